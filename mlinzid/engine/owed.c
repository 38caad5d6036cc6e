/* owed.c - the duties of a case's forms. The rules that say what a form is are core/casework.h's and
 * core/protection.h's. */
#include "mlinzid/engine/owed.h"

#include <string.h>

#include "core/case.h"
#include "core/casework.h"
#include "core/protection.h"

/* Who is above a post that stands elsewhere is above it there. */
static struct area post_area(const struct owed *o, const struct post *post)
{
    const struct unit_place *unit = directory_find_unit(o->dir, post->at);
    const struct office *office = directory_find_office(o->dir, post->at);
    struct area area;
    if (unit)
        return unit->area;
    if (office && office->areas)
        return office->area[0];
    return area_read(o->dir->areas, span_of(post->at), &area) ? area : case_area(o->c);
}

enum err owed_by(const struct owed *o, enum duty_kind kind, int64_t thing, int32_t day, const struct post *post)
{
    struct duty d = duty_of_case(o->c);
    int64_t leased = 0;
    enum err err = o->next_id ? ERR_NONE : db_lease(o->db, "row", 1, &leased);
    if (err != ERR_NONE)
        return err;
    d.kind = kind;
    d.thing = thing;
    d.day = day;
    if (post) {
        d.post = *post;
        d.area = post_area(o, post);
    }
    return db_duty_put(o->db, &d, o->now_s, o->next_id ? o->next_id : &leased);
}

enum err owed_end(const struct owed *o, enum duty_kind kind, int64_t thing, enum duty_outcome outcome)
{
    const struct duty_end end = {kind, thing, outcome, o->person};
    return db_duty_done(o->db, &end, o->now_s);
}

/* --- forms --- */

static const struct answer *answered(const struct owed_form *f, const char *field)
{
    int at = sheet_field_of(f->sheet, span_of(field));
    return at >= 0 ? answer_of(f->answers, at, 0) : NULL;
}

/* A partner's own form: its next step is due by the partner's post. One duty a partner and case. */
static enum err agency(const struct owed *o, const struct owed_form *f, int64_t thing)
{
    const struct answer *next = answered(f, "next");
    bool theirs = casework_agency_thing(o->c->id, o->as.role) != 0;
    enum err err = owed_end(o, DUTY_AGENCY_UPDATE, thing, DUTY_DONE);
    if (err == ERR_NONE && next)
        err = owed_by(o, DUTY_AGENCY_UPDATE, thing, (int32_t)next->number, theirs ? &o->as : NULL);
    return err;
}

/* The visit that was due is made, and the next one is due then. */
static enum err follow_up(const struct owed *o, const struct owed_form *f)
{
    struct duty list[40];
    struct duties all = {.list = list, .cap = 40};
    const struct answer *next = answered(f, "next");
    enum err err = db_duties_of_case(o->db, o->c->id, &all);
    for (int i = 0; err == ERR_NONE && i < all.n; i++) /* the open come first */
        if (list[i].kind == DUTY_FOLLOW_UP && !list[i].done_s)
            err = owed_end(o, DUTY_FOLLOW_UP, list[i].thing, DUTY_DONE);
    if (err == ERR_NONE && next)
        err = owed_by(o, DUTY_FOLLOW_UP, f->row->id, (int32_t)next->number, NULL);
    return err;
}

static int32_t later(const struct owed_form *f, const char *field, int32_t day)
{
    const struct answer *a = answered(f, field);
    return a && a->number > day ? (int32_t)a->number : day;
}

static enum err takedown(const struct owed *o, const struct owed_form *f)
{
    const struct answer *reply = answered(f, "reply"), *gone = answered(f, "gone");
    enum takedown state = takedown_of(reply ? reply->text : span_of(""), gone && gone->number);
    int32_t day = takedown_ask_day(state, later(f, "checked_on", later(f, "reply_on", f->row->day)));
    if (!day)
        return owed_end(o, DUTY_TAKEDOWN, f->row->id, DUTY_DONE);
    return case_open(o->c) ? owed_by(o, DUTY_TAKEDOWN, f->row->id, day, NULL) : ERR_NONE;
}

enum err owed_filled(const struct owed *o, const struct owed_form *f)
{
    const struct span sheet = span_of(f->sheet->id);
    int64_t partner = casework_agency_thing(o->c->id, casework_agency(sheet));
    if (span_is(sheet, "takedown"))
        return takedown(o, f);
    if (span_is(sheet, "closure"))
        return owed_end(o, DUTY_CLOSURE, o->c->id, DUTY_DONE);
    if (!f->first || !case_open(o->c))
        return ERR_NONE;
    if (partner)
        return agency(o, f, partner);
    return span_is(sheet, "follow-up") ? follow_up(o, f) : ERR_NONE;
}

enum err owed_struck(const struct owed *o, const struct sheet_row *row, int32_t closure_day)
{
    if (strcmp(row->sheet, "takedown") == 0)
        return owed_end(o, DUTY_TAKEDOWN, row->id, DUTY_STRUCK);
    if (strcmp(row->sheet, "closure") == 0 && o->c->state == CASE_CLOSED && !o->c->merged_into)
        return owed_by(o, DUTY_CLOSURE, o->c->id, closure_day, NULL);
    return ERR_NONE;
}
