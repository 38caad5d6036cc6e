/* page_messages.c - what left and what came, what it cost, how the links stand. Numbers stand in no list: what is
 * sealed stays sealed here. */
#include <stdio.h>
#include <string.h>

#include "console/case.h"
#include "console/pages.h"
#include "console/table.h"

enum { WORDS_CAP = 120, DAYS_MOST = 31 };

static void money(int64_t parts, int64_t cents, char out[FIGURE_CAP])
{
    snprintf(out, FIGURE_CAP, "KES %lld.%02lld", (long long)(parts * cents / 100), (long long)(parts * cents % 100));
}

/* --- how the links stand: the engine alone knows --- */

static void put_links(struct page *p, const json_t *o, const json_t *link)
{
    char oldest[FIGURE_CAP] = "-";
    int64_t oldest_s = json_num(o, "oldest_s", 0);
    if (oldest_s && oldest_s < p->now_s)
        figure_length(p->now_s - oldest_s, p->lang, oldest);
    html(p->b, "<div class=\"notice %s\"><p><strong>%s</strong> (%s)</p></div>\n",
         json_is_true(json_object_get(link, "up")) ? "well" : "grave",
         word(p, json_is_true(json_object_get(link, "up")) ? W_MESSAGES_LINK_UP : W_MESSAGES_LINK_DOWN),
         json_str(link, "carrier"));
    html(p->b,
         "<ul class=\"cards\"><li><span class=\"figure\">%d</span>%s</li><li><span class=\"figure\">%s</span>%s</li>"
         "<li><span class=\"figure\">%d</span>%s</li><li><span class=\"figure\">%d</span>%s</li></ul>\n",
         json_num(o, "ready", 0) + json_num(o, "claimed", 0), word(p, W_MESSAGES_READY), oldest,
         word(p, W_MESSAGES_OLDEST), json_num(o, "later", 0), word(p, W_MESSAGES_LATER), json_num(o, "person", 0),
         word(p, W_MESSAGES_PERSON));
}

/* --- counts --- */

static const char *taken_said(const struct page *p, const char *taken)
{
    static const struct {
        const char *taken;
        enum word_key said;
    } rows[] = {{"report", W_MESSAGES_IN_REPORT},   {"answer", W_MESSAGES_IN_ANSWER},
                {"update", W_MESSAGES_IN_UPDATE},   {"repeated", W_MESSAGES_IN_REPEATED},
                {"unread", W_MESSAGES_IN_UNREAD},   {"spam", W_MESSAGES_IN_SPAM},
                {"chatter", W_MESSAGES_IN_CHATTER}, {"", W_MESSAGES_IN_NOT}};
    for (size_t i = 0; i < countof(rows); i++)
        if (strcmp(rows[i].taken, taken) == 0)
            return word(p, rows[i].said);
    return taken; /* a command word: as it is typed */
}

static void put_counts(struct page *p, const json_t *list, enum word_key title, bool came)
{
    const struct column c[] = {{W_MESSAGES_WHAT, false}, {W_MESSAGES_HOW_MANY, true}};
    table_begin(p, word(p, title), c, countof(c));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        const char *what = json_str(one, "word");
        table_row(p);
        table_name(p, came ? taken_said(p, what) : delivery_said(p, what), NULL);
        table_count(p, &c[1], json_num(one, "n", 0));
        table_row_end(p);
    }
    table_end(p);
    if (!json_array_size(list))
        html(p->b, "<p class=\"small dim\">%s</p>\n", word(p, W_MAP_NONE));
}

/* --- cost --- */

