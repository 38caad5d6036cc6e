/* page_bridge.c - the bridge to CPIMS: which cases wait to be told, which CPIMS has and what it made of them, and which
 * nobody took, with what was answered; there a person sends them again or leaves them out. */
#include <stdio.h>
#include <string.h>

#include "console/case.h"
#include "console/pages.h"
#include "console/staff.h"
#include "console/table.h"

static const struct {
    const char *state;
    enum word_key key;
    bool again, skip; /* what may be done with one */
} states[] = {{"quarantined", W_BRIDGE_QUARANTINED, true, true},
              {"waiting", W_BRIDGE_WAITING, true, true},
              {"acknowledged", W_BRIDGE_ACKNOWLEDGED, false, false},
              {"skipped", W_BRIDGE_SKIPPED, true, false}};

static const struct {
    const char *why;
    enum word_key key;
} reasons[] = {{"no-answer", W_BRIDGE_WHY_NO_ANSWER},
               {"time", W_BRIDGE_WHY_TIME},
               {"connect", W_BRIDGE_WHY_CONNECT},
               {"certificate", W_BRIDGE_WHY_CERTIFICATE},
               {"redirect", W_BRIDGE_WHY_REDIRECT},
               {"status", W_BRIDGE_WHY_STATUS},
               {"token", W_BRIDGE_WHY_TOKEN},
               {"unready", W_BRIDGE_WHY_UNREADY},
               {"memory", W_BRIDGE_WHY_MEMORY},
               {"store", W_BRIDGE_WHY_STORE},
               {"no-json", W_BRIDGE_WHY_NO_JSON},
               {"other-case", W_BRIDGE_WHY_OTHER_CASE},
               {"refused", W_BRIDGE_WHY_REFUSED},
               {"odd-status", W_BRIDGE_WHY_ODD_STATUS},
               {"odd-comment", W_BRIDGE_WHY_ODD_COMMENT},
               {"not-there", W_BRIDGE_WHY_NOT_THERE},
               {"discarded", W_BRIDGE_WHY_DISCARDED},
               {"merged", W_BRIDGE_WHY_MERGED},
               {"person", W_BRIDGE_WHY_PERSON}};

static size_t state_at(const char *word)
{
    size_t i = 0;
    while (i + 1 < countof(states) && strcmp(states[i].state, word) != 0)
        i++;
    return i;
}

/* What needs a person stands first. */
static size_t state_shown(const struct page *p)
{
    const char *typed = form_get(&p->query, "state");
    return *typed ? state_at(typed) : 0;
}

static const char *why_said(const struct page *p, const char *why)
{
    for (size_t i = 0; i < countof(reasons); i++)
        if (strcmp(reasons[i].why, why) == 0)
            return word(p, reasons[i].key);
    return why;
}

/* --- the list --- */

static const struct column columns[] = {{W_CASES_REF, false},   {W_BRIDGE_STATE, false}, {W_BRIDGE_WHY, false},
                                        {W_BRIDGE_TRIES, true}, {W_BRIDGE_NEXT, false},  {W_BRIDGE_THERE, false},
                                        {W_BRIDGE_DO, false}};

static void why_cell(struct page *p, const json_t *one)
{
    const char *why = json_str(one, "why");
    html(p->b, "<td data-l=\"%s\">%s", word(p, W_BRIDGE_WHY), why_said(p, why));
    if (*why && json_num(one, "status", 0))
        html(p->b, " (HTTP %d)", json_num(one, "status", 0));
    html_raw(p->b, "</td>");
}

static void moment_cell(struct page *p, const json_t *one, bool waits)
{
    char when[FIGURE_CAP] = "";
    int64_t at_s = json_num(one, waits ? "due_s" : "ask_s", 0);
    html(p->b, "<td data-l=\"%s\">", word(p, W_BRIDGE_NEXT));
    if (at_s)
        figure_moment(at_s, when);
    html(p->b, "%s</td>", at_s ? when : waits ? word(p, W_BRIDGE_NOW) : "");
}

static void there_cell(struct page *p, const json_t *one)
{
    const char *said = json_str(one, "said");
    char when[FIGURE_CAP];
    html(p->b, "<td data-l=\"%s\">%s", word(p, W_BRIDGE_THERE), json_str(one, "serial"));
    if (json_num(one, "acked_s", 0)) {
        figure_moment(json_num(one, "acked_s", 0), when);
        html(p->b, " <span class=\"small dim\">%s %s</span>", word(p, W_BRIDGE_SINCE), when);
    }
    if (*said)
        html(p->b, "<br>%s", word(p, strcmp(said, "003") == 0 ? W_BRIDGE_ASIDE : W_BRIDGE_UP));
    html_raw(p->b, "</td>");
}

