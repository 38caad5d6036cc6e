/* mlinzid_ussd_test.c - one hop after the other through the engine: screens come after their commit, the same hop twice
 * is one, a store of sessions may answer later or be set back, and a flood of reports is no flood of texts. */
#include "mlinzid/engine/ussd.h"
#include "tests/unit/town.h"

#define REPORTER "+254733000005"
#define OFFICER "+254711000001"

static struct ussd_shown screen;
static int screens;

static void on_shown(void *ctx, const struct ussd_shown *s)
{
    (void)ctx;
    screens++;
    screen = *s;
    screen.args.p = screen.args_space;
    screen.text.p = screen.text_space;
}

static enum err offer(const char *session, const char *from, const char *typed, bool whole)
{
    struct ussd_hop hop = {
        .link = SPAN("aggregator"), .session = span_of(session), .typed = span_of(typed), .whole = whole};
    (void)msisdn_read(span_of(from), &hop.phone);
    return engine_ussd_hop(town.e, &hop, town.now_s, NULL, on_shown);
}

static const char *hop(const char *session, const char *from, const char *typed)
{
    int before = screens;
    CHECK_INT(offer(session, from, typed, false), ERR_NONE);
    town_settle();
    CHECK_INT(screens, before + 1);
    return phrase_key(screen.key);
}

static const char *all(const char *session, const char *typed)
{
    int before = screens;
    CHECK_INT(offer(session, REPORTER, typed, true), ERR_NONE);
    town_settle();
    CHECK_INT(screens, before + 1);
    return phrase_key(screen.key);
}

static void a_screen_comes_after_its_commit(void)
{
    town_open();
    CHECK_STR(hop("s", REPORTER, ""), "ussd.menu"); /* no word: at once */
    CHECK_STR(hop("s", REPORTER, "1"), "ussd.kind");
    int before = screens;
    CHECK_INT(offer("s", REPORTER, "3", false), ERR_NONE);
    CHECK_INT(screens, before);
    CHECK_INT(engine_ussd_waiting(town.e), 1);
    CHECK_INT(offer("s", REPORTER, "3", false), ERR_BUSY); /* the hop before is not answered */
    town_settle();
    CHECK_INT(screens, before + 1);
    CHECK_INT(engine_ussd_waiting(town.e), 0);
    CHECK_INT(town_count("select count(*) from case_file"), 1);
}

static void typed_as_a_whole_the_same_is_the_same_hop(void)
{
    town_open();
    CHECK_STR(all("s", ""), "ussd.menu");
    CHECK_STR(all("s", "1"), "ussd.kind");
    CHECK_STR(all("s", "1"), "ussd.kind"); /* the network asks again */
    CHECK_STR(all("s", "1*3"), "ussd.sex");
    CHECK_STR(all("s", "1*3"), "ussd.sex");
    CHECK_INT(town_count("select count(*) from case_file"), 1);
    CHECK_STR(all("s", "1*3*2"), "ussd.age");
    CHECK_STR(all("s", "1*3*2*6"), "ussd.place");
    CHECK_STR(all("s", "1*3*2*6*Bura*Mwatate"), "ussd.check"); /* a star inside what was typed */
    CHECK_INT(town_count("select count(*) from case_file where missing = 0"), 1);
    CHECK_STR(all("s", "1*3*2*6*Bura*Mwatate*1"), "ussd.done");
    CHECK(!screen.more);
    CHECK_STR(all("other", "1*3"), "ussd.menu"); /* unknown, whatever stands before: afresh */
    CHECK_STR(all("other", "1*3"), "ussd.menu"); /* and again, before anything was typed in it */
    CHECK_STR(all("other", "1"), "ussd.menu");   /* less than was heard is nothing new */
    CHECK_STR(all("other", "1*3*2"), "ussd.reports");
}

