/* place.c - where a case stands and how grave it is: first, and when either changes. Rulings 2, 5, 29. */
#include "core/acts.h"

#include "base/must.h"
#include "core/duty_set.h"

int64_t case_t0(const struct decide *d, int64_t now_s)
{
    const struct policy_severity *r = decide_rules(d);
    return r->digest ? clock_next_working(d->w->calendar, now_s, r->digest_hour, r->digest_minute) : now_s;
}

static void put_area(struct case_file *c, struct area a)
{
    c->area_level = a.level;
    c->region = a.region;
    c->county = a.county;
    c->constituency = a.constituency;
    c->ward = a.ward;
}

/* The constituency of the sender's own post: ruling 2. */
static struct area own_constituency(const struct decide *d)
{
    for (int i = 0; i < d->f->sender.posts; i++) {
        struct area at = {0};
        const struct office *o = directory_find_office(d->w->directory, d->f->sender.post[i].at);
        if (o && o->areas)
            at = o->area[0];
        else if (!area_read(d->w->areas, span_of(d->f->sender.post[i].at), &at))
            continue;
        at = area_up(at, AREA_CONSTITUENCY);
        if (at.level)
            return at;
    }
    return (struct area){0};
}

static void put_office(struct decide *d)
{
    struct case_file *c = &d->c->file;
    if (area_up(case_area(c), AREA_CONSTITUENCY).level)
        directory_office(d->w->directory, case_area(c), c->office);
    else
        span_str(SPAN("KE"), c->office, sizeof c->office);
}

void case_set_area(struct decide *d, struct area a)
{
    if (!area_up(a, AREA_CONSTITUENCY).level) {
        struct area own = own_constituency(d);
        bool other_county = a.county && own.county != a.county;
        if (own.level && !other_county)
            a = own;
    }
    put_area(&d->c->file, a);
    put_office(d);
}

static void share_moves(struct decide *d, struct area before)
{
    struct area after = area_up(case_area(&d->c->file), AREA_CONSTITUENCY);
    if (area_eq(before, after))
        return;
    for (int i = 0; i < d->c->shares; i++) {
        struct effect *e = effect_add(d, EFFECT_SHARE);
        e->post = d->c->share[i].post;
        e->live = false;
        duty_set_unshared(d, &d->c->share[i].post);
        d->c->share[i].live = false;
    }
    level_share(d, (uint64_t)d->c->file.kinds);
}

/* The officer of the new place; where that post is vacant, the next filled level, as at the report. A reported case's
 * row 1 says it by itself; a verified one has no row that would. */
static void tell_new_officer(struct decide *d)
{
    struct case_file *c = &d->c->file;
    if (level_tell(d, 1, PHRASE_CASE_NEW, REASON_NONE)) {
        c->rows |= 2;
        return;
    }
    if (c->state == CASE_REPORTED)
        return;
    level_vacant(d, 1);
    int next = level_next(d, 1, 0);
    if (next && !level_told(c, next))
        level_tell(d, next, PHRASE_CASE_ESCALATED, REASON_VACANT);
}

void case_move_area(struct decide *d, struct area a)
{
    struct case_file *c = &d->c->file;
    struct post before[LEVELS + 1], after;
    struct area old = area_up(case_area(c), AREA_CONSTITUENCY);
    for (int l = 1; l <= LEVELS; l++)
        level_post(d, l, &before[l]);
    put_area(c, a);
    put_office(d);
    d->touched = true;
    int64_t was_told = c->told;
    bool asked_moved = false;
    for (int l = 1; l <= LEVELS; l++) {
        level_post(d, l, &after);
        if (post_eq(&before[l], &after))
            continue;
        asked_moved = asked_moved || l == c->asked_level;
        c->told &= ~(INT64_C(1) << l);
        c->rows &= ~(INT64_C(1) << l);
    }
    for (c->level = LEVELS; c->level && !level_told(c, (int)c->level);)
        c->level--;
    note_add(d, "case.moved", (struct span){NULL, 0});
    if (was_told && !level_told(c, 1))
        tell_new_officer(d);
    if (c->state == CASE_CLOSE_REQUESTED &&
        asked_moved) { /* who was asked has lost the case: the new post is asked at once */
        c->asked_level = 0;
        request_ask(d);
    }
    share_moves(d, old);
}

