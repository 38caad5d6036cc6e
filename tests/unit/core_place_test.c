/* core_place_test.c - where a case stands, what a move changes, and how grave it becomes. Rulings 2, 5, 28, 29. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define WARD "003.012.0062"
#define OTHER "+254711000110" /* scco of Malindi, 003.016 */
#define FAR_1 "+254711000210" /* scco and cccs of another county */
#define FAR_2 "+254711000220"
#define FAR_WARD "041.233.1160"

static void begin(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    land_person("scco", "003.016", OTHER);
}

static void reassign(int64_t id, const char *code)
{
    struct event ev = {.kind = EVENT_OP, .op = OP_REASSIGN, .op_case = id};
    must(area_read(&land.areas, span_of(code), &ev.op_area));
    land_mark();
    land_event(&ev);
}

static void severity(int64_t id, enum severity to)
{
    struct event ev = {.kind = EVENT_OP, .op = OP_SEVERITY, .op_case = id, .op_value = to};
    land_mark();
    land_event(&ev);
}

static void without_a_place_it_stands_at_the_senders_own_constituency(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, "");
    CHECK_STR(land_file(id)->office, "003.012");
    CHECK(land_file(id)->missing & MISSING_WARD);
    id = land_case(KIND_NEGLECT, "004"); /* another county was read */
    CHECK_STR(land_file(id)->office, "KE");
    CHECK_INT(land_file(id)->county, 4);
    CHECK_INT(land_count(HELPLINE, PHRASE_CASE_NEW), 1);
}

static void a_move_keeps_t0_and_tells_the_new_officer(void)
{
    begin();
    int64_t id = land_case(KIND_ABANDONED, WARD), t0 = land.now_s;
    land_wait(15 * MINUTE_S);
    reassign(id, "003.016.0075");
    CHECK_INT(land_count(OTHER, PHRASE_CASE_NEW), 1);
    CHECK_INT(land_count(NULL, PHRASE_NONE), 1); /* the county stands and was not due */
    CHECK_INT(land_file(id)->t0_s, t0);
    CHECK_STR(land_file(id)->office, "003.016");
    land_wait(5 * MINUTE_S);
    CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_ESCALATED), 1); /* t0 + 20 min: a transfer buys no time */
}

static void a_move_to_another_county_fires_the_rows_already_passed(void)
{
    begin();
    land_person("scco", "041.233", FAR_1);
    land_person("cccs", "041", FAR_2);
    int64_t id = land_case(KIND_ABANDONED, WARD);
    land_wait(30 * MINUTE_S);
    reassign(id, FAR_WARD);
    CHECK_INT(land_count(FAR_1, PHRASE_CASE_NEW), 1);
    CHECK_STR(land_arg(land_first(FAR_2, PHRASE_CASE_ESCALATED), "reason"), "unanswered");
    CHECK_INT(land_count(LEVEL_1, PHRASE_NONE) + land_count(LEVEL_2, PHRASE_NONE), 0); /* old posts hear nothing */
    CHECK_INT(land_file(id)->level, 2);
}

/* Once a fault of core/place.c: a case that is taken up and moves to an office without anybody is told to nobody,
 * with no alarm, until the no-progress clock (S3: 5 working days). "Any other vacant post: the next filled level is
 * told at that moment, once, with an audit row; admin hears alarm.vacant." */
static void a_verified_case_that_moves_to_a_vacant_office_is_told_above(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    land_act(LEVEL_1, INTENT_VERIFY, id, "home seen, child is safe");
    land_person("cccs", "041", FAR_2);
    reassign(id, FAR_WARD);
    CHECK(land_count(FAR_2, PHRASE_NONE) == 1);
    CHECK_INT(land_count(ADMIN, PHRASE_ALARM_VACANT), 1);
}

static void a_kind_for_an_unknown_sets_it_afresh_but_never_down_from_s1(void)
{
    begin();
    struct reading r = land_report(KIND_NONE, 'F', 9, WARD), kind = land_report(KIND_REGISTRATION, 0, -1, "");
    kind.lone_kind = true;
    land_sms(VOLUNTEER, r, "girl nine Mtepeni");
    CHECK_INT(land_file(1)->severity, SEVERITY_S2);
    land_sms(VOLUNTEER, kind, "birth certificate");
    CHECK_INT(land_file(1)->severity, SEVERITY_S4);
    r.slots.urgent = true;
    r.keyword = true;
    land_sms(VOLUNTEER, r, "report girl nine Mtepeni, urgent");
    CHECK_INT(land_file(2)->severity, SEVERITY_S1);
    land_sms(VOLUNTEER, kind, "birth certificate");
    CHECK_INT(land_file(2)->kinds, KIND_BIT(KIND_REGISTRATION));
    CHECK_INT(land_file(2)->severity, SEVERITY_S1);
}

