/* db_outbox_test.c - texts that wait, in which order they leave, and what is known of them afterwards. */
#include "tests/unit/db_world.h"

#define OFFICER "+254711000001"
#define COUNTY "+254711000002"

static int due_ids(struct world_of_db *w, int64_t now_s, int64_t ids[8])
{
    struct outbox_row rows[8];
    int n = 0;
    CHECK_INT(db_outbox_promote(w->db, now_s), ERR_NONE);
    CHECK_INT(db_outbox_due(w->db, rows, 8, &n, &w->arena), ERR_NONE);
    for (int i = 0; i < n; i++)
        ids[i] = rows[i].id;
    return n;
}

static void one_cause_is_said_once_to_each(void)
{
    struct world_of_db w;
    world_start(&w);
    struct outbox_row r = a_text(1, "in:12", PHRASE_CASE_NEW, OFFICER);
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    r.id = 2;
    CHECK_INT(db_outbox_add(w.db, &r), ERR_EXISTS);
    r = a_text(3, "in:12", PHRASE_CASE_NEW, COUNTY); /* another person */
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    r = a_text(4, "in:13", PHRASE_CASE_NEW, OFFICER); /* another cause */
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    r = a_text(5, "t:12:1", PHRASE_CASE_NEW, OFFICER); /* a timer's, the same number */
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    r = a_text(6, "t:12:2", PHRASE_CASE_NEW, OFFICER);
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    r = a_text(7, "in:12", PHRASE_GUIDANCE, OFFICER); /* guidance of two kinds is two texts */
    r.m.kind = KIND_NEGLECT;
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    r.id = 8;
    r.m.kind = KIND_FGM;
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    r.id = 9;
    CHECK_INT(db_outbox_add(w.db, &r), ERR_EXISTS);
    r = a_text(10, "t:12:r3", PHRASE_CASE_NEW, OFFICER); /* a cause of another shape is kept whole */
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    r.id = 11;
    CHECK_INT(db_outbox_add(w.db, &r), ERR_EXISTS);
    world_end(&w);
}

static void a_text_comes_back_as_it_was_written(void)
{
    struct world_of_db w;
    world_start(&w);
    struct outbox_row r = a_text(9, "t:7:3", PHRASE_GUIDANCE, OFFICER), back;
    r.m = (struct message){.key = PHRASE_GUIDANCE, .kind = KIND_FGM, .guide = GUIDE_CHP, .cls = SAY_FEEDBACK};
    r.m.to = phone(OFFICER);
    r.m.person = 31;
    r.m.post = (struct post){ROLE_CCCS, "003"};
    r.m.level = 2;
    r.m.lang = LANG_SW;
    r.m.case_id = 32, r.m.epoch = 33, r.m.version = 34, r.m.severity = SEVERITY_S2;
    r.m.t0_s = 35, r.m.not_before_s = NOW + 36, r.m.expires_s = 37, r.m.receipt_by_s = 38, r.m.step = 2;
    r.m.late = true, r.m.bundles = true, r.m.direct = true;
    r.m.args = SPAN("case=48173024\nlevel=2\n");
    r.bundle = true, r.made_s = 39, r.said_s = 40, r.said_by = 41, r.state = OUT_CLAIMED;
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(db_outbox_get(w.db, 9, &back, &w.arena), ERR_NONE);
    CHECK_STR(back.cause, "t:7:3");
    CHECK_INT(back.m.key, PHRASE_GUIDANCE);
    CHECK_INT(back.m.kind, KIND_FGM);
    CHECK_INT(back.m.guide, GUIDE_CHP);
    CHECK_INT(back.m.cls, SAY_FEEDBACK);
    CHECK_STR(back.m.to.s, OFFICER);
    CHECK_INT(back.m.person, 31);
    CHECK_INT(back.m.post.role, ROLE_CCCS);
    CHECK_STR(back.m.post.at, "003");
    CHECK_INT(back.m.level, 2);
    CHECK_INT(back.m.lang, LANG_SW);
    CHECK(back.m.case_id == 32 && back.m.epoch == 33 && back.m.version == 34 && back.m.severity == SEVERITY_S2);
    CHECK(back.m.t0_s == 35 && back.m.not_before_s == NOW + 36 && back.m.expires_s == 37 && back.m.receipt_by_s == 38);
    CHECK(back.m.step == 2 && back.m.late && back.m.bundles && back.m.direct);
    CHECK(span_is(back.m.args, "case=48173024\nlevel=2\n"));
    CHECK(back.bundle && back.made_s == 39 && back.said_s == 40 && back.said_by == 41 && back.state == OUT_CLAIMED);
    CHECK_INT(db_outbox_get(w.db, 10, &back, &w.arena), ERR_NOT_FOUND);
    world_end(&w);
}

