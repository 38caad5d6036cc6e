/* sqlite.c - SQLite as the store: WAL, every commit flushed, checkpoints only when asked.
 * One writer keeps one connection. Auto-checkpoint is off because a checkpoint inside a commit would hold up that turn;
 * the caller makes passive ones between turns. The page cache is bounded so that the whole daemon stays within its
 * memory. */
#include "db/engine.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CACHE_KIB 24576
#define ASIDE_BYTES 1200 /* pieces of memory at hand: a statement asks for some at each step, and gives them back */
#define ASIDE_PIECES 200

static const struct db_word words[] = {
    {"INT8", "INTEGER"}, {"TEXT", "TEXT"},   {"BYTES", "BLOB"},
    {"BOOL", "INTEGER"}, {"ROWS", "STRICT"}, {"KEYED", "STRICT, WITHOUT ROWID"},
    {NULL, NULL},
};

static enum err err_of(int code)
{
    switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE: return ERR_NONE;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY: return ERR_DISK;
    case SQLITE_CANTOPEN: return ERR_IO;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ERR_BUSY;
    case SQLITE_CONSTRAINT:
        return code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
                       code == SQLITE_CONSTRAINT_ROWID
                   ? ERR_EXISTS
                   : ERR_DB;
    default: return ERR_DB;
    }
}

static enum err run(void *conn, const char *script)
{
    return err_of(sqlite3_exec(conn, script, NULL, NULL, NULL));
}

/* Every connection flushes before and after it moves the log into the store: else a loss of power would take turns that
 * were acknowledged long ago. */
static enum err settle(sqlite3 *c, const struct db_open_how *how)
{
    char pragmas[512];
    (void)snprintf(pragmas, sizeof pragmas,
                   "pragma journal_mode=wal; pragma synchronous=full; pragma wal_autocheckpoint=0;"
                   "pragma journal_size_limit=67108864; pragma foreign_keys=on; pragma temp_store=memory;"
                   "pragma mmap_size=0; pragma cache_size=-%d; pragma trusted_schema=off; pragma secure_delete=on;%s",
                   CACHE_KIB, how->read_only ? "pragma query_only=on;" : "");
    return run(c, pragmas);
}

static void close_conn(void *conn)
{
    sqlite3_close_v2(conn);
}

static enum err write_again(sqlite3_file *f)
{
    static char bytes[65536];
    sqlite3_int64 size = 0;
    int code = f->pMethods->xFileSize(f, &size);
    for (sqlite3_int64 at = 0; code == SQLITE_OK && at < size; at += (sqlite3_int64)sizeof bytes) {
        int n = size - at < (sqlite3_int64)sizeof bytes ? (int)(size - at) : (int)sizeof bytes;
        code = f->pMethods->xRead(f, bytes, n, at);
        if (code == SQLITE_OK)
            code = f->pMethods->xWrite(f, bytes, n, at);
    }
    return err_of(code == SQLITE_OK ? f->pMethods->xSync(f, SQLITE_SYNC_FULL) : code);
}

/* After a failed flush the system holds the pages of the log as clean, though the disk never got them: a process that
 * starts again finds in the log what is not on the disk, believes it, builds upon it, and the next loss of power takes
 * all of it. Or it moves that into the store, the power fails half-way, and what would mend the store was never on the
 * disk. So whoever opens a store to write makes its log last first: the same bytes once more, and a flush. Whoever only
 * looks may be the first to come as well: he leaves the log where it is (SQLite's last connection would move it). */
