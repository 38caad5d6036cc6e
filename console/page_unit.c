/* page_unit.c - one unit: what it is, who is in it, how many on each day, and taking a child in. Who the children are
 * the engine says, which writes down who asked. */
#include <stdio.h>
#include <string.h>

#include "console/care.h"
#include "console/case.h"
#include "console/pages.h"
#include "console/sheet.h"
#include "console/table.h"
#include "console/unit.h"
#include "core/stay.h"

static const char *code_asked(struct page *p)
{
    struct span s = span_copy(p->arena, p->arg[0]);
    return s.p ? s.p : "";
}

static json_t *unit_asked(struct page *p)
{
    int32_t day = 0;
    (void)day_read(span_of(form_get(&p->query, "day")), &day);
    return page_query(
        p, "unit", json_pack("{s:I,s:s,s:i}", "person", (json_int_t)p->who.person, "code", code_asked(p), "day", day));
}

static bool yes(const json_t *o, const char *key)
{
    return json_is_true(json_object_get(o, key));
}

/* --- what it is --- */

static void fact(struct page *p, enum word_key name, const char *value)
{
    if (*value)
        html(p->b, "<dt>%s</dt><dd>%s</dd>\n", word(p, name), value);
}

static void day_fact(struct page *p, enum word_key name, const char *written)
{
    int32_t day;
    if (!day_read(span_of(written), &day))
        return;
    html(p->b, "<dt>%s</dt><dd>", word(p, name));
    care_day_put(p, day);
    html_raw(p->b, "</dd>\n");
}

static void facts(struct page *p, const json_t *u, const json_t *inside)
{
    char place[120], capacity[FIGURE_CAP] = "";
    place_said(p, json_str(u, "area"), place, sizeof place);
    if (json_num(u, "capacity", 0))
        figure_count(json_num(u, "capacity", 0), capacity);
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n<dl class=\"facts\">\n<dt>%s</dt><dd>", word(p, W_UNIT_FACTS),
         word(p, W_UNIT_KIND));
    care_label_put(p, "unit_kind_id", json_str(u, "kind"), 0);
    html_raw(p->b, "</dd>\n");
    fact(p, W_UNIT_CODE, json_str(u, "code"));
    fact(p, W_UNITS_PLACE, place);
    if (*json_str(u, "parent"))
        html(p->b, "<dt>%s</dt><dd><a href=\"/units/%u\">%s</a></dd>\n", word(p, W_UNIT_ABOVE), json_str(u, "parent"),
             *json_str(u, "above") ? json_str(u, "above") : json_str(u, "parent"));
    fact(p, W_UNIT_PHONE, json_str(inside, "phone"));
    fact(p, W_UNIT_LICENCE, json_str(u, "licence"));
    day_fact(p, W_UNIT_LICENCE_TO, json_str(u, "licence_to"));
    fact(p, W_UNIT_CAPACITY, capacity);
    fact(p, W_UNIT_SEX, json_str(u, "sex"));
    fact(p, W_UNIT_AGES, json_str(u, "ages"));
    day_fact(p, W_UNIT_OPENED, json_str(u, "opened"));
    day_fact(p, W_UNIT_CLOSED, json_str(u, "closed"));
    html_raw(p->b, "</dl></section>\n");
}

static void licence_notice(struct page *p, const json_t *u)
{
    int32_t to;
    if (day_read(span_of(json_str(u, "licence_to")), &to) && to < day_of(p->now_s))
        html(p->b, "<p class=\"notice warn\">%s</p>\n", word(p, W_UNIT_LAPSED));
}

/* --- who is in it --- */

static enum word_key state_key(const char *state)
{
    static const enum word_key keys[STAY_STATES] = {[STAY_NONE] = W_CARE_STATE_LEFT,
#define X(id, word) [STAY_##id] = W_CARE_STATE_##id,
                                                    STAY_STATE_TABLE(X)
#undef X
    };
    for (int s = STAY_NONE + 1; s < STAY_STATES; s++)
        if (strcmp(stay_state_word((enum stay_state)s), state) == 0)
            return keys[s];
    return keys[STAY_NONE];
}

