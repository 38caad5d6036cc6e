/* lexicon_rows.c - rows of the vocabulary to meanings.
 * The files stay what an editor wants: one form a line, plain words in the columns. A word in `canonical` that the
 * program does not know is refused with its line, so that a slip in the file is seen at load and not by a child. */
#include <string.h>

#include "base/must.h"
#include "forms/lexicon.h"

struct row {
    struct span domain, canonical, lang, kind, form;
};
static const char *const class_words[CLASS_COUNT] = {
#define CLASS(id, word) word,
#include "forms/classes.def"
};

static int index_of(struct span word, const char *const *table, int count)
{
    for (int i = 0; i < count; i++)
        if (span_is(word, table[i]))
            return i;
    return -1;
}

static bool set_age(struct meaning *m, struct span canonical)
{
    static const char *const words[] = {"years", "months", "weeks", "days", "infant", "born"};
    int i = index_of(canonical, words, (int)countof(words));
    if (i < 0)
        return false;
    if (i < 4) {
        m->unit = (uint8_t)(i + 1);
        m->domain |= DOM_UNIT;
    } else {
        m->domain |= i == 4 ? DOM_INFANT : DOM_BORN;
    }
    return true;
}

static bool set_place(struct meaning *m, struct span canonical)
{
    static const char *const words[] = {"ward",   "village",    "school", "home",     "hospital", "police-station",
                                        "county", "sub-county", "chief",  "location", "landmark"};
    int i = index_of(canonical, words, (int)countof(words));
    m->place = (uint8_t)(i + 1);
    m->domain |= DOM_PLACE;
    return i >= 0;
}

static bool set_command(struct meaning *m, struct span canonical)
{
    char lower[16];
    struct text t;
    text_init(&t, lower, sizeof lower);
    for (size_t i = 0; i < canonical.n; i++)
        text_char(&t, (char)(canonical.p[i] | 32));
    struct span word = text_done(&t);
    m->domain |= DOM_COMMAND;
    if (span_is(word, "back") || span_is(word, "more"))
        m->command = COMMAND_OTHER;
    else if (span_is(word, "report"))
        m->command = COMMAND_REPORT;
    else
        m->command = (uint8_t)intent_of(word);
    return m->command != INTENT_NONE;
}

static bool set_number(struct meaning *m, struct span canonical, uint32_t domain)
{
    int64_t v;
    if (!span_i64(canonical, &v) || v < 0 || v > 99)
        return false;
    m->domain |= domain;
    if (domain == DOM_MONTH)
        m->month = (uint8_t)v;
    else
        m->number = (uint8_t)v;
    return true;
}

static bool set_child(struct meaning *m, struct span canonical)
{
    m->domain |= span_is(canonical, "child") ? DOM_CHILD : DOM_CHILD | DOM_PAIR;
    return span_is(canonical, "child") || span_is(canonical, "two-children");
}

static bool set_class(struct meaning *m, struct span canonical)
{
    int i = index_of(canonical, class_words, CLASS_COUNT);
    if (i < 0)
        return false;
    m->is |= UINT64_C(1) << i;
    return true;
}

static bool set_meaning(struct meaning *m, const struct row *r)
{
    struct span c = r->canonical;
    if (span_is(r->domain, "abuse")) {
        m->domain |= DOM_KIND;
        if (m->kind == 0)
            m->kind = (uint8_t)kind_of(c);
        return kind_of(c) != KIND_NONE;
    }
    if (span_is(r->domain, "perpetrator")) {
        m->domain |= DOM_PERP;
        m->perp = (uint8_t)perp_of(c);
        return m->perp != PERP_NONE;
    }
    if (span_is(r->domain, "sex")) {
        m->domain |= DOM_SEX;
        m->sex = c.n == 1 ? c.p[0] : 0;
        return m->sex == 'F' || m->sex == 'M' || m->sex == 'X';
    }
    if (span_is(r->domain, "age"))
        return set_age(m, c);
    if (span_is(r->domain, "number"))
        return set_number(m, c, DOM_NUMBER);
    if (span_is(r->domain, "month"))
        return set_number(m, c, DOM_MONTH);
    if (span_is(r->domain, "child"))
        return set_child(m, c);
    if (span_is(r->domain, "place"))
        return set_place(m, c);
    if (span_is(r->domain, "command"))
        return set_command(m, c);
    if (span_is(r->domain, "class"))
        return set_class(m, c);
    if (span_is(r->domain, "urgent")) {
        m->domain |= DOM_URGENT;
        return span_is(c, "urgent");
    }
    if (span_is(r->domain, "when")) {
        m->domain |= DOM_WHEN;
        if (m->when.n == 0 || span_is(m->when, "other"))
            m->when = c;
        return c.n > 0;
    }
    if (span_is(r->domain, "status")) {
        m->domain |= DOM_STATUS;
        return true;
    }
    if (span_is(r->domain, "textspeak")) {
        m->is |= CLASS_BIT(NOISE);
        return true;
    }
    return false;
}

