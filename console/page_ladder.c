/* page_ladder.c - the policy drawn as stairs, and a rehearsal: a case that nobody takes up, who hears what of it and
 * when. Those who answer for a ladder should see what it does on a Friday afternoon before a child has to. */
#include <stdio.h>
#include <string.h>

#include "console/pages.h"
#include "console/table.h"

enum { STAIR_WIDE = 60, STAIR_HIGH = 22, STAIRS_TALL = 150, WORDS_CAP = 120, STEP_ROW = 34 };

/* --- the policy --- */

static enum word_key clock_word(const char *clock)
{
    return strcmp(clock, "wall") == 0  ? W_LADDER_CLOCK_WALL
           : strcmp(clock, "day") == 0 ? W_LADDER_CLOCK_DAY
                                       : W_LADDER_CLOCK_WORK;
}

static enum word_key severity_said(const char *severity)
{
    static const enum word_key words[] = {W_LADDER_S1, W_LADDER_S2, W_LADDER_S3, W_LADDER_S4};
    int n = severity[0] == 'S' ? severity[1] - '1' : 0;
    return words[n >= 0 && n < 4 ? n : 0];
}

/* Five stairs; above each its level, below when it is told. A level that is never told in the ordinary course is
 * dashed. */
static void put_stairs(struct page *p, const json_t *s)
{
    const json_t *levels = json_object_get(s, "levels");
    html(p->b, "<svg class=\"chart stairs\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
         (int64_t)LEVELS * STAIR_WIDE + 10, (int64_t)STAIRS_TALL + 6, word(p, W_LADDER_DRAWN));
    for (int64_t level = 1; level <= LEVELS; level++) {
        const char *after = json_string_value(json_array_get(levels, (size_t)level - 1));
        int64_t x = (level - 1) * STAIR_WIDE + 5, high = level * STAIR_HIGH, foot = STAIRS_TALL - 20;
        html(p->b, "<rect class=\"cell %s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>",
             after && *after ? "t2" : "never", x, foot - high, (int64_t)STAIR_WIDE, high);
        html(p->b, "<text x=\"%d\" y=\"%d\">%d</text><text x=\"%d\" y=\"%d\">%s</text>\n", x + STAIR_WIDE / 2,
             foot - high - 4, level, x + STAIR_WIDE / 2, (int64_t)STAIRS_TALL - 4,
             level == 1        ? (*json_str(s, "digest") ? json_str(s, "digest") : word(p, W_LADDER_AT_ONCE))
             : after && *after ? after
                               : "-");
    }
    html_raw(p->b, "</svg>\n");
}

static void put_severity(struct page *p, const json_t *s, const json_t *kinds)
{
    const char *name = json_str(s, "severity");
    html(p->b, "<section class=\"card\"><h3>%s</h3>\n<p>%s: %s.</p>\n<p class=\"small dim\">",
         word(p, severity_said(name)), word(p, W_LADDER_OFFICERS_TOLD), word(p, clock_word(json_str(s, "clock"))));
    bool any = false;
    for (size_t i = 0; i < json_array_size(kinds); i++) {
        const json_t *k = json_array_get(kinds, i);
        if (strcmp(json_str(k, "severity"), name) != 0)
            continue;
        html(p->b, any ? ", %s" : "%s", *json_str(k, "said") ? json_str(k, "said") : json_str(k, "kind"));
        any = true;
    }
    html_raw(p->b, "</p>\n");
    put_stairs(p, s);
    html_raw(p->b, "</section>\n");
}

static void put_policy_table(struct page *p, const json_t *severities)
{
    static const struct column c[] = {
        {W_LADDER_STEP, false}, {W_LADDER_S1, false}, {W_LADDER_S2, false}, {W_LADDER_S3, false}, {W_LADDER_S4, false}};
    static const struct {
        enum word_key said;
        const char *key;
        int level;
    } rows[] = {
        {W_LADDER_LEVEL_1, NULL, 1},     {W_LADDER_REMINDER, "reminder", 0}, {W_LADDER_LEVEL_2, NULL, 2},
        {W_LADDER_LEVEL_3, NULL, 3},     {W_LADDER_LEVEL_4, NULL, 4},        {W_LADDER_LEVEL_5, NULL, 5},
        {W_LADDER_AGAIN, "again", 0},    {W_LADDER_HOLD, "hold", 0},         {W_LADDER_REMIND, "progress_remind", 0},
        {W_LADDER_UP, "progress_up", 0}, {W_LADDER_CEILING, "ceiling", 0}};
    table_begin(p, word(p, W_LADDER_TABLE), c, countof(c));
    for (size_t i = 0; i < countof(rows); i++) {
        table_row(p);
        table_name(p, word(p, rows[i].said), NULL);
        for (size_t s = 0; s < json_array_size(severities); s++) {
            const json_t *one = json_array_get(severities, s);
            const char *after =
                rows[i].key
                    ? json_str(one, rows[i].key)
                    : json_string_value(json_array_get(json_object_get(one, "levels"), (size_t)rows[i].level - 1));
            if (rows[i].level == 1)
                after = *json_str(one, "digest") ? json_str(one, "digest") : word(p, W_LADDER_AT_ONCE);
            table_cell(p, &c[s + 1], after && *after ? after : "-");
        }
        table_row_end(p);
    }
    table_end(p);
    html(p->b, "<p class=\"small dim\">%s</p>\n", word(p, W_LADDER_UNITS));
}

