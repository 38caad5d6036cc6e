/* mlinzid_spend_test.c - what texts may cost in a day: the common share ends, the reserve is for what a child needs,
 * and for want of money no escalation is ever left unsaid. */
#include "base/gsm.h"
#include "tests/unit/town.h"

#define OFFICER "+254711000001"
#define COUNTY "+254711000002"
#define ANNE "+254733000001"
#define BEN "+254733000002"

static int parts_of(int from)
{
    int n = 0;
    for (int i = from; i < town.saids; i++)
        n += sms_measure(span_of(town.said[i].text)).parts;
    return n;
}

static int64_t spent(void)
{
    return town_count("select coalesce(sum(parts), 0) from spend");
}

static void begin(int64_t a_day, int64_t reserve)
{
    town_open();
    town.loaded->settings.cost_parts_a_day = a_day;
    town.loaded->settings.cost_reserve_parts = reserve;
    town_person(ROLE_SCCO, OFFICER, "003.016");
    town_person(ROLE_CCCS, COUNTY, "003");
}

static void no_effect(void *ctx, const struct effect *fx, int64_t due_s)
{
    (void)ctx;
    (void)fx;
    (void)due_s;
}

static void every_part_is_counted_also_through_a_restart(void)
{
    begin(0, 0);
    town_text(ANNE, "REPORT neglect boy 6 Ganda");
    town_text(BEN, "REPORT defilement girl 9 Ganda");
    CHECK(town.saids >= 6);
    CHECK_INT(spent(), parts_of(0));
    CHECK_INT(town_count("select needed from spend"),
              parts_of(0) - sms_measure(span_of(town_last(ANNE, "guidance")->text)).parts -
                  sms_measure(span_of(town_last(BEN, "guidance")->text)).parts);
    town_close();
    town_again();
    town_text(ANNE, "REPORT lost boy 4 Ganda");
    CHECK_INT(spent(), parts_of(0));
    int64_t before = spent();
    struct carrier_mo mo = {.carrier = SPAN("loop"), .sender = SPAN(BEN), .text = SPAN("REPORT lost boy 4 Ganda")};
    CHECK_INT(engine_try(town.e, &mo, town.now_s, NULL, no_effect), ERR_NONE); /* rolled back: it cost nothing */
    town_text(BEN, "LANG en");
    CHECK_INT(spent(), before + sms_measure(span_of(town_last(BEN, "")->text)).parts);
    int first = town.saids;
    town_wait(86400); /* another day has a row of its own */
    town_text(ANNE, "HELP");
    CHECK(town_count("select count(*) from spend") >= 2);
    CHECK_INT(spent(), parts_of(0));
    CHECK(parts_of(first) > 0);
}

static void when_the_common_share_is_used_up_a_report_is_still_acknowledged(void)
{
    begin(1000, 999);
    town_text(ANNE, "HELP"); /* the whole common share */
    CHECK_INT(town_heard(ANNE, "help"), 1);
    town_text(BEN, "REPORT defilement girl 9");
    CHECK_INT(town_heard(BEN, "report.received"), 1);
    CHECK_INT(town_heard(BEN, "ask.details"), 1);
    CHECK_INT(town_heard(BEN, "guidance"), 0);
    town_text(BEN, "Ganda");
    CHECK_INT(town_heard(OFFICER, "case.new") + town_heard(OFFICER, "case.completed"), 1);
    CHECK_INT(town_heard(BEN, "report.completed"), 0); /* it can wait */
    town_text(BEN, "STATUS");
    CHECK_INT(town_heard(BEN, "case.status"), 0); /* old tomorrow: left out */
    town_text(BEN, "HELP");
    CHECK_INT(town_heard(BEN, "help"), 0);
    CHECK_INT(engine_counts(town.e)->unpaid, 2);
    CHECK_INT(town_count("select count(*) from alarm where word = 'cost.reserve'"), 1);
    CHECK_INT(town_count("select count(*) from audit where act = 'cost.reserve'"), 1);
    town_forget();
    town_wait(19 * 3600 + 3599); /* 05:59:59 of the next day */
    CHECK_INT(town_heard(BEN, ""), 0);
    town_wait(1);
    CHECK_INT(town_heard(BEN, "guidance"), 1);
    CHECK_INT(town_heard(BEN, "report.completed"), 0); /* the share of one part is used up again: */
    CHECK_INT(town_count("select count(*) from outbox where key = 'report.completed' and state = 0"),
              1); /* it waits on */
    town_wait(86400);
    CHECK_INT(town_heard(BEN, "report.completed"), 1);
    CHECK_INT(town_heard(BEN, "case.status"), 0);
}

