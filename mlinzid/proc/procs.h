/* procs.h - the engine's side of the other processes: forking the warden, having keeper, desk and door made, talking to
 * them, and making anew whichever ends. Nothing a report needs goes through here: all of them may be away. */
#ifndef MLINZI_MLINZID_PROCS_H
#define MLINZI_MLINZID_PROCS_H

#include "config/settings.h"
#include "mlinzid/door/listen.h"
#include "mlinzid/proc/message.h"

struct event_base;
struct procs;
struct procs_events {
    void *ctx;
    void (*heard)(void *ctx, enum process who, const struct proc_message *m); /* pongs included */
    void (*counter)(void *ctx, enum process who, int fd);                     /* its second socket: the taker's */
    void (*gone)(void *ctx, enum process who); /* what it was asked and has not answered will never be answered */
};
/* Forks the warden: before anything is opened that it should not have. NULL: it could not be. */
struct procs *procs_fork(const struct settings *s, const char *settings_path, const struct listening *l);
/* The store is there now: has the children made. */
MUST_USE bool procs_start(struct procs *p, struct event_base *base, const struct procs_events *on);
/* False: it is away, or does not read fast enough. */
bool procs_send(struct procs *p, enum process to, const struct proc_message *m);
/* Ends it; it is made anew at once. What it was doing is lost. */
void procs_again(struct procs *p, enum process who);
void procs_close(struct procs *p); /* ends them, and waits until they have */

struct proc_state {
    int64_t pid;  /* 0 none */
    bool answers; /* it lives and has answered */
    int64_t restarts;
};
struct proc_state procs_state(const struct procs *p, enum process who);

#endif
