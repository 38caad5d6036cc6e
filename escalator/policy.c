/* policy.c - looking things up in the ladder's data.
 *
 * The data itself comes from config/ladder.cfg; what it means in time is deadline.c's matter. Kept apart so that the console
 * and the commands can read a policy without deciding anything. */
#include "escalator/policy.h"

#include "base/must.h"

const struct policy *policy_of(const struct policies *all, int version)
{
    for (int i = 0; i < all->count; i++)
        if (all->version[i].version == version)
            return &all->version[i];
    return NULL;
}

const struct policy *policy_newest(const struct policies *all)
{
    must(all->count > 0);
    return &all->version[all->count - 1];
}

int policy_kind_severity(const struct policy *p, enum kind k, int age_years)
{
    must(k < KIND_COUNT);
    int severity = p->severity_of_kind[k];
    if (age_years >= 0 && age_years < p->under_age[k] && p->under_severity[k] < severity)
        severity = p->under_severity[k];
    return severity;
}
