/* protection.h - what the forms of online protection and counter-trafficking must hold beyond their fields. */
#ifndef MLINZI_MLINZID_CONTROL_PROTECTION_H
#define MLINZI_MLINZID_CONTROL_PROTECTION_H

#include "db/sheet.h"
#include "mlinzid/control/register.h"

struct protected_sheet {
    const struct sheet *sheet;
    const struct sheet_row *row; /* id 0: a new one */
    const struct answers *answers;
};
/* Refusals of what was typed, at most cap; 0: nothing is wrong with it, or it is another form. ERR: the store. */
MUST_USE enum err protection_check(struct request *r, const struct protected_sheet *p, struct sheet_refusal *out,
                                   int cap, int *n);

#endif
