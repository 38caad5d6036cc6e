/* base_day_test.c - the calendar and the clocks of the ladder, against loops too simple to be wrong. */
#include "base/day.h"

#include "base/hash.h"
#include "base/must.h"
#include "tests/unit/test.h"

static int64_t at(const char *time)
{
    int64_t t = 0;
    CHECK(time_read(span_of(time), &t));
    return t;
}

static int32_t on(const char *day)
{
    int32_t d = 0;
    CHECK(day_read(span_of(day), &d));
    return d;
}

#define CHECK_TIME(have, want)                 \
    do {                                       \
        char space_[32];                       \
        struct text t_;                        \
        text_init(&t_, space_, sizeof space_); \
        time_write((have), &t_);               \
        CHECK_STR(space_, want);               \
    } while (0)

/* Some holidays of 2026, and Christmas with Boxing Day on a Saturday. */
static struct calendar holidays(void)
{
    static int32_t day[16];
    static const char *const name[] = {"2026-01-01", "2026-03-20", "2026-04-03", "2026-04-06",
                                       "2026-05-01", "2026-06-01", "2026-10-20", "2026-12-12",
                                       "2026-12-25", "2026-12-26", "2027-01-01"};
    for (size_t i = 0; i < countof(name); i++)
        day[i] = on(name[i]);
    return (struct calendar){day, (int)countof(name)};
}

static void every_day_since_1970(void)
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t day = 0;
    for (int year = 1970; year <= 2100; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = year % 4 == 0 && year != 2100;
            int days = length[month - 1] + (month == 2 && leap);
            for (int d = 1; d <= days; d++, day++) {
                struct civil c = civil_of(day_start(day) + 86399);
                CHECK(day_of_civil(year, month, d) == day && day_valid(year, month, d));
                CHECK(c.year == year && c.month == month && c.day == d && c.weekday == (day + 4) % 7);
                CHECK(c.hour == 23 && c.minute == 59 && c.second == 59 && civil_time(&c) == day_start(day) + 86399);
                CHECK(day_of(day_start(day)) == day && day_of(day_start(day) - 1) == day - 1);
            }
            CHECK(!day_valid(year, month, days + 1) && !day_valid(year, month, 0));
        }
    CHECK_INT(day, day_of_civil(2101, 1, 1));
    CHECK(day_valid(2000, 2, 29) && !day_valid(1900, 2, 29) && !day_valid(2026, 13, 1) && !day_valid(2026, 0, 1));
    CHECK_INT(day_of_civil(1969, 12, 31), -1);
    CHECK_INT(day_of_civil(1600, 3, 1), -135080);
    CHECK_INT(civil_of(day_start(-135081)).day, 29);
    CHECK(!day_valid(0, 1, 1) && !day_valid(10000, 1, 1) && !day_valid(-5, 1, 1));
}

static void nairobi_is_three_hours_ahead(void)
{
    CHECK_TIME(0, "1970-01-01 03:00:00");
    CHECK_TIME(1772431200, "2026-03-02 09:00:00");
    CHECK_INT(at("2026-03-02 09:00"), 1772431200);
    CHECK_INT(day_start(0), -10800);
    CHECK_TIME(at("2025-12-31 23:59:59") + 1, "2026-01-01 00:00:00");
    CHECK_TIME(at("2028-02-28 23:59:59") + 1, "2028-02-29 00:00:00");
    CHECK_TIME(at("0001-01-01 00:00:00"), "0001-01-01 00:00:00");
    CHECK_TIME(at("9999-12-31 23:59:59"), "9999-12-31 23:59:59");
}

