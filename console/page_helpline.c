/* page_helpline.c - the desk of the helpline: a contact taken on one page by keyboard in twenty seconds, and how this
 * shift stands. Everything has a key: the first field has the focus, each choice begins with its own sign, Enter in a
 * line saves; a call in which nobody spoke is one key with Alt. */
#include <stdio.h>
#include <string.h>

#include "base/must.h"
#include "console/care.h"
#include "console/case.h"
#include "console/helpline.h"
#include "console/pages.h"
#include "console/table.h"
#include "core/contact.h"

const char *contact_kind_said(const struct page *p, const char *kind)
{
    static const enum word_key said[CONTACT_KINDS] = {[CONTACT_NONE] = W_HELP_KIND_OF,
#define X(id, w) [CONTACT_##id] = W_HELP_##id,
                                                      CONTACT_KIND_TABLE(X)
#undef X
    };
    return word(p, said[contact_kind_of(span_of(kind))]);
}

bool helpline_refused(struct page *p, const json_t *o)
{
    if (json_is_true(json_object_get(o, "ok")))
        return false;
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else if (json_is_true(json_object_get(o, "forbidden")))
        page_sentence(p, 403, W_NOT_YOURS);
    else if (json_is_true(json_object_get(o, "none")))
        page_sentence(p, 404, W_NOT_FOUND);
    else
        return false;
    return true;
}

/* --- fields --- */

struct form_shown {
    const struct form *was;  /* what was typed; NULL nothing */
    const char *field, *why; /* the member that is wrong, and the sentence at it; "" none */
    bool ours;               /* in the reader's language, else in English */
    const char *language, *once;
    int64_t begun_s;
};

static const char *was(const struct form_shown *f, const char *name, const char *otherwise)
{
    return f->was && form_has(f->was, name) ? form_get(f->was, name) : otherwise;
}

static void why_put(struct page *p, const struct form_shown *f, const char *name)
{
    if (*f->field == '/' && strcmp(f->field + 1, name) == 0)
        html(p->b,
             f->ours ? "<span class=\"wrong-why\" role=\"alert\">%s</span>"
                     : "<span class=\"wrong-why\" role=\"alert\" lang=\"en\">%s</span>",
             f->why);
}

/* A list whose choices each begin with a sign of their own: pressing it chooses. */
struct choice {
    const char *name, *list, *otherwise;
    enum word_key label;
    bool needed, first;
};

static void choice_put(struct page *p, const struct form_shown *f, const struct choice *c)
{
    static const char signs[] = "1234567890abcdefghijklmnopqrstuvwxyz";
    const char *chosen = was(f, c->name, c->otherwise);
    int first = 0, count = 0;
    size_t sign = 0;
    html(p->b, "<div class=\"field\"><label for=\"%s\">%s</label>", c->name, word(p, c->label));
    why_put(p, f, c->name);
    html(p->b, "<select id=\"%s\" name=\"%s\"", c->name, c->name);
    html_raw(p->b, c->needed ? " required" : "");
    html_raw(p->b, c->first ? " autofocus>" : ">");
    if (!*chosen)
        html_raw(p->b, "<option value=\"\"></option>");
    (void)codes_list(p->c->codes, span_of(c->list), &first, &count);
    for (int i = first; i < first + count && sign < sizeof signs - 1; i++) {
        const struct code_row *row = &p->c->codes->row[i];
        const char key[2] = {signs[sign], '\0'};
        char code[16];
        if (!code_in_force(row, day_of(p->now_s)) || !span_str(row->code, code, sizeof code))
            continue;
        sign++;
        html(p->b, strcmp(code, chosen) == 0 ? "<option value=\"%s\" selected>%s " : "<option value=\"%s\">%s ", code,
             key);
        html_span(p->b, code_label(row, p->lang));
        html_raw(p->b, "</option>");
    }
    html_raw(p->b, "</select></div>\n");
}

struct line {
    const char *name, *attributes; /* a literal */
    enum word_key label, hint;     /* W_COUNT none */
};

