/* page_casework.c - what is done about a case beside its ladder, on its page: the plan and its services, the court.
 * Each act is a link that opens one small form; a form that is refused comes back with the sentence at the field. */
#include "console/casework.h"

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "console/case.h"
#include "console/figure.h"
#include "console/pages.h"
#include "console/unit.h"
#include "core/casework.h"
#include "core/referral.h"

enum input { INPUT_NONE, INPUT_CODE, INPUT_DAY, INPUT_LINE, INPUT_LONG, INPUT_PLACE, INPUT_ROLE };
struct work_field {
    const char *name;
    enum input kind;
    const char *list; /* INPUT_CODE */
    enum word_key label;
    bool needed;
    int64_t max; /* INPUT_LINE */
};
struct work_form {
    const char *act, *op; /* of the address; of the engine */
    enum word_key title;
    bool of_row; /* about one row, by its id and version */
    struct work_field field[6];
};
static const struct work_form forms[] = {
    {"plan",
     "service.plan",
     W_WORK_DO_PLAN,
     false,
     {{"need", INPUT_CODE, "referral_type_id", W_WORK_NEED, true, 0},
      {"code", INPUT_CODE, "intervention_id", W_WORK_CODE, true, 0},
      {"provider", INPUT_CODE, "service_provider_id", W_WORK_PROVIDER, false, 0},
      {"due", INPUT_DAY, NULL, W_WORK_DUE_BY, true, 0},
      {"planned", INPUT_DAY, NULL, W_WORK_PLANNED, false, 0}}},
    {"give", "service.give", W_WORK_DO_GIVE, true, {{"day", INPUT_DAY, NULL, W_WORK_DAY, false, 0}}},
    {"refuse", "service.refuse", W_WORK_DO_REFUSE, true, {{"day", INPUT_DAY, NULL, W_WORK_DAY, false, 0}}},
    {"strike-service", "service.strike", W_WORK_DO_STRIKE, true, {{0}}},
    {"set",
     "hearing.set",
     W_WORK_DO_SET,
     false,
     {{"court", INPUT_LINE, NULL, W_WORK_COURT_NAME, true, 80},
      {"file", INPUT_LINE, NULL, W_WORK_FILE_NUMBER, false, 40},
      {"day", INPUT_DAY, NULL, W_WORK_HEARING_DAY, true, 0},
      {"purpose", INPUT_CODE, "court_event", W_WORK_PURPOSE, true, 0}}},
    {"hold",
     "hearing.hold",
     W_WORK_DO_HOLD,
     true,
     {{"outcome", INPUT_CODE, "hearing_outcome", W_WORK_OUTCOME, true, 0},
      {"order", INPUT_CODE, "court_order_id", W_WORK_ORDER_MADE, false, 0},
      {"next", INPUT_DAY, NULL, W_WORK_NEXT_DAY, false, 0},
      {"purpose", INPUT_CODE, "court_event", W_WORK_NEXT_PURPOSE, false, 0}}},
    {"refer",
     "referral.offer",
     W_REFERRAL_DO_OFFER,
     false,
     {{"role", INPUT_ROLE, NULL, W_REFERRAL_ROLE, false, 0},
      {"to", INPUT_PLACE, NULL, W_REFERRAL_AT, true, 0},
      {"reason", INPUT_CODE, "referral_type_id", W_REFERRAL_REASON, true, 0},
      {"day", INPUT_DAY, NULL, W_REFERRAL_ANSWER_BY, true, 0},
      {"text", INPUT_LONG, NULL, W_REFERRAL_TOLD, false, 400}}},
    {"transfer",
     "case.transfer",
     W_TRANSFER_DO,
     false,
     {{"place", INPUT_PLACE, NULL, W_TRANSFER_PLACE, true, 0},
      {"office", INPUT_LINE, NULL, W_TRANSFER_OFFICE, false, 20},
      {"reason", INPUT_CODE, "case_transfer_ids", W_TRANSFER_REASON, true, 0}}},
    {"strike-hearing", "hearing.strike", W_WORK_DO_STRIKE, true, {{0}}},
};

