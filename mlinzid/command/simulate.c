/* simulate.c - `mlinzi simulate`: a world of one seed, or of many, played against the real engine; what broke, and
 * how to see it again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/sim/sim.h"

struct options {
    struct sim_settings set;
    uint64_t seed, to;
    const char *transcript;
    bool brief;
};

static bool number(const char *word, int64_t least, int64_t most, int64_t *out)
{
    return word && span_i64(span_of(word), out) && *out >= least && *out <= most;
}

static bool seeds(struct options *o, char *word)
{
    int64_t first, last;
    char *dash = word ? strchr(word, '-') : NULL;
    if (dash)
        *dash++ = '\0';
    if (!number(word, 0, INT64_MAX, &first) || (dash && !number(dash, first, INT64_MAX, &last)))
        return false;
    o->seed = (uint64_t)first;
    o->to = dash ? (uint64_t)last : o->seed;
    return true;
}

static bool options_read(struct options *o, int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        char *value = i + 1 < argc ? argv[i + 1] : NULL;
        int64_t n;
        if (strcmp(argv[i], "--brief") == 0) {
            o->brief = true;
            continue;
        }
        if (strcmp(argv[i], "--seed") == 0 && seeds(o, value)) {
        } else if (strcmp(argv[i], "--days") == 0 && number(value, 1, 400, &n))
            o->set.days = (int)n;
        else if (strcmp(argv[i], "--reports") == 0 && number(value, 1, 100000, &n))
            o->set.reports = (int)n;
        else if (strcmp(argv[i], "--transcript") == 0 && value)
            o->transcript = value;
        else
            return false;
        i++;
    }
    return true;
}

static void table(const struct sim_counts *n)
{
    const struct {
        const char *words;
        int64_t n;
    } row[] = {
        {"messages sent to us", n->incoming},
        {"of them reports", n->reports},
        {"calls by USSD", n->dials},
        {"hops of them", n->hops},
        {"calls that dropped", n->drops},
        {"offered again by the carrier", n->repeated},
        {"acknowledged as stored", n->acknowledged},
        {"acknowledgements lost", n->acks_lost},
        {"cases", n->cases},
        {"cases closed or discarded", n->closed},
        {"texts sent", n->texts},
        {"texts on the wire, repeats too", n->wires},
        {"delivery reports", n->receipts},
        {"acts of the owner", n->owner},
        {"turns", n->turns},
        {"the engine died", n->deaths},
        {"it stopped at a disk that refused", n->stops},
        {"it could not start at once", n->refused_opens},
        {"the power failed with it", n->powerless},
        {"ills of the disk", n->disk_faults},
        {"outages of the carrier", n->outages},
    };
    for (size_t i = 0; i < countof(row); i++)
        printf("  %-34s %8lld\n", row[i].words, (long long)row[i].n);
}

static int one_seed(const struct options *o)
{
    struct sim_settings set = o->set;
    struct sim_result r;
    FILE *transcript = o->transcript ? (strcmp(o->transcript, "-") == 0 ? stdout : fopen(o->transcript, "w")) : NULL;
    if (o->transcript && !transcript) {
        fprintf(stderr, "mlinzi: cannot write %s\n", o->transcript);
        return EXIT_CODE_USAGE;
    }
    set.seed = o->seed;
    set.transcript = transcript;
    printf(o->brief ? "seed %llu" : "seed %llu\n", (unsigned long long)o->seed);
    fflush(stdout);
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    bool made = sim_run(&set, stdout, &r);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    int64_t ms = (to.tv_sec - from.tv_sec) * 1000 + (to.tv_nsec - from.tv_nsec) / 1000000;
    if (transcript && transcript != stdout)
        fclose(transcript);
    if (!made)
        return EXIT_CODE_USAGE;
    if (o->brief)
        printf(" %s reports=%lld dials=%lld cases=%lld texts=%lld deaths=%lld stops=%lld outages=%lld turns=%lld "
               "digest=%016llx "
               "cpu_ms=%lld\n",
               r.broken ? "broken" : "holds", (long long)r.n.reports, (long long)r.n.dials, (long long)r.n.cases,
               (long long)r.n.texts, (long long)r.n.deaths, (long long)r.n.stops, (long long)r.n.outages,
               (long long)r.n.turns, (unsigned long long)r.digest, (long long)ms);
    else {
        table(&r.n);
        printf("%s; transcript %016llx, %lld lines\n", r.broken ? "BROKEN" : "every invariant holds",
               (unsigned long long)r.digest, (long long)r.n.lines);
    }
    fflush(stdout);
    return r.broken ? EXIT_CODE_REFUSED : 0;
}

int cmd_simulate(int argc, char **argv)
{
    struct options o = {.set = {.days = 5, .reports = 30}, .seed = 1, .to = 1};
    struct config_fault fault;
    int code = 0;
    if (!options_read(&o, argc, argv)) {
        fprintf(stderr, "mlinzi simulate is written otherwise (mlinzi simulate --help)\n");
        return EXIT_CODE_USAGE;
    }
    log_quiet(LOG_NOTHING);
    if (load_all(NULL, &o.set.loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return EXIT_CODE_USAGE;
    }
    sim_loaded(o.set.loaded);
    for (; o.seed <= o.to && code == 0; o.seed++)
        code = one_seed(&o);
    load_free(o.set.loaded);
    return code;
}
