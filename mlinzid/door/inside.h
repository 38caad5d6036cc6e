/* inside.h - the door's own parts, for mlinzid/door/ alone. */
#ifndef MLINZI_MLINZID_DOOR_INSIDE_H
#define MLINZI_MLINZID_DOOR_INSIDE_H

#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>

#include "mlinzid/door/letter.h"
#include "mlinzid/door/network.h"
#include "mlinzid/proc/warden.h"

struct door;
struct calls;
struct senders;
struct tellers;
struct bridge_out;
struct gate;
enum health { HEALTH_PAGE, HEALTH_READY, HEALTH_METRICS }; /* what a request asked of the health listener */
struct asking {                                            /* a request that a desk or the engine has, or is to have */
    struct door *door;
    struct evhttp_request *req; /* NULL: whoever asked has gone */
    int64_t id, by_ms;
    enum health health;
    struct evbuffer *body;
};
struct door {
    const struct settings *settings;
    struct event_base *base;
    struct evhttp *pages, *health;
    struct event *engine, *hall, *counter, *tick;
    struct asking *asking; /* http.waiting_max of them; id 0: free */
    struct calls *calls;
    struct senders *senders;
    struct tellers *tellers;
    struct bridge_out *bridge;
    struct gate *gate;
};

/* door/door.c */
void door_words(struct door *d, struct evhttp_request *req, int status, const char *words);
void door_plain(struct door *d, struct evhttp_request *req, int status, const char *sentence);
struct span door_header(struct evhttp_request *req, const char *name);
/* The letter goes there and the request waits for its answer; without room or a reader it is told to try again.
 * Returns its place; NULL: it is answered already. */
struct asking *door_ask(struct door *d, struct evhttp_request *req, int fd, struct letter *l);
struct asking *door_asking(struct door *d, int64_t id); /* NULL: whoever asked has gone, or asked a door before this */
struct evhttp_request *door_asked(struct asking *a);    /* it waits no more: to be answered now */

/* door/gate.c: every connection from its first byte to its last. */
MUST_USE struct gate *gate_open(struct event_base *base, const struct settings *s);
void gate_guard(struct gate *g, struct evhttp *http);
/* The same, speaking TLS. */
struct ssl_ctx_st;
void gate_guard_tls(struct gate *g, struct evhttp *http, struct ssl_ctx_st *tls);
void gate_tick(struct gate *g);
/* The whole of a request is there; at: a literal, what sort of address. False: it is answered already. */
MUST_USE bool gate_passes(struct gate *g, struct evhttp_request *req, const char *at);
/* To be called before each reply: what leaves otherwise is the library's, and is replaced. */
void gate_reply(struct gate *g, struct evhttp_request *req);
void gate_remote(const struct gate *g, struct evhttp_request *req,
                 char out[NETWORK_CAP]); /* who asks, by a proxy of ours too */

/* door/tls.c. Opened before the door is confined: the key is a file. *out NULL: plain HTTP is wanted. False: it cannot
 * be had, and nothing is to be spoken in the clear. */
MUST_USE bool door_tls_open(const struct settings *s, struct ssl_ctx_st **out);
struct bufferevent *door_tls_visitor(struct ssl_ctx_st *tls, struct event_base *base);
bool door_tls_shakes(struct bufferevent *b); /* hands are not shaken yet; false also in the clear */

/* What this process alone knows, as Prometheus reads it. */
void gate_figures(const struct gate *g, struct text *out);

/* door/health.c: what watchers ask, on an address of their own. */
void health_take(struct evhttp_request *req, void *door);
void health_answered(struct door *d, struct asking *a, const struct letter *l); /* l NULL: the engine did not answer */

/* door/calls.c: what aggregators call. Opened before the door is confined: secrets are files. */
MUST_USE struct calls *calls_open(const struct settings *s);
bool calls_take(struct door *d, struct evhttp_request *req); /* false: the address is none of theirs */
void calls_answered(struct door *d, const struct letter *l);

/* Reads the first line of a file that holds a secret, of a credential where the name has no directory. */
MUST_USE bool secret_file(const char *name, char *out, size_t cap);

/* door/send.c: texts that leave by an aggregator. Opened before the door is confined, as above. */
MUST_USE struct senders *senders_open(struct event_base *base, const struct settings *s);
void senders_take(struct door *d, const struct letter *l); /* LETTER_SEND */

/* door/hook.c: what partners are told. Opened before the door is confined, as above. */
MUST_USE struct tellers *tellers_open(struct event_base *base, const struct settings *s);
void tellers_take(struct door *d, const struct letter *l); /* LETTER_TELL */

/* door/bridge.c: cases go to CPIMS. Opened before the door is confined, as above. */
MUST_USE struct bridge_out *bridge_out_open(struct event_base *base, const struct settings *s);
void bridge_out_take(struct door *d, const struct letter *l); /* LETTER_BRIDGE */

#endif
