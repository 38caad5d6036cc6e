/* core_casework_test.c - services and hearings: what may follow what, and each reason to write nothing, with the
 * nearest that is still right. */
#include "core/casework.h"

#include "mlinzid/load.h"
#include "tests/unit/test.h"

static struct loaded *loaded;
#define TODAY 20500

static void put(char *to, size_t cap, const char *s)
{
    (void)span_str(span_of(s), to, cap);
}

static void a_service_is_planned_as_it_can_be(void)
{
    static const struct {
        const char *need, *code, *provider;
        int32_t planned, due;
        enum service_state was;
        enum casework_fault f;
    } rows[] = {
        {"RMLG", "LEGA", "SPJD", TODAY, TODAY + 5, SERVICE_NONE, CASEWORK_OK},
        {"RMLG", "LEGA", "", TODAY, TODAY, SERVICE_NONE, CASEWORK_OK},
        {"RMLG", "LEGA", "", TODAY, TODAY, SERVICE_PLANNED, CASEWORK_STATE},
        {"", "LEGA", "", TODAY, TODAY, SERVICE_NONE, CASEWORK_NEED},
        {"LEGA", "LEGA", "", TODAY, TODAY, SERVICE_NONE, CASEWORK_NEED},
        {"RMLG", "", "", TODAY, TODAY, SERVICE_NONE, CASEWORK_CODE},
        {"RMLG", "RMLG", "", TODAY, TODAY, SERVICE_NONE, CASEWORK_CODE},
        {"RMLG", "LEGA", "SPXX", TODAY, TODAY, SERVICE_NONE, CASEWORK_PROVIDER},
        {"RMLG", "LEGA", "", TODAY + 1, TODAY + 1, SERVICE_NONE, CASEWORK_PLANNED},
        {"RMLG", "LEGA", "", TODAY - 3653, TODAY - 3653, SERVICE_NONE, CASEWORK_OK},
        {"RMLG", "LEGA", "", TODAY - 3654, TODAY, SERVICE_NONE, CASEWORK_PLANNED},
        {"RMLG", "LEGA", "", TODAY, TODAY - 1, SERVICE_NONE, CASEWORK_DUE},
        {"RMLG", "LEGA", "", TODAY, TODAY + 731, SERVICE_NONE, CASEWORK_OK},
        {"RMLG", "LEGA", "", TODAY, TODAY + 732, SERVICE_NONE, CASEWORK_DUE},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct service s = {.planned_day = rows[i].planned, .due_day = rows[i].due, .state = rows[i].was};
        put(s.need, sizeof s.need, rows[i].need);
        put(s.intervention, sizeof s.intervention, rows[i].code);
        put(s.provider, sizeof s.provider, rows[i].provider);
        CHECK_INT(service_plan(&s, &loaded->codes, TODAY), rows[i].f);
    }
}

static void a_service_ends_once_and_not_before_it_was_planned(void)
{
    static const struct {
        enum service_state from, to;
        int32_t day;
        enum casework_fault f;
    } rows[] = {
        {SERVICE_PLANNED, SERVICE_GIVEN, TODAY, CASEWORK_OK},
        {SERVICE_PLANNED, SERVICE_GIVEN, TODAY - 3, CASEWORK_OK},
        {SERVICE_PLANNED, SERVICE_GIVEN, TODAY - 4, CASEWORK_UNPLANNED},
        {SERVICE_PLANNED, SERVICE_GIVEN, TODAY + 1, CASEWORK_TO_COME},
        {SERVICE_PLANNED, SERVICE_REFUSED, TODAY, CASEWORK_OK},
        {SERVICE_PLANNED, SERVICE_REFUSED, TODAY + 1, CASEWORK_TO_COME},
        {SERVICE_PLANNED, SERVICE_STRUCK, 0, CASEWORK_OK},
        {SERVICE_REFUSED, SERVICE_GIVEN, TODAY, CASEWORK_OK},
        {SERVICE_REFUSED, SERVICE_STRUCK, TODAY, CASEWORK_STATE},
        {SERVICE_GIVEN, SERVICE_GIVEN, TODAY, CASEWORK_STATE},
        {SERVICE_GIVEN, SERVICE_REFUSED, TODAY, CASEWORK_STATE},
        {SERVICE_GIVEN, SERVICE_STRUCK, TODAY, CASEWORK_STATE},
        {SERVICE_STRUCK, SERVICE_GIVEN, TODAY, CASEWORK_STATE},
        {SERVICE_NONE, SERVICE_GIVEN, TODAY, CASEWORK_STATE},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct service s = {.planned_day = TODAY - 3, .due_day = TODAY + 9, .state = rows[i].from};
        CHECK_INT(service_move(&s, rows[i].to, rows[i].day, TODAY), rows[i].f);
        CHECK_INT(s.state, rows[i].f ? rows[i].from : rows[i].to);
        CHECK_INT(s.done_day, rows[i].f || rows[i].to == SERVICE_STRUCK ? 0 : rows[i].day);
    }
}

