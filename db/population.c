/* population.c - how many children are in a unit on a day: one question to the movements, never a number that somebody
 * kept. */
#include <string.h>

#include "db/stay.h"
#include "db/store.h"

enum err db_population(struct db *db, const char *unit, int32_t day, struct population *out)
{
    struct statement *s = st_of(db, ST_population_day);
    bool row = false;
    enum err e;
    *out = (struct population){.day = day};
    put_str(s, "unit", unit);
    put_int(s, "day", day);
    while (!(e = st_next(s, &row)) && row) {
        int64_t sex = take_int(s);
        int32_t born = (int32_t)take_int(s);
        int64_t held = take_int(s);
        out->held[sex == 'F' ? POP_GIRLS : sex == 'M' ? POP_BOYS : POP_OTHER][stay_band(born, day)] += held;
        out->all += held;
        out->present += take_int(s);
    }
    return e;
}

enum err db_population_days(struct db *db, const struct days_wanted *w, struct population_day *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_population_days);
    bool row = false;
    enum err e;
    *n = 0;
    if (w->last < w->first || w->last - w->first > 366)
        return ERR_RANGE;
    put_str(s, "unit", w->unit);
    put_int(s, "first", w->first);
    put_int(s, "last", w->last);
    while (!(e = st_next(s, &row)) && row && *n < cap) {
        struct population_day *d = &out[(*n)++];
        *d = (struct population_day){.day = (int32_t)take_int(s)};
        d->held = take_int(s);
        d->present = take_int(s);
        d->came = take_int(s);
        d->left = take_int(s);
    }
    if (row)
        st_end(s);
    return e;
}

enum err db_population_units(struct db *db, int32_t day, void *ctx,
                             void (*take)(void *ctx, const struct population_unit *p))
{
    struct statement *s = st_of(db, ST_population_units);
    bool row = false;
    enum err e;
    put_int(s, "day", day);
    while (!(e = st_next(s, &row)) && row) {
        struct population_unit p;
        take_str(s, p.unit, sizeof p.unit);
        p.held = take_int(s);
        p.present = take_int(s);
        take(ctx, &p);
    }
    return e;
}