/* "5, 1" */
static const char *days_said(const json_t *days, char *out, size_t cap)
{
    struct text t;
    text_init(&t, out, cap);
    for (size_t i = 0; i < json_array_size(days); i++) {
        if (i)
            text_str(&t, ", ");
        text_i64(&t, json_integer_value(json_array_get(days, i)));
    }
    return t.n ? out : "-";
}

static void put_duties(struct page *p, const json_t *duties)
{
    static const struct column c[] = {{W_DUTY_WHAT, false},           {W_LADDER_DUTY_BEFORE, false},
                                      {W_LADDER_DUTY_AFTER, false},   {W_LADDER_DUTY_DAYS, false},
                                      {W_LADDER_DUTY_TOLD_AT, false}, {W_LADDER_DUTY_TOP, true}};
    char said[80];
    html(p->b, "<h2>%s</h2>\n<p>%s</p>\n", word(p, W_DUTY_TITLE), word(p, W_LADDER_DUTIES));
    table_begin(p, word(p, W_DUTY_TITLE), c, countof(c));
    for (size_t i = 0; i < json_array_size(duties); i++) {
        const json_t *d = json_array_get(duties, i);
        table_row(p);
        table_name(p, json_str(d, "said"), NULL);
        table_cell(p, &c[1], days_said(json_object_get(d, "before"), said, sizeof said));
        table_cell(p, &c[2], days_said(json_object_get(d, "after"), said, sizeof said));
        table_cell(
            p, &c[3],
            word(p, strcmp(json_str(d, "clock"), "day") == 0 ? W_LADDER_DUTY_EVERY_DAY : W_LADDER_DUTY_WORKING_DAYS));
        table_cell(p, &c[4], json_str(d, "at"));
        table_count(p, &c[5], json_num(d, "top", 0));
        table_row_end(p);
    }
    table_end(p);
}

/* --- the form --- */

static void put_kinds(struct page *p, const json_t *kinds)
{
    const char *chosen = form_get(&p->query, "kind");
    html(p->b, "<label>%s<select name=\"kind\">", word(p, W_LADDER_KIND));
    for (size_t i = 0; i < json_array_size(kinds); i++) {
        const json_t *k = json_array_get(kinds, i);
        const char *value = json_str(k, "kind"), *said = *json_str(k, "said") ? json_str(k, "said") : value;
        bool this = *chosen ? strcmp(chosen, value) == 0 : strcmp(value, "defilement") == 0;
        html(p->b, this ? "<option value=\"%s\" selected>%s (%s)</option>" : "<option value=\"%s\">%s (%s)</option>",
             value, said, json_str(k, "severity"));
    }
    html_raw(p->b, "</select></label>");
}

static void put_field(struct page *p, enum word_key label, const char *type, const char *name, const char *value,
                      const char *wrong)
{
    bool bad = strcmp(name, wrong) == 0 || (strcmp(wrong, "at") == 0 && (strcmp(name, "day") == 0));
    html(p->b, "<label>%s", word(p, label));
    if (bad)
        html(p->b, "<span class=\"wrong-why\">%s</span>",
             word(p, strcmp(name, "place") == 0 ? W_LADDER_WRONG_PLACE : W_LADDER_WRONG));
    html(p->b, "<input type=\"%s\" name=\"%s\" value=\"%s\"></label>", type, name, value);
}

/* The next Friday, to begin with. */
static void friday(int64_t now_s, char out[FIGURE_CAP])
{
    int32_t day = day_of(now_s);
    struct text t;
    while (civil_of(day_start(day)).weekday != 5)
        day++;
    text_init(&t, out, FIGURE_CAP);
    day_write(day, &t);
}