static enum err firm(sqlite3 *c)
{
    sqlite3_file *log = NULL;
    enum err e = run(c, "begin immediate");
    if (!e && sqlite3_file_control(c, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK && log && log->pMethods)
        e = write_again(log);
    if (!sqlite3_get_autocommit(c))
        (void)run(c, "rollback");
    return e;
}

/* Every process of the service has one thread, and nobody asks how much memory is in use: SQLite need not lock or count
 * at every allocation. Refused where SQLite has begun already, which is as well. */
static void once(void)
{
    static bool done;
    if (!done) {
        (void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
        (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    }
    done = true;
}

static enum err open_conn(const struct db_open_how *how, void **conn)
{
    sqlite3 *c = NULL;
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (how->create ? SQLITE_OPEN_CREATE : 0);
    once();
    int code = sqlite3_open_v2(how->path, &c, flags, how->vfs);
    *conn = c;
    if (code != SQLITE_OK) {
        enum err e = code == SQLITE_CANTOPEN && !how->create ? ERR_NOT_FOUND : err_of(code);
        close_conn(c);
        *conn = NULL;
        return e;
    }
    (void)sqlite3_db_config(c, SQLITE_DBCONFIG_LOOKASIDE, NULL, ASIDE_BYTES, ASIDE_PIECES);
    sqlite3_extended_result_codes(c, 1);
    sqlite3_busy_timeout(c, how->busy_ms);
    (void)sqlite3_db_config(c, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    enum err e = settle(c, how);
    if (!e && !how->read_only)
        e = firm(c);
    if (!e && !how->read_only)
        (void)sqlite3_db_config(c, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    if (e) {
        close_conn(c);
        *conn = NULL;
    }
    return e;
}

static enum err begin(void *conn)
{
    return run(conn, "begin immediate");
}

static enum err commit(void *conn)
{
    return run(conn, "commit");
}

static void rollback(void *conn)
{
    if (!sqlite3_get_autocommit(conn))
        (void)run(conn, "rollback");
}

static enum err checkpoint(void *conn)
{
    return err_of(sqlite3_wal_checkpoint_v2(conn, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL));
}

static int take_ms(void *ms, int n, char **value, char **name)
{
    (void)name;
    *(int *)ms = n > 0 && value[0] ? atoi(value[0]) : 0;
    return 0;
}

/* Whoever reads is not waited for: the engine would stand still meanwhile. */
static enum err wipe_log(void *conn)
{
    int ms = 0;
    (void)sqlite3_exec(conn, "pragma busy_timeout", take_ms, &ms, NULL);
    sqlite3_busy_timeout(conn, 0);
    int code = sqlite3_wal_checkpoint_v2(conn, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    sqlite3_busy_timeout(conn, ms);
    return err_of(code);
}

static enum err backup(void *conn, const char *file)
{
    sqlite3 *to = NULL;
    int code = sqlite3_open_v2(file, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
    if (code == SQLITE_OK) {
        sqlite3_backup *b = sqlite3_backup_init(to, "main", conn, "main");
        code = b ? sqlite3_backup_step(b, -1) : sqlite3_errcode(to);
        if (b) {
            int end = sqlite3_backup_finish(b);
            code = code == SQLITE_DONE ? end : code;
        }
    }
    sqlite3_close_v2(to);
    return err_of(code);
}

static enum err intact(void *conn, char *why_not, size_t cap)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(conn, "pragma integrity_check(1)", -1, &s, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(s);
    const char *said = code == SQLITE_ROW ? (const char *)sqlite3_column_text(s, 0) : sqlite3_errmsg(conn);
    bool good = code == SQLITE_ROW && said && strcmp(said, "ok") == 0;
    (void)snprintf(why_not, cap, "%s", good ? "" : said ? said : "no memory");
    (void)sqlite3_finalize(s);
    return good ? ERR_NONE : ERR_DB;
}

static const char *why(void *conn)
{
    return sqlite3_errmsg(conn);
}

static enum err prepare(void *conn, const char *name, const char *sql, int parameters, void **statement)
{
    (void)name;
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v3(conn, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL);
    *statement = s;
    if (code != SQLITE_OK)
        return err_of(code);
    return s && sqlite3_bind_parameter_count(s) == parameters ? ERR_NONE : ERR_DB;
}

static void finish(void *statement)
{
    sqlite3_finalize(statement);
}

/* A bind fails only for a programmer's mistake or for want of memory; an unbound parameter would be NULL, and every
 * column is NOT NULL, so the step after it fails. */
static void bind_int(void *statement, int i, int64_t v)
{
    (void)sqlite3_bind_int64(statement, i, v);
}

static void bind_text(void *statement, int i, struct span v)
{
    (void)sqlite3_bind_text64(statement, i, v.n ? v.p : "", v.n, SQLITE_STATIC, SQLITE_UTF8);
}

static void bind_bytes(void *statement, int i, struct span v)
{
    (void)sqlite3_bind_blob64(statement, i, v.n ? v.p : "", v.n, SQLITE_STATIC);
}

static void bind_null(void *statement, int i)
{
    (void)sqlite3_bind_null(statement, i);
}

static enum err step(void *statement, bool *row)
{
    int code = sqlite3_step(statement);
    *row = code == SQLITE_ROW;
    return err_of(code);
}

static int64_t changes(void *statement)
{
    return sqlite3_changes64(sqlite3_db_handle(statement));
}

static void reset(void *statement)
{
    (void)sqlite3_reset(statement);
}

static int64_t column_int(void *statement, int i)
{
    return sqlite3_column_int64(statement, i);
}

static struct span column_text(void *statement, int i)
{
    const char *p = (const char *)sqlite3_column_text(statement, i);
    return (struct span){p, (size_t)sqlite3_column_bytes(statement, i)};
}

static struct span column_bytes(void *statement, int i)
{
    const char *p = sqlite3_column_blob(statement, i);
    return (struct span){p, (size_t)sqlite3_column_bytes(statement, i)};
}

const struct db_engine db_sqlite = {
    .name = "SQLite",
    .parameter = '?',
    .casts = false,
    .words = words,
    .open = open_conn,
    .close = close_conn,
    .run = run,
    .begin = begin,
    .commit = commit,
    .rollback = rollback,
    .checkpoint = checkpoint,
    .wipe_log = wipe_log,
    .backup = backup,
    .intact = intact,
    .why = why,
    .prepare = prepare,
    .finish = finish,
    .bind_int = bind_int,
    .bind_text = bind_text,
    .bind_bytes = bind_bytes,
    .bind_null = bind_null,
    .step = step,
    .changes = changes,
    .reset = reset,
    .column_int = column_int,
    .column_text = column_text,
    .column_bytes = column_bytes,
};
