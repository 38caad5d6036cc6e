/* db_erase_test.c - what is left of a case that was erased: plain columns and the audit; and of whom nothing is left.
 */
#include <jansson.h>

#include "db/child.h"
#include "db/contact.h"
#include "db/sheet.h"
#include "db/store.h"
#include "db/teach.h"
#include "tests/unit/db_world.h"

#define REPORTER "+254700000071"
#define OTHER "+254700000072"
#define OFFICER "+254711000001"
#define LATER (NOW + 40 * DAY_S)

static int64_t asked(struct world_of_db *w, const char *sql)
{
    void *s = NULL;
    bool row = false;
    int64_t n = -1;
    CHECK_INT(w->db->engine->prepare(w->db->conn, "test", sql, 0, &s), ERR_NONE);
    CHECK_INT(w->db->engine->step(s, &row), ERR_NONE);
    if (row)
        n = w->db->engine->column_int(s, 0);
    w->db->engine->finish(s);
    return n;
}

static void reported(struct world_of_db *w, int64_t id, const char *number)
{
    struct case_file c = a_case(w, id);
    (void)span_str(SPAN("Zawadi Canary"), c.child_name, sizeof c.child_name);
    (void)span_str(SPAN("2017-04-05"), c.dob, sizeof c.dob);
    CHECK_INT(put_case(w, &c), ERR_NONE);
    CHECK_INT(put_effect(w, NOW, (struct effect){.kind = EFFECT_REPORTER, .case_id = id, .number = phone(number)}),
              ERR_NONE);
    CHECK_INT(put_effect(w, NOW,
                         (struct effect){.kind = EFFECT_NOTE,
                                         .case_id = id,
                                         .word = SPAN("case.opened"),
                                         .text = SPAN("canary of the note")}),
              ERR_NONE);
    CHECK_INT(put_effect(w, NOW,
                         (struct effect){.kind = EFFECT_AUDIT,
                                         .case_id = id,
                                         .version = 1,
                                         .word = SPAN("case.opened"),
                                         .text = SPAN("canary of the audit")}),
              ERR_NONE);
    struct outbox_row r = a_text(10 * id, "in:1", PHRASE_REPORT_RECEIVED, number);
    (void)snprintf(r.cause, sizeof r.cause, "in:%d", (int)id);
    r.m.case_id = id;
    CHECK_INT(db_outbox_add(w->db, &r), ERR_NONE);
}

static void closed(struct world_of_db *w, int64_t id, struct case_file *out)
{
    struct case_facts f = {0};
    CHECK_INT(db_case(w->db, id, &f), ERR_NONE);
    *out = f.file;
    out->state = CASE_CLOSED;
    out->closed_s = NOW + DAY_S;
    out->version++;
    CHECK_INT(put_case(w, out), ERR_NONE);
}

static void erased(struct world_of_db *w, int64_t id)
{
    struct case_file c;
    closed(w, id, &c);
    c.version++;
    c.erased_s = LATER;
    c.child_name[0] = c.place_text[0] = c.dob[0] = '\0';
    c.reporter = 0;
    CHECK_INT(put_effect(w, LATER, (struct effect){.kind = EFFECT_CASE, .case_id = id, .version = c.version, .c = &c}),
              ERR_NONE);
    CHECK_INT(put_effect(w, LATER,
                         (struct effect){
                             .kind = EFFECT_AUDIT, .case_id = id, .version = c.version, .word = SPAN("case.erased")}),
              ERR_NONE);
    CHECK_INT(put_effect(w, LATER,
                         (struct effect){.kind = EFFECT_ERASE, .case_id = id, .c = &c, .word = SPAN("case.erased")}),
              ERR_NONE);
}

static struct sender sender_of(struct world_of_db *w, const char *number)
{
    static struct facts f;
    memset(&f, 0, sizeof f);
    f.need = NEED_SENDER | NEED_RECENT;
    f.sender.number = phone(number);
    CHECK_INT(db_facts(w->db, &f, NOW + 2 * DAY_S, &w->arena), ERR_NONE);
    f.sender.strikes = f.owns; /* carried out by a field nobody uses here */
    return f.sender;
}

