/* turn_sheet.c - forms filled by a text, or by the keys of a USSD session: read before it is decided, stored in the
 * same transaction as the text's own row, so that what was saved, answered and acknowledged is one thing, whenever the
 * process dies. */
#include <string.h>

#include "core/sheet_in.h"
#include "db/register.h"
#include "db/sheet.h"
#include "forms/sheet_draft.h"
#include "forms/sheet_text.h"
#include "mlinzid/engine/inside.h"
#include "mlinzid/engine/owed.h"

/* The store keeps them by field; a text gives them in any order. */
static void in_order(struct answers *a)
{
    for (int i = 1; i < a->count; i++) {
        struct answer one = a->list[i];
        int at = i;
        for (; at > 0 && (a->list[at - 1].field > one.field ||
                          (a->list[at - 1].field == one.field && a->list[at - 1].ord > one.ord));
             at--)
            a->list[at] = a->list[at - 1];
        a->list[at] = one;
    }
}

static void judge(struct sheet_come *s, struct sheet_filled *f, struct sheet_world *w)
{
    in_order(&f->answers);
    s->answers = f->answers;
    s->day = w->day = sheet_day(s->sheet, &s->answers, w->today);
    s->stray = f->left;
    if (f->bads > 0) {
        s->as = SHEET_WRONG;
        s->why = f->bad[0];
    } else if (f->left.n > 0) {
        s->as = SHEET_STRAY;
    } else if (sheet_check(s->sheet, &s->answers, w, &s->why, 1) > 0) {
        s->as = SHEET_WRONG;
    }
}

const struct sheet_come *sheet_from_text(struct engine *e, struct span text, int64_t now_s)
{
    struct sheet_text t;
    struct sheet_world w = {
        .codes = &e->loaded->codes, .areas = &e->loaded->areas, .day = day_of(now_s), .today = day_of(now_s)};
    enum sheet_text_found found = sheet_text_find(&e->loaded->sheets, text, w.today, &t);
    bool alone = found == SHEET_TEXT_NO_REF && span_trim(t.rest).n == 0;
    if (found != SHEET_TEXT_OK && !alone)
        return NULL;
    if (t.sheet->about != ABOUT_CASE && t.sheet->about != ABOUT_CHILD)
        return NULL;
    struct sheet_come *s = arena_new(&e->arena, struct sheet_come);
    struct sheet_filled *f = arena_new(&e->arena, struct sheet_filled);
    if (!s || !f)
        return NULL;
    *s = (struct sheet_come){.sheet = t.sheet};
    if (alone)
        return s;
    s->ref = t.ref;
    if (!sheet_text_read(&t, &w, &e->arena, f))
        return NULL;
    judge(s, f, &w);
    return s;
}

/* --- by keys --- */

enum err sheet_draft_of(struct engine *e, const struct msisdn *phone, const char *ref, struct sheet_draft *out)
{
    struct ref r;
    span_str(span_of(ref), r.digits, sizeof r.digits);
    out->case_id = ref_case(e->world.ref_key, &r);
    return db_person_by_phone(e->db, phone, &out->person);
}

/* Both lie in the arena. */
bool sheet_answers_kept(struct engine *e, const struct sheet_draft *d, const struct sheet *s, struct arena *arena,
                        struct answers *out)
{
    struct span words;
    enum err err = db_draft_get(e->db, d, arena, &words);
    if (err == ERR_NONE && sheet_draft_read(s, words, arena, out))
        return true;
    *out = (struct answers){arena_array(arena, struct answer, ANSWERS_MAX), 0, ANSWERS_MAX};
    return err == ERR_NONE && out->list; /* what cannot be read is asked for anew */
}

const struct sheet_come *sheet_from_keys(struct engine *e, const struct kept_word *k, const struct msisdn *from,
                                         int64_t now_s)
{
    struct sheet_draft d;
    struct answers now;
    struct sheet_world w = {.codes = &e->loaded->codes, .areas = &e->loaded->areas, .today = day_of(now_s)};
    struct sheet_come *s = k->w.sheet.n ? arena_new(&e->arena, struct sheet_come) : NULL;
    if (!s)
        return NULL;
    *s = (struct sheet_come){.sheet = sheet_on(&e->loaded->sheets, k->w.sheet, w.today),
                             .ref = k->w.reading.ref,
                             .by = k->w.form.n ? SHEET_BY_KEYS_KEPT : SHEET_BY_KEYS};
    if (!s->sheet || !span_str(k->w.sheet, d.sheet, sizeof d.sheet) ||
        sheet_draft_of(e, from, s->ref.digits, &d) != ERR_NONE ||
        !sheet_answers_kept(e, &d, s->sheet, &e->arena, &s->answers))
        return s; /* without answers it is refused */
    if (s->by == SHEET_BY_KEYS) {
        sheet_prune(s->sheet, &s->answers);
        s->day = w.day = sheet_day(s->sheet, &s->answers, w.today);
        if (sheet_check(s->sheet, &s->answers, &w, &s->why, 1) > 0)
            s->as = SHEET_WRONG;
    } else if (!sheet_draft_read(s->sheet, k->w.form, &e->arena, &now) || now.count == 0 ||
               !sheet_draft_answer(&s->answers, now.list[0].field, now.list, now.count)) {
        s->answers.count = 0;
    }
    return s;
}

enum err sheet_keep(struct engine *e, const struct effect *fx, int64_t now_s)
{
    struct sheet_draft d = {.person = fx->person, .case_id = fx->c->id};
    char *space = arena_take(&e->arena, SHEET_DRAFT_CAP);
    struct text t;
    text_init(&t, space, space ? SHEET_DRAFT_CAP : 0);
    sheet_draft_write(fx->sheet->sheet, &fx->sheet->answers, &t);
    if (t.cut || !span_str(span_of(fx->sheet->sheet->id), d.sheet, sizeof d.sheet))
        return ERR_RANGE;
    return db_draft_put(e->db, &d, text_done(&t), now_s);
}

/* --- saved --- */

enum err sheet_store(struct engine *e, const struct effect *fx, int64_t now_s)
{
    const struct sheet_come *s = fx->sheet;
    char once[ONCE_TEXT_CAP];
    struct sheet_row row = {
        .about = s->sheet->about, .subject = fx->other, .day = s->day, .person = fx->person, .role = fx->role};
    if (!span_str(span_of(s->sheet->id), row.sheet, sizeof row.sheet) || !span_str(fx->word, once, sizeof once))
        return ERR_RANGE;
    enum err err = db_sheet_add(e->db, s->sheet, &row, &s->answers, now_s);
    if (err == ERR_NONE)
        err = db_once_put(e->db, once, row.id, now_s);
    if (err == ERR_NONE && s->by == SHEET_BY_KEYS) {
        struct sheet_draft d = {.person = fx->person, .case_id = fx->c->id};
        span_str(span_of(s->sheet->id), d.sheet, sizeof d.sheet);
        err = db_draft_drop(e->db, &d);
    }
    const struct owed_form f = {s->sheet, &row, &s->answers, true};
    const struct owed o = {.db = e->db,
                           .dir = &e->directory,
                           .c = fx->c,
                           .as = fx->post,
                           .person = fx->person,
                           .now_s = now_s,
                           .next_id = engine_rows_id(e)};
    return err == ERR_NONE && fx->case_id ? owed_filled(&o, &f) : err;
}
