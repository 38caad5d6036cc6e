/* query_staff.c - what the pages of people, audit and settings ask of the store: plain columns. Whether somebody
 * may see them at all the engine has said before (mlinzid/control/staff.c); who is shown is held to it here too. */
#include <string.h>

#include "core/staff.h"
#include "db/staff.h"
#include "mlinzid/command/store_view.h"
#include "mlinzid/desk/query.h"

enum { VIEWER_POSTS = 16, POSTS_PAGE = 50, POSTS_EXPORT = 100, OFFICES_SHOWN = 200 };

struct listing {
    struct directory dir;
    struct post mine[VIEWER_POSTS];
    int n;
    struct area within; /* none: anywhere */
    const char *at;     /* an office's code; "" none */
    int64_t party;      /* 0 anybody */
    int64_t skip, most, found;
    json_t *list;
};

static void mine_read(struct listing *l, const json_t *posts)
{
    for (size_t i = 0; i < json_array_size(posts) && l->n < VIEWER_POSTS; i++) {
        const json_t *o = json_array_get(posts, i);
        struct post *p = &l->mine[l->n];
        const char *at = json_string_value(json_object_get(o, "at"));
        p->role = role_of(span_of(json_string_value(json_object_get(o, "role"))));
        l->n += p->role && at && span_str(span_of(at), p->at, sizeof p->at);
    }
}

static bool letters_eq(struct span a, const char *b)
{
    size_t n = strlen(b);
    return a.n == n && strncasecmp(a.p, b, n) == 0;
}

/* A code, an office, or the name of a county or constituency as somebody types it. False: no such place. */
static bool place_read(struct listing *l, const char *typed)
{
    const struct areas *areas = l->dir.areas;
    l->at = "";
    if (!*typed || area_read(areas, span_of(typed), &l->within))
        return true;
    if (directory_find_office(&l->dir, typed) || directory_find_unit(&l->dir, typed)) {
        l->at = typed;
        return true;
    }
    for (int level = AREA_REGION; level <= AREA_WARD; level++)
        for (int i = 0; i < areas->count; i++)
            if (areas->row[i].area.level == level && letters_eq(areas->row[i].name, typed)) {
                l->within = areas->row[i].area;
                return true;
            }
    return false;
}

static bool in_place(const struct listing *l, const struct post *p)
{
    struct area a;
    const struct office *o = directory_find_office(&l->dir, p->at);
    const struct unit_place *u = directory_find_unit(&l->dir, p->at);
    if (*l->at || l->within.level == AREA_NONE)
        return !*l->at || strcmp(p->at, l->at) == 0;
    if (u)
        return area_within(u->area, l->within);
    if (!o)
        return area_read(l->dir.areas, span_of(p->at), &a) && area_within(a, l->within);
    for (int i = 0; i < o->areas; i++)
        if (area_within(o->area[i], l->within))
            return true;
    return false;
}

static void take_post(void *ctx, const struct staff_post *p)
{
    struct listing *l = ctx;
    if ((l->party && p->party != l->party) || !in_place(l, &p->post) || !staff_sees(&l->dir, l->mine, l->n, &p->post))
        return;
    if (l->found++ < l->skip || (int64_t)json_array_size(l->list) == l->most)
        return;
    (void)json_array_append_new(l->list,
                                json_pack("{s:s,s:s,s:I,s:b,s:b}", "role", role_word(p->post.role), "at", p->post.at,
                                          "party", (json_int_t)p->party, "deputy", p->deputy, "away", p->away));
}

/* {"posts":[...],"place":"003","role":"scco","page":0,"export":false,"party":0}: a page of the posts that are held. */
enum err query_people(const struct asked *q, json_t **out)
{
    struct listing l = {.list = json_array(), .party = asked_number(q, "party")};
    const char *role = asked_text(q, "role");
    int64_t page = asked_number(q, "page");
    enum err err = db_directory(q->db, &l.dir);
    l.dir.areas = &q->loaded->areas;
    mine_read(&l, json_object_get(q->params, "posts"));
    l.most = json_is_true(json_object_get(q->params, "export")) ? POSTS_EXPORT : POSTS_PAGE;
    l.skip = page > 0 ? page * l.most : 0;
    bool known = err == ERR_NONE && place_read(&l, asked_text(q, "place")) && (!*role || role_of(span_of(role)));
    if (known)
        err = db_staff_posts(q->db, role_of(span_of(role)), day_of(store_now(q->db)), &l, take_post);
    db_directory_free(&l.dir);
    *out = json_pack("{s:o*,s:I,s:I,s:b}", "posts", l.list, "found", (json_int_t)l.found, "each", (json_int_t)l.most,
                     "known", known);
    return err;
}

/* Offices with areas of their own: what is published of them. */
enum err query_offices(const struct asked *q, json_t **out)
{
    struct directory dir = {0};
    json_t *all = json_array();
    enum err err = db_directory(q->db, &dir);
    for (int i = 0; i < dir.offices && i < OFFICES_SHOWN; i++) {
        const struct office *o = &dir.office[i];
        json_t *areas = json_array();
        for (int j = 0; j < o->areas; j++) {
            char code[AREA_CODE_CAP];
            area_code(o->area[j], code);
            (void)json_array_append_new(areas, json_string(code));
        }
        (void)json_array_append_new(all,
                                    json_pack("{s:s,s:s,s:o*}", "code", o->code, "phone", o->phone.s, "areas", areas));
    }
    db_directory_free(&dir);
    *out = json_pack("{s:o*}", "offices", all);
    return err;
}
