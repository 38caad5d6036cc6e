/* db_show_test.c - what a person at the machine sees of the store. */
#include <jansson.h>

#include "tests/unit/db_world.h"

#define REPORTER "+254700000001"
#define OFFICER "+254711000001"

static json_t *show(struct world_of_db *w, struct show what)
{
    json_t *o = NULL;
    CHECK_INT(db_show(w->db, &what, &o), ERR_NONE);
    CHECK(o != NULL);
    return o;
}

static const char *word(json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "(none)";
}

/* Three cases with their people and texts; case 3 is closed. */
static void fill(struct world_of_db *w)
{
    struct person_row officer = {
        .phone = phone(OFFICER), .role = ROLE_SCCO, .at = "003.016", .name = SPAN("Officer One")};
    int64_t party = 0;
    CHECK_INT(db_person_put(w->db, &officer, NOW, 11, &party), ERR_NONE);
    CHECK_INT(db_leave_put(w->db, 11, day_of(NOW), day_of(NOW) + 2, 0), ERR_NONE);
    CHECK_INT(db_holiday_put(w->db, day_of(NOW), "Test day", true), ERR_NONE);
    for (int id = 1; id <= 3; id++) {
        struct case_file c = a_case(w, id);
        c.told = 6, c.level = 2;
        if (id == 2)
            c.constituency = 12, c.ward = 62;
        if (id == 3)
            c.state = CASE_CLOSED, c.closed_s = NOW + 60;
        CHECK_INT(put_case(w, &c), ERR_NONE);
        CHECK_INT(
            put_effect(w, NOW, (struct effect){.kind = EFFECT_REPORTER, .case_id = id, .number = phone(REPORTER)}),
            ERR_NONE);
        CHECK_INT(put_effect(w, NOW,
                             (struct effect){.kind = EFFECT_NOTE,
                                             .case_id = id,
                                             .word = SPAN("case.opened"),
                                             .text = SPAN("no food at home"),
                                             .role = ROLE_CPV}),
                  ERR_NONE);
        CHECK_INT(
            put_effect(w, NOW,
                       (struct effect){.kind = EFFECT_AUDIT, .case_id = id, .version = 1, .word = SPAN("case.opened")}),
            ERR_NONE);
    }
    CHECK_INT(put_effect(w, NOW, (struct effect){.kind = EFFECT_LINK, .case_id = 1, .other = 2}), ERR_NONE);
    struct timer_row t = {1, NOW + 600, 1, SEVERITY_S3};
    CHECK_INT(db_timer_set(w->db, &t), ERR_NONE);
    struct outbox_row r = a_text(1, "in:1", PHRASE_CASE_NEW, OFFICER);
    r.m.case_id = 1, r.m.level = 1, r.m.post.role = ROLE_SCCO;
    CHECK_INT(db_outbox_add(w->db, &r), ERR_NONE);
    struct inbox_row in = an_inbox(1, "a-1", REPORTER, NOW - 5);
    CHECK_INT(db_inbox_add(w->db, &in), ERR_NONE);
    in = an_inbox(2, "a-2", REPORTER, NOW + 5);
    in.text = SPAN("\xff\xfe broken");
    CHECK_INT(db_inbox_add(w->db, &in), ERR_NONE);
    CHECK_INT(db_inbox_person(w->db, 2, "undecided"), ERR_NONE);
}

