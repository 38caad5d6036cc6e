/* session.c - sessions as rows. The token's hash is no keyed one: 256 random bits cannot be guessed, and a desk that
 * reads what strangers send shall hold no key. What the key is for is the other direction: a row that somebody wrote
 * into the store by hand signs nobody in, because the engine looks at its mac before each act. */
#include "db/session.h"

#include <sodium.h>
#include <string.h>

#include "db/show.h"

#define HASH_CAP 65
#define HASH_USE "mlinzi.session.hash" /* one use each: what follows from the token for one says nothing of another */
#define FORM_USE "mlinzi.session.form"

static void hash_of(struct span token, char out[HASH_CAP])
{
    unsigned char h[32];
    crypto_generichash(h, sizeof h, (const unsigned char *)token.p, token.n, (const unsigned char *)HASH_USE,
                       sizeof HASH_USE - 1);
    sodium_bin2hex(out, HASH_CAP, h, sizeof h);
}

void session_secret(struct span token, char out[SESSION_TOKEN_CAP])
{
    unsigned char h[32];
    crypto_generichash(h, sizeof h, (const unsigned char *)token.p, token.n, (const unsigned char *)FORM_USE,
                       sizeof FORM_USE - 1);
    sodium_bin2base64(out, SESSION_TOKEN_CAP, h, sizeof h, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

bool session_random(char out[SESSION_TOKEN_CAP])
{
    unsigned char bytes[32];
    if (sodium_init() < 0)
        return false;
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2base64(out, SESSION_TOKEN_CAP, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bytes, sizeof bytes);
    return true;
}

static int64_t mac_of(struct db *db, const char *hash, const struct session *s)
{
    char line[HASH_CAP + 80];
    struct text t;
    text_init(&t, line, sizeof line);
    text_str(&t, hash);
    const int64_t bound[] = {s->party, s->made_s, s->seen_s, s->proved_s};
    for (size_t i = 0; i < countof(bound); i++) {
        text_char(&t, ' ');
        text_i64(&t, bound[i]);
    }
    return vault_index(db->vault, VAULT_TOKEN_SESSION, text_done(&t));
}

enum err db_session_get(struct db *db, struct span token, const struct session_life *life, int64_t now_s,
                        struct session *out)
{
    char hash[HASH_CAP];
    struct statement *s = st_of(db, ST_session_get);
    *out = (struct session){0};
    hash_of(token, hash);
    put_str(s, "hash", hash);
    enum err e = st_one(s);
    if (e)
        return e;
    out->party = take_int(s);
    out->made_s = take_int(s);
    out->seen_s = take_int(s);
    out->proved_s = take_int(s);
    int64_t mac = take_int(s);
    out->lang = (enum lang)take_int(s);
    st_end(s);
    out->sound = db->vault && mac == mac_of(db, hash, out);
    return now_s < out->made_s + life->most_s && now_s < out->seen_s + life->idle_s ? ERR_NONE : ERR_NOT_FOUND;
}

static void put_times(struct statement *s, struct db *db, const char *hash, const struct session *row)
{
    put_str(s, "hash", hash);
    put_int(s, "seen_s", row->seen_s);
    put_int(s, "proved_s", row->proved_s);
    put_int(s, "mac", mac_of(db, hash, row));
}

enum err db_session_put(struct db *db, int64_t party, const struct session_life *life, int64_t now_s,
                        char token[SESSION_TOKEN_CAP])
{
    char hash[HASH_CAP];
    const struct session row = {.party = party, .made_s = now_s, .seen_s = now_s, .proved_s = now_s};
    if (!session_random(token))
        return ERR_IO;
    hash_of(span_of(token), hash);
    struct statement *s = st_of(db, ST_session_old);
    put_int(s, "made_s", now_s - life->most_s);
    put_int(s, "seen_s", now_s - life->idle_s);
    enum err e = st_run(s, NULL);
    if (e)
        return e;
    s = st_of(db, ST_session_put);
    put_times(s, db, hash, &row);
    put_int(s, "party", party);
    put_int(s, "made_s", now_s);
    return st_run(s, NULL);
}

enum err db_session_seen(struct db *db, struct span token, const struct session *row)
{
    char hash[HASH_CAP];
    struct statement *s = st_of(db, ST_session_seen);
    hash_of(token, hash);
    put_times(s, db, hash, row);
    return st_run(s, NULL);
}

enum err db_session_end(struct db *db, struct span token)
{
    char hash[HASH_CAP];
    struct statement *s = st_of(db, ST_session_end);
    hash_of(token, hash);
    put_str(s, "hash", hash);
    return st_run(s, NULL);
}

enum err db_session_end_all(struct db *db, int64_t party)
{
    struct statement *s = st_of(db, ST_session_end_all);
    put_int(s, "party", party);
    return st_run(s, NULL);
}

enum err db_session_posts(struct db *db, int64_t party, int32_t today, struct post *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_session_posts);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "party", party);
    put_int(s, "first", ROLE_CHP + 1);
    put_int(s, "today", today);
    while (!(e = st_next(s, &row)) && row && *n < cap) {
        out[*n].role = (enum role)take_int(s);
        take_str(s, out[(*n)++].at, sizeof out->at);
    }
    if (row)
        st_end(s);
    return e;
}

enum err db_session_people(struct db *db, struct session_person *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_session_people);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "first", ROLE_CHP + 1);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row && *n < cap) {
        struct session_person *p = &out[(*n)++];
        p->party = take_int(s);
        p->post.role = (enum role)take_int(s);
        take_str(s, p->post.at, sizeof p->post.at);
    }
    if (row)
        st_end(s);
    return e;
}

/* --- what somebody keeps --- */

enum err db_views(struct db *db, int64_t party, int cap, json_t *out)
{
    struct statement *s = st_of(db, ST_views);
    json_t *all = json_array();
    bool row = false;
    enum err e;
    put_int(s, "party", party);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        json_t *o = json_object();
        show_set(o, "name", show_text(take_text(s)));
        show_set(o, "filter", show_text(take_text(s)));
        (void)json_array_append_new(all, o);
    }
    show_set(out, "views", all);
    return e;
}

enum err db_view_put(struct db *db, int64_t party, const char *name, const char *filter)
{
    struct statement *s = st_of(db, ST_view_put);
    put_int(s, "party", party);
    put_str(s, "name", name);
    put_str(s, "filter", filter);
    return st_run(s, NULL);
}

enum err db_view_end(struct db *db, int64_t party, const char *name)
{
    struct statement *s = st_of(db, ST_view_end);
    put_int(s, "party", party);
    put_str(s, "name", name);
    return st_run(s, NULL);
}

enum err db_case_readers(struct db *db, int64_t case_id, int cap, json_t *out)
{
    struct statement *s = st_of(db, ST_console_readers);
    json_t *all = json_array();
    bool row = false;
    enum err e;
    put_int(s, "case_id", case_id);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        json_t *o = json_object();
        show_set(o, "at", show_time(take_int(s)));
        show_set(o, "role", show_str(role_word((enum role)take_int(s))));
        show_set(o, "what", show_text(take_text(s)));
        (void)json_array_append_new(all, o);
    }
    show_set(out, "readers", all);
    return e;
}
