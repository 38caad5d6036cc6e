/* sheet.c - filled forms as rows. A version writes the answers that changed and no others, so that a form of eighty
 * fields in which one word is corrected costs one row, and its history can be read answer by answer. */
#include "db/sheet.h"

#include <string.h>

#include "base/hash.h"
#include "db/store.h"

int64_t sheet_subject(enum about about, int64_t subject)
{
    switch (about) {
    case ABOUT_CASE: return subject_case(subject);
    case ABOUT_CONTACT: return subject_contact(subject);
    case ABOUT_NONE:
    case ABOUT_COUNT: return subject_house();
    case ABOUT_CHILD:
    case ABOUT_PERSON:
    case ABOUT_HOUSEHOLD:
    case ABOUT_INSTITUTION: break;
    }
    return subject_party(subject);
}

/* What is stored in the clear: codes, places, numbers and lines that are nobody's, where the form does not say sealed.
 */
static bool is_plain(const struct sheet_field *f)
{
    return !f->sealed && f->kind != FIELD_LONG && f->kind != FIELD_NAME && f->kind != FIELD_PHONE;
}

static bool is_number(const struct sheet_field *f)
{
    return f->kind == FIELD_NUMBER || f->kind == FIELD_CENTS || f->kind == FIELD_DAY || f->kind == FIELD_YESNO;
}

/* What an answer's words are bound to: moved to another field, row or version they are refused. */
static int64_t words_row(int64_t sheet, const char *field, int64_t ord, int64_t version)
{
    static const struct hash_key no_key = {0, 0};
    char place[96];
    struct text t;
    text_init(&t, place, sizeof place);
    text_i64(&t, sheet);
    text_char(&t, ' ');
    text_str(&t, field);
    text_char(&t, ' ');
    text_i64(&t, ord);
    text_char(&t, ' ');
    text_i64(&t, version);
    return (int64_t)(hash_bytes(no_key, text_done(&t)) >> 1);
}

static enum err answer_put(struct db *db, const struct sheet *s, const struct sheet_row *row, const struct answer *a,
                           bool gone)
{
    const struct sheet_field *f = &s->field[a->field];
    struct statement *st = st_of(db, ST_sheet_answer_add);
    char digits[24];
    struct text t;
    struct span nothing = {NULL, 0}, words = gone || is_plain(f) ? nothing : a->text;
    text_init(&t, digits, sizeof digits);
    if (!gone && !is_plain(f) && is_number(f)) { /* whether a child has HIV is no plain 1 */
        text_i64(&t, a->number);
        words = text_done(&t);
    }
    put_int(st, "sheet", row->id);
    put_str(st, "field", f->id);
    put_int(st, "ord", a->ord);
    put_int(st, "version", row->version);
    put_int(st, "gone", gone);
    put_int(st, "number", gone || !is_plain(f) ? 0 : a->number);
    put_text(st, "code", !gone && is_plain(f) ? a->text : nothing);
    put_bytes(st, "words",
              seal(db, sheet_subject(row->about, row->subject), VAULT_SHEET_WORDS,
                   words_row(row->id, f->id, a->ord, row->version), words));
    return st_run(st, NULL);
}

enum err db_sheet_add(struct db *db, const struct sheet *s, struct sheet_row *row, const struct answers *a,
                      int64_t now_s)
{
    enum err e = db_lease(db, "sheet", 1, &row->id);
    if (e)
        return e;
    row->version = 1;
    row->definition = s->version;
    row->made_s = row->changed_s = now_s;
    struct statement *st = st_of(db, ST_sheet_add);
    put_int(st, "id", row->id);
    put_str(st, "sheet", row->sheet);
    put_int(st, "definition", row->definition);
    put_int(st, "about", row->about);
    put_int(st, "subject", row->subject);
    put_int(st, "day", row->day);
    put_int(st, "now_s", now_s);
    put_int(st, "person", row->person);
    put_int(st, "role", row->role);
    e = st_run(st, NULL);
    for (int i = 0; !e && i < a->count; i++)
        e = answer_put(db, s, row, &a->list[i], false);
    return e;
}

static enum err row_set(struct db *db, const struct sheet_row *row, int64_t now_s)
{
    int64_t changed = 0;
    struct statement *st = st_of(db, ST_sheet_set);
    put_int(st, "id", row->id);
    put_int(st, "seen", row->version - 1);
    put_int(st, "definition", row->definition);
    put_int(st, "day", row->day);
    put_int(st, "now_s", now_s);
    put_int(st, "person", row->person);
    put_int(st, "role", row->role);
    put_int(st, "void", row->gone);
    enum err e = st_run(st, &changed);
    return e ? e : changed == 1 ? ERR_NONE : ERR_STALE;
}

static bool answer_same(const struct answer *a, const struct answer *b)
{
    return a->number == b->number && span_eq(a->text, b->text);
}

