/* pins.h - setting and trying PINs: the engine counts and stores, the keeper evaluates. Whoever asks gets a ticket, and
 * its answer by control_pin_done() in a later round of the loop, never a wait of the engine. */
#ifndef MLINZI_MLINZID_PINS_H
#define MLINZI_MLINZID_PINS_H

#include "base/err.h"
#include "base/msisdn.h"
#include "mlinzid/proc_message.h"

struct daemon;
struct pins;
enum pin_answer {
    PIN_RIGHT,
    PIN_WRONG, /* also: nobody has that number, no PIN is set, or it is locked. Nobody is told which */
    PIN_STORED,
    PIN_LATER /* the keeper went away: try again */
};
struct pins *pins_open(struct daemon *d);
void pins_close(struct pins *p);
/* user: who asks, for the audit. pin: six digits. ERR_BUSY: the keeper is away or has enough to do: nothing was
 * counted. ERR_NONE: counted and stored, and the answer comes under *ticket. */
MUST_USE enum err pins_try(struct pins *p, const struct msisdn *phone, struct span pin, const char *user,
                           int64_t *ticket);
/* The person of that phone gets that PIN, which pin_check() found good. ERR_NOT_FOUND: nobody here has that phone. */
MUST_USE enum err pins_set(struct pins *p, const struct msisdn *phone, struct span pin, const char *user,
                           int64_t *ticket);
/* From the keeper. */
void pins_heard(struct pins *p, const struct proc_message *m);
void pins_gone(struct pins *p); /* it ended: whoever waits hears PIN_LATER, their tries stay counted */

#endif
