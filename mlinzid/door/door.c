/* door.c - the door: HTTP by libevent's evhttp on sockets that were opened before it was made. It takes a request
 * apart, hands it to a desk, and writes the desk's answer back; it holds no store and no key, and knows no page.
 * Whoever is slow holds up nobody: each connection waits for itself. */
#include "mlinzid/door/inside.h"

#include <event2/keyvalq_struct.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/log.h"
#include "base/steady.h"
#include "console/console.h"
#include "mlinzid/door/squeeze.h"

/* --- answers --- */

/* The body is taken out of `body`. To HEAD its length alone is said. */
static void reply(struct door *d, struct evhttp_request *req, int status, struct evbuffer *body)
{
    char length[24];
    if (evhttp_request_get_command(req) == EVHTTP_REQ_HEAD) {
        snprintf(length, sizeof length, "%zu", evbuffer_get_length(body));
        evhttp_add_header(evhttp_request_get_output_headers(req), "Content-Length", length);
        evbuffer_drain(body, evbuffer_get_length(body));
    }
    gate_reply(d->gate, req);
    evhttp_send_reply(req, status, NULL, body);
}

void door_words(struct door *d, struct evhttp_request *req, int status, const char *words)
{
    struct evkeyvalq *h = evhttp_request_get_output_headers(req);
    struct evbuffer *b = evbuffer_new();
    if (!b) {
        evhttp_send_error(req, 503, NULL);
        return;
    }
    evhttp_add_header(h, "Content-Type", "text/plain; charset=utf-8");
    if (status == 503)
        evhttp_add_header(h, "Retry-After", "2");
    evbuffer_add(b, words, strlen(words));
    reply(d, req, status, b);
    evbuffer_free(b);
}

void door_plain(struct door *d, struct evhttp_request *req, int status, const char *sentence)
{
    char line[256];
    snprintf(line, sizeof line, "%s\n", sentence);
    door_words(d, req, status, line);
}

/* False: one of them cannot be written. A page without it might be another page: where to go, who may read it. */
static bool headers_take(struct evkeyvalq *h, struct span lines)
{
    static char name[64], value[CONSOLE_HEADERS_MAX];
    bool all = true;
    while (all && lines.n) {
        struct span line = span_cut(&lines, '\n');
        struct span key = span_cut(&line, ':');
        all = span_str(key, name, sizeof name) && span_str(span_trim(line), value, sizeof value) &&
              evhttp_add_header(h, name, value) == 0;
    }
    return all;
}

static void asking_end(struct asking *a)
{
    if (a->req)
        evhttp_connection_set_closecb(evhttp_request_get_connection(a->req), NULL, NULL);
    if (a->body)
        evbuffer_free(a->body);
    *a = (struct asking){.door = a->door};
}

struct evhttp_request *door_asked(struct asking *a)
{
    struct evhttp_request *req = a->req;
    asking_end(a);
    return req;
}

static void on_gone(struct evhttp_connection *c, void *ctx)
{
    struct asking *a = ctx;
    (void)c;
    a->req = NULL;
    asking_end(a);
}

struct asking *door_asking(struct door *d, int64_t id)
{
    for (int64_t i = 0; id && i < d->settings->http_waiting_max; i++)
        if (d->asking[i].id == id)
            return &d->asking[i];
    return NULL;
}

static void make_small(struct evhttp_request *req, struct evbuffer *body)
{
    struct evkeyvalq *h = evhttp_request_get_output_headers(req);
    struct span type = span_of(evhttp_find_header(h, "Content-Type"));
    if (!span_starts(type, "text/") && !span_starts(type, "application/json") && !span_starts(type, "image/svg"))
        return;
    evhttp_add_header(h, "Vary", "Accept-Encoding");
    if (squeeze_taken(span_of(evhttp_find_header(evhttp_request_get_input_headers(req), "Accept-Encoding"))) &&
        squeeze(body))
        evhttp_add_header(h, "Content-Encoding", "gzip");
}

/* More than any page of ours has (console/serve.c): a desk that sends without end fills no memory here. */
#define ANSWER_MOST ((size_t)16 << 20)

static void answered(struct door *d, const struct letter *l)
{
    struct asking *a = l->kind == LETTER_ANSWER && l->parts == ANSWER_PARTS ? door_asking(d, l->id) : NULL;
    if (!a) /* whoever asked has gone, or asked a door before this one */
        return;
    struct evkeyvalq *h = evhttp_request_get_output_headers(a->req);
    if (!headers_take(h, l->part[ANSWER_HEADERS])) {
        log_event("door.broken");
        evhttp_clear_headers(h);
        door_plain(d, door_asked(a), 500, "This page could not be sent.");
        return;
    }
    if (!a->body)
        a->body = evbuffer_new();
    if (!a->body || evbuffer_get_length(a->body) > ANSWER_MOST ||
        evbuffer_add(a->body, l->part[ANSWER_BODY].p, l->part[ANSWER_BODY].n) != 0) {
        door_plain(d, door_asked(a), 503, "No memory for this page just now; try again.");
        return;
    }
    if (l->number[1])
        return;
    struct evbuffer *body = a->body;
    a->body = NULL;
    struct evhttp_request *req = door_asked(a);
    make_small(req, body);
    reply(d, req, (int)l->number[0], body);
    evbuffer_free(body);
}

