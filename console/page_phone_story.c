/* page_phone_story.c - what became of a report, in plain words: who knows, what is due next, and everything from the
 * first text to now. */
#include <string.h>

#include "console/page_phone.h"

/* --- what happened --- */

struct happening {
    int64_t at_s;
    const json_t *row;
    bool text; /* a text to somebody; else an entry of the case */
};
#define HAPPENINGS_MAX 64

struct said_as {
    const char *key;
    enum word_key word;
    const char *class;
    bool nobody; /* the sentence stands alone: no person before it */
};
static const struct said_as texts_as[] = {
    {"report.received", W_PHONE_TO_REPORTER_NUMBER, "out", true},
    {"report.repeated", W_PHONE_TO_REPORTER_NUMBER, "out", true},
    {"report.completed", W_PHONE_TO_REPORTER_NUMBER, "out", true},
    {"guidance", W_PHONE_TO_REPORTER_ADVICE, "out", true},
    {"ask.details", W_PHONE_TO_REPORTER_ASKED, "out", true},
    {"case.new-shared", W_PHONE_TO_SHARED, "out", false},
    {"case.new", W_PHONE_TO_NEW, "out", false},
    {"case.digest", W_PHONE_TO_NEW, "out", false},
    {"case.bundle", W_PHONE_TO_NEW, "out", false},
    {"case.reminder", W_PHONE_TO_REMINDER, "up", false},
    {"case.escalated", W_PHONE_TO_ESCALATED, "up", false},
    {"case.verified", W_PHONE_TO_VERIFIED, "out", false},
    {"case.updated", W_PHONE_TO_UPDATED, "out", false},
    {"case.close-requested", W_PHONE_TO_AGREE, "out", false},
    {"case.closed", W_PHONE_TO_CLOSED, "well", false},
    {"case.discarded", W_PHONE_TO_CLOSED, "well", false},
    {"confirm.code", W_PHONE_TO_CODE, "out", false},
    {"", W_PHONE_TO_OTHER, "out", false},
};
static const struct said_as notes_as[] = {
    {"case.opened", W_PHONE_DID_OPENED, "in", true},
    {"case.completed", W_PHONE_DID_MORE, "in", true},
    {"case.joined", W_PHONE_DID_MORE, "in", true},
    {"case.verified", W_PHONE_DID_VERIFIED, "well", false},
    {"case.updated", W_PHONE_DID_UPDATED, "in", false},
    {"case.passed", W_PHONE_DID_PASSED, "up", false},
    {"case.close-requested", W_PHONE_DID_REQUESTED, "in", false},
    {"case.close-rejected", W_PHONE_DID_REJECTED, "up", false},
    {"case.closed", W_PHONE_DID_CLOSED, "well", false},
    {"case.discarded", W_PHONE_DID_DISCARDED, "well", false},
    {"case.severity", W_PHONE_DID_SEVERITY, "in", false},
    {"case.kind", W_PHONE_DID_KIND, "in", false},
    {"case.reopened", W_PHONE_DID_REOPENED, "up", false},
    {"case.disputed", W_PHONE_DID_DISPUTED, "up", false},
    {"case.shared", W_PHONE_DID_SHARED, "in", false},
    {"case.moved", W_PHONE_DID_MOVED, "in", true},
    {"case.merged", W_PHONE_DID_MERGED, "in", false},
    {"text.failed", W_PHONE_DID_FAILED, "up", true},
    {"", W_PHONE_DID_OTHER, "in", true},
};

static const struct said_as *said_as(const struct said_as *all, const char *key)
{
    while (*all->key && strcmp(all->key, key) != 0 &&
           !(strcmp(all->key, "guidance") == 0 && strncmp(key, "guidance.", 9) == 0))
        all++;
    return all;
}

static int64_t time_of(const json_t *row, const char *key)
{
    int64_t s = 0;
    return time_read(span_of(json_str(row, key)), &s) ? s : 0;
}

