/* store.h - what the files of db/ share and nobody else sees: the open store, its vault and small helpers. */
#ifndef MLINZI_DB_STORE_H
#define MLINZI_DB_STORE_H

#include "db/db.h"
#include "db/statements.h"
#include "db/vault.h"

#define SHARDS 48 /* of the audit: counties 1 to 47, and 0 */
struct db {
    const struct db_engine *engine;
    void *conn;
    struct db_settings settings;
    struct vault vault;
    int64_t audit_seq[SHARDS];         /* the last of each shard, -1 not read yet; forgotten with a rollback */
    int64_t county_case, county;       /* the last case written or asked: its county */
    int64_t new_case, new_reporter;    /* just opened, and its reporter where deciding knew the party */
    int64_t wrote_case, wrote_version; /* written, its audit row still to come */
    struct statement st[STATEMENT_COUNT];
};
static inline struct statement *st_of(struct db *db, enum statement_name name)
{
    return &db->st[name];
}
static inline struct span seal(struct db *db, enum vault_column column, int64_t row, struct span plain)
{
    return vault_seal(&db->vault, column, row, plain);
}
/* Reads a sealed column as text; what the vault refuses reads as empty. */
static inline struct span take_sealed(struct db *db, struct statement *s, enum vault_column column, int64_t row)
{
    struct span plain = {NULL, 0};
    return vault_open(&db->vault, column, row, take_bytes(s), &plain) ? plain : (struct span){NULL, 0};
}
static inline int64_t number_ix(const struct db *db, const struct msisdn *m)
{
    return vault_index(&db->vault, VAULT_TOKEN_NUMBER, span_of(m->s));
}
static inline void put_number(struct db *db, struct statement *s, const char *name, enum vault_column column,
                              int64_t row, const struct msisdn *m)
{
    put_bytes(s, name, seal(db, column, row, span_of(m->s)));
}
static inline void take_number(struct db *db, struct statement *s, enum vault_column column, int64_t row,
                               struct msisdn *out)
{
    (void)span_str(take_sealed(db, s, column, row), out->s, sizeof out->s);
}

enum party_kind { PARTY_NONE, PARTY_PERSON, PARTY_REPORTER, PARTY_CHILD, PARTY_CAREGIVER, PARTY_PAYEE };
enum party_role { PARTY_REPORTED = 1, PARTY_IS_CHILD = 2 }; /* case_party.role */

/* The newest migration below dir; 0 none. */
int64_t migration_newest(const char *sql_dir);
/* The number in meta's row "schema" by a statement made for it; 0: no such row or no such table. */
int64_t schema_version(const struct db_engine *engine, void *conn);

/* db/case.c */
MUST_USE enum err case_insert(struct db *db, const struct case_file *c);
MUST_USE enum err case_update(struct db *db, const struct case_file *c);       /* ERR_STALE */
MUST_USE enum err case_read(struct db *db, int64_t id, struct case_file *out); /* ERR_NOT_FOUND */

/* db/erase.c */
MUST_USE enum err case_erase(struct db *db, const struct case_file *c); /* c as it is when erased */

/* db/people.c */
MUST_USE enum err party_insert(struct db *db, int64_t id, enum party_kind kind, enum lang lang, struct span name,
                               int64_t now_s);
MUST_USE enum err phone_insert(struct db *db, const struct msisdn *m, int64_t party, int place);
MUST_USE enum err absence_put(struct db *db, int64_t party, int32_t from_day, int32_t to_day, int64_t delegate);

/* db/list.c: what a view sees that is open. */
MUST_USE enum err list_fill(struct db *db, struct facts *f, int64_t now_s);

int64_t week_of(int64_t time_s); /* of table reported */

#endif
