/* echo.h - our own words coming back: from an auto-responder that gives back what it heard, from another service like
 * ours, from a phone that quotes. What holds a run of a text of ours was not written by a person as it stands. */
#ifndef MLINZI_FORMS_ECHO_H
#define MLINZI_FORMS_ECHO_H

#include "forms/phrase.h"

#define ECHO_RUN 28                  /* folded bytes */
#define ECHO_SURE 5                  /* so many runs are no example of ours that somebody copied */
#define ECHO_SLOTS ((size_t)1 << 17) /* of the table: a power of two, at least twice what the book fills */
struct echo {
    uint64_t *slot; /* hashes of runs, 0 free */
    size_t filled;
};
/* Fills it with every run of the book's phrases and guidance; slot: ECHO_SLOTS zeros. False: the table is too small. */
bool echo_fill(struct echo *e, uint64_t *slot, const struct phrasebook *book);
/* How many runs of ours the text holds, of text_fold(). */
int echo_runs(const struct echo *e, struct span folded);

#endif
