/* hash.h - SipHash-2-4 (Aumasson and Bernstein 2012): keyed 64-bit hashes for deduplication and references. */
#ifndef MLINZI_BASE_HASH_H
#define MLINZI_BASE_HASH_H

#include <stdint.h>

#include "base/text.h"

struct hash_key {
    uint64_t k0, k1;
};
uint64_t hash_bytes(struct hash_key key, struct span s);
uint64_t hash_u64(struct hash_key key, uint64_t v);
/* splitmix64: the next number of a seeded row, for tests, benches and codes whose seed comes with the event. */
uint64_t mix64(uint64_t *state);

/* A number as eight bytes, the lowest first: how it is hashed and sealed on every machine. */
static inline void le64_put(unsigned char out[8], int64_t v)
{
    for (int i = 0; i < 8; i++)
        out[i] = (unsigned char)((uint64_t)v >> (8 * i));
}
static inline int64_t le64_get(const unsigned char in[8])
{
    uint64_t v = 0;
    for (int i = 0; i < 8; i++)
        v |= (uint64_t)in[i] << (8 * i);
    return (int64_t)v;
}

#endif