static void an_age_may_only_raise(void)
{
    begin();
    struct reading r = land_report(KIND_PHYSICAL, 'F', -1, WARD), age = land_read(INTENT_ANSWER);
    land_sms(VOLUNTEER, r, "girl beaten Mtepeni");
    CHECK_INT(land_file(1)->severity, SEVERITY_S2);
    age.lone_number = 4;
    land_sms(VOLUNTEER, age, "4");
    CHECK_INT(land_file(1)->severity, SEVERITY_S1);
    CHECK_INT(land_file(1)->age_years, 4);
}

static void raising_fires_the_rows_already_passed(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    land_wait(90 * MINUTE_S);
    severity(id, SEVERITY_S1);
    CHECK_INT(land_file(id)->severity, SEVERITY_S1);
    CHECK_INT(land_count(LEVEL_1, PHRASE_NONE), 1); /* one text a person */
    CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_ESCALATED), 1);
    CHECK_INT(land_count(LEVEL_3, PHRASE_CASE_ESCALATED), 1);
    CHECK_INT(land_count(LEVEL_4, PHRASE_NONE), 0);
}

/* Once a fault of core/op.c:op_severity, core/place.c:case_grade: an S4 case whose digest is still to come (t0 in the
 * future: over a weekend, days) and that an officer raises to S1 waits for that t0: nobody hears of an emergency until
 * Monday 08:30. "t0: level 1 told at once"; ruling 5 "rows passed fire at once for levels not yet told". */
static void an_emergency_does_not_wait_for_the_digest(void)
{
    land_open("2026-03-06 17:30");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    int64_t id = land_case(KIND_REGISTRATION, WARD);
    land_wait(HOUR_S);
    severity(id, SEVERITY_S1);
    CHECK_INT(land_count(LEVEL_1, PHRASE_NONE), 1);
    CHECK(land.due_s[id - 1] <= land.now_s + 10 * MINUTE_S);
}

/* Once a fault of core/op.c:op_severity, core/act_close.c:severity_lowered: again_n (hold_n, ceiling_n, hold_top_s too)
 * count intervals of the old severity; lowered, the next "again" is that many of the longer ones away: weeks of
 * silence. Ruling 11: "t0 + last row + n x interval", the highest level told again every 5 wd. */
static void lowering_never_silences_a_case(void)
{
    begin();
    int64_t id = land_case(KIND_LOST, WARD);
    land_wait(40 * DAY_S);
    severity(id, SEVERITY_S3);
    CHECK_INT(land_file(id)->severity, SEVERITY_S3);
    CHECK(land.due_s[id - 1] <= clock_add(CLOCK_WORK, &land.calendar, land.now_s, 5 * clock_day_s(CLOCK_WORK)));
}

/* Once a fault of core/op.c: with a close request standing, S1 is lowered at once by one person: "Every way out of an
 * S1 ladder (close, discard, merge, lower severity) waits for CONFIRM by another person". */
static void an_s1_with_a_request_standing_is_not_lowered_by_one(void)
{
    begin();
    int64_t id = land_case(KIND_ABANDONED, WARD);
    land_act(LEVEL_1, INTENT_DISCARD, id, "the same child was reported twice");
    land_yes(LEVEL_1);
    CHECK_INT(land_file(id)->state, CASE_CLOSE_REQUESTED);
    severity(id, SEVERITY_S4);
    CHECK_INT(land_file(id)->severity, SEVERITY_S1);
}

static void lowering_an_s1_asks_another_person(void)
{
    begin();
    int64_t id = land_case(KIND_ABANDONED, WARD);
    severity(id, SEVERITY_S3);
    CHECK_INT(land_file(id)->severity, SEVERITY_S1);
    CHECK_INT(land_file(id)->state, CASE_CLOSE_REQUESTED);
    CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_CLOSE_REQUESTED), 1);
    land_act(LEVEL_2, INTENT_CONFIRM, id, "");
    land_yes(LEVEL_2);
    CHECK_INT(land_file(id)->severity, SEVERITY_S3);
    CHECK_INT(land_file(id)->state, CASE_REPORTED);
}

int main(void)
{
    RUN(without_a_place_it_stands_at_the_senders_own_constituency);
    RUN(a_move_keeps_t0_and_tells_the_new_officer);
    RUN(a_move_to_another_county_fires_the_rows_already_passed);
    RUN(a_verified_case_that_moves_to_a_vacant_office_is_told_above);
    RUN(a_kind_for_an_unknown_sets_it_afresh_but_never_down_from_s1);
    RUN(an_age_may_only_raise);
    RUN(raising_fires_the_rows_already_passed);
    RUN(an_emergency_does_not_wait_for_the_digest);
    RUN(lowering_never_silences_a_case);
    RUN(an_s1_with_a_request_standing_is_not_lowered_by_one);
    RUN(lowering_an_s1_asks_another_person);
    return test_end();
}
