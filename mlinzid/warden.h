/* warden.h - the process that makes the others. It is forked before the engine opens anything, so that a child made
 * anew later is made from a process without keys, store or sockets; and the engine itself can be forbidden to fork. */
#ifndef MLINZI_MLINZID_WARDEN_H
#define MLINZI_MLINZID_WARDEN_H

#include "config/settings.h"
#include "mlinzid/proc_link.h"

/* What a child is told when it is made. */
struct child_settings {
    bool sandbox;
    int store_busy_ms;
    char store_path[SETTINGS_PATH_CAP];
};
/* In the forked process: holds the engine's socket `fd`; never returns. */
_Noreturn void warden_run(int fd, const struct child_settings *s);
/* In each child, its end of the socket at PROC_FD: names itself, ends with its parent, confines itself. False: it must
 * not go on. */
MUST_USE bool child_confine(enum process who, const struct child_settings *s);
_Noreturn void keeper_run(const struct child_settings *s);
/* Desk and door: they carry nothing yet. They answer pings, and end when the engine does. */
_Noreturn void idle_run(enum process who, const struct child_settings *s);

#endif
