/* control_protection.c - the rules of core/protection.h, applied to what was typed. */
#include "mlinzid/control_protection.h"

#include <stdlib.h>
#include <string.h>

#include "db/protection.h"
#include "mlinzid/control_casework.h"

static bool is(const struct protected_sheet *p, const char *sheet)
{
    return strcmp(p->sheet->id, sheet) == 0;
}

static const struct answer *answered(const struct protected_sheet *p, const char *field, int ord)
{
    return answer_of(p->answers, sheet_field_of(p->sheet, span_of(field)), ord);
}

/* Every line of words, whatever it asks: the material is pasted where there is room. */
static enum sheet_fault fault_of(const struct protected_sheet *p, const struct answer *a)
{
    const struct sheet_field *f = &p->sheet->field[a->field];
    const struct answer *kind = answered(p, "evidence_kind", a->ord);
    bool hash =
        strcmp(f->id, "hash") == 0 || (strcmp(f->id, "evidence_ref") == 0 && kind && span_is(kind->text, "EVHA"));
    bool written = f->kind == FIELD_TEXT || f->kind == FIELD_LONG || f->kind == FIELD_NAME;
    if (written && protection_material(a->text))
        return SHEET_MATERIAL;
    return hash && !protection_sha256(a->text) ? SHEET_HASH : SHEET_OK;
}

static int check_online(const struct protected_sheet *p, struct sheet_refusal *out, int cap)
{
    int n = 0;
    for (int i = 0; i < p->answers->count && n < cap; i++) {
        const struct answer *a = &p->answers->list[i];
        enum sheet_fault fault = fault_of(p, a);
        if (fault != SHEET_OK)
            out[n++] = (struct sheet_refusal){a->field, a->ord, fault, 0};
    }
    return n;
}

enum err protection_check(struct request *r, const struct protected_sheet *p, struct sheet_refusal *out, int cap,
                          int *n)
{
    const int form = ctip_of(span_of(p->sheet->id));
    struct ctip_done done;
    *n = 0;
    if (is(p, "online") || is(p, "takedown"))
        *n = check_online(p, out, cap);
    if (form < 0 || p->row->id)
        return ERR_NONE;
    enum err err = db_ctip_of(r->db, p->row->subject, &done);
    if (err == ERR_NONE && !ctip_may(&done, form) && cap > 0)
        out[(*n)++] = (struct sheet_refusal){0, 0, SHEET_ORDER, 0};
    return err;
}

static int32_t later(const struct protected_sheet *p, const char *field, int32_t day)
{
    const struct answer *a = answered(p, field, 0);
    return a && a->number > day ? (int32_t)a->number : day;
}

enum err protection_written(struct request *r, const struct protected_sheet *p)
{
    if (!is(p, "takedown"))
        return ERR_NONE;
    struct work *w = calloc(1, sizeof *w);
    const struct answer *reply = answered(p, "reply", 0), *gone = answered(p, "gone", 0);
    enum takedown state = takedown_of(reply ? reply->text : span_of(""), gone && gone->number);
    int32_t day = takedown_ask_day(state, later(p, "checked_on", later(p, "reply_on", p->row->day)));
    enum err err = w ? db_case(r->db, p->row->subject, &w->c) : ERR_FULL;
    if (err == ERR_NONE) {
        w->now_s = daemon_now(r->d);
        w->today = day_of(w->now_s);
        if (!day)
            err = work_done(r, w, DUTY_TAKEDOWN, p->row->id, DUTY_DONE);
        else if (case_open(&w->c.file))
            err = work_due(r, w, DUTY_TAKEDOWN, p->row->id, day, NULL);
    }
    free(w);
    return err;
}

enum err protection_struck(struct request *r, const struct sheet_row *row)
{
    const struct duty_end end = {DUTY_TAKEDOWN, row->id, DUTY_STRUCK, r->person};
    return strcmp(row->sheet, "takedown") == 0 ? db_duty_done(r->db, &end, daemon_now(r->d)) : ERR_NONE;
}
