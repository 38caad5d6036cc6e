/* sheet_text.c - filling a form by a text.
 * Why so lenient about order, and so strict about the first word: a volunteer types what she remembers, but a child's
 * report that merely begins like a form must reach the reader of reports untouched. */
#include "forms/sheet_text.h"

#include "base/must.h"
#include "forms/lexicon.h"

enum { WORDS_MAX = 400, RUN_MAX = 8, NAME_CAP = 64, LEFT_CAP = 2000 };

struct typed_word {
    struct span text; /* without the signs about it */
    bool parted;      /* # ; * or a new line stands before it */
    bool colon;       /* : or = stands after it */
};
struct filling {
    const struct sheet *s;
    struct sheet_world w;
    struct arena *arena;
    struct sheet_filled *out;
    struct typed_word word[WORDS_MAX];
    int words, at;
    int next; /* the first field not yet passed in order */
    struct text left;
};

static bool one_of(char c, const char *signs)
{
    for (; *signs; signs++)
        if (*signs == c)
            return true;
    return false;
}

/* Where the word that begins at i ends: 14:30 and an address of the web are one word. */
static size_t word_end(struct span s, size_t i)
{
    for (; i < s.n && !one_of(s.p[i], " \t\r#;*\n="); i++)
        if (s.p[i] == ':' && (i + 1 == s.n || !one_of(s.p[i + 1], "0123456789/")))
            break;
    return i;
}

