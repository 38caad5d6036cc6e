/* page_sheet.c - forms of the register: the list of them, one to fill, one that was filled, its earlier versions, and a
 * blank one for the printer. What stands in a filled form comes from the engine, which wrote down who reads it. */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/must.h"
#include "console/case.h"
#include "console/child.h"
#include "console/figure.h"
#include "console/pages.h"
#include "console/sheet.h"

static const enum word_key about_words[ABOUT_COUNT] = {
#define X(id, word) [ABOUT_##id] = W_SHEET_ABOUT_##id,
    ABOUT_TABLE(X)
#undef X
};

enum word_key sheet_about_word(enum about about)
{
    return about_words[about];
}

static int32_t today(const struct page *p)
{
    return day_of(p->now_s);
}

/* --- the list --- */

void page_sheets(struct page *p)
{
    page_begin(p, word(p, W_SHEETS));
    for (int a = ABOUT_NONE + 1; a < ABOUT_COUNT; a++) {
        html(p->b, "<section class=\"card\"><h2>%s</h2>\n<ul>\n", word(p, about_words[a]));
        for (int i = 0; i < p->c->sheets->count; i++) {
            const struct sheet *s = p->c->sheets->sheet[i];
            if ((int)s->about == a && sheet_on(p->c->sheets, span_of(s->id), today(p)) == s)
                html(p->b, "<li><a href=\"/sheets/blank/%u\">%s</a></li>\n", s->id, sheet_title(p, s));
        }
        html_raw(p->b, "</ul></section>\n");
    }
    page_end(p);
}

void page_sheet_blank(struct page *p)
{
    const struct sheet *s = sheet_on(p->c->sheets, p->arg[0], today(p));
    if (!s) {
        page_sentence(p, 404, W_NOT_FOUND);
        return;
    }
    page_begin(p, sheet_title(p, s));
    sheet_blank_put(p, s, today(p));
    page_end(p);
}

/* --- of one subject --- */

static bool is_filled(const json_t *rows, const char *sheet)
{
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *o = json_array_get(rows, i);
        if (strcmp(json_str(o, "sheet"), sheet) == 0 && !json_is_true(json_object_get(o, "gone")))
            return true;
    }
    return false;
}

static void list_row(struct page *p, const json_t *o)
{
    char who[80], day[FIGURE_CAP];
    const struct sheet *s = sheet_version(p->c->sheets, span_of(json_str(o, "sheet")), 0);
    post_words(p, json_str(o, "role"), "", who, sizeof who);
    figure_day(day_start((int32_t)json_num(o, "day", 0)), day);
    html(p->b, "<li><a href=\"/sheets/%d\">%s</a> <span class=\"dim\">%s, %s</span>", json_num(o, "id", 0),
         s ? sheet_title(p, s) : json_str(o, "sheet"), day, who);
    if (json_is_true(json_object_get(o, "gone")))
        html(p->b, " <span class=\"tag\">%s</span>", word(p, W_SHEET_GONE));
    html_raw(p->b, "</li>\n");
}

void sheet_list_put(struct page *p, enum about about, const char *subject, const json_t *rows)
{
    html(p->b, "<section class=\"card\" id=\"sheets\"><h2>%s</h2>\n", word(p, W_SHEETS));
    if (!json_array_size(rows))
        html(p->b, "<p>%s</p>\n", word(p, W_SHEET_NONE));
    html_raw(p->b, "<ul>\n");
    for (size_t i = 0; i < json_array_size(rows); i++)
        list_row(p, json_array_get(rows, i));
    html(p->b,
         "</ul>\n<form class=\"no-print\" action=\"/sheets/new\" method=\"get\"><input type=\"hidden\" name=\"about\" "
         "value=\"%s\"><input type=\"hidden\" name=\"subject\" value=\"%s\"><div class=\"field\"><label "
         "for=\"sheet\">%s</label><select id=\"sheet\" name=\"sheet\">",
         about_word(about), subject, word(p, W_SHEET_NEW));
    for (int i = 0; i < p->c->sheets->count; i++) {
        const struct sheet *s = p->c->sheets->sheet[i];
        if (s->about == about && sheet_on(p->c->sheets, span_of(s->id), today(p)) == s &&
            (s->many || !is_filled(rows, s->id)))
            html(p->b, "<option value=\"%s\">%s</option>", s->id, sheet_title(p, s));
    }
    html(p->b,
         "</select></div><button class=\"second\">%s</button></form>\n<p class=\"small no-print\"><a "
         "href=\"/sheets\">%s</a></p></section>\n",
         word(p, W_SHEET_DO), word(p, W_SHEET_ALL));
}

