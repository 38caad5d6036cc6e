/* hook.c - webhooks: a row for each change a partner is to hear, written with the change itself. Of one case one goes
 * at a time, so that a partner hears its versions in their order; cases do not wait for each other. */
#include "db/hook.h"

#include <sodium.h>
#include <string.h>

#include "db/store.h"

#define SECRET_BYTES 32
#define ASIDE_KEPT_S (30 * DAY_S)
#define KEYS_OF_CASE 16
enum { DUE_ASIDE = -2 };

/* --- hooks --- */

static enum err count(struct db *db)
{
    struct statement *s = st_of(db, ST_hook_count);
    enum err e = db->hooks < 0 ? st_one(s) : ERR_NONE;
    if (!e && db->hooks < 0) {
        db->hooks = take_int(s);
        st_end(s);
    }
    return e;
}

static void secret_make(char out[HOOK_SECRET_CAP])
{
    unsigned char bytes[SECRET_BYTES];
    randombytes_buf(bytes, sizeof bytes);
    (void)span_str(SPAN("mlh."), out, HOOK_SECRET_CAP);
    sodium_bin2base64(out + 4, HOOK_SECRET_CAP - 4, bytes, sizeof bytes, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    sodium_memzero(bytes, sizeof bytes);
}

enum err db_hook_put(struct db *db, struct hook *h, int64_t now_s)
{
    char both[HOOK_SECRET_CAP + HOOK_URL_CAP];
    struct text t;
    int64_t changed = 0;
    db->hooks = -1;
    enum err e = count(db);
    if (e || db->hooks >= HOOKS_MOST)
        return e ? e : ERR_FULL;
    secret_make(h->secret);
    text_init(&t, both, sizeof both);
    text_str(&t, h->secret);
    text_char(&t, ' ');
    text_str(&t, h->url);
    struct statement *s = st_of(db, ST_hook_put);
    put_int(s, "key", h->key);
    put_bytes(s, "target", seal(db, subject_house(), VAULT_HOOK_TARGET, h->key, text_done(&t)));
    put_int(s, "made_s", now_s);
    e = st_run(s, &changed);
    sodium_memzero(both, sizeof both);
    db->hooks = -1;
    return e ? e : changed == 1 ? ERR_NONE : ERR_NOT_FOUND;
}

enum err db_hook_end(struct db *db, int64_t key)
{
    static const enum statement_name names[] = {ST_hook_end, ST_hook_events_end};
    enum err e = ERR_NONE;
    for (size_t i = 0; !e && i < countof(names); i++) {
        struct statement *s = st_of(db, names[i]);
        put_int(s, "key", key);
        e = st_run(s, NULL);
    }
    db->hooks = -1;
    return e;
}

enum err db_hooks(struct db *db, int64_t now_s, struct hook out[HOOKS_MOST], int *n)
{
    struct statement *s = st_of(db, ST_hooks);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "cap", HOOKS_MOST);
    while (!(e = st_next(s, &row)) && row) {
        struct hook *h = &out[(*n)++];
        *h = (struct hook){.key = take_int(s)};
        struct span both = take_sealed(db, s, VAULT_HOOK_TARGET, h->key);
        struct span secret = span_cut(&both, ' ');
        if (!span_str(secret, h->secret, sizeof h->secret) || !span_str(both, h->url, sizeof h->url))
            h->url[0] = '\0';
        int64_t ends_s = take_int(s), ended_s = take_int(s);
        h->over = ended_s || ends_s <= now_s;
    }
    return e;
}

enum err db_hook_figures(struct db *db, int64_t key, int64_t *waiting, int64_t *aside)
{
    struct statement *s = st_of(db, ST_hook_figures);
    put_int(s, "key", key);
    enum err e = st_one(s);
    if (e)
        return e;
    *waiting = take_int(s);
    *aside = take_int(s);
    *waiting -= *aside;
    st_end(s);
    return ERR_NONE;
}

/* --- what is to be heard --- */

static enum err keys_of_case(struct db *db, int64_t case_id, int64_t key[KEYS_OF_CASE], int *n)
{
    struct statement *s = st_of(db, ST_hook_carriers);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "case_id", case_id);
    put_int(s, "cap", KEYS_OF_CASE);
    while (!(e = st_next(s, &row)) && row) {
        struct span carrier = take_text(s);
        (void)span_cut(&carrier, ':');
        *n += span_i64(carrier, &key[*n]);
    }
    return e;
}

