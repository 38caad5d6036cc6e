/* core_say_test.c - limits on answers, quiet hours, one text a person, and what an officer's words may not carry. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define WARD "003.012.0062"

static int64_t begin(const char *at, enum kind kind)
{
    land_open(at);
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    int64_t id = land_case(kind, WARD);
    return id;
}

static void three_idle_answers_in_ten_minutes_two_the_same_in_thirty(void)
{
    begin("2026-03-02 09:00", KIND_NEGLECT);
    for (int i = 0; i < 4; i++)
        land_sms(STRANGER, land_read(INTENT_HELP), "help");
    CHECK_INT(land_count(STRANGER, PHRASE_HELP), 2);
    struct reading bad = land_read(INTENT_STATUS);
    bad.ref_error = true;
    land_sms(STRANGER, bad, "status 11111111");
    land_sms(STRANGER, bad, "status 11111111");
    CHECK_INT(land_count(STRANGER, PHRASE_REFUSE_BAD_REFERENCE), 1); /* the third of all */
    land_wait(10 * MINUTE_S);
    land_sms(STRANGER, land_read(INTENT_HELP), "help");
    CHECK_INT(land_count(STRANGER, PHRASE_HELP), 2); /* still the same within 30 min */
    land_wait(20 * MINUTE_S);
    land_sms(STRANGER, land_read(INTENT_HELP), "help");
    CHECK_INT(land_count(STRANGER, PHRASE_HELP), 3);
}

static void officers_wait_for_the_clock_and_agencies_do_not(void)
{
    static const struct {
        enum kind kind;
        const char *open;
    } want[] = {
        {KIND_ABANDONED, "2026-03-06 23:00"}, {KIND_PHYSICAL, "2026-03-07 06:00"}, {KIND_NEGLECT, "2026-03-09 08:00"}};
    for (size_t i = 0; i < countof(want); i++) {
        begin("2026-03-06 22:00", KIND_LOST);
        land.now_s += HOUR_S;
        land_person("police", "003.012", "+254744000001");
        land_mark();
        land_case(want[i].kind, WARD);
        CHECK_INT(land_first(VOLUNTEER, PHRASE_REPORT_RECEIVED)->m.not_before_s, land.now_s);
        const struct said *police = land_first("+254744000001", PHRASE_CASE_NEW_SHARED);
        CHECK(want[i].kind != KIND_PHYSICAL || (police && police->m.not_before_s == land.now_s));
        land_wait(land_time(want[i].open) - land.now_s - 1);
        if (want[i].kind != KIND_ABANDONED)
            land_mark(); /* the other case of the night is past */
        land_wait(1);
        const struct said *officer = land_first(LEVEL_1, PHRASE_CASE_NEW);
        CHECK(officer && officer->m.not_before_s == land_time(want[i].open));
    }
}

static void one_text_a_person_and_the_answer_wins(void)
{
    begin("2026-03-02 09:00", KIND_NEGLECT);
    land_mark();
    struct reading r = land_report(KIND_LOST, 'M', 4, WARD);
    land_sms(LEVEL_1, r, "lost boy 4 Mtepeni"); /* the officer reports himself */
    CHECK_INT(land_count(LEVEL_1, PHRASE_REPORT_RECEIVED), 1);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_NEW), 0);
    CHECK_INT(land_file(2)->registered, 1);
}

static const char *words_of(const char *name, const char *words)
{
    int64_t id = begin("2026-03-02 09:00", KIND_NEGLECT);
    (void)span_str(span_of(name), land_file(id)->child_name, sizeof land_file(id)->child_name);
    land_act(LEVEL_1, INTENT_VERIFY, id, words);
    return land_arg(land_first(VOLUNTEER, PHRASE_CASE_VERIFIED), "words");
}

static void the_childs_name_and_numbers_are_taken_out(void)
{
    CHECK(!strstr(words_of("Amina Zawadi", "saw AMINA and her aunt, 0711000001"), "AMINA"));
    CHECK(!strstr(words_of("Amina Zawadi", "saw Amina and her aunt, 0711000001"), "0711"));
    CHECK(!strstr(words_of("Amina Zawadi", "saw zawadi at home"), "zawadi"));
    CHECK(strstr(words_of("Amina Zawadi", "saw her aunt at home"), "aunt") != NULL);
}

/* Once a fault of core/say.c: an apostrophe or a hyphen belongs to the word, so the name with 's or a hyphen is another
 * word and reaches the reporter. "names ... known to the case taken out"; "No text names a child". */
static void a_name_in_the_possessive_is_taken_out_too(void)
{
    CHECK(!strstr(words_of("Amina", "Amina's mother was counselled"), "Amina"));
    CHECK(!strstr(words_of("Amina", "counselled Amina-Rose at home"), "Amina"));
}

/* Once a fault of core/say.c: digits are hidden from four on, so of a phone number typed in groups two thirds stay. */
static void a_number_in_groups_is_taken_out(void)
{
    CHECK(!strstr(words_of("Amina", "call the aunt on 0711 222 333 today"), "333"));
}

int main(void)
{
    RUN(three_idle_answers_in_ten_minutes_two_the_same_in_thirty);
    RUN(officers_wait_for_the_clock_and_agencies_do_not);
    RUN(one_text_a_person_and_the_answer_wins);
    RUN(the_childs_name_and_numbers_are_taken_out);
    RUN(a_name_in_the_possessive_is_taken_out_too);
    RUN(a_number_in_groups_is_taken_out);
    return test_end();
}
