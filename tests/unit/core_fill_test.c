/* core_fill_test.c - asking for what is missing, once and by name, and filling it from the next text. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define WARD "003.012.0062"

static void begin(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
}

static struct reading number(int n)
{
    struct reading r = land_read(INTENT_ANSWER);
    r.lone_number = n;
    return r;
}

static void it_asks_for_all_that_is_missing_in_order(void)
{
    begin();
    land_sms(STRANGER, land_report(KIND_NEGLECT, 0, -1, ""), "neglected");
    CHECK_STR(land_arg(land_first(STRANGER, PHRASE_ASK_DETAILS), "missing"), "sex,age,ward");
    CHECK_STR(land_arg(land_first(STRANGER, PHRASE_ASK_DETAILS), "choices"), "0");
}

static void a_constituency_offers_its_wards_and_a_number_chooses(void)
{
    begin();
    land_sms(STRANGER, land_report(KIND_NEGLECT, 'F', 9, "003.012"), "neglected girl 9 Kilifi South");
    CHECK_STR(land_arg(land_first(STRANGER, PHRASE_ASK_DETAILS), "choices"), "5");
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_NEW), 1); /* told at once, complete or not */
    land_mark();
    land_sms(STRANGER, number(5), "5");
    CHECK_INT(land_file(1)->ward, 62);
    CHECK_INT(land_file(1)->missing, 0);
    CHECK_INT(land_count(STRANGER, PHRASE_REPORT_COMPLETED), 1);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_COMPLETED), 1);
    CHECK_INT(land.saids - land.mark, 2);
}

static void a_number_beyond_the_choices_asks_again(void)
{
    begin();
    land_sms(STRANGER, land_report(KIND_NEGLECT, 'F', 9, "003.012"), "neglected girl 9 Kilifi South");
    land_mark();
    land_sms(STRANGER, number(6), "6");
    CHECK_INT(land_file(1)->ward, 0);
    CHECK_STR(land_arg(land_first(STRANGER, PHRASE_ASK_DETAILS), "choices"), "5");
}

static void without_choices_a_number_is_the_age(void)
{
    begin();
    land_sms(STRANGER, land_report(KIND_NEGLECT, 'F', -1, WARD), "neglected girl Mtepeni");
    land_sms(STRANGER, number(9), "9");
    CHECK_INT(land_file(1)->age_years, 9);
    CHECK_INT(land_file(1)->missing, 0);
}

static void a_question_stands_for_a_day(void)
{
    begin();
    land_sms(STRANGER, land_report(KIND_NEGLECT, 'F', -1, WARD), "neglected girl Mtepeni");
    land_wait(DAY_S);
    land_sms(STRANGER, number(9), "9");
    CHECK_INT(land_file(1)->age_years, -1);
}

static void a_kind_only_now_known_is_shared_and_guided(void)
{
    begin();
    land_person("police", "003.012", "+254744000001");
    land_person("health", "003.012", "+254744000002");
    land_sms(STRANGER, land_report(KIND_NONE, 'F', 9, WARD), "girl 9 Mtepeni");
    CHECK_INT(land_count(NULL, PHRASE_CASE_NEW_SHARED), 0);
    struct reading kind = land_report(KIND_DEFILEMENT, 0, -1, "");
    kind.lone_kind = true;
    land_mark();
    land_sms(STRANGER, kind, "defiled");
    CHECK_INT(land_count("+254744000001", PHRASE_CASE_NEW_SHARED), 1);
    CHECK_INT(land_count("+254744000002", PHRASE_CASE_NEW_SHARED), 1);
    CHECK_INT(land_count(STRANGER, PHRASE_GUIDANCE), 1);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_COMPLETED), 1);
    CHECK_INT(land_file(1)->severity, SEVERITY_S1);
}