/* Gravest first, then the older case, then the older text; what waits for the morning is not taken. */
static void the_gravest_leaves_first(void)
{
    struct world_of_db w;
    world_start(&w);
    const struct {
        int64_t id;
        enum severity severity;
        int64_t t0_s, not_before_s;
    } texts[] = {{1, SEVERITY_S3, NOW - 50, NOW},       {2, SEVERITY_S1, NOW - 10, NOW},
                 {3, SEVERITY_S1, NOW - 20, NOW},       {4, SEVERITY_NONE, 0, NOW},
                 {5, SEVERITY_S1, NOW - 99, NOW + 600}, {6, SEVERITY_S2, NOW - 10, NOW + 300},
                 {7, SEVERITY_S1, NOW - 20, NOW}};
    for (size_t i = 0; i < countof(texts); i++) {
        char cause[24];
        (void)snprintf(cause, sizeof cause, "in:%d", (int)i);
        struct outbox_row r = a_text(texts[i].id, cause, PHRASE_CASE_NEW, OFFICER);
        r.m.severity = texts[i].severity;
        r.m.t0_s = texts[i].t0_s;
        r.m.not_before_s = texts[i].not_before_s;
        CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    }
    int64_t ids[8], next = 0;
    CHECK_INT(due_ids(&w, NOW, ids), 5);
    CHECK(ids[0] == 3 && ids[1] == 7 && ids[2] == 2 && ids[3] == 1 && ids[4] == 4);
    CHECK_INT(due_ids(&w, NOW + 300, ids), 6);
    CHECK(ids[3] == 6 && ids[4] == 1);
    CHECK_INT(due_ids(&w, NOW + 600, ids), 7);
    CHECK(ids[0] == 5); /* its time came last, its case is the oldest of the gravest */
    CHECK_INT(db_outbox_next(w.db, &next), ERR_NONE);
    CHECK(next <= NOW + 600);
    world_end(&w);
}

static void the_next_time_is_the_earliest_waiting(void)
{
    struct world_of_db w;
    world_start(&w);
    int64_t next = 0;
    CHECK_INT(db_outbox_next(w.db, &next), ERR_NONE);
    CHECK(next == INT64_MAX);
    struct outbox_row r = a_text(1, "in:1", PHRASE_CASE_NEW, OFFICER);
    r.m.not_before_s = NOW + 900;
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(db_outbox_next(w.db, &next), ERR_NONE);
    CHECK_INT(next, NOW + 900);
    r = a_text(2, "in:2", PHRASE_CASE_NEW, OFFICER);
    r.m.severity = SEVERITY_NONE;
    r.m.not_before_s = NOW + 60;
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(db_outbox_next(w.db, &next), ERR_NONE);
    CHECK_INT(next, NOW + 60);
    r.state = OUT_DROPPED;
    CHECK_INT(db_outbox_mark(w.db, &r), ERR_NONE);
    CHECK_INT(db_outbox_next(w.db, &next), ERR_NONE);
    CHECK_INT(next, NOW + 900);
    world_end(&w);
}

