/* core_types_test.c - the words of the service: each one goes to its number and back, and nothing else is one. */
#include "core/types.h"

#include "tests/unit/test.h"

static void every_word_goes_there_and_back(void)
{
    for (int i = 1; i < ROLE_COUNT; i++)
        CHECK_INT(role_of(span_of(role_word((enum role)i))), i);
    for (int i = 1; i < CASE_STATE_COUNT; i++)
        CHECK_INT(state_of(span_of(state_word((enum case_state)i))), i);
    for (int i = 1; i < SEVERITY_COUNT; i++)
        CHECK_INT(severity_of(span_of(severity_word((enum severity)i))), i);
}

static void what_is_no_word_is_none(void)
{
    CHECK_INT(role_of(SPAN("chief")), ROLE_NONE);
    CHECK_INT(role_of(SPAN("")), ROLE_NONE);
    CHECK_INT(role_of(SPAN("SCCO")), ROLE_NONE);
    CHECK_INT(severity_of(SPAN("S5")), SEVERITY_NONE);
    CHECK_INT(state_of(SPAN("open")), CASE_NONE);
    CHECK_STR(role_word(ROLE_COUNT), "");
    CHECK_STR(severity_word(SEVERITY_COUNT), "");
    CHECK_STR(state_word(CASE_STATE_COUNT), "");
    CHECK_STR(reason_word(REASON_COUNT), "");
    CHECK_STR(act_word(ACT_COUNT), "");
}

static void the_words_of_the_contract(void)
{
    CHECK_STR(state_word(CASE_CLOSE_REQUESTED), "close-requested");
    CHECK_STR(reason_word(REASON_UNANSWERED), "unanswered");
    CHECK_STR(reason_word(REASON_NO_ACTION), "no-action");
    CHECK_STR(reason_word(REASON_NO_PROGRESS), "no-progress");
    CHECK_STR(reason_word(REASON_CEILING), "ceiling");
    CHECK_STR(reason_word(REASON_VACANT), "vacant");
    CHECK_STR(reason_word(REASON_UNREACHABLE), "unreachable");
    CHECK_STR(reason_word(REASON_PASSED), "passed");
}

static void levels_are_five_roles(void)
{
    static const char *const role[] = {"", "scco", "cccs", "rccs", "national", "secretary"};
    for (int l = 1; l <= LEVELS; l++) {
        CHECK_STR(role_word(level_role(l)), role[l]);
        CHECK_INT(role_level(level_role(l)), l);
    }
    CHECK_INT(level_role(0), ROLE_NONE);
    CHECK_INT(level_role(6), ROLE_NONE);
    int others = 0;
    for (int r = 0; r < ROLE_COUNT; r++)
        others += role_level((enum role)r) == 0;
    CHECK_INT(others, ROLE_COUNT - LEVELS);
}

int main(void)
{
    RUN(every_word_goes_there_and_back);
    RUN(what_is_no_word_is_none);
    RUN(the_words_of_the_contract);
    RUN(levels_are_five_roles);
    return test_end();
}
