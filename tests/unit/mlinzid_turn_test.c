/* mlinzid_turn_test.c - the turn when the world is not kind: the same message twice, an event that cannot be decided
 * among good ones, a disk that takes no more. Nothing is said or acknowledged that is not stored. */
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "mlinzid/engine/engine.h"
#include "mlinzid/story/files.h"
#include "tests/unit/store_sql.h"
#include "tests/unit/test.h"

static struct loaded *loaded;
static char directory[256];
static int acknowledged, sent, space = 100;
static int64_t first_sent;
#define T0 INT64_C(1790000000)

static bool up(void *self)
{
    (void)self;
    return true;
}

static int room(void *self)
{
    (void)self;
    return space;
}

static enum err keep_sent(void *self, const struct carrier_mt *mt)
{
    (void)self;
    first_sent = sent++ ? first_sent : mt->id;
    return ERR_NONE;
}

static void acknowledge(void *self, struct span msgid)
{
    (void)self;
    (void)msgid;
    acknowledged++;
}

static void closed(void *self)
{
    (void)self;
}

static struct carrier carrier = {
    .name = "loop", .up = up, .room = room, .send = keep_sent, .acknowledge = acknowledge, .close = closed};

static struct engine *begin(void)
{
    char store[300], keys[300], why[300];
    struct engine *e = NULL;
    snprintf(store, sizeof store, "%s/mlinzi.db", directory);
    snprintf(keys, sizeof keys, "%s/keys", directory);
    struct engine_settings s = {.store_path = store, .keys_dir = keys, .loaded = loaded, .seed = 7};
    acknowledged = sent = 0;
    CHECK_INT(engine_open(&s, T0, &e, why, sizeof why), ERR_NONE);
    if (e)
        engine_carrier(e, &carrier);
    return e;
}

static bool offer(struct engine *e, int i, struct span text)
{
    char id[32], from[32];
    snprintf(id, sizeof id, "m%d", i);
    snprintf(from, sizeof from, "+2547%08d", i);
    struct carrier_mo mo = {
        .carrier = SPAN("loop"), .msgid = span_of(id), .sender = span_of(from), .text = text, .time_s = T0};
    return engine_take_mo(e, &mo);
}

static enum err settle(struct engine *e)
{
    bool more = true;
    enum err err = ERR_NONE;
    for (int i = 0; more && err == ERR_NONE && i < 1000; i++)
        err = engine_turn(e, T0, &more);
    return err;
}

static int64_t count(const char *sql)
{
    return store_sql_in(directory, sql);
}

static void fresh(void)
{
    files_remove(directory);
    CHECK(files_temporary(directory, sizeof directory));
}

static void the_same_message_is_the_same_event(void)
{
    fresh();
    struct engine *e = begin();
    for (int i = 0; i < 5; i++)
        CHECK(offer(e, 1, SPAN("REPORT neglect boy 6 Ganda")));
    CHECK_INT(settle(e), ERR_NONE);
    CHECK_INT(acknowledged, 5);
    CHECK_INT(sent, 2); /* receipt and guidance, once */
    CHECK_INT(engine_counts(e)->duplicates, 4);
    engine_close(e);
    e = begin();
    CHECK(offer(e, 1, SPAN("REPORT neglect boy 6 Ganda"))); /* and after a start */
    CHECK_INT(settle(e), ERR_NONE);
    CHECK_INT(acknowledged, 1);
    engine_close(e);
    CHECK_INT(count("select count(*) from case_file"), 1);
}

/* A text too large for the arena of an event cannot be decided: it stays for a person, and harms nobody beside it. */
static void the_culprit_is_found_in_halves(void)
{
    fresh();
    static char big[60000];
    memset(big, 'x', sizeof big);
    for (size_t i = 0; i < sizeof big; i += 7)
        big[i] = ' ';
    int64_t kept = loaded->settings.turn_arena_kib;
    loaded->settings.turn_arena_kib = 100;
    struct engine *e = begin();
    for (int i = 0; i < 20; i++)
        CHECK(offer(e, i, i == 13 ? (struct span){big, sizeof big} : SPAN("REPORT neglect boy 6 Ganda")));
    CHECK_INT(settle(e), ERR_NONE);
    CHECK_INT(acknowledged, 20);
    CHECK_INT(engine_counts(e)->for_a_person, 1);
    engine_close(e);
    loaded->settings.turn_arena_kib = kept;
    CHECK_INT(count("select count(*) from case_file"), 19);
    CHECK_INT(count("select count(*) from inbox"), 20);
    CHECK_INT(count("select count(*) from inbox where person_why <> ''"), 1);
}

static void a_broken_frame_is_a_row_for_a_person(void)
{
    fresh();
    struct engine *e = begin();
    struct carrier_mo mo = {.carrier = SPAN("loop"),
                            .msgid = SPAN("b1"),
                            .sender = SPAN("+254700000001"),
                            .text = SPAN("\x01\x02\xff"),
                            .time_s = T0,
                            .broken = true};
    CHECK(engine_take_mo(e, &mo));
    CHECK_INT(settle(e), ERR_NONE);
    CHECK_INT(acknowledged, 1);
    CHECK_INT(sent, 0);
    engine_close(e);
    CHECK_INT(count("select count(*) from inbox where person_why <> ''"), 1);
    CHECK_INT(count("select count(*) from case_file"), 0);
}