enum err db_hook_changed(struct db *db, int64_t case_id, int64_t now_s, int64_t *next_id)
{
    int64_t key[KEYS_OF_CASE], changed = 0;
    int n = 0;
    enum err e = count(db);
    if (e || db->hooks == 0)
        return e;
    e = keys_of_case(db, case_id, key, &n);
    for (int i = 0; !e && i < n; i++) {
        struct statement *s = st_of(db, ST_hook_event_add);
        put_int(s, "id", (*next_id)++);
        put_int(s, "key", key[i]);
        put_int(s, "case_id", case_id);
        put_int(s, "at_s", now_s);
        e = st_run(s, &changed);
        db->hook_news = db->hook_news || changed > 0;
    }
    return e;
}

bool db_hook_news(struct db *db)
{
    bool news = db->hook_news;
    db->hook_news = false;
    return news;
}

enum err db_hook_due(struct db *db, int64_t key, int64_t now_s, struct hook_event *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_hook_due);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "key", key);
    put_int(s, "now_s", now_s);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        struct hook_event *v = &out[(*n)++];
        *v = (struct hook_event){.id = take_int(s)};
        v->case_id = take_int(s);
        (void)span_str(take_text(s), v->ref, sizeof v->ref);
        v->state = take_int(s);
        v->severity = take_int(s);
        v->level = take_int(s);
        v->at_s = take_int(s);
        v->tries = take_int(s);
    }
    return e;
}

enum err db_hook_next(struct db *db, int64_t key, int64_t now_s, int64_t *due_s)
{
    struct statement *s = st_of(db, ST_hook_next);
    put_int(s, "key", key);
    put_int(s, "now_s", now_s);
    enum err e = st_one(s);
    if (e)
        return e;
    *due_s = take_int(s);
    *due_s = *due_s ? *due_s : INT64_MAX;
    st_end(s);
    return ERR_NONE;
}

/* --- what came of it --- */

static int64_t wait_of(const struct hook_rule *r, int64_t tries)
{
    int64_t wait_s = r->retry_s;
    for (int64_t i = 0; i < tries && wait_s < r->retry_max_s; i++)
        wait_s *= 2;
    return wait_s < r->retry_max_s ? wait_s : r->retry_max_s;
}

static enum err follow(struct db *db, int64_t key, int64_t case_id)
{
    struct statement *s = st_of(db, ST_hook_event_follow);
    put_int(s, "key", key);
    put_int(s, "case_id", case_id);
    return st_run(s, NULL);
}

static enum err set_due(struct db *db, int64_t id, int64_t due_s)
{
    struct statement *s = st_of(db, ST_hook_event_later);
    put_int(s, "id", id);
    put_int(s, "due_s", due_s);
    return st_run(s, NULL);
}

static enum err forget_old(struct db *db, int64_t key, int64_t now_s)
{
    struct statement *s = st_of(db, ST_hook_event_forget);
    put_int(s, "key", key);
    put_int(s, "before_s", now_s - ASIDE_KEPT_S);
    return st_run(s, NULL);
}

static enum err done(struct db *db, int64_t id)
{
    struct statement *s = st_of(db, ST_hook_event_done);
    put_int(s, "id", id);
    return st_run(s, NULL);
}

enum err db_hook_settle(struct db *db, int64_t id, bool heard, int64_t now_s, const struct hook_rule *r,
                        enum hook_end *end)
{
    struct statement *s = st_of(db, ST_hook_event_get);
    *end = HOOK_GONE;
    put_int(s, "id", id);
    enum err e = st_one(s);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    int64_t key = take_int(s), case_id = take_int(s), at_s = take_int(s), tries = take_int(s);
    st_end(s);
    *end = heard ? HOOK_HEARD : now_s - at_s >= r->give_up_s ? HOOK_ASIDE : HOOK_LATER;
    if (*end == HOOK_LATER)
        return set_due(db, id, now_s + wait_of(r, tries));
    e = heard ? done(db, id) : set_due(db, id, DUE_ASIDE);
    if (!e && !heard)
        e = forget_old(db, key, now_s);
    return e ? e : follow(db, key, case_id);
}
