/* protection.h - the forms of online protection and counter-trafficking in their order, by plain answers. What they
 * must hold is core/protection.h's. */
#ifndef MLINZI_DB_PROTECTION_H
#define MLINZI_DB_PROTECTION_H

#include "core/protection.h"
#include "db/db.h"

MUST_USE enum err db_ctip_of(struct db *db, int64_t case_id, struct ctip_done *out);
struct protected_case {
    int64_t case_id; /* of a takedown: its form's id */
    char ref[12];
    struct area area;
    enum role accused;
    int32_t day;      /* a takedown's */
    char platform[8]; /* a takedown's */
    enum takedown state;
};
/* Whose list it is; NULL: everything. What they do not see takes no room of theirs. */
struct protected_viewer {
    struct area
        within; /* all they see lies in it: a region, a county or a constituency; level 0 or the nation: anywhere */
    bool (*sees)(const void *ctx, struct area place, enum role accused);
    const void *ctx;
};
/* The newest first, at most cap. */
MUST_USE enum err db_ctip_cases(struct db *db, const struct protected_viewer *v, struct protected_case *out, int cap,
                                int *n);
MUST_USE enum err db_takedowns(struct db *db, const struct protected_viewer *v, struct protected_case *out, int cap,
                               int *n);

#endif
