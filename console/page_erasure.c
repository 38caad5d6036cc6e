/* page_erasure.c - erasing a record of the register: asked for on its page, done by a second person with the code they
 * were sent, by SMS or here. Whoever is second may be an auditor, who sees no names: here stands what is asked, and by
 * what number. */
#include <stdio.h>
#include <string.h>

#include "console/care.h"
#include "console/erasure.h"
#include "console/pages.h"
#include "console/sheet.h"
#include "console/staff.h"
#include "core/record.h"

bool erasure_gone(struct page *p, const json_t *o)
{
    char when[FIGURE_CAP];
    int64_t erased_s = json_num(o, "erased_s", 0);
    if (!erased_s)
        return false;
    figure_moment(erased_s, when);
    p->out->status = 410;
    page_begin(p, word(p, W_SET_ERASED));
    html(p->b, "<p>%s %s.</p>\n", word(p, W_ERASE_GONE), when);
    page_end(p);
    return true;
}

/* --- on the record's own page --- */

static void kept_put(struct page *p, const char *kept)
{
    static const enum word_key said[RECORD_KEPTS] = {
#define X(id, word, why) [RECORD_KEPT_##id] = W_ERASE_KEPT_##id,
        RECORD_KEPT_TABLE(X)
#undef X
    };
    for (int k = RECORD_FREE + 1; k < RECORD_KEPTS; k++)
        if (strcmp(kept, record_kept_word((enum record_kept)k)) == 0)
            html(p->b, "<p>%s %s</p>\n", word(p, W_ERASE_KEPT), word(p, said[k]));
}

static void ask_form(struct page *p, enum about about, int64_t id)
{
    static const enum role seconds[] = {ROLE_NATIONAL, ROLE_SECRETARY, ROLE_AUDITOR};
    const struct field reason = {"reason", form_get(&p->form, "reason"), NULL, W_ERASE_REASON, 0, true};
    page_form(p, "/erasures");
    html(p->b,
         "<input type=\"hidden\" name=\"act\" value=\"ask\"><input type=\"hidden\" name=\"about\" value=\"%s\"><input "
         "type=\"hidden\" name=\"subject\" value=\"%d\">",
         about_word(about), id);
    staff_field(p, &reason);
    html(p->b, "<div class=\"field\"><label for=\"second\">%s</label><select id=\"second\" name=\"second\">",
         word(p, W_ERASE_SECOND));
    for (size_t i = 0; i < countof(seconds); i++) {
        char words[120];
        post_words(p, role_word(seconds[i]), "", words, sizeof words);
        html(p->b, "<option value=\"%s\">%s</option>", role_word(seconds[i]), words);
    }
    html(p->b, "</select></div>\n<button class=\"second\">%s</button></form>\n", word(p, W_ERASE_ASK));
}

static void confirm_form(struct page *p, const json_t *asked)
{
    const enum about about = about_of(span_of(json_str(asked, "about")));
    char until[FIGURE_CAP];
    figure_moment(json_num(asked, "until_s", 0), until);
    html(p->b, "<p>%s: %s %d, %s %s.</p>\n<blockquote>%s</blockquote>\n", word(p, W_ERASE_WAITS),
         about ? word(p, sheet_about_word(about)) : "", json_num(asked, "id", 0), word(p, W_ERASE_UNTIL), until,
         json_str(asked, "reason"));
    page_form(p, "/erasures");
    page_once(p, NULL);
    html(p->b,
         "<input type=\"hidden\" name=\"act\" value=\"confirm\"><div class=\"field\"><label "
         "for=\"code\">%s</label><input "
         "id=\"code\" name=\"code\" inputmode=\"numeric\" autocomplete=\"one-time-code\" pattern=\"[0-9]{6}\" "
         "maxlength=\"6\" required></div>\n<button>%s</button></form>\n",
         word(p, W_ERASE_CODE), word(p, W_ERASE_DO));
}

