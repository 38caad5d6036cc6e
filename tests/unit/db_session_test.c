/* db_session_test.c - sessions as rows: how long they live, whose they are, and that one written by a strange hand is
 * not sound. */
#include "db/session.h"

#include "tests/unit/db_world.h"
#include "tests/unit/store_sql.h"

static struct world_of_db w;
static const struct session_life life = {.idle_s = 1800, .most_s = 43200};
static char token[SESSION_TOKEN_CAP];
static struct session row;
static int64_t who[2];

static enum err get(int64_t now_s)
{
    return db_session_get(w.db, span_of(token), &life, now_s, &row);
}

static enum err done(enum err err)
{
    if (err == ERR_NONE)
        return db_commit(w.db);
    db_rollback(w.db);
    return err;
}

static void begin(int64_t party)
{
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(done(db_session_put(w.db, party, &life, NOW, token)), ERR_NONE);
}

static void seen(int64_t now_s)
{
    CHECK_INT(get(now_s), ERR_NONE);
    row.seen_s = now_s;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(done(db_session_seen(w.db, span_of(token), &row)), ERR_NONE);
}

static void a_session_lives_so_long(void)
{
    begin(who[0]);
    CHECK_INT(strlen(token), 43);
    CHECK_INT(get(NOW), ERR_NONE);
    CHECK(row.sound && row.party == who[0] && row.made_s == NOW && row.seen_s == NOW && row.proved_s == NOW);
    CHECK_INT(get(NOW + 1799), ERR_NONE);
    CHECK_INT(get(NOW + 1800), ERR_NOT_FOUND); /* unused */
    for (int64_t t = NOW + 1700; t < NOW + 43200; t += 1700)
        seen(t);
    CHECK_INT(get(NOW + 43199), ERR_NONE);
    CHECK(row.sound);
    CHECK_INT(get(NOW + 43200), ERR_NOT_FOUND); /* used or not */
}

static void no_token_is_in_the_store(void)
{
    char sql[300];
    begin(who[0]);
    snprintf(sql, sizeof sql, "select count(*) from session where hash = '%s' or hash like '%%' || '%s' || '%%'", token,
             token);
    CHECK_INT(store_sql(w.path, sql), 0);
    token[0] = token[0] == 'A' ? 'B' : 'A';
    CHECK_INT(get(NOW), ERR_NOT_FOUND);
    token[0] = '\0';
    CHECK_INT(get(NOW), ERR_NOT_FOUND);
}

/* Whoever writes the store and not its keys: each column bound by the mac, and a row made up whole. */
static void a_strange_hand_makes_none_sound(void)
{
    static const char *const changes[] = {
        "update session set party = party + 1",   "update session set made_s = made_s + 1",
        "update session set seen_s = seen_s + 1", "update session set proved_s = proved_s + 1",
        "update session set mac = mac + 1",       "update session set mac = 0"};
    for (size_t i = 0; i < countof(changes); i++) {
        begin(who[0]);
        CHECK_INT(get(NOW + 1), ERR_NONE);
        CHECK(row.sound);
        CHECK(store_sql(w.path, changes[i]) > 0);
        CHECK_INT(get(NOW + 1), ERR_NONE); /* the store finds it, and tells that it is none of ours */
        CHECK(!row.sound);
        CHECK(store_sql(w.path, "delete from session") > 0);
    }
    begin(who[0]);
    char other[SESSION_TOKEN_CAP], first[SESSION_TOKEN_CAP];
    memcpy(first, token, sizeof first);
    begin(who[0]);
    memcpy(other, token, sizeof other);
    CHECK(strcmp(first, other) != 0);
    /* the mac of one at the hash of the other */
    CHECK(store_sql(w.path, "update session set mac = (select max(mac) from session)") > 0);
    int sound = 0;
    CHECK_INT(get(NOW), ERR_NONE);
    sound += row.sound;
    memcpy(token, first, sizeof token);
    CHECK_INT(get(NOW), ERR_NONE);
    sound += row.sound;
    CHECK_INT(sound, 1);
}

static void without_keys_none_is_sound(void)
{
    struct db_settings s = w.settings;
    begin(who[0]);
    db_close(w.db);
    s.keys = NULL;
    s.read_only = true;
    CHECK_INT(db_open(&s, &w.db, w.why, sizeof w.why), ERR_NONE);
    CHECK_INT(get(NOW), ERR_NONE);
    CHECK(row.party == who[0] && !row.sound);
    db_close(w.db);
    world_open(&w);
}

static void an_ended_one_is_over(void)
{
    char first[SESSION_TOKEN_CAP];
    CHECK(store_sql(w.path, "delete from session") >= 0);
    begin(who[0]);
    memcpy(first, token, sizeof first);
    begin(who[0]);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(done(db_session_end(w.db, span_of(token))), ERR_NONE);
    CHECK_INT(get(NOW), ERR_NOT_FOUND);
    memcpy(token, first, sizeof token);
    CHECK_INT(get(NOW), ERR_NONE);
    begin(who[1]);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(done(db_session_end_all(w.db, who[0])), ERR_NONE);
    CHECK_INT(get(NOW), ERR_NONE); /* another's stays */
    memcpy(token, first, sizeof token);
    CHECK_INT(get(NOW), ERR_NOT_FOUND);
}

/* What the forms carry says nothing of the token, nor of the store's hash of it. */
static void a_forms_secret_follows_from_the_token(void)
{
    char a[SESSION_TOKEN_CAP], b[SESSION_TOKEN_CAP], c[SESSION_TOKEN_CAP];
    session_secret(SPAN("one"), a);
    session_secret(SPAN("one"), b);
    session_secret(SPAN("two"), c);
    CHECK_STR(a, b);
    CHECK(strcmp(a, c) != 0 && strlen(a) == 43 && !strstr(a, "one"));
}

int main(void)
{
    world_start(&w);
    for (int i = 0; i < 2; i++) {
        struct person_row p = {
            .phone = phone(i ? "+254711000002" : "+254711000001"), .role = ROLE_SCCO, .at = "003.016"};
        CHECK_INT(db_person_put(w.db, &p, NOW, 11 + i, &who[i]), ERR_NONE);
    }
    RUN(a_session_lives_so_long);
    RUN(no_token_is_in_the_store);
    RUN(a_strange_hand_makes_none_sound);
    RUN(without_keys_none_is_sound);
    RUN(an_ended_one_is_over);
    RUN(a_forms_secret_follows_from_the_token);
    world_end(&w);
    return test_end();
}
