/* carriers.c - one or more links as the one carrier the engine knows.
 *
 * It also smooths what a link may say at any time: "later" means not at once again. */
#include "mlinzid/engine/carriers.h"

#include <event2/event.h>
#include <stdlib.h>
#include <string.h>

#include "gateway/http_link.h"
#include "gateway/kannel.h"

#define LOOP_WINDOW 4096
#define LATER_S 1

struct carriers {
    struct carrier carrier;
    struct carrier_events on;
    struct carriers_hooks hooks;
    struct carrier *link[SETTINGS_LINKS_MAX];
    bool http[SETTINGS_LINKS_MAX];
    int links;
    struct loop_carrier *loop;
    int64_t unacknowledged;
    struct event *later; /* pending: the carrier asked to be left alone for a moment */
};

static bool is_up(void *self)
{
    struct carriers *c = self;
    return c->link[0]->up(c->link[0]->self);
}

static int room(void *self)
{
    struct carriers *c = self;
    return evtimer_pending(c->later, NULL) ? 0 : c->link[0]->room(c->link[0]->self);
}

static enum err send_one(void *self, const struct carrier_mt *mt)
{
    struct carriers *c = self;
    return c->link[0]->send(c->link[0]->self, mt);
}

/* Ids are unique on their link, and a link passes over an id it does not wait for: so all may be told. */
static void acknowledge(void *self, struct span msgid)
{
    struct carriers *c = self;
    if (c->hooks.acked(c->on.ctx, msgid))
        return;
    c->unacknowledged--;
    for (int i = 0; i < c->links; i++)
        c->link[i]->acknowledge(c->link[i]->self, msgid);
}

static void on_mo(void *ctx, const struct carrier_mo *mo)
{
    struct carriers *c = ctx;
    c->unacknowledged += mo->msgid.n > 0;
    c->on.mo(c->on.ctx, mo);
}

static void on_ussd(void *ctx, const struct carrier_ussd *u)
{
    struct carriers *c = ctx;
    c->unacknowledged++;
    c->on.ussd(c->on.ctx, u);
}

bool carriers_ussd(struct carriers *c, struct span link, const struct kannel_screen *s)
{
    for (int i = 0; i < c->links; i++)
        if (!c->loop && span_is(link, c->link[i]->name))
            return kannel_ussd(c->link[i], s);
    return false;
}

static void on_receipt(void *ctx, int64_t id, enum receipt r, struct span msgid)
{
    struct carriers *c = ctx;
    if (r == RECEIPT_LATER && !evtimer_pending(c->later, NULL))
        evtimer_add(c->later, (&(const struct timeval){LATER_S, 0}));
    c->unacknowledged += msgid.n > 0;
    c->on.receipt(c->on.ctx, id, r, msgid);
}

static void on_link(void *ctx, bool up)
{
    struct carriers *c = ctx;
    c->on.link(c->on.ctx, up);
}

static void on_later(evutil_socket_t fd, short what, void *ctx)
{
    struct carriers *c = ctx;
    (void)fd;
    (void)what;
    c->on.link(c->on.ctx, is_up(c));
}

static void close_all(void *self)
{
    struct carriers *c = self;
    for (int i = 0; i < c->links; i++)
        c->link[i]->close(c->link[i]->self);
    if (c->later)
        event_free(c->later);
    free(c);
}

static struct carrier *http_open(struct carriers *c, struct event_base *base, const struct link_settings *l,
                                 const struct carrier_events *on)
{
    const struct http_link_settings h = {
        .name = l->name,
        .window = (int)l->window,
        .reconnect_ms = (int)l->reconnect_ms,
        .reconnect_max_ms = (int)l->reconnect_max_ms,
        .receipts = l->receipts,
        .ctx = c->on.ctx,
        .give = c->hooks.give,
    };
    return http_link_open(base, &h, on);
}

static struct carrier *link_open(struct event_base *base, const struct link_settings *l,
                                 const struct carrier_events *on)
{
    struct kannel_settings k = {
        .name = l->name,
        .host = l->host,
        .port = (int)l->port,
        .box_id = l->box_id,
        .smsc_id = l->smsc_id,
        .window = (int)l->window,
        .reconnect_ms = (int)l->reconnect_ms,
        .reconnect_max_ms = (int)l->reconnect_max_ms,
        .keepalive_s = (int)l->keepalive_s,
        .user_timeout_ms = (int)l->user_timeout_ms,
        .receipts = l->receipts,
        .ussd = ussd_profile_of(span_of(l->ussd)),
        .frame_max_bytes = (int)l->frame_max_bytes,
        .alarm_closings = (int)l->alarm_closings,
    };
    return kannel_open(base, &k, on);
}

static bool links_open(struct carriers *c, struct event_base *base, const struct settings *s)
{
    const struct carrier_events on = {c, on_mo, on_receipt, on_link, c->on.ussd ? on_ussd : NULL};
    if (strcmp(s->carrier, "loop") == 0) {
        c->loop = loop_open("loop", LOOP_WINDOW, true, &on);
        if (!c->loop)
            return false;
        c->link[c->links++] = loop_carrier(c->loop);
        return true;
    }
    for (int i = 0; i < s->links; i++) {
        c->http[i] = link_is_http(&s->link[i]);
        c->link[i] = c->http[i] ? http_open(c, base, &s->link[i], &on) : link_open(base, &s->link[i], &on);
        if (!c->link[i])
            return false;
        c->links++;
    }
    return c->links > 0;
}

struct carriers *carriers_open(struct event_base *base, const struct settings *s, const struct carrier_events *on,
                               const struct carriers_hooks *hooks)
{
    struct carriers *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    c->on = *on;
    c->hooks = *hooks;
    c->later = evtimer_new(base, on_later, c);
    if (!c->later || !links_open(c, base, s)) {
        close_all(c);
        return NULL;
    }
    c->carrier = (struct carrier){.self = c,
                                  .name = c->link[0]->name,
                                  .gives_receipts = c->link[0]->gives_receipts,
                                  .up = is_up,
                                  .room = room,
                                  .send = send_one,
                                  .acknowledge = acknowledge,
                                  .close = close_all};
    return c;
}

void carriers_close(struct carriers *c)
{
    if (c)
        close_all(c);
}

struct carrier *carriers_carrier(struct carriers *c)
{
    return &c->carrier;
}

struct loop_carrier *carriers_loop(struct carriers *c)
{
    return c->loop;
}

struct carrier *carriers_http(struct carriers *c, struct span name)
{
    for (int i = 0; i < c->links; i++)
        if (c->http[i] && span_is(name, c->link[i]->name))
            return c->link[i];
    return NULL;
}

struct carrier *carriers_each(struct carriers *c, int i)
{
    return i < c->links ? c->link[i] : NULL;
}

void carriers_door(struct carriers *c, bool there)
{
    for (int i = 0; c && i < c->links; i++)
        if (c->http[i])
            http_link_there(c->link[i], there);
}

void carriers_take(struct carriers *c)
{
    const struct loop_text *t;
    while (c->loop && (t = loop_take(c->loop)) != NULL)
        loop_receipt(c->loop, t->id, RECEIPT_DELIVERED);
}

int64_t carriers_unacknowledged(const struct carriers *c)
{
    return c->unacknowledged;
}
