/* holidays.h - reads forms/ke/holidays.tsv: the days on which the work clock stands still. */
#ifndef MLINZI_CONFIG_HOLIDAYS_H
#define MLINZI_CONFIG_HOLIDAYS_H

#include "base/day.h"
#include "config/fault.h"

#define HOLIDAYS_MAX 1024
struct holidays {
    int32_t day[HOLIDAYS_MAX]; /* ascending, no doubles */
    int count;
};
/* Rows that apply to all, estimates too (ruling 30). On a fault *out is not to be used. */
enum err holidays_load(const char *path, struct holidays *out, struct config_fault *f);
/* Days gazetted or taken back later. False: no room; a day already there, or not there, is fine. */
bool holidays_add(struct holidays *h, int32_t day);
void holidays_remove(struct holidays *h, int32_t day);
struct calendar holidays_calendar(const struct holidays *h); /* points into *h */

#endif
