/* protection.c - the rules of core/protection.h, applied to what was typed. */
#include "mlinzid/control/protection.h"

#include <stdlib.h>
#include <string.h>

#include "db/protection.h"
#include "mlinzid/control/casework.h"

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
