/* read_place.c - the scene, down to a ward: exact names first, narrowed by one another, never guessed.
 * Names that stand together ("Kibra Makina", "Kondele Kisumu") are one place and must agree. Of several places the
 * scene is taken, not the home and not where the child was brought. A name that fits several places gives them all. */
#include "forms/place_in.h"

#include <string.h>

#include "base/must.h"

static void fit_add(struct fit *f, struct area a)
{
    for (int i = 0; i < f->n; i++)
        if (area_eq(f->area[i], a))
            return;
    if (f->n < READ_CANDIDATES_MAX)
        f->area[f->n++] = a;
}

int mention_rows(const struct places_said *p, const struct mention *m, struct fit *out)
{
    const struct lexicon *lex = p->s->lex;
    out->n = 0;
    for (uint32_t i = 0; i < m->geo_n; i++) {
        struct area a = lex->areas->row[lex->geo[m->geo + i].row].area;
        if (m->level == AREA_NONE || a.level == m->level)
            fit_add(out, a);
    }
    return out->n;
}

bool place_beside(const struct scan *s, int a_last, int b_first)
{
    if (b_first <= a_last)
        return false;
    for (int i = a_last + 1; i < b_first; i++)
        if (!is(&s->item[i], CLASS_BIT(QUALIFIER)) || new_sentence(&s->item[i]) || new_sentence(&s->item[i + 1]))
            return false;
    return b_first - a_last <= 4;
}

/* Does a place of one name lie within a place of the other? */
static bool related(const struct fit *a, const struct fit *b)
{
    for (int i = 0; i < a->n; i++)
        for (int k = 0; k < b->n; k++)
            if (area_within(a->area[i], b->area[k]) || area_within(b->area[k], a->area[i]))
                return true;
    return false;
}

static bool fits_all(const struct places_said *p, int cluster, struct area a)
{
    for (int i = 0; i < p->n; i++) {
        struct fit f;
        if (p->m[i].cluster != cluster)
            continue;
        mention_rows(p, &p->m[i], &f);
        bool agrees = false;
        for (int k = 0; k < f.n && !agrees; k++)
            agrees = area_within(a, f.area[k]) || area_within(f.area[k], a);
        if (!agrees)
            return false;
    }
    return true;
}

/* Leaves out a place that holds another one of the set: the deepest is meant. But a county's own name alone stays the
 * county ("Kiambu"), for which of its parts was not said. */
static void deepest(struct fit *f, bool alone)
{
    struct fit kept = {.n = 0};
    for (int i = 0; i < f->n; i++) {
        bool drop = false;
        for (int k = 0; k < f->n && !drop; k++) {
            if (k == i)
                continue;
            bool outer = area_within(f->area[k], f->area[i]), inner = area_within(f->area[i], f->area[k]);
            bool county = alone && (f->area[i].level == AREA_COUNTY || f->area[k].level == AREA_COUNTY);
            drop = county ? inner : outer;
        }
        if (!drop)
            fit_add(&kept, f->area[i]);
    }
    *f = kept;
}

static int mentions_of(const struct places_said *p, int cluster)
{
    int n = 0;
    for (int i = 0; i < p->n; i++)
        n += p->m[i].cluster == cluster;
    return n;
}

/* The places that agree with every name of the cluster. */
static void resolve(const struct places_said *p, int cluster, struct fit *out)
{
    out->n = 0;
    int n = mentions_of(p, cluster);
    for (int i = 0; i < p->n; i++) {
        struct fit f;
        if (p->m[i].cluster != cluster)
            continue;
        mention_rows(p, &p->m[i], &f);
        for (int k = 0; k < f.n; k++)
            if (n == 1 || fits_all(p, cluster, f.area[k]))
                fit_add(out, f.area[k]);
    }
    deepest(out, n == 1);
}

