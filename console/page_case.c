/* page_case.c - one case: from the first text to now as one timeline, what comes next and why, the details, and what
 * this person may do with it. Everything shown comes from the engine, which wrote down who reads it before it answered.
 */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/must.h"
#include "console/case.h"
#include "console/casework.h"
#include "console/child.h"
#include "console/pages.h"
#include "console/sheet.h"

/* "2026-11-21 14:05:00" as people write it. */
static void written(struct page *p, const char *at)
{
    int64_t time_s;
    if (time_read(span_of(at), &time_s))
        moment_put(p, time_s);
    else
        html(p->b, "%s", at);
}

/* --- the timeline --- */

struct moment {
    const char *at;
    const json_t *o;
    enum { NOTED, SAID, READ } kind;
    size_t order;
};

static int by_time(const void *a, const void *b)
{
    const struct moment *x = a, *y = b;
    int c = strcmp(x->at, y->at);
    return c ? c : (x->order > y->order) - (x->order < y->order);
}

static size_t gather(struct moment *m, size_t n, size_t cap, const json_t *list, int kind)
{
    for (size_t i = 0; i < json_array_size(list) && n < cap; i++, n++) {
        const json_t *o = json_array_get(list, i);
        const char *said = json_str(o, "said");
        m[n] = (struct moment){kind == SAID ? (*said ? said : json_str(o, "made")) : json_str(o, "at"), o, kind, n};
    }
    return n;
}

/* How an entry is marked: well for what was done, in for what began it; what the register keeps is neither good nor
 * bad. */
static const char *mark_of(const char *what)
{
    static const char *const well[] = {"case.verified", "case.updated"};
    static const char *const kept[] = {"case.sheet", "case.child", "case.opened"};
    for (size_t i = 0; i < countof(well); i++)
        if (strcmp(what, well[i]) == 0)
            return "well";
    for (size_t i = 0; i < countof(kept); i++)
        if (strncmp(what, kept[i], strlen(kept[i])) == 0)
            return "in";
    return casework_has_note(what) ? "in" : "up";
}

/* "12", or "12 and why". */
static void child_note_put(struct page *p, const char *text)
{
    char id[24] = "";
    struct span why = span_of(text), first = span_cut(&why, ' ');
    (void)span_str(first, id, sizeof id);
    html(p->b, ": <a href=\"/children/%u\">%s</a>", id, id);
    if (why.n) {
        html_raw(p->b, "<div class=\"said\">");
        html_span(p->b, why);
        html_raw(p->b, "</div>");
    }
}

static void noted(struct page *p, const json_t *o)
{
    const char *what = json_str(o, "what"), *by = json_str(o, "by"), *text = json_str(o, "text");
    char who[80];
    html(p->b, "<li class=\"%s\">", mark_of(what));
    written(p, json_str(o, "at"));
    html(p->b, "<strong>%s</strong>", step_said(p, what));
    if (*by) {
        post_words(p, by, "", who, sizeof who);
        html(p->b, " <span class=\"dim\">%s</span>", who);
    }
    if (*text && strcmp(what, "case.shared") == 0) {
        post_words(p, text, "", who, sizeof who);
        html(p->b, ": %s", who);
    } else if (*text && strncmp(what, "case.sheet", 10) == 0) {
        const struct sheet *s = sheet_version(p->c->sheets, span_of(text), 0);
        html(p->b, ": %s", s ? sheet_title(p, s) : text);
    } else if (*text && strncmp(what, "case.child", 10) == 0) {
        child_note_put(p, text);
    } else if (casework_has_note(what) && *text) {
        html_raw(p->b, ": ");
        casework_note_put(p, what, text);
    } else if (*text)
        html(p->b, "<div class=\"said\">%s</div>", text);
    html_raw(p->b, "</li>\n");
}

static void said(struct page *p, const json_t *o)
{
    char who[120];
    const char *role = json_str(o, "role");
    html_raw(p->b, "<li class=\"out\">");
    written(p, *json_str(o, "said") ? json_str(o, "said") : json_str(o, "made"));
    post_words(p, *role ? role : "reporter", json_str(o, "post"), who, sizeof who);
    html(p->b, "%s %s (<span class=\"number\">%s</span>): %s <span class=\"tag\">%s</span></li>\n",
         word(p, W_CASE_TEXT_TO), who, json_str(o, "number"), step_said(p, json_str(o, "key")),
         delivery_said(p, json_str(o, "state")));
}

