/* open.c - the store as a whole: opening, transactions, leased ids, counters, what it knows of itself.
 * One process writes. Ids are leased in blocks from rows of table counter, inside the turn's own transaction: a crash
 * wastes at most a block and can never give an id twice. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/store.h"

static void forget(struct db *db)
{
    audit_forget(db);
    db->proofs.n = 0;
    db->proofs.inbox_id = 0;
    db->county_case = db->new_case = db->wrote_case = 0;
    db->words.id = 0;
    db->hooks = -1;
    db->refused = (struct refused_cases){.next = 0};
    if (db->vault)
        vault_forget(db->vault); /* keys made in what is undone are not there */
}

static enum err ready(struct db *db, char *why, size_t cap)
{
    const struct db_settings *s = &db->settings;
    struct db_open_how how = {
        .path = s->path, .vfs = s->vfs, .create = false, .busy_ms = s->busy_ms, .read_only = s->read_only};
    enum err e = db->engine->open(&how, &db->conn);
    if (e) {
        (void)snprintf(why, cap, "the store %s cannot be opened: %s", s->path, err_words(e));
        return e;
    }
    int64_t have = schema_version(db->engine, db->conn), newest = migration_newest(s->sql_dir);
    if (newest == 0) {
        (void)snprintf(why, cap, "no migrations below %s/db/migrations", s->sql_dir);
        return ERR_NOT_FOUND;
    }
    if (have != newest) {
        (void)snprintf(why, cap, "the store %s is at schema %lld, this program needs %lld: %s", s->path,
                       (long long)have, (long long)newest,
                       have > newest ? "install the newer program" : "run mlinzi db migrate");
        return have > newest ? ERR_VERSION : ERR_NOT_FOUND;
    }
    char dir[1024];
    (void)snprintf(dir, sizeof dir, "%s/db/sql", s->sql_dir);
    e = statements_read(db->st, db->engine, dir, why, cap);
    return e ? e : statements_prepare(db->st, db->conn, why, cap);
}

enum err db_open(const struct db_settings *s, struct db **out, char *why, size_t why_cap)
{
    struct db *db = calloc(1, sizeof *db);
    *out = NULL;
    if (!db)
        return ERR_FULL;
    db->settings = *s;
    db->engine = &db_sqlite;
    forget(db);
    enum err e = ready(db, why, why_cap);
    if (!e && s->keys) {
        struct vault_shelf shelf = subject_shelf(db);
        (void)snprintf(why, why_cap, "no memory for the vault");
        e = vault_new(s->keys, &shelf, &db->vault);
    }
    if (!e && s->keys)
        e = subject_check(db, why, why_cap);
    if (e)
        db_close(db);
    else
        *out = db;
    return e;
}

void db_close(struct db *db)
{
    if (!db)
        return;
    statements_free(db->st);
    vault_free(db->vault);
    free(db->words.body);
    if (db->conn)
        db->engine->close(db->conn);
    free(db);
}

const char *db_why(const struct db *db)
{
    return db->engine->why(db->conn);
}

enum err db_begin(struct db *db)
{
    vault_begin(db->vault);
    return db->engine->begin(db->conn);
}

enum err db_commit(struct db *db)
{
    enum err e = inbox_words(db);
    if (!e)
        e = proof_commit(db);
    if (!e)
        e = vault_fault(db->vault);
    if (!e)
        e = audit_commit(db);
    if (!e)
        e = db->engine->commit(db->conn);
    if (e)
        db_rollback(db);
    return e;
}

void db_rollback(struct db *db)
{
    forget(db);
    db->engine->rollback(db->conn);
}

int64_t db_refusals(const struct db *db)
{
    return vault_refusals(db->vault);
}

void db_checkpoint(struct db *db)
{
    (void)db->engine->checkpoint(db->conn); /* what stays in the log is moved by the next one */
}

enum err db_wipe_log(struct db *db)
{
    return db->engine->wipe_log(db->conn);
}

enum err db_backup(struct db *db, const char *file)
{
    return db->engine->backup(db->conn, file);
}

enum err db_intact(struct db *db, char *words, size_t cap)
{
    return db->engine->intact(db->conn, words, cap);
}

enum err db_lease_skip(struct db *db, int64_t by)
{
    struct statement *s = st_of(db, ST_lease_skip);
    must(by > 0);
    put_int(s, "by", by);
    return st_run(s, NULL);
}

static enum err counter_up(struct db *db, const char *prefix, const char *name, int64_t by, int64_t *value)
{
    char full[80];
    (void)snprintf(full, sizeof full, "%s%s", prefix, name);
    struct statement *s = st_of(db, ST_counter_up);
    put_str(s, "name", full);
    put_int(s, "by", by);
    enum err e = st_one(s);
    if (e)
        return e;
    *value = take_int(s);
    bool more = false;
    e = st_next(s, &more); /* to the end: the write is done when the statement is */
    return e;
}

enum err db_lease(struct db *db, const char *name, int64_t count, int64_t *first)
{
    int64_t last = 0;
    must(count > 0);
    enum err e = counter_up(db, "lease.", name, count, &last);
    *first = last - count + 1;
    return e;
}

enum err db_count_up(struct db *db, const char *name, int64_t *next)
{
    return counter_up(db, "serial.", name, 1, next);
}

enum err db_count_skip(struct db *db, const char *name, int64_t by)
{
    int64_t last = 0;
    must(by > 0);
    return counter_up(db, "serial.", name, by, &last);
}

enum err db_meta_get(struct db *db, const char *key, char *out, size_t cap)
{
    struct statement *s = st_of(db, ST_meta_get);
    put_str(s, "key", key);
    enum err e = st_one(s);
    if (e)
        return e;
    bool fits = span_str(take_text(s), out, cap);
    st_end(s);
    return fits ? ERR_NONE : ERR_FULL;
}

enum err db_meta_set(struct db *db, const char *key, const char *value)
{
    struct statement *s = st_of(db, ST_meta_put);
    put_str(s, "key", key);
    put_str(s, "value", value);
    return st_run(s, NULL);
}
