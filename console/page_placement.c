/* page_placement.c - alternative care on a child's page: each placement with the stages it came to, and what may come
 * next; a stage whose form is not filled leads to the form. */
#include <stdio.h>
#include <string.h>

#include "console/care.h"
#include "console/unit.h"
#include "core/placement.h"

static enum word_key stage_key(const char *stage)
{
    static const enum word_key keys[PLACEMENT_STAGES] = {[PLACEMENT_NONE] = W_PLACES,
#define X(id, word, sheet, other) [PLACEMENT_##id] = W_PLACE_STAGE_##id,
                                                         PLACEMENT_STAGE_TABLE(X)
#undef X
    };
    return keys[placement_of(span_of(stage))];
}

/* --- what was --- */

static void step_put(struct page *p, const json_t *s)
{
    const char *stage = json_str(s, "stage");
    const enum placement_stage is = placement_of(span_of(stage));
    html(p->b, "<li class=\"%s\"><time>", is == PLACEMENT_PLACED ? "in" : is == PLACEMENT_CLOSED ? "well" : "out");
    care_day_put(p, (int32_t)json_num(s, "day", 0));
    html(p->b, "</time>%s", word(p, stage_key(stage)));
    if (json_num(s, "sheet", 0))
        html(p->b, " <a href=\"/sheets/%d\">%s</a>", json_num(s, "sheet", 0), word(p, W_PLACE_FORM_SHOWN));
    if (*json_str(s, "words"))
        html(p->b, "<div class=\"said\">%s</div>", json_str(s, "words"));
    html_raw(p->b, "</li>\n");
}

static void facts(struct page *p, const json_t *o)
{
    char who[120];
    post_words(p, json_str(o, "post_role"), json_str(o, "post_at"), who, sizeof who);
    html(p->b, "<p>%s: %s", word(p, W_CARE_POST), who);
    if (*json_str(o, "unit"))
        html(p->b, "<br>%s: <a href=\"/units/%u\">%s</a>", word(p, W_PLACE_WITH), json_str(o, "unit"),
             json_str(o, "unit"));
    if (json_num(o, "carer", 0))
        html(p->b, "<br>%s: %d", word(p, W_PLACE_WITH), json_num(o, "carer", 0));
    if (json_num(o, "review_day", 0) && !json_num(o, "closed", 0)) {
        html(p->b, "<br>%s: ", word(p, W_CARE_REVIEW_DAY));
        care_day_put(p, (int32_t)json_num(o, "review_day", 0));
    }
    if (*json_str(o, "end")) {
        html(p->b, "<br>%s: ", word(p, W_PLACE_END));
        care_label_put(p, "placement_end_id", json_str(o, "end"), (int32_t)json_num(o, "closed", 0));
    }
    html_raw(p->b, "</p>\n");
}

void placements_put(struct page *p, const json_t *care)
{
    const json_t *all = json_object_get(care, "placements");
    html(p->b, "<section class=\"card\" id=\"placements\"><h2>%s</h2>\n", word(p, W_PLACES));
    if (!json_array_size(all))
        html(p->b, "<p>%s</p>\n", word(p, W_PLACE_NONE));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *o = json_array_get(all, i), *steps = json_object_get(o, "steps");
        html_raw(p->b, "<h3>");
        care_label_put(p, "alternative_family_care_type_id", json_str(o, "kind"), (int32_t)json_num(o, "opened", 0));
        html_raw(p->b, "</h3>\n");
        facts(p, o);
        html_raw(p->b, "<ol class=\"line\">\n");
        for (size_t j = 0; j < json_array_size(steps); j++)
            step_put(p, json_array_get(steps, j));
        html_raw(p->b, "</ol>\n");
    }
    html_raw(p->b, "</section>\n");
}

/* --- what may come next --- */

const json_t *placement_of_care(const json_t *care)
{
    const json_t *all = json_object_get(care, "placements");
    for (size_t i = 0; i < json_array_size(all); i++)
        if (json_num(json_array_get(all, i), "closed", 0) == 0)
            return json_array_get(all, i);
    return NULL;
}

/* What was sent and refused stays in the form of that act. */
static const char *sent(const struct page *p, const char *act, const char *name)
{
    return span_is(p->arg[1], act) ? form_get(&p->form, name) : "";
}

static void text_put(struct page *p, const char *act, const char *name, enum word_key label)
{
    html(p->b, "<div class=\"field\"><label for=\"%s-%s\">%s</label><input id=\"%s-%s\" name=\"%s\" value=\"%s\" ", act,
         name, word(p, label), act, name, name, sent(p, act, name));
    html_raw(p->b, strcmp(name, "unit") == 0 ? "list=\"units\" " : "");
    html_raw(p->b, "maxlength=\"200\"></div>\n");
}

static void date_put(struct page *p, const char *act, const char *name, enum word_key label, int32_t day)
{
    char said[16] = "";
    struct text t;
    text_init(&t, said, sizeof said);
    day_write(day, &t);
    html(p->b,
         "<div class=\"field\"><label for=\"%s-%s\">%s</label><input id=\"%s-%s\" name=\"%s\" type=\"date\" "
         "value=\"%s\" "
         "required></div>\n",
         act, name, word(p, label), act, name, name, *sent(p, act, name) ? sent(p, act, name) : said);
}

