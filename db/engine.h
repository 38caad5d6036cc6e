/* engine.h - what differs between the databases: one struct of functions. Nothing above it knows which one runs.
 * An engine keeps one connection with its prepared statements. It gets a statement's text in its own dialect: the
 * loader (db/statements.c) has already written parameters as ?1 or $1 and mapped the words of our SQL by the engine's
 * tables. Bytes bound stay the caller's until the statement is reset; columns read stay the engine's until the next
 * step or reset. */
#ifndef MLINZI_DB_ENGINE_H
#define MLINZI_DB_ENGINE_H

#include <stdint.h>

#include "base/err.h"
#include "base/text.h"

struct db_word { /* a word of our SQL and what the engine calls it */
    const char *ours, *its;
};
struct db_open_how {
    const char *path;
    const char *vfs; /* SQLite: the disk it is on (db/disk_sim.h); NULL the machine's */
    bool create;     /* where it is not there */
    bool read_only;  /* every write is refused; else what the log says is made to last first, and ERR_BUSY may come */
    int busy_ms;
};
struct db_engine {
    const char *name;
    char parameter;              /* the sign before a parameter's number */
    bool casts;                  /* keeps ::type after a parameter */
    const struct db_word *words; /* of migrations: types and table endings; the last has ours NULL */

    enum err (*open)(const struct db_open_how *how,
                     void **conn); /* ERR_NOT_FOUND: no such store, and not to be created */
    void (*close)(void *conn);
    enum err (*run)(void *conn, const char *script); /* a migration: statements without parameters */
    enum err (*begin)(void *conn);                   /* for writing, from the start */
    enum err (*commit)(void *conn);                  /* ERR_DISK: nothing is stored; the caller rolls back */
    void (*rollback)(void *conn);                    /* also when the engine has rolled back by itself */
    enum err (*checkpoint)(void *conn);              /* moves the log into the store without holding up writers */
    enum err (*wipe_log)(void *conn);                /* the same, whole, and the log is cut to nothing */
    enum err (*backup)(void *conn, const char *file);
    /* Reads the whole store: ERR_DB and words when a page or an index is damaged. */
    enum err (*intact)(void *conn, char *words, size_t cap);
    const char *(*why)(
        void *conn); /* the engine's own words for the last error; for a person at the machine, never logged */

    enum err (*prepare)(void *conn, const char *name, const char *sql, int parameters, void **statement);
    void (*finish)(void *statement);
    /* Parameters count from 1. A refused bind makes the next step fail. */
    void (*bind_int)(void *statement, int i, int64_t v);
    void (*bind_text)(void *statement, int i, struct span v);
    void (*bind_bytes)(void *statement, int i, struct span v);
    void (*bind_null)(void *statement, int i);
    enum err (*step)(void *statement, bool *row); /* ERR_EXISTS: a unique key; ERR_DISK: full, or a write failed */
    int64_t (*changes)(void *statement);          /* rows the last finished step wrote */
    void (*reset)(void *statement);
    /* Columns count from 0. NULL reads as 0 and as empty. */
    int64_t (*column_int)(void *statement, int i);
    struct span (*column_text)(void *statement, int i);
    struct span (*column_bytes)(void *statement, int i);
};
extern const struct db_engine db_sqlite;

#endif
