/* escalator.c - doing what is due, and the one root of deciding. */
#include "escalator/escalator.h"

#include "base/must.h"
#include "core/acts.h"
#include "core/chore.h"
#include "core/duty_tell.h"

static void mark(struct decide *d, int row)
{
    d->c->file.rows |= INT64_C(1) << row;
    d->touched = true;
}

/* --- one step each --- */

/* Somebody already told under another level holds this one too: it is passed to the next (ruling 25). */
static bool held_by_told(const struct decide *d, int level)
{
    struct post post;
    const struct person *p = level_person(d, level, &post, 0);
    for (int l = 1; l < level; l++)
        if (level_told(&d->c->file, l) && level_person(d, l, &post, 0) == p)
            return true;
    return false;
}

static void tell_next(struct decide *d, int above, enum reason reason)
{
    struct post post;
    int top = level_top(d);
    for (int l = above + 1; l <= top; l++) {
        if (level_told(&d->c->file, l))
            return; /* the next filled level knows already */
        if (!level_person(d, l, &post, 0) || held_by_told(d, l))
            continue;
        level_tell(d, l, PHRASE_CASE_ESCALATED, reason);
        mark(d, l);
        return;
    }
}

static void step_level(struct decide *d, int level)
{
    struct post post;
    mark(d, level);
    if (level_told(&d->c->file, level))
        return; /* told before its own time: unsaid (ruling 7) */
    if (level == LEVELS && level_top(d) < LEVELS && !decide_rules(d)->digest)
        return;
    if (!level_person(d, level, &post, 0)) {
        if (level == 3 || !level_post(d, level, &post)) {
            audit_add(d, "level.silent", span_of(role_word(level_role(level))));
            return;
        }
        if (!level_shut_out(d, level))
            level_vacant(d, level);
        tell_next(d, level, REASON_VACANT);
        return;
    }
    if (held_by_told(d, level)) {
        audit_add(d, "level.same-person", span_of(role_word(level_role(level))));
        tell_next(d, level, REASON_UNANSWERED);
        return;
    }
    enum phrase first = decide_rules(d)->digest ? PHRASE_CASE_DIGEST : PHRASE_CASE_NEW;
    level_tell(d, level, level == 1 ? first : PHRASE_CASE_ESCALATED, REASON_UNANSWERED);
}

static void remind(struct decide *d, int level)
{
    struct post post;
    const struct person *p = level ? level_person(d, level, &post, 0) : NULL;
    if (!p)
        return;
    struct text t = say_officer_args(d);
    struct message *m = say_person(d, PHRASE_CASE_REMINDER, &post, p, &t);
    int64_t next_s = next_deadline(decide_policy(d), &d->c->file, d->w->calendar).due_s;
    if (next_s > m->not_before_s && next_s < m->expires_s) /* a reminder lives until the next row (ruling 33) */
        m->expires_s = next_s;
    audit_add(d, "level.reminded", span_of(role_word(post.role)));
}

/* How many whole intervals from the clock's start have passed by now: overdue ones make one step. */
static int64_t passed(struct decide *d, int64_t from_s, int64_t interval_s, int64_t done)
{
    const struct policy_severity *r = decide_rules(d);
    int64_t n = clock_between(r->clock, d->w->calendar, from_s, d->ev->now_s) / interval_s;
    return n > done ? n : done + 1;
}

static void step_again(struct decide *d)
{
    const struct policy_severity *r = decide_rules(d);
    struct case_file *c = &d->c->file;
    int64_t last = r->reminder_s;
    for (int l = 1; l <= LEVELS; l++)
        last = r->level_s[l] > last ? r->level_s[l] : last;
    int64_t open = clock_between(r->clock, d->w->calendar, c->t0_s, d->ev->now_s) - last;
    int64_t n = open > 0 ? open / r->again_s : 0;
    c->again_n = n > c->again_n ? n : c->again_n + 1;
    level_again(d, REASON_UNANSWERED);
    d->touched = true;
}

static bool is_due(const struct decide *d, int64_t from_s, int64_t wait_s)
{
    return clock_add(decide_rules(d)->clock, d->w->calendar, from_s, wait_s) <= d->ev->now_s;
}

