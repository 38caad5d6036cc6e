/* gsm.c - GSM 03.38: what an SMS can carry, how many parts it takes, and UTF-16 for what it cannot.
 * A single curly quote turns 160 characters into 70 and one part into three, on a budget of the State; so every text
 * that leaves is measured and, where it may be, brought into the alphabet. Sources: 3GPP TS 23.038 6.2.1 and 6.2.1.1
 * (the default alphabet and its extension table), 23.040 9.2.3.24 (a part of several is 153 septets or 67 UTF-16
 * units). */
#include "base/gsm.h"

#include "base/must.h"

/* The default alphabet beyond ASCII, and what it lacks of ASCII: the control characters and the grave accent. */
static const uint16_t beyond_ascii[] = {
    0xA1, 0xA3, 0xA4, 0xA5,  0xA7,  0xBF,  0xC4,  0xC5,  0xC6,  0xC7,  0xC9,  0xD1,  0xD6,
    0xD8, 0xDC, 0xDF, 0xE0,  0xE4,  0xE5,  0xE6,  0xE8,  0xE9,  0xEC,  0xF1,  0xF2,  0xF6,
    0xF8, 0xF9, 0xFC, 0x393, 0x394, 0x398, 0x39B, 0x39E, 0x3A0, 0x3A3, 0x3A6, 0x3A8, 0x3A9,
};

/* Septets a character takes: 2 by the extension table (an escape before it), 0 when GSM 03.38 has it not. */
static int septets(uint32_t c)
{
    switch (c) {
    case '\f':
    case '^':
    case '{':
    case '}':
    case '\\':
    case '[':
    case '~':
    case ']':
    case '|':
    case 0x20AC: return 2;
    case '\n':
    case '\r': return 1;
    case '`': return 0;
    default: break;
    }
    if (c < 0x80)
        return c >= ' ' && c != 0x7F;
    for (size_t i = 0; i < countof(beyond_ascii) && beyond_ascii[i] <= c; i++)
        if (beyond_ascii[i] == c)
            return 1;
    return 0;
}

bool gsm_has(uint32_t c)
{
    return septets(c) > 0;
}

static int units_of(uint32_t c, bool gsm7)
{
    return gsm7 ? septets(c) : 1 + (c >= 0x10000);
}

