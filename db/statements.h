/* statements.h - named statements: read from db/sql, written in the engine's dialect, bound by parameter name.
 * A file is lines "-- name: outbox_add", each followed by one statement; parameters are :name, with the cast that
 * PostgreSQL wants after them (:id::int8). A name in a file that statements.def has not, or the other way round, is
 * refused at open. */
#ifndef MLINZI_DB_STATEMENTS_H
#define MLINZI_DB_STATEMENTS_H

#include "db/engine.h"

enum statement_name {
#define STATEMENT(name) ST_##name,
#include "db/statements.def"
#undef STATEMENT
    STATEMENT_COUNT
};
#define PARAMETERS_MAX 80
struct statement {
    const struct db_engine *engine;
    void *prepared;
    const char *name;
    char *sql;                             /* in the engine's dialect */
    const char *parameter[PARAMETERS_MAX]; /* in order of first appearance; the names lie in the block of names */
    char *names;
    int parameters;
    int bind_at, column_at; /* where the next bind and the next column are looked for first */
};
/* Reads every *.sql file below dir into all[STATEMENT_COUNT]; *why says what is wrong. */
MUST_USE enum err statements_read(struct statement *all, const struct db_engine *engine, const char *dir, char *why,
                                  size_t cap);
MUST_USE enum err statements_prepare(struct statement *all, void *conn, char *why, size_t cap);
void statements_free(struct statement *all);

/* A migration's words in the engine's own; *out is malloced. */
MUST_USE enum err script_translate(const struct db_engine *engine, const char *ours, char **out);
/* The whole file, NUL-terminated, malloced. */
MUST_USE enum err file_read(const char *path, char **out);

/* Binding by name and reading columns in order. put_*() must() find the name. */
void put_int(struct statement *s, const char *name, int64_t v);
void put_text(struct statement *s, const char *name, struct span v);
void put_str(struct statement *s, const char *name, const char *v);
void put_bytes(struct statement *s, const char *name, struct span v);
int64_t take_int(struct statement *s);
struct span take_text(struct statement *s);
struct span take_bytes(struct statement *s);
void take_str(struct statement *s, char *out, size_t cap);
/* Steps to the next row; when there is none (or on an error) the statement is reset. */
MUST_USE enum err st_next(struct statement *s, bool *row);
/* Runs a statement that returns no rows. *changed may be NULL. */
MUST_USE enum err st_run(struct statement *s, int64_t *changed);
/* Runs a statement of which one row is wanted; the caller reads it and calls st_end. */
MUST_USE enum err st_one(struct statement *s); /* ERR_NOT_FOUND: no row, already ended */
void st_end(struct statement *s);

#endif
