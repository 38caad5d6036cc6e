/* phrase.c - fills the templates of phrases.cfg and guidance.cfg.
 *
 * Every text that leaves is made here, so this is where the promises about texts are kept whatever the caller passes:
 * GSM-7, the part budget (a person's words are cut, nothing else), and never the kind beside the place. */
#include "forms/phrase.h"

#include <string.h>

#include "base/day.h"
#include "base/must.h"
#include "base/ref.h"

static const struct {
    const char *key;
    int budget;
} phrases[PHRASE_COUNT] = {
    {"", 0},
#define PHRASE(id, key, budget) {key, budget},
#include "forms/phrases.def"
};
static const char *const sayings[SAYING_COUNT] = {
    "",
#define SAYING(id, key) key,
#include "forms/sayings.def"
};
/* Which set a name's canonical words belong to. */
static const struct {
    const char *name, *set;
} name_sets[] = {
    {"by", "role"},       {"role", "role"},   {"untold", "agency"},   {"state", "state"},     {"severity", "severity"},
    {"reason", "reason"}, {"level", "level"}, {"act", "act"},         {"missing", "missing"}, {"duty", "duty"},
    {"fault", "fault"},   {"why", "why"},     {"answer", "referral"},
};
static const char *const free_names[] = {"words", "last", "list", "choice_list"};
#define SAID_CAP 6144
#define NAME_MAX_BYTES 24

const char *phrase_key(enum phrase p)
{
    must(p < PHRASE_COUNT);
    return phrases[p].key;
}

enum phrase phrase_of(struct span key)
{
    for (int p = 1; p < PHRASE_COUNT; p++)
        if (span_is(key, phrases[p].key))
            return (enum phrase)p;
    struct span rest = key, first = span_cut(&rest, '.');
    if (span_is(first, "guidance") && kind_of(rest) != KIND_NONE)
        return PHRASE_GUIDANCE;
    return PHRASE_NONE;
}

int phrase_budget(enum phrase p)
{
    must(p < PHRASE_COUNT);
    return phrases[p].budget;
}

const char *saying_key(enum saying s)
{
    must(s < SAYING_COUNT);
    return sayings[s];
}

bool phrase_is_screen(enum phrase p)
{
    return span_starts(span_of(phrase_key(p)), "ussd.");
}

enum saying saying_of(struct span set, struct span canonical)
{
    for (int s = 1; s < SAYING_COUNT; s++) {
        struct span rest = span_of(sayings[s]), first = span_cut(&rest, '.');
        if (span_eq(first, set) && span_eq(rest, canonical))
            return (enum saying)s;
    }
    return SAYING_NONE;
}

struct span guidance_text(const struct phrasebook *book, enum kind k, enum guide_role role, enum lang lang)
{
    must(k < KIND_COUNT && role < GUIDE_ROLES && lang < LANG_COUNT);
    const enum guide_role roles[] = {role, GUIDE_CPV};
    const enum lang langs[] = {lang, LANG_EN};
    for (size_t l = 0; l < countof(langs); l++)
        for (size_t r = 0; r < countof(roles); r++)
            if (book->guidance[k][roles[r]][langs[l]].n > 0)
                return book->guidance[k][roles[r]][langs[l]];
    return (struct span){NULL, 0};
}

/* A template being read. Values are looked up in `said`, comparisons in `raw`, where words are still canonical. */
struct filler {
    struct span template_text, raw, said;
    size_t at;
    bool broken, unknown;
    bool after_value; /* a full stop of the template's is left out where the value brought its own mark */
    struct text *out;
    struct text *names; /* phrase_names: collect them instead of filling */
};

static void fill_run(struct filler *f, bool live, int depth);

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static void note_name(struct filler *f, struct span name)
{
    struct span rest = text_done(f->names);
    while (rest.n > 0)
        if (span_eq(span_cut(&rest, ' '), name))
            return;
    if (f->names->n > 0)
        text_char(f->names, ' ');
    text_span(f->names, name);
}

static char peek(const struct filler *f)
{
    return f->at < f->template_text.n ? f->template_text.p[f->at] : 0;
}

/* The value after '=' or '~', up to its ':'. */
static struct span read_value(struct filler *f)
{
    size_t start = ++f->at;
    while (f->at < f->template_text.n && peek(f) != ':' && peek(f) != '}')
        f->at++;
    struct span value = {f->template_text.p + start, f->at - start};
    if (peek(f) != ':')
        f->broken = true;
    return value;
}

