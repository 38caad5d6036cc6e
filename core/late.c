/* late.c - overdue, as one rule. Adding to a clock that sleeps at night and on holidays is slow, so the moment is
 * turned round once: a list of many thousand cases then compares numbers. */
#include "core/late.h"

/* Clocks never run backwards, so the last moment is found by halving. */
static int64_t told_by(const struct policy_severity *rules, const struct calendar *calendar, int64_t now_s)
{
    int64_t wait = rules->level_s[2], low = 0, high = now_s + 1; /* of one told at low it has run out, at high not */
    if (wait < 0)
        return -1;
    while (high - low > 1) {
        int64_t mid = low + (high - low) / 2;
        if (clock_add(rules->clock, calendar, mid, wait) <= now_s)
            low = mid;
        else
            high = mid;
    }
    return low;
}

void late_begin(struct late *l, const struct policies *policies, const struct calendar *calendar, int64_t now_s)
{
    must(policies->count > 0 && policies->count <= LATE_VERSIONS);
    l->policies = policies;
    l->calendar = *calendar;
    for (int v = 0; v < policies->count; v++)
        for (int s = SEVERITY_S1; s < SEVERITY_COUNT; s++)
            l->told_by_s[v][s] = told_by(&policies->version[v].s[s], calendar, now_s);
}

bool late_is(const struct late *l, enum case_state state, enum severity s, int64_t policy, int64_t t0_s)
{
    const struct policy *p = policy_find(l->policies, policy);
    return state == CASE_REPORTED && t0_s <= l->told_by_s[p - l->policies->version][s];
}

int64_t late_since(const struct late *l, enum severity s, int64_t policy, int64_t t0_s)
{
    const struct policy_severity *rules = &policy_find(l->policies, policy)->s[s];
    return clock_add(rules->clock, &l->calendar, t0_s, rules->level_s[2]);
}