/* Within a second: the report, what a clock caused, what somebody did, what was said of it. */
static int rank(const struct happening *h)
{
    const char *key = json_str(h->row, "key");
    bool by_clock = strcmp(key, "case.escalated") == 0 || strcmp(key, "case.reminder") == 0;
    if (!h->text && strcmp(json_str(h->row, "what"), "case.opened") == 0)
        return -1;
    return !h->text ? 1 : by_clock ? 0 : 2;
}

static bool before(const struct happening *a, const struct happening *b)
{
    return a->at_s != b->at_s ? a->at_s < b->at_s : rank(a) < rank(b);
}

static void take(struct happening *all, int *n, struct happening h)
{
    int at = *n;
    if (*n == HAPPENINGS_MAX)
        return;
    (*n)++;
    for (; at > 0 && before(&h, &all[at - 1]); at--)
        all[at] = all[at - 1];
    all[at] = h;
}

/* Never said, said by another text, or the thanks for what stands above it. */
static bool left_out(const json_t *text)
{
    const char *state = json_str(text, "state");
    return strcmp(state, "dropped") == 0 || strcmp(state, "bundled") == 0 ||
           strncmp(json_str(text, "key"), "done.", 5) == 0;
}

static void happening(struct phones *f, const struct happening *h)
{
    struct page *p = f->p;
    const struct said_as *as =
        h->text ? said_as(texts_as, json_str(h->row, "key")) : said_as(notes_as, json_str(h->row, "what"));
    bool waits = h->text && strcmp(json_str(h->row, "state"), "waiting") == 0;
    char who[120];
    html(p->b, "<li class=\"%s\">", waits ? "waits" : as->class);
    phones_when(f, h->at_s);
    html_raw(p->b, " ");
    if (!as->nobody) {
        post_words(p, json_str(h->row, h->text ? "role" : "by"), h->text ? json_str(h->row, "post") : "", who,
                   sizeof who);
        html(p->b, "<b>%s</b> ", *who ? who : word(p, W_ROLE_REPORTER));
    }
    html(p->b, "%s", word(p, as->word));
    if (waits) {
        html(p->b, " (%s ", word(p, W_PHONE_WAITS));
        phones_when(f, h->at_s);
        html_raw(p->b, ")");
    }
    if (!h->text && *json_str(h->row, "text"))
        html(p->b, "<p class=\"said\">%s</p>", json_str(h->row, "text"));
    html_raw(p->b, "</li>\n");
}

static void timeline(struct phones *f)
{
    struct happening all[HAPPENINGS_MAX];
    const json_t *notes = json_object_get(f->file, "notes"), *texts = json_object_get(f->file, "texts");
    int n = 0;
    for (size_t i = 0; i < json_array_size(notes); i++) {
        const json_t *row = json_array_get(notes, i);
        take(all, &n, (struct happening){time_of(row, "at"), row, false});
    }
    for (size_t i = 0; i < json_array_size(texts); i++) {
        const json_t *row = json_array_get(texts, i);
        int64_t said_s = time_of(row, "said");
        if (!left_out(row))
            take(all, &n, (struct happening){said_s ? said_s : time_of(row, "not_before"), row, true});
    }
    html_raw(f->p->b, "<ol class=\"line\">\n");
    for (int i = 0; i < n; i++)
        happening(f, &all[i]);
    html_raw(f->p->b, "</ol>\n");
}

/* --- how it stands --- */

static bool told(const struct phones *f, int level)
{
    const json_t *all = json_object_get(f->file, "told");
    for (size_t i = 0; i < json_array_size(all); i++)
        if (json_integer_value(json_array_get(all, i)) == level)
            return true;
    return false;
}

static void ladder(struct phones *f)
{
    struct page *p = f->p;
    html(p->b, "<ol class=\"rungs\" aria-label=\"%s\">\n", word(p, W_PHONE_LADDER));
    for (int level = 1; level <= LEVELS; level++)
        html(p->b, "<li class=\"%s\">%s<span>%s</span></li>\n", told(f, level) ? "knows" : "not",
             phones_word(f, W_PHONE_RUNG_1, level - 1), word(p, told(f, level) ? W_PHONE_KNOWS : W_PHONE_KNOWS_NOT));
    html_raw(p->b, "</ol>\n");
}

