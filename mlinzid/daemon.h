/* daemon.h - what the files of the daemon share: the loop's state, its clock, and the doors between turn, carriers and
 * control socket. */
#ifndef MLINZI_MLINZID_DAEMON_H
#define MLINZI_MLINZID_DAEMON_H

#include "base/bucket.h"
#include "base/clock_guard.h"
#include "mlinzid/engine/carriers.h"
#include "mlinzid/engine/engine.h"
#include "mlinzid/proc/keeper.h"

struct event;
struct control;
struct procs;
struct pins;
struct doorway;
struct hooks;
struct bridge;
struct daemon {
    const char *settings_path;
    struct loaded *loaded, *first; /* now; and at the start: the store keeps its places */
    struct engine *engine;
    struct event_base *base;
    struct carriers *carriers;
    struct control *control;
    struct procs *procs;
    uint64_t tls_stamp; /* of the files the door has read (door/tls_files.h) */
    struct pins *pins;
    struct doorway *doorway;
    struct hooks *hooks;
    struct bridge *bridge;
    struct contacts_queue *contacts;
    int64_t keeper_count[KEEPER_COUNTS]; /* as it last told */
    bool checkpoint_asked;               /* of the keeper, and not answered yet */
    struct event *turn, *idle, *term, *interrupt, *hangup;
    int lock_fd;
    struct buckets reads; /* of cases, by user (control/reads.c) */
    struct bucket reads_memory[64];
    struct buckets sign_ins; /* wrong ones, by address (control/sign.c) */
    struct bucket sign_in_memory[1024];
    struct clock_guard clock;   /* what the machine's clock is worth */
    enum clock_news clock_news; /* not written down yet */
    int64_t noted_s;            /* the last moment the store knows of */
    int64_t offset_s;           /* of our clock from the guarded one; never but 0 with real carriers */
    bool advancing;             /* time is led from deadline to deadline: it stands at now_s */
    int64_t now_s, until_s;
    int64_t checkpointed; /* commits at the last checkpoint */
    int64_t ticket;       /* of words that wait for their turn: the last one given */
    bool woken;           /* a turn is to come at once */
    bool failed;          /* the last turn could not be stored */
    bool stopping;
    int exit_code;
};

/* Opens all of it; what is wrong is told on stderr. Returns the exit code of the whole life: 0 ended by SIGTERM, 1 the
 * store could not be written (start anew), 2 settings. */
int daemon_run(const char *settings_path);
void daemon_wake(struct daemon *d);   /* a turn has something to do */
void daemon_broken(struct daemon *d); /* the disk refused: nothing is acknowledged any more, the program ends */
void daemon_stop(struct daemon *d, int exit_code);
/* daemon_clock.c: time as the service goes by it: the machine's clock as far as it can be believed, and in practice
 * (loop carrier) moved on from it. */
int64_t daemon_now(struct daemon *d);
int64_t daemon_machine_now(struct daemon *d); /* the same, but not moved on by practice: sessions */
int64_t daemon_next(struct daemon *d);        /* when there is something to do by itself */
bool daemon_clock_open(struct daemon *d);     /* the store is open; false: told on stderr */
bool daemon_clock_turn(struct daemon *d);     /* before each turn: news of the clock are written down; false: stop */
bool daemon_clock_believe(struct daemon *d);  /* somebody says the machine's clock is right; false: stop */
/* Loop carrier only. Time goes on to then_s, stopping at each deadline; control_advanced() is told at the end. */
bool daemon_advance(struct daemon *d, int64_t then_s);
void daemon_advance_on(struct daemon *d); /* nothing is left to do at this moment */
void daemon_log_level(const struct settings *s);
/* daemon_reload.c: SIGHUP. A fault keeps the old settings. */
void daemon_reload(struct daemon *d);
void daemon_tls_look(struct daemon *d); /* the certificate that is there now: at the start, and at each reload */
/* daemon_procs.c: the other processes. idle: nothing else is to be done. */
MUST_USE bool daemon_procs_start(struct daemon *d);
/* engine_settings.pin_ask */
enum err daemon_pin_ask(void *ctx, const struct msisdn *phone, struct span pin, bool set, int64_t *ticket);
void daemon_checkpoint(struct daemon *d, bool idle);
/* daemon_notify.c: tells the service manager, where there is one (sd_notify(3)). */
void daemon_notify(const char *state);

#endif
