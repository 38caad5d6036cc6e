/* upgrade.c - what a store older than this program needs beyond its tables: values that only the program can work out.
 * Each step is one transaction and leaves a mark in meta, so that a program that dies in the middle begins it anew.
 *
 * Sealing: every personal value of a store made before sealing is sealed in its place, and the blind indexes, until
 * then of another hash, are worked out anew from the numbers the store holds. The file is rewritten afterwards, so that
 * no page keeps what stood there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "db/store.h"

#define SWEEP_META "store.sweep" /* "due" from the moment something was sealed in its place */
#define KEYS_MAX 4
struct sealed_column {
    const char *table, *column, *keys[KEYS_MAX]; /* primary key: numbers */
    enum vault_column id;
    const char *row, *subject; /* as SQL over the same row */
};
#define CASE_SUBJECT(expression) "72057594037927936 + (" expression ")"
#define PARTY_SUBJECT(expression) "144115188075855872 + (" expression ")"
#define SUBJECT_OR_DAY(time) \
    "case when case_id <> 0 then 72057594037927936 + case_id else 216172782113783808 + (" time " + 10800) / 86400 end"
#define SUBJECT_OR_HOUSE "case when case_id <> 0 then 72057594037927936 + case_id else 288230376151711744 end"
static const struct sealed_column columns[] = {
    {"party", "name", {"id"}, VAULT_PARTY_NAME, "id", PARTY_SUBJECT("id")},
    {"inbox", "sender", {"id"}, VAULT_INBOX_SENDER, "id", SUBJECT_OR_DAY("stored_s")},
    {"inbox", "body", {"id"}, VAULT_INBOX_BODY, "id", SUBJECT_OR_DAY("stored_s")},
    {"case_file", "place_text", {"id"}, VAULT_CASE_PLACE_TEXT, "id", CASE_SUBJECT("id")},
    {"case_file", "locality", {"id"}, VAULT_CASE_LOCALITY, "id", CASE_SUBJECT("id")},
    {"case_file", "child_name", {"id"}, VAULT_CASE_CHILD_NAME, "id", CASE_SUBJECT("id")},
    {"case_file", "explanation", {"id"}, VAULT_CASE_EXPLANATION, "id", CASE_SUBJECT("id")},
    {"case_party",
     "number",
     {"case_id", "role", "party", "number_ix"},
     VAULT_CASE_PARTY_NUMBER,
     "case_id",
     CASE_SUBJECT("case_id")},
    {"note", "body", {"case_id", "id"}, VAULT_NOTE_BODY, "id", CASE_SUBJECT("case_id")},
    {"code", "digits", {"person"}, VAULT_CODE_DIGITS, "person", SUBJECT_OR_DAY("made_s")},
    {"code", "body", {"person"}, VAULT_CODE_BODY, "person", SUBJECT_OR_DAY("made_s")},
    {"outbox", "number", {"id"}, VAULT_OUTBOX_NUMBER, "id", SUBJECT_OR_DAY("made_s")},
    {"outbox", "args", {"id"}, VAULT_OUTBOX_ARGS, "id", SUBJECT_OR_DAY("made_s")},
    {"audit", "detail", {"shard", "seq"}, VAULT_AUDIT_DETAIL, "shard * 281474976710656 + seq", SUBJECT_OR_HOUSE},
    /* last: their row is the number's new token */
    {"phone", "number", {"number_ix"}, VAULT_PHONE_NUMBER, "number_ix", PARTY_SUBJECT("party")},
    {"question", "body", {"number_ix"}, VAULT_QUESTION_BODY, "number_ix", SUBJECT_OR_DAY("asked_s")},
};
/* Where a number's token stands, and where the number itself was found beside it. */
static const char *const tokens[][2] = {
    {"phone", "number_ix"},    {"number", "number_ix"}, {"case_party", "number_ix"}, {"reported", "number_ix"},
    {"question", "number_ix"}, {"inbox", "sender_ix"},  {"outbox", "to_ix"}};
