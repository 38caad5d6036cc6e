/* page_helpline_figures.c - contacts of the helpline in numbers, for a day or up to a year: bars, each with its table,
 * and the same for a spreadsheet. Nobody's name is in them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "console/care.h"
#include "console/case.h"
#include "console/csv.h"
#include "console/helpline.h"
#include "console/pages.h"
#include "console/table.h"
#include "core/contact.h"

enum { ROWS_MOST = 400, DAYS_MOST = 366, NAME_CAP = 120 };

static const struct by {
    const char *key, *list; /* of the answer; of the code book, "" none */
    enum word_key title;
} bys[] = {{"kind", "", W_HELP_BY_KIND},
           {"day", "", W_HELP_BY_DAY},
           {"hour", "", W_HELP_BY_HOUR},
           {"subject", "contact_subject", W_HELP_BY_SUBJECT},
           {"outcome", "contact_outcome", W_HELP_BY_OUTCOME},
           {"channel", "contact_channel", W_HELP_BY_CHANNEL},
           {"county", "", W_HELP_BY_COUNTY}};

static void coded_name(struct page *p, const struct by *by, const char *code, char out[NAME_CAP])
{
    const struct code_row *row = code_known(p->c->codes, span_of(by->list), span_of(code), day_of(p->now_s));
    struct text t;
    text_init(&t, out, NAME_CAP);
    text_span(&t, row ? code_label(row, p->lang) : span_of(*code ? code : word(p, W_HELP_NO_CODE)));
}

static void numbered_name(struct page *p, const struct by *by, int64_t n, char out[NAME_CAP])
{
    char code[8], day[FIGURE_CAP];
    switch (by->key[0]) {
    case 'k': snprintf(out, NAME_CAP, "%s", contact_kind_said(p, contact_word((enum contact_kind)n))); return;
    case 'd':
        figure_day(day_start((int32_t)n), day);
        snprintf(out, NAME_CAP, "%s", day);
        return;
    case 'h': snprintf(out, NAME_CAP, "%02d:00", (int)(n % 24)); return;
    default: break;
    }
    snprintf(code, sizeof code, "%03d", (int)(n % 1000));
    snprintf(out, NAME_CAP, "%s", word(p, W_HELP_NO_COUNTY));
    if (n)
        place_said(p, code, out, NAME_CAP);
}

static void name_of(struct page *p, const struct by *by, const json_t *o, char out[NAME_CAP])
{
    if (*by->list)
        coded_name(p, by, json_str(o, "code"), out);
    else
        numbered_name(p, by, json_num(o, "number", 0), out);
}

/* --- which days --- */

static bool days_asked(struct page *p, struct text from[2], int32_t day[2])
{
    static const char *const names[] = {"from", "to"};
    bool good = true;
    day[1] = day_of(p->now_s);
    day[0] = day[1];
    for (int i = 0; i < 2; i++) {
        const char *typed = form_get(&p->query, names[i]);
        good = good && (!*typed || day_read(span_of(typed), &day[i]));
    }
    good = good && day[0] <= day[1] && day[1] - day[0] < DAYS_MOST;
    for (int i = 0; i < 2; i++)
        day_write(day[i], &from[i]);
    return good;
}

/* Asked of the engine first, which writes down who may not. NULL: answered. */
static json_t *figures(struct page *p, const int32_t day[2])
{
    json_t *mine = page_act(p, "contact.begin", json_object());
    bool answered = !mine || helpline_refused(p, mine);
    json_decref(mine);
    if (answered)
        return NULL;
    return page_query(p, "contact.figures",
                      json_pack("{s:I,s:i,s:i}", "person", (json_int_t)p->who.person, "first", day[0], "last", day[1]));
}

/* --- the page --- */