static void was_read(struct page *p, const json_t *o)
{
    char who[80];
    post_words(p, json_str(o, "role"), "", who, sizeof who);
    html_raw(p->b, "<li>");
    written(p, json_str(o, "at"));
    html(p->b, "%s: %s</li>\n", who, word(p, strcmp(json_str(o, "what"), "read") == 0 ? W_CASE_READ : W_CASE_BROKE));
}

/* Which part of the timeline is shown: the newest, an older page, or all of it to be printed. */
#define PAGE_LINES 50
struct part {
    int64_t page; /* 0 the newest; -1 all */
    const char *ref;
};

static struct part part_asked(const struct page *p, const char *ref)
{
    struct part part = {.ref = ref};
    if (form_has(&p->query, "all"))
        part.page = -1;
    else if (!span_i64(span_of(form_get(&p->query, "page")), &part.page) || part.page < 0 || part.page > 1000)
        part.page = 0;
    return part;
}

static void part_link(struct page *p, const struct part *part, int64_t page, enum word_key key)
{
    html(p->b, page < 0 ? "<a href=\"/cases/%u?all=1\">" : "<a href=\"/cases/%u?page=%d\">", part->ref, page);
    html(p->b, "%s</a>\n", word(p, key));
}

static void part_links(struct page *p, const struct part *part, bool older)
{
    if (part->page < 0 || (!older && part->page == 0))
        return;
    html(p->b, "<p class=\"paper\">%s: /cases/%u?all=1</p>\n<nav class=\"row\" aria-label=\"%s\">\n",
         word(p, W_CASE_PART), part->ref, word(p, W_CASE_TIMELINE));
    if (older)
        part_link(p, part, part->page + 1, W_CASE_OLDER);
    if (part->page > 0)
        part_link(p, part, part->page - 1, W_CASE_NEWER);
    part_link(p, part, -1, W_CASE_ALL);
    html_raw(p->b, "</nav>\n");
}

/* The same post that reads again and again stands there once. */
static size_t without_repeats(struct moment *m, size_t n)
{
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!kept || m[i].kind != READ || m[kept - 1].kind != READ ||
            strcmp(json_str(m[i].o, "role"), json_str(m[kept - 1].o, "role")) != 0)
            m[kept++] = m[i];
    return kept;
}

static void timeline(struct page *p, const json_t *o, const struct part *part)
{
    const json_t *c = json_object_get(o, "case"), *notes = json_object_get(c, "timeline"),
                 *texts = json_object_get(c, "texts"), *readers = json_object_get(o, "readers");
    size_t cap = json_array_size(notes) + json_array_size(texts) + json_array_size(readers), n = 0;
    struct moment *m = calloc(cap + 1, sizeof *m);
    if (m) {
        n = gather(m, n, cap, notes, NOTED);
        n = gather(m, n, cap, texts, SAID);
        n = gather(m, n, cap, readers, READ);
        qsort(m, n, sizeof *m, by_time);
        n = without_repeats(m, n);
    }
    size_t newer = part->page > 0 ? (size_t)part->page * PAGE_LINES : 0, end = n > newer ? n - newer : 0;
    size_t begin = part->page >= 0 && end > PAGE_LINES ? end - PAGE_LINES : 0;
    html(p->b, "<h2>%s</h2>\n", word(p, W_CASE_TIMELINE));
    part_links(p, part, begin > 0);
    html_raw(p->b, "<ol class=\"line\">\n");
    for (size_t i = begin; i < end; i++)
        switch (m[i].kind) {
        case NOTED: noted(p, m[i].o); break;
        case SAID: said(p, m[i].o); break;
        case READ: was_read(p, m[i].o); break;
        }
    free(m);
    html_raw(p->b, "</ol>\n");
}

/* --- details --- */

static void fact(struct page *p, enum word_key key, const char *value)
{
    if (*value)
        html(p->b, "<dt>%s</dt><dd>%s</dd>\n", word(p, key), value);
}

