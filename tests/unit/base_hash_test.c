/* base_hash_test.c - SipHash-2-4 and splitmix64 against their authors' own figures. */
#include "base/hash.h"

#include "base/must.h"
#include "tests/unit/test.h"

/* Key 00 01 .. 0f, message 00 01 .. of 0 to 15 bytes: from the paper (15 bytes) and the reference code's vectors. */
static void siphash_vectors(void)
{
    static const uint64_t want[] = {
        UINT64_C(0x726fdb47dd0e0e31), UINT64_C(0x74f839c593dc67fd), UINT64_C(0x0d6c8009d9a94f5a),
        UINT64_C(0x85676696d7fb7e2d), UINT64_C(0xcf2794e0277187b7), UINT64_C(0x18765564cd99a68d),
        UINT64_C(0xcbc9466e58fee3ce), UINT64_C(0xab0200f58b01d137), UINT64_C(0x93f5f5799a932462),
    };
    struct hash_key key = {UINT64_C(0x0706050403020100), UINT64_C(0x0f0e0d0c0b0a0908)};
    char message[15];
    for (size_t i = 0; i < sizeof message; i++)
        message[i] = (char)i;
    for (size_t n = 0; n < countof(want); n++)
        CHECK(hash_bytes(key, (struct span){message, n}) == want[n]);
    CHECK(hash_bytes(key, (struct span){message, 15}) == UINT64_C(0xa129ca6149be45e5));
    CHECK(hash_u64(key, UINT64_C(0x0706050403020100)) == want[8]); /* a number is its bytes, lowest first */
    key.k1 ^= 1;
    CHECK(hash_bytes(key, SPAN("")) != want[0]);
}

static void splitmix_vectors(void)
{
    uint64_t zero = 0, other = 1234567;
    CHECK(mix64(&zero) == UINT64_C(0xe220a8397b1dcdaf));
    CHECK(mix64(&zero) == UINT64_C(0x6e789e6aa1b965f4));
    CHECK(mix64(&other) == UINT64_C(6457827717110365317));
    CHECK(mix64(&other) == UINT64_C(3203168211198807973));
}

int main(void)
{
    RUN(siphash_vectors);
    RUN(splitmix_vectors);
    return test_end();
}
