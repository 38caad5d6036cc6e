/* page_child.c - one child of the register: who it is, the cases it is in, who belongs to it, its forms, and the
 * records that were found to be it. Everything shown comes from the engine, which wrote down who reads it. */
#include <stdio.h>
#include <string.h>

#include "base/must.h"
#include "console/care.h"
#include "console/case.h"
#include "console/child.h"
#include "console/erasure.h"
#include "console/pages.h"
#include "console/sheet.h"
#include "console/staff.h"

/* --- what is known --- */

static void facts(struct page *p, const json_t *o)
{
    const json_t *c = json_object_get(o, "child"), *papers = json_object_get(o, "papers");
    char place[120];
    const char *sex = json_str(c, "sex");
    place_said(p, json_str(c, "place"), place, sizeof place);
    html(p->b, "<section class=\"card\">\n<dl class=\"facts\">\n<dt>%s</dt><dd>%d</dd>\n", word(p, W_CHILD_NUMBER),
         json_num(c, "id", 0));
    if (*sex)
        html(p->b, "<dt>%s</dt><dd>%s</dd>\n", word(p, W_CASE_SEX),
             word(p, *sex == 'F'   ? W_CASE_GIRL
                     : *sex == 'M' ? W_CASE_BOY
                                   : W_CHILD_INTERSEX));
    if (json_num(c, "born_day", 0)) {
        html(p->b, "<dt>%s</dt><dd>",
             word(p, json_is_true(json_object_get(c, "born_about")) ? W_CHILD_BORN_ABOUT : W_CHILD_BORN));
        care_day_put(p, (int32_t)json_num(c, "born_day", 0));
        html_raw(p->b, "</dd>\n");
    }
    if (*place)
        html(p->b, "<dt>%s</dt><dd>%s</dd>\n", word(p, W_CHILD_LIVES), place);
    for (size_t i = 0; i < json_array_size(papers); i++) {
        const json_t *paper = json_array_get(papers, i);
        html_raw(p->b, "<dt>");
        if (strcmp(json_str(paper, "kind"), "phone") == 0)
            html(p->b, "%s", word(p, W_CHILD_PHONE));
        else
            care_label_put(p, "identifier_type_id", json_str(paper, "kind"), 0);
        html(p->b, "</dt><dd class=\"number\">%s</dd>\n", json_str(paper, "words"));
    }
    html_raw(p->b, "</dl>\n</section>\n");
}

/* child 0: nothing to press. */
static void cases(struct page *p, const json_t *all, int64_t child)
{
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n", word(p, W_CHILD_CASES));
    if (!json_array_size(all))
        html(p->b, "<p>%s</p>\n", word(p, W_CHILD_NO_CASES));
    html_raw(p->b, "<ul>\n");
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *c = json_array_get(all, i);
        html(p->b, "<li><a href=\"/cases/%u\">%s</a> <span class=\"dim\">%s, ", json_str(c, "ref"),
             ref_shown(p, json_str(c, "ref")), state_said(p, json_str(c, "state")));
        care_day_put(p, day_of(json_num(c, "opened_s", 0)));
        html_raw(p->b, "</span>");
        if (child && state_of(span_of(json_str(c, "state"))) < CASE_CLOSED)
            html(p->b,
                 " <a class=\"no-print\" href=\"/cases/%u?work=refer&amp;child=%d#referrals\">%s</a> <a "
                 "class=\"no-print\" "
                 "href=\"/cases/%u?work=transfer#referrals\">%s</a>",
                 json_str(c, "ref"), child, word(p, W_REFERRAL_DO_OFFER), json_str(c, "ref"), word(p, W_TRANSFER_DO));
        html_raw(p->b, "</li>\n");
    }
    html_raw(p->b, "</ul></section>\n");
}

