/* page_helpline_shifts.c - the helpline's shifts: who is on now, on the desk and on the page of today; the roster,
 * planned by whoever does the duty of the helpline's post; what a shift hands over to the next. */
#include <stdio.h>
#include <string.h>

#include "console/care.h"
#include "console/case.h"
#include "console/helpline.h"
#include "console/pages.h"
#include "console/table.h"
#include "core/roster.h"

enum { DAYS_SHOWN = 7 };

static const char *shift_said(const struct page *p, int64_t number)
{
    static const enum word_key said[CONTACT_SHIFTS] = {W_SHIFT_DAY, W_SHIFT_EVENING, W_SHIFT_NIGHT};
    return word(p, said[number >= 0 && number < CONTACT_SHIFTS ? number : 0]);
}

/* A desk knows no names: the number of the party, and which is oneself. */
static void counsellor_said(const struct page *p, int64_t person, char *out, size_t cap)
{
    const char *me = person == p->who.person ? word(p, W_SHIFT_ME) : "";
    snprintf(out, cap, *me ? "%s %lld (%s)" : "%s %lld", word(p, W_HELP_COUNSELLOR), (long long)person, me);
}

/* --- on now --- */

static const struct column now_columns[] = {
    {W_HELP_COUNSELLOR, false}, {W_SHIFT_LINE, false}, {W_HELP_CONTACTS, true}, {W_HELP_LAST, false}};

static const json_t *of_person(const json_t *all, int64_t person)
{
    for (size_t i = 0; i < json_array_size(all); i++)
        if (json_num(json_array_get(all, i), "person", 0) == person)
            return json_array_get(all, i);
    return NULL;
}

static void now_row(struct page *p, int64_t person, const char *line, const json_t *worker)
{
    char who[80], last[FIGURE_CAP] = "", *clock;
    counsellor_said(p, person, who, sizeof who);
    if (worker)
        figure_moment(json_num(worker, "last_s", 0), last);
    clock = strchr(last, ',');
    table_row(p);
    html(p->b, "<th scope=\"row\">%s", who);
    if (!line)
        html(p->b, "<span class=\"hint\">%s</span>", word(p, W_SHIFT_NOT_PLANNED));
    html_raw(p->b, "</th>");
    table_cell(p, &now_columns[1], line ? line : "");
    table_count(p, &now_columns[2], json_num(worker, "n", 0));
    table_cell(p, &now_columns[3], clock ? clock + 2 : "-");
    table_row_end(p);
}

void shift_now_put(struct page *p, const json_t *o)
{
    const json_t *roster = json_object_get(o, "roster"), *workers = json_object_get(o, "workers");
    const json_t *next = json_object_get(o, "next");
    char day[FIGURE_CAP];
    html(p->b, "<h2>%s</h2>\n<p>", word(p, W_SHIFT_ON_NOW));
    if (next) {
        figure_day(day_start((int32_t)json_num(next, "day", 0)), day);
        html(p->b, "%s: %s, %s, %s %s. ", word(p, W_SHIFT_NEXT), day, shift_said(p, json_num(next, "shift", 0)),
             word(p, W_SHIFT_LINE), json_str(next, "line"));
    }
    html(p->b, "<a href=\"/helpline/shifts\">%s</a></p>\n", word(p, W_SHIFTS));
    if (!json_array_size(roster))
        html(p->b, "<p>%s</p>\n", word(p, W_SHIFT_NOBODY_PLANNED));
    if (!json_array_size(roster) && !json_array_size(workers))
        return;
    table_begin(p, shift_said(p, json_num(o, "shift", 0)), now_columns, countof(now_columns));
    for (size_t i = 0; i < json_array_size(roster); i++) {
        const json_t *r = json_array_get(roster, i);
        now_row(p, json_num(r, "person", 0), json_str(r, "line"), of_person(workers, json_num(r, "person", 0)));
    }
    for (size_t i = 0; i < json_array_size(workers); i++) {
        const json_t *w = json_array_get(workers, i);
        if (!of_person(roster, json_num(w, "person", 0)))
            now_row(p, json_num(w, "person", 0), NULL, w);
    }
    table_end(p);
}

void shift_unread_put(struct page *p, const json_t *o)
{
    if (json_is_true(json_object_get(o, "unread")))
        html(p->b, "<p class=\"notice\"><a href=\"/helpline/shifts\">%s</a></p>\n", word(p, W_SHIFT_UNREAD));
}