static const struct column columns[] = {{W_CARE_CHILD, false},      {W_CARE_BORN, false},
                                        {W_CARE_STATE, false},      {W_CARE_MOVE_ADMISSION, false},
                                        {W_CARE_REVIEW_DAY, false}, {W_CARE_COURT_TO, false}};

static void day_cell(struct page *p, const struct column *c, int32_t day)
{
    html(p->b, "<td data-l=\"%s\"%s>", word(p, c->head), day && day < day_of(p->now_s) ? " class=late" : "");
    care_day_put(p, day);
    html_raw(p->b, "</td>");
}

static void child_row(struct page *p, const json_t *c)
{
    char href[48], number[32];
    snprintf(href, sizeof href, "/care/%lld", (long long)json_num(c, "child", 0));
    snprintf(number, sizeof number, "%lld", (long long)json_num(c, "child", 0));
    table_row(p);
    table_name(p, *json_str(c, "name") ? json_str(c, "name") : number, href);
    html(p->b, "<td data-l=\"%s\">", word(p, W_CARE_BORN));
    care_day_put(p, (int32_t)json_num(c, "born_day", 0));
    html(p->b, " %s</td>", sex_said(p, json_str(c, "sex")));
    table_cell(p, &columns[2], word(p, state_key(json_str(c, "state"))));
    html(p->b, "<td data-l=\"%s\">", word(p, W_CARE_MOVE_ADMISSION));
    care_day_put(p, (int32_t)json_num(c, "admitted", 0));
    html_raw(p->b, "</td>");
    day_cell(p, &columns[4], (int32_t)json_num(c, "review_day", 0));
    day_cell(p, &columns[5], (int32_t)json_num(c, "order_to", 0));
    table_row_end(p);
}

static void children(struct page *p, const json_t *inside, const char *code)
{
    const json_t *all = json_object_get(inside, "children");
    size_t n = json_array_size(all);
    if (!n) {
        html(p->b, "<p>%s</p>\n", word(p, W_UNIT_NO_CHILDREN));
        return;
    }
    table_begin(p, word(p, W_UNIT_CHILDREN), columns, countof(columns));
    for (size_t i = 0; i < n; i++)
        child_row(p, json_array_get(all, i));
    table_end(p);
    if (yes(inside, "more"))
        html(p->b, "<p><a href=\"/units/%u?after=%d\">%s</a></p>\n", code,
             json_num(json_array_get(all, n - 1), "id", 0), word(p, W_UNITS_MORE));
}

/* --- how many --- */

enum { CHART_WIDE = 620, CHART_HIGH = 160, CHART_DAYS = 31 };

static int64_t of_day(const json_t *days, size_t i, size_t column)
{
    return (int64_t)json_integer_value(json_array_get(json_array_get(days, i), column));
}

static void chart(struct page *p, const json_t *days)
{
    const size_t n = json_array_size(days);
    int64_t most = 0;
    for (size_t i = 0; i < n; i++)
        most = of_day(days, i, 1) > most ? of_day(days, i, 1) : most;
    if (most == 0)
        return; /* nobody: the table says so */
    html(p->b, "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n", (int64_t)CHART_WIDE,
         (int64_t)CHART_HIGH + 20, word(p, W_UNIT_POPULATION));
    for (size_t i = 0; i < n; i++) {
        int64_t high = of_day(days, i, 1) * CHART_HIGH / most, there = of_day(days, i, 2) * CHART_HIGH / most;
        int64_t x = (int64_t)i * (CHART_WIDE / CHART_DAYS);
        html(p->b, "<rect class=\"cell t1\" x=\"%d\" y=\"%d\" width=\"16\" height=\"%d\"/>", x, CHART_HIGH - high + 16,
             high);
        html(p->b, "<rect class=\"bar\" x=\"%d\" y=\"%d\" width=\"16\" height=\"%d\"/>\n", x, CHART_HIGH - there + 16,
             there);
    }
    html(p->b, "<text x=\"0\" y=\"12\">%d</text></svg>\n", most);
}

static const struct column day_columns[] = {
    {W_UNIT_DAY, false}, {W_UNIT_HELD, true}, {W_UNIT_PRESENT, true}, {W_UNIT_CAME, true}, {W_UNIT_LEFT, true}};

