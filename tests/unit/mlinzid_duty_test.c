/* mlinzid_duty_test.c - duties in the engine: killed with SIGKILL at seeded moments over two months, each telling of
 * each duty stands once; and a ladder that is changed while they are open holds for them at once. */
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/log.h"
#include "db/duty.h"
#include "mlinzid/engine/engine.h"
#include "mlinzid/story/files.h"
#include "tests/unit/store_sql.h"
#include "tests/unit/test.h"

#define DUTIES 300
#define KILLS 30
#define START INT64_C(1772431200) /* Monday 2026-03-02 09:00 */

struct ledger { /* shared: outlives the engine */
    int32_t day;
    bool finished;
};
static struct ledger *ledger;
static struct loaded *loaded;
static char directory[256];

static struct engine *started(int64_t now_s)
{
    char store[320], keys[320], why[200];
    snprintf(store, sizeof store, "%s/mlinzi.db", directory);
    snprintf(keys, sizeof keys, "%s/keys", directory);
    struct engine_settings s = {.store_path = store, .keys_dir = keys, .loaded = loaded, .seed = 7};
    struct engine *e = NULL;
    if (engine_open(&s, now_s, &e, why, sizeof why) != ERR_NONE) {
        fprintf(stderr, "# %s\n", why);
        _exit(3);
    }
    return e;
}

static void turns(struct engine *e, int64_t now_s)
{
    bool more = true;
    while (more)
        if (engine_turn(e, now_s, &more) != ERR_NONE)
            _exit(4);
}

static void person(struct db *db, enum role role, const char *at, int n)
{
    char number[20];
    int64_t id = 0, party = 0;
    snprintf(number, sizeof number, "+2547110%05d", n);
    struct person_row p = {.role = role, .name = SPAN("Somebody Invented")};
    (void)span_str(span_of(number), p.phone.s, sizeof p.phone.s);
    (void)span_str(span_of(at), p.at, sizeof p.at);
    CHECK_INT(db_lease(db, "row", 1, &id), ERR_NONE);
    CHECK_INT(db_person_put(db, &p, START, id, &party), ERR_NONE);
}

/* A hearing on Thursday 26 March: told on 19 and 25 (5 and 1 working days before; Friday 20 is a holiday: 18), on the
 * day, and 1, 3 and 7 after. */
static void set(struct engine *e)
{
    struct db *db = engine_db(e);
    int64_t next = 0;
    CHECK_INT(db_begin(db), ERR_NONE);
    person(db, ROLE_SCCO, "003.016", 1);
    person(db, ROLE_CCCS, "003", 2);
    person(db, ROLE_RCCS, "R1", 3);
    person(db, ROLE_NATIONAL, "KE", 4);
    CHECK_INT(db_lease(db, "row", DUTIES, &next), ERR_NONE);
    for (int i = 1; i <= DUTIES; i++) {
        struct duty d = {.kind = DUTY_HEARING, .about = ABOUT_CHILD, .subject = i, .thing = i, .ref = "C-1"};
        d.post = (struct post){ROLE_SCCO, "003.016"};
        d.area = (struct area){AREA_CONSTITUENCY, 1, 3, 16, 0};
        d.day = day_of(START) + 24;
        CHECK_INT(db_duty_put(db, &d, START, &next), ERR_NONE);
    }
    CHECK_INT(db_commit(db), ERR_NONE);
    engine_people_changed(e);
}

/* From where the last life ended; 8:30 and a moment later, for what was put behind others. */
static void live(void)
{
    int32_t first = day_of(START);
    struct engine *e = started(day_start(first + ledger->day) + 8 * HOUR_S);
    for (; ledger->day < 40; ledger->day++) {
        int64_t morning = day_start(first + ledger->day) + 8 * HOUR_S + 30 * MINUTE_S;
        turns(e, morning > START ? morning : START);
        turns(e, morning + HOUR_S);
    }
    ledger->finished = true;
    engine_close(e);
}

static int64_t count(const char *sql)
{
    return store_sql_in(directory, sql);
}

