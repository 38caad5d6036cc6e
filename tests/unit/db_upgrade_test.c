/* db_upgrade_test.c - a store made before sealing is sealed in its place: every personal value, every token, and no
 * byte of what stood there is left in any file. The old store is made by the first migration alone, with rows in the
 * clear. */
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "db/store.h"
#include "tests/unit/db_world.h"

#define OFFICER "+254711000001"
#define VOLUNTEER "+254700000001"

struct old {
    sqlite3 *c;
    bool ok;
};

static void run(struct old *o, const char *sql)
{
    char *why = NULL;
    if (sqlite3_exec(o->c, sql, NULL, NULL, &why) != SQLITE_OK) {
        printf("# %s: %s\n", sql, why);
        o->ok = false;
    }
    sqlite3_free(why);
}

static void run_file(struct old *o, const char *path)
{
    char *ours = NULL, *its = NULL;
    CHECK_INT(file_read(path, &ours), ERR_NONE);
    CHECK_INT(script_translate(&db_sqlite, ours, &its), ERR_NONE);
    run(o, its);
    free(ours);
    free(its);
}

/* A row of nothing, then what is given: "id = 7, name = x'41'". */
static void add(struct old *o, const char *table, const char *keys, const char *set)
{
    char sql[3000] = "", columns[2000] = "", values[1000] = "", query[100];
    sqlite3_stmt *s = NULL;
    (void)snprintf(query, sizeof query, "select name, type from pragma_table_info('%s')", table);
    CHECK_INT(sqlite3_prepare_v2(o->c, query, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        const char *type = (const char *)sqlite3_column_text(s, 1);
        size_t n = strlen(columns), m = strlen(values);
        (void)snprintf(columns + n, sizeof columns - n, "%s%s", n ? "," : "", sqlite3_column_text(s, 0));
        (void)snprintf(values + m, sizeof values - m, "%s%s", m ? "," : "",
                       strcmp(type, "TEXT") == 0   ? "''"
                       : strcmp(type, "BLOB") == 0 ? "x''"
                                                   : "0");
    }
    sqlite3_finalize(s);
    (void)snprintf(sql, sizeof sql, "insert into %s (%s) values (%s)", table, columns, values);
    run(o, sql);
    (void)snprintf(sql, sizeof sql, "update %s set %s, %s where %s", table, keys, set, "rowid = last_insert_rowid()");
    char *rowid = strstr(sql, " where rowid");
    if (o->ok && sqlite3_exec(o->c, sql, NULL, NULL, NULL) != SQLITE_OK) { /* KEYED: the row of nothing is the one */
        *rowid = 0;
        char keyed[3200];
        static const char *const first[][2] = {
            {"phone", "number_ix"}, {"number", "number_ix"},   {"question", "number_ix"},      {"code", "person"},
            {"note", "case_id"},    {"case_party", "case_id"}, {"audit", "shard = 0 and seq"}, {"reported", "case_id"},
            {"alarm", "day"}};
        for (size_t i = 0; i < countof(first); i++)
            if (strcmp(first[i][0], table) == 0) {
                (void)snprintf(keyed, sizeof keyed, "%s where %s = 0", sql, first[i][1]);
                run(o, keyed);
            }
    }
}

static void old_rows(struct old *o)
{
    add(o, "party", "id = 5", "kind = 1, name = cast('Mama Canary' as blob)");
    add(o, "phone", "number_ix = 1001", "party = 5, place = 1, number = cast('" OFFICER "' as blob)");
    add(o, "number", "number_ix = 1001", "lang = 2, number = cast('" OFFICER "' as blob)");
    add(o, "number", "number_ix = 1002", "lang = 1, number = cast('" VOLUNTEER "' as blob)");
    add(o, "inbox", "id = 9",
        "carrier = 'k', case_id = 7, stored_s = 1772431200, sender_ix = 1002, sender = cast('" VOLUNTEER
        "' as blob), body = cast('canary report' as blob)");
    add(o, "inbox", "id = 10",
        "carrier = 'k', msgid = 'b', stored_s = 1772431200, sender_ix = 1002, sender = cast('" VOLUNTEER
        "' as blob), body = cast('canary chatter' as blob)");
    add(o, "case_file", "id = 7",
        "version = 1, epoch = 1, state = 4, ref = '00000000', severity = 3, dob = '2017-04-05', event_when = 'canary "
        "when', place_text = cast('canary place' as blob), "
        "child_name = cast('canary child' as blob), explanation = cast('canary words' as blob)");
    add(o, "case_party", "case_id = 7",
        "role = 1, party = 5, number_ix = 1002, number = cast('" VOLUNTEER "' as blob)");
    add(o, "reported", "case_id = 7", "week = 2930, number_ix = 1002");
    add(o, "note", "case_id = 7", "id = 3, word = 'case.opened', body = cast('canary note' as blob)");
    add(o, "question", "number_ix = 1002", "key = 'ask.details', case_id = 7, body = cast('canary answer' as blob)");
    add(o, "code", "person = 5",
        "act = 1, case_id = 7, digits = cast('112233' as blob), body = cast('canary why' as blob)");
    add(o, "outbox", "id = 4",
        "key = 'case.new', to_ix = 1001, state = 2, said_s = 1, case_id = 7, number = cast('" OFFICER
        "' as blob), args = cast('case=canary' as blob)");
    add(o, "audit", "shard = 0, seq = 1",
        "case_id = 7, version = 1, wrote = 1, act = 'case.opened', detail = cast('canary detail' as blob)");
    add(o, "alarm", "day = 3", "word = 'alarm.stop', about = '" OFFICER "'");
    run(o, "insert into meta (key, value) values ('schema', '1') on conflict (key) do update set value = '1'");
}

static void old_store(struct world_of_db *w)
{
    struct old o = {NULL, true};
    world_begin(w);
    CHECK_INT(sqlite3_open(w->path, &o.c), SQLITE_OK);
    run_file(&o, "db/migrations/0000-meta.sql");
    run_file(&o, "db/migrations/0001-store.sql");
    run(&o, "begin");
    old_rows(&o);
    run(&o, "commit");
    CHECK(o.ok);
    sqlite3_close(o.c);
}

/* How often the words stand in any file beside the store. */
static int found(struct world_of_db *w, const char *words)
{
    char command[600], line[16] = "";
    (void)snprintf(command, sizeof command, "cat '%s'/mlinzi.db* | grep -acF -e '%s'", w->dir, words);
    FILE *f = popen(command, "r");
    if (!f || !fgets(line, sizeof line, f))
        line[0] = 0;
    if (f)
        (void)pclose(f);
    return atoi(line);
}

static void check_rows(struct world_of_db *w)
{
    struct case_facts c;
    struct facts *f = calloc(1, sizeof *f);
    struct outbox_row out;
    CHECK_INT(db_case(w->db, 7, &c), ERR_NONE);
    CHECK_STR(c.file.place_text, "canary place");
    CHECK_STR(c.file.child_name, "canary child");
    CHECK_STR(c.file.dob, "2017-04-05");
    CHECK_STR(c.file.event_when, "canary when");
    CHECK_STR(c.file.explanation, "canary words");
    CHECK_INT(c.reporters, 1);
    CHECK_STR(c.reporter[0].number.s, VOLUNTEER);
    CHECK_INT(c.reporter[0].lang, 1); /* found by the number's new token */
    f->need = NEED_SENDER | NEED_RECENT;
    f->sender.number = phone(VOLUNTEER);
    CHECK_INT(db_facts(w->db, f, 1772431200, &w->arena), ERR_NONE);
    CHECK_INT(f->sender.lang, 1);
    CHECK_STR(f->question.text, "canary answer");
    f->need = NEED_SENDER;
    f->have = 0;
    f->sender.number = phone(OFFICER);
    CHECK_INT(db_facts(w->db, f, 1772431200, &w->arena), ERR_NONE);
    CHECK_INT(f->sender.lang, 2);
    f->sender.person = 5;
    f->need = NEED_CODE;
    CHECK_INT(db_facts(w->db, f, 1772431200, &w->arena), ERR_NONE);
    CHECK_STR(f->code.digits, "112233");
    CHECK_STR(f->code.text, "canary why");
    CHECK_INT(db_outbox_get(w->db, 4, &out, &w->arena), ERR_NONE);
    CHECK_STR(out.m.to.s, OFFICER);
    CHECK(span_is(out.m.args, "case=canary"));
    CHECK_INT(db_refusals(w->db), 0);
    free(f);
}

static void an_old_store_is_sealed_in_its_place(void)
{
    struct world_of_db w;
    old_store(&w);
    CHECK(found(&w, "anary") > 0 && found(&w, VOLUNTEER) > 0); /* the search finds what is there */
    CHECK_INT(db_keyring_make(w.path, NULL), KEYRING_SEAL);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
    CHECK_INT(found(&w, "anary"), 0);
    CHECK_INT(found(&w, VOLUNTEER), 0);
    CHECK_INT(found(&w, OFFICER), 0);
    CHECK_INT(found(&w, "112233"), 0);
    CHECK_INT(found(&w, "2017-04-05"), 0);
    CHECK_INT(db_keyring_make(w.path, NULL), KEYRING_READ);
    world_open(&w);
    struct audit_report r; /* and what was sealed is chained */
    struct audit_verify how = {.public_key = w.keys.audit_public, .mac_key = w.keys.audit_mac};
    CHECK_INT(db_audit_verify(w.db, &how, &r), ERR_NONE);
    CHECK_INT(r.records, 1);
    CHECK_INT(r.faults, 0);
    CHECK_INT(r.head, AUDIT_HEAD_RIGHT);
    check_rows(&w);
    db_close(w.db);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE); /* once, and not again */
    world_open(&w);
    check_rows(&w);
    world_end(&w);
}

