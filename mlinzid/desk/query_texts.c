/* query_texts.c - the questions behind the page of texts: what is loaded, how long it becomes, and whether another
 * wording could be sent. The same checks as at load (config/phrases.h): what this page calls good, the daemon takes. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/desk/query.h"

enum { TEXT_MOST = 2000, LETTERS_MOST = 20 };
static const char *const guide_words[GUIDE_ROLES] = {"cpv", "paralegal", "chp"};

/* One text of the page: a phrase, or the guidance of a kind for a role. */
struct entry {
    enum phrase phrase;
    enum kind kind;
    enum guide_role role;
    char key[64]; /* "case.new", "guidance.neglect.cpv" */
};

static const struct phrasebook *book_of(const struct asked *q)
{
    return phrases_book(q->loaded->phrases);
}

static struct span text_in(const struct phrasebook *book, const struct entry *e, enum lang lang)
{
    return e->phrase == PHRASE_GUIDANCE ? book->guidance[e->kind][e->role][lang] : book->phrase[e->phrase][lang];
}

/* Calls take() for every text that is loaded. */
static void each_entry(const struct phrasebook *book, void *ctx, void (*take)(void *ctx, const struct entry *e))
{
    for (int p = 1; p < PHRASE_COUNT; p++) {
        struct entry e = {.phrase = (enum phrase)p};
        snprintf(e.key, sizeof e.key, "%s", phrase_key(e.phrase));
        if (e.phrase != PHRASE_GUIDANCE)
            take(ctx, &e);
    }
    for (int k = 1; k < KIND_COUNT; k++)
        for (int r = 0; r < GUIDE_ROLES; r++) {
            struct entry e = {.phrase = PHRASE_GUIDANCE, .kind = (enum kind)k, .role = (enum guide_role)r};
            snprintf(e.key, sizeof e.key, "guidance.%s.%s", kind_word(e.kind), guide_words[r]);
            if (text_in(book, &e, LANG_EN).n)
                take(ctx, &e);
        }
}

static json_t *span_json(struct span s)
{
    return json_stringn(s.n ? s.p : "", s.n);
}

static json_t *size_json(struct sms_size size)
{
    return json_pack("{s:b,s:i,s:i}", "gsm7", size.gsm7, "units", size.units, "parts", size.parts);
}

/* What is sent at most: a phrase with long but ordinary values, a guidance as it stands. */
static json_t *longest_json(const struct phrasebook *book, const struct entry *e, enum lang lang, bool with_text)
{
    char said[TEXT_MOST] = "";
    struct span raw = text_in(book, e, lang);
    struct sms_size size = sms_measure(raw);
    if (e->phrase == PHRASE_GUIDANCE)
        span_str(raw, said, sizeof said);
    else
        size = phrases_longest(book, e->phrase, lang, said, sizeof said);
    json_t *o = size_json(size);
    if (o && with_text) {
        (void)json_object_set_new(o, "text", span_json(raw));
        (void)json_object_set_new(o, "said", json_string(said));
    }
    return o;
}

/* --- the list --- */

struct listing {
    const struct phrasebook *book;
    json_t *list;
    bool guidance;
};

static void take_row(void *ctx, const struct entry *e)
{
    struct listing *l = ctx;
    if ((e->phrase == PHRASE_GUIDANCE) != l->guidance)
        return;
    json_array_append_new(l->list, json_pack("{s:s,s:i,s:o,s:o}", "key", e->key, "budget", phrase_budget(e->phrase),
                                             "en", longest_json(l->book, e, LANG_EN, false), "sw",
                                             longest_json(l->book, e, LANG_SW, false)));
}

/* {"guidance":true}: guidance packs, else phrases. */
enum err query_texts(const struct asked *q, json_t **out)
{
    struct listing l = {book_of(q), json_array(), json_is_true(json_object_get(q->params, "guidance"))};
    each_entry(l.book, &l, take_row);
    *out = json_pack("{s:o,s:I}", "texts", l.list, "part_cents", (json_int_t)q->loaded->settings.cost_part_cents);
    return *out ? ERR_NONE : ERR_FULL;
}

/* --- one --- */

struct finding {
    const char *key;
    struct entry found;
    bool is;
};

static void take_found(void *ctx, const struct entry *e)
{
    struct finding *f = ctx;
    if (strcmp(f->key, e->key) != 0)
        return;
    f->found = *e;
    f->is = true;
}

static bool entry_of(const struct asked *q, struct entry *out)
{
    struct finding f = {.key = asked_text(q, "key")};
    each_entry(book_of(q), &f, take_found);
    *out = f.found;
    return f.is;
}

