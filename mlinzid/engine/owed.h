/* owed.h - what must be done about a case by a day, set and ended for whoever writes it down: a desk's act, or a form
 * that came by a text. One place, so that a form means the same whichever way it came. All in the open transaction. */
#ifndef MLINZI_MLINZID_OWED_H
#define MLINZI_MLINZID_OWED_H

#include "db/duty.h"
#include "db/sheet.h"

struct owed {
    struct db *db;
    const struct directory *dir;
    const struct case_file *c; /* as it stands */
    struct post as;            /* what who writes it acts as */
    int64_t person, now_s;
    int64_t *next_id; /* fresh ids of rows; NULL: one is leased when it is needed */
};
/* To be done by that day, by the case's own officer, or by `post` (NULL). */
MUST_USE enum err owed_by(const struct owed *o, enum duty_kind kind, int64_t thing, int32_t day,
                          const struct post *post);
MUST_USE enum err owed_end(const struct owed *o, enum duty_kind kind, int64_t thing, enum duty_outcome outcome);

struct owed_form {
    const struct sheet *sheet;
    const struct sheet_row *row; /* as it stands now */
    const struct answers *answers;
    bool first; /* filled, not changed */
};
/* What follows from a form about the case: the visit or update that was due is made and the next one is due by the day
 * it names; the closure form is there; a takedown that is not answered is asked for again. */
MUST_USE enum err owed_filled(const struct owed *o, const struct owed_form *f);
/* It was struck out. */
MUST_USE enum err owed_struck(const struct owed *o, const struct sheet_row *row, int32_t closure_day);

#endif
