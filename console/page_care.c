/* page_care.c - a child in care: the stays in institutions and the placements as one timeline, and what can happen
 * next, each in a few keystrokes. */
#include <stdio.h>
#include <string.h>

#include "console/care.h"
#include "console/case.h"
#include "console/child.h"
#include "console/pages.h"
#include "console/unit.h"
#include "core/placement.h"

/* --- the timeline --- */

static enum word_key move_key(const char *kind, bool act)
{
    static const enum word_key said[MOVE_KINDS] = {[MOVE_NONE] = W_COUNT,
#define X(id, word) [MOVE_##id] = W_CARE_MOVE_##id,
                                                   MOVE_TABLE(X)
#undef X
    };
    static const enum word_key acts[MOVE_KINDS] = {[MOVE_NONE] = W_COUNT,
                                                   [MOVE_ADMISSION] = W_COUNT,
                                                   [MOVE_LEAVE] = W_CARE_ACT_LEAVE,
                                                   [MOVE_RETURN] = W_CARE_ACT_RETURN,
                                                   [MOVE_ESCAPE] = W_CARE_ACT_ESCAPE,
                                                   [MOVE_FOUND] = W_CARE_ACT_FOUND,
                                                   [MOVE_EXIT] = W_CARE_ACT_EXIT};
    return act ? acts[move_of(span_of(kind))] : said[move_of(span_of(kind))];
}

static void movement_put(struct page *p, const json_t *m)
{
    const char *kind = json_str(m, "kind");
    bool in = move_of(span_of(kind)) == MOVE_ADMISSION || move_of(span_of(kind)) == MOVE_RETURN ||
              move_of(span_of(kind)) == MOVE_FOUND;
    int32_t day = (int32_t)json_num(m, "day", 0), back = (int32_t)json_num(m, "back_day", 0);
    if (move_of(span_of(kind)) == MOVE_NONE)
        return;
    bool struck = json_is_true(json_object_get(m, "struck"));
    html(p->b, "<li class=\"%s\"><time>",
         struck                                  ? "dim"
         : in                                    ? "in"
         : move_of(span_of(kind)) == MOVE_ESCAPE ? "up"
                                                 : "out");
    care_day_put(p, day);
    html(p->b, struck ? "</time><s>%s</s>" : "</time>%s", word(p, move_key(kind, false)));
    if (*json_str(m, "code")) {
        html_raw(p->b, ": ");
        care_label_put(p, move_of(span_of(kind)) == MOVE_EXIT ? "discharge_type_id" : "admission_type_id",
                       json_str(m, "code"), day);
    }
    if (back) {
        html(p->b, ". %s: ", word(p, W_CARE_BACK_DAY));
        care_day_put(p, back);
    }
    if (*json_str(m, "words"))
        html(p->b, "<div class=\"said\">%s</div>", json_str(m, "words"));
    if (struck)
        html(p->b, " <span class=\"tag\">%s</span><div class=\"said\">%s</div>", word(p, W_WORK_IS_STRUCK),
             json_str(m, "why"));
    html_raw(p->b, "</li>\n");
}

/* The last movement that stands may have been typed by mistake. False: none stands. */
static bool strike_put(struct page *p, const json_t *care, const json_t *stay)
{
    const json_t *all = json_object_get(stay, "movements"), *last = NULL;
    for (size_t i = 0; i < json_array_size(all); i++)
        if (!json_is_true(json_object_get(json_array_get(all, i), "struck")))
            last = json_array_get(all, i);
    if (!last || !json_is_true(json_object_get(json_object_get(care, "may"), "strike")))
        return last != NULL;
    html(p->b, "<details class=\"no-print\"><summary>%s: %s</summary>", word(p, W_WORK_DO_STRIKE),
         word(p, move_key(json_str(last, "kind"), false)));
    care_form(p, json_num(json_object_get(care, "child"), "id", 0), "strike");
    html(p->b,
         "<input type=\"hidden\" name=\"movement\" value=\"%d\"><input type=\"hidden\" name=\"version\" "
         "value=\"%d\"><input type=\"hidden\" name=\"id\" value=\"%d\">",
         json_num(last, "id", 0), json_num(stay, "version", 0), json_num(stay, "id", 0));
    child_reason_field(p);
    html(p->b, "<button class=\"second\">%s</button></form></details>\n", word(p, W_WORK_DO_STRIKE));
    return true;
}

