/* disk.c - every n-th call to the disk fails, once and for good, and the power goes at any moment. Run as
 *   disk nth WHICH OF     of all such failures those whose number is WHICH modulo OF (0 1: all)
 *   disk power FROM TO    losses of power by seed
 *   disk full LIVES 0     a disk that is full at so many sizes, then has room again
 * After each: the store is whole, keeps its rules, and has everything that was acknowledged; nothing was said that is
 * not stored; and once the disk works again the carrier's own repetitions bring the scenario to its end. */
#include <stdlib.h>

#include "db/disk_sim.h"
#include "tests/faults/town.h"

static struct loaded *loaded;
static char directory[256];
static struct sim_disk *disk;
static struct town town;
static int64_t runs, refused_opens;
static const char *doing;

static void begin(uint64_t seed)
{
    files_remove(directory);
    must(files_temporary(directory, sizeof directory));
    disk = sim_disk_new("faults", seed);
    must(disk != NULL);
    town_begin(&town, loaded, directory, "faults", "store.db");
}

static void end(void)
{
    if (town.e)
        town_close(&town);
    sim_disk_free(disk);
}

static void fail(const char *what)
{
    printf("# %s: %s\n", doing, what);
    test_here++;
}

/* A whole life; what it ended with. ERR_DISK: from then on it says and acknowledges nothing more, and never flushes
 * again. */
static enum err life(int batch)
{
    enum err err = town_open(&town);
    if (err != ERR_NONE) {
        if (!town.e && !town.why[0])
            fail("refused without a word");
        refused_opens++;
        return err;
    }
    err = town_live(&town, batch);
    if (err != ERR_NONE && err != ERR_DISK)
        fail(err_words(err));
    if (err == ERR_DISK) {
        bool more;
        int acknowledged = town_acknowledged(&town), saids = town.saids;
        int64_t flushes = sim_disk_counts(disk).ops[DISK_SYNC];
        if (!town_offer(&town, 0) || engine_turn(town.e, town.now_s, &more) != ERR_DISK ||
            town_acknowledged(&town) != acknowledged || town.saids != saids)
            fail("it went on after the disk had refused");
        if (sim_disk_counts(disk).ops[DISK_SYNC] != flushes)
            fail("it flushed again");
    }
    return err;
}

/* The next life on a disk that works brings everything to its end, and so it stays when the power goes after it. */
static void recover(int batch)
{
    bool made = !refused_opens || town_acknowledged(&town) > 0; /* else there may be no tables yet */
    if (made && !town_whole(&town))
        fail("after the fault");
    if (life(batch) != ERR_NONE)
        fail("the next life did not end well");
    if (town.e) {
        if (!town_rules(&town))
            fail("a rule is broken");
        town_close(&town);
    }
    sim_disk_crash(disk, DISK_POWER);
    if (!town_whole(&town) || !town_complete(&town, false))
        fail("at the end");
}

/* --- every n-th call --- */

struct plan {
    enum disk_op op;
    enum disk_ill ill;
    bool for_good;
    enum disk_crash crash;
};
static const char *const op_words[] = {"open", "read", "write", "flush", "truncate", "delete"};
static const char *const ill_words[] = {"EIO", "ENOSPC", "short"};

/* How often each operation happens in a life without a fault. */
static void count(int64_t ops[DISK_OPS])
{
    begin(1);
    doing = "no fault";
    if (life(3) != ERR_NONE || !town_rules(&town))
        fail("the scenario itself fails");
    town_close(&town);
    struct disk_counts c = sim_disk_counts(disk);
    for (int i = 0; i < DISK_OPS; i++)
        ops[i] = c.ops[i];
    if (!town_whole(&town) || !town_complete(&town, true))
        fail("the scenario itself");
    end();
}

static void one(const struct plan *p, int64_t n)
{
    static char name[120];
    snprintf(name, sizeof name, "%s %lld %s%s, then %s", op_words[p->op], (long long)n, ill_words[p->ill],
             p->for_good ? " for good" : "", p->crash == DISK_POWER ? "no power" : "started anew");
    doing = name;
    begin((uint64_t)n * 31 + (uint64_t)p->op);
    sim_disk_fault(disk, &(struct disk_fault){p->op, p->ill, n, p->for_good});
    refused_opens = 0;
    enum err err = life(3);
    if (town.e && err == ERR_NONE && !p->for_good && !town_rules(&town))
        fail("a rule is broken"); /* a fault that stopped nothing: a checkpoint's, or after the end */
    if (town.e)
        town_close(&town);
    sim_disk_heal(disk);
    sim_disk_crash(disk, p->crash);
    recover(3);
    end();
    runs++;
}

