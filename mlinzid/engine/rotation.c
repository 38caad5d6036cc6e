/* rotation.c - the steps of a rotation; see rotation.h. */
#include "mlinzid/engine/rotation.h"

#include <stdio.h>

static enum err say(struct rotation *r, enum err e, const char *what)
{
    if (e)
        (void)snprintf(r->why, sizeof r->why, "%s: %s (%s)", what, err_words(e), db_why(r->db));
    return e;
}

static enum err count(struct rotation *r, int64_t *older)
{
    struct kek_count rows[KEKS_MAX + 1];
    int n = 0;
    enum err e = db_keys_count(r->db, rows, KEKS_MAX + 1, &n);
    *older = r->total = 0;
    for (int i = 0; !e && i < n; i++) {
        r->total += rows[i].generation > 0 ? rows[i].keys : 0;
        *older += rows[i].generation > 0 && rows[i].generation < r->to ? rows[i].keys : 0;
    }
    r->done = r->total - *older;
    return say(r, e, "the keys cannot be counted");
}

/* Whether the store still names an older generation as needed: the last step was not done. */
static bool unended(struct db *db, int64_t newest)
{
    char name[40], check[256] = "";
    (void)snprintf(name, sizeof name, "kek.check.%lld", (long long)newest - 1);
    return newest > 1 && db_meta_get(db, name, check, sizeof check) == ERR_NONE && check[0];
}

enum err rotation_look(struct rotation *r, struct db *db, struct keyring *keys, int64_t now_s)
{
    int64_t newest = 0, older = 0;
    *r = (struct rotation){.db = db, .keys = keys, .now_s = now_s};
    enum err e = say(r, db_kek_newest(db, &newest), "the store names no key-encryption key");
    r->to = newest;
    if (!e)
        e = count(r, &older);
    if (e)
        return e;
    r->from = newest;
    r->begun = older > 0 || unended(db, newest);
    if (r->begun) {
        r->from = newest - 1;
        r->step = older > 0 ? ROTATION_WRAP : ROTATION_END;
        return ERR_NONE;
    }
    r->to = newest + 1;
    r->begun = keyring_kek(keys, r->to) != NULL; /* killed when it had made the file */
    r->step = r->begun ? ROTATION_SWITCH : ROTATION_FILE;
    return count(r, &older);
}

static enum err switch_over(struct rotation *r)
{
    char name[40], time[24];
    (void)snprintf(name, sizeof name, "kek.since.%lld", (long long)r->to);
    (void)snprintf(time, sizeof time, "%lld", (long long)r->now_s);
    enum err e = db_kek_begin(r->db, r->to);
    return e ? e : db_meta_set(r->db, name, time);
}

static enum err wrap(struct rotation *r, int *done)
{
    return db_keys_rewrap(r->db, r->to, &r->after, ROTATION_BATCH, done);
}

/* One transaction, whole or not at all. */
static enum err transact(struct rotation *r, int *wrapped)
{
    int64_t after = r->after;
    enum err e = db_begin(r->db);
    if (e)
        return say(r, e, "the store is held by another program");
    if (r->step == ROTATION_SWITCH)
        e = switch_over(r);
    else if (r->step == ROTATION_WRAP)
        e = wrap(r, wrapped);
    else
        e = db_kek_end(r->db, r->to);
    if (!e)
        e = db_commit(r->db);
    if (!e)
        return ERR_NONE;
    (void)say(r, e, "the store refused");
    db_rollback(r->db);
    r->after = after;
    return e;
}

/* Nothing is left behind `after`: nor before it, unless keys were made under the old generation meanwhile. */
static enum err wrapped_all(struct rotation *r)
{
    int64_t older = 0;
    enum err e = count(r, &older);
    r->after = 0;
    if (!e && older == 0)
        r->step = ROTATION_END;
    if (e || older == 0 || older != r->left) {
        r->left = older;
        return e;
    }
    (void)snprintf(r->why, sizeof r->why,
                   "%lld keys of subjects are damaged and cannot be opened; all others are under kek-%lld. kek-%lld is "
                   "still needed: bring those rows of subject_key back from a backup, then rotate again",
                   (long long)older, (long long)r->to, (long long)r->from);
    return ERR_REFUSED;
}

enum err rotation_next(struct rotation *r)
{
    int wrapped = 0;
    enum err e;
    if (r->step == ROTATION_FILE) {
        e = keyring_make_kek(r->keys, r->to, r->why, sizeof r->why);
        r->step = e ? r->step : ROTATION_SWITCH;
        return e;
    }
    e = transact(r, &wrapped);
    if (e)
        return e;
    switch (r->step) {
    case ROTATION_SWITCH: r->step = ROTATION_WRAP; break;
    case ROTATION_WRAP: r->done += wrapped; return wrapped ? ERR_NONE : wrapped_all(r);
    case ROTATION_END: r->step = ROTATION_DONE; break;
    case ROTATION_FILE:
    case ROTATION_DONE: break;
    }
    return ERR_NONE;
}
