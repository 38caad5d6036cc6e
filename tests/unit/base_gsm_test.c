/* base_gsm_test.c - what an SMS can carry and how many parts it takes. */
#include "base/gsm.h"

#include "base/hash.h"
#include "base/must.h"
#include "tests/unit/test.h"

/* 3GPP TS 23.038 6.2.1, in the order of the table; its escape (1/11) left out. */
static const char alphabet[] =
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
static const char extension[] = "\f^{}\\[~]|€";

static bool stands_in(const char *table, size_t size, uint32_t c)
{
    struct span s = {table, size - 1};
    for (size_t i = 0; i < s.n;)
        if (utf8_next(s, &i) == c)
            return true;
    return false;
}

static int characters(struct span s)
{
    int n = 0;
    for (size_t i = 0; i < s.n; n++)
        utf8_next(s, &i);
    return n;
}

static void the_whole_alphabet(void)
{
    CHECK_INT(characters(SPAN(alphabet)), 127);
    CHECK_INT(characters(SPAN(extension)), 10);
    for (uint32_t c = 0; c < 0x110000; c++) {
        bool want = stands_in(alphabet, sizeof alphabet, c) || stands_in(extension, sizeof extension, c);
        if (gsm_has(c) != want)
            CHECK_INT(c, -1);
    }
    struct sms_size one = sms_measure(SPAN(alphabet)), two = sms_measure(SPAN(extension));
    CHECK(one.gsm7 && one.units == 127 && one.parts == 1);
    CHECK(two.gsm7 && two.units == 20 && two.parts == 1);
}

/* A text of n times a, then `middle`, then m times a. */
static struct sms_size measure(int n, const char *middle, int m)
{
    static char space[4000];
    struct text t;
    text_init(&t, space, sizeof space);
    for (int i = 0; i < n; i++)
        text_char(&t, 'a');
    text_str(&t, middle);
    for (int i = 0; i < m; i++)
        text_char(&t, 'a');
    return sms_measure(text_done(&t));
}

#define CHECK_SIZE(have, is_gsm7, in_units, in_parts) \
    do {                                              \
        struct sms_size size_ = (have);               \
        CHECK(size_.gsm7 == (is_gsm7));               \
        CHECK_INT(size_.units, in_units);             \
        CHECK_INT(size_.parts, in_parts);             \
    } while (0)

static void parts_of_seven_bits(void)
{
    CHECK_SIZE(measure(0, "", 0), true, 0, 0);
    CHECK_SIZE(measure(1, "", 0), true, 1, 1);
    CHECK_SIZE(measure(160, "", 0), true, 160, 1);
    CHECK_SIZE(measure(161, "", 0), true, 161, 2);
    CHECK_SIZE(measure(306, "", 0), true, 306, 2);
    CHECK_SIZE(measure(307, "", 0), true, 307, 3);
    CHECK_SIZE(measure(459, "", 0), true, 459, 3);
    CHECK_SIZE(measure(158, "€", 0), true, 160, 1);
    CHECK_SIZE(measure(159, "€", 0), true, 161, 2);
    CHECK_SIZE(measure(151, "€", 153), true, 306, 2); /* the pair ends the first part */
    CHECK_SIZE(measure(152, "€", 151), true, 305, 2); /* it does not fit any more, and begins the second */
    CHECK_SIZE(measure(152, "€", 152), true, 306, 3); /* and pushes the last letter into a third */
}

static void parts_of_sixteen_bits(void)
{
    CHECK_SIZE(measure(69, "ŋ", 0), false, 70, 1);
    CHECK_SIZE(measure(70, "ŋ", 0), false, 71, 2);
    CHECK_SIZE(measure(133, "ŋ", 0), false, 134, 2);
    CHECK_SIZE(measure(134, "ŋ", 0), false, 135, 3);
    CHECK_SIZE(measure(68, "😀", 0), false, 70, 1);
    CHECK_SIZE(measure(69, "😀", 0), false, 71, 2);
    CHECK_SIZE(measure(65, "😀", 67), false, 134, 2);
    CHECK_SIZE(measure(66, "😀", 65), false, 133, 2);
    CHECK_SIZE(measure(66, "😀", 66), false, 134, 3);
    CHECK_SIZE(measure(0, "‘€{}’", 0), false, 5, 1); /* one unit each: no escapes here */
    CHECK_SIZE(measure(3, "\xFF", 0), false, 4, 1);  /* not UTF-8: U+FFFD */
}

