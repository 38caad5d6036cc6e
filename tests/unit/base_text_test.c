/* base_text_test.c - spans, UTF-8 and bounded text: never half a character, never a byte past the end. */
#include "base/text.h"

#include "base/hash.h"
#include "base/must.h"
#include "tests/unit/test.h"

static void spans(void)
{
    CHECK(span_of(NULL).n == 0 && span_of("abc").n == 3);
    CHECK(span_eq(SPAN("abc"), span_of("abc")) && !span_eq(SPAN("abc"), SPAN("abd")) &&
          !span_eq(SPAN("abc"), SPAN("ab")));
    CHECK(span_eq((struct span){NULL, 0}, SPAN("")));
    CHECK(span_is(SPAN("ward"), "ward") && !span_is(SPAN("ward"), "war"));
    CHECK(span_starts(SPAN("ward"), "wa") && span_starts(SPAN("ward"), "") && !span_starts(SPAN("wa"), "ward"));
    CHECK(span_cmp(SPAN("a"), SPAN("b")) < 0 && span_cmp(SPAN("b"), SPAN("a")) > 0);
    CHECK(span_cmp(SPAN("a"), SPAN("ab")) < 0 && span_cmp(SPAN("ab"), SPAN("a")) > 0 &&
          span_cmp(SPAN("a"), SPAN("a")) == 0);
    CHECK(span_cmp(SPAN("\xC3"), SPAN("a")) > 0); /* bytes have no sign */
    CHECK(span_is(span_trim(SPAN(" \t\r\n a b \v\f ")), "a b") && span_trim(SPAN("  ")).n == 0);
}

static void cutting(void)
{
    struct span rest = SPAN("a,,b");
    CHECK(span_is(span_cut(&rest, ','), "a") && span_is(rest, ",b"));
    CHECK(span_is(span_cut(&rest, ','), "") && span_is(rest, "b"));
    CHECK(span_is(span_cut(&rest, ','), "b") && rest.n == 0);
    CHECK(span_cut(&rest, ',').n == 0 && rest.n == 0);
    rest = (struct span){NULL, 0};
    CHECK(span_cut(&rest, ',').n == 0);
}

static void whole_numbers(void)
{
    int64_t v = 5;
    CHECK(span_i64(SPAN("0"), &v) && v == 0);
    CHECK(span_i64(SPAN("-17"), &v) && v == -17);
    CHECK(span_i64(SPAN("9223372036854775807"), &v) && v == INT64_MAX);
    CHECK(span_i64(SPAN("-9223372036854775808"), &v) && v == INT64_MIN);
    CHECK(span_i64(SPAN("0000000000000000000000001"), &v) && v == 1);
    v = 5;
    static const char *const wrong[] = {
        "",    "-",  "+1", " 1", "1 ", "1a", "9223372036854775808", "-9223372036854775809", "99999999999999999999999",
        "0x1", "--1"};
    for (size_t i = 0; i < countof(wrong); i++)
        CHECK(!span_i64(span_of(wrong[i]), &v) && v == 5);
}

static void copies(void)
{
    unsigned char space[64];
    struct arena a;
    char out[8];
    arena_init(&a, space, sizeof space);
    struct span copy = span_copy(&a, SPAN("Ganda"));
    CHECK(span_is(copy, "Ganda") && copy.p[5] == '\0');
    CHECK(span_copy(&a, (struct span){(const char *)space, 64}).p == NULL && a.full);
    CHECK(span_str(SPAN("Mtepeni"), out, sizeof out));
    CHECK_STR(out, "Mtepeni");
    CHECK(!span_str(SPAN("Mtepeni!"), out, sizeof out));
    CHECK_STR(out, "Mtepeni");
    CHECK(span_str((struct span){NULL, 0}, out, 1) && out[0] == '\0');
}

/* Cut at every length, what is left is whole characters, and as many as fit. */
static void cuts_between_characters(void)
{
    static const char whole[] = "a\xC3\xA9z\xE2\x82\xAC\xF0\x9F\x98\x80q";
    static const size_t ends[] = {0, 1, 3, 4, 7, 11, 12};
    for (size_t cap = 1; cap < sizeof whole + 2; cap++) {
        char out[32], grown[32];
        struct text t;
        size_t want = 0;
        for (size_t i = 0; i < countof(ends); i++)
            if (ends[i] <= cap - 1)
                want = ends[i];
        CHECK(span_str(SPAN(whole), out, cap) == (want == sizeof whole - 1));
        CHECK_INT(strlen(out), want);
        text_init(&t, grown, cap);
        text_span(&t, SPAN(whole));
        CHECK(t.n == want && t.cut == (want < sizeof whole - 1) && strcmp(out, grown) == 0);
    }
    char out[4];
    CHECK(!span_str(SPAN("\x80\x80\x80\x80\x80\x80"), out, sizeof out)); /* not UTF-8: cut anywhere, but cut */
    CHECK_INT(strlen(out), 3);
}