/* "Your desk" for the page of today; nothing for whoever is not of the helpline. */
void helpline_today_put(struct page *p)
{
    if (!viewer_is(p, ROLE_HELPLINE))
        return;
    json_t *o = page_query(p, "helpline", json_pack("{s:I}", "person", (json_int_t)p->who.person));
    if (!o)
        return;
    int64_t taken = 0;
    const json_t *kinds = json_object_get(o, "kind");
    for (size_t i = 0; i < json_array_size(kinds); i++)
        taken += json_num(json_array_get(kinds, i), "n", 0);
    html(p->b, "<h2><a href=\"/helpline\">%s</a></h2>\n", word(p, W_NAV_HELPLINE));
    shift_unread_put(p, o);
    html(p->b,
         "<ul class=\"cards\">\n<li><a href=\"/helpline\"><span class=\"figure\">%d</span> %s</a></li>\n"
         "<li><a href=\"/helpline#calls\"><span class=\"figure\">%d</span> %s</a></li>\n</ul>\n",
         taken, word(p, W_SHIFT_TODAY_TAKEN), (int64_t)json_array_size(json_object_get(o, "calls")),
         word(p, W_SHIFT_TODAY_CALLS));
    shift_now_put(p, o);
    json_decref(o);
}

/* --- the page --- */

static const char *named(const struct page *p, const json_t *o, int64_t person)
{
    char key[24];
    snprintf(key, sizeof key, "%lld", (long long)person);
    const char *name = json_str(json_object_get(o, "names"), key);
    return *name ? name : word(p, W_HELP_COUNSELLOR);
}

static void note_put(struct page *p, const json_t *o, const json_t *note)
{
    char at[FIGURE_CAP], seen[FIGURE_CAP];
    figure_moment(json_num(note, "written_s", 0), at);
    html(p->b, "<div class=\"said\">%s</div><p class=\"dim\">%s, %s", json_str(note, "words"),
         named(p, o, json_num(note, "person", 0)), at);
    if (json_num(note, "read_s", 0)) {
        figure_moment(json_num(note, "read_s", 0), seen);
        html(p->b, ". %s: %s, %s", word(p, W_SHIFT_READ_BY), named(p, o, json_num(note, "read_by", 0)), seen);
    }
    html_raw(p->b, "</p>\n");
}

static void before_put(struct page *p, const json_t *o)
{
    const json_t *notes = json_object_get(o, "before"), *last = json_object_get(o, "last");
    char day[FIGURE_CAP];
    bool unread = false;
    if (!json_array_size(notes)) {
        html(p->b, "<p>%s</p>\n", word(p, W_SHIFT_NOTHING));
        return;
    }
    figure_day(day_start((int32_t)json_num(last, "day", 0)), day);
    html(p->b, "<h3>%s: %s, %s</h3>\n", word(p, W_SHIFT_BEFORE), day, shift_said(p, json_num(last, "number", 0)));
    for (size_t i = 0; i < json_array_size(notes); i++) {
        note_put(p, o, json_array_get(notes, i));
        unread = unread || !json_num(json_array_get(notes, i), "read_s", 0);
    }
    if (!unread)
        return;
    page_form(p, "/helpline/handover/read");
    html(p->b, "<button>%s</button></form>\n", word(p, W_SHIFT_DO_READ));
}

static void handover_put(struct page *p, const json_t *o, const char *typed)
{
    const json_t *mine = of_person(json_object_get(o, "now"), p->who.person);
    html(p->b, "<section class=\"card\" id=\"handover\"><h2>%s</h2>\n", word(p, W_SHIFT_HANDOVER));
    before_put(p, o);
    if (mine) {
        html(p->b, "<h3>%s</h3>\n", word(p, W_SHIFT_LEFT));
        note_put(p, o, mine);
    }
    page_form(p, "/helpline/handover");
    html(
        p->b,
        "<div class=\"field\"><label for=\"words\">%s<span class=\"hint\">%s</span></label><textarea id=\"words\" "
        "name=\"words\" maxlength=\"2000\" required>%s</textarea></div>\n<button class=\"second\">%s</button></form>\n",
        word(p, W_SHIFT_FOR_NEXT), word(p, W_SHIFT_FOR_NEXT_HINT), typed ? typed : json_str(mine, "words"),
        word(p, W_SHIFT_DO_WRITE));
    html_raw(p->b, "</section>\n");
}

static void off_form(struct page *p, const json_t *r, const char *who)
{
    html_raw(p->b, "<td>");
    page_form(p, "/helpline/shifts/off");
    html(p->b,
         "<input type=\"hidden\" name=\"day\" value=\"%d\"><input type=\"hidden\" name=\"shift\" value=\"%d\"><input "
         "type=\"hidden\" name=\"line\" value=\"%s\"><button class=\"plain\">%s<span class=\"hide\"> %s</span></button>"
         "</form></td>",
         json_num(r, "day", 0), json_num(r, "shift", 0), json_str(r, "line"), word(p, W_SHIFT_OFF), who);
}

