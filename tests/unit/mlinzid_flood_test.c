/* mlinzid_flood_test.c - floods: what is too much is stored and decided like anything else, answered hardly, and keeps
 * nobody waiting. A child's report in a flood opens its case, and the officer hears. */
#include <time.h>

#include "tests/unit/town.h"

#define FLOODER "+254722000001"
#define OFFICER "+254711000001"

static void texts(const char *from, int n, const char *pattern)
{
    char text[160];
    for (int i = 0; i < n; i++) {
        snprintf(text, sizeof text, pattern, i);
        town_text(from, text);
    }
}

static void a_number_that_floods_is_stored_and_decided_and_not_answered(void)
{
    town_open();
    town_person(ROLE_SCCO, OFFICER, "003.016");
    texts(FLOODER, 200, "REPORT neglect boy 6 Ganda house %d");
    CHECK_INT(town_count("select count(*) from inbox where taken"), 200);
    CHECK_INT(town_count("select count(*) from case_file"), 200);
    CHECK_INT(town_count("select count(*) from timer"), 200); /* and every one of them escalates */
    CHECK(town_heard(FLOODER, "") <= 30);
    CHECK_INT(town_count("select count(*) from outbox where key = 'report.received'"), 60);
    CHECK_INT(town_count("select count(*) from outbox where key = 'case.new'"), 200);
    CHECK(engine_counts(town.e)->unanswered >= 140);
    CHECK_INT(town_count("select count(*) from audit where act = 'flood.number'"), 1);
    CHECK_INT(town_count("select count(*) from alarm where word = 'flood.number'"), 1);
    town_forget();
    town_text("+254733000005", "REPORT neglect girl 7 Ganda"); /* another is answered as ever */
    CHECK_INT(town_heard("+254733000005", "report.received"), 1);
    CHECK_INT(town_heard("+254733000005", "guidance"), 1);
    town_wait(2 * 3600); /* an hour gives sixty */
    town_forget();
    town_text(FLOODER, "REPORT neglect girl 8 Ganda");
    CHECK_INT(town_count("select count(*) from outbox where key = 'report.received'"), 62);
}

static void in_a_flood_the_first_case_of_the_hour_is_answered_with_what_it_lacks(void)
{
    town_open();
    texts(FLOODER, 100, "help %d");
    town_forget();
    town_text(FLOODER, "REPORT defilement girl 9");
    CHECK_INT(town_heard(FLOODER, "report.received"), 1);
    CHECK_INT(town_heard(FLOODER, "ask.details"), 1);
    CHECK_INT(town_heard(FLOODER, "guidance"), 0);
    town_text(FLOODER, "REPORT neglect boy 4");
    CHECK_INT(town_heard(FLOODER, "report.received"), 1);
    CHECK_INT(town_count("select count(*) from case_file where kinds <> 0"), 2);
}

static void a_code_is_never_held_by_a_flood(void)
{
    town_open();
    town_person(ROLE_SCCO, OFFICER, "003.016");
    town_text("+254733000005", "REPORT neglect girl 7 Ganda");
    char ref[12], text[160];
    snprintf(ref, sizeof ref, "%s", town_arg(town_last("+254733000005", "report.received"), "case"));
    snprintf(text, sizeof text, "VERIFY %s visited the home", ref);
    town_text(OFFICER, text);
    texts(OFFICER, 100, "UPDATE 0000 %d"); /* as whoever writes in his name would */
    town_forget();
    snprintf(text, sizeof text, "CLOSE %s the family is supported by the chief now", ref);
    town_text(OFFICER, text);
    CHECK_INT(town_heard(OFFICER, "confirm.code"), 1);
    snprintf(text, sizeof text, "YES %s", town_arg(town_last(OFFICER, "confirm.code"), "code"));
    town_text(OFFICER, text);
    CHECK_INT(town_count("select count(*) from case_file where state = 4"), 1); /* closed: his words still act */
    CHECK_INT(town_heard(OFFICER, "done.closed"), 0);
}

static void many_numbers_that_begin_alike_get_the_receipt_alone(void)
{
    char from[32], text[120];
    town_open();
    for (int i = 0; i < 700; i++) {
        snprintf(from, sizeof from, "+2547991%05d", i); /* one block of 10,000 */
        snprintf(text, sizeof text, "REPORT neglect boy 6 Ganda house %d", i);
        town_text(from, text);
    }
    CHECK_INT(town_heard("", "report.received"), 700);
    CHECK_INT(town_heard("", "guidance"), 500);
    CHECK_INT(town_count("select count(*) from alarm where word = 'flood.prefix'"), 1);
    town_text("+254722000009", "REPORT neglect girl 7 Ganda");
    CHECK_INT(town_heard("+254722000009", "guidance"), 1);
}

