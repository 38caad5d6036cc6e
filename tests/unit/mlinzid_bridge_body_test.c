/* mlinzid_bridge_body_test.c - a case as CPIMS is told it: each field of the body from where docs/cpims.md says, of a
 * case whose record sheet an officer filled and of one that is a text alone. A field that stands in no table below
 * fails. */
#include "mlinzid/engine/bridge_body.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/log.h"
#include "mlinzid/load.h"
#include "tests/unit/test.h"

#define NAME "7c9e6679-7425-40de-944b-e07fc1f90ae7"
#define OPENED INT64_C(1793311200) /* 30 Oct 2026, 01:00 in Nairobi: still the 29th at Greenwich */

static struct loaded *loaded;
static struct answer room[ANSWERS_MAX];
static struct answers answers;
static const struct sheet *crs;

struct proof {
    const char *path, *want; /* "siblings.1.sex"; as JSON */
};

static json_t *at_path(json_t *o, const char *path)
{
    struct span rest = span_of(path);
    while (o && rest.n) {
        struct span step = span_cut(&rest, '.');
        char key[40];
        int64_t i = 0;
        (void)span_str(step, key, sizeof key);
        o = json_is_array(o) && span_i64(step, &i) ? json_array_get(o, (size_t)i) : json_object_get(o, key);
    }
    return o;
}

static size_t leaves(json_t *o)
{
    const char *key;
    json_t *v;
    size_t i, n = 0;
    if (json_is_object(o))
        json_object_foreach(o, key, v) n += leaves(v);
    else if (json_is_array(o) && json_array_size(o))
        json_array_foreach(o, i, v) n += leaves(v);
    else
        n = 1;
    return n;
}

static void prove(const struct bridge_case *c, const struct proof *proof, size_t n)
{
    json_t *body = bridge_body(c);
    CHECK(body != NULL);
    for (size_t i = 0; i < n; i++) {
        char *have = json_dumps(at_path(body, proof[i].path), JSON_ENCODE_ANY | JSON_COMPACT);
        if (!have || strcmp(have, proof[i].want) != 0)
            printf("# %s is %s, not %s\n", proof[i].path, have ? have : "not there", proof[i].want);
        CHECK(have && strcmp(have, proof[i].want) == 0);
        free(have);
    }
    CHECK_INT(leaves(body), n);
    json_decref(body);
}

static struct case_file file_of_text(void)
{
    struct case_file f = {.id = 7,
                          .ref = "48173024",
                          .severity = SEVERITY_S2,
                          .opened_s = OPENED,
                          .kinds = (int64_t)(KIND_BIT(KIND_DEFILEMENT) | KIND_BIT(KIND_NEGLECT)),
                          .perpetrator = PERP_KNOWN,
                          .sex = 'F',
                          .age_years = 9,
                          .area_level = AREA_WARD,
                          .region = 1,
                          .county = 3,
                          .constituency = 16,
                          .ward = 77,
                          .locality = "by the mill",
                          .dob = "2017-05-01"};
    return f;
}

static const struct proof of_text[] = {
    {"case_id", "\"" NAME "\""},
    {"case_reporter", "\"CRON\""},
    {"reporter_telephone", "\"\""},
    {"reporter_county", "\"Kilifi\""},
    {"reporter_sub_county", "\"Malindi\""},
    {"reporter_ward", "\"Ganda\""},
    {"reporter_village", "\"by the mill\""},
    {"case_date", "\"2026-10-30\""},
    {"perpetrator", "\"PKNW\""},
    {"county", "\"003\""},
    {"constituency", "\"016\""},
    {"organization_unit", "\"4711\""},
    {"case_landmark", "\"\""},
    {"hh_economic_status", "\"\""},
    {"family_status", "\"\""},
    {"mental_condition", "\"\""},
    {"physical_condition", "\"\""},
    {"other_condition", "\"\""},
    {"risk_level", "\"RLMD\""},
    {"referral", "\"ANNO\""},
    {"summon", "\"ANNO\""},
    {"case_narration", "\"Mlinzi 48173024. she \xEF\xBF\xBD cries \\\"at\\\" night\""},
    {"longitude", "null"},
    {"latitude", "null"},
    {"case_details.0.category", "\"CCDF\""},
    {"case_details.0.sub_category", "\"\""},
    {"case_details.0.place_of_event", "\"\""},
    {"case_details.0.date_of_event", "\"2026-10-30\""},
    {"case_details.0.nature_of_event", "\"\""},
    {"case_details.1.category", "\"CSIC\""},
    {"case_details.1.sub_category", "\"\""},
    {"case_details.1.place_of_event", "\"\""},
    {"case_details.1.date_of_event", "\"2026-10-30\""},
    {"case_details.1.nature_of_event", "\"\""},
    {"child_first_name", "\"Zawadi\""},
    {"child_other_names", "\"\""},
    {"child_surname", "\"Karisa\""},
    {"child_dob", "\"2017-05-01\""},
    {"child_age", "9"},
    {"child_sex", "\"SFEM\""},
    {"siblings", "[]"},
    {"parents", "[]"},
    {"caregivers", "[]"},
    {"perpetrators", "[]"}};

