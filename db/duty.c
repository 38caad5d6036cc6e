/* duty.c - duties as rows. A duty and its deadline are always written together, here alone. */
#include "db/duty.h"

#include <stdlib.h>
#include <string.h>

#include "db/stay.h"
#include "db/store.h"

enum err db_duty_deadline(struct db *db, const struct duty *d)
{
    bool ends = d->due_s == INT64_MAX;
    struct statement *s = st_of(db, ends ? ST_timer_end : ST_timer_put);
    put_int(s, "case_id", DUTY_KEY | d->id);
    if (!ends) {
        put_int(s, "due_s", d->due_s);
        put_int(s, "version", d->version);
        put_int(s, "severity", SEVERITY_S4);
    }
    return st_run(s, NULL);
}

static void put_columns(struct statement *s, const struct duty *d)
{
    put_int(s, "id", d->id);
    put_int(s, "about", d->about);
    put_int(s, "subject", d->subject);
    put_int(s, "case_id", d->case_id);
    put_str(s, "ref", d->case_id ? "" : d->ref);
    put_int(s, "role", d->post.role);
    put_str(s, "at", d->post.at);
    put_int(s, "area_level", d->area.level);
    put_int(s, "region", d->area.region);
    put_int(s, "county", d->area.county);
    put_int(s, "constituency", d->area.constituency);
    put_int(s, "ward", d->area.ward);
    put_int(s, "day", d->day);
    put_int(s, "version", d->version);
    put_int(s, "level", d->level);
    put_int(s, "told_s", d->told_s);
    put_int(s, "due_s", d->due_s);
    put_int(s, "set_s", d->set_s);
    put_int(s, "done_s", d->done_s);
    put_int(s, "outcome", d->outcome);
    put_int(s, "person", d->person);
}

static void take_duty(struct statement *s, struct duty *d, enum role *accused)
{
    *d = (struct duty){.id = take_int(s)};
    d->kind = (enum duty_kind)take_int(s);
    d->about = (enum about)take_int(s);
    d->subject = take_int(s);
    d->case_id = take_int(s);
    d->thing = take_int(s);
    take_str(s, d->ref, sizeof d->ref);
    d->post.role = (enum role)take_int(s);
    take_str(s, d->post.at, sizeof d->post.at);
    d->area.level = (uint8_t)take_int(s);
    d->area.region = (uint8_t)take_int(s);
    d->area.county = (uint8_t)take_int(s);
    d->area.constituency = (uint16_t)take_int(s);
    d->area.ward = (uint16_t)take_int(s);
    d->day = (int32_t)take_int(s);
    d->version = take_int(s);
    d->level = take_int(s);
    d->told_s = take_int(s);
    d->due_s = take_int(s);
    d->set_s = take_int(s);
    d->done_s = take_int(s);
    d->outcome = (enum duty_outcome)take_int(s);
    d->person = take_int(s);
    *accused = (enum role)take_int(s);
}

static enum err read_one(struct statement *s, struct duty *out)
{
    enum role accused;
    enum err e = st_one(s);
    if (e)
        return e;
    take_duty(s, out, &accused);
    st_end(s);
    return ERR_NONE;
}

enum err db_duty_named(struct db *db, enum duty_kind kind, int64_t thing, struct duty *out)
{
    struct statement *s = st_of(db, ST_duty_of_thing);
    put_int(s, "kind", kind);
    put_int(s, "thing", thing);
    return read_one(s, out);
}

enum err db_duty_get(struct db *db, int64_t id, struct duty *out)
{
    struct statement *s = st_of(db, ST_duty_get);
    struct stay stay;
    put_int(s, "id", id);
    enum err e = read_one(s, out);
    if (e || (out->kind != DUTY_LEAVE_RETURN && out->kind != DUTY_ESCAPE))
        return e;
    e = db_stay(db, out->thing, &stay, NULL);
    if (!e)
        memcpy(out->home, stay.unit, sizeof out->home);
    return e == ERR_NOT_FOUND ? ERR_NONE : e;
}