static const char *const sources[][3] = {{"phone", "number_ix", "number"},
                                         {"case_party", "number_ix", "number"},
                                         {"inbox", "sender_ix", "sender"},
                                         {"outbox", "to_ix", "number"}};

static enum err prepare(struct db *db, const char *sql, int parameters, void **out)
{
    return db->engine->prepare(db->conn, "upgrade", sql, parameters, out);
}

static enum err run_one(struct db *db, void *statement)
{
    bool row = false;
    enum err e = db->engine->step(statement, &row);
    db->engine->reset(statement);
    return e;
}

/* --- tokens --- */

/* Writes old and new token of every number that stands in that column into the table of both. */
static enum err token_pairs(struct db *db, const char *const source[3])
{
    char sql[256];
    void *all = NULL, *put = NULL;
    bool row = false;
    (void)snprintf(sql, sizeof sql, "select distinct %s, %s from %s", source[1], source[2], source[0]);
    enum err e = prepare(db, sql, 0, &all);
    if (!e)
        e = prepare(db, "insert into token_pair (old, new) values (?1, ?2) on conflict do nothing", 2, &put);
    while (!e && !(e = db->engine->step(all, &row)) && row) {
        struct span number = db->engine->column_bytes(all, 1);
        if (!number.n)
            continue;
        db->engine->bind_int(put, 1, db->engine->column_int(all, 0));
        db->engine->bind_int(put, 2, vault_index(db->vault, VAULT_TOKEN_NUMBER, number));
        e = run_one(db, put);
    }
    if (all)
        db->engine->finish(all);
    if (put)
        db->engine->finish(put);
    return e;
}

static enum err tokens_anew(struct db *db)
{
    char sql[320];
    enum err e = db->engine->run(db->conn, "create table token_pair (old bigint primary key, new bigint not null)");
    for (size_t i = 0; !e && i < countof(sources); i++)
        e = token_pairs(db, sources[i]);
    for (size_t i = 0; !e && i < countof(tokens); i++) {
        const char *t = tokens[i][0], *c = tokens[i][1];
        (void)snprintf(sql, sizeof sql,
                       "update %s set %s = (select new from token_pair where old = %s) "
                       "where %s in (select old from token_pair)",
                       t, c, c, c);
        e = db->engine->run(db->conn, sql);
    }
    return e ? e : db->engine->run(db->conn, "drop table token_pair");
}

/* --- values --- */

static void key_list(const struct sealed_column *c, bool bound, char *out, size_t cap)
{
    struct text t;
    text_init(&t, out, cap);
    for (int k = 0; k < KEYS_MAX && c->keys[k]; k++) {
        text_str(&t, k ? (bound ? " and " : ", ") : "");
        text_str(&t, c->keys[k]);
        if (bound) {
            text_str(&t, " = ?");
            text_i64(&t, k + 2);
        }
    }
    (void)text_done(&t);
}

static enum err column_seal(struct db *db, const struct sealed_column *c)
{
    char keys[120], bound[160], sql[640];
    void *all = NULL, *set = NULL;
    bool row = false;
    int n = 0;
    while (n < KEYS_MAX && c->keys[n])
        n++;
    key_list(c, false, keys, sizeof keys);
    key_list(c, true, bound, sizeof bound);
    (void)snprintf(sql, sizeof sql, "select %s, %s, %s, %s from %s", c->column, c->row, c->subject, keys, c->table);
    enum err e = prepare(db, sql, 0, &all);
    (void)snprintf(sql, sizeof sql, "update %s set %s = ?1 where %s", c->table, c->column, bound);
    if (!e)
        e = prepare(db, sql, n + 1, &set);
    while (!e && !(e = db->engine->step(all, &row)) && row) {
        struct span plain = db->engine->column_bytes(all, 0);
        if (!plain.n)
            continue;
        int64_t at = db->engine->column_int(all, 1), subject = db->engine->column_int(all, 2);
        db->engine->bind_bytes(set, 1, vault_seal(db->vault, subject, c->id, at, plain));
        for (int k = 0; k < n; k++)
            db->engine->bind_int(set, k + 2, db->engine->column_int(all, 3 + k));
        e = vault_fault(db->vault);
        e = e ? e : run_one(db, set);
    }
    if (all)
        db->engine->finish(all);
    if (set)
        db->engine->finish(set);
    return e;
}