static void week_put(struct page *p, const json_t *o, bool plans)
{
    static const struct column c[] = {
        {W_HELP_DAY, false}, {W_SHIFT, false}, {W_SHIFT_LINE, false}, {W_HELP_COUNSELLOR, false}, {W_SHIFT_OFF, false}};
    const json_t *rows = json_object_get(o, "rows"), *now = json_object_get(o, "shift");
    if (!json_array_size(rows)) {
        html(p->b, "<h2>%s</h2>\n<p>%s</p>\n", word(p, W_SHIFT_ROSTER), word(p, W_SHIFT_NONE));
        return;
    }
    table_begin(p, word(p, W_SHIFT_ROSTER), c, plans ? countof(c) : countof(c) - 1);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *r = json_array_get(rows, i);
        const char *who = named(p, o, json_num(r, "person", 0));
        char day[FIGURE_CAP];
        bool is_now =
            json_num(r, "day", 0) == json_num(now, "day", 0) && json_num(r, "shift", 0) == json_num(now, "number", -1);
        figure_day(day_start((int32_t)json_num(r, "day", 0)), day);
        table_row(p);
        table_name(p, day, NULL);
        html(p->b, "<td data-l=\"%s\">%s", word(p, W_SHIFT), shift_said(p, json_num(r, "shift", 0)));
        if (is_now)
            html(p->b, " <span class=\"tag\">%s</span>", word(p, W_SHIFT_NOW));
        html_raw(p->b, "</td>");
        table_cell(p, &c[2], json_str(r, "line"));
        table_cell(p, &c[3], who);
        if (plans)
            off_form(p, r, who);
        table_row_end(p);
    }
    table_end(p);
}

static void day_words(int64_t day, char out[16])
{
    struct text t;
    text_init(&t, out, 16);
    day_write((int32_t)day, &t);
    out[t.n] = '\0';
}

static const char *typed_or(const struct page *p, const char *name, const char *otherwise)
{
    return form_has(&p->form, name) ? form_get(&p->form, name) : otherwise;
}

static void plan_form(struct page *p, const json_t *o)
{
    const json_t *people = json_object_get(o, "people");
    char today[16], number[24];
    day_words(day_of(p->now_s), today);
    html(p->b, "<section class=\"card no-print\"><h2>%s</h2>\n", word(p, W_SHIFT_PLAN));
    page_form(p, "/helpline/shifts");
    html(p->b,
         "<div class=\"filter\">\n<div class=\"field\"><label for=\"day\">%s</label><input id=\"day\" name=\"day\" "
         "type=\"date\" value=\"%s\" required></div>\n<div class=\"field\"><label for=\"shift\">%s</label><select "
         "id=\"shift\" name=\"shift\">",
         word(p, W_SHIFT_FROM_DAY), typed_or(p, "day", today), word(p, W_SHIFT));
    for (int s = 0; s < CONTACT_SHIFTS; s++) {
        snprintf(number, sizeof number, "%d", s);
        html(p->b,
             strcmp(typed_or(p, "shift", "0"), number) == 0 ? "<option value=\"%s\" selected>%s</option>"
                                                            : "<option value=\"%s\">%s</option>",
             number, shift_said(p, s));
    }
    html(p->b,
         "</select></div>\n<div class=\"field\"><label for=\"line\">%s</label><input id=\"line\" name=\"line\" "
         "value=\"%s\" maxlength=\"20\" required></div>\n<div class=\"field\"><label for=\"person\">%s</label><select "
         "id=\"person\" name=\"person\">",
         word(p, W_SHIFT_LINE_NAME), typed_or(p, "line", ""), word(p, W_HELP_COUNSELLOR));
    for (size_t i = 0; i < json_array_size(people); i++) {
        int64_t person = json_integer_value(json_array_get(people, i));
        snprintf(number, sizeof number, "%lld", (long long)person);
        html(p->b,
             strcmp(typed_or(p, "person", ""), number) == 0 ? "<option value=\"%s\" selected>%s</option>"
                                                            : "<option value=\"%s\">%s</option>",
             number, named(p, o, person));
    }
    html(p->b,
         "</select></div>\n<div class=\"field\"><label for=\"days\">%s</label><input id=\"days\" name=\"days\" "
         "type=\"number\" min=\"1\" max=\"31\" value=\"%s\" "
         "required></div>\n</div>\n<button>%s</button></form></section>\n",
         word(p, W_SHIFT_DAYS), typed_or(p, "days", "1"), word(p, W_SHIFT_DO_PLAN));
}

