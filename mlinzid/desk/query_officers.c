/* query_officers.c - the question behind the officers' page: how soon posts take up what they are told, which
 * posts nobody holds, and who is on leave. Posts and places, never names. */
#include <stdlib.h>
#include <string.h>

#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/counted.h"
#include "mlinzid/desk/query.h"

enum { OFFICES = 2048, POSTS_SHOWN = 120, LEAVE_AHEAD_DAYS = 14 };

struct office_figures {
    char at[AT_CAP];
    struct figure_cell cell;
};
struct officers {
    struct figures f;
    struct area place; /* chosen; the nation: all */
    bool house;        /* admin and auditor see every post, and no case */
    struct office_figures *of;
    int offices;
    bool cut; /* more offices than there is room for */
};

/* The place of a post: its code's, or its office's first area. */
static bool place_of(const struct officers *o, const char *at, struct area *out)
{
    const struct office *office = directory_find_office(&o->f.directory, at);
    if (office && office->areas) {
        *out = office->area[0];
        return true;
    }
    return area_read(o->f.directory.areas, span_of(at), out);
}

static bool post_seen(const struct officers *o, const char *at)
{
    struct area a;
    bool seen = o->house;
    if (!place_of(o, at, &a) || (o->place.level != AREA_NATION && !area_within(a, o->place)))
        return false;
    for (int i = 0; !seen && i < o->f.posts; i++)
        seen = role_level(o->f.post[i].role) && post_covers(&o->f.directory, &o->f.post[i], a);
    return seen;
}

static void take(struct officers *o, const struct figure_answer *row, int64_t by_s)
{
    int i = 0;
    if ((o->place.level != AREA_NATION && !area_within(row->area, o->place)) ||
        !figures_sees(&o->f, row->area, row->accused))
        return;
    while (i < o->offices && strcmp(o->of[i].at, row->office) != 0)
        i++;
    if (i == OFFICES) {
        o->cut = true;
        return;
    }
    if (i == o->offices)
        memcpy(o->of[o->offices++].at, row->office, AT_CAP);
    figure_cell_take(&o->of[i].cell, row, by_s, o->f.now_s);
}

/* Those with most cases late first. */
static int by_late(const void *a, const void *b)
{
    const struct office_figures *x = a, *y = b;
    if (x->cell.late != y->cell.late)
        return x->cell.late < y->cell.late ? 1 : -1;
    return strcmp(x->at, y->at);
}

static json_t *answers_json(struct officers *o)
{
    json_t *list = json_array();
    qsort(o->of, (size_t)o->offices, sizeof *o->of, by_late);
    for (int i = 0; i < o->offices && i < POSTS_SHOWN; i++) {
        struct figure_cell *c = &o->of[i].cell;
        const char *role = strcmp(o->of[i].at, "KE") == 0 ? role_word(ROLE_HELPLINE) : role_word(ROLE_SCCO);
        json_array_append_new(list, json_pack("{s:s,s:s,s:I,s:I,s:I,s:I,s:I}", "role", role, "at", o->of[i].at, "told",
                                              (json_int_t)c->told, "in_time", (json_int_t)c->in_time, "late",
                                              (json_int_t)c->late, "median_s", (json_int_t)times_at(&c->times, 50),
                                              "p90_s", (json_int_t)times_at(&c->times, 90)));
    }
    return list;
}

/* --- posts --- */

static bool held(const struct directory *d, const struct post *p)
{
    for (int i = 0; i < d->holdings; i++)
        if (post_eq(&d->holding[i].post, p))
            return true;
    return false;
}

struct vacancies {
    json_t *list;
    int64_t posts, vacant, away;
};

/* A post of the ladder: held and here, held by people who are all away, or nobody's. */
static void look_at(const struct officers *o, const struct post *p, struct vacancies *v)
{
    if (!post_seen(o, p->at))
        return;
    bool is_held = held(&o->f.directory, p);
    bool here = post_duty(&o->f.directory, p, day_of(o->f.now_s), 0) != NULL;
    v->posts++;
    v->vacant += !is_held;
    v->away += is_held && !here;
    if (!here && json_array_size(v->list) < POSTS_SHOWN)
        json_array_append_new(v->list,
                              json_pack("{s:s,s:s,s:b}", "role", role_word(p->role), "at", p->at, "away", is_held));
}

static struct vacancies vacancies(const struct officers *o)
{
    const struct areas *areas = o->f.directory.areas;
    struct vacancies v = {.list = json_array()};
    static const struct area nation = {.level = AREA_NATION};
    struct post p;
    for (int role = ROLE_NATIONAL; role <= ROLE_HELPLINE; role++) {
        directory_post(&o->f.directory, (enum role)role, nation, &p);
        look_at(o, &p, &v);
    }
    for (int i = 1; i <= 8; i++) {
        directory_post(&o->f.directory, ROLE_RCCS, (struct area){.level = AREA_REGION, .region = (uint8_t)i}, &p);
        look_at(o, &p, &v);
    }
    for (int i = 0; i < areas->count; i++) {
        struct area a = areas->row[i].area;
        if (a.level == AREA_COUNTY) {
            directory_post(&o->f.directory, ROLE_CCCS, a, &p);
            look_at(o, &p, &v);
        } else if (a.level == AREA_CONSTITUENCY) {
            p = (struct post){.role = ROLE_SCCO};
            directory_office(&o->f.directory, a, p.at);
            look_at(o, &p, &v);
        }
    }
    for (int i = 0; i < o->f.directory.offices; i++) { /* offices of a few wards have none of the above codes */
        const struct office *office = &o->f.directory.office[i];
        p = (struct post){.role = ROLE_SCCO};
        memcpy(p.at, office->code, AT_CAP);
        if (office->areas && office->area[0].level == AREA_WARD)
            look_at(o, &p, &v);
    }
    return v;
}

