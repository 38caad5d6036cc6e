/* page_teach.c - teaching the reader: the texts it got wrong, one of them with its words, how it should have been read,
 * and the proposals as rows of the corpus. What may be seen the engine decides; words come from it alone. */
#include <stdlib.h>
#include <string.h>

#include "console/case.h"
#include "console/pages.h"
#include "console/staff.h"
#include "console/table.h"

#define HERE "/messages/teach"
enum { PAGES_MOST = 25 }; /* of 40 proposals */

static const struct {
    const char *why;
    enum word_key said;
} whys[] = {{"unread", W_TEACH_UNREAD},       {"spam", W_TEACH_SPAM},      {"own-words", W_TEACH_OWN},
            {"person", W_TEACH_PERSON},       {"moved", W_TEACH_MOVED},    {"regraded", W_TEACH_REGRADED},
            {"discarded", W_TEACH_DISCARDED}, {"chatter", W_TEACH_CHATTER}};

static const char *why_said(const struct page *p, const char *why)
{
    for (size_t i = 0; i < countof(whys); i++)
        if (strcmp(whys[i].why, why) == 0)
            return word(p, whys[i].said);
    return why;
}

static void option(struct page *p, const char *value, const char *said, const char *chosen)
{
    html(p->b,
         strcmp(value, chosen) == 0 ? "<option value=\"%s\" selected>%s</option>" : "<option value=\"%s\">%s</option>",
         value, said);
}

static void select_begin(struct page *p, const char *name, enum word_key label)
{
    html(p->b, "<div class=\"field\"><label for=\"%s\">%s</label><select id=\"%s\" name=\"%s\">", name, word(p, label),
         name, name);
}

/* --- the list --- */

static const struct column list_columns[] = {{W_TEACH_CAME, false},
                                             {W_TEACH_SENDER, false},
                                             {W_TEACH_WHY, false},
                                             {W_TEACH_CASE, false},
                                             {W_TEACH_PROPOSED_ON, false}};

static void put_text(struct page *p, const json_t *one, const json_t *senders)
{
    char came[FIGURE_CAP], proposed[FIGURE_CAP], key[24], href[64];
    snprintf(key, sizeof key, "%lld", (long long)json_num(one, "text", 0));
    snprintf(href, sizeof href, HERE "/%s", key);
    figure_moment(json_num(one, "stored_s", 0), came);
    figure_moment(json_num(one, "proposed_s", 0), proposed);
    table_row(p);
    table_name(p, came, href);
    table_cell(p, &list_columns[1], json_str(senders, key));
    table_cell(p, &list_columns[2], why_said(p, json_str(one, "why")));
    html(p->b, "<td data-l=\"%s\">", word(p, W_TEACH_CASE));
    if (*json_str(one, "ref")) {
        char place[120];
        place_said(p, json_str(one, "place"), place, sizeof place);
        html(p->b, "<a href=\"/cases/%u\">%s</a>, %s: ", json_str(one, "ref"), ref_shown(p, json_str(one, "ref")),
             place);
        kinds_put(p, json_object_get(one, "kinds"));
    } else
        html_raw(p->b, "-");
    html_raw(p->b, "</td>");
    table_cell(p, &list_columns[4], proposed);
    table_row_end(p);
}

static void list_page(struct page *p, const json_t *o, const json_t *senders)
{
    const json_t *all = json_object_get(o, "texts");
    const char *why = form_get(&p->query, "why");
    page_begin(p, word(p, W_TEACH));
    staff_notice(p, NULL);
    html(p->b,
         "<p>%s</p>\n<p><a href=\"" HERE "/proposed\">%s</a></p>\n<form class=\"filter no-print\" method=\"get\" "
         "action=\"" HERE "\">",
         word(p, W_TEACH_LEAD), word(p, W_TEACH_PROPOSALS));
    select_begin(p, "why", W_TEACH_WHY);
    option(p, "", word(p, W_TEACH_ALL), why);
    for (size_t i = 0; i < countof(whys); i++)
        option(p, whys[i].why, word(p, whys[i].said), why);
    html(p->b, "</select></div><button>%s</button></form>\n", word(p, W_CASES_SHOW));
    table_begin(p, word(p, W_TEACH), list_columns, countof(list_columns));
    for (size_t i = 0; i < json_array_size(all); i++)
        put_text(p, json_array_get(all, i), senders);
    table_end(p);
    if (!json_array_size(all))
        html(p->b, "<p>%s</p>\n", word(p, W_TEACH_NONE));
    if (json_num(o, "next", 0))
        html(p->b, "<p><a class=\"button second no-print\" href=\"" HERE "?why=%u&amp;before=%d\">%s</a></p>\n", why,
             json_num(o, "next", 0), word(p, W_TEACH_FURTHER));
    page_end(p);
}

