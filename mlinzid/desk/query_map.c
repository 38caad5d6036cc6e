/* query_map.c - the questions behind the map: figures of a part of the country by its parts, and its open cases.
 */
#include <stdlib.h>

#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/counted.h"
#include "mlinzid/desk/query.h"

enum { DAYS_STANDARD = 30, DAYS_MOST = 366, CELLS = 1451, CASES_READ = 2000, CASES_SHOWN = 100 };

/* One part of the country and its parts: of the nation the counties, of a county its constituencies, of those wards. */
struct country {
    struct figures f;
    struct area place;
    struct figure_cell cell[CELLS]; /* by the part's number; 0: not placed so narrowly */
    struct figure_cell all;
};

static int part_of(const struct country *c, struct area a)
{
    switch (c->place.level) {
    case AREA_NATION: return a.county;
    case AREA_COUNTY: return a.constituency;
    default: return a.ward;
    }
}

static bool counts(const struct country *c, struct area a, enum role accused)
{
    return (c->place.level == AREA_NATION || area_within(a, c->place)) && figures_sees(&c->f, a, accused);
}

static void add_open(struct country *c, const struct counted *all)
{
    for (size_t i = 0; i < all->opens; i++) {
        const struct figure_open *row = &all->open[i];
        struct figure_cell *cell = &c->cell[part_of(c, row->area)];
        if (!counts(c, row->area, row->accused))
            continue;
        bool overdue = late_is(&c->f.late, row->state, row->severity, row->policy, row->told_s);
        cell->open++;
        cell->overdue += overdue;
        c->all.open++;
        c->all.overdue += overdue;
    }
}

/* Rows of one place stand together: what holds of one holds of the next like it. */
static void add_answers(struct country *c, const struct counted *all, int64_t since_s)
{
    struct area last = {0};
    enum role accused = ROLE_NONE;
    bool seen = false;
    for (size_t i = 0; i < all->answers; i++) {
        const struct counted_answer *row = &all->answer[i];
        if (i == 0 || row->a.accused != accused || !area_eq(row->a.area, last)) {
            last = row->a.area;
            accused = row->a.accused;
            seen = counts(c, last, accused);
        }
        if (!seen || row->a.opened_s < since_s)
            continue;
        figure_cell_take(&c->cell[part_of(c, last)], &row->a, row->by_s, c->f.now_s);
        figure_cell_take(&c->all, &row->a, row->by_s, c->f.now_s);
    }
}

static int64_t days_of(const struct asked *q)
{
    int64_t days = asked_number(q, "days");
    return days < 1 ? DAYS_STANDARD : days > DAYS_MOST ? DAYS_MOST : days;
}

static json_t *cell_json(struct figure_cell *cell)
{
    return json_pack("{s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I}", "open", (json_int_t)cell->open, "overdue",
                     (json_int_t)cell->overdue, "told", (json_int_t)cell->told, "in_time", (json_int_t)cell->in_time,
                     "late", (json_int_t)cell->late, "answered", (json_int_t)cell->times.n, "median_s",
                     (json_int_t)times_at(&cell->times, 50), "p90_s", (json_int_t)times_at(&cell->times, 90));
}

static void add_part(struct country *c, json_t *list, struct area a, const char *name, struct figure_cell *cell)
{
    char code[AREA_CODE_CAP];
    area_code(a, code);
    json_t *o = cell_json(cell);
    if (!o)
        return;
    (void)json_object_set_new(o, "code", json_string(code));
    (void)json_object_set_new(o, "name", json_string(name));
    (void)json_object_set_new(o, "yours", json_boolean(a.level != AREA_NONE && figures_reach(&c->f, a)));
    (void)json_array_append_new(list, o);
}

/* The parts in the order of their codes; what is placed no nearer comes last, when there is any. */
static json_t *parts_json(struct country *c)
{
    const struct areas *areas = c->f.directory.areas;
    enum area_level level = (enum area_level)(c->place.level == AREA_NATION   ? AREA_COUNTY
                                              : c->place.level == AREA_COUNTY ? AREA_CONSTITUENCY
                                                                              : AREA_WARD);
    json_t *list = json_array();
    for (int i = 0; list && i < areas->count; i++) {
        const struct area_row *row = &areas->row[i];
        char name[80];
        if (row->area.level != level || (c->place.level != AREA_NATION && !area_within(row->area, c->place)))
            continue;
        (void)span_str(row->name, name, sizeof name);
        add_part(c, list, row->area, name, &c->cell[part_of(c, row->area)]);
    }
    if (list && (c->cell[0].open || c->cell[0].told))
        add_part(c, list, (struct area){0}, "", &c->cell[0]);
    return list;
}