static void nothing_sealed_is_left(void)
{
    struct world_of_db w;
    struct case_facts f = {0};
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    reported(&w, 1, REPORTER);
    reported(&w, 2, OTHER);
    for (int64_t id = 1; id <= 2; id++) /* a form begun on a phone */
        CHECK_INT(db_draft_put(w.db, &(struct sheet_draft){5, id, "follow-up"}, SPAN("canary"), LATER), ERR_NONE);
    erased(&w, 1);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_case(w.db, 1, &f), ERR_NONE);
    CHECK_INT(f.file.erased_s, LATER);
    CHECK_INT(f.reporters, 0);
    CHECK_STR(f.file.child_name, "");
    CHECK_STR(f.file.dob, "");
    CHECK_INT(asked(&w, "select count(*) from case_file where id = 1 and length(dob) > 0"), 0);
    CHECK_INT(asked(&w, "select count(*) from case_file where id = 2 and length(dob) > 10"), 1);
    CHECK_INT(asked(&w, "select count(*) from case_file where instr(dob, cast('2017' as blob)) > 0"), 0);
    CHECK_INT(f.file.ward, 77);
    CHECK_INT(f.file.sex, 'M');
    CHECK_INT(asked(&w, "select 10 * min(case_id) + count(*) from sheet_draft"), 21);
    CHECK_INT(asked(&w, "select count(*) from note where case_id = 1 and length(body) > 0"), 0);
    CHECK_INT(asked(&w, "select count(*) from outbox where case_id = 1 and (length(args) > 0 or length(number) > 0)"),
              0);
    CHECK_INT(asked(&w, "select state from outbox where case_id = 1"), OUT_DROPPED);
    CHECK_INT(asked(&w, "select count(*) from reported where case_id = 1"), 0);
    CHECK_INT(asked(&w, "select count(*) from audit where case_id = 1 and length(detail) > 0"),
              1); /* the chain is whole */
    /* the other case is as it was */
    CHECK_INT(db_case(w.db, 2, &f), ERR_NONE);
    CHECK_STR(f.file.child_name, "Zawadi Canary");
    CHECK_INT(f.reporters, 1);
    CHECK_INT(asked(&w, "select state from outbox where case_id = 2"), OUT_WAITING);
    world_end(&w);
}

/* A text of a case (0: of none), and how somebody says it should have been read. */
static void taught(struct world_of_db *w, int64_t id, int64_t case_id, int64_t at_s)
{
    char msgid[16];
    struct teach_text t;
    const struct teach_row row = {.at_s = at_s, .role = ROLE_NATIONAL, .body = SPAN("{\"words\":\"canary\"}")};
    (void)snprintf(msgid, sizeof msgid, "t%d", (int)id);
    struct inbox_row in = an_inbox(id, msgid, REPORTER, at_s);
    CHECK_INT(db_inbox_add(w->db, &in), ERR_NONE);
    struct apply a = {.now_s = at_s, .inbox_id = id, .next_id = &w->next_id};
    struct effect fx = {.kind = EFFECT_INBOX, .case_id = case_id, .word = SPAN("unread")};
    CHECK_INT(db_apply(w->db, &a, &fx), ERR_NONE);
    CHECK_INT(db_teach_text(w->db, id, &w->arena, &t), ERR_NONE);
    CHECK_INT(t.case_id, case_id);
    CHECK(span_is(t.words, "REPORT neglect boy 6 Ganda"));
    CHECK_INT(db_teach_put(w->db, &t, &row, 7), ERR_NONE);
}

/* A proposal goes with the text it is about: with its case, or with the day it came. */
static void what_was_taught_goes_with_its_text(void)
{
    struct world_of_db w;
    struct teach_row rows[4];
    int n = 4;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    reported(&w, 1, REPORTER);
    taught(&w, 11, 1, NOW);
    taught(&w, 12, 0, NOW);
    taught(&w, 13, 0, NOW + DAY_S);
    CHECK_INT(db_teach_rows(w.db, 0, &w.arena, rows, &n), ERR_NONE);
    CHECK_INT(n, 3);
    CHECK(span_is(rows[0].body, "{\"words\":\"canary\"}") && rows[0].case_id == 1);
    CHECK_INT(asked(&w, "select count(*) from teach where instr(body, cast('canary' as blob)) > 0"), 0);
    CHECK_INT(asked(&w, "update teach set body = (select body from teach where text = 13) where text = 12"), -1);
    CHECK_INT(db_teach_row(w.db, 12, &w.arena, &rows[0]), ERR_NONE);
    CHECK_INT(rows[0].body.n, 0); /* not what was sealed for that row */
    erased(&w, 1);
    CHECK_INT(asked(&w, "select min(text) * 100 + count(*) from teach"), 1202);
    CHECK_INT(put_effect(&w, LATER, (struct effect){.kind = EFFECT_ERASE, .from_day = day_of(NOW), .word = SPAN("x")}),
              ERR_NONE);
    CHECK_INT(asked(&w, "select min(text) * 100 + count(*) from teach"), 1301);
    CHECK_INT(db_teach_end(w.db, 13), ERR_NONE);
    CHECK_INT(db_teach_end(w.db, 13), ERR_NOT_FOUND);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    world_end(&w);
}