/* The engine is asked in every case: whoever may not is refused there, and it is written down. */
void page_teach(struct page *p)
{
    int64_t before = 0;
    const char *refused;
    size_t i;
    json_t *one, *ids = json_array();
    (void)span_i64(span_of(form_get(&p->query, "before")), &before);
    json_t *o = p->c->behind.query(p->c->behind.ctx, "teach",
                                   json_pack("{s:O*,s:s,s:I}", "posts", p->who.posts, "why", form_get(&p->query, "why"),
                                             "before", (json_int_t)before));
    json_array_foreach(json_object_get(o, "texts"), i, one) json_array_append(ids, json_object_get(one, "text"));
    json_t *who = staff_act(p, "teach.senders", json_pack("{s:o,s:s}", "texts", ids, "about", "list"), &refused);
    if (who && o && json_is_true(json_object_get(o, "ok")))
        list_page(p, o, json_object_get(who, "senders"));
    else if (who || refused)
        page_away(p);
    json_decref(who);
    json_decref(o);
}

/* --- one text --- */

static void fact(struct page *p, enum word_key name, const char *value)
{
    html(p->b, "<dt>%s</dt><dd>%s</dd>\n", word(p, name), *value ? value : "-");
}

static const char *age_said(const struct page *p, const json_t *r, char *out, size_t cap)
{
    int64_t months = json_num(r, "age_months", -1), years = json_num(r, "age_years", -1);
    out[0] = '\0';
    if (months >= 0 || years >= 0)
        snprintf(out, cap, "%lld %s", (long long)(months >= 0 ? months : years),
                 word(p, months >= 0 ? W_TEACH_MONTHS : W_CASE_YEARS));
    return out;
}

static const char *place_read_as(const json_t *r)
{
    static const char *const levels[] = {"ward", "constituency", "county"};
    const json_t *place = json_object_get(r, "place");
    for (size_t i = 0; i < countof(levels); i++)
        if (*json_str(place, levels[i]))
            return json_str(place, levels[i]);
    return "";
}

/* A reading, or a proposal: in the same words. */
static void reading_put(struct page *p, const json_t *r)
{
    char age[60], place[120] = "";
    html_raw(p->b, "<dl class=\"facts\">\n");
    fact(p, W_TEACH_INTENT, json_str(r, "intent"));
    html(p->b, "<dt>%s</dt><dd>", word(p, W_CASES_KIND));
    if (json_array_size(json_object_get(r, "abuse")))
        kinds_put(p, json_object_get(r, "abuse"));
    else
        html_raw(p->b, "-");
    html_raw(p->b, "</dd>\n");
    fact(p, W_CASE_SEX, json_str(r, "sex"));
    fact(p, W_CASE_AGE, age_said(p, r, age, sizeof age));
    if (*place_read_as(r))
        place_said(p, place_read_as(r), place, sizeof place);
    fact(p, W_CASES_PLACE, place);
    html_raw(p->b, "</dl>\n");
}

/* What stands in a field: what was typed and refused, else what was proposed before. */
static const char *was(const struct page *p, const json_t *proposed, const char *key)
{
    static char number[24];
    const json_t *e = json_object_get(proposed, "expected"), *abuse = json_object_get(e, "abuse");
    if (form_has(&p->form, key) || !proposed)
        return form_get(&p->form, key);
    const char *kind = json_string_value(json_array_get(abuse, strcmp(key, "kind2") == 0));
    if (strncmp(key, "kind", 4) == 0)
        return kind ? kind : "";
    if (strcmp(key, "place") == 0)
        return place_read_as(e);
    if (strcmp(key, "note") == 0 || strcmp(key, "words") == 0)
        return json_str(proposed, key);
    bool months = json_object_get(e, "age_months") != NULL;
    if (strcmp(key, "unit") == 0)
        return months ? "months" : "years";
    if (strcmp(key, "age") != 0)
        return json_str(e, key);
    snprintf(number, sizeof number, "%lld", (long long)json_num(e, months ? "age_months" : "age_years", 0));
    return json_object_get(e, "age_years") ? number : "";
}

