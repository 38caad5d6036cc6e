/* hook.c - what partners are told of changes: a POST each, signed by the engine, to an address that is looked up
 * here and looked at before anything connects to it, so that no partner's name leads into our own network. Of the
 * answer its status alone is read; nothing is followed. What came of it is told the engine, which keeps it. */
#include <event2/dns.h>
#include <event2/keyvalq_struct.h>
#include <openssl/ssl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "mlinzid/door/inside.h"
#include "mlinzid/door/out.h"

#define ANSWER_MAX_BYTES 8192

struct telling {
    struct tellers *all;
    struct telling *next; /* of those that are done */
    int64_t id;
    char *body, *signature;
    struct out_place place;
    int64_t tries;
    char address[NETWORK_CAP];
    struct evhttp_connection *connection;
    struct event *limit; /* the whole of it */
    bool distrusted, resolving, done;
};
struct tellers {
    struct event_base *base;
    struct evdns_base *dns;
    struct event *sweep;
    struct telling *done;
    SSL_CTX *tls;
    int answer_s;
    struct networks private;
};

/* --- what became of one --- */

static void answer(int64_t id, int status)
{
    const struct letter l = {.kind = LETTER_TOLD, .id = id, .number = {status}};
    if (!letter_send(CHILD_COUNTER, &l, false)) /* the engine has gone, and this process with it */
        log_event("door.unheard");
}

static void finish(struct telling *t, int status, const char *why)
{
    if (t->done)
        return;
    if (status < 200 || status > 299)
        log_event("hook.failed", LOG_I("event", t->id), LOG_W("why", t->distrusted ? "certificate" : why),
                  LOG_I("status", status));
    answer(t->id, status);
    t->done = true;
    t->next = t->all->done;
    t->all->done = t;
    if (t->limit)
        event_del(t->limit);
    event_active(t->all->sweep, EV_TIMEOUT, 0);
}

static void telling_free(struct telling *t)
{
    if (t->connection)
        evhttp_connection_free(t->connection);
    if (t->limit)
        event_free(t->limit);
    free(t->body);
    free(t->signature);
    free(t);
}

/* One whose address is still being looked up is freed when that ends. */
static void on_sweep(evutil_socket_t fd, short what, void *ctx)
{
    struct tellers *all = ctx;
    struct telling *t, *kept = NULL;
    (void)fd;
    (void)what;
    while ((t = all->done)) {
        all->done = t->next;
        if (t->resolving) {
            t->next = kept;
            kept = t;
        } else
            telling_free(t);
    }
    all->done = kept;
}

/* The head of an answer is there: nothing after it is waited for. */
static int on_head(struct evhttp_request *req, void *ctx)
{
    int status = evhttp_request_get_response_code(req);
    if (status < 200)
        return 0;
    finish(ctx, status, status >= 300 && status < 400 ? "redirect" : "status");
    return -1;
}

static void on_end(struct evhttp_request *req, void *ctx)
{
    (void)req;
    finish(ctx, 0, "no-answer");
}

static void on_limit(evutil_socket_t fd, short what, void *ctx)
{
    (void)fd;
    (void)what;
    finish(ctx, 0, "time");
}

/* --- one request --- */

static struct evhttp_request *request_of(struct telling *t)
{
    struct evhttp_request *req = evhttp_request_new(on_end, t);
    char id[24];
    if (!req)
        return NULL;
    struct evkeyvalq *h = evhttp_request_get_output_headers(req);
    snprintf(id, sizeof id, "%lld", (long long)t->id);
    evhttp_request_set_header_cb(req, on_head);
    if (evhttp_add_header(h, "Host", t->place.header) == 0 && evhttp_add_header(h, "User-Agent", "Mlinzi") == 0 &&
        evhttp_add_header(h, "Content-Type", "application/json") == 0 &&
        evhttp_add_header(h, "Mlinzi-Signature", t->signature) == 0 &&
        evhttp_add_header(h, "Mlinzi-Delivery", id) == 0 && evhttp_add_header(h, "Connection", "close") == 0 &&
        evbuffer_add(evhttp_request_get_output_buffer(req), t->body, strlen(t->body)) == 0)
        return req;
    evhttp_request_free(req);
    return NULL;
}

static void connect_to(struct telling *t)
{
    struct tellers *all = t->all;
    t->connection = out_connection(&(struct out_how){.base = all->base,
                                                     .place = &t->place,
                                                     .address = t->address,
                                                     .tls = all->tls,
                                                     .answer_s = all->answer_s + 5, /* our own limit comes first */
                                                     .answer_max_bytes = ANSWER_MAX_BYTES,
                                                     .distrusted = &t->distrusted});
    struct evhttp_request *req = t->connection ? request_of(t) : NULL;
    if (!req)
        finish(t, 0, "memory");
    else if (evhttp_make_request(t->connection, req, EVHTTP_REQ_POST, t->place.target) != 0)
        finish(t, 0, "connect"); /* it took the request with it */
}

/* --- where it may go --- */

