/* phrases.h - loads phrases.cfg and guidance.cfg into the phrasebook of forms/phrase.h, and refuses what could not be
 * sent. */
#ifndef MLINZI_CONFIG_PHRASES_H
#define MLINZI_CONFIG_PHRASES_H

#include "config/fault.h"
#include "forms/phrase.h"

struct phrases; /* owns the texts */
/* ERR_CONFIG with the fault filled, or the book; freed by phrases_free once no text is made from it any more (reload).
 */
enum err phrases_load(const char *phrases_cfg, const char *guidance_cfg, struct phrases **out, struct config_fault *f);
const struct phrasebook *phrases_book(const struct phrases *p);
void phrases_free(struct phrases *p);

/* The names a phrase may use, separated by spaces (config/phrase_names.def). */
const char *phrases_names(enum phrase p);
/* The checks of one text, for the console's editor too. NULL when it is fine, else what to write instead (in `space`).
 */
const char *phrases_check_gsm(struct span text, char *space, size_t cap);
const char *phrases_check_names(enum phrase p, struct span text, char *space, size_t cap);
/* Every phrase in one language with long but ordinary values, a post's and a reporter's text: does it fit? */
const char *phrases_check_budget(const struct phrasebook *book, enum phrase p, enum lang lang, char *space, size_t cap);
/* The longest text that a phrase becomes with such values, and what it takes. */
struct sms_size phrases_longest(const struct phrasebook *book, enum phrase p, enum lang lang, char *said, size_t cap);
/* Prints "key<TAB>text" of every text in one language and nothing of the other, for whoever translates back. */
void phrases_print(const struct phrases *p, enum lang lang, FILE *out);

#endif
