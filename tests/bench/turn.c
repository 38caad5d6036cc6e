/* turn.c - report text to durable case, against raw SQLite group commit of the very same rows.
 * First the engine takes N reports, 100 a turn; then every row it left behind is inserted again, raw, into a fresh file
 * of the same schema with 100 commits' worth in each transaction, by prepared statements and nothing else. Both sides
 * flush in full. Run both under `chrt -f 50` where the machine allows it; quote the ratio, never the figure. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/log.h"
#include "gateway/loop.h"
#include "mlinzid/engine.h"
#include "mlinzid/files.h"

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
    fprintf(stderr, "bench turn: %s: %s\n", what, why);
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

static double engine_side(const char *dir, struct loaded *loaded, int n, int batch, double *cpu_s)
{
    char store[400], keys[400], why[300], text[200], from[32], id[32];
    snprintf(store, sizeof store, "%s/mlinzi.db", dir);
    snprintf(keys, sizeof keys, "%s/keys", dir);
    struct engine_settings s = {.store_path = store, .keys_dir = keys, .loaded = loaded, .seed = 42};
    struct carrier_events on = {NULL, no_mo, no_receipt, no_link};
    struct engine *e;
    int64_t t = 1790000000;
    if (engine_open(&s, t, &e, why, sizeof why) != ERR_NONE)
        die("engine", why);
    struct loop_carrier *loop = loop_open("loop", 4096, false, &on);
    engine_carrier(e, loop_carrier(loop));
    loaded->settings.flood_all_burst = loaded->settings.flood_all_per_hour =
        100000000; /* as one works, not as one defends */
    officers(e, &loaded->areas);
    double began = now(), cpu_began = cpu();
    for (int i = 0; i < n; i++) {
        report_text(&loaded->areas, i, text, sizeof text);
        snprintf(from, sizeof from, "+2547%08lld", i * 49999LL % 100000000); /* no two that begin alike, or hardly */
        snprintf(id, sizeof id, "m-%d", i);
        struct carrier_mo mo = {.carrier = SPAN("loop"),
                                .msgid = span_of(id),
                                .sender = span_of(from),
                                .text = span_of(text),
                                .time_s = t + i / 100};
        if (!engine_take_mo(e, &mo))
            die("queue", "full");
        if ((i + 1) % batch && i + 1 < n)
            continue;
        bool more = true;
        while (more) {
            if (engine_turn(e, t + i / 100, &more) != ERR_NONE)
                die("turn", "failed");
            while (loop_take(loop)) {
            }
        }
        if ((i + 1) % (batch * 50) == 0)
            db_checkpoint(engine_db(e));
    }
    double took = now() - began;
    *cpu_s = cpu() - cpu_began;
    engine_close(e);
    return took;
}

/* --- the limit: the same rows, raw --- */

struct table {
    char name[64];
    int columns;
    sqlite3_stmt *put, *get;
    int64_t rows, done;
};

static void must_ok(sqlite3 *db, int rc, const char *what)
{
    if (rc != SQLITE_OK && rc != SQLITE_ROW && rc != SQLITE_DONE)
        die(what, sqlite3_errmsg(db));
}

static int tables_of(sqlite3 *from, sqlite3 *to, struct table *t, int cap)
{
    sqlite3_stmt *q;
    char sql[2000];
    int n = 0;
    must_ok(from,
            sqlite3_prepare_v2(from, "select name from sqlite_master where type='table' and name not like 'sqlite%'",
                               -1, &q, NULL),
            "tables");
    while (sqlite3_step(q) == SQLITE_ROW && n < cap) {
        struct table *x = &t[n];
        sqlite3_stmt *count;
        snprintf(x->name, sizeof x->name, "%s", (const char *)sqlite3_column_text(q, 0));
        snprintf(sql, sizeof sql, "select count(*) from %s", x->name);
        must_ok(from, sqlite3_prepare_v2(from, sql, -1, &count, NULL), sql);
        sqlite3_step(count);
        x->rows = sqlite3_column_int64(count, 0);
        sqlite3_finalize(count);
        snprintf(sql, sizeof sql, "select * from %s", x->name);
        must_ok(from, sqlite3_prepare_v2(from, sql, -1, &x->get, NULL), sql);
        x->columns = sqlite3_column_count(x->get);
        snprintf(sql, sizeof sql, "insert or replace into %s values(?", x->name);
        for (int c = 1; c < x->columns; c++)
            strcat(sql, ",?");
        strcat(sql, ")");
        must_ok(to, sqlite3_prepare_v2(to, sql, -1, &x->put, NULL), sql);
        n++;
    }
    sqlite3_finalize(q);
    return n;
}

