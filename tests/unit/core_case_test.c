/* core_case_test.c - which state may become which, every pair, and what a new epoch forgets. */
#include "tests/unit/test.h"

#include "core/case.h"

/* From none, reported, verified, close-requested, closed, discarded; to the same. */
static const char *const may[CASE_STATE_COUNT] = {".x....", ".xxxxx", "...xxx", ".xx.xx", ".x....", ".x...."};

static void every_pair_of_states(void)
{
    for (int from = 0; from < CASE_STATE_COUNT; from++)
        for (int to = 0; to < CASE_STATE_COUNT; to++)
            CHECK_INT(case_may_move((enum case_state)from, (enum case_state)to), may[from][to] == 'x');
    CHECK(!case_may_move(CASE_STATE_COUNT, CASE_REPORTED));
    CHECK(!case_may_move(CASE_REPORTED, CASE_STATE_COUNT));
}

static void open_is_three_states(void)
{
    for (int s = 0; s < CASE_STATE_COUNT; s++) {
        struct case_file c = {.state = s};
        CHECK_INT(case_open(&c), s == CASE_REPORTED || s == CASE_VERIFIED || s == CASE_CLOSE_REQUESTED);
    }
}

static void a_new_epoch_starts_the_ladder_and_keeps_the_child(void)
{
    struct case_file c;
    memset(&c, 0x11, sizeof c);
    c.state = CASE_CLOSED;
    c.epoch = 3;
    c.severity = SEVERITY_S1;
    struct case_file was = c;
    case_new_epoch(&c, 5000);
    CHECK_INT(c.state, CASE_REPORTED);
    CHECK_INT(c.epoch, 4);
    CHECK_INT(c.t0_s, 5000);
    const int64_t gone[] = {c.level,      c.told,           c.rows,        c.again_n,     c.base_level, c.disputed,
                            c.verified_s, c.verifier,       c.action,      c.progress_s,  c.reminded,   c.up_n,
                            c.hold_n,     c.hold_top_s,     c.ceiling_n,   c.asked_act,   c.asked_s,    c.asked_n,
                            c.asked_by,   c.asked_by_level, c.asked_level, c.asked_value, c.before,     c.closed_s,
                            c.closer,     c.closer_level};
    for (size_t i = 0; i < sizeof gone / sizeof gone[0]; i++)
        CHECK_INT(gone[i], 0);
    const int64_t kept[][2] = {{c.id, was.id},
                               {c.severity, was.severity},
                               {c.policy, was.policy},
                               {c.opened_s, was.opened_s},
                               {c.kinds, was.kinds},
                               {c.ward, was.ward},
                               {c.reporter, was.reporter},
                               {c.accused_role, was.accused_role}};
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
        CHECK_INT(kept[i][0], kept[i][1]);
}

int main(void)
{
    RUN(every_pair_of_states);
    RUN(open_is_three_states);
    RUN(a_new_epoch_starts_the_ladder_and_keeps_the_child);
    return test_end();
}
