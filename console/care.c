/* care.c - what the pages of units and of children in care share. */
#include "console/care.h"

#include <string.h>

#include "base/must.h"
#include "core/placement.h"
#include "core/stay.h"

static int32_t today(const struct page *p)
{
    return day_of(p->now_s);
}

void care_label_put(struct page *p, const char *list, const char *code, int32_t day)
{
    const struct code_row *row = code_known(p->c->codes, span_of(list), span_of(code), day ? day : today(p));
    if (row)
        html_span(p->b, code_label(row, p->lang));
    else
        html(p->b, "%s", code);
}

void care_select(struct page *p, const struct care_choice *c)
{
    int first = 0, count = 0;
    html(p->b, "<div class=\"field\"><label for=\"%s\">%s</label><select id=\"%s\" name=\"%s\"%s>", c->name,
         word(p, c->label), c->name, c->name, c->needed ? " required" : "");
    if (!c->needed || !*c->chosen) /* nothing is chosen for anybody */
        html_raw(p->b, "<option value=\"\"></option>");
    (void)codes_list(p->c->codes, span_of(c->list), &first, &count);
    for (int i = first; i < first + count; i++) {
        const struct code_row *row = &p->c->codes->row[i];
        char code[16];
        if (!code_in_force(row, today(p)) || !span_str(row->code, code, sizeof code))
            continue;
        html(p->b, strcmp(code, c->chosen) == 0 ? "<option value=\"%s\" selected>" : "<option value=\"%s\">", code);
        html_span(p->b, code_label(row, p->lang));
        html_raw(p->b, "</option>");
    }
    html_raw(p->b, "</select></div>\n");
}

void care_date_field(struct page *p, const struct care_date *d)
{
    char said[16] = "";
    struct text t;
    text_init(&t, said, sizeof said);
    if (d->day)
        day_write(d->day, &t);
    html(p->b,
         "<div class=\"field\"><label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" type=\"date\" value=\"%s\"",
         d->name, word(p, d->label), d->name, d->name, d->value && *d->value ? d->value : said);
    html_raw(p->b, d->needed ? " required></div>\n" : "></div>\n");
}

void care_day_put(struct page *p, int32_t day)
{
    char said[FIGURE_CAP] = "-";
    if (day)
        figure_day(day_start(day), said);
    html(p->b, "%s", said);
}

/* --- what the engine said --- */

static const struct {
    const char *word;
    enum word_key key;
} refusals[] = {{"named", W_CARE_NOT_NAMED},
                {"nobody", W_CARE_NOT_NOBODY},
#define X(id, word) {word, W_CARE_NOT_##id},
                STAY_FAULT_TABLE(X)
#undef X
#define X(id, word) {word, W_PLACE_NOT_##id},
                    PLACEMENT_FAULT_TABLE(X)
#undef X
},
  warnings[] = {
#define X(id, word) {word, W_CARE_WARN_##id},
      STAY_WARNING_TABLE(X)
#undef X
};

static void said(struct page *p, const char *what, bool warns)
{
    size_t n = warns ? countof(warnings) : countof(refusals);
    for (size_t i = 0; i < n; i++)
        if (strcmp(warns ? warnings[i].word : refusals[i].word, what) == 0) {
            html(p->b, "<li>%s</li>\n", word(p, warns ? warnings[i].key : refusals[i].key));
            return;
        }
    html(p->b, "<li>%s</li>\n", what);
}

static void list_put(struct page *p, const json_t *all, bool warns)
{
    if (!json_array_size(all))
        return;
    html(p->b, "<div class=\"notice %s\" role=\"alert\"><p>%s</p><ul>\n", warns ? "warn" : "grave",
         word(p, warns ? W_CARE_WARNED : W_CARE_REFUSED));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const char *what = json_string_value(json_array_get(all, i));
        said(p, what ? what : "", warns);
    }
    html_raw(p->b, "</ul></div>\n");
}

void care_refusals_put(struct page *p, const json_t *answer)
{
    const json_t *no = json_object_get(answer, "refusals"), *warn = json_object_get(answer, "warnings");
    if (!answer)
        return;
    list_put(p, no, false);
    list_put(p, warn, true);
    if (!json_array_size(no) && !json_array_size(warn))
        html(p->b, "<div class=\"notice grave\" role=\"alert\"><p>%s <span lang=\"en\">%s</span></p></div>\n",
             word(p, W_CARE_REFUSED), json_str(answer, "error"));
    if (json_array_size(warn) && !json_array_size(no))
        html(p->b, "<label class=\"tick\"><input type=\"checkbox\" name=\"despite\" value=\"1\"> %s</label>\n",
             word(p, W_CARE_DESPITE));
}

bool care_did(struct page *p, const char *op, json_t *request, const char *here, json_t **o)
{
    *o = page_act(p, op, request);
    if (*o && json_is_true(json_object_get(*o, "ok")))
        page_go(p, here);
    else if (*o && json_is_true(json_object_get(*o, "signed_out")))
        page_go(p, "/sign-in");
    else if (*o && json_is_true(json_object_get(*o, "forbidden")))
        page_sentence(p, 403, W_NOT_YOURS);
    else if (*o && json_is_true(json_object_get(*o, "none")) && strcmp(op, "stay.admit") == 0) {
        json_object_set_new(*o, "refusals", json_pack("[s]", "nobody")); /* what was typed stays */
        p->out->status = 404;
        return false;
    } else if (*o && json_is_true(json_object_get(*o, "none")))
        page_sentence(p, 404, W_NOT_FOUND);
    else if (*o) {
        p->out->status = 422;
        return false;
    }
    json_decref(*o);
    *o = NULL;
    return true;
}