/* What is not on the open internet: our own network, and what leads there by another spelling. */
static bool is_private(struct span address)
{
    static const char *const closed[] = {"0.0.0.0/8",      "10.0.0.0/8",     "100.64.0.0/10", "127.0.0.0/8",
                                         "169.254.0.0/16", "172.16.0.0/12",  "192.0.0.0/24",  "192.0.2.0/24",
                                         "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
                                         "203.0.113.0/24", "224.0.0.0/4",    "240.0.0.0/4",   "2001::/23",
                                         "2001:db8::/32",  "2002::/16",      "3fff::/20"};
    struct network one, n;
    if (!network_read(address, &one))
        return true;
    if (one.family == AF_INET6 && (one.address[0] & 0xE0) != 0x20)
        return true;
    for (size_t i = 0; i < countof(closed); i++)
        if (network_read(span_of(closed[i]), &n) && network_has(&n, &one))
            return true;
    return false;
}

/* Without TLS to this machine alone. */
static bool may_reach(const struct telling *t, const char *address)
{
    static const char *const here[] = {"127.0.0.0/8", "::1"};
    struct network one, n;
    for (size_t i = 0; !t->place.tls && i < countof(here); i++)
        if (network_read(span_of(address), &one) && network_read(span_of(here[i]), &n) && network_has(&n, &one))
            return true;
    return t->place.tls && (!is_private(span_of(address)) || networks_have(&t->all->private, span_of(address)));
}

static bool address_write(const struct evutil_addrinfo *a, char out[NETWORK_CAP])
{
    const void *bytes = a->ai_family == AF_INET
                            ? (const void *)&((const struct sockaddr_in *)(const void *)a->ai_addr)->sin_addr
                            : (const void *)&((const struct sockaddr_in6 *)(const void *)a->ai_addr)->sin6_addr;
    return (a->ai_family == AF_INET || a->ai_family == AF_INET6) &&
           evutil_inet_ntop(a->ai_family, bytes, out, NETWORK_CAP);
}

/* Of several that may be reached each try takes another. */
static int addresses_of(struct telling *t, const struct evutil_addrinfo *list)
{
    char address[NETWORK_CAP];
    int64_t n = 0, wanted;
    for (const struct evutil_addrinfo *a = list; a; a = a->ai_next)
        n += address_write(a, address) && may_reach(t, address);
    wanted = n ? t->tries % n : 0;
    for (const struct evutil_addrinfo *a = list; n && a; a = a->ai_next)
        if (address_write(a, address) && may_reach(t, address) && wanted-- == 0)
            memcpy(t->address, address, sizeof address);
    return (int)n;
}

static void on_addresses(int error, struct evutil_addrinfo *list, void *ctx)
{
    struct telling *t = ctx;
    t->resolving = false;
    int n = error ? 0 : addresses_of(t, list);
    if (list)
        evutil_freeaddrinfo(list);
    if (t->done)
        event_active(t->all->sweep, EV_TIMEOUT, 0);
    else if (error)
        finish(t, 0, "name");
    else if (n == 0)
        finish(t, 0, "private");
    else
        connect_to(t);
}

static void begin(struct telling *t)
{
    const struct evutil_addrinfo hints = {
        .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM, .ai_protocol = IPPROTO_TCP};
    struct timeval limit = {t->all->answer_s, 0};
    t->limit = evtimer_new(t->all->base, on_limit, t);
    if (!t->limit || evtimer_add(t->limit, &limit) != 0)
        finish(t, 0, "memory");
    else if (t->place.tls && !t->all->tls)
        finish(t, 0, "ca-file");
    else if (!t->all->dns)
        finish(t, 0, "name");
    else {
        t->resolving = true;
        (void)evdns_getaddrinfo(t->all->dns, t->place.host, NULL, &hints, on_addresses, t);
    }
}

/* --- letters --- */

static char *copy_of(struct span s)
{
    char *out = malloc(s.n + 1);
    if (out) {
        memcpy(out, s.n ? s.p : "", s.n);
        out[s.n] = '\0';
    }
    return out;
}

void tellers_take(struct door *d, const struct letter *l)
{
    struct telling *t = l->parts == TELL_PARTS ? calloc(1, sizeof *t) : NULL;
    char url[OUT_TEXT_CAP];
    if (!t) {
        log_event("door.broken");
        answer(l->id, 0);
        return;
    }
    t->all = d->tellers;
    t->id = l->id;
    t->tries = l->number[0] > 0 ? l->number[0] : 0;
    t->body = copy_of(l->part[TELL_BODY]);
    t->signature = copy_of(l->part[TELL_SIGNATURE]);
    if (!t->body || !t->signature || !span_str(l->part[TELL_URL], url, sizeof url) || !out_place_read(&t->place, url))
        finish(t, 0, "address");
    else
        begin(t);
}

struct tellers *tellers_open(struct event_base *base, const struct settings *s)
{
    struct tellers *all = calloc(1, sizeof *all);
    if (!all)
        return NULL;
    all->base = base;
    all->answer_s = (int)s->hooks_answer_s;
    all->sweep = evtimer_new(base, on_sweep, all);
    all->tls = out_tls(s->hooks_ca_file);
    all->dns = evdns_base_new(base, EVDNS_BASE_INITIALIZE_NAMESERVERS | EVDNS_BASE_DISABLE_WHEN_INACTIVE);
    evutil_secure_rng_init();
    if (!networks_read(span_of(s->hooks_private), &all->private))
        log_event("alarm", LOG_W("kind", "hooks.private"));
    return all->sweep ? all : NULL;
}
