/* page_cases.c - the open cases somebody sees: filtered, the gravest and longest overdue first, a page at a time;
 * filters kept under a name; the same as a table for a spreadsheet. */
#include <string.h>
#include <strings.h>

#include "base/day.h"
#include "base/must.h"
#include "console/case.h"
#include "console/csv.h"
#include "console/pages.h"
#include "core/quality.h"
#include "forms/words.h"

static const char *const filters[] = {"place",   "kind",       "severity", "state",       "older", "overdue",
                                      "officer", "officer_at", "category", "subcategory", "lacks", "due"};

/* --- what is asked for --- */

bool place_code(const struct page *p, const char *typed, char out[AREA_CODE_CAP])
{
    const struct areas *all = p->c->areas;
    const struct area_row *best = NULL;
    struct area a;
    out[0] = '\0';
    if (!*typed)
        return true;
    if (area_read(all, span_of(typed), &a)) {
        area_code(a, out);
        return true;
    }
    for (int i = 0; i < all->count; i++)
        if (all->row[i].name.n == strlen(typed) && strncasecmp(all->row[i].name.p, typed, all->row[i].name.n) == 0 &&
            (!best || all->row[i].area.level < best->area.level))
            best = &all->row[i];
    if (best)
        area_code(best->area, out);
    return best != NULL;
}

/* Another category was chosen than the one that the sub-category is of: then that is asked for no more. */
static const char *subcategory_of(const struct page *p)
{
    const char *sub = form_get(&p->query, "subcategory");
    const struct code_row *row = code_known(p->c->codes, SPAN("case_subcategory_id"), span_of(sub), day_of(p->now_s));
    return row && span_is(row->under, form_get(&p->query, "category")) ? sub : "";
}

/* NULL: answered; *wrong: the field that names no place, NULL none. */
static json_t *ask(struct page *p, bool export, const char **wrong)
{
    char place[AREA_CODE_CAP], at[AREA_CODE_CAP];
    const char *post_at = form_get(&p->query, "officer_at");
    int64_t older = 0;
    *wrong = place_code(p, form_get(&p->query, "place"), place) ? NULL : "place";
    if (place_code(p, post_at, at)) /* else the code of an office: the desk knows them */
        post_at = at;
    (void)span_i64(span_of(form_get(&p->query, "older")), &older);
    if (*wrong)
        return json_pack("{s:[],s:s}", "cases", "next", "");
    json_t *q = json_pack("{s:I,s:s,s:s,s:s,s:s,s:I,s:I,s:I,s:s,s:s,s:s,s:s,s:s,s:s,s:s}", "person",
                          (json_int_t)p->who.person, "place", place, "kind", form_get(&p->query, "kind"), "severity",
                          form_get(&p->query, "severity"), "state", form_get(&p->query, "state"), "older_days",
                          (json_int_t)(older > 0 && older < 36500 ? older : 0), "overdue",
                          (json_int_t)form_has(&p->query, "overdue"), "export", (json_int_t) export, "after",
                          form_get(&p->query, "after"), "officer", form_get(&p->query, "officer"), "officer_at",
                          post_at, "category", form_get(&p->query, "category"), "subcategory", subcategory_of(p),
                          "lacks", form_get(&p->query, "lacks"), "due", form_get(&p->query, "due"));
    json_t *o = page_query(p, "case.list", q);
    if (o && json_is_true(json_object_get(o, "no_such_post")))
        *wrong = "officer_at";
    return o;
}

/* The filter as an address, "place=003&overdue=1", in the arena. */
static const char *filter_text(struct page *p)
{
    struct buffer b;
    const char *out = "";
    buffer_init(&b, 2048);
    for (size_t i = 0; i < countof(filters); i++)
        if (*form_get(&p->query, filters[i]))
            html(&b, b.n ? "&%u=%u" : "%u=%u", filters[i], form_get(&p->query, filters[i]));
    if (b.p && !b.full) {
        char *copy = arena_take(p->arena, b.n + 1);
        if (copy) {
            memcpy(copy, b.p, b.n + 1);
            out = copy;
        }
    }
    buffer_free(&b);
    return out;
}

/* --- the form --- */

static void option(struct page *p, const char *value, const char *said, const char *chosen)
{
    html(p->b,
         strcmp(value, chosen) == 0 ? "<option value=\"%s\" selected>%s</option>" : "<option value=\"%s\">%s</option>",
         value, said);
}

