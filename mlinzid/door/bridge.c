/* bridge.c - cases go to CPIMS, and CPIMS is asked what became of them: one request each, on a connection of its
 * own over TLS whose certificate is held against the name in the settings, with the token that is read before the door
 * is confined. What CPIMS made of it is told the engine, which keeps it; where nobody knows, the same case goes again
 * under the same name. */
#include <event2/dns.h>
#include <event2/keyvalq_struct.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "gateway/cpims.h"
#include "mlinzid/door/inside.h"
#include "mlinzid/door/out.h"

#define TOKEN_CAP 256
#define ANSWER_MAX_BYTES 65536

struct telling {
    struct bridge_out *all;
    struct telling *next; /* of those that are done */
    int64_t case_id;
    char name[64];
    char *body; /* NULL: what became of it is asked */
    size_t n;
    struct evhttp_connection *connection;
    struct event *limit; /* the whole of it */
    bool distrusted, done;
};
struct bridge_out {
    struct event_base *base;
    struct evdns_base *dns;
    struct event *sweep;
    struct telling *done;
    struct out_place place;
    SSL_CTX *tls; /* NULL: http:// on this machine */
    char authorization[TOKEN_CAP + 8];
    int answer_s;
    bool well;
};

/* --- what became of one --- */

static void answer(int64_t case_id, int status, const struct cpims_answer *a)
{
    struct letter l = {.kind = LETTER_BRIDGED, .id = case_id, .number = {status, a->end}, .parts = BRIDGED_PARTS};
    l.part[BRIDGED_WHY] = span_of(a->why);
    l.part[BRIDGED_SERIAL] = span_of(a->serial);
    l.part[BRIDGED_SAID] = span_of(a->said);
    l.part[BRIDGED_COMMENT] = span_of(a->comment);
    if (!letter_send(CHILD_COUNTER, &l, false)) /* the engine has gone, and this process with it */
        log_event("door.unheard");
}

static void finish(struct telling *t, int status, const struct cpims_answer *a)
{
    if (t->done)
        return;
    if (a->end != CPIMS_TAKEN)
        log_event("bridge.failed", LOG_W("why", a->why), LOG_I("status", status));
    answer(t->case_id, status, a);
    t->done = true;
    t->next = t->all->done;
    t->all->done = t;
    if (t->limit)
        event_del(t->limit);
    event_active(t->all->sweep, EV_TIMEOUT, 0);
}

static void lost(struct telling *t, const char *why)
{
    const struct cpims_answer a = {.end = CPIMS_LATER, .why = t->distrusted ? "certificate" : why};
    finish(t, 0, &a);
}

static void telling_free(struct telling *t)
{
    if (t->connection)
        evhttp_connection_free(t->connection);
    if (t->limit)
        event_free(t->limit);
    if (t->body)
        explicit_bzero(t->body, t->n);
    free(t->body);
    free(t);
}

static void on_sweep(evutil_socket_t fd, short what, void *ctx)
{
    struct bridge_out *all = ctx;
    (void)fd;
    (void)what;
    while (all->done) {
        struct telling *t = all->done;
        all->done = t->next;
        telling_free(t);
    }
}

/* Also without an answer: status 0, or no request at all. */
static void on_answer(struct evhttp_request *req, void *ctx)
{
    struct telling *t = ctx;
    int status = req ? evhttp_request_get_response_code(req) : 0;
    if (t->done)
        return;
    if (!status) {
        lost(t, "no-answer");
        return;
    }
    struct evbuffer *in = evhttp_request_get_input_buffer(req);
    size_t n = evbuffer_get_length(in);
    const struct span body = {n ? (const char *)evbuffer_pullup(in, -1) : NULL, n};
    struct cpims_answer a;
    if (t->body)
        cpims_answer_read(status, body, t->name, &a);
    else
        cpims_became_read(status, body, t->name, &a);
    finish(t, status, &a);
    explicit_bzero(&a, sizeof a);
}

static void on_limit(evutil_socket_t fd, short what, void *ctx)
{
    (void)fd;
    (void)what;
    lost(ctx, "time");
}

/* --- one request --- */

static struct evhttp_request *request_of(struct telling *t)
{
    struct evhttp_request *req = evhttp_request_new(on_answer, t);
    if (!req)
        return NULL;
    struct evkeyvalq *h = evhttp_request_get_output_headers(req);
    if (evhttp_add_header(h, "Host", t->all->place.header) == 0 &&
        evhttp_add_header(h, "Authorization", t->all->authorization) == 0 &&
        evhttp_add_header(h, "Accept", "application/json") == 0 && evhttp_add_header(h, "User-Agent", "Mlinzi") == 0 &&
        evhttp_add_header(h, "Connection", "close") == 0 &&
        (!t->body || (evhttp_add_header(h, "Content-Type", "application/json") == 0 &&
                      evbuffer_add(evhttp_request_get_output_buffer(req), t->body, t->n) == 0)))
        return req;
    evhttp_request_free(req);
    return NULL;
}

