/* core_act_close_test.c - no single text and no single person takes an emergency off its ladder. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define WARD "003.012.0062"
#define WORDS "the child was seen and is safe with an aunt"

static int64_t begin(enum kind kind)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    int64_t id = land_case(kind, WARD);
    land_act(LEVEL_1, INTENT_VERIFY, id, "home seen");
    land_mark();
    return id;
}

static void closing_needs_words_an_action_and_the_code(void)
{
    int64_t id = begin(KIND_NEGLECT);
    land_act(LEVEL_1, INTENT_CLOSE, id, "nineteen letters ok");
    CHECK_INT(land_count(LEVEL_1, PHRASE_ASK_EXPLANATION), 1);
    land_file(id)->action = 0;
    land_act(LEVEL_1, INTENT_CLOSE, id, WORDS);
    CHECK_INT(land_count(LEVEL_1, PHRASE_ASK_ACTION), 1);
    land_file(id)->action = 1;
    land_act(LEVEL_1, INTENT_CLOSE, id, WORDS);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CONFIRM_CODE), 1);
    CHECK_INT(land_file(id)->state, CASE_VERIFIED);
    land_yes(LEVEL_1);
    CHECK_INT(land_file(id)->state, CASE_CLOSED);
    CHECK_INT(land_count(LEVEL_1, PHRASE_DONE_CLOSED), 1);
    CHECK_INT(land_count(VOLUNTEER, PHRASE_CASE_CLOSED), 1);
    CHECK_INT(land.due_s[id - 1] == INT64_MAX, 1);
}

static void three_wrong_codes_void_it(void)
{
    int64_t id = begin(KIND_NEGLECT);
    land_act(LEVEL_1, INTENT_CLOSE, id, WORDS);
    struct reading wrong = land_read(INTENT_YES);
    strcpy(wrong.code, "000000");
    for (int i = 0; i < 3; i++) {
        land_wait(11 * MINUTE_S / 2);
        land_sms(LEVEL_1, wrong, "yes 000000");
    }
    CHECK_INT(land_count(LEVEL_1, PHRASE_REFUSE_BAD_CODE), 2);
    CHECK_INT(land_count(LEVEL_1, PHRASE_REFUSE_TOO_MANY), 1);
    CHECK_INT(land.code[land_index(LEVEL_1)].act, ACT_NONE);
    CHECK_INT(land_file(id)->state, CASE_VERIFIED);
}

static void a_code_lives_half_an_hour_and_one_epoch(void)
{
    int64_t id = begin(KIND_NEGLECT);
    land_act(LEVEL_1, INTENT_CLOSE, id, WORDS);
    land_wait(30 * MINUTE_S + 1);
    land_yes(LEVEL_1);
    CHECK_INT(land_file(id)->state, CASE_VERIFIED);
    land_act(LEVEL_1, INTENT_CLOSE, id, WORDS);
    land_file(id)->epoch++;
    land_yes(LEVEL_1);
    CHECK_INT(land_file(id)->state, CASE_VERIFIED);
    CHECK_INT(land_count(LEVEL_1, PHRASE_REFUSE_BAD_CODE), 2);
}

static void the_code_goes_to_the_number_on_file(void)
{
    int64_t id = begin(KIND_NEGLECT);
    land.person[land_index(LEVEL_1)].phone[1] = land_phone("+254722000010");
    land_act("+254722000010", INTENT_CLOSE, id, WORDS);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CONFIRM_CODE), 1);
    CHECK_INT(land_count("+254722000010", PHRASE_CONFIRM_CODE), 0);
}

static int64_t requested(void)
{
    int64_t id = begin(KIND_ABANDONED);
    land_act(LEVEL_1, INTENT_CLOSE, id, WORDS);
    land_yes(LEVEL_1);
    return id;
}

static void an_emergency_needs_another_person_above(void)
{
    int64_t id = requested();
    CHECK_INT(land_file(id)->state, CASE_CLOSE_REQUESTED);
    CHECK_INT(land_count(LEVEL_1, PHRASE_DONE_CLOSE_REQUESTED), 1);
    CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_CLOSE_REQUESTED), 1);
    land_act(LEVEL_1, INTENT_CONFIRM, id, "");
    CHECK_INT(land_count(LEVEL_1, PHRASE_REFUSE_NOT_AUTHORISED), 1);
    land_act(LEVEL_2, INTENT_CONFIRM, id, "");
    CHECK_INT(land_file(id)->state, CASE_CLOSE_REQUESTED);
    land_yes(LEVEL_2);
    CHECK_INT(land_file(id)->state, CASE_CLOSED);
    CHECK_INT(land_file(id)->closer_level, 2);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_CLOSED), 1);
    CHECK_INT(land_count(VOLUNTEER, PHRASE_CASE_CLOSED), 1);
    CHECK_INT(land_count(LEVEL_2, PHRASE_DONE_CLOSED), 1);
}

static void the_same_person_at_a_higher_post_is_not_another(void)
{
    int64_t id = requested();
    land_person("cccs", "003", LEVEL_1);
    land_act(LEVEL_1, INTENT_CONFIRM, id, "");
    CHECK_INT(land_count(LEVEL_1, PHRASE_REFUSE_NOT_AUTHORISED), 1);
}

static void unanswered_the_request_climbs_each_day_and_stays_at_the_top(void)
{
    int64_t id = requested();
    land_mark();
    land_wait(6 * DAY_S);
    CHECK_INT(land_count(LEVEL_3, PHRASE_CASE_CLOSE_REQUESTED), 1);
    CHECK_INT(land_count(LEVEL_4, PHRASE_CASE_CLOSE_REQUESTED), 1);
    CHECK_INT(land_count(LEVEL_5, PHRASE_CASE_CLOSE_REQUESTED), 4);
    CHECK_INT(land_count(NULL, PHRASE_NONE), 6); /* no other clock runs */
    CHECK_INT(land_file(id)->level, 1);          /* being asked is not being told */
}

