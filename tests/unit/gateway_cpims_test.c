/* gateway_cpims_test.c - each answer of CPIMS means one thing: it has the case, it says nothing of it, it will not have
 * it, it does not know us; and what became of a case is what it says in so many words, or nothing. */
#include "gateway/cpims.h"

#include "tests/unit/test.h"

#define NAME "7c9e6679-7425-40de-944b-e07fc1f90ae7"
#define OURS "\"case_id\":\"" NAME "\""

struct row {
    int status;
    const char *body;
    enum cpims_end end;
    const char *why, *serial, *said, *comment;
};

static void check(const struct row *r, const struct cpims_answer *a)
{
    printf("# %d %.60s\n", r->status, r->body);
    CHECK_INT(a->end, r->end);
    CHECK_STR(a->why, r->why);
    CHECK_STR(a->serial, r->serial);
    CHECK_STR(a->said, r->said);
    CHECK_STR(a->comment, r->comment);
}

static void a_case_is_taken_only_when_it_is_named(void)
{
    static const struct row rows[] = {
        {201, "{" OURS ",\"case_serial\":\"CCO/003/016/5/29/1/2026\"}", CPIMS_TAKEN, "", "CCO/003/016/5/29/1/2026", "",
         ""},
        {200, "[{" OURS "}]", CPIMS_TAKEN, "", "", "", ""},
        {201, "{\"case_id\":\"7C9E6679-7425-40DE-944B-E07FC1F90AE7\"}", CPIMS_TAKEN, "", "", "", ""},
        {201, "{" OURS ",\"case_serial\":\"a b\"}", CPIMS_TAKEN, "", "", "", ""},
        {201, "{" OURS ",\"case_serial\":7}", CPIMS_TAKEN, "", "", "", ""},
        {201, "{" OURS ",\"verification_status\":\"003\"}", CPIMS_TAKEN, "", "", "",
         ""}, /* that is asked for when it has had time */
        {400, "{\"case_id\":[\"ovc basic crs with this case id already exists.\"]}", CPIMS_TAKEN, "", "", "", ""},
        {409, "{\"case_id\":\"it Exists\"}", CPIMS_TAKEN, "", "", "", ""},
        {400, "{\"case_id\":[\"Must be a valid UUID.\"]}", CPIMS_REFUSED, "refused", "", "", ""},
        {422, "{\"case_id\":[\"already exists\"]}", CPIMS_REFUSED, "refused", "", "", ""},
        {400, "{\"child\":[\"already exists\"]}", CPIMS_REFUSED, "refused", "", "", ""},
        {400, "<h1>Bad Request</h1>", CPIMS_REFUSED, "status", "", "", ""},
        {200, "{\"details\":\"Error saving Case details\"}", CPIMS_REFUSED, "other-case", "", "", ""},
        {201, "{\"case_id\":\"00000000-0000-4000-8000-000000000000\"}", CPIMS_REFUSED, "other-case", "", "", ""},
        {201, "[{" OURS "},{" OURS "}]", CPIMS_REFUSED, "no-json", "", "", ""},
        {200, "<html>It works!</html>", CPIMS_REFUSED, "no-json", "", "", ""},
        {201, "{" OURS, CPIMS_REFUSED, "no-json", "", "", ""},
        {200, "", CPIMS_REFUSED, "no-json", "", "", ""},
        {200, "null", CPIMS_REFUSED, "no-json", "", "", ""},
        {0, "", CPIMS_LATER, "no-answer", "", "", ""},
        {100, "", CPIMS_LATER, "status", "", "", ""},
        {302, "{" OURS "}", CPIMS_LATER, "redirect", "", "", ""},
        {404, "{" OURS "}", CPIMS_LATER, "status", "", "", ""},
        {408, "", CPIMS_LATER, "status", "", "", ""},
        {429, "", CPIMS_LATER, "status", "", "", ""},
        {500, "{" OURS "}", CPIMS_LATER, "status", "", "", ""},
        {503, "", CPIMS_LATER, "status", "", "", ""},
        {401, "{\"detail\":\"Invalid token.\"}", CPIMS_CLOSED, "token", "", "", ""},
        {403, "{" OURS "}", CPIMS_CLOSED, "token", "", "", ""}};
    for (size_t i = 0; i < countof(rows); i++) {
        struct cpims_answer a;
        cpims_answer_read(rows[i].status, span_of(rows[i].body), NAME, &a);
        check(&rows[i], &a);
    }
}

