/* core_roster_test.c - the helpline's shifts: which runs at a moment, whose hand-over is written then, who may be put
 * on and who plans. */
#include "base/day.h"
#include "base/must.h"
#include "core/roster.h"
#include "tests/unit/test.h"

static int64_t at(int day, int hour, int minute)
{
    return day_start(day_of_civil(2026, 11, day)) + hour * HOUR_S + minute * MINUTE_S;
}

static void a_night_is_of_the_day_on_which_it_begins(void)
{
    const int32_t d = day_of_civil(2026, 11, 23);
    static const struct {
        int day, hour, minute, of, number;
    } rows[] = {{23, 5, 59, 22, 2}, {23, 6, 0, 23, 0}, {23, 13, 59, 23, 0}, {23, 14, 0, 23, 1},
                {23, 22, 0, 23, 2}, {24, 0, 0, 23, 2}, {24, 5, 59, 23, 2},  {24, 6, 0, 24, 0}};
    for (size_t i = 0; i < countof(rows); i++) {
        const struct shift s = shift_of(at(rows[i].day, rows[i].hour, rows[i].minute));
        CHECK_INT(s.day, d + rows[i].of - 23);
        CHECK_INT(s.number, rows[i].number);
        CHECK(shift_same(shift_of(shift_start(s)), s) && shift_same(shift_of(shift_start(s) - 1), shift_before(s)));
    }
}

static void who_was_on_hands_over_in_the_first_hour_of_the_next(void)
{
    const struct shift day = shift_of(at(23, 9, 0)), evening = shift_of(at(23, 14, 0));
    CHECK(shift_same(shift_handed_over(at(23, 13, 50), false, true), day));
    CHECK(shift_same(shift_handed_over(at(23, 14, 10), true, false), day));
    CHECK(shift_same(shift_handed_over(at(23, 14, 10), true, true), evening)); /* stays on */
    CHECK(shift_same(shift_handed_over(at(23, 14, 10), false, false), evening));
    CHECK(shift_same(shift_handed_over(at(23, 15, 0), true, false), evening));
}

/* The helpline's post: 1 holds it, 2 is the deputy, 3 and 4 are further counsellors; 5 is an officer. */
#define PERSON(n)                                 \
    {                                             \
        .id = n, .phone = { {"+25471100000" #n} } \
    }
static const struct person people[] = {PERSON(1), PERSON(2), PERSON(3), PERSON(4), PERSON(5)};
static const struct holding holdings[] = {{{ROLE_SCCO, "003.016"}, 4, false, 0},
                                          {{ROLE_HELPLINE, "KE"}, 0, false, 1},
                                          {{ROLE_HELPLINE, "KE"}, 1, true, 2},
                                          {{ROLE_HELPLINE, "KE"}, 2, false, 3},
                                          {{ROLE_HELPLINE, "KE"}, 3, false, 4}};
static const struct leave leaves[] = {{0, 100, 110, 4}};
static const struct directory dir = {
    .person = people, .persons = 5, .holding = holdings, .holdings = 5, .leave = leaves, .leaves = 1};

static void the_holder_and_the_deputies_plan(void)
{
    CHECK(roster_plans(&dir, 1, 50) && roster_plans(&dir, 2, 50));
    CHECK(!roster_plans(&dir, 3, 50) && !roster_plans(&dir, 4, 50) && !roster_plans(&dir, 5, 50));
    CHECK(roster_plans(&dir, 4, 105)); /* stands in for the holder, who is on leave */
    CHECK(roster_serves(&dir, 3) && !roster_serves(&dir, 5) && !roster_serves(&dir, 9));
}

static void what_is_planned_is_whole(void)
{
    const struct roster_row good = {{100, 2}, "Line 2-b", 3};
    static const struct {
        struct roster_row row;
        int64_t days;
        enum roster_fault fault;
    } rows[] = {
        {{{100, 2}, "WhatsApp", 3}, 31, ROSTER_OK},   {{{99, 2}, "2", 3}, 1, ROSTER_FAULT_DAY},
        {{{160, 2}, "2", 3}, 1, ROSTER_OK},           {{{160, 2}, "2", 3}, 2, ROSTER_FAULT_DAY},
        {{{100, 3}, "2", 3}, 1, ROSTER_FAULT_SHIFT},  {{{100, -1}, "2", 3}, 1, ROSTER_FAULT_SHIFT},
        {{{100, 0}, "", 3}, 1, ROSTER_FAULT_LINE},    {{{100, 0}, " 2", 3}, 1, ROSTER_FAULT_LINE},
        {{{100, 0}, "a<b", 3}, 1, ROSTER_FAULT_LINE}, {{{100, 0}, "123456789012345678901", 3}, 1, ROSTER_FAULT_LINE},
        {{{100, 0}, "2", 5}, 1, ROSTER_FAULT_PERSON}, {{{100, 0}, "2", 3}, 0, ROSTER_FAULT_DAYS},
        {{{100, 0}, "2", 3}, 32, ROSTER_FAULT_DAYS}};
    CHECK_INT(roster_check(&dir, &good, 1, 100), ROSTER_OK);
    for (size_t i = 0; i < countof(rows); i++)
        CHECK_INT(roster_check(&dir, &rows[i].row, rows[i].days, 100), rows[i].fault);
    for (int f = ROSTER_OK + 1; f < ROSTER_FAULTS; f++)
        CHECK(*roster_fault_field((enum roster_fault)f) && *roster_fault_words((enum roster_fault)f));
}

int main(void)
{
    RUN(a_night_is_of_the_day_on_which_it_begins);
    RUN(who_was_on_hands_over_in_the_first_hour_of_the_next);
    RUN(the_holder_and_the_deputies_plan);
    RUN(what_is_planned_is_whole);
    return test_end();
}
