/* page_relative.c - a person or household of the register: whom it belongs to, how it is reached, and its forms. */
#include <stdio.h>
#include <string.h>

#include "console/care.h"
#include "console/case.h"
#include "console/child.h"
#include "console/erasure.h"
#include "console/pages.h"
#include "console/sheet.h"
#include "console/staff.h"

static const char *path_of(enum about about)
{
    return about == ABOUT_HOUSEHOLD ? "/households/" : "/persons/";
}

static void end_form(struct page *p, enum about about, const char *id, const json_t *o)
{
    char action[64];
    bool of_case = *json_str(o, "ref") != '\0';
    snprintf(action, sizeof action, "%s%.20s", path_of(about), id);
    html(p->b, "<details class=\"no-print\"><summary>%s</summary>", word(p, W_RELATIVE_END));
    page_form(p, action);
    html(p->b,
         "<input type=\"hidden\" name=\"act\" value=\"end\"><input type=\"hidden\" name=\"relation\" value=\"%s\">",
         json_str(o, "kind"));
    if (of_case)
        html(p->b,
             "<input type=\"hidden\" name=\"to\" value=\"case\"><input type=\"hidden\" name=\"to_subject\" "
             "value=\"%s\">",
             json_str(o, "ref"));
    else
        html(p->b,
             "<input type=\"hidden\" name=\"to\" value=\"child\"><input type=\"hidden\" name=\"to_subject\" "
             "value=\"%d\">",
             json_num(o, "id", 0));
    child_reason_field(p);
    html(p->b, "<button class=\"second\">%s</button></form></details>", word(p, W_RELATIVE_END));
}

/* id NULL: to be read alone. */
static void belongs(struct page *p, enum about about, const char *id, const json_t *all)
{
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n<ul>\n", word(p, W_RELATIVE_OF));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *o = json_array_get(all, i);
        const char *ref = json_str(o, "ref");
        html_raw(p->b, "<li>");
        if (*ref)
            html(p->b, "%s <a href=\"/cases/%u\">%s</a>", word(p, W_SHEET_ABOUT_CASE), ref, ref_shown(p, ref));
        else
            child_line_put(p, o, "");
        if (strcmp(json_str(o, "kind"), "home") != 0) {
            html_raw(p->b, ": ");
            care_label_put(p, *ref ? "perpetrator_id" : "relationship_type_id", json_str(o, "kind"), 0);
        }
        if (json_num(o, "to_day", 0)) {
            html(p->b, " <span class=\"dim\">%s ", word(p, W_CHILD_UNTIL));
            care_day_put(p, (int32_t)json_num(o, "to_day", 0));
            html_raw(p->b, "</span>");
        } else if (id)
            end_form(p, about, id, o);
        html_raw(p->b, "</li>\n");
    }
    html_raw(p->b, "</ul></section>\n");
}

/* Beside another child or case of theirs. */
static void add_form(struct page *p, enum about about, const char *id)
{
    const bool sent = form_has(&p->form, "to_subject") && !form_has(&p->form, "act");
    const struct care_choice kinds = {"relation", "relationship_type_id", sent ? form_get(&p->form, "relation") : "",
                                      W_CHILD_RELATION, true};
    char action[64];
    snprintf(action, sizeof action, "%s%.20s", path_of(about), id);
    html_raw(p->b, sent ? "<details class=\"card no-print\" open>" : "<details class=\"card no-print\">");
    html(p->b, "<summary>%s</summary>\n", word(p, W_RELATIVE_ADD));
    page_form(p, action);
    html_raw(p->b, "<input type=\"hidden\" name=\"to\" value=\"child\">");
    child_field(p, "to_subject", W_CARE_CHILD_NUMBER, sent ? form_get(&p->form, "to_subject") : "");
    if (about == ABOUT_HOUSEHOLD)
        html_raw(p->b, "<input type=\"hidden\" name=\"relation\" value=\"home\">");
    else
        care_select(p, &kinds);
    html(p->b, "<button class=\"second\">%s</button></form></details>\n", word(p, W_RELATIVE_ADD));
}

static void papers(struct page *p, const json_t *all)
{
    html_raw(p->b, "<section class=\"card\"><dl class=\"facts\">\n");
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *o = json_array_get(all, i);
        html_raw(p->b, "<dt>");
        if (strcmp(json_str(o, "kind"), "phone") == 0)
            html(p->b, "%s", word(p, W_CHILD_PHONE));
        else
            care_label_put(p, "identifier_type_id", json_str(o, "kind"), 0);
        html(p->b, "</dt><dd class=\"number\">%s</dd>\n", json_str(o, "words"));
    }
    html_raw(p->b, "</dl></section>\n");
}

/* The engine's answer; NULL: the page was answered. */
static json_t *relative_asked(struct page *p, const char *op, enum about about, char id[24])
{
    (void)span_str(p->arg[0], id, 24);
    json_t *o = page_act(p, op, json_pack("{s:s,s:s}", "about", about_word(about), "subject", id));
    if (!o || json_is_true(json_object_get(o, "ok")))
        return o;
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else if (!erasure_gone(p, o))
        page_sentence(p, 404, W_NOT_FOUND);
    json_decref(o);
    return NULL;
}

