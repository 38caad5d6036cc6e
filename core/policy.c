/* policy.c - reading the ladder's tables: which version a case stands under, how grave its kinds are. */
#include "core/policy.h"

const struct policy *policy_newest(const struct policies *all)
{
    must(all->count > 0);
    return &all->version[all->count - 1];
}

const struct policy *policy_find(const struct policies *all, int64_t version)
{
    for (int i = 0; i < all->count; i++)
        if (all->version[i].version == version)
            return &all->version[i];
    return policy_newest(all);
}

static enum severity grade_one(const struct policy *p, enum kind k, int age_years)
{
    bool under = (p->under_age_kinds & KIND_BIT(k)) && age_years >= 0 && age_years < p->under_age_years;
    enum severity s = (enum severity)p->severity_of_kind[k];
    return under && p->under_age_severity < s ? p->under_age_severity : s;
}

enum severity policy_grade(const struct policy *p, const uint8_t *kinds, int count, int age_years, enum kind *first)
{
    enum severity gravest = (enum severity)p->severity_of_kind[KIND_NONE];
    *first = KIND_NONE;
    for (int i = 0; i < count; i++) {
        enum severity s = grade_one(p, (enum kind)kinds[i], age_years);
        if (i == 0 || s < gravest) {
            gravest = s;
            *first = (enum kind)kinds[i];
        }
    }
    return gravest;
}