/* Who was accused in it and belongs to nobody else goes with it, and so does what the helpline was told; a child beside
 * it stays, and is no longer beside it. */
static void what_it_left_in_the_register(void)
{
    struct world_of_db w;
    struct relative accused = {.about = ABOUT_PERSON, .names = "Canary Accused"},
                    father = {.about = ABOUT_PERSON, .names = "Canary Father"}, back;
    struct child child = {.sex = 'F', .names = "Canary Child"};
    struct contact told = {.kind = CONTACT_TALK, .channel = "CHVO", .day = 20500, .band = -1};
    const struct contact_said said = {SPAN("canary of the talk"), SPAN("{}")};
    struct relation of_case = {.about = ABOUT_CASE, .subject = 1, .kind = "PKNW"},
                    of_child = {.about = ABOUT_CHILD, .kind = "CGPM"};
    int64_t ids[4];
    int n = 0;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    reported(&w, 1, REPORTER);
    CHECK_INT(db_relative_put(w.db, &accused, NULL, 0, NOW), ERR_NONE);
    CHECK_INT(db_relative_put(w.db, &father, NULL, 0, NOW), ERR_NONE);
    CHECK_INT(db_child_put(w.db, &child, NULL, 0, NOW), ERR_NONE);
    CHECK_INT(db_case_child(w.db, 1, child.id, true, 7, NOW), ERR_NONE);
    of_case.party = accused.id;
    CHECK_INT(db_relation_add(w.db, &of_case, 7, NOW), ERR_NONE);
    of_case.party = of_child.party = father.id;
    of_child.subject = child.id;
    CHECK_INT(db_relation_add(w.db, &of_case, 7, NOW), ERR_NONE);
    CHECK_INT(db_relation_add(w.db, &of_child, 7, NOW), ERR_NONE);
    CHECK_INT(db_contact_add(w.db, &told, SPAN("once"), &said), ERR_NONE);
    CHECK_INT(asked(&w, "update contact set case_id = 1"), -1);
    erased(&w, 1);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_child_cases(w.db, child.id, ids, 4, &n), ERR_NONE);
    CHECK_INT(n, 0);
    CHECK_INT(db_child(w.db, child.id, &child), ERR_NONE);
    CHECK_STR(child.names, "Canary Child");
    CHECK_INT(db_relative(w.db, accused.id, &back), ERR_NONE);
    CHECK_STR(back.names, "");
    CHECK_INT(db_relative(w.db, father.id, &back), ERR_NONE);
    CHECK_STR(back.names, "Canary Father");
    CHECK_INT(asked(&w, "select count(*) from relation"), 1);
    CHECK_INT(asked(&w, "select count(*) from contact where length(notes) + length(report) > 0 or erased_s = 0"), 0);
    CHECK_INT(asked(&w, "select count(*) from erasure where case_id = 1"),
              5); /* case, child, reporter, accused, call */
    world_end(&w);
}

/* Many people report the same: every one of them is forgotten, not the first few. */
static void however_many_reported_it(void)
{
    struct world_of_db w;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    reported(&w, 1, REPORTER);
    for (int i = 0; i < 150; i++) {
        char number[16];
        (void)snprintf(number, sizeof number, "+2547000%05d", 100 + i);
        CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_REPORTER, .case_id = 1, .number = phone(number)}),
                  ERR_NONE);
    }
    CHECK_INT(asked(&w, "select count(*) from phone"), 151);
    erased(&w, 1);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(asked(&w, "select count(*) from phone"), 0);
    CHECK_INT(asked(&w, "select count(*) from reported"), 0);
    CHECK_INT(asked(&w, "select count(*) from subject_key where kek = 0"), 153); /* and the case's and the child's */
    world_end(&w);
}