static void line_put(struct page *p, const struct form_shown *f, const struct line *l)
{
    html(p->b, "<div class=\"field\"><label for=\"%s\">%s", l->name, word(p, l->label));
    if (l->hint != W_COUNT)
        html(p->b, "<span class=\"hint\">%s</span>", word(p, l->hint));
    html_raw(p->b, "</label>");
    why_put(p, f, l->name);
    html(p->b, "<input id=\"%s\" name=\"%s\" value=\"%s\" autocomplete=\"off\" ", l->name, l->name,
         was(f, l->name, ""));
    html_raw(p->b, l->attributes);
    html_raw(p->b, "></div>\n");
}

static void tick_put(struct page *p, const struct form_shown *f, const char *name, enum word_key label)
{
    html(p->b, "<div class=\"field\"><label><input type=\"checkbox\" name=\"%s\" value=\"1\"", name);
    html_raw(p->b, *was(f, name, "") ? " checked>" : ">");
    html(p->b, "%s</label></div>\n", word(p, label));
}

static void counties_put(struct page *p)
{
    html_raw(p->b, "<datalist id=\"counties\">");
    for (int i = 0; i < p->c->areas->count; i++)
        if (p->c->areas->row[i].area.level == AREA_COUNTY) {
            html_raw(p->b, "<option>");
            html_span(p->b, p->c->areas->row[i].name);
            html_raw(p->b, "</option>");
        }
    html_raw(p->b, "</datalist>\n");
}

static void sex_put(struct page *p, const struct form_shown *f)
{
    static const struct {
        const char *code;
        enum word_key said;
    } sexes[] = {{"", W_COUNT}, {"F", W_HELP_GIRL}, {"M", W_HELP_BOY}, {"X", W_HELP_INTERSEX}};
    const char *chosen = was(f, "sex", "");
    html(p->b, "<div class=\"field\"><label for=\"sex\">%s</label><select id=\"sex\" name=\"sex\">",
         word(p, W_HELP_SEX));
    for (size_t i = 0; i < countof(sexes); i++) {
        html(p->b, strcmp(chosen, sexes[i].code) == 0 ? "<option value=\"%s\" selected>" : "<option value=\"%s\">",
             sexes[i].code);
        html(p->b, "%s</option>", i ? word(p, sexes[i].said) : "");
    }
    html_raw(p->b, "</select></div>\n");
}

void contact_case_fields(struct page *p, const struct form *typed, const char *why)
{
    const struct form_shown f = {.was = typed, .field = why ? "/report" : "", .why = why ? why : "", .ours = true};
    static const struct line name = {"child_name", "maxlength=\"100\"", W_HELP_CHILD_NAME, W_COUNT};
    const char *chosen = was(&f, "kind", "");
    html(p->b, "<div class=\"field\"><label for=\"kind\">%s</label><select id=\"kind\" name=\"kind\"><option></option>",
         word(p, W_HELP_KIND));
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
        html(p->b,
             strcmp(chosen, kind_word((enum kind)k)) == 0 ? "<option value=\"%s\" selected>%s</option>"
                                                          : "<option value=\"%s\">%s</option>",
             kind_word((enum kind)k), kind_said(p, kind_word((enum kind)k)));
    html_raw(p->b, "</select></div>\n");
    line_put(p, &f, &name);
    html(p->b, "<div class=\"field\"><label for=\"report\">%s</label>", word(p, W_HELP_REPORT));
    why_put(p, &f, "report");
    html(p->b, "<textarea id=\"report\" name=\"report\" maxlength=\"2000\">%s</textarea></div>\n",
         was(&f, "report", ""));
}

static bool is_case(const struct page *p)
{
    return strcmp(form_get(&p->form, "outcome"), "OTCA") == 0;
}

/* Words or a kind: without either nobody could act on it. */
static bool case_typed(const struct page *p)
{
    return span_trim(span_of(form_get(&p->form, "report"))).n || *form_get(&p->form, "kind");
}

const char *contact_report_fault(const struct page *p)
{
    return case_typed(p) ? NULL : word(p, W_HELP_FAULT_REPORT);
}

/* --- the form --- */