static void put_form(struct page *p, const json_t *kinds, const char *wrong)
{
    char day[FIGURE_CAP];
    bool asked = form_has(&p->query, "kind");
    friday(p->now_s, day);
    html(p->b,
         "<section class=\"card no-print\"><h2 id=\"rehearse\">%s</h2><p>%s</p><form method=\"get\" "
         "action=\"/ladder#rehearse\"><div class=\"filter\">",
         word(p, W_LADDER_REHEARSE), word(p, W_LADDER_REHEARSE_LEAD));
    put_kinds(p, kinds);
    put_field(p, W_LADDER_PLACE, "text", "place", asked ? form_get(&p->query, "place") : "Ganze", wrong);
    put_field(p, W_LADDER_AGE, "number", "age", form_get(&p->query, "age"), wrong);
    put_field(p, W_LADDER_DAY, "date", "day", asked ? form_get(&p->query, "day") : day, wrong);
    put_field(p, W_LADDER_TIME, "time", "time", asked ? form_get(&p->query, "time") : "16:50", wrong);
    html(p->b,
         "</div><p><label><input type=\"checkbox\" name=\"urgent\" value=\"1\"%s> "
         "%s</label></p><p><button>%s</button></p></form></section>\n",
         form_has(&p->query, "urgent") ? " checked" : "", word(p, W_LADDER_URGENT), word(p, W_LADDER_GO));
}

/* --- the rehearsal --- */

static enum word_key said_word(const char *key)
{
    static const struct {
        const char *key;
        enum word_key said;
    } rows[] = {{"report.received", W_LADDER_RECEIVED}, {"case.new", W_LADDER_NEW},
                {"case.new-shared", W_LADDER_SHARED},   {"case.digest", W_LADDER_DIGEST},
                {"case.reminder", W_LADDER_REMINDED},   {"case.escalated", W_LADDER_ESCALATED},
                {"alarm.vacant", W_LADDER_VACANT}};
    for (size_t i = 0; i < countof(rows); i++)
        if (strcmp(rows[i].key, key) == 0)
            return rows[i].said;
    return W_LADDER_OTHER;
}

static void who_said(struct page *p, const json_t *step, char out[WORDS_CAP])
{
    if (strcmp(json_str(step, "role"), "reporter") == 0)
        snprintf(out, WORDS_CAP, "%s", word(p, W_ROLE_REPORTER));
    else
        post_words(p, json_str(step, "role"), json_str(step, "at"), out, WORDS_CAP);
}

static void what_said(struct page *p, const json_t *step, char *out, size_t cap)
{
    const char *reason = json_str(step, "reason"), *about = json_str(step, "about"), *at = strchr(about, ' ');
    char post[WORDS_CAP] = "", role[24] = "";
    if (at) {
        (void)span_str((struct span){about, (size_t)(at - about)}, role, sizeof role);
        post_words(p, role, at + 1, post, sizeof post);
    }
    snprintf(out, cap, "%s%s%s%s%s", word(p, said_word(json_str(step, "key"))), *reason ? ": " : "",
             strcmp(reason, "vacant") == 0 ? word(p, W_LADDER_WHY_VACANT)
             : *reason                     ? word(p, W_LADDER_WHY_UNANSWERED)
                                           : "",
             *post ? ": " : "", post);
}

/* Time runs down, levels across: a dot where somebody is told. */
static void put_drawing(struct page *p, const json_t *steps)
{
    int64_t n = (int64_t)json_array_size(steps), x_before = 0, y_before = 0;
    html(p->b, "<svg class=\"chart bars\" viewBox=\"0 0 360 %d\" role=\"img\" aria-label=\"%s\">\n", n * STEP_ROW + 30,
         word(p, W_LADDER_DRAWING));
    for (int64_t level = 1; level <= LEVELS; level++)
        html(p->b, "<text x=\"%d\" y=\"14\">%d</text><path class=\"axis\" d=\"M%d 20V%d\"/>\n", 160 + level * 36 - 4,
             level, 160 + level * 36, n * STEP_ROW + 28);
    for (int64_t i = 0; i < n; i++) {
        const json_t *step = json_array_get(steps, (size_t)i);
        char at[FIGURE_CAP];
        int64_t level = json_num(step, "level", 0), y = i * STEP_ROW + 40, x = 160 + level * 36;
        figure_weekday(json_num(step, "at_s", 0), p->lang, at);
        html(p->b, "<text x=\"0\" y=\"%d\">%s</text>", y + 5, at);
        if (level && x_before)
            html(p->b, "<path class=\"climb\" d=\"M%d %dL%d %d\"/>", x_before, y_before, x, y);
        html(p->b,
             level ? "<circle class=\"bar\" cx=\"%d\" cy=\"%d\" r=\"9\"/>\n"
                   : "<circle class=\"cell t0\" cx=\"%d\" cy=\"%d\" r=\"6\"/>\n",
             level ? x : INT64_C(172), y);
        if (level) {
            x_before = x;
            y_before = y;
        }
    }
    html_raw(p->b, "</svg>\n");
}