/* One {...}, f->at behind its opening brace. */
static void fill_brace(struct filler *f, bool live, int depth)
{
    size_t start = f->at;
    while (name_char(peek(f)))
        f->at++;
    struct span name = {f->template_text.p + start, f->at - start};
    if (name.n == 0 || name.n > NAME_MAX_BYTES || depth > PHRASE_NEST_MAX) {
        f->broken = true;
        return;
    }
    if (f->names)
        note_name(f, name);
    char name_z[NAME_MAX_BYTES + 1];
    span_str(name, name_z, sizeof name_z);
    struct span said = args_get(f->said, name_z);
    char op = peek(f);
    bool here = live;
    if (op == '}') {
        f->unknown = f->unknown || (live && said.n == 0);
        if (live && f->out)
            text_span(f->out, said);
        f->after_value = live;
        f->at++;
        return;
    }
    if (op == '?' || op == '!')
        here = live && (said.n > 0) == (op == '?');
    else if (op == '=' || op == '~')
        here = span_eq(read_value(f), args_get(f->raw, name_z)) == (op == '=') && live;
    else
        f->broken = true;
    if (f->broken)
        return;
    f->at++;
    fill_run(f, here, depth + 1);
    if (peek(f) != '}')
        f->broken = true;
    f->at++;
}

static void fill_text(struct filler *f, struct span s)
{
    char last = f->out->n > 0 ? f->out->p[f->out->n - 1] : 0;
    if (f->after_value && s.p[0] == '.' && (last == '.' || last == '?' || last == '!'))
        s = (struct span){s.p + 1, s.n - 1};
    text_span(f->out, s);
    f->after_value = false;
}

/* Text up to the closing brace that belongs to whoever called, or the end. */
static void fill_run(struct filler *f, bool live, int depth)
{
    while (!f->broken && f->at < f->template_text.n) {
        size_t from = f->at;
        while (peek(f) && peek(f) != '{' && peek(f) != '}')
            f->at++;
        if (live && f->out && f->at > from)
            fill_text(f, (struct span){f->template_text.p + from, f->at - from});
        if (peek(f) != '{')
            return;
        f->at++;
        fill_brace(f, live, depth);
    }
}

static bool fill(struct filler *f)
{
    fill_run(f, true, 0);
    return !f->broken && !f->unknown && f->at >= f->template_text.n;
}

bool phrase_fill(struct span template_text, struct span args, struct text *out)
{
    struct filler f = {.template_text = template_text, .raw = args, .said = args, .out = out};
    return fill(&f) && !out->cut;
}

bool phrase_names(struct span template_text, struct text *out)
{
    struct filler f = {.template_text = template_text, .names = out};
    fill_run(&f, true, 0);
    return !f.broken && f.at >= f.template_text.n && !out->cut;
}

static struct span in_lang(const struct span by_lang[LANG_COUNT], enum lang lang)
{
    return by_lang[lang].n > 0 ? by_lang[lang] : by_lang[LANG_EN];
}

static struct span say_word(const struct phrasebook *book, const char *set, struct span canonical, enum lang lang)
{
    enum saying s = saying_of(span_of(set), canonical);
    return s == SAYING_NONE ? canonical : in_lang(book->saying[s], lang);
}

/* "abuse,age" as "what happened and the age". */
static void say_list(const struct phrasebook *book, const char *set, struct span list, enum lang lang, struct text *out)
{
    for (bool first = true; list.n > 0; first = false) {
        struct span word = span_trim(span_cut(&list, ','));
        if (!first)
            text_span(out, list.n > 0 ? SPAN(", ") : in_lang(book->saying[SAYING_AND], lang));
        text_span(out, say_word(book, set, word, lang));
    }
}

static void say_ref(struct span digits, struct text *out)
{
    struct ref r = {""};
    bool whole = (digits.n == 8 || digits.n == 10) && span_str(digits, r.digits, sizeof r.digits);
    for (size_t i = 0; i < digits.n && whole; i++)
        whole = digits.p[i] >= '0' && digits.p[i] <= '9';
    if (whole)
        ref_show(&r, out);
    else
        text_span(out, digits);
}

/* "48173024:reported:S1,..." as "4817 3024 waiting S1, ...". */
static void say_cases(const struct phrasebook *book, struct span list, enum lang lang, struct text *out)
{
    for (bool first = true; list.n > 0; first = false) {
        struct span entry = span_trim(span_cut(&list, ','));
        if (!first)
            text_str(out, ", ");
        say_ref(span_cut(&entry, ':'), out);
        struct span state = span_cut(&entry, ':');
        if (state.n > 0) {
            text_char(out, ' ');
            text_span(out, say_word(book, "state", state, lang));
        }
        if (entry.n > 0) {
            text_char(out, ' ');
            text_span(out, entry);
        }
    }
}

/* Day and month as people here write them: 6/3 16:50, with the year for bare days: 6/3/2026. */
static void say_moment(struct span value, struct text *out)
{
    int64_t t = 0;
    int32_t day = 0;
    bool timed = true;
    if (day_read(value, &day)) {
        t = day_start(day);
        timed = false;
    } else if (!time_read(value, &t) && !(span_i64(value, &t) && t > DAY_S)) {
        text_span(out, value);
        return;
    }
    struct civil c = civil_of(t);
    text_i64(out, c.day);
    text_char(out, '/');
    text_i64(out, c.month);
    text_char(out, timed ? ' ' : '/');
    if (timed) {
        text_pad(out, c.hour, 2);
        text_char(out, ':');
        text_pad(out, c.minute, 2);
    } else
        text_i64(out, c.year);
}

static const char *set_of(struct span name)
{
    for (size_t i = 0; i < countof(name_sets); i++)
        if (span_is(name, name_sets[i].name))
            return name_sets[i].set;
    return NULL;
}

