/* page_officers.c - how soon posts take up what they are told, which posts nobody holds, and who is on leave: posts and
 * places, never names. Figures are of stored rows alone; docs/console.md says what each means. */
#include <stdio.h>
#include <string.h>

#include "console/case.h"
#include "console/pages.h"
#include "console/table.h"

static const int64_t days_offered[] = {7, 30, 90};
enum { BARS_MOST = 12, WORDS_CAP = 120 };

static int64_t days_of(const struct page *p)
{
    int64_t days;
    for (size_t i = 0; i < countof(days_offered); i++)
        if (span_i64(span_of(form_get(&p->query, "days")), &days) && days == days_offered[i])
            return days;
    return 30;
}

static void put_choice(struct page *p, const json_t *o, int64_t chosen)
{
    const json_t *counties = json_object_get(o, "counties");
    const char *place = form_get(&p->query, "place");
    html(p->b, "<form class=\"filter\" method=\"get\" action=\"/officers\"><label>%s<select name=\"days\">",
         word(p, W_MAP_DAYS));
    for (size_t i = 0; i < countof(days_offered); i++) {
        char said[40];
        html(p->b,
             days_offered[i] == chosen ? "<option value=\"%d\" selected>%s</option>"
                                       : "<option value=\"%d\">%s</option>",
             days_offered[i], days_said(p, days_offered[i], said, sizeof said));
    }
    html_raw(p->b, "</select></label>");
    if (json_array_size(counties) > 1) {
        html(p->b, "<label>%s<select name=\"place\"><option value=\"\">%s</option>", word(p, W_MAP_PLACE),
             word(p, W_MAP_COUNTRY));
        for (size_t i = 0; i < json_array_size(counties); i++) {
            const json_t *c = json_array_get(counties, i);
            html(p->b,
                 strcmp(json_str(c, "code"), place) == 0 ? "<option value=\"%s\" selected>%s</option>"
                                                         : "<option value=\"%s\">%s</option>",
                 json_str(c, "code"), json_str(c, "name"));
        }
        html_raw(p->b, "</select></label>");
    }
    html(p->b, "<button>%s</button></form>\n", word(p, W_MAP_SHOW));
}

static void post_said(struct page *p, const json_t *o, char out[WORDS_CAP])
{
    post_words(p, json_str(o, "role"), json_str(o, "at"), out, WORDS_CAP);
}

/* --- how soon they answer --- */

static const struct column columns[] = {{W_OFFICERS_POST, false}, {W_MAP_TOLD, true},       {W_MAP_IN_TIME, true},
                                        {W_MAP_LATE, true},       {W_MAP_LATE_SHARE, true}, {W_MAP_MEDIAN, true},
                                        {W_MAP_P90, true}};

static void put_bars(struct page *p, const json_t *answers)
{
    struct bar bars[BARS_MOST];
    char(*name)[WORDS_CAP] = arena_take(p->arena, (size_t)BARS_MOST * WORDS_CAP);
    char(*said)[FIGURE_CAP] = arena_take(p->arena, (size_t)BARS_MOST * FIGURE_CAP);
    int n = 0;
    for (size_t i = 0; name && said && i < json_array_size(answers) && n < BARS_MOST; i++) {
        const json_t *one = json_array_get(answers, i);
        int64_t late = json_num(one, "late", 0);
        if (!late)
            break; /* they come by this figure */
        post_said(p, one, name[n]);
        figure_count(late, said[n]);
        bars[n] = (struct bar){name[n], said[n], late};
        n++;
    }
    html(p->b, "<h2>%s</h2>\n", word(p, W_OFFICERS_LATE_MOST));
    if (n)
        chart_bars(p, word(p, W_OFFICERS_LATE_MOST), bars, n);
    else
        html(p->b, "<p>%s</p>\n", word(p, W_OFFICERS_NONE_LATE));
}

static void put_answers(struct page *p, const json_t *o)
{
    const json_t *answers = json_object_get(o, "answers");
    char post[WORDS_CAP], share[FIGURE_CAP], cases[160];
    put_bars(p, answers);
    table_begin(p, word(p, W_OFFICERS_ANSWERS), columns, countof(columns));
    for (size_t i = 0; i < json_array_size(answers); i++) {
        const json_t *one = json_array_get(answers, i);
        int64_t late = json_num(one, "late", 0), in_time = json_num(one, "in_time", 0);
        post_said(p, one, post);
        figure_percent(late, late + in_time, share);
        snprintf(cases, sizeof cases, "/cases?overdue=1&officer=%s&officer_at=%s", json_str(one, "role"),
                 json_str(one, "at"));
        table_row(p);
        table_name(p, post, late ? cases : NULL); /* those that nobody has answered yet */
        table_count(p, &columns[1], json_num(one, "told", 0));
        table_count(p, &columns[2], in_time);
        table_count(p, &columns[3], late);
        table_cell(p, &columns[4], share);
        table_length(p, &columns[5], json_num(one, "median_s", -1));
        table_length(p, &columns[6], json_num(one, "p90_s", -1));
        table_row_end(p);
    }
    table_end(p);
    if (json_num(o, "offices", 0) > (int64_t)json_array_size(answers))
        html(p->b, "<p class=\"small dim\">%s</p>\n", word(p, W_OFFICERS_MORE));
    html(p->b, "<p class=\"small dim\">%s</p>\n", word(p, W_OFFICERS_NOTE));
}

