/* store.h - what the files of db/ share and nobody else sees: the open store, its vault and small helpers. */
#ifndef MLINZI_DB_STORE_H
#define MLINZI_DB_STORE_H

#include "db/audit.h"
#include "db/db.h"
#include "db/proof.h"
#include "db/record.h"
#include "db/statements.h"
#include "db/vault.h"

/* Cases whose last reading had a column that was refused: a write keeps what stands there. Every reading puts its case
 * in or takes it out, and an event writes what it has just read: eight cases at most (two a round of asking, four
 * rounds). */
struct refused_cases {
    int64_t id[16];
    int next; /* the oldest gives way */
};

struct db {
    const struct db_engine *engine;
    void *conn;
    struct db_settings settings;
    struct vault *vault;
    struct audit audit;
    struct proofs proofs;
    int64_t county_case, county;       /* the last case written or asked: its county */
    int64_t new_case, new_reporter;    /* just opened, and its reporter where deciding knew the party */
    int64_t wrote_case, wrote_version; /* written, its audit row still to come */
    struct {
        int64_t id; /* 0: none waits */
        int64_t day;
        struct msisdn sender;
        char *body;
        size_t n, cap;
    } words;
    struct refused_cases refused;
    int64_t hooks;  /* how many webhooks there are; -1: to be asked */
    bool hook_news; /* db/hook.c */
    bool duty_news; /* db/duty.c */
    bool bridge_news;
    int bridge_when; /* enum bridge_when, db/bridge.c */
    struct statement st[STATEMENT_COUNT];
};
static inline struct statement *st_of(struct db *db, enum statement_name name)
{
    return &db->st[name];
}
static inline struct span seal(struct db *db, int64_t subject, enum vault_column column, int64_t row, struct span plain)
{
    return vault_seal(db->vault, subject, column, row, plain);
}
/* What belongs to a case is sealed under its key, what has none under that of the day it came or was made. */
static inline int64_t subject_of(int64_t case_id, int64_t made_s)
{
    return case_id ? subject_case(case_id) : subject_intake(day_of(made_s));
}
/* Reads a sealed column as text. What was erased reads as empty. What the vault refuses does, too: a value that
 * somebody tampered with must not keep a case from climbing; it is counted (db_refusals) and somebody is told. */
static inline struct span take_sealed(struct db *db, struct statement *s, enum vault_column column, int64_t row)
{
    struct span plain;
    (void)vault_open(db->vault, column, row, take_bytes(s), &plain);
    return plain;
}
static inline int64_t number_ix(struct db *db, const struct msisdn *m)
{
    return vault_index(db->vault, VAULT_TOKEN_NUMBER, span_of(m->s));
}
static inline void take_number(struct db *db, struct statement *s, enum vault_column column, int64_t row,
                               struct msisdn *out)
{
    (void)span_str(take_sealed(db, s, column, row), out->s, sizeof out->s);
}

enum party_kind {
    PARTY_NONE,
    PARTY_PERSON,
    PARTY_REPORTER,
    PARTY_CHILD,
    PARTY_CAREGIVER, /* and whoever else belongs to a child or is accused: a person of the register */
    PARTY_PAYEE,
    PARTY_HOUSEHOLD,
    PARTY_UNIT /* an institution or organisation */
};
enum party_role { PARTY_REPORTED = 1, PARTY_IS_CHILD = 2 }; /* case_party.role */

/* The newest migration below dir; 0 none. */
int64_t migration_newest(const char *sql_dir);
/* The number in meta's row "schema" by a statement made for it; 0: no such row or no such table. */
int64_t schema_version(const struct db_engine *engine, void *conn);

/* The row of a column by which an audit row's detail is bound. */
static inline int64_t audit_row_id(int64_t shard, int64_t seq)
{
    return shard << 48 | seq;
}

/* db/subject.c: the shelf of wrapped keys for db/vault.h */
struct vault_shelf subject_shelf(struct db *db);
/* The newest key-encryption key's constant is right: the ring is the one of this store. */
MUST_USE enum err subject_check(struct db *db, char *why, size_t cap);
/* db/upgrade.c: what a store older than this program needs beyond its tables; once each, in transactions. */
MUST_USE enum err store_upgrade(struct db *db, char *why, size_t cap);

/* db/inbox.c: the words of the text that came last are sealed when it is known whose they are. */
MUST_USE enum err inbox_words(struct db *db); /* where they still wait: under the day's key */
MUST_USE enum err inbox_is_taken(struct db *db, int64_t id, const struct effect *e);

/* db/outbox.c: every text about a case, in the order they were made; stops at an error of take. */
MUST_USE enum err outbox_of_case(struct db *db, int64_t case_id, void *ctx,
                                 enum err (*take)(void *ctx, const struct outbox_row *row));

/* db/case.c */
MUST_USE enum err case_insert(struct db *db, const struct case_file *c, int64_t reporter);
MUST_USE enum err case_update(struct db *db, const struct case_file *c);       /* ERR_STALE */
MUST_USE enum err case_read(struct db *db, int64_t id, struct case_file *out); /* ERR_NOT_FOUND */

/* db/erase.c */
MUST_USE enum err erase_apply(struct db *db, const struct effect *e, int64_t now_s);
MUST_USE enum err erasure_announce(struct db *db, const struct effect *e, int64_t now_s);
MUST_USE enum err erasure_withdraw(struct db *db, const struct effect *e);
MUST_USE enum err erasure_facts(struct db *db, struct facts *f, int64_t now_s);
/* The key goes; that it did is still to be written beside the keys. case_id: of whose erasure it is a part, 0 none. */
struct erasing {
    int64_t case_id, day, now_s;
    struct span why;
    bool unlisted; /* it needs no line beside the keys: the schedule does it again by itself */
};
MUST_USE enum err subject_erase(struct db *db, int64_t subject, const struct erasing *x);
/* db/record.c. alone: only that one, not what was merged into it. Whoever then belongs to nobody any more goes, too. */
MUST_USE enum err record_erase(struct db *db, struct record_of of, bool alone, const struct erasing *x);
/* What a case leaves in the register: the children beside it, who was accused in it, what the helpline was told. */
MUST_USE enum err record_erase_case(struct db *db, const struct erasing *x);
MUST_USE enum err record_later(struct db *db, const struct effect *e);

/* db/relative.c: what of the register such a party is; ABOUT_NONE: nothing of it */
enum about party_about(enum party_kind kind);

/* db/people.c */
MUST_USE enum err party_insert(struct db *db, int64_t id, enum party_kind kind, enum lang lang, struct span name,
                               int64_t now_s);
MUST_USE enum err party_name(struct db *db, int64_t party, struct span name);
MUST_USE enum err phone_insert(struct db *db, const struct msisdn *m, int64_t party, int place);
MUST_USE enum err absence_put(struct db *db, int64_t party, int32_t from_day, int32_t to_day, int64_t delegate);

/* db/list.c: what a view sees that is open. */
MUST_USE enum err list_fill(struct db *db, struct facts *f, int64_t now_s);

int64_t week_of(int64_t time_s); /* of table reported */
#define INBOX_SPAN_S 1024        /* of index inbox_recent */

#endif