/* A ready text that is put off (a bundle's end) waits again, and comes back when that time has come. */
static void a_text_can_be_put_off(void)
{
    struct world_of_db w;
    world_start(&w);
    struct outbox_row r = a_text(1, "in:1", PHRASE_CASE_NEW, OFFICER);
    int64_t ids[8];
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(due_ids(&w, NOW, ids), 1);
    r.bundle = true;
    r.m.not_before_s = NOW + 45;
    CHECK_INT(db_outbox_mark(w.db, &r), ERR_NONE);
    CHECK_INT(due_ids(&w, NOW, ids), 0);
    int64_t times[4], until = 0;
    int n = 0;
    CHECK_INT(db_outbox_bundle(w.db, &r.m.to, NOW - 59, times, &n, &until), ERR_NONE);
    CHECK_INT(n, 0);
    CHECK_INT(until, NOW + 45);
    CHECK_INT(due_ids(&w, NOW + 45, ids), 1);
    r.state = OUT_SENT;
    r.said_s = NOW + 45;
    CHECK_INT(db_outbox_mark(w.db, &r), ERR_NONE);
    CHECK_INT(due_ids(&w, NOW + 45, ids), 0);
    r.id = 77;
    CHECK_INT(db_outbox_mark(w.db, &r), ERR_NOT_FOUND);
    world_end(&w);
}

static void the_bundle_counts_what_was_said_within_the_minute(void)
{
    struct world_of_db w;
    world_start(&w);
    struct msisdn to = phone(OFFICER);
    for (int i = 0; i < 6; i++) {
        char cause[24];
        (void)snprintf(cause, sizeof cause, "in:%d", i);
        struct outbox_row r = a_text(i + 1, cause, PHRASE_CASE_NEW, i == 5 ? COUNTY : OFFICER);
        r.m.bundles = i != 4; /* one that does not count */
        r.state = OUT_SENT;
        r.said_s = NOW - 40 + 20 * (i % 3) - (i == 3 ? 3600 : 0);
        CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    }
    int64_t times[4], until = 1;
    int n = 0;
    CHECK_INT(db_outbox_bundle(w.db, &to, NOW - 59, times, &n, &until), ERR_NONE);
    CHECK_INT(n, 3);
    CHECK(times[0] == NOW && times[1] == NOW - 20 && times[2] == NOW - 40);
    CHECK_INT(until, 0);
    CHECK_INT(db_outbox_bundle(w.db, &to, NOW - 19, times, &n, &until), ERR_NONE);
    CHECK_INT(n, 1);
    world_end(&w);
}

static void what_was_claimed_at_a_crash_is_found(void)
{
    struct world_of_db w;
    world_start(&w);
    for (int i = 0; i < 5; i++) {
        char cause[24];
        (void)snprintf(cause, sizeof cause, "in:%d", i);
        struct outbox_row r = a_text(i + 1, cause, PHRASE_CASE_NEW, OFFICER);
        r.state = i % 2 ? OUT_CLAIMED : OUT_SENT;
        r.said_s = NOW;
        CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    }
    db_close(w.db);
    world_open(&w);
    struct outbox_row rows[8];
    int n = 0;
    CHECK_INT(db_outbox_claimed(w.db, &(struct outbox_after){SEVERITY_S3, 0}, rows, 8, &n, &w.arena), ERR_NONE);
    CHECK(n == 2 && rows[0].id == 2 && rows[1].id == 4);
    CHECK_INT(db_outbox_claimed(w.db, &(struct outbox_after){SEVERITY_S3, 2}, rows, 8, &n, &w.arena), ERR_NONE);
    CHECK(n == 1 && rows[0].id == 4);
    world_end(&w);
}

static void all_that_waits_for_a_number_the_due_first(void)
{
    struct world_of_db w;
    world_start(&w);
    for (int i = 0; i < 4; i++) {
        char cause[24];
        (void)snprintf(cause, sizeof cause, "in:%d", i);
        struct outbox_row r = a_text(i + 1, cause, PHRASE_CASE_NEW, i == 2 ? COUNTY : OFFICER);
        r.m.not_before_s = NOW + (i == 0 ? 3600 : 0);
        CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    }
    struct outbox_row rows[8];
    struct msisdn to = phone(OFFICER);
    int n = 0;
    CHECK_INT(db_outbox_waiting(w.db, &to, rows, 8, &n, &w.arena), ERR_NONE);
    CHECK(n == 3 && rows[0].id == 2 && rows[1].id == 4 && rows[2].id == 1);
    CHECK_INT(db_outbox_waiting(w.db, &to, rows, 2, &n, &w.arena), ERR_NONE);
    CHECK_INT(n, 2);
    world_end(&w);
}

