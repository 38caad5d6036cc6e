/* totp.h - one-time codes by the clock (RFC 6238): six digits, steps of 30 s, SHA-1, as every authenticator app makes
 * them. */
#ifndef MLINZI_MLINZID_TOTP_H
#define MLINZI_MLINZID_TOTP_H

#include "db/pin.h"

#define TOTP_STEP_S 30
/* The step whose code this is: now's, the one before or the one after it, and later than `used`; 0: none of them. */
int64_t totp_step(const unsigned char secret[TOTP_BYTES], struct span code, int64_t now_s, int64_t used);
/* For an authenticator app. label: whose it is. False: no memory. */
MUST_USE bool totp_uri(const unsigned char secret[TOTP_BYTES], const char *label, char *uri, size_t uri_cap,
                       char *base32, size_t base32_cap);

#endif