static void reads_and_refuses(void)
{
    static const char *const days[] = {"2026-2-03",  "2026-02-30", "2025-02-29",  "2026/02/03",
                                       "02-03-2026", "2026-02-3x", " 2026-02-03", "2026-00-01",
                                       "0000-01-01", "",           "2026-13-01"};
    static const char *const times[] = {"2026-02-03",        "2026-02-03T09:00",    "2026-02-03 24:00",
                                        "2026-02-03 09:60",  "2026-02-03 9:00",     "2026-02-03 09:00:60",
                                        "2026-02-03 09:00:", "2026-02-03 09:00 10", "2026-02-30 09:00"};
    int32_t d = 7;
    int64_t t = 7;
    for (size_t i = 0; i < countof(days); i++)
        CHECK(!day_read(span_of(days[i]), &d) && d == 7);
    for (size_t i = 0; i < countof(times); i++)
        CHECK(!time_read(span_of(times[i]), &t) && t == 7);
    char space[16];
    struct text out;
    text_init(&out, space, sizeof space);
    day_write(on("2028-02-29"), &out);
    CHECK_STR(space, "2028-02-29");
}

static void borders_of_the_hours(void)
{
    struct calendar none = {NULL, 0}, cal = holidays();
    CHECK_TIME(clock_open(CLOCK_WALL, &none, at("2026-03-07 03:00:07")), "2026-03-07 03:00:07");
    /* day: 06:00 to 22:00, Sundays and holidays too */
    CHECK_TIME(clock_open(CLOCK_DAY, &cal, at("2026-12-25 05:59:59")), "2026-12-25 06:00:00");
    CHECK_TIME(clock_open(CLOCK_DAY, &cal, at("2026-12-25 06:00:00")), "2026-12-25 06:00:00");
    CHECK_TIME(clock_open(CLOCK_DAY, &cal, at("2026-12-25 21:59:59")), "2026-12-25 21:59:59");
    CHECK_TIME(clock_open(CLOCK_DAY, &cal, at("2026-12-31 22:00:00")), "2027-01-01 06:00:00");
    /* work: Monday to Friday 08:00 to 17:00 */
    CHECK_TIME(clock_open(CLOCK_WORK, &cal, at("2026-03-06 07:59:59")), "2026-03-06 08:00:00");
    CHECK_TIME(clock_open(CLOCK_WORK, &cal, at("2026-03-06 16:59:59")), "2026-03-06 16:59:59"); /* a Friday */
    CHECK_TIME(clock_open(CLOCK_WORK, &cal, at("2026-03-06 17:00:00")), "2026-03-09 08:00:00");
    CHECK_TIME(clock_open(CLOCK_WORK, &cal, at("2026-03-07 10:00:00")), "2026-03-09 08:00:00");
    CHECK_TIME(clock_open(CLOCK_WORK, &cal, at("2026-04-02 17:00:00")), "2026-04-07 08:00:00"); /* Easter */
    CHECK_TIME(clock_open(CLOCK_WORK, &cal, at("2026-04-03 09:00:00")), "2026-04-07 08:00:00");
    CHECK_TIME(clock_open(CLOCK_WORK, &none, at("2026-04-03 09:00:00")), "2026-04-03 09:00:00");
    CHECK_TIME(clock_open(CLOCK_WORK, NULL, at("2026-04-03 09:00:00")), "2026-04-03 09:00:00");
    CHECK_TIME(clock_open(CLOCK_WORK, &cal, at("2026-12-31 17:00:00")), "2027-01-04 08:00:00");
}