static void what_waits_about_a_case_is_found_by_the_case(void)
{
    struct world_of_db w;
    world_start(&w);
    for (int i = 0; i < 5; i++) {
        char cause[24];
        (void)snprintf(cause, sizeof cause, "in:%d", i);
        struct outbox_row r = a_text(i + 1, cause, PHRASE_CASE_NEW, i == 2 ? COUNTY : OFFICER);
        r.m.case_id = i == 3 ? 8 : 7;
        r.state = i == 4 ? OUT_CLAIMED : OUT_WAITING;
        CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    }
    struct outbox_row rows[8], now = a_text(9, "in:9", PHRASE_CASE_NEW, OFFICER);
    int n = 0;
    now.m.case_id = 7;
    CHECK_INT(db_outbox_about(w.db, &now.m, rows, 8, &n, &w.arena), ERR_NONE);
    CHECK(n == 2 && rows[0].id == 1 && rows[1].id == 2); /* not the county's, not another case's, not what left */
    world_end(&w);
}

static void a_missing_receipt_comes_due(void)
{
    struct world_of_db w;
    world_start(&w);
    int64_t ids[4], due = 0;
    int n = 0;
    struct outbox_row r = a_text(1, "in:1", PHRASE_CASE_NEW, OFFICER);
    CHECK_INT(db_receipts_next(w.db, &due), ERR_NONE);
    CHECK(due == INT64_MAX);
    r.state = OUT_SENT;
    r.said_s = NOW;
    r.m.case_id = 7, r.m.epoch = 1, r.m.level = 1;
    r.m.receipt_by_s = NOW + 300;
    CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(db_receipts_next(w.db, &due), ERR_NONE);
    CHECK_INT(due, NOW + 300);
    CHECK_INT(db_receipts_due(w.db, NOW + 299, ids, 4, &n), ERR_NONE);
    CHECK_INT(n, 0);
    CHECK_INT(db_receipts_due(w.db, NOW + 300, ids, 4, &n), ERR_NONE);
    CHECK(n == 1 && ids[0] == 1);
    struct message m = r.m;
    m.level = 2; /* another level's chain */
    CHECK_INT(db_receipts_end(w.db, &m), ERR_NONE);
    CHECK_INT(db_receipts_due(w.db, NOW + 300, ids, 4, &n), ERR_NONE);
    CHECK_INT(n, 1);
    CHECK_INT(db_receipts_end(w.db, &r.m), ERR_NONE);
    CHECK_INT(db_receipts_due(w.db, NOW + 300, ids, 4, &n), ERR_NONE);
    CHECK_INT(n, 0);
    world_end(&w);
}

/* Closing drops what waits about the case; answers to the sender, and other cases' texts, stay. */
static void closing_drops_what_waits(void)
{
    struct world_of_db w;
    world_start(&w);
    for (int i = 0; i < 3; i++) {
        char cause[24];
        (void)snprintf(cause, sizeof cause, "in:%d", i);
        struct outbox_row r = a_text(i + 1, cause, PHRASE_CASE_NEW, OFFICER);
        r.m.case_id = i == 2 ? 8 : 7;
        r.m.direct = i == 1;
        CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    }
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_DROP, .case_id = 7}), ERR_NONE);
    struct outbox_row back;
    const enum outbox_state want[] = {OUT_DROPPED, OUT_WAITING, OUT_WAITING};
    for (int i = 0; i < 3; i++) {
        CHECK_INT(db_outbox_get(w.db, i + 1, &back, &w.arena), ERR_NONE);
        CHECK_INT(back.state, want[i]);
    }
    world_end(&w);
}

int main(void)
{
    RUN(one_cause_is_said_once_to_each);
    RUN(a_text_comes_back_as_it_was_written);
    RUN(the_gravest_leaves_first);
    RUN(the_next_time_is_the_earliest_waiting);
    RUN(a_text_can_be_put_off);
    RUN(the_bundle_counts_what_was_said_within_the_minute);
    RUN(what_was_claimed_at_a_crash_is_found);
    RUN(all_that_waits_for_a_number_the_due_first);
    RUN(what_waits_about_a_case_is_found_by_the_case);
    RUN(a_missing_receipt_comes_due);
    RUN(closing_drops_what_waits);
    return test_end();
}
