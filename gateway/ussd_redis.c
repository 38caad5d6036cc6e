/* ussd_redis.c - hiredis on the engine's loop. Nothing here waits: a get that Redis does not answer in time is answered
 * from memory, and the connection is made anew. Of two copies the one with more hops is the later. */
#include "gateway/ussd_redis.h"

#include <event2/event.h>
#include <hiredis/async.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/steady.h"

#define NAME_BYTES 16 /* of the hash a session is found by */
#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG crypto_aead_xchacha20poly1305_ietf_ABYTES
#define SEALED (NONCE + sizeof(struct kept) + TAG)
#define PREFIX "mlinzi:ussd:"
#define NAME_CAP (sizeof PREFIX + NAME_BYTES * 2)

struct kept { /* what is sealed; its bytes are zero where it has no member */
    struct ussd_session s;
    int64_t until_s;
};
struct redis;
struct asked { /* a get that waits for Redis */
    struct redis *r;
    char key[USSD_KEY_CAP];
    int64_t now_s, by_ms;
    void *ctx;
    void (*got)(void *ctx, const struct ussd_session *s);
    struct asked *next;
};
struct redis {
    struct ussd_store store;
    struct ussd_store *memory;
    struct ussd_redis_settings s;
    unsigned char key[USSD_REDIS_KEY_BYTES];
    char at[256];
    redisAsyncContext *c; /* NULL: none is being made */
    struct event *read, *write, *again, *tick;
    bool up, closing, warned;
    struct asked *first, *last; /* in the order asked */
    struct ussd_redis_counts counts;
};

static void timer(struct event *e, int ms)
{
    event_add(e, &(struct timeval){ms / 1000, (suseconds_t)(ms % 1000) * 1000});
}

/* --- sealing --- */

static void name_of(const struct redis *r, const char *key, char out[NAME_CAP])
{
    unsigned char hash[NAME_BYTES];
    memcpy(out, PREFIX, sizeof PREFIX);
    crypto_generichash(hash, sizeof hash, (const unsigned char *)key, strlen(key), r->key, sizeof r->key);
    sodium_bin2hex(out + sizeof PREFIX - 1, NAME_BYTES * 2 + 1, hash, sizeof hash);
}

static void seal(const struct redis *r, const char *name, const struct kept *k, unsigned char out[SEALED])
{
    randombytes_buf(out, NONCE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + NONCE, NULL, (const unsigned char *)k, sizeof *k,
                                               (const unsigned char *)name, strlen(name), NULL, out, r->key);
}

static bool unseal(const struct redis *r, const char *name, const char *bytes, size_t n, struct kept *out)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return n == SEALED &&
           crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)out, NULL, NULL, b + NONCE, SEALED - NONCE,
                                                      (const unsigned char *)name, strlen(name), b, r->key) == 0 &&
           out->s.layout == USSD_LAYOUT;
}

/* --- the connection --- */

static void on_readable(evutil_socket_t fd, short what, void *ctx)
{
    (void)fd;
    (void)what;
    redisAsyncHandleRead(((struct redis *)ctx)->c);
}

static void on_writable(evutil_socket_t fd, short what, void *ctx)
{
    (void)fd;
    (void)what;
    redisAsyncHandleWrite(((struct redis *)ctx)->c);
}

static void read_on(void *ctx)
{
    event_add(((struct redis *)ctx)->read, NULL);
}

static void read_off(void *ctx)
{
    event_del(((struct redis *)ctx)->read);
}

static void write_on(void *ctx)
{
    event_add(((struct redis *)ctx)->write, NULL);
}

static void write_off(void *ctx)
{
    event_del(((struct redis *)ctx)->write);
}

