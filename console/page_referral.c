/* page_referral.c - the work list of referrals, and one of them for either side: what was asked, and the answers that
 * may follow. What was told in words comes from the engine, which writes down who reads it. */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "console/case.h"
#include "console/casework.h"
#include "console/pages.h"
#include "console/table.h"

/* A unit where nobody has a post is its code. */
static void side_words(const struct page *p, const json_t *o, const char *side, char *out, size_t cap)
{
    char role[16], at[16];
    snprintf(role, sizeof role, "%s_role", side);
    snprintf(at, sizeof at, "%s_at", side);
    if (*json_str(o, role))
        post_words(p, json_str(o, role), json_str(o, at), out, cap);
    else
        snprintf(out, cap, "%s", json_str(o, at));
}

static void list_put(struct page *p, const json_t *all, enum word_key caption)
{
    static const struct column c[] = {{W_REFERRAL_BY, false},   {W_REFERRAL_REASON, false}, {W_CASES_REF, false},
                                      {W_REFERRAL_FROM, false}, {W_REFERRAL_TO, false},     {W_REFERRAL_STATE, false}};
    html(p->b, "<h2>%s</h2>\n", word(p, caption));
    if (!json_array_size(all)) {
        html(p->b, "<p>%s</p>\n", word(p, W_REFERRALS_NONE));
        return;
    }
    table_begin(p, word(p, caption), c, countof(c));
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *o = json_array_get(all, i);
        char day[FIGURE_CAP], who[160], to[40];
        figure_day(day_start((int32_t)json_num(o, "day", 0)), day);
        snprintf(to, sizeof to, "/referrals/%lld", (long long)json_num(o, "id", 0));
        table_row(p);
        table_name(p, day, to);
        html(p->b, "<td data-l=\"%s\">", word(p, W_REFERRAL_REASON));
        code_put(p, "referral_type_id", json_str(o, "reason"));
        html_raw(p->b, "</td>");
        table_cell(p, &c[2], ref_shown(p, json_str(o, "ref")));
        side_words(p, o, "from", who, sizeof who);
        table_cell(p, &c[3], who);
        side_words(p, o, "to", who, sizeof who);
        table_cell(p, &c[4], who);
        table_cell(p, &c[5], work_state_said(p, json_str(o, "state")));
        table_row_end(p);
    }
    table_end(p);
}

void page_referrals(struct page *p)
{
    json_t *o = page_query(p, "referrals", json_pack("{s:I}", "person", (json_int_t)p->who.person));
    if (!o)
        return;
    page_begin(p, word(p, W_REFERRALS));
    list_put(p, json_object_get(o, "to"), W_REFERRALS_TO);
    list_put(p, json_object_get(o, "from"), W_REFERRALS_FROM);
    page_end(p);
    json_decref(o);
}

/* --- one --- */

static const struct {
    const char *to;
    enum word_key title;
} moves[] = {{"accepted", W_REFERRAL_DO_ACCEPT},
             {"refused", W_REFERRAL_DO_REFUSE},
             {"returned", W_REFERRAL_DO_RETURN},
             {"withdrawn", W_REFERRAL_DO_WITHDRAW}};

static void fact(struct page *p, enum word_key key, const char *value)
{
    if (*value)
        html(p->b, "<dt>%s</dt><dd>%s</dd>\n", word(p, key), value);
}

static void facts(struct page *p, const json_t *o)
{
    char who[160], day[FIGURE_CAP];
    figure_day(day_start((int32_t)json_num(o, "day", 0)), day);
    html(p->b, "<dl class=\"facts\"><dt>%s</dt><dd>", word(p, W_REFERRAL_REASON));
    code_put(p, "referral_type_id", json_str(o, "reason"));
    html_raw(p->b, "</dd>\n");
    side_words(p, o, "from", who, sizeof who);
    fact(p, W_REFERRAL_FROM, who);
    side_words(p, o, "to", who, sizeof who);
    fact(p, W_REFERRAL_TO, who);
    fact(p, W_REFERRAL_BY, day);
    fact(p, W_REFERRAL_STATE, work_state_said(p, json_str(o, "state")));
    fact(p, W_REFERRAL_TOLD, json_str(o, "told"));
    fact(p, W_REFERRAL_WHY, json_str(o, "why"));
    fact(p, W_REFERRAL_FEEDBACK, json_str(o, "feedback"));
    html_raw(p->b, "</dl>\n");
}