static void a_text_alone(void)
{
    const struct case_file f = file_of_text();
    const struct bridge_case c = {.name = NAME,
                                  .unit = "4711",
                                  .file = &f,
                                  .words = SPAN("she \xFF cries \"at\" night"),
                                  .child_names = "Zawadi Karisa",
                                  .areas = &loaded->areas};
    prove(&c, of_text, countof(of_text));
}

static void words(const char *field, int ord, const char *text)
{
    int at = sheet_field_of(crs, span_of(field));
    CHECK(at >= 0);
    room[answers.count++] = (struct answer){.field = at, .ord = ord, .text = span_of(text)};
}

static void number(const char *field, int ord, int64_t n)
{
    words(field, ord, "");
    room[answers.count - 1].number = n;
}

static int64_t day(const char *written)
{
    int32_t d = 0;
    CHECK(day_read(span_of(written), &d));
    return d;
}

/* By field and ord, as a filled sheet has them. */
static int earlier(const void *a, const void *b)
{
    const struct answer *x = a, *y = b;
    return x->field != y->field ? x->field - y->field : x->ord - y->ord;
}

static void fill(void)
{
    static const struct {
        const char *field;
        int ord;
        const char *text;
    } typed[] = {{"reporter", 0, "CRPO"},
                 {"reporter_phone", 0, "+254700000001"},
                 {"reporter_name", 0, "Never Told"},
                 {"police_station", 0, "Never told either"},
                 {"place", 0, "003.012"},
                 {"village", 0, "Mida"},
                 {"landmark", 0, "the old mosque"},
                 {"report_place", 0, "001.001.0003"},
                 {"category", 0, "CSNG"},
                 {"subcategory", 0, "PHY1"},
                 {"event_place", 0, "PEHF"},
                 {"nature", 0, "OCGE"},
                 {"category", 1, "CSIC"},
                 {"event_place", 1, "PESH"},
                 {"nature", 1, "OOEM"},
                 {"perpetrator", 0, "PKNW"},
                 {"perpetrators_relation", 0, "RPAR"},
                 {"perpetrator_name", 0, "Juma"},
                 {"perpetrator_phone", 0, "+254700000002"},
                 {"mother_name", 0, "Mama Wa Baraka"},
                 {"mother_phone", 0, "+254700000003"},
                 {"father_phone", 0, "+254700000004"},
                 {"caregiver_name", 0, "Rehema Charo"},
                 {"caregiver_relation", 0, "CGPM"},
                 {"caregiver_phone", 0, "+254700000005"},
                 {"family_status", 0, "FSPN"},
                 {"economic_status", 0, "LINC"},
                 {"sibling_name", 0, "Kadzo Karisa Baya"},
                 {"sibling_sex", 0, "SFEM"},
                 {"sibling_class", 0, "CLS4"},
                 {"sibling_remarks", 0, "at her aunt's"},
                 {"sibling_name", 1, "Ali"},
                 {"mental", 0, "MCCH"},
                 {"physical", 0, "PCCH"},
                 {"medical", 0, "HCCR"},
                 {"risk", 0, "RLLW"},
                 {"narration", 0, "Seen at home by the officer."}};
    for (size_t i = 0; i < countof(typed); i++)
        words(typed[i].field, typed[i].ord, typed[i].text);
    number("reported_on", 0, day("2026-10-28"));
    number("event_on", 0, day("2026-10-27"));
    number("sibling_born", 0, day("2019-02-03"));
    number("summons", 0, 0);
    number("referred", 0, 1);
    qsort(room, (size_t)answers.count, sizeof *room, earlier);
}

