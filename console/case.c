/* case.c - words and forms about cases. Each act is one small form with one field; what a form cannot say an officer
 * writes into its text, as in a text message. */
#include "console/case.h"

#include <string.h>

#include "console/casework.h"
#include "console/figure.h"
#include "forms/words.h"

struct said {
    const char *word;
    enum word_key key;
};

static const char *find(const struct page *p, const struct said *all, size_t n, const char *w)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(all[i].word, w) == 0)
            return word(p, all[i].key);
    return w;
}

const char *state_said(const struct page *p, const char *state)
{
    static const struct said all[] = {{"reported", W_STATE_REPORTED},
                                      {"verified", W_STATE_VERIFIED},
                                      {"close-requested", W_STATE_CLOSE_REQUESTED},
                                      {"closed", W_STATE_CLOSED},
                                      {"discarded", W_STATE_DISCARDED}};
    return find(p, all, countof(all), state);
}

const char *delivery_said(const struct page *p, const char *state)
{
    static const struct said all[] = {{"waiting", W_MESSAGES_WAITING}, {"claimed", W_MESSAGES_CLAIMED},
                                      {"sent", W_MESSAGES_SENT},       {"delivered", W_MESSAGES_DELIVERED},
                                      {"failed", W_MESSAGES_FAILED},   {"dropped", W_MESSAGES_DROPPED},
                                      {"bundled", W_MESSAGES_BUNDLED}};
    return find(p, all, countof(all), state);
}

const char *kind_said(const struct page *p, const char *kind)
{
    static const struct said all[] = {
#define KIND(id, word) {word, W_KIND_##id},
#define PERP(id, word)
#define INTENT(id, word)
#include "forms/words.def"
    };
    return find(p, all, countof(all), kind);
}

const char *perp_said(const struct page *p, const char *perp)
{
    static const struct said all[] = {
#define KIND(id, word)
#define PERP(id, word) {word, W_PERP_##id},
#define INTENT(id, word)
#include "forms/words.def"
    };
    return find(p, all, countof(all), perp);
}

const char *sex_said(const struct page *p, const char *sex)
{
    return *sex == 'F'   ? word(p, W_CASE_GIRL)
           : *sex == 'M' ? word(p, W_CASE_BOY)
           : *sex == 'X' ? word(p, W_CHILD_INTERSEX)
                         : "";
}

/* Texts of one sort have one name. */
static const struct said alike[] = {
    {"guidance.", W_STEP_GUIDANCE}, {"done.", W_STEP_DONE},    {"refuse.", W_STEP_REFUSED},
    {"alarm.", W_STEP_ALARM},       {"duty.", W_STEP_DUTY},    {"sheet.", W_STEP_SHEET_TEXT},
    {"confirm.", W_STEP_CODE},      {"ussd.", W_STEP_MENU},    {"audit.", W_STEP_PRINT},
    {"start.", W_STEP_SETTING},     {"stop.", W_STEP_SETTING}, {"lang.", W_STEP_SETTING},
    {"leave.", W_STEP_SETTING},     {"help", W_STEP_HELP}};