static void relation(struct page *p, const json_t *rel)
{
    static const char *const paths[ABOUT_COUNT] = {
        [ABOUT_CHILD] = "/children/", [ABOUT_PERSON] = "/persons/", [ABOUT_HOUSEHOLD] = "/households/"};
    const enum about about = about_of(span_of(json_str(rel, "about")));
    const char *names = json_str(rel, "names"), *kind = json_str(rel, "kind");
    html_raw(p->b, "<li>");
    if (strcmp(kind, "home") == 0)
        html(p->b, "%s", word(p, W_SHEET_ABOUT_HOUSEHOLD));
    else
        care_label_put(p, "relationship_type_id", kind, 0);
    if (about && paths[about] && *names)
        html(p->b, ": <a href=\"%s%d\">%s</a>", paths[about], json_num(rel, "party", 0), names);
    else
        html(p->b, ": %s", word(p, W_CHILD_NOT_SHOWN));
    if (json_num(rel, "to_day", 0)) {
        html(p->b, " <span class=\"dim\">%s ", word(p, W_CHILD_UNTIL));
        care_day_put(p, (int32_t)json_num(rel, "to_day", 0));
        html_raw(p->b, "</span>");
    }
    html_raw(p->b, "</li>\n");
}

static void new_beside(struct page *p, const char *sheet, int64_t child, enum word_key label)
{
    bool person = strcmp(sheet, "person") == 0;
    const struct care_choice kinds = {"relation", "relationship_type_id", "", W_CHILD_RELATION, true};
    html_raw(p->b, "<form class=\"no-print\" action=\"/sheets/new\" method=\"get\">");
    html(p->b,
         "<input type=\"hidden\" name=\"sheet\" value=\"%s\"><input type=\"hidden\" name=\"about\" value=\"%s\"><input "
         "type=\"hidden\" name=\"subject\" value=\"new\"><input type=\"hidden\" name=\"to\" value=\"child\"><input "
         "type=\"hidden\" name=\"to_subject\" value=\"%d\">",
         sheet, sheet, child);
    if (person)
        care_select(p, &kinds);
    html(p->b, "<button class=\"second\">%s</button></form>\n", word(p, label));
}

static void people(struct page *p, const json_t *all)
{
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n<ul>\n", word(p, W_CHILD_PEOPLE));
    for (size_t i = 0; i < json_array_size(all); i++)
        relation(p, json_array_get(all, i));
    html_raw(p->b, "</ul>\n");
}

static void relations(struct page *p, const json_t *o, int64_t child)
{
    people(p, json_object_get(o, "relations"));
    if (json_is_true(json_object_get(json_object_get(o, "may"), "fill"))) {
        new_beside(p, "person", child, W_CHILD_ADD_PERSON);
        new_beside(p, "household", child, W_CHILD_ADD_HOUSEHOLD);
    }
    html_raw(p->b, "</section>\n");
}

/* Records that were found to be it, each with the way back. */
static void merged(struct page *p, const json_t *o)
{
    const json_t *all = json_object_get(o, "merged");
    if (!json_array_size(all))
        return;
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n<ul>\n", word(p, W_CHILD_MERGED));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *c = json_array_get(all, i);
        char action[64];
        snprintf(action, sizeof action, "/children/%lld/split", (long long)json_num(c, "id", 0));
        html(p->b, "<li>%d: %s\n", json_num(c, "id", 0), json_str(c, "names"));
        if (json_is_true(json_object_get(json_object_get(o, "may"), "merge"))) {
            html(p->b, "<details class=\"no-print\"><summary>%s</summary>", word(p, W_CHILD_SPLIT));
            page_form(p, action);
            child_reason_field(p);
            html(p->b, "<button class=\"second\">%s</button></form></details>", word(p, W_CHILD_SPLIT));
        }
        html_raw(p->b, "</li>\n");
    }
    html_raw(p->b, "</ul></section>\n");
}