static void relative_page(struct page *p, enum about about, const char *why)
{
    char id[24] = "";
    json_t *o = relative_asked(p, "person.read", about, id);
    if (!o)
        return;
    const json_t *who = json_object_get(o, "person");
    const char *names = json_str(who, "names");
    page_begin(p, *names ? names : word(p, W_CHILD_UNNAMED));
    staff_notice(p, why);
    html_raw(p->b, "<div class=\"two\">\n<div>\n");
    papers(p, json_object_get(o, "papers"));
    belongs(p, about, id, json_object_get(o, "belongs"));
    add_form(p, about, id);
    html_raw(p->b, "</div>\n<div>\n");
    sheet_list_put(p, about, id, json_object_get(o, "sheets"));
    html(p->b, "<p class=\"no-print\"><a href=\"%s%u/copy\">%s</a></p>\n", path_of(about), id, word(p, W_ERASE_COPY));
    erasure_put(p, about, json_num(who, "id", 0), o);
    html_raw(p->b, "</div>\n</div>\n");
    page_end(p);
    json_decref(o);
}

/* All that is held on it, to be handed over, and nothing to press. */
static void relative_copy(struct page *p, enum about about)
{
    char id[24] = "";
    json_t *o = relative_asked(p, "person.copy", about, id);
    if (!o)
        return;
    page_begin(p, json_str(json_object_get(o, "person"), "names"));
    html(p->b, "<p>%s</p>\n", word(p, W_ERASE_COPY_IS));
    papers(p, json_object_get(o, "papers"));
    belongs(p, about, NULL, json_object_get(o, "belongs"));
    copy_sheets_put(p, json_object_get(o, "sheets"));
    page_end(p);
    json_decref(o);
}

void page_person_copy(struct page *p)
{
    relative_copy(p, ABOUT_PERSON);
}

void page_household_copy(struct page *p)
{
    relative_copy(p, ABOUT_HOUSEHOLD);
}

void page_person_of(struct page *p)
{
    relative_page(p, ABOUT_PERSON, NULL);
}

void page_household(struct page *p)
{
    relative_page(p, ABOUT_HOUSEHOLD, NULL);
}

static void relative_sent(struct page *p, enum about about)
{
    static const char *const passed[] = {"to", "to_subject", "relation", "reason"};
    char id[24] = "", here[64];
    json_t *refused = NULL;
    bool ends = strcmp(form_get(&p->form, "act"), "end") == 0;
    (void)span_str(p->arg[0], id, sizeof id);
    snprintf(here, sizeof here, "%s%s", ends ? "/children" : path_of(about), ends ? "?done=1" : id);
    json_t *request = json_pack("{s:s,s:s}", "about", about_word(about), "subject", id);
    for (size_t i = 0; i < sizeof passed / sizeof passed[0]; i++)
        json_object_set_new(request, passed[i], json_string(form_get(&p->form, passed[i])));
    if (!care_did(p, ends ? "relation.end" : "relation.add", request, here, &refused))
        relative_page(p, about, json_str(refused, "error"));
    json_decref(refused);
}

void page_person_of_sent(struct page *p)
{
    relative_sent(p, ABOUT_PERSON);
}

void page_household_sent(struct page *p)
{
    relative_sent(p, ABOUT_HOUSEHOLD);
}

/* --- found by a number --- */

static void persons_page(struct page *p, const json_t *o)
{
    const struct care_choice kinds = {"paper_kind", "identifier_type_id", form_get(&p->form, "paper_kind"),
                                      W_CHILD_PAPER_KIND, false};
    const json_t *all = json_object_get(o, "persons");
    page_begin(p, word(p, W_RELATIVES));
    if (o && !json_is_true(json_object_get(o, "ok")))
        staff_notice(p, json_str(o, "error"));
    html_raw(p->b, "<section class=\"card\">");
    page_form(p, "/persons");
    child_field(p, "phone", W_CHILD_PHONE, form_get(&p->form, "phone"));
    child_field(p, "paper", W_CHILD_PAPER, form_get(&p->form, "paper"));
    care_select(p, &kinds);
    html(p->b, "<button>%s</button></form></section>\n", word(p, W_RELATIVE_FIND));
    if (all && !json_array_size(all))
        html(p->b, "<p>%s</p>\n", word(p, W_RELATIVE_NONE));
    html_raw(p->b, "<ul>\n");
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *who = json_array_get(all, i);
        html(p->b, "<li><a href=\"%s%d\">%s</a></li>\n", path_of(about_of(span_of(json_str(who, "about")))),
             json_num(who, "id", 0), json_str(who, "names"));
    }
    html_raw(p->b, "</ul>\n");
    if (json_num(o, "others", 0))
        html(p->b, "<p>%s: %d</p>\n", word(p, W_RELATIVE_OTHERS), json_num(o, "others", 0));
    page_end(p);
}

void page_persons(struct page *p)
{
    persons_page(p, NULL);
}

void page_persons_find(struct page *p)
{
    json_t *o = page_act(p, "person.find",
                         json_pack("{s:s,s:s,s:s}", "phone", form_get(&p->form, "phone"), "paper",
                                   form_get(&p->form, "paper"), "paper_kind", form_get(&p->form, "paper_kind")));
    if (!o)
        return;
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else if (json_is_true(json_object_get(o, "forbidden")))
        page_sentence(p, 403, W_NOT_YOURS);
    else {
        p->out->status = json_is_true(json_object_get(o, "ok")) ? 200 : 422;
        persons_page(p, o);
    }
    json_decref(o);
}