static void adding_by_hand(void)
{
    struct calendar cal = holidays();
    int64_t wd = clock_day_s(CLOCK_WORK), d = clock_day_s(CLOCK_DAY);
    CHECK(wd == 9 * HOUR_S && d == 16 * HOUR_S && clock_day_s(CLOCK_WALL) == DAY_S);
    CHECK_TIME(clock_add(CLOCK_WALL, &cal, at("2026-12-31 23:50:00"), 20 * MINUTE_S), "2027-01-01 00:10:00");
    CHECK_TIME(clock_add(CLOCK_DAY, &cal, at("2026-03-02 21:30:00"), HOUR_S), "2026-03-03 06:30:00");
    CHECK_TIME(clock_add(CLOCK_DAY, &cal, at("2026-03-02 23:30:00"), HOUR_S), "2026-03-03 07:00:00");
    CHECK_TIME(clock_add(CLOCK_DAY, &cal, at("2026-03-02 21:00:00"), HOUR_S), "2026-03-03 06:00:00");
    CHECK_TIME(clock_add(CLOCK_DAY, &cal, at("2026-02-28 10:00:00"), 7 * d), "2026-03-07 10:00:00");
    CHECK_TIME(clock_add(CLOCK_WORK, &cal, at("2026-03-02 09:00:00"), 4 * HOUR_S), "2026-03-02 13:00:00");
    CHECK_TIME(clock_add(CLOCK_WORK, &cal, at("2026-03-06 16:59:59"), 2), "2026-03-09 08:00:01");
    CHECK_TIME(clock_add(CLOCK_WORK, &cal, at("2026-03-06 16:59:59"), 1), "2026-03-09 08:00:00");
    CHECK_TIME(clock_add(CLOCK_WORK, &cal, at("2026-03-06 18:00:00"), 0), "2026-03-09 08:00:00");
    CHECK_TIME(clock_add(CLOCK_WORK, &cal, at("2026-03-06 15:00:00"), wd), "2026-03-09 15:00:00");
    CHECK_TIME(clock_add(CLOCK_WORK, &cal, at("2026-03-07 15:00:00"), wd), "2026-03-10 08:00:00");
    CHECK_TIME(clock_add(CLOCK_WORK, &cal, at("2026-04-02 09:00:00"), 2 * wd), "2026-04-08 09:00:00"); /* over Easter */
    CHECK_TIME(clock_add(CLOCK_WORK, &cal, at("2026-03-02 09:00:00"), 60 * wd), "2026-05-29 09:00:00");
    CHECK_TIME(clock_next_working(&cal, at("2026-03-02 08:29:59"), 8, 30), "2026-03-02 08:30:00");
    CHECK_TIME(clock_next_working(&cal, at("2026-03-02 08:30:00"), 8, 30), "2026-03-03 08:30:00"); /* strictly after */
    CHECK_TIME(clock_next_working(&cal, at("2026-04-02 12:00:00"), 8, 30), "2026-04-07 08:30:00");
    CHECK_TIME(clock_next_working(&cal, at("2026-03-07 01:00:00"), 8, 30), "2026-03-09 08:30:00");
    CHECK(calendar_is_holiday(&cal, on("2026-12-12")) && !calendar_is_holiday(&cal, on("2026-12-13")));
    CHECK(!calendar_is_working(&cal, on("2026-12-12")) && calendar_is_working(&cal, on("2026-12-14")));
    CHECK(!calendar_is_holiday(NULL, 0) && calendar_is_working(NULL, 0)); /* a Thursday */
}

/* The clock minute by minute, as the product's words have it. */
static bool runs(enum clock c, const struct calendar *cal, int64_t t)
{
    struct civil v = civil_of(t);
    if (c == CLOCK_DAY)
        return v.hour >= 6 && v.hour < 22;
    if (c == CLOCK_WORK) {
        for (int i = 0; i < cal->count; i++)
            if (cal->holiday[i] == day_of(t))
                return false;
        return v.weekday >= 1 && v.weekday <= 5 && v.hour >= 8 && v.hour < 17;
    }
    return true;
}

static int64_t add_slowly(enum clock c, const struct calendar *cal, int64_t t, int64_t minutes)
{
    while (!runs(c, cal, t) || minutes > 0) {
        minutes -= runs(c, cal, t);
        t += MINUTE_S;
    }
    return t;
}

