/* text.c - the small readers at the edge: letters of GSM 03.38, UTF-16, phone numbers, references, PINs, folding.
 * What is written fits its space and can be sent; reading what was written gives the same; a PIN
 * is cut out of whatever stands before it. */
#include "base/day.h"
#include "base/gsm.h"
#include "base/msisdn.h"
#include "base/ref.h"
#include "forms/read.h"
#include "tests/fuzz/fuzz.h"

static void letters(struct span s, char *space, size_t cap)
{
    struct text plain;
    struct sms_size size = sms_measure(s);
    must(size.units >= 0 && size.parts >= 0 && (size.parts == 0) == (size.units == 0));
    text_init(&plain, space, cap);
    gsm_plain(s, &plain);
    must(!plain.cut && fuzz_clean(text_done(&plain)) == (memchr(space, 0, plain.n) == NULL));
    must(sms_measure(text_done(&plain)).gsm7);
}

/* UTF-8 to UTF-16 and back is the same text; where it was no UTF-8, U+FFFD stands in both. */
static void utf16(struct span s, char *space, size_t cap)
{
    char *back = malloc(cap), *third = malloc(cap);
    must(back && third);
    int n = utf16_from_utf8(s, space, cap);
    must(n >= 0 && n % 2 == 0);
    int m = utf8_from_utf16((struct span){space, (size_t)n}, back, cap);
    must(m >= 0 && (!fuzz_clean(s) || span_eq(s, (struct span){back, (size_t)m})));
    must(utf16_from_utf8((struct span){back, (size_t)m}, third, cap) == n && memcmp(space, third, (size_t)n) == 0);
    must(utf8_from_utf16(s, back, cap) >= 0); /* the input itself as UTF-16 */
    must(n == 0 || utf16_from_utf8(s, third, (size_t)n - 1) == -1);
    free(back);
    free(third);
}

static void numbers(struct span s)
{
    struct msisdn m, again;
    struct ref ref;
    char mask[MSISDN_CAP], shown[32];
    struct text t;
    size_t used = 0;
    int64_t v, time;
    int32_t day;
    enum sender_kind kind = msisdn_read(s, &m);
    must(memchr(m.s, '\0', sizeof m.s) != NULL && (kind == SENDER_NONE) == (m.s[0] == '\0' && kind == SENDER_NONE));
    msisdn_mask(&m, mask);
    must(memchr(mask, '\0', sizeof mask) != NULL && !strchr(mask, '\n') && !strchr(mask, ' '));
    if (kind == SENDER_KE_MOBILE || kind == SENDER_FOREIGN || kind == SENDER_SHORT)
        must(msisdn_read(span_of(m.s), &again) == kind && msisdn_eq(&m, &again));
    if (ref_read(s, &ref, &used) == REF_OK) {
        text_init(&t, shown, sizeof shown);
        ref_show(&ref, &t);
        must(used <= s.n && damm(span_of(ref.digits)) == 0);
        must(ref_read(text_done(&t), &ref, &used) == REF_OK && used == t.n);
    }
    if (span_i64(s, &v)) {
        text_init(&t, shown, sizeof shown);
        text_i64(&t, v);
        must(span_i64(text_done(&t), &time) && time == v);
    }
    if (day_read(s, &day)) {
        text_init(&t, shown, sizeof shown);
        day_write(day, &t);
        must(span_eq(text_done(&t), s));
    }
    (void)time_read(s, &time);
}

/* What is no PIN stays as it is; a PIN said at the end is cut, whatever was said before it. */
static void pins(struct span s, char *space, size_t cap)
{
    static const char pin[] = " pin 4815";
    struct text cut;
    char *with = malloc(s.n + sizeof pin);
    must(with != NULL);
    text_init(&cut, space, cap);
    bool any = text_cut_pin(s, &cut);
    must(cut.n <= s.n && (any || span_eq(s, text_done(&cut))));
    if (s.n)
        memcpy(with, s.p, s.n);
    memcpy(with + s.n, pin, sizeof pin);
    text_init(&cut, space, cap);
    must(text_cut_pin((struct span){with, s.n + sizeof pin - 1}, &cut));
    must(cut.n == 0 || cut.p[cut.n - 1] != '5');
    free(with);
}

/* Capitals and the spaces around it make no other text of it. */
static void folded(struct span s, char *space, size_t cap)
{
    struct text once, other;
    char *second = malloc(cap), *loud = malloc(s.n + 2);
    must(second && loud);
    loud[0] = loud[s.n + 1] = ' ';
    for (size_t i = 0; i < s.n; i++)
        loud[i + 1] = s.p[i] >= 'a' && s.p[i] <= 'z' ? (char)(s.p[i] - 32) : s.p[i];
    text_init(&once, space, cap);
    text_init(&other, second, cap);
    text_fold(s, &once);
    text_fold((struct span){loud, s.n + 2}, &other);
    must(once.n <= s.n && span_eq(text_done(&once), text_done(&other)));
    must(fuzz_clean(text_done(&once)) && !strstr(space, "  "));
    free(second);
    free(loud);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t cap = 6 * size + 16;
    struct span s = fuzz_copy(data, size);
    char *space = malloc(cap);
    must(space != NULL);
    letters(s, space, cap);
    utf16(s, space, cap);
    numbers(s);
    pins(s, space, cap);
    folded(s, space, cap);
    for (size_t small = 1; small < 9; small++) { /* what does not fit is cut, at a character's end */
        must(!span_str(s, space, small) || s.n < small);
        must(!fuzz_clean(s) || fuzz_clean(span_of(space)));
    }
    free(space);
    free((void *)(uintptr_t)s.p);
    return 0;
}
