/* api_sheets.c - forms of the register over the API: their definitions, those filled about a case, one of them, and
 * filling and changing. The API says form where the code says sheet. */
#include <string.h>

#include "base/day.h"
#include "console/api.h"
#include "forms/sheet.h"

/* --- definitions --- */

static json_t *both(const char *const said[LANG_COUNT])
{
    json_t *o = json_object();
    for (int l = LANG_EN; l < LANG_COUNT; l++)
        if (said[l])
            json_object_set_new(o, lang_word((enum lang)l), json_string(said[l]));
    return o;
}

static json_t *head_json(const struct sheet *s)
{
    return json_pack("{s:s,s:i,s:s,s:o,s:b}", "form", s->id, "version", s->version, "about", about_word(s->about),
                     "title", both(s->title), "many", s->many);
}

static json_t *choices_json(const struct page *p, const struct sheet *s, int field)
{
    json_t *all = json_array();
    int first, count;
    if (codes_list(p->c->codes, span_of(s->field[field].list), &first, &count))
        for (int i = first; i < first + count; i++) {
            const struct code_row *row = &p->c->codes->row[i];
            struct span en = code_label(row, LANG_EN), sw = code_label(row, LANG_SW);
            if (sheet_offers(s, field, 0, NULL, row, day_of(p->now_s)))
                json_array_append_new(all, json_pack("{s:s%,s:s%,s:s%}", "code", row->code.p, row->code.n, "en", en.p,
                                                     en.n, "sw", sw.p, sw.n));
        }
    return all;
}

static json_t *field_json(const struct page *p, const struct sheet *s, int field)
{
    const struct sheet_field *f = &s->field[field];
    const struct sheet_section *sec = &s->section[f->section];
    json_t *o = json_pack("{s:s,s:s,s:o,s:b,s:b,s:i,s:I,s:I}", "field", f->id, "kind", field_kind_word(f->kind),
                          "label", both(f->label), "needed", f->needed, "sealed", f->sealed, "rows", sec->rows, "min",
                          (json_int_t)f->min, "max", (json_int_t)f->max);
    if (f->list)
        json_object_set_new(o, "choices", choices_json(p, s, field));
    if (f->when >= 0) {
        json_t *is = json_array();
        for (int i = 0; i < SHEET_WHEN_MAX && f->when_is[i]; i++)
            json_array_append_new(is, json_string(f->when_is[i]));
        json_object_set_new(o, "when", json_pack("{s:s,s:o}", "field", s->field[f->when].id, "is", is));
    }
    return o;
}

void api_forms(struct page *p)
{
    json_t *all = json_array();
    for (int i = 0; i < p->c->sheets->count; i++) {
        const struct sheet *s = p->c->sheets->sheet[i];
        if (sheet_on(p->c->sheets, span_of(s->id), day_of(p->now_s)) == s)
            json_array_append_new(all, head_json(s));
    }
    api_answer(p, 200, json_pack("{s:o}", "forms", all));
}

void api_form(struct page *p)
{
    const struct sheet *s = sheet_on(p->c->sheets, span_of(api_arg(p, 0)), day_of(p->now_s));
    if (!s) {
        api_problem(p, 404, "", "there is no such form");
        return;
    }
    json_t *o = head_json(s), *fields = json_array();
    for (int i = 0; i < s->fields; i++)
        json_array_append_new(fields, field_json(p, s, i));
    json_object_set_new(o, "fields", fields);
    api_answer(p, 200, o);
}

/* --- filled ones --- */

json_t *api_form_json(const json_t *row)
{
    return json_pack("{s:I,s:s,s:s,s:I,s:I,s:s,s:b}", "id", (json_int_t)json_num(row, "id", 0), "form",
                     json_str(row, "sheet"), "about", json_str(row, "about"), "version",
                     (json_int_t)json_num(row, "version", 0), "changed_s", (json_int_t)json_num(row, "changed_s", 0),
                     "by", json_str(row, "role"), "struck", json_is_true(json_object_get(row, "gone")));
}

static void forms_of(struct page *p, const char *about)
{
    json_t *o = api_act(p, "api.sheet.list", json_pack("{s:s,s:s}", "about", about, "subject", api_arg(p, 0)));
    if (!o)
        return;
    const json_t *rows = json_object_get(o, "sheets");
    json_t *all = json_array();
    for (size_t i = 0; i < json_array_size(rows); i++)
        json_array_append_new(all, api_form_json(json_array_get(rows, i)));
    api_answer(p, 200, json_pack("{s:o}", "forms", all));
    json_decref(o);
}

void api_case_forms(struct page *p)
{
    forms_of(p, "case");
}

void api_child_forms(struct page *p)
{
    forms_of(p, "child");
}

/* A typed value: a number for what is counted, a day, true and false, else text; and as people read it. */
static json_t *value_json(const struct page *p, const struct sheet *s, const json_t *one, int32_t day)
{
    char said[2100], day_said[16];
    struct text t, d;
    const struct sheet_world w = {.codes = p->c->codes, .areas = p->c->areas, .day = day, .today = day};
    int field = sheet_field_of(s, span_of(json_str(one, "field")));
    int64_t n = json_num(one, "number", 0);
    const struct answer a = {field, (int)json_num(one, "ord", 0), n, span_of(json_str(one, "text"))};
    json_t *o = json_pack("{s:s,s:i}", "field", json_str(one, "field"), "row", a.ord), *value;
    if (field < 0)
        return o;
    text_init(&t, said, sizeof said);
    text_init(&d, day_said, sizeof day_said);
    sheet_say(s, &a, &w, LANG_EN, &t);
    switch (s->field[field].kind) {
    case FIELD_NUMBER:
    case FIELD_CENTS: value = json_integer(n); break;
    case FIELD_YESNO: value = json_boolean(n); break;
    case FIELD_DAY:
        day_write((int32_t)n, &d);
        value = json_stringn(day_said, d.n);
        break;
    default: value = json_string(json_str(one, "text")); break;
    }
    json_object_set_new(o, "value", value);
    json_object_set_new(o, "said", json_stringn(text_done(&t).p, text_done(&t).n));
    return o;
}