/* "7 years", "miaka 7". */
static void age(struct page *p, int64_t years)
{
    const char *said = word(p, W_CASE_YEARS);
    html(p->b, "<dt>%s</dt><dd>", word(p, W_CASE_AGE));
    if (p->lang == LANG_SW)
        html(p->b, "%s %d</dd>\n", said, years);
    else
        html(p->b, "%d %s</dd>\n", years, said);
}

static void child(struct page *p, const json_t *c)
{
    int64_t years = json_num(c, "age_years", -1), many = json_num(c, "children", 0);
    const char *sex = json_str(c, "sex");
    fact(p, W_CASE_NAME, json_str(c, "name"));
    if (years >= 0)
        age(p, years);
    fact(p, W_CASE_SEX, sex_said(p, sex));
    if (many > 1)
        html(p->b, "<dt>%s</dt><dd>%d</dd>\n", word(p, W_CASE_CHILDREN), many);
    fact(p, W_CASE_PERP, perp_said(p, json_str(c, "perpetrator")));
    fact(p, W_CASE_WHEN, json_str(c, "when"));
    fact(p, W_CASE_WHERE, json_str(c, "place_text"));
    fact(p, W_CASE_EXPLANATION, json_str(c, "explanation"));
}

static void lists(struct page *p, const json_t *c)
{
    char said_as[120];
    const json_t *reporters = json_object_get(c, "reporters"), *shares = json_object_get(c, "shares"),
                 *alike = json_object_get(c, "alike");
    for (size_t i = 0; i < json_array_size(reporters); i++)
        html(p->b, "<dt>%s</dt><dd class=\"number\">%s</dd>\n", word(p, W_CASE_REPORTERS),
             json_str(json_array_get(reporters, i), "number"));
    for (size_t i = 0; i < json_array_size(shares); i++) {
        const json_t *s = json_array_get(shares, i);
        post_words(p, json_str(s, "role"), json_str(s, "at"), said_as, sizeof said_as);
        if (json_is_true(json_object_get(s, "live")))
            fact(p, W_CASE_SHARED, said_as);
    }
    for (size_t i = 0; i < json_array_size(alike); i++)
        html(p->b, "<dt>%s</dt><dd><a href=\"/cases/%u\">%s</a></dd>\n", word(p, W_CASE_ALIKE),
             json_string_value(json_array_get(alike, i)), ref_shown(p, json_string_value(json_array_get(alike, i))));
}

static void details(struct page *p, const json_t *c)
{
    char place[120];
    place_said(p, json_str(c, "place"), place, sizeof place);
    html(p->b, "<section class=\"card\">\n<h2>%s</h2>\n<dl class=\"facts\">\n<dt>%s</dt><dd>", word(p, W_CASE_FACTS),
         word(p, W_CASES_KIND));
    kinds_put(p, json_object_get(c, "kinds"));
    html_raw(p->b, "</dd>\n");
    fact(p, W_CASES_PLACE, place);
    child(p, c);
    html(p->b, "<dt>%s</dt><dd>%d</dd>\n", word(p, W_CASES_LEVEL), json_num(c, "level", 0));
    place_said(p, json_str(c, "office"), place, sizeof place);
    fact(p, W_CASE_OFFICE, place);
    fact(p, W_CASE_SERIAL, json_str(c, "serial"));
    fact(p, W_CASE_ASKED, json_str(c, "asked_act"));
    lists(p, c);
    html_raw(p->b, "</dl>\n</section>\n");
}

/* --- what comes next --- */

