/* sound_names.h - forms of one name: Joseph, Yusuf, Josef; Elizabeth, Lizzy, Betty. */
#ifndef MLINZI_CORE_SOUND_NAMES_H
#define MLINZI_CORE_SOUND_NAMES_H

#include "base/text.h"

/* The number (1 and up, below 256) of the family a name is a form of, by its plain small letters, doubled letters
 * counting once; *main_form is how the family is found. 0: none known. */
int sound_family(struct span name, struct span *main_form);

#endif
