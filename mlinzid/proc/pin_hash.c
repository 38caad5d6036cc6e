/* pin_hash.c - Argon2id by libsodium. */
#include "mlinzid/proc/pin_hash.h"

#include <sodium.h>

_Static_assert(PIN_HASH_CAP > crypto_pwhash_STRBYTES, "a hash fits");

bool pin_hash(struct span pin, int64_t passes, int64_t memory_kib, char out[PIN_HASH_CAP])
{
    return crypto_pwhash_str_alg(out, pin.p, pin.n, (unsigned long long)passes, (size_t)memory_kib * 1024,
                                 crypto_pwhash_ALG_ARGON2ID13) == 0;
}

bool pin_is(struct span pin, struct span hash)
{
    char whole[PIN_HASH_CAP];
    return span_str(hash, whole, sizeof whole) && crypto_pwhash_str_verify(whole, pin.p, pin.n) == 0;
}