/* The engine's sentence in the reader's language; NULL: it is none of a contact's faults. */
static const char *fault_said(const struct page *p, const char *why)
{
    static const enum word_key said[CONTACT_FAULTS] = {[CONTACT_OK] = W_HELP_WRONG,
#define X(id, field, words) [CONTACT_FAULT_##id] = W_HELP_FAULT_##id,
                                                       CONTACT_FAULT_TABLE(X)
#undef X
    };
    for (int f = CONTACT_OK + 1; f < CONTACT_FAULTS; f++)
        if (strcmp(contact_fault_words((enum contact_fault)f), why) == 0)
            return word(p, said[f]);
    return NULL;
}

/* What a talk always has, in the order of the talk: seven keys and the name of a county. */
static void first_fields(struct page *p, const struct form_shown *f)
{
    static const struct choice subject = {"subject", "contact_subject", "", W_HELP_SUBJECT, true, true},
                               outcome = {"outcome", "contact_outcome", "", W_HELP_OUTCOME, true, false};
    static const struct line place = {"place", "maxlength=\"60\" list=\"counties\"", W_HELP_PLACE, W_HELP_PLACE_HINT},
                             age = {"age", "inputmode=\"numeric\" pattern=\"[0-9]{1,2}\" maxlength=\"2\"", W_HELP_AGE,
                                    W_COUNT};
    html_raw(p->b, "<div class=\"filter\">\n");
    choice_put(p, f, &subject);
    choice_put(p, f, &outcome);
    line_put(p, f, &place);
    sex_put(p, f);
    line_put(p, f, &age);
    html_raw(p->b, "</div>\n");
    counties_put(p);
}

static void further_fields(struct page *p, const struct form_shown *f)
{
    static const struct choice channel = {"channel", "contact_channel", "CHVO", W_HELP_CHANNEL, true, false},
                               caller = {"caller", "caller_kind", "", W_HELP_CALLER, false, false};
    static const struct line phone = {"phone", "inputmode=\"tel\" maxlength=\"20\"", W_HELP_PHONE, W_HELP_PHONE_HINT},
                             call = {"call_day", "type=\"date\"", W_HELP_CALL_DAY, W_COUNT};
    const struct choice language = {"language", "contact_language", f->language, W_HELP_LANGUAGE, true, false};
    html_raw(p->b, "<div class=\"filter\">\n");
    line_put(p, f, &phone);
    choice_put(p, f, &caller);
    choice_put(p, f, &channel);
    choice_put(p, f, &language);
    html_raw(p->b, "</div>\n");
    tick_put(p, f, "anonymous", W_HELP_NAMELESS);
    tick_put(p, f, "danger", W_HELP_DANGER);
    html(p->b,
         "<div class=\"field\"><label for=\"notes\">%s<span class=\"hint\">%s</span></label><textarea id=\"notes\" "
         "name=\"notes\" maxlength=\"4000\">%s</textarea></div>\n",
         word(p, W_HELP_NOTES), word(p, W_HELP_NOTES_HINT), was(f, "notes", ""));
    const bool report_wrong = strncmp(f->field, "/report", 7) == 0;
    html_raw(p->b, report_wrong ? "<details open>" : "<details>");
    html(p->b, "<summary>%s</summary>\n", word(p, W_HELP_FOR_CASE));
    if (report_wrong && !f->ours)
        html(p->b, "<p class=\"wrong-why\" role=\"alert\" lang=\"en\">%s</p>\n", f->why);
    contact_case_fields(p, f->was, report_wrong && f->ours ? f->why : NULL);
    html_raw(p->b, "</details>\n");
    line_put(p, f, &call); /* the last: a date takes four keys to pass */
}

static void count_form(struct page *p, const char *once)
{
    static const struct {
        const char *kind, *key;
    } buttons[] = {{"silent", "s"}, {"prank", "p"}, {"dropped", "d"}};
    page_form(p, "/helpline/count");
    html(p->b, "<input type=\"hidden\" name=\"once\" value=\"c%s\"><p class=\"row\">%s:\n", once,
         word(p, W_HELP_COUNT));
    for (size_t i = 0; i < countof(buttons); i++)
        html(p->b, "<button class=\"second\" name=\"kind\" value=\"%s\" accesskey=\"%s\">%s (Alt+%s)</button>\n",
             buttons[i].kind, buttons[i].key, contact_kind_said(p, buttons[i].kind), buttons[i].key);
    html_raw(p->b, "</p></form>\n");
}

