/* console_staff_test.c - lists as text: what a spreadsheet would run is a word, lines keep their numbers; and the pages
 * of people, audit and settings with odd answers of the engine. */
#include "console/csv.h"

#include "db/bridge.h"
#include "tests/unit/page_world.h"

#define ADMIN "[{\"role\":\"admin\",\"at\":\"KE\"}]"

static const char *value(const char *v)
{
    static char out[200];
    struct buffer b;
    buffer_init(&b, sizeof out);
    csv_row(&b, (const char *const[]){v, "end"}, 2);
    (void)span_str((struct span){b.p, b.n}, out, sizeof out);
    buffer_free(&b);
    return out;
}

static void no_value_is_a_formula(void)
{
    CHECK_STR(value("plain"), "\"plain\",\"end\"\r\n");
    CHECK_STR(value(""), "\"\",\"end\"\r\n");
    CHECK_STR(value("=1+1"), "\"'=1+1\",\"end\"\r\n");
    CHECK_STR(value("+254"), "\"'+254\",\"end\"\r\n");
    CHECK_STR(value("-1"), "\"'-1\",\"end\"\r\n");
    CHECK_STR(value("@SUM(A1)"), "\"'@SUM(A1)\",\"end\"\r\n");
    CHECK_STR(value("\t=1"), "\"'\t=1\",\"end\"\r\n");
    CHECK_STR(value("\r=1"), "\"'\r=1\",\"end\"\r\n");
    CHECK_STR(value("say \"x\", y"), "\"say \"\"x\"\", y\",\"end\"\r\n");
    CHECK_STR(value("a=b"), "\"a=b\",\"end\"\r\n");
}

static void lines_keep_their_numbers(void)
{
    char text[] = "role,phone\r\n\r\n# a word\r\n ,, \ncpv,1\rcpv,2\nlast", *line[4];
    int64_t number[4];
    CHECK_INT(csv_lines(text, line, number, 4), 4);
    CHECK_STR(line[0], "role,phone");
    CHECK_STR(line[1], "cpv,1");
    CHECK_INT(number[1], 5);
    CHECK_STR(line[2], "cpv,2");
    CHECK_INT(number[2], 6);
    CHECK_STR(line[3], "last");
    CHECK_INT(number[3], 7);
    char more[] = "a\nb\nc", none[] = "";
    CHECK_INT(csv_lines(more, line, number, 2), -1);
    CHECK_INT(csv_lines(none, line, number, 2), 0);
}

static const char *people(const char *answer)
{
    json_decref(page.answer);
    page.answer = answer ? json_loads(answer, 0, NULL) : NULL;
    return SHOW(page_people, ADMIN, "", "");
}

static void the_engine_decides(void)
{
    HAS(people("{\"ok\":false,\"forbidden\":true,\"error\":\"no\"}"), "not yours");
    CHECK_INT(page.out.status, 403);
    HAS(people(NULL), "One moment");
    CHECK_INT(page.out.status, 503);
    (void)people("{\"ok\":false,\"signed_out\":true,\"error\":\"no\"}");
    CHECK_INT(page.out.status, 303);
    HAS(people("{\"ok\":true,\"names\":{}}"), "name not known"); /* whose name was not given has none */
    CHECK_INT(page.out.status, 200);
    CHECK_STR(json_str(page.acted, "op"), "people.names");
    HAS(people("{\"ok\":true,\"names\":{\"11\":{\"name\":\"<i>\",\"phones\":7}}}"), "&lt;i&gt;");
}

static void odd_addresses_break_nothing(void)
{
    static const char *const queries[] = {"page=-1", "page=99999999999999999999", "place=%FF%00&role=nobody",
                                          "day=2026-99-99&county=-5&person=x&records=-1", ""};
    json_decref(page.answer);
    page.answer = json_loads("{\"ok\":true,\"names\":{},\"public\":\"zz\"}", 0, NULL);
    for (size_t i = 0; i < countof(queries); i++) {
        (void)SHOW(page_people, ADMIN, "", queries[i]);
        CHECK_INT(page.out.status, 200);
        (void)SHOW(page_audit, ADMIN, "", queries[i]);
        CHECK_INT(page.out.status, 200);
        (void)SHOW(page_audit_csv, ADMIN, "", queries[i]);
        CHECK_INT(page.out.status, 200);
        (void)SHOW(page_settings, ADMIN, "", queries[i]);
        CHECK_INT(page.out.status, 200);
        (void)SHOW(page_audit_verify, ADMIN, "", queries[i]); /* by no key */
        CHECK_INT(page.out.status, 404);
        (void)SHOW(page_person, ADMIN, "-3", queries[i]);
        CHECK_INT(page.out.status, 404);
    }
}

static void a_list_that_is_too_long_is_not_asked(void)
{
    static char body[8000];
    size_t n = (size_t)snprintf(body, sizeof body, "act=import&list=role%%0A");
    for (int i = 0; i < 501; i++)
        n += (size_t)snprintf(body + n, sizeof body - n, "a,b%%0A");
    json_decref(page.acted);
    page.acted = NULL;
    HAS(page_show(page_import_sent, ADMIN, "", "", body, LANG_EN), "longer than fits");
    CHECK_INT(page.out.status, 422);
    CHECK(page.acted == NULL);
    HAS(page_show(page_import_sent, ADMIN, "", "", "act=import&list=", LANG_SW), "Hakuna mstari");
    CHECK(page.acted == NULL);
}

