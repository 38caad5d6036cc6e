/* list.c - LIST: the open cases a number sees, counted once each, the oldest first.
 * A post sees by office, county or share (core/scope.h); each of these is an index of open cases alone, in order of id,
 * which is the order of opening. The ids of all posts are gathered, sorted and counted here, since one case may be seen
 * in two ways.
 */
#include <stdlib.h>

#include "core/scope.h"
#include "db/store.h"

struct ids {
    int64_t *id;
    size_t n, cap;
};

static enum err gather(struct statement *s, struct ids *all)
{
    bool row = false;
    enum err e;
    while (!(e = st_next(s, &row)) && row) {
        if (all->n == all->cap) {
            size_t cap = all->cap ? 2 * all->cap : 256;
            int64_t *more = realloc(all->id, cap * sizeof *more);
            if (!more) {
                st_end(s);
                return ERR_FULL;
            }
            all->id = more;
            all->cap = cap;
        }
        all->id[all->n++] = take_int(s);
    }
    return e;
}

static enum err of_part(struct db *db, const struct scope_part *p, struct ids *all)
{
    static const enum statement_name of[] = {[SCOPE_ALL] = ST_list_open,
                                             [SCOPE_COUNTY] = ST_list_county,
                                             [SCOPE_OFFICE] = ST_list_office,
                                             [SCOPE_SHARE] = ST_list_share};
    must(p->kind != SCOPE_ALL); /* view.everything: of_everything() */
    struct statement *s = st_of(db, of[p->kind]);
    put_int(s, "role", p->post.role);
    if (p->kind == SCOPE_COUNTY) {
        put_int(s, "county", p->area.county);
        put_int(s, "constituency", p->area.constituency);
        put_int(s, "ward", p->area.ward);
    } else
        put_str(s, "at", p->post.at);
    return gather(s, all);
}

/* Whatever it reported that is open, however old: week by week. */
static enum err of_reporter(struct db *db, const struct msisdn *number, int64_t now_s, struct ids *all)
{
    int64_t week = -1, last = week_of(now_s);
    enum err e = ERR_NONE;
    while (!e && week < last) {
        struct statement *s = st_of(db, ST_reported_week);
        put_int(s, "after", week);
        e = st_one(s);
        if (e)
            return e == ERR_NOT_FOUND ? ERR_NONE : e;
        week = take_int(s);
        st_end(s);
        s = st_of(db, ST_list_reported);
        put_int(s, "week", week);
        put_int(s, "number_ix", number_ix(db, number));
        e = gather(s, all);
    }
    return e;
}

static int by_id(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static enum err show_listed(struct db *db, struct facts *f, const struct ids *all)
{
    for (size_t i = 0; i < all->n && f->listed_n < (int)countof(f->listed); i++) {
        struct statement *s = st_of(db, ST_case_ref);
        struct listed *l = &f->listed[f->listed_n];
        put_int(s, "id", all->id[i]);
        enum err e = st_one(s);
        if (e)
            return e;
        take_str(s, l->ref, sizeof l->ref);
        l->state = (enum case_state)take_int(s);
        st_end(s);
        f->listed_n++;
    }
    return ERR_NONE;
}

static enum err of_everything(struct db *db, struct facts *f, struct ids *all)
{
    struct statement *s = st_of(db, ST_count_open);
    enum err e = st_one(s);
    if (e)
        return e;
    f->list_count = take_int(s);
    st_end(s);
    s = st_of(db, ST_list_open);
    put_int(s, "cap", (int64_t)countof(f->listed));
    return gather(s, all);
}

enum err list_fill(struct db *db, struct facts *f, int64_t now_s)
{
    const struct view *v = &f->view;
    struct ids all = {NULL, 0, 0};
    struct scope scope;
    enum err e = ERR_NONE;
    f->listed_n = 0;
    f->list_count = 0;
    if (v->everything)
        e = of_everything(db, f, &all);
    scope_of(db->settings.areas, v->post, v->posts, &scope);
    for (int i = 0; !e && !v->everything && i < scope.parts; i++)
        e = of_part(db, &scope.part[i], &all);
    if (!e && !v->everything && v->reporter.s[0])
        e = of_reporter(db, &v->reporter, now_s, &all);
    if (!e && all.n > 1) {
        size_t n = 0;
        qsort(all.id, all.n, sizeof *all.id, by_id);
        for (size_t i = 0; i < all.n; i++)
            if (i == 0 || all.id[i] != all.id[n - 1])
                all.id[n++] = all.id[i];
        all.n = n;
    }
    if (!e && !v->everything)
        f->list_count = (int64_t)all.n;
    if (!e)
        e = show_listed(db, f, &all);
    free(all.id);
    return e;
}
