/* page_import.c - people from a list: pasted, looked at line by line, then stored all or none. The engine looks at them
 * with the same code as `mlinzi import people`; this page only takes the text apart into lines. */
#include <stdio.h>
#include <string.h>

#include "console/csv.h"
#include "console/pages.h"
#include "console/staff.h"
#include "console/table.h"

enum { LINES_MOST = 500, REQUEST_MOST = 60000 }; /* the engine takes 512 lines, and a request of 64 KiB */

struct import {
    char *line[LINES_MOST + 1]; /* the first names the columns */
    int64_t number[LINES_MOST + 1];
    int lines;
};

/* What is to be said under the list: one of these, or nothing. */
struct verdict {
    const json_t *answer; /* of the engine */
    const char *why;      /* it refused the whole list */
    enum word_key word;   /* 0: none */
};

/* Without the mark that some spreadsheets begin a file with. */
static const char *list_of(const struct page *p)
{
    const char *typed = form_get(&p->form, "list");
    return strncmp(typed, "\xEF\xBB\xBF", 3) == 0 ? typed + 3 : typed;
}

static struct import *read_list(struct page *p)
{
    const char *typed = list_of(p);
    struct import *im = arena_take(p->arena, sizeof *im);
    char *text = arena_take(p->arena, strlen(typed) + 1);
    if (!im || !text)
        return NULL;
    memcpy(text, typed, strlen(typed) + 1);
    im->lines = csv_lines(text, im->line, im->number, LINES_MOST + 1);
    return im;
}

/* Lines go by their place among those that say something; the answer's numbers are turned back by `number`. */
static json_t *request_of(const struct import *im, bool check)
{
    json_t *lines = json_array();
    for (int i = 1; i < im->lines; i++)
        (void)json_array_append_new(lines, json_string(im->line[i]));
    return json_pack("{s:s,s:i,s:b,s:o*}", "header", im->lines ? im->line[0] : "", "first", 1, "check", check, "lines",
                     lines);
}

static const struct column columns[] = {{W_IMPORT_LINE, true}, {W_IMPORT_WHY, false}};

static void put_errors(struct page *p, const struct import *im, const json_t *answer)
{
    const json_t *errors = json_object_get(answer, "errors");
    table_begin(p, word(p, W_IMPORT_BAD), columns, countof(columns));
    for (size_t i = 0; i < json_array_size(errors); i++) {
        const json_t *one = json_array_get(errors, i);
        int64_t at = json_num(one, "line", 0);
        table_row(p);
        table_count(p, &columns[0], at > 0 && at < im->lines ? im->number[at] : 0);
        html(p->b, "<td data-l=\"%s\" lang=\"en\">%s</td>", word(p, W_IMPORT_WHY), json_str(one, "error"));
        table_row_end(p);
    }
    table_end(p);
    if (json_num(answer, "more", 0))
        html(p->b, "<p>%s %d</p>\n", word(p, W_IMPORT_MORE), json_num(answer, "more", 0));
}

static bool good(const struct verdict *v)
{
    return v->answer && !json_array_size(json_object_get(v->answer, "errors"));
}

static void put_verdict(struct page *p, const struct import *im, const struct verdict *v)
{
    staff_notice(p, v->why);
    if (v->word)
        html(p->b, "<div class=\"notice grave\" role=\"alert\"><p>%s</p></div>\n", word(p, v->word));
    if (good(v))
        html(p->b, "<div class=\"notice well\" role=\"status\"><p>%s %d</p></div>\n", word(p, W_IMPORT_GOOD),
             json_num(v->answer, "people", 0));
    else if (v->answer)
        put_errors(p, im, v->answer);
}

static void import_page(struct page *p, const struct import *im, const struct verdict *v)
{
    int64_t done = 0;
    p->out->status = v->why || v->word || (v->answer && !good(v)) ? 422 : 200;
    page_begin(p, word(p, W_PEOPLE_IMPORT));
    html(p->b, "<p><a href=\"/people\">%s</a></p>\n", word(p, W_PEOPLE_BACK));
    if (span_i64(span_of(form_get(&p->query, "imported")), &done))
        html(p->b, "<div class=\"notice well\" role=\"status\"><p>%s %d</p></div>\n", word(p, W_IMPORT_DONE), done);
    put_verdict(p, im, v);
    html(p->b, "<p>%s</p>\n<p>%s</p>\n<p>%s</p>\n", word(p, W_IMPORT_LEAD), word(p, W_IMPORT_ROOM),
         word(p, W_IMPORT_DATA));
    page_form(p, "/people/import");
    html(p->b,
         "<div class=\"field\" hidden><label for=\"list-file\">%s</label><input type=\"file\" id=\"list-file\" "
         "accept=\".csv,text/csv,text/plain\"></div>\n<div class=\"field\"><label for=\"list\">%s</label><textarea "
         "id=\"list\" name=\"list\" class=\"list\" rows=\"12\" spellcheck=\"false\" required>\n%s</textarea></div>\n"
         "<p class=\"row\">",
         word(p, W_IMPORT_FILE), word(p, W_IMPORT_LIST), list_of(p));
    if (good(v))
        html(p->b, "<button name=\"act\" value=\"import\">%s</button>\n", word(p, W_IMPORT_ALL));
    html_raw(p->b, good(v) ? "<button class=\"second\" name=\"act\" value=\"check\">"
                           : "<button name=\"act\" value=\"check\">");
    html(p->b, "%s</button></p></form>\n", word(p, W_IMPORT_CHECK));
    html_raw(p->b, "<script src=\"/static/import.js\" defer></script>\n");
    page_end(p);
}

void page_import(struct page *p)
{
    if (people_admin(p))
        import_page(p, NULL, &(struct verdict){0});
    else
        page_sentence(p, 403, W_NOT_YOURS);
}

static void imported(struct page *p, int64_t people)
{
    char here[80];
    snprintf(here, sizeof here, "/people/import?imported=%lld", (long long)people);
    page_go(p, here);
}

/* Also who may not import sends it on to the engine, which writes that down. */
void page_import_sent(struct page *p)
{
    bool check = strcmp(form_get(&p->form, "act"), "import") != 0;
    struct import *im = read_list(p);
    struct verdict v = {0};
    if (!im || im->lines < 0)
        v.word = W_IMPORT_LONG;
    else if (im->lines < 2 && people_admin(p))
        v.word = W_IMPORT_EMPTY;
    json_t *o = NULL, *r = v.word ? NULL : request_of(im, check);
    if (r && json_dumpb(r, NULL, 0, JSON_COMPACT) > REQUEST_MOST) {
        json_decref(r);
        r = NULL;
        v.word = W_IMPORT_LONG;
    }
    if (r) {
        o = staff_act(p, "import", r, &v.why);
        v.answer = o;
        if (!o && !v.why)
            return;
    }
    if (o && !check && good(&v))
        imported(p, json_num(o, "people", 0));
    else
        import_page(p, im, &v);
    json_decref(o);
}
