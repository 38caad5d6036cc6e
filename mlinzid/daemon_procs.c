/* daemon_procs.c - what the daemon has the other processes do, and does itself while they are away: checkpoints. PINs
 * wait until the keeper is back (mlinzid/proc/pins.h). */
#include <event2/event.h>
#include <unistd.h>

#include "base/log.h"
#include "mlinzid/control/control.h"
#include "mlinzid/daemon.h"
#include "mlinzid/engine/bridge.h"
#include "mlinzid/engine/contacts.h"
#include "mlinzid/engine/doorway.h"
#include "mlinzid/engine/hooks.h"
#include "mlinzid/engine/ussd.h"
#include "mlinzid/proc/pins.h"
#include "mlinzid/proc/procs.h"

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

/* --- PINs --- */

static const struct settings *settings_now(void *ctx)
{
    const struct daemon *d = ctx;
    return &d->loaded->settings;
}

static bool keeper_awake(void *ctx)
{
    const struct daemon *d = ctx;
    return procs_state(d->procs, PROCESS_KEEPER).answers;
}

static bool keeper_asked(void *ctx, const struct proc_message *m)
{
    const struct daemon *d = ctx;
    return procs_send(d->procs, PROCESS_KEEPER, m);
}

static int64_t now(void *ctx)
{
    return daemon_now(ctx);
}

static int64_t machine_now(void *ctx)
{
    return daemon_machine_now(ctx);
}

/* A ticket is the command's or a USSD session's: to the other it is nobody's. */
static void pin_done(void *ctx, int64_t ticket, enum pin_answer answer, int64_t person)
{
    struct daemon *d = ctx;
    bool right = answer == PIN_RIGHT || answer == PIN_STORED;
    control_pin_done(d->control, ticket, answer, person);
    engine_pin_done(d->engine, ticket,
                    right                 ? USSD_PIN_RIGHT
                    : answer == PIN_WRONG ? USSD_PIN_WRONG
                                          : USSD_PIN_LATER,
                    daemon_now(d));
    daemon_wake(d);
}

static void broken(void *ctx)
{
    daemon_broken(ctx);
}

enum err daemon_pin_ask(void *ctx, const struct msisdn *phone, struct span pin, bool set, int64_t *ticket)
{
    const struct daemon *d = ctx;
    if (!d->pins)
        return ERR_BUSY;
    const struct pin_ask ask = {.kind = PIN_SIX, .phone = *phone, .typed = pin, .user = "ussd"};
    return set ? pins_set(d->pins, &ask, ticket) : pins_try(d->pins, &ask, ticket);
}

bool daemon_procs_start(struct daemon *d)
{
    const struct procs_events on = {d, on_heard, on_counter, on_gone};
    const struct pins_host host = {d,   engine_db(d->engine), settings_now, keeper_awake, keeper_asked,
                                   now, machine_now,          pin_done,     broken};
    d->pins = pins_open(&host);
    d->doorway = doorway_open(d);
    d->hooks = hooks_open(d);
    d->bridge = bridge_open(d);
    d->contacts = contacts_open();
    daemon_tls_look(d);
    return d->pins && d->doorway && d->hooks && d->bridge && d->contacts && procs_start(d->procs, d->base, &on);
}