static void do_cell(struct page *p, const json_t *one, size_t state)
{
    html(p->b, "<td data-l=\"%s\" class=\"no-print\">", word(p, W_BRIDGE_DO));
    if (states[state].again || states[state].skip) {
        page_form(p, "/bridge");
        html(p->b,
             "<input type=\"hidden\" name=\"ref\" value=\"%s\"><input type=\"hidden\" name=\"state\" value=\"%s\">",
             json_str(one, "ref"), states[state].state);
        if (states[state].again)
            html(p->b, "<button class=\"second\" name=\"act\" value=\"again\">%s</button> ", word(p, W_BRIDGE_AGAIN));
        if (states[state].skip)
            html(p->b, "<button class=\"second\" name=\"act\" value=\"skip\">%s</button>", word(p, W_BRIDGE_SKIP));
        html_raw(p->b, "</form>");
    }
    html_raw(p->b, "</td>");
}

static void row_put(struct page *p, const json_t *one)
{
    char href[40];
    size_t state = state_at(json_str(one, "state"));
    snprintf(href, sizeof href, "/cases/%.8s", json_str(one, "ref"));
    table_row(p);
    table_name(p, ref_shown(p, json_str(one, "ref")), viewer_sees_no_case(p) ? NULL : href);
    table_cell(p, &columns[1], word(p, states[state].key));
    why_cell(p, one);
    table_count(p, &columns[3], json_num(one, "tries", 0));
    moment_cell(p, one, strcmp(states[state].state, "waiting") == 0);
    there_cell(p, one);
    do_cell(p, one, state);
    table_row_end(p);
}

static void choice_put(struct page *p, const json_t *counts, size_t shown)
{
    html(p->b, "<nav class=\"no-print row\" aria-label=\"%s\">\n", word(p, W_BRIDGE_STATE));
    for (size_t i = 0; i < countof(states); i++) {
        char count[FIGURE_CAP];
        figure_count(json_num(counts, states[i].state, 0), count);
        html(p->b, "<a class=\"button second\" href=\"/bridge?state=%s\"", states[i].state);
        html_raw(p->b, i == shown ? " aria-current=\"true\">" : ">");
        html(p->b, "%s: %s</a>\n", word(p, states[i].key), count);
    }
    html_raw(p->b, "</nav>\n");
}

static void list_put(struct page *p, const json_t *o, size_t shown)
{
    const json_t *rows = json_object_get(o, "rows");
    size_t n = json_array_size(rows);
    if (!n) {
        html(p->b, "<p>%s</p>\n", word(p, W_BRIDGE_NONE));
        return;
    }
    table_begin(p, word(p, states[shown].key), columns, countof(columns));
    for (size_t i = 0; i < n; i++)
        row_put(p, json_array_get(rows, i));
    table_end(p);
    if (json_is_true(json_object_get(o, "more")))
        html(p->b, "<p><a class=\"button second\" href=\"/bridge?state=%s&amp;before=%d\">%s</a></p>\n",
             states[shown].state, json_num(json_array_get(rows, n - 1), "id", 0), word(p, W_BRIDGE_MORE));
    if (shown == 0) {
        page_form(p, "/bridge");
        html(p->b, "<button name=\"act\" value=\"all\">%s</button></form>\n", word(p, W_BRIDGE_AGAIN_ALL));
    }
}

/* why: the sentence above, NULL none. */
static void show(struct page *p, size_t shown, const char *why)
{
    int64_t before = 0;
    (void)span_i64(span_of(form_get(&p->query, "before")), &before);
    json_t *o = page_query(p, "bridge",
                           json_pack("{s:O?,s:s,s:I}", "posts", p->who.posts, "state", states[shown].state, "before",
                                     (json_int_t)(before > 0 ? before : 0)));
    if (!o)
        return;
    const char *url = json_str(o, "url");
    if (!json_is_true(json_object_get(o, "may"))) {
        page_sentence(p, 403, W_NOT_YOURS);
        json_decref(o);
        return;
    }
    page_begin(p, word(p, W_BRIDGE));
    staff_notice(p, why);
    html(p->b, "<p>%s</p>\n", word(p, W_BRIDGE_LEAD));
    if (*url)
        html(p->b, "<p class=\"small dim\">CPIMS: %s</p>\n", url);
    else
        html(p->b, "<p class=\"notice\">%s</p>\n", word(p, W_BRIDGE_OFF));
    choice_put(p, json_object_get(o, "counts"), shown);
    list_put(p, o, shown);
    page_end(p);
    json_decref(o);
}

void page_bridge(struct page *p)
{
    show(p, state_shown(p), NULL);
}

void page_bridge_act(struct page *p)
{
    const char *act = form_get(&p->form, "act"), *why = NULL;
    bool all = strcmp(act, "all") == 0;
    json_t *request = json_pack("{s:s,s:b}", "ref", all ? "" : ref_typed(p, form_get(&p->form, "ref")), "all", all);
    if (!staff_did(p, strcmp(act, "skip") == 0 ? "bridge.skip" : "bridge.again", request, "/bridge", &why)) {
        p->out->status = 422;
        show(p, state_at(form_get(&p->form, "state")), why);
    }
}
