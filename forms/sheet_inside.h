/* sheet_inside.h - what the files of forms/sheet share. */
#ifndef MLINZI_FORMS_SHEET_INSIDE_H
#define MLINZI_FORMS_SHEET_INSIDE_H

#include "base/msisdn.h"
#include "forms/sheet.h"

/* One answer by itself; *limit as in struct sheet_refusal. */
enum sheet_fault sheet_judge(const struct sheet *s, const struct answer *a, const struct sheet_world *w,
                             int64_t *limit);
bool sheet_fault_limited(enum sheet_fault fault); /* too long, too late...: there is a limit to say */
/* The day from which a DAY field's limits count. */
int32_t sheet_base_day(const struct sheet *s, int field, const struct sheet_world *w);
/* A phone as people type it: a mobile, one abroad with +, or a fixed line of Kenya (schools, courts, stations), which
 * gets no texts: +25420... */
bool sheet_phone_typed(struct span typed, struct msisdn *out);
/* A date as people type it; min and max days that the field may hold, for those without a year. */
struct day_bounds {
    int32_t base;
    int64_t min, max;
};
bool sheet_day_typed(struct span typed, struct day_bounds b, int32_t *out);
const char *sheet_month(int month, enum lang lang); /* 1 is Jan */
/* The one place, county to ward, that the words name; "Sokoni, Kilifi North" where several have the name. */
bool sheet_place_named(const struct areas *areas, struct span words, struct area *out);

#endif
