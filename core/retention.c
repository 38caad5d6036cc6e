/* retention.c - the chore that erases what was kept long enough: announced first, in the audit, the log and `mlinzi
 * erasure list`, and only then, one a turn. No law gives the years; they are settings (docs/privacy.md says why which).
 * Whoever wants a case kept holds it; one that was reopened meanwhile is not erased, and begins anew at its next
 * closing. */
#include "core/retention.h"

#include "core/say.h"

static struct effect *effect_of(struct decide *d, enum effect_kind kind, const struct keeping *k)
{
    struct effect *e = effect_add(d, kind);
    e->case_id = k->case_id;
    e->from_day = (int32_t)k->day;
    e->record = k->record;
    return e;
}

/* Looked for so early that the notice and the time it is kept end together, or, found late, the notice ends later. */
static void announce(struct decide *d, const struct keeping *k)
{
    struct effect *e = effect_of(d, EFFECT_ANNOUNCE, k);
    e->other = d->ev->now_s + d->w->limits->retention_notice_days * DAY_S;
}

/* What an announcement is about, for a row of no case: the case's own rows lose their key. */
static struct text about(struct decide *d, const struct keeping *k)
{
    struct text t = say_args(d), w;
    char day[16];
    text_init(&w, day, sizeof day);
    day_write((int32_t)k->day, &w);
    if (k->case_id)
        say_arg(&t, "case", k->ref);
    else if (k->record.about)
        args_put_i64(&t, about_word(k->record.about), k->record.id);
    else
        args_put(&t, "intake", text_done(&w));
    return t;
}

static void audit_about(struct decide *d, const char *act, const struct keeping *k)
{
    struct text t = about(d, k);
    audit_add(d, act, text_done(&t));
}

static void withdraw(struct decide *d, const struct keeping *k)
{
    (void)effect_of(d, EFFECT_WITHDRAW, k);
    audit_about(d, "erasure.withdrawn", k);
}

static int64_t days_of(const struct decide *d, enum about about)
{
    const struct limits *lim = d->w->limits;
    return about == ABOUT_CHILD ? lim->retention_child_days : lim->retention_contact_days;
}

/* Of a record: nothing keeps it, and nothing was known or done of it since. */
static bool record_stands(const struct decide *d, enum about about)
{
    const struct record_facts *r = &d->f->record;
    const int64_t days = days_of(d, about);
    return days && r->found && !r->erased && !r->kept && r->last_day + days < decide_today(d);
}

/* Kept long enough by the settings of now? They may have been changed since it was announced. */
static bool stands(const struct decide *d, const struct keeping *k)
{
    const struct limits *lim = d->w->limits;
    if (k->record.about)
        return record_stands(d, k->record.about);
    if (!k->case_id)
        return lim->retention_intake_days && k->day + lim->retention_intake_days < decide_today(d);
    const struct case_facts *c = &d->f->c[1];
    return lim->retention_case_days && c->found && !c->file.erased_s && !case_open(&c->file) &&
           c->file.closed_s + lim->retention_case_days * DAY_S <= d->ev->now_s;
}

/* One a turn: an erasure is a case's write like any other, and nobody waits for it. */
static void due_one(struct decide *d, const struct keeping *k)
{
    d->f->need_record = k->record;
    if ((k->case_id && !decide_case(d, 1, k->case_id, "")) || (k->record.about && !decide_have(d, NEED_RECORD)))
        return;
    if (!stands(d, k)) {
        withdraw(d, k);
        return;
    }
    audit_about(d, "erasure.done", k);
    if (k->case_id) {
        d->c = decide_take(d, 1);
        case_erase_file(d, "case.retired");
        return;
    }
    struct effect *e = effect_of(d, EFFECT_ERASE, k);
    e->word = k->record.about ? SPAN(RECORD_RETIRED) : SPAN("intake.retired");
}

/* A child of whom something is younger than its row knew is looked at again when that is old. */
static bool later(struct decide *d, const struct keeping *k)
{
    if (k->record.about != ABOUT_CHILD || k->last_day <= d->f->need_keep.child_by)
        return false;
    effect_of(d, EFFECT_LATER, k)->from_day = k->last_day;
    return true;
}

/* A day begins to count when it is over. Beyond the notice nothing is looked at: a setting of 0 days is never. */
static int64_t day_by(const struct decide *d, int64_t days)
{
    return days ? decide_today(d) - 1 - (days - d->w->limits->retention_notice_days) : 0;
}

void retention_decide(struct decide *d)
{
    const struct limits *lim = d->w->limits;
    struct facts *f = d->f;
    int64_t now = d->ev->now_s;
    f->need_keep.closed_by_s =
        lim->retention_case_days ? now - (lim->retention_case_days - lim->retention_notice_days) * DAY_S : 0;
    f->need_keep.day_by = day_by(d, lim->retention_intake_days);
    f->need_keep.contact_by = day_by(d, lim->retention_contact_days);
    f->need_keep.child_by = day_by(d, lim->retention_child_days);
    if (!decide_have(d, NEED_KEEP))
        return;
    if (f->due.case_id || f->due.day || f->due.record.about) {
        due_one(d, &f->due);
        return;
    }
    for (int i = 0; i < f->keeps; i++) {
        if (later(d, &f->keep[i]))
            continue;
        announce(d, &f->keep[i]);
        audit_about(d, "erasure.announced", &f->keep[i]);
    }
    if (f->keeps == (int)countof(f->keep))
        return; /* there may be more */
    struct effect *e = effect_add(d, EFFECT_CHORE);
    e->other = d->ev->chore;
}
