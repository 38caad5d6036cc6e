/* base_url_test.c - what forms carry, byte by byte. */
#include "base/url.h"

#include "tests/unit/test.h"

static void every_digit_has_its_value(void)
{
    static const char digits[] = "0123456789abcdef", large[] = "0123456789ABCDEF";
    int known = 0;
    for (int i = 0; i < 16; i++) {
        CHECK_INT(hex_digit(digits[i]), i);
        CHECK_INT(hex_digit(large[i]), i);
    }
    for (int c = -128; c < 128; c++)
        known += hex_digit((char)c) >= 0;
    CHECK_INT(known, 22);
}

static void a_form_is_read_byte_by_byte(void)
{
    static const struct {
        const char *sent, *meant;
        bool broken;
    } rows[] = {{"", "", false},         {"a+b", "a b", false},         {"a%20b", "a b", false},
                {"%2B%2b", "++", false}, {"%C4%A9", "\xC4\xA9", false}, {"100%", "100%", true},
                {"%4", "%4", true},      {"%4g", "%4g", true},          {"%g4", "%g4", true},
                {"%%41", "%A", true},    {"%-1", "%-1", true},          {"%2525", "%25", false}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct span s = span_of(rows[r].sent);
        char out[32] = "";
        bool broken = false;
        size_t n = 0;
        for (size_t i = 0; i < s.n;)
            out[n++] = url_next(s, &i, &broken);
        CHECK_STR(out, rows[r].meant);
        CHECK_INT(broken, rows[r].broken);
    }
}

static void nothing_behind_the_end_is_read(void)
{
    bool broken = false;
    size_t i = 0;
    CHECK_INT(url_next((struct span){"%41", 2}, &i, &broken), '%');
    CHECK(broken && i == 1);
    broken = false, i = 0;
    CHECK_INT(url_next((struct span){"%00", 3}, &i, &broken), 0);
    CHECK(!broken && i == 3);
}

int main(void)
{
    RUN(every_digit_has_its_value);
    RUN(a_form_is_read_byte_by_byte);
    RUN(nothing_behind_the_end_is_read);
    return test_end();
}
