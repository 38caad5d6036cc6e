/* warden.h - the process that makes the others. It is forked before the engine opens anything, so that a child made
 * anew later is made from a process without keys, store or sockets; and the engine itself can be forbidden to fork. */
#ifndef MLINZI_MLINZID_WARDEN_H
#define MLINZI_MLINZID_WARDEN_H

#include "config/settings.h"
#include "mlinzid/door/listen.h"
#include "mlinzid/proc/link.h"

/* What a child is told when it is made. */
struct child_settings {
    const struct settings *settings;
    const char *settings_path;
    struct listening listening; /* the sockets that were opened before the first fork */
};
/* Where a child finds what it was made with, beside PROC_FD: */
enum {
    CHILD_HALL =
        PROC_FD + 1, /* door, desks: letters between them (mlinzid/door/letter.h); the same socket for every desk */
    CHILD_COUNTER,   /* a second way to the engine. Door: letters. Desk: the lines of mlinzid/control/control.h */
    CHILD_LISTEN,    /* door: accepts here; -1 is not closed but absent */
    CHILD_HEALTH,    /* the same, for health and figures */
    CHILD_FDS
};
/* In the forked process: holds the engine's socket `fd`; never returns. */
_Noreturn void warden_run(int fd, const struct child_settings *s);
/* In each child, its end of the socket at PROC_FD: names itself, ends with its parent, confines itself. False: it must
 * not go on. */
MUST_USE bool child_confine(enum process who, const struct child_settings *s);
_Noreturn void keeper_run(const struct child_settings *s);
_Noreturn void desk_run(enum process who, const struct child_settings *s);
_Noreturn void door_run(const struct child_settings *s);

#endif
