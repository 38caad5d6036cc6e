/* core_pin_test.c - which PINs are good enough, and who may still try. */
#include "core/pin.h"
#include "tests/unit/test.h"

#define PHONE SPAN("+254711482913")

static enum pin_fault check(const char *pin)
{
    return pin_check(span_of(pin), PHONE);
}

static void a_pin_is_six_digits(void)
{
    CHECK_INT(check("482915"), PIN_GOOD);
    CHECK_INT(check("093817"), PIN_GOOD);
    CHECK_INT(check(""), PIN_NOT_SIX);
    CHECK_INT(check("48291"), PIN_NOT_SIX);
    CHECK_INT(check("4829155"), PIN_NOT_SIX);
    CHECK_INT(check("48291a"), PIN_NOT_SIX);
    CHECK_INT(check("48 291"), PIN_NOT_SIX);
    CHECK_INT(check("\xd9\xa4\xd9\xa8\xd9\xa2"), PIN_NOT_SIX);
}

static void what_people_guess_first_is_refused(void)
{
    CHECK_INT(check("000000"), PIN_REPEATS);
    CHECK_INT(check("777777"), PIN_REPEATS);
    CHECK_INT(check("121212"), PIN_REPEATS);
    CHECK_INT(check("907907"), PIN_REPEATS);
    CHECK_INT(check("123456"), PIN_RUNS);
    CHECK_INT(check("654321"), PIN_RUNS);
    CHECK_INT(check("012345"), PIN_RUNS);
    CHECK_INT(check("789012"), PIN_RUNS);
    CHECK_INT(check("210987"), PIN_RUNS);
    CHECK_INT(check("123321"), PIN_KNOWN);
    CHECK_INT(check("147258"), PIN_KNOWN);
    CHECK_INT(check("482913"), PIN_OF_PHONE);
    CHECK_INT(pin_check(SPAN("482913"), SPAN("")), PIN_GOOD);
}

/* Few are refused: what is left is not much smaller than a million. */
static void nearly_all_are_good(void)
{
    char pin[8];
    int good = 0;
    for (int i = 0; i < 1000000; i++) {
        snprintf(pin, sizeof pin, "%06d", i);
        good += check(pin) == PIN_GOOD;
    }
    CHECK(good > 998000 && good < 999000);
}

static void every_fault_has_its_sentence(void)
{
    CHECK_STR(pin_fault_words(PIN_GOOD), "");
    for (int f = PIN_GOOD + 1; f < PIN_FAULTS; f++)
        CHECK(strlen(pin_fault_words((enum pin_fault)f)) > 10);
}

static void five_tries_and_no_more(void)
{
    for (int64_t tries = 0; tries < 5; tries++) {
        CHECK(pin_may_try(tries, false, 5));
        CHECK(!pin_may_try(tries, true, 5));
        CHECK(!pin_locks(tries, 5));
    }
    CHECK(!pin_may_try(5, false, 5)); /* counted and never evaluated: a crash gives no free guess */
    CHECK(!pin_may_try(-1, false, 5));
    CHECK(pin_locks(5, 5) && pin_locks(6, 5));
}

int main(void)
{
    RUN(a_pin_is_six_digits);
    RUN(what_people_guess_first_is_refused);
    RUN(nearly_all_are_good);
    RUN(every_fault_has_its_sentence);
    RUN(five_tries_and_no_more);
    return test_end();
}