/* hiredis lets go of the connection: it is freed when this returns. */
static void on_cleanup(void *ctx)
{
    struct redis *r = ctx;
    event_free(r->read);
    event_free(r->write);
    r->read = r->write = NULL;
    r->c = NULL;
    r->up = false;
    if (!r->closing) {
        if (!r->warned)
            log_event("ussd.redis-away");
        r->warned = true;
        timer(r->again, r->s.reconnect_ms);
    }
}

static void on_connect(const redisAsyncContext *c, int status)
{
    struct redis *r = c->data;
    if (status != REDIS_OK)
        return; /* hiredis cleans up */
    r->up = true;
    r->counts.connects++;
    if (r->warned)
        log_event("ussd.redis-back");
    r->warned = false;
}

static void on_disconnect(const redisAsyncContext *c, int status)
{
    (void)c;
    (void)status; /* on_cleanup comes in any case */
}

static redisAsyncContext *reach(const char *at)
{
    char host[256];
    const char *colon = strrchr(at, ':');
    if (*at == '/')
        return redisAsyncConnectUnix(at);
    if (!colon || !span_str((struct span){at, (size_t)(colon - at)}, host, sizeof host))
        return NULL;
    return redisAsyncConnect(host, atoi(colon + 1));
}

static void connect_now(struct redis *r)
{
    redisAsyncContext *c = reach(r->at);
    if (!c || c->err) {
        if (c)
            redisAsyncFree(c);
        if (!r->warned)
            log_event("ussd.redis-away");
        r->warned = true;
        timer(r->again, r->s.reconnect_ms);
        return;
    }
    c->data = r;
    r->c = c;
    r->read = event_new(r->s.base, c->c.fd, EV_READ | EV_PERSIST, on_readable, r);
    r->write = event_new(r->s.base, c->c.fd, EV_WRITE | EV_PERSIST, on_writable, r);
    c->ev.data = r;
    c->ev.addRead = read_on;
    c->ev.delRead = read_off;
    c->ev.addWrite = write_on;
    c->ev.delWrite = write_off;
    c->ev.cleanup = on_cleanup;
    redisAsyncSetConnectCallback(c, on_connect);
    redisAsyncSetDisconnectCallback(c, on_disconnect);
}

static void on_again(evutil_socket_t fd, short what, void *ctx)
{
    struct redis *r = ctx;
    (void)fd;
    (void)what;
    if (!r->c)
        connect_now(r);
}

/* --- get, put, drop --- */

static void from_memory(void *ctx, const struct ussd_session *s)
{
    struct ussd_session *out = ctx;
    if (s)
        *out = *s;
}

static void finish(struct asked *a, const redisReply *reply)
{
    struct redis *r = a->r;
    struct ussd_session here = {0};
    struct kept there = {0};
    char name[NAME_CAP];
    name_of(r, a->key, name);
    r->memory->get(r->memory->self, a->key, a->now_s, &here, from_memory);
    bool hit = reply && reply->type == REDIS_REPLY_STRING && unseal(r, name, reply->str, reply->len, &there) &&
               there.until_s > a->now_s;
    r->counts.hits += hit;
    r->counts.fallbacks += !reply;
    if (hit && (!here.layout || there.s.hops >= here.hops))
        here = there.s;
    a->got(a->ctx, here.layout ? &here : NULL);
    sodium_memzero(&there, sizeof there);
    free(a);
}

static void on_reply(redisAsyncContext *c, void *reply, void *privdata)
{
    struct redis *r = c->data;
    struct asked *a = privdata, **at = &r->first, *before = NULL;
    while (*at && *at != a) {
        before = *at;
        at = &(*at)->next;
    }
    if (!*at) /* answered from memory already */
        return;
    *at = a->next;
    if (r->last == a)
        r->last = before;
    finish(a, reply);
}

/* Whoever waits too long is answered from memory, and the connection is given up: it hangs. */
static void on_tick(evutil_socket_t fd, short what, void *ctx)
{
    struct redis *r = ctx;
    int64_t now = steady_ms();
    (void)fd;
    (void)what;
    if (r->first && r->first->by_ms <= now && r->c)
        redisAsyncFree(r->c); /* each that waits is answered, with no reply */
    if (r->first)
        timer(r->tick, r->s.timeout_ms);
}

