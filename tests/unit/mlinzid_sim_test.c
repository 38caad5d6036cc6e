/* mlinzid_sim_test.c - the simulator's clocks: what was decided before a holiday was declared is judged by the days
 * that were known then. */
#include "mlinzid/sim/inside.h"
#include "tests/unit/test.h"

static int64_t at(int32_t day, int hour, int minute)
{
    return day_start(day) + hour * HOUR_S + minute * MINUTE_S;
}

/* A report of Wednesday waits nine hours of work, until Thursday; that day is made a holiday after it. Its text to the
 * level above may leave on Friday alone, the carrier being away: it is judged by when it was made. */
static void declared_after(void)
{
    static struct sim_model m;
    int32_t wednesday = day_of_civil(2026, 11, 11), thursday = wednesday + 1;
    int64_t told = at(thursday, 12, 52);
    CHECK_INT(sim_between(&m, CLOCK_WORK, at(wednesday, 12, 52), told), 9 * HOUR_S);
    CHECK(sim_declare(&m, thursday, at(thursday, 13, 29)));
    CHECK_INT(sim_between(&m, CLOCK_WORK, at(wednesday, 12, 52), told), 9 * HOUR_S);
    CHECK_INT(sim_between(&m, CLOCK_WORK, at(wednesday, 12, 52), at(thursday, 14, 0)), 4 * HOUR_S + 8 * MINUTE_S);
    CHECK_INT(sim_between(&m, CLOCK_DAY, at(wednesday, 12, 52), at(thursday, 14, 0)), 17 * HOUR_S + 8 * MINUTE_S);
    CHECK(sim_working(&m, thursday, at(thursday, 13, 29)));
    CHECK(!sim_working(&m, thursday, at(thursday, 13, 29) + 1));
    CHECK(sim_declare(&m, thursday, at(thursday, 15, 0)));
    CHECK_INT(m.declareds, 1);
}

/* One of the list was never a working day, whenever it is asked. */
static void declared_before(void)
{
    static struct sim_model m;
    int32_t thursday = day_of_civil(2026, 11, 12);
    CHECK(holidays_add(&m.holidays, thursday));
    CHECK(sim_declare(&m, thursday, at(thursday, 13, 29)));
    CHECK(!sim_working(&m, thursday, at(thursday, 8, 0)));
    CHECK_INT(sim_between(&m, CLOCK_WORK, at(thursday, 8, 0), at(thursday, 17, 0)), 0);
    CHECK_INT(sim_between(&m, CLOCK_WALL, at(thursday, 8, 0), at(thursday, 17, 0)), 9 * HOUR_S);
}

int main(void)
{
    RUN(declared_after);
    RUN(declared_before);
    return test_end();
}