/* --- whose it is --- */

/* Where the subject has its page: a case by its reference, a child by its number. */
static const char *subject_path(enum about about)
{
    static const char *const paths[ABOUT_COUNT] = {
        [ABOUT_CASE] = "/cases/",           [ABOUT_CHILD] = "/children/",    [ABOUT_PERSON] = "/persons/",
        [ABOUT_HOUSEHOLD] = "/households/", [ABOUT_INSTITUTION] = "/units/", [ABOUT_CONTACT] = "/helpline/"};
    return about ? paths[about] : "/";
}

static void subject_link(struct page *p, enum about about, const char *subject)
{
    if (about)
        html(p->b, "<p><a href=\"%s%u\">%s %s</a></p>\n", subject_path(about), subject, word(p, about_words[about]),
             about == ABOUT_CASE ? ref_shown(p, subject) : subject);
}

static void notice(struct page *p, enum word_key key, const char *class)
{
    html(p->b, "<p class=\"notice %s\" role=\"status\">%s</p>\n", class, word(p, key));
}

/* --- to fill --- */

struct filling {
    struct sheet_face face;
    enum about about;
    const char *subject;                    /* as in its address */
    int64_t id, version;                    /* of the row that is changed; 0 a new one */
    const char *to, *to_subject, *relation; /* subject "new": what it is put beside; "" nothing */
    const char *unit;                       /* where a new child is to be taken in; "" nowhere */
    const json_t *alike;                    /* who it may be; NULL nobody */
    const json_t *unlikely;                 /* what is to be confirmed; NULL nothing */
    enum word_key why;                      /* why nothing was saved; W_COUNT: nothing was refused */
};

/* Somebody new: what it is put beside, and whether it is one who is registered already. */
static void new_put(struct page *p, const struct filling *f)
{
    html(p->b,
         "<input type=\"hidden\" name=\"to\" value=\"%s\"><input type=\"hidden\" name=\"to_subject\" "
         "value=\"%s\"><input "
         "type=\"hidden\" name=\"relation\" value=\"%s\">\n",
         f->to, f->to_subject, f->relation);
    if (!f->alike)
        return;
    html_raw(p->b, "<section class=\"card\">");
    child_alike_put(p, f->alike, strcmp(f->to, "case") == 0 ? f->to_subject : "");
    html(p->b, "<label class=\"tick\"><input type=\"checkbox\" name=\"sure\" value=\"1\"> %s</label></section>\n",
         word(p, W_CHILD_SURE));
}

