/* sheet_phone.c - a phone typed into a form. Mobiles are base/msisdn's; schools, courts and police stations answer
 * fixed lines, which the service never sends to but people must be able to write down. */
#include "forms/sheet_inside.h"

enum { DIGITS_MAX = 15, FIXED_MIN = 7, FIXED_MAX = 9 };

/* The digits alone; false: something else stands among them. */
static bool digits_of(struct span s, char digit[DIGITS_MAX], size_t *n)
{
    static const char between[] = " -.()/";
    *n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool sign = s.p[i] == '+' && i == 0;
        for (size_t k = 0; k < sizeof between - 1; k++)
            sign = sign || s.p[i] == between[k];
        if (sign)
            continue;
        if (s.p[i] < '0' || s.p[i] > '9' || *n == DIGITS_MAX)
            return false;
        digit[(*n)++] = s.p[i];
    }
    return true;
}

/* 020 2727272, 041-222 4455, +254 (0)20 2727272: an area code that begins with 2, 4, 5 or 6. */
static bool fixed_line(struct span typed, struct msisdn *out)
{
    char digit[DIGITS_MAX];
    size_t n = 0;
    struct text t;
    if (!digits_of(typed, digit, &n))
        return false;
    struct span d = {digit, n};
    bool country = span_starts(d, "254") && n >= 3 + FIXED_MIN;
    if (country)
        d = (struct span){d.p + 3, d.n - 3};
    bool zero = d.n > 0 && d.p[0] == '0';
    if (zero)
        d = (struct span){d.p + 1, d.n - 1};
    bool area = d.n > 0 && (d.p[0] == '2' || d.p[0] == '4' || d.p[0] == '5' || d.p[0] == '6');
    if ((!country && !zero) || !area || d.n < FIXED_MIN || d.n > FIXED_MAX)
        return false;
    text_init(&t, out->s, sizeof out->s);
    text_str(&t, "+254");
    text_span(&t, d);
    return true;
}

bool sheet_phone_typed(struct span typed, struct msisdn *out)
{
    enum sender_kind kind = msisdn_read(typed, out);
    return kind == SENDER_KE_MOBILE || kind == SENDER_FOREIGN || fixed_line(typed, out);
}
