/* msisdn.c - phone numbers of Kenya in one form.
 * A reporter who rang from 0712..., and one stored as +254712..., must be the same person, or her answer opens a second
 * case. So every number is brought to one form here, before anything is compared or stored. Strictness would lose
 * children: a number from a block opened last month is a number. Accepted although libphonenumber 1.13.16 calls it
 * invalid: blocks of 1 not given out when its table was made (109, 122, 147, 190, ...): nine digits beginning with 1 or
 * 7 will do; 00 before 254: Kenya dials 000, but phones abroad and people write 00. */
#include "base/msisdn.h"

#include <string.h>

#define DIGITS_MAX 15 /* E.164 */

/* What stands in a token: its digits in ASCII, whether a plus led them, whether it can be a number at all. */
struct dialled {
    char digit[20];
    size_t n;
    bool plus, number;
};

static int digit_of(uint32_t c)
{
    static const uint32_t zero[] = {'0', 0x0660, 0x06F0, 0xFF10}; /* ASCII, two Arabic rows, full width */
    for (size_t i = 0; i < sizeof zero / sizeof zero[0]; i++)
        if (c >= zero[i] && c < zero[i] + 10)
            return (int)(c - zero[i]);
    return -1;
}

/* Characters that show nothing and travel with pasted numbers: soft hyphen, joiners, direction marks, byte order mark.
 */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) ||
           c == 0xFEFF;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
           is_invisible(c);
}

static bool is_separator(uint32_t c)
{
    return is_blank(c) || c == '-' || c == '.' || c == '(' || c == ')' || c == '/' || (c >= 0x2010 && c <= 0x2015) ||
           c == 0x2212;
}

static struct span trim(struct span s)
{
    size_t from = s.n, to = 0;
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        if (is_blank(utf8_next(s, &i)))
            continue;
        if (from == s.n)
            from = at;
        to = i;
    }
    return from == s.n ? (struct span){s.p, 0} : (struct span){s.p + from, to - from};
}

static bool has_tel(struct span s)
{
    return s.n >= 4 && (s.p[0] | 32) == 't' && (s.p[1] | 32) == 'e' && (s.p[2] | 32) == 'l' && s.p[3] == ':';
}

/* tel: before and ;ext=5 after a number (RFC 3966) say nothing about who it is. */
static struct dialled dialled_of(struct span s)
{
    struct dialled d = {.number = true};
    if (has_tel(s))
        s = (struct span){s.p + 4, s.n - 4};
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        int digit = digit_of(c);
        if (digit >= 0 && d.n < sizeof d.digit)
            d.digit[d.n++] = (char)('0' + digit);
        else if (c == ';')
            break;
        else if ((c == '+' || c == 0xFF0B) && !d.plus && d.n == 0)
            d.plus = true;
        else if (!is_separator(c))
            d.number = false;
    }
    d.number = d.number && d.n > 0 && d.n < sizeof d.digit;
    return d;
}

static bool is_mobile(struct span nsn)
{
    return nsn.n == 9 && (nsn.p[0] == '7' || nsn.p[0] == '1');
}

/* The nine digits of a Kenyan mobile number after 254, which some write +254 (0) 712...; else empty. */
static struct span after_254(struct span s)
{
    struct span nsn = {s.p + 3, s.n - 3};
    if (nsn.n == 10 && nsn.p[0] == '0')
        nsn = (struct span){nsn.p + 1, 9};
    return is_mobile(nsn) ? nsn : (struct span){NULL, 0};
}

static enum sender_kind put(struct msisdn *out, const char *head, struct span digits, enum sender_kind kind)
{
    struct text t;
    text_init(&t, out->s, sizeof out->s);
    text_str(&t, head);
    text_span(&t, digits);
    return kind;
}

enum sender_kind msisdn_read(struct span s, struct msisdn *out)
{
    memset(out, 0, sizeof *out);
    s = trim(s);
    if (s.n == 0)
        return SENDER_NONE;
    struct dialled d = dialled_of(s);
    struct span n = {d.digit, d.n};
    bool abroad = d.plus;
    size_t zeros = 0;
    if (!d.number)
        return put(out, "", s, SENDER_ALPHA);
    if (!d.plus && n.n >= 3 && n.n <= 6)
        return put(out, "", n, SENDER_SHORT);
    while (!d.plus && zeros < n.n && n.p[zeros] == '0')
        zeros++;
    if (zeros == 2 || zeros == 3) { /* 00 and 000 stand for the plus */
        n = (struct span){n.p + zeros, n.n - zeros};
        abroad = true;
    }
    if (!abroad && is_mobile(n))
        return put(out, "+254", n, SENDER_KE_MOBILE);
    if (zeros == 1 && n.n == 10 && is_mobile((struct span){n.p + 1, 9}))
        return put(out, "+254", (struct span){n.p + 1, 9}, SENDER_KE_MOBILE);
    if (span_starts(n, "254")) {
        struct span nsn = after_254(n);
        return nsn.n == 0 ? put(out, "", s, SENDER_ALPHA) : put(out, "+254", nsn, SENDER_KE_MOBILE);
    }
    /* Links hand over foreign numbers without the plus too; eleven digits keep a mistyped local one out. */
    if (n.n > 0 && n.p[0] != '0' && n.n >= (abroad ? 7 : 11) && n.n <= DIGITS_MAX)
        return put(out, "+", n, SENDER_FOREIGN);
    return put(out, "", s, SENDER_ALPHA);
}

bool msisdn_eq(const struct msisdn *a, const struct msisdn *b)
{
    return span_eq(span_of(a->s), span_of(b->s));
}

/* Of a number its block and its last two digits stay; a short code is public; of a name, which may be a person's, two
 * letters stay, and nothing that could break a log line. */
void msisdn_mask(const struct msisdn *a, char out[MSISDN_CAP])
{
    size_t n = strlen(a->s), keep = 0, last = 0;
    bool digits = true;
    for (size_t i = a->s[0] == '+'; i < n; i++)
        digits = digits && a->s[i] >= '0' && a->s[i] <= '9';
    bool number = digits && a->s[0] == '+' && n >= 8, code = digits && a->s[0] != '+' && n >= 3 && n <= 6;
    memset(out, 0, MSISDN_CAP);
    if (code) {
        memcpy(out, a->s, n);
        return;
    }
    if (number) {
        keep = n >= 13 ? 7 : n - 6;
        last = 2;
    } else {
        keep = n < 2 ? n : 2;
    }
    size_t stars = number ? n - keep - last : 3;
    for (size_t i = 0; i < keep; i++) {
        char c = a->s[i];
        bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '+';
        out[i] = plain ? c : '?';
    }
    if (n == 0)
        return;
    memset(out + keep, '*', stars);
    memcpy(out + keep + stars, a->s + n - last, last);
}
