/* erase.c - erasing a case: the keys of its subjects are destroyed, what was sealed under them is emptied, and what
 * could lead from a number to the case is cut.
 *
 * The key alone makes every copy unreadable, old pages and backups too; the rest is done so that nothing here trips
 * over what it cannot open, and nobody can be found by the hash of a number. Audit rows stay as they are: the chain is
 * over them. An unregistered number with no other case is forgotten whole. */
#include "db/store.h"

#define PARTIES_MOST 64
struct erased_party {
    int64_t role, party, number_ix, kind, made_s;
};

/* Done, and still to be written beside the keys: a backup of before must not bring it back. */
static enum err erased_put(struct db *db, int64_t subject, int64_t case_id, int64_t now_s)
{
    struct statement *s = st_of(db, ST_erasure_put);
    put_int(s, "subject", subject);
    put_int(s, "case_id", case_id);
    put_int(s, "day", 0);
    put_int(s, "announced_s", now_s);
    put_int(s, "due_s", now_s);
    put_int(s, "done_s", now_s);
    put_str(s, "why", "asked");
    return st_run(s, NULL);
}

static enum err subject_erase(struct db *db, int64_t subject, int64_t case_id, int64_t now_s)
{
    enum err e = db_key_destroy(db, subject);
    return e ? e : erased_put(db, subject, case_id, now_s);
}

/* Statements whose only names are case_id and, perhaps, empty bytes. */
static enum err run_of_case(struct db *db, enum statement_name name, int64_t case_id, bool empties)
{
    struct statement *s = st_of(db, name);
    put_int(s, "case_id", case_id);
    if (empties)
        put_bytes(s, "empty", (struct span){NULL, 0});
    return st_run(s, NULL);
}

static enum err empty_rows(struct db *db, int64_t case_id)
{
    enum err e = run_of_case(db, ST_erase_case, case_id, false);
    if (!e)
        e = run_of_case(db, ST_erase_notes, case_id, true);
    if (!e)
        e = run_of_case(db, ST_erase_inbox, case_id, true);
    if (!e)
        e = run_of_case(db, ST_erase_links, case_id, false);
    if (!e)
        e = run_of_case(db, ST_erase_codes, case_id, false);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_erase_outbox);
    put_bytes(s, "empty", (struct span){NULL, 0});
    put_int(s, "dropped", OUT_DROPPED);
    put_int(s, "case_id", case_id);
    return st_run(s, NULL);
}

static enum err read_parties(struct db *db, int64_t case_id, struct erased_party *out, int *n)
{
    struct statement *s = st_of(db, ST_erase_parties);
    bool row = false;
    enum err e;
    put_int(s, "case_id", case_id);
    put_int(s, "cap", PARTIES_MOST);
    *n = 0;
    while (!(e = st_next(s, &row)) && row) {
        struct erased_party *p = &out[(*n)++];
        p->role = take_int(s);
        p->party = take_int(s);
        p->number_ix = take_int(s);
        p->kind = take_int(s);
        p->made_s = take_int(s);
    }
    return e;
}

/* A number stands at a case in the weeks from its opening to its last closing. */
static enum err unlink_number(struct db *db, const struct case_file *c, int64_t number_ix)
{
    enum err e = ERR_NONE;
    for (int64_t week = week_of(c->opened_s); !e && week <= week_of(c->closed_s); week++) {
        struct statement *s = st_of(db, ST_erase_reported);
        put_int(s, "week", week);
        put_int(s, "number_ix", number_ix);
        put_int(s, "case_id", c->id);
        e = st_run(s, NULL);
    }
    return e;
}

static enum err reported_other(struct db *db, const struct erased_party *p, int64_t now_s, bool *any)
{
    *any = false;
    for (int64_t week = week_of(p->made_s); !*any && week <= week_of(now_s); week++) {
        struct statement *s = st_of(db, ST_reported_any);
        put_int(s, "week", week);
        put_int(s, "number_ix", p->number_ix);
        enum err e = st_one(s);
        if (e)
            return e;
        *any = take_int(s) != 0;
        st_end(s);
    }
    return ERR_NONE;
}

static enum err run_of_party(struct db *db, enum statement_name name, const char *key, int64_t value)
{
    struct statement *s = st_of(db, name);
    put_int(s, key, value);
    return st_run(s, NULL);
}

/* The name goes with the party's key; a number nobody else's goes with its rows. */
static enum err forget_party(struct db *db, const struct case_file *c, const struct erased_party *p)
{
    struct statement *s = st_of(db, ST_erase_name);
    put_bytes(s, "empty", (struct span){NULL, 0});
    put_int(s, "party", p->party);
    enum err e = st_run(s, NULL);
    if (!e && p->kind == PARTY_REPORTER)
        e = run_of_party(db, ST_erase_phones, "party", p->party);
    if (!e && p->kind == PARTY_REPORTER)
        e = run_of_party(db, ST_erase_number, "number_ix", p->number_ix);
    if (!e && p->kind == PARTY_REPORTER)
        e = run_of_party(db, ST_question_end, "number_ix", p->number_ix);
    return e ? e : subject_erase(db, subject_party(p->party), c->id, c->erased_s);
}

static enum err erase_party(struct db *db, const struct case_file *c, const struct erased_party *p)
{
    bool other = false;
    if (p->role == PARTY_IS_CHILD)
        return forget_party(db, c, p);
    enum err e = unlink_number(db, c, p->number_ix);
    if (e || p->kind != PARTY_REPORTER)
        return e;
    e = reported_other(db, p, c->erased_s, &other);
    return e || other ? e : forget_party(db, c, p);
}

enum err case_erase(struct db *db, const struct case_file *c)
{
    struct erased_party party[PARTIES_MOST];
    int n = 0;
    enum err e = read_parties(db, c->id, party, &n);
    if (!e)
        e = empty_rows(db, c->id);
    for (int i = 0; !e && i < n; i++)
        e = erase_party(db, c, &party[i]);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_erase_reporters);
    put_int(s, "case_id", c->id);
    put_int(s, "role", PARTY_REPORTED);
    e = st_run(s, NULL);
    return e ? e : subject_erase(db, subject_case(c->id), c->id, c->erased_s);
}

enum err db_erased_unlisted(struct db *db, struct erased *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_erasure_unlisted);
    bool row = false;
    enum err e;
    put_int(s, "cap", cap);
    *n = 0;
    while (!(e = st_next(s, &row)) && row) {
        out[*n].subject = take_int(s);
        out[(*n)++].done_s = take_int(s);
    }
    return e;
}

enum err db_erased_listed(struct db *db, const struct erased *all, int n)
{
    enum err e = ERR_NONE;
    for (int i = 0; !e && i < n; i++) {
        struct statement *s = st_of(db, ST_erasure_list);
        put_int(s, "subject", all[i].subject);
        put_int(s, "done_s", all[i].done_s);
        e = st_run(s, NULL);
    }
    return e;
}
