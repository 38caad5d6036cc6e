/* desk_query_protection.c - the lists of online protection and counter-trafficking: cases the viewer sees, by plain
 * columns. */
#include <stdlib.h>

#include "db/protection.h"
#include "mlinzid/desk_query.h"
#include "mlinzid/figures.h"
#include "mlinzid/store_view.h"

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

/* {"posts":[...]}: the newest 500 of each are looked at; what the viewer does not see is not there. */
enum err query_protection(const struct asked *q, json_t **out)
{
    struct figures f;
    struct protected_case *c = calloc(LOOKED, sizeof *c);
    json_t *takedowns = json_array(), *cases = json_array();
    int n = 0, m = 0;
    enum err err = figures_begin(&f, q->db, q->loaded, json_object_get(q->params, "posts"), store_now(q->db));
    if (err == ERR_NONE)
        err = c ? db_takedowns(q->db, c, LOOKED, &n) : ERR_FULL;
    for (int i = 0; err == ERR_NONE && i < n; i++)
        if (figures_sees(&f, c[i].area, c[i].accused))
            json_array_append_new(takedowns, takedown_json(&c[i]));
    if (err == ERR_NONE)
        err = db_ctip_cases(q->db, c, LOOKED, &m);
    for (int i = 0; err == ERR_NONE && i < m; i++)
        if (figures_sees(&f, c[i].area, c[i].accused))
            err = ctip_json(q->db, &c[i], cases);
    figures_end(&f);
    free(c);
    *out = json_pack("{s:o,s:o,s:b}", "takedowns", takedowns, "cases", cases, "more", n == LOOKED || m == LOOKED);
    return err;
}
