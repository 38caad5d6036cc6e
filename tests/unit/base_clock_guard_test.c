/* base_clock_guard_test.c - a machine's clock set wrong by an hour, a day or ten years either way, standing still,
 * creeping and swinging: what the service goes by never leaps at once, never goes back, and is never slower than time
 * itself. */
#include "base/clock_guard.h"

#include "base/must.h"
#include "tests/unit/test.h"

#define T0 INT64_C(1790000000)
#define HOUR INT64_C(3600)
#define DAY (24 * HOUR)
#define YEAR (365 * DAY)

static struct clock_guard g;
static int64_t steady, wrong; /* the true time is T0 + steady */
static int troubles, believed, mended;

static void hear(enum clock_news n)
{
    troubles += n == CLOCK_TROUBLE;
    believed += n == CLOCK_BELIEVED;
    mended += n == CLOCK_MENDED;
}

static void start(void)
{
    g = (struct clock_guard){.jump_s = 60, .hold_s = 300};
    steady = 1000;
    wrong = 0;
    troubles = believed = mended = 0;
    hear(clock_guard_start(&g, T0 + steady, steady, 0));
    CHECK_INT(g.now_s, T0 + steady);
    CHECK_INT(g.state, CLOCK_WELL);
}

/* So many seconds pass, looked at each second: time never goes back. */
static void pass(int64_t seconds)
{
    for (int64_t i = 0; i < seconds; i++) {
        int64_t before = g.now_s;
        steady++;
        hear(clock_guard_see(&g, T0 + steady + wrong, steady));
        CHECK(g.now_s >= before);
    }
}

static void a_right_clock_is_followed(void)
{
    start();
    pass(10 * HOUR);
    CHECK_INT(g.now_s, T0 + steady);
    CHECK_INT(clock_guard_next(&g), INT64_MAX);
    steady += 3 * DAY; /* the machine slept: both went on */
    pass(1);
    CHECK_INT(g.now_s, T0 + steady);
    CHECK_INT(troubles + believed + mended, 0);
}

static const int64_t leaps[] = {61, HOUR, DAY, 10 * YEAR};

static void a_leap_ahead_is_believed_after_the_hold(void)
{
    for (size_t i = 0; i < countof(leaps); i++) {
        start();
        pass(100);
        wrong = leaps[i];
        pass(300);
        CHECK_INT(g.now_s, T0 + steady); /* as though nothing had been */
        CHECK_INT(g.state, CLOCK_AHEAD);
        CHECK_INT(g.apart_s, wrong);
        CHECK_INT(clock_guard_next(&g), g.now_s + 1);
        CHECK_INT(troubles, 1);
        pass(1);
        CHECK_INT(g.now_s, T0 + steady + wrong);
        CHECK_INT(g.state, CLOCK_WELL);
        CHECK_INT(believed, 1);
        pass(HOUR);
        CHECK_INT(g.now_s, T0 + steady + wrong);
        CHECK_INT(troubles, 1);
    }
}

static void a_leap_mended_in_time_was_nothing(void)
{
    for (size_t i = 0; i < countof(leaps); i++) {
        start();
        wrong = leaps[i];
        pass(299);
        wrong = 0;
        pass(HOUR);
        CHECK_INT(g.now_s, T0 + steady);
        CHECK_INT(believed, 0);
        CHECK_INT(mended, 1);
    }
}

static void a_clock_set_back_is_not_followed(void)
{
    for (size_t i = 0; i < countof(leaps); i++) {
        start();
        wrong = -leaps[i];
        pass(DAY);
        CHECK_INT(g.now_s, T0 + steady); /* every deadline after its full length */
        CHECK_INT(g.state, CLOCK_BEHIND);
        CHECK_INT(troubles, 1);
        CHECK_INT(g.apart_s, -leaps[i]);
        wrong = 0;
        pass(1);
        CHECK_INT(g.state, CLOCK_WELL);
        CHECK_INT(mended, 1);
        CHECK_INT(g.now_s, T0 + steady);
    }
}

static void a_clock_that_stands_is_seen(void)
{
    start();
    int64_t stood = T0 + steady;
    for (int i = 0; i < 5000; i++) {
        steady++;
        hear(clock_guard_see(&g, stood, steady));
        CHECK(g.now_s >= T0 + steady - g.jump_s); /* never later than that */
    }
    CHECK_INT(g.state, CLOCK_FROZEN);
    CHECK_INT(troubles, 1);
    CHECK_INT(g.now_s, T0 + steady);
    for (int i = 0; i < 100; i++) { /* looked at twice a minute alone */
        steady += 30;
        hear(clock_guard_see(&g, stood, steady));
        CHECK_INT(g.now_s, T0 + steady);
    }
}

