/* config_ladder_test.c - the ladder as shipped is the table of the contract; every fault in a changed one says what to
 * write. */
#include "config/ladder.h"

#include "tests/unit/test.h"

#include "tests/unit/config_file.h"

static struct ladder ladder;
static struct config_fault fault;

#define MIN INT64_C(60)
#define H INT64_C(3600)
#define D (16 * H) /* a day of the day clock */
#define WD (9 * H) /* a working day */

static void load_shipped(void)
{
    char *text = config_shipped("ladder.cfg", NULL, NULL);
    CHECK_INT(ladder_load(config_file(text), &ladder, &fault), ERR_NONE);
    CHECK_STR(fault.message, "");
    free(text);
}

/* The shipped file with one thing changed. */
static const char *fault_of(const char *from, const char *to)
{
    char *text = config_shipped("ladder.cfg", from, to);
    CHECK_INT(ladder_load(config_file(text), &ladder, &fault), ERR_CONFIG);
    free(text);
    return fault.message;
}

/* Rows of the contract's table: reminder, levels 2 to 5, hold, progress, ceiling, again, receipt. */
static void the_table_of_the_contract(void)
{
    static const struct {
        enum clock clock;
        int64_t s[12];
    } want[SEVERITY_COUNT] = {
        [SEVERITY_S1] = {CLOCK_WALL,
                         {10 * MIN, 20 * MIN, 60 * MIN, 2 * H, 6 * H, 2 * H, 12 * H, 24 * H, 72 * H, 24 * H, 5 * MIN,
                          5}},
        [SEVERITY_S2] = {CLOCK_DAY, {H, 2 * H, 6 * H, D, 3 * D, 8 * H, 24 * H, 2 * D, 7 * D, 3 * D, H, 5}},
        [SEVERITY_S3] = {CLOCK_WORK,
                         {4 * H, WD, 3 * WD, 7 * WD, 15 * WD, 2 * WD, 4 * WD, 5 * WD, 20 * WD, 5 * WD, -1, 5}},
        [SEVERITY_S4] = {CLOCK_WORK, {3 * WD, 10 * WD, -1, -1, -1, 10 * WD, 20 * WD, 30 * WD, 60 * WD, 5 * WD, -1, 2}},
    };
    load_shipped();
    CHECK_INT(ladder.count, 1);
    for (int i = SEVERITY_S1; i < SEVERITY_COUNT; i++) {
        const struct policy_severity *p = &ladder.version[0].s[i];
        const int64_t have[] = {p->reminder_s, p->level_s[2], p->level_s[3],        p->level_s[4],
                                p->level_s[5], p->hold_s,     p->progress_remind_s, p->progress_up_s,
                                p->ceiling_s,  p->again_s,    p->receipt_s,         p->top};
        CHECK_INT(p->clock, want[i].clock);
        CHECK_INT(p->level_s[1], 0);
        CHECK_INT(p->digest, i == SEVERITY_S4);
        for (size_t k = 0; k < countof(have); k++)
            CHECK_INT(have[k], want[i].s[k]);
    }
    CHECK_INT(ladder.version[0].s[SEVERITY_S4].digest_hour, 8);
    CHECK_INT(ladder.version[0].s[SEVERITY_S4].digest_minute, 30);
}

static void kinds_shares_and_the_accused(void)
{
    load_shipped();
    const struct policy *p = &ladder.version[0];
    CHECK_INT(p->severity_of_kind[KIND_DEFILEMENT], SEVERITY_S1);
    CHECK_INT(p->severity_of_kind[KIND_ABANDONED], SEVERITY_S1);
    CHECK_INT(p->severity_of_kind[KIND_PHYSICAL], SEVERITY_S2);
    CHECK_INT(p->severity_of_kind[KIND_NONE], SEVERITY_S2);
    CHECK_INT(p->severity_of_kind[KIND_NEGLECT], SEVERITY_S3);
    CHECK_INT(p->severity_of_kind[KIND_PATERNITY], SEVERITY_S4);
    CHECK(p->under_age_kinds == KIND_BIT(KIND_PHYSICAL));
    CHECK_INT(p->under_age_years, 5);
    CHECK_INT(p->under_age_severity, SEVERITY_S1);
    uint64_t sexual = KIND_BIT(KIND_DEFILEMENT) | KIND_BIT(KIND_SEXUAL_ASSAULT) | KIND_BIT(KIND_SODOMY) |
                      KIND_BIT(KIND_INCEST) | KIND_BIT(KIND_SEXUAL_EXPLOITATION);
    CHECK(p->shared[ROLE_HEALTH] == (sexual | KIND_BIT(KIND_PHYSICAL)));
    CHECK(p->shared[ROLE_POLICE] ==
          (sexual | KIND_BIT(KIND_PHYSICAL) | KIND_BIT(KIND_TRAFFICKING) | KIND_BIT(KIND_ABDUCTION)));
    CHECK(p->shared[ROLE_ODPP] == 0);
    CHECK_INT(p->accused_role[PERP_POLICE], ROLE_POLICE);
    CHECK_INT(p->accused_role[PERP_HEALTH_WORKER], ROLE_HEALTH);
    CHECK_INT(p->accused_role[PERP_CHILDRENS_OFFICER], ROLE_SCCO);
    CHECK_INT(p->accused_role[PERP_FATHER], ROLE_NONE);
}