void api_form_filled(struct page *p)
{
    int64_t id = 0;
    (void)span_i64(p->arg[0], &id);
    json_t *o = api_act(p, "api.sheet.read", json_pack("{s:I}", "id", (json_int_t)id));
    if (!o)
        return;
    const json_t *row = json_object_get(o, "row"), *answers = json_object_get(o, "answers");
    const struct sheet *s =
        sheet_version(p->c->sheets, span_of(json_str(row, "sheet")), (int)json_num(row, "definition", 0));
    json_t *out = api_form_json(row), *all = json_array();
    json_object_set_new(out, "subject", json_string(json_str(row, "subject")));
    for (size_t i = 0; s && i < json_array_size(answers); i++)
        json_array_append_new(all, value_json(p, s, json_array_get(answers, i), (int32_t)json_num(row, "day", 0)));
    json_object_set_new(out, "answers", all);
    api_answer(p, 200, out);
    json_decref(o);
}

/* --- filling --- */

/* [{"field","row","value"}] as sheet.write takes it; value as typed, or a number, true, false. NULL: answered. */
static json_t *typed_of(struct page *p, const json_t *body)
{
    const json_t *answers = json_object_get(body, "answers");
    json_t *all = json_array();
    for (size_t i = 0; i < json_array_size(answers); i++) {
        const json_t *one = json_array_get(answers, i), *value = json_object_get(one, "value");
        char number[32], *typed = NULL;
        struct text t;
        text_init(&t, number, sizeof number);
        if (json_is_integer(value))
            text_i64(&t, json_integer_value(value));
        else if (json_is_boolean(value))
            text_str(&t, json_is_true(value) ? "yes" : "no");
        else if (json_is_string(value))
            typed = (char *)json_string_value(value);
        if (!typed && !t.n) {
            json_decref(all);
            api_problem(p, 422, "/answers", "each answer has field, and value: text, a whole number, true or false");
            return NULL;
        }
        json_array_append_new(all, json_pack("{s:s,s:I,s:s}", "field", json_str(one, "field"), "ord",
                                             (json_int_t)json_num(one, "row", 0), "typed", typed ? typed : number));
    }
    return all;
}

/* What the form is about, and whether a child is made by it. */
struct fill {
    const char *about, *subject;
    int64_t id;
    int status;
};

static void filled(struct page *p, const struct fill *f)
{
    bool is_new = strcmp(f->subject, "new") == 0;
    json_t *body = api_body(p);
    json_t *answers = body ? typed_of(p, body) : NULL;
    struct span words = span_copy(p->arena, p->in->body), once = span_copy(p->arena, p->in->idempotency);
    if (answers && !once.n) {
        json_decref(answers);
        api_problem(p, 400, "", "a form needs an Idempotency-Key: the same key again never fills a second one");
    } else if (answers) {
        const char *ref = is_new ? json_str(body, "case") : "";
        json_t *o = api_act(p, "api.sheet.write",
                            json_pack("{s:s,s:s,s:s,s:I,s:I,s:o,s:s,s:s%,s:s,s:s,s:b,s:b}", "sheet",
                                      is_new ? "child" : json_str(body, "form"), "about", f->about, "subject",
                                      f->subject, "id", (json_int_t)f->id, "version",
                                      (json_int_t)json_num(body, "version", 0), "answers", answers, "once", once.p,
                                      "body_text", words.p ? words.p : "", words.n, "to", *ref ? "case" : "",
                                      "to_subject", ref, "sure", json_is_true(json_object_get(body, "sure")), "despite",
                                      json_is_true(json_object_get(body, "despite"))));
        if (o && is_new)
            api_answer(p, f->status,
                       json_pack("{s:I,s:I}", "id", (json_int_t)json_num(o, "subject", 0), "form",
                                 (json_int_t)json_num(o, "id", 0)));
        else if (o)
            api_answer(p, f->status, json_pack("{s:I}", "id", (json_int_t)json_num(o, "id", 0)));
        json_decref(o);
    }
    json_decref(body);
}

void api_case_form_fill(struct page *p)
{
    const struct fill f = {"case", api_arg(p, 0), 0, 201};
    filled(p, &f);
}

void api_child_form_fill(struct page *p)
{
    const struct fill f = {"child", api_arg(p, 0), 0, 201};
    filled(p, &f);
}

void api_child_new(struct page *p)
{
    static const struct fill f = {"child", "new", 0, 201};
    filled(p, &f);
}

void api_form_change(struct page *p)
{
    int64_t id = 0;
    if (span_i64(p->arg[0], &id) && id > 0) {
        const struct fill f = {"case", "", id, 200};
        filled(p, &f);
    } else
        api_problem(p, 404, "", "there is no such record, or it is not yours");
}
