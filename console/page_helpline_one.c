/* page_helpline_one.c - one contact of the helpline: what was said in it, what became of it, and what can still be
 * done. All of it comes from the engine, which wrote down who reads it. */
#include <stdio.h>
#include <string.h>

#include "console/care.h"
#include "console/case.h"
#include "console/child.h"
#include "console/erasure.h"
#include "console/helpline.h"
#include "console/pages.h"
#include "console/sheet.h"
#include "core/contact.h"

static void fact(struct page *p, enum word_key name, const char *value)
{
    if (*value)
        html(p->b, "<dt>%s</dt><dd>%s</dd>\n", word(p, name), value);
}

static void code_fact(struct page *p, enum word_key name, const char *list, const char *code)
{
    if (!*code)
        return;
    html(p->b, "<dt>%s</dt><dd>", word(p, name));
    care_label_put(p, list, code, 0);
    html_raw(p->b, "</dd>\n");
}

/* Of a report the years are kept as they were said, of any other talk the band that it is counted in. */
static void age_fact(struct page *p, const json_t *c)
{
    static const char *const bands[CONTACT_BANDS] = {"0-5", "6-9", "10-13", "14-15", "16-17", "18+"};
    const int64_t years = json_num(json_object_get(c, "report"), "age_years", -1), band = json_num(c, "band", -1);
    if (years >= 0)
        html(p->b, "<dt>%s</dt><dd>%d</dd>\n", word(p, W_HELP_AGE), years);
    else if (band >= 0 && band < CONTACT_BANDS)
        fact(p, W_HELP_AGE, bands[band]);
}

/* What the case was opened with, where it was. */
static void report_put(struct page *p, const json_t *report)
{
    const char *kind = json_string_value(json_array_get(json_object_get(report, "kinds"), 0)),
               *place = json_str(report, "place");
    char said[120] = "";
    if (!report)
        return;
    if (*place)
        place_said(p, place, said, sizeof said);
    html(p->b, "<h2>%s</h2>\n<dl class=\"facts\">\n", word(p, W_HELP_CASE));
    fact(p, W_HELP_KIND, kind ? kind_said(p, kind) : "");
    fact(p, W_HELP_CHILD_NAME, json_str(report, "child_name"));
    fact(p, W_HELP_PLACE, said);
    html_raw(p->b, "</dl>\n");
    if (*json_str(report, "text"))
        html(p->b, "<h3>%s</h3>\n<div class=\"said\">%s</div>\n", word(p, W_HELP_REPORT), json_str(report, "text"));
}

static void facts(struct page *p, const json_t *c)
{
    static const enum word_key sexes[] = {['F'] = W_HELP_GIRL, ['M'] = W_HELP_BOY, ['X'] = W_HELP_INTERSEX};
    char when[FIGURE_CAP], long_[FIGURE_CAP], county[120] = "", code[8];
    int64_t begun_s = json_num(c, "begun_s", 0), at = json_num(c, "county", 0);
    const char *sex = json_str(c, "sex");
    figure_moment(begun_s, when);
    figure_length(json_num(c, "ended_s", 0) - begun_s, p->lang, long_);
    snprintf(code, sizeof code, "%03d", (int)(at % 1000));
    if (at)
        place_said(p, code, county, sizeof county);
    html(p->b, "<section class=\"card\"><dl class=\"facts\">\n<dt>%s</dt><dd>%s, %s</dd>\n", word(p, W_HELP_WHEN), when,
         long_);
    fact(p, W_HELP_KIND_OF, contact_kind_said(p, json_str(c, "kind")));
    code_fact(p, W_HELP_SUBJECT, "contact_subject", json_str(c, "subject"));
    code_fact(p, W_HELP_OUTCOME, "contact_outcome", json_str(c, "outcome"));
    code_fact(p, W_HELP_CHANNEL, "contact_channel", json_str(c, "channel"));
    code_fact(p, W_HELP_LANGUAGE, "contact_language", json_str(c, "language"));
    code_fact(p, W_HELP_CALLER, "caller_kind", json_str(c, "caller"));
    fact(p, W_HELP_PLACE, county);
    if (*sex == 'F' || *sex == 'M' || *sex == 'X')
        fact(p, W_HELP_SEX, word(p, sexes[(unsigned char)*sex]));
    age_fact(p, c);
    fact(p, W_HELP_NUMBER, json_str(c, "number"));
    if (json_is_true(json_object_get(c, "anonymous")))
        fact(p, W_HELP_ANONYMOUS, word(p, W_HELP_YES));
    if (json_is_true(json_object_get(c, "danger")))
        html(p->b, "<dt>%s</dt><dd><strong class=\"late\">%s</strong></dd>\n", word(p, W_HELP_DANGER),
             word(p, W_HELP_YES));
    html_raw(p->b, "</dl>\n");
    if (*json_str(c, "notes"))
        html(p->b, "<h2>%s</h2>\n<p class=\"hint\">%s</p>\n<div class=\"said\">%s</div>\n", word(p, W_HELP_NOTES),
             word(p, W_HELP_NOTES_HINT), json_str(c, "notes"));
    report_put(p, json_object_get(c, "report"));
    html_raw(p->b, "</section>\n");
}