static void select_begin(struct page *p, const char *name, enum word_key label)
{
    html(p->b, "<div class=\"field\"><label for=\"%s\">%s</label><select id=\"%s\" name=\"%s\">", name, word(p, label),
         name, name);
    option(p, "", word(p, W_CASES_ANY), form_get(&p->query, name));
}

static void selects(struct page *p)
{
    static const char *const states[] = {"reported", "verified", "close-requested"};
    static const char *const officers[] = {"scco", "cccs", "rccs", "national", "secretary", "helpline"};
    select_begin(p, "kind", W_CASES_KIND);
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
        option(p, kind_word((enum kind)k), kind_said(p, kind_word((enum kind)k)), form_get(&p->query, "kind"));
    option(p, "none", word(p, W_CASE_KIND_NONE), form_get(&p->query, "kind"));
    html_raw(p->b, "</select></div>\n");
    select_begin(p, "severity", W_CASE_SEVERITY);
    for (int s = SEVERITY_S1; s < SEVERITY_COUNT; s++)
        option(p, severity_word((enum severity)s), severity_word((enum severity)s), form_get(&p->query, "severity"));
    html_raw(p->b, "</select></div>\n");
    select_begin(p, "state", W_CASES_STATE);
    for (size_t i = 0; i < countof(states); i++)
        option(p, states[i], state_said(p, states[i]), form_get(&p->query, "state"));
    option(p, "closed", word(p, W_CASES_ENDED), form_get(&p->query, "state"));
    option(p, "all", word(p, W_CASES_ALL_STATES), form_get(&p->query, "state"));
    html_raw(p->b, "</select></div>\n");
    select_begin(p, "officer", W_CASES_OFFICER);
    for (size_t i = 0; i < countof(officers); i++) {
        char said[80];
        post_words(p, officers[i], "", said, sizeof said);
        option(p, officers[i], said, form_get(&p->query, "officer"));
    }
    html_raw(p->b, "</select></div>\n");
}

/* A list of the code book as it is in force today, and what is chosen already; of sub-categories, those of the
 * category. */
static void code_select(struct page *p, const char *name, enum word_key label, const char *list)
{
    const char *category = form_get(&p->query, "category");
    const char *chosen = form_get(&p->query, name);
    const int32_t today = day_of(p->now_s);
    int first = 0, count = 0;
    select_begin(p, name, label);
    (void)codes_list(p->c->codes, span_of(list), &first, &count);
    for (int i = first; i < first + count; i++) {
        const struct code_row *row = &p->c->codes->row[i];
        if ((!code_in_force(row, today) && !span_is(row->code, chosen)) ||
            (row->under.n && !span_is(row->under, category)))
            continue;
        html_raw(p->b, "<option value=\"");
        html_span(p->b, row->code);
        html_raw(p->b, span_is(row->code, chosen) ? "\" selected>" : "\">");
        html_span(p->b, code_label(row, p->lang));
        html_raw(p->b, "</option>");
    }
    html_raw(p->b, "</select></div>\n");
}

const char *case_lacks_said(const struct page *p, enum case_quality q)
{
    static const enum word_key said[CASE_QUALITIES] = {
#define X(id, word) [CASE_QUALITY_##id] = W_CASES_LACKS_##id,
        CASE_QUALITY_TABLE(X)
#undef X
    };
    return word(p, said[q]);
}

static void form_selects(struct page *p)
{
    code_select(p, "category", W_CASES_CATEGORY, "case_category_id");
    if (*form_get(&p->query, "category"))
        code_select(p, "subcategory", W_CASES_SUBCATEGORY, "case_subcategory_id");
    select_begin(p, "lacks", W_CASES_LACKS);
    for (int q = 0; q < CASE_QUALITIES; q++)
        option(p, case_quality_word((enum case_quality)q), case_lacks_said(p, (enum case_quality)q),
               form_get(&p->query, "lacks"));
    html_raw(p->b, "</select></div>\n");
}

static void place_field(struct page *p, const char *name, enum word_key label, enum word_key hint, const char *wrong)
{
    bool is = wrong && strcmp(wrong, name) == 0;
    html(p->b, "<div class=\"field%s\"><label for=\"%s\">%s <span class=\"hint\">%s</span></label>", is ? " wrong" : "",
         name, word(p, label), word(p, hint));
    if (is)
        html(p->b, "<span class=\"wrong-why\" role=\"alert\">%s</span>", word(p, W_CASES_PLACE_WRONG));
    html(p->b, "<input id=\"%s\" name=\"%s\" value=\"%s\"></div>\n", name, name, form_get(&p->query, name));
}

