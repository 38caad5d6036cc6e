/* text.c - spans of bytes, UTF-8, and bounded text.
 * What arrives from phones is bytes that somebody else owns and that may be anything; what leaves must fit a fixed
 * space. Cutting never leaves half a UTF-8 character behind, because half a character makes a whole SMS unreadable. */
#include "base/text.h"

#include <string.h>

#include "base/must.h"

struct span span_of(const char *s)
{
    return s == NULL ? (struct span){NULL, 0} : (struct span){s, strlen(s)};
}

bool span_eq(struct span a, struct span b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool span_is(struct span a, const char *s)
{
    return span_eq(a, span_of(s));
}

bool span_starts(struct span a, const char *prefix)
{
    size_t n = strlen(prefix);
    return a.n >= n && (n == 0 || memcmp(a.p, prefix, n) == 0);
}

int span_cmp(struct span a, struct span b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int d = n == 0 ? 0 : memcmp(a.p, b.p, n);
    if (d != 0)
        return d;
    return (a.n > b.n) - (a.n < b.n);
}

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct span span_trim(struct span a)
{
    while (a.n > 0 && is_white(a.p[0])) {
        a.p++;
        a.n--;
    }
    while (a.n > 0 && is_white(a.p[a.n - 1]))
        a.n--;
    return a;
}

struct span span_cut(struct span *rest, char sep)
{
    struct span head = *rest;
    const char *at = rest->n == 0 ? NULL : memchr(rest->p, sep, rest->n);
    if (at == NULL) {
        if (rest->p != NULL)
            rest->p += rest->n;
        rest->n = 0;
        return head;
    }
    head.n = (size_t)(at - head.p);
    rest->p = at + 1;
    rest->n -= head.n + 1;
    return head;
}

bool span_i64(struct span a, int64_t *out)
{
    bool minus = a.n > 0 && a.p[0] == '-';
    size_t i = minus;
    uint64_t limit = (uint64_t)INT64_MAX + minus, v = 0;
    if (i == a.n)
        return false;
    for (; i < a.n; i++) {
        if (a.p[i] < '0' || a.p[i] > '9')
            return false;
        uint64_t digit = (uint64_t)(a.p[i] - '0');
        if (v > (limit - digit) / 10)
            return false;
        v = v * 10 + digit;
    }
    if (!minus)
        *out = (int64_t)v;
    else
        *out = v == limit ? INT64_MIN : -(int64_t)v;
    return true;
}

struct span span_copy(struct arena *a, struct span s)
{
    char *p = arena_take(a, s.n + 1);
    if (p == NULL)
        return (struct span){NULL, 0};
    if (s.n > 0)
        memcpy(p, s.p, s.n);
    return (struct span){p, s.n};
}

/* How many bytes of s, at most max, end where a character ends. At most three bytes are given up for it. */
static size_t whole_bytes(struct span s, size_t max)
{
    if (s.n <= max)
        return s.n;
    size_t n = max;
    while (n > 0 && max - n < 3 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return ((unsigned char)s.p[n] & 0xC0) == 0x80 ? max : n;
}

bool span_str(struct span s, char *out, size_t cap)
{
    must(cap > 0);
    size_t n = whole_bytes(s, cap - 1);
    if (n > 0)
        memcpy(out, s.p, n);
    out[n] = '\0';
    return n == s.n;
}

uint32_t utf8_next(struct span s, size_t *i)
{
    must(*i < s.n);
    const unsigned char *p = (const unsigned char *)s.p + *i;
    size_t left = s.n - *i, more = p[0] >= 0xF0 ? 3 : p[0] >= 0xE0 ? 2 : 1;
    *i += 1;
    if (p[0] < 0x80)
        return p[0];
    if (p[0] < 0xC2 || p[0] > 0xF4 || left <= more)
        return 0xFFFD;
    uint32_t c = p[0] & (0x3FU >> more);
    for (size_t k = 1; k <= more; k++) {
        if ((p[k] & 0xC0) != 0x80)
            return 0xFFFD;
        c = c << 6 | (p[k] & 0x3F);
    }
    /* Longer than needed, half a UTF-16 pair, or beyond Unicode: not UTF-8 (RFC 3629). */
    if ((more == 2 && c < 0x800) || (more == 3 && c < 0x10000) || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF)
        return 0xFFFD;
    *i += more;
    return c;
}

size_t span_characters(struct span s)
{
    size_t n = 0, i = 0;
    while (i < s.n) {
        (void)utf8_next(s, &i);
        n++;
    }
    return n;
}

size_t span_written(struct span s)
{
    size_t n = 0, i = 0;
    bool space = true;
    while (i < s.n) {
        uint32_t c = utf8_next(s, &i);
        bool was = space;
        space = c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) || c == 0xFEFF;
        n += !space + (was && !space && n > 0);
    }
    return n;
}

size_t utf8_put(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if ((c >= 0xD800 && c < 0xE000) || c > 0x10FFFF)
        c = 0xFFFD;
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

void utf8_whole(char *s)
{
    struct span all = span_of(s);
    size_t n = 0;
    for (size_t i = 0; i < all.n;) {
        size_t at = i;
        bool whole = utf8_next(all, &i) != 0xFFFD || i - at > 1; /* U+FFFD itself takes three bytes */
        for (; whole && at < i; at++)
            s[n++] = s[at];
    }
    s[n] = '\0';
}

void text_init(struct text *t, char *space, size_t cap)
{
    must(cap > 0);
    t->p = space;
    t->cap = cap;
    t->n = 0;
    t->cut = false;
    space[0] = '\0';
}

/* Once something was left out nothing more is written: a text with a hole in it says something else. */
void text_span(struct text *t, struct span s)
{
    if (t->cut || s.n == 0)
        return;
    size_t n = whole_bytes(s, t->cap - 1 - t->n);
    t->cut = n < s.n;
    if (n > 0)
        memcpy(t->p + t->n, s.p, n);
    t->n += n;
    t->p[t->n] = '\0';
}

void text_str(struct text *t, const char *s)
{
    text_span(t, span_of(s));
}

void text_char(struct text *t, char c)
{
    if (t->cut || t->n + 1 >= t->cap) {
        t->cut = true;
        return;
    }
    t->p[t->n++] = c;
    t->p[t->n] = '\0';
}

void text_i64(struct text *t, int64_t v)
{
    text_pad(t, v, 1);
}

void text_pad(struct text *t, int64_t v, int width)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    must(width >= 0 && width <= 20);
    do {
        digits[--at] = (char)('0' + u % 10);
        u /= 10;
    } while (u > 0);
    while (sizeof digits - at < (size_t)width)
        digits[--at] = '0';
    if (v < 0)
        digits[--at] = '-';
    /* A number is whole or not there: half a number is another number. */
    if (t->cap - 1 - t->n < sizeof digits - at)
        t->cut = true;
    text_span(t, (struct span){digits + at, sizeof digits - at});
}

void text_pointer(struct text *t, struct span member)
{
    text_char(t, '/');
    for (size_t i = 0; i < member.n; i++)
        if (member.p[i] == '~' || member.p[i] == '/')
            text_str(t, member.p[i] == '~' ? "~0" : "~1");
        else
            text_char(t, member.p[i]);
}

struct span text_done(const struct text *t)
{
    return (struct span){t->p, t->n};
}

/* A line end inside a value would start a name of the value's own choosing: it becomes a space. */
void args_put(struct text *t, const char *name, struct span value)
{
    text_str(t, name);
    text_char(t, '=');
    while (value.n > 0) {
        size_t n = 0;
        while (n < value.n && value.p[n] != '\n' && value.p[n] != '\r')
            n++;
        text_span(t, (struct span){value.p, n});
        if (n < value.n) {
            text_char(t, ' ');
            n++;
        }
        value.p += n;
        value.n -= n;
    }
    text_char(t, '\n');
}

void args_put_i64(struct text *t, const char *name, int64_t v)
{
    text_str(t, name);
    text_char(t, '=');
    text_i64(t, v);
    text_char(t, '\n');
}

struct span args_get(struct span lines, const char *name)
{
    size_t n = strlen(name);
    while (lines.n > 0) {
        struct span line = span_cut(&lines, '\n');
        if (line.n > n && line.p[n] == '=' && memcmp(line.p, name, n) == 0)
            return (struct span){line.p + n + 1, line.n - n - 1};
    }
    return (struct span){NULL, 0};
}
