/* core_act_erase_test.c - a closed case is erased by two persons: one asks at the machine, the code of another does it.
 */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define WARD "003.012.0062"
#define AUDITOR "+254711000090"
#define WORDS "the family asked for it in writing"

static int64_t begin(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    land_person("auditor", "KE", AUDITOR);
    int64_t id = land_case(KIND_NEGLECT, WARD);
    land_file(id)->state = CASE_CLOSED;
    land_file(id)->closed_s = land.now_s;
    land.due_s[id - 1] = INT64_MAX;
    land_wait(DAY_S);
    return id;
}

static void asked(int64_t id, const char *phone, const char *why)
{
    struct event ev = {.kind = EVENT_OP,
                       .op = OP_ERASE,
                       .op_case = id,
                       .op_value = phone[0] ? land.person[land_index(phone)].id : 0,
                       .op_text = span_of(why)};
    land.refused[0] = '\0';
    land_mark();
    land_event(&ev);
}

static void the_code_of_a_second_person_erases(void)
{
    static const char *const second[] = {LEVEL_4, LEVEL_5, AUDITOR};
    for (size_t i = 0; i < countof(second); i++) {
        int64_t id = begin();
        asked(id, second[i], WORDS);
        CHECK_INT(land_count(second[i], PHRASE_CONFIRM_CODE), 1);
        CHECK_INT(land_file(id)->erased_s, 0);
        land_yes(second[i]);
        CHECK_INT(land_file(id)->erased_s, land.now_s);
        CHECK_INT(land_count(second[i], PHRASE_DONE_ERASED), 1);
    }
}

static void who_may_not_be_the_second_person_gets_no_code(void)
{
    static const char *const second[] = {LEVEL_1, LEVEL_2, LEVEL_3, HELPLINE, ADMIN, ""};
    int64_t id = begin();
    for (size_t i = 0; i < countof(second); i++) {
        asked(id, second[i], WORDS);
        CHECK_STR(land.refused, "second");
        CHECK_INT(land.saids - land.mark, 0);
    }
    asked(id, LEVEL_4, "no reason");
    CHECK_STR(land.refused, "reason");
    land_person("auditor", "003", "+254711000091"); /* of one county: the whole country is not theirs to answer for */
    asked(id, "+254711000091", WORDS);
    CHECK_STR(land.refused, "second");
}

/* The case was another when the code went out: opened again, closed again later, erased, held, or the post is left. */
static void the_code_is_for_the_case_as_it_was(void)
{
    for (int how = 0; how < 5; how++) {
        int64_t id = begin();
        asked(id, LEVEL_4, WORDS);
        struct case_file *c = land_file(id);
        if (how == 0)
            c->epoch++;
        else if (how == 1)
            c->closed_s++;
        else if (how == 2)
            c->erased_s = land.now_s - 1;
        else if (how == 3)
            c->held_s = land.now_s;
        else
            land_leaves("national", LEVEL_4);
        int64_t erased = c->erased_s;
        land_yes(LEVEL_4);
        CHECK_INT(land_file(id)->erased_s, erased);
        CHECK_INT(land_count(LEVEL_4, how < 3 ? PHRASE_REFUSE_BAD_CODE : PHRASE_REFUSE_NOT_AUTHORISED), 1);
    }
}

static void held_or_open_it_stays(void)
{
    int64_t id = begin();
    struct event hold = {
        .kind = EVENT_OP, .op = OP_HOLD, .op_case = id, .op_text = SPAN("the court asked for the file")};
    struct event release = {
        .kind = EVENT_OP, .op = OP_RELEASE, .op_case = id, .op_text = SPAN("the court has closed its file")};
    land_event(&hold);
    asked(id, LEVEL_4, WORDS);
    CHECK_STR(land.refused, "held");
    land_event(&hold);
    CHECK_STR(land.refused, "held");
    land_event(&release);
    asked(id, LEVEL_4, WORDS);
    CHECK_STR(land.refused, "");
    land_event(&release);
    CHECK_STR(land.refused, "not-held");
    land_file(id)->state = CASE_VERIFIED;
    asked(id, LEVEL_4, WORDS);
    CHECK_STR(land.refused, "open");
}

/* --- records of the register --- */