static void day_table(struct page *p, const json_t *days)
{
    html(p->b, "<details><summary>%s</summary>\n", word(p, W_UNIT_POPULATION));
    table_begin(p, word(p, W_UNIT_POPULATION), day_columns, countof(day_columns));
    for (size_t i = json_array_size(days); i-- > 0;) {
        char said[FIGURE_CAP];
        figure_day(day_start((int32_t)of_day(days, i, 0)), said);
        table_row(p);
        table_name(p, said, NULL);
        for (size_t c = 1; c < countof(day_columns); c++)
            table_count(p, &day_columns[c], of_day(days, i, c));
        table_row_end(p);
    }
    table_end(p);
    html_raw(p->b, "</details>\n");
}

static const struct column age_columns[] = {
    {W_UNIT_AGE, false}, {W_UNIT_GIRLS, true}, {W_UNIT_BOYS, true}, {W_UNIT_OTHER, true}};

static void age_table(struct page *p, const json_t *people)
{
    const json_t *held = json_object_get(people, "held");
    html(p->b, "<p><strong>%s: %d</strong>, %s: %d</p>\n", word(p, W_UNIT_HELD), json_num(people, "all", 0),
         word(p, W_UNIT_PRESENT), json_num(people, "present", 0));
    table_begin(p, word(p, W_UNIT_BY_AGE), age_columns, countof(age_columns));
    for (size_t band = 0; band < AGE_BANDS; band++) {
        table_row(p);
        table_name(p, word(p, (enum word_key)(W_UNIT_AGE_0 + (int)band)), NULL);
        for (size_t sex = 0; sex < 3; sex++)
            table_count(p, &age_columns[sex + 1],
                        (int64_t)json_integer_value(json_array_get(json_array_get(held, sex), band)));
        table_row_end(p);
    }
    table_end(p);
}

static void population(struct page *p, const json_t *o, const char *code)
{
    const json_t *people = json_object_get(o, "population");
    const struct care_date day = {"day", NULL, W_UNIT_DAY, (int32_t)json_num(people, "day", 0), true};
    if (!people)
        return;
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n<form class=\"filter\" method=\"get\" action=\"/units/%u\">",
         word(p, W_UNIT_POPULATION), code);
    care_date_field(p, &day);
    html(p->b, "<button>%s</button></form>\n", word(p, W_UNITS_SHOW));
    age_table(p, people);
    chart(p, json_object_get(o, "series"));
    day_table(p, json_object_get(o, "series"));
    html_raw(p->b, "</section>\n");
}

/* --- the page --- */

/* Its children and its phone; NULL with *gone: the page was answered. */
static json_t *inside_asked(struct page *p, const json_t *o, bool *gone)
{
    int64_t after = 0;
    *gone = false;
    if (!yes(o, "may_read"))
        return NULL;
    (void)span_i64(span_of(form_get(&p->query, "after")), &after);
    json_t *inside = page_act(
        p, "unit.inside",
        json_pack("{s:s,s:I}", "code", json_str(json_object_get(o, "unit"), "code"), "after", (json_int_t)after));
    *gone = !inside;
    if (inside && json_is_true(json_object_get(inside, "signed_out"))) {
        page_go(p, "/sign-in");
        *gone = true;
    }
    return inside;
}

static void unit_shown(struct page *p, const json_t *o, const json_t *inside)
{
    const json_t *u = json_object_get(o, "unit");
    const char *code = json_str(u, "code");
    page_begin(p, json_str(u, "name"));
    if (form_has(&p->query, "done"))
        html(p->b, "<p class=\"notice well\" role=\"status\">%s</p>\n", word(p, W_CARE_DONE));
    licence_notice(p, u);
    if (yes(u, "home") && yes(o, "may_admit"))
        html(p->b, "<p class=\"no-print\"><a class=\"button\" href=\"/units/%u/admit\">%s</a></p>\n", code,
             word(p, W_UNIT_ADMIT));
    if (yes(u, "home") && inside)
        children(p, inside, code);
    html_raw(p->b, "<div class=\"two\">\n<div>\n");
    facts(p, u, inside);
    if (unit_writer(p))
        unit_form_put(p, u, false);
    html_raw(p->b, "</div>\n<div>\n");
    population(p, o, code);
    if (json_object_get(inside, "sheets")) {
        char party[24];
        snprintf(party, sizeof party, "%lld", (long long)json_num(u, "party", 0));
        sheet_list_put(p, ABOUT_INSTITUTION, party, json_object_get(inside, "sheets"));
    }
    html_raw(p->b, "</div>\n</div>\n");
    page_end(p);
}