static const struct proof of_sheet[] = {{"case_id", "\"" NAME "\""},
                                        {"case_reporter", "\"CRPO\""},
                                        {"reporter_telephone", "\"+254700000001\""},
                                        {"reporter_county", "\"Mombasa\""},
                                        {"reporter_sub_county", "\"Changamwe\""},
                                        {"reporter_ward", "\"Airport\""},
                                        {"reporter_village", "\"Mida\""},
                                        {"case_date", "\"2026-10-28\""},
                                        {"perpetrator", "\"PKNW\""},
                                        {"county", "\"003\""},
                                        {"constituency", "\"012\""},
                                        {"organization_unit", "\"\""},
                                        {"case_landmark", "\"the old mosque\""},
                                        {"hh_economic_status", "\"LINC\""},
                                        {"family_status", "\"FSPN\""},
                                        {"mental_condition", "\"MCCH\""},
                                        {"physical_condition", "\"PCCH\""},
                                        {"other_condition", "\"HCCR\""},
                                        {"risk_level", "\"RLLW\""},
                                        {"referral", "\"AYES\""},
                                        {"summon", "\"ANNO\""},
                                        {"case_narration", "\"Mlinzi 48173024. Seen at home by the officer.\""},
                                        {"longitude", "null"},
                                        {"latitude", "null"},
                                        {"case_details.0.category", "\"CSNG\""},
                                        {"case_details.0.sub_category", "\"PHY1\""},
                                        {"case_details.0.place_of_event", "\"PEHF\""},
                                        {"case_details.0.date_of_event", "\"2026-10-27\""},
                                        {"case_details.0.nature_of_event", "\"OCGE\""},
                                        {"case_details.1.category", "\"CSIC\""},
                                        {"case_details.1.sub_category", "\"\""},
                                        {"case_details.1.place_of_event", "\"PESH\""},
                                        {"case_details.1.date_of_event", "null"},
                                        {"case_details.1.nature_of_event", "\"OOEM\""},
                                        {"child_first_name", "\"Baraka\""},
                                        {"child_other_names", "\"Karisa Wa\""},
                                        {"child_surname", "\"Mwangi\""},
                                        {"child_dob", "null"},
                                        {"child_age", "null"},
                                        {"child_sex", "\"SMAL\""},
                                        {"siblings.0.first_name", "\"Kadzo\""},
                                        {"siblings.0.other_names", "\"Karisa\""},
                                        {"siblings.0.surname", "\"Baya\""},
                                        {"siblings.0.dob", "\"2019-02-03\""},
                                        {"siblings.0.sex", "\"SFEM\""},
                                        {"siblings.0.class_level", "\"CLS4\""},
                                        {"siblings.0.remarks", "\"at her aunt's\""},
                                        {"siblings.1.first_name", "\"Ali\""},
                                        {"siblings.1.other_names", "\"\""},
                                        {"siblings.1.surname", "\"\""},
                                        {"siblings.1.dob", "null"},
                                        {"siblings.1.sex", "\"\""},
                                        {"siblings.1.class_level", "\"\""},
                                        {"siblings.1.remarks", "\"\""},
                                        {"parents.0.first_name", "\"Mama\""},
                                        {"parents.0.other_names", "\"Wa\""},
                                        {"parents.0.surname", "\"Baraka\""},
                                        {"parents.0.telephone", "\"+254700000003\""},
                                        {"parents.0.type", "\"mother\""},
                                        {"parents.1.first_name", "\"\""},
                                        {"parents.1.other_names", "\"\""},
                                        {"parents.1.surname", "\"\""},
                                        {"parents.1.telephone", "\"+254700000004\""},
                                        {"parents.1.type", "\"father\""},
                                        {"caregivers.0.first_name", "\"Rehema\""},
                                        {"caregivers.0.other_names", "\"\""},
                                        {"caregivers.0.surname", "\"Charo\""},
                                        {"caregivers.0.telephone", "\"+254700000005\""},
                                        {"caregivers.0.type", "\"caregiver\""},
                                        {"caregivers.0.relationship_type", "\"CGPM\""},
                                        {"caregivers.0.relationship", "\"CGPM\""},
                                        {"perpetrators.0.first_name", "\"Juma\""},
                                        {"perpetrators.0.other_names", "\"\""},
                                        {"perpetrators.0.surname", "\"\""},
                                        {"perpetrators.0.telephone", "\"+254700000002\""},
                                        {"perpetrators.0.type", "\"perpetrator\""},
                                        {"perpetrators.0.relationship_type", "\"RPAR\""},
                                        {"perpetrators.0.relationship", "\"RPAR\""}};

