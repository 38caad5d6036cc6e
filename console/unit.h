/* unit.h - what the pages of units share. */
#ifndef MLINZI_CONSOLE_UNIT_H
#define MLINZI_CONSOLE_UNIT_H

#include "console/page.h"

bool unit_writer(const struct page *p); /* may write units down (the engine says so again) */
/* The form of one; unit NULL: another. open: the details stand open. */
void unit_form_put(struct page *p, const json_t *unit, bool open);
/* Choosing one (console/unit_pick.c). The code of the one unit that is called so, by its code or words of its name;
 * what was typed where that is none or several. homes: only where children live. */
bool unit_named(struct page *p, const char *typed, bool homes); /* there is just one that is called so */
const char *unit_code_typed(struct page *p, const char *typed, bool homes);
const char *unit_own_post(const struct page *p,
                          const char *key);  /* "role" or "at" of the viewer's highest post of the ladder; "" none */
const char *unit_own_county(struct page *p); /* of the viewer's posts; "" the whole country */
void unit_choices_put(struct page *p, bool homes); /* <datalist id="units"> of the viewer's county */
void unit_places_put(struct page *p);              /* <datalist id="places">: its county and constituencies */
/* Fields of an admission but its child, unit and day; type: chosen at first. What was typed stays. */
void care_admission_fields(struct page *p, const char *type);
const char *care_post_at(struct page *p); /* the form's place of the officer, by its code; as typed where it is none */
json_t *care_admission(struct page *p, int64_t child, const char *unit); /* of the form, for stay.admit */

#endif
