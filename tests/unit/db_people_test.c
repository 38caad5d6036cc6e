/* db_people_test.c - people, posts, leave, offices and holidays as they are written and as the directory reads them. */
#include "tests/unit/db_world.h"

#define FIRST "+254711000001"
#define SECOND "+254711000002"
#define THIRD "+254711000003"
#define SPARE "+254722000001"

static int64_t put(struct world_of_db *w, struct person_row p, int64_t new_id)
{
    int64_t party = -1;
    CHECK_INT(db_person_put(w->db, &p, NOW, new_id, &party), ERR_NONE);
    return party;
}

static int32_t today(void)
{
    return day_of(NOW);
}

static void the_directory_holds_duty_posts(void)
{
    struct world_of_db w;
    struct directory d;
    world_start(&w);
    CHECK_INT(put(&w,
                  (struct person_row){.phone = phone(FIRST),
                                      .phone2 = phone(SPARE),
                                      .role = ROLE_SCCO,
                                      .at = "003.016",
                                      .lang = LANG_SW,
                                      .name = SPAN("Officer One")},
                  11),
              11);
    CHECK_INT(
        put(&w, (struct person_row){.phone = phone(SECOND), .role = ROLE_SCCO, .at = "003.016", .deputy = true}, 12),
        12);
    CHECK_INT(put(&w, (struct person_row){.phone = phone(SECOND), .role = ROLE_CCCS, .at = "003"}, 13),
              12); /* another post */
    CHECK_INT(put(&w, (struct person_row){.phone = phone(THIRD), .role = ROLE_CPV, .at = "003.016.0077"}, 14), 14);
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_INT(d.persons, 2); /* volunteers are not in it */
    CHECK_INT(d.holdings, 3);
    CHECK(d.person[0].id == 11 && d.person[0].lang == LANG_SW && d.person[1].lang == LANG_EN);
    CHECK_STR(d.person[0].phone[0].s, FIRST);
    CHECK_STR(d.person[0].phone[1].s, SPARE);
    CHECK_STR(d.person[1].phone[1].s, "");
    struct post scco = {ROLE_SCCO, "003.016"}, cccs = {ROLE_CCCS, "003"};
    CHECK(post_duty(&d, &scco, today(), 0) == &d.person[0]);
    CHECK(post_duty(&d, &scco, today(), 11) == &d.person[1]);
    CHECK(post_duty(&d, &cccs, today(), 0) == &d.person[1]);
    db_directory_free(&d);
    CHECK(d.person == NULL && d.persons == 0);
    world_end(&w);
}

/* The holder is the first entered, whatever the order of the numbers; a post given up and taken again goes to the end.
 */
static void the_first_entered_holds(void)
{
    struct world_of_db w;
    struct directory d;
    struct post scco = {ROLE_SCCO, "003.016"};
    struct msisdn one = phone(FIRST);
    world_start(&w);
    (void)put(&w, (struct person_row){.phone = phone(SECOND), .role = ROLE_CCCS, .at = "003"}, 11);
    (void)put(&w, (struct person_row){.phone = phone(FIRST), .role = ROLE_SCCO, .at = "003.016"}, 12);
    (void)put(&w, (struct person_row){.phone = phone(SECOND), .role = ROLE_SCCO, .at = "003.016"}, 13);
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_INT(post_duty(&d, &scco, today(), 0)->id, 12);
    db_directory_free(&d);
    (void)put(&w, (struct person_row){.phone = phone(FIRST), .role = ROLE_SCCO, .at = "003.016"},
              14); /* said again: no change */
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_INT(post_duty(&d, &scco, today(), 0)->id, 12);
    db_directory_free(&d);
    CHECK_INT(db_person_end(w.db, &one, &scco), ERR_NONE);
    CHECK_INT(db_person_end(w.db, &one, &scco), ERR_NOT_FOUND);
    (void)put(&w, (struct person_row){.phone = phone(FIRST), .role = ROLE_SCCO, .at = "003.016"}, 15);
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_INT(post_duty(&d, &scco, today(), 0)->id, 11);
    db_directory_free(&d);
    world_end(&w);
}

