/* policy.h - the ladder as data (config/ladder.cfg, product section 5). Durations are seconds of the severity's clock,
 * -1 where the table has a dash. A case pins the version it was opened under. */
#ifndef MLINZI_CORE_POLICY_H
#define MLINZI_CORE_POLICY_H

#include <stdint.h>

#include "base/day.h"
#include "base/must.h"
#include "core/types.h"
#include "forms/words.h"

struct policy_severity {
    enum clock clock;
    bool digest; /* S4: t0 is digest_hour:digest_minute of the next working day, one digest */
    int digest_hour, digest_minute;
    int64_t reminder_s;          /* after t0 */
    int64_t level_s[LEVELS + 1]; /* [1] is 0; [2]..[5] after t0, -1 none */
    int64_t hold_s;              /* taken up without an action: one up after, and again each */
    int64_t progress_remind_s, progress_up_s;
    int64_t ceiling_s;
    int64_t again_s;   /* at the highest level reached, again every */
    int top;           /* highest level in the ordinary course: 5, for S4 2 */
    int64_t receipt_s; /* no receipt within: 300 for S1, one hour of the clock for S2; -1: an explicit failure only */
};
struct policy {
    int version;
    struct policy_severity s[SEVERITY_COUNT];
    uint8_t severity_of_kind[KIND_COUNT]; /* [KIND_NONE] is that of unknown */
    uint64_t under_age_kinds;             /* KIND_BITs that become under_age_severity ... */
    int under_age_years;                  /* ... under this age (5: 0 to 4) */
    enum severity under_age_severity;
    uint64_t shared[ROLE_COUNT];      /* KIND_BITs shared at once with police, health posts of the constituency */
    uint8_t accused_role[PERP_COUNT]; /* enum role whose posts at that constituency neither hear nor see (ruling 29) */
};
/* All versions of the file, ascending; the last is for new cases. */
struct duty_rule;
struct policies {
    const struct policy *version;
    int count;
    const struct duty_rule *duty; /* core/duty.h: DUTY_COUNT of them; they belong to no version */
};
/* The pinned version, or the newest when that version is gone. */
const struct policy *policy_find(const struct policies *all, int64_t version);
const struct policy *policy_newest(const struct policies *all);
/* The gravest severity of a set of kinds at an age (-1 unknown), and *first set to its first kind in the order given.
 */
enum severity policy_grade(const struct policy *p, const uint8_t *kinds, int count, int age_years, enum kind *first);

#endif
