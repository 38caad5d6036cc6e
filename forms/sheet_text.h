/* sheet_text.h - a form filled by a text: "VISIT 4817 3024 date 3.11. status better comment sleeps well". Its first
 * word is the form's, then stands a reference where the form is about a case, then come the answers: by the names of
 * the fields, or in their order, or both. Pure; what is stored and answered is the service's affair.
 *
 * Which words belong to an answer: as many, from its first, as make one; what follows is the next answer. Free words
 * (text, long) run to the end of the text, or to a sign that parts (# ; * or a new line), or to a field's name with a
 * colon. Words that fit nowhere go to the last field of kind long that has no answer, so that none is lost. A choice
 * may also be given by its number, as the printed form counts them. */
#ifndef MLINZI_FORMS_SHEET_TEXT_H
#define MLINZI_FORMS_SHEET_TEXT_H

#include "base/ref.h"
#include "forms/read.h"
#include "forms/sheet.h"

struct sheet_text {
    const struct sheet *sheet;
    struct ref ref; /* "" for a form that is about no case */
    struct span rest;
};
enum sheet_text_found {
    SHEET_TEXT_NONE, /* the text is no form's: it is read as any other */
    SHEET_TEXT_OK,
    SHEET_TEXT_NO_REF, /* begins as a form does, but no reference follows */
    SHEET_TEXT_BAD_REF /* a reference with a wrong check digit */
};
enum sheet_text_found sheet_text_find(const struct sheets *all, struct span text, int32_t day, struct sheet_text *out);

#define SHEET_TEXT_BAD_MAX 16
struct sheet_filled {
    struct answers answers;
    struct sheet_refusal bad[SHEET_TEXT_BAD_MAX]; /* what stood after a field's name and cannot be read */
    int bads;
    struct span left; /* words that fit nowhere */
};
/* All of it lies in the arena; false when that is full, then it can be tried again with more. Afterwards the whole is
 * judged by sheet_check(). */
bool sheet_text_read(const struct sheet_text *t, const struct sheet_world *w, struct arena *arena,
                     struct sheet_filled *out);

/* A form whose first word people report with already, or that nobody could type so: it would take reports away. NULL:
 * all words are free. */
const struct sheet *sheet_text_collides(const struct sheets *all, const struct lexicon *lexicon);

#endif
