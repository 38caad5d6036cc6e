/* kannel.h - the native box: one TCP link to Kannel's bearerbox, on a libevent loop. Acknowledges a message only when told
 * that it is stored; reconnects; keeps a window of messages sent and not yet accepted. docs/kannel.md says what was measured. */
#ifndef MLINZI_GATEWAY_KANNEL_H
#define MLINZI_GATEWAY_KANNEL_H

#include "gateway/carrier.h"

struct event_base;
struct kannel_settings {
    const char *name;       /* the link's name, also its carrier name in the inbox */
    const char *host;       /* loopback or a private address */
    int port;               /* bearerbox smsbox-port */
    const char *box_id;     /* identifies as: smsbox-route names it */
    const char *smsc_id;    /* optional: route outgoing by it; "" none */
    int window;             /* outgoing messages not yet accepted, at most */
    int reconnect_ms, reconnect_max_ms;
    int keepalive_s, user_timeout_ms;
    bool receipts;          /* ask for delivery reports (dlr_mask 27) */
    int frame_max_bytes;    /* BOX_FRAME_MAX */
    int alarm_closings;     /* links closed for a broken frame in a minute before an alarm: 3 */
};
/* Starts connecting at once. The settings and the events are copied. NULL when memory is out. */
struct carrier *kannel_open(struct event_base *base, const struct kannel_settings *s, const struct carrier_events *on);
/* Counts for doctor and metrics. */
struct kannel_counts {
    int64_t connects, mo, mo_broken, acks, sent, accepted, refused, receipts, closings;
    int unacked_in, unacked_out;
    bool up;
};
void kannel_counts(const struct carrier *c, struct kannel_counts *out);

#endif
