/* protection.c - which trafficking forms a case has, and the log of takedown requests: questions to the forms' plain
 * answers, so that nothing is kept twice. */
#include "db/protection.h"

#include "db/store.h"
#include "forms/sheet.h"

enum err db_ctip_of(struct db *db, int64_t case_id, struct ctip_done *out)
{
    struct statement *s = st_of(db, ST_ctip_of_case);
    bool row = false;
    enum err e;
    *out = (struct ctip_done){0};
    put_int(s, "about", ABOUT_CASE);
    put_int(s, "subject", case_id);
    while (!(e = st_next(s, &row)) && row) {
        int form = ctip_of(take_text(s));
        struct span result = take_text(s);
        if (form >= 0)
            out->filled |= 1u << form;
        if (result.n)
            (void)span_str(result, out->screening, sizeof out->screening);
    }
    return e;
}

static void take_area(struct statement *s, struct protected_case *c)
{
    c->area.region = (uint8_t)take_int(s);
    c->area.county = (uint8_t)take_int(s);
    c->area.constituency = (uint16_t)take_int(s);
    c->area.ward = (uint16_t)take_int(s);
    c->area.level = (uint8_t)take_int(s);
    c->accused = (enum role)take_int(s);
}

static void put_viewer(struct statement *s, const struct protected_viewer *v)
{
    const struct area a = v ? v->within : (struct area){0};
    put_int(s, "about", ABOUT_CASE);
    put_int(s, "region", a.level == AREA_REGION ? a.region : 0);
    put_int(s, "county", a.level >= AREA_COUNTY ? a.county : 0);
    put_int(s, "constituency", a.level >= AREA_CONSTITUENCY ? a.constituency : 0);
}

static bool seen(const struct protected_viewer *v, const struct protected_case *c)
{
    return !v || v->sees(v->ctx, c->area, c->accused);
}

enum err db_ctip_cases(struct db *db, const struct protected_viewer *v, struct protected_case *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_ctip_cases);
    bool row = false;
    enum err e;
    *n = 0;
    put_viewer(s, v);
    while (!(e = st_next(s, &row)) && row && *n < cap) {
        struct protected_case *c = &out[*n];
        *c = (struct protected_case){.case_id = take_int(s)};
        take_str(s, c->ref, sizeof c->ref);
        take_area(s, c);
        *n += seen(v, c);
    }
    st_end(s);
    return e;
}

enum err db_takedowns(struct db *db, const struct protected_viewer *v, struct protected_case *out, int cap, int *n)
{
    struct statement *s = st_of(db, ST_takedowns);
    bool row = false;
    enum err e;
    char reply[8];
    *n = 0;
    put_viewer(s, v);
    while (!(e = st_next(s, &row)) && row && *n < cap) {
        struct protected_case *c = &out[*n];
        *c = (struct protected_case){.case_id = take_int(s), .day = (int32_t)take_int(s)};
        take_str(s, c->ref, sizeof c->ref);
        take_area(s, c);
        take_str(s, c->platform, sizeof c->platform);
        take_str(s, reply, sizeof reply);
        c->state = takedown_of(span_of(reply), take_int(s) != 0);
        *n += seen(v, c);
    }
    st_end(s);
    return e;
}
