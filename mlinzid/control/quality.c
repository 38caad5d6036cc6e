/* quality.c - what is unlikely of a child and what is said to have happened to it (core/quality.h): asked about
 * when a case record sheet or a registration is written, and listed for the officer. */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "core/quality.h"
#include "mlinzid/control/child.h"

enum { EVENTS_MOST = 8, CHILDREN_MOST = 16, LOOKED_AT = 500, FOUND_MOST = 40 };

struct event_of_case {
    struct span category;
    int32_t day;
};

/* The rows of a case record sheet; one whose day nobody knows happened, as far as is known, when it was reported. */
static int events_of(const struct sheet *s, const struct answers *a, int32_t reported, struct event_of_case *out)
{
    int category = sheet_field_of(s, SPAN("category")), on = sheet_field_of(s, SPAN("event_on")), n = 0;
    for (int row = 0; category >= 0 && row < EVENTS_MOST; row++) {
        const struct answer *what = answer_of(a, category, row), *day = on < 0 ? NULL : answer_of(a, on, row);
        if (what)
            out[n++] = (struct event_of_case){what->text, day ? (int32_t)day->number : reported};
    }
    return n;
}

static uint32_t found_in(const struct child *c, const struct event_of_case *e, int n, int32_t today)
{
    struct quality_child q = {c->sex, c->born_day, today};
    uint32_t found = n ? 0 : quality_check(&q, SPAN(""));
    for (int i = 0; i < n; i++) {
        q.day = e[i].day;
        found |= quality_check(&q, e[i].category);
    }
    return found;
}

static json_t *words_json(uint32_t found)
{
    json_t *all = json_array();
    for (int q = 0; q < QUALITIES; q++)
        if (found >> q & 1)
            json_array_append_new(all, json_string(quality_word((enum quality)q)));
    return all;
}

bool quality_asked(struct request *r, const struct sheet *s, const struct answers *a, const struct sheet_row *row,
                   const struct registering *g)
{
    struct event_of_case events[EVENTS_MOST];
    int64_t ids[CHILDREN_MOST];
    struct child c;
    uint32_t found = 0;
    int n = 0, children = 0;
    if (request_true(r, "despite"))
        return true;
    if (g->spine.about == ABOUT_CHILD)
        found = found_in(&g->spine.child, NULL, 0, day_of(daemon_now(r->d)));
    else if (row->about == ABOUT_CASE && (n = events_of(s, a, row->day, events)) > 0 &&
             db_case_children(r->db, row->subject, ids, CHILDREN_MOST, &children) == ERR_NONE)
        for (int i = 0; i < children; i++)
            if (db_child(r->db, ids[i], &c) == ERR_NONE)
                found |= found_in(&c, events, n, row->day);
    if (!found)
        return true;
    json_object_set_new(r->out, "unlikely", words_json(found));
    return registrar_wrong(r, 422, "this is unlikely: look again, and say so if it is as it is") == DONE;
}

/* --- the list --- */

/* The case record sheets of a child's cases. */
static uint32_t found_of(struct request *r, struct registrar *me, const struct child *c)
{
    int64_t cases[CHILDREN_MOST];
    struct event_of_case events[EVENTS_MOST];
    struct sheet_row row;
    struct answers a;
    int n = 0, sheets = 0;
    uint32_t found = 0;
    if (db_child_cases(r->db, c->id, cases, CHILDREN_MOST, &n) != ERR_NONE)
        return 0;
    for (int i = 0; i < n; i++) {
        const size_t used = me->arena.used_bytes;
        if (db_sheet_of(r->db, ABOUT_CASE, cases[i], "crs", &row) != ERR_NONE)
            continue;
        const struct sheet *s = sheet_version(&r->d->loaded->sheets, span_of(row.sheet), row.definition);
        if (s && db_sheet_answers(r->db, s, &row, row.version, &a, &me->arena) == ERR_NONE) {
            found |= found_in(c, events, events_of(s, &a, row.day, events), row.day);
            sheets++;
        }
        me->arena.used_bytes = used;
    }
    return sheets ? found : found_in(c, NULL, 0, day_of(c->made_s));
}

/* {"after":0}: children theirs of which something is unlikely; next: where to look on, 0 the end. */
static enum outcome list(struct request *r, struct registrar *me)
{
    const struct register_subject nobody = {0};
    int64_t *ids = arena_array(&me->arena, int64_t, LOOKED_AT), next = 0;
    char about[40];
    int n = 0, shown = 0;
    if (!registrar_may(r, me, REGISTER_FILL, &nobody, "child"))
        return REFUSED;
    enum err err =
        ids ? db_children(r->db, registrar_area(r, me), request_number(r, "after", 0), ids, LOOKED_AT, &n) : ERR_FULL;
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    json_t *all = json_array();
    for (int i = 0; i < n && shown < FOUND_MOST; i++) {
        struct child c;
        next = i + 1 < n || n == LOOKED_AT ? ids[i] : 0;
        if (!child_may(r, me, REGISTER_FILL, ABOUT_CHILD, ids[i]) || db_child(r->db, ids[i], &c) != ERR_NONE)
            continue;
        uint32_t found = found_of(r, me, &c);
        if (!found)
            continue;
        json_t *o = child_json(&c);
        json_object_set_new(o, "unlikely", words_json(found));
        json_array_append_new(all, o);
        shown++;
    }
    snprintf(about, sizeof about, "children=%d", shown);
    enum outcome o = registrar_done(r, me, act_begin(r), "child.quality", about, 0);
    if (o == DONE) {
        json_object_set(r->out, "children", all);
        json_object_set_new(r->out, "next", json_integer(next));
    }
    json_decref(all);
    return o;
}

static enum outcome child_quality(struct request *r)
{
    return registrar_with(r, list);
}

const struct operation control_desk_quality[] = {{"child.quality", child_quality}, {NULL, NULL}};
