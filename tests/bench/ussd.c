/* ussd.c - hops of USSD sessions through the engine, in this process: those that only walk the menus, by CPU and clock,
 * and whole reports of a dial and six hops, five of them committed, with so many sessions side by side that a turn
 * serves them together. ussd [HOPS [REPORTS]]. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "mlinzid/engine_ussd.h"
#include "mlinzid/files.h"

#define NOW INT64_C(1772434800)
#define ABREAST 200 /* sessions that go side by side */
static struct engine *engine;
static int64_t shown_n, units_max;

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

int main(int argc, char **argv)
{
    char directory[256], store[300], keys[300], why[300];
    struct loaded *loaded;
    struct config_fault fault;
    int64_t hops = argc > 1 ? atoll(argv[1]) : 200000, n = argc > 2 ? atoll(argv[2]) : 2000;
    log_quiet(1);
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
    engine_close(engine);
    files_remove(directory);
    load_free(loaded);
    return shown_n == hops + 1 + n * 7 ? 0 : 1;
}
