/* page_map.c - the country at a glance, a county, a sub-county: a figure in each place, drawn and as a table, down to
 * the cases that wait. A colour never says alone what it says: the number stands in it. */
#include <stdio.h>
#include <string.h>

#include "console/case.h"
#include "console/pages.h"
#include "console/table.h"

/* --- what is chosen --- */

enum shown { SHOWN_OVERDUE, SHOWN_OPEN, SHOWN_LATE, SHOWN_MEDIAN, SHOWN_COUNT };
static const struct {
    const char *value, *key;
    enum word_key word;
} shown_as[SHOWN_COUNT] = {
    {"overdue", "overdue", W_MAP_OVERDUE},
    {"open", "open", W_MAP_OPEN},
    {"late", "late", W_MAP_LATE},
    {"median", "median_s", W_MAP_MEDIAN},
};
static const int64_t days_offered[] = {7, 30, 90};

struct choice {
    enum shown shown;
    int64_t days;
    struct scale scale;
};

static struct choice choice_of(const struct page *p)
{
    struct choice c = {.days = 30};
    int64_t days;
    for (int i = 0; i < SHOWN_COUNT; i++)
        if (strcmp(form_get(&p->query, "figure"), shown_as[i].value) == 0)
            c.shown = (enum shown)i;
    for (size_t i = 0; i < countof(days_offered); i++)
        if (span_i64(span_of(form_get(&p->query, "days")), &days) && days == days_offered[i])
            c.days = days;
    return c;
}

static void put_choice(struct page *p, const char *here, const struct choice *c)
{
    html(p->b, "<form class=\"filter\" method=\"get\" action=\"%s\"><label>%s<br><select name=\"figure\">", here,
         word(p, W_MAP_FIGURE));
    for (int i = 0; i < SHOWN_COUNT; i++)
        html(p->b,
             c->shown == (enum shown)i ? "<option value=\"%s\" selected>%s</option>"
                                       : "<option value=\"%s\">%s</option>",
             shown_as[i].value, word(p, shown_as[i].word));
    html(p->b, "</select></label><label>%s<br><select name=\"days\">", word(p, W_MAP_DAYS));
    for (size_t i = 0; i < countof(days_offered); i++) {
        char said[40];
        html(p->b,
             c->days == days_offered[i] ? "<option value=\"%d\" selected>%s</option>"
                                        : "<option value=\"%d\">%s</option>",
             days_offered[i], days_said(p, days_offered[i], said, sizeof said));
    }
    html(p->b, "</select></label><button>%s</button></form>\n", word(p, W_MAP_SHOW));
}

/* --- a figure --- */

static int64_t value_of(const json_t *part, const struct choice *c)
{
    return json_num(part, shown_as[c->shown].key, c->shown == SHOWN_MEDIAN ? -1 : 0);
}

static void figure_say(const struct page *p, const struct choice *c, int64_t v, char out[FIGURE_CAP])
{
    if (c->shown == SHOWN_MEDIAN)
        figure_length(v, p->lang, out);
    else
        figure_count(v, out);
}

static void figure_tile(const struct choice *c, int64_t v, char out[FIGURE_CAP])
{
    if (c->shown == SHOWN_MEDIAN)
        figure_short(v, out);
    else
        figure_count(v, out);
}

static struct scale scale_for(const json_t *parts, const struct choice *c)
{
    int64_t most = 0;
    if (c->shown == SHOWN_MEDIAN)
        return scale_of_times();
    for (size_t i = 0; i < json_array_size(parts); i++) {
        int64_t v = value_of(json_array_get(parts, i), c);
        most = v > most ? v : most;
    }
    return scale_of_counts(most);
}

static void put_legend(struct page *p, const struct choice *c)
{
    html(p->b, "<h2>%s: %s</h2>\n<ul class=\"legend\" aria-label=\"%s\">", word(p, W_MAP_LEGEND),
         word(p, shown_as[c->shown].word), word(p, W_MAP_LEGEND));
    for (int64_t i = 0; i <= c->scale.steps; i++) {
        char from[FIGURE_CAP], to[FIGURE_CAP];
        html(p->b,
             "<li><svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><rect class=\"cell t%d\" width=\"20\" "
             "height=\"20\"/></svg>",
             i);
        figure_say(p, c, c->scale.from[i], from);
        figure_say(p, c, c->scale.to[i], to);
        if (i == 0)
            word_put(p, W_MAP_NONE);
        else if (c->shown == SHOWN_MEDIAN && c->scale.to[i] == INT64_MAX)
            word_put(p, W_MAP_LONGER);
        else if (c->shown == SHOWN_MEDIAN)
            html(p->b, "%s %s", word(p, W_MAP_UP_TO), to);
        else
            html(p->b, c->scale.from[i] == c->scale.to[i] ? "%s" : "%s - %s", from, to);
        html_raw(p->b, "</li>");
    }
    html_raw(p->b, "</ul>\n");
}

