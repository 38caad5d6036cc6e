/* figures.h - figures of a part of the country as one person may count them: open, overdue, answered in time, and how
 * long answers took. Definitions: docs/console.md. */
#ifndef MLINZI_MLINZID_FIGURES_H
#define MLINZI_MLINZID_FIGURES_H

#include "core/late.h"
#include "core/rights.h"
#include "db/figures.h"
#include "mlinzid/load.h"

#define VIEWER_POSTS 16
/* Holidays of the file, and those that somebody added or took back since. */
MUST_USE enum err figures_holidays(struct db *db, const struct loaded *l, struct holidays *out);
/* Who counts, and what the store says of people and days now. */
struct figures {
    struct db *db;
    const struct loaded *loaded;
    struct directory directory; /* people with "#1" for a number: there are no keys here */
    struct holidays holidays;
    struct calendar calendar;
    struct policies policies;
    struct late late;
    struct post post[VIEWER_POSTS]; /* the viewer's, today */
    int posts;
    int64_t now_s;
};
/* posts: the viewer's, [{"role":"scco","at":"003.016"}]. figures_end in every case. */
struct json_t;
MUST_USE enum err figures_begin(struct figures *f, struct db *db, const struct loaded *l, const struct json_t *posts,
                                int64_t now_s);
void figures_end(struct figures *f);
bool figures_sees(const struct figures *f, struct area place, enum role accused);
/* Whether anything of that place could be seen: a part of it is the viewer's, or it is a part of theirs. */
bool figures_reach(const struct figures *f, struct area place);

/* The moment up to which an answer is in time: when level 2 is told. */
int64_t figures_in_time(const struct figures *f, const struct figure_answer *a);

/* Times of answers, to be sorted: seconds. */
struct times {
    int64_t *s;
    size_t n, cap;
    bool cut; /* no memory for all of them: nothing is said of them */
};
struct figure_cell {
    int64_t open, overdue;
    int64_t told, in_time, late; /* told: all of the days; those neither in time nor late still have time */
    struct times times;
};
/* by_s: figures_in_time of it. */
void figure_cell_take(struct figure_cell *c, const struct figure_answer *a, int64_t by_s, int64_t now_s);
void figure_cell_end(struct figure_cell *c);
/* The value that `percent` of them do not exceed (nearest rank); -1: there are none. Moves them about. */
int64_t times_at(struct times *t, int percent);

#endif
