/* unit_pick.c - a unit is chosen by its code or by words of its name, as people know it: the browser offers those of
 * the viewer's county beside the field (a list that needs no script), and what was typed is looked up when it is sent.
 */
#include <string.h>

#include "console/case.h"
#include "console/unit.h"

enum { OFFERED_MOST = 60 };

/* NULL: the store is away; whatever is offered is then not offered. */
static json_t *units_of(struct page *p, const char *place, const char *named, bool homes)
{
    json_t *o = p->c->behind.query(p->c->behind.ctx, "units",
                                   json_pack("{s:I,s:s,s:s,s:s,s:s,s:b}", "person", (json_int_t)p->who.person, "place",
                                             place, "kind", "", "after", "", "named", named, "homes", homes));
    return o;
}

static const char *kept(struct page *p, const char *s)
{
    struct span copy = span_copy(p->arena, span_of(s));
    return copy.p ? copy.p : "";
}

/* NULL: none, or several. */
static const char *code_of(struct page *p, const char *typed, bool homes)
{
    const char *code = NULL;
    json_t *o = *typed ? units_of(p, "", typed, homes) : NULL;
    const json_t *all = json_object_get(o, "units");
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *u = json_array_get(all, i);
        if (json_array_size(all) == 1 || strcasecmp(json_str(u, "name"), typed) == 0 ||
            strcasecmp(json_str(u, "code"), typed) == 0)
            code = kept(p, json_str(u, "code"));
    }
    json_decref(o);
    return code;
}

bool unit_named(struct page *p, const char *typed, bool homes)
{
    return code_of(p, typed, homes) != NULL;
}

const char *unit_code_typed(struct page *p, const char *typed, bool homes)
{
    const char *code = code_of(p, typed, homes);
    return code ? code : typed;
}

const char *unit_own_post(const struct page *p, const char *key)
{
    const json_t *best = NULL;
    int level = 0;
    for (size_t i = 0; i < json_array_size(p->who.posts); i++) {
        const json_t *post = json_array_get(p->who.posts, i);
        int now = role_level(role_of(span_of(json_str(post, "role"))));
        best = now > level ? post : best;
        level = now > level ? now : level;
    }
    return json_str(best, key);
}

const char *unit_own_county(struct page *p)
{
    char county[AREA_CODE_CAP];
    struct area a = {0};
    for (size_t i = 0; i < json_array_size(p->who.posts) && a.level < AREA_COUNTY; i++) {
        const char *at = json_str(json_array_get(p->who.posts, i), "at");
        if (area_read(p->c->areas, span_of(at), &a))
            continue;
        json_t *o = units_of(p, "", at, false); /* a post at an institution */
        if (json_array_size(json_object_get(o, "units")) == 1)
            (void)area_read(p->c->areas, span_of(json_str(json_array_get(json_object_get(o, "units"), 0), "area")), &a);
        json_decref(o);
    }
    if (a.level < AREA_COUNTY)
        return "";
    area_code(area_up(a, AREA_COUNTY), county);
    return kept(p, county);
}

void unit_choices_put(struct page *p, bool homes)
{
    json_t *o = units_of(p, unit_own_county(p), "", homes);
    const json_t *all = json_object_get(o, "units");
    html_raw(p->b, "<datalist id=\"units\">");
    for (size_t i = 0; i < json_array_size(all) && i < OFFERED_MOST; i++)
        html(p->b, "<option value=\"%s\">%s</option>", json_str(json_array_get(all, i), "code"),
             json_str(json_array_get(all, i), "name"));
    html_raw(p->b, "</datalist>\n");
    json_decref(o);
}

void unit_places_put(struct page *p)
{
    struct area county;
    if (!area_read(p->c->areas, span_of(unit_own_county(p)), &county))
        return;
    html_raw(p->b, "<datalist id=\"places\">");
    for (int i = 0; i < p->c->areas->count; i++) {
        const struct area_row *row = &p->c->areas->row[i];
        if (row->area.level > AREA_CONSTITUENCY || !area_within(row->area, county))
            continue;
        html_raw(p->b, "<option>");
        html_span(p->b, row->name);
        html_raw(p->b, "</option>");
    }
    html_raw(p->b, "</datalist>\n");
}
