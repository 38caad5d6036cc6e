/* duty_tell.c - telling a duty. One event does all that is due by now, so that after an outage each level that should
 * know hears once, of the state as it is. The levels are those of cases: numbers never shift, a vacant post is passed
 * to the next filled one at once, a region without an rccs in silence (product section 5, point 1). */
#include "core/duty_tell.h"

#include "core/level.h"

struct telling {
    struct decide *d;
    struct duty *duty; /* a working copy */
    const struct duty_rule *rule;
    bool now; /* it was just set, and is told at once */
};

bool duty_phrase(enum phrase key)
{
    return key == PHRASE_DUTY_REMIND || key == PHRASE_DUTY_DUE || key == PHRASE_DUTY_OVER || key == PHRASE_DUTY_NOW;
}

/* What is said of the case's course says nothing of what must be done by a day, nor does one such thing of another. */
bool duty_same_matter(const struct message *a, const struct message *b)
{
    if (!duty_phrase(a->key) && !duty_phrase(b->key))
        return true;
    return duty_phrase(a->key) && duty_phrase(b->key) &&
           span_eq(args_get(a->args, "duty_id"), args_get(b->args, "duty_id"));
}

/* --- who --- */

static bool post_of_level(const struct telling *t, int level, struct post *out)
{
    struct area place = t->duty->area, at = {.level = AREA_NATION};
    *out = t->duty->post;
    if (level == duty_base(t->duty))
        return true;
    if (level == 2)
        at = area_up(place, AREA_COUNTY);
    else if (level == 3)
        at = area_up(place, AREA_REGION);
    *out = (struct post){.role = level_role(level)};
    if (at.level != AREA_NONE)
        directory_post(t->d->w->directory, out->role, at, out);
    return at.level != AREA_NONE;
}

static bool shut_out(const struct telling *t, const struct post *post)
{
    return t->d->c && t->d->c->file.accused_role && post->role == (enum role)t->d->c->file.accused_role;
}

static const struct person *holder(const struct telling *t, int level, struct post *post)
{
    if (!post_of_level(t, level, post) || shut_out(t, post))
        return NULL;
    return post_duty(t->d->w->directory, post, decide_today(t->d), 0);
}

/* The nearest filled level from `from` up, 0 none; the vacant ones it passes are told of. A level held by who should
 * have done it is passed too: nobody watches over themselves. */
static int filled_from(const struct telling *t, int from, const struct person *not_person)
{
    struct post post;
    for (int l = from; l <= LEVELS; l++) {
        const struct person *p = holder(t, l, &post);
        if (p && p != not_person)
            return l;
        if (!p && post.at[0] && l != 3 && !shut_out(t, &post))
            post_vacant(t->d, &post);
    }
    return 0;
}

/* --- what --- */

static enum phrase phrase_now(const struct telling *t)
{
    int32_t today = decide_today(t->d), day = t->duty->day;
    if (t->now)
        return PHRASE_DUTY_NOW;
    return today < day ? PHRASE_DUTY_REMIND : today == day ? PHRASE_DUTY_DUE : PHRASE_DUTY_OVER;
}

static void audit_told(const struct telling *t, const char *act, const struct post *post)
{
    char words[80];
    struct text w;
    text_init(&w, words, sizeof words);
    text_str(&w, duty_word(t->duty->kind));
    text_char(&w, ' ');
    day_write(t->duty->day, &w);
    if (post) {
        text_char(&w, ' ');
        text_str(&w, role_word(post->role));
    }
    audit_add(t->d, act, span_copy(t->d->arena, text_done(&w)));
}

static void say_to(const struct telling *t, const struct post *post, const struct person *p, enum reason reason)
{
    struct decide *d = t->d;
    struct text args = say_args(d), w;
    char day[16];
    text_init(&w, day, sizeof day);
    day_write(t->duty->day, &w);
    if (!d->c)
        say_arg(&args, "ref", t->duty->ref);
    say_arg(&args, "duty", duty_word(t->duty->kind));
    args_put(&args, "day", text_done(&w));
    args_put_i64(&args, "duty_id", t->duty->id);
    if (reason)
        say_arg(&args, "reason", reason_word(reason));
    struct message *m = say_person(d, phrase_now(t), post, p, &args);
    m->severity = SEVERITY_S4;
    m->t0_s = day_start(t->duty->day);
    m->not_before_s = t->now ? d->ev->now_s : clock_open(t->rule->clock, d->w->calendar, d->ev->now_s);
    m->expires_s = clock_add(t->rule->clock, d->w->calendar, m->not_before_s, d->w->limits->expiry_s);
    m->bundles = !t->now;
    m->receipt_by_s = 0;
    if (duty_outlives_case(t->duty->kind)) /* nor does its text fall with the case */
        m->case_id = m->epoch = m->version = 0;
    audit_told(t, "duty.told", post);
}

