/* hash.c - SipHash-2-4, and splitmix64.
 * Whoever can guess a hash can fill one bucket or follow references; a keyed hash cannot be guessed. The bytes are read
 * in little-endian order by hand, so that a store keeps its references when it moves to another machine. */
#include "base/hash.h"

struct sip {
    uint64_t v0, v1, v2, v3;
};

static inline uint64_t rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

static inline void sip_round(struct sip *s)
{
    s->v0 += s->v1;
    s->v1 = rotate(s->v1, 13) ^ s->v0;
    s->v0 = rotate(s->v0, 32);
    s->v2 += s->v3;
    s->v3 = rotate(s->v3, 16) ^ s->v2;
    s->v0 += s->v3;
    s->v3 = rotate(s->v3, 21) ^ s->v0;
    s->v2 += s->v1;
    s->v1 = rotate(s->v1, 17) ^ s->v2;
    s->v2 = rotate(s->v2, 32);
}

static inline struct sip sip_start(struct hash_key key)
{
    return (struct sip){key.k0 ^ UINT64_C(0x736f6d6570736575), key.k1 ^ UINT64_C(0x646f72616e646f6d),
                        key.k0 ^ UINT64_C(0x6c7967656e657261), key.k1 ^ UINT64_C(0x7465646279746573)};
}

static inline void sip_word(struct sip *s, uint64_t m)
{
    s->v3 ^= m;
    sip_round(s);
    sip_round(s);
    s->v0 ^= m;
}

static inline uint64_t sip_end(struct sip *s)
{
    s->v2 ^= 0xFF;
    for (int i = 0; i < 4; i++)
        sip_round(s);
    return s->v0 ^ s->v1 ^ s->v2 ^ s->v3;
}

static uint64_t little(const char *p, size_t n)
{
    uint64_t m = 0;
    for (size_t i = 0; i < n; i++)
        m |= (uint64_t)(unsigned char)p[i] << (8 * i);
    return m;
}

uint64_t hash_bytes(struct hash_key key, struct span s)
{
    struct sip sip = sip_start(key);
    size_t i = 0;
    for (; s.n - i >= 8; i += 8)
        sip_word(&sip, little(s.p + i, 8));
    sip_word(&sip, (uint64_t)s.n << 56 | little(s.p + i, s.n - i));
    return sip_end(&sip);
}

uint64_t hash_u64(struct hash_key key, uint64_t v)
{
    struct sip sip = sip_start(key);
    sip_word(&sip, v);
    sip_word(&sip, UINT64_C(8) << 56);
    return sip_end(&sip);
}

uint64_t mix64(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}