static void on_hall(evutil_socket_t fd, short what, void *ctx)
{
    struct letter l;
    enum letter_got got;
    (void)what;
    while ((got = letter_receive(fd, &l, true)) == LETTER_GOT)
        answered(ctx, &l);
    if (got == LETTER_BROKEN)
        log_event("door.broken");
    else if (got == LETTER_END)
        event_base_loopbreak(((struct door *)ctx)->base);
}

static void on_counter(evutil_socket_t fd, short what, void *ctx)
{
    struct letter l;
    enum letter_got got;
    (void)what;
    while ((got = letter_receive(fd, &l, true)) == LETTER_GOT)
        calls_answered(ctx, &l);
    if (got == LETTER_BROKEN)
        log_event("door.broken");
    else if (got == LETTER_END)
        event_base_loopbreak(((struct door *)ctx)->base);
}

/* Whoever waits too long is told: every desk is away, or busy. */
static void on_tick(evutil_socket_t fd, short what, void *ctx)
{
    struct door *d = ctx;
    int64_t now = steady_ms();
    (void)fd;
    (void)what;
    gate_tick(d->gate);
    for (int64_t i = 0; i < d->settings->http_waiting_max; i++) {
        struct asking *a = &d->asking[i];
        if (!a->id || now < a->by_ms)
            continue;
        if (a->health)
            health_answered(d, a, NULL);
        else
            door_plain(d, door_asked(a), 503, "One moment: the service is busy. Please try again.");
    }
}

/* --- requests --- */

static bool method_of(struct evhttp_request *req, enum http_method *out)
{
    switch (evhttp_request_get_command(req)) {
    case EVHTTP_REQ_GET:
    case EVHTTP_REQ_HEAD: *out = HTTP_GET; return true;
    case EVHTTP_REQ_POST: *out = HTTP_POST; return true;
    case EVHTTP_REQ_PUT: *out = HTTP_PUT; return true;
    case EVHTTP_REQ_PATCH: *out = HTTP_PATCH; return true;
    case EVHTTP_REQ_DELETE: *out = HTTP_DELETE; return true;
    default: return false;
    }
}

struct span door_header(struct evhttp_request *req, const char *name)
{
    return span_of(evhttp_find_header(evhttp_request_get_input_headers(req), name));
}

/* remote: who asks, in space of the caller's. */
static struct letter letter_of(struct evhttp_request *req, enum http_method method, const char *remote)
{
    const struct evhttp_uri *uri = evhttp_request_get_evhttp_uri(req);
    struct evbuffer *body = evhttp_request_get_input_buffer(req);
    struct letter l = {.kind = LETTER_ASK, .number = {method}, .parts = ASK_PARTS};
    size_t n = evbuffer_get_length(body);
    l.part[ASK_PATH] = span_of(evhttp_uri_get_path(uri));
    l.part[ASK_QUERY] = span_of(evhttp_uri_get_query(uri));
    l.part[ASK_BODY] = (struct span){n ? (const char *)evbuffer_pullup(body, -1) : NULL, n};
    l.part[ASK_TYPE] = door_header(req, "Content-Type");
    l.part[ASK_COOKIE] = door_header(req, "Cookie");
    l.part[ASK_AUTHORIZATION] = door_header(req, "Authorization");
    if (!l.part[ASK_AUTHORIZATION].n) /* as CPIMS writes it */
        l.part[ASK_AUTHORIZATION] = door_header(req, "key");
    l.part[ASK_LANGUAGE] = door_header(req, "Accept-Language");
    l.part[ASK_REMOTE] = span_of(remote);
    l.part[ASK_HOST] = door_header(req, "Host");
    l.part[ASK_ORIGIN] = door_header(req, "Origin");
    l.part[ASK_IDEMPOTENCY] = door_header(req, "Idempotency-Key");
    l.part[ASK_ETAG] = door_header(req, "If-None-Match");
    return l;
}

/* By chance: all desks answer through one hall, and whoever was asked alone knows it. A desk that was taken over can
 * answer nothing that another desk is asked, and no answer to a door before this one is anybody's. */
static bool id_new(int64_t *id)
{
    uint64_t bits = 0;
    if (getrandom(&bits, sizeof bits, 0) != sizeof bits)
        return false;
    *id = (int64_t)(bits >> 1) | 1;
    return true;
}

struct asking *door_ask(struct door *d, struct evhttp_request *req, int fd, struct letter *l)
{
    struct asking *a = NULL;
    for (int64_t i = 0; !a && i < d->settings->http_waiting_max; i++)
        if (!d->asking[i].id)
            a = &d->asking[i];
    if (!a || !id_new(&l->id) || !letter_send(fd, l, true)) {
        door_plain(d, req, 503, "One moment: the service is busy. Please try again.");
        return NULL;
    }
    *a = (struct asking){.door = d, .req = req, .id = l->id, .by_ms = steady_ms() + d->settings->http_request_s * 1000};
    evhttp_connection_set_closecb(evhttp_request_get_connection(req), on_gone, a);
    return a;
}