static void cases_are_listed(void)
{
    struct world_of_db w;
    struct case_file c;
    world_start(&w);
    fill(&w);
    json_t *o = show(&w, (struct show){.kind = "case.list"}), *list = json_object_get(o, "cases");
    CHECK_INT(json_array_size(list), 2); /* the open ones, the newest first */
    json_t *first = json_array_get(list, 1);
    c = a_case(&w, 1);
    CHECK_STR(word(first, "ref"), c.ref);
    CHECK_STR(word(first, "state"), "reported");
    CHECK_STR(word(first, "severity"), "S3");
    CHECK_INT(json_integer_value(json_object_get(first, "level")), 2);
    CHECK_STR(word(first, "place"), "003.016.0077");
    CHECK_STR(json_string_value(json_array_get(json_object_get(first, "kinds"), 0)), "neglect");
    CHECK_STR(word(first, "opened"), "2026-03-02 09:00:00");
    CHECK_STR(word(first, "deadline"), "2026-03-02 09:10:00");
    CHECK_STR(word(first, "office"), "003.016");
    CHECK(json_is_null(json_object_get(json_array_get(list, 0), "deadline")));
    json_decref(o);
    const struct {
        const char *place, *state;
        size_t want;
    } asked[] = {{"003", "", 2},        {"003.012", "", 1}, {"003.016.0077", "", 1}, {"001", "", 0},
                 {"R1", "", 2},         {"KE", "", 2},      {"", "closed", 1},       {"", "all", 3},
                 {"003.016", "all", 2}, {"", "verified", 0}};
    for (size_t i = 0; i < countof(asked); i++) {
        o = show(&w, (struct show){.kind = "case.list", .place = asked[i].place, .state = asked[i].state});
        CHECK_INT(json_array_size(json_object_get(o, "cases")), asked[i].want);
        json_decref(o);
    }
    struct show wrong = {.kind = "case.list", .place = "999"};
    CHECK_INT(db_show(w.db, &wrong, &o), ERR_NOT_FOUND);
    wrong = (struct show){.kind = "case.list", .state = "burnt"};
    CHECK_INT(db_show(w.db, &wrong, &o), ERR_NOT_FOUND);
    wrong = (struct show){.kind = "nothing"};
    CHECK_INT(db_show(w.db, &wrong, &o), ERR_NOT_FOUND);
    CHECK(o == NULL);
    world_end(&w);
}

static void a_case_is_shown_whole(void)
{
    struct world_of_db w;
    world_start(&w);
    fill(&w);
    struct case_file c = a_case(&w, 1);
    json_t *o = show(&w, (struct show){.kind = "case.show", .ref = c.ref}), *one = json_object_get(o, "case");
    CHECK_STR(word(one, "ref"), c.ref);
    CHECK_STR(word(one, "sex"), "M");
    CHECK(json_is_null(json_object_get(one, "age_months")));
    CHECK_INT(json_array_size(json_object_get(one, "told")), 2);
    json_t *note = json_array_get(json_object_get(one, "timeline"), 0);
    CHECK_STR(word(note, "text"), "no food at home");
    CHECK_STR(word(note, "by"), "cpv");
    json_t *text = json_array_get(json_object_get(one, "texts"), 0);
    CHECK_STR(word(text, "key"), "case.new");
    CHECK_STR(word(text, "state"), "waiting");
    CHECK(strstr(word(text, "number"), "****") != NULL);
    CHECK_INT(json_array_size(json_object_get(one, "alike")), 1);
    CHECK_INT(json_array_size(json_object_get(one, "reporters")), 1);
    char *all = json_dumps(o, 0); /* nobody's number stands anywhere in it */
    CHECK(strstr(all, REPORTER) == NULL && strstr(all, OFFICER) == NULL);
    free(all);
    json_decref(o);
    struct show wrong = {.kind = "case.show", .ref = "12345678"};
    CHECK_INT(db_show(w.db, &wrong, &o), ERR_NOT_FOUND);
    world_end(&w);
}