static void say_value(const struct phrasebook *book, struct span name, struct span value, enum lang lang,
                      struct text *out)
{
    const char *set = set_of(name);
    if (set)
        say_list(book, set, value, lang, out);
    else if (span_is(name, "last") && saying_of(name, value) != SAYING_NONE)
        text_span(out, say_word(book, "last", value, lang));
    else if (span_is(name, "kind"))
        text_span(out, in_lang(book->kind[kind_of(value)], lang));
    else if (span_is(name, "case"))
        say_ref(value, out);
    else if (span_is(name, "list"))
        say_cases(book, value, lang, out);
    else if (span_is(name, "deadline") || span_is(name, "day") || span_is(name, "from") || span_is(name, "to"))
        say_moment(value, out);
    else
        gsm_plain(value, out);
}

/* The same lines with every value as it is said; a kind beside a place is left out. */
static void say_args(const struct phrasebook *book, struct span args, enum lang lang, struct text *out)
{
    bool placed = args_get(args, "place_name").n > 0;
    while (args.n > 0) {
        struct span value = span_cut(&args, '\n'), name = span_cut(&value, '=');
        if (name.n == 0 || (placed && span_is(name, "kind")))
            continue;
        text_span(out, name);
        text_char(out, '=');
        say_value(book, name, value, lang, out);
        text_char(out, '\n');
    }
}

/* The lines without `name`, then it again as `value`. */
static void with_value(struct span args, const char *name, struct span value, bool cut, struct text *out)
{
    while (args.n > 0) {
        struct span line = span_cut(&args, '\n'), rest = line;
        if (!span_is(span_cut(&rest, '='), name)) {
            text_span(out, line);
            text_char(out, '\n');
        }
    }
    text_str(out, name);
    text_char(out, '=');
    text_span(out, value);
    text_str(out, cut ? "...\n" : "\n");
}

/* The first n bytes of s, back to the end of a word and off the marks behind it. */
static struct span cut_at_word(struct span s, size_t n)
{
    if (n >= s.n)
        return s;
    size_t end = n;
    while (end > 0 && s.p[end] != ' ')
        end--;
    if (end == 0) { /* one endless word: any whole character */
        end = n;
        while (end > 0 && ((unsigned char)s.p[end] & 0xC0) == 0x80)
            end--;
    }
    while (end > 0 && (s.p[end - 1] == ' ' || s.p[end - 1] == ',' || s.p[end - 1] == '.' || s.p[end - 1] == ';'))
        end--;
    return (struct span){s.p, end};
}

struct sayer {
    struct span template_text, raw, said, late;
    int budget;
    struct text *out;
    size_t start; /* what out held before */
};

static bool say_once(struct sayer *s, struct span raw, struct span said)
{
    s->out->n = s->start;
    s->out->p[s->start] = 0;
    s->out->cut = false;
    text_span(s->out, s->late);
    struct filler f = {.template_text = s->template_text, .raw = raw, .said = said, .out = s->out};
    fill(&f);
    struct span whole = {s->out->p + s->start, s->out->n - s->start};
    return !s->out->cut && sms_measure(whole).parts <= s->budget;
}

/* Says it with at most n bytes of the free value; true when that fits. */
static bool say_cut(struct sayer *s, const char *name, struct span value, size_t n)
{
    char space[SAID_CAP];
    struct text said;
    struct span part = cut_at_word(value, n);
    text_init(&said, space, sizeof space);
    with_value(s->said, name, part, part.n < value.n, &said);
    return say_once(s, s->raw, text_done(&said));
}

static void say_fitting(struct sayer *s)
{
    if (say_once(s, s->raw, s->said))
        return;
    for (size_t i = 0; i < countof(free_names); i++) {
        struct span value = args_get(s->said, free_names[i]);
        if (value.n == 0)
            continue;
        size_t fits = 0, over = value.n;
        while (over - fits > 1) {
            size_t middle = fits + (over - fits) / 2;
            if (say_cut(s, free_names[i], value, middle))
                fits = middle;
            else
                over = middle;
        }
        if (say_cut(s, free_names[i], value, fits))
            return;
    }
}

void phrase_speak(const struct phrasebook *book, const struct speech *what, struct span args, struct text *out)
{
    must(what->key < PHRASE_COUNT && what->lang < LANG_COUNT);
    enum lang lang = what->lang == LANG_NONE ? LANG_EN : what->lang;
    bool guides = what->key == PHRASE_GUIDANCE;
    char space[SAID_CAP];
    struct text said;
    text_init(&said, space, sizeof space);
    say_args(book, args, lang, &said);
    struct sayer s = {
        .template_text =
            guides ? guidance_text(book, what->kind, what->role, lang) : in_lang(book->phrase[what->key], lang),
        .raw = args,
        .said = text_done(&said),
        .budget = phrases[what->key].budget,
        .out = out,
        .start = out->n,
    };
    if (span_is(args_get(args, "late"), "yes"))
        s.late = in_lang(book->saying[SAYING_LATE], lang);
    say_fitting(&s);
}
