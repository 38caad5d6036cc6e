/* core_case_may_test.c - what a page offers somebody to do with a case, the whole matrix written out. */
#include "core/case_may.h"

#include "tests/unit/test.h"

enum { ASKER = 7, OTHER = 8 };

/* v verify, u update, c close, d discard, C confirm, r reject, o reopen, p pass, s share, f refer, a reassign,
 * S severity, m merge, k kind. */
static const char letters[] = "vucdCropsfaSmk";

static const char *offered(const struct case_file *c, int64_t person, int level, bool agency)
{
    static char out[CASE_ACTS + 1];
    unsigned may = case_may(c, person, level, agency);
    size_t n = 0;
    for (int a = 0; a < CASE_ACTS; a++)
        if (may >> a & 1)
            out[n++] = letters[a];
    out[n] = '\0';
    CHECK_INT(may >> CASE_ACTS, 0);
    return out;
}

static void each_state_at_each_level(void)
{
    static const struct {
        const char *name;
        struct case_file c;
        const char *nobody, *agency, *office, *county, *nation; /* levels 0, 0 and shared, 1, 2, 4; all of them OTHER */
    } rows[] = {
        {"new", {.state = CASE_REPORTED}, "", "u", "vudpsfaSmk", "vudpsfaSmk", "vudpsfaSmk"},
        {"disputed", {.state = CASE_REPORTED, .disputed = 1}, "", "u", "vudpsfaSmk", "vudopsfaSmk", "vudopsfaSmk"},
        {"taken up", {.state = CASE_VERIFIED}, "", "u", "vudpsfaSmk", "vudpsfaSmk", "vudpsfaSmk"},
        {"acted on", {.state = CASE_VERIFIED, .action = 1}, "", "u", "ucdpsfaSmk", "ucdpsfaSmk", "ucdpsfaSmk"},
        {"acted on, new again",
         {.state = CASE_REPORTED, .action = 1},
         "",
         "u",
         "vucdpsfaSmk",
         "vucdpsfaSmk",
         "vucdpsfaSmk"},
        {"closing asked for by an office",
         {.state = CASE_CLOSE_REQUESTED, .asked_by = ASKER, .asked_by_level = 1, .action = 1},
         "",
         "u",
         "usfak",
         "uCrsfak",
         "uCrsfak"},
        {"closing asked for by a county",
         {.state = CASE_CLOSE_REQUESTED, .asked_by = ASKER, .asked_by_level = 2, .action = 1},
         "",
         "u",
         "usfak",
         "usfak",
         "uCrsfak"},
        {"closing asked for by the nation",
         {.state = CASE_CLOSE_REQUESTED, .asked_by = ASKER, .asked_by_level = 5, .action = 1},
         "",
         "u",
         "usfak",
         "usfak",
         "uCrsfak"},
        {"closed", {.state = CASE_CLOSED}, "", "", "", "o", "o"},
        {"discarded", {.state = CASE_DISCARDED}, "", "", "", "o", "o"},
        {"joined with another", {.state = CASE_CLOSED, .merged_into = 3}, "", "", "", "", ""},
        {"erased", {.state = CASE_CLOSED, .erased_s = 1}, "", "", "", "", ""},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        const struct case_file *c = &rows[i].c;
        printf("# %s\n", rows[i].name);
        CHECK_STR(offered(c, OTHER, 0, false), rows[i].nobody);
        CHECK_STR(offered(c, OTHER, 0, true), rows[i].agency);
        CHECK_STR(offered(c, OTHER, 1, false), rows[i].office);
        CHECK_STR(offered(c, OTHER, 2, false), rows[i].county);
        CHECK_STR(offered(c, OTHER, 4, false), rows[i].nation);
    }
}

/* Nobody confirms their own request, however high they stand. */
static void nobody_answers_their_own_request(void)
{
    const struct case_file c = {.state = CASE_CLOSE_REQUESTED, .asked_by = ASKER, .asked_by_level = 1, .action = 1};
    for (int level = 1; level <= 5; level++)
        CHECK_STR(offered(&c, ASKER, level, false), "usfak");
}

static void each_act_has_a_word(void)
{
    CHECK_INT(sizeof letters - 1, CASE_ACTS);
    for (int a = 0; a < CASE_ACTS; a++)
        for (int b = 0; b < a; b++)
            CHECK(strcmp(case_act_word((enum case_act)a), case_act_word((enum case_act)b)) != 0);
    CHECK_STR(case_act_word(CASE_ACT_VERIFY), "verify");
    CHECK_STR(case_act_word(CASE_ACTS), "");
}

int main(void)
{
    RUN(each_state_at_each_level);
    RUN(nobody_answers_their_own_request);
    RUN(each_act_has_a_word);
    return test_end();
}
