/* act_reopen.c - coming back: an officer above reopens, or the reporter says NO to a closing. Rulings 4 and 23. */
#include "core/acts.h"

#include "base/must.h"
#include "core/duty_set.h"

static bool is_closed(const struct case_file *c)
{
    return c->state == CASE_CLOSED || c->state == CASE_DISCARDED;
}

void act_reopen(struct decide *d, const struct rights *r, struct span text)
{
    struct case_file *c = &d->c->file;
    bool disputed = c->state == CASE_REPORTED && c->disputed;
    if (r->level < 2 || c->merged_into || !(is_closed(c) || disputed)) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    if (!text.n) {
        answer_idle(d, PHRASE_ASK_EXPLANATION);
        return;
    }
    effect_add(d, EFFECT_DROP);
    effect_add(d, EFFECT_DUTIES)->live = true;
    duty_set_reopened(d);
    case_new_epoch(c, d->ev->now_s);
    c->t0_s = case_t0(d, d->ev->now_s);
    note_add(d, "case.reopened", text);
    struct text t = say_args(d);
    say_arg(&t, "by", role_word(d->role));
    say_reporters(d, PHRASE_CASE_REOPENED, &t);
    if (level_tell(d, 1, PHRASE_CASE_REOPENED, REASON_NONE))
        c->rows |= 2;
    answer(d, PHRASE_DONE_REOPENED);
}

/* Whom a NO is told: the next filled level above the closer, by another person; at the top another holder of national
 * or secretary; with none, the closer, and an alarm. 0 nobody at all. */
static int dispute_level(struct decide *d, int64_t closer, int closer_level)
{
    struct post post;
    for (int l = closer_level + 1; l <= LEVELS; l++) /* above the closer whatever the severity's own top is */
        if (level_person(d, l, &post, closer))
            return l;
    for (int l = LEVELS; closer_level >= 4 && l >= 4; l--)
        if (level_person(d, l, &post, closer))
            return l;
    level_vacant(d, closer_level < LEVELS ? closer_level + 1 : LEVELS);
    return closer_level && level_person(d, closer_level, &post, 0) ? closer_level : 0;
}

void act_dispute(struct decide *d, const struct rights *r, struct span text)
{
    struct case_file *c = &d->c->file;
    bool in_time = d->ev->now_s - c->closed_s <= d->w->limits->dispute_s;
    if (!r->reporter || !is_closed(c) || c->merged_into || !in_time) {
        refuse(d, PHRASE_REFUSE_NOT_AUTHORISED);
        return;
    }
    d->role = ROLE_REPORTER;
    int64_t closer = c->closer;
    int closer_level = (int)c->closer_level;
    effect_add(d, EFFECT_DROP);
    effect_add(d, EFFECT_DUTIES)->live = true;
    duty_set_reopened(d);
    case_new_epoch(c, d->ev->now_s);
    c->t0_s = clock_open(decide_rules(d)->clock, d->w->calendar, d->ev->now_s);
    c->disputed = 1;
    note_add(d, "case.disputed", text);
    int level = dispute_level(d, closer, closer_level);
    if (level) {
        level_tell(d, level, PHRASE_CASE_DISPUTED, REASON_NONE);
        c->base_level = level;
        for (int l = 1; l <= level; l++)
            c->rows |= INT64_C(1) << l;
    }
    answer(d, PHRASE_DONE_DISPUTED);
}