/* Came here from a case that may be about this child. */
static void link_form(struct page *p, int64_t child)
{
    const char *ref = ref_typed(p, form_get(&p->query, "case"));
    char action[64];
    if (!*ref)
        return;
    snprintf(action, sizeof action, "/children/%lld/link", (long long)child);
    html_raw(p->b, "<section class=\"card no-print\">");
    page_form(p, action);
    html(p->b, "<input type=\"hidden\" name=\"case\" value=\"%s\"><button>%s %s</button></form></section>\n", ref,
         word(p, W_CHILD_LINK), ref_shown(p, ref));
}

/* --- the page --- */

static void child_page(struct page *p, const json_t *o, const char *why)
{
    const json_t *c = json_object_get(o, "child");
    const char *names = json_str(c, "names");
    char subject[24];
    int64_t id = json_num(c, "id", 0);
    snprintf(subject, sizeof subject, "%lld", (long long)id);
    page_begin(p, *names ? names : word(p, W_CHILD_UNNAMED));
    staff_notice(p, why);
    html_raw(p->b, "<div class=\"two\">\n<div>\n");
    link_form(p, id);
    facts(p, o);
    cases(p, json_object_get(o, "cases"), id);
    relations(p, o, id);
    html_raw(p->b, "</div>\n<div>\n");
    sheet_list_put(p, ABOUT_CHILD, subject, json_object_get(o, "sheets"));
    html(p->b, "<p><a href=\"/care/%d\">%s</a></p>\n<p class=\"no-print\"><a href=\"/children/%d/copy\">%s</a></p>\n",
         id, word(p, W_CARE_GO), id, word(p, W_CHILD_COPY));
    merged(p, o);
    erasure_put(p, ABOUT_CHILD, id, o);
    html_raw(p->b, "</div>\n</div>\n");
    page_end(p);
}

void copy_sheets_put(struct page *p, const json_t *sheets)
{
    for (size_t i = 0; i < json_array_size(sheets); i++) {
        const json_t *row = json_array_get(sheets, i);
        const struct sheet_face face = {
            .sheet = sheet_version(p->c->sheets, span_of(json_str(row, "sheet")), (int)json_num(row, "definition", 0)),
            .answers = json_object_get(row, "answers"),
            .day = (int32_t)json_num(row, "day", 0)};
        if (!face.sheet)
            continue;
        html(p->b, "<h2>%s</h2>\n", sheet_title(p, face.sheet));
        sheet_show_put(p, &face);
    }
}

/* All that is held on it, to be handed over: the forms with their answers, and nothing to press. */
static void copy_page(struct page *p, const json_t *o)
{
    page_begin(p, json_str(json_object_get(o, "child"), "names"));
    html(p->b, "<p>%s</p>\n", word(p, W_CHILD_COPY_IS));
    facts(p, o);
    cases(p, json_object_get(o, "cases"), 0);
    people(p, json_object_get(o, "relations"));
    html_raw(p->b, "</section>\n");
    care_put(p, o);
    copy_sheets_put(p, json_object_get(o, "sheets"));
    page_end(p);
}

static void read_child(struct page *p, const char *op, int64_t id, const char *why)
{
    json_t *o = page_act(p, op, json_pack("{s:I}", "child", (json_int_t)id));
    if (!o)
        return;
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else if (erasure_gone(p, o))
        ;
    else if (!json_is_true(json_object_get(o, "ok")))
        page_sentence(p, 404, W_NOT_FOUND);
    else if (strcmp(op, "child.copy") == 0)
        copy_page(p, o);
    else
        child_page(p, o, why);
    json_decref(o);
}

static void show(struct page *p, int64_t id, const char *why)
{
    read_child(p, "child.read", id, why);
}

void page_child_copy(struct page *p)
{
    int64_t id = 0;
    (void)span_i64(p->arg[0], &id);
    read_child(p, "child.copy", id, NULL);
}

void page_child(struct page *p)
{
    int64_t id = 0;
    if (span_i64(p->arg[0], &id) && id > 0)
        show(p, id, NULL);
    else
        page_sentence(p, 404, W_NOT_FOUND);
}