static struct hearing a_hearing(void)
{
    struct hearing h = {.id = 7, .version = 2, .case_id = 3, .day = TODAY};
    put(h.court, sizeof h.court, "Malindi Law Courts");
    put(h.file, sizeof h.file, "E12 of 2026");
    put(h.purpose, sizeof h.purpose, "CEHE");
    return h;
}

static void a_hearing_is_set_for_a_day_to_come(void)
{
    static const struct {
        const char *court, *purpose;
        int32_t day;
        enum hearing_state was;
        enum casework_fault f;
    } rows[] = {
        {"Malindi", "CEHE", TODAY, HEARING_NONE, CASEWORK_OK},
        {"Malindi", "CEHE", TODAY + 731, HEARING_NONE, CASEWORK_OK},
        {"Malindi", "CEHE", TODAY + 732, HEARING_NONE, CASEWORK_FAR},
        {"Malindi", "CEHE", TODAY - 1, HEARING_NONE, CASEWORK_PAST},
        {"M", "CEHE", TODAY, HEARING_NONE, CASEWORK_COURT},
        {"Malindi", "HOHE", TODAY, HEARING_NONE, CASEWORK_PURPOSE},
        {"Malindi", "", TODAY, HEARING_NONE, CASEWORK_PURPOSE},
        {"Malindi", "CEHE", TODAY, HEARING_SET, CASEWORK_STATE},
        {"Malindi", "CEHE", TODAY, HEARING_HELD, CASEWORK_STATE},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct hearing h = a_hearing();
        h.day = rows[i].day;
        h.state = rows[i].was;
        put(h.court, sizeof h.court, rows[i].court);
        put(h.purpose, sizeof h.purpose, rows[i].purpose);
        CHECK_INT(hearing_set(&h, &loaded->codes, TODAY), rows[i].f);
    }
    struct hearing h = a_hearing();
    put(h.file, sizeof h.file, "1234567890123456789012345678901234567890");
    CHECK_INT(hearing_set(&h, &loaded->codes, TODAY), CASEWORK_OK);
    put(h.file, sizeof h.file, "12345678901234567890123456789012345678901");
    CHECK_INT(hearing_set(&h, &loaded->codes, TODAY), CASEWORK_FILE);
}

static void what_came_of_a_hearing(void)
{
    static const struct {
        const char *outcome, *order;
        int32_t day, next;
        enum hearing_state was;
        enum casework_fault f;
    } rows[] = {
        {"HOHE", "", TODAY, 0, HEARING_SET, CASEWORK_OK},
        {"HOAD", "", TODAY, TODAY + 1, HEARING_SET, CASEWORK_OK},
        {"HOAD", "", TODAY, TODAY, HEARING_SET, CASEWORK_NEXT},
        {"HOAD", "", TODAY - 5, TODAY - 6, HEARING_SET, CASEWORK_NEXT},
        {"HOAD", "", TODAY, TODAY + 731, HEARING_SET, CASEWORK_OK},
        {"HOAD", "", TODAY, TODAY + 732, HEARING_SET, CASEWORK_NEXT_FAR},
        {"", "", TODAY, 0, HEARING_SET, CASEWORK_OUTCOME},
        {"CEHE", "", TODAY, 0, HEARING_SET, CASEWORK_OUTCOME},
        {"HODE", "HODE", TODAY, 0, HEARING_SET, CASEWORK_ORDER},
        {"HOHE", "", TODAY + 1, 0, HEARING_SET, CASEWORK_NOT_YET},
        {"HOHE", "", TODAY, 0, HEARING_HELD, CASEWORK_STATE},
        {"HOHE", "", TODAY, 0, HEARING_STRUCK, CASEWORK_STATE},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct hearing h = a_hearing(), held = {.next_day = rows[i].next};
        h.day = rows[i].day;
        h.state = rows[i].was;
        put(held.outcome, sizeof held.outcome, rows[i].outcome);
        put(held.order, sizeof held.order, rows[i].order);
        CHECK_INT(hearing_hold(&h, &held, &loaded->codes, TODAY), rows[i].f);
        CHECK_INT(h.state, rows[i].f ? rows[i].was : HEARING_HELD);
        CHECK_STR(h.outcome, rows[i].f ? "" : rows[i].outcome);
    }
}