static void fill_page(struct page *p, const struct filling *f)
{
    char action[64] = "/sheets/new";
    if (f->id)
        snprintf(action, sizeof action, "/sheets/%lld/change", (long long)f->id);
    page_begin(p, sheet_title(p, f->face.sheet));
    if (strcmp(f->subject, "new") != 0)
        subject_link(p, f->about, f->subject);
    else if (*f->to)
        subject_link(p, about_of(span_of(f->to)), f->to_subject);
    if (f->why != W_COUNT)
        notice(p, f->why, "grave");
    page_form(p, action);
    html(p->b,
         "<input type=\"hidden\" name=\"sheet\" value=\"%s\"><input type=\"hidden\" name=\"about\" value=\"%s\"><input "
         "type=\"hidden\" name=\"subject\" value=\"%s\"><input type=\"hidden\" name=\"version\" value=\"%d\">\n",
         f->face.sheet->id, about_word(f->about), f->subject, f->version);
    if (*f->unit)
        html(p->b, "<input type=\"hidden\" name=\"unit\" value=\"%s\">", f->unit);
    page_once(p, f->face.typed);
    if (f->unlikely) {
        html_raw(p->b, "<section class=\"card\">");
        child_unlikely_put(p, f->unlikely);
        html(p->b,
             "<label class=\"tick\"><input type=\"checkbox\" name=\"despite\" value=\"1\"> %s</label></section>\n",
             word(p, W_QUALITY_DESPITE));
    } else if (f->face.typed && form_has(f->face.typed, "despite"))
        html_raw(p->b, "<input type=\"hidden\" name=\"despite\" value=\"1\">");
    if (strcmp(f->subject, "new") == 0)
        new_put(p, f);
    sheet_fill_put(p, &f->face);
    html(p->b, "<button>%s</button></form>\n", word(p, W_SHEET_SAVE));
    page_end(p);
}

/* Where a child that is registered is to be taken in: whoever manages an institution sees no other child. "" nowhere.
 */
static const char *unit_for(const struct page *p, const struct form *from)
{
    if (strcmp(form_get(from, "sheet"), "child") != 0 || strcmp(form_get(from, "subject"), "new") != 0)
        return "";
    for (size_t i = 0; i < json_array_size(p->who.posts) && viewer_level(p) == 0; i++)
        if (role_of(span_of(json_str(json_array_get(p->who.posts, i), "role"))) == ROLE_INSTITUTION)
            return json_str(json_array_get(p->who.posts, i), "at");
    return form_get(from, "unit");
}

/* By the address or by the form that came back. */
static bool named(struct page *p, const struct form *from, struct filling *f)
{
    *f = (struct filling){
        .why = W_COUNT,
        .about = about_of(span_of(form_get(from, "about"))),
        .subject = form_get(from, "subject"),
        .to = form_get(from, "to"),
        .to_subject = form_get(from, "to_subject"),
        .relation = form_get(from, "relation"),
        .unit = unit_for(p, from),
        .face = {.sheet = sheet_on(p->c->sheets, span_of(form_get(from, "sheet")), today(p)), .day = today(p)}};
    (void)span_i64(span_of(form_get(from, "version")), &f->version);
    if (f->face.sheet && f->about == f->face.sheet->about && *f->subject)
        return true;
    page_sentence(p, 404, W_NOT_FOUND);
    return false;
}

/* A child that a report speaks of: what it said stands in the form. */
static void new_from_case(struct page *p, struct filling *f)
{
    json_t *o = page_act(p, "child.from-case", json_pack("{s:s}", "case", f->to_subject));
    if (!o)
        return;
    f->face.answers = json_object_get(o, "answers");
    if (json_is_true(json_object_get(o, "ok")))
        fill_page(p, f);
    else if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else
        page_sentence(p, 404, W_NOT_FOUND);
    json_decref(o);
}

void page_sheet_new(struct page *p)
{
    struct filling f;
    if (!named(p, &p->query, &f))
        return;
    if (strcmp(f.face.sheet->id, "child") == 0 && strcmp(f.subject, "new") == 0 && strcmp(f.to, "case") == 0)
        new_from_case(p, &f);
    else
        fill_page(p, &f);
}

static enum word_key why_not(const json_t *o)
{
    static const struct {
        const char *flag;
        enum word_key key;
    } whys[] = {{"stale", W_SHEET_STALE}, {"outside", W_CHILD_OUTSIDE}, {"homeless", W_CHILD_HOMELESS}};
    for (size_t i = 0; i < countof(whys); i++)
        if (json_is_true(json_object_get(o, whys[i].flag)))
            return whys[i].key;
    if (json_object_get(o, "unlikely"))
        return W_QUALITY_WHY;
    return json_object_get(o, "alike") ? W_CHILD_ALIKE_WHY : W_SHEET_WRONG;
}

