/* escalator.h - the root of deciding: one event in, effects and the next deadline out. Pure.
 * The ladder's clocks are next_deadline(); what is due is done in the same event, so a case that changed (a ward, a
 * graver kind) hears at once whatever its table says should have been said by now. Product section 5. */
#ifndef MLINZI_ESCALATOR_ESCALATOR_H
#define MLINZI_ESCALATOR_ESCALATOR_H

#include "core/decide.h"

enum step_kind {
    STEP_NONE,
    STEP_LEVEL,           /* a row of the table: level told */
    STEP_REMINDER,        /* to level 1 */
    STEP_AGAIN,           /* at the highest level reached */
    STEP_HOLD,            /* taken up without an action */
    STEP_PROGRESS_REMIND, /* to the officer */
    STEP_PROGRESS_UP,
    STEP_CEILING,
    STEP_REQUEST, /* a close request unanswered for 24 h */
};
struct step {
    enum step_kind kind;
    int level;
    int64_t due_s; /* INT64_MAX: nothing is ever due (closed) */
};
/* "" none, "level", "reminder", "again", "hold", "progress-remind", "progress-up", "ceiling", "request" */
const char *step_word(enum step_kind k);
/* The earliest of all the case's clocks. It may lie in the past: then it is overdue. Does not depend on now. */
struct step next_deadline(const struct policy *policy, const struct case_file *c, const struct calendar *cal);

/* Decides the event wholly: effects in d->out (the case's row first), d->due_s the case's next deadline. When facts are
 * missing d->f->need is set and the effects are void: fetch and call again (at most three rounds). */
void escalator_decide(struct decide *d);
/* Does what is due at now; sets d->due_s. Called for every case an event touched, and nobody else computes a deadline.
 */
void escalator_rearm(struct decide *d);

#endif
