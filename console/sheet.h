/* sheet.h - a form of the register on a page: to fill, filled, and blank for the printer. One definition
 * (forms/sheet.h) is all of them. */
#ifndef MLINZI_CONSOLE_SHEET_H
#define MLINZI_CONSOLE_SHEET_H

#include "console/page.h"
#include "forms/sheet.h"

/* What stands in the fields: what was typed and refused, else the answers as the engine gave them, else nothing. */
struct sheet_face {
    const struct sheet *sheet;
    const struct form *typed; /* NULL: nothing was typed */
    const json_t *answers;    /* of sheet.read; NULL none */
    const json_t *refusals;   /* of sheet.write; NULL none */
    int32_t day;              /* codes in force */
};
enum word_key sheet_about_word(enum about about); /* "Child"; not of ABOUT_NONE */
const char *sheet_title(const struct page *p, const struct sheet *s);
/* Every section with its fields, inside a form of the page's. */
void sheet_fill_put(struct page *p, const struct sheet_face *f);
/* What was answered, section by section; what was not is left out. */
void sheet_show_put(struct page *p, const struct sheet_face *f);
/* Lines and boxes to fill by hand. */
void sheet_blank_put(struct page *p, const struct sheet *s, int32_t day);
/* What a page sent, as "answers" of sheet.write. */
json_t *sheet_typed(const struct page *p, const struct sheet *s);

/* page_sheet.c. A subject's forms, each with its day and who wrote it, and the choice of another to fill. rows:
 * "sheets" of the engine's answer; subject: as in an address. */
void sheet_list_put(struct page *p, enum about about, const char *subject, const json_t *rows);

#endif