static void stay_facts(struct page *p, const json_t *s)
{
    const int32_t admitted = (int32_t)json_num(s, "admitted", 0);
    char who[120];
    post_words(p, json_str(s, "post_role"), json_str(s, "post_at"), who, sizeof who);
    html(p->b, "<p>");
    care_label_put(p, "admission_class_id", json_str(s, "class"), admitted);
    html_raw(p->b, ". ");
    care_label_put(p, "care_admission_reason_id", json_str(s, "reason"), admitted);
    html(p->b, ".<br>%s: %s", word(p, W_CARE_POST), who);
    if (strcmp(json_str(s, "state"), "left") != 0) {
        html(p->b, "<br>%s: ", word(p, W_CARE_REVIEW_DAY));
        care_day_put(p, (int32_t)json_num(s, "review_day", 0));
    }
    if (*json_str(s, "order")) {
        html(p->b, "<br>%s: ", word(p, W_CARE_COURT));
        care_label_put(p, "court_order_id", json_str(s, "order"), admitted);
        html(p->b, ", %s, %s ", json_str(s, "order_number"), word(p, W_CARE_COURT_TO));
        care_day_put(p, (int32_t)json_num(s, "order_to", 0));
    }
    html_raw(p->b, "</p>\n");
}

void care_put(struct page *p, const json_t *care)
{
    const json_t *stays = json_object_get(care, "stays");
    bool seen = false;
    html(p->b, "<section class=\"card\" id=\"care\"><h2>%s</h2>\n", word(p, W_CARE));
    if (!json_array_size(stays))
        html(p->b, "<p>%s</p>\n", word(p, W_CARE_NONE));
    for (size_t i = 0; i < json_array_size(stays); i++) {
        const json_t *s = json_array_get(stays, i), *all = json_object_get(s, "movements");
        html(p->b, "<h3><a href=\"/units/%u\">%s</a></h3>\n", json_str(s, "unit"),
             *json_str(s, "name") ? json_str(s, "name") : json_str(s, "unit"));
        stay_facts(p, s);
        html_raw(p->b, "<ol class=\"line\">\n");
        for (size_t j = 0; j < json_array_size(all); j++)
            movement_put(p, json_array_get(all, j));
        html_raw(p->b, "</ol>\n");
        seen = seen || strike_put(p, care, s); /* the newest first: an older one is over for good */
    }
    html_raw(p->b, "</section>\n");
    placements_put(p, care);
}

/* --- what can happen next --- */

void care_form(struct page *p, int64_t child, const char *act)
{
    char action[64];
    snprintf(action, sizeof action, "/care/%lld/%s", (long long)child, act);
    page_form(p, action);
}

static void act_begin(struct page *p, const struct care_next *n, const char *act, enum word_key title)
{
    bool sent = strcmp(n->act, act) == 0;
    html_raw(p->b, sent ? "<details class=\"card\" open>" : "<details class=\"card\">");
    html(p->b, "<summary>%s</summary>\n", word(p, title));
    care_form(p, n->child, act);
    if (n->stay)
        html(p->b,
             "<input type=\"hidden\" name=\"id\" value=\"%d\"><input type=\"hidden\" name=\"version\" value=\"%d\">"
             "<input type=\"hidden\" name=\"from\" value=\"%s\">",
             json_num(n->stay, "id", 0), json_num(n->stay, "version", 0), json_str(n->stay, "unit"));
    if (sent)
        care_refusals_put(p, n->refused);
}

static void act_end(struct page *p, enum word_key title)
{
    html(p->b, "<button>%s</button></form></details>\n", word(p, title));
}