/* What an old page or a copy still holds cannot be opened: its key is gone, and never made again. */
static void an_old_copy_cannot_be_opened(void)
{
    struct world_of_db w;
    struct span sealed, plain;
    char copy[200];
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    reported(&w, 1, REPORTER);
    sealed = vault_seal(w.db->vault, subject_case(1), VAULT_NOTE_BODY, 7, SPAN("an old page"));
    memcpy(copy, sealed.p, sealed.n);
    struct span old = {copy, sealed.n};
    CHECK(vault_open(w.db->vault, VAULT_NOTE_BODY, 7, old, &plain) == VAULT_OPEN);
    erased(&w, 1);
    CHECK(vault_open(w.db->vault, VAULT_NOTE_BODY, 7, old, &plain) == VAULT_ERASED);
    CHECK_INT(plain.n, 0);
    CHECK_INT(asked(&w, "select count(*) from subject_key where kek = 0"), 3); /* case, child, reporter */
    CHECK_INT(db_commit(w.db), ERR_NONE);
    db_close(w.db);
    world_open(&w);
    CHECK(vault_open(w.db->vault, VAULT_NOTE_BODY, 7, old, &plain) == VAULT_ERASED);
    world_end(&w);
}

static void a_number_with_another_case_stays(void)
{
    struct world_of_db w;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    reported(&w, 1, REPORTER);
    reported(&w, 2, REPORTER);
    CHECK_INT(sender_of(&w, REPORTER).strikes, 2);
    erased(&w, 1);
    struct sender s = sender_of(&w, REPORTER);
    CHECK(s.party != 0);
    CHECK_INT(s.strikes, 1);
    CHECK_INT(asked(&w, "select count(*) from reported"), 1);
    CHECK_INT(asked(&w, "select count(*) from subject_key where kek = 0"), 2); /* case, child */
    erased(&w, 2);
    CHECK_INT(sender_of(&w, REPORTER).party, 0);
    CHECK_INT(asked(&w, "select count(*) from phone"), 0);
    CHECK_INT(asked(&w, "select count(*) from reported"), 0);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    world_end(&w);
}

/* A registered person keeps name and phone; that they reported it is not kept. */
static void a_registered_person_stays(void)
{
    struct world_of_db w;
    struct person_row p = {.phone = phone(REPORTER), .role = ROLE_CPV, .at = "003.016.0077", .name = SPAN("Volunteer")};
    int64_t party = 0;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_person_put(w.db, &p, NOW, 500, &party), ERR_NONE);
    struct case_file c = a_case(&w, 1);
    c.reporter = party;
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK_INT(
        put_effect(&w, NOW,
                   (struct effect){.kind = EFFECT_REPORTER, .case_id = 1, .number = phone(REPORTER), .person = party}),
        ERR_NONE);
    erased(&w, 1);
    CHECK_INT(sender_of(&w, REPORTER).person, party);
    CHECK_INT(asked(&w, "select count(*) from case_party where role = 1"), 0);
    CHECK_INT(asked(&w, "select reporter from case_file where id = 1"), 0);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    world_end(&w);
}

/* Rolled back, nothing was erased. */
static void rolled_back_it_is_all_there(void)
{
    struct world_of_db w;
    struct case_facts f = {0};
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    reported(&w, 1, REPORTER);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    erased(&w, 1);
    db_rollback(w.db);
    CHECK_INT(db_case(w.db, 1, &f), ERR_NONE);
    CHECK_STR(f.file.child_name, "Zawadi Canary");
    CHECK_INT(f.reporters, 1);
    CHECK_STR(f.reporter[0].number.s, REPORTER);
    world_end(&w);
}

