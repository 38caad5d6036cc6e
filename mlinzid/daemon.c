/* daemon.c - the loop: waits on carriers, the control socket and the clock, and runs one turn a round when something is
 * to be done.
 *
 * Nothing here decides anything. What it guards is the order: a turn commits, then acknowledges and speaks; when the
 * disk refuses, nothing is acknowledged and the program ends, so that the next one starts from what is truly on disk.
 */
#include "mlinzid/daemon.h"

#include <errno.h>
#include <event2/event.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "db/hook.h"
#include "gateway/ussd_redis.h"
#include "mlinzid/control/control.h"
#include "mlinzid/control/ctip.h"
#include "mlinzid/engine/bridge.h"
#include "mlinzid/engine/contacts.h"
#include "mlinzid/engine/doorway.h"
#include "mlinzid/engine/hooks.h"
#include "mlinzid/engine/ussd.h"
#include "mlinzid/engine/ussd_links.h"
#include "mlinzid/proc/procs.h"
#include "mlinzid/proc/sandbox.h"
#include "mlinzid/version.h"

#define WAIT_MAX_S 30 /* the machine's clock may be set meanwhile */

/* --- turns --- */

static void turn_at(struct daemon *d, struct timeval wait)
{
    if (!d->stopping)
        event_add(d->turn, &wait);
}

/* What comes meanwhile joins the turn that is coming; it does not put it off. */
void daemon_wake(struct daemon *d)
{
    int64_t ms = d->advancing ? 0 : d->loaded->settings.turn_linger_ms;
    if (d->woken)
        return;
    d->woken = true;
    turn_at(d, (struct timeval){ms / 1000, (suseconds_t)(ms % 1000) * 1000});
}

static void turn_later(struct daemon *d)
{
    struct timespec t;
    int64_t wait_s = daemon_next(d) - daemon_now(d);
    clock_gettime(CLOCK_REALTIME, &t);
    if (wait_s > WAIT_MAX_S)
        wait_s = WAIT_MAX_S;
    int64_t us = wait_s * 1000000 - t.tv_nsec / 1000 + 1000;
    if (us < 0)
        us = 0;
    turn_at(d, (struct timeval){us / 1000000, (suseconds_t)(us % 1000000)});
}

/* Nothing is left to do, and still something was not acknowledged: it could not be stored and was let go. Only a new
 * link brings it again, so the program starts anew. */
static void on_idle(evutil_socket_t fd, short what, void *ctx)
{
    struct daemon *d = ctx;
    (void)fd;
    (void)what;
    daemon_checkpoint(d, true);
    if (engine_next(d->engine) <= daemon_now(d) || carriers_unacknowledged(d->carriers) <= 0)
        return;
    log_event("alarm", LOG_W("kind", "unstored"), LOG_I("messages", carriers_unacknowledged(d->carriers)));
    daemon_stop(d, 1);
}

void daemon_stop(struct daemon *d, int exit_code)
{
    if (!d->stopping)
        d->exit_code = exit_code;
    d->stopping = true;
    event_base_loopbreak(d->base);
}

void daemon_broken(struct daemon *d)
{
    log_event("alarm", LOG_W("kind", "disk"));
    daemon_stop(d, 1);
}

/* One turn; false: stop. */
static bool turn(struct daemon *d, bool *more)
{
    const struct engine_counts *c = engine_counts(d->engine);
    int64_t before = c->events + c->said + c->commits;
    enum err err = engine_turn(d->engine, daemon_now(d), more);
    carriers_take(d->carriers);
    d->failed = err != ERR_NONE;
    if (err == ERR_DISK) {
        daemon_broken(d);
        return false;
    }
    if (err != ERR_NONE) {
        log_event("alarm", LOG_W("kind", "turn"), LOG_ERR(err));
        control_failed(d->control);
        *more = false;
        return true;
    }
    bool did = c->events + c->said + c->commits != before;
    *more = (*more || engine_next(d->engine) <= daemon_now(d)) && did;
    return true;
}

static void on_turn(evutil_socket_t fd, short what, void *ctx)
{
    struct daemon *d = ctx;
    bool more = false;
    (void)fd;
    (void)what;
    d->woken = false;
    if (!daemon_clock_turn(d) || !turn(d, &more))
        return;
    daemon_checkpoint(d, false);
    contacts_look(d);
    if (db_hook_news(engine_db(d->engine)))
        hooks_wake(d->hooks);
    if (db_bridge_news(engine_db(d->engine)))
        bridge_wake(d->bridge);
    if (d->woken) /* by something of this turn: the next one is set already, and must not be put off */
        return;
    if (more)
        daemon_wake(d);
    else if (d->advancing) {
        daemon_advance_on(d);
        daemon_wake(d);
    } else if (engine_next(d->engine) <= daemon_now(d)) /* it could not be done now: not at once again */
        turn_at(d, (struct timeval){1, 0});
    else
        turn_later(d);
}

/* --- what comes from outside --- */

