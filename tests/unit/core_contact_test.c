/* core_contact_test.c - a contact of the helpline: each rule broken alone, shifts at their edges, ages into bands. */
#include "base/day.h"
#include "base/must.h"
#include "core/contact.h"
#include "tests/unit/test.h"

enum { DAY = 20779 };
static unsigned char memory[65536];
static struct codes codes;

static void codes_set(void)
{
    static const char tsv[] = "list\tcode\tunder\tfrom\tto\ten\tsw\twas\tsource\n"
                              "caller_kind\tCAPA\t\t\t\tParent\tMzazi\t\tt\n"
                              "contact_channel\tCHVO\t\t\t\tVoice\tSauti\t\tt\n"
                              "contact_language\tLGSW\t\t\t\tSwahili\tKiswahili\t\tt\n"
                              "contact_outcome\tOTIN\t\t\t\tInformation\tHabari\t\tt\n"
                              "contact_outcome\tOTCB\t\t\t\tCall\tSimu\t\tt\n"
                              "contact_subject\tSUIN\t\t\t\tAsks\tAuliza\t\tt\n";
    struct arena arena;
    int line = 0;
    arena_init(&arena, memory, sizeof memory);
    const char *why = codes_read(&codes, SPAN(tsv), &arena, &line);
    if (why)
        printf("# line %d: %s\n", line, why);
    CHECK(why == NULL);
}

static int64_t noon(void)
{
    return day_start(DAY) + 12 * HOUR_S;
}

static struct contact a_talk(void)
{
    struct contact c = {.kind = CONTACT_TALK,
                        .channel = "CHVO",
                        .language = "LGSW",
                        .caller = "CAPA",
                        .subject = "SUIN",
                        .outcome = "OTIN",
                        .sex = 'F',
                        .band = 3,
                        .begun_s = noon() - 90,
                        .ended_s = noon()};
    contact_place_in_time(&c);
    return c;
}

static enum contact_fault judged(const struct contact *c)
{
    return contact_check(c, &codes, noon(), 0);
}

#define BROKEN(change, fault)           \
    do {                                \
        struct contact c = a_talk();    \
        change;                         \
        CHECK_INT(judged(&c), (fault)); \
    } while (0)

static void each_rule_alone(void)
{
    struct contact whole = a_talk();
    CHECK_INT(judged(&whole), CONTACT_OK);
    BROKEN(c.kind = CONTACT_NONE, CONTACT_FAULT_KIND);
    BROKEN(c.channel[2] = 'X', CONTACT_FAULT_CHANNEL);
    BROKEN(c.language[0] = '\0', CONTACT_FAULT_LANGUAGE);
    BROKEN(c.caller[0] = '\0', CONTACT_OK);
    BROKEN(c.caller[0] = 'X', CONTACT_FAULT_CALLER);
    BROKEN(c.subject[0] = '\0', CONTACT_FAULT_SUBJECT);
    BROKEN(c.outcome[3] = 'X', CONTACT_FAULT_OUTCOME);
    BROKEN(c.sex = 'Q', CONTACT_FAULT_SEX);
    BROKEN(c.sex = 0, CONTACT_OK);
    BROKEN((c.anonymous = true, c.number = (struct msisdn){"+254711000001"}), CONTACT_FAULT_NAMELESS);
    BROKEN(c.number = (struct msisdn){"+254711000001"}, CONTACT_OK);
}

static void times(void)
{
    BROKEN(c.begun_s = c.ended_s + 1, CONTACT_FAULT_TIME);
    BROKEN(c.ended_s = noon() + 1, CONTACT_FAULT_TIME);
    BROKEN(c.begun_s = c.ended_s - CONTACT_LONGEST_S, CONTACT_OK);
    BROKEN(c.begun_s = c.ended_s - CONTACT_LONGEST_S - 1, CONTACT_FAULT_TIME);
    struct contact late = a_talk();
    late.ended_s -= 60;
    CHECK_INT(contact_check(&late, &codes, noon(), 0), CONTACT_FAULT_TIME);
    CHECK_INT(contact_check(&late, &codes, noon(), 60), CONTACT_OK);
    CHECK_INT(contact_check(&late, &codes, noon(), 59), CONTACT_FAULT_TIME);
}

/* Whoever is promised a call has a number and a day; nobody else has a day. */
static void calls(void)
{
    const struct msisdn number = {"+254711000001"};
    BROKEN(c.call_day = DAY, CONTACT_FAULT_CALL);
    BROKEN(memcpy(c.outcome, "OTCB", 5), CONTACT_FAULT_CALL);
    BROKEN((memcpy(c.outcome, "OTCB", 5), c.call_day = DAY), CONTACT_FAULT_CALL);
    BROKEN((memcpy(c.outcome, "OTCB", 5), c.number = number, c.call_day = DAY), CONTACT_OK);
    BROKEN((memcpy(c.outcome, "OTCB", 5), c.number = number, c.call_day = DAY - 1), CONTACT_FAULT_CALL);
    BROKEN((memcpy(c.outcome, "OTCB", 5), c.number = number, c.call_day = DAY + 60), CONTACT_OK);
    BROKEN((memcpy(c.outcome, "OTCB", 5), c.number = number, c.call_day = DAY + 61), CONTACT_FAULT_CALL);
}

/* A silent call is counted with its channel alone. */
static void without_a_form(void)
{
    struct contact c = {.kind = CONTACT_SILENT, .channel = "CHVO", .begun_s = noon(), .ended_s = noon()};
    contact_place_in_time(&c);
    CHECK_INT(judged(&c), CONTACT_OK);
    c.channel[0] = '\0';
    CHECK_INT(judged(&c), CONTACT_FAULT_CHANNEL);
    CHECK(contact_kind_of(SPAN("silent")) == CONTACT_SILENT && contact_kind_of(SPAN("")) == CONTACT_NONE);
}

static void shifts(void)
{
    const int64_t midnight = day_start(DAY);
    static const struct {
        int64_t at;
        int shift;
        int64_t began;
    } rows[] = {{0, 2, -2 * 3600},         {6 * 3600 - 1, 2, -2 * 3600},
                {6 * 3600, 0, 6 * 3600},   {14 * 3600 - 1, 0, 6 * 3600},
                {14 * 3600, 1, 14 * 3600}, {22 * 3600 - 1, 1, 14 * 3600},
                {22 * 3600, 2, 22 * 3600}, {24 * 3600 - 1, 2, 22 * 3600}};
    for (size_t i = 0; i < countof(rows); i++) {
        CHECK_INT(contact_shift(midnight + rows[i].at), rows[i].shift);
        CHECK_INT(contact_shift_start(midnight + rows[i].at) - midnight, rows[i].began);
    }
    struct contact c = {.begun_s = midnight + 23 * 3600};
    contact_place_in_time(&c);
    CHECK(c.day == DAY && c.hour == 23 && c.shift == 2);
}

static void bands(void)
{
    static const int ages[] = {-1, 0, 5, 6, 9, 10, 13, 14, 15, 16, 17, 18, 25};
    static const int want[] = {-1, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
    for (size_t i = 0; i < countof(ages); i++)
        CHECK_INT(contact_band(ages[i]), want[i]);
}

int main(void)
{
    codes_set();
    RUN(each_rule_alone);
    RUN(times);
    RUN(calls);
    RUN(without_a_form);
    RUN(shifts);
    RUN(bands);
    return test_end();
}