/* The day's texts of no case: their key goes, and their rows say nothing of whom they came from. */
static void a_day_of_intake(void)
{
    struct world_of_db w;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    struct inbox_row in = an_inbox(1, "a-1", REPORTER, NOW), next = an_inbox(2, "a-2", REPORTER, NOW + DAY_S),
                     person = an_inbox(3, "a-3", REPORTER, NOW + 60);
    CHECK_INT(db_inbox_add(w.db, &in), ERR_NONE);
    CHECK_INT(put_effect(&w, NOW, (struct effect){.kind = EFFECT_INBOX, .word = SPAN("help"), .other = 1}), ERR_NONE);
    CHECK_INT(db_inbox_add(w.db, &next), ERR_NONE);
    CHECK_INT(put_effect(&w, NOW + DAY_S, (struct effect){.kind = EFFECT_INBOX, .word = SPAN("help"), .other = 2}),
              ERR_NONE);
    CHECK_INT(db_inbox_add(w.db, &person), ERR_NONE);
    CHECK_INT(db_inbox_person(w.db, 3, "broken"), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(
        put_effect(&w, LATER,
                   (struct effect){.kind = EFFECT_ERASE, .from_day = day_of(NOW), .word = SPAN("intake.retired")}),
        ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(asked(&w, "select count(*) from inbox where sender_ix = 0 and length(body) = 0"), 2);
    CHECK_INT(asked(&w, "select count(*) from inbox where id = 2 and sender_ix <> 0 and length(body) > 0"), 1);
    CHECK_INT(asked(&w, "select count(*) from subject_key where kek = 0"), 1);
    /* the carrier delivers it once more: still known */
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_inbox_add(w.db, &in), ERR_EXISTS);
    db_rollback(w.db);
    world_end(&w);
}

static void the_list_for_beside_the_keys(void)
{
    struct world_of_db w;
    struct erased all[8];
    int n = 0;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    reported(&w, 1, REPORTER);
    erased(&w, 1);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_erased_unlisted(w.db, all, 8, &n), ERR_NONE);
    CHECK_INT(n, 3);
    CHECK_INT(all[0].subject, subject_case(1));
    CHECK_INT(all[0].done_s, LATER);
    CHECK_INT(db_erased_listed(w.db, all, n), ERR_NONE);
    CHECK_INT(db_erased_unlisted(w.db, all, 8, &n), ERR_NONE);
    CHECK_INT(n, 0);
    world_end(&w);
}

static void the_schedule_in_the_store(void)
{
    struct world_of_db w;
    static struct facts f;
    struct case_file c;
    struct erasures announced;
    world_start(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    for (int id = 1; id <= 3; id++)
        reported(&w, id, REPORTER);
    closed(&w, 1, &c);
    closed(&w, 2, &c);
    c.held_s = NOW + 2 * DAY_S;
    c.version++;
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    memset(&f, 0, sizeof f);
    f.need = NEED_KEEP;
    f.need_keep.closed_by_s = NOW + DAY_S;
    CHECK_INT(db_facts(w.db, &f, LATER, &w.arena), ERR_NONE);
    CHECK_INT(f.keeps, 1); /* neither the open one nor the held one */
    CHECK_INT(f.keep[0].case_id, 1);
    CHECK_INT(put_effect(&w, LATER, (struct effect){.kind = EFFECT_ANNOUNCE, .case_id = 1, .other = LATER + DAY_S}),
              ERR_NONE);
    CHECK_INT(put_effect(&w, LATER, (struct effect){.kind = EFFECT_ANNOUNCE, .case_id = 2, .other = LATER + DAY_S}),
              ERR_NONE);
    CHECK_INT(db_erasures_announced(w.db, &announced), ERR_NONE);
    CHECK(announced.announced == 2 && announced.next_s == LATER + DAY_S && !announced.failed);
    f = (struct facts){.need = NEED_KEEP, .need_keep = {.closed_by_s = NOW + DAY_S}};
    CHECK_INT(db_facts(w.db, &f, LATER, &w.arena), ERR_NONE);
    CHECK_INT(f.keeps, 0); /* announced once */
    CHECK_INT(f.due.case_id, 0);
    f = (struct facts){.need = NEED_KEEP, .need_keep = {.closed_by_s = NOW + DAY_S}};
    CHECK_INT(db_facts(w.db, &f, LATER + DAY_S, &w.arena), ERR_NONE);
    CHECK_INT(f.due.case_id, 1); /* the held one waits */
    CHECK_INT(put_effect(&w, LATER + DAY_S, (struct effect){.kind = EFFECT_WITHDRAW, .case_id = 1}), ERR_NONE);
    f = (struct facts){.need = NEED_KEEP};
    CHECK_INT(db_facts(w.db, &f, LATER + DAY_S, &w.arena), ERR_NONE);
    CHECK_INT(f.due.case_id, 0);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    world_end(&w);
}

int main(void)
{
    RUN(nothing_sealed_is_left);
    RUN(what_was_taught_goes_with_its_text);
    RUN(what_it_left_in_the_register);
    RUN(however_many_reported_it);
    RUN(an_old_copy_cannot_be_opened);
    RUN(a_number_with_another_case_stays);
    RUN(a_registered_person_stays);
    RUN(rolled_back_it_is_all_there);
    RUN(a_day_of_intake);
    RUN(the_list_for_beside_the_keys);
    RUN(the_schedule_in_the_store);
    return test_end();
}