static void agrees_with_minutes(void)
{
    struct calendar cal = holidays();
    uint64_t seed = 42;
    for (int i = 0; i < 600; i++) {
        enum clock c = (enum clock)(i % 3);
        int64_t t = at("2026-01-01 00:00") + (int64_t)(mix64(&seed) % (365 * 1440)) * MINUTE_S;
        int64_t minutes = (int64_t)(mix64(&seed) % (i % 7 == 0 ? 32400 : 2000)); /* up to 60 working days */
        int64_t want = add_slowly(c, &cal, t, minutes);
        CHECK_INT(clock_add(c, &cal, t, minutes * MINUTE_S), want);
        CHECK_INT(clock_between(c, &cal, t, want), minutes * MINUTE_S);
        CHECK_INT(clock_open(c, &cal, t), add_slowly(c, &cal, t, 0));
    }
}

static void laws_of_clocks(void)
{
    struct calendar cal = holidays();
    uint64_t seed = 43;
    for (int i = 0; i < 300000; i++) {
        enum clock c = (enum clock)(mix64(&seed) % 3);
        int64_t t = at("2026-01-01 00:00") + (int64_t)(mix64(&seed) % (400 * 86400));
        int64_t s = (int64_t)(mix64(&seed) % (70 * 9 * 3600)), r = (int64_t)(mix64(&seed) % 100000);
        int64_t end = clock_add(c, &cal, t, s);
        CHECK_INT(clock_between(c, &cal, t, end), s);
        CHECK(end >= t + s && clock_open(c, &cal, end) == end);
        CHECK(clock_add(c, &cal, t + r, s) >= end);                          /* later begun is not sooner ended */
        CHECK(clock_add(c, &cal, t, s + r) >= end);                          /* nor is more */
        CHECK_INT(clock_add(c, &cal, end, r), clock_add(c, &cal, t, s + r)); /* in one step or in two */
        CHECK(clock_between(c, &cal, t, t) == 0 && clock_between(c, &cal, t + r, t) == 0);
        CHECK_INT(clock_between(c, &cal, t, t + s) + clock_between(c, &cal, t + s, t + s + r),
                  clock_between(c, &cal, t, t + s + r));
        if (test_here > 5)
            break;
    }
}

/* One holiday more: no working deadline is earlier, no other clock moves. */
static void a_new_holiday_only_delays(void)
{
    uint64_t seed = 44;
    for (int i = 0; i < 100000 && test_here < 5; i++) {
        int32_t few[8], more[9], base = on("2026-03-01");
        int n = 0, m = 0;
        for (int32_t d = base; d < base + 40 && n < 8; d += 1 + (int32_t)(mix64(&seed) % 9))
            few[n++] = d;
        int32_t added = base + (int32_t)(mix64(&seed) % 40);
        for (int k = 0; k < n; k++) {
            if (few[k] > added && (m == 0 || more[m - 1] < added))
                more[m++] = added;
            if (few[k] != added)
                more[m++] = few[k];
            else
                more[m++] = added;
        }
        if (more[m - 1] < added)
            more[m++] = added;
        struct calendar before = {few, n}, after = {more, m};
        int64_t t = day_start(base) + (int64_t)(mix64(&seed) % (30 * 86400)),
                s = (int64_t)(mix64(&seed) % (20 * 9 * 3600));
        CHECK(clock_add(CLOCK_WORK, &after, t, s) >= clock_add(CLOCK_WORK, &before, t, s));
        CHECK(clock_open(CLOCK_WORK, &after, t) >= clock_open(CLOCK_WORK, &before, t));
        CHECK(clock_next_working(&after, t, 8, 30) >= clock_next_working(&before, t, 8, 30));
        CHECK_INT(clock_add(CLOCK_DAY, &after, t, s), clock_add(CLOCK_DAY, &before, t, s));
        CHECK(calendar_is_holiday(&after, added));
    }
}

int main(void)
{
    RUN(every_day_since_1970);
    RUN(nairobi_is_three_hours_ahead);
    RUN(reads_and_refuses);
    RUN(borders_of_the_hours);
    RUN(adding_by_hand);
    RUN(agrees_with_minutes);
    RUN(laws_of_clocks);
    RUN(a_new_holiday_only_delays);
    return test_end();
}
