/* base_ref_test.c - references: no two cases share one, none can be guessed, no slip of a finger reaches another child.
 */
#include "base/ref.h"

#include <stdlib.h>

#include "base/must.h"
#include "tests/unit/test.h"

static const struct hash_key key = {UINT64_C(0x1234567890abcdef), UINT64_C(0xfedcba0987654321)};

static void damm_finds_slips(void)
{
    CHECK_INT(damm(SPAN("4817302")), 4);
    CHECK_INT(damm(SPAN("48173024")), 0);
    CHECK_INT(damm(SPAN("572")), 4); /* the example of Damm's thesis */
    CHECK_INT(damm(SPAN("")), 0);
    uint64_t seed = 42;
    for (int i = 0; i < 20000; i++) {
        char digit[10], was;
        size_t n = i % 2 ? 8 : 10;
        for (size_t k = 0; k + 1 < n; k++)
            digit[k] = (char)('0' + mix64(&seed) % 10);
        digit[n - 1] = (char)('0' + damm((struct span){digit, n - 1}));
        CHECK_INT(damm((struct span){digit, n}), 0);
        for (size_t k = 0; k < n; k++) {
            was = digit[k];
            for (int c = '0'; c <= '9'; c++) {
                digit[k] = (char)c;
                CHECK(c == was || damm((struct span){digit, n}) != 0);
            }
            digit[k] = was;
        }
        for (size_t k = 0; k + 1 < n; k++) {
            was = digit[k];
            digit[k] = digit[k + 1];
            digit[k + 1] = was;
            CHECK(digit[k] == was || damm((struct span){digit, n}) != 0);
            digit[k + 1] = digit[k];
            digit[k] = was;
        }
    }
}

/* Ten million cases, ten million references, each of eight digits: and back. */
static void no_two_cases_share_one(void)
{
    unsigned char *seen = calloc(10000000, 1);
    for (int64_t n = 0; n < 10000000 && test_here < 5; n++) {
        struct ref r;
        int64_t seven = 0;
        ref_of_case(key, n, &r);
        span_i64((struct span){r.digits, 7}, &seven);
        if (seen[seven]++ != 0 || r.digits[8] != '\0' || damm((struct span){r.digits, 8}) != 0)
            CHECK_INT(n, -1);
        if (n % 5 == 0 && ref_case(key, &r) != n)
            CHECK_INT(ref_case(key, &r), n);
    }
    free(seen);
}

static void ten_digits_after_ten_million(void)
{
    uint64_t seed = 42;
    for (int i = 0; i < 300000; i++) {
        struct ref r;
        int64_t n = i < 1000   ? 10000000 + i
                    : i < 2000 ? 1009999999 - (i - 1000)
                               : 10000000 + (int64_t)(mix64(&seed) % 1000000000);
        ref_of_case(key, n, &r);
        if (strlen(r.digits) != 10 || damm(span_of(r.digits)) != 0 || ref_case(key, &r) != n)
            CHECK_INT(n, -1);
    }
    /* Any ten digits whose check holds are those of one case: the permutation fills its range. */
    for (int i = 0; i < 100000; i++) {
        struct ref r = {""}, again;
        struct text t;
        text_init(&t, r.digits, sizeof r.digits);
        text_pad(&t, (int64_t)(mix64(&seed) % 1000000000), 9);
        text_char(&t, (char)('0' + damm(text_done(&t))));
        int64_t n = ref_case(key, &r);
        CHECK(n >= 10000000 && n < 1010000000);
        ref_of_case(key, n, &again);
        CHECK_STR(again.digits, r.digits);
    }
}

/* Neighbours look unrelated, and another key gives other references. */
static void neighbours_cannot_be_guessed(void)
{
    int near = 0, same = 0;
    for (int64_t n = 0; n < 100000; n++) {
        struct ref a, b, c;
        int64_t x = 0, y = 0;
        ref_of_case(key, n, &a);
        ref_of_case(key, n + 1, &b);
        ref_of_case((struct hash_key){key.k0 + 1, key.k1}, n, &c);
        span_i64((struct span){a.digits, 7}, &x);
        span_i64((struct span){b.digits, 7}, &y);
        near += y - x > -10000 && y - x < 10000;
        same += strcmp(a.digits, c.digits) == 0;
    }
    CHECK(near > 100 && near < 320); /* two in a thousand by chance: 200 */
    CHECK(same < 5);
}