static enum err add(struct db *db, const struct duty *d)
{
    struct statement *s = st_of(db, ST_duty_add);
    put_columns(s, d);
    put_int(s, "kind", d->kind);
    put_int(s, "thing", d->thing);
    enum err e = st_run(s, NULL);
    db->duty_news = true;
    return e ? e : db_duty_deadline(db, d);
}

enum err db_duty_write(struct db *db, const struct duty *d)
{
    struct statement *s = st_of(db, ST_duty_set);
    int64_t changed = 0;
    put_columns(s, d);
    enum err e = st_run(s, &changed);
    if (!e && changed != 1)
        return ERR_STALE;
    return e ? e : db_duty_deadline(db, d);
}

/* Another day or post, or open again: as if it were set for the first time, from now on. */
enum err db_duty_put(struct db *db, struct duty *d, int64_t now_s, int64_t *next_id)
{
    struct duty was = {0};
    enum err e = db_duty_named(db, d->kind, d->thing, &was);
    if (e && e != ERR_NOT_FOUND)
        return e;
    bool is_new = e == ERR_NOT_FOUND,
         again = !is_new && !was.done_s && was.day == d->day && post_eq(&was.post, &d->post);
    d->id = is_new ? (*next_id)++ : was.id;
    d->version = was.version + 1;
    d->level = again ? was.level : 0;
    d->told_s = again ? was.told_s : now_s;
    d->set_s = again ? was.set_s : now_s;
    d->due_s = now_s;
    d->done_s = d->person = 0;
    d->outcome = DUTY_OPEN;
    if (is_new)
        return add(db, d);
    db->duty_news = true;
    return db_duty_write(db, d);
}

enum err db_duty_done(struct db *db, const struct duty_end *end, int64_t now_s)
{
    struct duty d;
    enum err e = db_duty_named(db, end->kind, end->thing, &d);
    if (e || d.done_s)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    d.version++;
    d.due_s = INT64_MAX;
    d.done_s = now_s;
    d.outcome = end->outcome;
    d.person = end->person;
    return db_duty_write(db, &d);
}

/* --- of a whole case --- */

static enum err of_case(struct db *db, enum statement_name name, int64_t case_id, int64_t now_s)
{
    struct statement *s = st_of(db, name);
    put_int(s, "case_id", case_id);
    bool struck = name == ST_duties_struck, replaced = name == ST_duties_replaced;
    int64_t kinds = 0;
    if (struck || replaced || name == ST_duties_back)
        put_int(s, "now_s", now_s);
    for (int k = DUTY_NONE + 1; k < DUTY_COUNT; k++)
        if (replaced ? duty_by_itself((enum duty_kind)k) : !duty_outlives_case((enum duty_kind)k))
            kinds |= INT64_C(1) << k;
    if (struck || replaced)
        put_int(s, "kinds", kinds);
    return st_run(s, NULL);
}

enum err db_duties_struck(struct db *db, int64_t case_id, int64_t now_s)
{
    enum err e = of_case(db, ST_duties_struck, case_id, now_s);
    return e ? e : of_case(db, ST_duty_timers_end, case_id, now_s);
}

enum err db_duties_back(struct db *db, int64_t case_id, int64_t now_s)
{
    enum err e = of_case(db, ST_duties_back, case_id, now_s);
    db->duty_news = true;
    return e ? e : of_case(db, ST_duty_timers_put, case_id, now_s);
}

enum err db_duties_moved(struct db *db, int64_t case_id, int64_t into, int64_t now_s)
{
    enum err e = of_case(db, ST_duties_replaced, case_id, now_s);
    if (!e)
        e = of_case(db, ST_duty_timers_end, case_id, now_s);
    if (e)
        return e;
    struct statement *s = st_of(db, ST_duties_moved);
    put_int(s, "case_id", case_id);
    put_int(s, "into", into);
    put_int(s, "now_s", now_s);
    e = st_run(s, NULL);
    db->duty_news = true;
    return e ? e : of_case(db, ST_duty_timers_put, into, now_s);
}