static void what_is_no_hop_is_refused(void)
{
    town_open();
    char id[200];
    memset(id, 'x', sizeof id - 1);
    id[199] = '\0';
    CHECK_INT(offer(id, REPORTER, "", false), ERR_RANGE);
    CHECK_INT(offer("", REPORTER, "", false), ERR_RANGE);
    CHECK_INT(offer("s", "nobody", "", false), ERR_RANGE);
    static char much[2000];
    memset(much, 'x', sizeof much - 1);
    CHECK_INT(offer("s", REPORTER, much, false), ERR_RANGE);
    CHECK_INT(engine_ussd_waiting(town.e), 0);
}

static void so_many_wait_and_no_more(void)
{
    town_open();
    town.loaded->settings.ussd_waiting_max = 2;
    town_close();
    town_again();
    for (int i = 0; i < 3; i++) {
        char id[8], from[20];
        snprintf(id, sizeof id, "s%d", i);
        snprintf(from, sizeof from, "+25473300010%d", i);
        CHECK_STR(hop(id, from, ""), "ussd.menu");
        CHECK_STR(hop(id, from, "1"), "ussd.kind");
    }
    CHECK_INT(offer("s0", "+254733000100", "3", false), ERR_NONE);
    CHECK_INT(offer("s1", "+254733000101", "3", false), ERR_NONE);
    CHECK_INT(offer("s2", "+254733000102", "3", false), ERR_BUSY);
    town_settle();
    CHECK_STR(hop("s2", "+254733000102", "3"), "ussd.sex");
    CHECK_INT(town_count("select count(*) from case_file"), 3);
}

/* As it is while far too many texts wait: what is told is not taken, and the call ends with words, not with the
 * engine's death. The waiting receipt goes by itself when the session's time is over. */
static void a_word_refused_as_the_session_ends(void)
{
    static const char *const keys[] = {"", "1", "3", "2", "6", "Ganda"};
    town_open();
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        (void)hop("s", REPORTER, keys[i]);
    CHECK_STR(phrase_key(screen.key), "ussd.check");
    int64_t most = town.loaded->settings.queue_max;
    town.loaded->settings.queue_max = 0;
    CHECK_STR(hop("s", REPORTER, "1"), "ussd.done");
    CHECK(!screen.more);
    town.loaded->settings.queue_max = most;
    CHECK_INT(town_heard(REPORTER, "report.received"), 0);
    town_wait(300);
    CHECK_INT(town_heard(REPORTER, "report.received"), 1); /* that none need go could not be stored */
}

/* --- a store that answers later, and one that was set back --- */

struct slow {
    struct ussd_store store, *under;
    char key[USSD_KEY_CAP];
    void *ctx;
    void (*got)(void *ctx, const struct ussd_session *s);
    int64_t now_s;
    bool keeps_old; /* what is put is lost */
};
static struct slow slow;

static void slow_get(void *self, const char *key, int64_t now_s, void *ctx,
                     void (*got)(void *ctx, const struct ussd_session *s))
{
    (void)self;
    span_str(span_of(key), slow.key, sizeof slow.key);
    slow.ctx = ctx;
    slow.got = got;
    slow.now_s = now_s;
}

static void slow_put(void *self, const char *key, const struct ussd_session *s, int64_t until_s)
{
    (void)self;
    if (!slow.keeps_old)
        slow.under->put(slow.under->self, key, s, until_s);
}

static void slow_drop(void *self, const char *key)
{
    (void)self;
    if (!slow.keeps_old)
        slow.under->drop(slow.under->self, key);
}

static void slow_close(void *self)
{
    (void)self;
    slow.under->close(slow.under->self);
}

static void slow_comes(void)
{
    slow.under->get(slow.under->self, slow.key, slow.now_s, slow.ctx, slow.got);
}

static const char *slow_hop(const char *session, const char *typed)
{
    int before = screens;
    CHECK_INT(offer(session, REPORTER, typed, false), ERR_NONE);
    town_settle();
    CHECK_INT(screens, before); /* it has not come */
    slow_comes();
    town_settle();
    CHECK_INT(screens, before + 1);
    return phrase_key(screen.key);
}

static void slow_open(void)
{
    town_open();
    slow = (struct slow){.under = ussd_memory_open(16)};
    slow.store = (struct ussd_store){&slow, slow_get, slow_put, slow_drop, slow_close};
    engine_ussd_store(town.e, &slow.store);
}