static void kind_field(struct page *p, const json_t *proposed, const char *name, enum word_key label)
{
    const char *chosen = was(p, proposed, name);
    select_begin(p, name, label);
    option(p, "", word(p, W_TEACH_NOT_SAID), chosen);
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
        option(p, kind_word((enum kind)k), kind_said(p, kind_word((enum kind)k)), chosen);
    html_raw(p->b, "</select></div>\n");
}

static void reading_fields(struct page *p, const json_t *proposed)
{
    const char *intent = was(p, proposed, "intent"), *sex = was(p, proposed, "sex"), *unit = was(p, proposed, "unit");
    select_begin(p, "intent", W_TEACH_INTENT);
    option(p, "", word(p, W_TEACH_NOT_SAID), intent);
    for (int i = INTENT_NONE + 1; i < INTENT_COUNT; i++)
        option(p, intent_word((enum intent)i), intent_word((enum intent)i), intent);
    html_raw(p->b, "</select></div>\n");
    kind_field(p, proposed, "kind", W_CASES_KIND);
    kind_field(p, proposed, "kind2", W_TEACH_KIND2);
    select_begin(p, "sex", W_CASE_SEX);
    option(p, "", word(p, W_TEACH_NOT_SAID), sex);
    option(p, "F", word(p, W_CASE_GIRL), sex);
    option(p, "M", word(p, W_CASE_BOY), sex);
    option(p, "X", word(p, W_TEACH_SEX_X), sex);
    html(p->b,
         "</select></div>\n<div class=\"field\"><label for=\"age\">%s</label><input id=\"age\" name=\"age\" "
         "inputmode=\"numeric\" maxlength=\"2\" value=\"%s\"></div>\n",
         word(p, W_CASE_AGE), was(p, proposed, "age"));
    select_begin(p, "unit", W_TEACH_UNIT);
    option(p, "years", word(p, W_CASE_YEARS), unit);
    option(p, "months", word(p, W_TEACH_MONTHS), unit);
    html_raw(p->b, "</select></div>\n");
    const struct field place = {"place", was(p, proposed, "place"), NULL, W_CASES_PLACE, W_CASES_PLACE_HINT, false};
    staff_field(p, &place);
}

static void form(struct page *p, const char *id, const json_t *o)
{
    const json_t *proposed = json_object_get(o, "proposed");
    const char *words = was(p, proposed, "words");
    char action[64];
    snprintf(action, sizeof action, HERE "/%.20s/put", id);
    html(p->b, "<section class=\"card no-print\"><h2>%s</h2>\n<p>%s</p>\n", word(p, W_TEACH_SHOULD),
         word(p, W_TEACH_SHOULD_LEAD));
    page_form(p, action);
    html_raw(p->b, "<div class=\"filter\">\n");
    reading_fields(p, proposed);
    html(p->b,
         "</div>\n<div class=\"field\"><label for=\"words\">%s <span class=\"hint\">%s</span></label><textarea "
         "id=\"words\" name=\"words\" maxlength=\"1600\" required>%s</textarea></div>\n<div "
         "class=\"field\"><label><input "
         "type=\"checkbox\" name=\"clean\" value=\"1\" required>%s</label></div>\n",
         word(p, W_TEACH_CLEAN_WORDS), word(p, W_TEACH_CLEAN_HINT), *words ? words : json_str(o, "clean"),
         word(p, W_TEACH_CLEAN));
    const struct field note = {"note", was(p, proposed, "note"), NULL, W_TEACH_NOTE, W_TEACH_NOTE_HINT, false};
    staff_field(p, &note);
    html(p->b, "<button>%s</button></form>\n</section>\n", word(p, W_TEACH_DO));
}