static const struct work_form *form_of(struct span act)
{
    for (size_t i = 0; i < countof(forms); i++)
        if (span_is(act, forms[i].act))
            return &forms[i];
    return NULL;
}

/* --- words --- */

const char *work_fault_said(const struct page *p, const char *fault)
{
    static const struct {
        const char *word;
        enum word_key key;
    } all[] = {
#define X(id, word, field) {word, W_WORK_FAULT_##id},
        CASEWORK_FAULT_TABLE(X)
#undef X
#define X(id, word, field) {word, W_REFERRAL_FAULT_##id},
            REFERRAL_FAULT_TABLE(X)
#undef X
#define X(id, word, field) {word, W_TRANSFER_FAULT_##id},
                TRANSFER_FAULT_TABLE(X)
#undef X
                    {"no-day", W_WORK_FAULT_NO_DAY},
        {"letters", W_WORK_FAULT_LETTERS},
        {"closed", W_WORK_FAULT_CLOSED},
    };
    for (size_t i = 0; i < countof(all); i++)
        if (strcmp(all[i].word, fault) == 0)
            return word(p, all[i].key);
    return word(p, W_BAD_REQUEST);
}

const char *work_state_said(const struct page *p, const char *state)
{
    static const struct {
        const char *word;
        enum word_key key;
    } all[] = {{"planned", W_WORK_IS_PLANNED},
               {"given", W_WORK_IS_GIVEN},
               {"refused", W_WORK_IS_REFUSED},
               {"struck", W_WORK_IS_STRUCK},
               {"offered", W_REFERRAL_IS_OFFERED},
               {"accepted", W_REFERRAL_IS_ACCEPTED},
               {"returned", W_REFERRAL_IS_RETURNED},
               {"withdrawn", W_REFERRAL_IS_WITHDRAWN},
               {"set", W_WORK_IS_SET},
               {"held", W_WORK_IS_HELD}};
    for (size_t i = 0; i < countof(all); i++)
        if (strcmp(all[i].word, state) == 0)
            return word(p, all[i].key);
    return state;
}

void code_put(struct page *p, const char *list, const char *code)
{
    const struct code_row *row = code_known(p->c->codes, span_of(list), span_of(code), day_of(p->now_s));
    if (row)
        html_span(p->b, code_label(row, p->lang));
    else
        html(p->b, "%s", code);
}

static const char *note_list(const char *step)
{
    static const struct {
        const char *step, *list;
    } all[] = {{"service.", "intervention_id"},
               {"hearing.held", "hearing_outcome"},
               {"hearing.", "court_event"},
               {"referral.", "referral_type_id"},
               {"case.transferred", "case_transfer_ids"}};
    for (size_t i = 0; i < countof(all); i++)
        if (strncmp(step, all[i].step, strlen(all[i].step)) == 0)
            return all[i].list;
    return NULL;
}

bool casework_has_note(const char *step)
{
    return note_list(step) || strcmp(step, "case.kind") == 0;
}

void casework_note_put(struct page *p, const char *step, const char *text)
{
    if (note_list(step))
        code_put(p, note_list(step), text);
    else { /* case.kind: the kind, then why */
        struct span why = span_of(text), kind = span_cut(&why, ' ');
        char one[24];
        html(p->b, "%s", span_str(kind, one, sizeof one) ? kind_said(p, one) : text);
        if (why.n)
            html(p->b, "<div class=\"said\">%s</div>", why.p);
    }
}

static void day_put(struct page *p, enum word_key key, const json_t *o, const char *name)
{
    char day[FIGURE_CAP];
    int64_t n = json_num(o, name, 0);
    if (!n)
        return;
    figure_day(day_start((int32_t)n), day);
    html(p->b, ", %s %s", word(p, key), day);
}

/* --- one form --- */

struct filled {
    const struct work_form *form;
    const char *ref;
    int64_t id, version, child; /* child: whom it is about, 0 the case */
    const struct form *was;     /* what was typed; NULL nothing */
    const char *fault, *field;  /* why nothing was written, and at which field; "" none */
};