static void durations_are_of_their_clock(void)
{
    int64_t s = 0;
    const char *why = NULL;
    CHECK(ladder_duration("10 min", CLOCK_WALL, &s, &why) && s == 600);
    CHECK(ladder_duration("1 d", CLOCK_WALL, &s, &why) && s == 86400);
    CHECK(ladder_duration("1 d", CLOCK_DAY, &s, &why) && s == 57600);
    CHECK(ladder_duration("2 dh", CLOCK_DAY, &s, &why) && s == 7200);
    CHECK(ladder_duration("4 wh", CLOCK_WORK, &s, &why) && s == 14400);
    CHECK(ladder_duration("1 wd", CLOCK_WORK, &s, &why) && s == 32400);
    CHECK(ladder_duration("none", CLOCK_WORK, &s, &why) && s == -1);
    CHECK(!ladder_duration("4 wh", CLOCK_DAY, &s, &why));
    CHECK(!ladder_duration("1 d", CLOCK_WORK, &s, &why));
    CHECK(!ladder_duration("4h", CLOCK_WALL, &s, &why));
    CHECK(!ladder_duration("-4 h", CLOCK_WALL, &s, &why));
    CHECK(!ladder_duration("0 h", CLOCK_WALL, &s, &why));
    CHECK(!ladder_duration("", CLOCK_WALL, &s, &why));
    CHECK(!ladder_duration("9000000000000000000 h", CLOCK_WALL, &s, &why));
}

static void durations_read_as_written(void)
{
    static const struct {
        int64_t s;
        enum clock clock;
        const char *want;
    } row[] = {{600, CLOCK_WALL, "10 min"}, {7200, CLOCK_WALL, "2 h"}, {86400, CLOCK_WALL, "24 h"},
               {3600, CLOCK_DAY, "1 dh"},   {57600, CLOCK_DAY, "1 d"}, {32400, CLOCK_WORK, "1 wd"},
               {14400, CLOCK_WORK, "4 wh"}, {-1, CLOCK_DAY, "none"}};
    for (size_t i = 0; i < countof(row); i++) {
        char space[32];
        struct text t;
        text_init(&t, space, sizeof space);
        ladder_duration_write(row[i].s, row[i].clock, &t);
        CHECK_STR(space, row[i].want);
    }
}

static void faults_in_a_severity(void)
{
    CHECK_STR(fault_of("hold = \"2 h\"", "hlod = \"2 h\""), "hlod is not known here: did you mean hold?");
    CHECK(fault.line > 30);
    CHECK_STR(fault_of("hold = \"2 h\";", ""), "hold is missing: write hold = \"...\"; in this group");
    CHECK_STR(fault_of("level2 = \"2 dh\"", "level2 = \"2 h\""),
              "level2 = \"2 h\": write a number and a unit of the day clock: \"30 min\", \"2 dh\", \"1 d\" (16 dh), or "
              "\"none\"");
    CHECK_STR(fault_of("level3 = \"60 min\"", "level3 = \"20 min\""),
              "level3 is not later than the level below it: write a longer time");
    CHECK_STR(fault_of("level3 = \"60 min\"", "level3 = \"none\""),
              "level4 has a time and the level below has none: give that one a time too");
    CHECK_STR(fault_of("reminder = \"10 min\"", "reminder = \"20 min\""),
              "reminder is not before level2: write a shorter time");
    CHECK_STR(fault_of("again = \"24 h\"", "again = \"none\""),
              "again cannot be \"none\": the ladder never falls silent; write a time");
    CHECK_STR(fault_of("progress_remind = \"12 h\"", "progress_remind = \"24 h\""),
              "progress_remind is not before progress_up: write a shorter time");
    CHECK_STR(fault_of("clock = \"wall\"", "clock = \"well\""),
              "clock = \"well\" is not known: write wall, day or work");
    CHECK_STR(fault_of("t0 = \"08:30\"", "t0 = \"8:30\""),
              "t0 = \"8:30\": write \"at once\", or the time of the daily digest as \"08:30\"");
    CHECK_STR(fault_of("severity = \"S3\"", "severity = \"S5\""),
              "severity = \"S5\" is not known: write S1, S2, S3 or S4");
    CHECK_STR(fault_of("severity = \"S3\"", "severity = \"S2\""), "S2 stands twice: leave one out");
}

