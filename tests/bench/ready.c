/* ready.c - a start with many open cases: how long until the engine is ready, what it holds resident, and how long the
 * loop is busy while a heap of overdue cases is worked off. The cases are made by copying one true case's row; nothing
 * else is faked: the store is opened, the wheel filled and the turns run by the engine itself. Arguments: open cases,
 * overdue ones of them. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

static void die(const char *what, const char *why)
{
    fprintf(stderr, "bench ready: %s: %s\n", what, why);
    exit(1);
}

static long resident_kib(void)
{
    FILE *f = fopen("/proc/self/status", "r");
    char line[200];
    long kib = 0;
    while (f && fgets(line, sizeof line, f))
        if (sscanf(line, "VmRSS: %ld", &kib) == 1)
            break;
    if (f)
        fclose(f);
    return kib;
}

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

static struct engine *open_engine(const char *dir, struct loaded *loaded, int64_t t)
{
    char store[400], keys[400], why[300];
    snprintf(store, sizeof store, "%.300s/mlinzi.db", dir);
    snprintf(keys, sizeof keys, "%.300s/keys", dir);
    struct engine_settings s = {.store_path = store, .keys_dir = keys, .loaded = loaded, .seed = 42};
    struct engine *e;
    if (engine_open(&s, t, &e, why, sizeof why) != ERR_NONE)
        die("engine", why);
    return e;
}

static void take_all(struct loop_carrier *loop)
{
    while (loop_take(loop)) {
    }
}

static void one_report(struct engine *e, struct loop_carrier *loop, int64_t t)
{
    struct carrier_mo mo = {.carrier = SPAN("loop"),
                            .msgid = SPAN("first"),
                            .sender = SPAN("+254700000001"),
                            .text = SPAN("REPORT neglect girl 9 Ganda"),
                            .time_s = t};
    bool more = true;
    if (!engine_take_mo(e, &mo))
        die("queue", "full");
    while (more) {
        if (engine_turn(e, t, &more) != ERR_NONE)
            die("turn", "failed");
        take_all(loop);
    }
}

static void run_sql(sqlite3 *db, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
        die(sql, why ? why : "");
}

/* Copies the one case n - 1 times; the first `overdue` are due an hour ago (one in a hundred of them S1), the rest over
 * 30 days. */
static void many_cases(const char *dir, long n, long overdue, int64_t t)
{
    char path[400], columns[4000] = "", sql[9000];
    sqlite3 *db;
    sqlite3_stmt *q;
    snprintf(path, sizeof path, "%.300s/mlinzi.db", dir);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        die("open", path);
    if (sqlite3_prepare_v2(db,
                           "select name from pragma_table_info('case_file') where name not in ('id','ref','severity')",
                           -1, &q, NULL) != SQLITE_OK)
        die("columns", sqlite3_errmsg(db));
    while (sqlite3_step(q) == SQLITE_ROW) {
        strncat(columns, ",", sizeof columns - strlen(columns) - 1);
        strncat(columns, (const char *)sqlite3_column_text(q, 0), sizeof columns - strlen(columns) - 1);
    }
    sqlite3_finalize(q);
    snprintf(sql, sizeof sql,
             "with recursive n(i) as (select 2 union all select i + 1 from n where i < %ld) "
             "insert into case_file (id, ref, severity%s) select 1000000 + i, printf('%%08d', i), case when i <= %ld "
             "and i %% 100 = 0 then 1 else 3 end%s "
             "from n, (select * from case_file limit 1)",
             n, columns, overdue, columns);
    run_sql(db, "begin");
    run_sql(db, sql);
    snprintf(sql, sizeof sql,
             "insert into timer (case_id, due_s, version, severity) select id, case when id - 1000000 <= %ld then %lld "
             "else %lld + (id * 7919) %% 2592000 end, "
             "version, severity from case_file where id > 1000000",
             overdue, (long long)(t - 3600), (long long)(t + 60));
    run_sql(db, sql);
    run_sql(db, "commit");
    sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_close(db);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void work_off(struct engine *e, struct loop_carrier *loop, int64_t t)
{
    enum { MOST = 400 };
    static double took[MOST];
    int n = 0;
    bool more = true;
    while (more && n < MOST) {
        double began = now();
        if (engine_turn(e, t, &more) != ERR_NONE)
            die("turn", "failed");
        took[n++] = now() - began;
        take_all(loop);
    }
    qsort(took, (size_t)n, sizeof took[0], by_size);
    printf("  overdue: %d turns of at most 200 cases, p50 %.1f ms, p99 %.1f ms, longest %.1f ms (goal p99 50 ms); "
           "stepped %lld\n",
           n, took[n / 2] * 1e3, took[n * 99 / 100] * 1e3, took[n - 1] * 1e3, (long long)engine_counts(e)->stepped);
}

int main(int argc, char **argv)
{
    long n = argc > 1 ? atol(argv[1]) : 1000000, overdue = argc > 2 ? atol(argv[2]) : n / 4;
    struct config_fault fault;
    struct loaded *loaded;
    char dir[300];
    int64_t t = 1790000000;
    struct carrier_events on = {NULL, no_mo, no_receipt, no_link, NULL};
    log_quiet(1);
    setenv("TMPDIR", getenv("BENCH_DIR") ? getenv("BENCH_DIR") : "build", 1);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        die("load", fault.message);
    if (!files_temporary(dir, sizeof dir))
        die("directory", "none");
    struct loop_carrier *loop = loop_open("loop", 4096, false, &on);
    struct engine *e = open_engine(dir, loaded, t);
    engine_carrier(e, loop_carrier(loop));
    one_report(e, loop, t);
    engine_close(e);
    many_cases(dir, n, overdue, t);
    double began = now();
    e = open_engine(dir, loaded, t);
    engine_carrier(e, loop_carrier(loop));
    double took = now() - began;
    printf("ready: %ld open cases, %ld of them overdue\n  ready after %.0f ms (goal 1000 ms at a million), %ld MiB "
           "resident (goal 64 at 100,000, 256 at a million)\n",
           n, overdue, took * 1e3, resident_kib() / 1024);
    work_off(e, loop, t);
    printf("  resident after the work %ld MiB\n", resident_kib() / 1024);
    engine_close(e);
    files_remove(dir);
    load_free(loaded);
    return 0;
}