static void a_store_may_answer_later(void)
{
    slow_open();
    CHECK_STR(slow_hop("s", ""), "ussd.menu");
    CHECK_STR(slow_hop("s", "1"), "ussd.kind");
    CHECK_STR(slow_hop("s", "3"), "ussd.sex");
    struct msisdn phone;
    (void)msisdn_read(span_of(REPORTER), &phone);
    engine_ussd_drop(town.e, SPAN("aggregator"), SPAN("s"), &phone, town.now_s);
    CHECK_INT(town_heard(REPORTER, ""), 0);
    slow_comes();
    town_settle();
    CHECK_INT(town_heard(REPORTER, "report.received"), 1);
    CHECK_STR(slow_hop("s", "1"), "ussd.resume");
}

/* The engine died between the commit and the store: the session does not know what was said, and the network asks
 * again.
 */
static void a_session_set_back_says_nothing_twice(void)
{
    slow_open();
    CHECK_STR(slow_hop("s", ""), "ussd.menu");
    CHECK_STR(slow_hop("s", "1"), "ussd.kind");
    slow.keeps_old = true;
    CHECK_STR(slow_hop("s", "3"), "ussd.sex");
    CHECK_STR(slow_hop("s", "3"), "ussd.resume"); /* it was said: go on with it */
    CHECK_INT(town_count("select count(*) from case_file"), 1);
}

/* --- ends --- */

static void a_call_that_drops_while_a_word_waits(void)
{
    town_open();
    struct msisdn phone;
    (void)msisdn_read(span_of(REPORTER), &phone);
    (void)hop("s", REPORTER, "");
    (void)hop("s", REPORTER, "1");
    CHECK_INT(offer("s", REPORTER, "3", false), ERR_NONE);
    engine_ussd_drop(town.e, SPAN("aggregator"), SPAN("s"), &phone, town.now_s); /* before the commit */
    town_settle();
    CHECK_INT(town_heard(REPORTER, "report.received"), 1);
    CHECK_INT(engine_ussd_waiting(town.e), 0);
    engine_ussd_drop(town.e, SPAN("aggregator"), SPAN("s"), &phone, town.now_s); /* the network says it again */
    engine_ussd_drop(town.e, SPAN("aggregator"), SPAN("never"), &phone, town.now_s);
    town_settle();
    CHECK_INT(town_heard(REPORTER, ""), 1);
}

static void a_flood_of_reports_is_no_flood_of_texts(void)
{
    town_open();
    for (int i = 0; i < 70; i++) {
        char id[16];
        snprintf(id, sizeof id, "f%d", i);
        (void)hop(id, REPORTER, "");
        (void)hop(id, REPORTER, "00");
        (void)hop(id, REPORTER, "1");
        CHECK_STR(hop(id, REPORTER, "3"), "ussd.sex"); /* each is a case and is answered */
    }
    CHECK_INT(town_count("select count(*) from case_file"), 70);
    CHECK_INT(town_heard(REPORTER, ""), 0);
    town_wait(600);
    CHECK_INT(town_heard(REPORTER, "report.received"), 30); /* answers.change_max */
    CHECK_INT(town_heard(REPORTER, "case.bundle"), 0);
    town_wait(2 * 3600);
    CHECK_INT(town_heard(REPORTER, "report.received"), 30);
    CHECK_INT(town_heard(REPORTER, "case.bundle"), 1);
    CHECK_INT(town_count("select count(*) from audit where act = 'flood.number'"), 1);
}

static void without_a_keeper_an_officer_is_told_to_try_later(void)
{
    town_open();
    town_person(ROLE_SCCO, OFFICER, "003.016");
    town_text(REPORTER, "REPORT neglect boy 6 Ganda");
    (void)hop("o", OFFICER, "");
    (void)hop("o", OFFICER, "8");
    CHECK_STR(hop("o", OFFICER, "1"), "ussd.pin");
    CHECK_STR(hop("o", OFFICER, "480317"), "ussd.pin");
    CHECK_STR(hop("o", OFFICER, "480317"), "ussd.bye"); /* the town has none */
    CHECK(!screen.more);
    CHECK_INT(town_count("select count(*) from inbox where word = 'close'"), 0);
}

