/* http_link.h - an aggregator reached over HTTP as a carrier. It speaks no HTTP itself: another process does, which may
 * read what the aggregator writes and holds neither store nor keys. Here is what the engine must know of it: which
 * texts are on their way, and when the link is to be left alone. */
#ifndef MLINZI_GATEWAY_HTTP_LINK_H
#define MLINZI_GATEWAY_HTTP_LINK_H

#include "gateway/carrier.h"

struct event_base;
struct http_link_settings {
    const char *name;
    int window;                         /* texts given out and not answered yet */
    int reconnect_ms, reconnect_max_ms; /* after a fault nothing is sent for so long, doubled each time */
    bool receipts;
    void *ctx;
    bool (*give)(void *ctx, const char *link, const struct carrier_mt *mt); /* to the other process; false: no room */
};
/* Down until http_link_there. NULL when memory is out. */
struct carrier *http_link_open(struct event_base *base, const struct http_link_settings *s,
                               const struct carrier_events *on);
/* The other process has come or gone. What it had not answered then is RECEIPT_LATER: it may have left or not, and goes
 * again, as Kannel's does. */
void http_link_there(struct carrier *c, bool there);
/* The other process's answer about one text. RECEIPT_ACCEPTED is told to nobody here: its name at the aggregator is
 * stored with it. RECEIPT_LATER: the aggregator is away, or nobody knows; the link is left alone for a while. False: it
 * does not wait for one. */
MUST_USE bool http_link_answered(struct carrier *c, int64_t outbox_id, enum receipt r);

#endif
