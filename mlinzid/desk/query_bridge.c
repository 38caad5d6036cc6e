/* query_bridge.c - what the page of the bridge to CPIMS asks of the store: plain columns, for those whom the
 * bridge is for (core/register.h). */
#include <stdlib.h>
#include <string.h>

#include "core/register.h"
#include "db/bridge.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/figures.h"
#include "mlinzid/desk/query.h"
#include "mlinzid/engine/bridge.h"

enum { BRIDGE_PAGE = 50 };

json_t *bridge_row_json(const struct bridge_row *b)
{
    return json_pack("{s:I,s:s,s:s,s:s,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:s,s:s,s:s}", "id", (json_int_t)b->case_id, "ref",
                     b->ref, "name", b->name, "state", bridge_state_word(b->state), "made_s", (json_int_t)b->made_s,
                     "tries", (json_int_t)b->tries, "due_s", (json_int_t)b->due_s, "status", (json_int_t)b->status,
                     "acked_s", (json_int_t)b->acked_s, "ask_s", (json_int_t)b->ask_s, "heard_s",
                     (json_int_t)b->heard_s, "why", b->why, "serial", b->serial, "said", b->said);
}

enum bridge_state bridge_state_of(const char *word)
{
    for (int s = BRIDGE_ANY + 1; s < BRIDGE_STATES; s++)
        if (strcmp(bridge_state_word((enum bridge_state)s), word) == 0)
            return (enum bridge_state)s;
    return BRIDGE_ANY;
}

static enum err list(const struct asked *q, json_t *o)
{
    struct bridge_row *rows = calloc(BRIDGE_PAGE + 1, sizeof *rows);
    const struct bridge_wanted w = {bridge_state_of(asked_text(q, "state")), asked_number(q, "before")};
    int64_t counts[BRIDGE_STATES];
    json_t *all = json_array(), *sums = json_object();
    int n = 0;
    enum err err = rows ? db_bridge_list(q->db, &w, rows, BRIDGE_PAGE + 1, &n) : ERR_FULL;
    if (err == ERR_NONE)
        err = db_bridge_counts(q->db, counts);
    for (int i = 0; err == ERR_NONE && i < n && i < BRIDGE_PAGE; i++)
        json_array_append_new(all, bridge_row_json(&rows[i]));
    for (int s = BRIDGE_ANY + 1; err == ERR_NONE && s < BRIDGE_STATES; s++)
        json_object_set_new(sums, bridge_state_word((enum bridge_state)s), json_integer(counts[s]));
    json_object_set_new(o, "rows", all);
    json_object_set_new(o, "counts", sums);
    json_object_set_new(o, "more", json_boolean(n > BRIDGE_PAGE));
    free(rows);
    return err;
}

/* {"posts":[...],"state":"quarantined","before":17}: the newest 50 of that state below that case. may: whether it is
 * theirs at all. */
enum err query_bridge(const struct asked *q, json_t **out)
{
    const struct register_subject nobody = {0};
    struct figures f;
    *out = json_object();
    enum err err = figures_begin(&f, q->db, q->loaded, json_object_get(q->params, "posts"), store_now(q->db));
    bool may = err == ERR_NONE && register_may(&f.directory, f.post, f.posts, REGISTER_BRIDGE, &nobody, NULL);
    json_object_set_new(*out, "may", json_boolean(may));
    json_object_set_new(*out, "url", json_string(q->loaded->settings.bridge_url));
    if (may)
        err = list(q, *out);
    figures_end(&f);
    return err;
}
