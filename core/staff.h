/* staff.h - who looks after people, the audit and the settings in the console, by the posts somebody holds today. Who
 * may see a case is core/rights.h. Product section 1: admin has people and settings, the auditor reads the audit and
 * sees no names; a supervisor sees the posts of the own area and unlocks those below. */
#ifndef MLINZI_CORE_STAFF_H
#define MLINZI_CORE_STAFF_H

#include "core/directory.h"

enum staff_right {
    STAFF_LOOK,     /* the list of posts and who holds them: as far as staff_sees() */
    STAFF_CHANGE,   /* people, posts, offices, the import: admin at KE */
    STAFF_AUDIT,    /* the records of who did what, without names: admin, auditor */
    STAFF_SETTINGS, /* settings and holidays: admin */
    STAFF_ERASURES, /* what is announced to be erased: admin, auditor, national, secretary */
    STAFF_HOLD,     /* holding an erasure back, which loses nothing: admin, national, secretary */
    STAFF_RELEASE,  /* letting it go on: national, secretary */
    STAFF_TEACH,    /* texts the reader got wrong; those of a case only with a post that sees it: admin, national,
                       secretary */
    STAFF_RIGHTS
};
bool staff_may(const struct post *mine, int n, enum staff_right what);
/* Whether one of my posts looks over that post: admin over all, levels 1 to 5 over what lies in their area. */
bool staff_sees(const struct directory *dir, const struct post *mine, int n, const struct post *theirs);
/* Whether I may unlock whoever holds these posts (all they have): one of them is in my area, and all are below me. */
bool staff_unlocks(const struct directory *dir, const struct post *mine, int n, const struct post *theirs, int m);

#endif
