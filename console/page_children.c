/* page_children.c - children: looking for one by likeness, registering one, and the work list of records that may be
 * one child. What is looked for is sent, never written into an address. */
#include <stdio.h>
#include <string.h>

#include "base/must.h"
#include "console/care.h"
#include "console/case.h"
#include "console/child.h"
#include "console/pages.h"
#include "console/staff.h"
#include "core/quality.h"

/* --- shared --- */

static enum word_key sex_key(const json_t *c)
{
    const char *sex = json_str(c, "sex");
    return *sex == 'F' ? W_CASE_GIRL : *sex == 'M' ? W_CASE_BOY : *sex == 'X' ? W_CHILD_INTERSEX : W_COUNT;
}

void child_line_put(struct page *p, const json_t *c, const char *beside)
{
    char place[120];
    int64_t born = json_num(c, "born_day", 0);
    place_said(p, json_str(c, "place"), place, sizeof place);
    html(p->b, "<a href=\"/children/%d%s\">%s</a>", json_num(c, "id", 0), beside,
         *json_str(c, "names") ? json_str(c, "names") : word(p, W_CHILD_UNNAMED));
    html_raw(p->b, "<span class=\"dim\">");
    if (sex_key(c) != W_COUNT)
        html(p->b, ", %s", word(p, sex_key(c)));
    if (born) {
        html(p->b, ", %s ",
             word(p, json_is_true(json_object_get(c, "born_about")) ? W_CHILD_BORN_ABOUT : W_CHILD_BORN));
        care_day_put(p, (int32_t)born);
    }
    if (*place)
        html(p->b, ", %s", place);
    html_raw(p->b, "</span>");
}

static void stranger_put(struct page *p, const json_t *o)
{
    char county[120], who[120];
    place_said(p, json_str(o, "county"), county, sizeof county);
    post_words(p, "scco", json_str(o, "ask"), who, sizeof who);
    html(p->b, "%s", json_str(o, "initials"));
    if (json_num(o, "year", 0))
        html(p->b, ", %d", json_num(o, "year", 0));
    html(p->b, ", %s. %s: %s", county, word(p, W_CHILD_ASK), who);
}

void child_alike_put(struct page *p, const json_t *alike, const char *case_ref)
{
    char beside[40] = "";
    if (*case_ref)
        snprintf(beside, sizeof beside, "?case=%.20s", case_ref);
    html_raw(p->b, "<ul class=\"alike\">\n");
    for (size_t i = 0; i < json_array_size(alike); i++) {
        const json_t *o = json_array_get(alike, i);
        html_raw(p->b, "<li>");
        if (json_num(o, "id", 0))
            child_line_put(p, o, beside);
        if (json_num(o, "id", 0) && *form_get(&p->form, "unit"))
            html(p->b, " <a href=\"/units/%u/admit?child=%d\">%s</a>", form_get(&p->form, "unit"), json_num(o, "id", 0),
                 word(p, W_UNIT_ADMIT));
        if (!json_num(o, "id", 0))
            stranger_put(p, o);
        if (json_is_true(json_object_get(o, "same")))
            html(p->b, " <span class=\"tag\">%s</span>", word(p, W_CHILD_SAME));
        html_raw(p->b, "</li>\n");
    }
    html_raw(p->b, "</ul>\n");
}

void child_field(struct page *p, const char *name, enum word_key label, const char *value)
{
    const struct field f = {name, value, NULL, label, 0, false};
    staff_field(p, &f);
}

void child_reason_field(struct page *p)
{
    html(p->b,
         "<div class=\"field\"><label>%s <input name=\"reason\" minlength=\"10\" maxlength=\"200\" "
         "required></label></div>\n",
         word(p, W_CHILD_WHY));
}

/* --- looking for one --- */

/* The case or the institution that a child is looked for to: it goes along. */
static const char *asked(const struct page *p, const char *name)
{
    return *form_get(&p->form, name) ? form_get(&p->form, name) : form_get(&p->query, name);
}

static void search_form(struct page *p)
{
    static const struct {
        const char *name;
        enum word_key label;
    } fields[] = {{"names", W_CHILD_NAMES},
                  {"born", W_CHILD_BORN_OR_YEAR},
                  {"place", W_UNITS_PLACE},
                  {"phone", W_CHILD_PHONE},
                  {"paper", W_CHILD_PAPER}};
    const struct care_choice kinds = {"paper_kind", "child_number_type", form_get(&p->form, "paper_kind"),
                                      W_CHILD_PAPER_KIND, false};
    const char *sex = form_get(&p->form, "sex");
    page_form(p, "/children");
    for (size_t i = 0; i < countof(fields); i++)
        child_field(p, fields[i].name, fields[i].label, form_get(&p->form, fields[i].name));
    care_select(p, &kinds);
    html(p->b,
         "<div class=\"field\"><label for=\"sex\">%s</label><select id=\"sex\" name=\"sex\"><option "
         "value=\"\"></option>",
         word(p, W_CASE_SEX));
    html(p->b, *sex == 'F' ? "<option value=\"F\" selected>%s</option>" : "<option value=\"F\">%s</option>",
         word(p, W_CASE_GIRL));
    html(p->b, *sex == 'M' ? "<option value=\"M\" selected>%s</option>" : "<option value=\"M\">%s</option>",
         word(p, W_CASE_BOY));
    html(p->b,
         "</select></div>\n<input type=\"hidden\" name=\"case\" value=\"%s\"><input type=\"hidden\" name=\"unit\" "
         "value=\"%s\"><button>%s</button></form>\n",
         asked(p, "case"), asked(p, "unit"), word(p, W_CHILD_FIND));
}