/* Names that stand together but cannot be one place: a village gives way, then everything to the county said. */
static void settle_conflict(struct places_said *p, int cluster, struct fit *out)
{
    for (int i = 0; i < p->n; i++)
        if (p->m[i].cluster == cluster && p->m[i].village && mentions_of(p, cluster) > 1) {
            p->m[i].cluster = p->clusters++;
            p->m[i].stand = STAND_NOT;
        }
    resolve(p, cluster, out);
    for (int i = 0; i < p->n && out->n == 0; i++) {
        struct fit f;
        if (p->m[i].cluster != cluster)
            continue;
        mention_rows(p, &p->m[i], &f);
        if (f.n == 1 && f.area[0].level == AREA_COUNTY)
            *out = f;
    }
    for (int i = 0, kept = -1; i < p->n && out->n == 0; i++) {
        if (p->m[i].cluster != cluster)
            continue;
        if (kept < 0)
            kept = i;
        else
            p->m[i].cluster = p->clusters++;
        if (i + 1 == p->n || p->m[i + 1].cluster != cluster)
            resolve(p, cluster, out);
    }
}

static void collect(struct places_said *p)
{
    struct scan *s = p->s;
    for (int i = s->command_items; i < s->n && p->n < MENTIONS_MAX; i++) {
        const struct item *it = &s->item[i];
        if (it->geo_n == 0)
            continue;
        struct mention *m = &p->m[p->n];
        *m = (struct mention){.first = i, .last = i, .geo = it->geo, .geo_n = it->geo_n};
        mention_stand(p, m);
        p->n++;
    }
    /* Common words: judged with the others known. Those that fail are no places. */
    int kept = 0;
    for (int i = 0; i < p->n; i++)
        if (!is(&s->item[p->m[i].first], CLASS_BIT(COMMON)) || mention_common_ok(p, &p->m[i]))
            p->m[kept++] = p->m[i];
    p->n = kept;
    for (int i = 0; i < kept; i++) /* a place now, and nothing else any more */
        if (is(&s->item[p->m[i].first], CLASS_BIT(COMMON)) && s->item[p->m[i].first].tokens == 1)
            s->item[p->m[i].first].m = (struct meaning){.domain = DOM_GEO, .is = CLASS_BIT(COMMON)};
}

static void cluster(struct places_said *p)
{
    p->clusters = 0;
    for (int i = 0; i < p->n; i++) {
        bool together = i > 0 && place_beside(p->s, p->m[i - 1].last, p->m[i].first);
        if (together && new_sentence(&p->s->item[p->m[i].first])) {
            struct fit a, b;
            mention_rows(p, &p->m[i - 1], &a);
            mention_rows(p, &p->m[i], &b);
            together = related(&a, &b);
        }
        p->m[i].cluster = together ? p->m[i - 1].cluster : p->clusters++;
        if (together && p->m[i - 1].stand == STAND_NOT)
            p->m[i].stand = STAND_NOT;
        else if (together && p->m[i - 1].stand > p->m[i].stand)
            p->m[i].stand = p->m[i - 1].stand;
    }
}

static enum stand stand_of(const struct places_said *p, int cluster)
{
    enum stand best = STAND_NOT;
    for (int i = 0; i < p->n; i++)
        if (p->m[i].cluster == cluster && p->m[i].stand > best)
            best = p->m[i].stand;
    return best;
}

/* Keeps the candidates that lie in a place said elsewhere in the text, when some do. */
static void narrow(const struct places_said *p, int chosen, struct fit *f)
{
    for (int i = 0; i < p->n && f->n > 1; i++) {
        struct fit other, kept = {.n = 0};
        if (p->m[i].cluster == chosen)
            continue;
        mention_rows(p, &p->m[i], &other);
        if (other.n != 1 || other.area[0].level == AREA_WARD)
            continue;
        for (int k = 0; k < f->n; k++)
            if (area_within(f->area[k], other.area[0]))
                fit_add(&kept, f->area[k]);
        if (kept.n > 0)
            *f = kept;
    }
}

static struct area shared(const struct fit *f)
{
    struct area a = f->area[0];
    for (int level = AREA_WARD; level >= AREA_COUNTY; level--) {
        struct area up = area_up(a, (enum area_level)level);
        bool all = up.level != AREA_NONE;
        for (int i = 1; i < f->n && all; i++)
            all = area_within(f->area[i], up);
        if (all)
            return up;
    }
    return (struct area){0};
}

static bool code_before(struct area a, struct area b)
{
    if (a.county != b.county)
        return a.county < b.county;
    if (a.constituency != b.constituency)
        return a.constituency < b.constituency;
    return a.ward < b.ward;
}

