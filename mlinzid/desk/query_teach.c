/* query_teach.c - the question behind teaching the reader: texts it did not understand or was corrected on, as
 * plain columns. Those of no case, and those of cases the viewer sees; the engine says first who may ask at all. */
#include <string.h>

#include "core/staff.h"
#include "db/teach.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/figures.h"
#include "mlinzid/desk/query.h"

enum { SHOWN = 50, LOOKED = 5000 };

struct listing {
    struct figures f;
    const char *why; /* only these; "" all but chatter */
    int64_t looked, last;
    bool more;
    json_t *list;
};

/* Why a text stands in the list; NULL: the reader did well, or nobody reads such texts. Menus and forms are no texts.
 */
static const char *why_of(const struct teach_listed *t)
{
    static const char *const refused[] = {"unread", "spam", "chatter", "own-words"};
    if (*t->why)
        return "person";
    if (strcmp(t->carrier, "ussd") == 0 || strncmp(t->carrier, "ussd:", 5) == 0 || strncmp(t->carrier, "web:", 4) == 0)
        return NULL;
    for (size_t i = 0; i < countof(refused); i++)
        if (strcmp(t->word, refused[i]) == 0)
            return refused[i];
    if (strcmp(t->word, "report") != 0)
        return NULL;
    if (!t->report)
        return "unread";
    if (t->state == CASE_DISCARDED)
        return "discarded";
    return t->moved ? "moved" : t->regraded ? "regraded" : NULL;
}

static json_t *row_json(const struct teach_listed *t, const char *why)
{
    char code[AREA_CODE_CAP];
    json_t *kinds = json_array();
    area_code(t->area, code);
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
        if ((uint64_t)t->kinds & KIND_BIT(k))
            json_array_append_new(kinds, json_string(kind_word((enum kind)k)));
    return json_pack("{s:I,s:I,s:s,s:s,s:s,s:s,s:o,s:I}", "text", (json_int_t)t->id, "stored_s",
                     (json_int_t)t->stored_s, "why", why, "taken", t->word, "ref", t->ref, "place", code, "kinds",
                     kinds, "proposed_s", (json_int_t)t->proposed_s);
}

static bool take(void *ctx, const struct teach_listed *t)
{
    struct listing *l = ctx;
    const char *why = why_of(t);
    l->looked++;
    l->last = t->id;
    bool fits = why && (*l->why ? strcmp(why, l->why) == 0 : strcmp(why, "chatter") != 0);
    bool seen = !t->case_id || (*t->ref && figures_sees(&l->f, t->area, t->accused));
    if (fits && seen)
        (void)json_array_append_new(l->list, row_json(t, why));
    l->more = json_array_size(l->list) == SHOWN;
    return !l->more;
}

/* {"posts":[...],"why":"","before":0}: the newest, 50 at most of the 5,000 looked at; next: from where on. */
enum err query_teach(const struct asked *q, json_t **out)
{
    static struct listing l;
    int64_t before = asked_number(q, "before");
    l = (struct listing){.why = asked_text(q, "why"), .list = json_array()};
    enum err err = figures_begin(&l.f, q->db, q->loaded, json_object_get(q->params, "posts"), store_now(q->db));
    if (err == ERR_NONE && !staff_may(l.f.post, l.f.posts, STAFF_TEACH))
        err = ERR_NOT_FOUND;
    if (err == ERR_NONE)
        err = db_teach_texts(q->db, before > 0 ? before : INT64_MAX, LOOKED, &l, take);
    figures_end(&l.f);
    *out = json_pack("{s:o*,s:I}", "texts", l.list, "next", (json_int_t)(l.more || l.looked == LOOKED ? l.last : 0));
    return err;
}
