/* day.h - the one calendar. Times are Unix seconds; days are days since 1970-01-01, Nairobi (UTC+3, no summer time).
 * Clocks (product, section 5): wall 24 h; day 06:00-22:00 every day; work Monday-Friday 08:00-17:00 less holidays. */
#ifndef MLINZI_BASE_DAY_H
#define MLINZI_BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

#define DAY_S INT64_C(86400)
#define HOUR_S INT64_C(3600)
#define MINUTE_S INT64_C(60)

struct civil {
    int year, month, day; /* 1-based */
    int hour, minute, second;
    int weekday; /* 0 Sunday .. 6 Saturday */
};
struct civil civil_of(int64_t time_s); /* Nairobi */
int64_t civil_time(const struct civil *c);
int32_t day_of(int64_t time_s);
int32_t day_of_civil(int year, int month, int day);
int day_years(int32_t born_day, int32_t day); /* whole years of age on that day; below 0: not born yet */
bool day_valid(int year, int month, int day);
int64_t day_start(int32_t day); /* 00:00 Nairobi */
bool day_read(struct span yyyy_mm_dd, int32_t *out);
bool time_read(struct span yyyy_mm_dd_hh_mm, int64_t *out); /* "2026-03-02 09:00" or with :SS, Nairobi */
void day_write(int32_t day, struct text *out);              /* 2026-03-02 */
void time_write(int64_t time_s, struct text *out);          /* 2026-03-02 09:00:00 */

/* Holidays that apply to all, ascending, no doubles. */
struct calendar {
    const int32_t *holiday;
    int count;
};
enum clock { CLOCK_WALL, CLOCK_DAY, CLOCK_WORK };
bool calendar_is_holiday(const struct calendar *cal, int32_t day);
bool calendar_is_working(const struct calendar *cal, int32_t day); /* Monday to Friday and no holiday */
/* t itself when the clock runs at t, else the next moment it starts. A moment at the end of the hours is the next
 * start. */
int64_t clock_open(enum clock c, const struct calendar *cal, int64_t t);
/* The moment `seconds` of the clock's own time after t (t first moved by clock_open); the result is moved by clock_open
 * too. */
int64_t clock_add(enum clock c, const struct calendar *cal, int64_t t, int64_t seconds);
/* Seconds of the clock's own time between a and b, 0 when b <= a. */
int64_t clock_between(enum clock c, const struct calendar *cal, int64_t a, int64_t b);
/* Seconds of one "day" of the clock: 86400, 16 h, 9 h. */
int64_t clock_day_s(enum clock c);
/* The first working day's hour:minute strictly after t (the S4 digest: 8, 30). */
int64_t clock_next_working(const struct calendar *cal, int64_t t, int hour, int minute);

#endif
