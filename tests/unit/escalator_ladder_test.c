/* escalator_ladder_test.c - next_deadline(): the earliest of a case's clocks, for every state it can be in; holidays;
 * and the version of the policy that a case keeps. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

/* Monday. 20 March 2026 is a Friday. */
#define MONDAY "2026-03-02 09:00"

static struct case_file a_case(enum severity severity, enum case_state state)
{
    int64_t now = land_time(MONDAY);
    struct case_file c = {.state = state, .severity = severity, .policy = 1, .opened_s = now, .t0_s = now, .epoch = 1};
    if (state == CASE_VERIFIED)
        c.verified_s = c.progress_s = now;
    if (state == CASE_CLOSE_REQUESTED)
        c.asked_s = now;
    return c;
}

static struct step step_of(const struct case_file *c)
{
    return next_deadline(&land.ladder.version[0], c, &land.calendar);
}

static void is_step(const struct case_file *c, enum step_kind kind, int level, const char *due)
{
    struct step s = step_of(c);
    CHECK_INT(s.kind, kind);
    CHECK_INT(s.level, level);
    CHECK_INT(s.due_s - land_time(due), 0);
}

static void rows_of_a_standard_case_one_after_the_other(void)
{
    static const struct {
        enum step_kind kind;
        int level, row;
        const char *due;
    } want[] = {{STEP_LEVEL, 1, 1, "2026-03-02 09:00"}, {STEP_REMINDER, 1, 0, "2026-03-02 13:00"},
                {STEP_LEVEL, 2, 2, "2026-03-03 09:00"}, {STEP_LEVEL, 3, 3, "2026-03-05 09:00"},
                {STEP_LEVEL, 4, 4, "2026-03-11 09:00"}, {STEP_LEVEL, 5, 5, "2026-03-23 09:00"},
                {STEP_AGAIN, 0, 6, "2026-03-30 09:00"}};
    land_open(MONDAY);
    struct case_file c = a_case(SEVERITY_S3, CASE_REPORTED);
    for (size_t i = 0; i < countof(want); i++) {
        is_step(&c, want[i].kind, want[i].level, want[i].due);
        c.rows |= 1 << want[i].row;
    }
    c.again_n = 1;
    is_step(&c, STEP_AGAIN, 0, "2026-04-06 09:00"); /* counted from the last row, n times (ruling 11) */
}

static void rows_of_an_administrative_case_stop_at_level_2(void)
{
    land_open(MONDAY);
    struct case_file c = a_case(SEVERITY_S4, CASE_REPORTED);
    c.t0_s = land_time("2026-03-03 08:30");
    is_step(&c, STEP_LEVEL, 1, "2026-03-03 08:30");
    c.rows = 1 << 1;
    is_step(&c, STEP_REMINDER, 1, "2026-03-06 08:30");
    c.rows |= 1 << 0;
    is_step(&c, STEP_LEVEL, 2, "2026-03-17 08:30");
    c.rows |= 1 << 2;
    is_step(&c, STEP_AGAIN, 0, "2026-03-24 08:30");
}

static void taken_up_without_and_with_an_action(void)
{
    land_open(MONDAY);
    struct case_file c = a_case(SEVERITY_S1, CASE_VERIFIED);
    is_step(&c, STEP_HOLD, 0, "2026-03-02 11:00");
    c.hold_n = 4;
    is_step(&c, STEP_HOLD, 0, "2026-03-02 19:00");
    c.hold_top_s =
        land_time("2026-03-02 19:00"); /* the top was told: the last row's interval, not the hold (ruling 6) */
    is_step(&c, STEP_HOLD, 0, "2026-03-03 19:00");
    c.action = 1;
    is_step(&c, STEP_PROGRESS_REMIND, 0, "2026-03-02 21:00");
    c.reminded = 1;
    is_step(&c, STEP_PROGRESS_UP, 0, "2026-03-03 09:00");
    c.up_n = 1;
    is_step(&c, STEP_PROGRESS_UP, 0, "2026-03-04 09:00");
    c.up_n = 2; /* both clocks stand at 72 h: the ceiling goes first (ruling 10) */
    is_step(&c, STEP_CEILING, 0, "2026-03-05 09:00");
    c.ceiling_n = 1;
    is_step(&c, STEP_PROGRESS_UP, 0, "2026-03-05 09:00");
}

static void a_request_waits_by_the_wall_whatever_the_severity(void)
{
    land_open("2026-03-06 16:00");
    for (int s = SEVERITY_S1; s < SEVERITY_COUNT; s++) {
        struct case_file c = a_case((enum severity)s, CASE_CLOSE_REQUESTED);
        is_step(&c, STEP_REQUEST, 0, "2026-03-03 09:00");
        c.asked_n = 6;
        is_step(&c, STEP_REQUEST, 0, "2026-03-09 09:00");
    }
}

/* Every combination of what the ladder looks at. */
static struct case_file shuffled(uint64_t *seed, enum severity severity, enum case_state state)
{
    struct case_file c = a_case(severity, state);
    c.t0_s += (int64_t)(mix64(seed) % (40 * DAY_S));
    c.verified_s = c.t0_s + (int64_t)(mix64(seed) % (9 * DAY_S));
    c.progress_s = c.verified_s + (int64_t)(mix64(seed) % (9 * DAY_S));
    c.asked_s = c.verified_s;
    c.rows = (int64_t)(mix64(seed) % 64);
    c.again_n = (int64_t)(mix64(seed) % 5);
    c.hold_n = (int64_t)(mix64(seed) % 5);
    c.up_n = (int64_t)(mix64(seed) % 5);
    c.ceiling_n = (int64_t)(mix64(seed) % 5);
    c.asked_n = (int64_t)(mix64(seed) % 5);
    c.action = (int64_t)(mix64(seed) % 2);
    c.reminded = (int64_t)(mix64(seed) % 2);
    c.hold_top_s = mix64(seed) % 2 ? c.verified_s + 5 : 0;
    return c;
}