static void all_together_have_a_limit_too(void)
{
    char from[32], text[120];
    town_open();
    town.loaded->settings.flood_all_burst = 50;
    for (int i = 0; i < 80; i++) {
        snprintf(from, sizeof from, "+2547%02d000001", i);
        snprintf(text, sizeof text, "REPORT neglect boy 6 Ganda house %d", i);
        town_text(from, text);
    }
    CHECK_INT(town_heard("", "report.received"), 80);
    CHECK_INT(town_heard("", "guidance"), 50);
    CHECK_INT(town_count("select count(*) from alarm where word = 'flood.all'"), 1);
}

static void the_same_message_again_uses_nothing_up(void)
{
    town_open();
    for (int i = 0; i < 500; i++)
        CHECK(town_offer("again", FLOODER, "REPORT neglect boy 6 Ganda", town.now_s));
    town_settle();
    for (int i = 0; i < 500; i++) {
        CHECK(town_offer("again", FLOODER, "REPORT neglect boy 6 Ganda", town.now_s));
        town_settle();
    }
    CHECK_INT(town_count("select count(*) from inbox"), 1);
    CHECK_INT(town.acknowledged, 1000);
    town_forget();
    town_text(FLOODER, "REPORT abandoned girl 1 Ganda");
    CHECK_INT(town_heard(FLOODER, "guidance"), 1);
}

static void what_a_carrier_kept_through_a_day_is_no_flood(void)
{
    char id[32], text[100];
    town_open();
    for (int i = 0; i < 100; i++) { /* four an hour, delivered all at once */
        snprintf(id, sizeof id, "kept%d", i);
        snprintf(text, sizeof text, "REPORT neglect boy 6 Ganda house %d", i);
        CHECK(town_offer(id, FLOODER, text, town.now_s - 100 * 900 + i * 900));
    }
    town_settle();
    CHECK_INT(town_count("select count(*) from alarm where word like 'flood%'"), 0);
}

/* Whoever writes through a link of his own in an officer's name does not use up the officer's texts. */
static void an_unnamed_carrier_floods_alone(void)
{
    town_open();
    town_person(ROLE_SCCO, OFFICER, "003.016");
    for (int i = 0; i < 200; i++) {
        char id[32];
        snprintf(id, sizeof id, "forged%d", i);
        struct carrier_mo mo = {.carrier = SPAN("elsewhere"),
                                .msgid = span_of(id),
                                .sender = SPAN(OFFICER),
                                .text = SPAN("LIST"),
                                .time_s = town.now_s};
        CHECK(engine_take_mo(town.e, &mo));
    }
    town_settle();
    CHECK_INT(town.saids, 0);
    CHECK_INT(town_count("select count(*) from alarm where word = 'carrier.unnamed'"), 1);
    town_text(OFFICER, "LIST");
    CHECK_INT(town_heard(OFFICER, "case.list"), 1);
}

/* A hundred numbers send faster than the engine works, without end; meanwhile others text. Each of those is answered in
 * the very next turn, whatever waits. */
#define OTHERS 120
static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int flood_on(int round, int each)
{
    char from[32], id[32];
    int taken = 0;
    for (int i = 0; i < 100 * each; i++) {
        snprintf(from, sizeof from, "+2547%02d555555", i % 100);
        snprintf(id, sizeof id, "f%d-%d", round, i);
        taken += town_offer(id, from, "REPORT neglect boy 6 Ganda", town.now_s);
    }
    return taken;
}