static void options(struct page *p, const struct work_field *f, const char *value)
{
    int first, count;
    html(p->b, "<option value=\"\">%s</option>", word(p, W_SHEET_CHOOSE));
    if (!codes_list(p->c->codes, span_of(f->list), &first, &count))
        return;
    for (int i = first; i < first + count; i++) {
        const struct code_row *row = &p->c->codes->row[i];
        if (!code_in_force(row, day_of(p->now_s)))
            continue;
        html_raw(p->b, "<option value=\"");
        html_span(p->b, row->code);
        html_raw(p->b, span_is(row->code, value) ? "\" selected>" : "\">");
        html_span(p->b, code_label(row, p->lang));
        html_raw(p->b, "</option>");
    }
}

/* Posts that may be asked to help; a unit's own is found by its code. */
static void roles(struct page *p, const char *value)
{
    html(p->b, "<option value=\"\">%s</option>", word(p, W_SHEET_CHOOSE));
    for (int r = ROLE_NONE + 1; r < ROLE_COUNT; r++) {
        char said[80];
        const char *role = role_word((enum role)r);
        if (r == ROLE_REPORTER || r == ROLE_ADMIN || r == ROLE_AUDITOR || r == ROLE_INSTITUTION || r == ROLE_CPV ||
            r == ROLE_PARALEGAL || r == ROLE_CHP)
            continue;
        post_words(p, role, "", said, sizeof said);
        html(p->b, "<option value=\"%s\"%s>%s</option>", role, strcmp(role, value) == 0 ? " selected" : "", said);
    }
}

static void field_put(struct page *p, const struct filled *f, const struct work_field *one)
{
    const char *value = f->was ? form_get(f->was, one->name) : "";
    bool wrong = *f->fault && strcmp(f->field, one->name) == 0;
    html(p->b, "<div class=\"field%s\"><label for=\"w-%s\">%s", wrong ? " wrong" : "", one->name, word(p, one->label));
    if (one->needed)
        html(p->b, " <span class=\"small dim\">(%s)</span>", word(p, W_SHEET_NEEDED_MARK));
    if (one->kind == INPUT_DAY)
        html(p->b, "<span class=\"hint\">%s</span>", word(p, W_SHEET_DAY_HINT));
    html_raw(p->b, "</label>");
    if (wrong)
        html(p->b, "<span class=\"wrong-why\" role=\"alert\">%s</span>", work_fault_said(p, f->fault));
    if (one->kind == INPUT_CODE || one->kind == INPUT_ROLE) {
        html(p->b, "<select id=\"w-%s\" name=\"%s\">", one->name, one->name);
        if (one->kind == INPUT_ROLE)
            roles(p, value);
        else
            options(p, one, value);
        html_raw(p->b, "</select>");
    } else if (one->kind == INPUT_LONG) {
        html(p->b, "<textarea id=\"w-%s\" name=\"%s\" maxlength=\"%d\">%s</textarea>", one->name, one->name, one->max,
             value);
    } else {
        html(p->b, "<input id=\"w-%s\" name=\"%s\" value=\"%s\" autocomplete=\"off\"", one->name, one->name, value);
        if (one->kind == INPUT_PLACE)
            html_raw(p->b, " list=\"units\"");
        if (one->kind == INPUT_LINE)
            html(p->b, " maxlength=\"%d\"", one->max);
        else if (one->kind == INPUT_DAY)
            html_raw(p->b, " inputmode=\"numeric\"");
        html_raw(p->b, ">");
    }
    html_raw(p->b, "</div>\n");
}

