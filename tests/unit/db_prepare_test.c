/* db_prepare_test.c - every named statement is understood by the database, against a store freshly migrated.
 * SQLite here, one test a statement. With --psql it prints the same statements and migrations, as the store's own
 * loader writes them for PostgreSQL, as a script for psql that prints TAP: tests/sql-check/run gives it to a server. */
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/store.h"
#include "tests/unit/test.h"

static const struct db_word postgresql_words[] = {{"INT8", "int8"}, {"TEXT", "text"}, {"BYTES", "bytea"},
                                                  {"BOOL", "bool"}, {"ROWS", ""},     {"KEYED", ""},
                                                  {NULL, NULL}};
static const struct db_engine postgresql = {
    .name = "postgresql", .parameter = '$', .casts = true, .words = postgresql_words};
static const char planted[] = "select a from nowhere where b = 1"; /* what no engine takes: the check can fail */

static struct statement all[STATEMENT_COUNT];

static void tell(bool ok, const char *what)
{
    test_count++;
    test_here = !ok;
    test_failed += test_here;
    printf("%s %d - %s\n", ok ? "ok" : "not ok", test_count, what);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_sql(const struct dirent *d)
{
    size_t n = strlen(d->d_name);
    return n > 4 && strcmp(d->d_name + n - 4, ".sql") == 0;
}

static void verdict_psql(const char *name, bool wanted)
{
    printf("\\if :ERROR\n\\echo %s - postgresql %s\n\\else\n\\echo %s - postgresql %s\n\\endif\n",
           wanted ? "not ok" : "ok", name, wanted ? "ok" : "not ok", name);
}

/* Each migration in a transaction: the select after it fails when any line before it did. */
static int script_psql(void)
{
    char why[300] = "";
    struct dirent **entry;
    int n = scandir("db/migrations", &entry, is_sql, by_name);
    for (int i = 0; i < n; i++) {
        char path[600], *ours = NULL, *its = NULL;
        (void)snprintf(path, sizeof path, "db/migrations/%s", entry[i]->d_name);
        if (file_read(path, &ours) || script_translate(&postgresql, ours, &its))
            return 1;
        printf("begin;\n%s\nselect 1 \\g /dev/null\n", its);
        verdict_psql(entry[i]->d_name, true);
        printf("commit;\n");
        free(ours);
        free(its);
        free(entry[i]);
    }
    if (n > 0)
        free(entry);
    if (statements_read(all, &postgresql, "db/sql", why, sizeof why)) {
        (void)fprintf(stderr, "%s\n", why);
        return 1;
    }
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        printf("prepare %s as\n%s;\n", all[i].name, all[i].sql);
        verdict_psql(all[i].name, true);
    }
    printf("prepare planted as %s;\n", planted);
    verdict_psql("refuses a planted fault", false);
    statements_free(all);
    return 0;
}

static void prepare_all(const char *path)
{
    char why[300] = "";
    struct keyring keys;
    keyring_of_seed(&keys, 1);
    struct db_settings set = {.path = path, .sql_dir = ".", .keys = &keys, .busy_ms = 1000};
    struct db_open_how how = {.path = path, .busy_ms = 1000};
    void *conn = NULL, *prepared = NULL;
    enum err e = db_migrate(&set, why, sizeof why);
    if (e)
        printf("# %s\n", why);
    tell(!e, "sqlite migrations");
    if (db_sqlite.open(&how, &conn) || statements_read(all, &db_sqlite, "db/sql", why, sizeof why)) {
        printf("# %s\n", why);
        tell(false, "sqlite: the statements are read");
        return;
    }
    for (int i = 0; i < STATEMENT_COUNT; i++) {
        char name[100];
        e = db_sqlite.prepare(conn, all[i].name, all[i].sql, all[i].parameters, &all[i].prepared);
        if (e)
            printf("# %s\n", db_sqlite.why(conn));
        (void)snprintf(name, sizeof name, "sqlite %s", all[i].name);
        tell(!e, name);
    }
    tell(db_sqlite.prepare(conn, "planted", planted, 0, &prepared) != ERR_NONE, "sqlite refuses a planted fault");
    statements_free(all);
    db_sqlite.close(conn);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--psql") == 0)
        return script_psql();
    const char *tmp = getenv("TMPDIR");
    char dir[400], path[450];
    (void)snprintf(dir, sizeof dir, "%s/mlinzi.XXXXXX", tmp && tmp[0] ? tmp : P_tmpdir);
    must(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/store.db", dir);
    prepare_all(path);
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (int i = 0; i < (int)countof(ends); i++) {
        (void)snprintf(path, sizeof path, "%s/store.db%s", dir, ends[i]);
        (void)unlink(path);
    }
    (void)rmdir(dir);
    return test_end();
}