static void an_order_of_the_list_is_taken(void)
{
    int first, count;
    struct hearing h = a_hearing(), held = {0};
    CHECK(codes_list(&loaded->codes, SPAN("court_order_id"), &first, &count) && count == 55);
    h.state = HEARING_SET;
    put(held.outcome, sizeof held.outcome, "HODE");
    (void)span_str(loaded->codes.row[first].code, held.order, sizeof held.order);
    CHECK_INT(hearing_hold(&h, &held, &loaded->codes, TODAY), CASEWORK_OK);
    CHECK_STR(h.order, held.order);
}

static void the_next_date_is_a_hearing_of_its_own(void)
{
    struct hearing h = a_hearing();
    h.state = HEARING_HELD;
    h.next_day = TODAY + 9;
    put(h.outcome, sizeof h.outcome, "HOAD");
    struct hearing same = hearing_next(&h, ""), other = hearing_next(&h, "CERU");
    CHECK(same.id == 0 && same.version == 0 && same.day == TODAY + 9 && same.next_day == 0 &&
          same.state == HEARING_NONE && same.case_id == 3);
    CHECK_STR(same.file, "E12 of 2026");
    CHECK_STR(same.outcome, "");
    CHECK_STR(same.purpose, "CEHE");
    CHECK_STR(other.purpose, "CERU");
    h.state = HEARING_SET;
    CHECK_INT(hearing_strike(&h), CASEWORK_OK);
    CHECK_INT(hearing_strike(&h), CASEWORK_STATE);
}

/* The numbers of the duties stand in the store. */
static void whose_update_a_form_is(void)
{
    CHECK_INT(casework_agency(SPAN("police")), ROLE_POLICE);
    CHECK_INT(casework_agency(SPAN("hospital")), ROLE_HEALTH);
    CHECK_INT(casework_agency(SPAN("prosecution")), ROLE_ODPP);
    CHECK_INT(casework_agency(SPAN("follow-up")), ROLE_NONE);
    CHECK(casework_agency_thing(7, ROLE_POLICE) == 29 && casework_agency_thing(7, ROLE_HEALTH) == 30 &&
          casework_agency_thing(7, ROLE_ODPP) == 31 && casework_agency_thing(8, ROLE_POLICE) == 33);
    CHECK_INT(casework_agency_thing(7, ROLE_SCCO), 0);
    CHECK_INT(casework_agency_thing(7, ROLE_NONE), 0);
    CHECK(casework_progress(SPAN("police")) && casework_progress(SPAN("follow-up")));
    CHECK(!casework_progress(SPAN("crs")) && !casework_progress(SPAN("closure")));
}

int main(void)
{
    struct config_fault fault;
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        return 1;
    RUN(a_service_is_planned_as_it_can_be);
    RUN(a_service_ends_once_and_not_before_it_was_planned);
    RUN(a_hearing_is_set_for_a_day_to_come);
    RUN(what_came_of_a_hearing);
    RUN(an_order_of_the_list_is_taken);
    RUN(the_next_date_is_a_hearing_of_its_own);
    RUN(whose_update_a_form_is);
    load_free(loaded);
    return test_end();
}