static void every_open_case_has_a_deadline_and_no_closed_one(void)
{
    uint64_t seed = 5;
    land_open(MONDAY);
    for (int state = CASE_REPORTED; state < CASE_STATE_COUNT; state++)
        for (int s = SEVERITY_S1; s < SEVERITY_COUNT; s++)
            for (int i = 0; i < 500; i++) {
                struct case_file c = shuffled(&seed, (enum severity)s, (enum case_state)state);
                struct step due = step_of(&c);
                CHECK((due.due_s == INT64_MAX) == !case_open(&c));
                CHECK((due.kind == STEP_NONE) == !case_open(&c));
            }
}

/* A holiday more never brings a deadline forward, and moves none but those of the work clock. */
static void holidays_only_ever_put_off_work_clocks(void)
{
    uint64_t seed = 11;
    int moved = 0;
    land_open(MONDAY);
    for (int i = 0; i < 20000; i++) {
        enum severity s = (enum severity)(SEVERITY_S1 + mix64(&seed) % 4);
        struct case_file c = shuffled(&seed, s, (enum case_state)(CASE_REPORTED + mix64(&seed) % 3));
        land.calendar.count = 1 + (int)(mix64(&seed) % 10);
        int32_t first = day_of(c.t0_s);
        for (int h = 0; h < land.calendar.count; h++) /* ascending, no doubles */
            land.holiday[h] = (h ? land.holiday[h - 1] : first) + 1 + (int32_t)(mix64(&seed) % 20);
        int all = land.calendar.count;
        land.calendar.count = (int)(mix64(&seed) % (uint64_t)all);
        struct step before = step_of(&c);
        land.calendar.count = all;
        struct step after = step_of(&c);
        CHECK(after.due_s >= before.due_s);
        if (s <= SEVERITY_S2 || c.state == CASE_CLOSE_REQUESTED)
            CHECK_INT(after.due_s, before.due_s);
        moved += after.due_s > before.due_s;
    }
    CHECK(moved > 500);
}

/* What a case has been told never makes its next deadline earlier. */
static void a_row_done_never_brings_the_next_forward(void)
{
    uint64_t seed = 17;
    land_open(MONDAY);
    for (int i = 0; i < 5000; i++) {
        struct case_file c = shuffled(&seed, (enum severity)(SEVERITY_S1 + mix64(&seed) % 4), CASE_REPORTED);
        struct step before = step_of(&c);
        if (before.kind == STEP_AGAIN)
            c.again_n++;
        else
            c.rows |= 1 << (before.kind == STEP_REMINDER ? 0 : before.level);
        CHECK(step_of(&c).due_s >= before.due_s);
        CHECK(before.kind != STEP_AGAIN || step_of(&c).due_s > before.due_s);
    }
}

/* --- two versions of the ladder --- */

static struct policy versions[2];

static int64_t told_level_2(int64_t id)
{
    for (int i = 0; i < land.saids; i++)
        if (land.said[i].m.case_id == id && land.said[i].m.key == PHRASE_CASE_ESCALATED && land.said[i].m.level == 2)
            return land.said[i].at_s;
    return 0;
}

static void policy_is_pinned(void)
{
    land_open(MONDAY);
    land_staff();
    land_person("cpv", "003.012.0062", VOLUNTEER);
    versions[0] = versions[1] = land.ladder.version[0];
    versions[1].version = 2;
    versions[1].s[SEVERITY_S3].reminder_s = HOUR_S;
    versions[1].s[SEVERITY_S3].level_s[2] = 2 * HOUR_S;
    versions[1].severity_of_kind[KIND_NEGLECT] = SEVERITY_S3;
    versions[1].severity_of_kind[KIND_BULLYING] = SEVERITY_S2;
    land.policies = (struct policies){versions, 1, NULL};
    int64_t old = land_case(KIND_NEGLECT, "003.012.0062");
    land.policies.count = 2; /* a new ladder is loaded while the case is open */
    int64_t young = land_case(KIND_NEGLECT, "003.012.0062"), graver = land_case(KIND_BULLYING, "003.012.0062");
    CHECK_INT(land_file(old)->policy, 1);
    CHECK_INT(land_file(young)->policy, 2);
    CHECK_INT(land_file(graver)->severity, SEVERITY_S2);
    CHECK_INT(land.due_s[old - 1], land_time("2026-03-02 13:00"));
    CHECK_INT(land.due_s[young - 1], land_time("2026-03-02 10:00"));
    land_wait(2 * DAY_S);
    CHECK_INT(told_level_2(old), land_time("2026-03-03 09:00"));
    CHECK_INT(told_level_2(young), land_time("2026-03-02 11:00"));
    land_act(LEVEL_1, INTENT_VERIFY, old, "home seen, child is safe"); /* and it keeps it through everything after */
    CHECK_INT(land_file(old)->policy, 1);
    CHECK(!land.went_back);
}

int main(void)
{
    RUN(rows_of_a_standard_case_one_after_the_other);
    RUN(rows_of_an_administrative_case_stop_at_level_2);
    RUN(taken_up_without_and_with_an_action);
    RUN(a_request_waits_by_the_wall_whatever_the_severity);
    RUN(every_open_case_has_a_deadline_and_no_closed_one);
    RUN(holidays_only_ever_put_off_work_clocks);
    RUN(a_row_done_never_brings_the_next_forward);
    RUN(policy_is_pinned);
    return test_end();
}