static bool may(const json_t *all, const char *to)
{
    for (size_t i = 0; i < json_array_size(all); i++)
        if (strcmp(json_string_value(json_array_get(all, i)), to) == 0)
            return true;
    return false;
}

static void answer_form(struct page *p, const json_t *o, size_t m, int64_t id)
{
    char action[48];
    snprintf(action, sizeof action, "/referrals/%lld", (long long)id);
    bool sent = strcmp(form_get(&p->form, "to"), moves[m].to) == 0;
    html_raw(p->b, sent ? "<details class=\"no-print\" open>" : "<details class=\"no-print\">");
    html(p->b, "<summary>%s</summary>\n", word(p, moves[m].title));
    page_form(p, action);
    html(p->b,
         "<input type=\"hidden\" name=\"to\" value=\"%s\"><input type=\"hidden\" name=\"version\" value=\"%d\">\n<div "
         "class=\"field\"><label for=\"r-%s\">%s</label><textarea id=\"r-%s\" name=\"text\" "
         "maxlength=\"400\">%s</textarea></div>\n<button>%s</button></form></details>\n",
         moves[m].to, json_num(o, "version", 0), moves[m].to, word(p, W_REFERRAL_WORDS), moves[m].to,
         sent ? form_get(&p->form, "text") : "", word(p, moves[m].title));
}

/* why: the sentence above, "" none. */
static void show(struct page *p, int64_t id, const char *why)
{
    json_t *o = page_act(p, "referral.read", json_pack("{s:I}", "id", (json_int_t)id));
    if (!o)
        return;
    if (!json_is_true(json_object_get(o, "ok"))) {
        if (json_is_true(json_object_get(o, "signed_out")))
            page_go(p, "/sign-in");
        else
            page_sentence(p, 404, W_NOT_FOUND);
        json_decref(o);
        return;
    }
    const json_t *one = json_object_get(o, "referral"), *all = json_object_get(o, "may");
    page_begin(p, word(p, W_REFERRAL_ONE));
    if (json_is_true(json_object_get(o, "sees")))
        html(p->b, "<p><a href=\"/cases/%u\">%s %s</a></p>\n", json_str(o, "ref"), word(p, W_CASES_REF),
             ref_shown(p, json_str(o, "ref")));
    else
        html(p->b, "<p>%s %s. %s</p>\n", word(p, W_CASES_REF), ref_shown(p, json_str(o, "ref")),
             word(p, W_REFERRAL_NOT_YET));
    if (*why)
        html(p->b, "<p class=\"notice grave\" role=\"alert\">%s</p>\n", why);
    facts(p, one);
    for (size_t m = 0; m < countof(moves); m++)
        if (may(all, moves[m].to))
            answer_form(p, one, m, id);
    html(p->b, "<p><a href=\"/referrals\">%s</a></p>\n", word(p, W_REFERRALS));
    page_end(p);
    json_decref(o);
}

void page_referral(struct page *p)
{
    int64_t id = 0;
    if (span_i64(p->arg[0], &id) && id > 0)
        show(p, id, "");
    else
        page_sentence(p, 404, W_NOT_FOUND);
}

void page_referral_act(struct page *p)
{
    int64_t id = 0, version = 0;
    char to[48];
    (void)span_i64(p->arg[0], &id);
    (void)span_i64(span_of(form_get(&p->form, "version")), &version);
    json_t *o = page_act(p, "referral.move",
                         json_pack("{s:I,s:I,s:s,s:s}", "id", (json_int_t)id, "version", (json_int_t)version, "to",
                                   form_get(&p->form, "to"), "text", form_get(&p->form, "text")));
    if (!o)
        return;
    snprintf(to, sizeof to, "/referrals/%lld", (long long)id);
    if (json_is_true(json_object_get(o, "ok")))
        page_go(p, to);
    else if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else if (*json_str(o, "fault") || json_is_true(json_object_get(o, "stale"))) {
        p->out->status = 422;
        show(p, id, *json_str(o, "fault") ? work_fault_said(p, json_str(o, "fault")) : word(p, W_WORK_FAULT_STALE));
    } else
        page_sentence(p, 404, W_NOT_FOUND);
    json_decref(o);
}
