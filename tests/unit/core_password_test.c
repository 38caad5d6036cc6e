/* core_password_test.c - which passwords are refused, and who needs a code besides. */
#include "core/password.h"

#include "tests/unit/test.h"

#define FAULT(s) password_check(SPAN(s), SPAN("+254711000001"))

static void long_and_its_own_is_good(void)
{
    CHECK_INT(FAULT("green boat seven"), PASSWORD_GOOD);
    CHECK_INT(FAULT("mti mrefu wa nazi"), PASSWORD_GOOD);
    CHECK_INT(FAULT("aaaaaaaaaaaab"), PASSWORD_GOOD); /* length is what counts, lists catch the rest */
    CHECK_INT(FAULT("a sentence of sixty-four letters is quite alright, nobody types it"), PASSWORD_GOOD);
}

static void short_and_long_are_refused(void)
{
    CHECK_INT(FAULT("green boat"), PASSWORD_SHORT);
    CHECK_INT(FAULT("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"),
              PASSWORD_SHORT); /* 14 bytes, 7 letters */
    char much[PASSWORD_MAX_BYTES + 2];
    for (size_t i = 0; i < sizeof much; i++)
        much[i] = (char)('a' + i * 7 % 26);
    CHECK_INT(password_check((struct span){much, PASSWORD_MAX_BYTES}, SPAN("")), PASSWORD_GOOD);
    CHECK_INT(password_check((struct span){much, PASSWORD_MAX_BYTES + 1}, SPAN("")), PASSWORD_LONG);
}

static void patterns_are_refused(void)
{
    CHECK_INT(FAULT("aaaaaaaaaaaa"), PASSWORD_REPEATS);
    CHECK_INT(FAULT("abcabcabcabc"), PASSWORD_REPEATS);
    CHECK_INT(FAULT("MamaMamaMama"), PASSWORD_REPEATS);
    CHECK_INT(FAULT("123456789012"), PASSWORD_REPEATS);
    CHECK_INT(FAULT("210987654321"), PASSWORD_REPEATS);
}

static void what_is_guessed_first_is_refused(void)
{
    CHECK_INT(FAULT("Password12345"), PASSWORD_KNOWN);
    CHECK_INT(FAULT("123!administrator!"), PASSWORD_KNOWN);
    CHECK_INT(FAULT("KENYA2026!!!!"), PASSWORD_KNOWN);
    CHECK_INT(FAULT("1q2w3e4r5t6y"), PASSWORD_KNOWN);
}

static void the_own_number_is_refused(void)
{
    CHECK_INT(FAULT("+254711000001"), PASSWORD_OF_PHONE);
    CHECK_INT(FAULT("0711 000 001 "), PASSWORD_OF_PHONE);
    CHECK_INT(FAULT("0711000001 is my number"), PASSWORD_GOOD);
}

static void each_fault_is_a_sentence(void)
{
    CHECK_STR(password_fault_words(PASSWORD_GOOD), "");
    for (int f = PASSWORD_GOOD + 1; f < PASSWORD_FAULTS; f++)
        CHECK(password_fault_words((enum password_fault)f)[0] != '\0');
}

static void above_sub_county_a_code_is_needed(void)
{
    const struct post scco = {ROLE_SCCO, "003.016"}, cccs = {ROLE_CCCS, "003"}, police = {ROLE_POLICE, "003.016"},
                      admin = {ROLE_ADMIN, "KE"}, auditor = {ROLE_AUDITOR, "KE"}, both[] = {scco, cccs};
    CHECK(!password_needs_code(&scco, 1));
    CHECK(!password_needs_code(&police, 1));
    CHECK(!password_needs_code(&scco, 0));
    CHECK(password_needs_code(&cccs, 1));
    CHECK(password_needs_code(&admin, 1));
    CHECK(password_needs_code(&auditor, 1));
    CHECK(password_needs_code(both, 2));
}

int main(void)
{
    RUN(long_and_its_own_is_good);
    RUN(short_and_long_are_refused);
    RUN(patterns_are_refused);
    RUN(what_is_guessed_first_is_refused);
    RUN(the_own_number_is_refused);
    RUN(each_fault_is_a_sentence);
    RUN(above_sub_county_a_code_is_needed);
    return test_end();
}
