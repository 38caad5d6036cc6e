/* page_settings.c - the settings in force, to be read; holidays; what is announced to be erased. Whose which part is
 * the engine says. */
#include <stdio.h>
#include <string.h>

#include "console/pages.h"
#include "console/sheet.h"
#include "console/staff.h"
#include "console/table.h"

enum { BRIDGE_LEVEL = 4 }; /* core/register.c says so again */

/* --- settings and files --- */

static const struct column setting_columns[] = {
    {W_SET_KEY, false}, {W_SET_VALUE, false}, {W_SET_STANDARD, false}, {W_SET_WORDS, false}};

static void put_setting(struct page *p, const json_t *one)
{
    const char *value = json_str(one, "value"), *standard = json_str(one, "standard");
    table_row(p);
    html(p->b, "<th scope=\"row\">%s", json_str(one, "key"));
    if (json_is_true(json_object_get(one, "start")))
        html(p->b, " <span class=\"tag\">%s</span>", word(p, W_SET_RESTART));
    html(p->b, "</th><td data-l=\"%s\">%s", word(p, W_SET_VALUE), *value ? value : word(p, W_SET_NOTHING));
    if (json_is_true(json_object_get(one, "changed")))
        html(p->b, " <span class=\"tag\">%s</span>", word(p, W_SET_CHANGED));
    html_raw(p->b, "</td>");
    table_cell(p, &setting_columns[2], *standard ? standard : word(p, W_SET_NOTHING));
    html(p->b, "<td data-l=\"%s\"><span lang=\"en\">%s</span>", word(p, W_SET_WORDS), json_str(one, "words"));
    if (*json_str(one, "may_be"))
        html(p->b, "; %s <span lang=\"en\">%s</span>", word(p, W_SET_MAY_BE), json_str(one, "may_be"));
    html_raw(p->b, "</td>");
    table_row_end(p);
}

static const struct column file_columns[] = {
    {W_SET_FILE, false}, {W_SET_PRINT, false}, {W_SET_BYTES, true}, {W_SET_PATH, false}};

static void put_settings(struct page *p, const json_t *may)
{
    const json_t *all = json_object_get(may, "settings"), *files = json_object_get(may, "files");
    html(p->b, "<p>%s</p>\n<dl class=\"facts\"><dt>%s</dt><dd>%s</dd><dt>%s</dt><dd>%d</dd></dl>\n",
         word(p, W_SET_LEAD), word(p, W_SET_VERSION), json_str(may, "version"), word(p, W_SET_LADDER),
         json_num(may, "ladder", 0));
    html(p->b, "<details class=\"card\"><summary>%s</summary>\n", word(p, W_SET_FILES));
    table_begin(p, word(p, W_SET_FILES), file_columns, countof(file_columns));
    for (size_t i = 0; i < json_array_size(files); i++) {
        const json_t *one = json_array_get(files, i);
        table_row(p);
        table_name(p, json_str(one, "name"), NULL);
        table_cell(p, &file_columns[1], json_str(one, "print"));
        table_count(p, &file_columns[2], json_num(one, "bytes", 0));
        table_cell(p, &file_columns[3], json_str(one, "path"));
        table_row_end(p);
    }
    table_end(p);
    html(p->b, "</details>\n<details class=\"card\"><summary>%s</summary>\n", word(p, W_SET_ALL));
    table_begin(p, word(p, W_SET_ALL), setting_columns, countof(setting_columns));
    for (size_t i = 0; i < json_array_size(all); i++)
        put_setting(p, json_array_get(all, i));
    table_end(p);
    html_raw(p->b, "</details>\n");
}

/* --- holidays --- */

static const struct column holiday_columns[] = {
    {W_SET_HOLIDAY, false}, {W_SET_HOLIDAY_NAME, false}, {W_SET_HOLIDAY_HOW, false}};