static void by_put(struct page *p, const struct by *by, const json_t *list)
{
    const struct column c[] = {{by->title, false}, {W_HELP_CONTACTS, true}};
    size_t n = json_array_size(list) < ROWS_MOST ? json_array_size(list) : ROWS_MOST;
    struct bar *bars = calloc(n + 1, sizeof *bars);
    char(*names)[NAME_CAP] = calloc(n + 1, sizeof *names);
    char(*counts)[FIGURE_CAP] = calloc(n + 1, sizeof *counts);
    for (size_t i = 0; bars && names && counts && i < n; i++) {
        const json_t *o = json_array_get(list, i);
        name_of(p, by, o, names[i]);
        figure_count(json_num(o, "n", 0), counts[i]);
        bars[i] = (struct bar){names[i], counts[i], json_num(o, "n", 0)};
    }
    html(p->b, "<section class=\"card\"><h2>%s</h2>\n", word(p, by->title));
    if (bars && names && counts && n) {
        if (n <= 50)
            chart_bars(p, word(p, by->title), bars, (int)n);
        html_raw(p->b, "<details>");
        html(p->b, "<summary>%s</summary>\n", word(p, W_HELP_SHOW));
        table_begin(p, word(p, by->title), c, 2);
        for (size_t i = 0; i < n; i++) {
            table_row(p);
            table_name(p, names[i], NULL);
            table_count(p, &c[1], bars[i].value);
            table_row_end(p);
        }
        table_end(p);
        html_raw(p->b, "</details>\n");
    } else {
        html(p->b, "<p>%s</p>\n", word(p, W_HELP_NO_EARLIER));
    }
    html_raw(p->b, "</section>\n");
    free(counts);
    free(names);
    free(bars);
}

static void days_form(struct page *p, char said[2][16])
{
    html(p->b,
         "<form class=\"filter no-print\" method=\"get\" action=\"/helpline/figures\"><div class=\"field\"><label "
         "for=\"from\">%s</label><input id=\"from\" name=\"from\" type=\"date\" value=\"%s\"></div><div "
         "class=\"field\"><label for=\"to\">%s</label><input id=\"to\" name=\"to\" type=\"date\" "
         "value=\"%s\"></div><div class=\"field\"><button class=\"second\">%s</button></div></form>\n"
         "<p><a href=\"/helpline/figures.csv?from=%u&amp;to=%u\">%s</a></p>\n",
         word(p, W_HELP_FROM), said[0], word(p, W_HELP_TO), said[1], word(p, W_HELP_SHOW), said[0], said[1],
         word(p, W_HELP_CSV));
}

void page_helpline_figures(struct page *p)
{
    char said[2][16];
    struct text t[2];
    int32_t day[2];
    text_init(&t[0], said[0], sizeof said[0]);
    text_init(&t[1], said[1], sizeof said[1]);
    if (!days_asked(p, t, day)) {
        page_sentence(p, 400, W_HELP_DAYS_WRONG);
        return;
    }
    json_t *o = figures(p, day);
    if (!o)
        return;
    page_begin(p, word(p, W_HELP_FIGURES));
    html(p->b, "<p><a href=\"/helpline\">%s</a></p>\n", word(p, W_NAV_HELPLINE));
    days_form(p, said);
    for (size_t i = 0; i < countof(bys); i++)
        if (strcmp(bys[i].key, "day") != 0 || day[0] != day[1])
            by_put(p, &bys[i], json_object_get(o, bys[i].key));
    page_end(p);
    json_decref(o);
}

void page_helpline_csv(struct page *p)
{
    char said[2][16];
    struct text t[2];
    int32_t day[2];
    text_init(&t[0], said[0], sizeof said[0]);
    text_init(&t[1], said[1], sizeof said[1]);
    if (!days_asked(p, t, day)) {
        page_sentence(p, 400, W_HELP_DAYS_WRONG);
        return;
    }
    json_t *o = figures(p, day);
    if (!o)
        return;
    csv_head(p, "helpline.csv");
    csv_row(p->b, (const char *const[]){"from", "to", "by", "value", "contacts"}, 5);
    for (size_t i = 0; i < countof(bys); i++) {
        const json_t *list = json_object_get(o, bys[i].key);
        for (size_t j = 0; j < json_array_size(list); j++) {
            char name[NAME_CAP], n[24];
            name_of(p, &bys[i], json_array_get(list, j), name);
            snprintf(n, sizeof n, "%lld", (long long)json_num(json_array_get(list, j), "n", 0));
            csv_row(p->b, (const char *const[]){said[0], said[1], bys[i].key, name, n}, 5);
        }
    }
    json_decref(o);
}
