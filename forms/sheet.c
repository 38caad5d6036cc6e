/* sheet.c - a form as data: looking things up in it, and what is wrong with a filled one.
 * Every face asks the same function, so that what a page refuses no text can bring in. */
#include "forms/sheet.h"

#include "base/must.h"
#include "forms/sheet_inside.h"

static const char *const abouts[ABOUT_COUNT] = {"",
#define X(id, word) word,
                                                ABOUT_TABLE(X)
#undef X
};
static const char *const kinds[FIELD_KIND_COUNT] = {"",
#define X(id, word) word,
                                                    FIELD_TABLE(X)
#undef X
};
static const char *const faults[SHEET_FAULT_COUNT] = {"",
#define X(id, word) word,
                                                      SHEET_FAULT_TABLE(X)
#undef X
};

static int word_of(const char *const *words, int n, struct span word)
{
    for (int i = 1; i < n; i++)
        if (span_is(word, words[i]))
            return i;
    return 0;
}

const char *about_word(enum about a)
{
    return abouts[(unsigned)a < ABOUT_COUNT ? a : 0];
}

enum about about_of(struct span word)
{
    return (enum about)word_of(abouts, ABOUT_COUNT, word);
}

const char *field_kind_word(enum field_kind k)
{
    return kinds[(unsigned)k < FIELD_KIND_COUNT ? k : 0];
}

enum field_kind field_kind_of(struct span word)
{
    return (enum field_kind)word_of(kinds, FIELD_KIND_COUNT, word);
}

const char *sheet_fault_word(enum sheet_fault f)
{
    return faults[(unsigned)f < SHEET_FAULT_COUNT ? f : 0];
}

const struct sheet *sheet_on(const struct sheets *all, struct span id, int32_t day)
{
    const struct sheet *best = NULL;
    for (int i = 0; i < all->count; i++) {
        const struct sheet *s = all->sheet[i];
        if (span_is(id, s->id) && (!s->from_day || s->from_day <= day) && (!s->to_day || day <= s->to_day))
            best = s;
    }
    return best;
}

const struct sheet *sheet_version(const struct sheets *all, struct span id, int version)
{
    const struct sheet *best = NULL;
    for (int i = 0; i < all->count; i++)
        if (span_is(id, all->sheet[i]->id) && (version == 0 || all->sheet[i]->version == version))
            best = all->sheet[i];
    return best;
}

int sheet_field_of(const struct sheet *s, struct span id)
{
    for (int i = 0; i < s->fields; i++)
        if (span_is(id, s->field[i].id))
            return i;
    return -1;
}

const struct answer *answer_of(const struct answers *a, int field, int ord)
{
    for (int i = 0; i < a->count; i++)
        if (a->list[i].field == field && a->list[i].ord == ord)
            return &a->list[i];
    return NULL;
}

int32_t sheet_day(const struct sheet *s, const struct answers *a, int32_t today)
{
    int field = s->day ? sheet_field_of(s, span_of(s->day)) : -1;
    const struct answer *own = field < 0 ? NULL : answer_of(a, field, 0);
    return own ? (int32_t)own->number : today;
}

int32_t sheet_base_day(const struct sheet *s, int field, const struct sheet_world *w)
{
    bool own = s->day && span_is(span_of(s->day), s->field[field].id);
    return own && w->today ? w->today : w->day;
}

/* The row of `other` that goes with row ord of `field`: the same where both stand in one table. */
static int row_beside(const struct sheet *s, int field, int other, int ord)
{
    return s->field[field].section == s->field[other].section ? ord : 0;
}

static bool is_one_of(const char *const *words, const struct answer *a, enum field_kind kind)
{
    struct span have = kind == FIELD_YESNO ? a->number ? SPAN("yes") : SPAN("no") : a->text;
    for (int i = 0; i < SHEET_WHEN_MAX && words[i]; i++)
        if (span_is(have, words[i]))
            return true;
    return false;
}