/* Why it was refused, as the engine names it; "" nothing was. */
static void fault_put(struct page *p, const json_t *refused)
{
    static const enum word_key said[ROSTER_FAULTS] = {[ROSTER_OK] = W_HELP_WRONG,
#define X(id, field, words) [ROSTER_FAULT_##id] = W_SHIFT_FAULT_##id,
                                                      ROSTER_FAULT_TABLE(X)
#undef X
    };
    int64_t fault = json_num(refused, "fault", 0);
    char day[FIGURE_CAP];
    if (!refused)
        return;
    html(p->b, "<div class=\"notice grave\" role=\"alert\"><p>%s", word(p, W_SHIFT_NOT_DONE));
    if (json_is_true(json_object_get(refused, "stale")))
        html(p->b, " %s", word(p, W_SHIFT_STALE));
    else if (fault > ROSTER_OK && fault < ROSTER_FAULTS)
        html(p->b, " %s", word(p, said[fault]));
    if (fault == ROSTER_FAULT_TAKEN || fault == ROSTER_FAULT_TWICE) {
        figure_day(day_start((int32_t)json_num(refused, "day", 0)), day);
        html(p->b, " (%s)", day);
    }
    html_raw(p->b, "</p></div>\n");
}

static void show(struct page *p, const json_t *refused)
{
    int32_t day = 0;
    char before[16], after[16];
    (void)day_read(span_of(form_get(&p->query, "day")), &day);
    json_t *o = page_act(p, "shift.board", day ? json_pack("{s:i}", "day", day) : json_object());
    if (!o || helpline_refused(p, o)) {
        json_decref(o);
        return;
    }
    const bool plans = json_is_true(json_object_get(o, "plans"));
    int64_t first = json_num(o, "first", 0);
    day_words(first - DAYS_SHOWN, before);
    day_words(first + DAYS_SHOWN, after);
    page_begin(p, word(p, W_SHIFTS));
    html(p->b, "<p><a href=\"/helpline\">%s</a></p>\n", word(p, W_NAV_HELPLINE));
    if (form_has(&p->query, "done"))
        html(p->b, "<p class=\"notice well\" role=\"status\">%s</p>\n", word(p, W_SHIFT_DONE));
    fault_put(p, refused);
    handover_put(p, o, form_has(&p->form, "words") ? form_get(&p->form, "words") : NULL);
    week_put(p, o, plans);
    html(p->b,
         "<p class=\"row no-print\"><a href=\"/helpline/shifts?day=%s\">%s</a> <a "
         "href=\"/helpline/shifts?day=%s\">%s</a></p>\n",
         before, word(p, W_SHIFT_WEEK_BEFORE), after, word(p, W_SHIFT_WEEK_AFTER));
    if (plans)
        plan_form(p, o);
    else
        html(p->b, "<p class=\"dim\">%s</p>\n", word(p, W_SHIFT_WHO_PLANS));
    page_end(p);
    json_decref(o);
}

void page_helpline_shifts(struct page *p)
{
    show(p, NULL);
}

/* --- sent --- */

static void did(struct page *p, const char *op, json_t *request)
{
    json_t *o = page_act(p, op, request);
    if (!o)
        return;
    if (json_is_true(json_object_get(o, "ok")))
        page_go(p, "/helpline/shifts?done=1");
    else if (!helpline_refused(p, o)) {
        p->out->status = 422;
        show(p, o);
    }
    json_decref(o);
}

static int64_t number_sent(const struct page *p, const char *name, int64_t otherwise)
{
    int64_t n;
    return span_i64(span_trim(span_of(form_get(&p->form, name))), &n) ? n : otherwise;
}

void page_helpline_plan(struct page *p)
{
    int32_t day = 0;
    (void)day_read(span_of(form_get(&p->form, "day")), &day);
    did(p, "shift.plan",
        json_pack("{s:i,s:I,s:s,s:I,s:I}", "day", day, "shift", (json_int_t)number_sent(p, "shift", -1), "line",
                  form_get(&p->form, "line"), "person", (json_int_t)number_sent(p, "person", 0), "days",
                  (json_int_t)number_sent(p, "days", 0)));
}

void page_helpline_off(struct page *p)
{
    did(p, "shift.off",
        json_pack("{s:I,s:I,s:s}", "day", (json_int_t)number_sent(p, "day", 0), "shift",
                  (json_int_t)number_sent(p, "shift", -1), "line", form_get(&p->form, "line")));
}

void page_helpline_handover(struct page *p)
{
    did(p, "handover.write", json_pack("{s:s}", "words", form_get(&p->form, "words")));
}

void page_helpline_handover_read(struct page *p)
{
    did(p, "handover.read", json_object());
}