static void next_step(struct page *p, const json_t *o)
{
    static const struct {
        const char *why;
        enum word_key key;
    } why[] = {{"reminder", W_NEXT_REMINDER},
               {"level", W_NEXT_LEVEL},
               {"again", W_NEXT_AGAIN},
               {"hold", W_NEXT_HOLD},
               {"progress-remind", W_NEXT_PROGRESS_REMIND},
               {"progress-up", W_NEXT_PROGRESS_UP},
               {"ceiling", W_NEXT_CEILING},
               {"request", W_NEXT_REQUEST}};
    const json_t *next = json_object_get(o, "next");
    const char *deadline = json_str(json_object_get(o, "case"), "deadline");
    html(p->b, "<section class=\"card\">\n<h2>%s</h2>\n", word(p, W_CASE_NEXT));
    if (!*deadline) {
        html(p->b, "<p>%s</p>\n</section>\n", word(p, W_CASE_NO_DEADLINE));
        return;
    }
    html_raw(p->b, "<p><strong>");
    written(p, deadline);
    html_raw(p->b, "</strong></p>\n");
    for (size_t i = 0; i < countof(why); i++)
        if (strcmp(json_str(next, "why"), why[i].why) == 0) {
            html(p->b, "<p>%s", word(p, why[i].key));
            if (why[i].key == W_NEXT_LEVEL) {
                char who[80];
                post_words(p, json_str(next, "role"), "", who, sizeof who);
                html(p->b, " %s (%d)", who, json_num(next, "level", 0));
            }
            html_raw(p->b, "</p>\n");
        }
    html_raw(p->b, "</section>\n");
}

/* Each act is a link; the one that was chosen is open. */
static void action(struct page *p, const struct act_form *f)
{
    const char *act = case_act_word(f->act);
    if (strcmp(form_get(&p->query, "act"), act) == 0) {
        html(p->b, "<li><h3>%s</h3>\n", word(p, act_title(f->act)));
        act_form_put(p, f);
    } else
        html(p->b, "<li><a href=\"/cases/%u?act=%u#acts\">%s</a>", f->ref, act, word(p, act_title(f->act)));
    html_raw(p->b, "</li>\n");
}

static void actions(struct page *p, const json_t *o, const char *ref)
{
    const json_t *may = json_object_get(o, "may");
    int64_t version = json_num(json_object_get(o, "case"), "version", 0);
    html(p->b, "<section class=\"card no-print\" id=\"acts\">\n<h2>%s</h2>\n", word(p, W_CASE_ACTS));
    if (!json_array_size(may))
        html(p->b, "<p>%s</p>\n", word(p, W_CASE_NO_ACTS));
    else
        html_raw(p->b, "<ul class=\"acts\">\n");
    for (size_t i = 0; i < json_array_size(may); i++)
        for (int a = 0; a < CASE_ACTS; a++) {
            const struct act_form f = {
                .act = (enum case_act)a, .ref = ref, .version = version, .work = json_object_get(o, "work")};
            if (f.act != CASE_ACT_REFER && /* the form of referrals stands below; of agencies the share says it */
                strcmp(json_string_value(json_array_get(may, i)), case_act_word(f.act)) == 0)
                action(p, &f);
        }
    html_raw(p->b, json_array_size(may) ? "</ul>\n</section>\n" : "</section>\n");
}

/* --- the page --- */

/* The same words whether it is there or not; somebody on duty may say why they must see it. */
static void not_yours(struct page *p, const char *ref)
{
    p->out->status = 404;
    page_begin(p, word(p, W_CASES_REF));
    html(p->b, "<p>%s</p>\n<section class=\"card\">\n<h2>%s</h2>\n<p>%s</p>\n", word(p, W_NOT_FOUND),
         word(p, W_CASE_BREAK), word(p, W_CASE_BREAK_WHY));
    page_form(p, "/cases/open");
    html(p->b,
         "<input type=\"hidden\" name=\"ref\" value=\"%s\">\n<div class=\"field\"><label for=\"reason\">%s <span "
         "class=\"hint\">%s</span></label><textarea id=\"reason\" name=\"reason\" minlength=\"20\" maxlength=\"400\" "
         "required></textarea></div>\n<button>%s</button></form>\n</section>\n",
         ref, word(p, W_CASE_BREAK_REASON), word(p, W_ACT_WHY_20), word(p, W_CASE_BREAK_DO));
    page_end(p);
}

static bool has_closure(const json_t *sheets)
{
    for (size_t i = 0; i < json_array_size(sheets); i++) {
        const json_t *row = json_array_get(sheets, i);
        if (strcmp(json_str(row, "sheet"), "closure") == 0 && !json_is_true(json_object_get(row, "gone")))
            return true;
    }
    return false;
}

static bool is_open(const char *state)
{
    return strcmp(state, "closed") != 0 && strcmp(state, "discarded") != 0;
}

