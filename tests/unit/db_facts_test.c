/* db_facts_test.c - what deciding gets to know of the store: of the sender, of what was said, of cases, and nothing
 * unasked. */
#include "db/child.h"
#include "db/register.h"
#include "db/sheet.h"
#include "tests/unit/db_world.h"

#define REPORTER "+254700000001"
#define OTHER "+254700000002"
#define OFFICER "+254711000001"

static struct facts facts;

/* One round of asking. */
static const struct facts *ask(struct world_of_db *w, int64_t now_s, unsigned need, const char *number)
{
    memset(&facts, 0, sizeof facts);
    facts.sender.number = phone(number);
    facts.need = need;
    CHECK_INT(db_facts(w->db, &facts, now_s, &w->arena), ERR_NONE);
    CHECK_INT(facts.need, 0);
    CHECK_INT(facts.have, need);
    return &facts;
}

static void report(struct world_of_db *w, struct case_file *c, const char *number)
{
    CHECK_INT(put_case(w, c), ERR_NONE);
    CHECK_INT(
        put_effect(w, c->opened_s, (struct effect){.kind = EFFECT_REPORTER, .case_id = c->id, .number = phone(number)}),
        ERR_NONE);
}

static void an_unknown_number_is_nobody(void)
{
    struct world_of_db w;
    world_start(&w);
    const struct facts *f = ask(&w, NOW, NEED_SENDER | NEED_RECENT | NEED_CODE, REPORTER);
    CHECK(!f->sender.known && !f->sender.person && !f->sender.party && !f->sender.posts && !f->sender.lang);
    CHECK(f->question.key == PHRASE_NONE && f->code.act == ACT_NONE);
    CHECK(f->recents == 0 && f->owns == 0 && f->ins == 0);
    CHECK_STR(f->sender.number.s, REPORTER);
    world_end(&w);
}

static void a_number_keeps_its_own_row(void)
{
    struct world_of_db w;
    world_start(&w);
    struct sender s = {.lang = LANG_SW, .stopped = true, .muted_until_s = 5, .strikes = 3, .strikes_s = 4};
    struct effect e = {.kind = EFFECT_NUMBER, .number = phone(REPORTER), .sender = &s};
    CHECK_INT(put_effect(&w, NOW, e), ERR_NONE);
    const struct facts *f = ask(&w, NOW, NEED_SENDER, REPORTER);
    CHECK(f->sender.known && f->sender.lang == LANG_SW && f->sender.stopped);
    CHECK(f->sender.muted_until_s == 5 && f->sender.strikes == 3 && f->sender.strikes_s == 4);
    s.stopped = false;
    CHECK_INT(put_effect(&w, NOW, e), ERR_NONE);
    CHECK(!ask(&w, NOW, NEED_SENDER, REPORTER)->sender.stopped);
    CHECK(!ask(&w, NOW, NEED_SENDER, OTHER)->sender.known);
    world_end(&w);
}

static void only_what_is_asked_is_fetched(void)
{
    struct world_of_db w;
    world_start(&w);
    memset(&facts, 0, sizeof facts);
    facts.sender.number = phone(REPORTER);
    facts.need = NEED_SENDER | NEED_SERIAL;
    facts.have = NEED_SERIAL; /* had in an earlier round: not counted up again */
    facts.serial = 99;
    CHECK_INT(db_facts(w.db, &facts, NOW, &w.arena), ERR_NONE);
    CHECK_INT(facts.serial, 99);
    CHECK_INT(facts.have, NEED_SENDER | NEED_SERIAL);
    world_end(&w);
}