static void record_asked(const char *by, const char *phone, const char *why)
{
    struct event ev = {.kind = EVENT_OP,
                       .op = OP_ERASE,
                       .op_record = {ABOUT_CHILD, 77},
                       .actor = land.person[land_index(by)].id,
                       .actor_role = ROLE_CCCS,
                       .op_value = land.person[land_index(phone)].id,
                       .op_text = span_of(why)};
    land.refused[0] = '\0';
    land.erased = (struct record_of){ABOUT_NONE, 0};
    land_mark();
    land_event(&ev);
}

static void a_record_goes_by_two(void)
{
    begin();
    land.record = (struct record_facts){.found = true, .mark = 3};
    record_asked(LEVEL_2, AUDITOR, WORDS);
    CHECK_STR(land.refused, "");
    CHECK_INT(land_count(AUDITOR, PHRASE_CONFIRM_RECORD), 1);
    CHECK_INT(land_count(LEVEL_2, PHRASE_NONE), 0); /* the code is the second person's alone */
    CHECK_INT(land.erased.id, 0);
    land_yes(AUDITOR);
    CHECK(land.erased.about == ABOUT_CHILD && land.erased.id == 77);
    CHECK_INT(land_count(AUDITOR, PHRASE_DONE_RECORD_ERASED), 1);
    land.erased.id = 0;
    land_yes(AUDITOR); /* once */
    CHECK_INT(land.erased.id, 0);
}

static void nobody_is_their_own_second(void)
{
    begin();
    land.record = (struct record_facts){.found = true};
    record_asked(LEVEL_4, LEVEL_4, WORDS);
    CHECK_STR(land.refused, "second");
    record_asked(LEVEL_2, LEVEL_3, WORDS);
    CHECK_STR(land.refused, "second");
    record_asked(LEVEL_2, LEVEL_4, "short");
    CHECK_STR(land.refused, "reason");
    CHECK_INT(land.saids - land.mark, 0);
    record_asked(LEVEL_4, LEVEL_5, WORDS);
    CHECK_STR(land.refused, "");
}

static void what_the_law_keeps_stays(void)
{
    begin();
    for (int k = RECORD_FREE + 1; k < RECORD_KEPTS; k++) {
        land.record = (struct record_facts){.found = true, .kept = (enum record_kept)k};
        record_asked(LEVEL_2, LEVEL_4, WORDS);
        CHECK_STR(land.refused, record_kept_word((enum record_kept)k));
        CHECK(record_kept_why((enum record_kept)k)[0] != '\0');
        CHECK_INT(land.saids - land.mark, 0);
    }
    land.record = (struct record_facts){.found = true, .erased = true};
    record_asked(LEVEL_2, LEVEL_4, WORDS);
    CHECK_STR(land.refused, "no-such-record");
    land.record = (struct record_facts){.found = false};
    record_asked(LEVEL_2, LEVEL_4, WORDS);
    CHECK_STR(land.refused, "no-such-record");
}

/* Between the code and the answer a case was opened, somebody changed it, it went, or the post was left. */
static void the_code_is_for_the_record_as_it_was(void)
{
    for (int how = 0; how < 5; how++) {
        begin();
        land.record = (struct record_facts){.found = true, .mark = 3};
        record_asked(LEVEL_2, LEVEL_4, WORDS);
        if (how == 0)
            land.record.kept = RECORD_KEPT_CASE;
        else if (how == 1)
            land.record.mark = 4;
        else if (how == 2)
            land.record.erased = true;
        else if (how == 3)
            land.record.found = false;
        else
            land_leaves("national", LEVEL_4);
        land_yes(LEVEL_4);
        CHECK_INT(land.erased.id, 0);
        CHECK_INT(land_count(LEVEL_4, PHRASE_REFUSE_BAD_CODE), 1);
    }
}

int main(void)
{
    RUN(the_code_of_a_second_person_erases);
    RUN(who_may_not_be_the_second_person_gets_no_code);
    RUN(the_code_is_for_the_case_as_it_was);
    RUN(held_or_open_it_stays);
    RUN(a_record_goes_by_two);
    RUN(nobody_is_their_own_second);
    RUN(what_the_law_keeps_stays);
    RUN(the_code_is_for_the_record_as_it_was);
    return test_end();
}
