/* doorway.c - letters of the door, taken as a stranger's: every part is looked at before anything is made of it.
 *
 * What came is remembered by its id until the engine says that it is stored; only then is the door told, and by it the
 * aggregator. An id is "link/id", so that two aggregators may count alike. */
#include "mlinzid/engine/doorway.h"

#include <event2/event.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "gateway/http_link.h"
#include "mlinzid/daemon.h"
#include "mlinzid/door/letter.h"
#include "mlinzid/engine/bridge.h"
#include "mlinzid/engine/hooks.h"
#include "mlinzid/engine/metrics.h"
#include "mlinzid/engine/ussd.h"

#define LETTERS_A_ROUND 64 /* then others have their turn */
#define ID_MAX 64          /* of an aggregator's id; a longer one is known by its hash */
#define MSGID_CAP (SETTINGS_TEXT_CAP + ID_MAX + 2)
#define FUTURE_S DAY_S /* no text was sent later than that from now */

struct waiting {
    char msgid[MSGID_CAP];
    int64_t letter; /* 0: the door that asked has gone */
};
struct doorway {
    struct daemon *d;
    int fd; /* -1 none */
    struct event *read;
    struct waiting *waiting;
    int n, cap;
};

/* --- what waits for its commit --- */

static struct waiting *remember(struct doorway *w)
{
    if (w->n == w->cap) {
        int cap = w->cap ? w->cap * 2 : 64;
        struct waiting *grown = realloc(w->waiting, sizeof *grown * (size_t)cap);
        if (!grown)
            return NULL;
        w->waiting = grown;
        w->cap = cap;
    }
    return &w->waiting[w->n];
}

static void tell(struct doorway *w, int64_t letter, bool stored)
{
    struct letter l = {.kind = LETTER_STORED, .id = letter, .number = {stored}};
    if (letter && w->fd >= 0 && !letter_send(w->fd, &l, true))
        log_event("doorway.unheard"); /* whoever asked the door asks again */
}

bool doorway_stored(struct doorway *w, struct span msgid)
{
    bool ours = false;
    for (int i = 0; w && i < w->n;) {
        if (!span_is(msgid, w->waiting[i].msgid)) {
            i++;
            continue;
        }
        tell(w, w->waiting[i].letter, true);
        w->waiting[i] = w->waiting[--w->n];
        ours = true;
    }
    return ours;
}

/* --- letters --- */

static const struct link_settings *link_of(const struct doorway *w, struct span name)
{
    const struct settings *s = &w->d->loaded->settings;
    for (int i = 0; i < s->links && strcmp(s->carrier, "loop") != 0; i++)
        if (link_is_http(&s->link[i]) && span_is(name, s->link[i].name))
            return &s->link[i];
    return NULL;
}

static void msgid_of(const struct link_settings *link, struct span id, char out[MSGID_CAP])
{
    static const struct hash_key any = {UINT64_C(0x6d6c696e7a69), UINT64_C(0x646f6f72)};
    struct text t;
    text_init(&t, out, MSGID_CAP);
    text_str(&t, link->name);
    text_char(&t, '/');
    if (id.n <= ID_MAX)
        text_span(&t, id);
    else
        text_i64(&t, (int64_t)hash_bytes(any, id));
}

static bool take_report(struct doorway *w, const struct letter *l)
{
    struct waiting *wait = remember(w);
    const struct link_settings *link = l->parts == REPORT_PARTS ? link_of(w, l->part[REPORT_LINK]) : NULL;
    if (!wait || !link || l->number[0] < RECEIPT_ACCEPTED || l->number[0] > RECEIPT_FAILED)
        return false;
    struct text t;
    text_init(&t, wait->msgid, sizeof wait->msgid);
    text_str(&t, "/report/"); /* no link is named "" */
    text_i64(&t, l->id);
    wait->letter = l->id;
    const struct engine_report r = {.link = span_of(link->name),
                                    .name = l->part[REPORT_ID],
                                    .msgid = span_of(wait->msgid),
                                    .receipt = (enum receipt)l->number[0]};
    if (!engine_take_report(w->d->engine, &r)) {
        log_event("queue.full", LOG_W("what", "receipt"));
        return false;
    }
    w->n++;
    return true;
}

