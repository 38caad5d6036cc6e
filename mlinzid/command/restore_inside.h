/* restore_inside.h - the two halves of `mlinzi db restore`: bringing the file back, and what is then done to it. */
#ifndef MLINZI_MLINZID_RESTORE_INSIDE_H
#define MLINZI_MLINZID_RESTORE_INSIDE_H

#include "mlinzid/command/at_store.h"

struct restored {
    struct db *db;
    const struct keyring *keys;
    const struct areas *areas;
    int64_t now_s, last_s; /* by the store's clock: now, and the last moment it knew; last_s 0: it does not say */
    int erased;            /* subjects that could still be read, and were erased again */
    char warned[4096];     /* what does not hold, a line each; empty: all does */
    char why[2048];
};
/* Looks at the store in every way, then erases again what was erased since, goes on with other numbers than those given
 * out since, and writes its row of the audit. False: r->why. anyway: though its checks fail. */
MUST_USE bool restore_settle(struct restored *r, bool anyway);

#endif
