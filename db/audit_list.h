/* audit_list.h - the audit as a page shows it: who did what when, in plain columns. Details stay sealed. */
#ifndef MLINZI_DB_AUDIT_LIST_H
#define MLINZI_DB_AUDIT_LIST_H

#include "db/db.h"

#define AUDIT_ACT_CAP 64
struct audit_line {
    int64_t shard, seq, at_s, version, person, newer; /* newer: how many of its shard come before it in the list */
    bool wrote;
    enum role role;
    char ref[12], act[AUDIT_ACT_CAP];
};
/* 0, "", -1 (shard): any. */
struct audit_filter {
    const char *ref, *act;
    int64_t person, shard;
    int32_t from_day, to_day; /* both included; 0 any */
};
/* The newest first: of one second the newest of each shard, then the next of each. At most cap; *n how many.
 * *cut: not every record was looked at, since a search of a whole country reads the newest of each county alone.
 * ERR_NOT_FOUND: no case has that reference. */
MUST_USE enum err db_audit_list(struct db *db, const struct audit_filter *f, struct audit_line *out, int cap, int *n,
                                bool *cut);
/* The newest mark that leaves at least so many records behind it: where a check of the last ones begins. 0: all. */
MUST_USE enum err db_audit_mark_before(struct db *db, int64_t records, int64_t *mark);
/* By which marks are checked; needs keys. */
bool db_audit_public(struct db *db, unsigned char out[32]);

#endif
