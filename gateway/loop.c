/* loop.c - the loop carrier: a ring of texts between send() and whoever takes them.
 *
 * It keeps the manners of a real link, so that what is learned on it holds there: send() never calls back, a full
 * window refuses, an outage stops both ways, and acceptance comes later than sending. */
#include "gateway/loop.h"

#include <stdlib.h>
#include <string.h>

#define NAME_CAP 64

struct loop_carrier {
    struct carrier carrier;
    struct carrier_events on;
    char name[NAME_CAP];
    bool up;
    int window, first, count;
    struct loop_text taken; /* the one handed out last */
    struct loop_text *ring;
    struct loop_counts counts;
};

static bool is_up(void *self)
{
    const struct loop_carrier *l = self;
    return l->up;
}

static int room(void *self)
{
    const struct loop_carrier *l = self;
    return l->up ? l->window - l->count : 0;
}

/* Both texts in one piece of memory, its start in from. */
static bool keep(struct loop_text *t, const struct carrier_mt *mt)
{
    char *p = malloc(mt->from.n + mt->text.n + 1);
    if (!p)
        return false;
    if (mt->from.n)
        memcpy(p, mt->from.p, mt->from.n);
    if (mt->text.n)
        memcpy(p + mt->from.n, mt->text.p, mt->text.n);
    t->from.p = p;
    t->from.n = mt->from.n;
    t->text.p = p + mt->from.n;
    t->text.n = mt->text.n;
    return true;
}

static void let_go(struct loop_text *t)
{
    free((void *)(uintptr_t)t->from.p);
    *t = (struct loop_text){0};
}

static enum err send(void *self, const struct carrier_mt *mt)
{
    struct loop_carrier *l = self;
    if (!l->up)
        return ERR_AWAY;
    if (l->count >= l->window)
        return ERR_FULL;
    if (mt->id <= 0 || !mt->to.s[0])
        return ERR_RANGE;
    for (int i = 0; i < l->count; i++)
        if (l->ring[(l->first + i) % l->window].id == mt->id)
            return ERR_EXISTS;
    struct loop_text t = {.id = mt->id, .to = mt->to, .expires_s = mt->expires_s};
    if (!keep(&t, mt))
        return ERR_FULL;
    l->ring[(l->first + l->count++) % l->window] = t;
    l->counts.sent++;
    return ERR_NONE;
}

static void acknowledge(void *self, struct span msgid)
{
    struct loop_carrier *l = self;
    (void)msgid;
    l->counts.acknowledged++;
}

static void close_loop(void *self)
{
    struct loop_carrier *l = self;
    for (int i = 0; i < l->count; i++)
        let_go(&l->ring[(l->first + i) % l->window]);
    let_go(&l->taken);
    free(l->ring);
    free(l);
}

struct loop_carrier *loop_open(const char *name, int window, bool gives_receipts, const struct carrier_events *on)
{
    must(window > 0);
    struct loop_carrier *l = calloc(1, sizeof *l);
    if (!l || !(l->ring = calloc((size_t)window, sizeof l->ring[0]))) {
        free(l);
        return NULL;
    }
    span_str(span_of(name), l->name, sizeof l->name);
    l->on = *on;
    l->up = true;
    l->window = window;
    l->carrier = (struct carrier){.self = l,
                                  .name = l->name,
                                  .gives_receipts = gives_receipts,
                                  .up = is_up,
                                  .room = room,
                                  .send = send,
                                  .acknowledge = acknowledge,
                                  .close = close_loop};
    return l;
}

struct carrier *loop_carrier(struct loop_carrier *l)
{
    return &l->carrier;
}

void loop_set_up(struct loop_carrier *l, bool up)
{
    if (l->up == up)
        return;
    l->up = up;
    l->on.link(l->on.ctx, up);
}

bool loop_deliver(struct loop_carrier *l, const struct carrier_mo *mo)
{
    if (!l->up)
        return false;
    struct carrier_mo ours = *mo;
    ours.carrier = span_of(l->name);
    l->counts.delivered++;
    l->on.mo(l->on.ctx, &ours);
    return true;
}

const struct loop_text *loop_take(struct loop_carrier *l)
{
    if (l->count == 0)
        return NULL;
    let_go(&l->taken);
    l->taken = l->ring[l->first];
    l->first = (l->first + 1) % l->window;
    l->count--;
    loop_receipt(l, l->taken.id, RECEIPT_ACCEPTED);
    return &l->taken;
}

int loop_waiting(const struct loop_carrier *l)
{
    return l->count;
}

void loop_receipt(struct loop_carrier *l, int64_t outbox_id, enum receipt r)
{
    l->on.receipt(l->on.ctx, outbox_id, r, (struct span){NULL, 0});
}

struct loop_counts loop_counts(const struct loop_carrier *l)
{
    return l->counts;
}