static void expect_plain(const char *from, const char *want)
{
    char space[256];
    struct text t;
    text_init(&t, space, sizeof space);
    gsm_plain(span_of(from), &t);
    CHECK_STR(space, want);
    CHECK(space[0] == '\0' || sms_measure(text_done(&t)).gsm7);
}

static void plain_text(void)
{
    expect_plain("Ng’ombe “kijijini” – sawa…", "Ng'ombe \"kijijini\" - sawa...");
    expect_plain("Mũrang'a, Gĩthũngũri, Nyandarũa", "Murang'a, Githunguri, Nyandarua");
    expect_plain("Ŋ ŋ ç Ç é É è À á â ã å Œ œ", "Ng ng c Ç é É è A a a a å Oe oe");
    expect_plain("KSh 1\xC2\xA0"
                 "000 ½ © ™ €5",
                 "KSh 1 000 1/2 (c) TM €5");
    expect_plain("nisaidie😭🙏 haraka\u200B!", "nisaidie haraka!");
    expect_plain("a\tb`c\x01", "a b'c");
    expect_plain("e\u0301 Ａ１", "e A1");
    expect_plain("{[^~|\\]}", "{[^~|\\]}");
    for (uint32_t c = 0; c < 0x3100; c++) { /* whatever goes in, only the alphabet comes out */
        char one[4], space[16];
        struct text t;
        text_init(&t, space, sizeof space);
        gsm_plain((struct span){one, utf8_put(c, one)}, &t);
        CHECK(sms_measure(text_done(&t)).gsm7);
    }
}

static void utf16_there_and_back(void)
{
    char wide[64], back[64];
    int n = utf16_from_utf8(SPAN("a€😀"), wide, sizeof wide);
    CHECK_INT(n, 8);
    CHECK(memcmp(wide, "\0a\x20\xAC\xD8\x3D\xDE\x00", 8) == 0);
    int m = utf8_from_utf16((struct span){wide, 8}, back, sizeof back);
    CHECK(m == 8 && memcmp(back, "a€😀", 8) == 0);
    CHECK_INT(utf16_from_utf8(SPAN("a€😀"), wide, 7), -1);
    CHECK_INT(utf8_from_utf16((struct span){"\0a\x20\xAC", 4}, back, 3), -1);
    CHECK_INT(utf16_from_utf8(SPAN("a€😀"), wide, 8), 8); /* to the last byte */
    CHECK_INT(utf16_from_utf8(SPAN("a"), wide, 2), 2);
    CHECK_INT(utf8_from_utf16((struct span){"\0a\x20\xAC", 4}, back, 4), 4);
    CHECK_INT(utf16_from_utf8(SPAN(""), wide, 0), 0);
    for (uint32_t c = 0; c < 0x110000; c++) {
        char one[4];
        size_t k = utf8_put(c, one);
        n = utf16_from_utf8((struct span){one, k}, wide, sizeof wide);
        m = utf8_from_utf16((struct span){wide, (size_t)n}, back, sizeof back);
        if ((size_t)m != k || memcmp(one, back, k) != 0)
            CHECK_INT(c, -1);
    }
}

static void utf16_that_is_broken(void)
{
    static const struct {
        struct span in;
        const char *want;
    } row[] = {
        {SPAN("\xD8\x3D"), "\xEF\xBF\xBD"}, /* the first half alone */
        {SPAN("\xD8\x3D\0a"), "\xEF\xBF\xBD"
                              "a"}, /* before a letter */
        {SPAN("\xDE\x00\0a"), "\xEF\xBF\xBD"
                              "a"},                          /* the second half alone */
        {SPAN("\xD8\x3D\xD8\x3D\xDE\x00"), "\xEF\xBF\xBD😀"}, /* twice the first half */
        {SPAN("\0a\0"), "a\xEF\xBF\xBD"},                    /* half a unit */
        {SPAN("\xD8\x3D\xDE"), "\xEF\xBF\xBD\xEF\xBF\xBD"},
    };
    static const char pair[] = "\xD8\x3D\xDE\x00"; /* the second half lies beyond the span */
    char end[8];
    CHECK_INT(utf8_from_utf16((struct span){pair, 2}, end, sizeof end), 3);
    for (size_t i = 0; i < countof(row); i++) {
        char out[16];
        int n = utf8_from_utf16(row[i].in, out, sizeof out);
        CHECK(n >= 0 && span_is((struct span){out, (size_t)n}, row[i].want));
    }
}

int main(void)
{
    RUN(the_whole_alphabet);
    RUN(parts_of_seven_bits);
    RUN(parts_of_sixteen_bits);
    RUN(plain_text);
    RUN(utf16_there_and_back);
    RUN(utf16_that_is_broken);
    return test_end();
}
