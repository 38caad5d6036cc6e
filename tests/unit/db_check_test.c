/* db_check_test.c - a sound store breaks no rule; each rule, broken by hand, is named with its number and its first
 * row. */
#include <sqlite3.h>

#include "db/duty.h"
#include "tests/unit/db_world.h"

#define REPORTER "+254700000001"
#define OFFICER "+254711000001"

static void hand(struct world_of_db *w, const char *sql)
{
    sqlite3 *c = NULL;
    char *why = NULL;
    CHECK_INT(sqlite3_open_v2(w->path, &c, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    CHECK_INT(sqlite3_exec(c, sql, NULL, NULL, &why), SQLITE_OK);
    if (why)
        printf("# %s\n", why);
    sqlite3_free(why);
    sqlite3_close(c);
}

/* One open case, told at level 2, with its deadline, its audit, a waiting text and one that was sent. */
static void sound(struct world_of_db *w)
{
    int64_t id = 0;
    world_start(w);
    CHECK_INT(db_lease(w->db, "case", 100, &id), ERR_NONE);
    CHECK_INT(db_lease(w->db, "inbox", 100, &id), ERR_NONE);
    CHECK_INT(db_lease(w->db, "outbox", 100, &id), ERR_NONE);
    for (int version = 1; version <= 2; version++) {
        struct case_file c = a_case(w, 7);
        c.version = version;
        c.told = 6, c.level = 2;
        CHECK_INT(put_case(w, &c), ERR_NONE);
        CHECK_INT(put_effect(w, NOW,
                             (struct effect){
                                 .kind = EFFECT_AUDIT, .case_id = 7, .version = version, .word = SPAN("case.opened")}),
                  ERR_NONE);
    }
    struct timer_row t = {7, NOW + 600, 2, SEVERITY_S3};
    CHECK_INT(db_timer_set(w->db, &t), ERR_NONE);
    for (int i = 1; i <= 2; i++) {
        char cause[16];
        (void)snprintf(cause, sizeof cause, "in:%d", i);
        struct outbox_row r = a_text(i, cause, PHRASE_CASE_NEW, OFFICER);
        r.m.case_id = 7, r.m.epoch = 1;
        r.state = i == 1 ? OUT_WAITING : OUT_SENT;
        r.said_s = i == 1 ? 0 : NOW;
        CHECK_INT(db_outbox_add(w->db, &r), ERR_NONE);
    }
    struct inbox_row in = an_inbox(1, "a-1", REPORTER, NOW);
    CHECK_INT(db_inbox_add(w->db, &in), ERR_NONE);
    struct duty d = {.kind = DUTY_VISIT, .about = ABOUT_CASE, .subject = 7, .case_id = 7, .thing = 1, .day = 20600};
    CHECK_INT(db_duty_put(w->db, &d, NOW, &w->next_id), ERR_NONE);
}

static void a_sound_store_breaks_nothing(void)
{
    struct world_of_db w;
    char said[2000];
    sound(&w);
    CHECK_INT(db_check(w.db, NOW, said, sizeof said), 0);
    CHECK_STR(said, "");
    world_end(&w);
}

#define A_STAY                                                                                                       \
    "insert into stay (id, child, version, unit, state, admitted, last_day, left_day, type, class, reason, court, "  \
    "order_to, role, at, review_day, moved_from, exit, words, made_s, person) values (6, 5, 1, 'RH-A', 1, 9, 9, 0, " \
    "'TANA', '', '', '', 0, 7, '003.016', 99, 0, '', x'', 0, 0); insert into movement (id, stay, ord, child, unit, " \
    "kind, day, back_day, code, held, present, words, made_s, person, role) values (7, 6, 1, 5, 'RH-A', 1, 9, 0, "   \
    "'TANA', 1, 1, x'', 0, 0, 0); "
static const struct {
    const char *sql;  /* what somebody, or a fault of ours, did to the store */
    const char *want; /* the start of the line, and a word and the count of it */
    const char *word, *count;
} wrongs[] = {
    {"delete from timer where case_id = 7", "rule 1: ", "no deadline", "(1, "},
    {"delete from timer where case_id > 7", "rule 1: ", "done by a day have no deadline", "duty 1000001"},
    {"update timer set due_s = due_s - 7200 where case_id > 7", "rule 1: ", "nothing was said", "duty 1000001"},
    {"update duty set done_s = 5", "rule 1: ", "told for nothing", "duty 1000001"},
    {"delete from duty", "rule 1: ", "told for nothing", "(1, "},
    {"delete from subject_key where id = 72057594037927936 + 7", "rule 13: ", "their key is not there", "(1, "},
    {"update subject_key set kek = 2 where id = 72057594037927936 + 7", "rule 13: ", "does not know", "(1, "},
    {"insert into erasure (subject, case_id, day, announced_s, due_s, done_s, why, listed) "
     "values (72057594037927936 + 7, 7, 0, 1, 1, 1, 'asked', 1)",
     "rule 13: ", "still have their key", "(1, "},
    {"update timer set due_s = due_s - 7200 where case_id = 7", "rule 1: ", "nothing was done", "(1, "},
    {"update outbox set expires_s = 1772400000, not_before_s = 1772390000 where state = 0", "rule 1: ", "expired",
     "(1, "},
    {"delete from audit where version = 1; update audit set seq = 1", "rule 2: ", "update was lost", "(1, "},
    {"update case_file set version = 3", "rule 2: ", "case 7", "(1, "},
    {"update audit set seq = 5 where seq = 2", "rule 2: ", "shard 3", "(1, "},
    {"update outbox set not_before_s = said_s + 1 where state = 2", "rule 3: ", "before their time", "(1, "},
    {"drop index outbox_once; update outbox set cause_n = 9", "rule 4: ", "twice", "(1, "},
    {"update outbox set said_s = 0, not_before_s = 0 where state = 2", "rule 5: ", "claimed", "(1, "},
    {"update case_file set state = 4", "rule 6: ", "closed cases", "(1, "},
    {"update case_file set epoch = 2", "rule 6: ", "epoch that has ended", "(1, "},
    {"update counter set value = 6 where name = 'lease.case'", "rule 7: ", "lease", "(1, "},
    {"update outbox set state = 6, said_by = 99 where state = 2", "rule 8: ", "bundle", "(1, "},
    {"update case_file set told = 8, level = 3", "rule 9: ", "skipped", "(1, "},
    {"update case_file set severity = 1, state = 4, asked_by = 5, closer = 5; delete from outbox", "rule 10: ", "alone",
     "(1, "},
    {"update outbox set epoch = 2", "rule 10: ", "not reached", "(2, "},
    {A_STAY "update stay set state = 2; update movement set present = 0", "rule 2: ", "last movement", "(1, "},
    {A_STAY "update movement set present = 0", "rule 2: ", "more or less than one child", "(1, "},
    {A_STAY "update movement set held = 2", "rule 2: ", "more or less than one child", "stay 6"},
};

static void each_broken_rule_is_named(void)
{
    for (size_t i = 0; i < countof(wrongs); i++) {
        struct world_of_db w;
        char said[2000];
        sound(&w);
        hand(&w, wrongs[i].sql);
        CHECK_INT(db_check(w.db, NOW, said, sizeof said), 1);
        bool told = strncmp(said, wrongs[i].want, strlen(wrongs[i].want)) == 0 && strstr(said, wrongs[i].word) &&
                    strstr(said, wrongs[i].count);
        CHECK(told);
        if (!told)
            printf("# after \"%s\": %s", wrongs[i].sql, said);
        world_end(&w);
    }
}

static void what_the_rules_allow_is_not_broken(void)
{
    static const char *const rights[] = {
        A_STAY "select 1",                                              /* a child in an institution */
        "update case_file set state = 4; update outbox set direct = 1", /* an answer may still leave */
        "update case_file set state = 4; update outbox set key = 'case.closed' where state = 0", /* the news itself */
        "update case_file set told = 12, level = 3; update audit set act = 'level.passed'", /* skipped, and said so */
        ("update case_file set severity = 1, state = 4, asked_by = 5, closer = 6, closed_s = 99; delete from outbox; "
         "insert into note (case_id, id, at_s, word, role, person, body) values (7, 999, 99, 'case.closed', 8, 6, "
         "x'')"),
        "update timer set due_s = due_s - 1200 where case_id = 7", /* ten minutes late: within the window */
    };
    for (size_t i = 0; i < countof(rights); i++) {
        struct world_of_db w;
        char said[2000];
        sound(&w);
        hand(&w, rights[i]);
        CHECK_INT(db_check(w.db, NOW, said, sizeof said), 0);
        CHECK_STR(said, "");
        world_end(&w);
    }
}

int main(void)
{
    RUN(a_sound_store_breaks_nothing);
    RUN(each_broken_rule_is_named);
    RUN(what_the_rules_allow_is_not_broken);
    return test_end();
}