static void a_ward_elsewhere_moves_the_case(void)
{
    begin();
    land_person("scco", "003.016", "+254711000110");
    land_sms(VOLUNTEER, land_report(KIND_NEGLECT, 'F', 9, ""), "neglected girl 9");
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_NEW), 1);
    struct reading ward = land_report(KIND_NONE, 0, -1, "003.016.0075");
    ward.intent = INTENT_ANSWER;
    land_mark();
    land_sms(VOLUNTEER, ward, "Jilore");
    CHECK_INT(land_count("+254711000110", PHRASE_CASE_NEW), 1);
    CHECK_INT(land_count(LEVEL_1, PHRASE_NONE), 0);
    CHECK_INT(land_count(VOLUNTEER, PHRASE_REPORT_COMPLETED), 1);
}

/* Once a fault of core/intake.c: when the answer is a name that fits several places, the list is made of the old
 * question's choices, not of the candidates just read: they are never offered, and the next number means nothing. "A
 * name that fits several places: the candidates; at most nine are offered by number." */
static void an_answer_that_fits_two_places_offers_them(void)
{
    begin();
    land_sms(STRANGER, land_report(KIND_NEGLECT, 'F', 9, ""), "neglected girl 9");
    struct reading name = land_read(INTENT_ANSWER);
    name.slots.candidates = 2;
    must(area_read(&land.areas, SPAN("003.012.0062"), &name.slots.candidate[0]));
    must(area_read(&land.areas, SPAN("003.016.0075"), &name.slots.candidate[1]));
    land_mark();
    land_sms(STRANGER, name, "Bura");
    CHECK_STR(land_arg(land_first(STRANGER, PHRASE_ASK_DETAILS), "choices"), "2");
    land_sms(STRANGER, number(2), "2");
    CHECK_INT(land_file(1)->ward, 75);
}

/* Once a fault of core/place.c:share_moves, core/fill.c:case_fill: where two offices split a constituency, an answer
 * that gives kind and ward together changes the office but not the constituency: neither branch shares the new kind,
 * police never hear. */
static void a_kind_and_a_ward_of_another_office_are_shared_all_the_same(void)
{
    static const char *const north[] = {"003.012.0058"};
    begin();
    land_office("kilifi-n", north, 1);
    land_person("scco", "kilifi-n", "+254711000111");
    land_person("police", "003.012", "+254744000001");
    land_sms(VOLUNTEER, land_report(KIND_NONE, 'F', 9, "003.012"), "girl 9 Kilifi South");
    land_sms(VOLUNTEER, land_report(KIND_DEFILEMENT, 0, -1, north[0]), "defiled, Junju");
    CHECK_STR(land_file(1)->office, "kilifi-n");
    CHECK_INT(land_count("+254744000001", PHRASE_CASE_NEW_SHARED), 1);
}

/* Once a fault of core/fill.c: when an answer names the officer and level 1 was told already, nobody is told in his
 * place until level 2's own row (S3: a working day). Ruling 29: "an officer's duty goes one filled level up". */
static void the_officer_named_in_an_answer_is_replaced_at_once(void)
{
    begin();
    land_sms(STRANGER, land_report(KIND_NEGLECT, 'F', -1, WARD), "neglected girl Mtepeni");
    struct reading named = land_report(KIND_NONE, 0, 9, "");
    named.intent = INTENT_ANSWER;
    named.slots.perpetrator = PERP_CHILDRENS_OFFICER;
    land_mark();
    land_sms(STRANGER, named, "9, it was the children's officer");
    CHECK_INT(land_file(1)->accused_role, ROLE_SCCO);
    CHECK_INT(land_count(LEVEL_1, PHRASE_NONE), 0);
    CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_ESCALATED), 1);
}

int main(void)
{
    RUN(it_asks_for_all_that_is_missing_in_order);
    RUN(a_constituency_offers_its_wards_and_a_number_chooses);
    RUN(a_number_beyond_the_choices_asks_again);
    RUN(without_choices_a_number_is_the_age);
    RUN(a_question_stands_for_a_day);
    RUN(a_kind_only_now_known_is_shared_and_guided);
    RUN(a_ward_elsewhere_moves_the_case);
    RUN(an_answer_that_fits_two_places_offers_them);
    RUN(a_kind_and_a_ward_of_another_office_are_shared_all_the_same);
    RUN(the_officer_named_in_an_answer_is_replaced_at_once);
    return test_end();
}