static void a_hundred_that_flood_keep_nobody_waiting(void)
{
    static double took[OTHERS];
    char from[32], id[32];
    bool more;
    town_open();
    int flooded = flood_on(0, 200), late = 0, behind = 0;
    CHECK_INT(flooded, 20000);
    for (int i = 0; i < 60; i++) /* their first sixty each stand in the queue by right */
        CHECK_INT(engine_turn(town.e, town.now_s, &more), ERR_NONE);
    for (int i = 0; i < OTHERS; i++) {
        flooded += flood_on(i + 1, 3);
        snprintf(from, sizeof from, "+2541%08d", i * 20011);
        snprintf(id, sizeof id, "o%d", i);
        double began = seconds();
        CHECK(town_offer(id, from, "help", town.now_s));
        CHECK_INT(engine_turn(town.e, town.now_s, &more), ERR_NONE);
        took[i] = seconds() - began;
        late += town_heard(from, "help") != 1;
        behind += flooded - (town.acknowledged - i) > 5000;
        town_forget();
    }
    CHECK_INT(late, 0);
    CHECK_INT(behind, OTHERS); /* the flood stood there all the time */
    qsort(took, OTHERS, sizeof took[0], by_size);
    printf("# = 100 numbers flood: others answered within %.0f ms (p99)\n", took[OTHERS * 99 / 100 - 1] * 1e3);
    town_settle();
    CHECK_INT(town.acknowledged, flooded + OTHERS);
    CHECK_INT(town_count("select count(*) from inbox"), flooded + OTHERS);
    CHECK_INT(town_count("select count(*) from inbox where taken"), flooded + OTHERS);
}

/* And the others, however many, never leave theirs lying: a child's report may be among them. */
static void those_that_wait_behind_get_their_share(void)
{
    char from[32], id[32];
    bool more;
    town_open();
    flood_on(0, 200);
    for (int turn = 0; turn < 40; turn++) {
        for (int i = 0; i < 256; i++) {
            snprintf(from, sizeof from, "+2541%08d", (turn * 256 + i) * 9001);
            snprintf(id, sizeof id, "o%d-%d", turn, i);
            CHECK(town_offer(id, from, "asante", town.now_s));
        }
        CHECK_INT(engine_turn(town.e, town.now_s, &more), ERR_NONE);
    }
    CHECK_INT(town_count("select count(*) from inbox where msgid like 'f%'"), 6000 + 40 * 64);
}

static void their_own_texts_keep_their_order(void)
{
    char text[100], id[32];
    int64_t out_of_order;
    town_open();
    for (int i = 0; i < 400; i++) {
        snprintf(id, sizeof id, "n%d", i);
        snprintf(text, sizeof text, "text number %d", i);
        CHECK(
            town_offer(id, FLOODER, text, town.now_s + i * 20)); /* faster than the bucket fills: in and out of flood */
    }
    town_settle();
    out_of_order = town_count("select count(*) from inbox a join inbox b on b.id = a.id + 1 where b.at_s < a.at_s");
    CHECK_INT(out_of_order, 0);
    CHECK_INT(town_count("select count(*) from inbox"), 400);
}

/* A queue that is full takes no more: unacknowledged, the carrier keeps it. A flood leaves room for the others. */
static void a_full_queue_withholds_the_acknowledgement(void)
{
    char from[32], id[32];
    int taken = 0;
    town_open();
    town.loaded->settings.queue_max = 1000;
    for (int i = 0; i < 3000; i++) {
        snprintf(id, sizeof id, "q%d", i);
        taken += town_offer(id, FLOODER, "help", town.now_s);
    }
    CHECK_INT(taken, 60 + 750);
    for (int i = 0; i < 500; i++) {
        snprintf(id, sizeof id, "r%d", i);
        snprintf(from, sizeof from, "+2541%08d", i * 20011);
        taken += town_offer(id, from, "help", town.now_s);
    }
    CHECK_INT(taken, 1000);
    CHECK_INT(town.acknowledged, 0);
    town_settle();
    CHECK_INT(town.acknowledged, 1000);
    CHECK_INT(town_count("select count(*) from inbox"), 1000);
    CHECK(town_offer("q2999", FLOODER, "help", town.now_s)); /* the carrier offers it again */
    town_settle();
    CHECK_INT(town.acknowledged, 1001);
}

int main(void)
{
    if (!town_begin())
        return 2;
    RUN(a_number_that_floods_is_stored_and_decided_and_not_answered);
    RUN(in_a_flood_the_first_case_of_the_hour_is_answered_with_what_it_lacks);
    RUN(a_code_is_never_held_by_a_flood);
    RUN(many_numbers_that_begin_alike_get_the_receipt_alone);
    RUN(all_together_have_a_limit_too);
    RUN(the_same_message_again_uses_nothing_up);
    RUN(what_a_carrier_kept_through_a_day_is_no_flood);
    RUN(an_unnamed_carrier_floods_alone);
    RUN(a_hundred_that_flood_keep_nobody_waiting);
    RUN(those_that_wait_behind_get_their_share);
    RUN(their_own_texts_keep_their_order);
    RUN(a_full_queue_withholds_the_acknowledgement);
    return town_end();
}
