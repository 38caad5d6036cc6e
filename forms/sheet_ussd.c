/* sheet_ussd.c - a form, one field a screen. A list is cut into pages by its own length, as the other screens are
 * (forms/ussd_screen.c), so that no list and no language can make a screen that a phone would refuse. */
#include "forms/sheet_ussd.h"

#include "base/must.h"
#include "forms/ussd.h"

static bool shows(const struct sheet *s, const struct answers *a, int field)
{
    return s->section[s->field[field].section].rows == 1 && sheet_asked(s, field, 0, a);
}

static void go(struct sheet_ussd *u, int field, struct sheet_ussd_step *out)
{
    u->field = (int16_t)field;
    u->first = 0;
    u->wrong = u->hint = 0;
    out->what = field < 0 ? SHEET_USSD_DONE : SHEET_USSD_SHOW;
}

static void go_on(const struct sheet *s, const struct answers *a, struct sheet_ussd *u, int from, bool unanswered,
                  struct sheet_ussd_step *out)
{
    *out = (struct sheet_ussd_step){.count = 0};
    for (int i = from; i < s->fields; i++)
        if (shows(s, a, i) && !(unanswered && answer_of(a, i, 0))) {
            go(u, i, out);
            return;
        }
    go(u, -1, out);
}

void sheet_ussd_begin(const struct sheet *s, const struct answers *a, enum lang lang, struct sheet_ussd *u,
                      struct sheet_ussd_step *out)
{
    *u = (struct sheet_ussd){.layout = SHEET_USSD_LAYOUT, .lang = (uint8_t)lang};
    go_on(s, a, u, 0, true, out);
}

void sheet_ussd_next(const struct sheet *s, const struct answers *a, struct sheet_ussd *u, struct sheet_ussd_step *out)
{
    go_on(s, a, u, u->field + 1, false, out);
}

static void go_back(const struct sheet *s, const struct answers *a, struct sheet_ussd *u, struct sheet_ussd_step *out)
{
    for (int i = (u->field < 0 ? s->fields : u->field) - 1; i >= 0; i--)
        if (shows(s, a, i)) {
            go(u, i, out);
            return;
        }
    out->what = SHEET_USSD_LEFT;
}

void sheet_ussd_last(const struct sheet *s, const struct answers *a, struct sheet_ussd *u, struct sheet_ussd_step *out)
{
    *out = (struct sheet_ussd_step){.count = 0};
    u->field = -1;
    go_back(s, a, u, out);
}

static void go_wrong(struct sheet_ussd *u, struct sheet_ussd_step *out)
{
    u->hint = 1;
    out->what = ++u->wrong >= USSD_WRONG_MAX ? SHEET_USSD_OVER : SHEET_USSD_SHOW;
}

/* The i-th option of a field: a row of the code book, or yes (0) and no (1); false beyond the last. */
struct option {
    const struct code_row *row;
    bool yes;
};
static bool option_at(const struct sheet_world *w, const struct sheet *s, const struct answers *a, int field, int i,
                      struct option *out)
{
    const struct sheet_field *f = &s->field[field];
    int first, n;
    *out = (struct option){.row = NULL, .yes = i == 0};
    if (f->kind == FIELD_YESNO)
        return i < 2;
    if (f->kind != FIELD_CODE && f->kind != FIELD_CODES)
        return false;
    (void)codes_list(w->codes, span_of(f->list), &first, &n);
    for (int k = first; k < first + n; k++)
        if (sheet_offers(s, field, 0, a, &w->codes->row[k], w->day) && i-- == 0) {
            out->row = &w->codes->row[k];
            return true;
        }
    return false;
}

static bool choose(const struct sheet_ussd_world *w, const struct sheet *s, const struct answers *a, int field,
                   struct span typed, struct answer *out)
{
    struct option o;
    int64_t number;
    if (typed.n > 3 || !span_i64(typed, &number) || number < 1 || !option_at(&w->w, s, a, field, (int)number - 1, &o))
        return false;
    *out = (struct answer){.field = field, .number = o.row ? 0 : o.yes};
    if (o.row)
        out->text = o.row->code;
    return true;
}