/* In a child: the file may not grow, so a commit fails in the middle of a load. How many were acknowledged is its exit
 * code. */
static int until_the_disk_is_full(void)
{
    pid_t child = fork();
    if (child == 0) {
        struct engine *e = begin();
        struct rlimit limit = {600 * 1024, 600 * 1024};
        signal(SIGXFSZ, SIG_IGN);
        if (!e || setrlimit(RLIMIT_FSIZE, &limit) != 0)
            _exit(201);
        enum err err = ERR_NONE;
        for (int i = 0; err == ERR_NONE && i < 200; i++)
            err = offer(e, i, SPAN("REPORT neglect boy 6 Ganda")) ? settle(e) : ERR_FULL;
        int said = acknowledged;
        bool more;
        if (err != ERR_DISK || engine_turn(e, T0, &more) != ERR_DISK || acknowledged != said)
            _exit(202); /* once broken it says and acknowledges nothing more */
        _exit(said);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 203;
}

static void a_full_disk_stops_acknowledging_and_loses_nothing(void)
{
    fresh();
    int said = until_the_disk_is_full();
    CHECK(said > 0 && said < 200);
    CHECK(count("select count(*) from inbox") >= said);
    struct engine *e = begin(); /* the disk has room again; the carrier offers everything anew */
    for (int i = 0; i < 200; i++)
        CHECK(offer(e, i, SPAN("REPORT neglect boy 6 Ganda")));
    CHECK_INT(settle(e), ERR_NONE);
    CHECK_INT(acknowledged, 200);
    engine_close(e);
    CHECK_INT(count("select count(*) from inbox"), 200);
    CHECK_INT(count("select count(*) from case_file"), 200);
}

/* What was claimed and never left goes again, but where the carrier has room for one it is the graver that waits. */
static void what_goes_again_takes_no_room_from_the_graver(void)
{
    for (int waits = 0; waits < 2; waits++) {
        fresh();
        struct engine *e = begin();
        struct outbox_row row = {.id = 900,
                                 .cause = "in:1",
                                 .m = {.key = PHRASE_CASE_NEW,
                                       .to = {"+254711000001"},
                                       .cls = SAY_CHANGE,
                                       .severity = SEVERITY_S4,
                                       .t0_s = T0,
                                       .not_before_s = T0,
                                       .args = SPAN("case=48173024\n")},
                                 .state = OUT_CLAIMED,
                                 .made_s = T0};
        CHECK_INT(db_begin(engine_db(e)), ERR_NONE);
        CHECK_INT(db_outbox_add(engine_db(e), &row), ERR_NONE);
        row.id = 901;
        row.cause[3] = '2';
        row.m.severity = waits ? SEVERITY_S2 : SEVERITY_NONE;
        row.state = OUT_WAITING;
        CHECK_INT(db_outbox_add(engine_db(e), &row), ERR_NONE);
        CHECK_INT(db_commit(engine_db(e)), ERR_NONE);
        engine_close(e);
        space = 1;
        e = begin();
        CHECK_INT(settle(e), ERR_NONE);
        CHECK(sent > 0);
        CHECK_INT(first_sent, waits ? 901 : 900);
        engine_close(e);
        space = 100;
    }
}

static void a_store_without_its_keys_is_refused(void)
{
    char key[300], why[300], store[300], keys[300];
    fresh();
    engine_close(begin());
    snprintf(key, sizeof key, "%s/keys/reference.key", directory);
    CHECK_INT(unlink(key), 0);
    snprintf(store, sizeof store, "%s/mlinzi.db", directory);
    snprintf(keys, sizeof keys, "%s/keys", directory);
    struct engine_settings s = {.store_path = store, .keys_dir = keys, .loaded = loaded, .seed = 7};
    struct engine *e = NULL;
    CHECK_INT(engine_open(&s, T0, &e, why, sizeof why), ERR_CONFIG);
    CHECK(strstr(why, "keys") != NULL);
    CHECK(access(key, F_OK) != 0); /* and none was made */
}

int main(void)
{
    struct config_fault fault;
    log_quiet(1);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE || !files_temporary(directory, sizeof directory)) {
        config_fault_print(&fault, stderr);
        return 2;
    }
    RUN(the_same_message_is_the_same_event);
    RUN(the_culprit_is_found_in_halves);
    RUN(a_broken_frame_is_a_row_for_a_person);
    RUN(a_full_disk_stops_acknowledging_and_loses_nothing);
    RUN(what_goes_again_takes_no_room_from_the_graver);
    RUN(a_store_without_its_keys_is_refused);
    files_remove(directory);
    load_free(loaded);
    return test_end();
}
