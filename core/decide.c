/* decide.c - the plumbing of deciding: asking for facts, taking a case in hand, adding effects. */
#include "core/decide.h"

#include "base/must.h"

bool decide_have(struct decide *d, unsigned need)
{
    d->f->need |= need & ~d->f->have;
    return (need & ~d->f->have) == 0;
}

bool decide_case(struct decide *d, int which, int64_t id, const char *ref)
{
    struct facts *f = d->f;
    unsigned need = which ? NEED_OTHER : NEED_CASE;
    if (f->got_case[which] != id || !span_is(span_of(f->got_ref), which ? f->got_ref : ref))
        f->have &= ~need;
    f->got_case[which] = id;
    if (which) {
        f->need_other = id;
    } else {
        f->need_case = id;
        span_str(span_of(ref), f->need_ref, sizeof f->need_ref);
        span_str(span_of(ref), f->got_ref, sizeof f->got_ref);
    }
    return decide_have(d, need);
}

struct case_facts *decide_take(struct decide *d, int which)
{
    struct case_facts *copy = arena_new(d->arena, struct case_facts);
    if (!copy) {
        d->out->full = true;
        return &d->f->c[which];
    }
    *copy = d->f->c[which];
    return copy;
}

struct effect *effect_add(struct decide *d, enum effect_kind kind)
{
    if (d->out->count >= EFFECTS_MAX) {
        d->out->full = true;
        return &d->out->list[EFFECTS_MAX - 1];
    }
    struct effect *e = &d->out->list[d->out->count++];
    *e = (struct effect){.kind = kind};
    if (d->c) {
        e->case_id = d->c->file.id;
        e->version = d->c->file.version + (d->is_new ? 0 : 1);
    }
    e->person = decide_actor(d);
    return e;
}

void note_add(struct decide *d, const char *word, struct span text)
{
    struct effect *e = effect_add(d, EFFECT_NOTE);
    e->word = span_of(word);
    e->text = text;
    e->number = d->ev->from;
    e->role = d->role ? d->role : d->ev->actor_role;
    d->act = word;
    if (d->c) {
        d->touched = true;
        d->c->file.last_s = d->ev->now_s;
        span_str(e->word, d->c->file.last_word, sizeof d->c->file.last_word);
    }
}

void audit_add(struct decide *d, const char *act, struct span detail)
{
    struct effect *e = effect_add(d, EFFECT_AUDIT);
    e->word = span_of(act);
    e->text = detail;
    e->version = 0; /* the row of the case's new version is written at the end, once */
    e->role = d->role ? d->role : d->ev->actor_role;
}

void alarm_add(struct decide *d, const char *word, const char *about)
{
    struct effect *e = effect_add(d, EFFECT_ALARM);
    e->word = span_of(word);
    e->text = span_of(about);
    e->live = false;
    audit_add(d, word, (struct span){NULL, 0});
}

const char *flood_word(enum flood f)
{
    static const char *const word[] = {"", "flood.number", "flood.prefix", "flood.all"};
    return word[f];
}

void inbox_took(struct decide *d, const char *word, bool report)
{
    struct effect *e = effect_add(d, EFFECT_INBOX);
    e->word = span_of(word);
    e->report = report;
    e->text_hash = d->ev->text_hash;
    e->other = d->ev->inbox_id;
}

const struct policy *decide_policy(const struct decide *d)
{
    return d->c ? policy_find(d->w->policies, d->c->file.policy) : policy_newest(d->w->policies);
}

const struct policy_severity *decide_rules(const struct decide *d)
{
    must(d->c != NULL);
    return &decide_policy(d)->s[d->c->file.severity];
}

int32_t decide_today(const struct decide *d)
{
    return day_of(d->ev->now_s);
}

int64_t decide_actor(const struct decide *d)
{
    return d->ev->kind == EVENT_SMS && !decide_signed_in(d) ? d->f->sender.person : d->ev->actor;
}

bool decide_stale(struct decide *d)
{
    if (!d->ev->seen_version || d->ev->seen_version == d->c->file.version)
        return false;
    audit_add(d, "refused", SPAN("stale"));
    return true;
}

bool decide_signed_in(const struct decide *d)
{
    return d->ev->channel == CHANNEL_WEB;
}
