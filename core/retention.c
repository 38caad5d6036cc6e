/* retention.c - the chore that erases what was kept long enough: announced first, in the audit, the log and `mlinzi
 * erasure list`, and only then, one a turn. No law gives the years; they are settings (docs/privacy.md says why which).
 * Whoever wants a case kept holds it; one that was reopened meanwhile is not erased, and begins anew at its next
 * closing. */
#include "core/retention.h"

#include "core/say.h"

/* Looked for so early that the notice and the time it is kept end together, or, found late, the notice ends later. */
static void announce(struct decide *d, const struct keeping *k)
{
    struct effect *e = effect_add(d, EFFECT_ANNOUNCE);
    e->case_id = k->case_id;
    e->from_day = (int32_t)k->day;
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
    struct effect *e = effect_add(d, EFFECT_WITHDRAW);
    e->case_id = k->case_id;
    e->from_day = (int32_t)k->day;
    audit_about(d, "erasure.withdrawn", k);
}

/* Kept long enough by the settings of now? They may have been changed since it was announced. */
static bool stands(const struct decide *d, const struct keeping *k)
{
    const struct limits *lim = d->w->limits;
    if (!k->case_id)
        return lim->retention_intake_days && k->day + lim->retention_intake_days < decide_today(d);
    const struct case_facts *c = &d->f->c[1];
    return lim->retention_case_days && c->found && !c->file.erased_s && !case_open(&c->file) &&
           c->file.closed_s + lim->retention_case_days * DAY_S <= d->ev->now_s;
}

/* One a turn: an erasure is a case's write like any other, and nobody waits for it. */
static void due_one(struct decide *d, const struct keeping *k)
{
    if (k->case_id && !decide_case(d, 1, k->case_id, ""))
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
    struct effect *e = effect_add(d, EFFECT_ERASE);
    e->from_day = (int32_t)k->day;
    e->word = SPAN("intake.retired");
}

void retention_decide(struct decide *d)
{
    const struct limits *lim = d->w->limits;
    struct facts *f = d->f;
    int64_t now = d->ev->now_s;
    /* Beyond the notice nothing is looked at: a setting of 0 days is never. */
    f->need_keep.closed_by_s =
        lim->retention_case_days ? now - (lim->retention_case_days - lim->retention_notice_days) * DAY_S : 0;
    f->need_keep.day_by = /* a day begins to count when it is over */
        lim->retention_intake_days ? decide_today(d) - 1 - (lim->retention_intake_days - lim->retention_notice_days)
                                   : 0;
    if (!decide_have(d, NEED_KEEP))
        return;
    if (f->due.case_id || f->due.day) {
        due_one(d, &f->due);
        return;
    }
    for (int i = 0; i < f->keeps; i++) {
        announce(d, &f->keep[i]);
        audit_about(d, "erasure.announced", &f->keep[i]);
    }
    if (f->keeps == (int)countof(f->keep))
        return; /* there may be more */
    struct effect *e = effect_add(d, EFFECT_CHORE);
    e->other = d->ev->chore;
}
