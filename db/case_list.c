/* case_list.c - each part of what somebody sees is an index of open cases by severity and deadline. A page takes from
 * each part what fits until it has enough, and puts them together; one case may be seen in two ways and is shown once.
 * All of it is bounded by LIST_LOOKED_MAX, whatever is asked for. */
#include "db/case_list.h"

#include <stdlib.h>
#include <string.h>

#include "db/store.h"
#include "forms/sheet.h"

#define PAGE_MAX 1001

#define PASSES_MAX 4
#define FORMS_ROOM 2000 /* of a part, where few may fit */

struct found {
    struct list_at at;
    enum role role; /* of the post it is seen through */
};
struct gather {
    struct db *db;
    const struct list_filter *f;
    struct found *found;
    int n, room;          /* room: so many of one part are enough */
    struct list_at bound; /* up to where every part was read; severity 0: each to its end */
    bool dry;             /* a part looked at enough rows */
    int64_t looks;        /* of each part, at most */
};

static int at_cmp(const struct list_at *a, const struct list_at *b)
{
    if (a->severity != b->severity)
        return a->severity < b->severity ? -1 : 1;
    if (a->due_s != b->due_s)
        return a->due_s < b->due_s ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

static int by_at(const void *a, const void *b)
{
    return at_cmp(&((const struct found *)a)->at, &((const struct found *)b)->at);
}

/* Cases that ended have no deadline: they come after all that have one, by their number. */
static struct statement *part_begin(struct db *db, const struct scope_part *p, bool ended, const struct list_at *after)
{
    static const enum statement_name of[2][4] = {{[SCOPE_ALL] = ST_console_all,
                                                  [SCOPE_COUNTY] = ST_console_county,
                                                  [SCOPE_OFFICE] = ST_console_office,
                                                  [SCOPE_SHARE] = ST_console_share},
                                                 {[SCOPE_ALL] = ST_console_ended,
                                                  [SCOPE_COUNTY] = ST_console_ended_county,
                                                  [SCOPE_OFFICE] = ST_console_ended_office,
                                                  [SCOPE_SHARE] = ST_console_ended_share}};
    struct statement *s = st_of(db, of[ended][p->kind]);
    if (p->kind == SCOPE_COUNTY) {
        put_int(s, "county", p->area.county);
        put_int(s, "constituency", p->area.constituency);
        put_int(s, "ward", p->area.ward);
    } else if (p->kind != SCOPE_ALL)
        put_str(s, "at", p->post.at);
    if (p->kind == SCOPE_SHARE)
        put_int(s, "role", p->post.role);
    put_int(s, "severity", after->severity);
    if (!ended)
        put_int(s, "due_s", after->due_s);
    put_int(s, "id", ended && after->due_s < INT64_MAX ? 0 : after->id);
    return s;
}

/* A row of the lists' own indexes, after its id and deadline. */
struct listed_case {
    enum case_state state;
    int64_t kinds, opened_s, t0_s, policy;
};
static struct listed_case take_listed(struct statement *s)
{
    struct listed_case c = {.state = (enum case_state)take_int(s)};
    c.kinds = take_int(s);
    c.opened_s = take_int(s);
    c.t0_s = take_int(s);
    c.policy = take_int(s);
    return c;
}

static bool overdue(const struct late *late, const struct listed_case *c, int64_t severity)
{
    return late && late_is(late, c->state, (enum severity)severity, c->policy, c->t0_s);
}

static bool fits(const struct list_filter *f, const struct listed_case *c, int64_t severity)
{
    return (!f->state || f->state == c->state) && (!f->kinds || (f->kinds & c->kinds)) && (!f->kindless || !c->kinds) &&
           (!f->opened_by_s || c->opened_s < f->opened_by_s) && c->opened_s >= f->opened_from_s &&
           (!f->overdue || overdue(f->late, c, severity));
}

static void stop_at(struct gather *g, const struct list_at *at)
{
    if (!g->bound.severity || at_cmp(at, &g->bound) < 0)
        g->bound = *at;
}

/* One part, one severity, from `after` on. */
static enum err part_read(struct gather *g, const struct scope_part *p, bool ended, const struct list_at *after)
{
    struct statement *s = part_begin(g->db, p, ended, after);
    int64_t looks = g->looks;
    int took = 0;
    bool row = false;
    enum err e;
    while (!(e = st_next(s, &row)) && row) {
        struct list_at at = {.severity = after->severity, .id = take_int(s)};
        at.due_s = take_int(s);
        const struct listed_case one = take_listed(s);
        if (fits(g->f, &one, at.severity) && (!g->f->due_by_s || at.due_s < g->f->due_by_s)) {
            g->found[g->n++] = (struct found){at, p->post.role};
            took++;
        }
        g->dry = g->dry || --looks == 0;
        if (took == g->room || looks == 0) {
            stop_at(g, &at);
            break;
        }
    }
    if (row)
        st_end(s);
    return e;
}

static enum err row_read(struct db *db, const struct list_filter *f, const struct list_at *at, struct list_row *out)
{
    struct statement *s = st_of(db, ST_console_row);
    *out = (struct list_row){.at = *at};
    put_int(s, "id", at->id);
    enum err e = st_one(s);
    if (e)
        return e;
    take_str(s, out->ref, sizeof out->ref);
    out->state = (enum case_state)take_int(s);
    out->level = take_int(s);
    out->area.level = (uint8_t)take_int(s);
    out->area.region = (uint8_t)take_int(s);
    out->area.county = (uint8_t)take_int(s);
    out->area.constituency = (uint16_t)take_int(s);
    out->area.ward = (uint16_t)take_int(s);
    out->kinds = take_int(s);
    out->opened_s = take_int(s);
    take_str(s, out->office, sizeof out->office);
    out->accused = (enum role)take_int(s);
    out->version = take_int(s);
    out->age_years = take_int(s);
    out->sex = take_int(s);
    out->updated_s = take_int(s);
    struct listed_case c = {.state = out->state};
    c.t0_s = take_int(s);
    c.policy = take_int(s);
    out->told = take_int(s);
    out->overdue = overdue(f->late, &c, at->severity);
    if (out->overdue)
        out->missed_s = late_since(f->late, (enum severity)at->severity, c.policy, c.t0_s);
    st_end(s);
    return ERR_NONE;
}

/* The helpline answers for what has no sub-county; level 1 of what has one is its office (ruling 2). */
static bool officer_told(const struct list_filter *f, const struct list_row *r)
{
    bool placed = area_up(r->area, AREA_CONSTITUENCY).level != AREA_NONE;
    enum role role = f->officer.role;
    int level = role == ROLE_HELPLINE ? 1 : role_level(role);
    if (!(r->told >> level & 1) || (level == 1 && placed != (role == ROLE_SCCO)))
        return false;
    if (!f->officer.at[0] || role == ROLE_HELPLINE)
        return true;
    if (role == ROLE_SCCO && (!f->officer_area.level || f->officer_area.level >= AREA_CONSTITUENCY))
        return strcmp(r->office, f->officer.at) == 0;
    return f->officer_area.level && area_within(r->area, f->officer_area);
}

/* Seen through a post that is not of the kind named as perpetrator (ruling 29), and within the place asked for.
 * found[0..n): the same case, once for each part it is seen through. */
static bool shown(const struct list_filter *f, const struct list_row *r, const struct found *found, int n)
{
    bool seen = false;
    for (int i = 0; i < n; i++)
        seen = seen || found[i].role != r->accused;
    return seen && (!f->officer.role || officer_told(f, r)) && r->updated_s >= f->updated_from_s &&
           (f->place.level <= AREA_NATION || (r->area.level && area_within(r->area, f->place)));
}

/* --- what its forms say --- */

static enum err record_says(struct db *db, const struct list_filter *f, int64_t case_id, bool *fits)
{
    struct statement *s = st_of(db, ST_case_category);
    put_int(s, "about", ABOUT_CASE);
    put_int(s, "case_id", case_id);
    put_str(s, "category", f->category);
    put_str(s, "subcategory", f->subcategory);
    enum err e = st_one(s);
    *fits = !e;
    if (!e)
        st_end(s);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static enum err data_says(struct db *db, const struct list_filter *f, const struct list_row *r, bool *fits)
{
    struct statement *s = st_of(db, ST_case_quality);
    put_int(s, "about", ABOUT_CASE);
    put_int(s, "case_id", r->at.id);
    enum err e = st_one(s);
    if (e)
        return e;
    struct quality_case c = {
        .state = r->state, .reported_day = day_of(r->opened_s), .today = day_of(f->now_s), .closure = take_int(s) != 0};
    c.plan = take_int(s) != 0;
    int64_t record_s = take_int(s);
    c.record_day = record_s ? day_of(record_s) : 0;
    c.merged = take_int(s) != 0;
    st_end(s);
    *fits = (quality_case(&c) & f->quality) != 0;
    return ERR_NONE;
}

/* These ask for more than the row, so they come last, of what would be shown. */
static bool asks_forms(const struct list_filter *f)
{
    return f->category[0] || f->subcategory[0] || f->quality;
}

static enum err forms_fit(struct db *db, const struct list_filter *f, const struct list_row *r, bool *fits)
{
    enum err e = ERR_NONE;
    if (*fits && (f->category[0] || f->subcategory[0]))
        e = record_says(db, f, r->at.id, fits);
    return !e && *fits && f->quality ? data_says(db, f, r, fits) : e;
}

struct page_of {
    const struct scope *scope;
    struct list_row *rows;
    int cap, n;
    struct list_at next; /* the last looked at */
    bool full;
};

/* What was gathered, in order, until the page is full or the bound is reached. */
static enum err page_fill(struct gather *g, struct page_of *page)
{
    enum err e = ERR_NONE;
    int same = 1;
    qsort(g->found, (size_t)g->n, sizeof *g->found, by_at);
    for (int i = 0; !e && i < g->n; i += same) {
        struct list_row r;
        const struct found *one = &g->found[i];
        for (same = 1; i + same < g->n && at_cmp(&one->at, &one[same].at) == 0;)
            same++;
        if (g->bound.severity && at_cmp(&one->at, &g->bound) > 0)
            break;
        if (page->n == page->cap) {
            page->full = true;
            break;
        }
        e = row_read(g->db, g->f, &one->at, &r);
        page->next = one->at;
        bool fits = !e && shown(g->f, &r, one, same);
        if (fits)
            e = forms_fit(g->db, g->f, &r, &fits);
        if (!e && fits)
            page->rows[page->n++] = r;
        e = e == ERR_NOT_FOUND ? ERR_NONE : e;
    }
    return e;
}

/* Again where rows were read that are not shown, and the page is not full. */
static enum err severity_read(struct gather *g, struct page_of *page, struct list_at at, bool *stopped)
{
    enum err e = ERR_NONE;
    for (int pass = 0; !e && !page->full; pass++) {
        g->n = 0;
        g->bound = (struct list_at){0};
        g->dry = false;
        for (int i = 0; !e && i < page->scope->parts; i++) {
            if (g->f->which != LIST_ENDED)
                e = part_read(g, &page->scope->part[i], false, &at);
            if (!e && g->f->which != LIST_OPEN)
                e = part_read(g, &page->scope->part[i], true, &at);
        }
        if (!e)
            e = page_fill(g, page);
        if (e || page->full || !g->bound.severity)
            return e;
        page->next = at = g->bound;
        *stopped = g->dry || pass + 1 == PASSES_MAX;
        if (*stopped)
            return e;
    }
    return e;
}

enum err db_case_list(struct db *db, const struct scope *scope, const struct list_filter *f, struct list_page *out)
{
    struct page_of page = {.scope = scope, .rows = out->rows, .cap = out->cap};
    struct gather g = {.db = db, .f = f, .room = asks_forms(f) ? FORMS_ROOM : out->cap + 1};
    bool stopped = false;
    enum err e = ERR_NONE;
    out->n = 0;
    out->more = false;
    if (!scope->parts)
        return ERR_NONE;
    g.looks = LIST_LOOKED_MAX / scope->parts + 1;
    g.found = out->cap < PAGE_MAX ? malloc(sizeof *g.found * (size_t)(2 * g.room * scope->parts)) : NULL;
    if (!g.found)
        return ERR_FULL;
    for (int64_t severity = out->after.severity ? out->after.severity : SEVERITY_S1;
         !e && severity < SEVERITY_COUNT && !page.full && !stopped; severity++) {
        struct list_at from = {.severity = severity, .due_s = INT64_MIN};
        if (f->severity && (int64_t)f->severity != severity)
            continue;
        e = severity_read(&g, &page, severity == out->after.severity ? out->after : from, &stopped);
    }
    free(g.found);
    out->n = page.n;
    out->next = page.next;
    out->more = page.full || stopped;
    return e;
}

/* --- counting --- */

struct tally {
    struct list_counts *out;
    const struct late *late;
    int64_t today_s, looks;
};

static enum err part_count(struct db *db, const struct scope_part *p, int64_t severity, struct tally *t)
{
    const struct list_at from = {.severity = severity, .due_s = INT64_MIN};
    struct statement *s = part_begin(db, p, false, &from);
    bool row = false;
    enum err e;
    while (!(e = st_next(s, &row)) && row) {
        (void)take_int(s);
        int64_t due_s = take_int(s);
        const struct listed_case c = take_listed(s);
        t->out->open++;
        t->out->severity[severity]++;
        t->out->overdue += overdue(t->late, &c, severity);
        t->out->due_today += due_s < t->today_s;
        t->out->untaken += c.state == CASE_REPORTED;
        t->out->kindless += c.kinds == 0;
        for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
            t->out->kind[k] += ((uint64_t)c.kinds & KIND_BIT(k)) != 0;
        if (--t->looks == 0) {
            t->out->at_least = true;
            break;
        }
    }
    if (row)
        st_end(s);
    return e;
}

/* An office within a county somebody sees as well is counted with the county. */
static bool within_other(const struct scope *s, int i)
{
    for (int j = 0; s->part[i].kind == SCOPE_OFFICE && j < s->parts; j++)
        if (s->part[j].kind == SCOPE_COUNTY && post_eq(&s->part[i].post, &s->part[j].post))
            return true;
    return false;
}

enum err db_case_counts(struct db *db, const struct scope *scope, const struct late *late, int64_t today_s,
                        struct list_counts *out)
{
    struct tally t = {out, late, today_s, LIST_LOOKED_MAX};
    enum err e = ERR_NONE;
    *out = (struct list_counts){0};
    for (int64_t severity = SEVERITY_S1; !e && severity < SEVERITY_COUNT && t.looks; severity++)
        for (int i = 0; !e && i < scope->parts && t.looks; i++)
            if (!within_other(scope, i))
                e = part_count(db, &scope->part[i], severity, &t);
    return e;
}
