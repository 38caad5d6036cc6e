/* gate.c - every connection from its first byte to its last: how many there may be, how long a request may take to
 * come, and what leaves.
 *
 * evhttp knows only waits between two bytes, so whoever sends one byte a second would keep a connection for ever: here
 * the whole of a request is timed. It has no hook before a request, so a connection is looked at in the round after it
 * was taken. And it answers by itself what it cannot read, with pages of its own: whatever leaves that was not ours is
 * replaced before it is written. */
#include <event2/bufferevent.h>
#include <event2/keyvalq_struct.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

#include "base/log.h"
#include "base/steady.h"
#include "mlinzid/door/inside.h"
#include "mlinzid/engine/metrics.h"

#define ANSWER_MAX_MS (120 * 1000) /* an answer of 100 KB by a modem */
#define SPARE_FILES 256            /* beside connections: the texts that leave, and our own */

struct visitor {
    struct gate *gate;
    struct bufferevent *bev; /* NULL: free. Held by a reference of ours beside evhttp's */
    struct network from;
    bool looked, counted, away; /* counted: from is known, and no proxy of ours; away: turned away */
    int64_t since_ms;           /* connected */
    int64_t began_ms;           /* the first byte of a request; 0: none has come */
    int64_t bytes;              /* since then */
    int64_t whole_ms;           /* all of it is there */
    const char *at;
    bool ours, begun, replaced, writing; /* of the answer */
};
struct gate {
    struct event_base *base;
    const struct settings *settings;
    struct ssl_ctx_st *tls; /* NULL: in the clear */
    struct networks proxies;
    struct visitor *visitor;
    int n;
    struct visitor **by_fd; /* of those looked at; stale where its bev has another */
    int fds;                /* a higher one is looked for */
    int64_t answers[6];     /* by the hundred of their status */
    int64_t turned_away;
    struct event *arrived;
};

/* --- what leaves --- */

static const char *sentence_of(int status)
{
    switch (status) {
    case 413: return "This request is too long.\n";
    case 431: return "The head of this request is too long.\n";
    case 417: return "This service expects nothing.\n";
    case 501: return "This address cannot be used that way.\n";
    case 503: return "One moment: the service is busy. Please try again.\n";
    default: return "This request cannot be read.\n";
    }
}

/* The library adds its page in pieces: whatever stands there so far is taken out, and ours put in. */
static void replace(struct visitor *v, struct evbuffer *out, int status)
{
    const char *words = sentence_of(status);
    v->writing = v->replaced = true;
    evbuffer_drain(out, evbuffer_get_length(out));
    evbuffer_add_printf(out,
                        "HTTP/1.1 %d %s\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: %zu\r\n"
                        "Connection: close\r\n\r\n%s",
                        status,
                        status == 413   ? "Too Long"
                        : status == 501 ? "Not Implemented"
                                        : "Bad Request",
                        strlen(words), words);
    v->writing = false;
}

static int status_of(struct evbuffer *out)
{
    char head[13] = "";
    return evbuffer_copyout(out, head, 12) == 12 && strncmp(head, "HTTP/1.", 7) == 0 ? atoi(head + 9) : 0;
}

static void answer_begins(struct visitor *v, int status)
{
    struct gate *g = v->gate;
    v->begun = true;
    if (v->whole_ms && strcmp(v->at, "health") == 0)
        return; /* watchers count what others do */
    g->answers[status >= 100 && status < 600 ? status / 100 : 0]++;
    if (g->settings->http_log)
        log_event("http.request", LOG_W("at", v->whole_ms ? v->at : "none"), LOG_I("status", status),
                  LOG_I("ms", v->began_ms ? steady_ms() - v->began_ms : 0));
}

static void on_out(struct evbuffer *out, const struct evbuffer_cb_info *info, void *ctx)
{
    struct visitor *v = ctx;
    if (v->writing)
        return;
    if (info->n_added) {
        evbuffer_unfreeze(out, 1); /* libevent keeps its front shut between two writes */
        int status = v->begun && v->ours ? 0 : status_of(out);
        if (status == 100) /* go on: the answer is still to come */
            return;
        if (status == 400 && !v->whole_ms && v->bytes > v->gate->settings->http_header_max_bytes)
            status = 431; /* to the library it is only unreadable */
        if (!v->begun && status)
            answer_begins(v, status);
        if (!v->ours && status)
            replace(v, out, status);
    } else if (info->n_deleted && evbuffer_get_length(out) == 0 && v->begun) {
        v->ours = v->begun = v->replaced = false;
        v->whole_ms = 0;
        v->bytes = (int64_t)evbuffer_get_length(bufferevent_get_input(v->bev));
        v->began_ms = v->bytes ? steady_ms() : 0;
    }
}

static void on_in(struct evbuffer *in, const struct evbuffer_cb_info *info, void *ctx)
{
    struct visitor *v = ctx;
    (void)in;
    v->bytes += (int64_t)info->n_added;
    if (info->n_added && !v->began_ms)
        v->began_ms = steady_ms();
}

/* --- who is there --- */

