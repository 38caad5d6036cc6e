/* daemon_procs.c - what the daemon has the other processes do, and does itself while they are away: checkpoints. PINs
 * wait until the keeper is back (mlinzid/pins.h). */
#include <event2/event.h>
#include <unistd.h>

#include "base/log.h"
#include "mlinzid/control.h"
#include "mlinzid/daemon.h"
#include "mlinzid/doorway.h"
#include "mlinzid/pins.h"
#include "mlinzid/procs.h"

#define CHECKPOINT_COMMITS 1000 /* a quarter of a gigabyte of log at most, in a flood */
#define CHECKPOINT_IDLE_S 5

/* --- checkpoints --- */

/* The keeper copies what there is while turns go on. What they wrote meanwhile is little: with it the engine's own
 * short checkpoint makes the log whole, so that it starts again from its beginning and does not grow under load. */
static void checkpointed(struct daemon *d)
{
    d->checkpoint_asked = false;
    db_checkpoint(engine_db(d->engine));
}

/* One the keeper has not answered when the next is due is made here: it hangs, or has too much to do. */
static void checkpoint(struct daemon *d)
{
    const struct proc_message m = {.kind = PROC_CHECKPOINT};
    if (!d->checkpoint_asked && procs_state(d->procs, PROCESS_KEEPER).answers &&
        procs_send(d->procs, PROCESS_KEEPER, &m))
        d->checkpoint_asked = true;
    else
        checkpointed(d);
}

void daemon_checkpoint(struct daemon *d, bool idle)
{
    int64_t commits = engine_counts(d->engine)->commits;
    if (commits - d->checkpointed >= CHECKPOINT_COMMITS || (idle && commits != d->checkpointed)) {
        checkpoint(d);
        d->checkpointed = commits;
    }
    if (!idle)
        event_add(d->idle, &(struct timeval){CHECKPOINT_IDLE_S, 0});
}

/* --- what the processes say --- */

static void on_heard(void *ctx, enum process who, const struct proc_message *m)
{
    struct daemon *d = ctx;
    if (who != PROCESS_KEEPER)
        return;
    for (int i = 0; i < KEEPER_COUNTS; i++)
        d->keeper_count[i] = m->number[i];
    if (m->kind == PROC_CHECKPOINTED && d->checkpoint_asked)
        checkpointed(d);
    else
        pins_heard(d->pins, m);
}

/* A desk asks as the command does, with what a desk may ask. */
static void on_counter(void *ctx, enum process who, int fd)
{
    struct daemon *d = ctx;
    if (who == PROCESS_DOOR ? !doorway_attach(d->doorway, fd) : !control_attach(d->control, fd, process_word(who)))
        close(fd);
}

static void on_gone(void *ctx, enum process who)
{
    struct daemon *d = ctx;
    if (who != PROCESS_KEEPER)
        return;
    if (d->checkpoint_asked)
        checkpointed(d);
    pins_gone(d->pins);
}

bool daemon_procs_start(struct daemon *d)
{
    const struct procs_events on = {d, on_heard, on_counter, on_gone};
    d->pins = pins_open(d);
    d->doorway = doorway_open(d);
    return d->pins && d->doorway && procs_start(d->procs, d->base, &on);
}