static void form_put(struct page *p, const struct filled *f)
{
    char action[80];
    snprintf(action, sizeof action, "/casework/%s/%s", f->ref, f->form->act);
    if (*f->fault && !*f->field)
        html(p->b, "<p class=\"notice grave\" role=\"alert\">%s</p>\n", work_fault_said(p, f->fault));
    page_form(p, action);
    if (f->form->of_row)
        html(p->b,
             "<input type=\"hidden\" name=\"id\" value=\"%d\"><input type=\"hidden\" name=\"version\" value=\"%d\">\n",
             f->id, f->version);
    else /* it makes a row: sent twice, one */
        page_once(p, f->was);
    if (f->child)
        html(p->b, "<input type=\"hidden\" name=\"child\" value=\"%d\">\n", f->child);
    for (size_t i = 0; i < countof(f->form->field) && f->form->field[i].name; i++)
        field_put(p, f, &f->form->field[i]);
    if (f->form->field[1].kind == INPUT_PLACE)
        unit_choices_put(p, false);
    html(p->b, "<button>%s</button> <a href=\"/cases/%u#work\">%s</a></form>\n", word(p, f->form->title), f->ref,
         word(p, W_WORK_CANCEL));
}

/* A link, or the form itself where the address names it. o: its row, NULL of none. */
static void act_put(struct page *p, const char *act, const char *ref, const json_t *o)
{
    const struct work_form *form = form_of(span_of(act));
    int64_t id = json_num(o, "id", 0), asked = 0;
    (void)span_i64(span_of(form_get(&p->query, "id")), &asked);
    if (strcmp(form_get(&p->query, "work"), act) == 0 && asked == id) {
        struct filled f = {form, ref, id, json_num(o, "version", 0), 0, NULL, "", ""};
        (void)span_i64(span_of(form_get(&p->query, "child")), &f.child);
        html_raw(p->b, "<div class=\"no-print\">");
        form_put(p, &f);
        html_raw(p->b, "</div>");
    } else if (o)
        html(p->b, " <a class=\"no-print\" href=\"/cases/%u?work=%u&amp;id=%d#work\">%s</a>", ref, act, id,
             word(p, form->title));
    else
        html(p->b, "<p class=\"no-print\"><a href=\"/cases/%u?work=%u#work\">%s</a></p>\n", ref, act,
             word(p, form->title));
}

/* --- the sections --- */

static bool is_left(const char *state)
{
    static const char *const left[] = {"planned", "set", "offered", "accepted"};
    for (size_t i = 0; i < countof(left); i++)
        if (strcmp(state, left[i]) == 0)
            return true;
    return false;
}

static void state_put(struct page *p, const char *state, enum work_shown how)
{
    html(p->b, " <span class=\"tag\">%s</span>",
         how == WORK_OVER && is_left(state) ? word(p, W_WORK_IS_LEFT) : work_state_said(p, state));
}

static void service_put(struct page *p, const char *ref, const json_t *o, enum work_shown how)
{
    const bool open = how == WORK_WITH_ACTS;
    const char *state = json_str(o, "state");
    html_raw(p->b, "<li>");
    code_put(p, "intervention_id", json_str(o, "code"));
    html_raw(p->b, " <span class=\"dim\">(");
    code_put(p, "referral_type_id", json_str(o, "need"));
    if (*json_str(o, "provider")) {
        html_raw(p->b, ", ");
        code_put(p, "service_provider_id", json_str(o, "provider"));
    }
    html_raw(p->b, ")</span>");
    day_put(p, W_WORK_DUE, o, "due");
    state_put(p, state, how);
    day_put(p, W_WORK_DONE_ON, o, "done");
    bool planned = strcmp(state, "planned") == 0;
    if (open && (planned || strcmp(state, "refused") == 0))
        act_put(p, "give", ref, o);
    if (open && planned) {
        act_put(p, "refuse", ref, o);
        act_put(p, "strike-service", ref, o);
    }
    html_raw(p->b, "</li>\n");
}

