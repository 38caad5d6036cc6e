/* figures.c - adding up what the store lists, leaving out what the viewer does not see, and judging times by the ladder
 * each case was opened under: nothing is estimated, and nothing is kept beside the rows themselves. */
#include "mlinzid/desk/figures.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS_MAX = 512 };

/* --- who counts --- */

static void posts_read(struct figures *f, const json_t *posts)
{
    size_t n = json_array_size(posts);
    for (size_t i = 0; i < n && f->posts < VIEWER_POSTS; i++) {
        const json_t *o = json_array_get(posts, i);
        const char *role = json_string_value(json_object_get(o, "role")),
                   *at = json_string_value(json_object_get(o, "at"));
        struct post *p = &f->post[f->posts];
        p->role = role_of(span_of(role));
        if (p->role != ROLE_NONE && at && span_str(span_of(at), p->at, sizeof p->at))
            f->posts++;
    }
}

enum err figures_holidays(struct db *db, const struct loaded *l, struct holidays *out)
{
    static int32_t added[DAYS_MAX], removed[DAYS_MAX];
    int n = 0, rn = 0;
    enum err err = db_holidays(db, true, added, DAYS_MAX, &n);
    if (err == ERR_NONE)
        err = db_holidays(db, false, removed, DAYS_MAX, &rn);
    *out = l->holidays;
    for (int i = 0; err == ERR_NONE && i < rn; i++)
        holidays_remove(out, removed[i]);
    for (int i = 0; err == ERR_NONE && i < n; i++)
        (void)holidays_add(out, added[i]);
    return err;
}

enum err figures_begin(struct figures *f, struct db *db, const struct loaded *l, const struct json_t *posts,
                       int64_t now_s)
{
    *f = (struct figures){.db = db, .loaded = l, .now_s = now_s, .policies = ladder_policies(&l->ladder)};
    posts_read(f, posts);
    enum err err = figures_holidays(db, l, &f->holidays);
    f->calendar = holidays_calendar(&f->holidays);
    late_begin(&f->late, &f->policies, &f->calendar, now_s);
    return err == ERR_NONE ? db_directory(db, &f->directory) : err;
}

void figures_end(struct figures *f)
{
    db_directory_free(&f->directory);
}

bool figures_sees(const struct figures *f, struct area place, enum role accused)
{
    for (int i = 0; i < f->posts; i++)
        if (rights_level(&f->directory, &f->post[i], place, accused))
            return true;
    return false;
}

bool figures_reach(const struct figures *f, struct area place)
{
    for (int i = 0; i < f->posts; i++) {
        const struct post *p = &f->post[i];
        const struct office *o = directory_find_office(&f->directory, p->at);
        struct area at;
        if (!role_level(p->role))
            continue;
        if (post_covers(&f->directory, p, place))
            return true;
        for (int j = 0; o && j < o->areas; j++)
            if (area_within(o->area[j], place))
                return true;
        if (area_read(f->directory.areas, span_of(p->at), &at) && area_within(at, place))
            return true;
    }
    return false;
}

/* --- in time --- */

int64_t figures_in_time(const struct figures *f, const struct figure_answer *a)
{
    const struct policy_severity *rules = &policy_find(&f->policies, a->policy)->s[a->severity];
    return rules->level_s[2] < 0 ? INT64_MAX : clock_add(rules->clock, &f->calendar, a->told_s, rules->level_s[2]);
}

/* --- a cell --- */

static void times_add(struct times *t, int64_t s)
{
    if (t->n == t->cap) {
        size_t cap = t->cap ? 2 * t->cap : 64;
        int64_t *more = realloc(t->s, cap * sizeof *more);
        if (!more) {
            t->cut = true;
            return;
        }
        t->s = more;
        t->cap = cap;
    }
    t->s[t->n++] = s;
}

void figure_cell_take(struct figure_cell *c, const struct figure_answer *a, int64_t by_s, int64_t now_s)
{
    c->told++;
    c->in_time += a->answered_s && a->answered_s <= by_s;
    c->late += a->answered_s ? a->answered_s > by_s : now_s > by_s;
    if (a->answered_s)
        times_add(&c->times, a->answered_s > a->told_s ? a->answered_s - a->told_s : 0);
}

void figure_cell_end(struct figure_cell *c)
{
    free(c->times.s);
    *c = (struct figure_cell){0};
}

/* The value that would stand at k if they were sorted (Hoare's FIND): the day's 10,000 need not be in order for it. */
static int64_t ranked(int64_t *s, size_t n, size_t k)
{
    size_t low = 0, high = n - 1;
    while (low < high) {
        int64_t a = s[low], b = s[low + (high - low) / 2], c = s[high];
        int64_t pivot = a < b ? (b < c ? b : a < c ? c : a) : (a < c ? a : b < c ? c : b);
        size_t i = low, j = high;
        for (;;) {
            while (s[i] < pivot)
                i++;
            while (s[j] > pivot)
                j--;
            if (i >= j)
                break;
            int64_t t = s[i];
            s[i++] = s[j];
            s[j--] = t;
        }
        if (k <= j)
            high = j;
        else
            low = j + 1;
    }
    return s[k];
}

int64_t times_at(struct times *t, int percent)
{
    if (!t->n || t->cut)
        return -1;
    size_t rank = (t->n * (size_t)percent + 99) / 100;
    return ranked(t->s, t->n, rank ? rank - 1 : 0);
}
