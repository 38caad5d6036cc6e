/* query_session.c - who is signed in by a token, as the store says: for what a page shows. What is done, the
 * engine does for whom it finds itself (mlinzid/control/desk.c). */
#include <time.h>

#include "db/session.h"
#include "db/unit.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/query.h"

#define PEOPLE_MAX 60

static json_t *post_json(const struct post *p)
{
    return json_pack("{s:s,s:s}", "role", role_word(p->role), "at", p->at);
}

/* A post at an institution with the name that people know it by. */
static json_t *post_named(const struct asked *q, const struct post *p)
{
    struct unit u;
    json_t *o = post_json(p);
    if (p->role == ROLE_INSTITUTION && db_unit(q->db, p->at, &u) == ERR_NONE)
        json_object_set_new(o, "name", json_string(u.name));
    return o;
}

enum err query_session(const struct asked *q, json_t **out)
{
    const struct settings *s = &q->loaded->settings;
    const struct session_life life = {s->session_idle_min * 60, s->session_most_min * 60};
    const struct span token = span_of(asked_text(q, "token"));
    struct session row;
    struct post post[16];
    char secret[SESSION_TOKEN_CAP];
    int n = 0;
    enum err err = db_session_get(q->db, token, &life, (int64_t)time(NULL), &row);
    if (err == ERR_NONE)
        err = db_session_posts(q->db, row.party, day_of(store_now(q->db)), post, (int)countof(post), &n);
    if (err != ERR_NONE)
        return err;
    session_secret(token, secret);
    json_t *posts = json_array();
    for (int i = 0; i < n; i++)
        json_array_append_new(posts, post_named(q, &post[i]));
    *out = json_pack("{s:I,s:I,s:s,s:s,s:o}", "person", (json_int_t)row.party, "idle_s",
                     (json_int_t)(time(NULL) - row.seen_s), "secret", secret, "lang", row.lang == LANG_SW ? "sw" : "en",
                     "posts", posts);
    return *out ? ERR_NONE : ERR_FULL;
}

/* For the sign-in page of practice: everybody who holds a duty post, by post; never a name. */
enum err query_session_people(const struct asked *q, json_t **out)
{
    struct session_person p[PEOPLE_MAX];
    int n = 0;
    enum err err = db_session_people(q->db, p, PEOPLE_MAX, &n);
    if (err != ERR_NONE)
        return err;
    json_t *people = json_array();
    for (int i = 0; i < n; i++)
        json_array_append_new(
            people, json_pack("{s:I,s:o}", "person", (json_int_t)p[i].party, "post", post_named(q, &p[i].post)));
    *out = json_pack("{s:o}", "people", people);
    return *out ? ERR_NONE : ERR_FULL;
}

/* For the forms of somebody who is not signed in. */
enum err query_form_secret(const struct asked *q, json_t **out)
{
    char secret[SESSION_TOKEN_CAP];
    (void)q;
    if (!session_random(secret))
        return ERR_IO;
    *out = json_pack("{s:s}", "secret", secret);
    return *out ? ERR_NONE : ERR_FULL;
}