static void killed_at_any_moment_each_telling_stands_once(void)
{
    uint64_t seed = 20261122;
    int lives = 0;
    struct engine *e = started(START);
    set(e);
    engine_close(e);
    for (; !ledger->finished && lives < KILLS + 20; lives++) {
        pid_t child = fork();
        if (child == 0) {
            live();
            _exit(0);
        }
        int status;
        if (lives < KILLS) {
            usleep((useconds_t)(6000 + mix64(&seed) % 24000));
            kill(child, SIGKILL);
        }
        waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0);
    }
    CHECK(ledger->finished);
    CHECK_INT(count("select count(*) from outbox where cause = 'y'"), DUTIES * 6);
    CHECK_INT(count("select count(*) from outbox where cause = 'y' and key = 'duty.remind'"), DUTIES * 2);
    CHECK_INT(count("select count(*) from outbox where cause = 'y' and key = 'duty.due'"), DUTIES);
    CHECK_INT(count("select count(*) from outbox where cause = 'y' and level = 2"), DUTIES);
    CHECK_INT(count("select count(*) from outbox where cause = 'y' and level = 3"), DUTIES);
    CHECK_INT(count("select count(*) from outbox where cause = 'y' and level = 4"), DUTIES);
    CHECK_INT(
        count("select count(*) from (select 1 from outbox where cause = 'y' group by cause_n having count(*) <> 6 "
              "or count(distinct cause_v) <> 6)"),
        0);
    CHECK_INT(count("select count(*) from audit where act = 'duty.told'"), DUTIES * 6);
    CHECK_INT(count("select count(*) from duty where level <> 4 or version <> 8"), 0); /* set, planned, six tellings */
    CHECK_INT(
        count("select count(*) from duty d join timer t on t.case_id = d.id + 4611686018427387904 and t.version = "
              "d.version"),
        DUTIES);
    printf("# = %d lives, %d duties\n", lives, DUTIES);
    CHECK(lives > 5);
}

static int64_t due_of(struct engine *e)
{
    struct duty d = {0};
    CHECK_INT(db_duty_named(engine_db(e), DUTY_HEARING, 9000, &d), ERR_NONE);
    return d.due_s;
}

/* 5 working days before, then 8: while the engine runs, and while it does not. */
static void a_changed_ladder_holds_at_once(void)
{
    struct duty_rule *r = &loaded->ladder.duty[DUTY_HEARING];
    int64_t now_s = START + 50 * DAY_S, next = 0;
    struct engine *e = started(now_s);
    struct duty d = {
        .kind = DUTY_HEARING, .about = ABOUT_CHILD, .thing = 9000, .ref = "C-2", .day = day_of(now_s) + 28};
    d.post = (struct post){ROLE_SCCO, "003.016"};
    d.area = (struct area){AREA_CONSTITUENCY, 1, 3, 16, 0};
    struct db *db = engine_db(e);
    CHECK_INT(db_begin(db), ERR_NONE);
    CHECK_INT(db_lease(db, "row", 1, &next), ERR_NONE);
    CHECK_INT(db_duty_put(db, &d, now_s, &next), ERR_NONE);
    CHECK_INT(db_commit(db), ERR_NONE);
    CHECK_INT(engine_next(e), 0); /* there is something to look at */
    turns(e, now_s);
    int64_t five = due_of(e);
    CHECK(five > now_s && five < day_start(d.day));
    r->before[0] = 8;
    CHECK_INT(engine_reload(e, NULL), ERR_NONE);
    CHECK_INT(engine_next(e), 0);
    turns(e, now_s + 1);
    int64_t eight = due_of(e);
    CHECK(eight < five);
    CHECK(engine_next(e) <= eight);
    engine_close(e);
    r->before[0] = 5;
    e = started(now_s + 2);
    turns(e, now_s + 2);
    CHECK_INT(due_of(e), five);
    engine_close(e);
}

int main(void)
{
    struct config_fault fault;
    log_quiet(1);
    ledger = mmap(NULL, sizeof *ledger, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return 2;
    }
    if (ledger == MAP_FAILED || !files_temporary(directory, sizeof directory))
        return 2;
    RUN(killed_at_any_moment_each_telling_stands_once);
    RUN(a_changed_ladder_holds_at_once);
    files_remove(directory);
    load_free(loaded);
    return test_end();
}