/* What the engine said to a form that was sent. */
static void judged(struct page *p, struct filling *f, const json_t *o)
{
    char to[64];
    if (json_is_true(json_object_get(o, "ok")) && *f->unit) {
        snprintf(to, sizeof to, "/units/%.24s/admit?child=%lld", f->unit, (long long)json_num(o, "subject", 0));
        page_go(p, to);
    } else if (json_is_true(json_object_get(o, "ok")) && strcmp(f->subject, "new") == 0) {
        snprintf(to, sizeof to, "%s%lld?done=1", subject_path(f->about), (long long)json_num(o, "subject", 0));
        page_go(p, to);
    } else if (json_is_true(json_object_get(o, "ok"))) {
        snprintf(to, sizeof to, "/sheets/%lld?saved=1", (long long)json_num(o, "id", 0));
        page_go(p, to);
    } else if (json_is_true(json_object_get(o, "signed_out"))) {
        page_go(p, "/sign-in");
    } else if (json_is_true(json_object_get(o, "none"))) {
        page_sentence(p, 404, W_NOT_FOUND);
    } else if (!json_object_get(o, "refusals") && !json_is_true(json_object_get(o, "stale")) && json_num(o, "id", 0)) {
        snprintf(to, sizeof to, "/sheets/%lld/change", (long long)json_num(o, "id", 0)); /* it was filled already */
        page_go(p, to);
    } else {
        p->out->status = 422;
        f->face.typed = &p->form;
        f->face.refusals = json_object_get(o, "refusals");
        f->alike = json_object_get(o, "alike");
        f->unlikely = json_object_get(o, "unlikely");
        f->why = why_not(o);
        fill_page(p, f);
    }
}

static void send(struct page *p, struct filling *f)
{
    json_t *o = page_act(p, "sheet.write",
                         json_pack("{s:b,s:s,s:s,s:s,s:s,s:I,s:I,s:o,s:s,s:s,s:s,s:b}", "despite",
                                   form_has(&p->form, "despite"), "once", form_get(&p->form, "once"), "sheet",
                                   f->face.sheet->id, "about", about_word(f->about), "subject", f->subject, "id",
                                   (json_int_t)f->id, "version", (json_int_t)f->version, "answers",
                                   sheet_typed(p, f->face.sheet), "to", f->to, "to_subject", f->to_subject, "relation",
                                   f->relation, "sure", form_has(&p->form, "sure")));
    if (!o)
        return;
    judged(p, f, o);
    json_decref(o);
}

void page_sheet_new_sent(struct page *p)
{
    struct filling f;
    if (named(p, &p->form, &f))
        send(p, &f);
}

/* --- one that was filled --- */

/* The engine's answer of sheet.read; NULL: the page was answered. */
static json_t *read_sheet(struct page *p, struct filling *f)
{
    int64_t version = 0;
    *f = (struct filling){.why = W_COUNT, .to = "", .to_subject = "", .relation = "", .unit = ""};
    (void)span_i64(span_of(form_get(&p->query, "version")), &version);
    if (!span_i64(p->arg[0], &f->id) || f->id <= 0) {
        page_sentence(p, 404, W_NOT_FOUND);
        return NULL;
    }
    json_t *o =
        page_act(p, "sheet.read", json_pack("{s:I,s:I}", "id", (json_int_t)f->id, "version", (json_int_t)version));
    if (!o)
        return NULL;
    const json_t *row = json_object_get(o, "row");
    f->face.sheet = sheet_version(p->c->sheets, span_of(json_str(row, "sheet")), (int)json_num(row, "definition", 0));
    f->face.answers = json_object_get(o, "answers");
    f->face.day = (int32_t)json_num(row, "day", 0);
    f->about = about_of(span_of(json_str(row, "about")));
    f->subject = json_str(row, "subject");
    f->version = json_num(row, "version", 0);
    if (json_is_true(json_object_get(o, "ok")) && f->face.sheet)
        return o;
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else
        page_sentence(p, 404, W_NOT_FOUND);
    json_decref(o);
    return NULL;
}

