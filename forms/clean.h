/* clean.h - the words of a text without what tells who is meant, before they leave the service to teach the reader: the
 * numbers and the name that can be found by rule. What no rule finds (another name, a village, a school) a person must
 * take out. */
#ifndef MLINZI_FORMS_CLEAN_H
#define MLINZI_FORMS_CLEAN_H

#include "base/text.h"

/* Of seven digits and more (a phone, an identity card; spaces, dots, dashes and brackets between them allowed) the
 * first three stay and the others are 0; a reference becomes {REF}, as in the corpus of readings; dates stay. `name`,
 * wherever it stands as words of its own, becomes Amani; empty: none is known. */
void clean_words(struct span words, struct span name, struct text *out);
/* A number that clean_words() would have changed. */
bool clean_has_number(struct span words);
/* That name as words of its own, in capitals or not. */
bool clean_has_name(struct span words, struct span name);

#endif
