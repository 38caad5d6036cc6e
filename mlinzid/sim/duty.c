/* duty.c - the invariant of what must be done by a day (core/duty.h), held against every text that tells it: never
 * before its time, never twice at one level below the top, never when it is done; and until then it has a deadline.
 * Days are counted here one by one, from the ladder's table. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/level.h"
#include "mlinzid/sim/inside.h"

#define INVARIANT 13

/* A text made for a duty's deadline, and what stands of that duty. */
struct telling {
    const struct look_text *text;
    struct look_duty row;
    const struct duty_rule *rule;
    int64_t version;
};

static int64_t local_day(int64_t t)
{
    return (t + 3 * HOUR_S) / DAY_S;
}

/* The moment of a day at which it is told. */
static int64_t moment(const struct telling *t, int64_t day)
{
    return day * DAY_S - 3 * HOUR_S + t->rule->minute * MINUTE_S;
}

static bool counts(const struct sim *s, const struct telling *t, int64_t day, int64_t known_s)
{
    return t->rule->clock == CLOCK_DAY || sim_working(&s->model, day, known_s);
}

/* Moments of telling after `from` and up to `to`, on days of the clock up to `last`. */
static int64_t moments(const struct sim *s, const struct telling *t, int64_t from, int64_t to, int64_t last)
{
    int64_t n = 0, known_s = t->text->made_s + (last == t->row.day); /* the milder, at the moment of declaring */
    for (int64_t day = local_day(from); day <= last; day++)
        n += counts(s, t, day, known_s) && moment(t, day) > from && moment(t, day) <= to;
    return n;
}

/* The text's cause says whose deadline came: "y", its id, its version. */
static bool telling_of(struct sim *s, const struct look_text *text, struct telling *t)
{
    int64_t id;
    *t = (struct telling){.text = text};
    if (strncmp(text->key, "duty.", 5) != 0 || sscanf(text->cause, "y %" SCNd64 " %" SCNd64, &id, &t->version) != 2)
        return false;
    if (look_duty(s->look, id, &t->row) != ERR_NONE) {
        sim_break(s, INVARIANT, text->case_id, "text %lld (%s) is of no duty", (long long)text->id, text->key);
        return false;
    }
    t->rule = &s->set.loaded->ladder.duty[t->row.kind];
    return true;
}

/* What was said of it before; set anew or moved, nothing was. */
static struct sim_duty *known(struct sim *s, const struct telling *t)
{
    struct sim_model *m = &s->model;
    int i = 0;
    while (i < m->duties && m->duty[i].id != t->row.id)
        i++;
    if (i == m->duties) {
        m->duty = sim_grow(m->duty, m->duties, &m->duty_cap, sizeof *m->duty);
        m->duty[m->duties++] = (struct sim_duty){0};
    }
    struct sim_duty *d = &m->duty[i];
    if (d->id != t->row.id || d->set_s != t->row.set_s || d->day != t->row.day)
        *d = (struct sim_duty){
            .id = t->row.id, .set_s = t->row.set_s, .told_s = t->row.set_s, .day = (int32_t)t->row.day};
    return d;
}

static void remind(struct sim *s, const struct telling *t, struct sim_duty *d)
{
    int64_t left = moments(s, t, t->text->made_s, INT64_MAX, t->row.day);
    int before = t->rule->befores ? t->rule->before[0] : 0;
    if (left > before)
        sim_break(s, INVARIANT, t->text->case_id, "duty %lld of %lld is told %lld days before, not %d",
                  (long long)d->id, (long long)d->day, (long long)left, before);
    if (++d->reminders > t->rule->befores + 1)
        sim_break(s, INVARIANT, t->text->case_id, "duty %lld is told %d times before its day is over", (long long)d->id,
                  d->reminders);
}