static void a_reporter_becomes_a_person(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 7);
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_REPORTER, .case_id = 7, .number = phone(FIRST)}),
              ERR_NONE);
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_REPORTER, .case_id = 7, .number = phone(FIRST)}),
              ERR_NONE); /* once */
    struct case_facts f;
    CHECK_INT(db_case(w.db, 7, &f), ERR_NONE);
    CHECK_INT(f.reporters, 1);
    struct msisdn one = phone(FIRST);
    int64_t party = 0;
    CHECK_INT(db_person_by_phone(w.db, &one, &party), ERR_NOT_FOUND);
    CHECK_INT(put(&w, (struct person_row){.phone = one, .role = ROLE_CPV, .at = "003.016.0077"}, 99),
              f.reporter[0].party);
    CHECK_INT(db_person_by_phone(w.db, &one, &party), ERR_NONE);
    CHECK_INT(party, f.reporter[0].party);
    world_end(&w);
}

static void a_second_number_belongs_to_one_person(void)
{
    struct world_of_db w;
    struct directory d;
    world_start(&w);
    (void)put(
        &w, (struct person_row){.phone = phone(FIRST), .phone2 = phone(SPARE), .role = ROLE_SCCO, .at = "003.016"}, 11);
    struct person_row taken = {.phone = phone(SECOND), .phone2 = phone(SPARE), .role = ROLE_CCCS, .at = "003"};
    int64_t party = 0;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_person_put(w.db, &taken, NOW, 12, &party), ERR_EXISTS);
    db_rollback(w.db);
    (void)put(&w, (struct person_row){.phone = phone(FIRST), .phone2 = phone(THIRD)}, 13); /* a new second number */
    struct msisdn spare = phone(SPARE);
    CHECK_INT(db_person_by_phone(w.db, &spare, &party), ERR_NONE); /* the former one is still known when it texts */
    CHECK_INT(party, 11);
    CHECK_INT(db_phone_lost(w.db, &spare, true), ERR_NONE);
    struct msisdn nobody = phone("+254799000009"), one = phone(FIRST);
    CHECK_INT(db_phone_lost(w.db, &nobody, true), ERR_NOT_FOUND);
    CHECK_INT(db_phone_lost(w.db, &one, true), ERR_NONE);
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_STR(d.person[0].phone[1].s, THIRD);
    CHECK(d.person[0].lost[0] && !d.person[0].lost[1]);
    db_directory_free(&d);
    world_end(&w);
}

static void leave_replaces_what_it_overlaps(void)
{
    struct world_of_db w;
    struct directory d;
    int32_t t = today();
    world_start(&w);
    (void)put(&w, (struct person_row){.phone = phone(FIRST), .role = ROLE_SCCO, .at = "003.016"}, 11);
    (void)put(&w, (struct person_row){.phone = phone(SECOND), .role = ROLE_CCCS, .at = "003"}, 12);
    CHECK_INT(db_leave_put(w.db, 11, t, t + 20, 12), ERR_NONE);
    CHECK_INT(db_leave_put(w.db, 11, t + 5, t + 9, 0),
              ERR_NONE); /* in the middle: the old one stands before and after */
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_INT(d.leaves, 3);
    CHECK(d.leave[0].from_day == t && d.leave[0].to_day == t + 4 && d.leave[0].delegate == 12);
    CHECK(d.leave[1].from_day == t + 5 && d.leave[1].to_day == t + 9 && d.leave[1].delegate == 0);
    CHECK(d.leave[2].from_day == t + 10 && d.leave[2].to_day == t + 20 && d.leave[2].delegate == 12);
    struct post scco = {ROLE_SCCO, "003.016"};
    CHECK_INT(post_duty(&d, &scco, t, 0)->id, 12);
    db_directory_free(&d);
    struct effect ends = {.kind = EFFECT_LEAVE, .person = 11}; /* LEAVE 0 on the seventh day: what is past stays */
    CHECK_INT(put_effect(&w, NOW + 7 * DAY_S, ends), ERR_NONE);
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_INT(d.leaves, 2);
    CHECK(d.leave[1].from_day == t + 5 && d.leave[1].to_day == t + 6);
    db_directory_free(&d);
    struct effect again = {.kind = EFFECT_LEAVE, .person = 11, .from_day = t, .to_day = t + 30, .other = 12};
    CHECK_INT(put_effect(&w, NOW, again), ERR_NONE);
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_INT(d.leaves, 1);
    CHECK(d.leave[0].to_day == t + 30 && d.leave[0].delegate == 12);
    db_directory_free(&d);
    world_end(&w);
}