struct one {
    const json_t *contact;
    int64_t id;
    const char *why; /* why no case was opened; "" nothing was refused */
};

/* Its number is what the caller is told; until it is there the page asks again. */
static void case_put(struct page *p, const struct one *x)
{
    const char *ref = json_str(x->contact, "ref");
    char action[64];
    int64_t waits = json_num(x->contact, "waits", 0);
    html(p->b, "<section class=\"card\" id=\"case\"><h2>%s</h2>\n", word(p, W_HELP_CASE));
    if (*ref) {
        html(p->b, "<p class=\"figure\">%s</p>\n<p>%s</p>\n", ref_shown(p, ref), word(p, W_HELP_TELL_REF));
    } else if (waits == CONTACT_CASE_WANTED) {
        html(p->b, "<p role=\"status\">%s</p>\n", word(p, W_HELP_CASE_WAITS));
    } else if (waits == CONTACT_CASE_KEPT) {
        html(p->b, "<p class=\"notice warn\">%s</p>\n", word(p, W_HELP_CASE_KEPT));
    } else if (contact_kind_of(span_of(json_str(x->contact, "kind"))) == CONTACT_TALK) {
        snprintf(action, sizeof action, "/helpline/%lld/case", (long long)x->id);
        html_raw(p->b, *x->why ? "<details open>" : "<details>");
        html(p->b, "<summary>%s</summary>\n", word(p, W_HELP_CASE_OPEN));
        const char *report = *x->why ? contact_report_fault(p) : NULL;
        if (*x->why && !report)
            html(p->b, "<p class=\"wrong-why\" role=\"alert\">%s <span lang=\"en\">%s</span></p>\n",
                 word(p, W_HELP_WRONG), x->why);
        page_form(p, action);
        html(p->b,
             "<input type=\"hidden\" name=\"language\" value=\"%s\"><input type=\"hidden\" name=\"sex\" "
             "value=\"%s\"><div class=\"field\"><label for=\"place\">%s<span class=\"hint\">%s</span></label><input "
             "id=\"place\" name=\"place\" maxlength=\"60\" value=\"%s\"></div><div class=\"field\"><label "
             "for=\"age\">%s</label><input id=\"age\" name=\"age\" inputmode=\"numeric\" maxlength=\"2\" "
             "value=\"%s\"></div>\n",
             json_str(x->contact, "language"), json_str(x->contact, "sex"), word(p, W_HELP_PLACE),
             word(p, W_HELP_PLACE_HINT), form_get(&p->form, "place"), word(p, W_HELP_AGE), form_get(&p->form, "age"));
        if (json_is_true(json_object_get(x->contact, "danger"))) /* the case is no less urgent for coming later */
            html_raw(p->b, "<input type=\"hidden\" name=\"danger\" value=\"1\">\n");
        contact_case_fields(p, *x->why ? &p->form : NULL, report);
        html(p->b, "<button>%s</button></form></details>\n", word(p, W_HELP_CASE_OPEN));
    }
    html_raw(p->b, "</section>\n");
}

static void call_put(struct page *p, const struct one *x)
{
    char day[FIGURE_CAP], action[64];
    int32_t call = (int32_t)json_num(x->contact, "call_day", 0);
    int64_t called_s = json_num(x->contact, "called_s", 0);
    if (!call)
        return;
    if (called_s) {
        figure_moment(called_s, day);
        html(p->b, "<p>%s: %s</p>\n", word(p, W_HELP_CALLED_ON), day);
        return;
    }
    figure_day(day_start(call), day);
    snprintf(action, sizeof action, "/helpline/%lld/called", (long long)x->id);
    page_form(p, action);
    html(p->b, "<p class=\"row\">%s: %s <button>%s</button></p></form>\n", word(p, W_HELP_CALL_DAY), day,
         word(p, W_HELP_CALLED));
}

static void begin_named(struct page *p, int64_t id)
{
    char title[80];
    snprintf(title, sizeof title, "%s %lld", word(p, W_HELP_ONE), (long long)id);
    page_begin(p, title);
}