void erasure_put(struct page *p, enum about about, int64_t id, const json_t *o)
{
    const json_t *e = json_object_get(o, "erasure"), *asked = json_object_get(e, "asked");
    const char *kept = json_str(e, "kept");
    if (!json_is_true(json_object_get(e, "may")) && !asked)
        return;
    html(p->b, asked ? "<details class=\"card no-print\" id=\"erasure\" open>"
                     : "<details class=\"card no-print\" id=\"erasure\">");
    html(p->b, "<summary>%s</summary>\n<p>%s</p>\n", word(p, W_ERASE), word(p, W_ERASE_IS));
    if (about == ABOUT_CHILD)
        html(p->b, "<p>%s</p>\n", word(p, W_ERASE_CASES));
    if (asked)
        confirm_form(p, asked);
    else if (*kept)
        kept_put(p, kept);
    else
        ask_form(p, about, id);
    html_raw(p->b, "</details>\n");
}

/* What was asked and refused, with what was typed. False: nothing was asked. */
static bool asked_again(struct page *p)
{
    const enum about about = about_of(span_of(form_get(&p->form, "about")));
    int64_t id = 0;
    if (strcmp(form_get(&p->form, "act"), "ask") != 0 || !about ||
        !span_i64(span_of(form_get(&p->form, "subject")), &id))
        return false;
    html(p->b, "<h2>%s: %s %d</h2>\n", word(p, W_ERASE), word(p, sheet_about_word(about)), id);
    ask_form(p, about, id);
    return true;
}

/* --- the second person's page --- */

static void erasures_page(struct page *p, const char *why, enum word_key well)
{
    json_t *o = page_act(p, "record.asked", json_object());
    if (!o)
        return;
    const json_t *asked = json_object_get(o, "asked");
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else {
        p->out->status = why ? 422 : 200;
        page_begin(p, word(p, W_ERASURES));
        if (why)
            staff_notice(p, why);
        else if (well)
            html(p->b, "<div class=\"notice well\" role=\"status\"><p>%s</p></div>\n", word(p, well));
        html_raw(p->b, "<section class=\"card\">\n");
        if (asked)
            confirm_form(p, asked);
        else if (!asked_again(p))
            html(p->b, "<p>%s</p>\n", word(p, W_ERASE_NOTHING));
        html_raw(p->b, "</section>\n");
        page_end(p);
    }
    json_decref(o);
}

void page_erasures(struct page *p)
{
    const char *done = form_get(&p->query, "done");
    erasures_page(p, NULL,
                  strcmp(done, "asked") == 0    ? W_ERASE_ASKED
                  : strcmp(done, "erased") == 0 ? W_ERASE_DONE
                                                : (enum word_key)0);
}

static void asked_for(struct page *p)
{
    static const char *const passed[] = {"about", "subject", "second", "reason"};
    json_t *refused = NULL, *request = json_object();
    for (size_t i = 0; i < countof(passed); i++)
        json_object_set_new(request, passed[i], json_string(form_get(&p->form, passed[i])));
    if (!care_did(p, "record.erase", request, "/erasures?done=asked", &refused) && !erasure_gone(p, refused))
        erasures_page(p, json_str(refused, "error"), 0);
    json_decref(refused);
}

static void confirmed(struct page *p)
{
    json_t *o =
        page_act(p, "record.confirm",
                 json_pack("{s:s,s:s}", "code", form_get(&p->form, "code"), "once", form_get(&p->form, "once")));
    if (!o)
        return;
    const json_t *first = json_array_get(json_object_get(o, "answers"), 0);
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else if (!json_is_true(json_object_get(o, "ok")))
        erasures_page(p, json_str(o, "error"), 0);
    else if (strcmp(json_str(first, "key"), "done.record-erased") == 0)
        page_go(p, "/erasures?done=erased");
    else
        erasures_page(p, first ? json_str(first, "text") : word(p, W_ERASE_NOTHING), 0);
    json_decref(o);
}

void page_erasures_sent(struct page *p)
{
    if (strcmp(form_get(&p->form, "act"), "confirm") == 0)
        confirmed(p);
    else
        asked_for(p);
}