static void people_posts_and_holidays_are_listed(void)
{
    struct world_of_db w;
    world_start(&w);
    fill(&w);
    json_t *o = show(&w, (struct show){.kind = "person.list"});
    json_t *one = json_array_get(json_object_get(o, "people"), 0);
    CHECK_INT(json_array_size(json_object_get(o, "people")), 1); /* a reporter is no person of the service */
    CHECK_STR(word(one, "name"), "Officer One");
    CHECK_STR(word(json_array_get(json_object_get(one, "posts"), 0), "role"), "scco");
    CHECK(strstr(word(json_array_get(json_object_get(one, "phones"), 0), "number"), "****") != NULL);
    json_decref(o);
    o = show(&w, (struct show){.kind = "post.list", .now_s = NOW});
    one = json_array_get(json_object_get(o, "posts"), 0);
    CHECK_STR(word(one, "holder"), "Officer One");
    CHECK(json_is_true(json_object_get(one, "on_leave")));
    CHECK_STR(word(json_array_get(json_object_get(one, "leave"), 0), "from"), "2026-03-02");
    json_decref(o);
    o = show(&w, (struct show){.kind = "post.list", .now_s = NOW + 4 * DAY_S, .place = "003.016"});
    CHECK(json_is_false(json_object_get(json_array_get(json_object_get(o, "posts"), 0), "on_leave")));
    json_decref(o);
    o = show(&w, (struct show){.kind = "post.list", .place = "003"});
    CHECK_INT(json_array_size(json_object_get(o, "posts")), 0);
    json_decref(o);
    o = show(&w, (struct show){.kind = "holiday.list"});
    CHECK_STR(word(json_array_get(json_object_get(o, "holidays"), 0), "day"), "2026-03-02");
    json_decref(o);
    world_end(&w);
}

static void messages_and_the_audit_are_listed(void)
{
    struct world_of_db w;
    world_start(&w);
    fill(&w);
    json_t *o = show(&w, (struct show){.kind = "message.list"}), *list = json_object_get(o, "messages");
    CHECK_INT(json_array_size(list), 3);
    CHECK_STR(word(json_array_get(list, 0), "way"), "in"); /* newest first, both ways in one */
    CHECK_STR(word(json_array_get(list, 1), "way"), "out");
    CHECK(json_object_get(json_array_get(list, 0), "text") == NULL); /* words are for whoever takes it up */
    json_decref(o);
    o = show(&w, (struct show){.kind = "message.list", .state = "person"});
    list = json_object_get(o, "messages");
    CHECK_INT(json_array_size(list), 1);
    CHECK_STR(word(json_array_get(list, 0), "person"), "undecided");
    CHECK_STR(word(json_array_get(list, 0), "text"),
              "\xef\xbf\xbd\xef\xbf\xbd broken"); /* not UTF-8, shown all the same */
    json_decref(o);
    o = show(&w, (struct show){.kind = "message.list", .state = "sent"});
    CHECK_INT(json_array_size(json_object_get(o, "messages")), 0);
    json_decref(o);
    o = show(&w, (struct show){.kind = "audit.list", .place = "003", .limit = 2});
    list = json_object_get(o, "audit");
    CHECK_INT(json_array_size(list), 2);
    CHECK_INT(json_integer_value(json_object_get(json_array_get(list, 0), "seq")), 3);
    CHECK_STR(word(json_array_get(list, 0), "act"), "case.opened");
    json_decref(o);
    world_end(&w);
}

/* In the second in which a county took three reports, the service wrote a row of its own. */
static void a_busy_county_hides_no_row_of_the_service(void)
{
    struct world_of_db w;
    world_start(&w);
    fill(&w);
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_AUDIT, .word = SPAN("key.rotated")}), ERR_NONE);
    json_t *o = show(&w, (struct show){.kind = "audit.list", .limit = 2}), *list = json_object_get(o, "audit");
    CHECK_INT(json_array_size(list), 2);
    CHECK_STR(word(json_array_get(list, 0), "act"), "key.rotated");
    CHECK_STR(word(json_array_get(list, 1), "act"), "case.opened");
    CHECK_INT(json_integer_value(json_object_get(json_array_get(list, 1), "seq")), 3);
    json_decref(o);
    world_end(&w);
}

int main(void)
{
    RUN(cases_are_listed);
    RUN(a_case_is_shown_whole);
    RUN(people_posts_and_holidays_are_listed);
    RUN(messages_and_the_audit_are_listed);
    RUN(a_busy_county_hides_no_row_of_the_service);
    return test_end();
}