static void a_question_stands_until_it_is_answered(void)
{
    struct world_of_db w;
    world_start(&w);
    struct question q = {.key = PHRASE_ASK_DETAILS, .case_id = 7, .asked_s = NOW, .choices = 2, .word = INTENT_CLOSE};
    q.choice[0] = w.areas.row[w.areas.of_ward[77]].area;
    q.choice[1] = w.areas.row[w.areas.of_constituency[16]].area;
    (void)snprintf(q.text, sizeof q.text, "closed, the family was counselled");
    struct effect e = {.kind = EFFECT_QUESTION, .number = phone(REPORTER), .question = &q};
    CHECK_INT(put_effect(&w, NOW, e), ERR_NONE);
    const struct facts *f = ask(&w, NOW, NEED_SENDER, REPORTER);
    CHECK_INT(f->question.key, PHRASE_ASK_DETAILS);
    CHECK(f->question.case_id == 7 && f->question.asked_s == NOW && f->question.word == INTENT_CLOSE);
    CHECK_INT(f->question.choices, 2);
    CHECK(area_eq(f->question.choice[0], q.choice[0]) && area_eq(f->question.choice[1], q.choice[1]));
    CHECK_STR(f->question.text, q.text);
    q.key = PHRASE_NONE;
    CHECK_INT(put_effect(&w, NOW, e), ERR_NONE);
    CHECK_INT(ask(&w, NOW, NEED_SENDER, REPORTER)->question.key, PHRASE_NONE);
    world_end(&w);
}

static void a_person_has_posts_and_one_code(void)
{
    struct world_of_db w;
    world_start(&w);
    struct person_row p = {.phone = phone(OFFICER), .role = ROLE_SCCO, .at = "003.016", .lang = LANG_EN};
    int64_t party = 0;
    CHECK_INT(db_person_put(w.db, &p, NOW, 501, &party), ERR_NONE);
    CHECK_INT(party, 501);
    struct code c = {.act = ACT_CLOSE,
                     .digits = "123456",
                     .person = 501,
                     .case_id = 7,
                     .epoch = 2,
                     .made_s = NOW,
                     .tries = 1,
                     .value = 3};
    (void)snprintf(c.text, sizeof c.text, "mother counselled, child back at school");
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_CODE, .code = &c}), ERR_NONE);
    const struct facts *f = ask(&w, NOW, NEED_SENDER | NEED_CODE, OFFICER);
    CHECK(f->sender.person == 501 && f->sender.posts == 1 && f->sender.post[0].role == ROLE_SCCO);
    CHECK_STR(f->sender.post[0].at, "003.016");
    CHECK(f->code.act == ACT_CLOSE && f->code.person == 501 && f->code.case_id == 7 && f->code.epoch == 2);
    CHECK(f->code.made_s == NOW && f->code.tries == 1 && f->code.value == 3);
    CHECK_STR(f->code.digits, "123456");
    CHECK_STR(f->code.text, c.text);
    c = (struct code){.act = ACT_NONE}; /* cleared as decide does it */
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_CODE, .code = &c, .person = 501}), ERR_NONE);
    CHECK_INT(ask(&w, NOW, NEED_SENDER | NEED_CODE, OFFICER)->code.act, ACT_NONE);
    CHECK_INT(db_person_end(w.db, &p.phone, NULL), ERR_NONE); /* without a post: the public again */
    f = ask(&w, NOW, NEED_SENDER, OFFICER);
    CHECK(f->sender.person == 0 && f->sender.party == 501 && f->sender.posts == 0);
    world_end(&w);
}

static void a_delegate_is_found_by_phone(void)
{
    struct world_of_db w;
    world_start(&w);
    struct person_row p = {.phone = phone(OFFICER), .role = ROLE_SCCO, .at = "003.016"};
    int64_t party = 0;
    CHECK_INT(db_person_put(w.db, &p, NOW, 501, &party), ERR_NONE);
    memset(&facts, 0, sizeof facts);
    facts.need = NEED_PARTY;
    facts.need_number = phone(OFFICER);
    CHECK_INT(db_facts(w.db, &facts, NOW, &w.arena), ERR_NONE);
    CHECK_INT(facts.number_person, 501);
    facts.have = 0, facts.need = NEED_PARTY;
    facts.need_number = phone(OTHER);
    CHECK_INT(db_facts(w.db, &facts, NOW, &w.arena), ERR_NONE);
    CHECK_INT(facts.number_person, 0);
    world_end(&w);
}

