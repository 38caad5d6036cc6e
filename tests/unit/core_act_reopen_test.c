/* core_act_reopen_test.c - a case that comes back: reopened from above, or disputed by who reported it. Rulings 4, 23.
 */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define WARD "003.012.0062"

/* A case closed by a level, alone. */
static int64_t closed_by(enum kind kind, int level)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    int64_t id = land_case(kind, WARD);
    struct case_file *c = land_file(id);
    c->state = CASE_CLOSED;
    c->closed_s = land.now_s;
    c->closer = land.person[land_index(land_level(level))].id;
    c->closer_level = level;
    land.due_s[id - 1] = INT64_MAX;
    land_wait(HOUR_S);
    land_mark();
    return id;
}

static void a_no_goes_to_the_post_above_the_closer(void)
{
    for (int level = 1; level <= 4; level++) {
        int64_t id = closed_by(KIND_ABANDONED, level);
        land_act(VOLUNTEER, INTENT_NO, id, "");
        CHECK_INT(land_count(land_level(level + 1), PHRASE_CASE_DISPUTED), 1);
        CHECK_INT(land_count(VOLUNTEER, PHRASE_DONE_DISPUTED), 1);
        CHECK_INT(land.saids - land.mark, 2);
        CHECK_INT(land_file(id)->state, CASE_REPORTED);
        CHECK_INT(land_file(id)->epoch, 2);
        CHECK_INT(land_file(id)->level, level + 1);
        CHECK_INT(land_file(id)->t0_s, land.now_s);
    }
}

static void the_ladder_goes_on_from_the_post_told(void)
{
    int64_t id = closed_by(KIND_ABANDONED, 1);
    land_act(VOLUNTEER, INTENT_NO, id, "");
    land_mark();
    land_wait(7 * HOUR_S);
    CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_REMINDER), 1); /* stands where level 1 stands */
    CHECK_INT(land_count(LEVEL_1, PHRASE_NONE), 0);
    CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_ESCALATED), 0); /* rows at or below are unsaid */
    for (int level = 3; level <= 5; level++)
        CHECK_INT(land_count(land_level(level), PHRASE_CASE_ESCALATED), 1);
}

static void a_no_after_the_days_or_from_another_number_is_refused(void)
{
    int64_t id = closed_by(KIND_ABANDONED, 1);
    land_wait(14 * DAY_S);
    land_act(VOLUNTEER, INTENT_NO, id, "");
    CHECK_INT(land_count(VOLUNTEER, PHRASE_REFUSE_NOT_AUTHORISED), 1);
    CHECK_INT(land_file(id)->state, CASE_CLOSED);
}

static void reopened_from_above_it_starts_again_at_level_1(void)
{
    int64_t id = closed_by(KIND_ABANDONED, 1);
    land_act(LEVEL_2, INTENT_REOPEN, id, "");
    CHECK_INT(land_count(LEVEL_2, PHRASE_ASK_EXPLANATION), 1);
    land_act(LEVEL_2, INTENT_REOPEN, id, "the child is missing again");
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_REOPENED), 1);
    CHECK_INT(land_count(VOLUNTEER, PHRASE_CASE_REOPENED), 1);
    CHECK_INT(land_count(LEVEL_2, PHRASE_DONE_REOPENED), 1);
    CHECK_INT(land_file(id)->level, 1);
    land_mark();
    land_wait(20 * MINUTE_S);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_REMINDER), 1);
    CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_ESCALATED), 1);
}

static void a_disputed_case_may_be_reopened_but_no_other_open_one(void)
{
    int64_t id = closed_by(KIND_ABANDONED, 1);
    land_act(VOLUNTEER, INTENT_NO, id, "");
    land_act(LEVEL_2, INTENT_REOPEN, id, "start from the beginning");
    CHECK_INT(land_file(id)->epoch, 3);
    CHECK_INT(land_file(id)->level, 1);
    land_act(LEVEL_2, INTENT_REOPEN, id, "and once more");
    CHECK_INT(land_count(LEVEL_2, PHRASE_REFUSE_NOT_AUTHORISED), 1);
}

/* Once a fault of core/act_reopen.c: it looks for the level above within level_top(), which for S4 is 2: the NO to
 * a county's closing of an S4 is told to the very person who closed it. "At the post above the closer"; ruling 28 is
 * about clocks. */
static void a_no_to_the_countys_closing_of_an_s4_goes_above_the_county(void)
{
    int64_t id = closed_by(KIND_REGISTRATION, 2);
    land_act(VOLUNTEER, INTENT_NO, id, "");
    CHECK_INT(land_count(LEVEL_2, PHRASE_NONE), 0);
    CHECK_INT(land_count(LEVEL_3, PHRASE_CASE_DISPUTED), 1);
}

