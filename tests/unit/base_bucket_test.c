/* base_bucket_test.c - token buckets: what a sender has left, by the event's own clock, in a table that never grows. */
#include <stdlib.h>

#include "base/bucket.h"
#include "base/hash.h"
#include "tests/unit/test.h"

static struct bucket slot[64];
static struct buckets table;
static const struct bucket_rate ten = {10, 60}; /* one a minute */

static int takes(uint64_t key, int times, int64_t at_s)
{
    int had = 0;
    for (int i = 0; i < times; i++)
        had += bucket_take(&table, key, ten, at_s) == BUCKET_HAS;
    return had;
}

static void a_burst_and_then_one_a_minute(void)
{
    buckets_init(&table, slot, 64);
    CHECK_INT(takes(7, 25, 1000), 10);
    CHECK_INT(takes(8, 1, 1000), 1); /* another has its own */
    CHECK_INT(takes(7, 5, 1059), 0);
    CHECK_INT(takes(7, 5, 1060), 1);          /* 60 s gave one, however often it was looked at in between */
    CHECK_INT(takes(7, 50, 1060 + 3600), 10); /* never more than the burst */
    CHECK_INT(takes(7, 50, INT64_MAX / 2), 10);
}

static void one_who_asks_all_the_time_gains_all_the_same(void)
{
    buckets_init(&table, slot, 64);
    int had = 0;
    for (int64_t t = 0; t < 3600; t++)
        had += takes(7, 3, 5000 + t);
    CHECK(had >= 10 + 59 && had <= 10 + 60);
}

static void a_clock_that_steps_back_gives_nothing(void)
{
    buckets_init(&table, slot, 64);
    CHECK_INT(takes(7, 20, 100000), 10);
    for (int i = 0; i < 50; i++) { /* to and fro within the hour */
        CHECK_INT(takes(7, 1, 98000), 0);
        CHECK_INT(takes(7, 1, 100000), 0);
    }
    CHECK_INT(takes(7, 1, 5000), 0); /* far back: it goes on from there, */
    CHECK_INT(takes(7, 1, 5060), 1); /* and is not dumb until 100000 comes again */
}

static void the_emptying_is_said_once_an_hour(void)
{
    buckets_init(&table, slot, 64);
    takes(7, 10, 1000);
    CHECK_INT(bucket_take(&table, 7, ten, 1000), BUCKET_EMPTIED);
    CHECK_INT(bucket_take(&table, 7, ten, 1001), BUCKET_EMPTY);
    takes(7, 100, 4599);
    CHECK_INT(bucket_take(&table, 7, ten, 4599), BUCKET_EMPTY);
    takes(7, 100, 4600); /* tells again */
    CHECK_INT(bucket_take(&table, 7, ten, 4600), BUCKET_EMPTY);
    CHECK_INT(slot[7 % 8 * 8].told_s, 4600);
}

static void what_was_counted_for_nothing_comes_back(void)
{
    buckets_init(&table, slot, 64);
    takes(7, 10, 1000);
    bucket_give_back(&table, 7, ten);
    CHECK_INT(takes(7, 5, 1000), 1);
    for (int i = 0; i < 100; i++)
        bucket_give_back(&table, 7, ten);
    CHECK_INT(takes(7, 50, 1000), 10);
    bucket_give_back(&table, 99, ten); /* nobody */
}

static void many_keys_never_leave_the_table_and_the_empty_one_stays(void)
{
    struct bucket *big = calloc(64 + 8, sizeof *big);
    uint64_t seed = 42;
    for (int i = 64; i < 72; i++)
        big[i].key = 0xdead;
    buckets_init(&table, big, 67);
    CHECK_INT(table.count, 64);
    takes(7, 10, 1000);
    for (int i = 0; i < 100000; i++) /* each has 9 of 10 left: they make room for each other */
        CHECK_INT(bucket_take(&table, mix64(&seed), ten, 1000), BUCKET_HAS);
    CHECK_INT(takes(7, 1, 1000), 0);
    for (int i = 64; i < 72; i++)
        CHECK(big[i].key == 0xdead && big[i].level == 0);
    free(big);
}

static void what_waits_is_counted(void)
{
    buckets_init(&table, slot, 64);
    CHECK(!bucket_has_waiting(&table, 7));
    bucket_waits(&table, 7, 1); /* unknown: nothing to count on */
    CHECK(!bucket_has_waiting(&table, 7));
    takes(7, 1, 1000);
    bucket_waits(&table, 7, 1);
    bucket_waits(&table, 7, 1);
    bucket_waits(&table, 7, -1);
    CHECK(bucket_has_waiting(&table, 7));
    bucket_waits(&table, 7, -1);
    bucket_waits(&table, 7, -1);
    CHECK(!bucket_has_waiting(&table, 7));
}

int main(void)
{
    RUN(a_burst_and_then_one_a_minute);
    RUN(one_who_asks_all_the_time_gains_all_the_same);
    RUN(a_clock_that_steps_back_gives_nothing);
    RUN(the_emptying_is_said_once_an_hour);
    RUN(what_was_counted_for_nothing_comes_back);
    RUN(many_keys_never_leave_the_table_and_the_empty_one_stays);
    RUN(what_waits_is_counted);
    return test_end();
}
