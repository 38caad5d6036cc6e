/* ref.c - case references with a check digit.
 * A reference is read out over bad lines and typed from memory by people in a hurry; a wrong one must never reach
 * another child's case. The check digit finds every single wrong digit and every swap of neighbours. The seven (or
 * nine) digits before it are the case's number under a keyed permutation, so that the next case cannot be guessed from
 * one's own: a Feistel network, whose halves are mixed by SipHash, walked until it lands inside the range. */
#include "base/ref.h"

#include <string.h>

#include "base/must.h"

#define SMALL INT64_C(10000000)   /* cases of eight-digit references */
#define LARGE INT64_C(1000000000) /* and of the ten-digit ones after them */
#define ROUNDS 8

/* A range of numbers that is permuted in itself: two halves of `bits` cover it, and less than twice over. */
struct range {
    int64_t size;
    int bits;
    uint64_t tweak;
};
static const struct range small = {SMALL, 12, UINT64_C(7) << 48}, large = {LARGE, 15, UINT64_C(9) << 48};

static uint64_t half(struct hash_key key, const struct range *r, int round, uint64_t x)
{
    return hash_u64(key, r->tweak | (uint64_t)round << 32 | x) & ((UINT64_C(1) << r->bits) - 1);
}

static int64_t permute(struct hash_key key, const struct range *r, int64_t n)
{
    uint64_t mask = (UINT64_C(1) << r->bits) - 1;
    do {
        uint64_t a = (uint64_t)n >> r->bits, b = (uint64_t)n & mask;
        for (int round = 0; round < ROUNDS; round++) {
            uint64_t next = a ^ half(key, r, round, b);
            a = b;
            b = next;
        }
        n = (int64_t)(a << r->bits | b);
    } while (n >= r->size);
    return n;
}

static int64_t permute_back(struct hash_key key, const struct range *r, int64_t n)
{
    uint64_t mask = (UINT64_C(1) << r->bits) - 1;
    do {
        uint64_t a = (uint64_t)n >> r->bits, b = (uint64_t)n & mask;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            uint64_t before = b ^ half(key, r, round, a);
            b = a;
            a = before;
        }
        n = (int64_t)(a << r->bits | b);
    } while (n >= r->size);
    return n;
}

int damm(struct span digits)
{
    static const unsigned char table[10][10] = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3}, {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6}, {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7}, {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
    };
    int interim = 0;
    for (size_t i = 0; i < digits.n; i++) {
        must(digits.p[i] >= '0' && digits.p[i] <= '9');
        interim = table[interim][digits.p[i] - '0'];
    }
    return interim;
}

void ref_of_case(struct hash_key key, int64_t n, struct ref *out)
{
    must(n >= 0 && n < SMALL + LARGE);
    struct text t;
    text_init(&t, out->digits, sizeof out->digits);
    if (n < SMALL)
        text_pad(&t, permute(key, &small, n), 7);
    else
        text_pad(&t, permute(key, &large, n - SMALL), 9);
    text_char(&t, (char)('0' + damm(text_done(&t))));
}

int64_t ref_case(struct hash_key key, const struct ref *r)
{
    struct span s = span_of(r->digits);
    int64_t n = 0;
    must((s.n == 8 || s.n == 10) && damm(s) == 0);
    s.n--;
    must(span_i64(s, &n));
    return s.n == 7 ? permute_back(key, &small, n) : SMALL + permute_back(key, &large, n);
}

static bool is_gap(uint32_t c)
{
    return c == ' ' || c == '-' || c == 0xA0 || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* People go on with a number: "VERIFY 4817 3024 2 visits". So the digits are taken in groups, and the reference ends
 * where a group ends: after eight digits if one does, else after ten. Ten are shown as five and five, never with a gap
 * after eight. */
enum ref_verdict ref_read(struct span s, struct ref *out, size_t *used)
{
    char digit[10];
    size_t n = 0, i = 0;
    memset(out, 0, sizeof *out);
    *used = 0;
    while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9') {
        while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9') {
            if (n == sizeof digit)
                return REF_NONE;
            digit[n++] = s.p[i++];
        }
        if (n == 8 || n == 10) {
            memcpy(out->digits, digit, n);
            *used = i;
            return damm((struct span){digit, n}) == 0 ? REF_OK : REF_BAD_DIGIT;
        }
        for (size_t next = i; i < s.n && is_gap(utf8_next(s, &next));)
            i = next;
    }
    return REF_NONE;
}

void ref_show(const struct ref *r, struct text *out)
{
    struct span s = span_of(r->digits);
    if (s.n == 0)
        return;
    text_span(out, (struct span){s.p, s.n / 2});
    text_char(out, ' ');
    text_span(out, (struct span){s.p + s.n / 2, s.n - s.n / 2});
}
