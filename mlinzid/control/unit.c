/* unit.c - units over the control socket, and what the console has done to them: written down one by one or
 * from a list. Every line of a list is looked at; one bad line is said with its number and nothing of its part is
 * stored. */
#include "mlinzid/control/unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/stay.h"
#include "mlinzid/typed/units.h"

enum { LINES_MOST = 200, LISTED_MOST = 5000 };

/* --- showing --- */

static void set_day(json_t *o, const char *key, int32_t day)
{
    char said[16];
    struct text t;
    text_init(&t, said, sizeof said);
    if (day)
        day_write(day, &t);
    json_object_set_new(o, key, json_string(said));
}

json_t *unit_json(const struct unit *u)
{
    char area[AREA_CODE_CAP], ages[24] = "";
    const char sex[2] = {(char)u->sex, '\0'};
    area_code(u->area, area);
    if (u->age_from >= 0 && u->age_to >= 0)
        snprintf(ages, sizeof ages, "%d-%d", u->age_from, u->age_to);
    else if (u->age_from >= 0 || u->age_to >= 0)
        snprintf(ages, sizeof ages, u->age_from >= 0 ? "%d-" : "-%d", u->age_from >= 0 ? u->age_from : u->age_to);
    json_t *o = json_pack("{s:s,s:I,s:I,s:s,s:s,s:s,s:s,s:s,s:I,s:s,s:s,s:b}", "code", u->code, "party",
                          (json_int_t)u->party, "version", (json_int_t)u->version, "kind", u->kind, "name", u->name,
                          "area", area, "parent", u->parent, "licence", u->licence, "capacity", (json_int_t)u->capacity,
                          "sex", sex, "ages", ages, "home", unit_residence(u->kind));
    if (!o)
        return NULL;
    set_day(o, "licence_to", u->licence_to);
    set_day(o, "opened", u->opened);
    set_day(o, "closed", u->closed);
    return o;
}

/* {"place":"003","kind":"TNRH","homes":true} */
static enum outcome unit_list(struct request *r)
{
    struct units_wanted w = {
        .kind = request_text(r, "kind"), .residence = request_true(r, "homes"), .after = request_text(r, "after")};
    const char *place = request_text(r, "place");
    int n = 0;
    if (*place && !area_read(&r->d->loaded->areas, span_of(place), &w.within))
        return request_refuse(r, "\"%.20s\" is no place: write a code, as 003 or 003.016", place);
    struct unit *all = calloc(LISTED_MOST, sizeof *all);
    if (!all)
        return request_refuse(r, "out of memory");
    enum err err = db_units(r->db, &w, all, LISTED_MOST, &n);
    json_t *list = json_array();
    for (int i = 0; i < n; i++)
        json_array_append_new(list, unit_json(&all[i]));
    json_object_set_new(r->out, "units", list);
    free(all);
    return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
}

static enum outcome unit_show(struct request *r)
{
    struct unit u;
    enum err err = db_unit(r->db, request_text(r, "code"), &u);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? request_refuse(r, "there is no unit \"%.24s\"", request_text(r, "code"))
                                    : request_refuse(r, "%s", err_words(err));
    json_t *o = unit_json(&u);
    json_object_set_new(o, "phone", json_string(u.phone.s));
    json_object_set_new(r->out, "unit", o);
    return DONE;
}

/* {"code":"RH-MALINDI","day":"2026-11-22"}: how many children, by sex and age. day "": today. */
static enum outcome unit_population(struct request *r)
{
    static const char *const sexes[POP_SEXES] = {"girls", "boys", "other"};
    struct unit u;
    struct population people;
    int32_t day = day_of(daemon_now(r->d));
    const char *code = request_text(r, "code");
    if (*request_text(r, "day") && !day_read(span_of(request_text(r, "day")), &day))
        return request_refuse(r, "\"%.20s\" is no day: write it as 2026-03-20", request_text(r, "day"));
    enum err err = db_unit(r->db, code, &u);
    if (err == ERR_NONE)
        err = db_population(r->db, code, day, &people);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? request_refuse(r, "there is no unit \"%.24s\"", code)
                                    : request_refuse(r, "%s", err_words(err));
    json_t *o = json_pack("{s:I,s:I}", "all", (json_int_t)people.all, "present", (json_int_t)people.present);
    for (int s = 0; s < POP_SEXES; s++) {
        json_t *bands = json_array();
        for (int b = 0; b < AGE_BANDS; b++)
            json_array_append_new(bands, json_integer(people.held[s][b]));
        json_object_set_new(o, sexes[s], bands);
    }
    json_object_set_new(r->out, "unit", o);
    return DONE;
}

/* --- a list --- */

struct unit_import {
    struct unit_columns columns;
    json_t *errors;
    int64_t line; /* that is looked at */
    int stored;
    char why[400];
};

static void line_bad(struct unit_import *im)
{
    utf8_whole(im->why); /* else it is no JSON, and the line would be passed over in silence */
    json_array_append_new(im->errors, json_pack("{s:I,s:s}", "line", (json_int_t)im->line, "error", im->why));
}

/* What is above it is there: the office of a place, a unit of the store, or one of an earlier line of the same file
 * that this part does not hold. */
static bool parent_known(struct request *r, const struct unit *u)
{
    struct unit above;
    struct area place;
    size_t i;
    json_t *code;
    if (!u->parent[0] || area_read(&r->d->loaded->areas, span_of(u->parent), &place) ||
        db_unit(r->db, u->parent, &above) == ERR_NONE)
        return true;
    json_array_foreach(json_object_get(r->in, "before"), i, code)
    {
        const char *s = json_string_value(code);
        if (s && strcmp(s, u->parent) == 0)
            return true;
    }
    return false;
}

