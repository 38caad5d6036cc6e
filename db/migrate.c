/* migrate.c - forward-only migrations: db/migrations/NNNN-*.sql, each in a transaction of its own with its number.
 * A store that is newer than the program is refused: an older program would not know what it must not break. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/store.h"

static int64_t file_number(const char *name)
{
    int64_t n = 0;
    size_t length = strlen(name);
    if (length < 9 || strcmp(name + length - 4, ".sql") != 0)
        return -1;
    for (int i = 0; i < 4; i++) {
        if (name[i] < '0' || name[i] > '9')
            return -1;
        n = 10 * n + (name[i] - '0');
    }
    return name[4] == '-' ? n : -1;
}

/* The name of migration `number`, or false. */
static bool file_of(const char *sql_dir, int64_t number, char *path, size_t cap)
{
    char dir_path[900];
    (void)snprintf(dir_path, sizeof dir_path, "%s/db/migrations", sql_dir);
    DIR *d = opendir(dir_path);
    bool found = false;
    struct dirent *entry;
    while (d && !found && (entry = readdir(d)))
        if (file_number(entry->d_name) == number) {
            (void)snprintf(path, cap, "%s/%s", dir_path, entry->d_name);
            found = true;
        }
    if (d)
        (void)closedir(d);
    return found;
}

/* A number may be left out: what two branches number apart meets here in one order. */
int64_t migration_newest(const char *sql_dir)
{
    char dir_path[900];
    (void)snprintf(dir_path, sizeof dir_path, "%s/db/migrations", sql_dir);
    DIR *d = opendir(dir_path);
    int64_t newest = 0;
    struct dirent *entry;
    while (d && (entry = readdir(d))) {
        int64_t n = file_number(entry->d_name);
        newest = n > newest ? n : newest;
    }
    if (d)
        (void)closedir(d);
    return newest;
}

int64_t schema_version(const struct db_engine *engine, void *conn)
{
    void *s = NULL;
    int64_t version = 0;
    bool row = false;
    if (engine->prepare(conn, "schema", "select value from meta where key = 'schema'", 0, &s) == ERR_NONE &&
        engine->step(s, &row) == ERR_NONE && row)
        (void)span_i64(engine->column_text(s, 0), &version);
    if (s)
        engine->finish(s);
    return version;
}

static enum err run_file(const struct db_engine *engine, void *conn, const char *path, int64_t number)
{
    char *ours = NULL, *its = NULL, mark[160];
    enum err e = file_read(path, &ours);
    if (!e)
        e = script_translate(engine, ours, &its);
    if (!e)
        e = engine->begin(conn);
    if (!e) {
        e = engine->run(conn, its);
        (void)snprintf(mark, sizeof mark,
                       "insert into meta (key, value) values ('schema', '%lld') "
                       "on conflict (key) do update set value = excluded.value",
                       (long long)number);
        if (!e && number > 0)
            e = engine->run(conn, mark);
        if (!e)
            e = engine->commit(conn);
        if (e)
            engine->rollback(conn);
    }
    free(ours);
    free(its);
    return e;
}

static enum err migrate(const struct db_settings *s, const struct db_engine *engine, void *conn, char *why, size_t cap)
{
    char path[1200] = "";
    int64_t newest = migration_newest(s->sql_dir);
    if (newest == 0 || !file_of(s->sql_dir, 0, path, sizeof path)) {
        (void)snprintf(why, cap, "no migrations below %s/db/migrations", s->sql_dir);
        return ERR_NOT_FOUND;
    }
    int64_t have = schema_version(engine, conn);
    if (have > newest) {
        (void)snprintf(why, cap,
                       "the store %s is at schema %lld, this program knows up to %lld: install the newer program",
                       s->path, (long long)have, (long long)newest);
        return ERR_VERSION;
    }
    enum err e = have > 0 ? ERR_NONE : run_file(engine, conn, path, 0);
    for (int64_t n = have + 1; !e && n <= newest; n++)
        if (file_of(s->sql_dir, n, path, sizeof path))
            e = run_file(engine, conn, path, n);
    if (e)
        (void)snprintf(why, cap, "%s: %s (%s)", path, err_words(e), engine->why(conn));
    return e;
}

enum err db_migrate(const struct db_settings *s, char *why, size_t why_cap)
{
    const struct db_engine *engine = &db_sqlite;
    void *conn = NULL;
    struct db_open_how how = {.path = s->path, .vfs = s->vfs, .create = true, .busy_ms = s->busy_ms};
    enum err e = engine->open(&how, &conn);
    if (e) {
        (void)snprintf(why, why_cap, "the store %s cannot be opened: %s", s->path, err_words(e));
        return e;
    }
    e = migrate(s, engine, conn, why, why_cap);
    engine->close(conn);
    struct db *db = NULL;
    if (!e)
        e = db_open(s, &db, why, why_cap);
    if (!e)
        e = store_upgrade(db, why, why_cap);
    db_close(db);
    return e;
}

#define SCHEMA_SEALED 2

enum keyring_make db_keyring_make(const char *path, const char *vfs)
{
    const struct db_engine *engine = &db_sqlite;
    void *conn = NULL;
    struct db_open_how how = {.path = path, .vfs = vfs, .read_only = true, .busy_ms = 5000};
    enum err e = engine->open(&how, &conn);
    if (e)
        return e == ERR_NOT_FOUND ? KEYRING_NEW : KEYRING_READ;
    int64_t schema = schema_version(engine, conn);
    engine->close(conn);
    return schema == 0 ? KEYRING_NEW : schema < SCHEMA_SEALED ? KEYRING_SEAL : KEYRING_READ;
}