static void rejecting_returns_it_to_the_state_before(void)
{
    int64_t id = requested(), verified = land_file(id)->verified_s;
    land_wait(3 * HOUR_S);
    land_act(LEVEL_2, INTENT_REJECT, id, "the aunt has not been seen");
    CHECK_INT(land_file(id)->state, CASE_VERIFIED);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_CLOSE_REJECTED), 1);
    CHECK_INT(land_file(id)->progress_s, land.now_s); /* counts as progress */
    CHECK_INT(land_file(id)->verified_s, verified);   /* and not as a new verification */
}

static void at_the_top_another_holder_of_national_or_secretary(void)
{
    int64_t id = begin(KIND_ABANDONED);
    land_act(LEVEL_5, INTENT_CLOSE, id, WORDS);
    land_yes(LEVEL_5);
    CHECK_INT(land_count(LEVEL_4, PHRASE_CASE_CLOSE_REQUESTED), 1);
    land_act(LEVEL_3, INTENT_CONFIRM, id, "");
    CHECK_INT(land_count(LEVEL_3, PHRASE_REFUSE_NOT_AUTHORISED), 1);
    land_act(LEVEL_4, INTENT_CONFIRM, id, "");
    land_yes(LEVEL_4);
    CHECK_INT(land_file(id)->state, CASE_CLOSED);
}

/* Once a fault of core/act_close.c: the closer's level is the higher of the two, but the person is always the
 * confirmer: a secretary's closing confirmed by national is disputed to the secretary who asked for it. Ruling 4: "Of
 * an S1 closed by two, the closer is the higher ... another holder of national or secretary". */
static void of_two_closers_the_higher_is_the_closer(void)
{
    int64_t id = begin(KIND_ABANDONED);
    land_act(LEVEL_5, INTENT_CLOSE, id, WORDS);
    land_yes(LEVEL_5);
    land_act(LEVEL_4, INTENT_CONFIRM, id, "");
    land_yes(LEVEL_4);
    CHECK_INT(land_file(id)->closer, land.person[land_index(LEVEL_5)].id);
    land_mark();
    land_act(VOLUNTEER, INTENT_NO, id, "");
    CHECK_INT(land_count(LEVEL_5, PHRASE_CASE_DISPUTED), 0);
    CHECK_INT(land_count(LEVEL_4, PHRASE_CASE_DISPUTED), 1);
}

/* Once a fault of core/act_close.c: a CONFIRM code binds the act CONFIRM only; after a REJECT and another request
 * (CLOSE, then DISCARD) the old code confirms a request its person never saw. Ruling 21: "it binds number, case, epoch
 * and act". */
static void a_confirming_code_is_for_the_request_it_was_made_for(void)
{
    int64_t id = requested();
    land_act(LEVEL_2, INTENT_CONFIRM, id, "");
    land_act(LEVEL_3, INTENT_REJECT, id, "not yet");
    land_act(LEVEL_1, INTENT_DISCARD, id, "it was all a misunderstanding of mine");
    land_yes(LEVEL_1);
    land_yes(LEVEL_2);
    CHECK_INT(land_file(id)->state, CASE_CLOSE_REQUESTED);
}

/* A request of the machine's owner names no person: who rejects it is answered, and nobody is looked for. */
static void a_request_of_nobody_can_be_rejected(void)
{
    int64_t id = begin(KIND_ABANDONED);
    struct event ev = {.kind = EVENT_OP, .op = OP_SEVERITY, .op_case = id, .op_value = SEVERITY_S3};
    land_event(&ev);
    CHECK_INT(land_file(id)->state, CASE_CLOSE_REQUESTED);
    land_act(LEVEL_2, INTENT_REJECT, id, "it is as grave as it was");
    CHECK_INT(land_file(id)->state, CASE_VERIFIED);
    CHECK_INT(land_file(id)->severity, SEVERITY_S1);
    CHECK_INT(land_count(LEVEL_2, PHRASE_DONE_REJECTED), 1);
    CHECK_INT(land_count(NULL, PHRASE_CASE_CLOSE_REJECTED), 0);
}

