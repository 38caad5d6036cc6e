/* dial.c - what a menu shows to a number, under the same rights as what it may do. A lost phone is a stranger's: it may
 * report, and sees nothing of its owner's. */
#include "core/dial.h"

#include "core/rights.h"

static void ref_put(const struct decide *d, int64_t id, char out[REF_CAP])
{
    struct ref ref;
    ref_of_case(d->w->ref_key, id, &ref);
    span_str(span_of(ref.digits), out, REF_CAP);
}

static bool open_state(enum case_state s)
{
    return s != CASE_CLOSED && s != CASE_DISCARDED;
}

static void begin(struct decide *d, struct dial *out)
{
    const struct sender *s = &d->f->sender;
    out->lang = s->lang;
    out->duty = rights_duty(d);
    for (int i = 0; i < s->posts && !s->lost; i++) {
        if (s->post[i].role == ROLE_PARALEGAL)
            out->guide = GUIDE_PARALEGAL;
        if (s->post[i].role == ROLE_CHP)
            out->guide = GUIDE_CHP;
    }
    for (int i = 0; i < d->f->owns && !s->lost; i++) {
        const struct own_case *o = &d->f->own[i];
        if (!open_state(o->state) || d->ev->now_s - o->opened_s >= d->w->limits->question_s)
            continue;
        if (o->missing && !out->resume[0]) {
            ref_put(d, o->id, out->resume);
            out->missing = (unsigned)o->missing;
        }
        if (!o->missing && !out->newest) {
            out->newest = o->id;
            ref_put(d, o->id, out->newest_ref);
        }
    }
}

static void entry_add(struct dial *out, const char *ref, enum case_state state)
{
    for (int i = 0; i < out->entries; i++)
        if (span_is(span_of(out->entry[i].ref), ref))
            return;
    if (out->entries == DIAL_MAX)
        return;
    struct dial_entry *e = &out->entry[out->entries++];
    span_str(span_of(ref), e->ref, sizeof e->ref);
    e->state = state;
}

void dial_decide(struct decide *d, enum dial_want want, struct dial *out)
{
    int n;
    *out = (struct dial){.guide = GUIDE_CPV};
    if (!decide_have(d, NEED_SENDER | NEED_RECENT))
        return;
    if (want == DIAL_BEGIN) {
        begin(d, out);
        return;
    }
    struct view *v = &d->f->view;
    *v = (struct view){0};
    if (want == DIAL_MINE && !d->f->sender.lost)
        v->reporter = d->ev->from;
    const struct post *mine = rights_mine(d, &n);
    for (int i = 0; want == DIAL_SEEN && i < n && v->posts < 16; i++) {
        v->everything = v->everything || mine[i].role == ROLE_NATIONAL || mine[i].role == ROLE_SECRETARY;
        v->post[v->posts++] = mine[i];
    }
    if (!decide_have(d, NEED_LIST))
        return;
    char ref[REF_CAP];
    for (int i = 0; want == DIAL_MINE && i < d->f->owns && !d->f->sender.lost; i++) {
        ref_put(d, d->f->own[i].id, ref);
        entry_add(out, ref, d->f->own[i].state);
    }
    for (int i = 0; i < d->f->listed_n; i++)
        entry_add(out, d->f->listed[i].ref, d->f->listed[i].state);
}
