/* control_protection.h - what the forms of online protection and counter-trafficking must hold beyond their fields, and
 * the duty to ask for a takedown again. */
#ifndef MLINZI_MLINZID_CONTROL_PROTECTION_H
#define MLINZI_MLINZID_CONTROL_PROTECTION_H

#include "db/sheet.h"
#include "mlinzid/control_register.h"

struct protected_sheet {
    const struct sheet *sheet;
    const struct sheet_row *row; /* id 0: a new one */
    const struct answers *answers;
};
/* Refusals of what was typed, at most cap; 0: nothing is wrong with it, or it is another form. ERR: the store. */
MUST_USE enum err protection_check(struct request *r, const struct protected_sheet *p, struct sheet_refusal *out,
                                   int cap, int *n);
/* In the open transaction, once it is written: a takedown that is not answered is due to be asked for again. */
MUST_USE enum err protection_written(struct request *r, const struct protected_sheet *p);
/* In the open transaction: the form was struck out. */
MUST_USE enum err protection_struck(struct request *r, const struct sheet_row *row);

#endif
