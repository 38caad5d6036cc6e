/* import.c - an existing register coming in beside SQLite's own best for the same rows, in one run.
 * import [CHILDREN [ROUNDS]]: a round makes a file of invented children and brings it in by `mlinzi import children`
 * (CSV, places, codes and limits, a key for each child, names sealed, tokens of sounds and numbers, audit), a process
 * of its own, timed from start to end. Then the rows it wrote of these children, sealed bytes and all, are read into
 * memory and written by prepared inserts into a store of the same schema and pragmas, child by child, as many a commit,
 * each commit flushed, with the same checkpoints. Goal (docs/speed.md): import at least 0.6 of raw. */
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "db/store.h"
#include "tests/bench/likeness_nation.h"

enum { A_COMMIT = 1000, COMMITS_A_CHECKPOINT = 10, COLUMNS_MOST = 24, TABLES = 7 };
/* The tables of a child, in the order in which one is written: first whose the row is, then the row. */
static const struct {
    const char *name, *rows;
} tables[TABLES] = {
    {"party", "select p.id, p.* from party p where p.id > ?1 order by p.id"},
    {"subject_key",
     "select p.id, k.* from party p join subject_key k on k.id = p.id + ?2 where p.id > ?1 order by p.id"},
    {"child", "select c.id, c.* from child c where c.id > ?1 order by c.id"},
    {"identifier",
     "select i.party, i.* from child c join identifier i on i.party = c.id where c.id > ?1 order by c.id"},
    {"child_key", "select k.child, k.* from child c join child_key k on k.child = c.id where c.id > ?1 order by c.id"},
    {"sheet_row", "select r.subject, r.* from child c join sheet_row r on r.about = ?3 and r.subject = c.id "
                  "where c.id > ?1 order by c.id"},
    {"sheet_answer", "select r.subject, a.* from child c join sheet_row r on r.about = ?3 and r.subject = c.id "
                     "join sheet_answer a on a.sheet = r.id where c.id > ?1 order by c.id"},
};
struct cell {
    int type;
    int64_t number; /* of bytes: where they begin */
    size_t n;
};
struct heap { /* the rows of one table */
    struct cell *cell;
    char *bytes;
    size_t cells, cell_cap, bytes_n, bytes_cap, at;
    int columns; /* with the owner before them */
    sqlite3_stmt *put;
};
static struct heap heaps[TABLES];
static char dir[300];
static sqlite3 *raw;
static int64_t last; /* child of the rounds before */

static void need(bool ok, const char *what)
{
    if (!ok) {
        (void)fprintf(stderr, "import: %s\n", what);
        exit(1);
    }
}

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double cpu_of(const struct rusage *r)
{
    return (double)(r->ru_utime.tv_sec + r->ru_stime.tv_sec) +
           (double)(r->ru_utime.tv_usec + r->ru_stime.tv_usec) / 1e6;
}

static FILE *begin_file(const char *name)
{
    char path[400];
    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "w");
    need(f != NULL, path);
    return f;
}

/* A third have a number of a birth certificate, a fifth the phone of who looks after them. */
static void write_csv(int64_t from, int n)
{
    FILE *f = begin_file("r.csv");
    (void)fprintf(f, "No,First name,Other names,Last name,Sex,Born,Place,Has BC,BC No,Phone\n");
    for (int64_t id = from; id < from + n; id++) {
        struct made m;
        child_of(id, &m);
        struct civil born = civil_of(day_start(m.born));
        struct span first = m.name[0], other = m.n > 2 ? m.name[1] : span_of(""), own = m.name[m.n - 1];
        (void)fprintf(f, "%lld,%.*s,%.*s,\"%.*s\",%s,%04d-%02d-%02d,%03d.%03d,%s,", (long long)id, (int)first.n,
                      first.p, (int)other.n, other.p, (int)own.n, own.p, m.sex == 'F' ? "SFEM" : "SMAL", born.year,
                      born.month, born.day, m.county, m.constituency, id % 3 ? "no" : "yes");
        if (id % 3 == 0)
            (void)fprintf(f, "B/%lld", (long long)id + 1000000);
        if (id % 5 == 0)
            (void)fprintf(f, ",07%08lld\n", (long long)(id % 100000000));
        else
            (void)fprintf(f, ",\n");
    }
    need(fclose(f) == 0, "the file is written");
}