static void faults_in_the_kinds(void)
{
    CHECK_STR(fault_of("\"neglect\"", "\"neglekt\""), "there is no kind neglekt: did you mean neglect?");
    CHECK_STR(fault_of("\"neglect\", ", ""), "kind neglect has no severity: write it into one of the lists");
    CHECK_STR(fault_of("\"unknown\" )", "\"lost\" )"), "kind lost stands twice: leave it in one list");
    CHECK_STR(fault_of(", \"unknown\" )", " )"), "kind unknown has no severity: write it into one of the lists");
    CHECK_STR(fault_of("perpetrator = \"police\"", "perpetrator = \"polis\""),
              "perpetrator = \"polis\" is not known: write a word of forms/words.def, as \"police\"");
    CHECK_STR(fault_of("years = 5", "years = 50"), "years is an age: write years = 5; (1 to 18)");
    CHECK_STR(fault_of("police = (", "polise = ("), "polise is not known here: did you mean police?");
}

static void faults_of_the_whole(void)
{
    CHECK_STR(fault_of("version = 1;", ""), "version is missing: write version = 1; (a number from 1)");
    CHECK_STR(fault_of("versions = (", "version = ("), "version is not known here: did you mean versions?");
    const char *m = fault_of("receipt = \"5 min\"; },", "receipt = \"5 min\"; ");
    CHECK(strstr(m, "look for a missing quote, brace") != NULL);
}

static void duties_as_shipped(void)
{
    load_shipped();
    const struct duty_rule *r = &ladder.duty[DUTY_HEARING];
    CHECK(r->clock == CLOCK_WORK && r->minute == 8 * 60 + 30 && r->top == 4);
    CHECK(r->befores == 2 && r->before[0] == 5 && r->before[1] == 1);
    CHECK(r->afters == 3 && r->after[0] == 1 && r->after[1] == 3 && r->after[2] == 7);
    CHECK_INT(ladder.duty[DUTY_PLACEMENT_ENTRY].befores, 0);
    CHECK(ladder.duty[DUTY_AGENCY_UPDATE].within == 7 && ladder.duty[DUTY_CLOSURE].within == 5);
    CHECK_INT(ladder.duty[DUTY_HEARING].within, 0);
    CHECK(ladder_policies(&ladder).duty == ladder.duty);
}

#define HEARING                                                                                                      \
    "{ kind = \"hearing\";         clock = \"work\"; at = \"08:30\"; before = ( 5, 1 );     after = ( 1, 3, 7 );   " \
    "top = 4; }"

static void faults_in_the_duties(void)
{
    static const struct {
        const char *hearing, *want;
    } row[] = {
        {"{ kind = \"visit\"; clock = \"work\"; at = \"08:30\"; before = (1); after = (1); top = 4; }",
         "kind = \"visit\" stands here twice: keep one"},
        {"{ kind = \"herring\"; clock = \"work\"; at = \"08:30\"; before = (1); after = (1); top = 4; }",
         "kind = \"herring\" is no kind of duty: write hearing, visit..."},
        {"{ clock = \"work\"; at = \"08:30\"; before = (1); after = (1); top = 4; }",
         "kind is missing: write kind = \"hearing\"; in this group"},
        {"{ kind = \"hearing\"; clok = \"work\"; at = \"08:30\"; before = (1); after = (1); top = 4; }",
         "clok is not known here: did you mean clock?"},
        {"{ kind = \"hearing\"; clock = \"wall\"; at = \"08:30\"; before = (1); after = (1); top = 4; }",
         "clock = \"wall\": write \"work\" (working days) or \"day\" (every day)"},
        {"{ kind = \"hearing\"; clock = \"work\"; at = \"07:30\"; before = (1); after = (1); top = 4; }",
         "at = \"07:30\": write a time within the clock's hours, as \"08:30\""},
        {"{ kind = \"hearing\"; clock = \"work\"; at = \"8:30\"; before = (1); after = (1); top = 4; }",
         "at = \"8:30\": write a time within the clock's hours, as \"08:30\""},
        {"{ kind = \"hearing\"; clock = \"work\"; at = \"08:30\"; before = (1, 5); after = (1); top = 4; }",
         "before is in the order of time: write before = ( 7, 1 ), or () for none;"},
        {"{ kind = \"hearing\"; clock = \"work\"; at = \"08:30\"; before = (1); after = (3, 3); top = 4; }",
         "after is in the order of time: write after = ( 1, 3, 7 );"},
        {"{ kind = \"hearing\"; clock = \"work\"; at = \"08:30\"; before = (1); after = (\"1\"); top = 4; }",
         "after holds days, 1 to 366: write after = ( 1, 3, 7 );"},
        {"{ kind = \"hearing\"; clock = \"work\"; at = \"08:30\"; before = (1); after = (); top = 4; }",
         "after is missing or no list of at most 6 days (one at least, or nobody above would ever hear): write after = "
         "( "
         "1, 3, 7 );"},
        {"{ kind = \"hearing\"; clock = \"work\"; at = \"08:30\"; before = (1); after = (1); top = 6; }",
         "top is missing or no level: write top = 2; (1 to 5)"},
        {"{ kind = \"hearing\"; clock = \"work\"; at = \"08:30\"; before = (1); after = (1); top = 4; within = 3; }",
         "within is for what is set by itself, and hearing has a day of its own: leave it out"},
        {"\"hearing\"", "duties is a list of groups: write { kind = \"...\"; ... }"},
    };
    for (size_t i = 0; i < countof(row); i++)
        CHECK_STR(fault_of(HEARING, row[i].hearing), row[i].want);
    CHECK_STR(fault_of("within = 7; }", "within = 0; }"), "within is no number of days, 1 to 366: write within = 7;");
    CHECK_STR(fault_of("duties = (", "diuties = ("), "diuties is not known here: did you mean duties?");
}