static void take_form(struct page *p, const struct form_shown *f)
{
    html(p->b, "<section class=\"card\" id=\"take\"><h2>%s</h2>\n<p class=\"hint\">%s</p>\n", word(p, W_HELP_TAKE),
         word(p, W_HELP_KEYS));
    page_form(p, "/helpline");
    html(p->b,
         "<input type=\"hidden\" name=\"once\" value=\"%s\"><input type=\"hidden\" name=\"begun\" value=\"%d\">\n",
         f->once, f->begun_s);
    if (*f->why) {
        html(p->b,
             f->ours ? "<div class=\"notice grave\" role=\"alert\"><p>%s <span>%s</span></p></div>\n"
                     : "<div class=\"notice grave\" role=\"alert\"><p>%s <span lang=\"en\">%s</span></p></div>\n",
             word(p, W_HELP_WRONG), f->why);
    }
    first_fields(p, f);
    further_fields(p, f);
    html(p->b, "<button>%s</button></form>\n</section>\n", word(p, W_HELP_SAVE));
}

/* --- the board --- */

void contacts_put(struct page *p, enum word_key caption, const json_t *all, enum word_key none)
{
    static const struct column c[] = {
        {W_HELP_WHEN, false}, {W_HELP_KIND_OF, false}, {W_HELP_SUBJECT, false}, {W_HELP_OUTCOME, false}};
    if (!json_array_size(all)) {
        html(p->b, "<h2>%s</h2>\n<p>%s</p>\n", word(p, caption), word(p, none));
        return;
    }
    table_begin(p, word(p, caption), c, countof(c));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *o = json_array_get(all, i);
        char when[FIGURE_CAP], to[40];
        int32_t call = (int32_t)json_num(o, "call_day", 0);
        if (call)
            figure_day(day_start(call), when);
        else
            figure_moment(json_num(o, "begun_s", 0), when);
        snprintf(to, sizeof to, "/helpline/%lld", (long long)json_num(o, "id", 0));
        table_row(p);
        table_name(p, when, to);
        table_cell(p, &c[1], call ? word(p, W_HELP_TALK) : contact_kind_said(p, json_str(o, "kind")));
        html(p->b, "<td data-l=\"%s\">", word(p, W_HELP_SUBJECT));
        care_label_put(p, "contact_subject", json_str(o, "subject"), 0);
        html(p->b, "</td><td data-l=\"%s\">", word(p, W_HELP_OUTCOME));
        care_label_put(p, "contact_outcome", json_str(o, "outcome"), 0);
        html_raw(p->b, "</td>");
        table_row_end(p);
    }
    table_end(p);
}

static int64_t total(const json_t *list)
{
    int64_t n = 0;
    for (size_t i = 0; i < json_array_size(list); i++)
        n += json_num(json_array_get(list, i), "n", 0);
    return n;
}

/* Today's hours as bars, and how the talks ended. */
static void today_put(struct page *p, const json_t *o)
{
    static const struct column c[] = {{W_HELP_OUTCOME, false}, {W_HELP_CONTACTS, true}};
    const json_t *hours = json_object_get(o, "hour"), *ends = json_object_get(o, "outcome");
    struct bar bars[24];
    char names[24][8], counts[24][FIGURE_CAP];
    int n = 0;
    for (size_t i = 0; i < json_array_size(hours) && n < 24; i++, n++) {
        const json_t *h = json_array_get(hours, i);
        snprintf(names[n], sizeof names[n], "%02d", (int)json_num(h, "number", 0) % 24);
        figure_count(json_num(h, "n", 0), counts[n]);
        bars[n] = (struct bar){names[n], counts[n], json_num(h, "n", 0)};
    }
    html(p->b, "<h2>%s: %d</h2>\n", word(p, W_HELP_TODAY), total(json_object_get(o, "kind")));
    if (n)
        chart_bars(p, word(p, W_HELP_BY_HOUR), bars, n);
    if (!json_array_size(ends))
        return;
    table_begin(p, word(p, W_HELP_BY_OUTCOME), c, countof(c));
    for (size_t i = 0; i < json_array_size(ends); i++) {
        table_row(p);
        html_raw(p->b, "<th scope=\"row\">");
        care_label_put(p, "contact_outcome", json_str(json_array_get(ends, i), "code"), 0);
        html_raw(p->b, "</th>");
        table_count(p, &c[1], json_num(json_array_get(ends, i), "n", 0));
        table_row_end(p);
    }
    table_end(p);
}