static void hearing_put(struct page *p, const char *ref, const json_t *o, enum work_shown how)
{
    const bool open = how == WORK_WITH_ACTS;
    char day[FIGURE_CAP];
    const char *state = json_str(o, "state");
    figure_day(day_start((int32_t)json_num(o, "day", 0)), day);
    html(p->b, "<li><time>%s</time>: ", day);
    code_put(p, "court_event", json_str(o, "purpose"));
    html(p->b, ", %s", json_str(o, "court"));
    if (*json_str(o, "file"))
        html(p->b, ", %s %s", word(p, W_WORK_FILE), json_str(o, "file"));
    state_put(p, state, how);
    if (*json_str(o, "outcome")) {
        html_raw(p->b, " ");
        code_put(p, "hearing_outcome", json_str(o, "outcome"));
    }
    if (*json_str(o, "order")) {
        html(p->b, ", %s: ", word(p, W_WORK_ORDER));
        code_put(p, "court_order_id", json_str(o, "order"));
    }
    day_put(p, W_WORK_NEXT, o, "next");
    if (open && strcmp(state, "set") == 0) {
        act_put(p, "hold", ref, o);
        act_put(p, "strike-hearing", ref, o);
    }
    html_raw(p->b, "</li>\n");
}

static void referral_put(struct page *p, const json_t *o, enum work_shown how)
{
    char who[160];
    post_words(p, json_str(o, "to_role"), json_str(o, "to_at"), who, sizeof who);
    html(p->b, "<li><a href=\"/referrals/%d\">", json_num(o, "id", 0));
    code_put(p, "referral_type_id", json_str(o, "reason"));
    html(p->b, "</a>: %s", *json_str(o, "to_role") ? who : json_str(o, "to_at"));
    state_put(p, json_str(o, "state"), how);
    day_put(p, W_WORK_DUE, o, "day");
    if (*json_str(o, "feedback"))
        html(p->b, "<div class=\"said\">%s</div>", json_str(o, "feedback"));
    else if (*json_str(o, "why"))
        html(p->b, "<div class=\"said\">%s</div>", json_str(o, "why"));
    html_raw(p->b, "</li>\n");
}

static void referrals_put(struct page *p, const char *ref, const json_t *all, enum work_shown how)
{
    html(p->b, "<section class=\"card\" id=\"referrals\"><h2>%s</h2>\n", word(p, W_REFERRALS));
    if (form_has(&p->query, "climbed"))
        html(p->b, "<p class=\"notice warn\" role=\"status\">%s</p>\n", word(p, W_REFERRAL_CLIMBED));
    if (!json_array_size(all))
        html(p->b, "<p>%s</p>\n", word(p, W_REFERRALS_NONE));
    html_raw(p->b, "<ul>\n");
    for (size_t i = 0; i < json_array_size(all); i++)
        referral_put(p, json_array_get(all, i), how);
    html_raw(p->b, "</ul>\n");
    if (how == WORK_WITH_ACTS) {
        act_put(p, "refer", ref, NULL);
        act_put(p, "transfer", ref, NULL);
    }
    html_raw(p->b, "</section>\n");
}

int casework_left_put(struct page *p, const json_t *work)
{
    static const struct {
        const char *name, *list, *code, *day;
        enum word_key what;
    } all[] = {{"services", "intervention_id", "code", "due", W_STEP_SERVICE_PLANNED},
               {"hearings", "court_event", "purpose", "day", W_STEP_HEARING_SET},
               {"referrals", "referral_type_id", "reason", "day", W_REFERRAL_ONE}};
    int n = 0;
    for (size_t k = 0; k < countof(all); k++) {
        const json_t *rows = json_object_get(work, all[k].name);
        for (size_t i = 0; i < json_array_size(rows); i++) {
            const json_t *o = json_array_get(rows, i);
            if (!is_left(json_str(o, "state")))
                continue;
            html(p->b, "<li>%s: ", word(p, all[k].what));
            code_put(p, all[k].list, json_str(o, all[k].code));
            day_put(p, W_WORK_DUE, o, all[k].day);
            html_raw(p->b, "</li>\n");
            n++;
        }
    }
    return n;
}