static void utf8_there_and_back(void)
{
    for (uint32_t c = 0; c < 0x110000; c++) {
        char out[4];
        size_t n = utf8_put(c, out), i = 0;
        uint32_t want = c >= 0xD800 && c < 0xE000 ? 0xFFFD : c;
        if (utf8_next((struct span){out, n}, &i) != want || i != n)
            CHECK_INT(c, -1);
    }
    char out[4];
    CHECK_INT(utf8_put(0x110000, out), 3);
    CHECK(memcmp(out, "\xEF\xBF\xBD", 3) == 0);
}

static void utf8_that_is_none(void)
{
    static const char *const wrong[] = {
        "\x80",
        "\xBF",
        "\xC0\x80",
        "\xC1\xBF",
        "\xC3",
        "\xC3(",
        "\xE0\x80\x80",
        "\xE0\x9F\xBF",
        "\xE2\x82",
        "\xE2\x28\xA1",
        "\xED\xA0\x80",
        "\xED\xBF\xBF",
        "\xF0\x80\x80\x80",
        "\xF0\x8F\xBF\xBF",
        "\xF0\x9F\x98",
        "\xF4\x90\x80\x80",
        "\xF5\x80\x80\x80",
        "\xFF",
    };
    for (size_t k = 0; k < countof(wrong); k++) {
        size_t i = 0;
        CHECK_INT(utf8_next(span_of(wrong[k]), &i), 0xFFFD);
        CHECK_INT(i, 1);
    }
    /* Any bytes are walked to their end, one step or one character at a time. */
    uint64_t seed = 42;
    for (int round = 0; round < 100000; round++) {
        uint64_t r = mix64(&seed);
        struct span s = {(const char *)&r, (size_t)round % 9};
        size_t i = 0, before = 0;
        while (i < s.n) {
            uint32_t c = utf8_next(s, &i);
            CHECK(i > before && i <= s.n && i - before <= 4 && c <= 0x10FFFF);
            before = i;
        }
    }
}

static void bounded_text(void)
{
    char space[12];
    struct text t;
    text_init(&t, space, sizeof space);
    text_str(&t, "no ");
    text_pad(&t, 7, 3);
    text_char(&t, ' ');
    text_i64(&t, -12);
    CHECK_STR(space, "no 007 -12");
    CHECK(!t.cut && text_done(&t).n == 10 && text_done(&t).p == space);
    text_i64(&t, 34);
    CHECK_STR(space, "no 007 -12"); /* half a number would be another number */
    CHECK(t.cut);
    text_char(&t, 'x');
    CHECK_STR(space, "no 007 -12"); /* nothing after a hole */
    text_init(&t, space, 1);
    text_char(&t, 'x');
    CHECK(t.cut && space[0] == '\0');
    char wide[64];
    text_init(&t, wide, sizeof wide);
    text_i64(&t, INT64_MIN);
    text_pad(&t, INT64_MAX, 20);
    text_pad(&t, -7, 3);
    text_pad(&t, 1234, 3);
    CHECK_STR(wide, "-922337203685477580809223372036854775807-0071234");
}

static void named_values(void)
{
    char space[64];
    struct text t;
    text_init(&t, space, sizeof space);
    args_put(&t, "ref", SPAN("48173024"));
    args_put(&t, "text", SPAN("two\nlines\r\nref=9"));
    args_put_i64(&t, "count", -3);
    args_put(&t, "empty", SPAN(""));
    struct span lines = text_done(&t);
    CHECK(span_is(args_get(lines, "ref"), "48173024"));
    CHECK(span_is(args_get(lines, "text"), "two lines  ref=9")); /* a value cannot forge a name */
    CHECK(span_is(args_get(lines, "count"), "-3"));
    CHECK(args_get(lines, "empty").p != NULL && args_get(lines, "empty").n == 0);
    CHECK(args_get(lines, "re").p == NULL && args_get(lines, "refs").p == NULL && args_get(lines, "").p == NULL);
    CHECK(args_get((struct span){NULL, 0}, "ref").p == NULL);
}

static void half_characters_are_left_out(void)
{
    static const char *const row[][2] = {
        {"plain", "plain"},
        {"", ""},
        {"n\xC3\xA9 \xC3", "n\xC3\xA9 "},
        {"\xE2\x82\"x", "\"x"},
        {"\xF0\x9F\x98!", "!"},
        {"\xEF\xBF\xBD\xEF\xBF", "\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < countof(row); i++) {
        char s[32];
        snprintf(s, sizeof s, "%s", row[i][0]);
        utf8_whole(s);
        CHECK_STR(s, row[i][1]);
    }
}

static void what_is_written_counts(void)
{
    CHECK_INT(span_written(SPAN("")), 0);
    CHECK_INT(span_written(SPAN("                         ")), 0);
    CHECK_INT(span_written(SPAN("\xC2\xA0\xE2\x80\x8B\t\n\xE3\x80\x80")), 0);
    CHECK_INT(span_written(SPAN("  a    b ")), 3);
    CHECK_INT(span_written(SPAN("mtoto \xC3\xA9")), 7);
}

int main(void)
{
    RUN(spans);
    RUN(cutting);
    RUN(whole_numbers);
    RUN(copies);
    RUN(cuts_between_characters);
    RUN(utf8_there_and_back);
    RUN(utf8_that_is_none);
    RUN(bounded_text);
    RUN(named_values);
    RUN(half_characters_are_left_out);
    RUN(what_is_written_counts);
    return test_end();
}