static void seek_form(struct page *p)
{
    page_form(p, "/helpline/number");
    html(p->b,
         "<div class=\"field\"><label for=\"seek\">%s</label><span class=\"row\"><input id=\"seek\" name=\"phone\" "
         "inputmode=\"tel\" maxlength=\"20\" autocomplete=\"off\" required><button class=\"second\">%s</button></span>"
         "</div></form>\n",
         word(p, W_HELP_SEEK), word(p, W_HELP_SHOW));
}

static void desk(struct page *p, struct form_shown *f)
{
    json_t *o = page_query(p, "helpline", json_pack("{s:I}", "person", (json_int_t)p->who.person));
    if (!o)
        return;
    const char *once = json_str(o, "once");
    if (!*f->once)
        f->once = once;
    page_begin(p, word(p, W_NAV_HELPLINE));
    if (form_has(&p->query, "taken") || form_has(&p->query, "counted"))
        html(p->b, "<p class=\"notice well\" role=\"status\">%s</p>\n",
             word(p, form_has(&p->query, "taken") ? W_HELP_TAKEN : W_HELP_COUNTED));
    shift_unread_put(p, o);
    count_form(p, once);
    take_form(p, f);
    html_raw(p->b, "<div class=\"two\">\n<div id=\"calls\">\n");
    contacts_put(p, W_HELP_CALLS, json_object_get(o, "calls"), W_HELP_NO_CALLS);
    contacts_put(p, W_HELP_NEWEST, json_object_get(o, "newest"), W_HELP_NO_EARLIER);
    seek_form(p);
    html_raw(p->b, "</div>\n<div>\n");
    shift_now_put(p, o);
    today_put(p, o);
    html(p->b, "<p><a href=\"/helpline/figures\">%s</a></p>\n</div>\n</div>\n", word(p, W_HELP_FIGURES));
    page_end(p);
    json_decref(o);
}

/* The engine says whose this desk is, and writes down who tried. */
static json_t *begun(struct page *p)
{
    json_t *o = page_act(p, "contact.begin", json_object());
    if (!o || !helpline_refused(p, o))
        return o;
    json_decref(o);
    return NULL;
}

void page_helpline(struct page *p)
{
    json_t *o = begun(p);
    if (!o)
        return;
    struct form_shown f = {.field = "",
                           .why = "",
                           .once = "",
                           .language = json_str(o, "language"),
                           .begun_s = json_num(o, "now_s", p->now_s)};
    desk(p, &f);
    json_decref(o);
}

/* --- sent --- */

/* Its code; "" none. False: no such place. */
static bool contact_place_typed(struct page *p, char code[AREA_CODE_CAP])
{
    return place_code(p, form_get(&p->form, "place"), code);
}

static void set_text(json_t *o, const char *key, const char *value)
{
    if (*value)
        json_object_set_new(o, key, json_string(value));
}

static void set_number(json_t *o, const char *key, const char *typed)
{
    int64_t n;
    if (*typed)
        json_object_set_new(o, key, span_i64(span_of(typed), &n) ? json_integer(n) : json_string(typed));
}

