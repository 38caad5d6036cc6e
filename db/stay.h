/* stay.h - stays and movements as rows (core/stay.h says what may happen), and the population of a unit on a day,
 * always reckoned from the movements. */
#ifndef MLINZI_DB_STAY_H
#define MLINZI_DB_STAY_H

#include "core/stay.h"
#include "db/db.h"

/* Who wrote it and as what, and what was written beside the codes: sealed under the child's key. */
struct care_note {
    int64_t person, now_s;
    enum role role;
    struct span words;
};
/* In the open transaction. A new stay with its first movement; s->id is set, version 1. ERR_EXISTS: the child has an
 * open one. */
MUST_USE enum err db_stay_add(struct db *db, struct stay *s, struct span order_number, const struct care_note *note);
/* The movement's row, and the stay as it is after it (state, last_day, left, exit); ERR_STALE: its version moved. */
MUST_USE enum err db_stay_move(struct db *db, struct stay *s, struct movement *m, const struct care_note *note);
/* Post, review day, order as they now are. order_number.p NULL: as it was. ERR_STALE. */
MUST_USE enum err db_stay_set(struct db *db, struct stay *s, struct span order_number);
#define ORDER_NUMBER_CAP 64
/* order: its number; "" without keys, or erased. Each may be NULL. */
MUST_USE enum err db_stay(struct db *db, int64_t id, struct stay *out,
                          char order[ORDER_NUMBER_CAP]);                         /* ERR_NOT_FOUND */
MUST_USE enum err db_stay_open(struct db *db, int64_t child, struct stay *out);  /* ERR_NOT_FOUND: in none */
MUST_USE enum err db_stay_left_last(struct db *db, int64_t child, int32_t *day); /* 0 none */
struct stays {
    struct stay *list; /* room for cap of them */
    int cap, n;
};
MUST_USE enum err db_stays_of(struct db *db, int64_t child, struct stays *out); /* the newest first */
#define MOVEMENT_WORDS_CAP 801 /* bytes: 200 letters of up to four, and the end */
/* By order; words[i]: what was written beside; NULL: not asked. */
struct movements {
    struct movement *list;
    char (*words)[MOVEMENT_WORDS_CAP];
    enum role *role;
    int cap, n;
};
/* The last movement that stands is struck out, note->words being why: it is kept and adds nothing any more, and *s is
 * what the others leave of it (core/stay.h, stay_replay). Of a stay with all its movements (m, as db_movements_of gave
 * them). ERR_STALE: its version moved. */
MUST_USE enum err db_stay_strike(struct db *db, struct stay *s, struct movements *m, const struct care_note *note);
MUST_USE enum err db_struck_why(struct db *db, int64_t movement, char out[MOVEMENT_WORDS_CAP]); /* ERR_NOT_FOUND */
MUST_USE enum err db_movements_of(struct db *db, int64_t stay, struct movements *out);
/* Who is in a unit, by stay, behind `after`. */
struct held_child {
    struct stay stay;
    int64_t sex;
    int32_t born_day;
};
struct held_wanted {
    const char *unit;
    int64_t after;
};
MUST_USE enum err db_stays_in(struct db *db, const struct held_wanted *w, struct held_child *out, int cap, int *n);

/* --- population --- */
enum { POP_GIRLS, POP_BOYS, POP_OTHER, POP_SEXES };
struct population {
    int32_t day;
    int64_t held[POP_SEXES][AGE_BANDS]; /* on the books, by age that day */
    int64_t all, present;               /* present: there that night */
};
/* ERR_NONE also where nobody ever was. */
MUST_USE enum err db_population(struct db *db, const char *unit, int32_t day, struct population *out);
struct population_day {
    int32_t day;
    int64_t held, present, came, left;
};
/* Of each day from first to last (at most 366), at most cap. */
struct days_wanted {
    const char *unit;
    int32_t first, last;
};
MUST_USE enum err db_population_days(struct db *db, const struct days_wanted *w, struct population_day *out, int cap,
                                     int *n);
/* Of every unit that day with anybody on its books. take() must not ask the store. */
struct population_unit {
    char unit[AT_CAP];
    int64_t held, present;
};
MUST_USE enum err db_population_units(struct db *db, int32_t day, void *ctx,
                                      void (*take)(void *ctx, const struct population_unit *p));

#endif
