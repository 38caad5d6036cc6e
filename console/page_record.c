/* page_record.c - a case's record as one page for the printer: the case record sheet, the plan and its services, the
 * court, referrals, and the forms about how it went on. Each form is read from the engine, which writes that down. */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "console/case.h"
#include "console/casework.h"
#include "console/figure.h"
#include "console/pages.h"
#include "console/sheet.h"

/* In this order; a form that is not among them has a page of its own. */
static const char *const printed[] = {"crs", "follow-up", "hearing", "police", "hospital", "prosecution", "closure"};

static void one_sheet(struct page *p, int64_t id)
{
    json_t *o = page_act(p, "sheet.read", json_pack("{s:I,s:I}", "id", (json_int_t)id, "version", (json_int_t)0));
    if (!o)
        return;
    const json_t *row = json_object_get(o, "row");
    struct sheet_face face = {
        .sheet = sheet_version(p->c->sheets, span_of(json_str(row, "sheet")), (int)json_num(row, "definition", 0)),
        .answers = json_object_get(o, "answers"),
        .day = (int32_t)json_num(row, "day", 0)};
    if (face.sheet && json_is_true(json_object_get(o, "ok"))) {
        char day[FIGURE_CAP];
        figure_day(day_start(face.day), day);
        html(p->b, "<h2>%s, %s</h2>\n", sheet_title(p, face.sheet), day);
        sheet_show_put(p, &face);
    }
    json_decref(o);
}

/* The oldest first: as it went. */
static void sheets_put(struct page *p, const json_t *rows)
{
    for (size_t k = 0; k < countof(printed); k++)
        for (size_t i = json_array_size(rows); i-- > 0;) {
            const json_t *row = json_array_get(rows, i);
            if (strcmp(json_str(row, "sheet"), printed[k]) == 0 && !json_is_true(json_object_get(row, "gone")))
                one_sheet(p, json_num(row, "id", 0));
        }
}

void page_casework_record(struct page *p)
{
    char ref[16] = "", title[80], place[120];
    (void)span_str(p->arg[0], ref, sizeof ref);
    json_t *o = page_act(p, "case.read", json_pack("{s:s,s:s,s:I}", "ref", ref, "reason", "", "lines", (json_int_t)1));
    if (!o)
        return;
    const json_t *c = json_object_get(o, "case");
    if (json_is_true(json_object_get(o, "signed_out"))) {
        page_go(p, "/sign-in");
    } else if (!json_is_true(json_object_get(o, "ok"))) {
        page_sentence(p, 404, W_NOT_FOUND);
    } else {
        snprintf(title, sizeof title, "%s %s", word(p, W_CASES_REF), ref_shown(p, ref));
        page_begin(p, title);
        place_said(p, json_str(c, "place"), place, sizeof place);
        html(p->b, "<p><a class=\"no-print\" href=\"/cases/%u\">%s</a></p>\n<p>%s %s</p>\n<p>%s</p>\n<p>", ref,
             word(p, W_CASE_BACK), word(p, W_CASE_SERIAL), json_str(c, "serial"), place);
        kinds_put(p, json_object_get(c, "kinds"));
        html_raw(p->b, "</p>\n");
        sheets_put(p, json_object_get(o, "sheets"));
        casework_put(p, ref, json_object_get(o, "work"),
                     state_of(span_of(json_str(c, "state"))) < CASE_CLOSED ? WORK_ON_PAPER : WORK_OVER);
        html(p->b, "<p class=\"blank paper\">%s</p><div class=\"rule paper\"></div>\n", word(p, W_SHEET_SIGNED));
        page_end(p);
    }
    json_decref(o);
}
