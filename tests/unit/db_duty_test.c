/* db_duty_test.c - duties as rows: set, moved, done, listed, and what becomes of them when their case closes, comes
 * back or is one with another. Every duty that is open has a deadline, no other has one. */
#include "db/casework.h"
#include "db/child.h"
#include "db/duty.h"
#include "db/referral.h"
#include "tests/unit/db_world.h"
#include "tests/unit/store_sql.h"

#define TODAY day_of(NOW)

static struct duty a_duty(enum duty_kind kind, int64_t thing, int64_t case_id, int32_t day)
{
    struct duty d = {.kind = kind,
                     .about = ABOUT_CASE,
                     .subject = case_id,
                     .case_id = case_id,
                     .thing = thing,
                     .post = {ROLE_SCCO, "003.016"},
                     .area = {AREA_CONSTITUENCY, 1, 3, 16, 0},
                     .day = day};
    return d;
}

static void put(struct world_of_db *w, struct duty *d, int64_t now_s)
{
    CHECK_INT(db_begin(w->db), ERR_NONE);
    CHECK_INT(db_duty_put(w->db, d, now_s, &w->next_id), ERR_NONE);
    CHECK_INT(db_commit(w->db), ERR_NONE);
}

static void end(struct world_of_db *w, const struct duty *d, enum duty_outcome outcome, int64_t now_s)
{
    struct duty_end e = {d->kind, d->thing, outcome, 77};
    CHECK_INT(db_duty_done(w->db, &e, now_s), ERR_NONE);
}

/* Deadlines without an open duty, open duties without one: as `mlinzi db check` counts them. */
static void whole(struct world_of_db *w, int open)
{
    CHECK_INT(store_sql(w->path, "select count(*) from duty where done_s = 0"), open);
    CHECK_INT(store_sql(w->path, "select count(*) from timer"), open);
    CHECK_INT(store_sql(w->path, "select count(*) from duty d join timer t on t.case_id = d.id + 4611686018427387904"
                                 " and t.version = d.version and t.due_s = d.due_s where d.done_s = 0"),
              open);
}

static void set_again_it_moves(void)
{
    struct world_of_db w;
    struct duty got;
    world_start(&w);
    struct duty d = a_duty(DUTY_HEARING, 5, 1, TODAY + 10), other = a_duty(DUTY_VISIT, 5, 1, TODAY + 10);
    put(&w, &d, NOW);
    put(&w, &other, NOW);
    CHECK(other.id != d.id); /* the same thing, another kind */
    int64_t id = d.id;
    CHECK_INT(db_duty_get(w.db, id, &got), ERR_NONE);
    CHECK(got.kind == DUTY_HEARING && got.day == TODAY + 10 && got.version == 1 && got.told_s == NOW &&
          got.due_s == NOW && got.thing == 5 && got.case_id == 1 && got.about == ABOUT_CASE && got.subject == 1 &&
          got.post.role == ROLE_SCCO && area_eq(got.area, d.area) && !got.done_s && got.set_s == NOW);
    CHECK_STR(got.post.at, "003.016");
    got.version++;
    got.level = 2;
    got.told_s = NOW + 50;
    got.due_s = NOW + 60;
    CHECK_INT(db_duty_write(w.db, &got), ERR_NONE);
    CHECK_INT(db_duty_write(w.db, &got), ERR_STALE); /* told already */
    whole(&w, 2);
    put(&w, &d, NOW + 100); /* the same day: who was told stays */
    CHECK(d.id == id && d.version == 3 && d.level == 2 && d.told_s == NOW + 50 && d.due_s == NOW + 100);
    struct duty theirs = d;
    theirs.post = (struct post){ROLE_CCCS, "003"};
    put(&w, &theirs, NOW + 150); /* another post has heard nothing yet */
    CHECK(theirs.id == id && theirs.level == 0 && theirs.told_s == NOW + 150);
    d.day++;
    put(&w, &d, NOW + 200); /* another: from now on */
    CHECK(d.id == id && d.version == 5 && d.level == 0 && d.told_s == NOW + 200 && d.set_s == NOW + 200);
    whole(&w, 2);
    CHECK(db_duty_news(w.db) && !db_duty_news(w.db));
    world_end(&w);
}