/* What is asked step by step is compared as a report in one text is. */
static void the_same_child_told_twice_is_linked(void)
{
    static const char *const keys[] = {"", "1", "3", "1", "9", "Ganda", "1"};
    town_open();
    town_text("+254733000006", "REPORT neglect girl 9 Ganda");
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        (void)hop("l", REPORTER, keys[i]);
    CHECK_INT(town_count("select count(*) from link"), 1);
    (void)hop("m", "+254733000007", "");
    (void)hop("m", "+254733000007", "1");
    CHECK_STR(hop("m", "+254733000007", "girl 9 neglected in Ganda"), "ussd.check");
    CHECK_INT(town_count("select count(*) from link"), 3); /* with both */
    CHECK_INT(town_count("select count(*) from link where case_id = other"), 0);
}

/* --- a form by keys --- */

static int64_t pins;

static enum err any_pin(void *ctx, const struct msisdn *phone, struct span pin, bool set, int64_t *ticket)
{
    (void)ctx;
    (void)phone;
    (void)pin;
    (void)set;
    *ticket = ++pins;
    return ERR_NONE;
}

/* What an officer typed since the dial, or the last key alone; the keeper takes every PIN. */
static const char *officer(const char *session, const char *typed, bool whole)
{
    int before = screens;
    struct ussd_hop h = {
        .link = SPAN("aggregator"), .session = span_of(session), .typed = span_of(typed), .whole = whole};
    int64_t asked = pins;
    (void)msisdn_read(span_of(OFFICER), &h.phone);
    CHECK_INT(engine_ussd_hop(town.e, &h, town.now_s, NULL, on_shown), ERR_NONE);
    if (slow.ctx)
        slow_comes();
    town_settle();
    if (pins != asked)
        engine_pin_done(town.e, pins, USSD_PIN_RIGHT, town.now_s);
    town_settle();
    CHECK_INT(screens, before + 1);
    return phrase_key(screen.key);
}

#define FORMS() town_count("select count(*) from sheet_row where sheet = 'follow-up'")
#define DRAFTS() town_count("select count(*) from sheet_draft")

static void a_case_of_the_officer(void)
{
    slow = (struct slow){.ctx = NULL};
    town.pin_ask = any_pin;
    town_open();
    town_person(ROLE_SCCO, OFFICER, "003.016");
    town_text(REPORTER, "REPORT neglect boy 6 Ganda");
}

/* All that was typed, as Africa's Talking says it: each hop is asked twice, the last one too. */
static void a_form_saved_by_a_hop_that_comes_again_is_saved_once(void)
{
    static const char *const keys[] = {"9", "1", "480317", "480317", "2", "leo", "1", "1", "1", "99", "9.3."};
    char all_typed[200] = "";
    a_case_of_the_officer();
    CHECK_STR(officer("w", "", true), "ussd.menu");
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        snprintf(all_typed + strlen(all_typed), sizeof all_typed - strlen(all_typed), "%s%s", i ? "*" : "", keys[i]);
        (void)officer("w", all_typed, true);
        char text[USSD_TEXT_CAP];
        snprintf(text, sizeof text, "%s", screen.text_space);
        (void)officer("w", all_typed, true);
        CHECK_STR(screen.text_space, text);
    }
    CHECK(strstr(screen.text_space, "nothing is saved yet") != NULL);
    CHECK_INT(FORMS(), 0);
    CHECK_INT(DRAFTS(), 1);
    CHECK_INT(town_count("select count(*) from sheet_draft where hex(words) like '%7361666520%'"), 0); /* "safe " */
    strcat(all_typed, "*1");
    CHECK_STR(officer("w", all_typed, true), "sheet.filled");
    CHECK_INT(FORMS(), 1);
    CHECK_INT(DRAFTS(), 0);
    (void)officer("w", all_typed, true); /* the session is over: afresh, and nothing is written */
    CHECK_INT(FORMS(), 1);
    CHECK_INT(town_count("select count(*) from duty where thing = (select max(id) from sheet_row)"), 1);
    CHECK_INT(town_count("select count(*) from sheet_answer where field = 'next'"), 1);
}

