/* query.h - what the pages may ask of the store, by name: what those questions share (mlinzid/desk/query*.c). A
 * new question is a function here and a row in desk/query.c. */
#ifndef MLINZI_MLINZID_DESK_QUERY_H
#define MLINZI_MLINZID_DESK_QUERY_H

#include "mlinzid/desk/desk.h"

struct asked {
    struct db *db;
    const struct loaded *loaded;
    const json_t *params;
};
const char *asked_text(const struct asked *q, const char *key); /* "" when it is not there */
int64_t asked_number(const struct asked *q, const char *key);   /* 0 */

/* Each fills *out with an object; ERR_NOT_FOUND: the page says that there is nothing here. */
enum err query_session(const struct asked *q, json_t **out);
enum err query_session_people(const struct asked *q, json_t **out);
enum err query_api_key(const struct asked *q, json_t **out);
enum err query_api_posts(const struct asked *q, json_t **out);
enum err query_api_cases(const struct asked *q, json_t **out);
enum err query_api_units(const struct asked *q, json_t **out);
enum err query_api_unit(const struct asked *q, json_t **out);
enum err query_api_referrals(const struct asked *q, json_t **out);
enum err query_form_secret(const struct asked *q, json_t **out);
enum err query_case_list(const struct asked *q, json_t **out);
enum err query_today(const struct asked *q, json_t **out);
enum err query_duties(const struct asked *q, json_t **out);
enum err query_referrals(const struct asked *q, json_t **out);
enum err query_views(const struct asked *q, json_t **out);
enum err query_map(const struct asked *q, json_t **out);
enum err query_map_cases(const struct asked *q, json_t **out);
enum err query_officers(const struct asked *q, json_t **out);
enum err query_messages(const struct asked *q, json_t **out);
enum err query_teach(const struct asked *q, json_t **out);
enum err query_texts(const struct asked *q, json_t **out);
enum err query_texts_one(const struct asked *q, json_t **out);
enum err query_texts_try(const struct asked *q, json_t **out);
enum err query_ladder(const struct asked *q, json_t **out);
enum err query_ladder_rehearse(const struct asked *q, json_t **out);
enum err query_people(const struct asked *q, json_t **out);
enum err query_offices(const struct asked *q, json_t **out);
enum err query_audit(const struct asked *q, json_t **out);
enum err query_audit_verify(const struct asked *q, json_t **out);
enum err query_settings(const struct asked *q, json_t **out);
enum err query_units(const struct asked *q, json_t **out);
enum err query_unit(const struct asked *q, json_t **out);
enum err query_own_units(const struct asked *q, json_t **out);
enum err query_helpline(const struct asked *q, json_t **out);
enum err query_contact_figures(const struct asked *q, json_t **out);
enum err query_api_contacts(const struct asked *q, json_t **out);
enum err query_protection(const struct asked *q, json_t **out);
enum err query_bridge(const struct asked *q, json_t **out);

#endif
