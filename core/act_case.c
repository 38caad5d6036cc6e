/* act_case.c - taking a case up, adding to it, passing it on, asking how it stands. */
#include "core/acts.h"

#include "base/must.h"
#include "core/duty_set.h"

static struct text by_args(struct decide *d)
{
    struct text t = say_args(d);
    say_arg(&t, "by", role_word(d->role));
    return t;
}

static struct text officer_by_args(struct decide *d)
{
    struct text t = say_officer_args(d);
    say_arg(&t, "by", role_word(d->role));
    return t;
}

static bool open_for_acts(const struct decide *d)
{
    return d->c->file.state == CASE_REPORTED || d->c->file.state == CASE_VERIFIED;
}

static void progress(struct decide *d)
{
    struct case_file *c = &d->c->file;
    c->action = 1;
    c->progress_s = d->ev->now_s;
    c->reminded = c->up_n = 0;
}

/* The CPIMS serial is given when the case is taken up: a number of its own row, in this transaction. */
static bool serial_ready(struct decide *d)
{
    struct case_file *c = &d->c->file;
    if (c->serial[0] || !c->constituency)
        return true;
    struct civil now = civil_of(d->ev->now_s);
    struct text name, serial;
    text_init(&name, d->f->need_serial, sizeof d->f->need_serial);
    case_serial(case_area(c), 0, now.year, &name);
    if (!decide_have(d, NEED_SERIAL))
        return false;
    text_init(&serial, c->serial, sizeof c->serial);
    case_serial(case_area(c), d->f->serial, now.year, &serial);
    return true;
}

static void question_answered(struct decide *d)
{
    if (d->f->question.key == PHRASE_ASK_ACTION && d->f->question.case_id == d->c->file.id)
        question_clear(d);
}

static void say_verified(struct decide *d, struct span text)
{
    const char *action = d->c->file.action ? "yes" : "no";
    struct text t = by_args(d);
    say_arg(&t, "action", action);
    if (text.n)
        say_words(d, &t, text);
    say_reporters(d, PHRASE_CASE_VERIFIED, &t);
    struct text o = officer_by_args(d);
    say_arg(&o, "action", action);
    say_levels_told(d, PHRASE_CASE_VERIFIED, &o);
}

/* Taken up from above before the officer was told (at night, say): the rows stop, but the officer of the place must
 * hear. */
static void tell_the_officer(struct decide *d)
{
    struct post post;
    const struct person *p = level_person(d, 1, &post, 0);
    if (!p || d->c->file.base_level || level_told(&d->c->file, 1) || p->id == decide_actor(d))
        return;
    level_tell(d, 1, PHRASE_CASE_NEW, REASON_NONE);
    d->c->file.rows |= 2;
}

void act_verify(struct decide *d, const struct rights *r, struct span text)
{
    struct case_file *c = &d->c->file;
    if (!r->level || !open_for_acts(d)) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    if (c->state == CASE_VERIFIED && !text.n) {
        ask(d, PHRASE_ASK_ACTION, SAY_IDLE);
        return;
    }
    if (c->state == CASE_VERIFIED && c->action) {
        act_update(d, r, text);
        return;
    }
    if (!serial_ready(d))
        return;
    if (c->state == CASE_REPORTED) {
        case_move(c, CASE_VERIFIED);
        c->verified_s = d->ev->now_s;
        c->verifier = decide_actor(d);
        if (c->action)
            progress(d);
        tell_the_officer(d);
    }
    if (text.n)
        progress(d);
    note_add(d, "case.verified", text);
    say_verified(d, text);
    if (c->action) {
        answer(d, PHRASE_DONE_VERIFIED);
        question_answered(d);
    } else {
        ask(d, PHRASE_ASK_ACTION, SAY_CHANGE);
    }
}

void act_update(struct decide *d, const struct rights *r, struct span text)
{
    struct case_file *c = &d->c->file;
    if (!case_open(c)) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    if (!text.n) {
        ask(d, PHRASE_ASK_ACTION, SAY_IDLE);
        return;
    }
    if (r->level)
        progress(d);
    else if (r->agency && c->state == CASE_VERIFIED && c->action)
        progress(d);
    if (r->agency)
        duty_set_updated(d, r->role);
    note_add(d, "case.updated", text);
    if (r->level || r->agency) {
        struct text t = by_args(d);
        say_words(d, &t, text);
        say_reporters(d, PHRASE_CASE_UPDATED, &t);
    }
    struct text o = officer_by_args(d);
    say_officer(d, PHRASE_CASE_UPDATED, &o);
    answer(d, PHRASE_DONE_UPDATED);
    question_answered(d);
}

/* What was done stands in the register and has its line in the timeline already: here only the clocks begin anew and
 * those who wait for the case hear that there is news. An agency's counts as its updates do. */
void act_progress(struct decide *d, const struct rights *r)
{
    struct case_file *c = &d->c->file;
    if (!case_open(c))
        return;
    if (r->level || (r->agency && c->state == CASE_VERIFIED && c->action))
        progress(d);
    d->touched = true;
    d->act = "case.updated";
    c->last_s = d->ev->now_s;
    span_str(SPAN("case.updated"), c->last_word, sizeof c->last_word);
    struct text t = by_args(d);
    say_reporters(d, PHRASE_CASE_UPDATED, &t);
    struct text o = officer_by_args(d);
    say_officer(d, PHRASE_CASE_UPDATED, &o);
}

void act_pass(struct decide *d, const struct rights *r, struct span text)
{
    struct post post;
    int next = r->level && open_for_acts(d) ? level_next(d, (int)d->c->file.level, 0) : 0;
    while (next && level_person(d, next, &post, 0)->id == decide_actor(d)) /* never to oneself */
        next = level_next(d, next, 0);
    if (!next) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    if (!text.n) {
        answer_idle(d, PHRASE_ASK_EXPLANATION);
        return;
    }
    note_add(d, "case.passed", text);
    level_tell(d, next, PHRASE_CASE_ESCALATED, REASON_PASSED);
    d->c->file.rows |= INT64_C(1) << next;
    answer(d, PHRASE_DONE_PASSED);
}

static void status_details(struct decide *d, struct text *t)
{
    const struct case_file *c = &d->c->file;
    if (c->first_kind) {
        say_arg(t, "kind", kind_word((enum kind)c->first_kind));
        return;
    }
    struct area shown = area_up(case_area(c), AREA_CONSTITUENCY);
    if (shown.level)
        args_put(t, "place_name", area_name(d->w->areas, shown));
}

void act_status(struct decide *d, const struct rights *r)
{
    const struct case_file *c = &d->c->file;
    struct text t = say_args(d);
    say_arg(&t, "state", state_word((enum case_state)c->state));
    args_put_i64(&t, "level", c->level);
    say_arg(&t, "by", role_word(r->role));
    if (d->f->sender.person) {
        say_arg(&t, "last", c->last_word);
        if (d->c->due_s && case_open(c))
            args_put_i64(&t, "deadline", d->c->due_s);
    }
    if (r->level || r->agency)
        status_details(d, &t);
    audit_add(d, "case.read", (struct span){NULL, 0});
    say_sender(d, PHRASE_CASE_STATUS, SAY_CHANGE, &t);
}
