/* carriers.h - what the settings name as carrier, as one struct carrier: the loop of one machine, or one or more links
 * to Kannel. Texts leave by the first link and come from all. */
#ifndef MLINZI_MLINZID_CARRIERS_H
#define MLINZI_MLINZID_CARRIERS_H

#include "config/settings.h"
#include "gateway/loop.h"

struct event_base;
struct carriers;
/* acked: a message is stored (msgid as it was given to loop_deliver, or by the door); true: it came by no link. NULL
 * when a host has no address or memory is out. */
struct carriers_hooks {
    bool (*acked)(void *ctx, struct span msgid);
    bool (*give)(void *ctx, const char *link, const struct carrier_mt *mt); /* gateway/http_link.h */
};
/* The hooks are called with on->ctx. */
struct carriers *carriers_open(struct event_base *base, const struct settings *s, const struct carrier_events *on,
                               const struct carriers_hooks *hooks);
void carriers_close(struct carriers *c);
struct carrier *carriers_carrier(struct carriers *c);
struct loop_carrier *carriers_loop(struct carriers *c);   /* NULL: real links, whose clock cannot be moved */
struct carrier *carriers_each(struct carriers *c, int i); /* the i-th link; NULL: there are no more */
/* The links that the door speaks for: by name, NULL when there is none; all of them, when the door comes or goes. */
struct carrier *carriers_http(struct carriers *c, struct span name);
void carriers_door(struct carriers *c, bool there);
/* The screen of a hop that came by that link. False: the link is down, and nobody sees it. */
struct kannel_screen;
bool carriers_ussd(struct carriers *c, struct span link, const struct kannel_screen *s);
/* Loop: what waits reaches its phones, and is told as delivered. */
void carriers_take(struct carriers *c);

/* Messages that came and were not acknowledged yet: none, once the engine has nothing left to do. */
int64_t carriers_unacknowledged(const struct carriers *c);

#endif