const char *step_said(const struct page *p, const char *phrase_key)
{
    static const struct said all[] = {{"case.opened", W_STEP_OPENED},
                                      {"case.new", W_STEP_NEW},
                                      {"case.joined", W_STEP_JOINED},
                                      {"case.completed", W_STEP_COMPLETED},
                                      {"case.verified", W_STEP_VERIFIED},
                                      {"case.updated", W_STEP_UPDATED},
                                      {"case.passed", W_STEP_PASSED},
                                      {"case.escalated", W_STEP_ESCALATED},
                                      {"case.shared", W_STEP_SHARED},
                                      {"case.bridge", W_STEP_BRIDGE},
                                      {"case.cpims-up", W_STEP_CPIMS_UP},
                                      {"case.cpims-aside", W_STEP_CPIMS_ASIDE},
                                      {"case.cpims-said", W_STEP_CPIMS_SAID},
                                      {"case.cpims", W_STEP_CPIMS_TOLD},
                                      {"case.sheet", W_STEP_SHEET},
                                      {"case.sheet-changed", W_STEP_SHEET_CHANGED},
                                      {"case.sheet-struck", W_STEP_SHEET_STRUCK},
                                      {"service.planned", W_STEP_SERVICE_PLANNED},
                                      {"service.given", W_STEP_SERVICE_GIVEN},
                                      {"service.refused", W_STEP_SERVICE_REFUSED},
                                      {"service.struck", W_STEP_SERVICE_STRUCK},
                                      {"hearing.set", W_STEP_HEARING_SET},
                                      {"hearing.held", W_STEP_HEARING_HELD},
                                      {"hearing.struck", W_STEP_HEARING_STRUCK},
                                      {"case.child", W_STEP_CHILD},
                                      {"case.child-away", W_STEP_CHILD_AWAY},
                                      {"referral.offered", W_STEP_REFERRAL_OFFERED},
                                      {"referral.accepted", W_STEP_REFERRAL_ACCEPTED},
                                      {"referral.refused", W_STEP_REFERRAL_REFUSED},
                                      {"referral.returned", W_STEP_REFERRAL_RETURNED},
                                      {"referral.withdrawn", W_STEP_REFERRAL_WITHDRAWN},
                                      {"referral.answered", W_STEP_REFERRAL_ANSWERED},
                                      {"case.moved", W_STEP_MOVED},
                                      {"case.transferred", W_STEP_TRANSFERRED},
                                      {"case.merged", W_STEP_MERGED},
                                      {"case.severity", W_STEP_SEVERITY},
                                      {"case.kind", W_STEP_KIND},
                                      {"case.close-requested", W_STEP_CLOSE_REQUESTED},
                                      {"case.close-rejected", W_STEP_CLOSE_REJECTED},
                                      {"case.closed", W_STEP_CLOSED},
                                      {"case.discarded", W_STEP_DISCARDED},
                                      {"case.reopened", W_STEP_REOPENED},
                                      {"case.disputed", W_STEP_DISPUTED},
                                      {"report.received", W_STEP_RECEIPT},
                                      {"case.new-shared", W_STEP_NEW_SHARED},
                                      {"case.reminder", W_STEP_REMINDER},
                                      {"case.digest", W_STEP_DIGEST},
                                      {"case.bundle", W_STEP_BUNDLE},
                                      {"case.status", W_STEP_STATUS},
                                      {"case.list", W_STEP_LIST},
                                      {"report.repeated", W_STEP_REPEATED},
                                      {"report.completed", W_STEP_REPORT_COMPLETED},
                                      {"ask.details", W_STEP_ASK_DETAILS},
                                      {"ask.action", W_STEP_ASK_ACTION},
                                      {"ask.explanation", W_STEP_ASK_EXPLANATION},
                                      {"ask.case", W_STEP_ASK_CASE},
                                      {"confirm.code", W_STEP_CODE},
                                      {"guidance", W_STEP_GUIDANCE}};
    for (size_t i = 0; i < countof(alike); i++)
        if (span_starts(span_of(phrase_key), alike[i].word))
            return word(p, alike[i].key);
    return find(p, all, countof(all), phrase_key);
}

void kinds_put(struct page *p, const json_t *kinds)
{
    for (size_t i = 0; i < json_array_size(kinds); i++)
        html(p->b, i ? ", %s" : "%s", kind_said(p, json_string_value(json_array_get(kinds, i))));
    if (!json_array_size(kinds))
        html(p->b, "%s", word(p, W_CASE_KIND_NONE));
}

void severity_put(struct page *p, const char *severity)
{
    static const char *const class[] = {"", "s1", "s2", "s3", "s4"};
    enum severity s = severity_of(span_of(severity));
    html(p->b, "<span class=\"tag %s\">%s</span>", class[s], severity);
}

void place_said(const struct page *p, const char *code, char *out, size_t cap)
{
    struct area a;
    struct text t;
    text_init(&t, out, cap);
    if (!area_read(p->c->areas, span_of(code), &a)) {
        text_str(&t, *code ? code : word(p, W_CASE_PLACE_NONE));
        return;
    }
    text_span(&t, area_name(p->c->areas, a));
    struct area county = area_up(a, AREA_COUNTY);
    if (a.level > AREA_COUNTY && county.level) {
        text_str(&t, ", ");
        text_span(&t, area_name(p->c->areas, county));
    }
}

const char *days_said(const struct page *p, int64_t days, char *out, size_t cap)
{
    struct text t;
    text_init(&t, out, cap);
    for (const char *w = word(p, W_MAP_DAYS_N); *w; w++)
        if (*w == '#')
            text_i64(&t, days);
        else
            text_char(&t, *w);
    return out;
}