/* --- drawings --- */

#define TILE 60
/* Where a county is drawn. */
struct spot {
    int64_t x, y; /* of its two lines of writing */
    int64_t rect_x, rect_y;
    const char *path; /* NULL: a tile */
    const char *abbr;
};

static bool spot_of(const struct map *m, int county, struct spot *s)
{
    const struct map_tile *t = &m->tile[county];
    if (m->outlines && m->outline[county])
        *s = (struct spot){m->middle_x[county], m->middle_y[county], 0, 0, m->outline[county], t->abbr};
    else if (!m->outlines && t->there)
        *s = (struct spot){
            t->col * TILE + TILE / 2, t->row * TILE + TILE / 2, t->col * TILE + 1, t->row * TILE + 1, NULL, t->abbr};
    else
        return false;
    return true;
}

static void put_county(struct page *p, const json_t *part, const struct choice *c)
{
    struct spot s;
    struct area a;
    char small[FIGURE_CAP], whole[FIGURE_CAP];
    int64_t v = value_of(part, c), step = scale_step(&c->scale, v);
    bool yours = json_is_true(json_object_get(part, "yours"));
    if (!area_read(NULL, span_of(json_str(part, "code")), &a) || !spot_of(p->c->map, a.county, &s))
        return;
    figure_tile(c, v, small);
    figure_say(p, c, v, whole);
    if (yours) /* the name begins as what is seen does: "KLF 1" */
        html(p->b, "<a href=\"/map/%u?figure=%u&amp;days=%d\" aria-label=\"%s %s: %s, %s %s\">", json_str(part, "code"),
             shown_as[c->shown].value, c->days, s.path ? "" : s.abbr, small, json_str(part, "name"),
             word(p, shown_as[c->shown].word), c->shown == SHOWN_MEDIAN ? whole : "");
    else
        html(p->b, "<g class=\"off\" aria-label=\"%s: %s\" role=\"img\">", json_str(part, "name"),
             word(p, W_MAP_NOT_YOURS));
    if (s.path)
        html(p->b, "<path class=\"cell t%d\" d=\"%s\"/>", step, s.path);
    else
        html(p->b, "<rect class=\"cell t%d\" x=\"%d\" y=\"%d\" width=\"58\" height=\"58\" rx=\"6\"/>", step, s.rect_x,
             s.rect_y);
    if (!s.path)
        html(p->b, "<text class=\"on%d\" x=\"%d\" y=\"%d\">%s</text> ", yours ? step : (int64_t)0, s.x, s.y - 6,
             s.abbr);
    if (yours)
        html(p->b,
             strlen(small) > 4 ? "<text class=\"on%d\" x=\"%d\" y=\"%d\">%s</text>"
                               : "<text class=\"on%d big\" x=\"%d\" y=\"%d\">%s</text>",
             step, s.x, s.path ? s.y + 6 : s.y + 17, small);
    html_raw(p->b, yours ? "</a>" : "</g>");
}

static void put_country(struct page *p, const json_t *parts, const struct choice *c)
{
    const struct map *m = p->c->map;
    html(p->b, "<svg class=\"chart land\" viewBox=\"0 0 %d %d\" role=\"group\" aria-label=\"%s: %s\">\n",
         (int64_t)(m->outlines ? MAP_WIDTH : m->cols * TILE), (int64_t)(m->outlines ? m->height : m->rows * TILE),
         word(p, W_MAP_TITLE), word(p, shown_as[c->shown].word));
    for (size_t i = 0; i < json_array_size(parts); i++)
        put_county(p, json_array_get(parts, i), c);
    html_raw(p->b, "</svg>\n");
}

#define PARTS_MOST 400
/* Parts of a county or sub-county have no agreed shape to draw: a bar each. */
static void put_bars(struct page *p, const json_t *parts, const struct choice *c)
{
    int n = (int)json_array_size(parts);
    struct bar *bars = arena_array(p->arena, struct bar, PARTS_MOST);
    char(*said)[FIGURE_CAP] = arena_take(p->arena, (size_t)PARTS_MOST * FIGURE_CAP);
    if (!bars || !said || n > PARTS_MOST)
        return;
    for (int i = 0; i < n; i++) {
        const json_t *part = json_array_get(parts, (size_t)i);
        bool known = *json_str(part, "code") != '\0';
        bars[i] = (struct bar){known ? json_str(part, "name") : word(p, W_MAP_UNPLACED), said[i], value_of(part, c)};
        figure_say(p, c, bars[i].value, said[i]);
    }
    chart_bars(p, word(p, shown_as[c->shown].word), bars, n);
}

