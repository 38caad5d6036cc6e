/* late.h - when an open case is overdue, for every page and list alike: nobody has taken it up, though the time after
 * which level 2 is told has run out, by the clock of its severity and the version of the ladder it was opened under.
 * Product section 5. That a later step of the ladder is due is not it: those the engine takes the moment they come. */
#ifndef MLINZI_CORE_LATE_H
#define MLINZI_CORE_LATE_H

#include "core/policy.h"

#define LATE_VERSIONS 16
/* For one moment: the last time at which a case of that version and severity can have been told to level 1 so that
 * level 2's time has run out; -1: it never does. */
struct late {
    const struct policies *policies;
    struct calendar calendar;
    int64_t told_by_s[LATE_VERSIONS][SEVERITY_COUNT];
};
/* policies and the calendar's holidays stay the caller's. */
void late_begin(struct late *l, const struct policies *policies, const struct calendar *calendar, int64_t now_s);
/* t0_s: when level 1 was told. */
bool late_is(const struct late *l, enum case_state state, enum severity s, int64_t policy, int64_t t0_s);
/* The moment that was missed by one that is late. */
int64_t late_since(const struct late *l, enum severity s, int64_t policy, int64_t t0_s);

#endif