void moment_put(struct page *p, int64_t time_s)
{
    char moment[FIGURE_CAP];
    figure_moment(time_s, moment);
    html(p->b, "<time>%s</time>", moment);
}

/* --- forms of acts --- */

static const struct {
    enum word_key title, label, hint;
    const char *field; /* text, reason, into */
    bool wanted, grave;
} acts[CASE_ACTS] = {
    [CASE_ACT_VERIFY] = {W_ACT_VERIFY, W_ACT_VERIFY_TEXT, W_ACT_VERIFY_HINT, "text", false, false},
    [CASE_ACT_UPDATE] = {W_ACT_UPDATE, W_ACT_UPDATE_TEXT, W_ACT_TOLD_HINT, "text", true, false},
    [CASE_ACT_CLOSE] = {W_ACT_CLOSE, W_ACT_CLOSE_TEXT, W_ACT_WHY_HINT, "text", true, true},
    [CASE_ACT_DISCARD] = {W_ACT_DISCARD, W_ACT_DISCARD_TEXT, W_ACT_WHY_HINT, "text", true, true},
    [CASE_ACT_CONFIRM] = {W_ACT_CONFIRM, W_NAME, W_ACT_CONFIRM_HINT, NULL, false, true},
    [CASE_ACT_REJECT] = {W_ACT_REJECT, W_ACT_WHY, W_ACT_REJECT_HINT, "text", true, false},
    [CASE_ACT_REOPEN] = {W_ACT_REOPEN, W_ACT_WHY, W_ACT_REOPEN_HINT, "text", true, false},
    [CASE_ACT_PASS] = {W_ACT_PASS, W_ACT_WHY, W_ACT_PASS_HINT, "text", true, false},
    [CASE_ACT_SHARE] = {W_ACT_SHARE, W_ACT_REASON, W_ACT_SHARE_HINT, "reason", false, false},
    [CASE_ACT_REFER] = {W_ACT_REFER, W_ACT_WHY, W_ACT_SHARE_HINT, "reason", true, false},
    [CASE_ACT_REASSIGN] = {W_ACT_REASSIGN, W_ACT_PLACE, W_ACT_PLACE_HINT, "place", true, false},
    [CASE_ACT_SEVERITY] = {W_ACT_SEVERITY, W_ACT_WHY, W_ACT_SEVERITY_HINT, "reason", true, false},
    [CASE_ACT_KIND] = {W_ACT_KIND, W_ACT_WHY, W_ACT_KIND_HINT, "reason", true, false},
    [CASE_ACT_MERGE] = {W_ACT_MERGE, W_ACT_INTO, W_ACT_MERGE_HINT, "into", true, true},
};

enum word_key act_title(enum case_act a)
{
    return acts[a].title;
}

static const char *was(const struct act_form *f, const char *name)
{
    return f->was ? form_get(f->was, name) : "";
}

static void choose(struct page *p, const struct act_form *f, const char *name, enum word_key label,
                   const char *const *values)
{
    const char *act = case_act_word(f->act);
    html(p->b, "<div class=\"field\"><label for=\"%s-%s\">%s</label><select id=\"%s-%s\" name=\"%s\">\n", act, name,
         word(p, label), act, name, name);
    for (; *values; values++) {
        char said[80];
        post_words(p, *values, "", said, sizeof said);
        html(p->b,
             strcmp(*values, was(f, name)) == 0 ? "<option value=\"%s\" selected>%s</option>\n"
                                                : "<option value=\"%s\">%s</option>\n",
             *values, said);
    }
    html_raw(p->b, "</select></div>\n");
}

static void choose_kind(struct page *p, const struct act_form *f)
{
    html(p->b, "<div class=\"field\"><label for=\"kind-kind\">%s</label><select id=\"kind-kind\" name=\"kind\">\n",
         word(p, W_CASES_KIND));
    for (int k = KIND_NONE + 1; k < KIND_COUNT; k++)
        html(p->b,
             strcmp(kind_word((enum kind)k), was(f, "kind")) == 0 ? "<option value=\"%s\" selected>%s</option>\n"
                                                                  : "<option value=\"%s\">%s</option>\n",
             kind_word((enum kind)k), kind_said(p, kind_word((enum kind)k)));
    html_raw(p->b, "</select></div>\n");
}