/* Once a fault of core/level.c: after a dispute the officer is still level 1, whose closing is disputed: he hears
 * the reporter's UPDATE and the post told does not. Ruling 4: "the post told stands where level 1 stands". */
static void after_a_dispute_the_post_told_is_the_officer(void)
{
    int64_t id = closed_by(KIND_ABANDONED, 1);
    land_act(VOLUNTEER, INTENT_NO, id, "");
    land_mark();
    land_act(VOLUNTEER, INTENT_UPDATE, id, "he came back last night");
    CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_UPDATED), 1);
    CHECK_INT(land_count(LEVEL_1, PHRASE_NONE), 0);
}

static void what_was_merged_is_neither_reopened_nor_disputed(void)
{
    int64_t id = closed_by(KIND_ABANDONED, 1);
    land_file(id)->merged_into = 77; /* the child's case is another one, and it goes on */
    land_act(LEVEL_2, INTENT_REOPEN, id, "the child is missing again");
    CHECK_INT(land_count(LEVEL_2, PHRASE_REFUSE_NOT_AUTHORISED), 1);
    land_act(VOLUNTEER, INTENT_NO, id, "");
    CHECK_INT(land_count(VOLUNTEER, PHRASE_REFUSE_NOT_AUTHORISED), 1);
    CHECK_INT(land_file(id)->state, CASE_CLOSED);
}

static void an_open_case_is_not_disputed(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    int64_t id = land_case(KIND_ABANDONED, WARD);
    land_act(VOLUNTEER, INTENT_NO, id, "");
    CHECK_INT(land_count(VOLUNTEER, PHRASE_REFUSE_NOT_AUTHORISED), 1);
    CHECK_INT(land_file(id)->epoch, 1);
    id = closed_by(KIND_ABANDONED, 1);
    land_act(VOLUNTEER, INTENT_NO, id, "");
    land_act(VOLUNTEER, INTENT_NO, id, ""); /* nor one that is disputed already */
    CHECK_INT(land_file(id)->epoch, 2);
}

static void reopened_with_the_post_vacant_the_ladder_starts_with_the_next(void)
{
    int64_t id = closed_by(KIND_ABANDONED, 1);
    land_leaves("scco", LEVEL_1);
    land_mark();
    land_act(LEVEL_3, INTENT_REOPEN, id, "the child is missing again");
    CHECK_INT(land_count(ADMIN, PHRASE_ALARM_VACANT), 1);
    CHECK_STR(land_arg(land_first(LEVEL_2, PHRASE_CASE_ESCALATED), "reason"), "vacant");
    CHECK(land_file(id)->state == CASE_REPORTED && land.due_s[id - 1] < INT64_MAX);
}

/* With every post above vacant the closer hears it; with nobody at all the case is open again and has its clocks. */
static void a_no_is_never_lost_for_want_of_people(void)
{
    static const char *const post[] = {"", "scco", "cccs", "rccs", "national", "secretary"};
    for (int closer = 1; closer >= 0; closer--) {
        int64_t id = closed_by(KIND_ABANDONED, 1);
        for (int level = closer + 1; level <= 5; level++)
            land_leaves(post[level], land_level(level));
        land_mark();
        land_act(VOLUNTEER, INTENT_NO, id, "");
        CHECK_INT(land_count(VOLUNTEER, PHRASE_DONE_DISPUTED), 1);
        CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_DISPUTED), closer);
        CHECK(land_count(ADMIN, PHRASE_ALARM_VACANT) > 0);
        CHECK(land_file(id)->state == CASE_REPORTED && land.due_s[id - 1] < INT64_MAX);
    }
    int64_t id = closed_by(KIND_ABANDONED, 1);
    for (int level = 1; level <= 5; level++)
        land_leaves(post[level], land_level(level));
    land_file(id)->closer_level = 0; /* closed by nobody of a level */
    land_act(VOLUNTEER, INTENT_NO, id, "");
    CHECK(land_file(id)->state == CASE_REPORTED && land.due_s[id - 1] < INT64_MAX);
}

int main(void)
{
    RUN(a_no_goes_to_the_post_above_the_closer);
    RUN(the_ladder_goes_on_from_the_post_told);
    RUN(a_no_after_the_days_or_from_another_number_is_refused);
    RUN(reopened_from_above_it_starts_again_at_level_1);
    RUN(a_disputed_case_may_be_reopened_but_no_other_open_one);
    RUN(a_no_to_the_countys_closing_of_an_s4_goes_above_the_county);
    RUN(after_a_dispute_the_post_told_is_the_officer);
    RUN(what_was_merged_is_neither_reopened_nor_disputed);
    RUN(an_open_case_is_not_disputed);
    RUN(reopened_with_the_post_vacant_the_ladder_starts_with_the_next);
    RUN(a_no_is_never_lost_for_want_of_people);
    return test_end();
}