/* The door's answer about one text. Where the engine has no room for it the text is left claimed, and goes again. */
static void take_sent(struct doorway *w, const struct letter *l)
{
    struct carrier *c = l->parts == REPORT_PARTS ? carriers_http(w->d->carriers, l->part[REPORT_LINK]) : NULL;
    if (!c || l->number[1] < RECEIPT_ACCEPTED || l->number[1] > RECEIPT_LATER ||
        !http_link_answered(c, l->number[0], (enum receipt)l->number[1])) {
        log_event("doorway.broken");
        return;
    }
    const struct engine_report r = {
        .link = span_of(c->name), .name = l->part[REPORT_ID], .outbox_id = l->number[0], .receipt = RECEIPT_ACCEPTED};
    if (l->number[1] == RECEIPT_ACCEPTED && !engine_take_report(w->d->engine, &r))
        log_event("queue.full", LOG_W("what", "receipt"));
    daemon_wake(w->d);
}

bool doorway_give(struct doorway *w, const char *link, const struct carrier_mt *mt)
{
    struct letter l = {.kind = LETTER_SEND, .number = {mt->id}, .parts = SEND_PARTS};
    l.part[SEND_LINK] = span_of(link);
    l.part[SEND_TO] = span_of(mt->to.s);
    l.part[SEND_FROM] = mt->from;
    l.part[SEND_TEXT] = mt->text;
    return w && w->fd >= 0 && letter_send(w->fd, &l, true);
}

bool doorway_tell(struct doorway *w, const struct letter *l)
{
    return w && w->fd >= 0 && letter_send(w->fd, l, true);
}

static bool take_text(struct doorway *w, const struct letter *l)
{
    struct waiting *wait = remember(w);
    const struct link_settings *link = l->parts == TEXT_PARTS ? link_of(w, l->part[TEXT_LINK]) : NULL;
    int64_t now_s = daemon_now(w->d);
    if (!wait || !link)
        return false;
    msgid_of(link, l->part[TEXT_ID], wait->msgid);
    wait->letter = l->id;
    struct carrier_mo mo = {.carrier = span_of(link->name),
                            .msgid = span_of(wait->msgid),
                            .sender = l->part[TEXT_FROM],
                            .receiver = l->part[TEXT_TO],
                            .text = l->part[TEXT_BODY],
                            .time_s = l->number[0],
                            .binary = l->number[1] != 0};
    if (mo.time_s <= 0 || mo.time_s > now_s + FUTURE_S)
        mo.time_s = now_s;
    if (!engine_take_mo(w->d->engine, &mo)) {
        log_event("queue.full", LOG_W("what", "text"));
        return false;
    }
    w->n++;
    return true;
}

/* --- USSD --- */

struct hop {
    struct doorway *w;
    int64_t letter;
};

static void on_shown(void *ctx, const struct ussd_shown *s)
{
    struct hop *h = ctx;
    struct letter l = {.kind = LETTER_SCREEN, .id = h->letter, .number = {s->more}, .parts = 1};
    l.part[0] = text_done(&s->text);
    if (h->w->fd >= 0 && !letter_send(h->w->fd, &l, true)) /* another door passes over what it did not ask */
        log_event("doorway.unheard");
    free(h);
}

static bool take_hop(struct doorway *w, const struct letter *l)
{
    const struct link_settings *link = l->parts == HOP_PARTS ? link_of(w, l->part[HOP_LINK]) : NULL;
    struct hop *h = malloc(sizeof *h);
    struct ussd_hop hop = {.session = l->part[HOP_SESSION], .typed = l->part[HOP_TEXT], .whole = true};
    if (link && h && msisdn_read(l->part[HOP_PHONE], &hop.phone) == SENDER_KE_MOBILE) {
        hop.link = span_of(link->name);
        *h = (struct hop){w, l->id};
        if (engine_ussd_hop(w->d->engine, &hop, daemon_now(w->d), h, on_shown) == ERR_NONE)
            return true;
    }
    free(h);
    return false;
}