static void put_spend(struct page *p, const json_t *o)
{
    const json_t *days = json_object_get(o, "spend");
    int64_t cents = json_num(o, "part_cents", 0);
    struct bar bars[DAYS_MOST];
    char(*name)[FIGURE_CAP] = arena_take(p->arena, (size_t)DAYS_MOST * FIGURE_CAP);
    char(*said)[FIGURE_CAP] = arena_take(p->arena, (size_t)DAYS_MOST * FIGURE_CAP);
    const struct column c[] = {
        {W_MESSAGES_DAY, false}, {W_MESSAGES_PARTS, true}, {W_MESSAGES_NEEDED, true}, {W_MESSAGES_MONEY, true}};
    int n = 0;
    for (size_t i = 0; name && said && i < json_array_size(days) && n < DAYS_MOST; i++, n++) {
        const json_t *one = json_array_get(days, i);
        figure_day(json_num(one, "day_s", 0), name[n]);
        figure_count(json_num(one, "parts", 0), said[n]);
        bars[n] = (struct bar){name[n], said[n], json_num(one, "parts", 0)};
    }
    html(p->b, "<h2>%s</h2>\n", word(p, W_MESSAGES_COST));
    if (!n) {
        html(p->b, "<p>%s</p>\n", word(p, W_MESSAGES_NO_COST));
        return;
    }
    chart_bars(p, word(p, W_MESSAGES_COST), bars, n);
    table_begin(p, word(p, W_MESSAGES_COST), c, cents ? 4 : 3);
    for (int i = 0; i < n; i++) {
        const json_t *one = json_array_get(days, (size_t)i);
        char sum[FIGURE_CAP];
        table_row(p);
        table_name(p, name[i], NULL);
        table_count(p, &c[1], json_num(one, "parts", 0));
        table_count(p, &c[2], json_num(one, "needed", 0));
        money(json_num(one, "parts", 0), cents, sum);
        if (cents)
            table_cell(p, &c[3], sum);
        table_row_end(p);
    }
    table_end(p);
    char limit[FIGURE_CAP];
    figure_count(json_num(o, "parts_a_day", 0), limit);
    html(p->b, "<p class=\"small dim\">%s: %s. %s</p>\n", word(p, W_MESSAGES_LIMIT), limit,
         word(p, cents ? W_MESSAGES_PRICE : W_MESSAGES_NO_PRICE));
}

/* --- the newest --- */

static void put_texts(struct page *p, const json_t *list)
{
    static const struct column c[] = {{W_MESSAGES_MADE, false},  {W_MESSAGES_TO, false},   {W_MESSAGES_TEXT, false},
                                      {W_MESSAGES_STATE, false}, {W_MESSAGES_LEFT, false}, {W_MAP_CASE, false}};
    table_begin(p, word(p, W_MESSAGES_NEWEST), c, countof(c));
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *one = json_array_get(list, i);
        char made[FIGURE_CAP], left[FIGURE_CAP], to[WORDS_CAP], state[WORDS_CAP];
        figure_moment(json_num(one, "made_s", 0), made);
        figure_moment(json_num(one, "said_s", 0), left);
        if (strcmp(json_str(one, "role"), "reporter") == 0)
            snprintf(to, sizeof to, "%s", word(p, W_ROLE_REPORTER));
        else
            post_words(p, json_str(one, "role"), json_str(one, "at"), to, sizeof to);
        snprintf(state, sizeof state, "%s%s%s", delivery_said(p, json_str(one, "state")),
                 json_is_true(json_object_get(one, "late")) ? ", " : "",
                 json_is_true(json_object_get(one, "late")) ? word(p, W_MESSAGES_LATE) : "");
        table_row(p);
        table_name(p, made, NULL);
        table_cell(p, &c[1], to);
        table_cell(p, &c[2], step_said(p, json_str(one, "key")));
        table_cell(p, &c[3], state);
        table_cell(p, &c[4], left);
        if (*json_str(one, "ref"))
            html(p->b, "<td data-l=\"%s\"><a href=\"/cases/%u\">%s</a></td>", word(p, W_MAP_CASE), json_str(one, "ref"),
                 ref_shown(p, json_str(one, "ref")));
        else
            table_cell(p, &c[5], "-");
        table_row_end(p);
    }
    table_end(p);
    html(p->b, "<p class=\"small dim\">%s</p>\n", word(p, W_MESSAGES_NUMBERS));
}

void page_messages(struct page *p)
{
    json_t *o = page_query(p, "messages", json_pack("{s:O*}", "posts", p->who.posts)), *link = NULL;
    bool whole = json_is_true(json_object_get(o, "whole"));
    if (o && whole)
        link = page_act(p, "link.state", json_object());
    if (link && !json_is_true(json_object_get(link, "ok"))) {
        page_away(p); /* how the link stands is not guessed */
    } else if (o && (link || !whole)) {
        page_begin(p, word(p, W_NAV_MESSAGES));
        if (whole) {
            put_links(p, o, link);
            html_raw(p->b, "<div class=\"two\"><div>\n");
            put_counts(p, json_object_get(o, "out"), W_MESSAGES_OUT, false);
            html_raw(p->b, "</div><div>\n");
            put_counts(p, json_object_get(o, "in"), W_MESSAGES_IN, true);
            html_raw(p->b, "</div></div>\n");
            put_spend(p, o);
        }
        if (viewer_is(p, ROLE_ADMIN) || viewer_level(p) >= 4)
            html(p->b, "<p><a href=\"/messages/teach\">%s</a></p>\n", word(p, W_TEACH));
        put_texts(p, json_object_get(o, "texts"));
        page_end(p);
    }
    json_decref(o);
    json_decref(link);
}
