/* mlinzid_word_test.c - words by another channel than a text: a signed-in officer's from the console, a step of a USSD
 * session. The same rules decide, the answer comes back to whoever brought them, and no text is spent on it. */
#include "tests/unit/town.h"

#define OFFICER "+254711000001"
#define COUNTY "+254711000002"
#define REPORTER "+254733000005"
#define WHY "the child is safe with an aunt"

static char ref[12];
static int64_t tickets;

static int64_t person_of(const char *phone)
{
    struct msisdn m;
    int64_t id = 0;
    (void)msisdn_read(span_of(phone), &m);
    CHECK_INT(db_person_by_phone(engine_db(town.e), &m, &id), ERR_NONE);
    return id;
}

static struct engine_word word_by(enum channel channel, const char *from, enum intent intent, const char *words)
{
    struct engine_word w = {.ticket = ++tickets, .channel = channel, .link = SPAN("test"), .text = span_of(words)};
    (void)msisdn_read(span_of(from), &w.from);
    w.reading = (struct reading){.intent = intent, .lang = LANG_EN, .lone_number = -1, .text = span_of(words)};
    w.reading.slots.age_years = w.reading.slots.age_months = -1;
    span_str(span_of(ref), w.reading.ref.digits, sizeof w.reading.ref.digits);
    return w;
}

static void take(struct engine_word *w, const char *msgid)
{
    w->msgid = span_of(msgid);
    town.answers.n = 0;
    town.answered = false;
    CHECK(engine_take_word(town.e, w, town.now_s));
    CHECK(!town.answered); /* nothing is said before the commit */
    town_settle();
    CHECK(town.answered);
    CHECK_INT(town.answers.ticket, w->ticket);
}

/* The key of the one answer, "" for none; texts that left are those of this word alone. */
static const char *said_by(struct engine_word w)
{
    char id[24];
    snprintf(id, sizeof id, "w%lld", (long long)w.ticket);
    town_forget();
    take(&w, id);
    CHECK_INT(town.answers.end, WORD_DONE);
    return town.answers.n ? phrase_key(town.answers.answer[0].key) : "";
}

static const char *page(const char *who, enum intent intent, const char *words, bool proved)
{
    struct engine_word w = word_by(CHANNEL_WEB, who, intent, words);
    w.person = person_of(who);
    w.proved = proved;
    return said_by(w);
}

static void begin(const char *report)
{
    town_open();
    town_person(ROLE_SCCO, OFFICER, "003.016");
    town_person(ROLE_CCCS, COUNTY, "003");
    town_text(REPORTER, report);
    snprintf(ref, sizeof ref, "%s", town_arg(town_last(REPORTER, "report.received"), "case"));
}

static void a_page_takes_up_updates_and_closes(void)
{
    begin("REPORT neglect girl 7 Ganda");
    CHECK_STR(page(OFFICER, INTENT_VERIFY, "visited the home", false), "done.verified");
    CHECK_INT(town_heard(OFFICER, ""), 0); /* the answer is no text */
    CHECK_INT(town_heard(REPORTER, "case.verified"), 1);
    CHECK_STR(page(OFFICER, INTENT_UPDATE, "the chief came too", false), "done.updated");
    CHECK_STR(page(OFFICER, INTENT_CLOSE, "short", true), "ask.explanation");
    CHECK_STR(page(OFFICER, INTENT_CLOSE, WHY, true), "done.closed");
    CHECK_INT(town_heard(OFFICER, ""), 0);
    CHECK_INT(town_heard(REPORTER, "case.closed"), 1);
    CHECK_INT(town_count("select count(*) from case_file where state = 4"), 1);
    CHECK_STR(page(COUNTY, INTENT_REOPEN, "the aunt has left", false), "done.reopened");
}

static void without_proof_the_code_goes_to_the_phone_and_only_there(void)
{
    begin("REPORT neglect girl 7 Ganda");
    (void)page(OFFICER, INTENT_VERIFY, "visited the home", false);
    CHECK_STR(page(OFFICER, INTENT_CLOSE, WHY, false), "confirm.code");
    CHECK(!args_get(town.answers.answer[0].args, "code").p);
    CHECK_INT(town_heard(OFFICER, "confirm.code"), 1);
    CHECK_INT(town_count("select count(*) from case_file where state = 4"), 0);
    char text[40];
    snprintf(text, sizeof text, "YES %s", town_arg(town_last(OFFICER, "confirm.code"), "code"));
    town_text(OFFICER, text);
    CHECK_INT(town_count("select count(*) from case_file where state = 4"), 1);
}

static void an_emergency_still_needs_a_second_person(void)
{
    begin("REPORT defilement girl 7 Ganda");
    (void)page(OFFICER, INTENT_VERIFY, "visited the home", false);
    CHECK_STR(page(OFFICER, INTENT_CLOSE, WHY, true), "done.close-requested");
    CHECK_INT(town_heard(COUNTY, "case.close-requested"), 1);
    CHECK_STR(page(OFFICER, INTENT_CONFIRM, "", true), "refuse.not-authorised"); /* never one's own */
    CHECK_STR(page(COUNTY, INTENT_REJECT, "see the child again", false), "done.rejected");
    CHECK_STR(page(OFFICER, INTENT_CLOSE, WHY, true), "done.close-requested");
    CHECK_STR(page(COUNTY, INTENT_CONFIRM, "", true), "done.closed");
    CHECK_INT(town_count("select count(*) from case_file where state = 4"), 1);
}