/* Ids are unique on the page: each act's fields carry its name. */
static void date_put(struct page *p, const char *act, const struct care_date *d)
{
    char id[48], said[16] = "";
    struct text t;
    text_init(&t, said, sizeof said);
    if (d->day)
        day_write(d->day, &t);
    snprintf(id, sizeof id, "%s-%s", act, d->name);
    html(p->b,
         "<div class=\"field\"><label for=\"%s\">%s</label><input id=\"%s\" name=\"%s\" type=\"date\" "
         "value=\"%s\" required></div>\n",
         id, word(p, d->label), id, d->name, d->value ? d->value : said);
}

static void exits_put(struct page *p, const char *act)
{
    int first = 0, count = 0;
    const char *name = strcmp(act, "moved") == 0 ? "exit" : "code";
    html(p->b,
         "<div class=\"field\"><label for=\"%s-how\">%s</label><select id=\"%s-how\" name=\"%s\" "
         "required><option value=\"\"></option>",
         act, word(p, W_CARE_HOW), act, name);
    (void)codes_list(p->c->codes, SPAN("discharge_type_id"), &first, &count);
    for (int i = first; i < first + count; i++) {
        const char *chosen = span_is(p->arg[1], act) ? form_get(&p->form, name) : "";
        html_raw(p->b, "<option value=\"");
        html_span(p->b, p->c->codes->row[i].code);
        html_raw(p->b, span_is(p->c->codes->row[i].code, chosen) ? "\" selected>" : "\">");
        html_span(p->b, code_label(&p->c->codes->row[i], p->lang));
        html_raw(p->b, "</option>");
    }
    html_raw(p->b, "</select></div>\n");
}

static const char *sent(const struct page *p, const struct care_next *n, const char *act, const char *name)
{
    return strcmp(n->act, act) == 0 && form_has(&p->form, name) ? form_get(&p->form, name) : NULL;
}

static void movement_form(struct page *p, const struct care_next *n, enum move_kind kind)
{
    const char *act = move_word(kind), *words = sent(p, n, act, "words");
    const enum word_key title = move_key(act, true);
    const int32_t now = day_of(p->now_s);
    const struct care_date day = {"day", sent(p, n, act, "day"), W_CARE_DAY, now, true};
    const struct care_date back = {"back_day", sent(p, n, act, "back_day"), W_CARE_BACK_DAY, now + 3, true};
    act_begin(p, n, act, title);
    date_put(p, act, &day);
    if (kind == MOVE_LEAVE)
        date_put(p, act, &back);
    if (kind == MOVE_EXIT)
        exits_put(p, act);
    html(p->b,
         "<div class=\"field\"><label for=\"%s-words\">%s</label><input id=\"%s-words\" name=\"words\" "
         "maxlength=\"200\" value=\"%s\"></div>\n",
         act, word(p, W_CARE_WORDS), act, words ? words : "");
    act_end(p, title);
}

static void review_form(struct page *p, const struct care_next *n)
{
    const struct care_date day = {"review_day", sent(p, n, "review", "review_day"), W_CARE_REVIEW_DAY,
                                  day_of(p->now_s) + 90, true};
    act_begin(p, n, "review", W_CARE_ACT_REVIEW);
    date_put(p, "review", &day);
    act_end(p, W_CARE_ACT_REVIEW);
}

static void unit_put(struct page *p, const struct care_next *n, const char *act)
{
    const char *unit = sent(p, n, act, "unit");
    html(p->b,
         "<div class=\"field\"><label for=\"%s-unit\">%s<span class=\"hint\">%s</span></label><input id=\"%s-unit\" "
         "name=\"unit\" list=\"units\" value=\"%s\" required></div>\n",
         act, word(p, W_CARE_TO_UNIT), word(p, W_CARE_UNIT_HINT), act, unit ? unit : "");
}