/* Killed before it was done: nothing is half sealed, and the next start does it. */
static void an_interrupted_sealing_is_done_again(void)
{
    struct world_of_db w;
    struct old o = {NULL, true};
    old_store(&w);
    CHECK_INT(sqlite3_open(w.path, &o.c), SQLITE_OK);
    /* The very last value cannot be written: the whole is undone. */
    run(&o, "create trigger stop before update of body on question begin select raise(abort, 'stopped'); end");
    sqlite3_close(o.c);
    CHECK(db_migrate(&w.settings, w.why, sizeof w.why) != ERR_NONE);
    CHECK(strstr(w.why, "could not be sealed") != NULL);
    CHECK(found(&w, "anary") > 0);
    CHECK_INT(sqlite3_open(w.path, &o.c), SQLITE_OK);
    run(&o, "drop trigger stop");
    sqlite3_close(o.c);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
    CHECK_INT(found(&w, "anary"), 0);
    world_open(&w);
    check_rows(&w);
    world_end(&w);
}

/* Killed when all was sealed and the file not yet written anew: the next start does that. */
static void an_interrupted_sweep_is_done_again(void)
{
    struct world_of_db w;
    struct old o = {NULL, true};
    old_store(&w);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
    CHECK_INT(sqlite3_open(w.path, &o.c), SQLITE_OK);
    run(&o, "pragma secure_delete = off");
    run(&o, "create table page (words text)");
    run(&o, "insert into page values ('canary page')");
    run(&o, "drop table page");
    run(&o, "update meta set value = 'due' where key = 'store.sweep'");
    CHECK_INT(sqlite3_changes(o.c), 1);
    sqlite3_close(o.c);
    CHECK(found(&w, "canary page") > 0);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
    CHECK_INT(found(&w, "canary page"), 0);
    world_open(&w);
    check_rows(&w);
    world_end(&w);
}

int main(void)
{
    RUN(an_old_store_is_sealed_in_its_place);
    RUN(an_interrupted_sealing_is_done_again);
    RUN(an_interrupted_sweep_is_done_again);
    return test_end();
}