/* Whoever manages the institution that the child is away from hears it each time, beside the one whose turn it is. */
static void say(const struct telling *t, int level, enum reason reason)
{
    struct post post, home = {.role = ROLE_INSTITUTION};
    const struct person *p = holder(t, level, &post), *manager = NULL;
    say_to(t, &post, p, reason);
    if (t->duty->home[0] && span_str(span_of(t->duty->home), home.at, sizeof home.at))
        manager = post_duty(t->d->w->directory, &home, decide_today(t->d), 0);
    if (manager && manager != p)
        say_to(t, &home, manager, REASON_NONE);
}

/* Before the day and on it: the post that answers, or who stands where it should. */
static void remind(const struct telling *t)
{
    int base = duty_base(t->duty), level = filled_from(t, base, NULL);
    if (!level) {
        audit_told(t, "duty.nobody", NULL);
        return;
    }
    say(t, level, level > base ? REASON_VACANT : REASON_NONE);
    if (level > base && level > t->duty->level)
        t->duty->level = level;
}

/* After it: a level higher, never two at once; at the top the top again. */
static void over(const struct telling *t, int up)
{
    struct duty *duty = t->duty;
    struct post post;
    int base = duty_base(duty), top = t->rule->top > base ? t->rule->top : base;
    int reached = duty->level > base ? (int)duty->level : base, level = base + up;
    if (level <= top && level <= duty->level)
        return; /* told before its own time, the post below being vacant: unsaid */
    level = level > reached + 1 ? reached + 1 : level;
    level = level > top ? top : level;
    const struct person *who = level > base ? holder(t, base, &post) : NULL;
    if (level == 3 && base < 3 && top > 3 && !holder(t, 3, &post)) {
        duty->level = 3;
        audit_told(t, "duty.silent", NULL);
        return;
    }
    int filled = filled_from(t, level, who);
    for (int l = level - 1; !filled && l >= base; l--)
        filled = holder(t, l, &post) ? l : 0;
    if (!filled) {
        audit_told(t, "duty.nobody", NULL);
        return;
    }
    say(t, filled, filled > level ? REASON_VACANT : filled > base ? REASON_UNANSWERED : REASON_NONE);
    duty->level = filled > duty->level ? filled : duty->level;
}

#define STEPS_MAX 16 /* what an outage left unsaid; what is older still is not worth saying */

static void steps(struct telling *t)
{
    struct decide *d = t->d;
    struct duty_step s = duty_next(t->rule, t->duty, d->w->calendar);
    for (int i = 0; i < STEPS_MAX && s.due_s <= d->ev->now_s; i++) {
        d->late = d->ev->now_s - s.due_s > d->w->limits->late_s;
        t->duty->told_s = s.due_s + (s.say == DUTY_SAY_NOW); /* it is told, which its setting alone is not */
        struct duty_step next = duty_next(t->rule, t->duty, d->w->calendar);
        t->now = s.say == DUTY_SAY_NOW;
        if (s.say == DUTY_SAY_OVER)
            over(t, s.up);
        else if (t->now || next.due_s > d->ev->now_s ||
                 next.say == DUTY_SAY_OVER) /* of reminders missed the last is enough */
            remind(t);
        s = next;
    }
    d->late = false;
    if (s.due_s <= d->ev->now_s) {
        t->duty->told_s = d->ev->now_s;
        s = duty_next(t->rule, t->duty, d->w->calendar);
    }
    t->duty->due_s = s.due_s;
}

/* The case closed without this one being struck out with it: a duty set after the closing. */
static void strike(const struct telling *t)
{
    t->duty->done_s = t->d->ev->now_s;
    t->duty->outcome = DUTY_STRUCK;
    t->duty->due_s = INT64_MAX;
    audit_told(t, "duty.struck", NULL);
}

void duty_decide(struct decide *d)
{
    d->f->need_duty = d->ev->duty_id;
    if (!decide_have(d, NEED_DUTY))
        return;
    struct duty *duty = arena_new(d->arena, struct duty);
    if (!duty) {
        d->out->full = true;
        return;
    }
    *duty = d->f->duty;
    if (duty->case_id && !decide_case(d, 0, duty->case_id, ""))
        return;
    if (duty->case_id && d->f->c[0].found)
        d->c = decide_take(d, 0);
    struct telling t = {d, duty, &d->w->policies->duty[duty->kind], false};
    bool open = duty->id && !duty->done_s, writes = open && duty->version == d->ev->version;
    /* one that moved or was done since, or is not there: only its deadline is put right */
    if (writes) {
        if (d->c && !case_open(&d->c->file) && !duty_outlives_case(duty->kind))
            strike(&t);
        else
            steps(&t);
        duty->version++;
    }
    duty->id = d->ev->duty_id;
    duty->due_s = open ? duty->due_s : INT64_MAX;
    struct effect *e = effect_add(d, EFFECT_DUTY);
    e->duty = duty;
    e->live = writes;
}