static bool add_stem(struct lexicon *lex, const struct row *r)
{
    static const char *const words[] = {"doer", "helper", "gong", "circumcise", "leave", "suffer"};
    int what = (int)kind_of(r->canonical);
    if (what == KIND_NONE) {
        int i = index_of(r->canonical, words, (int)countof(words));
        if (i < 0)
            return false;
        what = STEM_DOER + i;
    }
    uint32_t w = lexicon_intern(lex, r->form);
    if (w == LEXICON_NONE)
        return !lex->full; /* of several words: not a stem */
    if (lex->word[w].stem == 0) {
        if (lex->stems == lex->stems_cap)
            return false;
        lex->word[w].stem = (uint16_t)lex->stems++;
    }
    struct stem *s = &lex->stem[lex->word[w].stem];
    s->what = (uint8_t)what;
    s->voice |= span_is(r->kind, "passive") ? VOICE_PASSIVE : VOICE_ACTIVE;
    return true;
}

static bool attach(struct lexicon *lex, uint32_t node, const struct row *r)
{
    if (node == 0)
        return lex->full ? false : true;
    if (lex->node[node].meaning == 0) {
        if (lex->meanings == lex->meanings_cap) {
            lex->full = true;
            return false;
        }
        lex->node[node].meaning = lex->meanings++;
    }
    struct meaning *m = &lex->meaning[lex->node[node].meaning];
    if (!set_meaning(m, r))
        return false;
    if (span_is(r->lang, "en"))
        m->lang |= LANG_BIT(LANG_EN);
    if (span_is(r->lang, "sw") || span_is(r->lang, "sheng"))
        m->lang |= LANG_BIT(LANG_SW);
    return true;
}

/* Phrases of the meaning-bearing domains are also known written together: "stepfather", "childmarriage". */
static bool joins(const struct row *r)
{
    return span_is(r->domain, "abuse") || span_is(r->domain, "perpetrator") || span_is(r->domain, "sex") ||
           span_is(r->domain, "age");
}

static bool add_row(struct lexicon *lex, const struct row *row)
{
    struct row r = *row;
    if (span_is(r.domain, "town") || span_is(r.domain, "alias"))
        return true; /* the gazetteer's */
    if (span_is(r.domain, "verb"))
        return add_stem(lex, &r);
    for (size_t i = 0; i < r.form.n; i++)
        if (r.form.p[i] == '=') { /* "tafadhali=tfdhali": both */
            struct row left = r;
            left.form.n = i;
            if (!attach(lex, lexicon_add(lex, left.form), &left))
                return false;
            r.form = (struct span){r.form.p + i + 1, r.form.n - i - 1};
            break;
        }
    if (!attach(lex, lexicon_add(lex, r.form), &r))
        return false;
    return !joins(&r) || r.form.n < 8 || attach(lex, lexicon_add_joined(lex, r.form), &r);
}

bool lexicon_rows(struct lexicon *lex, struct span tsv, int *line)
{
    (void)span_cut(&tsv, '\n');
    for (*line = 1; tsv.n > 0;) {
        struct span one = span_cut(&tsv, '\n');
        ++*line;
        if (span_trim(one).n == 0)
            continue;
        struct row r;
        r.domain = span_cut(&one, '\t');
        r.canonical = span_cut(&one, '\t');
        r.lang = span_cut(&one, '\t');
        r.kind = span_cut(&one, '\t');
        r.form = span_cut(&one, '\t');
        if (r.form.n == 0 || !add_row(lex, &r))
            return false;
    }
    return true;
}
