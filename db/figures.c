/* figures.c - counting for the pages. The store groups what it can by itself; times are judged above, by the ladder's
 * own clocks. */
#include "db/figures.h"

#include "db/store.h"

static struct area take_area(struct statement *s)
{
    struct area a = {0};
    a.region = (uint8_t)take_int(s);
    a.county = (uint8_t)take_int(s);
    a.constituency = (uint16_t)take_int(s);
    a.ward = (uint16_t)take_int(s);
    a.level = (uint8_t)take_int(s);
    return a;
}

enum err db_figure_open(struct db *db, const struct figure_policy *p, void *ctx,
                        void (*take)(void *ctx, const struct figure_open *row))
{
    struct statement *s = st_of(db, ST_figure_open);
    bool row = false;
    enum err e;
    put_int(s, "policy_from", p->from);
    put_int(s, "policy_to", p->to);
    put_int(s, "late_s1", p->late_by_s[SEVERITY_S1]);
    put_int(s, "late_s2", p->late_by_s[SEVERITY_S2]);
    put_int(s, "late_s3", p->late_by_s[SEVERITY_S3]);
    put_int(s, "late_s4", p->late_by_s[SEVERITY_S4]);
    while (!(e = st_next(s, &row)) && row) {
        struct figure_open one = {.area = take_area(s)};
        one.accused = (enum role)take_int(s);
        one.open = take_int(s);
        one.late = take_int(s);
        take(ctx, &one);
    }
    return e;
}

enum err db_figure_answers(struct db *db, int32_t since_day, void *ctx,
                           void (*take)(void *ctx, const struct figure_answer *row))
{
    struct statement *s = st_of(db, ST_figure_answers);
    bool row = false;
    enum err e;
    put_int(s, "day", since_day);
    put_int(s, "cap", FIGURE_ANSWERS_MAX);
    while (!(e = st_next(s, &row)) && row) {
        struct figure_answer one = {.area = take_area(s)};
        one.accused = (enum role)take_int(s);
        one.severity = (enum severity)take_int(s);
        one.policy = take_int(s);
        enum case_state state = (enum case_state)take_int(s);
        one.told_s = take_int(s);
        int64_t verified_s = take_int(s), closed_s = take_int(s);
        bool ended = state == CASE_CLOSED || state == CASE_DISCARDED;
        one.answered_s = verified_s ? verified_s : ended ? closed_s : 0;
        take_str(s, one.office, sizeof one.office);
        take(ctx, &one);
    }
    return e;
}

enum err db_figure_cases(struct db *db, struct area place, int64_t cap, void *ctx,
                         void (*take)(void *ctx, const struct figure_case *row))
{
    struct statement *s = st_of(db, ST_figure_cases);
    bool row = false;
    enum err e;
    put_int(s, "county", place.county);
    put_int(s, "constituency", place.constituency);
    put_int(s, "ward", place.ward);
    put_int(s, "cap", cap);
    while (!(e = st_next(s, &row)) && row) {
        struct figure_case one = {.area = take_area(s)};
        one.accused = (enum role)take_int(s);
        one.severity = (enum severity)take_int(s);
        one.policy = take_int(s);
        one.told_s = take_int(s);
        take_str(s, one.ref, sizeof one.ref);
        one.state = (enum case_state)take_int(s);
        one.level = take_int(s);
        take_str(s, one.office, sizeof one.office);
        one.due_s = take_int(s);
        take(ctx, &one);
    }
    return e;
}
