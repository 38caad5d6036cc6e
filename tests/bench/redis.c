/* redis.c - what keeping USSD sessions in Redis costs a hop: get and put through the engine's own store, against a bare
 * GET and SET of as many bytes by the same hiredis on the same socket, in turns in one run. A redis-server of its own
 * on a Unix socket. Goal: p50 at most 1.3 of the bare. redis [N] */
#include <event2/event.h>
#include <hiredis/hiredis.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "gateway/ussd_redis.h"
#include "tests/redis_server.h"

#define ROUNDS 5

static struct event_base *base;
static bool done;

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void got(void *ctx, const struct ussd_session *s)
{
    (void)ctx;
    done = s != NULL;
    event_base_loopbreak(base);
}

static double ours(struct ussd_store *s, const struct ussd_session *one)
{
    double began = now_us();
    done = false;
    s->get(s->self, "link/1", 1001, NULL, got);
    event_base_dispatch(base);
    s->put(s->self, "link/1", one, 1180);
    return done ? now_us() - began : -1;
}

static double bare(redisContext *c, const char *bytes, size_t n)
{
    double began = now_us();
    redisReply *r = redisCommand(c, "GET %s", "bare");
    bool hit = r && r->type == REDIS_REPLY_STRING;
    freeReplyObject(r);
    redisAppendCommand(c, "SET %s %b EX 180", "bare", bytes, n);
    int flushed = 0;
    while (!flushed && redisBufferWrite(c, &flushed) == REDIS_OK)
        ;
    double took = now_us() - began;
    void *reply = NULL; /* of the SET: nobody waits for it in a hop */
    if (redisGetReply(c, &reply) == REDIS_OK)
        freeReplyObject(reply);
    return hit ? took : -1;
}

int main(int argc, char **argv)
{
    static const unsigned char key[USSD_REDIS_KEY_BYTES] = "a key of this bench";
    int n = argc > 1 ? atoi(argv[1]) : 5000;
    double *a = calloc((size_t)n, sizeof *a), *b = calloc((size_t)n, sizeof *b);
    char bytes[sizeof(struct ussd_session) + 48] = {1};
    struct ussd_session one;
    log_quiet(LOG_NOTHING);
    if (!a || !b || !redis_open()) {
        printf("skipped: no redis-server\n");
        return 0;
    }
    base = event_base_new();
    struct ussd_store *s =
        ussd_redis_open(&(struct ussd_redis_settings){base, redis_at, key, 16, .timeout_ms = 2000, .reconnect_ms = 50});
    while (!ussd_redis_counts(s).up)
        event_base_loop(base, EVLOOP_ONCE);
    redisContext *c = redisConnectUnix(redis_at);
    memset(&one, 0, sizeof one);
    one.layout = USSD_LAYOUT;
    one.began_s = 1000;
    s->put(s->self, "link/1", &one, 1180);
    freeReplyObject(redisCommand(c, "SET bare %b", bytes, sizeof bytes));
    printf("a hop's get and put, us     ours p50     p99    bare p50     p99   ratio of p50\n");
    for (int r = 0; r < ROUNDS; r++) {
        for (int i = 0; i < n; i++) {
            a[i] = ours(s, &one);
            b[i] = bare(c, bytes, sizeof bytes);
        }
        qsort(a, (size_t)n, sizeof *a, by_value);
        qsort(b, (size_t)n, sizeof *b, by_value);
        printf("%d sessions of %zu bytes  %10.1f %7.1f  %10.1f %7.1f   %8.2f\n", n, sizeof bytes, a[n / 2],
               a[n * 99 / 100], b[n / 2], b[n * 99 / 100], a[n / 2] / b[n / 2]);
    }
    struct ussd_redis_counts counts = ussd_redis_counts(s);
    printf("  answered by Redis %lld of %lld, from memory %lld (goal of the ratio: 1.3)\n", (long long)counts.hits,
           (long long)counts.gets, (long long)counts.fallbacks);
    s->close(s->self);
    redisFree(c);
    redis_close();
    free(a);
    free(b);
    event_base_free(base);
    return 0;
}