static enum err seal_all(struct db *db)
{
    const struct keyring *keys = db->settings.keys;
    enum err e = db_kek_begin(db, keys->kek[keys->keks - 1].generation);
    if (!e)
        e = tokens_anew(db);
    for (size_t i = 0; !e && i < countof(columns); i++)
        e = column_seal(db, &columns[i]);
    /* Whom an alarm was about stood there in the clear; it is of use on its own day only. */
    if (!e)
        e = db->engine->run(db->conn, "delete from alarm");
    return e ? e : db_meta_set(db, SWEEP_META, "due");
}

static enum err once(struct db *db, enum err (*step)(struct db *db))
{
    enum err e = db_begin(db);
    if (!e)
        e = step(db);
    if (!e)
        return db_commit(db);
    db_rollback(db);
    return e;
}

static enum err seal_once(struct db *db)
{
    int64_t generation = 0;
    enum err e = db_kek_newest(db, &generation);
    if (e != ERR_NOT_FOUND)
        return e;
    return once(db, seal_all);
}

/* --- dates that stood in the clear (0007-dates.sql) --- */

static enum err dates_seal(struct db *db)
{
    void *all = NULL, *set = NULL;
    bool row = false;
    enum err e = prepare(db, "select case_id, dob, event_when from plain_date", 0, &all);
    if (!e)
        e = prepare(db, "update case_file set dob = ?1, event_when = ?2 where id = ?3", 3, &set);
    while (!e && !(e = db->engine->step(all, &row)) && row) {
        int64_t id = db->engine->column_int(all, 0), subject = subject_case(id);
        struct span dob = db->engine->column_bytes(all, 1), when = db->engine->column_bytes(all, 2);
        db->engine->bind_bytes(set, 1, vault_seal(db->vault, subject, VAULT_CASE_DOB, id, dob));
        db->engine->bind_bytes(set, 2, vault_seal(db->vault, subject, VAULT_CASE_WHEN, id, when));
        db->engine->bind_int(set, 3, id);
        e = vault_fault(db->vault);
        e = e ? e : run_one(db, set);
    }
    if (all)
        db->engine->finish(all);
    if (set)
        db->engine->finish(set);
    if (!e)
        e = db->engine->run(db->conn, "delete from plain_date");
    return e ? e : db_meta_set(db, SWEEP_META, "due");
}

static enum err dates_once(struct db *db)
{
    void *any = NULL;
    bool row = false;
    enum err e = prepare(db, "select case_id from plain_date limit 1", 0, &any);
    if (!e)
        e = db->engine->step(any, &row);
    if (any)
        db->engine->finish(any);
    if (e || !row)
        return e;
    return once(db, dates_seal);
}

/* --- what stood there before --- */

/* The file is written anew, so that no page and no log keeps it. Without the room for that the service starts all the
 * same, and the next start tries again. */
static void sweep(struct db *db)
{
    char due[16] = "";
    if (db_meta_get(db, SWEEP_META, due, sizeof due) || !due[0])
        return;
    enum err e = db->engine->run(db->conn, "vacuum");
    if (!e)
        e = db_wipe_log(db);
    if (!e)
        e = db_meta_set(db, SWEEP_META, "");
    if (e)
        log_event("alarm", LOG_W("kind", "store.unswept"), LOG_ERR(e));
}

/* Sealed first: the audit chains what is sealed. */
enum err store_upgrade(struct db *db, char *why, size_t cap)
{
    enum err e = seal_once(db);
    if (!e)
        e = dates_once(db);
    if (e)
        (void)snprintf(why, cap, "the store could not be sealed: %s (%s)", err_words(e), db_why(db));
    if (e)
        return e;
    sweep(db);
    e = audit_upgrade(db);
    if (e)
        (void)snprintf(why, cap, "the audit could not be chained: %s (%s)", err_words(e), db_why(db));
    return e;
}
