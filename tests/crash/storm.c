/* storm.c - a hundred thousand texts (SOAK=1: a million) as fast as the engine takes them, into a store on disk:
 * reports from everywhere, a hundred numbers that flood, chatter, commands, and every tenth message delivered again.
 * The queue is small, so that acknowledgements are withheld and messages offered anew. At the end each is in the store
 * exactly once, all are acknowledged, every open case has its deadline, answers kept to the day's share, and memory to
 * its bound. */
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/hash.h"
#include "base/log.h"
#include "mlinzid/engine/engine.h"
#include "mlinzid/story/files.h"
#include "tests/unit/test.h"

#define T0 INT64_C(1772434800) /* 2026-03-02 10:00 Nairobi time */
#define WINDOW 12000           /* messages the carrier holds and offers again and again */
#define RSS_MAX_MIB 200
#define PARTS_A_DAY 60000
#define RESERVE 40000

static struct {
    struct loaded *loaded;
    struct engine *e;
    int n, low, high; /* all before low are acknowledged; those before high were offered */
    unsigned char *taken, *acked;
    int64_t accept[4096], withheld, again, sent, turns;
    int accepts;
    char directory[256];
} storm;

static bool up(void *self)
{
    (void)self;
    return true;
}
static int room(void *self)
{
    (void)self;
    return 4096 - storm.accepts;
}
static enum err keep_sent(void *self, const struct carrier_mt *mt)
{
    (void)self;
    if (storm.accepts == 4096)
        return ERR_FULL;
    storm.accept[storm.accepts++] = mt->id;
    storm.sent++;
    return ERR_NONE;
}
static void acknowledge(void *self, struct span msgid)
{
    int64_t i;
    (void)self;
    if (span_i64(msgid, &i) && i >= 0 && i < storm.n)
        storm.acked[i] = 1;
}
static void closed(void *self)
{
    (void)self;
}
static struct carrier carrier = {
    .name = "loop", .up = up, .room = room, .send = keep_sent, .acknowledge = acknowledge, .close = closed};

/* Message i is the same whenever it is offered. */
static bool offer(int i)
{
    static const char *const kinds[] = {"defilement", "neglect", "beaten", "child labour", "bullying"};
    static const char *const wards[] = {"Ganda", "Mtepeni", "Jilore", "Kakuyuni", "Bamba"};
    char id[24], from[24], text[160];
    uint64_t seed = (uint64_t)i + 1, r = mix64(&seed);
    int what = (int)(r % 10);
    snprintf(id, sizeof id, "%d", i);
    snprintf(from, sizeof from, "+2547%08d", (int)(r / 16 % 100000000));
    if (what < 4)
        snprintf(text, sizeof text, "REPORT %s girl %d %s house %d", kinds[r / 7 % 5], 1 + i % 17, wards[r / 11 % 5],
                 i);
    else if (what == 4)
        snprintf(text, sizeof text, "STATUS %08d", (int)(r / 3 % 100000000));
    else if (what == 5)
        snprintf(text, sizeof text, "asante sana");
    else if (what == 6)
        snprintf(text, sizeof text, "help");
    else {
        snprintf(from, sizeof from, "+2547%02d777777", (int)(r / 16 % 100));
        snprintf(text, sizeof text, what == 7 ? "REPORT neglect boy 6 Ganda, again %d" : "are you there %d", i);
    }
    struct carrier_mo mo = {.carrier = SPAN("loop"),
                            .msgid = span_of(id),
                            .sender = span_of(from),
                            .text = span_of(text),
                            .time_s = T0 + i / 100};
    return engine_take_mo(storm.e, &mo);
}

/* The carrier offers everything it holds; what is not taken it keeps. Every tenth it delivers once more. */
static void offer_all(void)
{
    while (storm.low < storm.n && storm.acked[storm.low])
        storm.low++;
    storm.high = storm.low + WINDOW < storm.n ? storm.low + WINDOW : storm.n;
    for (int i = storm.low; i < storm.high; i++) {
        if (!storm.taken[i]) {
            storm.taken[i] = offer(i);
            storm.withheld += !storm.taken[i];
        } else if (storm.acked[i] == 1 && i % 10 == 0) {
            storm.acked[i] = 2;
            storm.again += offer(i);
        }
    }
}

static bool turns(int most)
{
    bool more = true;
    for (int k = 0; k < most && more; k++) {
        int n = storm.accepts;
        storm.accepts = 0;
        for (int i = 0; i < n; i++)
            if (!engine_take_receipt(storm.e, storm.accept[i], RECEIPT_ACCEPTED, (struct span){NULL, 0}))
                storm.accept[storm.accepts++] = storm.accept[i];
        if (engine_turn(storm.e, T0 + storm.low / 100, &more) != ERR_NONE)
            return false;
        if (++storm.turns % 50 == 0)
            db_checkpoint(engine_db(storm.e));
    }
    return true;
}