/* {"key":"case.new"}: both languages whole. */
enum err query_texts_one(const struct asked *q, json_t **out)
{
    struct entry e;
    if (!entry_of(q, &e))
        return ERR_NOT_FOUND;
    *out = json_pack("{s:s,s:i,s:s,s:I,s:o,s:o}", "key", e.key, "budget", phrase_budget(e.phrase), "names",
                     e.phrase == PHRASE_GUIDANCE ? "" : phrases_names(e.phrase), "part_cents",
                     (json_int_t)q->loaded->settings.cost_part_cents, "en", longest_json(book_of(q), &e, LANG_EN, true),
                     "sw", longest_json(book_of(q), &e, LANG_SW, true));
    return *out ? ERR_NONE : ERR_FULL;
}

/* --- trying another wording --- */

/* What stands in the way of GSM-7, each character once, with what could stand in its place. */
static json_t *letters_json(struct span text)
{
    json_t *list = json_array(), *seen = json_object();
    for (size_t i = 0; i < text.n && json_array_size(list) < LETTERS_MOST;) {
        size_t at = i;
        uint32_t c = utf8_next(text, &i);
        char letter[8], plain[24], code[16];
        struct text t;
        if (gsm_has(c))
            continue;
        (void)span_str((struct span){text.p + at, i - at}, letter, sizeof letter);
        utf8_whole(letter);
        snprintf(code, sizeof code, "U+%04X", (unsigned)c);
        if (json_object_get(seen, code))
            continue;
        json_object_set_new(seen, code, json_true());
        text_init(&t, plain, sizeof plain);
        gsm_plain(span_of(letter), &t);
        json_array_append_new(list, json_pack("{s:s,s:s,s:s}", "letter", letter, "code", code, "plain", plain));
    }
    json_decref(seen);
    return list;
}

/* The value as libconfig wants it between quotes. */
static void quoted(struct span s, struct text *out)
{
    text_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\\')
            text_char(out, '\\');
        if (s.p[i] == '\n')
            text_str(out, "\\n");
        else if (s.p[i] != '\r')
            text_char(out, s.p[i]);
    }
    text_char(out, '"');
}

/* The first thing that load would say against it; NULL: nothing. */
static const char *fault_of(const struct asked *q, const struct entry *e, enum lang lang, struct span text, char *space,
                            size_t cap)
{
    static struct phrasebook changed;
    const char *why = phrases_check_gsm(text, space, cap);
    if (!text.n)
        return "there is no text";
    if (why || e->phrase == PHRASE_GUIDANCE) {
        if (!why && memchr(text.p, '{', text.n))
            why = "advice has no names in {braces}";
        if (!why && sms_measure(text).parts > phrase_budget(PHRASE_GUIDANCE)) {
            snprintf(space, cap, "it takes more than %d parts: make it shorter", phrase_budget(PHRASE_GUIDANCE));
            why = space;
        }
        return why;
    }
    why = phrases_check_names(e->phrase, text, space, cap);
    if (why)
        return why;
    changed = *book_of(q);
    changed.phrase[e->phrase][lang] = text;
    return phrases_check_budget(&changed, e->phrase, lang, space, cap);
}

static json_t *try_size(const struct asked *q, const struct entry *e, enum lang lang, struct span text, char *said,
                        size_t cap)
{
    static struct phrasebook changed;
    said[0] = '\0';
    if (e->phrase == PHRASE_GUIDANCE || !text.n) {
        span_str(text, said, cap);
        return size_json(sms_measure(text));
    }
    changed = *book_of(q);
    changed.phrase[e->phrase][lang] = text;
    return size_json(phrases_longest(&changed, e->phrase, lang, said, cap));
}

/* {"key":...,"lang":"en","text":...}: how long it would be, what is wrong with it, and the line to write. */
enum err query_texts_try(const struct asked *q, json_t **out)
{
    struct entry e;
    static char space[4096], line[2 * TEXT_MOST + 200], said[TEXT_MOST];
    struct span text = span_of(asked_text(q, "text"));
    enum lang lang = strcmp(asked_text(q, "lang"), "sw") == 0 ? LANG_SW : LANG_EN;
    struct text t;
    if (!entry_of(q, &e) || text.n > TEXT_MOST)
        return ERR_NOT_FOUND;
    const char *why = fault_of(q, &e, lang, text, space, sizeof space);
    json_t *size = try_size(q, &e, lang, text, said, sizeof said);
    text_init(&t, line, sizeof line);
    text_str(&t, lang_word(lang));
    text_str(&t, " = ");
    quoted(text, &t);
    text_char(&t, ';');
    *out = json_pack("{s:o*,s:o,s:s,s:s,s:o,s:s}", "size", size, "raw", size_json(sms_measure(text)), "said", said,
                     "why", why ? why : "", "letters", letters_json(text), "line", line);
    return *out ? ERR_NONE : ERR_FULL;
}
