/* page_today.c - what waits for whoever is signed in: one figure a kind, each leading to its list, and what to do
 * first. */
#include <string.h>

#include "base/must.h"
#include "console/care.h"
#include "console/case.h"
#include "console/pages.h"
#include "console/table.h"

static void figure(struct page *p, const json_t *o, const char *key, enum word_key name, const char *to)
{
    html(p->b, "<li><a href=\"%s\"><span class=\"figure\">%d</span> %s</a></li>\n", to, json_num(o, key, 0),
         word(p, name));
}

static void clocks(struct page *p, const json_t *o)
{
    const json_t *all = json_object_get(o, "severities");
    html(p->b, "<section class=\"card\">\n<h2>%s</h2>\n<dl class=\"facts\">\n", word(p, W_TODAY_CLOCKS));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *s = json_array_get(all, i);
        html_raw(p->b, "<dt>");
        severity_put(p, json_str(s, "severity"));
        html(p->b, "</dt><dd><a href=\"/cases?severity=%u\">%d</a></dd>\n", json_str(s, "severity"),
             json_num(s, "n", 0));
    }
    html_raw(p->b, "</dl>\n</section>\n");
}

static void kinds(struct page *p, const json_t *o)
{
    const json_t *all = json_object_get(o, "kinds");
    if (!json_array_size(all))
        return;
    html(p->b, "<section class=\"card\">\n<h2>%s</h2>\n<dl class=\"facts\">\n", word(p, W_TODAY_KINDS));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *k = json_array_get(all, i);
        html(p->b, "<dt>%s</dt><dd><a href=\"/cases?kind=%u\">%d</a></dd>\n",
             strcmp(json_str(k, "kind"), "none") == 0 ? word(p, W_CASE_KIND_NONE) : kind_said(p, json_str(k, "kind")),
             json_str(k, "kind"), json_num(k, "n", 0));
    }
    html_raw(p->b, "</dl>\n</section>\n");
}

/* What must be done by a day: over, today, and within a week. */
static void duties(struct page *p, const json_t *o)
{
    static const struct column c[] = {
        {W_DUTY_DAY, false}, {W_DUTY_WHAT, false}, {W_DUTY_REF, false}, {W_DUTY_WHO, false}, {W_CASES_LEVEL, true}};
    const json_t *all = json_object_get(o, "duties");
    int64_t today_s = json_num(o, "today_s", 0);
    html(p->b, "<h2>%s</h2>\n", word(p, W_DUTY_TITLE));
    if (!json_array_size(all)) {
        html(p->b, "<p>%s</p>\n", word(p, W_DUTY_NONE));
        return;
    }
    table_begin(p, word(p, W_DUTY_CAPTION), c, countof(c));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *d = json_array_get(all, i);
        int64_t day_s = json_num(d, "day_s", 0);
        char day[FIGURE_CAP], who[160];
        figure_day(day_s, day);
        post_words(p, json_str(d, "role"), json_str(d, "at"), who, sizeof who);
        table_row(p);
        html(p->b, "<th scope=\"row\"><time>%s</time>", day);
        if (day_s <= today_s)
            html(p->b, " <span class=\"late\">%s</span>", word(p, day_s < today_s ? W_DUTY_OVER : W_DUTY_TODAY));
        html_raw(p->b, "</th>");
        table_cell(p, &c[1], json_str(d, "said"));
        html(p->b, "<td data-l=\"%s\">", word(p, W_DUTY_REF));
        if (strcmp(json_str(d, "kind"), "referral") == 0) /* who is asked may not see the case yet */
            html(p->b, "<a href=\"/referrals\">%s</a></td>", ref_shown(p, json_str(d, "ref")));
        else if (json_is_true(json_object_get(d, "case")))
            html(p->b, "<a href=\"/cases/%u\">%s</a></td>", json_str(d, "ref"), ref_shown(p, json_str(d, "ref")));
        else if (json_num(d, "child", 0))
            html(p->b, "<a href=\"/care/%d\">%s %d</a></td>", json_num(d, "child", 0), word(p, W_DUTY_CHILD),
                 json_num(d, "child", 0));
        else
            html(p->b, "%s</td>", json_str(d, "ref"));
        table_cell(p, &c[3], who);
        if (json_num(d, "level", 0)) /* of who is no officer: none */
            table_count(p, &c[4], json_num(d, "level", 0));
        else
            table_cell(p, &c[4], "");
        table_row_end(p);
    }
    table_end(p);
    if (json_is_true(json_object_get(o, "more")))
        html(p->b, "<p class=\"notice\">%s</p>\n", word(p, W_DUTY_MORE));
}