static void set_place(struct slots *slots, struct fit *f)
{
    slots->place = f->n == 1 ? f->area[0] : shared(f);
    slots->candidates = f->n > 1 ? f->n : 0;
    for (int i = 0; i < slots->candidates; i++) {
        int at = i;
        for (; at > 0 && code_before(f->area[i], slots->candidate[at - 1]); at--)
            slots->candidate[at] = slots->candidate[at - 1];
        slots->candidate[at] = f->area[i];
    }
}

/* The scene: the best standing; among equals the first, unless a later one lies within it. */
static int choose(struct places_said *p, struct fit *best)
{
    int chosen = -1;
    enum stand top = STAND_NOT;
    best->n = 0;
    for (int c = 0; c < p->clusters; c++) {
        struct fit f;
        enum stand stand = stand_of(p, c);
        if (stand == STAND_NOT)
            continue;
        resolve(p, c, &f);
        if (f.n == 0)
            settle_conflict(p, c, &f);
        bool inside = best->n == 1;
        for (int i = 0; i < f.n && inside; i++)
            inside = area_within(f.area[i], best->area[0]) && !area_eq(f.area[i], best->area[0]);
        bool within_some = false;
        for (int i = 0; best->n == 1 && f.n > 1 && i < f.n; i++)
            within_some =
                within_some || (area_within(f.area[i], best->area[0]) && f.area[i].level > best->area[0].level);
        if (f.n > 0 && (chosen < 0 || stand > top || (stand == top && (inside || within_some)))) {
            *best = f;
            chosen = c;
            top = stand;
        }
    }
    return chosen;
}

/* "Takaba Soouth", "Nrth Soy": an exact name with half of another's beside it is perhaps that other. */
static bool half_named(struct places_said *p, struct fit *fit, struct mention *where)
{
    const struct scan *s = p->s;
    for (int side = 0; side < 2; side++) {
        int i = side == 0 ? where->first - 1 : where->last + 1;
        const struct item *it = item_at(s, i);
        if (i < 0 || i >= s->n || it->known || it->number || it->used || it->geo_n > 0 ||
            broken(item_at(s, side == 0 ? where->first : i)))
            continue;
        struct fit near;
        struct mention at;
        int first = side == 0 ? i : where->first, last = side == 0 ? where->last : i;
        struct area county = area_up(fit->area[0], AREA_COUNTY);
        bool alone = where->first == where->last; /* no county stands beside it */
        if (!place_near_at(p, first, last, county, &near) &&
            !(alone && place_near_at(p, first, last, (struct area){0}, &near)))
            continue;
        at = (struct mention){.first = first, .last = last};
        *fit = near;
        *where = at;
        return true;
    }
    return false;
}

void read_place(struct scan *s)
{
    struct places_said p = {.s = s};
    struct fit fit;
    collect(&p);
    cluster(&p);
    int chosen = choose(&p, &fit);
    struct mention where = {.first = -1};
    if (chosen >= 0) {
        narrow(&p, chosen, &fit);
        for (int i = 0; i < p.n; i++)
            if (p.m[i].cluster == chosen) {
                where.first = where.first < 0 ? p.m[i].first : where.first;
                where.last = p.m[i].last;
            }
    }
    if (chosen >= 0 && fit.n == 1 && fit.area[0].level == AREA_WARD)
        (void)half_named(&p, &fit, &where);
    if (chosen < 0 || (fit.n == 1 && fit.area[0].level < AREA_WARD)) {
        struct fit near;
        struct mention at;
        if (place_near(&p, chosen < 0 ? (struct area){0} : fit.area[0], &near, &at)) {
            bool after = chosen >= 0 && place_beside(s, at.last, where.first);
            bool before = chosen >= 0 && place_beside(s, where.last, at.first);
            fit = near;
            where = (struct mention){.first = before ? where.first : at.first, .last = after ? where.last : at.last};
            deepest(&fit, false);
            chosen = 0;
        }
    }
    if (chosen >= 0) {
        set_place(s->slots, &fit);
        s->slots->place_text = item_text(s, where.first, where.last);
    }
    read_locality(&p, &where);
}