/* For the log and the figures: never the address itself. */
static const char *sort_of(struct evhttp_request *req)
{
    static const char *const sorts[] = {"sms", "dlr", "ussd", "api"};
    struct span path = span_of(evhttp_uri_get_path(evhttp_request_get_evhttp_uri(req)));
    (void)span_cut(&path, '/');
    struct span first = span_cut(&path, '/');
    for (size_t i = 0; i < countof(sorts); i++)
        if (span_is(first, sorts[i]))
            return sorts[i];
    return "page";
}

static void on_request(struct evhttp_request *req, void *ctx)
{
    struct door *d = ctx;
    enum http_method method;
    char remote[NETWORK_CAP];
    if (!gate_passes(d->gate, req, sort_of(req)) || calls_take(d, req))
        return;
    if (!method_of(req, &method)) {
        door_plain(d, req, 405, "This address cannot be used that way.");
        return;
    }
    gate_remote(d->gate, req, remote);
    struct letter l = letter_of(req, method, remote);
    door_ask(d, req, CHILD_HALL, &l);
}

/* --- its life --- */

static void on_engine(evutil_socket_t fd, short what, void *ctx)
{
    struct door *d = ctx;
    struct proc_heard heard;
    enum proc_got got = proc_receive(fd, &heard, true);
    struct proc_message pong = {.kind = PROC_PONG, .id = heard.m.id};
    (void)what;
    if (got == PROC_NOTHING)
        return;
    if (got != PROC_GOT || heard.m.kind != PROC_PING || !proc_send(PROC_FD, &pong, -1, false))
        event_base_loopbreak(d->base);
}

static bool http_open(struct door *d, int fd, struct evhttp **out, struct ssl_ctx_st *tls,
                      void (*on)(struct evhttp_request *, void *))
{
    const struct settings *s = d->settings;
    if (fd < 0)
        return true;
    *out = evhttp_new(d->base);
    if (!*out)
        return false;
    evhttp_set_max_headers_size(*out, (ssize_t)s->http_header_max_bytes);
    evhttp_set_max_body_size(*out, (ssize_t)s->http_body_max_bytes);
    evhttp_set_timeout(*out, (int)s->http_request_s);
    evhttp_set_allowed_methods(*out, EVHTTP_REQ_GET | EVHTTP_REQ_HEAD | EVHTTP_REQ_POST | EVHTTP_REQ_PUT |
                                         EVHTTP_REQ_PATCH | EVHTTP_REQ_DELETE);
    evhttp_set_default_content_type(*out, NULL);
    evhttp_set_gencb(*out, on, d);
    if (tls)
        gate_guard_tls(d->gate, *out, tls);
    else
        gate_guard(d->gate, *out);
    return evhttp_accept_socket(*out, fd) == 0;
}

static bool open_all(struct door *d, const struct child_settings *s)
{
    struct timeval every = {1, 0};
    struct ssl_ctx_st *tls = NULL;
    tzset(); /* the Date of an answer: the zone's file is read now, not when no file may be opened any more */
    d->settings = s->settings;
    d->base = event_base_new();
    d->asking = calloc((size_t)s->settings->http_waiting_max, sizeof *d->asking);
    d->calls = calls_open(s->settings);
    d->gate = d->base ? gate_open(d->base, s->settings) : NULL;
    d->senders = d->base ? senders_open(d->base, s->settings) : NULL;
    d->tellers = d->base ? tellers_open(d->base, s->settings) : NULL;
    d->bridge = d->base ? bridge_out_open(d->base, s->settings) : NULL;
    if (!d->base || !door_tls_open(s->settings, &tls) || !d->asking || !d->tellers || !d->calls || !d->gate ||
        !d->senders || !d->bridge)
        return false;
    d->engine = event_new(d->base, PROC_FD, EV_READ | EV_PERSIST, on_engine, d);
    d->hall = event_new(d->base, CHILD_HALL, EV_READ | EV_PERSIST, on_hall, d);
    d->counter = event_new(d->base, CHILD_COUNTER, EV_READ | EV_PERSIST, on_counter, d);
    d->tick = event_new(d->base, -1, EV_PERSIST, on_tick, d);
    return d->engine && d->hall && d->counter && d->tick && event_add(d->counter, NULL) == 0 &&
           event_add(d->engine, NULL) == 0 && event_add(d->hall, NULL) == 0 && event_add(d->tick, &every) == 0 &&
           http_open(d, s->listening.pages, &d->pages, tls, on_request) &&
           http_open(d, s->listening.health, &d->health, NULL, health_take);
}

void door_run(const struct child_settings *s)
{
    struct door d = {0};
    if (!open_all(&d, s) || !child_confine(PROCESS_DOOR, s))
        _exit(1);
    event_base_dispatch(d.base);
    _exit(0);
}