static void exec(sqlite3 *db, const char *sql)
{
    must_ok(db, sqlite3_exec(db, sql, NULL, NULL, NULL), sql);
}

static double raw_side(const char *dir, int n, int batch, int64_t *rows)
{
    char from_path[400], to_path[400], sql[600];
    sqlite3 *from, *to;
    struct table t[64];
    memset(t, 0, sizeof t);
    snprintf(from_path, sizeof from_path, "%s/mlinzi.db", dir);
    snprintf(to_path, sizeof to_path, "%s/raw.db", dir);
    if (snprintf(sql, sizeof sql, "vacuum into '%s'", to_path) >= (int)sizeof sql)
        die("path", "too long");
    must_ok(NULL, sqlite3_open(from_path, &from), "open");
    exec(from, sql);
    must_ok(NULL, sqlite3_open(to_path, &to), "open");
    exec(to, "pragma journal_mode=wal");
    exec(to, "pragma synchronous=full");
    exec(to, "pragma wal_autocheckpoint=0");
    int tables = tables_of(from, to, t, 64), commits = n / batch;
    for (int i = 0; i < tables; i++) {
        snprintf(sql, sizeof sql, "delete from %.60s", t[i].name);
        exec(to, sql);
        *rows += t[i].rows;
    }
    double took = 0;
    for (int k = 1; k <= commits; k++) {
        double began = now();
        exec(to, "begin immediate");
        for (int i = 0; i < tables; i++)
            for (int64_t want = t[i].rows * k / commits; t[i].done < want; t[i].done++) {
                if (sqlite3_step(t[i].get) != SQLITE_ROW)
                    break;
                for (int c = 0; c < t[i].columns; c++)
                    sqlite3_bind_value(t[i].put, c + 1, sqlite3_column_value(t[i].get, c));
                must_ok(to, sqlite3_step(t[i].put), t[i].name);
                sqlite3_reset(t[i].put);
            }
        exec(to, "commit");
        if (k % 50 == 0)
            sqlite3_wal_checkpoint_v2(to, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
        took += now() - began;
    }
    for (int i = 0; i < tables; i++) {
        sqlite3_finalize(t[i].get);
        sqlite3_finalize(t[i].put);
    }
    sqlite3_close(from);
    sqlite3_close(to);
    return took;
}

int main(int argc, char **argv)
{
    int n = argc > 1 ? atoi(argv[1]) : 20000, batch = 100;
    struct config_fault fault;
    struct loaded *loaded;
    char dir[300];
    log_quiet(1);
    setenv("TMPDIR", getenv("BENCH_DIR") ? getenv("BENCH_DIR") : "build", 1); /* a real disk, not memory */
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        die("load", fault.message);
    if (!files_temporary(dir, sizeof dir))
        die("directory", "none");
    double cpu_s;
    int64_t rows = 0;
    double mine = engine_side(dir, loaded, n, batch, &cpu_s), raw = raw_side(dir, n, batch, &rows);
    printf("turn: %d reports, %d a commit, %lld rows (%.1f a report)\n", n, batch, (long long)rows, (double)rows / n);
    printf("  text to durable case  %8.0f reports/s   %5.1f us of CPU a report\n", n / mine, cpu_s / n * 1e6);
    printf("  raw, the same rows    %8.0f reports/s\n", n / raw);
    printf("  ratio %.2f (goal 0.60)\n", raw / mine);
    files_remove(dir);
    load_free(loaded);
    return 0;
}
