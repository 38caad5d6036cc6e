/* http_link.c - a window of texts given out, and a wait after each fault. After the wait one text goes alone: only when
 * it was taken, or refused for itself, is the link whole again. */
#include "gateway/http_link.h"

#include <event2/event.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/hash.h"
#include "base/log.h"

#define NAME_CAP 128

struct http_link {
    struct carrier carrier;
    struct http_link_settings set;
    char name[NAME_CAP];
    struct carrier_events on;
    struct event *again;
    bool there, waits, trial; /* waits: after a fault; trial: one text alone shows whether it is over */
    int wait_ms;
    uint64_t seed;
    int64_t *out;
    int n;
};

static bool is_up(void *self)
{
    const struct http_link *l = self;
    return l->there && !l->waits;
}

static int room(void *self)
{
    const struct http_link *l = self;
    return is_up(self) ? (l->trial ? 1 : l->set.window) - l->n : 0;
}

static int find(const struct http_link *l, int64_t id)
{
    for (int i = 0; i < l->n; i++)
        if (l->out[i] == id)
            return i;
    return -1;
}

static enum err send_one(void *self, const struct carrier_mt *mt)
{
    struct http_link *l = self;
    if (!is_up(l))
        return ERR_AWAY;
    if (mt->id <= 0 || !mt->to.s[0])
        return ERR_RANGE;
    if (find(l, mt->id) >= 0)
        return ERR_EXISTS;
    if (room(l) <= 0)
        return ERR_FULL;
    if (mt->expires_s > 0 && mt->expires_s <= (int64_t)time(NULL))
        return ERR_STALE;
    if (!l->set.give(l->set.ctx, l->name, mt))
        return ERR_FULL;
    l->out[l->n++] = mt->id;
    return ERR_NONE;
}

static void acknowledge(void *self, struct span msgid)
{
    (void)self; /* what comes by HTTP is answered by whoever took it in */
    (void)msgid;
}

/* Half of the wait by chance, so that all who lost the aggregator do not come back in the same moment. */
static void leave_alone(struct http_link *l)
{
    int half = l->wait_ms / 2, ms = half + (int)(mix64(&l->seed) % (uint64_t)(half + 1));
    struct timeval t = {ms / 1000, ms % 1000 * 1000};
    l->waits = l->trial = true;
    l->wait_ms = l->wait_ms > l->set.reconnect_max_ms / 2 ? l->set.reconnect_max_ms : l->wait_ms * 2;
    evtimer_add(l->again, &t);
    log_event("http.down", LOG_W("link", l->name), LOG_I("again_ms", ms));
    l->on.link(l->on.ctx, false);
}

static void on_again(evutil_socket_t fd, short what, void *ctx)
{
    struct http_link *l = ctx;
    (void)fd;
    (void)what;
    l->waits = false;
    if (l->there)
        l->on.link(l->on.ctx, true);
}

static void later(struct http_link *l, int64_t id)
{
    l->on.receipt(l->on.ctx, id, RECEIPT_LATER, (struct span){NULL, 0});
}

bool http_link_answered(struct carrier *c, int64_t id, enum receipt r)
{
    struct http_link *l = c->self;
    int i = find(l, id);
    if (i < 0)
        return false;
    l->out[i] = l->out[--l->n];
    if (r == RECEIPT_LATER) {
        later(l, id);
        if (!l->waits)
            leave_alone(l);
        return true;
    }
    if (l->trial && !l->waits) {
        l->trial = false;
        l->wait_ms = l->set.reconnect_ms;
        log_event("http.up", LOG_W("link", l->name));
        l->on.link(l->on.ctx, true); /* there is room for more than one now */
    }
    if (r != RECEIPT_ACCEPTED)
        l->on.receipt(l->on.ctx, id, r, (struct span){NULL, 0});
    return true;
}

void http_link_there(struct carrier *c, bool there)
{
    struct http_link *l = c->self;
    if (l->there == there)
        return;
    l->there = there;
    while (!there && l->n)
        later(l, l->out[--l->n]);
    l->on.link(l->on.ctx, is_up(l));
}

static void close_link(void *self)
{
    struct http_link *l = self;
    if (l->again)
        event_free(l->again);
    free(l->out);
    free(l);
}

struct carrier *http_link_open(struct event_base *base, const struct http_link_settings *s,
                               const struct carrier_events *on)
{
    struct http_link *l = calloc(1, sizeof *l);
    if (!l)
        return NULL;
    l->set = *s;
    span_str(span_of(s->name), l->name, sizeof l->name);
    l->set.name = l->name;
    l->on = *on;
    l->wait_ms = s->reconnect_ms;
    l->seed = (uint64_t)time(NULL) ^ (uint64_t)(uintptr_t)l;
    l->again = evtimer_new(base, on_again, l);
    l->out = calloc((size_t)s->window, sizeof *l->out);
    if (!l->again || !l->out) {
        close_link(l);
        return NULL;
    }
    l->carrier = (struct carrier){.self = l,
                                  .name = l->name,
                                  .gives_receipts = s->receipts,
                                  .up = is_up,
                                  .room = room,
                                  .send = send_one,
                                  .acknowledge = acknowledge,
                                  .close = close_link};
    return &l->carrier;
}