/* The same form in two calls: they fill one draft, and the second has nothing left to save. */
static void a_form_in_two_calls_is_saved_once(void)
{
    static const char *const keys[] = {"9", "1", "480317", "480317", "2", "leo", "1", "1", "1", "99", "9.3."};
    static const char *const again[] = {"1", "480317", "480317", "99", "99"};
    a_case_of_the_officer();
    (void)officer("x", "", false);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        (void)officer("x", keys[i], false);
    CHECK_STR(officer("y", "", false), "ussd.form");
    for (size_t i = 0; i < sizeof again / sizeof again[0]; i++)
        (void)officer("y", again[i], false);
    CHECK(strstr(screen.text_space, "nothing is saved yet") != NULL);
    CHECK_STR(officer("x", "1", false), "sheet.filled");
    CHECK_STR(officer("y", "1", false), "refuse.not-authorised");
    CHECK_INT(FORMS(), 1);
}

/* As Redis does: the session outlives an engine that dies before, or right after, the commit of each key. */
static void a_form_is_saved_once_wherever_the_engine_dies(void)
{
    static const char *const keys[] = {"9", "1", "480317", "480317", "2", "leo", "1", "1", "1", "99", "9.3.", "1"};
    for (int dies = 5; dies < (int)(sizeof keys / sizeof keys[0]); dies++) {
        a_case_of_the_officer();
        slow = (struct slow){.under = ussd_memory_open(16)};
        slow.store = (struct ussd_store){&slow, slow_get, slow_put, slow_drop, slow_close};
        engine_ussd_store(town.e, &slow.store);
        slow.ctx = &slow;
        CHECK_STR(officer("r", "", false), "ussd.menu");
        for (int i = 0; i < dies; i++)
            (void)officer("r", keys[i], false);
        slow.keeps_old = true; /* it is stored, and dies before its session is: the key comes again */
        (void)officer("r", keys[dies], false);
        slow.keeps_old = false;
        const char *shown = officer("r", keys[dies], false);
        bool last = dies + 1 == (int)(sizeof keys / sizeof keys[0]);
        CHECK_STR(shown, last ? "sheet.filled" : "ussd.form");
        CHECK_INT(FORMS(), last);
        for (int i = 0; !last && i < 12 && screen.more; i++) { /* on to the end, wherever it stands */
            bool pin = screen.key == PHRASE_USSD_PIN, skip = strstr(screen.text_space, "99 Skip") != NULL;
            (void)officer("r", pin ? "480317" : skip ? "99" : "1", false);
        }
        CHECK_INT(FORMS(), 1);
        CHECK_INT(DRAFTS(), 0);
        engine_ussd_store(town.e, ussd_memory_open(16));
    }
}

/* No PIN, and no key of one, is in the store or among what was typed. */
static void a_pin_is_stored_nowhere(void)
{
    CHECK_INT(town_count("select count(*) from inbox where carrier = 'aggregator'"), 0);
}

int main(void)
{
    if (!town_begin())
        return 2;
    RUN(a_screen_comes_after_its_commit);
    RUN(typed_as_a_whole_the_same_is_the_same_hop);
    RUN(what_is_no_hop_is_refused);
    RUN(so_many_wait_and_no_more);
    RUN(a_word_refused_as_the_session_ends);
    RUN(a_store_may_answer_later);
    RUN(a_session_set_back_says_nothing_twice);
    RUN(a_call_that_drops_while_a_word_waits);
    RUN(a_flood_of_reports_is_no_flood_of_texts);
    RUN(without_a_keeper_an_officer_is_told_to_try_later);
    RUN(a_pin_is_stored_nowhere);
    RUN(a_form_saved_by_a_hop_that_comes_again_is_saved_once);
    RUN(a_form_in_two_calls_is_saved_once);
    RUN(a_form_is_saved_once_wherever_the_engine_dies);
    slow.ctx = NULL;
    town.pin_ask = NULL;
    RUN(the_same_child_told_twice_is_linked);
    return town_end();
}
