/* wheel.c - the timer workload: our wheel beside libevent's own timers, in one run.
 * wheel [N [PEER_N]]: N timers, deadlines uniform in 60 s to 30 d, splitmix64 from 42. Add all in id order; cancel a
 * random half; add that half again with new deadlines; hold (fire and re-arm min(N, 10^6) times); drain, second by
 * second. Then a storm: all due within one minute, a day ahead. Every firing is verified: not early, not late, none
 * missed. libevent gets a clock of ours (clock_gettime is answered here), so that thirty days pass in seconds for it
 * too; seconds in which nothing is due are skipped for it, in its favour. Under callgrind each phase is dumped by name:
 * wheel.sh. */
#include <dlfcn.h>
#include <event2/event.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/hash.h"
#include "base/must.h"
#include "escalator/wheel.h"

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_ZERO_STATS (void)0
#define CALLGRIND_DUMP_STATS_AT(name) (void)(name)
#define RUNNING_ON_VALGRIND 0
#endif

#define BASE INT64_C(1790000000)
#define SPAN_S (30 * 86400 + 1)
#define CAP 65536

enum phase { ADD, CANCEL, ADD_AGAIN, HOLD, DRAIN, PHASES };
static const char *const phase_name[] = {"add", "cancel", "add-again", "hold", "drain"};
static const char *const phase_title[] = {"add, ns", "cancel a random half, ns", "add that half again, ns",
                                          "hold: fire and re-arm, ns *", "drain: fire, ns *"};

/* One kind of timers. run_to brings time there and puts the ids that fired into w->fired. */
struct world;
struct kind {
    const char *name;
    void (*open)(struct world *, uint32_t n);
    void (*close)(struct world *);
    void (*set)(struct world *, uint32_t id, int64_t due);
    void (*cancel)(struct world *, uint32_t id);
    void (*run_to)(struct world *, int64_t now);
};
struct world {
    const struct kind *kind;
    uint32_t n, fired_n;
    int64_t now, armed;
    int64_t *due; /* by id, 0 when not armed: what has to happen */
    uint32_t *at; /* how many are due, by second from BASE */
    uint32_t *fired;
    uint64_t seed;
    struct wheel *wheel;
    void *memory;
    struct event_base *base;
    struct event **event;
    double bytes, ns[PHASES], count[PHASES], longest_ms;
    bool
        clocked; /* each run_to is timed: a run of its own, because reading the clock costs more than an empty second */
    long wrong;
};

static int64_t fake_s; /* the time libevent is told; 0: the true one */

int clock_gettime(clockid_t which, struct timespec *t)
{
    static int (*real)(clockid_t, struct timespec *);
    if (fake_s != 0 && (which == CLOCK_MONOTONIC || which == CLOCK_MONOTONIC_COARSE || which == CLOCK_REALTIME)) {
        *t = (struct timespec){.tv_sec = (time_t)fake_s};
        return 0;
    }
    if (real == NULL)
        *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
    return real(which, t);
}

/* Time of this thread only: with other work on the machine the longest call would be the scheduler's. */
static double cpu_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void took(struct world *w, double since)
{
    double t = w->clocked ? (cpu_ns() - since) / 1e6 : 0;
    w->longest_ms = t > w->longest_ms ? t : w->longest_ms;
}

static void wheel_open(struct world *w, uint32_t n)
{
    size_t size = wheel_memory(n);
    w->memory = calloc(1, size);
    w->wheel = wheel_init(w->memory, size, n, BASE);
    w->bytes = (double)size;
}
static void wheel_close(struct world *w)
{
    free(w->memory);
}
static void wheel_do_set(struct world *w, uint32_t id, int64_t due)
{
    w->wrong += !wheel_set(w->wheel, id, due);
}
static void wheel_do_cancel(struct world *w, uint32_t id)
{
    wheel_cancel(w->wheel, id);
}
static void wheel_run_to(struct world *w, int64_t now)
{
    bool more = true;
    while (more) {
        double t = w->clocked ? cpu_ns() : 0;
        w->fired_n += (uint32_t)wheel_advance(w->wheel, now, w->fired + w->fired_n, CAP, &more);
        took(w, t);
    }
}