static void one_page(struct page *p, int64_t id, const char *why)
{
    char named[24];
    json_t *o = page_act(p, "contact.read", json_pack("{s:I}", "id", (json_int_t)id));
    if (!o || erasure_gone(p, o) || helpline_refused(p, o)) {
        json_decref(o);
        return;
    }
    const struct one x = {json_object_get(o, "contact"), id, why};
    snprintf(named, sizeof named, "%lld", (long long)id);
    if (json_num(x.contact, "waits", 0) == CONTACT_CASE_WANTED)
        page_header(p, "Refresh", "1");
    begin_named(p, id);
    html(p->b, "<p><a href=\"/helpline\">%s</a></p>\n<div class=\"two\">\n<div>\n", word(p, W_NAV_HELPLINE));
    facts(p, x.contact);
    sheet_list_put(p, ABOUT_CONTACT, named, json_object_get(o, "sheets"));
    html_raw(p->b, "</div>\n<div>\n");
    case_put(p, &x);
    call_put(p, &x);
    contacts_put(p, W_HELP_EARLIER, json_object_get(o, "earlier"), W_HELP_NO_EARLIER);
    html(p->b, "<p class=\"no-print\"><a href=\"/helpline/%d/copy\">%s</a></p>\n", id, word(p, W_ERASE_COPY));
    erasure_put(p, ABOUT_CONTACT, id, o);
    html_raw(p->b, "</div>\n</div>\n");
    page_end(p);
    json_decref(o);
}

static bool id_of(struct page *p, int64_t *id)
{
    if (span_i64(p->arg[0], id) && *id > 0)
        return true;
    page_sentence(p, 404, W_NOT_FOUND);
    return false;
}

void page_helpline_one(struct page *p)
{
    int64_t id;
    if (id_of(p, &id))
        one_page(p, id, "");
}

/* What was told, for whoever told it. */
void page_helpline_copy(struct page *p)
{
    int64_t id;
    json_t *o = id_of(p, &id) ? page_act(p, "contact.copy", json_pack("{s:I}", "id", (json_int_t)id)) : NULL;
    if (!o || erasure_gone(p, o) || helpline_refused(p, o)) {
        json_decref(o);
        return;
    }
    begin_named(p, id);
    html(p->b, "<p>%s</p>\n", word(p, W_ERASE_COPY_IS));
    facts(p, json_object_get(o, "contact"));
    copy_sheets_put(p, json_object_get(o, "sheets"));
    page_end(p);
    json_decref(o);
}

/* Done, back to the contact; else why not, in *o for the page (the caller's). NULL: answered. */
static json_t *did(struct page *p, const char *op, json_t *request, int64_t id)
{
    char to[40];
    json_t *o = page_act(p, op, request);
    snprintf(to, sizeof to, "/helpline/%lld", (long long)id);
    if (!o)
        return NULL;
    if (json_is_true(json_object_get(o, "ok")))
        page_go(p, to);
    else if (!helpline_refused(p, o))
        return o;
    json_decref(o);
    return NULL;
}

void page_helpline_case(struct page *p)
{
    int64_t id;
    if (!id_of(p, &id))
        return;
    json_t *o =
        did(p, "contact.case", json_pack("{s:I,s:o}", "id", (json_int_t)id, "report", contact_report_typed(p)), id);
    if (!o)
        return;
    p->out->status = 422;
    one_page(p, id, json_str(o, "error"));
    json_decref(o);
}

void page_helpline_called(struct page *p)
{
    int64_t id;
    if (!id_of(p, &id))
        return;
    json_t *o = did(p, "contact.called", json_pack("{s:I}", "id", (json_int_t)id), id);
    if (o)
        page_sentence(p, 422, W_BAD_REQUEST);
    json_decref(o);
}

void page_helpline_number(struct page *p)
{
    json_t *o = page_act(p, "contact.number", json_pack("{s:s}", "phone", form_get(&p->form, "phone")));
    if (!o || helpline_refused(p, o)) {
        json_decref(o);
        return;
    }
    page_begin(p, word(p, W_NAV_HELPLINE));
    html(p->b, "<p><a href=\"/helpline\">%s</a></p>\n", word(p, W_NAV_HELPLINE));
    if (json_is_true(json_object_get(o, "ok")))
        contacts_put(p, W_HELP_EARLIER, json_object_get(o, "earlier"), W_HELP_NO_EARLIER);
    else {
        p->out->status = 422;
        html(p->b, "<p class=\"notice grave\" role=\"alert\">%s</p>\n", word(p, W_HELP_NUMBER_WRONG));
    }
    page_end(p);
    json_decref(o);
}