static void a_slow_and_a_fast_clock(void)
{
    start();
    for (int i = 0; i < 3600; i++) { /* half as fast */
        wrong -= i % 2;
        pass(1);
        CHECK(g.now_s >= T0 + steady - 60);
    }
    CHECK_INT(g.state, CLOCK_BEHIND);
    start();
    int64_t most = 0;
    for (int i = 0; i < 280; i++) { /* twice as fast: the leap grows, and begins anew with each minute more */
        wrong++;
        pass(1);
        most = g.now_s - T0 - steady > most ? g.now_s - T0 - steady : most;
    }
    CHECK_INT(most, 60);
    CHECK(troubles > 2);
}

static void small_steps_do_not_add_up(void)
{
    start();
    for (int i = 0; i < 10; i++) {
        wrong += 50;
        pass(10);
    }
    CHECK(g.now_s <= T0 + steady + 60);
    CHECK_INT(g.state, CLOCK_AHEAD);
}

static void a_clock_that_swings_stops_nothing(void)
{
    start();
    for (int i = 0; i < 500; i++) {
        wrong = i % 2 ? -DAY : DAY;
        pass(200);
        CHECK_INT(g.now_s, T0 + steady);
    }
    CHECK_INT(believed, 0);
    start();
    for (int i = 1; i < 50; i++) { /* further and further */
        wrong = i * DAY;
        pass(299);
        CHECK_INT(g.now_s, T0 + steady);
    }
    CHECK_INT(troubles, 49);
    pass(2);
    CHECK_INT(g.now_s, T0 + steady + 49 * DAY);
}

static void a_start_believes_the_clock(void)
{
    start();
    CHECK_INT(clock_guard_start(&g, T0 + 30 * DAY, 5, T0), CLOCK_NO_NEWS); /* a month's outage is no leap */
    CHECK_INT(g.now_s, T0 + 30 * DAY);
    CHECK_INT(clock_guard_start(&g, T0 - 30, 5, T0), CLOCK_NO_NEWS);
    CHECK_INT(g.now_s, T0);
    CHECK_INT(clock_guard_start(&g, T0 - 10 * YEAR, 5, T0), CLOCK_TROUBLE); /* its battery is empty */
    CHECK_INT(g.state, CLOCK_BEHIND);
    CHECK_INT(g.now_s, T0);
    CHECK_INT(clock_guard_see(&g, T0 - 10 * YEAR + 7200, 7205), CLOCK_NO_NEWS);
    CHECK_INT(g.now_s, T0 + 7200);
    CHECK_INT(clock_guard_see(&g, T0 + DAY, 7210),
              CLOCK_TROUBLE); /* the time server is reached: ahead of what was known */
    CHECK_INT(g.state, CLOCK_AHEAD);
    CHECK_INT(clock_guard_see(&g, T0 + DAY + 300, 7510), CLOCK_BELIEVED);
    CHECK_INT(g.now_s, T0 + DAY + 300);
}

static void a_start_in_the_hold_forgives_nothing(void)
{
    start();
    wrong = DAY;
    pass(200);
    struct clock_guard noted = {.jump_s = 60, .hold_s = 300, .offset_s = g.offset_s};
    g = noted; /* before the leap */
    steady += 10;
    CHECK_INT(clock_guard_resume(&g, T0 + steady + wrong, steady), CLOCK_TROUBLE);
    pass(200);
    noted = (struct clock_guard){60, 300, .offset_s = g.offset_s, .believe_s = g.believe_s, .leap_s = g.leap_s};
    g = noted; /* in it */
    steady += 10;
    CHECK_INT(clock_guard_resume(&g, T0 + steady + wrong, steady), CLOCK_NO_NEWS);
    pass(89);
    CHECK_INT(g.now_s, T0 + steady);
    CHECK_INT(g.state, CLOCK_AHEAD);
    pass(1);
    CHECK_INT(g.now_s, T0 + steady + DAY);
    g = noted;
    CHECK_INT(clock_guard_resume(&g, T0 + steady, steady), CLOCK_MENDED);
}

static void somebody_may_say_it_is_right(void)
{
    start();
    wrong = -DAY;
    pass(1000);
    CHECK_INT(g.now_s, T0 + steady);
    clock_guard_believe(&g, T0 + steady + wrong, steady);
    CHECK_INT(g.now_s, T0 + steady - DAY);
    CHECK_INT(g.state, CLOCK_WELL);
    pass(1000);
    CHECK_INT(g.now_s, T0 + steady - DAY);
    CHECK_INT(troubles, 1);
    CHECK_STR(clock_state_word(CLOCK_FROZEN), "frozen");
}

int main(void)
{
    RUN(a_right_clock_is_followed);
    RUN(a_leap_ahead_is_believed_after_the_hold);
    RUN(a_leap_mended_in_time_was_nothing);
    RUN(a_clock_set_back_is_not_followed);
    RUN(a_clock_that_stands_is_seen);
    RUN(a_slow_and_a_fast_clock);
    RUN(small_steps_do_not_add_up);
    RUN(a_clock_that_swings_stops_nothing);
    RUN(a_start_believes_the_clock);
    RUN(a_start_in_the_hold_forgives_nothing);
    RUN(somebody_may_say_it_is_right);
    return test_end();
}
