/* audit.h - the audit as the store keeps it, for the files of db/ alone: where each shard ends, the head that is
 * written with every commit, the marks. db/chain.h has the arithmetic, docs/audit.md the whole. */
#ifndef MLINZI_DB_AUDIT_H
#define MLINZI_DB_AUDIT_H

#include "core/effect.h"
#include "db/chain.h"
#include "db/statements.h"

#define SHARDS 48 /* of the audit: counties 1 to 47, and 0 */
struct shard_end {
    int64_t seq, marked; /* the last number given out, and the last that a mark covers */
    struct digest hash;
};
struct audit {
    bool known, dirty, broken; /* read from the store; changed in the open transaction; what was read does not fit */
    struct shard_end end[SHARDS];
    int64_t marks, unmarked_s; /* marks made; the time of the first record that no mark covers */
    struct digest mark, store; /* the newest mark; the store's own number */
};
struct db;
struct keyring;
struct apply;
MUST_USE enum err audit_append(struct db *db, const struct apply *a, const struct effect *e, int64_t county,
                               bool wrote);
/* Before the commit: the head, where a record was added. */
MUST_USE enum err audit_commit(struct db *db);
void audit_forget(struct db *db); /* after a rollback */

/* The row of table audit_head. */
struct audit_head {
    struct audit a;
    bool there, ours; /* there is a row; its keyed hash is by this store's key */
};
MUST_USE enum err audit_head_read(struct db *db, const unsigned char mac_key[32], struct audit_head *out);
MUST_USE enum err audit_store_id(struct db *db, struct digest *out); /* ERR_NOT_FOUND: a store that was never chained */
/* Columns of the statements audit_walk and audit_tail, in their order: a record and its hash. */
void audit_take(struct statement *s, struct audit_record *r, struct span *hash);

/* Every mark there is, in order; it ends with the first error that `take` gives. What it is given is valid during the
 * call only. */
MUST_USE enum err audit_marks(struct db *db, void *ctx,
                              enum err (*take)(void *ctx, const struct audit_mark *m, struct span signature));

/* Chains the records of a store that is older than the chain. Once; in one transaction. */
MUST_USE enum err audit_upgrade(struct db *db);

#endif