static void whole(const char *from, const char *to)
{
    char *text = config_shipped("ladder.cfg", from, to);
    CHECK_INT(ladder_load(config_file(text), &ladder, &fault), ERR_NONE);
    free(text);
}

/* A ladder of one's own, written before the register or before a kind of it. */
static void what_an_older_ladder_lacks_is_as_shipped(void)
{
    whole(HEARING ",", "");
    CHECK(ladder.duty[DUTY_HEARING].afters == 3 && ladder.duty[DUTY_HEARING].top == 4);
    whole("within = 7; }", "}");
    CHECK_INT(ladder.duty[DUTY_AGENCY_UPDATE].within, 7);
    whole("before = ( 2 );        after = ( 3, 10 );     top = 2; within = 7; }",
          "before = ( 4 );        after = ( 3, 10 );     top = 2; }");
    CHECK(ladder.duty[DUTY_AGENCY_UPDATE].before[0] == 4 && ladder.duty[DUTY_AGENCY_UPDATE].within == 7);
    char *text = config_shipped("ladder.cfg", NULL, NULL), *at = strstr(text, "duties = (");
    CHECK(at != NULL);
    if (at)
        *at = '\0';
    CHECK_INT(ladder_load(config_file(text), &ladder, &fault), ERR_NONE);
    free(text);
    CHECK(ladder.duty[DUTY_VISIT].afters == 3 && ladder.duty[DUTY_CLOSURE].within == 5);
}

static void a_second_version_comes_after_the_first(void)
{
    char *one = config_shipped("ladder.cfg", NULL, NULL);
    const char *body = strstr(one, "versions = (");
    char *two = malloc(2 * strlen(one) + 64);
    const char *end = strstr(body, "\n);");
    size_t n = (size_t)(end - strchr(body, '{'));
    sprintf(two, "versions = (%.*s,%.*s);%s", (int)n, strchr(body, '{'), (int)n, strchr(body, '{'), end + 3);
    CHECK_INT(ladder_load(config_file(two), &ladder, &fault), ERR_CONFIG);
    CHECK_STR(fault.message, "version 1 does not come after 1: write versions in rising order");
    char *second = strstr(strstr(two, "version = 1") + 5, "version = 1");
    second[10] = '7';
    CHECK_INT(ladder_load(config_file(two), &ladder, &fault), ERR_NONE);
    struct policies all = ladder_policies(&ladder);
    CHECK_INT(all.count, 2);
    CHECK_INT(policy_newest(&all)->version, 7);
    CHECK_INT(policy_find(&all, 1)->version, 1);
    free(one);
    free(two);
}

int main(void)
{
    RUN(the_table_of_the_contract);
    RUN(kinds_shares_and_the_accused);
    RUN(durations_are_of_their_clock);
    RUN(durations_read_as_written);
    RUN(faults_in_a_severity);
    RUN(faults_in_the_kinds);
    RUN(faults_of_the_whole);
    RUN(duties_as_shipped);
    RUN(faults_in_the_duties);
    RUN(what_an_older_ladder_lacks_is_as_shipped);
    RUN(a_second_version_comes_after_the_first);
    return test_end();
}
