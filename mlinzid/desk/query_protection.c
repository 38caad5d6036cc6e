/* query_protection.c - the lists of online protection and counter-trafficking: cases the viewer sees, by plain
 * columns. */
#include <stdlib.h>

#include "db/protection.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/figures.h"
#include "mlinzid/desk/query.h"

enum { LOOKED = 500 };

static json_t *takedown_json(const struct protected_case *c)
{
    return json_pack("{s:I,s:i,s:s,s:s,s:s}", "sheet", (json_int_t)c->case_id, "day", c->day, "ref", c->ref, "platform",
                     c->platform, "state", takedown_word(c->state));
}

static enum err ctip_json(struct db *db, const struct protected_case *c, json_t *all)
{
    struct ctip_done done;
    enum err err = db_ctip_of(db, c->case_id, &done);
    if (err == ERR_NONE)
        json_array_append_new(all, json_pack("{s:s,s:i,s:s,s:b}", "ref", c->ref, "filled", (int)done.filled,
                                             "screening", done.screening, "found", ctip_found(&done)));
    return err;
}

static bool sees(const void *ctx, struct area place, enum role accused)
{
    return figures_sees(ctx, place, accused);
}

static struct area both(struct area a, struct area b)
{
    while (a.level > AREA_NATION && !area_within(b, a))
        a = area_up(a, a.level - 1);
    return a;
}

/* The smallest place in which all lies that the viewer may see, level 0: they see nothing; the helpline's cases lie
 * nowhere yet. */
static struct area all_within(const struct figures *f)
{
    const struct area nation = {.level = AREA_NATION};
    struct area all = {0}, at;
    for (int i = 0; i < f->posts; i++) {
        const struct post *p = &f->post[i];
        const struct office *o = directory_find_office(&f->directory, p->at);
        if (p->role == ROLE_HELPLINE)
            return nation;
        if (!role_level(p->role))
            continue;
        for (int j = 0; o && j < o->areas; j++)
            all = all.level ? both(all, o->area[j]) : o->area[j];
        if (o && o->areas)
            continue;
        if (!area_read(f->directory.areas, span_of(p->at), &at))
            return nation;
        all = all.level ? both(all, at) : at;
    }
    return all;
}

/* {"posts":[...]}: the newest 500 of each that the viewer sees. */
enum err query_protection(const struct asked *q, json_t **out)
{
    struct figures f;
    struct protected_case *c = calloc(LOOKED, sizeof *c);
    json_t *takedowns = json_array(), *cases = json_array();
    int n = 0, m = 0;
    enum err err = figures_begin(&f, q->db, q->loaded, json_object_get(q->params, "posts"), store_now(q->db));
    const struct protected_viewer v = {all_within(&f), sees, &f};
    if (err == ERR_NONE && v.within.level)
        err = c ? db_takedowns(q->db, &v, c, LOOKED, &n) : ERR_FULL;
    for (int i = 0; err == ERR_NONE && i < n; i++)
        json_array_append_new(takedowns, takedown_json(&c[i]));
    if (err == ERR_NONE && v.within.level)
        err = db_ctip_cases(q->db, &v, c, LOOKED, &m);
    for (int i = 0; err == ERR_NONE && i < m; i++)
        err = ctip_json(q->db, &c[i], cases);
    figures_end(&f);
    free(c);
    *out = json_pack("{s:o,s:o,s:b}", "takedowns", takedowns, "cases", cases, "more", n == LOOKED || m == LOOKED);
    return err;
}