static void done_has_no_deadline(void)
{
    struct world_of_db w;
    struct duty got;
    world_start(&w);
    struct duty d = a_duty(DUTY_SERVICE, 5, 1, TODAY + 10), none = a_duty(DUTY_SERVICE, 6, 1, TODAY);
    put(&w, &d, NOW);
    end(&w, &none, DUTY_DONE, NOW);
    whole(&w, 1);
    end(&w, &d, DUTY_REPLACED, NOW + 9);
    whole(&w, 0);
    end(&w, &d, DUTY_DONE, NOW + 10); /* the first end stands */
    CHECK_INT(db_duty_get(w.db, d.id, &got), ERR_NONE);
    CHECK(got.done_s == NOW + 9 && got.outcome == DUTY_REPLACED && got.person == 77 && got.version == 2);
    put(&w, &d, NOW + 20); /* to be done after all */
    CHECK(d.version == 3 && !d.done_s && d.told_s == NOW + 20);
    whole(&w, 1);
    world_end(&w);
}

static void a_case_takes_its_duties_with_it(void)
{
    struct world_of_db w;
    struct duty got, list[8];
    struct duties all = {list, 8, 0};
    world_start(&w);
    struct case_file one = a_case(&w, 1), two = a_case(&w, 2);
    CHECK_INT(put_case(&w, &one), ERR_NONE);
    CHECK_INT(put_case(&w, &two), ERR_NONE);
    struct duty hearing = a_duty(DUTY_HEARING, 1, 1, TODAY + 9), visit = a_duty(DUTY_VISIT, 1, 1, TODAY + 8),
                service = a_duty(DUTY_SERVICE, 1, 1, TODAY + 7), others = a_duty(DUTY_HEARING, 2, 2, TODAY + 9),
                none = a_duty(DUTY_FOLLOW_UP, 9, 0, TODAY);
    struct duty *set[] = {&hearing, &visit, &service, &others, &none};
    for (size_t i = 0; i < countof(set); i++)
        put(&w, set[i], NOW);
    end(&w, &service, DUTY_STRUCK, NOW + 1); /* by somebody: it stays so */
    CHECK_INT(db_duties_struck(w.db, 1, NOW + 2), ERR_NONE);
    whole(&w, 3); /* the visit to a child in care, the other case's, that of no case */
    CHECK_INT(db_duty_get(w.db, hearing.id, &got), ERR_NONE);
    CHECK(got.outcome == DUTY_STRUCK && got.done_s == NOW + 2 && got.person == 0);
    CHECK_INT(db_duties_back(w.db, 1, NOW + 3), ERR_NONE);
    whole(&w, 4);
    CHECK_INT(db_duty_get(w.db, service.id, &got), ERR_NONE);
    CHECK(got.outcome == DUTY_STRUCK && got.person == 77);
    struct duty update = a_duty(DUTY_AGENCY_UPDATE, 5, 1, TODAY + 3);
    put(&w, &update, NOW + 3);
    CHECK_INT(db_duties_moved(w.db, 1, 2, NOW + 4), ERR_NONE);
    whole(&w, 4);
    CHECK_INT(db_duty_get(w.db, update.id, &got), ERR_NONE); /* nobody could end it any more */
    CHECK(got.outcome == DUTY_REPLACED && got.case_id == 1);
    CHECK_INT(db_duties_of_case(w.db, 2, &all), ERR_NONE);
    CHECK(all.n == 3 && list[0].id == visit.id && list[1].id == hearing.id && list[2].id == others.id);
    CHECK_STR(list[0].ref, two.ref);
    CHECK_INT(db_duties_of(w.db, ABOUT_CASE, 1, &all), ERR_NONE); /* what they are about stays */
    CHECK(all.n == 4 && list[3].id == service.id);
    world_end(&w);
}

