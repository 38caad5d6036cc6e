/* core_command_test.c - which case a word means, what is not seen does not exist, and who is muted. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define WARD "003.012.0062"

static int64_t begin(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    return land_case(KIND_NEGLECT, WARD);
}

static void a_bare_word_means_the_one_case_texted(void)
{
    int64_t id = begin();
    land_act(LEVEL_1, INTENT_VERIFY, 0, "home seen");
    CHECK_INT(land_file(id)->state, CASE_VERIFIED);
    begin();
    land_case(KIND_LOST, WARD);
    land_act(LEVEL_1, INTENT_VERIFY, 0, "home seen");
    CHECK_INT(land_count(LEVEL_1, PHRASE_ASK_CASE), 1);
    struct reading ref = land_word(INTENT_UNKNOWN, 2, "");
    land_sms(LEVEL_1, ref, "the reference");
    CHECK_INT(land_file(2)->state, CASE_VERIFIED); /* it completes the waiting word, with its text */
    CHECK_INT(land_file(2)->action, 1);
    CHECK_INT(land_file(1)->state, CASE_REPORTED);
}

static void a_bare_word_after_a_day_asks(void)
{
    int64_t id = begin();
    land.due_s[id - 1] = INT64_MAX; /* nothing more is said of it */
    land_wait(DAY_S + 1);
    land_act(LEVEL_1, INTENT_VERIFY, 0, "home seen");
    CHECK_INT(land_count(LEVEL_1, PHRASE_ASK_CASE), 1);
    CHECK_INT(land_file(id)->state, CASE_REPORTED);
}

static void a_wrong_check_digit_is_never_acted_on(void)
{
    int64_t id = begin();
    struct reading r = land_read(INTENT_VERIFY);
    r.ref_error = true;
    r.text = SPAN("home seen");
    land_sms(LEVEL_1, r, "verify 12345678 home seen");
    CHECK_INT(land_count(LEVEL_1, PHRASE_REFUSE_BAD_REFERENCE), 1);
    CHECK_INT(land_file(id)->state, CASE_REPORTED);
}

static void what_is_not_seen_and_what_is_not_there_answer_alike(void)
{
    begin();
    struct reading r = land_read(INTENT_STATUS);
    strcpy(r.ref.digits, "99999999");
    land_sms(STRANGER, r, "status 99999999");
    struct said there = *land_first(STRANGER, PHRASE_REFUSE_NO_SUCH_CASE);
    land_wait(40 * MINUTE_S);
    land_mark();
    land_act(STRANGER, INTENT_STATUS, 1, "");
    const struct said *unseen = land_first(STRANGER, PHRASE_REFUSE_NO_SUCH_CASE);
    CHECK(unseen != NULL);
    CHECK_INT(unseen->m.args.n, there.m.args.n);
    CHECK_INT(unseen->m.case_id, 0);
}

static void five_tries_in_an_hour_mute_but_not_reports(void)
{
    begin();
    for (int i = 0; i < 5; i++) {
        land_act(STRANGER, INTENT_STATUS, 1, "");
        land_wait(11 * MINUTE_S);
    }
    land_mark();
    land_sms(STRANGER, land_read(INTENT_HELP), "help");
    CHECK_INT(land.saids - land.mark, 0);
    struct reading r = land_report(KIND_LOST, 'M', 4, WARD);
    land_sms(STRANGER, r, "lost boy 4 Mtepeni");
    CHECK_INT(land_count(STRANGER, PHRASE_REPORT_RECEIVED), 1);
    land_wait(HOUR_S);
    land_sms(STRANGER, land_read(INTENT_HELP), "help");
    CHECK_INT(land_count(STRANGER, PHRASE_HELP), 1);
}

static void officers_are_not_muted(void)
{
    begin();
    land_person("scco", "003.016", "+254711000110");
    for (int i = 0; i < 6; i++) {
        land_act("+254711000110", INTENT_STATUS, 1, "");
        land_wait(9 * MINUTE_S);
    }
    land_sms("+254711000110", land_read(INTENT_LIST), "list");
    CHECK_INT(land_count("+254711000110", PHRASE_CASE_LIST), 1);
}

int main(void)
{
    RUN(a_bare_word_means_the_one_case_texted);
    RUN(a_bare_word_after_a_day_asks);
    RUN(a_wrong_check_digit_is_never_acted_on);
    RUN(what_is_not_seen_and_what_is_not_there_answer_alike);
    RUN(five_tries_in_an_hour_mute_but_not_reports);
    RUN(officers_are_not_muted);
    return test_end();
}