static void what_was_said_in_a_day_is_remembered(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 7);
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    for (int i = 0; i < 4; i++) {
        char cause[24];
        (void)snprintf(cause, sizeof cause, "in:%d", i);
        struct outbox_row r = a_text(i + 1, cause, PHRASE_CASE_NEW, i == 3 ? OTHER : OFFICER);
        r.m.case_id = i == 1 ? 0 : 7;
        r.state = i == 2 ? OUT_BUNDLED : OUT_SENT; /* a member of a bundle counts: it stood for the case */
        r.said_s = NOW - 3600 * (i + 1);
        CHECK_INT(db_outbox_add(w.db, &r), ERR_NONE);
    }
    const struct facts *f = ask(&w, NOW, NEED_RECENT, OFFICER);
    CHECK_INT(f->recents, 3);
    CHECK(f->recent[0].said_s == NOW - 3600 && f->recent[0].key == PHRASE_CASE_NEW && f->recent[0].case_id == 7);
    CHECK(f->recent[0].case_open && f->recent[0].cls == SAY_LADDER);
    CHECK(f->recent[1].case_id == 0 && !f->recent[1].case_open);
    CHECK(f->recent[2].case_id == 7);
    CHECK_INT(ask(&w, NOW + DAY_S - 3600 + 1, NEED_RECENT, OFFICER)->recents, 0);
    CHECK_INT(ask(&w, NOW + DAY_S - 3600, NEED_RECENT, OFFICER)->recents, 1); /* over midnight */
    c.version = 2;
    c.state = CASE_CLOSED;
    c.closed_s = NOW;
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK(!ask(&w, NOW, NEED_RECENT, OFFICER)->recent[0].case_open); /* as the case is now */
    world_end(&w);
}

static void own_cases_are_those_of_fourteen_days(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file old = a_case(&w, 7), young = a_case(&w, 8), another = a_case(&w, 9);
    old.opened_s = NOW - 30 * DAY_S;
    report(&w, &old, REPORTER);
    young.opened_s = NOW - 13 * DAY_S;
    young.text_hash = 4711;
    report(&w, &young, REPORTER);
    report(&w, &another, OTHER);
    const struct facts *f = ask(&w, NOW, NEED_SENDER | NEED_RECENT, REPORTER);
    CHECK(f->sender.party != 0 && f->sender.person == 0);
    CHECK_INT(f->owns, 1);
    CHECK(f->own[0].id == 8 && f->own[0].text_hash == 4711 && f->own[0].state == CASE_REPORTED);
    old.version = 2;
    old.state = CASE_CLOSED;
    old.closed_s = NOW - DAY_S;
    CHECK_INT(put_case(&w, &old), ERR_NONE); /* opened long ago, closed yesterday: a NO still finds it */
    f = ask(&w, NOW, NEED_RECENT, REPORTER);
    CHECK_INT(f->owns, 2);
    CHECK(f->own[0].id == 8 && f->own[1].id == 7 && f->own[1].closed_s == NOW - DAY_S);
    f = ask(&w, NOW + 14 * DAY_S, NEED_RECENT, REPORTER);
    CHECK_INT(f->owns, 0);
    world_end(&w);
}