/* The seconds it takes; *cpu: of them in the processor. */
static double mlinzi(const char *what, double *cpu)
{
    char command[1200];
    struct rusage used;
    int status = 0;
    (void)snprintf(command, sizeof command, "exec build/bin/mlinzi -c %s/m.cfg %s >>%s/heard 2>&1", dir, what, dir);
    double t0 = now();
    pid_t child = fork();
    need(child >= 0, "a process");
    if (child == 0) {
        (void)execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    need(wait4(child, &status, 0, &used) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0, command);
    if (cpu)
        *cpu = cpu_of(&used);
    return now() - t0;
}

static void open_raw(void)
{
    char path[400], why[300] = "";
    static struct areas areas;
    static struct keyring keys;
    void *conn = NULL;
    (void)snprintf(path, sizeof path, "%s/raw.db", dir);
    keyring_of_seed(&keys, 11);
    struct db_settings s = {.path = path, .sql_dir = ".", .areas = &areas, .keys = &keys, .busy_ms = 1000};
    need(!db_migrate(&s, why, sizeof why), why);
    struct db_open_how how = {.path = path, .busy_ms = 1000};
    need(!db_sqlite.open(&how, &conn), "the raw store opens"); /* with the same pragmas */
    raw = conn;
}

static void heap_add(struct heap *h, sqlite3_stmt *s)
{
    for (int i = 0; i < h->columns; i++) {
        if (h->cells == h->cell_cap)
            h->cell = realloc(h->cell, sizeof *h->cell * (h->cell_cap = h->cell_cap ? h->cell_cap * 2 : 65536));
        int type = sqlite3_column_type(s, i);
        struct cell c = {.type = type,
                         .number = type == SQLITE_INTEGER ? sqlite3_column_int64(s, i) : (int64_t)h->bytes_n};
        if (type != SQLITE_INTEGER) {
            const void *p = type == SQLITE_TEXT ? (const void *)sqlite3_column_text(s, i) : sqlite3_column_blob(s, i);
            c.n = (size_t)sqlite3_column_bytes(s, i);
            while (h->bytes_n + c.n + 1 > h->bytes_cap)
                h->bytes = realloc(h->bytes, h->bytes_cap = h->bytes_cap ? h->bytes_cap * 2 : 1 << 20);
            need(h->cell && h->bytes, "memory");
            if (c.n)
                memcpy(h->bytes + h->bytes_n, p, c.n);
            h->bytes_n += c.n;
        }
        h->cell[h->cells++] = c;
    }
}

static void read_rows(void)
{
    char path[400], sql[300];
    sqlite3 *db;
    (void)snprintf(path, sizeof path, "%s/store/mlinzi.db", dir);
    need(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK, "the store opens");
    for (int t = 0; t < TABLES; t++) {
        struct heap *h = &heaps[t];
        sqlite3_stmt *s;
        need(sqlite3_prepare_v2(db, tables[t].rows, -1, &s, NULL) == SQLITE_OK, sqlite3_errmsg(db));
        const int64_t bound[] = {last, subject_party(1) - 1, ABOUT_CHILD};
        for (int i = 0; i < sqlite3_bind_parameter_count(s); i++)
            (void)sqlite3_bind_int64(s, i + 1, bound[i]);
        h->columns = sqlite3_column_count(s);
        h->cells = h->bytes_n = h->at = 0;
        while (sqlite3_step(s) == SQLITE_ROW)
            heap_add(h, s);
        need(sqlite3_finalize(s) == SQLITE_OK, sqlite3_errmsg(db));
        need(h->cells > 0 || t == 3, tables[t].name);
        int n = snprintf(sql, sizeof sql, "insert into %s values (?", tables[t].name);
        for (int i = 2; i < h->columns; i++)
            n += snprintf(sql + n, sizeof sql - (size_t)n, ",?");
        (void)snprintf(sql + n, sizeof sql - (size_t)n, ")");
        if (!h->put)
            need(sqlite3_prepare_v3(raw, sql, -1, SQLITE_PREPARE_PERSISTENT, &h->put, NULL) == SQLITE_OK, sql);
    }
    (void)sqlite3_close(db);
}

static void raw_row(struct heap *h)
{
    const struct cell *c = &h->cell[h->at];
    for (int i = 1; i < h->columns; i++) {
        const char *p = h->bytes + c[i].number;
        if (c[i].type == SQLITE_INTEGER)
            (void)sqlite3_bind_int64(h->put, i, c[i].number);
        else if (c[i].type == SQLITE_TEXT)
            (void)sqlite3_bind_text64(h->put, i, p, c[i].n, SQLITE_STATIC, SQLITE_UTF8);
        else
            (void)sqlite3_bind_blob64(h->put, i, p, c[i].n, SQLITE_STATIC);
    }
    need(sqlite3_step(h->put) == SQLITE_DONE, sqlite3_errmsg(raw));
    (void)sqlite3_reset(h->put);
    h->at += (size_t)h->columns;
}

/* The rows it wrote. */
static int64_t raw_children(void)
{
    int64_t rows = 0;
    struct heap *parties = &heaps[0];
    for (int children = 0; parties->at < parties->cells; children++) {
        int64_t child = parties->cell[parties->at].number;
        if (children % A_COMMIT == 0)
            need(sqlite3_exec(raw, "begin immediate", NULL, NULL, NULL) == SQLITE_OK, "begin");
        for (int t = 0; t < TABLES; t++)
            for (struct heap *h = &heaps[t]; h->at < h->cells && h->cell[h->at].number == child; rows++)
                raw_row(h);
        if (children % A_COMMIT == A_COMMIT - 1 || parties->at == parties->cells)
            need(sqlite3_exec(raw, "commit", NULL, NULL, NULL) == SQLITE_OK, "commit");
        if (children % (A_COMMIT * COMMITS_A_CHECKPOINT) == A_COMMIT * COMMITS_A_CHECKPOINT - 1)
            (void)sqlite3_wal_checkpoint_v2(raw, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
        last = child;
    }
    for (int t = 0; t < TABLES; t++)
        need(heaps[t].at == heaps[t].cells, "every row is written");
    return rows;
}

static void begin_all(void)
{
    const char *tmp = getenv("TMPDIR");
    (void)snprintf(dir, sizeof dir, "%s/mlinzi-import-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    need(mkdtemp(dir) != NULL, "a directory to work in");
    FILE *f = begin_file("m.cfg");
    (void)fprintf(f, "store: { path = \"%s/store/mlinzi.db\"; };\nkeys: { dir = \"%s/keys\"; };\n", dir, dir);
    (void)fclose(f);
    f = begin_file("map.cfg");
    (void)fprintf(f, "first_name = \"First name\";\nother_names = \"Other names\";\nsurname = \"Last name\";\n"
                     "sex = \"Sex\";\nborn = \"Born\";\nplace = \"Place\";\nbirth_certificate = \"Has BC\";\n"
                     "birth_certificate_no = \"BC No\";\nphone = \"Phone\";\nin_school = \"=no\";\n");
    (void)fclose(f);
    char store[400];
    (void)snprintf(store, sizeof store, "%s/store", dir);
    need(mkdir(store, 0700) == 0, store);
    (void)mlinzi("db migrate", NULL);
    read_nation();
    open_raw();
}

int main(int argc, char **argv)
{
    int children = argc > 1 ? atoi(argv[1]) : 100000, rounds = argc > 2 ? atoi(argv[2]) : 2;
    char command[1000];
    double total[2] = {0}, cpus[2] = {0};
    need(rounds > 0 && children / rounds > 0, "import [CHILDREN [ROUNDS]]");
    begin_all();
    (void)snprintf(command, sizeof command, "import children %s/r.csv --map %s/map.cfg", dir, dir);
    printf("%10s %16s %16s %8s %8s %10s\n", "children", "import, a second", "raw, a second", "ratio", "by CPU",
           "rows each");
    for (int i = 0; i < rounds; i++) {
        struct rusage a, b;
        double cpu = 0;
        int n = children / rounds;
        write_csv((int64_t)i * n, n);
        double import = mlinzi(command, &cpu);
        read_rows();
        (void)getrusage(RUSAGE_SELF, &a);
        double t0 = now();
        int64_t rows = raw_children();
        double bare = now() - t0;
        (void)getrusage(RUSAGE_SELF, &b);
        total[0] += import, total[1] += bare;
        cpus[0] += cpu, cpus[1] += cpu_of(&b) - cpu_of(&a);
        printf("%10d %16.0f %16.0f %8.2f %8.2f %10.1f\n", n, n / import, n / bare, bare / import,
               (cpu_of(&b) - cpu_of(&a)) / cpu, (double)rows / n);
    }
    printf("%10s %16s %16s %8.2f %8.2f\n", "all", "", "", total[1] / total[0], cpus[1] / cpus[0]);
    for (int t = 0; t < TABLES; t++) {
        (void)sqlite3_finalize(heaps[t].put);
        free(heaps[t].cell);
        free(heaps[t].bytes);
    }
    (void)sqlite3_close(raw);
    (void)snprintf(command, sizeof command, "rm -rf '%s'", dir);
    need(system(command) == 0, "the directory is removed");
    return 0;
}
