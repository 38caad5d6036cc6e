/* gateway_africastalking_test.c - what we send is what the aggregator's own client sends (tests/doors/body.test.js),
 * and each of its answers means one thing. */
#include "gateway/africastalking.h"

#include <jansson.h>

#include "tests/unit/test.h"

static struct span string_of(const json_t *o, const char *key)
{
    const json_t *s = json_object_get(o, key);
    return (struct span){json_string_value(s), json_string_length(s)};
}

static void what_is_sent_is_what_its_client_sends(void)
{
    FILE *f = fopen("tests/data/africastalking-bodies.jsonl", "r");
    char line[4096], body[4096];
    int n = 0;
    CHECK(f != NULL);
    while (f && fgets(line, sizeof line, f)) {
        json_t *o = json_loads(line, 0, NULL);
        struct text t;
        const struct at_send s = {.username = string_of(o, "username"),
                                  .to = string_of(o, "to"),
                                  .from = string_of(o, "from"),
                                  .text = string_of(o, "message")};
        text_init(&t, body, AT_SEND_ROOM(&s));
        at_send_write(&s, &t);
        CHECK(!t.cut);
        CHECK_STR(body, json_string_value(json_object_get(o, "body")));
        json_decref(o);
        n++;
    }
    CHECK_INT(n, 15);
    if (f)
        fclose(f);
}

static void the_longest_text_has_room(void)
{
    char all[300], body[2000];
    struct text t;
    memset(all, '%', sizeof all);
    const struct at_send s = {.username = {all, 20}, .to = {all, 13}, .from = {all, 11}, .text = {all, 300}};
    text_init(&t, body, AT_SEND_ROOM(&s));
    at_send_write(&s, &t);
    CHECK(!t.cut);
}

static struct at_answer answer(int status, const char *body)
{
    struct at_answer a;
    at_answer_read(status, span_of(body), &a);
    return a;
}

#define ONE(code, name)                                                                \
    "{\"SMSMessageData\":{\"Message\":\"Sent\",\"Recipients\":[{\"statusCode\":" #code \
    ",\"number\":\"+254711000111\","                                                   \
    "\"messageId\":" name "}]}}"

static void what_it_took_has_a_name(void)
{
    struct at_answer a = answer(201, ONE(101, "\"ATXid_1\""));
    CHECK_INT(a.receipt, RECEIPT_ACCEPTED);
    CHECK_STR(a.name, "ATXid_1");
    CHECK_STR(a.why, "");
    CHECK_INT(answer(201, ONE(100, "\"a\"")).receipt, RECEIPT_ACCEPTED);
    CHECK_INT(answer(200, ONE(102, "\"a\"")).receipt, RECEIPT_ACCEPTED);
    CHECK_STR(answer(201, ONE(101, "\"None\"")).name, "");
    CHECK_STR(answer(201, ONE(101, "7")).name, "");
}

static void what_it_refuses_is_of_the_text_or_of_us(void)
{
    static const struct {
        const char *body;
        enum receipt receipt;
        bool fault;
    } rows[] = {{ONE(403, "\"None\""), RECEIPT_FAILED, false},
                {ONE(406, "\"None\""), RECEIPT_FAILED, false},
                {ONE(407, "\"None\""), RECEIPT_FAILED, false},
                {ONE(502, "\"None\""), RECEIPT_FAILED, false},
                {ONE(402, "\"None\""), RECEIPT_LATER, true},
                {ONE(405, "\"None\""), RECEIPT_LATER, true},
                {ONE(500, "\"None\""), RECEIPT_LATER, false},
                {ONE(501, "\"None\""), RECEIPT_LATER, false},
                {ONE(999, "\"x\""), RECEIPT_FAILED, false},
                {"{\"SMSMessageData\":{\"Message\":\"InvalidSenderId\",\"Recipients\":[]}}", RECEIPT_LATER, true}};
    for (size_t i = 0; i < countof(rows); i++) {
        struct at_answer a = answer(201, rows[i].body);
        CHECK_INT(a.receipt, rows[i].receipt);
        CHECK_INT(a.fault, rows[i].fault);
        CHECK_STR(a.name, "");
        CHECK(*a.why);
    }
}

static void a_yes_that_cannot_be_read_is_a_yes(void)
{
    static const char *const bodies[] = {"", "<html>", "{", "[]", "{\"SMSMessageData\":7}", "null"};
    for (size_t i = 0; i < countof(bodies); i++) {
        CHECK_INT(answer(200, bodies[i]).receipt, RECEIPT_ACCEPTED);
        CHECK_STR(answer(200, bodies[i]).why, "unreadable");
    }
}

static void each_status_is_of_the_moment_of_us_or_of_the_text(void)
{
    static const struct {
        int status;
        enum receipt receipt;
        bool fault;
    } rows[] = {{400, RECEIPT_FAILED, false}, {401, RECEIPT_LATER, true},  {403, RECEIPT_LATER, true},
                {404, RECEIPT_LATER, true},   {302, RECEIPT_LATER, true},  {408, RECEIPT_LATER, false},
                {429, RECEIPT_LATER, false},  {500, RECEIPT_LATER, false}, {503, RECEIPT_LATER, false}};
    for (size_t i = 0; i < countof(rows); i++) {
        struct at_answer a = answer(rows[i].status, ONE(101, "\"ATXid_1\""));
        CHECK_INT(a.receipt, rows[i].receipt);
        CHECK_INT(a.fault, rows[i].fault);
        CHECK_STR(a.name, "");
    }
}

int main(void)
{
    RUN(what_is_sent_is_what_its_client_sends);
    RUN(the_longest_text_has_room);
    RUN(what_it_took_has_a_name);
    RUN(what_it_refuses_is_of_the_text_or_of_us);
    RUN(a_yes_that_cannot_be_read_is_a_yes);
    RUN(each_status_is_of_the_moment_of_us_or_of_the_text);
    return test_end();
}