/* A case at the bridge: in that state, for that reason. */
static void at_bridge(int64_t id, enum bridge_state state, const char *why, const char *said)
{
    struct case_file c = a_case(&page.w, id);
    struct bridge_row row;
    CHECK_INT(db_begin(page.w.db), ERR_NONE);
    CHECK_INT(put_case(&page.w, &c), ERR_NONE);
    CHECK_INT(db_bridge_again(page.w.db, id, NOW), ERR_NONE);
    CHECK_INT(db_bridge_get(page.w.db, id, &row), ERR_NONE);
    row.state = state;
    row.status = 400;
    row.tries = 6;
    row.acked_s = state == BRIDGE_ACKNOWLEDGED ? NOW : 0;
    (void)span_str(span_of(why), row.why, sizeof row.why);
    (void)span_str(span_of(said), row.said, sizeof row.said);
    (void)span_str(state == BRIDGE_ACKNOWLEDGED ? SPAN("CCO/<b>/1") : SPAN(""), row.serial, sizeof row.serial);
    CHECK_INT(db_bridge_mark(page.w.db, &row), ERR_NONE);
    CHECK_INT(db_commit(page.w.db), ERR_NONE);
}

/* Whoever may sees each state with its reason and what may be done with it; nobody else sees any. */
static void the_bridge_is_looked_at_and_acted_on(void)
{
    static const char *const others[] = {"[{\"role\":\"scco\",\"at\":\"003.016\"}]",
                                         "[{\"role\":\"cccs\",\"at\":\"003\"}]",
                                         "[{\"role\":\"auditor\",\"at\":\"KE\"}]", "[]"};
    at_bridge(1, BRIDGE_QUARANTINED, "refused", "");
    at_bridge(2, BRIDGE_ACKNOWLEDGED, "", "003");
    at_bridge(3, BRIDGE_WAITING, "time", "");
    at_bridge(4, BRIDGE_SKIPPED, "person", "");
    for (size_t i = 0; i < countof(others); i++) {
        HAS_NOT(SHOW(page_bridge, others[i], "", ""), "CPIMS will not take it");
        CHECK_INT(page.out.status, 403);
    }
    const char *first = SHOW(page_bridge, ADMIN, "", "");
    CHECK_INT(page.out.status, 200);
    HAS(first, "CPIMS will not take it as it is (HTTP 400)");
    HAS(first, "A person must look: 1");
    HAS(first, "In CPIMS: 1");
    HAS(first, "The bridge is off");
    CHECK_INT(page_count(first, "value=\"again\""), 1);
    CHECK_INT(page_count(first, "value=\"skip\""), 1);
    CHECK_INT(page_count(first, "value=\"all\""), 1);
    CHECK_INT(page_count(first, "href=\"/cases/"), 0); /* an administrator sees no case */
    CHECK_INT(page_count(SHOW(page_bridge, "[{\"role\":\"national\",\"at\":\"KE\"}]", "", ""), "href=\"/cases/"), 1);
    const char *there = SHOW(page_bridge, ADMIN, "", "state=acknowledged");
    HAS(there, "set aside there");
    HAS(there, "CCO/&lt;b&gt;/1");
    CHECK_INT(page_count(there, "name=\"act\""), 0);
    HAS(SHOW(page_bridge, ADMIN, "", "state=skipped"), "a person left it out");
    HAS(page_show(page_bridge, ADMIN, "", "state=waiting", NULL, LANG_SW), "hakuna jibu kwa wakati");
    HAS(SHOW(page_bridge, ADMIN, "", "state=waiting&before=3"), "There is none.");
    HAS(SHOW(page_bridge, ADMIN, "", "state=%FF&before=-9"), "A person must look: 1");
    json_decref(page.answer);
    page.answer = json_loads("{\"ok\":true}", 0, NULL);
    (void)page_show(page_bridge_act, ADMIN, "", "", "act=skip&ref=4817+3024&state=quarantined", LANG_EN);
    CHECK_INT(page.out.status, 303);
    CHECK_STR(json_str(page.acted, "op"), "bridge.skip");
    CHECK_STR(json_str(page.acted, "ref"), "48173024");
    (void)page_show(page_bridge_act, ADMIN, "", "", "act=all", LANG_EN);
    CHECK_STR(json_str(page.acted, "op"), "bridge.again");
    CHECK(json_is_true(json_object_get(page.acted, "all")));
    json_decref(page.answer);
    page.answer = json_loads("{\"ok\":false,\"error\":\"CPIMS has this case already\"}", 0, NULL);
    HAS(page_show(page_bridge_act, ADMIN, "", "", "act=skip&ref=1&state=waiting", LANG_EN),
        "CPIMS has this case already");
    CHECK_INT(page.out.status, 422);
}

int main(void)
{
    int64_t party;
    struct person_row holder = {.role = ROLE_SCCO, .at = "003.016", .name = SPAN("Somebody")};
    if (!page_world_open())
        return 1;
    (void)msisdn_read(SPAN("+254711000011"), &holder.phone);
    CHECK_INT(db_begin(page.w.db), ERR_NONE);
    CHECK_INT(db_person_put(page.w.db, &holder, NOW, 11, &party), ERR_NONE);
    CHECK_INT(db_commit(page.w.db), ERR_NONE);
    RUN(no_value_is_a_formula);
    RUN(lines_keep_their_numbers);
    RUN(the_engine_decides);
    RUN(odd_addresses_break_nothing);
    RUN(a_list_that_is_too_long_is_not_asked);
    RUN(the_bridge_is_looked_at_and_acted_on);
    page_world_end();
    return test_end();
}
