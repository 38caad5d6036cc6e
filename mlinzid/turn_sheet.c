/* turn_sheet.c - forms filled by a text: read before it is decided, stored in the same transaction as the text's own
 * row, so that what was saved, answered and acknowledged is one thing, whenever the process dies. */
#include <string.h>

#include "core/sheet_in.h"
#include "db/register.h"
#include "db/sheet.h"
#include "forms/sheet_text.h"
#include "mlinzid/engine_inside.h"
#include "mlinzid/owed.h"

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
