/* figures.h - what the pages count, row by row and in plain columns: a desk has no keys. Each row carries its place and
 * the role it is kept from; whoever adds them up leaves out what the viewer does not see (core/rights.h). */
#ifndef MLINZI_DB_FIGURES_H
#define MLINZI_DB_FIGURES_H

#include "core/case.h"
#include "core/directory.h"
#include "db/db.h"

/* One open case. told_s: level 1 (core/late.h). */
struct figure_open {
    struct area area;
    enum role accused;
    enum severity severity;
    enum case_state state;
    int64_t policy, told_s;
};
MUST_USE enum err db_figure_open(struct db *db, void *ctx, void (*take)(void *ctx, const struct figure_open *row));

/* One case opened at since_s or after it. answered_s: taken up, or ended without that; 0: not yet. Of a case that was
 * opened again, only its newest time counts. */
struct figure_answer {
    struct area area;
    enum role accused;
    enum severity severity;
    int64_t policy, opened_s, told_s, answered_s;
    char office[AT_CAP];
};
#define FIGURE_ANSWERS_MAX 500000
MUST_USE enum err db_figure_answers(struct db *db, int64_t since_s, void *ctx,
                                    void (*take)(void *ctx, const struct figure_answer *row));

/* Open cases of a place, those not taken up first, the longest told first; at most cap. */
struct figure_case {
    struct area area;
    enum role accused;
    enum severity severity;
    enum case_state state;
    int64_t policy, told_s, due_s, level;
    char ref[12], office[AT_CAP];
};
MUST_USE enum err db_figure_cases(struct db *db, struct area place, int64_t cap, void *ctx,
                                  void (*take)(void *ctx, const struct figure_case *row));

/* {"out":[{"word":"sent","n":12}],"in":[{"word":"report","n":3}],"ready":0,"later":0,"claimed":0,"oldest_s":0,"person":0,
 * "spend":[{"day_s":..,"parts":..,"needed":..}]}: of texts since a moment, of money since a day. *out is the caller's,
 * also on an error. */
struct json_t;
MUST_USE enum err db_figure_messages(struct db *db, int64_t since_s, int32_t spend_day, struct json_t **out);
/* The newest texts, at most cap. */
struct figure_text {
    char key[40];
    struct post post; /* ROLE_NONE: a reporter */
    int64_t level, made_s, said_s;
    const char *state;
    bool late;
    char ref[12]; /* "": of no case */
    struct area area;
    enum role accused;
};
MUST_USE enum err db_figure_texts(struct db *db, int64_t cap, void *ctx,
                                  void (*take)(void *ctx, const struct figure_text *row));

#endif