static void register_link(struct page *p)
{
    const char *ref = asked(p, "case"), *unit = asked(p, "unit");
    html(p->b, "<p><a class=\"button\" href=\"/sheets/new?sheet=child&amp;about=child&amp;subject=new");
    if (*ref)
        html(p->b, "&amp;to=case&amp;to_subject=%u", ref);
    if (*unit)
        html(p->b, "&amp;unit=%u", unit);
    html(p->b, "\">%s</a></p>\n", word(p, W_CHILD_REGISTER));
}

static void wrong_put(struct page *p, const json_t *o)
{
    static const struct {
        const char *field;
        enum word_key said;
    } all[] = {{"names", W_CHILD_WRONG_NAMES},
               {"born", W_CHILD_WRONG_BORN},
               {"year", W_CHILD_WRONG_BORN},
               {"place", W_UNITS_NO_PLACE},
               {"phone", W_CHILD_WRONG_PHONE}};
    for (size_t i = 0; i < countof(all); i++)
        if (strcmp(all[i].field, json_str(o, "field")) == 0) {
            html(p->b, "<div class=\"notice grave\" role=\"alert\"><p>%s</p></div>\n", word(p, all[i].said));
            return;
        }
    staff_notice(p, json_str(o, "error"));
}

static void children_page(struct page *p, const json_t *o)
{
    const json_t *found = json_object_get(o, "children");
    page_begin(p, word(p, W_CHILDREN));
    if (o && !json_is_true(json_object_get(o, "ok")))
        wrong_put(p, o);
    html_raw(p->b, "<div class=\"two\">\n<section class=\"card\">\n");
    search_form(p);
    html_raw(p->b, "</section>\n<section class=\"card\">\n");
    if (found) {
        html(p->b, "<h2>%s</h2>\n", word(p, json_array_size(found) ? W_CHILD_FOUND : W_CHILD_NONE_FOUND));
        child_alike_put(p, found, form_get(&p->form, "case"));
    } else
        html(p->b, "<p>%s</p>\n", word(p, W_CHILD_FIND_FIRST));
    register_link(p);
    html(p->b,
         "<p><a href=\"/children/alike\">%s</a></p>\n<p><a href=\"/children/quality\">%s</a></p>\n<p><a "
         "href=\"/persons\">%s</a></p>\n</section>\n</div>\n",
         word(p, W_CHILD_PAIRS), word(p, W_QUALITY), word(p, W_RELATIVES));
    page_end(p);
}

void page_children(struct page *p)
{
    children_page(p, NULL);
}

void page_children_find(struct page *p)
{
    char place[AREA_CODE_CAP];
    struct span born = span_trim(span_of(form_get(&p->form, "born")));
    static const char *const passed[] = {"names", "phone", "paper", "paper_kind", "sex"};
    if (!place_code(p, form_get(&p->form, "place"), place))
        (void)span_str(SPAN("?"), place, sizeof place);
    json_t *request =
        json_pack("{s:s%,s:s}", born.n == 4 ? "year" : "born", born.p ? born.p : "", born.n, "place", place);
    for (size_t i = 0; i < countof(passed); i++)
        json_object_set_new(request, passed[i], json_string(form_get(&p->form, passed[i])));
    json_t *o = page_act(p, "child.find", request);
    if (!o)
        return;
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else if (json_is_true(json_object_get(o, "forbidden")))
        page_sentence(p, 403, W_NOT_YOURS);
    else {
        p->out->status = json_is_true(json_object_get(o, "ok")) ? 200 : 422;
        children_page(p, o);
    }
    json_decref(o);
}

/* --- what is unlikely --- */

void child_unlikely_put(struct page *p, const json_t *words)
{
    static const enum word_key said[QUALITIES] = {
#define X(id, word) [QUALITY_##id] = W_QUALITY_##id,
        QUALITY_TABLE(X)
#undef X
    };
    html_raw(p->b, "<ul>\n");
    for (size_t i = 0; i < json_array_size(words); i++)
        for (int q = 0; q < QUALITIES; q++)
            if (strcmp(json_string_value(json_array_get(words, i)), quality_word((enum quality)q)) == 0)
                html(p->b, "<li>%s</li>\n", word(p, said[q]));
    html_raw(p->b, "</ul>\n");
}