/* Of a child that is nowhere: taken in from its own page. */
static void admit_form(struct page *p, const struct care_next *n)
{
    const struct care_date day = {"day", sent(p, n, "admit", "day"), W_CARE_DAY, day_of(p->now_s), true};
    act_begin(p, n, "admit", W_CARE_ACT_ADMIT);
    unit_put(p, n, "admit");
    date_put(p, "admit", &day);
    care_admission_fields(p, "TANA");
    act_end(p, W_CARE_ACT_ADMIT);
}

static void moved_form(struct page *p, const struct care_next *n)
{
    const struct care_date day = {"day", sent(p, n, "moved", "day"), W_CARE_DAY, day_of(p->now_s), true};
    act_begin(p, n, "moved", W_CARE_ACT_MOVED);
    unit_put(p, n, "moved");
    date_put(p, "moved", &day);
    exits_put(p, "moved");
    care_admission_fields(p, "TRIN");
    act_end(p, W_CARE_ACT_MOVED);
}

static enum stay_state stay_state_of(const char *word)
{
    for (int s = STAY_NONE + 1; s < STAY_STATES; s++)
        if (strcmp(stay_state_word((enum stay_state)s), word) == 0)
            return (enum stay_state)s;
    return STAY_NONE;
}

static void next_put(struct page *p, const struct care_next *n)
{
    const enum stay_state now = stay_state_of(json_str(n->stay, "state"));
    if (!n->stay) {
        admit_form(p, n);
        return;
    }
    for (enum move_kind k = MOVE_LEAVE; k < MOVE_KINDS; k++)
        if (stay_after(now, k))
            movement_form(p, n, k);
    moved_form(p, n);
    review_form(p, n);
}

/* What was sent stands in a form of its own, unless that form is not offered any more. */
static bool offered(const struct care_next *n, const json_t *care)
{
    const enum move_kind k = move_of(span_of(n->act));
    const json_t *placement = placement_of_care(care), *next = json_object_get(placement, "next");
    if (strcmp(n->act, "placement") == 0)
        return placement == NULL;
    if (strcmp(n->act, "admit") == 0)
        return n->stay == NULL;
    for (size_t i = 0; i < json_array_size(next); i++)
        if (strcmp(json_str(json_array_get(next, i), "stage"), n->act) == 0)
            return true;
    return n->stay && !placement_of(span_of(n->act)) &&
           (k == MOVE_NONE || stay_after(stay_state_of(json_str(n->stay, "state")), k) != STAY_NONE);
}

/* --- the page --- */

static const json_t *open_stay(const json_t *care)
{
    const json_t *stays = json_object_get(care, "stays");
    for (size_t i = 0; i < json_array_size(stays); i++)
        if (stay_state_of(json_str(json_array_get(stays, i), "state")) != STAY_LEFT)
            return json_array_get(stays, i);
    return NULL;
}

static void child_facts(struct page *p, const json_t *c)
{
    html(p->b, "<p><a href=\"/children/%d\">%s %d</a>", json_num(c, "id", 0), word(p, W_CARE_CHILD),
         json_num(c, "id", 0));
    if (json_num(c, "born_day", 0)) {
        html(p->b, ", %s ", word(p, W_CARE_BORN));
        care_day_put(p, (int32_t)json_num(c, "born_day", 0));
    }
    html(p->b, " %s</p>\n", sex_said(p, json_str(c, "sex")));
}