/* --- posts --- */

static void put_vacant(struct page *p, const json_t *o)
{
    static const struct column c[] = {{W_OFFICERS_POST, false}, {W_OFFICERS_STATE, false}};
    const json_t *list = json_object_get(o, "vacant");
    char post[WORDS_CAP];
    html(p->b,
         "<h2>%s</h2>\n<ul class=\"cards\"><li><span class=\"figure\">%d</span>%s</li><li><span "
         "class=\"figure\">%d</span>%s</li><li><span class=\"figure\">%d</span>%s</li></ul>\n",
         word(p, W_OFFICERS_POSTS), json_num(o, "posts", 0), word(p, W_OFFICERS_POSTS_ALL), json_num(o, "vacancies", 0),
         word(p, W_OFFICERS_VACANT), json_num(o, "away", 0), word(p, W_OFFICERS_AWAY));
    if (!json_array_size(list))
        return;
    html(p->b, "<details%s><summary>%s</summary>\n", json_array_size(list) <= 12 ? " open" : "",
         word(p, W_OFFICERS_VACANT_LIST));
    table_begin(p, word(p, W_OFFICERS_VACANT_LIST), c, countof(c));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        post_said(p, one, post);
        table_row(p);
        table_name(p, post, NULL);
        table_cell(p, &c[1], word(p, json_is_true(json_object_get(one, "away")) ? W_OFFICERS_AWAY : W_OFFICERS_VACANT));
        table_row_end(p);
    }
    table_end(p);
    if (json_num(o, "vacancies", 0) + json_num(o, "away", 0) > (int64_t)json_array_size(list))
        html(p->b, "<p class=\"small dim\">%s</p>\n", word(p, W_MAP_MORE_CASES));
    html_raw(p->b, "</details>\n");
}

static void put_leave(struct page *p, const json_t *o)
{
    static const struct column c[] = {{W_OFFICERS_POST, false},
                                      {W_OFFICERS_STATE, false},
                                      {W_OFFICERS_FROM, false},
                                      {W_OFFICERS_TO, false},
                                      {W_OFFICERS_DELEGATE, false}};
    const json_t *list = json_object_get(o, "leave");
    html(p->b, "<h2>%s</h2>\n", word(p, W_OFFICERS_LEAVE));
    if (!json_array_size(list)) {
        html(p->b, "<p>%s</p>\n", word(p, W_OFFICERS_NO_LEAVE));
        return;
    }
    table_begin(p, word(p, W_OFFICERS_LEAVE_LIST), c, countof(c));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i), *delegate = json_object_get(one, "delegate");
        char post[WORDS_CAP], other[WORDS_CAP] = "-", from[FIGURE_CAP], to[FIGURE_CAP];
        post_said(p, one, post);
        if (json_is_object(delegate))
            post_said(p, delegate, other);
        figure_day(json_num(one, "from_s", 0), from);
        figure_day(json_num(one, "to_s", 0), to);
        table_row(p);
        table_name(p, post, NULL);
        table_cell(p, &c[1], word(p, json_is_true(json_object_get(one, "now")) ? W_OFFICERS_NOW : W_OFFICERS_SOON));
        table_cell(p, &c[2], from);
        table_cell(p, &c[3], to);
        table_cell(p, &c[4], other);
        table_row_end(p);
    }
    table_end(p);
}

void page_officers(struct page *p)
{
    int64_t days = days_of(p);
    json_t *o = page_query(p, "officers",
                           json_pack("{s:s,s:I,s:O*}", "place", form_get(&p->query, "place"), "days", (json_int_t)days,
                                     "posts", p->who.posts));
    if (!o)
        return;
    page_begin(p, word(p, W_NAV_OFFICERS));
    put_choice(p, o, days);
    if (viewer_level(p) || viewer_is(p, ROLE_HELPLINE))
        put_answers(p, o);
    put_vacant(p, o);
    put_leave(p, o);
    page_end(p);
    json_decref(o);
}
