/* page_protection.c - online protection and counter-trafficking: the log of takedown requests, and the cases with forms
 * A to H. The forms themselves are on the case's page. */
#include <stdio.h>
#include <string.h>

#include "console/care.h"
#include "console/case.h"
#include "console/pages.h"
#include "console/table.h"
#include "core/protection.h"

static const char *takedown_said(const struct page *p, const char *state)
{
    static const enum word_key said[TAKEDOWNS] = {
#define X(id, w) [TAKEDOWN_##id] = W_TAKEDOWN_##id,
        TAKEDOWN_TABLE(X)
#undef X
    };
    for (int t = 0; t < TAKEDOWNS; t++)
        if (strcmp(state, takedown_word((enum takedown)t)) == 0)
            return word(p, said[t]);
    return "";
}

static void case_cell(struct page *p, const char *ref, bool police)
{
    html(p->b, "<th scope=\"row\"><a href=\"/cases/%u\">%s</a>", ref, ref_shown(p, ref));
    if (police)
        html(p->b, " <a class=\"no-print\" href=\"/cases/%u?act=share\">%s</a>", ref, word(p, W_PROTECT_POLICE));
    html_raw(p->b, "</th>");
}

static void takedowns_put(struct page *p, const json_t *all)
{
    static const struct column c[] = {
        {W_CASES_REF, false}, {W_PROTECT_REQUEST, false}, {W_PROTECT_PLATFORM, false}, {W_PROTECT_STATE, false}};
    if (!json_array_size(all)) {
        html(p->b, "<h2>%s</h2>\n<p>%s</p>\n", word(p, W_PROTECT_TAKEDOWNS), word(p, W_PROTECT_NO_TAKEDOWNS));
        return;
    }
    table_begin(p, word(p, W_PROTECT_TAKEDOWNS), c, countof(c));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *o = json_array_get(all, i);
        char day[FIGURE_CAP];
        figure_day(day_start((int32_t)json_num(o, "day", 0)), day);
        table_row(p);
        case_cell(p, json_str(o, "ref"), true);
        html(p->b, "<td data-l=\"%s\"><a href=\"/sheets/%d\">%s</a></td><td data-l=\"%s\">", word(p, W_PROTECT_REQUEST),
             json_num(o, "sheet", 0), day, word(p, W_PROTECT_PLATFORM));
        care_label_put(p, "platform", json_str(o, "platform"), 0);
        html_raw(p->b, "</td>");
        table_cell(p, &c[3], takedown_said(p, json_str(o, "state")));
        table_row_end(p);
    }
    table_end(p);
}

static void ctip_put(struct page *p, const json_t *all)
{
    static const struct column c[] = {{W_CASES_REF, false}, {W_PROTECT_FORMS, false}, {W_PROTECT_SCREENING, false}};
    if (!json_array_size(all)) {
        html(p->b, "<h2>%s</h2>\n<p>%s</p>\n", word(p, W_PROTECT_CTIP), word(p, W_PROTECT_NO_CTIP));
        return;
    }
    table_begin(p, word(p, W_PROTECT_CTIP), c, countof(c));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *o = json_array_get(all, i);
        char forms[2 * CTIP_FORMS + 1];
        int64_t filled = json_num(o, "filled", 0);
        for (int f = 0; f < CTIP_FORMS; f++) {
            forms[2 * f] = (filled >> f) & 1 ? (char)('A' + f) : '-';
            forms[2 * f + 1] = ' ';
        }
        forms[2 * CTIP_FORMS] = '\0';
        table_row(p);
        case_cell(p, json_str(o, "ref"), json_is_true(json_object_get(o, "found")));
        table_cell(p, &c[1], forms);
        html(p->b, "<td data-l=\"%s\">", word(p, W_PROTECT_SCREENING));
        care_label_put(p, "screening_result", json_str(o, "screening"), 0);
        if (json_is_true(json_object_get(o, "found")))
            html(p->b, " <span class=\"tag s1\">%s</span>", word(p, W_PROTECT_FOUND));
        html_raw(p->b, "</td>");
        table_row_end(p);
    }
    table_end(p);
}

void page_protection(struct page *p)
{
    json_t *o = page_query(p, "protection", json_pack("{s:O*}", "posts", p->who.posts));
    if (!o)
        return;
    page_begin(p, word(p, W_NAV_PROTECTION));
    html(p->b, "<p class=\"notice warn\">%s</p>\n", word(p, W_PROTECT_NOTE));
    takedowns_put(p, json_object_get(o, "takedowns"));
    ctip_put(p, json_object_get(o, "cases"));
    if (json_is_true(json_object_get(o, "more")))
        html(p->b, "<p class=\"notice\">%s</p>\n", word(p, W_PROTECT_MORE));
    page_end(p);
    json_decref(o);
}