static int64_t seven_digits(int64_t n)
{
    struct ref r;
    int64_t v = 0;
    ref_of_case(key, n, &r);
    span_i64((struct span){r.digits, 7}, &v);
    return v;
}

/* Were all rounds of the network alike, running it on the halves of a reference swapped would run it backwards. */
static void rounds_differ(void)
{
    int tried = 0, undone = 0;
    for (int64_t n = 0; n < 100000; n++) {
        int64_t m = seven_digits(n), swapped = (m & 4095) << 12 | m >> 12, want = (n & 4095) << 12 | n >> 12;
        if (swapped >= 10000000 || want >= 10000000)
            continue;
        tried++;
        undone += seven_digits(swapped) == want;
    }
    CHECK(tried > 10000 && undone < 5);
}

static void reads_what_people_type(void)
{
    static const struct {
        const char *in;
        enum ref_verdict verdict;
        const char *digits;
        size_t used;
    } row[] = {
        {"48173024", REF_OK, "48173024", 8},
        {"4817 3024", REF_OK, "48173024", 9},
        {"4817-3024 moved", REF_OK, "48173024", 9},
        {"4817  3024", REF_OK, "48173024", 10},
        {"48 17 30 24", REF_OK, "48173024", 11},
        {"4817\xE2\x80\x93"
         "3024.",
         REF_OK, "48173024", 11},
        {"4817\xC2\xA0"
         "3024",
         REF_OK, "48173024", 10},
        {"4817 3024 2 visits", REF_OK, "48173024", 9}, /* the text goes on with a number */
        {"48173024 12", REF_OK, "48173024", 8},
        {"48173024-5", REF_OK, "48173024", 8},
        {"48173024abc", REF_OK, "48173024", 8},
        {"48173025", REF_BAD_DIGIT, "48173025", 8},
        {"4817 3042", REF_BAD_DIGIT, "48173042", 9},
        {"4817 3025 12", REF_BAD_DIGIT, "48173025", 9},
        {"4817302", REF_NONE, "", 0},
        {"481730245", REF_NONE, "", 0},
        {"48173024512", REF_NONE, "", 0},
        {"4817302 45", REF_NONE, "", 0},
        {"4817 302", REF_NONE, "", 0},
        {"4817 -", REF_NONE, "", 0},
        {" 48173024", REF_NONE, "", 0},
        {"VERIFY", REF_NONE, "", 0},
        {"", REF_NONE, "", 0},
        {"4817.3024", REF_NONE, "", 0},
        {"48173024\xE2\x80", REF_OK, "48173024", 8},
        {"4817\xE2\x80", REF_NONE, "", 0},
    };
    for (size_t i = 0; i < countof(row); i++) {
        struct ref r;
        size_t used = 99;
        enum ref_verdict v = ref_read(span_of(row[i].in), &r, &used);
        if (v != row[i].verdict)
            printf("# %s\n", row[i].in);
        CHECK_INT(v, row[i].verdict);
        CHECK_INT(used, row[i].used);
        CHECK_STR(r.digits, row[i].digits);
    }
}

/* What we show is read again as the same. */
static void reads_what_it_shows(void)
{
    for (int64_t n = 0; n < 20000000; n += 12345) {
        struct ref r, again;
        char space[32];
        struct text t;
        size_t used;
        ref_of_case(key, n, &r);
        text_init(&t, space, sizeof space);
        ref_show(&r, &t);
        CHECK(space[n < 10000000 ? 4 : 5] == ' ');
        text_str(&t, " 12 visits");
        CHECK(ref_read(text_done(&t), &again, &used) == REF_OK && strcmp(r.digits, again.digits) == 0);
    }
    struct ref none = {""};
    char space[8];
    struct text t;
    text_init(&t, space, sizeof space);
    ref_show(&none, &t);
    CHECK_STR(space, "");
}

int main(void)
{
    RUN(damm_finds_slips);
    RUN(no_two_cases_share_one);
    RUN(ten_digits_after_ten_million);
    RUN(neighbours_cannot_be_guessed);
    RUN(rounds_differ);
    RUN(reads_what_people_type);
    RUN(reads_what_it_shows);
    return test_end();
}
