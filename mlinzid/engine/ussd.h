/* ussd.h - USSD at the engine's door: one hop in, one screen out, after what it says is committed. The door
 * process, a link to Kannel, stories and the terminal phone all call this; sessions lie in gateway/ussd_store.h. */
#ifndef MLINZI_MLINZID_ENGINE_USSD_H
#define MLINZI_MLINZID_ENGINE_USSD_H

#include "gateway/ussd_store.h"
#include "mlinzid/engine/engine.h"

#define USSD_TYPED_CAP 1024
struct ussd_hop {
    struct span link;    /* by which way: a name of the settings */
    struct span session; /* the network's id of it */
    struct msisdn phone; /* as the network says it, msisdn_read() */
    struct span typed;   /* what was typed now */
    bool whole;          /* typed is all that was typed since the dial, joined by '*' (Africa's Talking): the same as
                            before is the same hop again, and shows the same screen */
};
/* One hop: an unknown session begins afresh, with the menu or the report to go on with. shown is called once, now or
 * after a commit, with a screen of at most 160 septets; an engine that ends first never calls it. ERR_BUSY: the hop
 * before is not answered yet, or ussd.waiting_max sessions wait; ERR_RANGE: no phone, or an id that is too long.
 * Then shown is not called. */
MUST_USE enum err engine_ussd_hop(struct engine *e, const struct ussd_hop *hop, int64_t now_s, void *ctx,
                                  void (*shown)(void *ctx, const struct ussd_shown *s));
/* The network says that the session is over. After a screen that ended it, nothing. */
void engine_ussd_drop(struct engine *e, struct span link, struct span session, const struct msisdn *phone,
                      int64_t now_s);
/* Another store of sessions than memory, taken over; the engine closes it. Before the first hop. */
void engine_ussd_store(struct engine *e, struct ussd_store *s);
/* What became of the PIN under the ticket that engine_settings.pin_ask gave; tickets of others are let pass. */
void engine_pin_done(struct engine *e, int64_t ticket, enum ussd_pin answer, int64_t now_s);
/* How many sessions wait for an answer now. */
int engine_ussd_waiting(const struct engine *e);

#endif
