/* sheet_draft.h - answers of a form that is not filled to its end yet, as one piece of text: what the service keeps
 * between two screens of USSD, sealed, until the form is saved. By the fields' names, so that a draft outlives a new
 * version of its form. Pure. */
#ifndef MLINZI_FORMS_SHEET_DRAFT_H
#define MLINZI_FORMS_SHEET_DRAFT_H

#include "forms/sheet.h"

#define SHEET_DRAFT_CAP 16384
/* out->cut: there is no room. */
void sheet_draft_write(const struct sheet *s, const struct answers *a, struct text *out);
/* Texts point into `from`. Fields that the form has not are left out; false: it is no draft, or there is no room. */
bool sheet_draft_read(const struct sheet *s, struct span from, struct arena *arena, struct answers *out);
/* All answers to that field are these now. False: there is no room. */
bool sheet_draft_answer(struct answers *all, int field, const struct answer *a, int n);

#endif
