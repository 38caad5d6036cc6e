/* console_figure_test.c - numbers, lengths and steps, with odd values. */
#include "console/figure.h"

#include "mlinzid/desk/figures.h"
#include "tests/unit/test.h"

static char out[FIGURE_CAP];

static void counts(void)
{
    static const struct {
        int64_t n;
        const char *said;
    } rows[] = {{0, "0"},
                {1, "1"},
                {999, "999"},
                {1000, "1,000"},
                {1000000, "1,000,000"},
                {-1234, "-1,234"},
                {INT64_MAX, "9,223,372,036,854,775,807"},
                {INT64_MIN, "-9,223,372,036,854,775,808"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        figure_count(rows[i].n, out);
        CHECK_STR(out, rows[i].said);
    }
}

static void lengths(void)
{
    static const struct {
        int64_t s;
        const char *en, *sw, *small;
    } rows[] = {{-1, "-", "-", "-"},
                {0, "0 min", "dk 0", "0m"},
                {29, "0 min", "dk 0", "0m"},
                {59 * 60 + 29, "59 min", "dk 59", "59m"},
                {59 * 60 + 30, "1 h 0 min", "saa 1, dk 0", "1h"},
                {3 * 3600 + 20 * 60, "3 h 20 min", "saa 3, dk 20", "3h"},
                {47 * 3600, "47 h 0 min", "saa 47, dk 0", "47h"},
                {52 * 3600, "2 d 4 h", "siku 2, saa 4", "2d"},
                {1000000, "11 d 13 h", "siku 11, saa 13", "11d"},
                {INT64_MAX, "106751991167300 d 15 h", "siku 106751991167300, saa 15", "106751991167300d"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        figure_length(rows[i].s, LANG_EN, out);
        CHECK_STR(out, rows[i].en);
        figure_length(rows[i].s, LANG_SW, out);
        CHECK_STR(out, rows[i].sw);
        figure_short(rows[i].s, out);
        CHECK_STR(out, rows[i].small);
    }
}

static void moments(void)
{
    figure_moment(1795259100, out);
    CHECK_STR(out, "21 Nov 2026, 14:05");
    figure_day(1795259100, out);
    CHECK_STR(out, "21 Nov 2026");
    figure_moment(0, out);
    CHECK_STR(out, "-");
    figure_moment(INT64_MAX, out);
    CHECK_STR(out, "-");
    figure_weekday(1795259100, LANG_EN, out);
    CHECK_STR(out, "Sat 21 Nov, 14:05");
    figure_weekday(1795259100, LANG_SW, out);
    CHECK_STR(out, "Jumamosi 21 Nov, 14:05");
    figure_percent(1, 3, out);
    CHECK_STR(out, "33 %");
    figure_percent(2, 3, out);
    CHECK_STR(out, "67 %");
    figure_percent(0, 0, out);
    CHECK_STR(out, "-");
}

/* Every value from 1 to the most has one step, in order; 0 and what is above have none. */
static void steps_hold_every_value(void)
{
    static const int64_t most[] = {1, 2, 3, 4, 5, 7, 10, 99, 1000000};
    for (size_t i = 0; i < sizeof most / sizeof *most; i++) {
        struct scale s = scale_of_counts(most[i]);
        int before = 1;
        CHECK(s.steps >= 1 && s.steps < SCALE_STEPS);
        CHECK_INT(s.to[s.steps], most[i]);
        CHECK_INT(scale_step(&s, 0), 0);
        for (int64_t v = 1; v <= most[i]; v += most[i] > 100 ? 997 : 1) {
            int step = scale_step(&s, v);
            CHECK(step >= before && step <= before + 1);
            before = step;
        }
        CHECK_INT(scale_step(&s, most[i]), s.steps);
        CHECK_INT(scale_step(&s, most[i] + 1), 0);
    }
    CHECK_INT(scale_of_counts(0).steps, 0);
    struct scale t = scale_of_times();
    CHECK_INT(scale_step(&t, -1), 0);
    CHECK_INT(scale_step(&t, 0), 1);
    CHECK_INT(scale_step(&t, 3600), 1);
    CHECK_INT(scale_step(&t, 3601), 2);
    CHECK_INT(scale_step(&t, INT64_MAX), 4);
}

static void nearest_ranks(void)
{
    int64_t five[] = {50, 10, 40, 20, 30}, one[] = {7};
    struct times t = {.s = five, .n = 5}, alone = {.s = one, .n = 1}, none = {0};
    CHECK_INT(times_at(&t, 50), 30);
    CHECK_INT(times_at(&t, 90), 50);
    CHECK_INT(times_at(&t, 20), 10);
    CHECK_INT(times_at(&alone, 50), 7);
    CHECK_INT(times_at(&alone, 90), 7);
    CHECK_INT(times_at(&none, 50), -1);
    t.cut = true;
    CHECK_INT(times_at(&t, 50), -1);
}

int main(void)
{
    RUN(counts);
    RUN(lengths);
    RUN(moments);
    RUN(steps_hold_every_value);
    RUN(nearest_ranks);
    return test_end();
}
