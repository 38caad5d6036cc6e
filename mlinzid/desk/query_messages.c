/* query_messages.c - the question behind the page of messages. Totals are of the whole service, for who answers
 * for it: nation, admin, auditor. Everybody sees the texts about the cases they see. */
#include <string.h>

#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/figures.h"
#include "mlinzid/desk/query.h"

enum { TEXTS_READ = 2000, TEXTS_SHOWN = 60, SPEND_DAYS = 30 };

struct texts_of {
    struct figures f;
    bool whole; /* of the service, not only of some place */
    bool cases; /* may see cases: their references stand beside */
    json_t *list;
};

static void take_text_row(void *ctx, const struct figure_text *row)
{
    struct texts_of *t = ctx;
    bool sees = *row->ref && figures_sees(&t->f, row->area, row->accused);
    if (json_array_size(t->list) == TEXTS_SHOWN || (!sees && !(t->whole && (!t->cases || !*row->ref))))
        return;
    json_array_append_new(t->list, json_pack("{s:s,s:s,s:s,s:I,s:s,s:b,s:I,s:I,s:s}", "key", row->key, "role",
                                             role_word(row->post.role ? row->post.role : ROLE_REPORTER), "at",
                                             row->post.at, "level", (json_int_t)row->level, "state", row->state, "late",
                                             row->late, "made_s", (json_int_t)row->made_s, "said_s",
                                             (json_int_t)row->said_s, "ref", sees ? row->ref : ""));
}

/* {"posts":[...]} */
enum err query_messages(const struct asked *q, json_t **out)
{
    static struct texts_of t;
    json_t *o = NULL;
    t = (struct texts_of){.list = json_array()};
    enum err err = figures_begin(&t.f, q->db, q->loaded, json_object_get(q->params, "posts"), store_now(q->db));
    int32_t today = day_of(t.f.now_s);
    for (int i = 0; err == ERR_NONE && i < t.f.posts; i++) {
        enum role role = t.f.post[i].role;
        t.cases = t.cases || role_level(role) > 0;
        t.whole = t.whole || role_level(role) >= 4 || role == ROLE_ADMIN || role == ROLE_AUDITOR;
    }
    if (err == ERR_NONE)
        err = db_figure_texts(q->db, TEXTS_READ, &t, take_text_row);
    if (err == ERR_NONE && t.whole)
        err = db_figure_messages(q->db, day_start(today), today - SPEND_DAYS + 1, &o);
    figures_end(&t.f);
    if (!o)
        o = json_object();
    (void)json_object_set_new(o, "texts", t.list);
    (void)json_object_set_new(o, "whole", json_boolean(t.whole));
    (void)json_object_set_new(o, "part_cents", json_integer(q->loaded->settings.cost_part_cents));
    (void)json_object_set_new(o, "parts_a_day", json_integer(q->loaded->settings.cost_parts_a_day));
    *out = o;
    return err;
}