static void put_holiday_list(struct page *p, const json_t *o)
{
    const json_t *all = json_object_get(o, "holidays"), *days = json_object_get(o, "days");
    if (!json_array_size(all))
        html(p->b, "<p>%s</p>\n", word(p, W_SET_HOLIDAY_NONE));
    else
        table_begin(p, word(p, W_SET_HOLIDAYS), holiday_columns, countof(holiday_columns));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *one = json_array_get(all, i);
        bool on = json_is_true(json_object_get(one, "on"));
        char day[FIGURE_CAP];
        staff_date(json_str(one, "day"), day);
        table_row(p);
        table_name(p, day, NULL);
        table_cell(p, &holiday_columns[1], json_str(one, "name"));
        table_cell(p, &holiday_columns[2], word(p, on ? W_SET_HOLIDAY_ON : W_SET_HOLIDAY_OFF));
        table_row_end(p);
    }
    if (json_array_size(all))
        table_end(p);
    html(p->b, "<p class=\"small dim\">%s", word(p, W_SET_HOLIDAY_FILE));
    for (size_t i = 0; i < json_array_size(days); i++) {
        char day[FIGURE_CAP];
        figure_moment(day_start((int32_t)json_integer_value(json_array_get(days, i))), day);
        day[strcspn(day, ",")] = '\0';
        html(p->b, i ? ", %s" : " %s", day);
    }
    html_raw(p->b, "</p>\n");
}

static void put_holidays(struct page *p, const json_t *o)
{
    const struct field day = {"day", form_get(&p->form, "day"), "date", W_SET_HOLIDAY, 0, true},
                       name = {"name", form_get(&p->form, "name"), NULL, W_SET_HOLIDAY_NAME, 0, false};
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n<p>%s</p>\n", word(p, W_SET_HOLIDAYS),
         word(p, W_SET_HOLIDAYS_LEAD));
    put_holiday_list(p, o);
    page_form(p, "/settings/holidays");
    staff_field(p, &day);
    staff_field(p, &name);
    html(p->b,
         "<p class=\"row\"><button name=\"act\" value=\"add\">%s</button><button class=\"second\" name=\"act\" "
         "value=\"remove\">%s</button></p></form></section>\n",
         word(p, W_SET_HOLIDAY_ADD), word(p, W_SET_HOLIDAY_REMOVE));
}

/* --- what is to be erased --- */

static const struct column erasure_columns[] = {
    {W_SET_CASE, false}, {W_SET_ANNOUNCED, false}, {W_SET_DUE, false}, {W_SET_ERASED, false}, {W_SET_WHY, false}};

static void put_erasure(struct page *p, const json_t *one)
{
    char what[80], day[FIGURE_CAP];
    staff_date(json_str(one, "texts_of"), day);
    struct span number = span_of(json_str(one, "record")), about = span_cut(&number, ' ');
    if (*json_str(one, "case"))
        snprintf(what, sizeof what, "%.14s", ref_shown(p, json_str(one, "case")));
    else if (about.n)
        snprintf(what, sizeof what, "%.50s %.*s", word(p, sheet_about_word(about_of(about))), (int)number.n, number.p);
    else
        snprintf(what, sizeof what, "%s %.20s", word(p, W_SET_TEXTS_OF), day);
    table_row(p);
    html(p->b, "<th scope=\"row\">%s", what);
    if (json_is_true(json_object_get(one, "held")))
        html(p->b, " <span class=\"tag\">%s</span>", word(p, W_SET_HELD));
    html_raw(p->b, "</th>");
    static const char *const moments[] = {"announced", "due", "done"};
    for (size_t i = 0; i < countof(moments); i++) {
        char said[FIGURE_CAP];
        staff_date(json_str(one, moments[i]), said);
        table_cell(p, &erasure_columns[1 + i], said);
    }
    table_cell(p, &erasure_columns[4], json_str(one, "why"));
    table_row_end(p);
}