static void merging_an_emergency_is_confirmed_without_a_code_too(void)
{
    char first[12];
    begin("REPORT defilement girl 7 Ganda");
    snprintf(first, sizeof first, "%s", ref);
    town_wait(3 * 3600);
    town_text("+254733000006", "REPORT defilement girl 8 Ganda");
    snprintf(ref, sizeof ref, "%s", town_arg(town_last("+254733000006", "report.received"), "case"));
    struct event op = {.kind = EVENT_OP, .op = OP_MERGE, .actor = person_of(OFFICER), .actor_role = ROLE_SCCO};
    span_str(SPAN("op:1"), op.cause, sizeof op.cause);
    span_str(span_of(ref), op.op_ref, sizeof op.op_ref);
    op.op_value = town_count("select min(id) from case_file");
    CHECK(engine_take_op(town.e, &op));
    town_settle();
    CHECK_STR(page(COUNTY, INTENT_CONFIRM, "", true), "done.closed");
    CHECK_INT(town_count("select count(*) from case_file where merged_into <> 0"), 1);
}

static void rights_are_those_of_texts(void)
{
    begin("REPORT neglect girl 7 Ganda");
    town_person(ROLE_SCCO, "+254711000009", "001.001");
    CHECK_STR(page("+254711000009", INTENT_VERIFY, "not my area", false), "refuse.no-such-case");
    struct engine_word w = word_by(CHANNEL_USSD, REPORTER, INTENT_CLOSE, WHY);
    w.proved = true; /* a PIN makes no officer of a reporter */
    CHECK_STR(said_by(w), "refuse.not-authorised");
    CHECK_INT(town_count("select count(*) from case_file where state = 1"), 1);
}

static void the_same_twice_is_done_once(void)
{
    begin("REPORT neglect girl 7 Ganda");
    struct engine_word w = word_by(CHANNEL_WEB, OFFICER, INTENT_VERIFY, "visited the home");
    w.person = person_of(OFFICER);
    take(&w, "once");
    CHECK_INT(town.answers.end, WORD_DONE);
    w.ticket = ++tickets;
    take(&w, "once");
    CHECK_INT(town.answers.end, WORD_AGAIN);
    CHECK_INT(town.answers.n, 0);
    CHECK_INT(town_count("select count(*) from note where word = 'case.verified'"), 1);
}

static struct engine_word report(void)
{
    ref[0] = '\0';
    struct engine_word w = word_by(CHANNEL_USSD, REPORTER, INTENT_REPORT, "neglect");
    w.reading.slots.kind[0] = KIND_NEGLECT;
    w.reading.slots.kinds = 1;
    w.reading.slots.missing = MISSING_SEX | MISSING_AGE | MISSING_WARD;
    w.slip = SLIP_WAITS;
    w.slip_s = town.now_s + 180;
    return w;
}

static void a_report_is_a_case_at_once_and_its_receipt_waits(void)
{
    town_open();
    town_person(ROLE_SCCO, OFFICER, "003.016");
    CHECK_STR(said_by(report()), "report.received");
    span_str(args_get(town.answers.answer[0].args, "case"), ref, sizeof ref);
    CHECK_INT(town.answers.n, 3); /* the receipt, guidance, what is missing */
    CHECK_INT(town_heard(REPORTER, ""), 0);
    struct engine_word w = word_by(CHANNEL_USSD, REPORTER, INTENT_ANSWER, "girl");
    w.reading.slots.sex = 'F';
    CHECK_STR(said_by(w), "report.completed");
    CHECK_INT(town_count("select count(*) from case_file where missing = 12"), 1);
    town_close(); /* and the engine dies */
    town_again();
    town_wait(179);
    CHECK_INT(town_heard(REPORTER, ""), 0);
    town_wait(1);
    CHECK_INT(town_heard(REPORTER, "report.received"), 1);
    town_wait(3600);
    CHECK_INT(town_heard(REPORTER, "report.received"), 1);
}

static void slip(enum slip slip)
{
    struct engine_word w = word_by(CHANNEL_USSD, REPORTER, INTENT_NONE, "");
    w.slip = slip;
    CHECK_STR(said_by(w), "");
}

static void the_receipt_goes_at_once_or_not_at_all(void)
{
    town_open();
    (void)said_by(report());
    span_str(args_get(town.answers.answer[0].args, "case"), ref, sizeof ref);
    slip(SLIP_GOES);
    CHECK_INT(town_heard(REPORTER, "report.received"), 1);
    slip(SLIP_GOES); /* it has gone */
    CHECK_INT(town_heard(REPORTER, "report.received"), 0);
    slip(SLIP_ASKED); /* but who asks for it gets it */
    CHECK_INT(town_heard(REPORTER, "report.received"), 1);
    town_wait(600);
    (void)said_by(report());
    span_str(args_get(town.answers.answer[0].args, "case"), ref, sizeof ref);
    slip(SLIP_UNSAID);
    town_wait(3600);
    CHECK_INT(town_heard(REPORTER, "report.received"), 0);
    (void)said_by(report());
    span_str(args_get(town.answers.answer[0].args, "case"), ref, sizeof ref);
    slip(SLIP_ASKED);
    town_wait(3600);
    CHECK_INT(town_heard(REPORTER, "report.received"), 1);
}

int main(void)
{
    if (!town_begin())
        return 2;
    RUN(a_page_takes_up_updates_and_closes);
    RUN(without_proof_the_code_goes_to_the_phone_and_only_there);
    RUN(an_emergency_still_needs_a_second_person);
    RUN(merging_an_emergency_is_confirmed_without_a_code_too);
    RUN(rights_are_those_of_texts);
    RUN(the_same_twice_is_done_once);
    RUN(a_report_is_a_case_at_once_and_its_receipt_waits);
    RUN(the_receipt_goes_at_once_or_not_at_all);
    return town_end();
}
