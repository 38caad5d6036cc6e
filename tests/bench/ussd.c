/* ussd.c - hops of USSD sessions through the engine, in this process: those that only walk the menus, by CPU and clock,
 * and whole reports of a dial and six hops, five of them committed, with so many sessions side by side that a turn
 * serves them together; then the hop that commits a report, alone, beside one commit of raw SQLite on the same disk, in
 * turns (goal: at most twice its p50). ussd [HOPS [REPORTS [ALONE]]]. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "mlinzid/engine/ussd.h"
#include "mlinzid/story/files.h"

#define NOW INT64_C(1772434800)
#define ABREAST 200 /* sessions that go side by side */
static struct engine *engine;
static int64_t shown_n, units_max;
static double shown_at;

static double seconds(clockid_t which)
{
    struct timespec t;
    clock_gettime(which, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void on_shown(void *ctx, const struct ussd_shown *s)
{
    (void)ctx;
    shown_n++;
    shown_at = seconds(CLOCK_MONOTONIC);
    struct sms_size size = sms_measure((struct span){s->text_space, s->text.n});
    units_max = size.units > units_max ? size.units : units_max;
}

static void settle(void)
{
    bool more = true;
    while (more || engine_ussd_waiting(engine))
        if (engine_turn(engine, NOW, &more) != ERR_NONE)
            exit(1);
}

static void hop(int64_t session, const char *typed)
{
    char id[24];
    struct ussd_hop h = {.link = SPAN("bench"), .typed = span_of(typed)};
    snprintf(id, sizeof id, "%lld", (long long)session);
    h.session = span_of(id);
    snprintf(h.phone.s, sizeof h.phone.s, "+2547%08lld", (long long)(session % 100000000));
    if (engine_ussd_hop(engine, &h, NOW, NULL, on_shown) != ERR_NONE)
        exit(1);
}

static void menus(int64_t hops)
{
    static const char *const keys[] = {"1", "98", "98", "0", "00", "3", "7", "98", "0", "00"};
    hop(1, "");
    double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (int64_t i = 0; i < hops; i++)
        hop(1, keys[i % 10]);
    wall = seconds(CLOCK_MONOTONIC) - wall;
    cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    printf("ussd menu hops %lld: %.0f/s by the clock, %.1f us of CPU each\n", (long long)hops, (double)hops / wall,
           cpu * 1e6 / (double)hops);
}

static void reports(int64_t n)
{
    static const char *const keys[] = {"", "1", "3", "2", "6", "Ganda", "1"};
    double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    int64_t hops = 0;
    for (int64_t from = 0; from < n; from += ABREAST)
        for (size_t k = 0; k < sizeof keys / sizeof keys[0]; k++) {
            for (int64_t i = from; i < n && i < from + ABREAST; i++, hops++)
                hop(1000 + i * 7919, keys[k]);
            settle();
        }
    wall = seconds(CLOCK_MONOTONIC) - wall;
    cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
    printf(
        "ussd reports %lld of %zu hops, %d sessions abreast: %.0f hops/s, %.0f reports/s by the clock, %.0f us of CPU "
        "a hop; the longest screen %lld of %d\n",
        (long long)n, sizeof keys / sizeof keys[0], ABREAST, (double)hops / wall, (double)n / wall,
        cpu * 1e6 / (double)hops, (long long)units_max, USSD_UNITS_MAX);
}

/* --- the hop that commits, alone --- */

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void raw_exec(sqlite3 *db, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK)
        return;
    fprintf(stderr, "ussd: %s: %s\n", sql, why);
    exit(1);
}

/* Of a row of 400 bytes, flushed in full as the store's are. */
static sqlite3 *raw_open(const char *directory)
{
    char path[300];
    sqlite3 *db;
    snprintf(path, sizeof path, "%s/raw.db", directory);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        exit(1);
    raw_exec(db, "pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 0;"
                 "create table row(id integer primary key, bytes blob)");
    return db;
}

static void lone(const char *directory, int64_t n)
{
    double *ours = calloc((size_t)n, sizeof *ours), *theirs = calloc((size_t)n, sizeof *theirs), from;
    sqlite3 *raw = raw_open(directory);
    if (!ours || !theirs)
        exit(1);
    for (int64_t i = 0; i < n; i++) {
        int64_t session = 50000000 + i * 7919;
        hop(session, "");
        hop(session, "1");
        from = seconds(CLOCK_MONOTONIC);
        hop(session, "3");
        settle(); /* its texts leave after the screen */
        ours[i] = shown_at - from;
        from = seconds(CLOCK_MONOTONIC);
        raw_exec(raw, "insert into row(bytes) values(randomblob(400))");
        theirs[i] = seconds(CLOCK_MONOTONIC) - from;
    }
    sqlite3_close(raw);
    qsort(ours, (size_t)n, sizeof *ours, by_size);
    qsort(theirs, (size_t)n, sizeof *theirs, by_size);
    printf("ussd commit hop alone, %lld in turns: p50 %.0f us, p99 %.0f us; one raw commit p50 %.0f us, p99 %.0f us: "
           "p50 %.2f of it\n",
           (long long)n, ours[n / 2] * 1e6, ours[n * 99 / 100] * 1e6, theirs[n / 2] * 1e6, theirs[n * 99 / 100] * 1e6,
           ours[n / 2] / theirs[n / 2]);
    free(ours);
    free(theirs);
}

int main(int argc, char **argv)
{
    char directory[256], store[300], keys[300], why[300];
    struct loaded *loaded;
    struct config_fault fault;
    int64_t hops = argc > 1 ? atoll(argv[1]) : 200000, n = argc > 2 ? atoll(argv[2]) : 2000,
            alone = argc > 3 ? atoll(argv[3]) : 500;
    log_quiet(1);
    (void)setenv("TMPDIR", getenv("B") ? getenv("B") : ".", 0); /* a real disk, not memory */
    if (load_all(NULL, &loaded, &fault) != ERR_NONE || !files_temporary(directory, sizeof directory))
        return 1;
    snprintf(store, sizeof store, "%s/mlinzi.db", directory);
    snprintf(keys, sizeof keys, "%s/keys", directory);
    struct engine_settings s = {.store_path = store, .keys_dir = keys, .loaded = loaded, .seed = 7};
    if (engine_open(&s, NOW, &engine, why, sizeof why) != ERR_NONE) {
        fprintf(stderr, "ussd: %s\n", why);
        return 1;
    }
    menus(hops);
    reports(n);
    int64_t shown = shown_n;
    lone(directory, alone);
    shown_n -= shown + 3 * alone;
    engine_close(engine);
    files_remove(directory);
    load_free(loaded);
    return shown == hops + 1 + n * 7 && shown_n == 0 ? 0 : 1;
}