enum err db_sheet_set(struct db *db, const struct sheet *s, struct sheet_row *row, const struct answers *a,
                      int64_t now_s, struct arena *arena)
{
    struct answers was = {0};
    enum err e = db_sheet_answers(db, s, row, row->version, &was, arena);
    if (e)
        return e;
    row->version++;
    row->definition = s->version;
    row->changed_s = now_s;
    e = row_set(db, row, now_s);
    for (int i = 0; !e && i < a->count; i++) {
        const struct answer *old = answer_of(&was, a->list[i].field, a->list[i].ord);
        if (!old || !answer_same(old, &a->list[i]))
            e = answer_put(db, s, row, &a->list[i], false);
    }
    for (int i = 0; !e && i < was.count; i++)
        if (!answer_of(a, was.list[i].field, was.list[i].ord))
            e = answer_put(db, s, row, &was.list[i], true);
    if (e)
        row->version--;
    return e;
}

enum err db_sheet_void(struct db *db, struct sheet_row *row, int64_t now_s)
{
    row->version++;
    row->gone = true;
    row->changed_s = now_s;
    return row_set(db, row, now_s);
}

static void take_row(struct statement *s, struct sheet_row *r)
{
    r->id = take_int(s);
    take_str(s, r->sheet, sizeof r->sheet);
    r->definition = (int)take_int(s);
    r->about = (enum about)take_int(s);
    r->subject = take_int(s);
    r->version = take_int(s);
    r->day = (int32_t)take_int(s);
    r->made_s = take_int(s);
    r->changed_s = take_int(s);
    r->person = take_int(s);
    r->role = (enum role)take_int(s);
    r->gone = take_int(s) != 0;
}

static enum err row_one(struct statement *s, struct sheet_row *out)
{
    enum err e = st_one(s);
    if (e)
        return e;
    take_row(s, out);
    st_end(s);
    return ERR_NONE;
}

enum err db_sheet_get(struct db *db, int64_t id, struct sheet_row *out)
{
    struct statement *s = st_of(db, ST_sheet_get);
    put_int(s, "id", id);
    return row_one(s, out);
}

enum err db_sheet_of(struct db *db, enum about about, int64_t subject, const char *sheet, struct sheet_row *out)
{
    struct statement *s = st_of(db, ST_sheet_of_kind);
    put_int(s, "about", about);
    put_int(s, "subject", subject);
    put_str(s, "sheet", sheet);
    return row_one(s, out);
}

/* In the order of fields and rows: answers are few, and come sorted by the fields' names. */
static void answer_in(struct answers *out, const struct answer *a)
{
    int at = out->count++;
    while (at > 0 && (out->list[at - 1].field > a->field ||
                      (out->list[at - 1].field == a->field && out->list[at - 1].ord > a->ord))) {
        out->list[at] = out->list[at - 1];
        at--;
    }
    out->list[at] = *a;
}

enum err db_sheet_answers(struct db *db, const struct sheet *s, const struct sheet_row *row, int64_t version,
                          struct answers *out, struct arena *arena)
{
    struct statement *st = st_of(db, ST_sheet_answers);
    bool more = false;
    enum err e;
    *out = (struct answers){arena_take(arena, ANSWERS_MAX * sizeof(struct answer)), 0, ANSWERS_MAX};
    if (!out->list)
        return ERR_FULL;
    put_int(st, "sheet", row->id);
    put_int(st, "version", version);
    while (!(e = st_next(st, &more)) && more) {
        char id[SHEET_ID_CAP];
        take_str(st, id, sizeof id);
        struct answer a = {.field = sheet_field_of(s, span_of(id)), .ord = (int)take_int(st)};
        int64_t written = take_int(st);
        a.number = take_int(st);
        struct span code = take_text(st);
        struct span words = take_sealed(db, st, VAULT_SHEET_WORDS, words_row(row->id, id, a.ord, written));
        bool sealed_number = a.field >= 0 && is_number(&s->field[a.field]) && words.n;
        if (sealed_number)
            (void)span_i64(words, &a.number);
        else
            a.text = span_copy(arena, code.n ? code : words);
        if (!sealed_number && (code.n || words.n) && !a.text.p)
            e = ERR_FULL;
        else if (a.field >= 0 && out->count < out->cap)
            answer_in(out, &a);
        if (e) {
            st_end(st);
            return e;
        }
    }
    return e;
}

enum err db_sheets_of(struct db *db, const struct sheets_wanted *w, struct sheet_row *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_sheets_of);
    bool row = false;
    enum err e;
    *n = 0;
    put_int(s, "about", w->about);
    put_int(s, "subject", w->subject);
    put_int(s, "before", w->before ? w->before : INT64_MAX);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row)
        take_row(s, &out[(*n)++]);
    return e;
}