static void text_page(struct page *p, const char *id, const json_t *o, const char *why)
{
    char came[FIGURE_CAP];
    figure_moment(json_num(o, "stored_s", 0), came);
    p->out->status = why ? 422 : 200;
    page_begin(p, word(p, W_TEACH_ONE));
    staff_notice(p, why);
    html(p->b, "<p>%s, %s", came, json_str(o, "sender"));
    if (*json_str(o, "ref"))
        html(p->b, ", <a href=\"/cases/%u\">%s %s</a>", json_str(o, "ref"), word(p, W_TEACH_CASE),
             ref_shown(p, json_str(o, "ref")));
    html(p->b, "</p>\n<h2>%s</h2>\n", word(p, W_TEACH_WORDS));
    html(p->b, "<p class=\"said\">%s</p>\n", *json_str(o, "words") ? json_str(o, "words") : word(p, W_TEACH_GONE));
    html(p->b, "<h2>%s</h2>\n", word(p, W_TEACH_NOW));
    reading_put(p, json_object_get(o, "reading"));
    if (*json_str(o, "words"))
        form(p, id, o);
    html(p->b, "<p><a href=\"" HERE "\">%s</a></p>\n", word(p, W_TEACH));
    page_end(p);
}

static const char *id_of(struct page *p)
{
    char *id = arena_take(p->arena, 24);
    return id && span_str(p->arg[0], id, 24) ? id : "";
}

/* Reads the words, which is written down. why: what was typed was refused for it. */
static void read_one(struct page *p, const char *why)
{
    int64_t id = 0;
    const char *refused;
    (void)span_i64(p->arg[0], &id);
    json_t *o = staff_act(p, "teach.read", json_pack("{s:I}", "text", (json_int_t)id), &refused);
    if (o)
        text_page(p, id_of(p), o, why);
    else if (refused) /* not there, not theirs, or not to be read just now: alike */
        page_sentence(p, 404, W_NOT_FOUND);
    json_decref(o);
}

void page_teach_one(struct page *p)
{
    read_one(p, NULL);
}

static json_t *proposal(struct page *p, int64_t id)
{
    static const char *const same[] = {"intent", "kind", "kind2", "sex", "age", "unit", "words", "note"};
    char place[AREA_CODE_CAP];
    bool known = place_code(p, form_get(&p->form, "place"), place);
    json_t *r = json_pack("{s:I,s:s,s:b}", "text", (json_int_t)id, "place", known ? place : form_get(&p->form, "place"),
                          "clean", form_has(&p->form, "clean"));
    for (size_t i = 0; i < countof(same); i++)
        json_object_set_new(r, same[i], json_string(form_get(&p->form, same[i])));
    return r;
}

void page_teach_act(struct page *p)
{
    int64_t id = 0;
    const char *why = NULL;
    (void)span_i64(p->arg[0], &id);
    if (span_is(p->arg[1], "put")) {
        if (!staff_did(p, "teach.put", proposal(p, id), HERE, &why))
            read_one(p, why);
    } else if (!span_is(p->arg[1], "end"))
        page_sentence(p, 404, W_NOT_FOUND);
    else if (!staff_did(p, "teach.end", json_pack("{s:I}", "text", (json_int_t)id), HERE "/proposed", &why))
        page_sentence(p, 404, W_NOT_FOUND);
}

/* --- the proposals --- */

/* Every page of them, in one list. NULL: answered. */
static json_t *proposals(struct page *p, bool words)
{
    json_t *all = json_array();
    int64_t after = 0;
    for (int i = 0; i < PAGES_MOST; i++) {
        const char *refused;
        json_t *o =
            staff_act(p, "teach.rows", json_pack("{s:I,s:b}", "after", (json_int_t)after, "words", words), &refused);
        if (!o) {
            if (refused)
                page_away(p);
            json_decref(all);
            return NULL;
        }
        json_array_extend(all, json_object_get(o, "rows"));
        after = json_num(o, "next", 0);
        json_decref(o);
        if (!after)
            break;
    }
    return all;
}