static void overdue(struct sim *s, const struct telling *t, struct sim_duty *d)
{
    const struct duty_rule *r = t->rule;
    int64_t post = role_level((enum role)t->row.role), base = post ? post : 1;
    int64_t level = t->text->role == t->row.role ? base : role_level((enum role)t->text->role);
    int beyond = d->overs - (r->afters - 1);
    int64_t last = r->after[r->afters - 1], owed = beyond > 0 ? last * (beyond + 1) : r->after[d->overs];
    int64_t day_end = moment(t, t->row.day + 1) - r->minute * MINUTE_S;
    int64_t have = moments(s, t, day_end - 1, t->text->made_s, local_day(t->text->made_s));
    d->overs++;
    if (have < owed)
        sim_break(s, INVARIANT, t->text->case_id, "duty %lld of %lld is told to level %lld %lld days after, not %lld",
                  (long long)d->id, (long long)d->day, (long long)level, (long long)have, (long long)owed);
    if (level < r->top && (d->levels >> level & 1))
        sim_break(s, INVARIANT, t->text->case_id, "duty %lld is told twice to level %lld, and %d is the top",
                  (long long)d->id, (long long)level, r->top);
    d->levels |= INT64_C(1) << level;
}

/* The last reminder may come when the day is over, after an outage: it goes to who answers, in words for then. */
static bool late_reminder(const struct sim *s, const struct telling *t, const struct sim_duty *d)
{
    int64_t on = t->row.day;
    if (t->rule->at_once)
        return false;
    while (!counts(s, t, on, t->text->made_s))
        on--;
    return d->told_s < moment(t, on);
}

static void one_text(struct sim *s, const struct telling *t)
{
    const struct look_text *x = t->text;
    struct sim_duty *d = known(s, t);
    int64_t today = local_day(x->made_s), day = t->row.day;
    bool again = d->version == t->version && d->role == x->role && strcmp(d->key, x->key) == 0; /* a second phone */
    const bool now = strcmp(x->key, "duty.now") == 0;
    const char *key = today < day ? "duty.remind" : today == day ? "duty.due" : "duty.over";
    if (t->row.done_s && x->made_s > t->row.done_s)
        sim_break(s, INVARIANT, x->case_id, "duty %lld is done, and told", (long long)d->id);
    if (now && (!t->rule->at_once || d->overs || d->told_s != t->row.set_s))
        sim_break(s, INVARIANT, x->case_id, "duty %lld is told as at once, and it is not new", (long long)d->id);
    if (!now && strcmp(x->key, key) != 0)
        sim_break(s, INVARIANT, x->case_id, "duty %lld of %lld is told as %s", (long long)d->id, (long long)day,
                  x->key);
    if (again || s->broken)
        return;
    if (now) {
        d->told_s = t->row.told_s;
        d->version = t->version;
        d->role = x->role;
        (void)span_str(span_of(x->key), d->key, sizeof d->key);
        return;
    }
    if (today <= day || late_reminder(s, t, d))
        remind(s, t, d);
    else
        overdue(s, t, d);
    d->told_s = t->row.told_s;
    d->version = t->version;
    d->role = x->role;
    (void)span_str(span_of(x->key), d->key, sizeof d->key);
}

void check_duty_texts(struct sim *s)
{
    struct telling t;
    for (int i = 0; i < s->model.texts && !s->broken; i++)
        if (telling_of(s, &s->model.text[i], &t))
            one_text(s, &t);
}

/* What was done while its text waited is not spoken of any more. */
void check_duty_send(struct sim *s, const struct look_text *text)
{
    struct telling t;
    if (telling_of(s, text, &t) && t.row.done_s && text->said_s > t.row.done_s)
        sim_break(s, INVARIANT, text->case_id, "text %lld tells of duty %lld, which is done", (long long)text->id,
                  (long long)t.row.id);
}

void check_duty_quiet(struct sim *s)
{
    int64_t n = 0, first = 0;
    if (look_duty_left(s->look, s->now_s, &n, &first) == ERR_NONE && n > 0)
        sim_break(s, INVARIANT, 0, "%lld duties are open and nobody will look at them, the first is %lld", (long long)n,
                  (long long)first);
}
