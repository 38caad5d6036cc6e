/* console_staff_test.c - lists as text: what a spreadsheet would run is a word, lines keep their numbers; and the pages
 * of people, audit and settings with odd answers of the engine. */
#include "console/csv.h"

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
    page_world_end();
    return test_end();
}
