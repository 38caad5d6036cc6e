/* retention.h - the chore of the retention schedule: settings retention.* (docs/privacy.md). */
#ifndef MLINZI_CORE_RETENTION_H
#define MLINZI_CORE_RETENTION_H

#include "core/decide.h"

/* EVENT_CHORE, CHORE_RETENTION: announces what will be due within the notice, and erases one thing whose time has come.
 * Adds EFFECT_CHORE only when nothing is left for today. */
void retention_decide(struct decide *d);
/* The case in hand is erased by the effects of this event; act: "case.erased", "case.retired". core/act_erase.c */
void case_erase_file(struct decide *d, const char *act);

#endif