/* --- the same as a table --- */

static const struct column columns[] = {{W_MAP_PLACE, false},     {W_MAP_OPEN, true},    {W_MAP_OVERDUE, true},
                                        {W_MAP_TOLD, true},       {W_MAP_IN_TIME, true}, {W_MAP_LATE, true},
                                        {W_MAP_LATE_SHARE, true}, {W_MAP_MEDIAN, true},  {W_MAP_P90, true}};

static void put_cells(struct page *p, const json_t *part)
{
    char share[FIGURE_CAP];
    int64_t late = json_num(part, "late", 0), in_time = json_num(part, "in_time", 0);
    table_count(p, &columns[1], json_num(part, "open", 0));
    table_count(p, &columns[2], json_num(part, "overdue", 0));
    table_count(p, &columns[3], json_num(part, "told", 0));
    table_count(p, &columns[4], in_time);
    table_count(p, &columns[5], late);
    figure_percent(late, late + in_time, share);
    table_cell(p, &columns[6], share);
    table_length(p, &columns[7], json_num(part, "median_s", -1));
    table_length(p, &columns[8], json_num(part, "p90_s", -1));
    table_row_end(p);
}

static bool counted(const json_t *part)
{
    return json_num(part, "open", 0) || json_num(part, "told", 0);
}

static void put_row(struct page *p, const json_t *part, const struct choice *c)
{
    const char *code = json_str(part, "code");
    char href[96];
    if (*code && (!json_is_true(json_object_get(part, "yours")) || !counted(part)))
        return;
    snprintf(href, sizeof href, "/map/%s?figure=%s&days=%lld", code, shown_as[c->shown].value, (long long)c->days);
    table_row(p);
    table_name(p, *code ? json_str(part, "name") : word(p, W_MAP_UNPLACED), *code ? href : NULL);
    put_cells(p, part);
}

static void put_table(struct page *p, const json_t *o, const struct choice *c)
{
    const json_t *parts = json_object_get(o, "parts");
    char caption[160];
    char said[40];
    snprintf(caption, sizeof caption, "%s %s", word(p, W_MAP_DAYS), days_said(p, c->days, said, sizeof said));
    table_begin(p, caption, columns, countof(columns));
    for (size_t i = 0; i < json_array_size(parts); i++)
        put_row(p, json_array_get(parts, i), c);
    table_row(p);
    table_name(p, word(p, W_MAP_ALL), NULL);
    put_cells(p, json_object_get(o, "all"));
    table_end(p);
    int64_t without = 0;
    for (size_t i = 0; i < json_array_size(parts); i++)
        without +=
            json_is_true(json_object_get(json_array_get(parts, i), "yours")) && !counted(json_array_get(parts, i));
    if (without)
        html(p->b, "<p class=\"small dim\">%s: %d</p>\n", word(p, W_MAP_WITHOUT), without);
}

static void put_notes(struct page *p, const json_t *o)
{
    char at[FIGURE_CAP];
    figure_moment(json_num(o, "at_s", 0), at);
    html(p->b, "<p class=\"small dim\">%s: %s</p>\n", word(p, W_MAP_COUNTED_AT), at);
    if (json_is_true(json_object_get(o, "cut")))
        html(p->b, "<p class=\"notice\">%s</p>\n", word(p, W_MAP_CUT));
    html(p->b, "<p class=\"small dim\">%s</p>\n<p class=\"small dim\">%s</p>\n<p class=\"small dim\">%s</p>\n",
         word(p, W_MAP_OVERDUE_NOTE), word(p, W_MAP_LATE_NOTE), word(p, W_MAP_SCOPE_NOTE));
}

/* --- the cases of a place --- */

static const struct column case_columns[] = {{W_MAP_CASE, false},  {W_MAP_SEVERITY, false}, {W_MAP_STATE, false},
                                             {W_MAP_PLACE, false}, {W_MAP_TOLD_AT, false},  {W_MAP_LEVEL, true},
                                             {W_MAP_DUE, false}};