void page_unit(struct page *p)
{
    bool gone = false;
    json_t *o = unit_asked(p);
    json_t *inside = o ? inside_asked(p, o, &gone) : NULL;
    if (o && !gone)
        unit_shown(p, o, inside);
    json_decref(inside);
    json_decref(o);
}

/* --- taking a child in --- */

static const char *typed(const struct page *p, const char *name, const char *otherwise)
{
    return form_has(&p->form, name) ? form_get(&p->form, name) : otherwise;
}

static void text_put(struct page *p, const char *name, enum word_key label, const char *value)
{
    html(p->b, "<div class=\"field\"><label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" value=\"%s\"></div>\n",
         name, word(p, label), name, name, value);
}

void care_post_options(struct page *p, const char *role)
{
    for (int level = 1; level <= 4; level++) {
        char words[120];
        const char *one = role_word(level_role(level));
        post_words(p, one, "", words, sizeof words);
        html(p->b,
             strcmp(one, role) == 0 ? "<option value=\"%s\" selected>%s</option>" : "<option value=\"%s\">%s</option>",
             one, words);
    }
}

static void post_fields(struct page *p, const char *role, const char *at)
{
    html(p->b, "<div class=\"field\"><label for=\"post_role\">%s</label><select id=\"post_role\" name=\"post_role\">",
         word(p, W_CARE_POST));
    care_post_options(p, role);
    html(p->b,
         "</select></div>\n<div class=\"field\"><label for=\"post_at\">%s</label><span class=\"hint\" "
         "id=\"post-hint\">%s</span><input id=\"post_at\" name=\"post_at\" value=\"%s\" list=\"places\" "
         "aria-describedby=\"post-hint\"></div>\n",
         word(p, W_CARE_POST_AT), word(p, W_CARE_POST_HINT), at);
}

void care_admission_fields(struct page *p, const char *type)
{
    const int32_t now = day_of(p->now_s);
    const struct care_choice choices[] = {
        {"type", "admission_type_id", typed(p, "type", type), W_CARE_TYPE, true},
        {"class", "admission_class_id", typed(p, "class", ""), W_CARE_CLASS, true},
        {"reason", "care_admission_reason_id", typed(p, "reason", ""), W_CARE_REASON, true},
        {"order", "court_order_id", typed(p, "order", ""), W_CARE_COURT, false}};
    const struct care_date review = {"review_day", typed(p, "review_day", NULL), W_CARE_REVIEW_DAY, now + 90, true};
    const struct care_date to = {"order_to", typed(p, "order_to", NULL), W_CARE_COURT_TO, 0, false};
    for (size_t i = 0; i < 3; i++)
        care_select(p, &choices[i]);
    post_fields(p, typed(p, "post_role", viewer_level(p) ? unit_own_post(p, "role") : "scco"),
                typed(p, "post_at", viewer_level(p) ? unit_own_post(p, "at") : ""));
    care_date_field(p, &review);
    care_select(p, &choices[3]);
    text_put(p, "order_number", W_CARE_COURT_NUMBER, typed(p, "order_number", ""));
    care_date_field(p, &to);
    text_put(p, "why_over", W_CARE_WHY_OVER, typed(p, "why_over", ""));
}