static void show(struct page *p, const json_t *o, const struct part *part)
{
    const json_t *c = json_object_get(o, "case");
    char title[40];
    struct text t;
    text_init(&t, title, sizeof title);
    text_str(&t, word(p, W_CASES_REF));
    text_char(&t, ' ');
    text_str(&t, ref_shown(p, part->ref));
    page_begin(p, title);
    if (form_has(&p->query, "done"))
        html(p->b, "<p class=\"notice well\" role=\"status\">%s</p>\n", word(p, W_CASE_DONE));
    if (json_is_true(json_object_get(o, "outside")))
        html(p->b, "<p class=\"notice warn\">%s</p>\n", word(p, W_CASE_OUTSIDE));
    html_raw(p->b, "<p class=\"row\">");
    severity_put(p, json_str(c, "severity"));
    html(p->b, "<span class=\"tag\">%s</span></p>\n<div class=\"two\">\n<div>\n", state_said(p, json_str(c, "state")));
    timeline(p, o, part);
    html_raw(p->b, "</div>\n<div>\n");
    next_step(p, o);
    actions(p, o, part->ref);
    details(p, c);
    if (strcmp(json_str(c, "state"), "closed") == 0 && !has_closure(json_object_get(o, "sheets")))
        html(
            p->b,
            "<p class=\"notice warn\"><a href=\"/sheets/new?sheet=closure&amp;about=case&amp;subject=%u\">%s</a></p>\n",
            part->ref, word(p, W_WORK_NO_CLOSURE));
    html(p->b, "<p class=\"no-print\"><a href=\"/casework/%u/record\">%s</a></p>\n", part->ref, word(p, W_WORK_RECORD));
    html_raw(p->b, "</div>\n</div>\n<div class=\"parts\">\n<div>\n");
    casework_put(p, part->ref, json_object_get(o, "work"), is_open(json_str(c, "state")) ? WORK_WITH_ACTS : WORK_OVER);
    html_raw(p->b, "</div>\n<div>\n");
    case_children_put(p, part->ref, json_object_get(o, "children"), json_object_get(o, "accused"));
    sheet_list_put(p, ABOUT_CASE, part->ref, json_object_get(o, "sheets"));
    html_raw(p->b, "</div>\n</div>\n");
    page_end(p);
}

static void read_case(struct page *p, const char *ref, const char *reason)
{
    struct part part = *reason ? (struct part){-1, ref} : part_asked(p, ref); /* a reason is given once: all is shown */
    int64_t lines = part.page < 0 ? 0 : (part.page + 1) * PAGE_LINES + 1; /* one more tells that there are older ones */
    json_t *o =
        page_act(p, "case.read", json_pack("{s:s,s:s,s:I}", "ref", ref, "reason", reason, "lines", (json_int_t)lines));
    if (!o)
        return;
    if (json_is_true(json_object_get(o, "ok")))
        show(p, o, &part);
    else if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else
        not_yours(p, ref);
    json_decref(o);
}

static const char *ref_arg(struct page *p, struct span s)
{
    char *out = arena_take(p->arena, 16);
    return out && span_str(s, out, 16) ? out : "";
}

void page_case(struct page *p)
{
    read_case(p, ref_arg(p, p->arg[0]), "");
}

/* A reference typed by hand, or the reason why one that is not the viewer's must be opened. */
void page_case_open(struct page *p)
{
    read_case(p, ref_typed(p, form_get(&p->form, "ref")), form_get(&p->form, "reason"));
}

/* --- acting --- */

static void act_page(struct page *p, const struct act_form *f)
{
    char title[80];
    struct text t;
    p->out->status = 422;
    text_init(&t, title, sizeof title);
    text_str(&t, word(p, act_title(f->act)));
    text_str(&t, ": ");
    text_str(&t, ref_shown(p, f->ref));
    page_begin(p, title);
    html(p->b, "<p><a href=\"/cases/%u\">%s</a></p>\n<section class=\"card\">\n", f->ref, word(p, W_CASE_BACK));
    act_form_put(p, f);
    html_raw(p->b, "</section>\n");
    page_end(p);
}

