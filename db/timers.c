/* timers.c - deadlines, one row a case, and the chores of the day. What is overdue is taken from the index on
 * (severity, due), never from memory.
 */
#include "db/store.h"

enum err db_timer_set(struct db *db, const struct timer_row *t)
{
    struct statement *s = st_of(db, t->due_s == INT64_MAX ? ST_timer_end : ST_timer_put);
    put_int(s, "case_id", t->case_id);
    if (t->due_s != INT64_MAX) {
        put_int(s, "due_s", t->due_s);
        put_int(s, "version", t->version);
        put_int(s, "severity", t->severity);
    }
    enum err e = st_run(s, NULL);
    if (e)
        return e;
    s = st_of(db, ST_case_due_set); /* what lists of open cases are ordered by */
    put_int(s, "due_s", t->due_s);
    put_int(s, "id", t->case_id);
    return st_run(s, NULL);
}

static void take_timer(struct statement *s, struct timer_row *t)
{
    t->case_id = take_int(s);
    t->due_s = take_int(s);
    t->version = take_int(s);
    t->severity = take_int(s);
}

enum err db_timers_overdue(struct db *db, int64_t now_s, struct timer_row *rows, int cap, int *n)
{
    struct statement *s = st_of(db, ST_timers_overdue);
    enum err e = ERR_NONE;
    *n = 0;
    for (int64_t severity = 0; !e && severity < SEVERITY_COUNT && *n < cap; severity++) {
        bool row = false;
        put_int(s, "severity", severity);
        put_int(s, "now_s", now_s);
        put_int(s, "cap", cap - *n);
        while (!(e = st_next(s, &row)) && row)
            take_timer(s, &rows[(*n)++]);
    }
    return e;
}

enum err db_timers_late(struct db *db, int64_t now_s, int cap, int64_t *n)
{
    struct statement *s = st_of(db, ST_timers_late);
    put_int(s, "now_s", now_s);
    put_int(s, "cap", cap);
    enum err e = st_one(s);
    if (e)
        return e;
    *n = take_int(s);
    st_end(s);
    return ERR_NONE;
}

enum err db_timers_between(struct db *db, int64_t from_s, int64_t to_s, void *ctx,
                           void (*take)(void *ctx, const struct timer_row *t))
{
    struct statement *s = st_of(db, ST_timers_between);
    enum err e = ERR_NONE;
    for (int64_t severity = 0; !e && severity < SEVERITY_COUNT; severity++) {
        bool row = false;
        put_int(s, "severity", severity);
        put_int(s, "from_s", from_s);
        put_int(s, "to_s", to_s);
        while (!(e = st_next(s, &row)) && row) {
            struct timer_row t;
            take_timer(s, &t);
            take(ctx, &t);
        }
    }
    return e;
}

enum err db_chores(struct db *db, int64_t done_s[CHORE_COUNT])
{
    struct statement *s = st_of(db, ST_chores);
    bool row = false;
    enum err e;
    for (int c = 0; c < CHORE_COUNT; c++)
        done_s[c] = -1;
    while (!(e = st_next(s, &row)) && row) {
        int64_t c = take_int(s), at_s = take_int(s);
        if (c > CHORE_NONE && c < CHORE_COUNT)
            done_s[c] = at_s;
    }
    return e;
}

enum err db_chore_done(struct db *db, enum chore c, int64_t done_s)
{
    struct statement *s = st_of(db, ST_chore_put);
    put_int(s, "kind", c);
    put_int(s, "done_s", done_s);
    return st_run(s, NULL);
}

static enum err read_ids(struct statement *s, int64_t *ids, int *n)
{
    bool row = false;
    enum err e;
    *n = 0;
    while (!(e = st_next(s, &row)) && row)
        ids[(*n)++] = take_int(s);
    return e;
}

enum err db_cases_of_office(struct db *db, const struct post *post, int64_t after_id, int64_t *ids, int cap, int *n)
{
    struct statement *s = st_of(db, ST_cases_of_office);
    put_str(s, "at", post->at);
    put_int(s, "after", after_id);
    put_int(s, "cap", cap);
    return read_ids(s, ids, n);
}

enum err db_cases_open_from(struct db *db, enum severity at_least, int64_t after_id, int64_t *ids, int cap, int *n)
{
    struct statement *s = st_of(db, ST_cases_open_from);
    put_int(s, "severity", at_least);
    put_int(s, "after", after_id);
    put_int(s, "cap", cap);
    return read_ids(s, ids, n);
}