static void put_rehearsal(struct page *p, const json_t *o)
{
    static const struct column c[] = {{W_LADDER_WHEN, false},
                                      {W_LADDER_AFTER, false},
                                      {W_LADDER_WHO, false},
                                      {W_LADDER_LEVEL, true},
                                      {W_LADDER_WHAT, false}};
    const json_t *steps = json_object_get(o, "steps"), *days = json_object_get(o, "holidays");
    char reported[FIGURE_CAP], day[FIGURE_CAP];
    figure_weekday(json_num(o, "reported_s", 0), p->lang, reported);
    html(p->b, "<section class=\"card\"><h2>%s</h2><p>%s, %s, %s. %s</p>\n", word(p, W_LADDER_RESULT),
         json_str(o, "severity"), json_str(o, "name"), reported, word(p, W_LADDER_IF_NOBODY));
    if (json_array_size(days)) {
        html(p->b, "<p>%s:", word(p, W_LADDER_HOLIDAYS));
        for (size_t i = 0; i < json_array_size(days); i++) {
            figure_day(json_integer_value(json_array_get(days, i)), day);
            html(p->b, i ? ", %s" : " %s", day);
        }
        html_raw(p->b, "</p>\n");
    }
    table_begin(p, word(p, W_LADDER_RESULT), c, countof(c));
    for (size_t i = 0; i < json_array_size(steps); i++) {
        const json_t *step = json_array_get(steps, i);
        char who[WORDS_CAP], what[2 * WORDS_CAP], at[FIGURE_CAP];
        who_said(p, step, who);
        what_said(p, step, what, sizeof what);
        figure_weekday(json_num(step, "at_s", 0), p->lang, at);
        table_row(p);
        table_name(p, at, NULL);
        table_length(p, &c[1], json_num(step, "at_s", 0) - json_num(o, "reported_s", 0));
        table_cell(p, &c[2], who);
        if (json_num(step, "level", 0))
            table_count(p, &c[3], json_num(step, "level", 0));
        else
            table_cell(p, &c[3], "-");
        table_cell(p, &c[4], what);
        table_row_end(p);
    }
    table_end(p);
    html(p->b, "<p class=\"small dim\">%s</p>\n", word(p, W_LADDER_AND_SO_ON));
    put_drawing(p, steps);
    html_raw(p->b, "</section>\n");
}

/* --- the page --- */

static json_t *ask(struct page *p)
{
    char at[64];
    int64_t age;
    snprintf(at, sizeof at, "%.12s %.8s", form_get(&p->query, "day"), form_get(&p->query, "time"));
    json_t *q = json_pack("{s:s,s:s,s:s,s:b}", "kind", form_get(&p->query, "kind"), "place",
                          form_get(&p->query, "place"), "at", at, "urgent", form_has(&p->query, "urgent"));
    if (q && *form_get(&p->query, "age"))
        (void)json_object_set_new(q, "age",
                                  json_integer(span_i64(span_of(form_get(&p->query, "age")), &age) ? age : 99));
    return page_query(p, "ladder.rehearse", q);
}

void page_ladder(struct page *p)
{
    bool asked = form_has(&p->query, "kind");
    json_t *o = page_query(p, "ladder", json_pack("{s:s}", "lang", p->lang == LANG_SW ? "sw" : "en"));
    json_t *r = o && asked ? ask(p) : NULL;
    if (o && (r || !asked)) {
        const json_t *severities = json_object_get(o, "severities"), *kinds = json_object_get(o, "kinds");
        page_begin(p, word(p, W_NAV_LADDER));
        put_form(p, kinds, json_str(r, "wrong"));
        if (r && !*json_str(r, "wrong"))
            put_rehearsal(p, r);
        html(p->b, "<h2>%s, %s %d</h2>\n<p>%s</p>\n<div class=\"cards ladder\">", word(p, W_LADDER_POLICY),
             word(p, W_LADDER_VERSION), json_num(o, "version", 0), word(p, W_LADDER_LEAD));
        for (size_t i = 0; i < json_array_size(severities); i++)
            put_severity(p, json_array_get(severities, i), kinds);
        html(p->b, "</div>\n<p class=\"small dim\">%s</p>\n", word(p, W_LADDER_LEVELS));
        put_policy_table(p, severities);
        put_duties(p, json_object_get(o, "duties"));
        page_end(p);
    }
    json_decref(o);
    json_decref(r);
}