static void put_erasure_list(struct page *p, const json_t *o)
{
    const json_t *all = json_object_get(o, "erasures"), *held = json_object_get(o, "held");
    if (!json_array_size(all) && !json_array_size(held)) {
        html(p->b, "<p>%s</p>\n", word(p, W_SET_ERASURES_NONE));
        return;
    }
    table_begin(p, word(p, W_SET_ERASURES), erasure_columns, countof(erasure_columns));
    for (size_t i = 0; i < json_array_size(all); i++)
        put_erasure(p, json_array_get(all, i));
    table_end(p);
    for (size_t i = 0; i < json_array_size(held); i++) {
        const json_t *one = json_array_get(held, i);
        char since[FIGURE_CAP];
        staff_date(json_str(one, "since"), since);
        html(p->b, "<p>%s: %s %s</p>\n", ref_shown(p, json_str(one, "case")), word(p, W_SET_HELD_SINCE), since);
    }
}

static void put_erasures(struct page *p, const json_t *o, const json_t *may)
{
    bool hold = json_is_true(json_object_get(may, "hold")), release = json_is_true(json_object_get(may, "release"));
    const struct field ref = {"ref", form_get(&p->form, "ref"), NULL, W_SET_CASE, 0, true},
                       reason = {"reason", form_get(&p->form, "reason"), NULL, W_SET_REASON, 0, true};
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n<p>%s</p>\n", word(p, W_SET_ERASURES),
         word(p, W_SET_ERASURES_LEAD));
    put_erasure_list(p, o);
    html(p->b, "<p><a href=\"/erasures\">%s</a></p>\n", word(p, W_ERASURES));
    if (hold || release) {
        html(p->b, "<h3>%s</h3>\n", word(p, W_SET_HOLD_FORM));
        page_form(p, "/settings/erasures");
        staff_field(p, &ref);
        staff_field(p, &reason);
        html_raw(p->b, "<p class=\"row\">");
        if (hold)
            html(p->b, "<button name=\"act\" value=\"hold\">%s</button>", word(p, W_SET_HOLD));
        if (release)
            html(p->b, "<button class=\"second\" name=\"act\" value=\"release\">%s</button>", word(p, W_SET_RELEASE));
        html_raw(p->b, "</p></form>\n");
    }
    html_raw(p->b, "</section>\n");
}

/* --- the page --- */

static void settings_page(struct page *p, const char *why)
{
    const char *refused;
    json_t *may = staff_act(p, "settings.read", json_object(), &refused), *o = NULL;
    if (refused)
        page_away(p);
    if (may)
        o = page_query(p, "settings", NULL);
    if (o) {
        bool admin = json_is_array(json_object_get(may, "settings"));
        p->out->status = why ? 422 : 200;
        page_begin(p, word(p, W_NAV_SETTINGS));
        staff_notice(p, why);
        if (admin || viewer_level(p) >= BRIDGE_LEVEL)
            html(p->b, "<p><a class=\"button second\" href=\"/bridge\">%s</a></p>\n", word(p, W_BRIDGE));
        if (admin) {
            put_settings(p, may);
            put_holidays(p, o);
        }
        put_erasures(p, o, may);
        page_end(p);
    }
    json_decref(o);
    json_decref(may);
}

void page_settings(struct page *p)
{
    settings_page(p, NULL);
}

void page_holidays_act(struct page *p)
{
    const char *why, *op = strcmp(form_get(&p->form, "act"), "remove") == 0 ? "holiday.remove" : "holiday.add";
    if (!staff_did(p, op, json_pack("{s:s,s:s}", "day", form_get(&p->form, "day"), "name", form_get(&p->form, "name")),
                   "/settings", &why))
        settings_page(p, why);
}

void page_erasures_act(struct page *p)
{
    const char *why, *op = strcmp(form_get(&p->form, "act"), "release") == 0 ? "erasure.release" : "erasure.hold";
    if (!staff_did(p, op,
                   json_pack("{s:s,s:s}", "ref", form_get(&p->form, "ref"), "reason", form_get(&p->form, "reason")),
                   "/settings", &why))
        settings_page(p, why);
}
