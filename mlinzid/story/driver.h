/* driver.h - a world to run the engine in: a clock that stands still unless told, a loop carrier, a store in a
 * directory of its own. Under `mlinzi story`, `try`, `phone`; later the console's rehearsal. Built
 * once. */
#ifndef MLINZI_MLINZID_DRIVER_H
#define MLINZI_MLINZID_DRIVER_H

#include "base/clock_guard.h"
#include "gateway/loop.h"
#include "mlinzid/engine/ussd.h"

struct driver_settings {
    const char *directory; /* store and keys; made when it is not there */
    struct loaded *loaded;
    int64_t now_s;
    /* The machine's clock as the engine's guard sees it, kept by whoever wants it to outlive a crash; NULL: it is
     * right, and starts anew. */
    struct driver_clock *clock;
    uint64_t seed; /* 0: real chance */
    bool receipts; /* the carrier gives them */
    void *ctx;
    void (*said)(void *ctx, const struct said *s, int64_t now_s); /* each text that leaves */
};
struct driver_clock {
    struct clock_guard guard;
    int64_t wrong_s;  /* the machine's clock less the true time */
    int64_t stands_s; /* not 0: it stands still there */
};
struct driver;
MUST_USE enum err driver_open(const struct driver_settings *s, struct driver **out, char *why, size_t why_cap);
void driver_close(struct driver *d);
struct engine *driver_engine(struct driver *d);
int64_t driver_now(const struct driver *d);   /* the true time */
int64_t driver_service_now(struct driver *d); /* the time the engine goes by: the same while the clock is right */
/* The machine's clock is set wrong by so much from now on; 0: right. stands: it stands still as well. */
MUST_USE enum err driver_clock_wrong(struct driver *d, int64_t wrong_s, bool stands);
MUST_USE enum err driver_clock_believe(struct driver *d); /* `mlinzi clock believe` */
/* A text from a phone, at the driver's time; during an outage it is kept and arrives at its end. */
MUST_USE enum err driver_sms(struct driver *d, const char *carrier, struct span from, struct span text);
/* One hop of a USSD session, and what it shows; typed "" is the dial. ERR_BUSY: no screen came. */
MUST_USE enum err driver_ussd(struct driver *d, const char *session, const struct msisdn *phone, struct span typed,
                              struct ussd_shown *shown);
MUST_USE enum err driver_ussd_drop(struct driver *d, const char *session, const struct msisdn *phone);
MUST_USE enum err driver_receipt(struct driver *d, int64_t outbox_id, enum receipt r);
/* An act as the console and the command give it, decided at once; refused: the word why, "" when it was done. */
MUST_USE enum err driver_op(struct driver *d, struct event *op, char *refused, size_t cap);
/* Runs everything that can be done at this moment. */
MUST_USE enum err driver_settle(struct driver *d);
/* Time passes, stopping at each moment at which something is due. moved() is told each stop (NULL: nobody). */
MUST_USE enum err driver_until(struct driver *d, int64_t then_s, void (*moved)(void *ctx));
MUST_USE enum err driver_carrier(struct driver *d, bool up);
/* People, as `person` in a story and the sample of `make run` bring them in. */
MUST_USE enum err driver_person(struct driver *d, const struct person_row *p);

#endif
