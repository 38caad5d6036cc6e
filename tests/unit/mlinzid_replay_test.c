/* mlinzid_replay_test.c - each message comes one to twenty times, at other times of its carrier too, through restarts
 * of the engine: one case, one set of texts, each command done once, by the message's id alone. */
#include "base/hash.h"
#include "tests/unit/town.h"

#define OFFICER "+254711000001"
#define ANNE "+254733000001"

static uint64_t seed = 20261122;

/* The n-th text of the story, again and again: the first time at its own time, then at any of the last hours. */
static void comes(int n, const char *from, const char *text)
{
    char id[32];
    int times = 1 + (int)(mix64(&seed) % 20);
    snprintf(id, sizeof id, "replay-%d", n);
    for (int i = 0; i < times; i++) {
        int64_t at_s = i ? town.now_s - (int64_t)(mix64(&seed) % 7200) : town.now_s;
        CHECK(town_offer(id, from, text, at_s));
        if (mix64(&seed) % 2)
            town_settle();
        if (mix64(&seed) % 5 == 0) {
            town_settle();
            town_close();
            town_again();
        }
    }
    town_settle();
}

/* The whole course of a case; ids are the same in each call. */
static void course(char *ref, char *code, bool first)
{
    char text[160];
    comes(1, ANNE, "REPORT neglect boy 6 Ganda");
    if (first)
        snprintf(ref, 12, "%s", town_arg(town_last(ANNE, "report.received"), "case"));
    snprintf(text, sizeof text, "VERIFY %s visited the home", ref);
    comes(2, OFFICER, text);
    comes(3, ANNE, "please hurry");
    snprintf(text, sizeof text, "UPDATE %s the chief was told", ref);
    comes(4, OFFICER, text);
    snprintf(text, sizeof text, "CLOSE %s the family is supported by the chief now", ref);
    comes(5, OFFICER, text);
    if (first)
        snprintf(code, 12, "%s", town_arg(town_last(OFFICER, "confirm.code"), "code"));
    snprintf(text, sizeof text, "YES %s", code);
    comes(6, OFFICER, text);
    comes(7, OFFICER, "LEAVE 10/03 12/03");
}

static void each_message_counts_once_however_often_it_comes(void)
{
    char ref[12] = "", code[12] = "";
    town_open();
    town_person(ROLE_SCCO, OFFICER, "003.016");
    course(ref, code, true);
    CHECK_INT(town_count("select count(*) from inbox"), 7);
    CHECK_INT(town_count("select count(*) from case_file"), 1);
    CHECK_INT(town_count("select count(*) from case_file where state = 4"), 1);
    CHECK_INT(town_heard(ANNE, "report.received"), 1);
    CHECK_INT(town_heard(ANNE, "report.repeated"), 0);
    CHECK_INT(town_heard(ANNE, "case.verified"), 1);
    CHECK_INT(town_heard(ANNE, "done.updated"), 1);
    CHECK_INT(town_heard(ANNE, "case.closed"), 1);
    CHECK_INT(town_heard(OFFICER, "case.new"), 1);
    CHECK_INT(town_heard(OFFICER, "done.verified"), 1);
    CHECK_INT(town_heard(OFFICER, "confirm.code"), 1);
    CHECK_INT(town_heard(OFFICER, "done.closed"), 1);
    CHECK_INT(town_heard(OFFICER, "leave.set"), 1);
    int texts = town.saids;
    town_wait(20 * 3600); /* the next day, all of it once more */
    int later = town.saids;
    course(ref, code, false);
    CHECK_INT(town.saids, later);
    CHECK_INT(town_count("select count(*) from inbox"), 7);
    CHECK(texts > 8);
}

/* The same words under another id are another message: a report is one case within two hours, a command is done again.
 */
static void by_the_id_alone(void)
{
    char text[160];
    town_open();
    town_person(ROLE_SCCO, OFFICER, "003.016");
    town_text(ANNE, "REPORT neglect boy 6 Ganda");
    snprintf(text, sizeof text, "VERIFY %s visited the home", town_arg(town_last(ANNE, "report.received"), "case"));
    town_text(ANNE, "REPORT neglect boy 6 Ganda");
    CHECK_INT(town_count("select count(*) from case_file"), 1);
    CHECK_INT(town_heard(ANNE, "report.repeated"), 1);
    town_text(OFFICER, text);
    town_text(OFFICER, text);
    CHECK_INT(town_heard(OFFICER, "done.verified") + town_heard(OFFICER, "done.updated"), 2);
}

int main(void)
{
    if (!town_begin())
        return 2;
    RUN(each_message_counts_once_however_often_it_comes);
    RUN(by_the_id_alone);
    return town_end();
}
