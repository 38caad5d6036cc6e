/* config_holidays_test.c - which days stop the work clock. */
#include "config/holidays.h"

#include "tests/unit/test.h"

#include "tests/unit/config_file.h"

#define HEADER "date\tname_en\tname_sw\trule\tcertainty\tapplies\n"
static struct holidays h;
static struct config_fault fault;

static bool is_holiday(int year, int month, int day)
{
    struct calendar c = holidays_calendar(&h);
    return calendar_is_holiday(&c, day_of_civil(year, month, day));
}

static const char *fault_of(const char *content)
{
    CHECK_INT(holidays_load(config_file(content), &h, &fault), ERR_CONFIG);
    return fault.message;
}

static void the_shipped_years(void)
{
    char *text = config_shipped("holidays.tsv", NULL, NULL);
    CHECK_INT(holidays_load(config_file(text), &h, &fault), ERR_NONE);
    free(text);
    CHECK(is_holiday(2026, 12, 25));
    CHECK(is_holiday(2026, 4, 3));
    CHECK(is_holiday(2026, 3, 20));  /* an estimate counts until it is replaced */
    CHECK(!is_holiday(2026, 5, 27)); /* for some only, until gazetted for all */
    CHECK(is_holiday(2027, 12, 27)); /* observed on the Monday */
    CHECK(!is_holiday(2026, 11, 21));
    for (int i = 1; i < h.count; i++)
        CHECK(h.day[i - 1] < h.day[i]);
}

static void rows_sort_and_doubles_are_one(void)
{
    CHECK_INT(holidays_load(config_file("# a note\n" HEADER "2026-12-12\ta\tb\tc\tcertain\tall\n\n"
                                        "2026-05-01\ta\tb\tc\tcertain\tall\r\n2026-12-12\ta\tb\tc\testimate\tall\n"),
                            &h, &fault),
              ERR_NONE);
    CHECK_INT(h.count, 2);
    CHECK(h.day[0] == day_of_civil(2026, 5, 1) && h.day[1] == day_of_civil(2026, 12, 12));
}

static void a_day_is_gazetted_and_taken_back(void)
{
    CHECK_INT(holidays_load(config_file(HEADER "2026-05-01\ta\tb\tc\tcertain\tall\n"), &h, &fault), ERR_NONE);
    CHECK(holidays_add(&h, day_of_civil(2026, 4, 1)));
    CHECK(holidays_add(&h, day_of_civil(2026, 4, 1)));
    CHECK_INT(h.count, 2);
    CHECK(is_holiday(2026, 4, 1) && is_holiday(2026, 5, 1));
    holidays_remove(&h, day_of_civil(2026, 4, 1));
    holidays_remove(&h, day_of_civil(2026, 4, 1));
    CHECK_INT(h.count, 1);
    CHECK(!is_holiday(2026, 4, 1) && is_holiday(2026, 5, 1));
}

static void faults_say_what_to_write(void)
{
    CHECK_STR(fault_of(HEADER "12/12/2026\ta\tb\tc\tcertain\tall\n"),
              "\"12/12/2026\" is no day: write it as 2026-12-12");
    CHECK_INT(fault.line, 2);
    CHECK_STR(fault_of(HEADER "2026-02-30\ta\tb\tc\tcertain\tall\n"),
              "\"2026-02-30\" is no day: write it as 2026-12-12");
    CHECK_STR(fault_of(HEADER "2026-12-12\ta\tb\tall\n"), "this row has 4 columns: write six, with tabs between");
    CHECK_STR(fault_of("2026-12-12\ta\tb\tc\tcertain\tall\n"),
              "the first row names the columns: write date name_en name_sw rule certainty applies, with tabs between");
    CHECK_STR(fault_of("# nothing\n"), "holds no rows: write the header and a row for each holiday");
}

int main(void)
{
    RUN(the_shipped_years);
    RUN(rows_sort_and_doubles_are_one);
    RUN(a_day_is_gazetted_and_taken_back);
    RUN(faults_say_what_to_write);
    return test_end();
}