static void texts_of_ten_minutes_that_were_decided(void)
{
    struct world_of_db w;
    world_start(&w);
    for (int i = 0; i < 4; i++) {
        char msgid[8];
        (void)snprintf(msgid, sizeof msgid, "m%d", i);
        struct inbox_row r = an_inbox(i + 1, msgid, i == 2 ? OTHER : REPORTER, NOW + 60 * i);
        CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
        struct apply a = {.now_s = NOW, .inbox_id = i + 1, .next_id = &w.next_id};
        struct effect e = {.kind = EFFECT_INBOX, .word = SPAN("report"), .report = i == 1, .text_hash = 40 + i};
        if (i != 3) /* the last is just being decided */
            CHECK_INT(db_apply(w.db, &a, &e), ERR_NONE);
    }
    const struct facts *f = ask(&w, NOW + 200, NEED_RECENT, REPORTER);
    CHECK_INT(f->ins, 2);
    CHECK(f->in[0].at_s == NOW + 60 && f->in[0].text_hash == 41 && f->in[0].report);
    CHECK(f->in[1].at_s == NOW && f->in[1].text_hash == 40 && !f->in[1].report);
    CHECK_INT(ask(&w, NOW + 600, NEED_RECENT, REPORTER)->ins, 2);
    CHECK_INT(ask(&w, NOW + 601, NEED_RECENT, REPORTER)->ins, 1);
    world_end(&w);
}

static void a_case_is_found_by_its_reference(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 7);
    report(&w, &c, REPORTER);
    struct post police = {ROLE_POLICE, "003.016"};
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_SHARE, .case_id = 7, .post = police, .live = true}),
              ERR_NONE);
    struct timer_row t = {7, NOW + 600, 1, SEVERITY_S3};
    CHECK_INT(db_timer_set(w.db, &t), ERR_NONE);
    memset(&facts, 0, sizeof facts);
    facts.need = NEED_CASE;
    (void)snprintf(facts.need_ref, sizeof facts.need_ref, "%s", c.ref);
    CHECK_INT(db_facts(w.db, &facts, NOW, &w.arena), ERR_NONE);
    CHECK(facts.c[0].found && facts.c[0].file.id == 7 && facts.c[0].due_s == NOW + 600);
    CHECK(facts.c[0].file.reporter != 0); /* made when the unregistered number reported */
    CHECK_INT(facts.c[0].reporters, 1);
    CHECK_STR(facts.c[0].reporter[0].number.s, REPORTER);
    CHECK(facts.c[0].shares == 1 && facts.c[0].share[0].live && facts.c[0].share[0].post.role == ROLE_POLICE);
    struct ref r;
    ref_of_case(w.keys.reference, 8, &r); /* a good reference of no case */
    facts.have = 0, facts.need = NEED_CASE;
    (void)snprintf(facts.need_ref, sizeof facts.need_ref, "%s", r.digits);
    CHECK_INT(db_facts(w.db, &facts, NOW, &w.arena), ERR_NONE);
    CHECK(!facts.c[0].found);
    facts.need = NEED_OTHER, facts.need_other = 7;
    CHECK_INT(db_facts(w.db, &facts, NOW, &w.arena), ERR_NONE);
    CHECK(facts.c[1].found && facts.c[1].file.id == 7);
    world_end(&w);
}

/* Language and silence of a reporter are those of the number, now. */
static void a_reporter_speaks_as_the_number_does(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 7);
    report(&w, &c, REPORTER);
    struct sender s = {.lang = LANG_SW, .stopped = true};
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_NUMBER, .number = phone(REPORTER), .sender = &s}),
              ERR_NONE);
    struct msisdn number = phone(REPORTER);
    CHECK_INT(db_phone_lost(w.db, &number, true), ERR_NONE);
    struct case_facts back;
    CHECK_INT(db_case(w.db, 7, &back), ERR_NONE);
    CHECK(back.reporters == 1 && back.reporter[0].lang == LANG_SW && back.reporter[0].stopped && back.reporter[0].lost);
    world_end(&w);
}

static void alike(struct world_of_db *w, int64_t ward, int64_t age, int64_t from_s, int want)
{
    memset(&facts, 0, sizeof facts);
    facts.need = NEED_ALIKE;
    facts.need_like.ward = ward, facts.need_like.sex = 'M', facts.need_like.age_years = age,
    facts.need_like.from_s = from_s;
    CHECK_INT(db_facts(w->db, &facts, NOW, &w->arena), ERR_NONE);
    CHECK_INT(facts.alikes, want);
}