static void no_escalation_is_left_unsaid_for_money(void)
{
    char text[160], from[32];
    begin(30, 20);
    for (int i = 0; i < 30; i++) {
        snprintf(from, sizeof from, "+2547%02d333333", i);
        snprintf(text, sizeof text, "REPORT defilement girl 9 Ganda house %d", i);
        town_text(from, text);
    }
    CHECK(spent() > 60);
    CHECK_INT(town_heard("", "report.received"), 30);
    CHECK_INT(town_heard(OFFICER, "case.new"), 30);
    CHECK(town_heard("", "guidance") > 0 && town_heard("", "guidance") < 10);
    CHECK_INT(town_count("select count(*) from alarm where word like 'cost.%'"),
              3); /* near, reserve, over: once each */
    town_wait(30 * 60);
    CHECK_INT(town_heard(OFFICER, "case.reminder"), 30);
    CHECK_INT(town_heard(COUNTY, "case.escalated"), 30);
    CHECK_INT(town_count("select count(*) from case_file"), 30);
}

static void a_code_goes_and_the_news_of_the_closing_waits(void)
{
    char ref[12], text[160];
    begin(1000, 1000);
    town_text(ANNE, "REPORT neglect boy 6 Ganda");
    snprintf(ref, sizeof ref, "%s", town_arg(town_last(ANNE, "report.received"), "case"));
    snprintf(text, sizeof text, "VERIFY %s visited the home", ref);
    town_text(OFFICER, text);
    CHECK_INT(town_heard(OFFICER, "done.verified"), 0);
    snprintf(text, sizeof text, "CLOSE %s the family is supported by the chief now", ref);
    town_text(OFFICER, text);
    CHECK_INT(town_heard(OFFICER, "confirm.code"), 1);
    snprintf(text, sizeof text, "YES %s", town_arg(town_last(OFFICER, "confirm.code"), "code"));
    town_text(OFFICER, text);
    CHECK_INT(town_count("select count(*) from case_file where state = 4"), 1);
    CHECK_INT(town_heard(ANNE, "case.closed"), 0);
    town.loaded->settings.cost_reserve_parts = 0; /* the next day has money again */
    town_wait(20 * 3600);
    CHECK_INT(town_heard(ANNE, "case.closed"), 1);
    CHECK_INT(town_heard(ANNE, "case.verified"), 0); /* the news of the closing says as much */
}

/* What waited for a carrier that was away is asked again when it leaves. */
static void what_waited_out_an_outage_is_paid_when_it_leaves(void)
{
    begin(1000, 999);
    town.away = true;
    town_text(ANNE, "REPORT defilement girl 9 Ganda");
    town_text(BEN, "REPORT defilement girl 8 Ganda");
    CHECK_INT(town.saids, 0);
    town.away = false;
    town_settle();
    CHECK_INT(town_heard("", "report.received"), 2);
    CHECK_INT(town_heard(OFFICER, "case.new"), 2);
    CHECK_INT(town_heard("", "guidance"), 0); /* the receipts went first and used the share up */
    CHECK_INT(town_count("select count(*) from outbox where key like 'guidance%' and state = 0"), 2);
    CHECK_INT(spent(), parts_of(0));
}

int main(void)
{
    if (!town_begin())
        return 2;
    RUN(every_part_is_counted_also_through_a_restart);
    RUN(when_the_common_share_is_used_up_a_report_is_still_acknowledged);
    RUN(no_escalation_is_left_unsaid_for_money);
    RUN(a_code_goes_and_the_news_of_the_closing_waits);
    RUN(what_waited_out_an_outage_is_paid_when_it_leaves);
    return town_end();
}