static void begin(struct telling *t)
{
    struct bridge_out *all = t->all;
    struct timeval limit = {all->answer_s, 0};
    char asks[OUT_TEXT_CAP + sizeof t->name + 16];
    snprintf(asks, sizeof asks, "%s?case_id=%s", all->place.target, t->name);
    t->limit = evtimer_new(all->base, on_limit, t);
    t->connection = out_connection(&(struct out_how){.base = all->base,
                                                     .dns = all->dns,
                                                     .place = &all->place,
                                                     .tls = all->tls,
                                                     .answer_s = all->answer_s + 5, /* our own limit comes first */
                                                     .answer_max_bytes = ANSWER_MAX_BYTES,
                                                     .distrusted = &t->distrusted});
    struct evhttp_request *req = t->connection ? request_of(t) : NULL;
    if (!t->limit || !req || evtimer_add(t->limit, &limit) != 0) {
        if (req)
            evhttp_request_free(req);
        lost(t, "memory");
    } else if (evhttp_make_request(t->connection, req, t->body ? EVHTTP_REQ_POST : EVHTTP_REQ_GET,
                                   t->body ? all->place.target : asks) != 0)
        lost(t, "connect"); /* it took the request with it */
}

/* --- letters --- */

void bridge_out_take(struct door *d, const struct letter *l)
{
    const struct cpims_answer later = {.end = CPIMS_LATER, .why = "memory"},
                              unready = {.end = CPIMS_CLOSED, .why = "unready"};
    struct bridge_out *all = d->bridge;
    if (!all || !all->well) {
        answer(l->id, 0, &unready);
        return;
    }
    struct telling *t = l->parts == BRIDGE_PARTS ? calloc(1, sizeof *t) : NULL;
    struct span told = l->part[BRIDGE_BODY];
    char *body = t && told.n ? malloc(told.n) : NULL;
    if (!t || (told.n && !body) || !span_str(l->part[BRIDGE_NAME], t->name, sizeof t->name)) {
        free(body);
        free(t);
        answer(l->id, 0, &later);
        return;
    }
    if (body)
        memcpy(body, told.p, told.n);
    t->all = all;
    t->case_id = l->id;
    t->body = body;
    t->n = told.n;
    begin(t);
}

/* --- opening --- */

/* Without TLS to this machine alone: a case never leaves it in the clear. */
static bool is_here(const char *host)
{
    return strcmp(host, "127.0.0.1") == 0 || strcmp(host, "::1") == 0 || strcmp(host, "localhost") == 0;
}

static bool place_read(struct bridge_out *all, const struct settings *s)
{
    char url[OUT_TEXT_CAP];
    size_t n = strlen(s->bridge_url);
    while (n && s->bridge_url[n - 1] == '/')
        n--;
    snprintf(url, sizeof url, "%.*s/api/v1/crs/", (int)n, s->bridge_url);
    if (!out_place_read(&all->place, url) || (!all->place.tls && !is_here(all->place.host)))
        return false;
    all->tls = all->place.tls ? out_tls(s->bridge_ca_file) : NULL;
    return all->tls || !all->place.tls;
}

struct bridge_out *bridge_out_open(struct event_base *base, const struct settings *s)
{
    struct bridge_out *all = calloc(1, sizeof *all);
    char token[TOKEN_CAP];
    if (!all)
        return NULL;
    all->base = base;
    all->answer_s = (int)s->bridge_answer_s;
    all->sweep = evtimer_new(base, on_sweep, all);
    if (*s->bridge_url) {
        all->well = place_read(all, s) && secret_file(s->bridge_token, token, sizeof token);
        if (all->well) { /* its addresses and the machine's are read now, as above */
            snprintf(all->authorization, sizeof all->authorization, "Token %s", token);
            all->dns = evdns_base_new(base, EVDNS_BASE_INITIALIZE_NAMESERVERS | EVDNS_BASE_DISABLE_WHEN_INACTIVE);
            evutil_secure_rng_init();
            json_object_seed(0);
            explicit_bzero(token, sizeof token);
        } else
            log_event("alarm", LOG_W("kind", "bridge.unready"));
    }
    return all->sweep ? all : NULL;
}