static void what_became_of_it_is_said_in_so_many_words(void)
{
    static const struct row rows[] = {
        {200, "{" OURS "}", CPIMS_TAKEN, "", "", "", ""},
        {200, "{" OURS ",\"status\":0,\"case_serial\":null}", CPIMS_TAKEN, "", "", "", ""},
        {200, "{" OURS ",\"status\":1,\"case_serial\":\"C/1\"}", CPIMS_TAKEN, "", "C/1", "002", ""},
        {200, "{" OURS ",\"status\":\"2\"}", CPIMS_TAKEN, "", "", "003", ""},
        {200, "{" OURS ",\"verification_status\":\"002\"}", CPIMS_TAKEN, "", "", "002", ""},
        {200, "{" OURS ",\"verification_status\":\"003\",\"status\":2}", CPIMS_TAKEN, "", "", "003", ""},
        {200, "{" OURS ",\"verification_status\":\"003\",\"status\":0}", CPIMS_TAKEN, "", "", "003", ""},
        {200, "{" OURS ",\"verification_status\":\"\",\"status\":1}", CPIMS_TAKEN, "", "", "002", ""},
        {200, "[{" OURS ",\"dco_followup1\":\" Seen\\r\\nat home\\u202e \"}]", CPIMS_TAKEN, "", "", "",
         "Seen  at home "},
        {200, "{" OURS ",\"dco_followup1\":null}", CPIMS_TAKEN, "", "", "", ""},
        {200, "{" OURS ",\"verification_status\":\"003\",\"status\":1}", CPIMS_REFUSED, "odd-status", "", "", ""},
        {200, "{" OURS ",\"verification_status\":\"007\",\"case_serial\":\"C/1\"}", CPIMS_REFUSED, "odd-status", "", "",
         ""},
        {200, "{" OURS ",\"verification_status\":2}", CPIMS_REFUSED, "odd-status", "", "", ""},
        {200, "{" OURS ",\"verification_status\":true}", CPIMS_REFUSED, "odd-status", "", "", ""},
        {200, "{" OURS ",\"status\":3}", CPIMS_REFUSED, "odd-status", "", "", ""},
        {200, "{" OURS ",\"status\":1.0}", CPIMS_REFUSED, "odd-status", "", "", ""},
        {200, "{" OURS ",\"status\":[1]}", CPIMS_REFUSED, "odd-status", "", "", ""},
        {200, "{" OURS ",\"status\":1,\"dco_followup1\":[\"x\"]}", CPIMS_REFUSED, "odd-comment", "", "", ""},
        {200, "{\"details\":\"Case Does not Exist\"}", CPIMS_REFUSED, "not-there", "", "", ""},
        {404, "{\"detail\":\"Not found.\"}", CPIMS_REFUSED, "not-there", "", "", ""},
        {404, "{" OURS ",\"status\":1}", CPIMS_REFUSED, "not-there", "", "", ""},
        {200, "{\"case_id\":\"00000000-0000-4000-8000-000000000000\",\"status\":1}", CPIMS_REFUSED, "other-case", "",
         "", ""},
        {200, "{\"case_id\":7,\"status\":1}", CPIMS_REFUSED, "other-case", "", "", ""},
        {200, "<html>", CPIMS_REFUSED, "no-json", "", "", ""},
        {200, "[]", CPIMS_REFUSED, "no-json", "", "", ""},
        {200, "{" OURS ",\"dco_followup1\":\"\\u0000\"}", CPIMS_REFUSED, "no-json", "", "", ""},
        {400, "{" OURS ",\"status\":1}", CPIMS_REFUSED, "status", "", "", ""},
        {404, "<h1>Not Found</h1>", CPIMS_LATER, "status", "", "", ""},
        {0, "", CPIMS_LATER, "no-answer", "", "", ""},
        {301, "{" OURS ",\"status\":2}", CPIMS_LATER, "redirect", "", "", ""},
        {502, "{" OURS ",\"status\":2}", CPIMS_LATER, "status", "", "", ""},
        {429, "", CPIMS_LATER, "status", "", "", ""},
        {401, "{" OURS ",\"status\":2}", CPIMS_CLOSED, "token", "", "", ""}};
    for (size_t i = 0; i < countof(rows); i++) {
        struct cpims_answer a;
        cpims_became_read(rows[i].status, span_of(rows[i].body), NAME, &a);
        check(&rows[i], &a);
    }
}

static void what_is_put_to_us_may_say_a_part(void)
{
    static const struct row rows[] = {{0, "{\"verification_status\":\"002\"}", CPIMS_TAKEN, "", "", "002", ""},
                                      {0, "{\"case_serial\":\"C/1\"}", CPIMS_TAKEN, "", "C/1", "", ""},
                                      {0, "{\"dco_followup1\":\"Seen\"}", CPIMS_TAKEN, "", "", "", "Seen"},
                                      {0, "{\"case_reporter\":\"CRCO\"}", CPIMS_TAKEN, "", "", "", ""},
                                      {0, "{\"verification_status\":\"004\"}", CPIMS_REFUSED, "odd-status", "", "", ""},
                                      {0, "[{\"verification_status\":\"002\"}]", CPIMS_REFUSED, "no-json", "", "", ""},
                                      {0, "verification_status=002", CPIMS_REFUSED, "no-json", "", "", ""},
                                      {0, "", CPIMS_REFUSED, "no-json", "", "", ""}};
    for (size_t i = 0; i < countof(rows); i++) {
        struct cpims_answer a;
        cpims_put_read(span_of(rows[i].body), &a);
        check(&rows[i], &a);
    }
}

/* Cut between letters, and said to be. */
static void words_without_end_are_cut(void)
{
    static const char letter[] = "\xC5\xB5"; /* two bytes */
    char body[4000];
    for (int letters = 390; letters <= 410; letters++) {
        struct cpims_answer a;
        struct text t;
        text_init(&t, body, sizeof body);
        text_str(&t, "{" OURS ",\"dco_followup1\":\"x");
        for (int i = 0; i < letters; i++)
            text_str(&t, letter);
        text_str(&t, "\"}");
        cpims_became_read(200, text_done(&t), NAME, &a);
        size_t n = strlen(a.comment), whole = 1 + 2 * (size_t)letters;
        bool cut = n != whole;
        CHECK_INT(a.end, CPIMS_TAKEN);
        CHECK(n < CPIMS_COMMENT_CAP);
        CHECK_INT(cut, whole > CPIMS_COMMENT_CAP - 5);
        CHECK(!cut || (n > CPIMS_COMMENT_CAP - 8 && strcmp(a.comment + n - 3, "...") == 0 && (n - 3) % 2 == 1));
    }
}

int main(void)
{
    RUN(a_case_is_taken_only_when_it_is_named);
    RUN(what_became_of_it_is_said_in_so_many_words);
    RUN(what_is_put_to_us_may_say_a_part);
    RUN(words_without_end_are_cut);
    return test_end();
}
