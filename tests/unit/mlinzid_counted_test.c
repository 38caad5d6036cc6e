/* mlinzid_counted_test.c - what the map counts is read once for all who look, and not kept for longer than it may be.
 */
#include "mlinzid/desk/counted.h"

#include "tests/unit/many_cases.h"

enum { CASES = 60000 }; /* reading them takes long enough to be kept */

static void what_is_read_quickly_is_not_kept(void)
{
    static const int64_t rows[][2] = {
        {0, 0}, {4, 0}, {5, 500}, {480, 48000}, {600, COUNTED_KEPT_MS}, {5000, COUNTED_KEPT_MS}};
    for (size_t i = 0; i < countof(rows); i++)
        CHECK_INT(counted_kept_ms(rows[i][0]), rows[i][1]);
}

/* Of all percentages and some orders: as by sorting. */
static void a_rank_is_that_of_the_sorted(void)
{
    static int64_t s[1000], sorted[1000];
    for (int order = 0; order < 5; order++)
        for (size_t n = 1; n <= countof(s); n = n < 12 ? n + 1 : n * 3) {
            for (size_t i = 0; i < n; i++)
                sorted[i] = order == 4 ? 7 : (int64_t)(order == 3 ? i / 4 : i);
            for (int percent = 1; percent <= 100; percent++) {
                for (size_t i = 0; i < n; i++) /* rising, falling, and stirred */
                    s[i] = sorted[order == 1 ? n - 1 - i : order == 2 ? (i * 7 + 3) % n : i];
                if (order == 2 && n % 7 == 0)
                    continue; /* no stirring: some twice */
                struct times t = {.s = s, .n = n};
                CHECK_INT(times_at(&t, percent), sorted[(n * (size_t)percent + 99) / 100 - 1]);
            }
        }
}

static struct figures f;
static struct counted all;

static void look(int64_t now_s, int64_t since_s)
{
    f.now_s = now_s;
    CHECK_INT(counted_read(&f, since_s, &all), ERR_NONE);
}

/* One more case is not seen while what was read is young; it is when it is old, and when more days are asked for. */
static void a_minute_old_is_read_again(void)
{
    int64_t week_s = NOW - 7 * DAY_S, month_s = NOW - 30 * DAY_S;
    CHECK_INT(figures_begin(&f, page.w.db, page.loaded, NULL, NOW), ERR_NONE);
    look(NOW, week_s);
    size_t week = all.answers;
    CHECK(week > CASES / 10 && week < CASES / 2);
    struct case_file c = a_case(&page.w, CASES + 10);
    CHECK_INT(put_case(&page.w, &c), ERR_NONE);
    look(NOW + 59, week_s);
    CHECK_INT(all.answers, week);
    CHECK_INT(all.at_s, NOW);
    look(NOW + 61, week_s);
    CHECK_INT(all.answers, week + 1);
    CHECK_INT(all.at_s, NOW + 61);
    look(NOW + 60, week_s); /* the practice clock went back */
    CHECK_INT(all.at_s, NOW + 60);
    look(NOW + 61, month_s);
    CHECK_INT(all.answers, CASES + 1);
    look(NOW + 62, week_s); /* fewer days: those read before do */
    CHECK_INT(all.at_s, NOW + 61);
    CHECK(!all.cut);
    figures_end(&f);
}

/* A page of fewer days than were read counts those alone. */
static void fewer_days_are_counted_alone(void)
{
    json_t *params =
        json_pack("{s:s,s:i,s:[{s:s,s:s}]}", "place", "", "days", 7, "posts", "role", "national", "at", "KE");
    int64_t told[3];
    static const int days[3] = {7, 30, 7};
    for (int i = 0; i < 3; i++) {
        (void)json_object_set_new(params, "days", json_integer(days[i]));
        json_t *o = desk_query(page.w.db, page.loaded, "map", params);
        told[i] = json_num(json_object_get(o, "all"), "told", -1);
        json_decref(o);
    }
    CHECK_INT(told[0], told[2]);
    CHECK(told[0] < told[1] / 2);
    json_decref(params);
}

int main(void)
{
    if (!page_world_open())
        return 1;
    many_cases(CASES, 29 * 86400);
    RUN(what_is_read_quickly_is_not_kept);
    RUN(a_rank_is_that_of_the_sorted);
    RUN(a_minute_old_is_read_again);
    RUN(fewer_days_are_counted_alone);
    page_world_end();
    return test_end();
}
