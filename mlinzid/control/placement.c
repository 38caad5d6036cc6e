/* placement.c - alternative care: a placement opened, and each stage it comes to. A stage that has a form is
 * entered by a form that was filled for it, and by each filling once. */
#include <stdio.h>
#include <string.h>

#include "db/placement.h"
#include "db/register.h"
#include "mlinzid/control/care.h"

enum { PLACEMENTS_MOST = 10, STEPS_MOST = 60 };

/* --- forms --- */

/* Of whom the form of that name is: the child, or who takes it. */
static enum about form_about(const struct request *r, const char *sheet)
{
    const struct sheet *s = sheet_on(&r->d->loaded->sheets, span_of(sheet), day_of(daemon_now(r->d)));
    return s ? s->about : ABOUT_NONE;
}

/* The form by which p may come to that stage: ERR_NOT_FOUND none is filled, or every filling was used. */
static enum err form_for(struct request *r, const struct placement *p, enum placement_stage to,
                         struct placement_form *out)
{
    enum err err = ERR_NOT_FOUND;
    for (int which = 0; err == ERR_NOT_FOUND && which < 2; which++) {
        struct placement_wants w = {.sheet = placement_sheet(to, which)};
        if (!w.sheet)
            break;
        w.about = form_about(r, w.sheet);
        w.subject = w.about == ABOUT_CHILD ? p->child : p->carer;
        err = db_placement_form(r->db, &w, out);
    }
    return err;
}

/* --- going on --- */

struct stepping {
    struct registrar *me;
    struct placement p;
    struct placement_step step;
    struct placement_form form;
    struct stay stay;
    int64_t child; /* as it stands for itself now */
    uint32_t bad;
};

#define BAD(fault) (UINT32_C(1) << PLACEMENT_FAULT_##fault)

static bool child_mine(struct request *r, struct registrar *me, int64_t child)
{
    struct register_subject s;
    char about[60];
    enum err err = db_register_subject(r->db, ABOUT_CHILD, child, &s);
    if (err != ERR_NONE)
        return (err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err))) == DONE;
    snprintf(about, sizeof about, "child=%lld", (long long)child);
    return registrar_may(r, me, REGISTER_PLACE, &s, about);
}

