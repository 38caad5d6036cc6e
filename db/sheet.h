/* sheet.h - filled forms of the register as rows: whose, by which definition, and every answer at every version. What
 * they mean and may hold is forms/sheet.h's; who may see and write them core/register.h's. */
#ifndef MLINZI_DB_SHEET_H
#define MLINZI_DB_SHEET_H

#include "db/db.h"
#include "forms/sheet.h"

#define SHEET_ID_CAP 32
struct sheet_row {
    int64_t id;
    char sheet[SHEET_ID_CAP];
    int definition; /* the version of the definition it was last written by */
    enum about about;
    int64_t subject;
    int64_t version; /* 1 when it is new */
    int32_t day;     /* the sheet's own: of its DAY field, else the day it was written */
    int64_t made_s, changed_s;
    int64_t person; /* who wrote the last version, and as what */
    enum role role;
    bool gone; /* struck out: shown as such, counted nowhere */
};
/* Under whose key the words of a sheet are sealed. */
int64_t sheet_subject(enum about about, int64_t subject);
/* A new one: row->id is set; version 1. In the open transaction. */
MUST_USE enum err db_sheet_add(struct db *db, const struct sheet *s, struct sheet_row *row, const struct answers *a,
                               int64_t now_s);
/* The next version: only answers that differ get rows. ERR_STALE: row->version is not the one that stands; it is moved
 * on else. arena: for what stands there now. */
MUST_USE enum err db_sheet_set(struct db *db, const struct sheet *s, struct sheet_row *row, const struct answers *a,
                               int64_t now_s, struct arena *arena);
/* Struck out: its answers stay. */
MUST_USE enum err db_sheet_void(struct db *db, struct sheet_row *row, int64_t now_s);
MUST_USE enum err db_sheet_get(struct db *db, int64_t id, struct sheet_row *out); /* ERR_NOT_FOUND */
/* The one that stands for a subject that has at most one of that kind. ERR_NOT_FOUND: none. */
MUST_USE enum err db_sheet_of(struct db *db, enum about about, int64_t subject, const char *sheet,
                              struct sheet_row *out);
/* The answers at that version, by the fields of s: one whose field s has not is left out. ERR_FULL: no room. Words that
 * were erased or refused are empty. */
MUST_USE enum err db_sheet_answers(struct db *db, const struct sheet *s, const struct sheet_row *row, int64_t version,
                                   struct answers *out, struct arena *arena);
/* Of one subject, the newest first, from below `before` (0: from the newest), at most cap. Plain columns: for a desk
 * too. */
struct sheets_wanted {
    enum about about;
    int64_t subject, before;
};
MUST_USE enum err db_sheets_of(struct db *db, const struct sheets_wanted *w, struct sheet_row *out, int cap, int *n);

/* db/sheet_draft.c: a form begun on a phone, until it is saved: what was answered so far, as forms/sheet_draft.h writes
 * it, sealed under the case. Kept for so many days after the last answer. */
#define SHEET_DRAFT_DAYS 7
struct sheet_draft {
    int64_t person, case_id;
    char sheet[SHEET_ID_CAP];
};
/* Empty: nothing was answered yet, or it cannot be opened any more. words lives in the arena. */
MUST_USE enum err db_draft_get(struct db *db, const struct sheet_draft *d, struct arena *arena, struct span *words);
/* In the open transaction. */
MUST_USE enum err db_draft_put(struct db *db, const struct sheet_draft *d, struct span words, int64_t now_s);
MUST_USE enum err db_draft_drop(struct db *db, const struct sheet_draft *d);
/* The person's own that was answered last, after that time; ERR_NOT_FOUND. */
MUST_USE enum err db_draft_newest(struct db *db, int64_t person, int64_t after_s, struct sheet_draft *out);

#endif
