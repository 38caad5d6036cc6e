/* place.c - where a case stands and how grave it is: first, and when either changes. Rulings 2, 5, 29. */
#include "core/acts.h"

#include "base/must.h"

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
        d->c->share[i].live = false;
    }
    level_share(d, (uint64_t)d->c->file.kinds);
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
    for (int l = 1; l <= LEVELS; l++) {
        level_post(d, l, &after);
        if (post_eq(&before[l], &after))
            continue;
        c->told &= ~(INT64_C(1) << l);
        c->rows &= ~(INT64_C(1) << l);
    }
    for (c->level = LEVELS; c->level && !level_told(c, (int)c->level);)
        c->level--;
    note_add(d, "case.moved", (struct span){NULL, 0});
    if (was_told && !level_told(c, 1) && level_tell(d, 1, PHRASE_CASE_NEW, REASON_NONE))
        c->rows |= 2;
    share_moves(d, old);
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
    if (!c->severity || sets)
        c->severity = s;
}