/* "1 3 4" */
static bool choose_all(const struct sheet_ussd_world *w, const struct sheet *s, const struct answers *a, int field,
                       struct span typed, struct sheet_ussd_step *out)
{
    out->count = 0;
    while (typed.n > 0) {
        struct span one = span_cut(&typed, ' ');
        if (one.n == 0)
            continue;
        struct answer *to = &out->answer[out->count];
        if (out->count == SHEET_USSD_CHOICES || !choose(w, s, a, field, one, to))
            return false;
        for (int i = 0; i < out->count; i++)
            if (span_eq(out->answer[i].text, to->text))
                return false;
        to->ord = out->count++;
    }
    return out->count > 0;
}

static bool take(const struct sheet_ussd_world *w, const struct sheet *s, const struct answers *a, int field,
                 struct span typed, struct sheet_ussd_step *out)
{
    enum field_kind k = s->field[field].kind;
    out->count = 1;
    if (k == FIELD_CODES && choose_all(w, s, a, field, typed, out))
        return true;
    out->count = 1;
    if ((k == FIELD_CODE || k == FIELD_YESNO) && choose(w, s, a, field, typed, &out->answer[0]))
        return true;
    return sheet_take(s, field, typed, &w->w, w->scratch, &out->answer[0]) == SHEET_OK;
}

static int page(const struct sheet_ussd_world *w, const struct sheet *s, const struct answers *a,
                const struct sheet_ussd *u, struct text *out);

void sheet_ussd_key(const struct sheet_ussd_world *w, const struct sheet *s, const struct answers *a,
                    struct sheet_ussd *u, struct span typed, struct sheet_ussd_step *out)
{
    char space[USSD_TEXT_CAP];
    struct option o;
    struct text t;
    must(u->field >= 0 && u->field < s->fields);
    *out = (struct sheet_ussd_step){.what = SHEET_USSD_SHOW};
    typed = span_trim(typed);
    text_init(&t, space, sizeof space);
    int shown = page(w, s, a, u, &t);
    bool more = option_at(&w->w, s, a, u->field, u->first + shown, &o);
    if (span_is(typed, "00")) {
        out->what = SHEET_USSD_LEFT;
    } else if (span_is(typed, "0")) {
        if (u->first > 0)
            go(u, u->field, out); /* the first page again */
        else
            go_back(s, a, u, out);
    } else if (span_is(typed, "98") && more) {
        u->first = (int16_t)(u->first + shown);
        u->wrong = u->hint = 0;
    } else if (span_is(typed, "99") && !s->field[u->field].needed) {
        sheet_ussd_next(s, a, u, out);
    } else if (take(w, s, a, u->field, typed, out)) {
        out->what = SHEET_USSD_KEEP;
    } else {
        out->count = 0;
        go_wrong(u, out);
    }
}

static void foot(const struct sheet_ussd_world *w, const struct sheet_field *f, enum lang lang, bool more,
                 struct text *out)
{
    const struct span(*said)[LANG_COUNT] = w->book->saying;
    if (more) {
        text_char(out, '\n');
        text_span(out, said[SAYING_USSD_MORE][lang]);
    }
    if (!f->needed) {
        text_char(out, '\n');
        text_span(out, said[SAYING_USSD_SKIP][lang]);
    }
    text_char(out, '\n');
    text_span(out, said[SAYING_USSD_BACK][lang]);
}

static void head(const struct sheet_ussd_world *w, const struct sheet_field *f, enum lang lang, bool hint,
                 struct text *out)
{
    if (hint)
        text_span(out, w->book->saying[SAYING_USSD_HINT][lang]);
    text_str(out, f->label[lang]);
    if (f->kind == FIELD_CODES) {
        text_char(out, ' ');
        text_span(out, w->book->saying[SAYING_USSD_SEVERAL][lang]);
    }
}

static void option_say(struct text *out, int i, const struct option *o, enum lang lang)
{
    text_char(out, '\n');
    text_i64(out, i + 1);
    text_char(out, ' ');
    if (o->row)
        text_span(out, code_label(o->row, lang));
    else
        text_str(out, lang == LANG_SW ? o->yes ? "Ndiyo" : "Hapana" : o->yes ? "Yes" : "No");
}

static bool fits(const struct text *t)
{
    struct sms_size size = sms_measure(text_done(t));
    return !t->cut && size.gsm7 && size.units <= USSD_UNITS_MAX;
}

static void cut_back(struct text *t, size_t n)
{
    t->n = n;
    t->p[n] = '\0';
    t->cut = false;
}

