/* kannel.h - the native box: one TCP link to Kannel's bearerbox, on a libevent loop. Acknowledges a message only when
 * told that it is stored; reconnects; keeps a window of messages sent and not yet accepted. docs/kannel.md says what
 * was measured. */
#ifndef MLINZI_GATEWAY_KANNEL_H
#define MLINZI_GATEWAY_KANNEL_H

#include "gateway/carrier.h"

struct event_base;
struct kannel_settings { /* 0 or NULL in any of them means the value in brackets */
    const char *name;    /* the link's name, also its carrier name in the inbox ["kannel"] */
    const char *host;    /* loopback or a private address; resolved once [127.0.0.1] */
    int port;            /* bearerbox smsbox-port [13001] */
    const char *box_id;  /* identifies as: smsbox-route names it ["mlinzi"] */
    const char *smsc_id; /* optional: route outgoing by it; "" none */
    int window;          /* outgoing messages not yet accepted, at most [100] */
    int unacked_max;     /* incoming messages not yet acknowledged; reading stops there [1000] */
    int reconnect_ms,
        reconnect_max_ms;             /* first wait, and what doubling it ends at [500, 30000]; half of it by chance */
    int keepalive_s, user_timeout_ms; /* a dead peer is noticed after about both [15, 20000] */
    int stall_ms;                     /* a frame begun and not continued for so long closes the link [10000] */
    int accept_ms;                    /* a message sent and not answered for so long closes the link [60000] */
    bool receipts;                    /* ask for delivery reports (dlr_mask 27) */
    int frame_max_bytes;              /* longer frames are drained and kept in part [BOX_FRAME_MAX] */
    enum ussd_profile ussd;           /* USSD comes by this link too */
    int alarm_closings;               /* links closed for a broken frame in a minute before an alarm [3] */
};
/* Starts connecting at once. The settings and the events are copied. NULL when memory is out or the host has no
 * address. The program is made to ignore SIGPIPE. */
struct carrier *kannel_open(struct event_base *base, const struct kannel_settings *s, const struct carrier_events *on);
/* The screen of a hop; text is GSM-7. False: the link is down, and nobody sees it. */
struct kannel_screen {
    struct span phone, code, text; /* as the hop had them */
    struct ussd_line line;
    bool more;
};
bool kannel_ussd(struct carrier *c, const struct kannel_screen *s);
/* Counts for doctor and metrics, since the start. */
struct kannel_counts {
    int64_t connects, mo, mo_broken, acks, sent, accepted, refused, later, receipts, closings, alarms, ussd;
    int unacked_in, unacked_out;
    bool up;
};
void kannel_counts(const struct carrier *c, struct kannel_counts *out);

#endif