static void next(struct phones *f)
{
    static const struct {
        const char *step;
        enum word_key word;
    } steps[] = {{"level", W_PHONE_NEXT_LEVEL},
                 {"reminder", W_PHONE_NEXT_REMINDER},
                 {"again", W_PHONE_NEXT_AGAIN},
                 {"hold", W_PHONE_NEXT_HOLD},
                 {"progress-remind", W_PHONE_NEXT_PROGRESS_REMINDER},
                 {"progress-up", W_PHONE_NEXT_PROGRESS},
                 {"ceiling", W_PHONE_NEXT_CEILING},
                 {"request", W_PHONE_NEXT_REQUEST}};
    const json_t *due = json_object_get(f->file, "next");
    const char *step = json_str(due, "step");
    int64_t level = json_num(due, "level", 0);
    size_t i = 0;
    while (i < sizeof steps / sizeof steps[0] && strcmp(steps[i].step, step) != 0)
        i++;
    if (i == sizeof steps / sizeof steps[0]) {
        html(f->p->b, "<p class=\"due\">%s</p>\n", word(f->p, W_PHONE_NEXT_NOTHING));
        return;
    }
    html(f->p->b, "<p class=\"due\">%s ", word(f->p, steps[i].word));
    if (i == 0 && level >= 1 && level <= LEVELS)
        html(f->p->b, "<b>%s</b>, ", phones_word(f, W_PHONE_RUNG_1, (int)level - 1));
    phones_when(f, json_num(due, "at_s", 0));
    html_raw(f->p->b, "</p>\n");
}

static enum word_key state_word_of(const struct phones *f)
{
    return phones_state_is(f, "verified")          ? W_PHONE_STATE_VERIFIED
           : phones_state_is(f, "close-requested") ? W_PHONE_STATE_CLOSE_REQUESTED
           : phones_state_is(f, "closed")          ? W_PHONE_STATE_CLOSED
           : phones_state_is(f, "discarded")       ? W_PHONE_STATE_DISCARDED
                                                   : W_PHONE_STATE_REPORTED;
}

static void other_cases(struct phones *f)
{
    const json_t *refs = json_object_get(f->state, "cases");
    if (json_array_size(refs) < 2)
        return;
    html_raw(f->p->b, "<p class=\"row\">");
    for (size_t i = 0; i < json_array_size(refs); i++) {
        const char *ref = json_string_value(json_array_get(refs, i));
        if (ref && strcmp(ref, f->ref) != 0)
            html(f->p->b, "<a href=\"/phone?ref=%u#story\">%s %s</a>\n", ref, word(f->p, W_PHONE_CASE),
                 ref_shown(f->p, ref));
    }
    html_raw(f->p->b, "</p>\n");
}

/* Above the phones, in few words: what happens below is seen without scrolling. */
void phones_stand(struct phones *f)
{
    struct page *p = f->p;
    html(p->b, "<section class=\"stand\" id=\"stand\" data-live aria-label=\"%s\">\n", word(p, W_PHONE_LADDER));
    if (f->file) {
        const char *severity = json_str(f->file, "severity");
        html(p->b, "<p>%s <b>%s</b>, <span class=\"tag s%s\">%s</span>: %s</p>\n", word(p, W_PHONE_CASE),
             ref_shown(p, f->ref), *severity ? severity + 1 : "", severity, word(p, state_word_of(f)));
        ladder(f);
        next(f);
    }
    html_raw(p->b, "</section>\n");
}

void phones_story(struct phones *f)
{
    struct page *p = f->p;
    html(p->b,
         "<section class=\"card story\" id=\"story\" data-live aria-labelledby=\"story-h\">\n<h2 "
         "id=\"story-h\">%s</h2>\n",
         word(p, W_PHONE_STORY));
    if (!f->file)
        html(p->b, "<p>%s</p>\n", word(p, W_PHONE_STORY_NONE));
    else {
        timeline(f);
        other_cases(f);
    }
    html_raw(p->b, "</section>\n");
}