static void foot(struct page *p, const struct filling *f, const json_t *row)
{
    char who[80], at[FIGURE_CAP];
    post_words(p, json_str(row, "role"), "", who, sizeof who);
    figure_moment(json_num(row, "changed_s", 0), at);
    html(p->b, "<p class=\"dim\">%s: %s, %s. %s %d</p>\n", word(p, f->version > 1 ? W_SHEET_CHANGED : W_SHEET_WRITTEN),
         at, who, word(p, W_SHEET_VERSION), f->version);
    html(p->b, "<p class=\"blank paper\">%s</p><div class=\"rule paper\"></div>\n", word(p, W_SHEET_SIGNED));
    if (f->version > 1) {
        html(p->b, "<p class=\"no-print\">%s:", word(p, W_SHEET_VERSIONS));
        for (int64_t v = f->version - 1; v > 0; v--)
            html(p->b, " <a href=\"/sheets/%d?version=%d\">%d</a>", f->id, v, v);
        html_raw(p->b, "</p>\n");
    }
}

static void strike_form(struct page *p, const struct filling *f)
{
    char action[64];
    snprintf(action, sizeof action, "/sheets/%lld/strike", (long long)f->id);
    html(p->b, "<details class=\"no-print\"><summary>%s</summary>\n", word(p, W_SHEET_STRIKE));
    page_form(p, action);
    html(p->b,
         "<div class=\"field\"><label for=\"reason\">%s</label><input id=\"reason\" name=\"reason\" minlength=\"10\" "
         "maxlength=\"200\" required></div>\n<button class=\"grave\">%s</button></form></details>\n",
         word(p, W_SHEET_STRIKE_WHY), word(p, W_SHEET_STRIKE));
}

void page_sheet(struct page *p)
{
    struct filling f;
    json_t *o = read_sheet(p, &f);
    if (!o)
        return;
    const json_t *row = json_object_get(o, "row");
    bool old = form_has(&p->query, "version"), gone = json_is_true(json_object_get(row, "gone"));
    page_begin(p, sheet_title(p, f.face.sheet));
    subject_link(p, f.about, f.subject);
    if (form_has(&p->query, "saved"))
        notice(p, W_SHEET_SAVED, "well");
    if (gone || old)
        notice(p, gone ? W_SHEET_STRUCK : W_SHEET_OLD, "warn");
    sheet_show_put(p, &f.face);
    foot(p, &f, row);
    if (!gone && !old) {
        html(p->b, "<p class=\"no-print\"><a class=\"button\" href=\"/sheets/%d/change\">%s</a></p>\n", f.id,
             word(p, W_SHEET_CHANGE));
        strike_form(p, &f);
    }
    page_end(p);
    json_decref(o);
}

void page_sheet_change(struct page *p)
{
    struct filling f;
    json_t *o = read_sheet(p, &f);
    if (!o)
        return;
    const struct sheet *newest = sheet_on(p->c->sheets, span_of(f.face.sheet->id), today(p));
    f.face.sheet = newest ? newest : f.face.sheet;
    fill_page(p, &f);
    json_decref(o);
}

void page_sheet_change_sent(struct page *p)
{
    struct filling f;
    if (!named(p, &p->form, &f))
        return;
    if (span_i64(p->arg[0], &f.id) && f.id > 0)
        send(p, &f);
    else
        page_sentence(p, 404, W_NOT_FOUND);
}

void page_sheet_strike(struct page *p)
{
    int64_t id = 0;
    char to[64];
    (void)span_i64(p->arg[0], &id);
    json_t *o = page_act(p, "sheet.strike",
                         json_pack("{s:I,s:s}", "id", (json_int_t)id, "reason", form_get(&p->form, "reason")));
    if (!o)
        return;
    snprintf(to, sizeof to, "/sheets/%lld", (long long)id);
    if (json_is_true(json_object_get(o, "none")))
        page_sentence(p, 404, W_NOT_FOUND);
    else if (json_is_true(json_object_get(o, "ok")))
        page_go(p, to);
    else
        page_sentence(p, 422, W_BAD_REQUEST);
    json_decref(o);
}
