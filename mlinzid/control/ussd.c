/* ussd.c - a phone of a practice world dials: one hop of a USSD session over the control socket. The screen is
 * the answer, when what it says is committed. */
#include <stdio.h>
#include <stdlib.h>

#include "mlinzid/control/inside.h"
#include "mlinzid/engine/ussd.h"

struct dialled {
    struct daemon *d;
    struct request *here; /* while the request is being carried out; then it waits */
    char what[32];
};

static json_t *screen_json(const struct ussd_shown *s)
{
    return json_pack("{s:b,s:s,s:s%}", "more", s->more, "key", phrase_key(s->key), "text", s->text.p, s->text.n);
}

static void on_shown(void *ctx, const struct ussd_shown *s)
{
    struct dialled *dialled = ctx;
    json_t *out = screen_json(s);
    if (dialled->here) {
        json_decref(dialled->here->out);
        dialled->here->out = out;
        dialled->here = NULL;
        return; /* the request frees it */
    }
    control_shown(dialled->d->control, dialled->what, out);
    free(dialled);
}

static enum outcome phone_ussd(struct request *r)
{
    static int64_t count;
    struct ussd_hop hop = {.link = SPAN("phone"),
                           .session = span_of(request_text(r, "session")),
                           .typed = span_of(request_text(r, "typed"))};
    if (!practice_only(r))
        return REFUSED;
    if (msisdn_read(span_of(request_text(r, "from")), &hop.phone) != SENDER_KE_MOBILE)
        return request_refuse(r, "from \"%.24s\" is no mobile number: write it as +254700000001",
                              request_text(r, "from"));
    if (request_true(r, "drop")) {
        engine_ussd_drop(r->d->engine, hop.link, hop.session, &hop.phone, daemon_now(r->d));
        daemon_wake(r->d);
        return DONE;
    }
    struct dialled *dialled = calloc(1, sizeof *dialled);
    if (!dialled)
        return request_refuse(r, "out of memory");
    *dialled = (struct dialled){.d = r->d, .here = r};
    snprintf(dialled->what, sizeof dialled->what, "ussd:%lld", (long long)++count);
    enum err err = engine_ussd_hop(r->d->engine, &hop, daemon_now(r->d), dialled, on_shown);
    if (err != ERR_NONE || !dialled->here) { /* refused, or shown already */
        free(dialled);
        return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
    }
    dialled->here = NULL;
    snprintf(r->client->waits_for, sizeof r->client->waits_for, "%s", dialled->what);
    daemon_wake(r->d);
    return WAITS;
}

const struct operation control_dial[] = {{"phone.ussd", phone_ussd}, {NULL, NULL}};
