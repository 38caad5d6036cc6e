/* query_units.c - what the pages of units ask of the store: plain columns. How many children are where is for
 * those who may count (core/register.h, FIGURES); who they are the engine alone says, and writes down that it did. */
#include <stdlib.h>
#include <string.h>

#include "core/register.h"
#include "db/session.h"
#include "db/stay.h"
#include "db/unit.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/control/unit.h"
#include "mlinzid/desk/query.h"

enum { UNITS_PAGE = 100, POSTS = 16, SERIES_DAYS = 31, TODAY_CHILDREN = 500, REVIEWS_AHEAD = 14, ORDERS_AHEAD = 30 };

struct viewer_of_units {
    struct directory dir;
    struct post mine[POSTS];
    int n;
    int32_t today;
};

static enum err viewer_read(const struct asked *q, struct viewer_of_units *v)
{
    *v = (struct viewer_of_units){.today = day_of(store_now(q->db))};
    enum err err = db_session_posts(q->db, asked_number(q, "person"), v->today, v->mine, POSTS, &v->n);
    return err == ERR_NONE ? db_directory(q->db, &v->dir) : err;
}

static struct register_subject subject_of_unit(const struct unit *u)
{
    struct register_subject s = {.about = ABOUT_INSTITUTION, .id = u->party, .places = 1};
    s.place[0].area = u->area;
    memcpy(s.unit, u->code, sizeof s.unit);
    return s;
}

static bool may(const struct viewer_of_units *v, enum register_act act, const struct unit *u)
{
    const struct register_subject s = subject_of_unit(u);
    return register_may(&v->dir, v->mine, v->n, act, &s, NULL);
}

/* --- the list --- */

struct counted {
    struct unit *unit;
    int64_t held[UNITS_PAGE];
    int n;
};

static void take_count(void *ctx, const struct population_unit *p)
{
    struct counted *c = ctx;
    for (int i = 0; i < c->n; i++)
        if (strcmp(c->unit[i].code, p->unit) == 0)
            c->held[i] = p->held;
}

/* A code, or a name as somebody types it. */
static bool place_of(const struct asked *q, struct area *out)
{
    const struct areas *areas = &q->loaded->areas;
    const char *typed = asked_text(q, "place");
    const size_t n = strlen(typed);
    *out = (struct area){0};
    if (!n || area_read(areas, span_of(typed), out))
        return true;
    for (int level = AREA_COUNTY; level <= AREA_CONSTITUENCY; level++)
        for (int i = 0; i < areas->count; i++)
            if (areas->row[i].area.level == level && areas->row[i].name.n == n &&
                strncasecmp(areas->row[i].name.p, typed, n) == 0) {
                *out = areas->row[i].area;
                return true;
            }
    return false;
}

/* {"person":7,"place":"003","kind":"TNRH","named":"malindi","homes":true,"after":"RH-KIAMBU","held":true}; held: with
 * how many children are there, which is counted over all of them and not for a mere name. */
enum err query_units(const struct asked *q, json_t **out)
{
    struct viewer_of_units v;
    struct counted c = {.unit = calloc(UNITS_PAGE, sizeof *c.unit)};
    struct units_wanted w = {.kind = asked_text(q, "kind"),
                             .after = asked_text(q, "after"),
                             .named = asked_text(q, "named"),
                             .residence = json_is_true(json_object_get(q->params, "homes"))};
    const bool count = json_is_true(json_object_get(q->params, "held"));
    bool known = place_of(q, &w.within);
    json_t *all = json_array();
    enum err err = c.unit ? viewer_read(q, &v) : ERR_FULL;
    if (err != ERR_NONE) {
        free(c.unit);
        json_decref(all);
        return err;
    }
    if (known)
        err = db_units(q->db, &w, c.unit, UNITS_PAGE, &c.n);
    if (err == ERR_NONE && count)
        err = db_population_units(q->db, v.today, &c, take_count);
    for (int i = 0; i < c.n; i++) {
        json_t *o = unit_json(&c.unit[i]);
        if (count && unit_residence(c.unit[i].kind) && may(&v, REGISTER_FIGURES, &c.unit[i]))
            (void)json_object_set_new(o, "held", json_integer(c.held[i]));
        (void)json_array_append_new(all, o);
    }
    *out = json_pack("{s:o*,s:b,s:b}", "units", all, "known", known, "more", c.n == UNITS_PAGE);
    db_directory_free(&v.dir);
    free(c.unit);
    return err;
}

/* --- one --- */

