/* url.c - reading what a form carries. What becomes of a broken % or of a NUL is the reader's own: a browser is
 * forgiven, an aggregator is not. */
#include "base/url.h"

int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

char url_next(struct span s, size_t *i, bool *broken)
{
    char c = s.p[(*i)++];
    if (c == '+')
        return ' ';
    if (c != '%')
        return c;
    int high = *i + 1 < s.n ? hex_digit(s.p[*i]) : -1, low = *i + 1 < s.n ? hex_digit(s.p[*i + 1]) : -1;
    if (high < 0 || low < 0) {
        *broken = true;
        return c;
    }
    *i += 2;
    return (char)(high * 16 + low);
}