/* evhttp has let go of it: it takes its own calls off whatever it frees. */
static bool has_gone(const struct visitor *v)
{
    bufferevent_event_cb on = NULL;
    bufferevent_getcb(v->bev, NULL, NULL, &on, NULL);
    return v->looked && !on;
}

static void forget(struct visitor *v)
{
    struct gate *g = v->gate;
    evbuffer_remove_cb(bufferevent_get_input(v->bev), on_in, v);
    evbuffer_remove_cb(bufferevent_get_output(v->bev), on_out, v);
    bufferevent_decref(v->bev);
    *v = (struct visitor){.gate = g};
}

static void sweep(struct gate *g)
{
    for (int i = 0; i < g->n; i++)
        if (g->visitor[i].bev && has_gone(&g->visitor[i]))
            forget(&g->visitor[i]);
}

/* evhttp sees the end of the connection and lets go of it. */
static void turn_away(struct visitor *v)
{
    v->away = true;
    v->gate->turned_away++;
    shutdown(bufferevent_getfd(v->bev), SHUT_RDWR);
}

static struct visitor *place(struct gate *g)
{
    for (int i = 0; i < g->n; i++)
        if (!g->visitor[i].bev)
            return &g->visitor[i];
    return NULL;
}

/* Of those who have not said what they want, the one who has had longest to say it. */
static void make_room(struct gate *g)
{
    struct visitor *oldest = NULL;
    for (int i = 0; i < g->n; i++) {
        struct visitor *v = &g->visitor[i];
        if (v->bev && v->looked && !v->away && !v->whole_ms && (!oldest || v->since_ms < oldest->since_ms))
            oldest = v;
    }
    if (oldest)
        turn_away(oldest);
}

static void look_at(struct visitor *v)
{
    struct gate *g = v->gate;
    struct sockaddr_storage at = {0};
    socklen_t n = sizeof at;
    char text[NETWORK_CAP] = "";
    int fd = bufferevent_getfd(v->bev), alike = 0;
    v->looked = true;
    if (fd >= 0 && fd < g->fds)
        g->by_fd[fd] = v;
    if (fd < 0 || getpeername(fd, (struct sockaddr *)&at, &n) != 0)
        return;
    if (at.ss_family == AF_INET)
        evutil_inet_ntop(AF_INET, &((struct sockaddr_in *)&at)->sin_addr, text, sizeof text);
    else
        evutil_inet_ntop(AF_INET6, &((struct sockaddr_in6 *)&at)->sin6_addr, text, sizeof text);
    if (!network_read(span_of(text), &v->from) || networks_have(&g->proxies, span_of(text)))
        return;
    v->counted = true;
    for (int i = 0; i < g->n; i++)
        alike += g->visitor[i].bev && g->visitor[i].counted && !has_gone(&g->visitor[i]) &&
                 network_has(&g->visitor[i].from, &v->from);
    if (alike > g->settings->http_per_address)
        turn_away(v);
}

static void on_arrived(evutil_socket_t fd, short what, void *ctx)
{
    struct gate *g = ctx;
    int there = 0;
    (void)fd;
    (void)what;
    for (int i = 0; i < g->n; i++)
        if (g->visitor[i].bev && !g->visitor[i].looked)
            look_at(&g->visitor[i]);
    sweep(g);
    for (int i = 0; i < g->n; i++)
        there += g->visitor[i].bev && !g->visitor[i].away;
    for (; there > g->settings->http_connections_max; there--)
        make_room(g);
}

/* evhttp asks for what it shall read a new connection by. NULL: it makes its own, which nobody watches; so one more
 * than there may be is always watched, and is turned away. */
static struct bufferevent *watched(struct gate *g, struct bufferevent *b)
{
    struct visitor *v = place(g);
    if (!v) {
        sweep(g);
        v = place(g);
    }
    if (!b || !v)
        return b;
    *v = (struct visitor){.gate = g, .bev = b, .since_ms = steady_ms()};
    bufferevent_incref(b);
    evbuffer_add_cb(bufferevent_get_input(b), on_in, v);
    evbuffer_add_cb(bufferevent_get_output(b), on_out, v);
    event_active(g->arrived, EV_TIMEOUT, 0);
    return b;
}

static struct bufferevent *on_new(struct event_base *base, void *ctx)
{
    return watched(ctx, bufferevent_socket_new(base, -1, 0));
}

static struct bufferevent *on_new_tls(struct event_base *base, void *ctx)
{
    struct gate *g = ctx;
    return watched(g, door_tls_visitor(g->tls, base));
}

void gate_tick(struct gate *g)
{
    int64_t now = steady_ms(), most = g->settings->http_request_s * 1000;
    sweep(g);
    for (int i = 0; i < g->n; i++) {
        struct visitor *v = &g->visitor[i];
        if (!v->bev || v->away)
            continue;
        int64_t since_ms = v->began_ms ? v->began_ms : door_tls_shakes(v->bev) ? v->since_ms : now;
        bool slow = !v->whole_ms && now - since_ms > most;
        if (slow || (v->whole_ms && now - v->whole_ms > ANSWER_MAX_MS))
            turn_away(v);
    }
}