/* Writes the screen and says how many options stand on it. */
static int page(const struct sheet_ussd_world *w, const struct sheet *s, const struct answers *a,
                const struct sheet_ussd *u, struct text *out)
{
    const struct sheet_field *f = &s->field[u->field];
    enum lang lang = (enum lang)u->lang;
    struct option o, after;
    int n = 0;
    head(w, f, lang, u->hint, out);
    while (option_at(&w->w, s, a, u->field, u->first + n, &o)) {
        size_t before = out->n;
        bool more = option_at(&w->w, s, a, u->field, u->first + n + 1, &after);
        option_say(out, u->first + n, &o, lang);
        size_t here = out->n;
        foot(w, f, lang, more, out);
        bool good = fits(out);
        cut_back(out, good ? here : before);
        if (!good)
            break;
        n++;
    }
    foot(w, f, lang, option_at(&w->w, s, a, u->field, u->first + n, &after), out);
    return n;
}

void sheet_ussd_show(const struct sheet_ussd_world *w, const struct sheet *s, const struct answers *a,
                     const struct sheet_ussd *u, struct text *out)
{
    must(u->field >= 0 && u->field < s->fields);
    (void)page(w, s, a, u, out);
}

static bool refuse(const struct sheet *s, const struct sheet_field *f, const char *what, struct text *why)
{
    text_str(why, s->id);
    text_str(why, ", ");
    text_str(why, f->id);
    text_str(why, what);
    return false;
}

static bool too_long(const struct sheet *s, const struct sheet_field *f, const struct text *screen, struct text *why)
{
    (void)refuse(s, f, ": the USSD screen takes ", why);
    text_i64(why, sms_measure(text_done(screen)).units);
    text_str(why, " letters of 160: make its label, or its longest code's, shorter");
    return false;
}

/* 0 is back, and 99 passes over: who meant the number would be sent elsewhere. */
static bool is_key(const struct sheet_field *f, int64_t number)
{
    int64_t one = f->kind == FIELD_CENTS ? 100 : 1;
    return (f->kind == FIELD_NUMBER || f->kind == FIELD_CENTS) && f->min <= number * one && number * one <= f->max;
}

static bool is_words(enum field_kind k)
{
    return k == FIELD_TEXT || k == FIELD_LONG || k == FIELD_NAME || k == FIELD_PLACE;
}

/* The field's screen with its hint and each of its options, one by one. */
static bool field_fits(const struct sheet_ussd_world *w, const struct sheet *s, const struct sheet_field *f,
                       enum lang lang, struct text *why)
{
    int first = 0, n = 0, most = f->kind == FIELD_YESNO ? 2 : 1;
    if (f->list)
        (void)codes_list(w->w.codes, span_of(f->list), &first, &n);
    for (int k = 0; k < (n ? n : 1); k++) {
        char space[USSD_TEXT_CAP];
        struct option o = {.row = n ? &w->w.codes->row[first + k] : NULL};
        struct text t;
        text_init(&t, space, sizeof space);
        head(w, f, lang, true, &t);
        for (int line = 0; line < most && (n || f->kind == FIELD_YESNO); line++)
            option_say(&t, 99, &o, lang);
        foot(w, f, lang, n > 0, &t);
        if (!fits(&t))
            return too_long(s, f, &t, why);
    }
    return true;
}

bool sheet_ussd_fits(const struct phrasebook *book, const struct codes *codes, const struct sheet *s, struct text *why)
{
    struct sheet_ussd_world w = {.book = book, .w = {.codes = codes}};
    for (int i = 0; i < s->fields; i++) {
        const struct sheet_field *f = &s->field[i];
        if (i == SHEET_USSD_FIELDS_MAX)
            return refuse(s, f, ": more questions than a USSD call has time for: leave out ussd = true", why);
        if (f->needed && f->when < 0 && is_words(f->kind))
            return refuse(s, f, ": words must be typed, and keys alone cannot: leave out ussd = true", why);
        if (s->section[f->section].rows > 1)
            return refuse(s, f, ": a table of rows has no USSD screen: leave out ussd = true, or the table", why);
        if (is_key(f, 0) || (is_key(f, 99) && !f->needed))
            return refuse(s, f,
                          ": on a USSD screen 0 and 99 are keys, so they can be no answer: ask it as a choice, or "
                          "leave out ussd = true",
                          why);
        for (int lang = LANG_EN; lang < LANG_COUNT; lang++)
            if (!field_fits(&w, s, f, (enum lang)lang, why))
                return false;
    }
    return true;
}
