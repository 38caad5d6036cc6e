/* totp.c - one-time codes by liboath. Each step's code is made and compared whole, so that how long it takes says
 * nothing, and so that we know which step it was: a code that was used is none any more. */
#include "mlinzid/proc/totp.h"

#include <liboath/oath.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS 6

int64_t totp_step(const unsigned char secret[TOTP_BYTES], struct span code, int64_t now_s, int64_t used)
{
    int64_t found = 0, now = now_s / TOTP_STEP_S;
    char otp[DIGITS + 1];
    if (code.n != DIGITS)
        return 0;
    for (int64_t step = now - 1; step <= now + 1; step++) {
        if (oath_totp_generate((const char *)secret, TOTP_BYTES, (time_t)(step * TOTP_STEP_S), TOTP_STEP_S, 0, DIGITS,
                               otp) != OATH_OK)
            continue;
        if (sodium_memcmp(otp, code.p, DIGITS) == 0 && step > used)
            found = step;
    }
    sodium_memzero(otp, sizeof otp);
    return found;
}

bool totp_uri(const unsigned char secret[TOTP_BYTES], const char *label, char *uri, size_t uri_cap, char *base32,
              size_t base32_cap)
{
    char *text = NULL;
    if (oath_base32_encode((const char *)secret, TOTP_BYTES, &text, NULL) != OATH_OK)
        return false;
    int n = snprintf(base32, base32_cap, "%s", text);
    int m = snprintf(uri, uri_cap, "otpauth://totp/Mlinzi:%s?secret=%s&issuer=Mlinzi&algorithm=SHA1&digits=6&period=30",
                     label, text);
    sodium_memzero(text, strlen(text));
    free(text);
    return n > 0 && (size_t)n < base32_cap && m > 0 && (size_t)m < uri_cap;
}
