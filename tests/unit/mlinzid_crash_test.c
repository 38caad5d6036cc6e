/* mlinzid_crash_test.c - the engine killed with SIGKILL at seeded moments under load, and started again from its file.
 * The carrier is the test's own: it remembers what was acknowledged and offers the rest again, as bearerbox does. At
 * the end every report is in the store exactly once, with exactly one case; texts that left twice are counted and
 * bounded by the kills. */
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/log.h"
#include "mlinzid/engine/engine.h"
#include "mlinzid/story/files.h"
#include "tests/unit/store_sql.h"
#include "tests/unit/test.h"

#define REPORTS 4000
#define KILLS 40
#define BATCH 16
#define SENT_MAX (REPORTS * 8)

struct ledger { /* shared: outlives the engine */
    bool acknowledged[REPORTS];
    int64_t sent[SENT_MAX];
    int sents, accepted, lives;
    bool finished;
};
static struct ledger *ledger;
static struct loaded *loaded;
static char directory[256];

static bool up(void *self)
{
    (void)self;
    return true;
}

static int room(void *self)
{
    (void)self;
    return 100;
}

static enum err keep_sent(void *self, const struct carrier_mt *mt)
{
    (void)self;
    if (ledger->sents < SENT_MAX)
        ledger->sent[ledger->sents++] = mt->id;
    return ERR_NONE;
}

static void acknowledged(void *self, struct span msgid)
{
    int64_t i;
    (void)self;
    if (span_i64(msgid, &i) && i >= 0 && i < REPORTS)
        ledger->acknowledged[i] = true;
}

static void closed(void *self)
{
    (void)self;
}

static const char *const wards[] = {"Ganda", "Mtepeni", "Jilore", "Kakuyuni", "Bamba"};

/* The carrier accepts what it was given since the last turn; the engine hears of it in the next. */
static void accept_all(struct engine *e)
{
    for (; ledger->accepted < ledger->sents; ledger->accepted++)
        CHECK(engine_take_receipt(e, ledger->sent[ledger->accepted], RECEIPT_ACCEPTED, (struct span){NULL, 0}));
}

/* Offers everything not acknowledged, BATCH at a time, in the order of the ledger. */
static void live(void)
{
    char store[320], keys[320], why[200], text[160], from[24], id[16];
    struct carrier c = {
        .name = "loop", .up = up, .room = room, .send = keep_sent, .acknowledge = acknowledged, .close = closed};
    snprintf(store, sizeof store, "%s/mlinzi.db", directory);
    snprintf(keys, sizeof keys, "%s/keys", directory);
    struct engine_settings s = {.store_path = store, .keys_dir = keys, .loaded = loaded, .seed = 7};
    struct engine *e;
    int64_t t = 1790000000;
    if (engine_open(&s, t, &e, why, sizeof why) != ERR_NONE) {
        fprintf(stderr, "# %s\n", why);
        _exit(3);
    }
    engine_carrier(e, &c);
    int taken = 0;
    for (int i = 0; i <= REPORTS; i++) {
        bool more = true;
        if (i < REPORTS && !ledger->acknowledged[i]) {
            snprintf(text, sizeof text, "REPORT neglect girl %d %s house %d", 1 + i % 17, wards[i % 5], i);
            snprintf(from, sizeof from, "+2547%08d", i);
            snprintf(id, sizeof id, "%d", i);
            struct carrier_mo mo = {.carrier = SPAN("loop"),
                                    .msgid = span_of(id),
                                    .sender = span_of(from),
                                    .text = span_of(text),
                                    .time_s = t + i};
            taken += engine_take_mo(e, &mo);
        }
        if (taken < BATCH && i < REPORTS)
            continue;
        for (taken = 0; more; accept_all(e))
            if (engine_turn(e, t + i, &more) != ERR_NONE)
                _exit(4);
    }
    ledger->finished = true;
    engine_close(e);
}

static int64_t count(const char *sql)
{
    return store_sql_in(directory, sql);
}

static int sent_twice(void)
{
    int twice = 0;
    for (int i = 0; i < ledger->sents; i++)
        for (int j = 0; j < i; j++)
            if (ledger->sent[i] == ledger->sent[j]) {
                twice++;
                break;
            }
    return twice;
}

static void killed_at_any_moment_nothing_acknowledged_is_lost(void)
{
    uint64_t seed = 20261121;
    while (!ledger->finished && ledger->lives < KILLS + 50) {
        pid_t child = fork();
        if (child == 0) {
            live();
            _exit(0);
        }
        int status, life = ledger->lives++;
        if (life < KILLS) {
            usleep((useconds_t)(4000 + mix64(&seed) % 16000));
            kill(child, SIGKILL);
        }
        waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status) ? WTERMSIG(status) == SIGKILL : WEXITSTATUS(status) == 0);
    }
    int acked = 0;
    for (int i = 0; i < REPORTS; i++)
        acked += ledger->acknowledged[i];
    CHECK(ledger->finished);
    CHECK_INT(acked, REPORTS);
    CHECK_INT(count("select count(*) from inbox"), REPORTS);
    CHECK_INT(count("select count(distinct msgid) from inbox"), REPORTS);
    CHECK_INT(count("select count(*) from case_file"), REPORTS);
    CHECK_INT(count("select count(*) from case_file where id not in (select case_id from timer)"), 0);
    CHECK_INT(count("select count(*) from outbox where key = 'report.received'"), REPORTS);
    int twice = sent_twice(), lives = ledger->lives;
    printf("# = %d kills, %d reports, %d texts left twice\n", lives - 1, REPORTS, twice);
    CHECK(twice <=
          lives * BATCH * 6); /* two turns' texts a kill: one not yet accepted, one accepted and not yet stored */
    CHECK(lives > 20);
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
    RUN(killed_at_any_moment_nothing_acknowledged_is_lost);
    files_remove(directory);
    load_free(loaded);
    return test_end();
}
