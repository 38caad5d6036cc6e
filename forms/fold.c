/* fold.c - one character to its plain form, and "the same text" compared by plain forms.
 * Phones turn quotes into smart quotes, dashes into long ones, letters into full-width or accented ones, and slip
 * invisible characters between them. The reader sees one alphabet only; the text as it came is never changed. */
#include "forms/read.h"
#include "forms/token.h"

/* Latin-1 letters 0xC0..0xFF and Latin Extended-A 0x100..0x17F without their accents; two letters where one is not
 * enough are given as capitals: A is ae, O is oe, S is ss, T is th. '*' is punctuation. */
static const char latin1[] = "aaaaaaAceeeeiiiidnooooo*ouuuuyTSaaaaaaAceeeeiiiidnooooo*ouuuuyTy";
static const char latin_a[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjjjkkklllllllllln"
                              "nnnnnnnnooooooOOrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static int letters(char out[4], int *n, char a)
{
    switch (a) {
    case 'A': out[0] = 'a', out[1] = 'e', *n = 2; break;
    case 'O': out[0] = 'o', out[1] = 'e', *n = 2; break;
    case 'S': out[0] = 's', out[1] = 's', *n = 2; break;
    case 'T': out[0] = 't', out[1] = 'h', *n = 2; break;
    default: out[0] = a, *n = 1; break;
    }
    return CHAR_LETTER;
}

static bool is_invisible(uint32_t c)
{
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x300 && c <= 0x36F) || (c >= 0xE0000 && c <= 0xE0FFF);
}

static bool is_space(uint32_t c)
{
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/* Symbols, arrows, dingbats, pictographs, private use: no letters in them. */
static bool is_symbol(uint32_t c)
{
    return (c >= 0x2100 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0xE000 && c <= 0xF8FF) ||
           c >= 0xF0000;
}

static int general_punctuation(uint32_t c, char *plain)
{
    *plain = '.';
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0xB4) {
        *plain = '\'';
        return CHAR_APOSTROPHE;
    }
    if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A || c == 0x2033)
        *plain = '"';
    else if (c >= 0x2010 && c <= 0x2011)
        *plain = '-';
    else if (c >= 0x2012 && c <= 0x2015)
        *plain = '_'; /* a long dash: see the tokens */
    else if (c == 0x2026 || c == 0x2022 || c == 0xB7 || c == 0x2028 || c == 0x2029)
        *plain = '#';
    else if (c == 0x2044)
        *plain = '/';
    else if (c >= 0xA1 && c <= 0xBF)
        *plain = '@';
    return CHAR_PUNCT;
}

static int decimal_digit(uint32_t c)
{
    static const uint32_t zeros[] = {0x660, 0x6F0, 0x966, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof zeros[0]; i++)
        if (c >= zeros[i] && c <= zeros[i] + 9)
            return (int)(c - zeros[i]);
    if (c >= 0x1D7CE && c <= 0x1D7FF)
        return (int)((c - 0x1D7CE) % 10);
    return -1;
}

static int wide(uint32_t c, char out[4], int *n, char *plain)
{
    int d = decimal_digit(c);
    if (d >= 0) {
        out[0] = (char)('0' + d), *n = 1;
        return CHAR_DIGIT;
    }
    if (is_invisible(c))
        return CHAR_SKIP;
    if (is_space(c))
        return CHAR_SPACE;
    if (c >= 0xC0 && c <= 0xFF) {
        if (latin1[c - 0xC0] != '*')
            return letters(out, n, latin1[c - 0xC0]);
        *plain = '@';
        return CHAR_PUNCT;
    }
    if (c >= 0x100 && c <= 0x17F)
        return letters(out, n, latin_a[c - 0x100]);
    if (c >= 0xFF21 && c <= 0xFF3A)
        return letters(out, n, (char)('a' + (c - 0xFF21)));
    if (c >= 0xFF41 && c <= 0xFF5A)
        return letters(out, n, (char)('a' + (c - 0xFF41)));
    if (c >= 0x1D400 && c <= 0x1D6A3)
        return letters(out, n, (char)('a' + (c - 0x1D400) % 26));
    if (c == 0x2BC || c == 0x2B9)
        return general_punctuation(0x2019, plain);
    if (c < 0xC0 || (c >= 0x2010 && c <= 0x205E))
        return general_punctuation(c, plain);
    if (c == 0xFFFD || is_symbol(c))
        return CHAR_EMOJI;
    if (c >= 0xFF01 && c <= 0xFF0F) {
        *plain = (char)(c - 0xFF01 + '!');
        return CHAR_PUNCT;
    }
    *n = (int)utf8_put(c, out); /* another script: a word, though none we know */
    return CHAR_LETTER;
}

int char_fold(struct span s, size_t *i, char out[4], int *out_n, char *c_out)
{
    unsigned char c = (unsigned char)s.p[*i];
    *out_n = 1;
    if (c < 0x80) {
        ++*i;
        out[0] = (char)c;
        *c_out = (char)c;
        if (c >= 'a' && c <= 'z')
            return CHAR_LETTER;
        if (c >= 'A' && c <= 'Z') {
            out[0] = (char)(c + 32);
            return CHAR_LETTER;
        }
        if (c >= '0' && c <= '9')
            return CHAR_DIGIT;
        if (c == ' ' || (c >= '\t' && c <= '\r' && c != '\n'))
            return CHAR_SPACE;
        if (c == '\'' || c == '`')
            return CHAR_APOSTROPHE;
        if (c == '\n')
            *c_out = '#';
        return c < 0x20 && c != '\n' ? CHAR_SKIP : c == 0x7F ? CHAR_SKIP : CHAR_PUNCT;
    }
    return wide(utf8_next(s, i), out, out_n, c_out);
}

void text_fold(struct span utf8, struct text *out)
{
    bool gap = false;
    for (size_t i = 0; i < utf8.n;) {
        char folded[4], plain;
        int n;
        int class = char_fold(utf8, &i, folded, &n, &plain);
        if (class == CHAR_SKIP || class == CHAR_APOSTROPHE)
            continue;
        if (class < CHAR_LETTER && class != CHAR_EMOJI) {
            gap = true;
            continue;
        }
        if (gap && out->n > 0)
            text_char(out, ' ');
        gap = false;
        if (class == CHAR_EMOJI)
            text_char(out, '~');
        else
            text_span(out, (struct span){folded, (size_t)n});
    }
}