static const struct column proposed_columns[] = {
    {W_TEACH_ONE, false}, {W_TEACH_SHOULD, false}, {W_TEACH_NOTE, false}, {W_TEACH_BY, false}, {W_TEACH_END, false}};

static void put_proposal(struct page *p, const json_t *one)
{
    char href[64], end[64], at[FIGURE_CAP], by[80];
    long long id = (long long)json_num(one, "text", 0);
    snprintf(href, sizeof href, HERE "/%lld", id);
    snprintf(end, sizeof end, HERE "/%lld/end", id);
    figure_moment(json_num(one, "at_s", 0), at);
    post_words(p, json_str(one, "by"), "", by, sizeof by);
    table_row(p);
    table_name(p, at, href);
    html(p->b, "<td data-l=\"%s\">", word(p, W_TEACH_SHOULD));
    reading_put(p, json_object_get(one, "expected"));
    html_raw(p->b, "</td>");
    table_cell(p, &proposed_columns[2], json_str(one, "note"));
    table_cell(p, &proposed_columns[3], by);
    html(p->b, "<td data-l=\"%s\">", word(p, W_TEACH_END));
    page_form(p, end);
    html(p->b, "<button class=\"plain\">%s</button></form></td>", word(p, W_TEACH_END));
    table_row_end(p);
}

void page_teach_proposed(struct page *p)
{
    json_t *all = proposals(p, false);
    if (!all)
        return;
    page_begin(p, word(p, W_TEACH_PROPOSALS));
    staff_notice(p, NULL);
    if (json_array_size(all)) {
        table_begin(p, word(p, W_TEACH_PROPOSALS), proposed_columns, countof(proposed_columns));
        for (size_t i = 0; i < json_array_size(all); i++)
            put_proposal(p, json_array_get(all, i));
        table_end(p);
        html(p->b, "<p>%s</p>\n<p class=\"no-print\"><a class=\"button second\" href=\"" HERE ".tsv\">%s</a></p>\n",
             word(p, W_TEACH_EXPORT_NOTE), word(p, W_TEACH_EXPORT));
    } else
        html(p->b, "<p>%s</p>\n", word(p, W_TEACH_NO_PROPOSALS));
    html(p->b, "<p><a href=\"" HERE "\">%s</a></p>\n", word(p, W_TEACH));
    page_end(p);
    json_decref(all);
}

/* --- as rows of the corpus (tests/readings) --- */

/* A cell has neither tab nor newline; JSON writes them as \t and \n by itself. */
static void cell(struct buffer *b, const char *s)
{
    for (; *s; s++)
        buffer_add(b, (unsigned char)*s < 0x20 ? " " : s, 1);
}

static void json_cell(struct buffer *b, const json_t *o)
{
    char *said = o ? json_dumps(o, 0) : NULL;
    cell(b, said ? said : "");
    free(said);
}

static void tsv_row(struct page *p, const json_t *one)
{
    char at[FIGURE_CAP];
    json_t *parts = json_pack("[s]", json_str(one, "words"));
    figure_day(json_num(one, "at_s", 0), at);
    buffer_format(p->b, "T%lld\t", (long long)json_num(one, "text", 0));
    cell(p->b, json_str(one, "sender"));
    buffer_str(p->b, "\t");
    json_cell(p->b, parts);
    buffer_str(p->b, "\t[1]\t");
    json_cell(p->b, json_object_get(one, "expected"));
    buffer_format(p->b, "\tproposed %s by %s", at, json_str(one, "by"));
    if (*json_str(one, "note"))
        buffer_str(p->b, ": ");
    cell(p->b, json_str(one, "note"));
    buffer_str(p->b, "\n");
    json_decref(parts);
}

void page_teach_tsv(struct page *p)
{
    json_t *all = proposals(p, true);
    if (!all)
        return;
    page_header(p, "Content-Type", "text/tab-separated-values; charset=utf-8");
    page_header(p, "Content-Disposition", "attachment; filename=\"taught.tsv\"");
    page_header(p, "Cache-Control", "no-store");
    buffer_str(p->b, "id\tsender_role\tparts_json\tarrival_order\texpected_json\tnote\n");
    for (size_t i = 0; i < json_array_size(all); i++)
        tsv_row(p, json_array_get(all, i));
    json_decref(all);
}
