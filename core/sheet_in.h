/* sheet_in.h - a form of the register that a text filled, or keys: whose case, whether it is theirs to fill, and what
 * is answered. The turn (mlinzid/engine/turn_sheet.c) reads the text by forms/sheet_text.h and stores what is taken.
 * The rights are those of the page; who does not see the case hears the same as for a command. Design "register", forms
 * as data.
 */
#ifndef MLINZI_CORE_SHEET_IN_H
#define MLINZI_CORE_SHEET_IN_H

#include "core/decide.h"

struct sheet_come {
    const struct sheet *sheet;
    struct ref ref; /* "": only the form's word came: how is it filled? */
    struct answers answers;
    int32_t day; /* the sheet's own */
    enum { SHEET_CLEAN, SHEET_WRONG, SHEET_STRAY } as;
    struct sheet_refusal why; /* WRONG */
    struct span stray;        /* STRAY: words that fit nowhere */
    /* By text the whole comes at once; by the keys of USSD an answer at a time is kept, and then all of them saved. */
    enum { SHEET_BY_TEXT, SHEET_BY_KEYS_KEPT, SHEET_BY_KEYS } by;
};
/* False: it is no form from this sender, and read like any other text; always so where it could be a report. */
bool sheet_decide(struct decide *d);
/* By keys it always is one. */
void sheet_keys(struct decide *d);

#endif