static void get(void *self, const char *key, int64_t now_s, void *ctx,
                void (*got)(void *ctx, const struct ussd_session *s))
{
    struct redis *r = self;
    struct asked *a = r->up ? calloc(1, sizeof *a) : NULL;
    char name[NAME_CAP];
    r->counts.gets++;
    if (a) {
        *a = (struct asked){.r = r, .now_s = now_s, .by_ms = steady_ms() + r->s.timeout_ms, .ctx = ctx, .got = got};
        span_str(span_of(key), a->key, sizeof a->key);
        name_of(r, key, name);
        *(r->last ? &r->last->next : &r->first) = a;
        struct asked *before = r->last;
        r->last = a;
        if (redisAsyncCommand(r->c, on_reply, a, "GET %s", name) == REDIS_OK) {
            if (!before)
                timer(r->tick, r->s.timeout_ms);
            return;
        }
        *(before ? &before->next : &r->first) = NULL;
        r->last = before;
        free(a);
    }
    r->counts.fallbacks++;
    r->memory->get(r->memory->self, key, now_s, ctx, got);
}

static void put(void *self, const char *key, const struct ussd_session *s, int64_t until_s)
{
    struct redis *r = self;
    unsigned char bytes[SEALED];
    char name[NAME_CAP];
    struct kept k;
    memset(&k, 0, sizeof k);
    k.s = *s;
    k.until_s = until_s;
    r->memory->put(r->memory->self, key, s, until_s);
    int64_t left_s = until_s - s->began_s; /* never longer than a session lives, whatever clock it began by */
    if (!r->up || left_s <= 0)
        return;
    name_of(r, key, name);
    seal(r, name, &k, bytes);
    (void)redisAsyncCommand(r->c, NULL, NULL, "SET %s %b EX %lld", name, bytes, sizeof bytes, (long long)left_s);
}

static void drop(void *self, const char *key)
{
    struct redis *r = self;
    char name[NAME_CAP];
    r->memory->drop(r->memory->self, key);
    name_of(r, key, name);
    if (r->up)
        (void)redisAsyncCommand(r->c, NULL, NULL, "DEL %s", name);
}

static void close_redis(void *self)
{
    struct redis *r = self;
    r->closing = true;
    while (r->first) {
        struct asked *a = r->first;
        r->first = a->next;
        free(a); /* the engine ends: nobody is told */
    }
    if (r->c)
        redisAsyncFree(r->c);
    if (r->again)
        event_free(r->again);
    if (r->tick)
        event_free(r->tick);
    if (r->memory)
        r->memory->close(r->memory->self);
    sodium_memzero(r->key, sizeof r->key);
    free(r);
}

struct ussd_store *ussd_redis_open(const struct ussd_redis_settings *s)
{
    struct redis *r = calloc(1, sizeof *r);
    if (!r)
        return NULL;
    r->s = *s;
    memcpy(r->key, s->key, sizeof r->key);
    r->store = (struct ussd_store){.self = r, .get = get, .put = put, .drop = drop, .close = close_redis};
    r->memory = ussd_memory_open(s->sessions_max);
    r->again = evtimer_new(s->base, on_again, r);
    r->tick = evtimer_new(s->base, on_tick, r);
    if (!r->memory || !r->again || !r->tick || !span_str(span_of(s->at), r->at, sizeof r->at) ||
        (r->at[0] != '/' && !strchr(r->at, ':'))) {
        close_redis(r);
        return NULL;
    }
    connect_now(r);
    return &r->store;
}

struct ussd_redis_counts ussd_redis_counts(const struct ussd_store *s)
{
    const struct redis *r = s->self;
    struct ussd_redis_counts c = r->counts;
    c.up = r->up;
    return c;
}