bool sheet_asked(const struct sheet *s, int field, int ord, const struct answers *a)
{
    const struct sheet_field *f = &s->field[field];
    if (f->when < 0)
        return true;
    int other = row_beside(s, field, f->when, ord);
    if (!sheet_asked(s, f->when, other, a))
        return false;
    enum field_kind kind = s->field[f->when].kind;
    for (int i = 0; i < a->count; i++)
        if (a->list[i].field == f->when && (kind == FIELD_CODES || a->list[i].ord == other) &&
            is_one_of(f->when_is, &a->list[i], kind))
            return true;
    return false;
}

void sheet_prune(const struct sheet *s, struct answers *a)
{
    int n = 0;
    for (int i = 0; i < a->count; i++) /* one that goes holds up nothing: sheet_asked() looks up the whole chain */
        if (sheet_asked(s, a->list[i].field, a->list[i].ord, a))
            a->list[n++] = a->list[i];
    a->count = n;
}

/* What the answer must stand below; false: nothing is chosen there yet. The empty span: below nothing. */
static bool above(const struct sheet *s, int field, int ord, const struct answers *a, struct span *out)
{
    const char *under = s->field[field].under;
    *out = (struct span){NULL, 0};
    if (!under)
        return true;
    int at = sheet_field_of(s, span_of(under));
    *out = span_of(under);
    if (at < 0)
        return true;
    const struct answer *have = a ? answer_of(a, at, row_beside(s, field, at, ord)) : NULL;
    *out = have ? have->text : (struct span){NULL, 0};
    return have != NULL;
}

bool sheet_offers(const struct sheet *s, int field, int ord, const struct answers *a, const struct code_row *row,
                  int32_t day)
{
    struct span under;
    const char *list = s->field[field].list;
    if (!list || !span_is(row->list, list) || !code_in_force(row, day))
        return false;
    return !above(s, field, ord, a, &under) || under.n == 0 || span_eq(row->under, under);
}

static bool letter_good(uint32_t c, bool lines)
{
    if (c == '\n' || c == '\r' || c == '\t')
        return lines;
    bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    bool turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); /* what follows would read backwards */
    return !control && !turns && c != 0xFFFD && c != 0xFEFF;
}

static enum sheet_fault judge_text(const struct sheet_field *f, struct span text, int64_t *limit)
{
    bool letter = f->kind != FIELD_NAME;
    for (size_t i = 0; i < text.n;) {
        uint32_t c = utf8_next(text, &i);
        if (!letter_good(c, f->kind == FIELD_LONG))
            return SHEET_LETTERS;
        letter = letter || (c | 32) - 'a' < 26 || c >= 0xC0;
    }
    int64_t n = (int64_t)span_characters(text);
    *limit = n > f->max ? f->max : f->min;
    return n > f->max ? SHEET_LONG : n < f->min ? SHEET_SHORT : letter ? SHEET_OK : SHEET_LETTERS;
}

static enum sheet_fault judge_number(const struct sheet_field *f, int64_t number, int64_t *limit)
{
    *limit = number < f->min ? f->min : f->max;
    return number < f->min ? SHEET_SMALL : number > f->max ? SHEET_LARGE : SHEET_OK;
}

static enum sheet_fault judge_day(const struct sheet_field *f, int64_t number, int32_t base, int64_t *limit)
{
    *limit = base + (number < base + f->min ? f->min : f->max);
    return number < base + f->min ? SHEET_EARLY : number > base + f->max ? SHEET_LATE : SHEET_OK;
}

static enum sheet_fault judge_code(const struct sheet_field *f, struct span code, const struct sheet_world *w)
{
    const struct code_row *row = code_known(w->codes, span_of(f->list), code, w->day);
    return !row ? SHEET_CODE : code_in_force(row, w->day) ? SHEET_OK : SHEET_FORCE;
}

static enum sheet_fault judge_phone(struct span text)
{
    struct msisdn number;
    return sheet_phone_typed(text, &number) && span_is(text, number.s) ? SHEET_OK : SHEET_PHONE;
}

