/* msisdn.h - phone numbers of Kenya in one form: +2547XXXXXXXX or +2541XXXXXXXX (E.164).
 * Source of the lenient form: reference/telecom.json; new blocks open every year, so any 7 or 1 block is taken. */
#ifndef MLINZI_BASE_MSISDN_H
#define MLINZI_BASE_MSISDN_H

#include "base/text.h"

#define MSISDN_CAP 24
struct msisdn {
    char s[MSISDN_CAP]; /* NUL-terminated; "" is none */
};
enum sender_kind {
    SENDER_KE_MOBILE, /* a Kenyan mobile number, canonical */
    SENDER_FOREIGN,   /* another country's full international number, "+…" */
    SENDER_SHORT,     /* a short code: 3 to 6 digits */
    SENDER_ALPHA,     /* a name: "MPESA"; anything else that is not a number */
    SENDER_NONE,      /* empty */
};
/* Reads one number or sender as it came; `out` holds the canonical form, or the token itself cut to fit. */
enum sender_kind msisdn_read(struct span s, struct msisdn *out);
bool msisdn_eq(const struct msisdn *a, const struct msisdn *b);
/* For log lines: +254711****01. */
void msisdn_mask(const struct msisdn *a, char out[MSISDN_CAP]);

#endif