static void cases_that_look_alike(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 7), d = a_case(&w, 8);
    c.opened_s = NOW - 2 * DAY_S;
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK_INT(put_case(&w, &d), ERR_NONE);
    alike(&w, 77, 6, NOW - 3 * DAY_S, 2);
    CHECK(facts.alike[0].id == 8);
    alike(&w, 77, 6, NOW - DAY_S, 1);
    alike(&w, 77, 7, NOW - 3 * DAY_S, 0);
    alike(&w, 78, 6, NOW - 3 * DAY_S, 0);
    d.version = 2;
    d.state = CASE_CLOSED;
    CHECK_INT(put_case(&w, &d), ERR_NONE);
    alike(&w, 77, 6, NOW - 3 * DAY_S, 1);
    CHECK(facts.alike[0].id == 7);
    world_end(&w);
}

static void list(struct world_of_db *w, struct view v, int64_t want)
{
    memset(&facts, 0, sizeof facts);
    facts.need = NEED_LIST;
    facts.view = v;
    CHECK_INT(db_facts(w->db, &facts, NOW + 100 * DAY_S, &w->arena), ERR_NONE);
    CHECK_INT(facts.list_count, want);
    CHECK_INT(facts.listed_n, want < 12 ? want : 12);
}

static void list_shows_what_a_number_sees(void)
{
    struct world_of_db w;
    world_start(&w);
    for (int id = 1; id <= 6; id++) {
        struct case_file c = a_case(&w, id);
        if (id == 3) { /* Mombasa, another county of the same region */
            c.county = 1, c.constituency = 1, c.ward = 1;
            (void)snprintf(c.office, sizeof c.office, "001.001");
        }
        if (id == 4)
            c.state = CASE_CLOSED, c.closed_s = NOW;
        if (id == 5)
            c.accused_role = ROLE_SCCO; /* neither hears nor sees */
        report(&w, &c, id <= 2 ? REPORTER : OTHER);
    }
    struct post health = {ROLE_HEALTH, "003.016"};
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_SHARE, .case_id = 6, .post = health, .live = true}),
              ERR_NONE);
    list(&w, (struct view){.posts = 1, .post = {{ROLE_SCCO, "003.016"}}}, 3);
    CHECK_INT(facts.listed[0].state, CASE_REPORTED);
    struct case_file first = a_case(&w, 1);
    CHECK_STR(facts.listed[0].ref, first.ref); /* the oldest first */
    list(&w, (struct view){.posts = 1, .post = {{ROLE_CCCS, "003"}}}, 4);
    list(&w, (struct view){.posts = 1, .post = {{ROLE_CCCS, "001"}}}, 1);
    list(&w, (struct view){.posts = 1, .post = {{ROLE_RCCS, "R1"}}}, 5);
    list(&w, (struct view){.everything = true}, 5);
    list(&w, (struct view){.posts = 1, .post = {{ROLE_HEALTH, "003.016"}}}, 1);
    list(&w, (struct view){.reporter = phone(REPORTER)}, 2);
    list(&w, (struct view){.reporter = phone(REPORTER), .posts = 1, .post = {{ROLE_SCCO, "003.016"}}},
         3); /* once each */
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_SHARE, .case_id = 6, .post = health, .live = false}),
              ERR_NONE);
    list(&w, (struct view){.posts = 1, .post = {{ROLE_HEALTH, "003.016"}}}, 0);
    world_end(&w);
}