static void put_case(struct page *p, const json_t *one)
{
    char told[FIGURE_CAP], due[FIGURE_CAP], name[80] = "", href[64];
    struct area a;
    figure_moment(json_num(one, "told_s", 0), told);
    figure_moment(json_num(one, "due_s", 0), due);
    if (area_read(p->c->areas, span_of(json_str(one, "place")), &a))
        (void)span_str(area_name(p->c->areas, a), name, sizeof name);
    snprintf(href, sizeof href, "/cases/%.12s", json_str(one, "ref"));
    table_row(p);
    table_name(p, ref_shown(p, json_str(one, "ref")), href);
    table_cell(p, &case_columns[1], json_str(one, "severity"));
    html(p->b, "<td data-l=\"%s\">%s", word(p, W_MAP_STATE), state_said(p, json_str(one, "state")));
    if (json_is_true(json_object_get(one, "overdue")))
        html(p->b, ", <strong class=\"late\">%s</strong>", word(p, W_MAP_IS_OVERDUE));
    html_raw(p->b, "</td>");
    table_cell(p, &case_columns[3], name);
    table_cell(p, &case_columns[4], told);
    table_count(p, &case_columns[5], json_num(one, "level", 0));
    table_cell(p, &case_columns[6], due);
    table_row_end(p);
}

static void put_cases(struct page *p, const json_t *o)
{
    const json_t *cases = json_object_get(o, "cases");
    if (!json_array_size(cases)) {
        html(p->b, "<p>%s</p>\n", word(p, W_MAP_NO_CASES));
        return;
    }
    table_begin(p, word(p, W_MAP_CASES), case_columns, countof(case_columns));
    for (size_t i = 0; i < json_array_size(cases); i++)
        put_case(p, json_array_get(cases, i));
    table_end(p);
    if (json_is_true(json_object_get(o, "more")))
        html(p->b, "<p>%s</p>\n", word(p, W_MAP_MORE_CASES));
}

/* --- the pages --- */

static json_t *ask_map(struct page *p, const char *place, const struct choice *c)
{
    return page_query(p, "map",
                      json_pack("{s:s,s:I,s:O*}", "place", place, "days", (json_int_t)c->days, "posts", p->who.posts));
}

void page_map(struct page *p)
{
    struct choice c = choice_of(p);
    json_t *o = ask_map(p, "", &c);
    if (!o)
        return;
    c.scale = scale_for(json_object_get(o, "parts"), &c);
    page_begin(p, word(p, W_MAP_TITLE));
    put_choice(p, "/map", &c);
    html(p->b, "<p>%s</p>\n", word(p, W_MAP_LEAD));
    html_raw(p->b, "<div class=\"map\">\n<div class=\"drawn\">\n"); /* where it is narrow the table stands first */
    put_country(p, json_object_get(o, "parts"), &c);
    put_legend(p, &c);
    html_raw(p->b, "</div>\n<div>\n");
    put_table(p, o, &c);
    html_raw(p->b, "</div>\n</div>\n");
    put_notes(p, o);
    page_end(p);
    json_decref(o);
}

/* The way back up: the country, the county. */
static void put_trail(struct page *p, struct area a, const struct choice *c)
{
    char code[AREA_CODE_CAP], name[80];
    html(p->b, "<p><a href=\"/map?figure=%u&amp;days=%d\">%s</a>", shown_as[c->shown].value, c->days,
         word(p, W_MAP_COUNTRY));
    for (int level = AREA_COUNTY; level < (int)a.level; level++) {
        struct area up = area_up(a, (enum area_level)level);
        area_code(up, code);
        (void)span_str(area_name(p->c->areas, up), name, sizeof name);
        html(p->b, " &rsaquo; <a href=\"/map/%u?figure=%u&amp;days=%d\">%s</a>", code, shown_as[c->shown].value,
             c->days, name);
    }
    html_raw(p->b, "</p>\n");
}

void page_map_place(struct page *p)
{
    struct choice c = choice_of(p);
    char code[AREA_CODE_CAP], here[AREA_CODE_CAP + 8] = "/map/";
    struct area a;
    if (!span_str(p->arg[0], code, sizeof code) || !area_read(p->c->areas, span_of(code), &a) ||
        a.level < AREA_COUNTY) {
        page_sentence(p, 404, W_NOT_FOUND);
        return;
    }
    json_t *o = ask_map(p, code, &c);
    json_t *cases =
        o ? page_query(p, "map.cases", json_pack("{s:s,s:O*}", "place", code, "posts", p->who.posts)) : NULL;
    if (cases) {
        memcpy(here + strlen(here), code, strlen(code) + 1);
        page_begin(p, json_str(o, "name"));
        put_trail(p, a, &c);
        put_choice(p, here, &c);
        if (a.level < AREA_WARD) {
            put_bars(p, json_object_get(o, "parts"), &c);
            put_table(p, o, &c);
        }
        put_cases(p, cases);
        html(p->b, "<p><a href=\"/cases?place=%u&amp;state=closed\">%s</a></p>\n", code, word(p, W_MAP_ENDED));
        put_notes(p, o);
        page_end(p);
    }
    json_decref(o);
    json_decref(cases);
}
