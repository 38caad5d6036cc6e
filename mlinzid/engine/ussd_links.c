/* ussd_links.c - hops from Kannel. Bearerbox sends again what was not acknowledged, also long after: a hop that is old,
 * or that came before, is acknowledged and shown nothing, for nobody looks at that screen any more. */
#include "mlinzid/engine/ussd_links.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/hash.h"
#include "base/log.h"
#include "gateway/kannel.h"
#include "mlinzid/daemon.h"
#include "mlinzid/engine/ussd.h"

#define SEEN 256

struct hop { /* until its screen is known */
    struct daemon *d;
    char link[32], msgid[65], phone[32], code[32];
    struct ussd_line line;
};

static bool seen_before(struct span msgid)
{
    static uint64_t seen[SEEN];
    static unsigned next;
    static const struct hash_key any = {0};
    uint64_t h = hash_bytes(any, msgid);
    for (int i = 0; i < SEEN; i++)
        if (seen[i] == h)
            return true;
    seen[next++ % SEEN] = h;
    return false;
}

static void acknowledge(struct daemon *d, struct span msgid)
{
    struct carrier *c = carriers_carrier(d->carriers);
    c->acknowledge(c->self, msgid);
}

static void on_shown(void *ctx, const struct ussd_shown *s)
{
    struct hop *h = ctx;
    const struct kannel_screen screen = {.phone = span_of(h->phone),
                                         .code = span_of(h->code),
                                         .text = text_done(&s->text),
                                         .line = h->line,
                                         .more = s->more};
    if (!carriers_ussd(h->d->carriers, span_of(h->link), &screen))
        log_event("ussd.unseen", LOG_W("link", h->link));
    acknowledge(h->d, span_of(h->msgid));
    free(h);
}

static struct hop *hop_new(struct daemon *d, const struct carrier_ussd *u)
{
    struct hop *h = calloc(1, sizeof *h);
    if (!h)
        return NULL;
    h->d = d;
    h->line = u->line;
    if (span_str(u->link, h->link, sizeof h->link) && span_str(u->msgid, h->msgid, sizeof h->msgid) &&
        span_str(u->phone, h->phone, sizeof h->phone) && span_str(u->code, h->code, sizeof h->code))
        return h;
    free(h);
    return NULL;
}

void ussd_links_take(struct daemon *d, const struct carrier_ussd *u)
{
    char id[48];
    struct text session;
    struct ussd_hop hop = {.link = u->link};
    bool phone = msisdn_read(u->phone, &hop.phone) == SENDER_KE_MOBILE;
    text_init(&session, id, sizeof id);
    text_str(&session, hop.phone.s);
    text_char(&session, '.');
    text_str(&session, u->session);
    hop.session = text_done(&session);
    bool old = (int64_t)time(NULL) - u->time_s > d->loaded->settings.ussd_old_s, again = seen_before(u->msgid);
    if (!phone || old || again) {
        log_event("ussd.passed-over", LOG_W("why", old ? "old" : again ? "again" : "phone"));
        acknowledge(d, u->msgid);
        return;
    }
    if (u->line.what != USSD_TYPED) /* a new dial ends what that number of a session stood for before */
        engine_ussd_drop(d->engine, hop.link, hop.session, &hop.phone, daemon_now(d));
    if (u->line.what == USSD_OVER) {
        acknowledge(d, u->msgid);
        daemon_wake(d);
        return;
    }
    struct hop *h = hop_new(d, u);
    hop.typed = u->line.what == USSD_TYPED ? u->text : (struct span){NULL, 0};
    if (!h || engine_ussd_hop(d->engine, &hop, daemon_now(d), h, on_shown) != ERR_NONE) {
        log_event("ussd.passed-over", LOG_W("why", "busy"));
        acknowledge(d, u->msgid);
        free(h);
    }
    daemon_wake(d);
}