/* link, unlink, split: /children/12/link */
void page_child_act(struct page *p)
{
    char op[32] = "child.", here[64];
    const char *ref = ref_typed(p, form_get(&p->form, "case"));
    json_t *refused = NULL;
    int64_t id = 0;
    static const char *const acts[] = {"link", "unlink", "split"};
    size_t a = 0;
    while (a < countof(acts) && !span_is(p->arg[1], acts[a]))
        a++;
    if (a == countof(acts) || !span_i64(p->arg[0], &id) || id <= 0) {
        page_sentence(p, 404, W_NOT_FOUND);
        return;
    }
    snprintf(op, sizeof op, "child.%s", acts[a]);
    if (a == 2)
        snprintf(here, sizeof here, "/children/%lld?done=1", (long long)id);
    else
        snprintf(here, sizeof here, "/cases/%.20s?done=1", ref);
    if (!care_did(
            p, op,
            json_pack("{s:I,s:s,s:s}", "child", (json_int_t)id, "case", ref, "reason", form_get(&p->form, "reason")),
            here, &refused))
        show(p, id, json_str(refused, "error"));
    json_decref(refused);
}

/* --- on the page of a case --- */

static void unlink_form(struct page *p, const char *ref, const json_t *c)
{
    char action[64];
    snprintf(action, sizeof action, "/children/%lld/unlink", (long long)json_num(c, "linked", 0));
    html(p->b, "<details class=\"no-print\"><summary>%s</summary>", word(p, W_CHILD_UNLINK));
    page_form(p, action);
    html(p->b, "<input type=\"hidden\" name=\"case\" value=\"%s\">", ref);
    child_reason_field(p);
    html(p->b, "<button class=\"second\">%s</button></form></details>", word(p, W_CHILD_UNLINK));
}

/* Those said to have done it: records of their own, sealed. */
static void accused_put(struct page *p, const char *ref, const json_t *all)
{
    const struct care_choice kinds = {"relation", "perpetrator_id", "", W_CHILD_RELATION, true};
    html(p->b, "<h3>%s</h3>\n<ul>\n", word(p, W_RELATIVE_ACCUSED_ARE));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *o = json_array_get(all, i);
        html(p->b, "<li><a href=\"/persons/%d\">%s</a>: ", json_num(o, "party", 0), json_str(o, "names"));
        care_label_put(p, "perpetrator_id", json_str(o, "kind"), 0);
        html_raw(p->b, "</li>\n");
    }
    html(p->b,
         "</ul>\n<form class=\"no-print\" action=\"/sheets/new\" method=\"get\"><input type=\"hidden\" name=\"sheet\" "
         "value=\"person\"><input type=\"hidden\" name=\"about\" value=\"person\"><input type=\"hidden\" "
         "name=\"subject\" value=\"new\"><input type=\"hidden\" name=\"to\" value=\"case\"><input type=\"hidden\" "
         "name=\"to_subject\" value=\"%s\">",
         ref);
    care_select(p, &kinds);
    html(p->b, "<button class=\"second\">%s</button></form>\n", word(p, W_RELATIVE_ACCUSED));
}

void case_children_put(struct page *p, const char *ref, const json_t *children, const json_t *accused)
{
    html(p->b, "<section class=\"card\" id=\"children\"><h2>%s</h2>\n<ul>\n", word(p, W_CHILDREN));
    for (size_t i = 0; i < json_array_size(children); i++) {
        html_raw(p->b, "<li>");
        child_line_put(p, json_array_get(children, i), "");
        unlink_form(p, ref, json_array_get(children, i));
        html_raw(p->b, "</li>\n");
    }
    html(p->b,
         "</ul>\n<p class=\"no-print\"><a class=\"button second\" href=\"/sheets/new?sheet=child&amp;about=child&amp;"
         "subject=new&amp;to=case&amp;to_subject=%u\">%s</a> <a href=\"/children?case=%u\">%s</a></p>\n",
         ref, word(p, W_CHILD_REGISTER), ref, word(p, W_CHILD_FIND_LINK));
    accused_put(p, ref, accused);
    html_raw(p->b, "</section>\n");
}
