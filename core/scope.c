/* scope.c - from posts to parts. A region is its counties; whoever sees everything has that one part. */
#include "core/scope.h"

static void add(struct scope *s, enum scope_kind kind, struct area area, const struct post *post)
{
    for (int i = 0; i < s->parts; i++)
        if (s->part[i].kind == kind && area_eq(s->part[i].area, area) && post_eq(&s->part[i].post, post))
            return;
    if (s->parts < SCOPE_MAX)
        s->part[s->parts++] = (struct scope_part){kind, area, *post};
}

static void add_region(struct scope *s, const struct areas *areas, uint8_t region, const struct post *post)
{
    for (uint8_t county = 1; county <= 47; county++)
        if (areas->region_of[county] == region)
            add(s, SCOPE_COUNTY, (struct area){.level = AREA_COUNTY, .region = region, .county = county}, post);
}

static void add_post(struct scope *s, const struct areas *areas, const struct post *post)
{
    const struct area none = {0};
    struct area a;
    add(s, SCOPE_SHARE, none, post);
    if (role_level(post->role) == 0 && post->role != ROLE_HELPLINE)
        return;
    add(s, SCOPE_OFFICE, none, post);
    if (role_level(post->role) < 2 || !area_read(areas, span_of(post->at), &a))
        return;
    if (a.level == AREA_REGION)
        add_region(s, areas, a.region, post);
    else if (a.county)
        add(s, SCOPE_COUNTY, a, post);
}

void scope_of(const struct areas *areas, const struct post *posts, int n, struct scope *out)
{
    const struct area none = {0};
    out->parts = 0;
    for (int i = 0; i < n; i++)
        if (posts[i].role == ROLE_NATIONAL || posts[i].role == ROLE_SECRETARY) {
            add(out, SCOPE_ALL, none, &posts[i]);
            return;
        }
    for (int i = 0; i < n; i++)
        add_post(out, areas, &posts[i]);
}

void scope_narrow(struct scope *s, const struct areas *areas, struct area place)
{
    struct scope old = *s;
    s->parts = 0;
    for (int i = 0; i < old.parts; i++) {
        const struct scope_part *p = &old.part[i];
        if (p->kind == SCOPE_ALL && place.level == AREA_REGION)
            add_region(s, areas, place.region, &p->post);
        else if (p->kind == SCOPE_ALL && place.level >= AREA_COUNTY)
            add(s, SCOPE_COUNTY, place, &p->post);
        else if (p->kind == SCOPE_COUNTY && place.level >= AREA_COUNTY) {
            if (area_within(place, p->area) || area_within(p->area, place))
                add(s, SCOPE_COUNTY, place.level > p->area.level ? place : p->area, &p->post);
        } else
            add(s, p->kind, p->area, &p->post);
    }
}