static void share_to_county(struct decide *d, enum role role)
{
    for (int i = 0; i < d->c->shares; i++) {
        struct share *s = &d->c->share[i];
        struct post county;
        if (!s->live || s->post.role != role)
            continue;
        s->live = false;
        struct effect *e = effect_add(d, EFFECT_SHARE);
        e->post = s->post;
        e->live = false;
        duty_set_unshared(d, &s->post);
        const struct person *p = level_person(d, 2, &county, 0);
        struct text t = say_officer_args(d);
        if (p)
            say_person(d, PHRASE_CASE_NEW_SHARED, &county, p, &t);
    }
}

void case_accuse(struct decide *d, enum perpetrator p)
{
    struct case_file *c = &d->c->file;
    enum role role = (enum role)decide_policy(d)->accused_role[p];
    if (!c->perpetrator && p) {
        c->perpetrator = p;
        d->touched = true;
    }
    if (!role || c->accused_role)
        return;
    c->accused_role = role;
    d->touched = true;
    audit_add(d, "post.accused", span_of(role_word(role)));
    share_to_county(d, role);
    if (role != ROLE_SCCO || !level_told(c, 1))
        return;
    c->told &= ~INT64_C(2);
    if (c->level == 1)
        c->level = 0;
    int next = c->level ? 0 : level_next(d, 1, 0);
    if (next && level_tell(d, next, PHRASE_CASE_ESCALATED, REASON_VACANT))
        c->rows |= INT64_C(1) << next;
}

void case_heard(struct decide *d, const struct slots *s)
{
    case_accuse(d, s->perpetrator);
    if (!s->urgent || d->c->file.urgent)
        return;
    d->c->file.urgent = 1;
    d->touched = true;
    case_grade(d, false, true);
}

static int kinds_list(const struct case_file *c, uint8_t out[KIND_COUNT])
{
    int n = 0;
    if (c->first_kind)
        out[n++] = (uint8_t)c->first_kind;
    for (int k = 1; k < KIND_COUNT; k++)
        if ((c->kinds & (int64_t)KIND_BIT(k)) && k != c->first_kind)
            out[n++] = (uint8_t)k;
    return n;
}

void case_grade(struct decide *d, bool afresh, bool urgent)
{
    struct case_file *c = &d->c->file;
    uint8_t kinds[KIND_COUNT];
    enum kind first;
    int n = kinds_list(c, kinds);
    enum severity s = policy_grade(decide_policy(d), kinds, n, (int)c->age_years, &first);
    if (urgent && s > SEVERITY_S1)
        s--;
    if (c->unread && !c->registered && s < SEVERITY_S2)
        s = SEVERITY_S2; /* ruling 17 */
    if (first)
        c->first_kind = first;
    bool sets = afresh ? c->severity != SEVERITY_S1 : s < c->severity;
    enum severity was = (enum severity)c->severity;
    if (was && !sets)
        return;
    c->severity = s;
    if (was)
        case_reclock(d, was);
}

/* The new clocks hold from the old moments. Graver: what should have been said by now is said at once, one step a
 * clock, and a digest that was still to come does not wait. Less grave: intervals already passed are not said again. */
void case_reclock(struct decide *d, enum severity from)
{
    const struct policy_severity *r = decide_rules(d);
    struct case_file *c = &d->c->file;
    int64_t now = d->ev->now_s;
    c->again_n = c->hold_n = c->ceiling_n = c->up_n = c->hold_top_s = 0;
    if (!r->digest && c->t0_s > now)
        c->t0_s = now;
    if (c->severity <= from)
        return;
    int64_t last = r->reminder_s;
    for (int l = 1; l <= LEVELS; l++)
        last = r->level_s[l] > last ? r->level_s[l] : last;
    int64_t since = clock_between(r->clock, d->w->calendar, c->t0_s, now) - last;
    c->again_n = since > 0 ? since / r->again_s : 0;
    if (!c->verified_s)
        return;
    int64_t held = clock_between(r->clock, d->w->calendar, c->verified_s, now);
    c->hold_n = held / r->hold_s;
    c->ceiling_n = held / r->ceiling_s;
    c->up_n = c->progress_s ? clock_between(r->clock, d->w->calendar, c->progress_s, now) / r->progress_up_s : 0;
}
