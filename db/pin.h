/* pin.h - what the store keeps of a person's PIN and of their password: the hash, sealed, and the tries; and the secret
 * of their one-time codes. */
#ifndef MLINZI_DB_PIN_H
#define MLINZI_DB_PIN_H

#include "db/db.h"

#define PIN_HASH_CAP 129                 /* libsodium's crypto_pwhash_STRBYTES, and a NUL to spare */
enum pin_kind { PIN_SIX, PIN_PASSWORD }; /* six digits, for USSD; a password, for the console */
struct pin_row {
    char hash[PIN_HASH_CAP];
    int64_t tries, set_s;
    bool locked;
};
/* All in the open transaction or outside one. ERR_NOT_FOUND: that person has none, or its key was destroyed. */
MUST_USE enum err db_pin_get(struct db *db, enum pin_kind kind, int64_t person, struct pin_row *out);
MUST_USE enum err db_pin_put(struct db *db, enum pin_kind kind, int64_t person, struct span hash,
                             int64_t now_s); /* no tries, not locked */
MUST_USE enum err db_pin_tries(struct db *db, enum pin_kind kind, int64_t person, int64_t tries,
                               bool locked); /* ERR_NOT_FOUND */

#define TOTP_BYTES 20 /* RFC 4226 section 4 asks for 160 bits */
struct totp_row {
    unsigned char secret[TOTP_BYTES];
    int64_t step; /* the last used; none before it is good any more */
};
MUST_USE enum err db_totp_get(struct db *db, int64_t person, struct totp_row *out); /* ERR_NOT_FOUND */
MUST_USE enum err db_totp_put(struct db *db, int64_t person, const unsigned char secret[TOTP_BYTES], int64_t now_s);
MUST_USE enum err db_totp_used(struct db *db, int64_t person, int64_t step); /* ERR_STALE: used already */

#endif