/* Whose posts see no case is told so, and what the post is for. */
static void elsewhere(struct page *p)
{
    static const struct {
        const char *path;
        enum word_key name, what;
        bool auditor;
    } doors[] = {{"/people", W_NAV_PEOPLE, W_TODAY_DO_PEOPLE, false},
                 {"/audit", W_NAV_AUDIT, W_TODAY_DO_AUDIT, true},
                 {"/messages", W_NAV_MESSAGES, W_TODAY_DO_MESSAGES, true},
                 {"/settings", W_NAV_SETTINGS, W_TODAY_DO_SETTINGS, true}};
    page_begin(p, word(p, W_NAV_TODAY));
    html(p->b, "<p>%s</p>\n<ul>\n", word(p, W_TODAY_NO_CASES));
    for (size_t i = 0; i < countof(doors); i++)
        if (doors[i].auditor || viewer_is(p, ROLE_ADMIN))
            html(p->b, "<li><a href=\"%s\">%s</a>: %s</li>\n", doors[i].path, word(p, doors[i].name),
                 word(p, doors[i].what));
    html_raw(p->b, "</ul>\n");
    page_end(p);
}

/* What the case list and its figures are of; left out for who is no officer and has no case: a desk or an institution.
 */
static void cases_put(struct page *p, const json_t *o, const json_t *list)
{
    if (viewer_level(p) == 0 && json_num(o, "open", 0) == 0)
        return;
    html_raw(p->b, "<ul class=\"cards\">\n");
    figure(p, o, "overdue", W_TODAY_OVERDUE, "/cases?overdue=1");
    figure(p, o, "due_today", W_TODAY_DUE, "/cases?due=today");
    figure(p, o, "untaken", W_TODAY_NEW, "/cases?state=reported");
    figure(p, o, "open", W_TODAY_OPEN, "/cases");
    html_raw(p->b, "</ul>\n");
    if (json_is_true(json_object_get(o, "at_least")))
        html(p->b, "<p class=\"notice\">%s</p>\n", word(p, W_TODAY_AT_LEAST));
    html(p->b, "<h2>%s</h2>\n", word(p, W_TODAY_FIRST));
    case_table(p, json_object_get(list, "cases"), W_TODAY_NONE);
    html(p->b, "<p><a href=\"/cases\">%s</a></p>\n", word(p, W_TODAY_ALL));
}

/* How many were sent to the viewer's posts and wait for them. */
static void referrals_put(struct page *p)
{
    json_t *o = page_query(p, "referrals", json_pack("{s:I}", "person", (json_int_t)p->who.person));
    if (o)
        html(p->b, "<p><a href=\"/referrals\">%s: %d</a></p>\n", word(p, W_REFERRALS_TO),
             (int64_t)json_array_size(json_object_get(o, "to")));
    json_decref(o);
}

void page_today(struct page *p)
{
    if (viewer_sees_no_case(p)) {
        elsewhere(p);
        return;
    }
    json_t *o = page_query(p, "today", json_pack("{s:I}", "person", (json_int_t)p->who.person));
    json_t *list = o ? page_query(p, "case.list",
                                  json_pack("{s:I,s:I}", "person", (json_int_t)p->who.person, "limit", (json_int_t)10))
                     : NULL;
    json_t *due =
        list ? page_query(p, "duties",
                          json_pack("{s:I,s:s}", "person", (json_int_t)p->who.person, "lang", lang_word(p->lang)))
             : NULL;
    if (due) {
        page_begin(p, word(p, W_NAV_TODAY));
        units_today_put(p);
        helpline_today_put(p);
        cases_put(p, o, list);
        duties(p, due);
        referrals_put(p);
        if (viewer_level(p) > 0 || json_num(o, "open", 0)) {
            html_raw(p->b, "<div class=\"two\">\n");
            kinds(p, o);
            clocks(p, o);
            html_raw(p->b, "</div>\n");
        }
        page_end(p);
    }
    json_decref(due);
    json_decref(list);
    json_decref(o);
}