static void filter_form(struct page *p, const char *wrong)
{
    html(p->b,
         "<details class=\"card no-print\"%s><summary>%s</summary>\n<form method=\"get\" action=\"/cases\">\n<div "
         "class=\"filter\">\n",
         "", word(p, W_CASES_FILTER));
    place_field(p, "place", W_CASES_PLACE, W_CASES_PLACE_HINT, wrong);
    selects(p);
    form_selects(p);
    place_field(p, "officer_at", W_CASES_OFFICER_AT, W_CASES_OFFICER_HINT, wrong);
    html(p->b,
         "<div class=\"field\"><label for=\"older\">%s</label><input id=\"older\" name=\"older\" inputmode=\"numeric\" "
         "value=\"%s\"></div>\n",
         word(p, W_CASES_OLDER), form_get(&p->query, "older"));
    html_raw(p->b, form_has(&p->query, "overdue")
                       ? "<div class=\"field\"><label><input type=\"checkbox\" name=\"overdue\" value=\"1\" checked>"
                       : "<div class=\"field\"><label><input type=\"checkbox\" name=\"overdue\" value=\"1\">");
    html(p->b, "%s</label></div>\n</div>\n<button>%s</button></form>\n", word(p, W_CASES_OVERDUE),
         word(p, W_CASES_SHOW));
    page_form(p, "/cases/views");
    html(p->b,
         "<input type=\"hidden\" name=\"filter\" value=\"%s\">\n<div class=\"field\"><label for=\"name\">%s <span "
         "class=\"hint\">%s</span></label><input id=\"name\" name=\"name\" maxlength=\"40\" required></div>\n<button "
         "class=\"second\">%s</button></form>\n</details>\n",
         filter_text(p), word(p, W_CASES_KEEP), word(p, W_CASES_KEEP_HINT), word(p, W_CASES_KEEP_DO));
}

static void views(struct page *p)
{
    json_t *o = p->c->behind.query(p->c->behind.ctx, "views", json_pack("{s:I}", "person", (json_int_t)p->who.person));
    const json_t *all = json_object_get(o, "views");
    if (json_array_size(all)) {
        html(p->b, "<div class=\"row no-print\"><span class=\"dim\">%s:</span>\n", word(p, W_CASES_VIEWS));
        for (size_t i = 0; i < json_array_size(all); i++) {
            const json_t *v = json_array_get(all, i);
            html(p->b, "<a href=\"/cases?%s\">%s</a>\n", json_str(v, "filter"), json_str(v, "name"));
            page_form(p, "/cases/views");
            html(p->b,
                 "<input type=\"hidden\" name=\"name\" value=\"%s\"><button class=\"plain\" name=\"end\" "
                 "value=\"1\">%s<span "
                 "class=\"hide\"> %s</span></button></form>\n",
                 json_str(v, "name"), word(p, W_CASES_VIEW_END), json_str(v, "name"));
        }
        html_raw(p->b, "</div>\n");
    }
    json_decref(o);
}

/* --- the list --- */

static void label(struct page *p, enum word_key key)
{
    html(p->b, "<td data-l=\"%s\">", word(p, key));
}

static void case_row(struct page *p, const json_t *c)
{
    char place[120];
    const bool late = json_is_true(json_object_get(c, "overdue")); /* then the moment that was missed */
    int64_t due_s = json_num(c, late ? "missed_s" : "due_s", 0);
    html_raw(p->b, "<tr><td>");
    severity_put(p, json_str(c, "severity"));
    html(p->b, "</td><td><a href=\"/cases/%u\">%s</a></td>", json_str(c, "ref"), ref_shown(p, json_str(c, "ref")));
    label(p, W_CASES_KIND);
    kinds_put(p, json_object_get(c, "kinds"));
    html_raw(p->b, "</td>");
    label(p, W_CASES_PLACE);
    place_said(p, json_str(c, "place"), place, sizeof place);
    html(p->b, "%s</td>", place);
    label(p, W_CASES_STATE);
    html(p->b, "%s</td>", state_said(p, json_str(c, "state")));
    label(p, W_CASES_LEVEL);
    html(p->b, "%d</td>", json_num(c, "level", 0));
    label(p, W_CASES_DEADLINE);
    if (due_s)
        moment_put(p, due_s);
    if (late)
        html(p->b, " <span class=\"late\">%s</span>", word(p, W_CASES_LATE));
    html_raw(p->b, "</td>");
    label(p, W_CASES_OPENED);
    moment_put(p, json_num(c, "opened_s", 0));
    html_raw(p->b, "</td></tr>\n");
}

