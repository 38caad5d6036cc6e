/* pin_hash.h - a PIN to its hash and back: Argon2id (RFC 9106) by libsodium, each with its own salt. In the keeper,
 * where it takes its time; and in practice worlds, where it takes none. sodium_init() comes before. */
#ifndef MLINZI_MLINZID_PIN_HASH_H
#define MLINZI_MLINZID_PIN_HASH_H

#include "db/pin.h"

/* False: there was no memory. */
bool pin_hash(struct span pin, int64_t passes, int64_t memory_kib, char out[PIN_HASH_CAP]);
bool pin_is(struct span pin, struct span hash); /* a hash keeps the cost it was made with */

#endif