static bool take_over(struct doorway *w, const struct letter *l)
{
    const struct link_settings *link = l->parts == HOP_PARTS ? link_of(w, l->part[HOP_LINK]) : NULL;
    struct msisdn phone;
    if (!link || msisdn_read(l->part[HOP_PHONE], &phone) != SENDER_KE_MOBILE)
        return false;
    engine_ussd_drop(w->d->engine, span_of(link->name), l->part[HOP_SESSION], &phone, daemon_now(w->d));
    tell(w, l->id, true); /* were it lost, the end of the session's time would do the same */
    return true;
}

static bool show_figures(struct doorway *w, const struct letter *l)
{
    char space[METRICS_CAP];
    struct text t;
    struct letter out = {.kind = LETTER_FIGURES, .id = l->id, .parts = 1};
    text_init(&t, space, sizeof space);
    out.number[0] = metrics_write(w->d, &t);
    out.part[0] = text_done(&t);
    if (!letter_send(w->fd, &out, true))
        log_event("doorway.unheard");
    return true;
}

/* False: it is not taken, and whoever asked is told to ask again. */
static bool take_asked(struct doorway *w, const struct letter *l)
{
    switch (l->kind) {
    case LETTER_TEXT: return take_text(w, l);
    case LETTER_REPORT: return take_report(w, l);
    case LETTER_HOP: return take_hop(w, l);
    case LETTER_OVER: return take_over(w, l);
    case LETTER_LOOK: return show_figures(w, l);
    default: log_event("doorway.broken"); return true;
    }
}

static void take(struct doorway *w, const struct letter *l)
{
    if (l->kind == LETTER_SENT)
        take_sent(w, l);
    else if (l->kind == LETTER_TOLD)
        hooks_told(w->d->hooks, l->id, l->number[0]);
    else if (l->kind == LETTER_BRIDGED)
        bridge_told(w->d->bridge, l);
    else if (take_asked(w, l))
        daemon_wake(w->d);
    else
        tell(w, l->id, false);
}

static void forget_door(struct doorway *w)
{
    if (w->fd < 0)
        return;
    event_free(w->read);
    close(w->fd);
    w->fd = -1;
    for (int i = 0; i < w->n; i++)
        w->waiting[i].letter = 0;
    carriers_door(w->d->carriers, false);
    hooks_door(w->d->hooks);
    bridge_door(w->d->bridge);
}

static void on_letter(evutil_socket_t fd, short what, void *ctx)
{
    struct doorway *w = ctx;
    (void)what;
    for (int i = 0; i < LETTERS_A_ROUND; i++) {
        struct letter l;
        enum letter_got got = letter_receive(fd, &l, true);
        if (got == LETTER_NOTHING)
            return;
        if (got == LETTER_GOT)
            take(w, &l);
        else if (got == LETTER_BROKEN)
            log_event("doorway.broken");
        else {
            forget_door(w);
            return;
        }
    }
}

/* --- its life --- */

bool doorway_attach(struct doorway *w, int fd)
{
    struct event *read = event_new(w->d->base, fd, EV_READ | EV_PERSIST, on_letter, w);
    if (!read || event_add(read, NULL) != 0) {
        if (read)
            event_free(read);
        return false;
    }
    forget_door(w);
    w->fd = fd;
    w->read = read;
    carriers_door(w->d->carriers, true);
    hooks_door(w->d->hooks);
    bridge_door(w->d->bridge);
    return true;
}

struct doorway *doorway_open(struct daemon *d)
{
    struct doorway *w = calloc(1, sizeof *w);
    if (w) {
        w->d = d;
        w->fd = -1;
    }
    return w;
}

void doorway_close(struct doorway *w)
{
    if (!w)
        return;
    forget_door(w);
    free(w->waiting);
    free(w);
}
