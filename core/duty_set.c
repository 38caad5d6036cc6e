/* duty_set.c - the partner's update and the closure form, as effects. */
#include "core/duty_set.h"

#include "core/casework.h"
#include "core/duty.h"

static struct duty *owed(struct decide *d, enum duty_kind kind, int64_t thing, enum duty_outcome outcome)
{
    struct duty *duty = arena_new(d->arena, struct duty);
    if (!duty) {
        d->out->full = true;
        return NULL;
    }
    const struct duty_rule *rule = &d->w->policies->duty[kind];
    *duty = duty_of_case(&d->c->file);
    duty->kind = kind;
    duty->thing = thing;
    duty->outcome = outcome;
    duty->day = duty_day_within(rule, d->w->calendar, decide_today(d));
    effect_add(d, EFFECT_OWED)->duty = duty;
    return duty;
}

static struct duty *update(struct decide *d, enum role agency, enum duty_outcome outcome)
{
    int64_t thing = casework_agency_thing(d->c->file.id, agency);
    return thing ? owed(d, DUTY_AGENCY_UPDATE, thing, outcome) : NULL;
}

void duty_set_shared(struct decide *d, const struct post *post)
{
    struct duty *duty = post_duty(d->w->directory, post, decide_today(d), 0) ? update(d, post->role, DUTY_OPEN) : NULL;
    if (duty)
        duty->post = *post;
}

void duty_set_unshared(struct decide *d, const struct post *post)
{
    struct duty *duty = update(d, post->role, DUTY_STRUCK);
    if (duty)
        duty->post = *post;
}

void duty_set_updated(struct decide *d, enum role agency)
{
    struct duty *duty = update(d, agency, DUTY_DONE);
    if (duty)
        duty->post = (struct post){0};
}

void duty_set_closed(struct decide *d)
{
    (void)owed(d, DUTY_CLOSURE, d->c->file.id, DUTY_OPEN);
}

void duty_set_reopened(struct decide *d)
{
    struct duty *duty = owed(d, DUTY_CLOSURE, d->c->file.id, DUTY_STRUCK);
    if (duty)
        duty->post = (struct post){0};
}