static void on_mo(void *ctx, const struct carrier_mo *mo)
{
    struct daemon *d = ctx;
    if (engine_take_mo(d->engine, mo))
        daemon_wake(d);
    else
        log_event("queue.full", LOG_W("what", "text"));
}

static void on_ussd(void *ctx, const struct carrier_ussd *u)
{
    ussd_links_take(ctx, u);
}

static void on_receipt(void *ctx, int64_t id, enum receipt r, struct span msgid)
{
    struct daemon *d = ctx;
    if (engine_take_receipt(d->engine, id, r, msgid))
        daemon_wake(d);
    else
        log_event("queue.full", LOG_W("what", "receipt"));
}

static void on_link(void *ctx, bool up)
{
    struct daemon *d = ctx;
    (void)up;
    daemon_wake(d);
}

static bool on_acked(void *ctx, struct span msgid)
{
    struct daemon *d = ctx;
    if (doorway_stored(d->doorway, msgid))
        return true;
    control_acked(d->control, msgid);
    return false;
}

static bool on_give(void *ctx, const char *link, const struct carrier_mt *mt)
{
    struct daemon *d = ctx;
    return doorway_give(d->doorway, link, mt);
}

static void on_said(void *ctx, const struct said *s)
{
    struct daemon *d = ctx;
    if (d->control)
        control_said(d->control, s);
}

static void on_op_done(void *ctx, const struct event *op, const char *refused)
{
    struct daemon *d = ctx;
    control_op_done(d->control, op, refused);
    bridge_op_done(d->bridge, op);
}

static void on_answered(void *ctx, const struct engine_answers *a)
{
    struct daemon *d = ctx;
    contacts_answered(d->contacts, a);
    control_answered(d->control, a);
}

static void on_end(evutil_socket_t fd, short what, void *ctx)
{
    (void)fd;
    (void)what;
    daemon_stop(ctx, 0);
}

static void on_hangup(evutil_socket_t fd, short what, void *ctx)
{
    (void)fd;
    (void)what;
    daemon_reload(ctx);
}

/* --- opening and closing --- */

/* Two engines on one store would both send: the second is refused. */
static bool lock(struct daemon *d)
{
    char path[SETTINGS_PATH_CAP + 8];
    snprintf(path, sizeof path, "%s.lock", d->loaded->settings.store_path);
    d->lock_fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (d->lock_fd < 0) {
        fprintf(stderr, "mlinzid: cannot write %s: %s; the store's directory must exist and belong to this user\n",
                path, strerror(errno));
        return false;
    }
    if (flock(d->lock_fd, LOCK_EX | LOCK_NB) == 0)
        return true;
    fprintf(
        stderr,
        "mlinzid: another mlinzid works on the store %s already; stop it first, or give this one a store of its own\n",
        d->loaded->settings.store_path);
    return false;
}

static bool events_open(struct daemon *d)
{
    d->base = event_base_new();
    if (!d->base)
        return false;
    d->turn = evtimer_new(d->base, on_turn, d);
    d->idle = evtimer_new(d->base, on_idle, d);
    d->term = evsignal_new(d->base, SIGTERM, on_end, d);
    d->interrupt = evsignal_new(d->base, SIGINT, on_end, d);
    d->hangup = evsignal_new(d->base, SIGHUP, on_hangup, d);
    return d->turn && d->idle && d->term && d->interrupt && d->hangup && event_add(d->term, NULL) == 0 &&
           event_add(d->interrupt, NULL) == 0 && event_add(d->hangup, NULL) == 0;
}

static bool engine_start(struct daemon *d)
{
    char why[1200] = ""; /* may name the directory of keys twice */
    struct engine_settings s = {.store_path = d->loaded->settings.store_path,
                                .keys_dir = d->loaded->settings.keys_dir,
                                .loaded = d->loaded,
                                .watch_ctx = d,
                                .said = on_said,
                                .op_done = on_op_done,
                                .answered = on_answered,
                                .pin_ask = daemon_pin_ask};
    if (keyring_private(s.keys_dir, why, sizeof why) &&
        engine_open(&s, (int64_t)time(NULL), &d->engine, why, sizeof why) == ERR_NONE)
        return true;
    fprintf(stderr, "mlinzid: %s\n", why);
    return false;
}

/* USSD sessions lie in memory unless the settings say otherwise. */
static bool sessions_open(struct daemon *d)
{
    const struct settings *s = &d->loaded->settings;
    unsigned char key[USSD_REDIS_KEY_BYTES];
    _Static_assert(USSD_REDIS_KEY_BYTES == KEY_BYTES, "a key of the store is one of sessions");
    if (!*s->ussd_redis)
        return true;
    engine_subkey(d->engine, "ussd sessions", key);
    struct ussd_store *store = ussd_redis_open(&(struct ussd_redis_settings){
        d->base, s->ussd_redis, key, (int)s->ussd_sessions_max, (int)s->ussd_redis_timeout_ms, 1000});
    explicit_bzero(key, sizeof key);
    if (store)
        engine_ussd_store(d->engine, store);
    else
        fprintf(stderr, "mlinzid: ussd.redis = \"%.100s\" is neither a socket's path nor an address with a port\n",
                s->ussd_redis);
    return store != NULL;
}

