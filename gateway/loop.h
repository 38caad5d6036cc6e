/* loop.h - the loop carrier: one machine without Kannel. What is sent waits in a queue until somebody takes it (a phone
 * on the terminal, a story, the simulator); what they type is handed to the owner like any carrier's message. */
#ifndef MLINZI_GATEWAY_LOOP_H
#define MLINZI_GATEWAY_LOOP_H

#include "gateway/carrier.h"

struct loop_text { /* a text as it would reach the phone */
    int64_t id;
    struct msisdn to;
    struct span from, text;
    int64_t expires_s;
};
struct loop_carrier;
/* window: texts that may wait to be taken. It is up at once, without a call of on->link. NULL when memory is out. */
struct loop_carrier *loop_open(const char *name, int window, bool gives_receipts, const struct carrier_events *on);
struct carrier *loop_carrier(struct loop_carrier *l); /* its close() ends the whole */
/* An outage, and its end: calls on->link when it changes. What was sent before may still be taken. */
void loop_set_up(struct loop_carrier *l, bool up);
/* A message from a phone. False while down: nothing was said, offer it again later. */
MUST_USE bool loop_deliver(struct loop_carrier *l, const struct carrier_mo *mo);
/* The oldest text that waits, or NULL; it is RECEIPT_ACCEPTED by that. Valid until the next take or close. */
const struct loop_text *loop_take(struct loop_carrier *l);
int loop_waiting(const struct loop_carrier *l);
/* What became of a text: told to the owner at once, also while down. */
void loop_receipt(struct loop_carrier *l, int64_t outbox_id, enum receipt r);
/* Messages delivered to the owner, and acknowledged by it. */
struct loop_counts {
    int64_t delivered, acknowledged, sent;
};
struct loop_counts loop_counts(const struct loop_carrier *l);

#endif
