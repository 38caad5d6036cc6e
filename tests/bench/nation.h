/* nation.h - the country for benches of the engine: an officer in every constituency, a report from every ward in turn,
 * and an engine on a store of its own that takes them. */
#ifndef MLINZI_TESTS_BENCH_NATION_H
#define MLINZI_TESTS_BENCH_NATION_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/log.h"
#include "gateway/loop.h"
#include "mlinzid/engine/engine.h"
#include "mlinzid/story/files.h"

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double cpu(void)
{
    struct rusage r;
    getrusage(RUSAGE_SELF, &r);
    return (double)(r.ru_utime.tv_sec + r.ru_stime.tv_sec) + (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e6;
}

static void die(const char *what, const char *why)
{
    fprintf(stderr, "bench: %s: %s\n", what, why);
    exit(1);
}

/* --- the engine's side --- */

static void no_mo(void *ctx, const struct carrier_mo *mo)
{
    (void)ctx;
    (void)mo;
}
static void no_receipt(void *ctx, int64_t id, enum receipt r, struct span msgid)
{
    (void)ctx;
    (void)id;
    (void)r;
    (void)msgid;
}
static void no_link(void *ctx, bool up)
{
    (void)ctx;
    (void)up;
}

static void person(struct engine *e, enum role role, const char *phone, const char *at)
{
    struct person_row p = {.role = role};
    int64_t party, id;
    msisdn_read(span_of(phone), &p.phone);
    span_str(span_of(at), p.at, sizeof p.at);
    struct db *db = engine_db(e);
    if (db_begin(db) || db_lease(db, "row", 1, &id) || db_person_put(db, &p, 1000, id, &party) || db_commit(db))
        die("person", phone);
    engine_people_changed(e);
}

static const char *const kinds[] = {"defilement", "neglect", "beaten", "early marriage", "child labour", "abandoned"};

/* The whole country: an officer in every constituency, reports from every ward in turn. */
static void officers(struct engine *e, const struct areas *a)
{
    char phone[32], code[AREA_CODE_CAP];
    for (int i = 1; i <= 290; i++) {
        snprintf(phone, sizeof phone, "+254711%06d", i);
        area_code(a->row[a->of_constituency[i]].area, code);
        person(e, ROLE_SCCO, phone, code);
    }
}

static void report_text(const struct areas *a, int i, char *out, size_t cap)
{
    const struct area_row *w = &a->row[a->of_ward[1 + i * 7 % 1450]];
    struct span county = area_name(a, area_up(w->area, AREA_COUNTY));
    snprintf(out, cap, "Report %s girl %d %.*s %.*s, mother away, case of house %d", kinds[i % 6], 1 + i / 6 % 17,
             (int)w->name.n, w->name.p, (int)county.n, county.p, i);
}

struct nation {
    struct loaded *loaded;
    struct engine *engine;
    struct loop_carrier *loop;
    int64_t now_s;
    int reports;
};

static void nation_open(struct nation *n, const char *dir, struct loaded *loaded)
{
    char store[640], keys[640], why[300];
    snprintf(store, sizeof store, "%s/mlinzi.db", dir);
    snprintf(keys, sizeof keys, "%s/keys", dir);
    struct engine_settings s = {.store_path = store, .keys_dir = keys, .loaded = loaded, .seed = 42};
    struct carrier_events on = {NULL, no_mo, no_receipt, no_link, NULL};
    *n = (struct nation){.loaded = loaded, .now_s = 1790000000};
    loaded->settings.flood_all_burst = loaded->settings.flood_all_per_hour =
        100000000; /* as one works, not as one defends */
    if (engine_open(&s, n->now_s, &n->engine, why, sizeof why) != ERR_NONE)
        die("engine", why);
    n->loop = loop_open("loop", 4096, false, &on);
    engine_carrier(n->engine, loop_carrier(n->loop));
    officers(n->engine, &loaded->areas);
}

static void nation_close(struct nation *n)
{
    struct carrier *c = loop_carrier(n->loop);
    engine_close(n->engine);
    c->close(c->self);
}

static void nation_turn(struct nation *n, int64_t now_s)
{
    bool more = true;
    while (more) {
        if (engine_turn(n->engine, now_s, &more) != ERR_NONE)
            die("turn", "failed");
        while (loop_take(n->loop)) {
        }
    }
}

/* So many reports more, `batch` a turn, a passive checkpoint every 50 turns. Seconds it took. */
static double nation_report(struct nation *n, int reports, int batch)
{
    char text[200], from[32], id[32];
    double began = now();
    for (int to = n->reports + reports; n->reports < to;) {
        int i = n->reports++;
        report_text(&n->loaded->areas, i, text, sizeof text);
        snprintf(from, sizeof from, "+2547%08lld", i * 49999LL % 100000000); /* no two that begin alike, or hardly */
        snprintf(id, sizeof id, "m-%d", i);
        struct carrier_mo mo = {.carrier = SPAN("loop"),
                                .msgid = span_of(id),
                                .sender = span_of(from),
                                .text = span_of(text),
                                .time_s = n->now_s + i / 100};
        if (!engine_take_mo(n->engine, &mo))
            die("queue", "full");
        if (n->reports % batch && n->reports < to)
            continue;
        nation_turn(n, n->now_s + i / 100);
        if (n->reports % (batch * 50) == 0)
            db_checkpoint(engine_db(n->engine));
    }
    return now() - began;
}

#endif