/* One byte, one septet, one unit of UTF-16: nearly all that is ever sent, and every text that leaves is measured. */
static bool plain(char c)
{
    return (c >= ' ' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '\n';
}

/* Parts of a text of several: a character of two units that does not fit into what is left of a part opens the next. */
static int parts_of(struct span s, bool gsm7, int part_units)
{
    int parts = 1, used = 0;
    for (size_t i = 0; i < s.n;) {
        int n = 1;
        if (plain(s.p[i]))
            i++;
        else
            n = units_of(utf8_next(s, &i), gsm7);
        if (used + n > part_units) {
            parts++;
            used = 0;
        }
        used += n;
    }
    return parts;
}

struct sms_size sms_measure(struct span s)
{
    struct sms_size size = {.gsm7 = true};
    int wide = 0;
    for (size_t i = 0; i < s.n;) {
        if (plain(s.p[i])) {
            i++;
            wide++;
            size.units++;
            continue;
        }
        uint32_t c = utf8_next(s, &i);
        size.gsm7 = size.gsm7 && gsm_has(c);
        size.units += units_of(c, true);
        wide += units_of(c, false);
    }
    if (!size.gsm7)
        size.units = wide;
    if (size.units == 0)
        return size;
    if (size.units <= (size.gsm7 ? 160 : 70))
        size.parts = 1;
    else
        size.parts = parts_of(s, size.gsm7, size.gsm7 ? 153 : 67);
    return size;
}

/* The letter under the accents, U+00A0 to U+017F in order: one ASCII letter, '?' where nothing of one letter is near.
 */
static const char latin[] = " ?c???|?\"?a\"--?-" /* A0: space, cent, broken bar, diaeresis, macron */
                            "??23'u?.,1o\"????"  /* B0 */
                            "AAAA????E?EEIIII"   /* C0 */
                            "D?OOOO?x?UUU?Y??"   /* D0 */
                            "?aaa???c??ee?iii"   /* E0 */
                            "d??ooo?/??uu?y?y"   /* F0 */
                            "AaAaAaCcCcCcCcDd"   /* 100 */
                            "DdEeEeEeEeEeGgGg"   /* 110 */
                            "GgGgHhHhIiIiIiIi"   /* 120 */
                            "Ii??JjKkkLlLlLlL"   /* 130 */
                            "lLlNnNnNn???OoOo"   /* 140 */
                            "Oo??RrRrRrSsSsSs"   /* 150 */
                            "SsTtTtTtUuUuUuUu"   /* 160 */
                            "UuUuWwYyYZzZzZzs";  /* 170 */
_Static_assert(sizeof latin == 0x180 - 0xA0 + 1, "one letter a code point");

/* Ranges whose characters all become the same text; before the row of letters, so that they win over it. */
struct nearest {
    uint32_t from, to;
    char as[6];
};
static const struct nearest nearest[] = {
    {'\t', '\t', " "},      {'\v', '\v', "\n"},      {'`', '`', "'"},
    {0x85, 0x85, "\n"},     {0xA9, 0xA9, "(c)"},     {0xAD, 0xAD, ""},
    {0xAE, 0xAE, "(R)"},    {0xB0, 0xB0, " deg"},    {0xB1, 0xB1, "+/-"},
    {0xBC, 0xBC, "1/4"},    {0xBD, 0xBD, "1/2"},     {0xBE, 0xBE, "3/4"},
    {0xDE, 0xDE, "Th"},     {0xFE, 0xFE, "th"},      {0x132, 0x132, "IJ"},
    {0x133, 0x133, "ij"},   {0x149, 0x149, "'n"},    {0x14A, 0x14A, "Ng"},
    {0x14B, 0x14B, "ng"},   {0x152, 0x152, "Oe"},    {0x153, 0x153, "oe"},
    {0x18F, 0x18F, "E"},    {0x1A0, 0x1A0, "O"},     {0x1A1, 0x1A1, "o"},
    {0x1AF, 0x1AF, "U"},    {0x1B0, 0x1B0, "u"},     {0x1CD, 0x1CD, "A"},
    {0x1CE, 0x1CE, "a"},    {0x218, 0x218, "S"},     {0x219, 0x219, "s"},
    {0x21A, 0x21A, "T"},    {0x21B, 0x21B, "t"},     {0x259, 0x259, "e"},
    {0x2B9, 0x2B9, "'"},    {0x2BB, 0x2BD, "'"},     {0x2C8, 0x2C8, "'"},
    {0x2000, 0x200A, " "},  {0x2010, 0x2015, "-"},   {0x2018, 0x201B, "'"},
    {0x201C, 0x201F, "\""}, {0x2022, 0x2023, "-"},   {0x2024, 0x2024, "."},
    {0x2025, 0x2025, ".."}, {0x2026, 0x2026, "..."}, {0x2027, 0x2027, "."},
    {0x2028, 0x2029, "\n"}, {0x202F, 0x202F, " "},   {0x2032, 0x2032, "'"},
    {0x2033, 0x2033, "\""}, {0x2035, 0x2035, "'"},   {0x2036, 0x2036, "\""},
    {0x2039, 0x2039, "<"},  {0x203A, 0x203A, ">"},   {0x2043, 0x2043, "-"},
    {0x2044, 0x2044, "/"},  {0x205F, 0x205F, " "},   {0x20A4, 0x20A4, "\xC2\xA3"},
    {0x2116, 0x2116, "No"}, {0x2122, 0x2122, "TM"},  {0x2126, 0x2126, "\xCE\xA9"},
    {0x2190, 0x2190, "<-"}, {0x2192, 0x2192, "->"},  {0x2212, 0x2212, "-"},
    {0x2215, 0x2215, "/"},  {0x2260, 0x2260, "<>"},  {0x2264, 0x2264, "<="},
    {0x2265, 0x2265, ">="}, {0x2713, 0x2714, "OK"},  {0x3000, 0x3000, " "},
    {0x3001, 0x3001, ","},  {0x3002, 0x3002, "."},
};

static void put_nearest(uint32_t c, struct text *out)
{
    for (size_t i = 0; i < countof(nearest) && nearest[i].from <= c; i++) {
        if (c <= nearest[i].to) {
            text_str(out, nearest[i].as);
            return;
        }
    }
    if (c >= 0xA0 && c < 0x180 && latin[c - 0xA0] != '?')
        text_char(out, latin[c - 0xA0]);
    else if (c >= 0xFF01 && c <= 0xFF5E && gsm_has(c - 0xFEE0)) /* full-width ASCII */
        text_char(out, (char)(c - 0xFEE0));
}

void gsm_plain(struct span s, struct text *out)
{
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        uint32_t c = utf8_next(s, &i);
        if (gsm_has(c))
            text_span(out, (struct span){s.p + at, i - at});
        else
            put_nearest(c, out);
    }
}

int utf16_from_utf8(struct span s, char *out, size_t cap)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i), high = 0;
        if (c >= 0x10000) {
            high = 0xD800 + ((c - 0x10000) >> 10);
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        if (cap - n < (high != 0 ? 4U : 2U))
            return -1;
        if (high != 0) {
            out[n++] = (char)(high >> 8);
            out[n++] = (char)(high & 0xFF);
        }
        out[n++] = (char)(c >> 8);
        out[n++] = (char)(c & 0xFF);
    }
    return (int)n;
}

/* The 16-bit unit at i, or 0 past the end. */
static uint32_t unit_at(struct span s, size_t i)
{
    return s.n - i < 2 ? 0 : (uint32_t)(unsigned char)s.p[i] << 8 | (unsigned char)s.p[i + 1];
}

int utf8_from_utf16(struct span s, char *out, size_t cap)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i += 2) {
        char put[4];
        uint32_t c = s.n - i < 2 ? 0xFFFD : unit_at(s, i); /* an odd byte at the end is no character */
        if (c >= 0xD800 && c < 0xDC00 && unit_at(s, i + 2) >> 10 == 0xDC00 >> 10) {
            c = 0x10000 + ((c & 0x3FF) << 10 | (unit_at(s, i + 2) & 0x3FF));
            i += 2;
        }
        size_t k = utf8_put(c, put); /* half a pair alone becomes U+FFFD there */
        if (cap - n < k)
            return -1;
        for (size_t j = 0; j < k; j++)
            out[n++] = put[j];
    }
    return (int)n;
}
