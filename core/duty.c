/* duty.c - the tellings of one duty, reckoned from its day. Nothing of it is stored but up to when it was told: so a
 * changed table, a moved day or a new holiday holds at once, and what was said is not said again. */
#include "core/duty.h"

#include <string.h>

#include "base/must.h"
#include "core/case.h"

static const char *const words[] = {"",
#define X(id, word, care) word,
                                    DUTY_TABLE(X)
#undef X
};
static const bool cares[] = {false,
#define X(id, word, care) care,
                             DUTY_TABLE(X)
#undef X
};
static const char *const outcomes[] = {"",
#define X(id, word) word,
                                       DUTY_OUTCOME_TABLE(X)
#undef X
};

const char *duty_word(enum duty_kind k)
{
    return (unsigned)k < DUTY_COUNT ? words[k] : "";
}

enum duty_kind duty_of(struct span word)
{
    for (int k = DUTY_NONE + 1; k < DUTY_COUNT; k++)
        if (span_is(word, words[k]))
            return (enum duty_kind)k;
    return DUTY_NONE;
}

bool duty_outlives_case(enum duty_kind k)
{
    return (unsigned)k < DUTY_COUNT && cares[k];
}

bool duty_by_itself(enum duty_kind k)
{
    return k == DUTY_AGENCY_UPDATE || k == DUTY_CLOSURE;
}

struct duty duty_of_case(const struct case_file *c)
{
    struct duty d = {.about = ABOUT_CASE, .subject = c->id, .case_id = c->id, .area = case_area(c)};
    d.post.role = span_is(span_of(c->office), "KE") ? ROLE_HELPLINE : ROLE_SCCO;
    memcpy(d.post.at, c->office, sizeof d.post.at);
    return d;
}

const char *duty_outcome_word(enum duty_outcome o)
{
    return (unsigned)o < DUTY_OUTCOME_COUNT ? outcomes[o] : "";
}

int duty_base(const struct duty *duty)
{
    int level = role_level(duty->post.role);
    return level ? level : duty->post.role == ROLE_HELPLINE ? 4 : 1;
}

/* --- the tellings --- */

struct tellings {
    const struct duty_rule *rule;
    const struct duty *duty;
    const struct calendar *cal;
    struct duty_step first;
};

static bool counts(const struct tellings *t, int32_t day)
{
    return t->rule->clock == CLOCK_DAY || calendar_is_working(t->cal, day);
}

/* The last day of the clock not later than `day`, and n more before it. */
static int32_t back(const struct tellings *t, int32_t day, int n)
{
    while (!counts(t, day))
        day--;
    for (; n > 0; n--)
        do
            day--;
        while (!counts(t, day));
    return day;
}

/* The nth day of the clock after `day`. */
static int32_t on(const struct tellings *t, int32_t day, int n)
{
    for (; n > 0; n--)
        do
            day++;
        while (!counts(t, day));
    return day;
}

/* False: it is the first that is not told yet, or lies behind it. */
static bool told(struct tellings *t, enum duty_say say, int32_t day, int up)
{
    int64_t due_s = day_start(day) + t->rule->minute * MINUTE_S;
    if (due_s <= t->duty->told_s)
        return true;
    if (due_s < t->first.due_s)
        t->first = (struct duty_step){say, due_s, up};
    return false;
}

int32_t duty_day_within(const struct duty_rule *rule, const struct calendar *cal, int32_t today)
{
    const struct tellings t = {.rule = rule, .cal = cal};
    return on(&t, today, rule->within);
}

struct duty_step duty_next(const struct duty_rule *rule, const struct duty *duty, const struct calendar *cal)
{
    struct tellings t = {rule, duty, cal, {DUTY_SAY_NONE, INT64_MAX, 0}};
    int32_t last = duty->day;
    must(rule->afters > 0);
    if (duty->done_s)
        return t.first;
    if (rule->at_once && duty->told_s <= duty->set_s) /* what was told up to its setting was never owed */
        return (struct duty_step){DUTY_SAY_NOW, duty->set_s, 0};
    for (int i = 0; !rule->at_once && i < rule->befores; i++)
        (void)told(&t, DUTY_SAY_REMIND, back(&t, duty->day, rule->before[i]), 0);
    if (!rule->at_once)
        (void)told(&t, DUTY_SAY_DUE, back(&t, duty->day, 0), 0);
    if (t.first.say)
        return t.first;
    for (int i = 0; i < rule->afters; i++) {
        last = on(&t, duty->day, rule->after[i]);
        if (!told(&t, DUTY_SAY_OVER, last, i + 1))
            return t.first;
    }
    for (int up = rule->afters + 1;; up++) {
        last = on(&t, last, rule->after[rule->afters - 1]);
        if (!told(&t, DUTY_SAY_OVER, last, up))
            return t.first;
    }
}
