/* crs.c - Mlinzi as CPIMS is to other systems: a VuruguMapper or a 116 system sends its cases here unchanged. The token
 * is a key of the API. What is sent is never looked at here: the engine takes it, also what it cannot read. */
#include <string.h>

#include "console/api.h"

/* --- who asks --- */

/* Django REST framework says what is wrong as {"detail": ...}. */
static void refuse(struct page *p, int status, const char *detail)
{
    if (status == 401)
        page_header(p, "WWW-Authenticate", "Token");
    if (status == 503)
        page_header(p, "Retry-After", "2");
    api_answer(p, status, json_pack("{s:s}", "detail", detail));
}

static json_t *act(struct page *p, const char *op, json_t *request)
{
    json_object_set_new(request, "op", json_string(op));
    json_object_set_new(request, "key", json_string(api_key_words(p)));
    json_t *o = p->c->behind.act(p->c->behind.ctx, request);
    if (o && json_is_true(json_object_get(o, "ok")))
        return o;
    refuse(p, o ? (int)json_num(o, "status", 503) : 503, o ? json_str(o, "error") : "Try again.");
    json_decref(o);
    return NULL;
}

static bool known(struct page *p)
{
    json_t *o = p->c->behind.query(p->c->behind.ctx, "api.key", json_pack("{s:s}", "key", api_key_words(p)));
    bool good = json_is_true(json_object_get(o, "ok"));
    if (!good)
        refuse(p, o ? 401 : 503, o ? "Invalid token." : "Try again.");
    json_decref(o);
    return good;
}

/* --- cases --- */

/* What is no UTF-8 is marked as such: it is kept, and a person looks. */
static json_t *body_json(struct page *p)
{
    struct buffer b;
    char piece[4];
    buffer_init(&b, (size_t)4 << 20);
    for (size_t i = 0; i < p->in->body.n;) {
        uint32_t c = utf8_next(p->in->body, &i);
        bool control = c < 0x20 && c != '\n' && c != '\r' && c != '\t';
        buffer_add(&b, piece, utf8_put(control ? 0xFFFD : c, piece));
    }
    json_t *o = json_stringn_nocheck(b.n ? b.p : "", b.n);
    buffer_free(&b);
    return o;
}

void crs_bring(struct page *p)
{
    json_t *body = body_json(p), *o = act(p, "crs.bring", json_pack("{s:O}", "body", body));
    bool is_new = strcmp(json_str(o, "end"), "done") == 0, there = o != NULL;
    json_decref(o);
    o = there ? act(p, "crs.find", json_pack("{s:O}", "body", body)) : NULL;
    json_decref(body);
    if (!o)
        return;
    json_t *found = json_object_get(o, "case");
    api_answer(p, json_is_null(json_object_get(found, "case_serial")) ? 202 : is_new ? 201 : 200, json_incref(found));
    json_decref(o);
}

void crs_find(struct page *p)
{
    const char *name = form_get(&p->query, "case_id"), *serial = form_get(&p->query, "case_serial");
    json_t *o = act(p, "crs.find", json_pack("{s:s,s:s}", "name", name, "serial", serial));
    if (o)
        api_answer(p, 200, json_incref(json_object_get(o, "case")));
    json_decref(o);
}

/* --- look-ups --- */

/* ?field_name=case_category_id */
void crs_settings(struct page *p)
{
    const char *list = form_get(&p->query, "field_name");
    json_t *all = json_array();
    int first = 0, n = 0;
    if (!known(p)) {
        json_decref(all);
        return;
    }
    if (codes_list(p->c->codes, span_of(list), &first, &n))
        for (int i = first; i < first + n; i++) {
            const struct code_row *row = &p->c->codes->row[i];
            struct span label = code_label(row, LANG_EN);
            if (code_in_force(row, day_of(p->now_s)))
                json_array_append_new(all, json_pack("{s:s%,s:s%,s:s%,s:i}", "item_id", row->code.p, row->code.n,
                                                     "description", label.p, label.n, "sub_category",
                                                     row->under.n ? row->under.p : "", row->under.n, "order",
                                                     i - first + 1));
        }
    api_answer(p, 200, all);
}

/* Counties and constituencies by the numbers of CPIMS, wards below them. */
void crs_geo(struct page *p)
{
    static const char *const types[] = {"", "", "", "GPRV", "GDIS", "GWRD"};
    json_t *all = json_array();
    if (!known(p)) {
        json_decref(all);
        return;
    }
    for (int i = 0; i < p->c->areas->count; i++) {
        const struct area_row *row = &p->c->areas->row[i];
        const struct area *a = &row->area;
        if (a->level < AREA_COUNTY)
            continue;
        int64_t id = a->level == AREA_COUNTY ? a->county : a->level == AREA_WARD ? a->ward : a->constituency;
        int64_t above = a->level == AREA_COUNTY ? 0 : a->level == AREA_WARD ? a->constituency : a->county;
        json_array_append_new(all, json_pack("{s:I,s:s,s:s%,s:I}", "area_id", (json_int_t)id, "area_type_id",
                                             types[a->level], "area_name", row->name.p, row->name.n, "parent_area_id",
                                             (json_int_t)above));
    }
    api_answer(p, 200, all);
}

void crs_units(struct page *p)
{
    json_t *o = act(p, "crs.units", json_object());
    if (o)
        api_answer(p, 200, json_incref(json_object_get(o, "units")));
    json_decref(o);
}