static void admit_form(struct page *p, const json_t *refused)
{
    char action[64];
    json_t *o = unit_asked(p);
    const char *code = json_str(json_object_get(o, "unit"), "code");
    const struct care_date day = {"day", typed(p, "day", NULL), W_CARE_DAY, day_of(p->now_s), true};
    if (!o)
        return;
    snprintf(action, sizeof action, "/units/%.24s/admit", code);
    page_begin(p, word(p, W_UNIT_ADMIT));
    html(p->b, "<p><a href=\"/units/%u\">%s</a></p>\n", code, json_str(json_object_get(o, "unit"), "name"));
    licence_notice(p, json_object_get(o, "unit"));
    page_form(p, action);
    care_refusals_put(p, refused);
    html(p->b, "<p><a href=\"/children?unit=%u\">%s</a></p>\n", code, word(p, W_CARE_FIND_CHILD));
    html(p->b,
         "<div class=\"field\"><label for=\"child\">%s</label><span class=\"hint\" id=\"child-hint\">%s</span><input "
         "id=\"child\" name=\"child\" inputmode=\"numeric\" value=\"%s\" aria-describedby=\"child-hint\" "
         "required></div>\n",
         word(p, W_CARE_CHILD_NUMBER), word(p, W_CARE_CHILD_HINT), typed(p, "child", form_get(&p->query, "child")));
    care_date_field(p, &day);
    care_admission_fields(p, "TANA");
    html(p->b, "<button>%s</button></form>\n", word(p, W_CARE_ADMIT));
    unit_places_put(p);
    page_end(p);
    json_decref(o);
}

void page_stay_admit(struct page *p)
{
    admit_form(p, NULL);
}

const char *care_post_at(struct page *p)
{
    char code[AREA_CODE_CAP];
    const char *typed_at = form_get(&p->form, "post_at");
    if (!*typed_at || !place_code(p, typed_at, code))
        return typed_at;
    struct span copy = span_copy(p->arena, span_of(code));
    return copy.p ? copy.p : typed_at;
}

json_t *care_admission(struct page *p, int64_t child, const char *unit)
{
    static const char *const names[] = {"day",      "type",      "class",      "reason",   "order", "order_number",
                                        "order_to", "post_role", "review_day", "why_over", "exit"};
    json_t *o =
        json_pack("{s:I,s:s,s:b}", "child", (json_int_t)child, "unit", unit, "despite", form_has(&p->form, "despite"));
    for (size_t i = 0; i < countof(names); i++)
        (void)json_object_set_new(o, names[i], json_string(form_get(&p->form, names[i])));
    (void)json_object_set_new(o, "post_at", json_string(care_post_at(p)));
    return o;
}

void page_stay_admit_sent(struct page *p)
{
    int64_t child = 0;
    char here[64];
    json_t *refused = NULL;
    (void)span_i64(span_trim(span_of(form_get(&p->form, "child"))), &child);
    snprintf(here, sizeof here, "/units/%.24s?done=1", code_asked(p));
    if (!care_did(p, "stay.admit", care_admission(p, child, code_asked(p)), here, &refused))
        admit_form(p, refused);
    json_decref(refused);
}

/* --- today --- */

void units_today_put(struct page *p)
{
    static const struct {
        const char *key;
        enum word_key word;
    } all[] = {{"children", W_UNIT_TODAY_CHILDREN},
               {"away", W_UNIT_TODAY_AWAY},
               {"reviews", W_UNIT_TODAY_REVIEWS},
               {"orders", W_UNIT_TODAY_ORDERS}};
    if (!viewer_is(p, ROLE_INSTITUTION))
        return;
    json_t *o = page_query(p, "units.own", json_pack("{s:I}", "person", (json_int_t)p->who.person));
    const json_t *units = json_object_get(o, "units");
    for (size_t i = 0; i < json_array_size(units); i++) {
        const json_t *u = json_array_get(units, i);
        html(p->b, "<h2>%s: <a href=\"/units/%u\">%s</a></h2>\n<ul class=\"cards\">\n", word(p, W_UNIT_TODAY),
             json_str(u, "code"), json_str(u, "name"));
        for (size_t j = 0; j < countof(all); j++)
            html(p->b, "<li><a href=\"/units/%u\"><span class=\"figure\">%d</span> %s</a></li>\n", json_str(u, "code"),
                 json_num(u, all[j].key, 0), word(p, all[j].word));
        html_raw(p->b, "</ul>\n");
    }
    json_decref(o);
}