void casework_put(struct page *p, const char *ref, const json_t *work, enum work_shown how)
{
    const bool open = how == WORK_WITH_ACTS;
    const json_t *services = json_object_get(work, "services"), *hearings = json_object_get(work, "hearings");
    html(p->b, "<section class=\"card\" id=\"work\"><h2>%s</h2>\n", word(p, W_WORK_PLAN));
    if (!json_array_size(services))
        html(p->b, "<p>%s</p>\n", word(p, W_WORK_NO_SERVICES));
    html_raw(p->b, "<ul>\n");
    for (size_t i = 0; i < json_array_size(services); i++)
        service_put(p, ref, json_array_get(services, i), how);
    html_raw(p->b, "</ul>\n");
    if (open)
        act_put(p, "plan", ref, NULL);
    html(p->b, "</section>\n<section class=\"card\" id=\"court\"><h2>%s</h2>\n", word(p, W_WORK_COURT));
    if (!json_array_size(hearings))
        html(p->b, "<p>%s</p>\n", word(p, W_WORK_NO_HEARINGS));
    html_raw(p->b, "<ul>\n");
    for (size_t i = 0; i < json_array_size(hearings); i++)
        hearing_put(p, ref, json_array_get(hearings, i), how);
    html_raw(p->b, "</ul>\n");
    if (open)
        act_put(p, "set", ref, NULL);
    html_raw(p->b, "</section>\n");
    referrals_put(p, ref, json_object_get(work, "referrals"), how);
}

/* --- acting --- */

static void refused_page(struct page *p, struct filled *f)
{
    p->out->status = 422;
    page_begin(p, word(p, f->form->title));
    html(p->b, "<p><a href=\"/cases/%u\">%s</a></p>\n<section class=\"card\">\n", f->ref, word(p, W_CASE_BACK));
    form_put(p, f);
    html_raw(p->b, "</section>\n");
    page_end(p);
}

static void judged(struct page *p, struct filled *f, const json_t *o)
{
    char to[48];
    if (json_is_true(json_object_get(o, "ok"))) {
        const bool up = json_is_true(json_object_get(o, "climbed"));
        snprintf(to, sizeof to, up ? "/cases/%s?climbed=1#referrals" : "/cases/%s?done=1#work", f->ref);
        page_go(p, to);
    } else if (json_is_true(json_object_get(o, "signed_out"))) {
        page_go(p, "/sign-in");
    } else if (*json_str(o, "fault")) {
        f->fault = json_str(o, "fault");
        f->field = json_str(o, "field");
        refused_page(p, f);
    } else if (json_is_true(json_object_get(o, "stale"))) {
        page_sentence(p, 409, W_WORK_FAULT_STALE);
    } else {
        page_sentence(p, 404, W_NOT_FOUND);
    }
}

/* A place by its name is sent by its code; what is no place may be a unit. */
static const char *typed(struct page *p, const struct work_field *f, char code[AREA_CODE_CAP])
{
    const char *value = form_get(&p->form, f->name);
    if (f->kind != INPUT_PLACE || !*value)
        return value;
    return place_code(p, value, code) ? code : unit_code_typed(p, value, false);
}

void page_casework_act(struct page *p)
{
    char ref[16], code[AREA_CODE_CAP];
    struct filled f = {.form = form_of(p->arg[1]), .ref = ref, .was = &p->form, .fault = "", .field = ""};
    if (!f.form || !span_str(p->arg[0], ref, sizeof ref)) {
        page_sentence(p, 404, W_NOT_FOUND);
        return;
    }
    (void)span_i64(span_of(form_get(&p->form, "id")), &f.id);
    (void)span_i64(span_of(form_get(&p->form, "version")), &f.version);
    (void)span_i64(span_of(form_get(&p->form, "child")), &f.child);
    json_t *r = json_pack("{s:s,s:I,s:I,s:I,s:s}", "ref", ref, "id", (json_int_t)f.id, "version", (json_int_t)f.version,
                          "child", (json_int_t)f.child, "once", form_get(&p->form, "once"));
    for (size_t i = 0; i < countof(f.form->field) && f.form->field[i].name; i++)
        json_object_set_new(r, f.form->field[i].name, json_string(typed(p, &f.form->field[i], code)));
    json_t *o = page_act(p, f.form->op, r);
    if (!o)
        return;
    judged(p, &f, o);
    json_decref(o);
}