static int64_t which, of;
static void every_nth_call_fails(void)
{
    static const struct {
        enum disk_op op;
        int ills;
    } table[] = {{DISK_OPEN, 1}, {DISK_READ, 1}, {DISK_WRITE, 3}, {DISK_SYNC, 1}, {DISK_TRUNCATE, 1}, {DISK_DELETE, 1}};
    int64_t ops[DISK_OPS], number = 0;
    count(ops);
    for (size_t t = 0; t < countof(table); t++)
        for (int ill = 0; ill < table[t].ills; ill++)
            for (int k = 0; k < 4; k++)
                for (int64_t n = 1; n <= ops[table[t].op] && test_here < 20; n++) {
                    const struct plan p = {table[t].op, (enum disk_ill)ill, k & 1, k & 2 ? DISK_POWER : DISK_KILLED};
                    bool always =
                        p.op == DISK_SYNC || p.op == DISK_OPEN || p.op == DISK_DELETE || p.op == DISK_TRUNCATE;
                    if (always || number++ % of == which)
                        one(&p, n);
                }
    printf("# = %lld runs; a life has %lld opens, %lld reads, %lld writes, %lld flushes, %lld truncations, %lld "
           "deletions\n",
           (long long)runs, (long long)ops[DISK_OPEN], (long long)ops[DISK_READ], (long long)ops[DISK_WRITE],
           (long long)ops[DISK_SYNC], (long long)ops[DISK_TRUNCATE], (long long)ops[DISK_DELETE]);
    CHECK(runs > 0);
}

/* --- power --- */

static int64_t seed_from, seed_to;
static void the_power_goes_at_any_moment(void)
{
    static char name[60];
    int64_t ops[DISK_OPS], unflushed = 0;
    count(ops);
    for (int64_t seed = seed_from; seed < seed_to && test_here < 20; seed++) {
        uint64_t random = (uint64_t)seed * 7919 + 13;
        snprintf(name, sizeof name, "seed %lld", (long long)seed);
        doing = name;
        begin((uint64_t)seed);
        refused_opens = 0;
        for (int i = 0, n = 1 + (int)(mix64(&random) % 3); i < n; i++) { /* more than one loss in some */
            int64_t in = 1 + (int64_t)(mix64(&random) % (uint64_t)ops[DISK_CHANGE]);
            sim_disk_fault(disk, &(struct disk_fault){DISK_CHANGE, DISK_DEAD, in, true});
            (void)life(1 + (int)(mix64(&random) % 8));
            if (town.e)
                town_close(&town);
            sim_disk_crash(disk, DISK_POWER);
        }
        unflushed += sim_disk_counts(disk).unflushed;
        recover(1 + (int)(mix64(&random) % 8));
        end();
        runs++;
    }
    printf("# = %lld losses of power by seed, %lld writes not flushed when it went\n", (long long)runs,
           (long long)unflushed);
    CHECK(runs == 0 || unflushed > runs);
}

/* --- no room --- */

/* What a whole life writes, its log included. */
static int64_t room_of_a_life(void)
{
    begin(1);
    doing = "no fault";
    if (life(3) != ERR_NONE)
        fail("the scenario itself fails");
    int64_t used = sim_disk_used(disk);
    town_close(&town);
    end();
    return used;
}

static void the_disk_is_full_and_has_room_again(void)
{
    static char name[60];
    int64_t lives = seed_from, stopped = 0, kept = 0, whole = room_of_a_life();
    for (int64_t i = 0; i < lives && test_here < 20; i++) {
        int64_t room = whole / 20 + i * 2 * whole / lives; /* twice: while its tables are made */
        snprintf(name, sizeof name, "room for %lld bytes", (long long)room);
        doing = name;
        begin((uint64_t)i);
        refused_opens = 0;
        sim_disk_capacity(disk, room);
        enum err err = life(3);
        stopped += err != ERR_NONE;
        kept += town_acknowledged(&town);
        if (town.e)
            town_close(&town);
        if (err != ERR_NONE && life(3) == ERR_NONE && town_acknowledged(&town) < STEPS) /* started anew, still full */
            fail("a full disk took everything in and did not say so");
        if (town.e)
            town_close(&town);
        sim_disk_capacity(disk, INT64_MAX);
        sim_disk_crash(disk, i % 2 ? DISK_POWER : DISK_KILLED);
        recover(3);
        end();
    }
    printf("# = %lld sizes of a disk, %lld of them too small, with %lld texts acknowledged before it was full\n",
           (long long)lives, (long long)stopped, (long long)kept);
    CHECK(stopped > lives / 3 && kept > 0);
}

int main(int argc, char **argv)
{
    struct config_fault fault;
    bool nth = argc == 4 && strcmp(argv[1], "nth") == 0, power = argc == 4 && strcmp(argv[1], "power") == 0;
    bool full = argc == 4 && strcmp(argv[1], "full") == 0;
    if (!nth && !power && !full)
        return 2;
    log_quiet(1);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE || !files_temporary(directory, sizeof directory)) {
        config_fault_print(&fault, stderr);
        return 2;
    }
    loaded->settings.timers_max = 1024; /* quick to open */
    loaded->settings.turn_arena_kib = 512;
    which = seed_from = atoll(argv[2]);
    of = seed_to = atoll(argv[3]);
    if (nth)
        RUN(every_nth_call_fails);
    else if (full)
        RUN(the_disk_is_full_and_has_room_again);
    else
        RUN(the_power_goes_at_any_moment);
    files_remove(directory);
    load_free(loaded);
    return test_end();
}