/* A closed case takes no answer: what is still to be given, held or answered goes on with the other one. */
static void what_is_done_about_a_merged_case_is_the_others(void)
{
    struct world_of_db w;
    struct service given = {.case_id = 1, .state = SERVICE_PLANNED}, services[2];
    struct hearing set = {.case_id = 1, .court = "Malindi", .file = "E12/2026", .day = TODAY + 9, .state = HEARING_SET};
    struct referral offered = {.case_id = 1, .told = "a grey cough", .state = REFERRAL_OFFERED};
    struct relation accused = {ABOUT_CASE, 1, 88, "RCNB", TODAY, 0}, beside[2];
    int64_t children[2];
    int n = 0;
    world_start(&w);
    struct case_file one = a_case(&w, 1), two = a_case(&w, 2);
    CHECK_INT(put_case(&w, &one), ERR_NONE);
    CHECK_INT(put_case(&w, &two), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_service_put(w.db, &given, NOW), ERR_NONE);
    CHECK_INT(db_hearing_put(w.db, &set, NOW), ERR_NONE);
    CHECK_INT(db_referral_put(w.db, &offered, NOW), ERR_NONE);
    CHECK_INT(db_case_child(w.db, 1, 77, true, 7, NOW), ERR_NONE);
    CHECK_INT(db_case_child(w.db, 2, 77, true, 7, NOW), ERR_NONE);
    CHECK_INT(db_relation_add(w.db, &accused, 7, NOW), ERR_NONE);
    CHECK_INT(casework_moved(w.db, 1, 2), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_services_of(w.db, 2, services, 2, &n), ERR_NONE);
    CHECK(n == 1 && services[0].id == given.id && services[0].version == 2);
    CHECK_INT(db_hearing_get(w.db, set.id, &set), ERR_NONE);
    CHECK(set.case_id == 2 && set.version == 2);
    CHECK_STR(set.file, "E12/2026");
    CHECK_INT(db_referral_get(w.db, offered.id, &offered), ERR_NONE);
    CHECK(offered.case_id == 2 && offered.version == 2);
    CHECK_STR(offered.told, "a grey cough");
    CHECK_INT(db_case_children(w.db, 2, children, 2, &n), ERR_NONE);
    CHECK(n == 1 && children[0] == 77);
    CHECK_INT(db_relations_to(w.db, ABOUT_CASE, 2, beside, 2, &n), ERR_NONE);
    CHECK(n == 1 && beside[0].party == 88);
    world_end(&w);
}

static void what_is_due_is_listed_for_who_sees_it(void)
{
    struct world_of_db w;
    struct duty list[8];
    struct duties all = {list, 8, 0};
    struct scope scope;
    world_start(&w);
    struct case_file accused = a_case(&w, 3);
    accused.accused_role = ROLE_SCCO;
    CHECK_INT(put_case(&w, &accused), ERR_NONE);
    struct duty late = a_duty(DUTY_HEARING, 1, 0, TODAY - 3), soon = a_duty(DUTY_HEARING, 2, 0, TODAY + 7),
                far = a_duty(DUTY_HEARING, 3, 0, TODAY + 8), elsewhere = a_duty(DUTY_HEARING, 4, 0, TODAY),
                hidden = a_duty(DUTY_HEARING, 5, 3, TODAY), done = a_duty(DUTY_HEARING, 6, 0, TODAY);
    elsewhere.post = (struct post){ROLE_SCCO, "003.012"};
    elsewhere.area.constituency = 12;
    (void)span_str(SPAN("C-4711"), late.ref, sizeof late.ref);
    struct duty *set[] = {&late, &soon, &far, &elsewhere, &hidden, &done};
    for (size_t i = 0; i < countof(set); i++)
        put(&w, set[i], NOW);
    end(&w, &done, DUTY_DONE, NOW);
    struct post scco = {ROLE_SCCO, "003.016"}, cccs = {ROLE_CCCS, "003"}, rccs = {ROLE_RCCS, "R1"},
                nation = {ROLE_NATIONAL, "KE"}, away = {ROLE_CCCS, "004"};
    scope_of(&w.areas, &scco, 1, &scope);
    CHECK_INT(db_duties_scope(w.db, &scope, TODAY + 7, &all), ERR_NONE);
    CHECK(all.n == 2 && list[0].id == late.id && list[1].id == soon.id);
    CHECK_STR(list[0].ref, "C-4711");
    struct {
        struct post post;
        int n;
    } sees[] = {{scco, 2}, {cccs, 4}, {rccs, 4}, {nation, 4}, {away, 0}};
    for (size_t i = 0; i < countof(sees); i++) {
        scope_of(&w.areas, &sees[i].post, 1, &scope);
        CHECK_INT(db_duties_scope(w.db, &scope, TODAY + 7, &all), ERR_NONE);
        CHECK_INT(all.n, sees[i].n);
    }
    struct post both[] = {scco, cccs};
    scope_of(&w.areas, both, 2, &scope);
    CHECK_INT(db_duties_scope(w.db, &scope, TODAY + 7, &all), ERR_NONE);
    CHECK(all.n == 4 && list[0].id == late.id && list[3].id == soon.id); /* each once */
    all.cap = 2;
    CHECK_INT(db_duties_scope(w.db, &scope, TODAY + 7, &all), ERR_NONE);
    CHECK(all.n == 2 && list[0].id == late.id);
    world_end(&w);
}

int main(void)
{
    RUN(set_again_it_moves);
    RUN(done_has_no_deadline);
    RUN(a_case_takes_its_duties_with_it);
    RUN(what_is_done_about_a_merged_case_is_the_others);
    RUN(what_is_due_is_listed_for_who_sees_it);
    return test_end();
}