/* A volunteer who stands in for an officer must be known to the directory, phone and all. */
static void a_delegate_without_a_duty_post_is_there(void)
{
    struct world_of_db w;
    struct directory d;
    world_start(&w);
    (void)put(&w, (struct person_row){.phone = phone(FIRST), .role = ROLE_SCCO, .at = "003.016"}, 11);
    (void)put(&w, (struct person_row){.phone = phone(THIRD), .role = ROLE_CHP, .at = "003.016.0077"}, 12);
    CHECK_INT(db_leave_put(w.db, 11, today(), today() + 1, 12), ERR_NONE);
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_INT(d.persons, 2);
    struct post scco = {ROLE_SCCO, "003.016"};
    const struct person *p = post_duty(&d, &scco, today(), 0);
    CHECK(p && p->id == 12);
    CHECK_STR(p ? p->phone[0].s : "", THIRD);
    db_directory_free(&d);
    world_end(&w);
}

static void an_office_owns_areas(void)
{
    struct world_of_db w;
    struct directory d;
    world_start(&w);
    struct office o = {.code = "KLF-NORTH", .phone = phone("+254411000000"), .areas = 2};
    o.area[0] = w.areas.row[w.areas.of_ward[77]].area;
    o.area[1] = w.areas.row[w.areas.of_ward[78]].area;
    CHECK_INT(db_office_put(w.db, &o), ERR_NONE);
    o.areas = 1; /* said again: its areas are those said now */
    CHECK_INT(db_office_put(w.db, &o), ERR_NONE);
    struct office bare = {.code = "ADM"};
    CHECK_INT(db_office_put(w.db, &bare), ERR_NONE);
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_INT(d.offices, 2);
    CHECK_STR(d.office[0].code, "ADM");
    CHECK_INT(d.office[0].areas, 0);
    CHECK_INT(d.office[1].areas, 1);
    CHECK_STR(d.office[1].phone.s, "+254411000000");
    char at[AT_CAP];
    directory_office(&d, o.area[0], at);
    CHECK_STR(at, "KLF-NORTH");
    directory_office(&d, o.area[1], at);
    CHECK_STR(at, "003.016");
    db_directory_free(&d);
    world_end(&w);
}

static void holidays_are_added_and_taken_back(void)
{
    struct world_of_db w;
    int32_t added[4], removed[4];
    int n = 0, rn = 0;
    world_start(&w);
    CHECK_INT(db_holiday_put(w.db, 20600, "Mashujaa", true), ERR_NONE);
    CHECK_INT(db_holiday_put(w.db, 20500, "", false), ERR_NONE);
    CHECK_INT(db_holiday_put(w.db, 20550, "Idd", true), ERR_NONE);
    CHECK_INT(db_holidays(w.db, true, added, 4, &n), ERR_NONE);
    CHECK_INT(db_holidays(w.db, false, removed, 4, &rn), ERR_NONE);
    CHECK(n == 2 && added[0] == 20550 && added[1] == 20600 && rn == 1 && removed[0] == 20500);
    CHECK_INT(db_holiday_put(w.db, 20550, "Idd", false), ERR_NONE);
    CHECK_INT(db_holidays(w.db, true, added, 4, &n), ERR_NONE);
    CHECK_INT(db_holidays(w.db, false, removed, 4, &rn), ERR_NONE);
    CHECK(n == 1 && rn == 2);
    CHECK_INT(db_holidays(w.db, false, removed, 1, &rn), ERR_FULL);
    world_end(&w);
}

static void an_empty_directory_is_no_trouble(void)
{
    struct world_of_db w;
    struct directory d;
    world_start(&w);
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK(d.persons == 0 && d.holdings == 0 && d.leaves == 0 && d.offices == 0 && d.areas == &w.areas);
    struct post scco = {ROLE_SCCO, "003.016"};
    CHECK(post_duty(&d, &scco, today(), 0) == NULL);
    db_directory_free(&d);
    world_end(&w);
}

int main(void)
{
    RUN(the_directory_holds_duty_posts);
    RUN(the_first_entered_holds);
    RUN(a_reporter_becomes_a_person);
    RUN(a_second_number_belongs_to_one_person);
    RUN(leave_replaces_what_it_overlaps);
    RUN(a_delegate_without_a_duty_post_is_there);
    RUN(an_office_owns_areas);
    RUN(holidays_are_added_and_taken_back);
    RUN(an_empty_directory_is_no_trouble);
    return test_end();
}