/* What the officer wrote stands above what the text said; whom the sheet names beside the fields of CPIMS stays here.
 */
static void a_record_sheet(void)
{
    struct case_file f = file_of_text();
    f.severity = SEVERITY_S1;
    f.sex = 'M';
    f.age_years = -1;
    f.perpetrator = PERP_NONE;
    f.dob[0] = '\0';
    const struct bridge_case c = {.name = NAME,
                                  .unit = "",
                                  .file = &f,
                                  .words = SPAN("what the text said"),
                                  .child_names = "Baraka Karisa Wa Mwangi",
                                  .sheet = crs,
                                  .answers = &answers,
                                  .areas = &loaded->areas};
    prove(&c, of_sheet, countof(of_sheet));
    json_t *body = bridge_body(&c);
    char *all = json_dumps(body, JSON_COMPACT);
    CHECK(all && !strstr(all, "Never") && !strstr(all, "what the text said"));
    free(all);
    json_decref(body);
}

/* What CPIMS has a code for is told by it, whichever it is. */
static void each_sex_risk_and_reporter_has_its_code(void)
{
    static const struct {
        char sex;
        enum severity severity;
        int64_t registered;
        const char *sex_code, *risk, *reporter;
    } rows[] = {{'F', SEVERITY_S1, 1, "SFEM", "RLHG", "CRSP"},
                {'M', SEVERITY_S2, 0, "SMAL", "RLMD", "CRON"},
                {'X', SEVERITY_S3, 0, "SINT", "RLLW", "CRON"},
                {0, SEVERITY_S4, 0, "", "RLLW", "CRON"}};
    for (size_t i = 0; i < countof(rows); i++) {
        struct case_file f = file_of_text();
        f.sex = rows[i].sex;
        f.severity = rows[i].severity;
        f.registered = rows[i].registered;
        f.kinds = f.area_level = f.region = f.county = f.constituency = f.ward = 0;
        const struct bridge_case c = {.name = NAME, .unit = "", .file = &f, .child_names = "", .areas = &loaded->areas};
        json_t *body = bridge_body(&c);
        CHECK_STR(json_string_value(json_object_get(body, "child_sex")), rows[i].sex_code);
        CHECK_STR(json_string_value(json_object_get(body, "risk_level")), rows[i].risk);
        CHECK_STR(json_string_value(json_object_get(body, "case_reporter")), rows[i].reporter);
        CHECK_STR(json_string_value(json_object_get(body, "county")), ""); /* a place nobody knows is none */
        CHECK_STR(json_string_value(json_object_get(body, "reporter_county")), "");
        CHECK_INT(json_array_size(json_object_get(body, "case_details")), 0);
        json_decref(body);
    }
}

int main(void)
{
    struct config_fault fault;
    log_quiet(1);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        return 1;
    crs = sheet_on(&loaded->sheets, SPAN("crs"), day_of(OPENED));
    answers = (struct answers){room, 0, ANSWERS_MAX};
    if (!crs)
        return 1;
    fill();
    RUN(a_text_alone);
    RUN(a_record_sheet);
    RUN(each_sex_risk_and_reporter_has_its_code);
    load_free(loaded);
    return test_end();
}