enum sheet_fault sheet_judge(const struct sheet *s, const struct answer *a, const struct sheet_world *w, int64_t *limit)
{
    const struct sheet_field *f = &s->field[a->field];
    struct area area;
    *limit = 0;
    switch (f->kind) {
    case FIELD_TEXT:
    case FIELD_LONG:
    case FIELD_NAME: return judge_text(f, a->text, limit);
    case FIELD_NUMBER:
    case FIELD_CENTS: return judge_number(f, a->number, limit);
    case FIELD_DAY: return judge_day(f, a->number, sheet_base_day(s, a->field, w), limit);
    case FIELD_YESNO: return a->number == 0 || a->number == 1 ? SHEET_OK : SHEET_CODE;
    case FIELD_CODE:
    case FIELD_CODES: return judge_code(f, a->text, w);
    case FIELD_PLACE: return area_read(w->areas, a->text, &area) && area.level >= AREA_COUNTY ? SHEET_OK : SHEET_PLACE;
    default: must(f->kind == FIELD_PHONE); return judge_phone(a->text);
    }
}

struct checking {
    const struct sheet *s;
    const struct answers *a;
    const struct sheet_world *w;
    struct sheet_refusal *out;
    int cap, n;
};

bool sheet_fault_limited(enum sheet_fault fault)
{
    return fault == SHEET_LONG || fault == SHEET_SHORT || fault == SHEET_SMALL || fault == SHEET_LARGE ||
           fault == SHEET_EARLY || fault == SHEET_LATE;
}

static void refuse(struct checking *c, int field, int ord, enum sheet_fault fault, int64_t limit)
{
    if (fault != SHEET_OK && c->n < c->cap)
        c->out[c->n++] = (struct sheet_refusal){field, ord, fault, sheet_fault_limited(fault) ? limit : 0};
}

static bool stands_below(const struct checking *c, const struct answer *a)
{
    const struct sheet_field *f = &c->s->field[a->field];
    struct span under;
    if (!f->under)
        return true;
    const struct code_row *row = code_known(c->w->codes, span_of(f->list), a->text, c->w->day);
    return row && above(c->s, a->field, a->ord, c->a, &under) && span_eq(row->under, under);
}

static bool was_before(const struct checking *c, const struct answer *a)
{
    for (int i = 0; i < a->ord; i++) {
        const struct answer *b = answer_of(c->a, a->field, i);
        if (b && span_eq(a->text, b->text))
            return true;
    }
    return false;
}

static void check_answer(struct checking *c, const struct answer *a)
{
    const struct sheet_field *f = &c->s->field[a->field];
    int64_t limit = 0;
    bool room = f->kind == FIELD_CODES || a->ord < c->s->section[f->section].rows;
    enum sheet_fault fault = room && a->ord >= 0 ? sheet_judge(c->s, a, c->w, &limit) : SHEET_UNASKED;
    if (fault == SHEET_OK && !stands_below(c, a))
        fault = SHEET_UNDER;
    if (fault == SHEET_OK && f->kind == FIELD_CODES && was_before(c, a))
        fault = SHEET_TWICE;
    if (!sheet_asked(c->s, a->field, a->ord, c->a))
        fault = SHEET_UNASKED;
    refuse(c, a->field, a->ord, fault, limit);
}

/* Whether a row of a table has anything in it; what stands alone is always there. */
static bool row_there(const struct checking *c, const struct sheet_section *section, int ord)
{
    for (int i = section->first; i < section->first + section->count; i++)
        if (section->rows == 1 || answer_of(c->a, i, ord))
            return true;
    return false;
}

static void check_field(struct checking *c, int field)
{
    const struct sheet_field *f = &c->s->field[field];
    const struct sheet_section *section = &c->s->section[f->section];
    for (int i = 0; i < c->a->count; i++)
        if (c->a->list[i].field == field)
            check_answer(c, &c->a->list[i]);
    for (int ord = 0; ord < section->rows && f->needed; ord++)
        if (!answer_of(c->a, field, ord) && row_there(c, section, ord) && sheet_asked(c->s, field, ord, c->a))
            refuse(c, field, ord, SHEET_NEEDED, 0);
}

int sheet_check(const struct sheet *s, const struct answers *a, const struct sheet_world *w, struct sheet_refusal *out,
                int cap)
{
    struct checking c = {.s = s, .a = a, .w = w, .out = out, .cap = cap};
    for (int i = 0; i < a->count; i++)
        must(a->list[i].field >= 0 && a->list[i].field < s->fields);
    for (int i = 0; i < s->fields; i++)
        check_field(&c, i);
    return c.n;
}
