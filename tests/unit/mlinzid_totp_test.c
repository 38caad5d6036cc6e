/* mlinzid_totp_test.c - one-time codes: the published values, one step either way, and a step that was used. */
#include "mlinzid/proc/totp.h"

#include "tests/unit/test.h"

/* RFC 6238 appendix B, SHA-1: the last six of its eight digits. */
static const unsigned char secret[TOTP_BYTES] = "12345678901234567890";

static void the_published_codes_are_right(void)
{
    CHECK_INT(totp_step(secret, SPAN("287082"), 59, 0), 1);
    CHECK_INT(totp_step(secret, SPAN("081804"), 1111111109, 0), 37037036);
    CHECK_INT(totp_step(secret, SPAN("050471"), 1111111111, 0), 37037037);
    CHECK_INT(totp_step(secret, SPAN("005924"), 1234567890, 0), 41152263);
    CHECK_INT(totp_step(secret, SPAN("353130"), 20000000000, 0), 666666666);
}

static void one_step_either_way_and_no_more(void)
{
    CHECK_INT(totp_step(secret, SPAN("081804"), 1111111109 - 30, 0), 37037036);
    CHECK_INT(totp_step(secret, SPAN("081804"), 1111111109 + 30, 0), 37037036);
    CHECK_INT(totp_step(secret, SPAN("081804"), 1111111109 - 60, 0), 0);
    CHECK_INT(totp_step(secret, SPAN("081804"), 1111111109 + 61, 0), 0);
}

static void a_step_is_good_once(void)
{
    CHECK_INT(totp_step(secret, SPAN("081804"), 1111111109, 37037035), 37037036);
    CHECK_INT(totp_step(secret, SPAN("081804"), 1111111109, 37037036), 0);
    CHECK_INT(totp_step(secret, SPAN("081804"), 1111111109, 37037037), 0);
}

static void what_is_no_code_is_wrong(void)
{
    CHECK_INT(totp_step(secret, SPAN("081805"), 1111111109, 0), 0);
    CHECK_INT(totp_step(secret, SPAN("81804"), 1111111109, 0), 0);
    CHECK_INT(totp_step(secret, SPAN("0818040"), 1111111109, 0), 0);
    CHECK_INT(totp_step(secret, SPAN(""), 1111111109, 0), 0);
}

static void an_app_can_read_it(void)
{
    char uri[256], base32[64];
    CHECK(totp_uri(secret, "+254711000002", uri, sizeof uri, base32, sizeof base32));
    CHECK_STR(base32, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    CHECK_STR(uri, "otpauth://totp/Mlinzi:+254711000002?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Mlinzi"
                   "&algorithm=SHA1&digits=6&period=30");
}

int main(void)
{
    RUN(the_published_codes_are_right);
    RUN(one_step_either_way_and_no_more);
    RUN(a_step_is_good_once);
    RUN(what_is_no_code_is_wrong);
    RUN(an_app_can_read_it);
    return test_end();
}