static void words_read(struct filling *f, struct span s)
{
    bool parted = true;
    for (size_t i = 0; i < s.n;) {
        size_t end = word_end(s, i);
        if (end == i || one_of(s.p[i], ",")) {
            parted = parted || one_of(s.p[i], "#;*\n");
            if (one_of(s.p[i], ":=") && f->words > 0)
                f->word[f->words - 1].colon = true;
            i++;
            continue;
        }
        struct typed_word *w = &f->word[f->words++];
        *w = (struct typed_word){.text = {s.p + i, end - i}, .parted = parted};
        if (f->words == WORDS_MAX) { /* the last one takes what is left */
            w->text.n = s.n - i;
            return;
        }
        while (w->text.n > 1 && w->text.p[w->text.n - 1] == ',')
            w->text.n--;
        parted = false;
        i = end;
    }
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool alike(struct span a, struct span b)
{
    bool same = a.n == b.n;
    for (size_t i = 0; same && i < a.n; i++)
        same = small(a.p[i]) == small(b.p[i]);
    return same;
}

/* The field that the word names and that has no answer yet; -1: none. */
static int named(const struct filling *f, int at)
{
    for (int i = 0; i < f->s->fields; i++) {
        const struct sheet_field *field = &f->s->field[i];
        bool it = alike(f->word[at].text, span_of(field->id));
        for (struct span names = span_of(field->names); names.n > 0 && !it;)
            it = alike(f->word[at].text, span_cut(&names, '|'));
        if (it)
            return answer_of(&f->out->answers, i, 0) ? -1 : i;
    }
    return -1;
}

static bool is_free(const struct filling *f, int field)
{
    enum field_kind k = f->s->field[field].kind;
    return k == FIELD_TEXT || k == FIELD_LONG || k == FIELD_NAME;
}

static struct span run(const struct filling *f, int from, int n)
{
    const struct typed_word *last = &f->word[from + n - 1];
    return (struct span){f->word[from].text.p, (size_t)(last->text.p + last->text.n - f->word[from].text.p)};
}

/* "2" of a choice is its second code, as the printed form counts; of yes and no it is no. */
static bool by_number(struct filling *f, int field, struct span typed, struct answer *out)
{
    const struct sheet_field *sf = &f->s->field[field];
    int first, n;
    int64_t number = 0;
    bool codes = sf->kind == FIELD_CODE || sf->kind == FIELD_CODES;
    if (typed.n > 2 || !span_i64(typed, &number) || number < 1)
        return false;
    *out = (struct answer){.field = field};
    if (sf->kind == FIELD_YESNO)
        return number == 2;
    (void)codes_list(f->w.codes, codes ? span_of(sf->list) : SPAN(""), &first, &n);
    for (int i = first; i < first + n && codes; i++)
        if (sheet_offers(f->s, field, 0, &f->out->answers, &f->w.codes->row[i], f->w.day) && --number == 0) {
            out->text = f->w.codes->row[i].code;
            return true;
        }
    return false;
}

static bool keep(struct filling *f, struct answer a, int ord)
{
    struct answers *all = &f->out->answers;
    if (all->count == all->cap)
        return false;
    a.ord = ord;
    all->list[all->count++] = a;
    if (f->s->day && span_is(span_of(f->s->day), f->s->field[a.field].id))
        f->w.day = (int32_t)a.number;
    return true;
}

/* As many words as make one answer, the longest first; 0: none do, *fault is that of the first alone. */
static int take_run(struct filling *f, int field, int ord, enum sheet_fault *fault)
{
    struct answer a;
    int most = 1;
    *fault = SHEET_NEEDED;
    while (most < RUN_MAX && f->at + most < f->words && !f->word[f->at + most].parted)
        most++;
    for (int n = most; n > 0; n--) {
        struct span typed = run(f, f->at, n);
        *fault = sheet_take(f->s, field, typed, &f->w, f->arena, &a);
        if ((*fault == SHEET_OK || by_number(f, field, typed, &a)) && keep(f, a, ord)) {
            f->at += n;
            return n;
        }
    }
    return 0;
}

/* Free words, to the end, a parting sign, or a name with a colon; of a person, any name of a field. */
static bool take_free(struct filling *f, int field, enum sheet_fault *fault)
{
    struct answer a;
    int n = 1;
    while (f->at + n < f->words && !f->word[f->at + n].parted) {
        bool end = f->word[f->at + n].colon || f->s->field[field].kind == FIELD_NAME;
        if (end && named(f, f->at + n) >= 0)
            break;
        n++;
    }
    *fault = sheet_take(f->s, field, run(f, f->at, n), &f->w, f->arena, &a);
    if (*fault != SHEET_OK || !keep(f, a, 0))
        return false;
    f->at += n;
    return true;
}

static bool take_field(struct filling *f, int field, enum sheet_fault *fault)
{
    enum sheet_fault ignored;
    if (is_free(f, field))
        return take_free(f, field, fault);
    if (take_run(f, field, 0, fault) == 0)
        return false;
    if (f->s->field[field].kind == FIELD_CODES) /* and the others, as long as there are some */
        for (int ord = 1; f->at < f->words && !f->word[f->at].parted && named(f, f->at) < 0; ord++)
            if (take_run(f, field, ord, &ignored) == 0)
                break;
    return true;
}

static void leave(struct filling *f, int words)
{
    for (int i = 0; i < words; i++, f->at++) {
        if (f->left.n > 0)
            text_char(&f->left, ' ');
        text_span(&f->left, f->word[f->at].text);
    }
}

/* The words after a field's name. What cannot be read is left whole, up to the next name. */
static void fill_named(struct filling *f, int field)
{
    enum sheet_fault fault = SHEET_NEEDED;
    int n = 0;
    f->at++;
    f->next = field + 1;
    if (f->at == f->words || take_field(f, field, &fault))
        return;
    if (f->out->bads < SHEET_TEXT_BAD_MAX)
        f->out->bad[f->out->bads++] = (struct sheet_refusal){.field = field, .fault = fault};
    while (f->at + n < f->words && (n == 0 || (!f->word[f->at + n].parted && named(f, f->at + n) < 0)))
        n++;
    leave(f, n);
}

static void fill_next(struct filling *f)
{
    for (int field = f->next; field < f->s->fields; field++) {
        enum sheet_fault fault;
        if (answer_of(&f->out->answers, field, 0) || !sheet_asked(f->s, field, 0, &f->out->answers))
            continue;
        if (take_field(f, field, &fault)) {
            f->next = field + 1;
            return;
        }
    }
    leave(f, 1);
}

/* No word is lost: the last long field without an answer takes what fits nowhere. */
static struct span settle(struct filling *f)
{
    struct answer a;
    struct span left = span_copy(f->arena, text_done(&f->left));
    for (int field = f->s->fields - 1; field >= 0 && left.n > 0; field--) {
        bool open = f->s->field[field].kind == FIELD_LONG && !answer_of(&f->out->answers, field, 0) &&
                    sheet_asked(f->s, field, 0, &f->out->answers);
        if (open && sheet_take(f->s, field, left, &f->w, f->arena, &a) == SHEET_OK && keep(f, a, 0))
            left.n = 0;
    }
    return left;
}

bool sheet_text_read(const struct sheet_text *t, const struct sheet_world *w, struct arena *arena,
                     struct sheet_filled *out)
{
    struct filling *f = arena_new(arena, struct filling);
    char *space = arena_take(arena, LEFT_CAP);
    struct answer *list = arena_array(arena, struct answer, ANSWERS_MAX);
    *out = (struct sheet_filled){.answers = {.list = list, .cap = ANSWERS_MAX}};
    if (!f || !space || !list)
        return false;
    *f = (struct filling){.s = t->sheet, .w = *w, .arena = arena, .out = out};
    text_init(&f->left, space, LEFT_CAP);
    words_read(f, t->rest);
    while (f->at < f->words) {
        int field = named(f, f->at);
        if (field >= 0)
            fill_named(f, field);
        else
            fill_next(f);
    }
    out->left = settle(f);
    return !arena->full;
}

enum sheet_text_found sheet_text_find(const struct sheets *all, struct span text, int32_t day, struct sheet_text *out)
{
    size_t used = 0;
    text = span_trim(text);
    *out = (struct sheet_text){.sheet = NULL};
    struct span first = {text.p, word_end(text, 0)};
    for (int i = 0; i < all->count && first.n > 0; i++) {
        const struct sheet *s = all->sheet[i];
        if (s->word && alike(first, span_of(s->word)) && sheet_on(all, span_of(s->id), day) == s)
            out->sheet = s;
    }
    if (!out->sheet)
        return SHEET_TEXT_NONE;
    while (first.n < text.n && one_of(text.p[first.n], " \t\r\n:=#;*,"))
        first.n++;
    out->rest = (struct span){text.p + first.n, text.n - first.n};
    switch (ref_read(out->rest, &out->ref, &used)) {
    case REF_OK: out->rest = (struct span){out->rest.p + used, out->rest.n - used}; return SHEET_TEXT_OK;
    case REF_BAD_DIGIT: return SHEET_TEXT_BAD_REF;
    default: return SHEET_TEXT_NO_REF;
    }
}

const struct sheet *sheet_text_collides(const struct sheets *all, const struct lexicon *lexicon)
{
    for (int i = 0; i < all->count; i++) {
        char space[NAME_CAP];
        struct text folded;
        text_init(&folded, space, sizeof space);
        text_fold(span_of(all->sheet[i]->word), &folded);
        uint32_t word = all->sheet[i]->word ? lexicon_word(lexicon, text_done(&folded)) : LEXICON_NONE;
        if (word != LEXICON_NONE && lexicon->word[word].node != 0)
            return all->sheet[i];
    }
    return NULL;
}