static struct world *heard; /* libevent's callback is given the id alone */
static void libevent_fired(evutil_socket_t fd, short what, void *id)
{
    (void)fd, (void)what;
    heard->fired[heard->fired_n++] = (uint32_t)(uintptr_t)id;
}
static void libevent_open(struct world *w, uint32_t n)
{
    struct event_config *config = event_config_new();
    event_config_set_flag(config, EVENT_BASE_FLAG_NO_CACHE_TIME);
    fake_s = BASE;
    w->base = event_base_new_with_config(config);
    event_config_free(config);
    w->event = calloc(n, sizeof(struct event *));
    w->bytes = (double)mallinfo2().uordblks + (double)mallinfo2().hblkhd;
    heard = w;
    for (uint32_t i = 0; i < n; i++)
        w->event[i] = evtimer_new(w->base, libevent_fired, (void *)(uintptr_t)i);
}
static void libevent_close(struct world *w)
{
    for (uint32_t i = 0; i < w->n; i++)
        event_free(w->event[i]);
    event_base_free(w->base);
    free(w->event);
    fake_s = 0;
}
static void libevent_set(struct world *w, uint32_t id, int64_t due)
{
    struct timeval in = {.tv_sec = (time_t)(due - w->now)};
    w->wrong += event_add(w->event[id], &in) != 0;
}
static void libevent_cancel(struct world *w, uint32_t id)
{
    event_del(w->event[id]);
}
static void libevent_run_to(struct world *w, int64_t now)
{
    fake_s = now;
    double t = w->clocked ? cpu_ns() : 0;
    event_base_loop(w->base, EVLOOP_NONBLOCK);
    took(w, t);
}

static const struct kind kinds[] = {
    {"wheel", wheel_open, wheel_close, wheel_do_set, wheel_do_cancel, wheel_run_to},
    {"libevent", libevent_open, libevent_close, libevent_set, libevent_cancel, libevent_run_to},
};

static void world_open(struct world *w, const struct kind *kind, uint32_t n, bool clocked)
{
    *w = (struct world){.kind = kind, .n = n, .now = BASE, .seed = 42, .clocked = clocked};
    w->due = calloc(n, sizeof *w->due);
    w->at = calloc(3 * SPAN_S, sizeof *w->at);
    w->fired = calloc(n + CAP, sizeof *w->fired);
    must(w->due != NULL && w->at != NULL && w->fired != NULL);
    kind->open(w, n);
}

static void world_close(struct world *w)
{
    w->kind->close(w);
    free(w->due);
    free(w->at);
    free(w->fired);
}

static void expect(struct world *w, uint32_t id, int64_t due)
{
    w->armed += (due != 0) - (w->due[id] != 0);
    if (w->due[id] != 0)
        w->at[w->due[id] - BASE]--;
    if (due != 0)
        w->at[due - BASE]++;
    w->due[id] = due;
}

static int64_t draw(struct world *w)
{
    return w->now + 60 + (int64_t)(mix64(&w->seed) % (30 * 86400 - 60 + 1));
}

/* Lists of what will be done, made before the clock runs. Marked: a random half. */
static void plan(struct world *w, uint32_t *list, uint32_t *count, enum phase p)
{
    *count = 0;
    for (uint32_t i = 0; i < w->n; i++) {
        bool take = p == ADD || (p == CANCEL ? mix64(&w->seed) & 1 : w->due[i] == 0);
        if (!take)
            continue;
        list[(*count)++] = i;
        expect(w, i, p == CANCEL ? 0 : draw(w));
    }
}

static void phase_begin(double *t)
{
    *t = cpu_ns();
    CALLGRIND_ZERO_STATS;
}

static void phase_end(struct world *w, enum phase p, double t, double count)
{
    char name[64];
    w->ns[p] += cpu_ns() - t;
    w->count[p] += count;
    snprintf(name, sizeof name, "%s %s %.0f", w->kind->name, phase_name[p], count);
    CALLGRIND_DUMP_STATS_AT(name);
}

static void set_or_cancel(struct world *w, enum phase p)
{
    uint32_t *list = malloc(w->n * sizeof *list), count;
    double t;
    plan(w, list, &count, p);
    phase_begin(&t);
    if (p == CANCEL)
        for (uint32_t i = 0; i < count; i++)
            w->kind->cancel(w, list[i]);
    else
        for (uint32_t i = 0; i < count; i++)
            w->kind->set(w, list[i], w->due[list[i]]);
    phase_end(w, p, t, count);
    free(list);
}