/* What an officer would have been texted: a refusal or a question stands at the field. NULL: it was done. */
static const char *refusal(struct page *p, const json_t *o)
{
    const json_t *answers = json_object_get(o, "answers"), *first = json_array_get(answers, 0);
    const char *key = json_str(first, "key"), *end = json_str(o, "end");
    if (strcmp(end, "again") == 0 || !answers) /* sent twice, or an operation without words */
        return NULL;
    if (strcmp(end, "kept") == 0)
        return word(p, W_CASE_REFUSED);
    if (!first)
        return word(p, W_CASE_STALE);
    if (strcmp(key, "ask.explanation") == 0) /* the text says how to send it again by SMS */
        return word(p, W_ACT_WHY_SHORT);
    return strncmp(key, "refuse.", 7) == 0 || strcmp(key, "ask.case") == 0 ? json_str(first, "text") : NULL;
}

static void judged(struct page *p, struct act_form *f, const json_t *o)
{
    const char *error = json_str(o, "error");
    f->version = json_num(o, "version", f->version);
    if (json_is_true(json_object_get(o, "ok"))) {
        f->wrong = refusal(p, o);
        if (!f->wrong) {
            char to[40];
            struct text t;
            text_init(&t, to, sizeof to);
            text_str(&t, "/cases/");
            text_str(&t, f->ref);
            if (strcmp(json_str(o, "end"), "again") != 0) /* sent twice: what became of the first stands there */
                text_str(&t, "?done=1");
            page_go(p, to);
            return;
        }
    } else if (json_is_true(json_object_get(o, "prove"))) {
        f->prove = true;
    } else if (json_is_true(json_object_get(o, "stale")) || strcmp(error, "refused: stale") == 0) {
        f->wrong = word(p, W_CASE_STALE);
    } else if (strcmp(json_str(o, "fault"), "vacant") == 0) {
        f->wrong = word(p, W_ACT_SHARE_VACANT);
    } else if (strcmp(json_str(o, "fault"), "left") == 0) {
        f->work = json_object_get(o, "work");
        f->wrong = word(p, W_WORK_LEFT_TICK);
    } else
        f->wrong = strncmp(error, "refused", 7) == 0 ? word(p, W_CASE_REFUSED) : error;
    act_page(p, f);
}

/* The password typed beside an act that asks for it. False: the page was answered. */
static bool proved(struct page *p, struct act_form *f)
{
    if (!form_has(&p->form, "password"))
        return true;
    json_t *o = page_act(p, "session.prove", json_pack("{s:s}", "password", form_get(&p->form, "password")));
    if (!o)
        return false;
    bool right = json_is_true(json_object_get(o, "right")), later = !json_is_true(json_object_get(o, "ok"));
    json_decref(o);
    if (right)
        return true;
    f->prove = f->wrong_proof = true;
    f->wrong = word(p, later ? W_SIGN_LATER : W_SIGN_WRONG);
    act_page(p, f);
    return false;
}

void page_case_act(struct page *p)
{
    struct act_form f = {.act = CASE_ACTS, .ref = ref_arg(p, p->arg[0]), .was = &p->form};
    for (int a = 0; a < CASE_ACTS; a++)
        if (span_is(p->arg[1], case_act_word((enum case_act)a)))
            f.act = (enum case_act)a;
    if (f.act == CASE_ACTS || !span_i64(span_of(form_get(&p->form, "version")), &f.version)) {
        page_sentence(p, 404, W_NOT_FOUND);
        return;
    }
    if (!proved(p, &f))
        return;
    json_t *r = json_pack("{s:s,s:s,s:I}", "ref", f.ref, "act", case_act_word(f.act), "version", (json_int_t)f.version);
    static const char *const passed[] = {"text", "reason", "once", "role", "severity", "place", "into", "kind", "same"};
    for (size_t i = 0; i < countof(passed); i++)
        json_object_set_new(r, passed[i], json_string(form_get(&p->form, passed[i])));
    json_t *o = page_act(p, "case.act", r);
    if (!o)
        return;
    if (json_is_true(json_object_get(o, "signed_out")))
        page_go(p, "/sign-in");
    else if (json_is_true(json_object_get(o, "none")))
        not_yours(p, f.ref);
    else
        judged(p, &f, o);
    json_decref(o);
}
