/* core_quality_test.c - every rule of what is unlikely, on both sides of its edge; ages are of the day, not of today.
 */
#include "base/day.h"
#include "base/must.h"
#include "core/quality.h"
#include "tests/unit/test.h"

static const int32_t on = 20500; /* 16 Feb 2026 */

/* Somebody who is that many years old on that day, to the day. */
static int32_t aged(int years)
{
    struct civil c = civil_of(day_start(on));
    return day_of_civil(c.year - years, c.month, c.day);
}

static bool has(int64_t sex, int32_t born, const char *category, enum quality q)
{
    const struct quality_child c = {sex, born, on};
    return quality_check(&c, span_of(category)) >> q & 1;
}

static void ages_at_their_edges(void)
{
    static const struct {
        const char *category;
        enum quality q;
        int fine, not ;
    } all[] = {{"", QUALITY_OLD, 24, 25},
               {"CDIS", QUALITY_ABANDONED, 15, 16},
               {"CSIC", QUALITY_NEGLECT, 18, 19},
               {"CTRF", QUALITY_LABOUR, 6, 5},
               {"CCCT", QUALITY_TRUANCY, 6, 5},
               {"CSAB", QUALITY_OFFENDER, 11, 10},
               {"CSHV", QUALITY_PREGNANCY, 11, 10},
               {"CCCM", QUALITY_MARRIAGE, 11, 10},
               {"CORP", QUALITY_DELINQUENCY, 11, 10}};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        CHECK(!has('F', aged(all[i].fine), all[i].category, all[i].q));
        CHECK(has('F', aged(all[i].not ), all[i].category, all[i].q));
        CHECK(!has('F', aged(all[i].not ), "CSNG", all[i].q) || all[i].q == QUALITY_OLD);
    }
    CHECK(has('F', aged(25), "", QUALITY_OLD) && !has('F', aged(25) + 1, "", QUALITY_OLD)); /* the day before */
    CHECK_INT(day_years(aged(7), on), 7);
    CHECK_INT(day_years(aged(7) + 1, on), 6);
}

static void a_birth_that_is_not_known_or_to_come(void)
{
    CHECK(has('F', 0, "", QUALITY_NO_DATE));
    CHECK(!has('F', 0, "CTRF", QUALITY_LABOUR)); /* of no age */
    CHECK(has('F', on + 1, "", QUALITY_UNBORN));
    CHECK(!has('F', on + 1, "CTRF", QUALITY_LABOUR));
    CHECK(!has('F', on, "", QUALITY_UNBORN));
}

static void what_happens_to_girls(void)
{
    CHECK(has('M', aged(14), "CSHV", QUALITY_PREGNANT_BOY));
    CHECK(has('M', aged(14), "CSCS", QUALITY_FGM_BOY));
    CHECK(has('M', 0, "CSCS", QUALITY_FGM_BOY)); /* whatever the age */
    CHECK(!has('F', aged(14), "CSHV", QUALITY_PREGNANT_BOY));
    CHECK(!has('X', aged(14), "CSCS", QUALITY_FGM_BOY));
    CHECK(!has(0, aged(14), "CSCS", QUALITY_FGM_BOY));
    CHECK(!has('M', aged(14), "CSNG", QUALITY_FGM_BOY));
}

static void an_ordinary_case_is_asked_nothing(void)
{
    const struct quality_child c = {'F', aged(9), on};
    CHECK_INT(quality_check(&c, SPAN("CSNG")), 0);
    CHECK_STR(quality_word(QUALITY_FGM_BOY), "fgm-boy");
    CHECK_STR(quality_word(QUALITIES), "");
}

/* Reported on 20 January 2026: by 5 February. */
static void what_is_missing_of_a_case(void)
{
    const int32_t reported = day_of_civil(2026, 1, 20), fifth = day_of_civil(2026, 2, 5);
    const uint32_t closure = 1u << CASE_QUALITY_NO_CLOSURE, plan = 1u << CASE_QUALITY_NO_PLAN,
                   late = 1u << CASE_QUALITY_LATE_RECORD;
    const struct {
        struct quality_case c;
        uint32_t want;
    } all[] = {
        {{CASE_REPORTED, false, false, false, reported, 0, fifth}, 0},
        {{CASE_REPORTED, false, false, false, reported, 0, fifth + 1}, late},
        {{CASE_REPORTED, false, false, false, reported, fifth, fifth + 90}, 0},
        {{CASE_REPORTED, false, false, false, reported, fifth + 1, fifth + 90}, late},
        {{CASE_VERIFIED, false, false, false, reported, fifth, fifth}, plan},
        {{CASE_CLOSE_REQUESTED, false, false, false, reported, fifth, fifth}, plan},
        {{CASE_VERIFIED, false, false, true, reported, fifth, fifth}, 0},
        {{CASE_CLOSED, false, false, false, reported, fifth, fifth}, closure},
        {{CASE_CLOSED, false, true, false, reported, fifth, fifth}, 0},
        {{CASE_CLOSED, true, false, false, reported, 0, fifth + 9}, 0}, /* the other has its data */
        {{CASE_DISCARDED, false, false, false, reported, 0, fifth + 9}, 0},
        {{CASE_REPORTED, false, false, false, day_of_civil(2025, 12, 31), 0, day_of_civil(2026, 1, 6)}, late},
        {{CASE_REPORTED, false, false, false, day_of_civil(2025, 12, 1), 0, day_of_civil(2026, 1, 5)}, 0},
    };
    for (size_t i = 0; i < countof(all); i++)
        CHECK_INT(quality_case(&all[i].c), all[i].want);
    for (int q = 0; q < CASE_QUALITIES; q++)
        CHECK_INT(case_quality_of(span_of(case_quality_word((enum case_quality)q))), q);
    CHECK_INT(case_quality_of(SPAN("nothing")), CASE_QUALITIES);
}

int main(void)
{
    RUN(what_is_missing_of_a_case);
    RUN(ages_at_their_edges);
    RUN(a_birth_that_is_not_known_or_to_come);
    RUN(what_happens_to_girls);
    RUN(an_ordinary_case_is_asked_nothing);
    return test_end();
}
