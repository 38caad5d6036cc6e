/* placement.h - placements in alternative care as rows, and the stages they came to (core/placement.h says which may
 * follow which). */
#ifndef MLINZI_DB_PLACEMENT_H
#define MLINZI_DB_PLACEMENT_H

#include "core/placement.h"
#include "db/stay.h"
#include "forms/sheet.h"

/* A form that a stage is entered by: sheet 0 none. */
struct placement_form {
    int64_t sheet, version;
};
struct placement_wants {
    enum about about;
    int64_t subject; /* whom the form is about */
    const char *sheet;
};
/* The newest that is filled and that no stage was entered by at this version. ERR_NOT_FOUND. */
MUST_USE enum err db_placement_form(struct db *db, const struct placement_wants *w, struct placement_form *out);
/* In the open transaction: p as it is after the stage (version 0: a new one, p->id is set), and the stage's row.
 * ERR_EXISTS: the child has an open one. ERR_STALE: its version moved. */
MUST_USE enum err db_placement_put(struct db *db, struct placement *p, const struct placement_form *form,
                                   const struct care_note *note);
MUST_USE enum err db_placement(struct db *db, int64_t id, struct placement *out);         /* ERR_NOT_FOUND */
MUST_USE enum err db_placement_open(struct db *db, int64_t child, struct placement *out); /* ERR_NOT_FOUND: none */
MUST_USE enum err db_placement_free(struct db *db, int64_t child, int32_t *day);          /* 0: never in one */
struct placements {
    struct placement *list; /* room for cap of them */
    int cap, n;
};
MUST_USE enum err db_placements_of(struct db *db, int64_t child, struct placements *out); /* the newest first */
struct placement_stage_row {
    enum placement_stage stage;
    int32_t day;
    int64_t sheet; /* 0 none */
    enum role role;
    char words[MOVEMENT_WORDS_CAP]; /* "" without keys */
};
MUST_USE enum err db_placement_steps(struct db *db, int64_t placement, struct placement_stage_row *out, int cap,
                                     int *n);

#endif