static bool doors_open(struct daemon *d)
{
    char why[512] = "";
    const struct carrier_events on = {d, on_mo, on_receipt, on_link, on_ussd};
    const struct carriers_hooks hooks = {on_acked, on_give};
    d->carriers = carriers_open(d->base, &d->loaded->settings, &on, &hooks);
    if (!d->carriers) {
        fprintf(stderr, "mlinzid: the carrier could not be opened: look at links in the settings\n");
        return false;
    }
    if (!daemon_clock_open(d))
        return false;
    engine_carrier(d->engine, carriers_carrier(d->carriers));
    if (control_open(d, d->loaded->settings.socket_path, &d->control, why, sizeof why) == ERR_NONE) {
        ctip_settle(d);
        return true;
    }
    fprintf(stderr, "mlinzid: %s\n", why);
    return false;
}

/* The other processes are forked before the lock, the store and the keys are opened: they hold none of them. */
static bool settle(struct daemon *d)
{
    char why[256] = "";
    const struct settings *s = &d->loaded->settings;
    if (!sandbox_user(s->process_user, why, sizeof why)) {
        fprintf(stderr, "mlinzid: %s\n", why);
        return false;
    }
    struct listening l;
    if (!listening_open(s, &l, why, sizeof why)) {
        fprintf(stderr, "mlinzid: %s\n", why);
        d->exit_code = 2;
        return false;
    }
    d->procs = procs_fork(s, d->settings_path, &l);
    listening_close(&l);
    if (!d->procs)
        fprintf(stderr, "mlinzid: its processes could not be forked: %s\n", strerror(errno));
    return d->procs != NULL;
}

/* Everything is open: from here on the engine too does only what stands in its list. */
static bool confine(struct daemon *d)
{
    if (d->loaded->settings.process_sandbox && !sandbox_enter(PROCESS_ENGINE)) {
        fprintf(stderr, "mlinzid: this system takes no list of system calls (seccomp): set process.sandbox = false to "
                        "run without\n");
        return false;
    }
    if (!daemon_procs_start(d)) {
        fprintf(stderr, "mlinzid: what speaks with its processes could not be started: not enough memory?\n");
        return false;
    }
    return true;
}

/* The batch that waits is finished and acknowledged; what the carriers still have to write is given a moment. */
static void finish(struct daemon *d)
{
    bool more = true;
    log_event("daemon.stopping", LOG_I("exit", d->exit_code));
    daemon_notify("STOPPING=1");
    for (int i = 0; d->exit_code == 0 && more && i < 100000 && turn(d, &more); i++)
        if (engine_next(d->engine) != 0)
            break;
    for (int i = 0; i < 3; i++)
        event_base_loop(d->base, EVLOOP_NONBLOCK);
    if (d->exit_code == 0)
        db_checkpoint(engine_db(d->engine));
}

static void free_event(struct event *e)
{
    if (e)
        event_free(e);
}

static void close_all(struct daemon *d)
{
    procs_close(d->procs);
    pins_close(d->pins);
    hooks_close(d->hooks);
    d->hooks = NULL;
    bridge_close(d->bridge);
    d->bridge = NULL;
    contacts_close(d->contacts);
    d->contacts = NULL;
    doorway_close(d->doorway);
    d->doorway = NULL;
    control_close(d->control);
    if (d->engine)
        engine_carrier(d->engine, NULL);
    carriers_close(d->carriers);
    engine_close(d->engine);
    free_event(d->turn);
    free_event(d->idle);
    free_event(d->term);
    free_event(d->interrupt);
    free_event(d->hangup);
    if (d->base)
        event_base_free(d->base);
    if (d->first != d->loaded)
        load_free(d->first);
    load_free(d->loaded);
    if (d->lock_fd >= 0)
        close(d->lock_fd);
}

static int live(struct daemon *d)
{
    log_event("daemon.ready", LOG_I("pid", getpid()), LOG_W("carrier", d->first->settings.carrier),
              LOG_I("clock_offset_s", d->offset_s));
    daemon_notify("READY=1");
    daemon_wake(d);
    event_base_dispatch(d->base);
    finish(d);
    return d->exit_code;
}

int daemon_run(const char *settings_path)
{
    struct daemon d = {.settings_path = settings_path, .lock_fd = -1};
    struct config_fault fault;
    sandbox_begin();
    if (load_all(settings_path, &d.loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return 2;
    }
    d.first = d.loaded;
    daemon_log_level(&d.loaded->settings);
    d.exit_code = 1;
    if (settle(&d) && lock(&d) && events_open(&d) && engine_start(&d) && sessions_open(&d) && doors_open(&d) &&
        confine(&d))
        d.exit_code = live(&d);
    close_all(&d);
    return d.exit_code;
}
