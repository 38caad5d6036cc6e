/* codes.h - the code book: every list of codes the register knows, a row a code, each in force from one day to another.
 * Labels people read come from here alone. Codes are those of CPIMS where it has one (forms/ke/codes.tsv says where
 * each row comes from), so that returns and the bridge carry them unchanged; they are not mnemonic (CSCS is FGM).
 *
 * A code that was renamed, or whose law changed, has a row for each time; what was written on a day is read by the rows
 * of that day. Pure: the text is given, rows live in the arena. */
#ifndef MLINZI_FORMS_CODES_H
#define MLINZI_FORMS_CODES_H

#include "base/arena.h"
#include "base/text.h"
#include "forms/words.h"

#define CODE_LABEL_MAX 100 /* characters */
struct code_row {
    struct span list, code;
    struct span under;             /* the code of the list above it: a sub-category's category; empty none */
    struct span was;               /* what other modules of CPIMS call the same, |-separated; for the bridge */
    struct span source;            /* whose it is, and why it stands as it does */
    struct span label[LANG_COUNT]; /* LANG_EN, LANG_SW */
    int32_t from_day, to_day;      /* in force from this day to that, both included; 0: always, for ever */
};
/* All rows, sorted by list, then in the file's order (the order in which people are shown them). */
struct codes {
    const struct code_row *row;
    int count;
};
/* Reads codes.tsv with its header line. NULL, or what to write instead with *line set to the faulty line: a field too
 * few, a day that is none, a code in force twice on one day, an `under` that is no code, two codes of a list with one
 * label (what is typed could not be told apart). */
const char *codes_read(struct codes *out, struct span tsv, struct arena *arena, int *line);
/* The rows of a list: index of the first and how many; false when there is no such list. */
bool codes_list(const struct codes *c, struct span list, int *first, int *count);
/* The code as it was in force on that day; NULL: not in force then, or no such code. */
const struct code_row *code_on(const struct codes *c, struct span list, struct span code, int32_t day);
/* For showing what stands in the store: the row in force that day, else the nearest in time; NULL: no such code. */
const struct code_row *code_known(const struct codes *c, struct span list, struct span code, int32_t day);
/* The code that another module calls by that name ("CSVC" of a case is CSUC), or that has it itself; NULL: none. */
const struct code_row *code_was(const struct codes *c, struct span list, struct span name, int32_t day);
/* What somebody typed: the code, or its label in either language, letters and points as they come. Of labels, one in
 * force that day goes before one that was. */
const struct code_row *code_typed(const struct codes *c, struct span list, struct span typed, int32_t day);
bool code_in_force(const struct code_row *row, int32_t day);
/* The label in that language, English where it has none; empty for NULL. */
struct span code_label(const struct code_row *row, enum lang lang);

#endif