static json_t *delegate_json(const struct officers *o, int64_t delegate)
{
    const struct directory *d = &o->f.directory;
    for (int i = 0; delegate && i < d->holdings; i++)
        if (d->person[d->holding[i].person].id == delegate)
            return json_pack("{s:s,s:s}", "role", role_word(d->holding[i].post.role), "at", d->holding[i].post.at);
    return json_null();
}

/* Who is away today or soon, one row a post; a delegate by the first post held. */
static json_t *leaves(const struct officers *o)
{
    const struct directory *d = &o->f.directory;
    json_t *list = json_array();
    int32_t today = day_of(o->f.now_s);
    for (int i = 0; i < d->leaves; i++) {
        const struct leave *l = &d->leave[i];
        if (l->to_day < today || l->from_day > today + LEAVE_AHEAD_DAYS)
            continue;
        for (int j = 0; j < d->holdings; j++) {
            const struct holding *h = &d->holding[j];
            if (h->person != l->person || !post_seen(o, h->post.at) || json_array_size(list) == POSTS_SHOWN)
                continue;
            json_array_append_new(list, json_pack("{s:s,s:s,s:I,s:I,s:b,s:o}", "role", role_word(h->post.role), "at",
                                                  h->post.at, "from_s", (json_int_t)day_start(l->from_day), "to_s",
                                                  (json_int_t)day_start(l->to_day), "now", l->from_day <= today,
                                                  "delegate", delegate_json(o, l->delegate)));
        }
    }
    return list;
}

/* --- the question --- */

static json_t *counties(const struct officers *o)
{
    const struct areas *areas = o->f.directory.areas;
    json_t *list = json_array();
    for (int i = 0; i < areas->count; i++) {
        char code[AREA_CODE_CAP], name[80];
        if (areas->row[i].area.level != AREA_COUNTY || !(o->house || figures_reach(&o->f, areas->row[i].area)))
            continue;
        area_code(areas->row[i].area, code);
        (void)span_str(areas->row[i].name, name, sizeof name);
        json_array_append_new(list, json_pack("{s:s,s:s}", "code", code, "name", name));
    }
    return list;
}

static enum err fill(struct officers *o, const struct asked *q, json_t **out)
{
    int64_t days = asked_number(q, "days");
    days = days < 1 || days > 366 ? 30 : days;
    int64_t since_s = day_start(day_of(o->f.now_s) - (int32_t)days + 1);
    struct counted all;
    enum err err = counted_read(&o->f, since_s, &all);
    if (err != ERR_NONE)
        return err;
    for (size_t i = 0; i < all.answers; i++)
        if (all.answer[i].a.opened_s >= since_s)
            take(o, &all.answer[i].a, all.answer[i].by_s);
    o->cut = o->cut || all.cut;
    struct vacancies v = vacancies(o);
    *out = json_pack("{s:I,s:o,s:I,s:b,s:o,s:I,s:I,s:I,s:o,s:o}", "days", (json_int_t)days, "answers", answers_json(o),
                     "offices", (json_int_t)o->offices, "cut", o->cut, "vacant", v.list, "posts", (json_int_t)v.posts,
                     "vacancies", (json_int_t)v.vacant, "away", (json_int_t)v.away, "leave", leaves(o), "counties",
                     counties(o));
    return *out ? ERR_NONE : ERR_FULL;
}

enum err query_officers(const struct asked *q, json_t **out)
{
    struct officers *o = calloc(1, sizeof *o);
    struct office_figures *of = calloc(OFFICES, sizeof *of);
    const char *at = asked_text(q, "place");
    enum err err = o && of ? ERR_NONE : ERR_FULL;
    if (err == ERR_NONE) {
        o->of = of;
        o->place = (struct area){.level = AREA_NATION};
        if (*at && !area_read(&q->loaded->areas, span_of(at), &o->place))
            err = ERR_NOT_FOUND;
    }
    if (err == ERR_NONE)
        err = figures_begin(&o->f, q->db, q->loaded, json_object_get(q->params, "posts"), store_now(q->db));
    for (int i = 0; err == ERR_NONE && i < o->f.posts; i++)
        o->house = o->house || o->f.post[i].role == ROLE_ADMIN || o->f.post[i].role == ROLE_AUDITOR;
    if (err == ERR_NONE)
        err = fill(o, q, out);
    for (int i = 0; o && i < o->offices; i++)
        figure_cell_end(&of[i].cell);
    if (o)
        figures_end(&o->f);
    free(of);
    free(o);
    return err;
}