void case_table(struct page *p, const json_t *cases, enum word_key none)
{
    static const enum word_key heads[] = {W_CASE_SEVERITY, W_CASES_REF,   W_CASES_KIND,     W_CASES_PLACE,
                                          W_CASES_STATE,   W_CASES_LEVEL, W_CASES_DEADLINE, W_CASES_OPENED};
    if (!json_array_size(cases)) {
        html(p->b, "<p>%s</p>\n", word(p, none));
        return;
    }
    html(p->b, "<table class=\"stack\"><caption class=\"hide\">%s</caption><thead><tr>", word(p, W_NAV_CASES));
    for (size_t i = 0; i < countof(heads); i++)
        html(p->b, "<th scope=\"col\">%s</th>", word(p, heads[i]));
    html_raw(p->b, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < json_array_size(cases); i++)
        case_row(p, json_array_get(cases, i));
    html_raw(p->b, "</tbody></table>\n");
}

void page_cases(struct page *p)
{
    const char *wrong;
    json_t *o = ask(p, false, &wrong);
    if (!o)
        return;
    if (wrong)
        p->out->status = 422;
    page_begin(p, word(p, W_NAV_CASES));
    views(p);
    filter_form(p, wrong);
    case_table(p, json_object_get(o, "cases"), viewer_sees_no_case(p) ? W_CASES_NOT_YOURS : W_CASES_NONE);
    const char *next = json_str(o, "next"), *filter = filter_text(p);
    html_raw(p->b, "<p class=\"row no-print\">");
    if (*next)
        html(p->b, "<a class=\"button second\" href=\"/cases?%s&amp;after=%u\">%s</a> ", filter, next,
             word(p, W_CASES_NEXT));
    html(p->b, "<a href=\"/cases.csv?%s\">%s</a></p>\n", filter, word(p, W_CASES_CSV));
    page_form(p, "/cases/open");
    html(p->b,
         "<div class=\"field\"><label for=\"ref\">%s</label><span class=\"row\"><input id=\"ref\" name=\"ref\" "
         "inputmode=\"numeric\" "
         "maxlength=\"12\" required><button class=\"second\">%s</button></span></div></form>\n",
         word(p, W_CASES_OPEN_REF), word(p, W_CASES_SHOW));
    page_end(p);
    json_decref(o);
}

void page_views(struct page *p)
{
    json_t *o = page_act(p, "view.keep",
                         json_pack("{s:s,s:s,s:b}", "name", form_get(&p->form, "name"), "filter",
                                   form_get(&p->form, "filter"), "end", form_has(&p->form, "end")));
    if (!o)
        return;
    if (json_is_true(json_object_get(o, "ok")))
        page_go(p, "/cases");
    else
        page_sentence(p, 422, W_BAD_REQUEST);
    json_decref(o);
}

/* --- a table for a spreadsheet --- */

/* 0: none. */
static void time_said(int64_t time_s, char *out, size_t cap)
{
    struct text t;
    text_init(&t, out, cap);
    if (time_s)
        time_write(time_s, &t);
}

static void case_csv(struct page *p, const json_t *c)
{
    char place[120], opened[64], due[64];
    const json_t *kinds = json_object_get(c, "kinds");
    struct buffer said;
    place_said(p, json_str(c, "place"), place, sizeof place);
    time_said(json_num(c, "opened_s", 0), opened, sizeof opened);
    time_said(json_num(c, "due_s", 0), due, sizeof due);
    buffer_init(&said, 1024);
    for (size_t i = 0; i < json_array_size(kinds); i++)
        buffer_format(&said, i ? ", %s" : "%s", kind_said(p, json_string_value(json_array_get(kinds, i))));
    const char *const cells[] = {ref_shown(p, json_str(c, "ref")),
                                 json_str(c, "severity"),
                                 state_said(p, json_str(c, "state")),
                                 said.p ? said.p : "",
                                 json_str(c, "place"),
                                 place,
                                 opened,
                                 due};
    csv_row(p->b, cells, countof(cells));
    buffer_free(&said);
}

void page_cases_csv(struct page *p)
{
    const char *wrong;
    json_t *o = ask(p, true, &wrong);
    if (!o)
        return;
    csv_head(p, "cases.csv");
    buffer_str(p->b,
               "\"case\",\"severity\",\"state\",\"kinds\",\"place code\",\"place\",\"reported\",\"deadline\"\r\n");
    const json_t *all = json_object_get(o, "cases");
    for (size_t i = 0; i < json_array_size(all); i++)
        case_csv(p, json_array_get(all, i));
    json_decref(o);
}