static void end_put(struct page *p)
{
    int first = 0, count = 0;
    html(p->b,
         "<div class=\"field\"><label for=\"closed-end\">%s</label><select id=\"closed-end\" name=\"end\" "
         "required><option value=\"\"></option>",
         word(p, W_PLACE_END));
    (void)codes_list(p->c->codes, SPAN("placement_end_id"), &first, &count);
    for (int i = first; i < first + count; i++) {
        html_raw(p->b, "<option value=\"");
        html_span(p->b, p->c->codes->row[i].code);
        html_raw(p->b, span_is(p->c->codes->row[i].code, sent(p, "closed", "end")) ? "\" selected>" : "\">");
        html_span(p->b, code_label(&p->c->codes->row[i], p->lang));
        html_raw(p->b, "</option>");
    }
    html_raw(p->b, "</select></div>\n");
}

static void step_fields(struct page *p, const char *stage)
{
    const enum placement_stage to = placement_of(span_of(stage));
    const int32_t now = day_of(p->now_s);
    date_put(p, stage, "day", W_CARE_DAY, now);
    if (to == PLACEMENT_FAMILY || to == PLACEMENT_PLACED) {
        text_put(p, stage, "carer", W_PLACE_CARER);
        text_put(p, stage, "unit", W_PLACE_UNIT);
    }
    if (to == PLACEMENT_PLACED || to == PLACEMENT_REVIEWED)
        date_put(p, stage, "review_day", W_CARE_REVIEW_DAY, now + 90);
    if (to == PLACEMENT_CLOSED)
        end_put(p);
    text_put(p, stage, "words", W_CARE_WORDS);
}

static void step_form(struct page *p, const struct care_next *n, const json_t *o, const json_t *next)
{
    const char *stage = json_str(next, "stage"), *about = json_str(next, "about");
    const enum word_key title = stage_key(stage);
    bool is_sent = strcmp(n->act, stage) == 0, household = strcmp(about, "household") == 0;
    html_raw(p->b, is_sent ? "<details class=\"card\" open>" : "<details class=\"card\">");
    html(p->b, "<summary>%s</summary>\n", word(p, title));
    if (!json_is_true(json_object_get(next, "ready")) && (!household || json_num(o, "carer", 0)))
        html(p->b, "<p>%s <a href=\"/sheets/new?sheet=%u&amp;about=%u&amp;subject=%d\">%s</a></p>\n",
             word(p, W_PLACE_NOT_FORM), json_str(next, "sheet"), about, household ? json_num(o, "carer", 0) : n->child,
             word(p, W_PLACE_FORM));
    care_form(p, n->child, stage);
    html(p->b, "<input type=\"hidden\" name=\"id\" value=\"%d\"><input type=\"hidden\" name=\"version\" value=\"%d\">",
         json_num(o, "id", 0), json_num(o, "version", 0));
    if (is_sent)
        care_refusals_put(p, n->refused);
    step_fields(p, stage);
    html(p->b, "<button>%s</button></form></details>\n", word(p, title));
}

static void open_form(struct page *p, const struct care_next *n)
{
    const struct care_choice kinds = {"kind", "alternative_family_care_type_id", form_get(&p->form, "kind"),
                                      W_PLACE_KIND, true};
    bool is_sent = strcmp(n->act, "placement") == 0;
    html_raw(p->b, is_sent ? "<details class=\"card\" open>" : "<details class=\"card\">");
    html(
        p->b,
        "<summary>%s</summary>\n<p>%s <a href=\"/sheets/new?sheet=afc-1a&amp;about=child&amp;subject=%d\">%s</a></p>\n",
        word(p, W_PLACE_OPEN), word(p, W_PLACE_OPEN_HINT), n->child, word(p, W_PLACE_FORM));
    care_form(p, n->child, "placement");
    if (is_sent)
        care_refusals_put(p, n->refused);
    care_select(p, &kinds);
    date_put(p, "placement", "day", W_CARE_DAY, day_of(p->now_s));
    html(p->b,
         "<div class=\"field\"><label for=\"placement-role\">%s</label><select id=\"placement-role\" "
         "name=\"post_role\">",
         word(p, W_CARE_POST));
    care_post_options(p, is_sent ? form_get(&p->form, "post_role") : unit_own_post(p, "role"));
    html(p->b,
         "</select></div>\n<div class=\"field\"><label for=\"placement-at\">%s<span "
         "class=\"hint\">%s</span></label><input id=\"placement-at\" name=\"post_at\" list=\"places\" "
         "value=\"%s\"></div>\n",
         word(p, W_CARE_POST_AT), word(p, W_CARE_POST_HINT),
         is_sent ? form_get(&p->form, "post_at") : unit_own_post(p, "at"));
    html(p->b, "<button>%s</button></form></details>\n", word(p, W_PLACE_OPEN));
}

void placement_next_put(struct page *p, const json_t *care, const struct care_next *n)
{
    const json_t *o = placement_of_care(care), *next = json_object_get(o, "next");
    if (!o)
        open_form(p, n);
    for (size_t i = 0; i < json_array_size(next); i++)
        step_form(p, n, o, json_array_get(next, i));
}
