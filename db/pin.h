/* pin.h - what the store keeps of a person's PIN: its hash, sealed, and the tries. */
#ifndef MLINZI_DB_PIN_H
#define MLINZI_DB_PIN_H

#include "db/db.h"

#define PIN_HASH_CAP 129 /* libsodium's crypto_pwhash_STRBYTES, and a NUL to spare */
struct pin_row {
    char hash[PIN_HASH_CAP];
    int64_t tries, set_s;
    bool locked;
};
/* All in the open transaction or outside one. ERR_NOT_FOUND: that person has no PIN, or its key was destroyed. */
MUST_USE enum err db_pin_get(struct db *db, int64_t person, struct pin_row *out);
MUST_USE enum err db_pin_put(struct db *db, int64_t person, struct span hash, int64_t now_s); /* no tries, not locked */
MUST_USE enum err db_pin_tries(struct db *db, int64_t person, int64_t tries, bool locked);    /* ERR_NOT_FOUND */

#endif
