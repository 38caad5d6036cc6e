/* alike.c - the work list of doubles: pairs of children that may be one, as somebody entered them or as the whole
 * register was gone through. A pair that somebody decided stays decided. */
#include <stdlib.h>

#include "base/day.h"
#include "db/child.h"
#include "db/store.h"

enum err db_alike_add(struct db *db, const struct child_pair *p)
{
    struct statement *s = st_of(db, ST_child_alike_add);
    put_int(s, "child", p->child);
    put_int(s, "other", p->other);
    put_int(s, "score", p->score);
    put_int(s, "made_s", p->made_s);
    return st_run(s, NULL);
}

enum err db_alike_decide(struct db *db, int64_t child, int64_t other, bool same, int64_t person)
{
    enum err e = ERR_NONE;
    for (int turn = 0; !e && turn < 2; turn++) {
        struct statement *s = st_of(db, ST_child_alike_decide);
        put_int(s, "child", turn ? other : child);
        put_int(s, "other", turn ? child : other);
        put_int(s, "decided", same ? 1 : 2);
        put_int(s, "person", person);
        e = st_run(s, NULL);
    }
    return e;
}

enum err db_alike_open(struct db *db, struct area in, struct child_pair *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_child_alike_open);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "county", in.county);
    put_int(s, "constituency", in.constituency);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        struct child_pair *p = &out[(*n)++];
        p->child = take_int(s);
        p->other = take_int(s);
        p->score = take_int(s);
        p->made_s = take_int(s);
    }
    return e;
}

/* --- the whole register --- */

/* Children that share a key of sounds and the day of birth, or a number. More of a day under one key are no doubles but
 * a name of that year, or a day that somebody wrote who knew none. */
enum { GROUP = 4096, OF_A_DAY = 32 };

struct member {
    int64_t child;
    int32_t day; /* the same for a day and for it with day and month turned round; 0: of no use */
};
struct sweep {
    struct db *db;
    int64_t now_s;
    struct alike_sweep *out;
    int n;
    struct member group[GROUP];
    struct likeness_child like[OF_A_DAY]; /* of the day's members in hand */
};

/* The first of January is written when nobody knows. */
static int32_t day_either_way(int32_t born)
{
    struct civil c = civil_of(day_start(born));
    int32_t low = c.day < c.month ? c.day : c.month, high = c.day < c.month ? c.month : c.day;
    return c.day == 1 && c.month == 1 ? 0 : c.year * 10000 + low * 100 + high;
}

static int by_day(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->child > y->child) - (x->child < y->child);
}

static enum err pair(struct sweep *w, const struct member *m, int later, int earlier)
{
    struct likeness like = likeness_weigh(&w->like[later], &w->like[earlier]);
    w->out->weighed++;
    if (!likeness_listed(&like))
        return ERR_NONE;
    return db_alike_add(w->db, &(struct child_pair){m[later].child, m[earlier].child, like.score, w->now_s});
}

/* Each is opened once, however many it is held against. */
static enum err day_done(struct sweep *w, const struct member *m, int n)
{
    struct child c;
    enum err e = ERR_NONE;
    for (int i = 0; !e && i < n; i++)
        e = child_likeness(w->db, m[i].child, &c, &w->like[i]);
    for (int a = 1; !e && a < n; a++)
        for (int b = 0; !e && b < a; b++)
            e = pair(w, m, a, b);
    return e;
}

static enum err group_done(struct sweep *w)
{
    enum err e = ERR_NONE;
    qsort(w->group, (size_t)w->n, sizeof w->group[0], by_day);
    for (int i = 0, end; !e && i < w->n; i = end) {
        for (end = i + 1; end < w->n && w->group[end].day == w->group[i].day;)
            end++;
        if (w->group[i].day && end - i > 1 && end - i <= OF_A_DAY)
            e = day_done(w, &w->group[i], end - i);
    }
    w->n = 0;
    return e;
}

/* Rows of a key, a child and its day (numbers: no day), by key. */
static enum err groups(struct sweep *w, struct statement *s, bool days)
{
    int64_t key = 0;
    bool row = false;
    enum err e;
    while (!(e = st_next(s, &row)) && row) {
        int64_t next = take_int(s), child = take_int(s);
        int32_t day = days ? day_either_way((int32_t)take_int(s)) : 1;
        if (next != key && (e = group_done(w)) != ERR_NONE) {
            st_end(s);
            return e;
        }
        key = next;
        if (w->n < GROUP)
            w->group[w->n++] = (struct member){child, day};
    }
    return e ? e : group_done(w);
}

enum err db_alike_sweep(struct db *db, int64_t now_s, struct alike_sweep *out)
{
    struct sweep *w = malloc(sizeof *w);
    if (!w)
        return ERR_FULL;
    *w = (struct sweep){.db = db, .now_s = now_s, .out = out};
    *out = (struct alike_sweep){0};
    enum err e = groups(w, st_of(db, ST_child_keys_days), true);
    if (!e)
        e = groups(w, st_of(db, ST_child_numbers), false);
    struct statement *s = st_of(db, ST_child_alike_count);
    if (!e)
        e = st_one(s);
    if (!e) {
        out->open = take_int(s);
        st_end(s);
    }
    free(w);
    return e;
}