/* --- requests --- */

static struct visitor *visitor_of(const struct gate *g, struct evhttp_request *req)
{
    struct bufferevent *b = evhttp_connection_get_bufferevent(evhttp_request_get_connection(req));
    int fd = bufferevent_getfd(b);
    struct visitor *v = fd >= 0 && fd < g->fds ? g->by_fd[fd] : NULL;
    if (v && v->bev == b)
        return v;
    for (int i = 0; i < g->n; i++)
        if (g->visitor[i].bev == b)
            return &g->visitor[i];
    return NULL;
}

void gate_reply(struct gate *g, struct evhttp_request *req)
{
    struct visitor *v = visitor_of(g, req);
    if (v)
        v->ours = true;
}

static bool is_token(const char *s)
{
    for (; *s; s++)
        if (*s <= ' ' || *s == 127 || strchr("()<>@,;:\\\"/[]?={}", *s))
            return false;
    return true;
}

static bool is_digits(const char *s)
{
    return *s && strspn(s, "0123456789") == strlen(s) && strlen(s) < 12;
}

/* What two readers of one request could read as two: neither shall be us. 0, or the status it is refused with. */
static int unsound(struct evhttp_request *req)
{
    const struct evkeyval *h;
    const struct evkeyvalq *all = evhttp_request_get_input_headers(req);
    int lengths = 0, codings = 0, hosts = 0, bad = 0;
    for (h = all->tqh_first; h; h = h->next.tqe_next) {
        bool length = strcasecmp(h->key, "Content-Length") == 0, coding = strcasecmp(h->key, "Transfer-Encoding") == 0;
        lengths += length;
        codings += coding;
        hosts += strcasecmp(h->key, "Host") == 0;
        bad += !*h->key || !is_token(h->key) || (length && !is_digits(h->value));
        if (coding && strcasecmp(h->value, "chunked") != 0)
            return 501;
    }
    return bad || lengths > 1 || codings > 1 || (lengths && codings) || hosts > 1 ? 400 : 0;
}

bool gate_passes(struct gate *g, struct evhttp_request *req, const char *at)
{
    struct visitor *v = visitor_of(g, req);
    int status = unsound(req);
    if (v) {
        v->whole_ms = steady_ms();
        v->at = at;
    }
    if (!status)
        return true;
    evhttp_send_error(req, status, NULL); /* not ours: it is replaced, and the connection ends */
    return false;
}

void gate_remote(const struct gate *g, struct evhttp_request *req, char out[NETWORK_CAP])
{
    char *peer = NULL;
    uint16_t port;
    evhttp_connection_get_peer(evhttp_request_get_connection(req), &peer, &port);
    struct span who = span_of(peer), list = door_header(req, "X-Forwarded-For"), last = {NULL, 0};
    if (networks_have(&g->proxies, who))
        while (list.n)
            last = span_trim(span_cut(&list, ','));
    span_str(last.n ? last : who, out, NETWORK_CAP);
}

void gate_figures(const struct gate *g, struct text *out)
{
    static const char *const classes[] = {NULL, "1xx", "2xx", "3xx", "4xx", "5xx"};
    int open = 0;
    metrics_head(out, "http_answers_total", "counter", "Answers of the door, by the hundred of their status.");
    for (int i = 2; i < 6; i++)
        metrics_line(out, "http_answers_total", "class", classes[i], g->answers[i]);
    for (int i = 0; i < g->n; i++)
        open += g->visitor[i].bev && !g->visitor[i].away;
    metrics_one(out, "http_turned_away_total", "counter", g->turned_away,
                "Connections closed for being too many or too slow.");
    metrics_one(out, "http_connections", "gauge", open, "Connections to the door that are open.");
}

/* --- its life --- */

void gate_guard(struct gate *g, struct evhttp *http)
{
    evhttp_set_bevcb(http, on_new, g);
}

void gate_guard_tls(struct gate *g, struct evhttp *http, struct ssl_ctx_st *tls)
{
    g->tls = tls;
    evhttp_set_bevcb(http, on_new_tls, g);
}

struct gate *gate_open(struct event_base *base, const struct settings *s)
{
    struct gate *g = calloc(1, sizeof *g);
    if (!g)
        return NULL;
    if (!networks_read(span_of(s->http_proxies), &g->proxies)) { /* nobody is believed who asks for another */
        log_event("alarm", LOG_W("kind", "http.proxies"));
        g->proxies.n = 0;
    }
    g->base = base;
    g->settings = s;
    g->n = (int)s->http_connections_max + SPARE_FILES;
    g->fds = g->n + SPARE_FILES;
    g->by_fd = calloc((size_t)g->fds, sizeof *g->by_fd);
    g->visitor = calloc((size_t)g->n, sizeof *g->visitor);
    g->arrived = event_new(base, -1, EV_PERSIST, on_arrived, g);
    for (int i = 0; g->visitor && i < g->n; i++)
        g->visitor[i].gate = g;
    return g->visitor && g->by_fd && g->arrived ? g : NULL;
}
