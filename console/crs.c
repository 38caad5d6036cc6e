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

/* Under the names of the integration's description, and under those that CPIMS's own answer has. */
static json_t *setting_json(const struct code_row *row, struct span label, int order)
{
    const char *under = row->under.n ? row->under.p : "";
    return json_pack("{s:s%,s:s%,s:s%,s:i,s:s%,s:s%,s:i}", "item_id", row->code.p, row->code.n, "description", label.p,
                     label.n, "sub_category", under, row->under.n, "order", order, "item_description", label.p, label.n,
                     "item_sub_category", under, row->under.n, "the_order", order);
}

/* ?field_name=case_category_id, which is also what is meant where nothing is named */
void crs_settings(struct page *p)
{
    const char *named = form_get(&p->query, "field_name"), *list = *named ? named : "case_category_id";
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
                json_array_append_new(all, setting_json(row, label, i - first + 1));
        }
    api_answer(p, 200, all);
}

/* Whether what was asked for by that name is that, or nothing was. */
static bool asked_is(const struct page *p, const char *name, const char *value)
{
    const char *typed = form_get(&p->query, name);
    return !*typed || strcmp(typed, value) == 0;
}

static bool asked_number_is(const struct page *p, const char *name, int64_t value)
{
    const char *typed = form_get(&p->query, name);
    int64_t n = 0;
    return !*typed || (span_i64(span_of(typed), &n) && n == value);
}

/* Counties and constituencies by the numbers of CPIMS, wards below them. ?area_type_id=GDIS&parent_area_id=3 */
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
        if (!asked_is(p, "area_type_id", types[a->level]) || !asked_number_is(p, "parent_area_id", above))
            continue;
        json_array_append_new(all, json_pack("{s:I,s:s,s:s%,s:I}", "area_id", (json_int_t)id, "area_type_id",
                                             types[a->level], "area_name", row->name.p, row->name.n, "parent_area_id",
                                             (json_int_t)above));
    }
    api_answer(p, 200, all);
}

void crs_units(struct page *p)
{
    json_t *o = act(p, "crs.units", json_pack("{s:s}", "kind", form_get(&p->query, "org_unit_type_id")));
    if (o)
        api_answer(p, 200, json_incref(json_object_get(o, "units")));
    json_decref(o);
}

/* Which of a list of units: from the how manieth on, and up to which (?start=0&limit=1000). */
static bool in_slice(const struct page *p, size_t i)
{
    int64_t start = 0, limit = 1000;
    (void)span_i64(span_of(form_get(&p->query, "start")), &start);
    (void)span_i64(span_of(form_get(&p->query, "limit")), &limit);
    return (int64_t)i >= start && (int64_t)i < limit;
}

void crs_schools(struct page *p)
{
    json_t *o = act(p, "crs.units", json_pack("{s:s}", "kind", "TNGE")), *all = json_array();
    const json_t *units = json_object_get(o, "units");
    for (size_t i = 0; i < json_array_size(units); i++) {
        const json_t *u = json_array_get(units, i);
        if (in_slice(p, i) && asked_number_is(p, "id", json_num(u, "id", 0)) && asked_is(p, "school_level", ""))
            json_array_append_new(all, json_pack("{s:I,s:s,s:s}", "id", (json_int_t)json_num(u, "id", 0),
                                                 "school_level", "", "school_name", json_str(u, "org_unit_name")));
    }
    if (o)
        api_answer(p, 200, json_incref(all));
    json_decref(all);
    json_decref(o);
}

void crs_facilities(struct page *p)
{
    json_t *o = act(p, "crs.units", json_pack("{s:s}", "kind", "TNGH")), *all = json_array();
    const json_t *units = json_object_get(o, "units");
    for (size_t i = 0; i < json_array_size(units); i++) {
        const json_t *u = json_array_get(units, i);
        const char *code = json_str(u, "org_unit_id_vis");
        if (in_slice(p, i) && asked_number_is(p, "id", json_num(u, "id", 0)) && asked_is(p, "facility_code", code))
            json_array_append_new(all, json_pack("{s:I,s:s,s:s}", "id", (json_int_t)json_num(u, "id", 0),
                                                 "facility_code", code, "facility_name", json_str(u, "org_unit_name")));
    }
    if (o)
        api_answer(p, 200, json_incref(all));
    json_decref(all);
    json_decref(o);
}

/* --- what became of a case in CPIMS --- */

/* {"userName":"...","password":"mlz1...."}: a key of ours is what it is answered with and what it then carries. */
void crs_login(struct page *p)
{
    json_t *body = json_loadb(p->in->body.n ? p->in->body.p : "", p->in->body.n, 0, NULL);
    const char *key = json_str(body, "password");
    json_t *o = p->c->behind.query(p->c->behind.ctx, "api.key", json_pack("{s:s}", "key", key));
    if (json_is_true(json_object_get(o, "ok")) && json_num(o, "scopes", 0) & KEY_SCOPE_BIT(KEY_SCOPE_BRIDGE_ANSWER))
        api_answer(p, 200, json_pack("{s:s}", "key", key));
    else
        refuse(p, o ? 401 : 503, o ? "Invalid user name or password." : "Try again.");
    json_decref(o);
    json_decref(body);
}

void crs_put(struct page *p)
{
    json_t *body = body_json(p), *o = act(p, "crs.put", json_pack("{s:O,s:s}", "body", body, "name", api_arg(p, 0)));
    if (o)
        api_answer(p, 200, json_incref(json_object_get(o, "case")));
    json_decref(body);
    json_decref(o);
}
