/* mlinzid_ladder_test.c - `mlinzi ladder explain`: who is told when, weekends and holidays in between. */
#include "mlinzid/command/commands.h"
#include "tests/unit/command_run.h"

#define RUN_LADDER(...) COMMAND(cmd_ladder, "ladder", __VA_ARGS__)

static bool has(const char *line)
{
    bool found = strstr(said, line) != NULL;
    if (!found)
        printf("# not said: %s\n", line);
    return found;
}

static void the_policy_in_words(void)
{
    CHECK_INT(RUN_LADDER("explain"), 0);
    CHECK(has("S1 emergency. Officers are told: all hours, every day"));
    CHECK(has("and physical of a child under 5"));
    CHECK(has("+ 15 wd    level 5, Secretary"));
    CHECK(has("08:30 of the next working day, one digest: level 1"));
    CHECK(has("no public source gives the Directorate's own"));
    CHECK(has("Named as perpetrator, childrens-officer: scco"));
}

static void an_emergency_on_a_friday_does_not_wait(void)
{
    CHECK_INT(RUN_LADDER("explain", "--kind", "defilement", "--at", "2026-03-06 16:50"), 0);
    CHECK(has("Fri 2026-03-06 16:50  level 1"));
    CHECK(has("Fri 2026-03-06 17:10  level 2"));
    CHECK(has("Fri 2026-03-06 22:50  level 5"));
    CHECK(has("Sat 2026-03-07 22:50  level 5, Secretary, is told again"));
}

static void a_standard_case_waits_for_monday_and_easter(void)
{
    CHECK_INT(RUN_LADDER("explain", "--kind", "neglect", "--at", "2026-03-06 16:50"), 0);
    CHECK(has("Mon 2026-03-09 16:50  level 2"));
    CHECK(has("Wed 2026-03-11 16:50  level 3"));
    CHECK(has("Mon 2026-03-30 16:50  level 5"));                           /* 20 March is a holiday */
    CHECK(has("Wed 2026-04-08 16:50  level 5, Secretary, is told again")); /* Easter between */
}

static void papers_come_as_a_digest(void)
{
    CHECK_INT(RUN_LADDER("explain", "--json", "--kind", "paternity", "--at", "2026-04-02 16:50"), 0);
    CHECK(has("\"severity\":\"S4\""));
    CHECK(has("{\"at\":\"2026-04-07 08:30:00\",\"level\":1,\"what\":\"told by the digest\"}"));
    CHECK(has("{\"at\":\"2026-04-21 08:30:00\",\"level\":2,\"what\":\"told\"}"));
}

static void age_and_urgency_raise(void)
{
    CHECK_INT(RUN_LADDER("explain", "--json", "--kind", "physical", "--age", "4"), 0);
    CHECK(has("\"severity\":\"S1\""));
    CHECK_INT(RUN_LADDER("explain", "--json", "--kind", "physical", "--age", "5"), 0);
    CHECK(has("\"severity\":\"S2\""));
    CHECK_INT(RUN_LADDER("explain", "--json", "--kind", "neglect", "--urgent"), 0);
    CHECK(has("\"severity\":\"S2\""));
    CHECK_INT(RUN_LADDER("explain", "--json", "--kind", "defilement", "--urgent"), 0);
    CHECK(has("\"severity\":\"S1\""));
}

static void what_is_refused(void)
{
    CHECK_INT(RUN_LADDER("explain", "--kind", "phisical"), EXIT_CODE_REFUSED);
    CHECK(has("there is no kind phisical: did you mean physical?"));
    CHECK_INT(RUN_LADDER("explain", "--version", "99"), EXIT_CODE_REFUSED);
    CHECK(has("there is no version 99; the newest is 1"));
    CHECK_INT(RUN_LADDER("explain", "--kind", "neglect", "--at", "tomorrow"), EXIT_CODE_USAGE);
    CHECK_INT(RUN_LADDER("explain", "--at", "2026-03-06 16:50"), EXIT_CODE_USAGE);
    CHECK_INT(RUN_LADDER("explain", "--wrong"), EXIT_CODE_USAGE);
    CHECK_INT(COMMAND(cmd_ladder, "ladder"), EXIT_CODE_USAGE);
    CHECK(has("write: mlinzi ladder explain"));
    CHECK_INT(RUN_LADDER("explain", "-c", "/nowhere/mlinzi.cfg"), EXIT_CODE_REFUSED);
    CHECK(has("/nowhere/mlinzi.cfg: cannot be opened"));
}

int main(void)
{
    RUN(the_policy_in_words);
    RUN(an_emergency_on_a_friday_does_not_wait);
    RUN(a_standard_case_waits_for_monday_and_easter);
    RUN(papers_come_as_a_digest);
    RUN(age_and_urgency_raise);
    RUN(what_is_refused);
    return test_end();
}