void page_children_quality(struct page *p)
{
    int64_t after = 0;
    const char *why = NULL;
    (void)span_i64(span_of(form_get(&p->query, "after")), &after);
    json_t *o = staff_act(p, "child.quality", json_pack("{s:I}", "after", (json_int_t)after), &why);
    if (!o && !why)
        return;
    const json_t *all = json_object_get(o, "children");
    page_begin(p, word(p, W_QUALITY));
    staff_notice(p, why);
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n<ul>\n", word(p, W_QUALITY_CASES));
    for (int q = 0; q < CASE_QUALITIES; q++)
        html(p->b, "<li><a href=\"/cases?state=all&amp;lacks=%u\">%s</a></li>\n",
             case_quality_word((enum case_quality)q), case_lacks_said(p, (enum case_quality)q));
    html(p->b, "</ul></section>\n<h2>%s</h2>\n", word(p, W_QUALITY_CHILDREN));
    if (o && !json_array_size(all))
        html(p->b, "<p>%s</p>\n", word(p, W_QUALITY_NONE));
    for (size_t i = 0; i < json_array_size(all); i++) {
        html_raw(p->b, "<section class=\"card\">");
        child_line_put(p, json_array_get(all, i), "");
        child_unlikely_put(p, json_object_get(json_array_get(all, i), "unlikely"));
        html_raw(p->b, "</section>\n");
    }
    if (json_num(o, "next", 0))
        html(p->b, "<p><a href=\"/children/quality?after=%d\">%s</a></p>\n", json_num(o, "next", 0),
             word(p, W_UNITS_MORE));
    page_end(p);
    json_decref(o);
}

/* --- the work list --- */

static void pair_form(struct page *p, const json_t *stays, const json_t *goes)
{
    page_form(p, "/children/alike");
    html(p->b,
         "<input type=\"hidden\" name=\"into\" value=\"%d\"><input type=\"hidden\" name=\"child\" value=\"%d\"><input "
         "type=\"hidden\" name=\"act\" value=\"merge\">",
         json_num(stays, "id", 0), json_num(goes, "id", 0));
    if (strcmp(json_str(stays, "sex"), json_str(goes, "sex")) != 0)
        child_reason_field(p);
    html(p->b, "<button class=\"second\">%s %d</button></form>\n", word(p, W_CHILD_ONE), json_num(stays, "id", 0));
}

static void pair_put(struct page *p, const json_t *pair)
{
    const json_t *a = json_object_get(pair, "a"), *b = json_object_get(pair, "b");
    bool a_first = json_num(a, "made_s", 0) <= json_num(b, "made_s", 0);
    const json_t *earlier = a_first ? a : b, *later = a_first ? b : a;
    html_raw(p->b, "<section class=\"card\">\n<div class=\"two\">\n<div>");
    child_line_put(p, earlier, "");
    html_raw(p->b, "</div>\n<div>");
    child_line_put(p, later, "");
    html_raw(p->b, "</div>\n</div>\n<div class=\"row\">\n");
    pair_form(p, earlier, later);
    pair_form(p, later, earlier);
    page_form(p, "/children/alike");
    html(
        p->b,
        "<input type=\"hidden\" name=\"act\" value=\"two\"><input type=\"hidden\" name=\"child\" value=\"%d\"><input "
        "type=\"hidden\" name=\"other\" value=\"%d\"><button class=\"second\">%s</button></form>\n</div>\n</section>\n",
        json_num(pair, "child", 0), json_num(pair, "other", 0), word(p, W_CHILD_TWO));
}

static void alike_page(struct page *p, const char *why)
{
    const char *refused = NULL;
    json_t *o = staff_act(p, "child.alike", json_object(), &refused);
    if (!o && !refused)
        return;
    const json_t *pairs = json_object_get(o, "pairs");
    page_begin(p, word(p, W_CHILD_PAIRS));
    staff_notice(p, why ? why : refused);
    if (o && !json_array_size(pairs))
        html(p->b, "<p>%s</p>\n", word(p, W_CHILD_NO_PAIRS));
    for (size_t i = 0; i < json_array_size(pairs); i++)
        pair_put(p, json_array_get(pairs, i));
    page_end(p);
    json_decref(o);
}

void page_children_alike(struct page *p)
{
    alike_page(p, NULL);
}

static int64_t number_sent(const struct page *p, const char *name)
{
    int64_t n = 0;
    (void)span_i64(span_of(form_get(&p->form, name)), &n);
    return n;
}

void page_children_alike_sent(struct page *p)
{
    json_t *refused = NULL;
    bool two = strcmp(form_get(&p->form, "act"), "two") == 0;
    json_t *request = json_pack("{s:I,s:I,s:I,s:s}", "child", (json_int_t)number_sent(p, "child"), "other",
                                (json_int_t)number_sent(p, "other"), "into", (json_int_t)number_sent(p, "into"),
                                "reason", form_get(&p->form, "reason"));
    if (!care_did(p, two ? "child.two" : "child.merge", request, "/children/alike?done=1", &refused))
        alike_page(p, json_str(refused, "error"));
    json_decref(refused);
}
