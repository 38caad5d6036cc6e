/* quality.c - one row a rule: a category of cases, and the ages or the sex it does not go with. */
#include "core/quality.h"

#include <limits.h>

#include "base/day.h"

#define QUALITY_OLD_FROM 25

static const struct {
    const char *category;
    int over, under; /* unlikely of somebody older, younger; INT_MAX, 0: at no age */
    int64_t sex;     /* unlikely of; 0 of nobody */
    enum quality q;
} rules[] = {{"CDIS", 15, 0, 0, QUALITY_ABANDONED},           {"CSIC", 18, 0, 0, QUALITY_NEGLECT},
             {"CTRF", INT_MAX, 6, 0, QUALITY_LABOUR},         {"CCCT", INT_MAX, 6, 0, QUALITY_TRUANCY},
             {"CSAB", INT_MAX, 11, 0, QUALITY_OFFENDER},      {"CSHV", INT_MAX, 11, 0, QUALITY_PREGNANCY},
             {"CCCM", INT_MAX, 11, 0, QUALITY_MARRIAGE},      {"CORP", INT_MAX, 11, 0, QUALITY_DELINQUENCY},
             {"CSHV", INT_MAX, 0, 'M', QUALITY_PREGNANT_BOY}, {"CSCS", INT_MAX, 0, 'M', QUALITY_FGM_BOY}};

const char *quality_word(enum quality q)
{
    static const char *const words[QUALITIES] = {
#define X(id, word) word,
        QUALITY_TABLE(X)
#undef X
    };
    return (unsigned)q < QUALITIES ? words[q] : "";
}

uint32_t quality_check(const struct quality_child *c, struct span category)
{
    uint32_t found = 0;
    int age = day_years(c->born_day, c->day);
    if (!c->born_day)
        found |= UINT32_C(1) << QUALITY_NO_DATE;
    else if (c->born_day > c->day)
        found |= UINT32_C(1) << QUALITY_UNBORN;
    else if (age >= QUALITY_OLD_FROM)
        found |= UINT32_C(1) << QUALITY_OLD;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        bool aged = c->born_day && c->born_day <= c->day && (age > rules[i].over || age < rules[i].under);
        if (span_is(category, rules[i].category) && (aged || (rules[i].sex && c->sex == rules[i].sex)))
            found |= UINT32_C(1) << rules[i].q;
    }
    return found;
}

/* --- cases --- */

const char *case_quality_word(enum case_quality q)
{
    static const char *const words[CASE_QUALITIES] = {
#define X(id, word) word,
        CASE_QUALITY_TABLE(X)
#undef X
    };
    return (unsigned)q < CASE_QUALITIES ? words[q] : "";
}

enum case_quality case_quality_of(struct span word)
{
    int q = 0;
    while (q < CASE_QUALITIES && !span_is(word, case_quality_word((enum case_quality)q)))
        q++;
    return (enum case_quality)q;
}

/* The 5th of the month after: by then the month's returns are made. */
static int32_t record_by(int32_t reported_day)
{
    struct civil c = civil_of(day_start(reported_day));
    return c.month == 12 ? day_of_civil(c.year + 1, 1, 5) : day_of_civil(c.year, c.month + 1, 5);
}

uint32_t quality_case(const struct quality_case *c)
{
    uint32_t found = 0;
    bool taken_up = c->state == CASE_VERIFIED || c->state == CASE_CLOSE_REQUESTED;
    if (c->merged || c->state == CASE_DISCARDED)
        return 0;
    if (c->state == CASE_CLOSED && !c->closure)
        found |= UINT32_C(1) << CASE_QUALITY_NO_CLOSURE;
    if (taken_up && !c->plan)
        found |= UINT32_C(1) << CASE_QUALITY_NO_PLAN;
    if ((c->record_day ? c->record_day : c->today) > record_by(c->reported_day))
        found |= UINT32_C(1) << CASE_QUALITY_LATE_RECORD;
    return found;
}