/* The words are read as a text would be: a place that is no ward goes with them, so that a ward named there counts. */
json_t *contact_report_typed(struct page *p)
{
    char code[AREA_CODE_CAP];
    struct area a = {0};
    const char *kind = form_get(&p->form, "kind"), *said = form_get(&p->form, "report"),
               *place = form_get(&p->form, "place");
    bool ward = contact_place_typed(p, code) && area_read(p->c->areas, span_of(code), &a) && a.level == AREA_WARD;
    size_t n = strlen(said) + strlen(place) + 8;
    char *text = case_typed(p) ? arena_take(p->arena, n) : NULL; /* a place alone is no report: the engine refuses it */
    json_t *o = json_object();
    if (text) {
        snprintf(text, n, "%s%s%s", said, *said && *place && !ward ? ". " : "", ward ? "" : place);
        set_text(o, "text", text);
    }
    if (ward)
        set_text(o, "place", code);
    if (*kind)
        json_object_set_new(o, "kinds", json_pack("[s]", kind));
    set_text(o, "sex", form_get(&p->form, "sex"));
    set_number(o, "age_years", form_get(&p->form, "age"));
    set_text(o, "child_name", form_get(&p->form, "child_name"));
    if (form_has(&p->form, "danger"))
        json_object_set_new(o, "urgent", json_true());
    set_text(o, "language", strcmp(form_get(&p->form, "language"), "LGEN") == 0 ? "en" : "sw");
    return o;
}

enum { BEGUN_MOST_S = 2 * 3600 };

static json_t *contact_typed(struct page *p)
{
    static const char *const texts[] = {"channel", "language", "caller", "subject", "outcome",
                                        "sex",     "phone",    "notes",  "call_day"};
    char code[AREA_CODE_CAP];
    int64_t begun_s = 0;
    json_t *o = json_object();
    for (size_t i = 0; i < countof(texts); i++)
        set_text(o, texts[i], form_get(&p->form, texts[i]));
    set_text(o, "place", contact_place_typed(p, code) ? code : "?");
    set_number(o, "age", form_get(&p->form, "age"));
    if (span_i64(span_of(form_get(&p->form, "begun")), &begun_s) && p->now_s - begun_s < BEGUN_MOST_S &&
        begun_s < p->now_s) /* a page that was left open tells nothing of when the call began */
        set_number(o, "begun_s", form_get(&p->form, "begun"));
    json_object_set_new(o, "anonymous", json_boolean(form_has(&p->form, "anonymous")));
    json_object_set_new(o, "danger", json_boolean(form_has(&p->form, "danger")));
    if (is_case(p))
        json_object_set_new(o, "report", contact_report_typed(p));
    return o;
}

static void refused(struct page *p, const json_t *o)
{
    const char *said = fault_said(p, json_str(o, "error"));
    if (!said && strncmp(json_str(o, "field"), "/report", 7) == 0)
        said = contact_report_fault(p);
    struct form_shown f = {.was = &p->form,
                           .field = json_str(o, "field"),
                           .why = said ? said : json_str(o, "error"),
                           .ours = said != NULL,
                           .once = form_get(&p->form, "once"),
                           .language = form_get(&p->form, "language")};
    (void)span_i64(span_of(form_get(&p->form, "begun")), &f.begun_s);
    p->out->status = 422;
    desk(p, &f);
}

/* A case is shown at once, so that its number can be told to who is still on the line. */
void page_helpline_sent(struct page *p)
{
    char to[64];
    json_t *o = page_act(p, "contact.take",
                         json_pack("{s:s,s:o}", "once", form_get(&p->form, "once"), "contact", contact_typed(p)));
    if (!o)
        return;
    snprintf(to, sizeof to, is_case(p) ? "/helpline/%lld" : "/helpline?taken=%lld", (long long)json_num(o, "id", 0));
    if (json_is_true(json_object_get(o, "ok")))
        page_go(p, to);
    else if (!helpline_refused(p, o))
        refused(p, o);
    json_decref(o);
}

void page_helpline_count(struct page *p)
{
    const char *kind = form_get(&p->form, "kind");
    json_t *o = page_act(p, "contact.count",
                         json_pack("{s:s,s:{s:s,s:s}}", "once", form_get(&p->form, "once"), "contact", "kind",
                                   strcmp(kind, "talk") == 0 ? "" : kind, "channel", "CHVO"));
    if (!o)
        return;
    if (json_is_true(json_object_get(o, "ok")))
        page_go(p, "/helpline?counted=1");
    else if (!helpline_refused(p, o))
        page_sentence(p, 422, W_BAD_REQUEST);
    json_decref(o);
}