/* Who takes the child: a person or household of the register, or a unit. What is not typed stays. */
static enum err taker_read(struct request *r, struct stepping *x)
{
    struct placement *p = &x->p;
    struct register_subject s;
    struct unit u;
    int64_t carer = request_number(r, "carer", 0);
    const char *unit = request_text(r, "unit");
    enum err err = ERR_NONE;
    if (carer) {
        err = db_register_subject(r->db, ABOUT_HOUSEHOLD, carer, &s);
        if (err == ERR_NOT_FOUND)
            err = db_register_subject(r->db, ABOUT_PERSON, carer, &s);
        if (err == ERR_NONE)
            p->carer = carer;
    }
    if (err == ERR_NONE && *unit) {
        err = db_unit(r->db, unit, &u);
        if (err == ERR_NONE && placement_residential(p->kind) && !unit_residence(u.kind))
            err = ERR_NOT_FOUND;
        if (err == ERR_NONE)
            (void)span_str(span_of(u.code), p->unit, sizeof p->unit);
    }
    if (err == ERR_NOT_FOUND)
        x->bad |= BAD(CARER);
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

/* The last day of a placement the child lived in, by whichever of its numbers. */
static enum err free_day(struct request *r, int64_t child, int32_t *day)
{
    int64_t ids[CARE_WHOLE];
    int n = 0;
    enum err err = db_child_whole(r->db, child, ids, CARE_WHOLE, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        int32_t one = 0;
        err = db_placement_free(r->db, ids[i], &one);
        *day = one > *day ? one : *day;
    }
    return err;
}

static enum err step_facts(struct request *r, struct stepping *x)
{
    struct placement *p = &x->p;
    x->step.today = day_of(daemon_now(r->d));
    x->step.to = p->version ? placement_of(span_of(request_text(r, "to"))) : PLACEMENT_IDENTIFIED;
    if (!care_day(r, "day", &x->step.day))
        x->bad |= BAD(EARLY);
    if (*request_text(r, "review_day") && !care_day(r, "review_day", &p->review_day))
        x->bad |= BAD(REVIEW);
    if (*request_text(r, "post_role") && !care_post(r, x->me, &p->post))
        x->bad |= BAD(POST);
    if (x->step.to == PLACEMENT_CLOSED)
        (void)care_code(r, "end", "placement_end_id", p->end);
    enum err err = taker_read(r, x);
    if (err == ERR_NONE)
        err = care_open_stay(r, x->child, &x->stay);
    if (err == ERR_NONE)
        x->step.stay = &x->stay;
    if (err == ERR_NONE || err == ERR_NOT_FOUND)
        err = free_day(r, x->child, &x->step.free_day);
    if (err == ERR_NONE)
        err = form_for(r, p, x->step.to, &x->form);
    x->step.form = err == ERR_NONE;
    return err == ERR_NOT_FOUND ? ERR_NONE : err;
}

static bool step_right(struct request *r, struct stepping *x)
{
    uint32_t wrong = x->bad | placement_wrong(&x->p, &x->step);
    for (int f = PLACEMENT_OK + 1; f < PLACEMENT_FAULTS; f++)
        if (stay_has(wrong, f))
            care_say(r, "refusals", placement_fault_word((enum placement_fault)f));
    return wrong == 0 || care_refused(r) == DONE;
}

static enum err review_duty(struct request *r, const struct placement *p)
{
    struct care_duty d = {.kind = DUTY_REVIEW, .thing = p->id, .child = p->child, .post = p->post, .ends = DUTY_DONE};
    enum err err = p->stage == PLACEMENT_REVIEWED || p->stage == PLACEMENT_CLOSED ? care_duty(r, &d) : ERR_NONE;
    d.day = p->review_day;
    return err == ERR_NONE && placement_stands(p->stage) ? care_duty(r, &d) : err;
}

static enum outcome step_write(struct request *r, struct stepping *x)
{
    char about[160];
    struct placement *p = &x->p;
    const struct span words = span_trim(span_of(request_text(r, "words")));
    const struct care_note note = {
        .person = r->person, .role = x->me->as.role, .now_s = daemon_now(r->d), .words = words};
    bool is_new = !p->version;
    if (span_characters(words) > CARE_WORDS_MOST)
        return request_refuse(r, "at most %d letters", CARE_WORDS_MOST);
    p->stage = x->step.to;
    p->last_day = x->step.day;
    p->opened = is_new ? x->step.day : p->opened;
    p->placed = p->stage == PLACEMENT_PLACED ? x->step.day : p->placed;
    p->closed = p->stage == PLACEMENT_CLOSED ? x->step.day : 0;
    enum err err = act_begin(r);
    if (err == ERR_NONE)
        err = db_placement_put(r->db, p, &x->form, &note);
    if (err == ERR_NONE)
        err = review_duty(r, p);
    snprintf(about, sizeof about, "child=%lld placement=%lld stage=%s", (long long)p->child, (long long)p->id,
             placement_word(p->stage));
    enum outcome o = registrar_done(r, x->me, err, is_new ? "placement.opened" : "placement.stage", about, 0);
    if (o == DONE)
        json_object_set_new(r->out, "id", json_integer(p->id));
    return o;
}

static enum outcome go_on(struct request *r, struct stepping *x)
{
    enum err err = step_facts(r, x);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    return step_right(r, x) ? step_write(r, x) : REFUSED;
}

/* {"child":12,"kind":"AFFC","day":...,"post_role","post_at","words"} */
static enum outcome open_one(struct request *r, struct registrar *me)
{
    struct stepping x = {.me = me};
    struct placement other;
    struct child child;
    if (!care_child(r, &child) || !child_mine(r, me, child.id))
        return REFUSED;
    x.p.child = x.child = child.id;
    if (!care_code(r, "kind", "alternative_family_care_type_id", x.p.kind))
        x.bad |= BAD(KIND);
    enum err err = care_open_placement(r, child.id, &other);
    if (err != ERR_NONE && err != ERR_NOT_FOUND)
        return request_refuse(r, "%s", err_words(err));
    if (err == ERR_NONE)
        x.bad |= BAD(STANDS);
    return go_on(r, &x);
}

/* {"id":7,"version":2,"to":"assessed","day":...,"carer","unit","review_day","end","post_role","post_at","words"} */
static enum outcome step_one(struct request *r, struct registrar *me)
{
    struct stepping x = {.me = me};
    enum err err = db_placement(r->db, request_number(r, "id", 0), &x.p);
    if (err != ERR_NONE)
        return err == ERR_NOT_FOUND ? registrar_none(r) : request_refuse(r, "%s", err_words(err));
    err = db_child_root(r->db, x.p.child, &x.child);
    if (err != ERR_NONE)
        return request_refuse(r, "%s", err_words(err));
    if (!child_mine(r, me, x.child))
        return REFUSED;
    if (request_number(r, "version", 0) != x.p.version) {
        json_object_set_new(r->out, "stale", json_true());
        return request_refuse(r, "this placement has changed meanwhile");
    }
    return go_on(r, &x);
}

/* --- reading --- */

static json_t *steps_json(struct request *r, struct registrar *me, int64_t placement)
{
    struct placement_stage_row *rows = arena_array(&me->arena, struct placement_stage_row, STEPS_MOST);
    json_t *all = json_array();
    int n = 0;
    if (!rows || db_placement_steps(r->db, placement, rows, STEPS_MOST, &n) != ERR_NONE)
        return all;
    for (int i = 0; i < n; i++)
        json_array_append_new(all, json_pack("{s:s,s:i,s:I,s:s,s:s}", "stage", placement_word(rows[i].stage), "day",
                                             rows[i].day, "sheet", (json_int_t)rows[i].sheet, "words", rows[i].words,
                                             "role", role_word(rows[i].role)));
    return all;
}

/* What may come next, by which form, and whether it is filled. */
static json_t *next_json(struct request *r, const struct placement *p)
{
    json_t *all = json_array();
    for (int s = PLACEMENT_NONE + 1; s < PLACEMENT_STAGES; s++) {
        const enum placement_stage to = (enum placement_stage)s;
        const char *sheet = placement_sheet(to, 0);
        struct placement_form form;
        if (!placement_next(p->stage, to))
            continue;
        bool ready = !sheet || form_for(r, p, to, &form) == ERR_NONE;
        json_array_append_new(all,
                              json_pack("{s:s,s:s,s:s,s:b}", "stage", placement_word(to), "sheet", sheet ? sheet : "",
                                        "about", sheet ? about_word(form_about(r, sheet)) : "", "ready", ready));
    }
    return all;
}

static json_t *placement_json(struct request *r, struct registrar *me, const struct placement *p)
{
    const size_t used = me->arena.used_bytes;
    json_t *o =
        json_pack("{s:I,s:I,s:s,s:s,s:i,s:i,s:i,s:s,s:I,s:s,s:s,s:i,s:s}", "id", (json_int_t)p->id, "version",
                  (json_int_t)p->version, "kind", p->kind, "stage", placement_word(p->stage), "opened", p->opened,
                  "placed", p->placed, "closed", p->closed, "unit", p->unit, "carer", (json_int_t)p->carer, "post_role",
                  role_word(p->post.role), "post_at", p->post.at, "review_day", p->review_day, "end", p->end);
    json_object_set_new(o, "steps", steps_json(r, me, p->id));
    json_object_set_new(o, "next", next_json(r, p));
    me->arena.used_bytes = used;
    return o;
}

enum err care_placements(struct request *r, struct registrar *me, const int64_t *ids, int n)
{
    struct placements all = {.list = arena_array(&me->arena, struct placement, PLACEMENTS_MOST),
                             .cap = PLACEMENTS_MOST};
    json_t *list = json_array();
    json_object_set_new(r->out, "placements", list);
    enum err err = all.list ? ERR_NONE : ERR_FULL;
    for (int k = 0; err == ERR_NONE && k < n; k++) {
        err = db_placements_of(r->db, ids[k], &all);
        for (int i = 0; err == ERR_NONE && i < all.n; i++)
            json_array_append_new(list, placement_json(r, me, &all.list[i]));
    }
    return err;
}

enum err care_open_placement(struct request *r, int64_t child, struct placement *out)
{
    int64_t ids[CARE_WHOLE];
    int n = 0;
    enum err err = db_child_whole(r->db, child, ids, CARE_WHOLE, &n);
    for (int i = 0; err == ERR_NONE && i < n; i++) {
        err = db_placement_open(r->db, ids[i], out);
        if (err != ERR_NOT_FOUND)
            return err;
        err = ERR_NONE;
    }
    return err == ERR_NONE ? ERR_NOT_FOUND : err;
}

/* --- the operations --- */

static enum outcome placement_open(struct request *r)
{
    return registrar_with(r, open_one);
}

static enum outcome placement_step(struct request *r)
{
    return registrar_with(r, step_one);
}

const struct operation control_desk_placements[] = {
    {"placement.open", placement_open}, {"placement.step", placement_step}, {NULL, NULL}};