static json_t *bands_json(const struct population *p)
{
    json_t *sexes = json_array();
    for (int s = 0; s < POP_SEXES; s++) {
        json_t *bands = json_array();
        for (int b = 0; b < AGE_BANDS; b++)
            (void)json_array_append_new(bands, json_integer(p->held[s][b]));
        (void)json_array_append_new(sexes, bands);
    }
    return json_pack("{s:i,s:I,s:I,s:o*}", "day", p->day, "all", (json_int_t)p->all, "present", (json_int_t)p->present,
                     "held", sexes);
}

static enum err figures_put(const struct asked *q, const struct unit *u, int32_t day, json_t *o)
{
    struct population people;
    struct population_day days[SERIES_DAYS];
    const struct days_wanted w = {u->code, day - SERIES_DAYS + 1, day};
    json_t *series = json_array();
    int n = 0;
    enum err err = db_population(q->db, u->code, day, &people);
    if (err == ERR_NONE)
        err = db_population_days(q->db, &w, days, SERIES_DAYS, &n);
    for (int i = 0; i < n; i++)
        (void)json_array_append_new(series, json_pack("[i,I,I,I,I]", days[i].day, (json_int_t)days[i].held,
                                                      (json_int_t)days[i].present, (json_int_t)days[i].came,
                                                      (json_int_t)days[i].left));
    if (err == ERR_NONE) {
        (void)json_object_set_new(o, "population", bands_json(&people));
        (void)json_object_set(o, "series", series);
    }
    json_decref(series);
    return err;
}

/* {"person":7,"code":"RH-MALINDI","day":0}: the unit, and if they may count, its population that day (0: today) and the
 * 31 days up to it. */
enum err query_unit(const struct asked *q, json_t **out)
{
    struct viewer_of_units v;
    struct unit u, above;
    int64_t day = asked_number(q, "day");
    int64_t party = 0;
    enum err err = db_unit(q->db, asked_text(q, "code"), &u);
    if (err == ERR_NOT_FOUND && span_i64(span_of(asked_text(q, "code")), &party))
        err = db_unit_of_party(q->db, party, &u); /* as the forms about it name it */
    if (err == ERR_NONE)
        err = viewer_read(q, &v);
    if (err != ERR_NONE)
        return err;
    day = day > 0 && day <= v.today ? day : v.today;
    *out = json_pack("{s:o*,s:b,s:b,s:b}", "unit", unit_json(&u), "may_read", may(&v, REGISTER_READ, &u), "may_admit",
                     may(&v, REGISTER_ADMIT, &u), "may_count", may(&v, REGISTER_FIGURES, &u));
    if (*out && unit_residence(u.kind) && may(&v, REGISTER_FIGURES, &u))
        err = figures_put(q, &u, (int32_t)day, *out);
    db_directory_free(&v.dir);
    if (err == ERR_NONE && *u.parent && db_unit(q->db, u.parent, &above) == ERR_NONE)
        (void)json_object_set_new(json_object_get(*out, "unit"), "above", json_string(above.name));
    return err;
}

/* --- today --- */

static enum err home_put(const struct asked *q, const char *code, int32_t today, json_t *all)
{
    struct unit u;
    struct held_child *held = calloc(TODAY_CHILDREN, sizeof *held);
    const struct held_wanted w = {code, 0};
    int n = 0, reviews = 0, orders = 0, away = 0;
    enum err err = held ? db_unit(q->db, code, &u) : ERR_FULL;
    if (err == ERR_NONE)
        err = db_stays_in(q->db, &w, held, TODAY_CHILDREN, &n);
    for (int i = 0; i < n; i++) {
        reviews += held[i].stay.review_day <= today + REVIEWS_AHEAD;
        orders += held[i].stay.order_to && held[i].stay.order_to <= today + ORDERS_AHEAD;
        away += held[i].stay.state != STAY_IN;
    }
    free(held);
    if (err == ERR_NONE)
        (void)json_array_append_new(all, json_pack("{s:s,s:s,s:i,s:i,s:i,s:i,s:I}", "code", u.code, "name", u.name,
                                                   "children", n, "away", away, "reviews", reviews, "orders", orders,
                                                   "capacity", (json_int_t)u.capacity));
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

/* The institutions somebody manages: {"person":7}. */
enum err query_own_units(const struct asked *q, json_t **out)
{
    struct viewer_of_units v;
    json_t *all = json_array();
    enum err err = viewer_read(q, &v);
    for (int i = 0; err == ERR_NONE && i < v.n; i++)
        if (v.mine[i].role == ROLE_INSTITUTION)
            err = home_put(q, v.mine[i].at, v.today, all);
    db_directory_free(&v.dir);
    *out = json_pack("{s:o*}", "units", all);
    return err;
}