/* Two clocks due at one moment make one step, with the first reason of ceiling, no-progress, no-action (ruling 10). */
static void step_verified(struct decide *d)
{
    const struct policy_severity *r = decide_rules(d);
    struct case_file *c = &d->c->file;
    enum reason reason = REASON_NONE;
    d->touched = true;
    bool hold = !c->action && (c->hold_top_s ? is_due(d, c->hold_top_s, r->again_s)
                                             : is_due(d, c->verified_s, r->hold_s * (c->hold_n + 1)));
    if (hold) {
        reason = REASON_NO_ACTION;
        c->hold_n = passed(d, c->verified_s, r->hold_s, c->hold_n);
    }
    if (c->action && is_due(d, c->progress_s, r->progress_up_s * (c->up_n + 1))) {
        reason = REASON_NO_PROGRESS;
        c->up_n = passed(d, c->progress_s, r->progress_up_s, c->up_n);
        c->reminded = 1;
    }
    if (is_due(d, c->verified_s, r->ceiling_s * (c->ceiling_n + 1))) {
        reason = REASON_CEILING;
        c->ceiling_n = passed(d, c->verified_s, r->ceiling_s, c->ceiling_n);
    }
    must(reason != REASON_NONE);
    level_one_up(d, reason);
    if (hold && !level_next(d, (int)c->level, 0))
        c->hold_top_s = d->ev->now_s;
}

static void step_run(struct decide *d, const struct step *s)
{
    switch (s->kind) {
    case STEP_LEVEL: step_level(d, s->level); break;
    case STEP_REMINDER:
        mark(d, 0);
        /* to the post that stands where level 1 stands; with level 1 vacant it is not said (ruling 3) */
        remind(d, d->c->file.base_level ? (int)d->c->file.base_level : 1);
        break;
    case STEP_AGAIN: step_again(d); break;
    case STEP_PROGRESS_REMIND:
        d->c->file.reminded = 1;
        d->touched = true;
        remind(d, level_officer(d));
        break;
    case STEP_REQUEST: request_step(d); break;
    default: step_verified(d); break;
    }
    d->act = d->act ? d->act : "case.stepped";
}

/* At most this many steps an event: five levels, a reminder and again, with room; the loop must end whatever the table
 * says. */
#define STEPS_MAX 16

void escalator_rearm(struct decide *d)
{
    const struct policy *p = decide_policy(d);
    struct step s = next_deadline(p, &d->c->file, d->w->calendar);
    bool was_late = d->late;
    for (int i = 0; i < STEPS_MAX && s.due_s <= d->ev->now_s; i++) {
        /* late is what waited for the machine, not what a change made due in the past */
        d->late = was_late || (d->ev->kind == EVENT_TIMER && d->ev->now_s - s.due_s > d->w->limits->late_s);
        step_run(d, &s);
        s = next_deadline(p, &d->c->file, d->w->calendar);
    }
    d->late = was_late;
    d->due_s = s.due_s;
}

/* --- receipts --- */

/* The person's second number, then the delegate or deputy, then one up: unreachable. A receipt is not an answer, and a
 * failed one is not silence to wait for. Product section 5 point 5, ruling 12. */
static void receipt_failed(struct decide *d)
{
    const struct message *m = d->ev->failed;
    const struct person *p = directory_person(d->w->directory, m->person);
    struct text t = say_args(d);
    text_init(&t, t.p, t.cap);
    text_span(&t, m->args);
    note_add(d, "text.failed", (struct span){NULL, 0});
    if (m->step < 1 && p && p->phone[1].s[0] && !p->lost[1]) {
        struct message *second = say_person(d, m->key, &m->post, p, &t);
        second->to = p->phone[1];
        second->step = 1;
        return;
    }
    const struct person *other = m->step < 2 ? post_other(d->w->directory, &m->post, decide_today(d), m->person) : NULL;
    if (other) {
        say_person(d, m->key, &m->post, other, &t)->step = 2;
        return;
    }
    if (m->key == PHRASE_CASE_CLOSE_REQUESTED)
        request_ask(d);
    else if (level_next(d, (int)d->c->file.level, 0))
        level_one_up(d, REASON_UNREACHABLE);
    else
        audit_add(d, "top.unreachable", (struct span){NULL, 0}); /* the ladder's own "again" goes on */
}

