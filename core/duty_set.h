/* duty_set.h - duties that the service sets and ends by itself, from what happens to a case: a partner owes an update
 * from the day a case is first shared with it, and the officer owes the closure form of a case that was closed without
 * one. By when: `within` of the ladder's table. Inside core/ only. */
#ifndef MLINZI_CORE_DUTY_SET_H
#define MLINZI_CORE_DUTY_SET_H

#include "core/decide.h"

/* The case in hand is shared with that post; nothing where it is no partner's or nobody does its duty. */
void duty_set_shared(struct decide *d, const struct post *post);
/* It does not see the case any more, and owes nothing. */
void duty_set_unshared(struct decide *d, const struct post *post);
/* A partner told how it stands. */
void duty_set_updated(struct decide *d, enum role agency);
/* The case in hand was closed. That its form is filled already is seen when it is written down (db/duty.h). */
void duty_set_closed(struct decide *d);
/* It is open again: no form is owed. */
void duty_set_reopened(struct decide *d);

#endif