/* One second on; what fired is what was due then, each once. */
static void second(struct world *w)
{
    w->now++;
    w->fired_n = 0;
    if (w->at[w->now - BASE] == 0)
        return;
    w->kind->run_to(w, w->now);
    w->wrong += w->fired_n != w->at[w->now - BASE];
    for (uint32_t i = 0; i < w->fired_n; i++) {
        w->wrong += w->due[w->fired[i]] != w->now;
        expect(w, w->fired[i], 0);
    }
}

static void hold(struct world *w)
{
    uint32_t want = w->n < 1000000 ? w->n : 1000000, done = 0;
    double t;
    phase_begin(&t);
    while (done < want) {
        second(w);
        for (uint32_t i = 0; i < w->fired_n; i++) {
            expect(w, w->fired[i], draw(w));
            w->kind->set(w, w->fired[i], w->due[w->fired[i]]);
        }
        done += w->fired_n;
    }
    phase_end(w, HOLD, t, done);
}

static void drain(struct world *w)
{
    double t, count = (double)w->armed;
    phase_begin(&t);
    while (w->armed > 0 && w->now < BASE + 3 * SPAN_S - 1)
        second(w);
    phase_end(w, DRAIN, t, count);
    w->wrong += w->armed != 0;
}

static void workload(struct world *w, const struct kind *kind, uint32_t n, bool clocked)
{
    world_open(w, kind, n, clocked);
    set_or_cancel(w, ADD);
    if (w->base != NULL)
        w->bytes = (double)mallinfo2().uordblks + (double)mallinfo2().hblkhd - w->bytes;
    set_or_cancel(w, CANCEL);
    set_or_cancel(w, ADD_AGAIN);
    hold(w);
    drain(w);
    world_close(w);
}

/* All due within one minute, a day ahead. */
static void storm(struct world *w, const struct kind *kind, uint32_t n)
{
    world_open(w, kind, n, true);
    for (uint32_t i = 0; i < n; i++) {
        expect(w, i, BASE + 86400 + (int64_t)(mix64(&w->seed) % 60));
        kind->set(w, i, w->due[i]);
    }
    double t, count = (double)w->armed;
    phase_begin(&t);
    while (w->armed > 0 && w->now < BASE + 2 * 86400)
        second(w);
    w->ns[DRAIN] = cpu_ns() - t;
    w->count[DRAIN] = count;
    w->wrong += w->armed != 0;
    world_close(w);
}

static void row(const char *what, double ours, double peer)
{
    printf("%-34s %12.2f %12.2f %9.3f\n", what, ours, peer, ours / peer);
}

int main(int argc, char **argv)
{
    uint32_t n = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1000000;
    uint32_t peer_n = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : n;
    /* Of each kind: timed as a whole, timed call by call, and the storm. Under callgrind the first alone. */
    struct world run[2][3];
    int rounds = RUNNING_ON_VALGRIND ? 1 : 3;
    long wrong[2] = {0, 0};
    must(n > 0 && peer_n > 0);
    memset(run, 0, sizeof run);
    for (int k = 0; k < 2; k++)
        for (int r = 0; r < rounds; r++) {
            if (r < 2)
                workload(&run[k][r], &kinds[k], k == 0 ? n : peer_n, r == 1);
            else
                storm(&run[k][r], &kinds[k], k == 0 ? n : peer_n);
            wrong[k] += run[k][r].wrong;
        }
    printf("timers: %u for the wheel, %u for libevent %s\n", n, peer_n, event_get_version());
    printf("%-34s %12s %12s %9s\n", "CPU time of one thread", "wheel", "libevent", "ratio");
    for (int p = 0; p < PHASES; p++)
        row(phase_title[p], run[0][0].ns[p] / run[0][0].count[p], run[1][0].ns[p] / run[1][0].count[p]);
    row("bytes a timer", run[0][0].bytes / n, run[1][0].bytes / peer_n);
    row("longest single advance, ms", run[0][1].longest_ms, run[1][1].longest_ms);
    row("storm: fire, ns *", run[0][2].ns[DRAIN] / n, run[1][2].ns[DRAIN] / peer_n);
    row("storm: longest single advance, ms", run[0][2].longest_ms, run[1][2].longest_ms);
    printf("* with our verifying\n");
    printf("firings early, late or missed: %ld and %ld\n", wrong[0], wrong[1]);
    return wrong[0] + wrong[1] != 0;
}
