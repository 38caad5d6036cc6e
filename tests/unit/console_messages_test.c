/* console_messages_test.c - the page of messages: totals for who answers for the whole, the texts of their own cases
 * for the others, and never a number. */
#include "tests/unit/page_world.h"

#define NATIONAL "[{\"role\":\"national\",\"at\":\"KE\"}]"
#define COUNTY3 "[{\"role\":\"cccs\",\"at\":\"003\"}]"
#define COUNTY4 "[{\"role\":\"cccs\",\"at\":\"004\"}]"
#define ADMIN "[{\"role\":\"admin\",\"at\":\"KE\"}]"

static void put_text(int64_t id, const char *cause, int64_t case_id, enum role role, enum outbox_state state)
{
    struct outbox_row r = a_text(id, cause, PHRASE_CASE_NEW, "+254711000001");
    r.m.case_id = case_id;
    r.m.post.role = role;
    span_str(SPAN("003.016"), r.m.post.at, sizeof r.m.post.at);
    CHECK_INT(db_outbox_add(page.w.db, &r), ERR_NONE);
    if (state == OUT_WAITING)
        return;
    r.state = state;
    r.said_s = NOW;
    CHECK_INT(db_outbox_mark(page.w.db, &r), ERR_NONE);
}

static void fill(void)
{
    struct case_file c = a_case(&page.w, 1);
    struct spend s = {.day = day_of(NOW), .parts = 1234567, .needed = 12};
    CHECK_INT(put_case(&page.w, &c), ERR_NONE);
    c = a_case(&page.w, 2);
    c.county = 4, c.constituency = 20, c.ward = 96;
    CHECK_INT(put_case(&page.w, &c), ERR_NONE);
    put_text(1, "in:1", 1, ROLE_SCCO, OUT_DELIVERED);
    put_text(2, "in:2", 2, ROLE_SCCO, OUT_SENT);
    put_text(3, "in:3", 1, ROLE_NONE, OUT_SENT);
    put_text(4, "in:4", 0, ROLE_ADMIN, OUT_WAITING); /* of no case */
    CHECK_INT(db_outbox_promote(page.w.db, NOW), ERR_NONE);
    struct inbox_row in = an_inbox(1, "a-1", "+254700000001", NOW);
    CHECK_INT(db_inbox_add(page.w.db, &in), ERR_NONE);
    CHECK_INT(db_inbox_person(page.w.db, 1, "broken"), ERR_NONE);
    CHECK_INT(db_spend_put(page.w.db, &s), ERR_NONE);
    page_clock(NOW + 600);
}

static void engine_says(const char *json)
{
    json_decref(page.answer);
    page.answer = json_loads(json, 0, NULL);
}

static void totals_for_the_nation(void)
{
    engine_says("{\"ok\":true,\"up\":true,\"carrier\":\"loop\"}");
    const char *b = SHOW(page_messages, NATIONAL, "", "");
    CHECK_INT(page.out.status, 200);
    CHECK_STR(json_str(page.acted, "op"), "link.state");
    HAS(b, "The link to the phones stands.");
    HAS(b, "<span class=\"figure\">1</span>wait to leave now");
    HAS(b, "<span class=\"figure\">10 min</span>the oldest of them waits");
    HAS(b, "<span class=\"figure\">1</span>texts that came wait for a person");
    HAS(b, "<th scope=\"row\">sent</th><td class=\"n\" data-l=\"How many\">2</td>");
    HAS(b, "<th scope=\"row\">delivered</th><td class=\"n\" data-l=\"How many\">1</td>");
    HAS(b, "<th scope=\"row\">not decided yet</th><td class=\"n\" data-l=\"How many\">1</td>");
    HAS(b, "data-l=\"Parts\">1,234,567</td>");
    HAS_NOT(b, "KES");
    HAS_NOT(b, "+254");
    CHECK_INT(page_count(b, "<td data-l=\"Text\">"), 4);
    page.loaded->settings.cost_part_cents = 80;
    HAS(SHOW(page_messages, NATIONAL, "", ""), "KES 987653.60");
    page.loaded->settings.cost_part_cents = 0;
    engine_says("{\"ok\":true,\"up\":false,\"carrier\":\"kannel\"}");
    HAS(SHOW(page_messages, NATIONAL, "", ""), "The link to the phones is down");
}

static void a_county_sees_texts_of_its_cases(void)
{
    struct case_file own = a_case(&page.w, 1), other = a_case(&page.w, 2);
    const char *b = SHOW(page_messages, COUNTY3, "", "");
    CHECK_INT(page_count(b, "<td data-l=\"Text\">"), 2);
    HAS(b, own.ref);
    HAS_NOT(b, other.ref);
    HAS_NOT(b, "wait to leave");
    HAS_NOT(b, "1,234,567");
    b = SHOW(page_messages, COUNTY4, "", "");
    CHECK_INT(page_count(b, "<td data-l=\"Text\">"), 1);
    HAS(b, other.ref);
    b = SHOW(page_messages, "[]", "", "");
    CHECK_INT(page_count(b, "<td data-l=\"Text\">"), 0);
}

static void an_administrator_sees_no_case(void)
{
    struct case_file own = a_case(&page.w, 1);
    engine_says("{\"ok\":true,\"up\":true,\"carrier\":\"loop\"}");
    const char *b = SHOW(page_messages, ADMIN, "", "");
    CHECK_INT(page_count(b, "<td data-l=\"Text\">"), 4);
    HAS_NOT(b, own.ref);
    HAS_NOT(b, "/cases/");
}

static void the_link_is_not_guessed(void)
{
    engine_says("{\"ok\":false,\"error\":\"nobody is signed in by that session\"}");
    const char *b = SHOW(page_messages, NATIONAL, "", "");
    CHECK_INT(page.out.status, 503);
    HAS_NOT(b, "link to the phones");
    json_decref(page.answer);
    page.answer = NULL;
    (void)SHOW(page_messages, NATIONAL, "", "");
    CHECK_INT(page.out.status, 503);
}

int main(void)
{
    if (!page_world_open())
        return 2;
    fill();
    RUN(totals_for_the_nation);
    RUN(a_county_sees_texts_of_its_cases);
    RUN(an_administrator_sees_no_case);
    RUN(the_link_is_not_guessed);
    page_world_end();
    return test_end();
}