static bool still_matters(const struct case_file *c, const struct message *m)
{
    if (m->epoch != c->epoch || !case_open(c))
        return false;
    if (m->key == PHRASE_CASE_CLOSE_REQUESTED)
        return c->state == CASE_CLOSE_REQUESTED;
    if (c->state == CASE_CLOSE_REQUESTED)
        return false;
    return c->state == CASE_REPORTED || m->key == PHRASE_CASE_REMINDER || m->key == PHRASE_CASE_ESCALATED;
}

static bool falls_back(const struct message *m)
{
    return (m->level || m->post.role == ROLE_HELPLINE) && say_falls_back(m->key);
}

/* --- the root --- */

/* A holiday came or went: a digest that is still to come stands on the first working morning after all, never before
 * now. */
static void plan_digest(struct decide *d)
{
    struct case_file *c = &d->c->file;
    const struct policy_severity *r = decide_rules(d);
    if (!r->digest || (c->rows & 2) || c->state != CASE_REPORTED)
        return;
    int64_t from = c->epoch == 1 ? c->opened_s : c->t0_s - 1;
    int64_t t0 = clock_next_working(d->w->calendar, from, r->digest_hour, r->digest_minute);
    t0 = t0 > d->ev->now_s ? t0 : d->ev->now_s;
    if (t0 == c->t0_s)
        return;
    c->t0_s = t0;
    d->touched = true;
    d->act = "case.planned-again";
}

static void case_event(struct decide *d)
{
    if (!decide_case(d, 0, d->ev->case_id, "") || !d->f->c[0].found)
        return;
    d->c = decide_take(d, 0);
    struct case_file *c = &d->c->file;
    switch (d->ev->kind) {
    case EVENT_TIMER:
        d->rearm = c->version == d->ev->version; /* else it changed since: the newer row's timer speaks */
        break;
    case EVENT_RECEIPT:
        if (falls_back(d->ev->failed) && still_matters(c, d->ev->failed))
            receipt_failed(d);
        break;
    case EVENT_APPOINTED:
        if (case_open(c) && (d->ev->was_vacant || !level_told(c, 1)) && c->t0_s <= d->ev->now_s &&
            level_tell(d, 1, PHRASE_CASE_NEW, REASON_NONE)) {
            mark(d, 1);
            d->act = "case.appointed";
        }
        break;
    default:
        plan_digest(d);
        d->rearm = true;
        break;
    }
}

/* The case's row is first, its version one higher; one audit row goes with each version. */
static void finish(struct decide *d)
{
    struct case_file *c = &d->c->file;
    if (!d->is_new)
        c->version++;
    audit_add(d, d->act ? d->act : "case.changed", (struct span){NULL, 0});
    if (d->out->full)
        return;
    d->out->list[d->out->count - 1].version = c->version;
    d->out->list[0] = (struct effect){
        .kind = EFFECT_CASE, .case_id = c->id, .version = c->version, .c = c, .person = decide_actor(d)};
    if (c->erased_s) { /* the last of all: what was sealed for this case in this event still needs its key */
        struct effect *e = effect_add(d, EFFECT_ERASE);
        e->c = c;
        e->word = span_of(d->act);
    }
}

void escalator_decide(struct decide *d)
{
    d->out->count = 1; /* the first is the case's own */
    d->out->full = false;
    d->out->list[0] = (struct effect){.kind = EFFECT_NONE};
    d->due_s = INT64_MAX;
    if (d->ev->kind == EVENT_SMS)
        intake_decide(d);
    else if (d->ev->kind == EVENT_OP)
        op_decide(d);
    else if (d->ev->kind == EVENT_CHORE)
        chore_decide(d);
    else if (d->ev->kind == EVENT_DUTY)
        duty_decide(d);
    else
        case_event(d);
    if (d->f->need)
        return;
    if (d->c && (d->touched || d->rearm))
        escalator_rearm(d);
    if (d->c && d->touched)
        finish(d);
    say_settle(d);
}