static void show(struct page *p, const char *act, const json_t *refused)
{
    struct care_next n = {.refused = refused, .act = act};
    (void)span_i64(p->arg[0], &n.child);
    json_t *o = page_act(p, "care.read", json_pack("{s:I}", "child", (json_int_t)n.child));
    if (!o)
        return;
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else if (!json_is_true(json_object_get(o, "ok")))
        page_sentence(p, 404, W_NOT_FOUND);
    else {
        const json_t *child = json_object_get(o, "child"), *may = json_object_get(o, "may");
        page_begin(p, *json_str(child, "name") ? json_str(child, "name") : word(p, W_CARE_CHILD));
        if (form_has(&p->query, "done"))
            html(p->b, "<p class=\"notice well\" role=\"status\">%s</p>\n", word(p, W_CARE_DONE));
        if (json_is_true(json_object_get(refused, "stale")))
            html(p->b, "<p class=\"notice warn\" role=\"alert\">%s</p>\n", word(p, W_CARE_STALE));
        n.stay = open_stay(o);
        if (refused && !offered(&n, o))
            care_refusals_put(p, refused);
        child_facts(p, child);
        html_raw(p->b, "<div class=\"two\">\n<div>\n");
        care_put(p, o);
        html_raw(p->b, "</div>\n<div class=\"no-print\">\n");
        unit_choices_put(p, true);
        unit_places_put(p);
        if (json_is_true(json_object_get(may, "admit")))
            next_put(p, &n);
        if (json_is_true(json_object_get(may, "place")))
            placement_next_put(p, o, &n);
        html_raw(p->b, "</div>\n</div>\n");
        page_end(p);
    }
    json_decref(o);
}

void page_care(struct page *p)
{
    show(p, "", NULL);
}

static int64_t number_of(const struct page *p, const char *name)
{
    int64_t n = 0;
    (void)span_i64(span_of(form_get(&p->form, name)), &n);
    return n;
}

static json_t *act_request(struct page *p, const char *act, int64_t child)
{
    static const char *const names[] = {"day", "back_day", "code",      "words", "review_day",
                                        "end", "kind",     "post_role", "reason"};
    const bool moved = strcmp(act, "moved") == 0;
    if (moved || strcmp(act, "admit") == 0) {
        json_t *o = care_admission(p, child, unit_code_typed(p, form_get(&p->form, "unit"), true));
        if (moved)
            (void)json_object_set_new(o, "moved", json_true());
        return o;
    }
    json_t *o = json_pack("{s:I,s:I,s:I,s:I,s:I,s:s}", "child", (json_int_t)child, "id", (json_int_t)number_of(p, "id"),
                          "version", (json_int_t)number_of(p, "version"), "movement",
                          (json_int_t)number_of(p, "movement"), "carer", (json_int_t)number_of(p, "carer"), "to", act);
    for (size_t i = 0; i < countof(names); i++)
        (void)json_object_set_new(o, names[i], json_string(form_get(&p->form, names[i])));
    (void)json_object_set_new(o, "unit", json_string(unit_code_typed(p, form_get(&p->form, "unit"), false)));
    (void)json_object_set_new(o, "post_at", json_string(care_post_at(p)));
    if (move_of(span_of(act)))
        (void)json_object_set_new(o, "kind", json_string(act));
    return o;
}

static const char *op_of(const char *act)
{
    if (strcmp(act, "moved") == 0 || strcmp(act, "admit") == 0)
        return "stay.admit";
    if (strcmp(act, "review") == 0)
        return "stay.review";
    if (strcmp(act, "strike") == 0)
        return "stay.strike";
    if (strcmp(act, "placement") == 0)
        return "placement.open";
    return placement_of(span_of(act)) ? "placement.step" : "stay.move";
}

void page_care_act(struct page *p)
{
    char act[24] = "", here[64];
    int64_t child = 0;
    json_t *refused = NULL;
    (void)span_str(p->arg[1], act, sizeof act);
    (void)span_i64(p->arg[0], &child);
    bool gone = strcmp(act, "moved") == 0 || move_of(span_of(act)) == MOVE_EXIT;
    if (gone && viewer_level(p) == 0) /* who has left is no longer a manager's to see */
        snprintf(here, sizeof here, "/units/%.23s?done=1", form_get(&p->form, "from"));
    else
        snprintf(here, sizeof here, "/care/%lld?done=1", (long long)child);
    if (strcmp(op_of(act), "stay.admit") == 0 && !unit_named(p, form_get(&p->form, "unit"), true)) {
        p->out->status = 422;
        refused = json_pack("{s:[s]}", "refusals", "named");
        show(p, act, refused);
    } else if (!care_did(p, op_of(act), act_request(p, act, child), here, &refused))
        show(p, act, refused);
    json_decref(refused);
}
