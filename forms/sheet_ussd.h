/* sheet_ussd.h - a form on a phone without letters: one field a screen. The walker holds no answers: each is handed out
 * as soon as it is given, so that a session that breaks off has lost nothing, and what was answered so far is given
 * with each key. Pure.
 *
 * Keys: options by their number; 0 the field before; 00 leaves the form; 98 more; 99 passes over what need not be
 * answered. A wrong one repeats the screen with a hint, the third in a row ends the session. */
#ifndef MLINZI_FORMS_SHEET_USSD_H
#define MLINZI_FORMS_SHEET_USSD_H

#include "forms/phrase.h"
#include "forms/sheet.h"

#define SHEET_USSD_CHOICES 8 /* of a field of kind codes: the numbers of all that apply, with spaces between */
/* Of a fixed size, without pointers and without anybody's words; sheet and version are the caller's to keep. */
struct sheet_ussd {
    uint8_t layout; /* SHEET_USSD_LAYOUT; another is no session */
    uint8_t lang, wrong, hint;
    int16_t field; /* -1: all are passed */
    int16_t first; /* first option of the page */
};
#define SHEET_USSD_LAYOUT 1
enum sheet_ussd_do {
    SHEET_USSD_SHOW, /* the field's screen */
    SHEET_USSD_KEEP, /* store answer[0..count), then sheet_ussd_next() with them among the answers */
    SHEET_USSD_DONE, /* all are passed: sheet_prune(), sheet_check(), and file it */
    SHEET_USSD_LEFT, /* back to the menu; what was answered stands */
    SHEET_USSD_OVER  /* the third wrong key */
};
struct sheet_ussd_step {
    enum sheet_ussd_do what;
    struct answer answer[SHEET_USSD_CHOICES];
    int count;
};
struct sheet_ussd_world {
    const struct phrasebook *book;
    struct sheet_world w;
    struct arena *scratch; /* of one hop */
};
/* To the first field that is asked and has no answer. */
void sheet_ussd_begin(const struct sheet *s, const struct answers *a, enum lang lang, struct sheet_ussd *u,
                      struct sheet_ussd_step *out);
void sheet_ussd_key(const struct sheet_ussd_world *w, const struct sheet *s, const struct answers *a,
                    struct sheet_ussd *u, struct span typed, struct sheet_ussd_step *out);
/* Back to the last that is asked. */
void sheet_ussd_last(const struct sheet *s, const struct answers *a, struct sheet_ussd *u, struct sheet_ussd_step *out);
/* On to the next that is asked. */
void sheet_ussd_next(const struct sheet *s, const struct answers *a, struct sheet_ussd *u, struct sheet_ussd_step *out);
/* The screen, without CON or END: at most 160 septets. */
void sheet_ussd_show(const struct sheet_ussd_world *w, const struct sheet *s, const struct answers *a,
                     const struct sheet_ussd *u, struct text *out);
/* May the form be offered? Every screen of it fits in both languages, hint and longest option included; a call's time
 * is enough for it (SHEET_USSD_FIELDS_MAX questions); and keys alone can answer it: what must be answered whatever else
 * is answered is no words, numbers of 0 or 99 are no answers, and there is no table of rows. False: why says which
 * field. Asked when the files are loaded. */
#define SHEET_USSD_FIELDS_MAX 12
bool sheet_ussd_fits(const struct phrasebook *book, const struct codes *codes, const struct sheet *s, struct text *why);

#endif