enum err db_duties_look(struct db *db, int64_t now_s)
{
    struct statement *s = st_of(db, ST_duty_timers_now);
    put_int(s, "now_s", now_s);
    db->duty_news = true;
    return st_run(s, NULL);
}

bool db_duty_news(struct db *db)
{
    bool news = db->duty_news;
    db->duty_news = false;
    return news;
}

/* --- lists --- */

static enum err read_all(struct statement *s, struct duties *out, enum role seen_as)
{
    bool row = false;
    enum err e;
    put_int(s, "cap", out->cap - out->n);
    while (!(e = st_next(s, &row)) && row) {
        enum role accused;
        take_duty(s, &out->list[out->n], &accused);
        out->n += seen_as == ROLE_NONE || accused != seen_as;
    }
    return e;
}

enum err db_duties_of(struct db *db, enum about about, int64_t subject, struct duties *out)
{
    struct statement *s = st_of(db, ST_duties_of);
    out->n = 0;
    put_int(s, "about", about);
    put_int(s, "subject", subject);
    return read_all(s, out, ROLE_NONE);
}

enum err db_duties_of_case(struct db *db, int64_t case_id, struct duties *out)
{
    struct statement *s = st_of(db, ST_duties_of_case);
    out->n = 0;
    put_int(s, "case_id", case_id);
    return read_all(s, out, ROLE_NONE);
}

static enum err post_read(struct db *db, const struct post *post, int32_t until_day, struct duties *out)
{
    struct statement *s = st_of(db, ST_duties_post);
    put_int(s, "role", post->role);
    put_str(s, "at", post->at);
    put_int(s, "until", until_day);
    return read_all(s, out, post->role);
}

static enum err unit_read(struct db *db, const char *unit, int32_t until_day, struct duties *out)
{
    struct statement *s = st_of(db, ST_duties_unit);
    put_str(s, "unit", unit);
    put_int(s, "until", until_day);
    return read_all(s, out, ROLE_NONE);
}

static enum err part_read(struct db *db, const struct scope_part *p, int32_t until_day, struct duties *out)
{
    if (p->kind == SCOPE_SHARE) { /* every post has this part: its own */
        enum err e = post_read(db, &p->post, until_day, out);
        return e || p->post.role != ROLE_INSTITUTION ? e : unit_read(db, p->post.at, until_day, out);
    }
    if (p->kind == SCOPE_OFFICE)
        return ERR_NONE;
    struct statement *s = st_of(db, p->kind == SCOPE_ALL ? ST_duties_all : ST_duties_county);
    put_int(s, "until", until_day);
    if (p->kind == SCOPE_COUNTY) {
        put_int(s, "county", p->area.county);
        put_int(s, "constituency", p->area.constituency);
        put_int(s, "ward", p->area.ward);
    }
    return read_all(s, out, p->post.role);
}

static int by_day(const void *a, const void *b)
{
    const struct duty *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* One may be seen in two ways (the own post's, in the own county) and is listed once; of each way the earliest. */
enum err db_duties_scope(struct db *db, const struct scope *scope, int32_t until_day, struct duties *out)
{
    enum err e = ERR_NONE;
    int cap = out->cap, kept = 0;
    struct duties all = {.cap = 0};
    all.list = malloc(sizeof *all.list * (size_t)(cap * (scope->parts ? scope->parts : 1)));
    out->n = 0;
    if (!all.list)
        return ERR_FULL;
    for (int i = 0; !e && i < scope->parts; i++) {
        all.cap = all.n + cap;
        e = part_read(db, &scope->part[i], until_day, &all);
    }
    qsort(all.list, (size_t)all.n, sizeof *all.list, by_day);
    for (int i = 0; !e && i < all.n && kept < cap; i++)
        if (i == 0 || all.list[i].id != all.list[i - 1].id)
            out->list[kept++] = all.list[i];
    free(all.list);
    out->n = kept;
    return e;
}
