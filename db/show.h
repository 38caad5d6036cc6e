/* show.h - what the files of showing share: rows as JSON, with times, masks and clean text. */
#ifndef MLINZI_DB_SHOW_H
#define MLINZI_DB_SHOW_H

#include <jansson.h>

#include "db/store.h"

/* Sets a key; a value that could not be made (no memory) is left out. */
void show_set(json_t *o, const char *key, json_t *value);
json_t *show_text(struct span s); /* what is not UTF-8 becomes U+FFFD: a row is never left out for one byte */
json_t *show_str(const char *s);
json_t *show_time(int64_t time_s); /* Nairobi, "2026-03-02 09:00:00"; null for 0 */
json_t *show_day(int64_t day);
json_t *show_mask(const struct msisdn *m);
json_t *show_number(int64_t v, int64_t none); /* null when v is none */
const char *outbox_word(int64_t state);

/* phones and leave of one person, set in o. */
MUST_USE enum err show_holder(struct db *db, int64_t party, int64_t now_s, json_t *o);
MUST_USE enum err show_cases(struct db *db, const struct show *what, json_t *out);
MUST_USE enum err show_case(struct db *db, const struct show *what, json_t *out);
MUST_USE enum err show_people(struct db *db, const struct show *what, json_t *out);
MUST_USE enum err show_posts(struct db *db, const struct show *what, json_t *out);
MUST_USE enum err show_messages(struct db *db, const struct show *what, json_t *out);
MUST_USE enum err show_holidays(struct db *db, const struct show *what, json_t *out);
MUST_USE enum err show_audit(struct db *db, const struct show *what, json_t *out);
MUST_USE enum err show_erasures(struct db *db, const struct show *what, json_t *out);

#endif