/* What the file has no column for stays as it was. */
static void keep_rest(const struct unit_columns *c, const struct unit *was, struct unit *u)
{
#define KEEP(column_, field)                  \
    if (c->column[UNIT_COLUMN_##column_] < 0) \
    memcpy(&u->field, &was->field, sizeof u->field)
    KEEP(parent, parent);
    KEEP(phone, phone);
    KEEP(licence, licence);
    KEEP(licence_to, licence_to);
    KEEP(capacity, capacity);
    KEEP(sex, sex);
    KEEP(ages, age_from);
    KEEP(ages, age_to);
    KEEP(opened, opened);
    KEEP(closed, closed);
#undef KEEP
}

/* The same code again is the same unit, written anew where it differs. */
static enum err unit_keep(struct request *r, struct unit_import *im, struct unit *u)
{
    struct unit was;
    if (!parent_known(r, u)) {
        snprintf(im->why, sizeof im->why, "%.24s: above it stands \"%.24s\", which is no unit", u->code, u->parent);
        line_bad(im);
        return ERR_NONE;
    }
    enum err err = db_unit(r->db, u->code, &was);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return err;
    if (err == ERR_NONE) {
        u->party = was.party;
        u->version = was.version;
        keep_rest(&im->columns, &was, u);
    }
    err = db_unit_put(r->db, u, daemon_now(r->d));
    im->stored += err == ERR_NONE;
    return err;
}

static enum err keep_office(struct request *r, struct unit_import *im, const struct unit_fields *f, struct area place)
{
    struct unit u;
    if (unit_of_place(f, &r->d->loaded->areas, place, &u, im->why, sizeof im->why))
        return unit_keep(r, im, &u);
    line_bad(im);
    return ERR_REFUSED;
}

/* The regions have no rows of their own among the places. */
static enum err keep_each(struct request *r, struct unit_import *im, const struct unit_fields *f)
{
    const struct areas *areas = &r->d->loaded->areas;
    const enum area_level level = unit_each(f->code);
    struct area place = {0};
    enum err err = ERR_NONE;
    for (char i = '1'; err == ERR_NONE && level == AREA_REGION && i <= '9'; i++) {
        const char code[] = {'R', i, '\0'};
        if (area_read(areas, span_of(code), &place))
            err = keep_office(r, im, f, place);
    }
    for (int i = 0; err == ERR_NONE && i < areas->count; i++)
        if (areas->row[i].area.level == level)
            err = keep_office(r, im, f, areas->row[i].area);
    return err == ERR_REFUSED ? ERR_NONE : err; /* said once, not 290 times */
}

static enum err keep_line(struct request *r, struct unit_import *im, char *line)
{
    struct unit_fields f;
    struct unit u;
    snprintf(im->why, sizeof im->why, "a quote is not closed");
    if (!unit_line(&im->columns, line, &f)) {
        line_bad(im);
        return ERR_NONE;
    }
    if (unit_each(f.code))
        return keep_each(r, im, &f);
    if (!unit_read(&f, &r->d->loaded->areas, &u, im->why, sizeof im->why)) {
        line_bad(im);
        return ERR_NONE;
    }
    return unit_keep(r, im, &u);
}

static enum err keep_lines(struct request *r, struct unit_import *im)
{
    enum err err = ERR_NONE;
    size_t i;
    json_t *l;
    json_array_foreach(json_object_get(r->in, "lines"), i, l)
    {
        char *line = strdup(json_string_value(l) ? json_string_value(l) : "");
        im->line = request_number(r, "first", 2) + (int64_t)i;
        if (err == ERR_NONE)
            err = line ? keep_line(r, im, line) : ERR_FULL;
        free(line);
    }
    return err;
}

static enum outcome import_end(struct request *r, struct unit_import *im, enum err err)
{
    char about[40];
    if (request_true(r, "check") || err != ERR_NONE || json_array_size(im->errors)) {
        db_rollback(r->db);
        return err == ERR_NONE ? DONE : request_refuse(r, "%s", err_words(err));
    }
    snprintf(about, sizeof about, "units=%d", im->stored);
    enum outcome o = act_end(r, err, "import.units", about);
    engine_people_changed(r->d->engine);
    return o;
}

/* {"header":"code,kind,...","first":2,"lines":["...",...],"before":["047"],"check":true}. As `import` does with people.
 */
enum outcome unit_import(struct request *r)
{
    struct unit_import im = {.errors = json_array()};
    char header[600];
    enum outcome o = REFUSED;
    span_str(span_of(request_text(r, "header")), header, sizeof header);
    if (json_array_size(json_object_get(r->in, "lines")) > LINES_MOST)
        (void)request_refuse(r, "at most %d lines at a time", LINES_MOST);
    else if (unit_header(header, &im.columns, r->why, sizeof r->why)) {
        enum err err = act_begin(r);
        o = import_end(r, &im, err == ERR_NONE ? keep_lines(r, &im) : err);
    }
    if (o == DONE) {
        json_object_set_new(r->out, "units", json_integer(im.stored));
        json_object_set(r->out, "errors", im.errors);
    }
    json_decref(im.errors);
    return o;
}

const struct operation control_units[] = {{"unit.list", unit_list},
                                          {"unit.show", unit_show},
                                          {"unit.population", unit_population},
                                          {"unit.import", unit_import},
                                          {NULL, NULL}};
