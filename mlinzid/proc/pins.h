/* pins.h - setting and trying PINs and passwords: counted and stored in the engine's store, evaluated by the keeper.
 * Whoever asks gets a ticket, and its answer by host.done() in a later round of the loop, never a wait of the engine.
 */
#ifndef MLINZI_MLINZID_PINS_H
#define MLINZI_MLINZID_PINS_H

#include "base/err.h"
#include "base/msisdn.h"
#include "db/pin.h"
#include "mlinzid/proc/message.h"

struct db;
struct settings;
struct pins;
enum pin_answer {
    PIN_RIGHT,
    PIN_WRONG, /* also: nobody has that number, none is set, or it is locked. Nobody is told which */
    PIN_STORED,
    PIN_LATER /* the keeper went away: try again */
};
/* Where it lives: the daemon with its keeper, or a story that evaluates by itself. */
struct pins_host {
    void *ctx;
    struct db *db;
    const struct settings *(*settings)(void *ctx);
    bool (*awake)(void *ctx);                             /* there is somebody to evaluate */
    bool (*ask)(void *ctx, const struct proc_message *m); /* who answers later by pins_heard() */
    int64_t (*now)(void *ctx);
    int64_t (*machine_now)(void *ctx); /* the same, not moved on by practice: one-time codes */
    void (*done)(void *ctx, int64_t ticket, enum pin_answer answer, int64_t person); /* person 0: nobody's */
    void (*broken)(void *ctx);                                                       /* the disk refused */
};
struct pins *pins_open(const struct pins_host *host);
void pins_close(struct pins *p);
struct pin_ask {
    enum pin_kind kind;
    struct msisdn phone; /* whose */
    struct span typed;   /* a PIN: six digits */
    const char *code; /* PIN_PASSWORD: the one-time code typed beside it, "" none; NULL: the password alone is tried */
    const char *user; /* who asks, for the audit */
};
/* PIN_PASSWORD with a code is a sign-in: right only for who holds a post, with the code where one is needed or set up.
 * ERR_BUSY: the keeper is away or has enough to do: nothing was counted. ERR_NONE: counted and stored, and the answer
 * comes under *ticket. */
MUST_USE enum err pins_try(struct pins *p, const struct pin_ask *ask, int64_t *ticket);
/* The person of that phone gets that PIN or password, which pin_check() or password_check() found good; all sessions of
 * who gets a password end. ERR_NOT_FOUND: nobody here has that phone. */
MUST_USE enum err pins_set(struct pins *p, const struct pin_ask *ask, int64_t *ticket);
/* From the keeper. */
void pins_heard(struct pins *p, const struct proc_message *m);
void pins_gone(struct pins *p); /* it ended: whoever waits hears PIN_LATER, their tries stay counted */

#endif
