/* unit.h - what the pages of units share. */
#ifndef MLINZI_CONSOLE_UNIT_H
#define MLINZI_CONSOLE_UNIT_H

#include "console/page.h"

bool unit_writer(const struct page *p); /* may write units down (the engine says so again) */
/* The form of one; unit NULL: another. open: the details stand open. */
void unit_form_put(struct page *p, const json_t *unit, bool open);
/* Fields of an admission but its child, unit and day; type: chosen at first. What was typed stays. */
void care_admission_fields(struct page *p, const char *type);
json_t *care_admission(const struct page *p, int64_t child, const char *unit); /* of the form, for stay.admit */

#endif