static int64_t count(const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *q;
    char path[300];
    int64_t n = -1;
    snprintf(path, sizeof path, "%s/mlinzi.db", storm.directory);
    if (sqlite3_open(path, &db) == SQLITE_OK && sqlite3_prepare_v2(db, sql, -1, &q, NULL) == SQLITE_OK) {
        if (sqlite3_step(q) == SQLITE_ROW)
            n = sqlite3_column_int64(q, 0);
        sqlite3_finalize(q);
    }
    sqlite3_close(db);
    return n;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void a_storm_loses_nothing_it_acknowledged(void)
{
    double began = seconds();
    bool well = true;
    int acked = 0;
    while (well && storm.low < storm.n) {
        offer_all();
        well = turns(10);
    }
    CHECK(well && turns(100000));
    for (int i = 0; i < storm.n; i++)
        acked += storm.acked[i] != 0;
    double took = seconds() - began;
    printf("# = %d texts in %.0f s (%.0f a second), %lld times withheld, %lld delivered again, %lld texts sent, %lld "
           "turns\n",
           storm.n, took, storm.n / took, (long long)storm.withheld, (long long)storm.again, (long long)storm.sent,
           (long long)storm.turns);
    CHECK_INT(acked, storm.n);
    CHECK(storm.withheld > 0);
    CHECK(storm.again > storm.n / 100);
    CHECK_INT(engine_counts(storm.e)->duplicates, storm.again);
}

static void the_store_holds_each_once(void)
{
    char broken[4000] = "";
    CHECK_INT(count("select count(*) from inbox"), storm.n);
    CHECK_INT(count("select count(distinct msgid) from inbox"), storm.n);
    CHECK_INT(count("select count(*) from inbox where taken"), storm.n);
    CHECK_INT(count("select count(*) from case_file where id not in (select case_id from timer)"), 0);
    CHECK(count("select count(*) from case_file") > storm.n * 4 / 10);
    CHECK_INT(
        count("select count(*) from outbox where key = 'case.new' and role = 7 and case_id not in (select id from "
              "case_file)"),
        0);
    CHECK_INT(db_check(engine_db(storm.e), T0 + storm.n / 100, broken, sizeof broken), 0);
    if (*broken)
        printf("# %s\n", broken);
}

static void answers_kept_to_the_share_of_the_day(void)
{
    int64_t parts = count("select sum(parts) from spend"), needed = count("select sum(needed) from spend");
    printf("# = %lld parts, %lld of them needed\n", (long long)parts, (long long)needed);
    CHECK(parts - needed <= PARTS_A_DAY - RESERVE + 10);
    CHECK(needed > 0);
}

static void memory_kept_to_its_bound(void)
{
    struct rusage r;
    getrusage(RUSAGE_SELF, &r);
    printf("# = %ld MiB at most\n", r.ru_maxrss / 1024);
    CHECK(r.ru_maxrss / 1024 < RSS_MAX_MIB);
}

static bool begin(void)
{
    struct config_fault fault;
    char store[300], keys[300], why[300] = "";
    const char *soak = getenv("SOAK");
    storm.n = soak && *soak ? 1000000 : 100000;
    storm.taken = calloc((size_t)storm.n, 1);
    storm.acked = calloc((size_t)storm.n, 1);
    if (!storm.taken || !storm.acked || load_all(NULL, &storm.loaded, &fault) != ERR_NONE ||
        !files_temporary(storm.directory, sizeof storm.directory))
        return false;
    storm.loaded->settings.queue_max = 4096;
    storm.loaded->settings.cost_parts_a_day = PARTS_A_DAY;
    storm.loaded->settings.cost_reserve_parts = RESERVE;
    snprintf(store, sizeof store, "%s/mlinzi.db", storm.directory);
    snprintf(keys, sizeof keys, "%s/keys", storm.directory);
    struct engine_settings s = {.store_path = store, .keys_dir = keys, .loaded = storm.loaded, .seed = 7};
    if (engine_open(&s, T0, &storm.e, why, sizeof why) != ERR_NONE) {
        printf("# %s\n", why);
        return false;
    }
    engine_carrier(storm.e, &carrier);
    struct person_row p = {.role = ROLE_SCCO, .at = "003.016"};
    int64_t party, id;
    struct db *db = engine_db(storm.e);
    msisdn_read(SPAN("+254711000001"), &p.phone);
    if (db_begin(db) || db_lease(db, "row", 1, &id) || db_person_put(db, &p, T0, id, &party) || db_commit(db))
        return false;
    engine_people_changed(storm.e);
    return true;
}

int main(void)
{
    log_quiet(1);
    if (!begin())
        return 2;
    RUN(a_storm_loses_nothing_it_acknowledged);
    RUN(the_store_holds_each_once);
    RUN(answers_kept_to_the_share_of_the_day);
    RUN(memory_kept_to_its_bound);
    engine_close(storm.e);
    files_remove(storm.directory);
    load_free(storm.loaded);
    free(storm.taken);
    free(storm.acked);
    return test_end();
}
