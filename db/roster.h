/* roster.h - the helpline's roster and hand-over notes as rows (core/roster.h): plain, but the words of a note, which
 * are sealed under the key of the shift's day and go when the messages of that day go (retention.intake_days). */
#ifndef MLINZI_DB_ROSTER_H
#define MLINZI_DB_ROSTER_H

#include "base/arena.h"
#include "core/roster.h"
#include "db/db.h"

/* In the open transaction: on for so many days, one after the other. *fault TAKEN or TWICE: somebody is in the way on
 * row->shift, which is then the first such; nothing may be committed. Who is there already stays. */
MUST_USE enum err db_roster_put(struct db *db, struct roster_row *row, int64_t days, int64_t by, int64_t now_s,
                                enum roster_fault *fault);
MUST_USE enum err db_roster_end(struct db *db, const struct roster_row *row); /* ERR_NOT_FOUND */
/* By day, shift and line; both days included. */
MUST_USE enum err db_roster(struct db *db, int32_t first, int32_t last, struct roster_row *out, int cap, int *n);
/* That counsellor's first shift behind one. ERR_NOT_FOUND: none is planned. */
MUST_USE enum err db_roster_next(struct db *db, int64_t person, struct shift behind, struct roster_row *out);

#define HANDOVER_MOST 2000 /* characters */
struct handover {
    int64_t id, person, written_s, read_s, read_by;
    struct span words; /* empty: without keys, or erased */
};
/* In the open transaction: one for each counsellor and shift, written anew until it is read. ERR_STALE: it was read. */
MUST_USE enum err db_handover_put(struct db *db, struct shift s, int64_t person, struct span words, int64_t now_s);
struct handovers {
    struct handover *list;
    int cap, n;
};
/* words are copied into the arena; NULL: left out. */
MUST_USE enum err db_handovers(struct db *db, struct shift s, struct handovers *out, struct arena *arena);
/* The last shift before this one that handed something over: the one just before, or where nobody was on, one of the
 * day before. ERR_NOT_FOUND. */
MUST_USE enum err db_handover_last(struct db *db, struct shift now, struct shift *out);
/* In the open transaction: those of that shift were read. */
MUST_USE enum err db_handovers_read(struct db *db, struct shift s, int64_t by, int64_t now_s);

#endif