/* Ruling 29 and a case that moved: the answer to a request tells of the case, so it goes to the post it was asked from.
 */
static void who_left_the_post_hears_no_answer_to_the_request(void)
{
    int64_t id = requested();
    land_leaves("scco", LEVEL_1);
    land_person("scco", "001.001", LEVEL_1);
    land_act(LEVEL_2, INTENT_REJECT, id, "not yet");
    CHECK_INT(land_file(id)->state, CASE_VERIFIED);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_CLOSE_REJECTED), 0);
    CHECK_INT(land_count(LEVEL_2, PHRASE_DONE_REJECTED), 1);
}

static void when_whoever_was_asked_last_is_gone_the_vacancy_is_said_and_the_ladder_speaks(void)
{
    int64_t id = requested();
    land_wait(4 * DAY_S);
    CHECK_INT(land_file(id)->asked_level, 5);
    for (int level = 2; level <= 5; level++)
        land_leaves((const char *[]){"", "", "cccs", "rccs", "national", "secretary"}[level], land_level(level));
    land_mark();
    land_wait(DAY_S);
    CHECK_INT(land_count(ADMIN, PHRASE_ALARM_VACANT), 1);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_REMINDER), 1); /* the one level that is left */
    CHECK_INT(land_file(id)->state, CASE_CLOSE_REQUESTED);
    CHECK(land.due_s[id - 1] > land.now_s && land.due_s[id - 1] < INT64_MAX);
}

static void the_highest_with_no_other_at_the_top_waits_for_an_appointment(void)
{
    int64_t id = begin(KIND_ABANDONED);
    land_leaves("national", LEVEL_4);
    land_act(LEVEL_5, INTENT_CLOSE, id, WORDS);
    land_yes(LEVEL_5);
    CHECK_INT(land_file(id)->state, CASE_CLOSE_REQUESTED);
    CHECK_INT(land_count(ADMIN, PHRASE_ALARM_VACANT), 1);
    land_person("national", "KE", LEVEL_4);
    land_act(LEVEL_4, INTENT_CONFIRM, id, "");
    land_yes(LEVEL_4);
    CHECK_INT(land_file(id)->state, CASE_CLOSED);
}

static void a_case_is_not_merged_into_one_closed_meanwhile(void)
{
    int64_t id = begin(KIND_ABANDONED), into = land_case(KIND_NEGLECT, WARD);
    struct event ev = {.kind = EVENT_OP, .op = OP_MERGE, .op_case = id, .op_value = into};
    land_event(&ev);
    land_act(LEVEL_2, INTENT_CONFIRM, id, "");
    land_file(into)->state = CASE_CLOSED;
    land_yes(LEVEL_2);
    CHECK_INT(land_file(id)->state, CASE_CLOSE_REQUESTED); /* its child would have no case at all */
    CHECK_INT(land_file(id)->merged_into, 0);
    CHECK_INT(land_count(LEVEL_2, PHRASE_REFUSE_NOT_AUTHORISED), 1);
}

static void a_confirming_code_is_void_when_the_request_or_the_right_is_gone(void)
{
    int64_t id = requested();
    land_act(LEVEL_2, INTENT_CONFIRM, id, "");
    land_act(LEVEL_3, INTENT_REJECT, id, "not yet");
    land_yes(LEVEL_2);
    CHECK_INT(land_file(id)->state, CASE_VERIFIED);
    CHECK_INT(land_count(LEVEL_2, PHRASE_REFUSE_NOT_AUTHORISED), 1);
    id = requested();
    land_act(LEVEL_2, INTENT_CONFIRM, id, "");
    land_leaves("cccs", LEVEL_2);
    land_person("scco", "003.012", LEVEL_2); /* on the case still, but not above who asks */
    land_yes(LEVEL_2);
    CHECK_INT(land_file(id)->state, CASE_CLOSE_REQUESTED);
}

int main(void)
{
    RUN(closing_needs_words_an_action_and_the_code);
    RUN(three_wrong_codes_void_it);
    RUN(a_code_lives_half_an_hour_and_one_epoch);
    RUN(the_code_goes_to_the_number_on_file);
    RUN(an_emergency_needs_another_person_above);
    RUN(the_same_person_at_a_higher_post_is_not_another);
    RUN(unanswered_the_request_climbs_each_day_and_stays_at_the_top);
    RUN(rejecting_returns_it_to_the_state_before);
    RUN(at_the_top_another_holder_of_national_or_secretary);
    RUN(of_two_closers_the_higher_is_the_closer);
    RUN(a_confirming_code_is_for_the_request_it_was_made_for);
    RUN(a_request_of_nobody_can_be_rejected);
    RUN(who_left_the_post_hears_no_answer_to_the_request);
    RUN(when_whoever_was_asked_last_is_gone_the_vacancy_is_said_and_the_ladder_speaks);
    RUN(the_highest_with_no_other_at_the_top_waits_for_an_appointment);
    RUN(a_case_is_not_merged_into_one_closed_meanwhile);
    RUN(a_confirming_code_is_void_when_the_request_or_the_right_is_gone);
    return test_end();
}
