/* db_timers_test.c - deadlines in their order, and the cases that an appointment or a holiday touches. */
#include "tests/unit/db_world.h"

static void set(struct world_of_db *w, int64_t id, int64_t due_s, int64_t severity)
{
    struct timer_row t = {id, due_s, 1, severity};
    CHECK_INT(db_timer_set(w->db, &t), ERR_NONE);
}

/* A million S3 that are late must not stand before one new S1. */
static void the_gravest_overdue_comes_first(void)
{
    struct world_of_db w;
    struct timer_row rows[8];
    int n = 0;
    world_start(&w);
    set(&w, 1, NOW - 5000, SEVERITY_S3);
    set(&w, 2, NOW - 10, SEVERITY_S1);
    set(&w, 3, NOW - 20, SEVERITY_S1);
    set(&w, 4, NOW + 1, SEVERITY_S1);
    set(&w, 5, NOW, SEVERITY_S2);
    set(&w, 6, NOW - 9000, SEVERITY_S4);
    CHECK_INT(db_timers_overdue(w.db, NOW, rows, 8, &n), ERR_NONE);
    CHECK_INT(n, 5);
    CHECK(rows[0].case_id == 3 && rows[1].case_id == 2 && rows[2].case_id == 5 && rows[3].case_id == 1 &&
          rows[4].case_id == 6);
    CHECK(rows[0].due_s == NOW - 20 && rows[0].version == 1 && rows[0].severity == SEVERITY_S1);
    CHECK_INT(db_timers_overdue(w.db, NOW, rows, 3, &n), ERR_NONE);
    CHECK(n == 3 && rows[2].case_id == 5);
    world_end(&w);
}

static void a_case_has_one_deadline(void)
{
    struct world_of_db w;
    struct timer_row rows[8];
    int n = 0;
    world_start(&w);
    set(&w, 1, NOW - 10, SEVERITY_S3);
    set(&w, 1, NOW + 10, SEVERITY_S1); /* moved */
    CHECK_INT(db_timers_overdue(w.db, NOW, rows, 8, &n), ERR_NONE);
    CHECK_INT(n, 0);
    CHECK_INT(db_timers_overdue(w.db, NOW + 10, rows, 8, &n), ERR_NONE);
    CHECK(n == 1 && rows[0].severity == SEVERITY_S1);
    set(&w, 1, INT64_MAX, SEVERITY_S1); /* closed */
    CHECK_INT(db_timers_overdue(w.db, NOW + 10, rows, 8, &n), ERR_NONE);
    CHECK_INT(n, 0);
    world_end(&w);
}

static void take(void *ctx, const struct timer_row *t)
{
    *(int64_t *)ctx += t->case_id;
}

static void the_wheel_gets_its_hours(void)
{
    struct world_of_db w;
    int64_t sum = 0;
    world_start(&w);
    set(&w, 1, NOW, SEVERITY_S1);
    set(&w, 10, NOW + 1, SEVERITY_S2);
    set(&w, 100, NOW + 100, SEVERITY_S4);
    set(&w, 1000, NOW + 101, SEVERITY_S1);
    CHECK_INT(db_timers_between(w.db, NOW, NOW + 100, &sum, take), ERR_NONE);
    CHECK_INT(sum, 110);
    world_end(&w);
}

static void an_appointment_finds_the_open_cases_of_the_office(void)
{
    struct world_of_db w;
    int64_t ids[4];
    int n = 0;
    world_start(&w);
    for (int id = 1; id <= 5; id++) {
        struct case_file c = a_case(&w, id);
        c.told = id == 2 ? 2 : id == 5 ? 4 : 0; /* bit 1: level 1 was told */
        c.severity = id == 4 ? SEVERITY_S1 : SEVERITY_S3;
        if (id == 3)
            c.state = CASE_DISCARDED;
        CHECK_INT(put_case(&w, &c), ERR_NONE);
    }
    struct post scco = {ROLE_SCCO, "003.016"}, other = {ROLE_SCCO, "003.012"};
    CHECK_INT(db_cases_of_office(w.db, &scco, 0, ids, 4, &n), ERR_NONE);
    CHECK(n == 4 && ids[0] == 1 && ids[1] == 2 && ids[2] == 4 && ids[3] == 5);
    CHECK_INT(db_cases_of_office(w.db, &scco, 1, ids, 1, &n), ERR_NONE);
    CHECK(n == 1 && ids[0] == 2);
    CHECK_INT(db_cases_of_office(w.db, &other, 0, ids, 4, &n), ERR_NONE);
    CHECK_INT(n, 0);
    CHECK_INT(db_cases_open_from(w.db, SEVERITY_S3, 0, ids, 4, &n), ERR_NONE); /* a holiday moves S3 and S4 alone */
    CHECK(n == 3 && ids[0] == 1 && ids[1] == 2 && ids[2] == 5);
    world_end(&w);
}

int main(void)
{
    RUN(the_gravest_overdue_comes_first);
    RUN(a_case_has_one_deadline);
    RUN(the_wheel_gets_its_hours);
    RUN(an_appointment_finds_the_open_cases_of_the_office);
    return test_end();
}
