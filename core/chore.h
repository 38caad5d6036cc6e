/* chore.h - what the service does by itself once a day: which chores there are, when each is due, and what it asks for.
 * A chore's row says only when it was last done, so that a changed setting holds at once and an outage makes it late,
 * never twice. A chore that adds no EFFECT_CHORE is not done: it comes again in the next turn (work in bounded steps).
 */
#ifndef MLINZI_CORE_CHORE_H
#define MLINZI_CORE_CHORE_H

#include "core/decide.h"

/* The first moment after done_s at which it is due. Unix seconds; done_s as kept in the store. */
int64_t chore_due(enum chore c, const struct limits *l, int64_t done_s);
const char *chore_word(enum chore c); /* "fingerprint"; for the log */
/* EVENT_CHORE: ev->chore at ev->due_s. */
void chore_decide(struct decide *d);

#endif
