/* rotation.h - changing the key-encryption key: a new generation is made, new keys are wrapped under it, and then every
 * older one is wrapped anew. What is sealed under the keys stays as it is.
 *
 * One step is one file or one transaction, and the store itself says how far it is: whoever is killed between any two
 * steps goes on from there. A daemon may run meanwhile. */
#ifndef MLINZI_MLINZID_ROTATION_H
#define MLINZI_MLINZID_ROTATION_H

#include "db/db.h"

#define ROTATION_BATCH 500 /* keys in one transaction: a few milliseconds, so that no turn waits long */
enum rotation_step {
    ROTATION_FILE,   /* next: the new key's file is made */
    ROTATION_SWITCH, /* next: new keys are wrapped under it. Until here a daemon need not know it */
    ROTATION_WRAP,   /* next: one more batch of older keys */
    ROTATION_END,    /* next: the store is told that no older generation is needed */
    ROTATION_DONE
};
struct rotation {
    struct db *db;
    struct keyring *keys; /* the ring the store was opened with */
    enum rotation_step step;
    int64_t from, to;    /* generations */
    int64_t total, done; /* keys that are not erased; those under `to` */
    int64_t after, now_s;
    int64_t left; /* at the end of the last pass over all; the same number again: these cannot be opened */
    bool begun;   /* it was begun before: this goes on with it */
    char why[512];
};
/* Where it stands; the store says so. begun false and step ROTATION_FILE: none is under way. */
MUST_USE enum err rotation_look(struct rotation *r, struct db *db, struct keyring *keys, int64_t now_s);
MUST_USE enum err rotation_next(struct rotation *r); /* r->why: a sentence. ERR_BUSY: try again */

#endif
