/* send.c - texts that leave by an aggregator: one request a text, over TLS whose certificate is held against the
 * name in the settings, on a connection of its own, so that a connection closed while it was kept never makes a text
 * doubtful. What became of each is told the engine; where nobody knows, the text goes again. */
#include <event2/dns.h>
#include <event2/keyvalq_struct.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "gateway/africastalking.h"
#include "mlinzid/door/inside.h"
#include "mlinzid/door/out.h"

#define KEY_CAP 256
#define ANSWER_MAX_BYTES 65536

struct sender;
struct sending {
    struct sender *sender;
    struct sending *next; /* of those that wait for a connection, or are done */
    int64_t outbox_id;
    char *body;
    size_t n;
    struct evhttp_connection *connection; /* NULL while it waits */
    struct event *limit;                  /* the whole of it, not each piece */
    bool done;                            /* told, and to be freed */
};
struct sender { /* a link with sms_url */
    struct senders *all;
    const struct link_settings *link;
    struct out_place place;
    SSL_CTX *tls; /* NULL: http:// on this machine */
    char key[KEY_CAP];
    bool well; /* its key and certificates are there */
    int busy;
    struct sending *first, **last;
};
struct senders {
    struct event_base *base;
    struct evdns_base *dns;
    struct event *sweep;
    struct sending *done; /* to be freed when no callback of theirs runs */
    struct sender sender[SETTINGS_LINKS_MAX];
    int n;
};

/* --- what became of one --- */

static void tell(const struct sender *s, int64_t outbox_id, enum receipt r, const char *name)
{
    struct letter l = {.kind = LETTER_SENT, .number = {outbox_id, r}, .parts = REPORT_PARTS};
    l.part[REPORT_LINK] = span_of(s->link->name);
    l.part[REPORT_ID] = span_of(name);
    if (!letter_send(CHILD_COUNTER, &l, false)) /* the engine has gone, and this process with it */
        log_event("door.unheard");
}

static void begin_next(struct sender *s);

static void finish(struct sending *g, const struct at_answer *a, int status)
{
    struct sender *s = g->sender;
    if (a->receipt != RECEIPT_ACCEPTED || *a->why)
        log_event("http.failed", LOG_W("link", s->link->name), LOG_W("why", a->why), LOG_I("status", status),
                  LOG_I("outbox", g->outbox_id));
    if (a->fault)
        log_event("alarm", LOG_W("kind", "http.fault"), LOG_W("link", s->link->name), LOG_W("why", a->why));
    tell(s, g->outbox_id, a->receipt, a->name);
    g->done = true;
    g->next = s->all->done;
    s->all->done = g;
    s->busy--;
    if (g->limit)
        event_del(g->limit);
    event_active(s->all->sweep, EV_TIMEOUT, 0);
}

static void lost(struct sending *g, const char *why)
{
    const struct at_answer a = {.receipt = RECEIPT_LATER, .why = why};
    finish(g, &a, 0);
}

static void sending_free(struct sending *g)
{
    if (g->connection)
        evhttp_connection_free(g->connection);
    if (g->limit)
        event_free(g->limit);
    if (g->body)
        explicit_bzero(g->body, g->n);
    free(g->body);
    free(g);
}

static void on_sweep(evutil_socket_t fd, short what, void *ctx)
{
    struct senders *all = ctx;
    (void)fd;
    (void)what;
    while (all->done) {
        struct sending *g = all->done;
        all->done = g->next;
        sending_free(g);
    }
    for (int i = 0; i < all->n; i++)
        begin_next(&all->sender[i]);
}

/* Also without an answer: status 0, or no request at all. */
static void on_answer(struct evhttp_request *req, void *ctx)
{
    struct sending *g = ctx;
    if (g->done)
        return;
    int status = req ? evhttp_request_get_response_code(req) : 0;
    if (!status) {
        lost(g, "no-answer");
        return;
    }
    struct evbuffer *in = evhttp_request_get_input_buffer(req);
    size_t n = evbuffer_get_length(in);
    struct at_answer a;
    at_answer_read(status, (struct span){n ? (const char *)evbuffer_pullup(in, -1) : NULL, n}, &a);
    finish(g, &a, status);
}

static void on_limit(evutil_socket_t fd, short what, void *ctx)
{
    struct sending *g = ctx;
    (void)fd;
    (void)what;
    if (!g->done)
        lost(g, "time");
}

/* --- one request --- */

static struct evhttp_connection *connection_of(const struct sender *s)
{
    return out_connection(&(struct out_how){.base = s->all->base,
                                            .dns = s->all->dns,
                                            .place = &s->place,
                                            .tls = s->tls,
                                            .answer_s = (int)s->link->answer_s,
                                            .answer_max_bytes = ANSWER_MAX_BYTES});
}

