/* core_self_test.c - words about the sender: language, leave, silence. Rulings 14, 15. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define WARD "003.012.0062"

static void begin(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
}

static void stop_silences_a_reporter_but_for_direct_answers(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    land_sms(VOLUNTEER, land_read(INTENT_STOP), "stop");
    CHECK_INT(land_count(VOLUNTEER, PHRASE_STOP_SET), 1);
    CHECK(land_number_of(&(struct msisdn){VOLUNTEER})->row.stopped);
    land_act(VOLUNTEER, INTENT_STATUS, id, "");
    CHECK(land_first(VOLUNTEER, PHRASE_CASE_STATUS)->m.direct);
    land_sms(VOLUNTEER, land_read(INTENT_START), "start");
    CHECK_INT(land_count(VOLUNTEER, PHRASE_START_SET), 1);
    CHECK(!land_number_of(&(struct msisdn){VOLUNTEER})->row.stopped);
}

static void stop_is_refused_on_duty_and_the_post_above_told(void)
{
    static const struct {
        const char *who, *above;
    } want[] = {{LEVEL_1, LEVEL_2}, {LEVEL_2, LEVEL_3},  {LEVEL_3, LEVEL_4},        {LEVEL_4, LEVEL_5},
                {LEVEL_5, ""},      {HELPLINE, LEVEL_4}, {"+254744000001", LEVEL_2}};
    for (size_t i = 0; i < countof(want); i++) {
        begin();
        land_person("police", "003.012", "+254744000001");
        land_sms(want[i].who, land_read(INTENT_STOP), "stop");
        CHECK_INT(land_count(want[i].who, PHRASE_REFUSE_DUTY), 1);
        CHECK_INT(land_count(NULL, PHRASE_ALARM_STOP), want[i].above[0] != 0);
        CHECK_INT(land_count(want[i].above, PHRASE_ALARM_STOP), want[i].above[0] != 0);
    }
}

static void language_is_kept_by_number(void)
{
    begin();
    struct reading r = land_read(INTENT_LANG);
    r.lang = LANG_SW;
    land_sms(STRANGER, r, "lugha kiswahili");
    CHECK_INT(land_first(STRANGER, PHRASE_LANG_SET)->m.lang, LANG_SW);
    land_sms(STRANGER, land_report(KIND_NEGLECT, 'F', 9, WARD), "neglected girl 9 Mtepeni");
    CHECK_INT(land_first(STRANGER, PHRASE_REPORT_RECEIVED)->m.lang, LANG_SW);
}

static const char *leave_says(const char *from, const char *to, const char *delegate)
{
    static char days[32];
    begin();
    struct reading r = land_read(INTENT_LEAVE);
    r.from = span_of(from);
    r.to = span_of(to);
    r.delegate = span_of(delegate);
    land_sms(LEVEL_1, r, "leave");
    const struct said *s = land_first(LEVEL_1, PHRASE_LEAVE_SET);
    if (!s)
        return "";
    strcpy(days, land_arg(s, "from"));
    strcat(days, " ");
    strcat(days, land_arg(s, "to"));
    return days;
}

static void leave_is_the_next_such_day(void)
{
    CHECK_STR(leave_says("02/03", "05/03", ""), "2026-03-02 2026-03-05");
    CHECK_STR(leave_says("01/03", "05/03", ""), "2027-03-01 2027-03-05");
    CHECK_STR(leave_says("28/12", "03/01", ""), "2026-12-28 2027-01-03");
    CHECK_STR(leave_says("06/04/2026", "07/04/2026", LEVEL_2), "2026-04-06 2026-04-07");
    CHECK_STR(leave_says("0", "", ""), " ");
    CHECK_STR(leave_says("31/02", "05/03", ""), "");
    CHECK_STR(leave_says("05/03/2026", "02/03/2026", ""), "");
    CHECK_STR(leave_says("05/03", "06/03", STRANGER), ""); /* a delegate is a person known */
    CHECK_STR(leave_says("05/03", "06/03", LEVEL_1), "");  /* and another */
}

int main(void)
{
    RUN(stop_silences_a_reporter_but_for_direct_answers);
    RUN(stop_is_refused_on_duty_and_the_post_above_told);
    RUN(language_is_kept_by_number);
    RUN(leave_is_the_next_such_day);
    return test_end();
}
