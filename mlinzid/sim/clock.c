/* clock.c - the clocks by which the simulator judges, counted minute by minute and day by day, so that a fault of
 * the one calendar (base/day.c) is no fault of its judge. A holiday counts from when it was declared: what was decided
 * before that was in time. */
#include "mlinzid/sim/inside.h"

bool sim_declare(struct sim_model *m, int32_t day, int64_t at_s)
{
    int before = m->holidays.count;
    if (!holidays_add(&m->holidays, day))
        return false;
    if (m->holidays.count > before)
        m->declared[m->declareds++] = (struct sim_declared){day, at_s};
    return true;
}

bool sim_working(const struct sim_model *m, int64_t day, int64_t known_s)
{
    const struct calendar cal = holidays_calendar(&m->holidays);
    int64_t weekday = (day + 4) % 7;
    bool holiday = false;
    for (int i = 0; i < cal.count; i++)
        holiday = holiday || cal.holiday[i] == day;
    for (int i = 0; i < m->declareds; i++)
        if (m->declared[i].day == day && m->declared[i].at_s >= known_s)
            holiday = false;
    return !holiday && weekday >= 1 && weekday <= 5;
}

static bool in_hours(enum clock clock, int64_t hour)
{
    if (clock == CLOCK_WALL)
        return true;
    return clock == CLOCK_DAY ? hour >= 6 && hour < 22 : hour >= 8 && hour < 17;
}

int64_t sim_between(const struct sim_model *m, enum clock clock, int64_t a, int64_t b)
{
    int64_t n = 0, of_day = -1;
    bool counts = false;
    for (int64_t t = a; t < b; t += MINUTE_S) {
        int64_t local = t + 3 * HOUR_S, day = local / DAY_S;
        if (day != of_day)
            counts = clock != CLOCK_WORK || sim_working(m, day, b);
        of_day = day;
        n += counts && in_hours(clock, local % DAY_S / HOUR_S) ? MINUTE_S : 0;
    }
    return n;
}
