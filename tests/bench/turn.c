/* turn.c - report text to durable case, against raw SQLite group commit of the very same rows.
 * First the engine takes N reports, 100 a turn; then every row it left behind is inserted again, raw, into a fresh file
 * of the same schema with 100 commits' worth in each transaction, by prepared statements and nothing else. Both sides
 * flush in full. By CPU the ratio bears other work on the machine. Run both under `chrt -f 50` where the machine allows
 * it; quote the ratio, never the figure. */
#include <sqlite3.h>

#include "tests/bench/nation.h"

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

static double raw_side(const char *dir, int n, int batch, int64_t *rows, double *cpu_s)
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
        double began = now(), worked = cpu();
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
        *cpu_s += cpu() - worked;
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
    struct nation nation;
    int64_t rows = 0;
    nation_open(&nation, dir, loaded);
    double cpu_s = cpu(), mine = nation_report(&nation, n, batch);
    cpu_s = cpu() - cpu_s;
    nation_close(&nation);
    double raw_cpu_s = 0, raw = raw_side(dir, n, batch, &rows, &raw_cpu_s);
    printf("turn: %d reports, %d a commit, %lld rows (%.1f a report)\n", n, batch, (long long)rows, (double)rows / n);
    printf("  text to durable case  %8.0f reports/s   %5.1f us of CPU a report\n", n / mine, cpu_s / n * 1e6);
    printf("  raw, the same rows    %8.0f reports/s   %5.1f us\n", n / raw, raw_cpu_s / n * 1e6);
    printf("  ratio %.2f by the clock (goal 0.60), %.2f by CPU\n", raw / mine, raw_cpu_s / cpu_s);
    files_remove(dir);
    load_free(loaded);
    return 0;
}