static void text_field(struct page *p, const struct act_form *f)
{
    const char *act = case_act_word(f->act), *name = acts[f->act].field;
    bool wrong = f->wrong && !f->wrong_proof, small = strcmp(name, "place") == 0 || strcmp(name, "into") == 0;
    html(p->b, "<div class=\"field%s\"><label for=\"%s-%s\">%s <span class=\"hint\">%s</span></label>\n",
         wrong ? " wrong" : "", act, name, word(p, acts[f->act].label), word(p, acts[f->act].hint));
    if (wrong)
        html(p->b, "<span class=\"wrong-why\" id=\"%s-wrong\" role=\"alert\">%s</span>\n", act, f->wrong);
    if (small)
        html(p->b, "<input id=\"%s-%s\" name=\"%s\" value=\"%s\"", act, name, name, was(f, name));
    else
        html(p->b, "<textarea id=\"%s-%s\" name=\"%s\" maxlength=\"400\"", act, name, name);
    if (wrong)
        html(p->b, " aria-invalid=\"true\" aria-describedby=\"%s-wrong\"", act);
    html_raw(p->b, acts[f->act].wanted ? " required>" : ">");
    if (!small)
        html(p->b, "%s</textarea>", was(f, name));
    html_raw(p->b, "</div>\n");
}

static void proof_field(struct page *p, const struct act_form *f)
{
    const char *act = case_act_word(f->act);
    html(p->b, "<div class=\"field%s\"><label for=\"%s-password\">%s <span class=\"hint\">%s</span></label>\n",
         f->wrong_proof ? " wrong" : "", act, word(p, W_ACT_PROOF), word(p, W_ACT_PROOF_HINT));
    if (f->wrong_proof)
        html(p->b, "<span class=\"wrong-why\" role=\"alert\">%s</span>\n", f->wrong);
    html(p->b,
         "<input id=\"%s-password\" name=\"password\" type=\"password\" autocomplete=\"current-password\" "
         "required></div>\n",
         act);
}

/* Closing ends the reminders of what is still to be done: it is listed, and a tick asked for. */
static void left_field(struct page *p, const struct act_form *f)
{
    const bool ticked = *was(f, "same") != 0;
    if (f->act != CASE_ACT_CLOSE && f->act != CASE_ACT_DISCARD)
        return;
    html_raw(p->b, "<ul>\n");
    const int left = casework_left_put(p, f->work);
    html_raw(p->b, "</ul>\n");
    if (left || ticked)
        html(p->b, "<label><input type=\"checkbox\" name=\"same\" value=\"1\" required%s> %s</label>\n",
             ticked ? " checked" : "", word(p, W_WORK_LEFT));
}

void act_form_put(struct page *p, const struct act_form *f)
{
    static const char *const agencies[] = {"police", "health", "odpp", "helpline", "csac", "cbc", NULL};
    static const char *const severities[] = {"S1", "S2", "S3", "S4", NULL};
    char action[64];
    struct text t;
    text_init(&t, action, sizeof action);
    text_str(&t, "/cases/");
    text_str(&t, f->ref);
    text_str(&t, "/");
    text_str(&t, case_act_word(f->act));
    page_form(p, action);
    html(p->b, "<input type=\"hidden\" name=\"version\" value=\"%d\">\n", f->version);
    page_once(p, NULL);
    if (f->act == CASE_ACT_SHARE || f->act == CASE_ACT_REFER)
        choose(p, f, "role", W_ACT_AGENCY, agencies);
    if (f->act == CASE_ACT_SEVERITY)
        choose(p, f, "severity", W_CASE_SEVERITY, severities);
    if (f->act == CASE_ACT_KIND)
        choose_kind(p, f);
    if (acts[f->act].field)
        text_field(p, f);
    else {
        html(p->b, "<p>%s</p>\n", word(p, acts[f->act].hint));
        if (f->wrong && !f->wrong_proof)
            html(p->b, "<p class=\"wrong-why\" role=\"alert\">%s</p>\n", f->wrong);
    }
    left_field(p, f);
    if (f->prove)
        proof_field(p, f);
    html(p->b, acts[f->act].grave ? "<button class=\"grave\">%s</button></form>\n" : "<button>%s</button></form>\n",
         word(p, acts[f->act].title));
}