static enum err map_fill(struct country *c, const struct asked *q, json_t **out)
{
    char code[AREA_CODE_CAP], name[80] = "";
    struct counted all;
    int64_t since_s = day_start(day_of(c->f.now_s) - (int32_t)days_of(q) + 1);
    enum err err = counted_read(&c->f, since_s, &all);
    if (err != ERR_NONE)
        return err;
    add_open(c, &all);
    add_answers(c, &all, since_s);
    area_code(c->place, code);
    if (c->place.level != AREA_NATION)
        (void)span_str(area_name(&q->loaded->areas, c->place), name, sizeof name);
    *out = json_pack("{s:s,s:s,s:I,s:I,s:b,s:o*,s:o*}", "code", code, "name", name, "days", (json_int_t)days_of(q),
                     "at_s", (json_int_t)all.at_s, "cut", all.cut, "all", cell_json(&c->all), "parts", parts_json(c));
    return *out ? ERR_NONE : ERR_FULL;
}

static struct area place_asked(const struct asked *q)
{
    struct area a = {.level = AREA_NATION};
    const char *at = asked_text(q, "place");
    if (*at && (!area_read(&q->loaded->areas, span_of(at), &a) || a.level == AREA_REGION))
        a = (struct area){0};
    return a;
}

/* {"place":"" or a code,"days":30,"posts":[...]}: the figures of that place by its parts. */
enum err query_map(const struct asked *q, json_t **out)
{
    struct country *c = calloc(1, sizeof *c);
    if (!c)
        return ERR_FULL;
    c->place = place_asked(q);
    enum err err = c->place.level == AREA_NONE ? ERR_NOT_FOUND : ERR_NONE;
    if (err == ERR_NONE)
        err = figures_begin(&c->f, q->db, q->loaded, json_object_get(q->params, "posts"), store_now(q->db));
    if (err == ERR_NONE && c->place.level != AREA_NATION && !figures_reach(&c->f, c->place))
        err = ERR_NOT_FOUND;
    if (err == ERR_NONE)
        err = map_fill(c, q, out);
    for (int i = 0; i < CELLS; i++)
        figure_cell_end(&c->cell[i]);
    figure_cell_end(&c->all);
    figures_end(&c->f);
    free(c);
    return err;
}

/* --- the cases of a place --- */

struct cases_of {
    struct figures f;
    json_t *list;
    bool more;
};

static void take_case(void *ctx, const struct figure_case *row)
{
    struct cases_of *c = ctx;
    char code[AREA_CODE_CAP];
    if (!figures_sees(&c->f, row->area, row->accused))
        return;
    if (json_array_size(c->list) == CASES_SHOWN) {
        c->more = true;
        return;
    }
    bool late = late_is(&c->f.late, row->state, row->severity, row->policy, row->told_s);
    area_code(row->area, code);
    (void)json_array_append_new(c->list,
                                json_pack("{s:s,s:s,s:s,s:I,s:s,s:s,s:I,s:I,s:b}", "ref", row->ref, "state",
                                          state_word(row->state), "severity", severity_word(row->severity), "level",
                                          (json_int_t)row->level, "place", code, "office", row->office, "told_s",
                                          (json_int_t)row->told_s, "due_s", (json_int_t)row->due_s, "overdue", late));
}

/* {"place":code,"posts":[...]}: its open cases, those that nobody has taken up first. */
enum err query_map_cases(const struct asked *q, json_t **out)
{
    static struct cases_of c;
    struct area place = place_asked(q);
    if (place.level < AREA_COUNTY)
        return ERR_NOT_FOUND;
    enum err err = figures_begin(&c.f, q->db, q->loaded, json_object_get(q->params, "posts"), store_now(q->db));
    c.list = json_array();
    c.more = false;
    if (err == ERR_NONE)
        err = db_figure_cases(q->db, place, CASES_READ, &c, take_case);
    figures_end(&c.f);
    *out = json_pack("{s:o*,s:b}", "cases", c.list, "more", c.more);
    return err;
}