static void a_serial_counts_without_gaps(void)
{
    struct world_of_db w;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    memset(&facts, 0, sizeof facts);
    (void)snprintf(facts.need_serial, sizeof facts.need_serial, "CCO/003/016/2026");
    for (int want = 1; want <= 2; want++) {
        facts.need = NEED_SERIAL, facts.have = 0;
        CHECK_INT(db_facts(w.db, &facts, NOW, &w.arena), ERR_NONE);
        CHECK_INT(facts.serial, want);
    }
    db_rollback(w.db); /* what was not committed was never given */
    facts.need = NEED_SERIAL, facts.have = 0;
    CHECK_INT(db_facts(w.db, &facts, NOW, &w.arena), ERR_NONE);
    CHECK_INT(facts.serial, 1);
    world_end(&w);
}

static const struct sheet_facts *of_form(struct world_of_db *w, const struct sheet *s, int64_t case_id)
{
    memset(&facts, 0, sizeof facts);
    facts.need = NEED_SHEET;
    facts.need_sheet.case_id = case_id;
    facts.need_sheet.sheet = s;
    memcpy(facts.need_sheet.once, "t3:20500:77", sizeof "t3:20500:77");
    CHECK_INT(db_facts(w->db, &facts, NOW, &w->arena), ERR_NONE);
    return &facts.sheet;
}

static void child_of_case(struct world_of_db *w, int64_t case_id)
{
    struct child c = {.sex = 'F', .person = 3, .role = ROLE_SCCO, .names = "Amina Invented"};
    CHECK_INT(db_begin(w->db), ERR_NONE);
    CHECK_INT(db_child_put(w->db, &c, NULL, 0, NOW), ERR_NONE);
    CHECK_INT(db_case_child(w->db, case_id, c.id, true, 3, NOW), ERR_NONE);
    CHECK_INT(db_commit(w->db), ERR_NONE);
}

/* Of a form by text: whose child, whether one stands, and whether this text made it; struck out, it may come again. */
static void what_stands_of_a_form(void)
{
    static const struct sheet about_child = {.id = "note", .version = 1, .about = ABOUT_CHILD};
    const struct answers none = {0};
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 1);
    report(&w, &c, REPORTER);
    CHECK(of_form(&w, &about_child, 1)->children == 0 && !facts.sheet.subject.id && facts.sheet.of_case.id == 1);
    child_of_case(&w, 1);
    CHECK(of_form(&w, &about_child, 1)->children == 1 && facts.sheet.subject.id > 0);
    CHECK(!facts.sheet.filled && !facts.sheet.again);
    struct sheet_row row = {.sheet = "note", .about = ABOUT_CHILD, .subject = facts.sheet.subject.id, .person = 3};
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_sheet_add(w.db, &about_child, &row, &none, NOW), ERR_NONE);
    CHECK_INT(db_once_put(w.db, facts.sheet.once, row.id, NOW), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK(of_form(&w, &about_child, 1)->filled && facts.sheet.again);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_sheet_void(w.db, &row, NOW), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK(!of_form(&w, &about_child, 1)->filled && !facts.sheet.again);
    CHECK(strcmp(facts.sheet.once, facts.need_sheet.once) != 0);
    child_of_case(&w, 1);
    CHECK(of_form(&w, &about_child, 1)->children == 2 && !facts.sheet.subject.id);
    world_end(&w);
}

int main(void)
{
    RUN(an_unknown_number_is_nobody);
    RUN(a_number_keeps_its_own_row);
    RUN(only_what_is_asked_is_fetched);
    RUN(a_question_stands_until_it_is_answered);
    RUN(a_person_has_posts_and_one_code);
    RUN(a_delegate_is_found_by_phone);
    RUN(what_was_said_in_a_day_is_remembered);
    RUN(own_cases_are_those_of_fourteen_days);
    RUN(texts_of_ten_minutes_that_were_decided);
    RUN(a_case_is_found_by_its_reference);
    RUN(a_reporter_speaks_as_the_number_does);
    RUN(cases_that_look_alike);
    RUN(list_shows_what_a_number_sees);
    RUN(a_serial_counts_without_gaps);
    RUN(what_stands_of_a_form);
    return test_end();
}