static struct evhttp_request *request_of(const struct sender *s, struct sending *g)
{
    struct evhttp_request *req = evhttp_request_new(on_answer, g);
    if (!req)
        return NULL;
    struct evkeyvalq *h = evhttp_request_get_output_headers(req);
    if (evhttp_add_header(h, "Host", s->place.header) == 0 && evhttp_add_header(h, "apikey", s->key) == 0 &&
        evhttp_add_header(h, "Accept", "application/json") == 0 &&
        evhttp_add_header(h, "Content-Type", "application/x-www-form-urlencoded") == 0 &&
        evhttp_add_header(h, "Connection", "close") == 0 &&
        evbuffer_add(evhttp_request_get_output_buffer(req), g->body, g->n) == 0)
        return req;
    evhttp_request_free(req);
    return NULL;
}

static void begin(struct sender *s, struct sending *g)
{
    struct timeval limit = {s->link->answer_s, 0};
    s->busy++;
    g->limit = evtimer_new(s->all->base, on_limit, g);
    g->connection = connection_of(s);
    struct evhttp_request *req = g->connection ? request_of(s, g) : NULL;
    if (!g->limit || !req || evtimer_add(g->limit, &limit) != 0) {
        if (req)
            evhttp_request_free(req);
        lost(g, "memory");
    } else if (evhttp_make_request(g->connection, req, EVHTTP_REQ_POST, s->place.target) != 0 && !g->done)
        lost(g, "connect"); /* it took the request with it */
}

static void begin_next(struct sender *s)
{
    while (s->first && s->busy < s->link->connections) {
        struct sending *g = s->first;
        s->first = g->next;
        if (!s->first)
            s->last = &s->first;
        g->next = NULL;
        begin(s, g);
    }
}

/* --- letters --- */

static struct sender *sender_named(struct senders *all, struct span name)
{
    for (int i = 0; i < all->n; i++)
        if (span_is(name, all->sender[i].link->name))
            return &all->sender[i];
    return NULL;
}

static struct sending *sending_of(struct sender *s, const struct letter *l)
{
    const struct at_send what = {.username = span_of(s->link->username),
                                 .to = l->part[SEND_TO],
                                 .from = l->part[SEND_FROM],
                                 .text = l->part[SEND_TEXT]};
    size_t room = AT_SEND_ROOM(&what);
    struct sending *g = calloc(1, sizeof *g);
    struct text t;
    if (!g)
        return NULL;
    *g = (struct sending){.sender = s, .outbox_id = l->number[0], .body = malloc(room)};
    if (!g->body) {
        free(g);
        return NULL;
    }
    text_init(&t, g->body, room);
    at_send_write(&what, &t);
    must(!t.cut);
    g->n = t.n;
    return g;
}

void senders_take(struct door *d, const struct letter *l)
{
    struct sender *s = l->parts == SEND_PARTS ? sender_named(d->senders, l->part[SEND_LINK]) : NULL;
    struct sending *g = s && s->well ? sending_of(s, l) : NULL;
    if (!s)
        log_event("door.broken");
    else if (!g)
        tell(s, l->number[0], RECEIPT_LATER, "");
    else {
        *s->last = g;
        s->last = &g->next;
        begin_next(s);
    }
}

/* --- opening --- */

static bool url_read(struct sender *s)
{
    if (!out_place_read(&s->place, s->link->sms_url))
        return false;
    s->tls = s->place.tls ? out_tls(s->link->ca_file) : NULL;
    return s->tls || !s->place.tls;
}

static void sender_open(struct senders *all, const struct link_settings *link)
{
    struct sender *s = &all->sender[all->n++];
    *s = (struct sender){.all = all, .link = link};
    s->last = &s->first;
    s->well = url_read(s) && secret_file(link->apikey_file, s->key, sizeof s->key);
    if (!s->well)
        log_event("alarm", LOG_W("kind", "http.unready"), LOG_W("link", link->name));
}

struct senders *senders_open(struct event_base *base, const struct settings *s)
{
    struct senders *all = calloc(1, sizeof *all);
    if (!all)
        return NULL;
    all->base = base;
    all->sweep = evtimer_new(base, on_sweep, all);
    for (int i = 0; strcmp(s->carrier, "loop") != 0 && i < s->links; i++)
        if (link_is_http(&s->link[i]) && *s->link[i].sms_url)
            sender_open(all, &s->link[i]);
    if (all->n) { /* its addresses and the machine's are read now, as above */
        all->dns = evdns_base_new(base, EVDNS_BASE_INITIALIZE_NAMESERVERS | EVDNS_BASE_DISABLE_WHEN_INACTIVE);
        evutil_secure_rng_init();
        json_object_seed(0);
    }
    return all->sweep ? all : NULL;
}
