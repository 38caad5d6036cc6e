/* db_disk_sim_test.c - the simulated disk: what is flushed lasts, what is not is found in a legal state, and SQLite on
 * it stays whole through thousands of deaths. */
#include <sqlite3.h>
#include <stdlib.h>

#include "base/hash.h"
#include "db/disk_sim.h"
#include "tests/unit/db_world.h"

/* --- one file, written by hand, beside a model of what each byte may be --- */

#define SIZE 20000
struct by_hand {
    struct sim_disk *d;
    sqlite3_vfs *vfs;
    sqlite3_file *f;
    uint64_t random;
    unsigned char now[SIZE], may[SIZE][32]; /* a bit for each value that byte may have after a crash */
    int64_t size, least, most;
};

static int64_t pick(struct by_hand *h, int64_t sides)
{
    return (int64_t)(mix64(&h->random) % (uint64_t)sides);
}

static void hand_open(struct by_hand *h)
{
    h->vfs = sqlite3_vfs_find("hand");
    h->f = calloc(1, (size_t)h->vfs->szOsFile);
    int flags = SQLITE_OPEN_CREATE | SQLITE_OPEN_READWRITE | SQLITE_OPEN_WAL;
    CHECK_INT(h->vfs->xOpen(h->vfs, "a", h->f, flags, NULL), SQLITE_OK);
}

static void hand_close(struct by_hand *h)
{
    if (h->f->pMethods)
        h->f->pMethods->xClose(h->f);
    free(h->f);
}

static void only_now(struct by_hand *h)
{
    memset(h->may, 0, sizeof h->may);
    for (int i = 0; i < SIZE; i++)
        h->may[i][h->now[i] / 8] |= (unsigned char)(1 << h->now[i] % 8);
    h->least = h->most = h->size;
}

static void sized(struct by_hand *h, int64_t size)
{
    h->size = size;
    h->least = size < h->least ? size : h->least;
    h->most = size > h->most ? size : h->most;
}

/* A hole that a torn write leaves may hold anything. */
static void hole(struct by_hand *h, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++)
        memset(h->may[i], 0xff, 32);
}

static void hand_write(struct by_hand *h)
{
    unsigned char bytes[3000];
    int64_t n = 1 + pick(h, (int64_t)sizeof bytes - 1), at = pick(h, SIZE - n);
    for (int64_t i = 0; i < n; i++)
        bytes[i] = (unsigned char)mix64(&h->random);
    CHECK_INT(h->f->pMethods->xWrite(h->f, bytes, (int)n, at), SQLITE_OK);
    if (at + n > h->least)
        hole(h, h->least, at > h->least ? at : h->least);
    for (int64_t i = 0; i < n; i++) {
        h->now[at + i] = bytes[i];
        h->may[at + i][bytes[i] / 8] |= (unsigned char)(1 << bytes[i] % 8);
        if (at + i >= h->least)
            h->may[at + i][0] |= 1; /* a sector that did not come lies as zeros below one that did */
    }
    sized(h, at + n > h->size ? at + n : h->size);
}

static void hand_cut(struct by_hand *h)
{
    int64_t size = pick(h, h->size + 1);
    CHECK_INT(h->f->pMethods->xTruncate(h->f, size), SQLITE_OK);
    memset(h->now + size, 0, (size_t)(SIZE - size));
    sized(h, size);
    for (int64_t i = size; i < SIZE; i++)
        h->may[i][0] |= 1;
}

static void hand_compare(struct by_hand *h, bool crashed)
{
    int64_t n = 0, bad = 0;
    const unsigned char *p = sim_disk_bytes(h->d, "a", &n);
    CHECK(p != NULL);
    CHECK(n >= h->least && n <= h->most);
    CHECK(crashed || n == h->size);
    for (int64_t i = 0; i < n; i++)
        bad += crashed ? !(h->may[i][p[i] / 8] >> p[i] % 8 & 1) : p[i] != h->now[i];
    CHECK_INT(bad, 0);
    h->size = n;
    memset(h->now, 0, sizeof h->now);
    memcpy(h->now, p, (size_t)n);
}

static void a_crash_leaves_a_legal_file(void)
{
    static struct by_hand h;
    h = (struct by_hand){.d = sim_disk_new("hand", 7), .random = 11};
    int changed = 0;
    hand_open(&h);
    CHECK_INT(h.f->pMethods->xSync(h.f, SQLITE_SYNC_FULL), SQLITE_OK);
    only_now(&h);
    for (int round = 0; round < 1500 && !test_here; round++) {
        for (int64_t k = pick(&h, 8); k > 0; k--) {
            int64_t what = pick(&h, 10);
            if (what < 7)
                hand_write(&h);
            else if (what == 7)
                hand_cut(&h);
            else {
                CHECK_INT(h.f->pMethods->xSync(h.f, SQLITE_SYNC_FULL), SQLITE_OK);
                only_now(&h);
            }
        }
        hand_close(&h);
        bool power = pick(&h, 4) > 0;
        int64_t before = h.size;
        sim_disk_crash(h.d, power ? DISK_POWER : DISK_KILLED);
        hand_compare(&h, power);
        changed += h.size != before;
        if (power)
            only_now(&h);
        hand_open(&h);
    }
    CHECK(changed > 100); /* the power really takes something away */
    hand_close(&h);
    sim_disk_free(h.d);
}

/* --- single matters --- */

static int64_t size_of(struct by_hand *h)
{
    int64_t n = -1;
    return sim_disk_bytes(h->d, "a", &n) ? n : -1;
}

static void what_a_failed_flush_left_no_later_flush_saves(void)
{
    int lost = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct by_hand *h = calloc(1, sizeof *h);
        h->d = sim_disk_new("hand", seed);
        hand_open(h);
        CHECK_INT(h->f->pMethods->xSync(h->f, 0), SQLITE_OK);
        CHECK_INT(h->f->pMethods->xWrite(h->f, "abc", 3, 0), SQLITE_OK);
        sim_disk_fault(h->d, &(struct disk_fault){DISK_SYNC, DISK_EIO, 1, false});
        CHECK_INT(h->f->pMethods->xSync(h->f, 0), SQLITE_IOERR_FSYNC);
        CHECK_INT(h->f->pMethods->xSync(h->f, 0), SQLITE_OK); /* says it is well, and is not */
        CHECK_INT(size_of(h), 3);
        hand_close(h);
        sim_disk_crash(h->d, DISK_POWER);
        lost += size_of(h) != 3;
        sim_disk_free(h->d);
        free(h);
    }
    CHECK(lost > 0 && lost < 40);
}

static void names_last_when_the_directory_is_flushed(void)
{
    int gone = 0;
    for (uint64_t seed = 1; seed <= 40; seed++) {
        struct by_hand *h = calloc(1, sizeof *h);
        h->d = sim_disk_new("hand", seed);
        hand_open(h);
        hand_close(h);
        sim_disk_crash(h->d, DISK_POWER);
        gone += size_of(h) < 0;
        hand_open(h);
        CHECK_INT(h->f->pMethods->xSync(h->f, 0), SQLITE_OK);
        hand_close(h);
        sim_disk_crash(h->d, DISK_POWER);
        CHECK_INT(size_of(h), 0);
        CHECK_INT(h->vfs->xDelete(h->vfs, "a", 1), SQLITE_OK);
        sim_disk_crash(h->d, DISK_POWER);
        CHECK_INT(size_of(h), -1);
        sim_disk_free(h->d);
        free(h);
    }
    CHECK(gone > 0 && gone < 40);
}

static void faults_come_when_they_are_asked_for(void)
{
    struct by_hand h = {.d = sim_disk_new("hand", 3)};
    hand_open(&h);
    const sqlite3_io_methods *m = h.f->pMethods;
    sim_disk_fault(h.d, &(struct disk_fault){DISK_WRITE, DISK_SHORT, 2, false});
    CHECK_INT(m->xWrite(h.f, "abcd", 4, 0), SQLITE_OK);
    CHECK_INT(m->xWrite(h.f, "efgh", 4, 4), SQLITE_FULL);
    CHECK_INT(size_of(&h), 6);
    CHECK_INT(m->xWrite(h.f, "efgh", 4, 4), SQLITE_OK);
    sim_disk_fault(h.d, &(struct disk_fault){DISK_WRITE, DISK_EIO, 1, true});
    CHECK_INT(m->xWrite(h.f, "x", 1, 0), SQLITE_IOERR_WRITE);
    CHECK_INT(m->xWrite(h.f, "x", 1, 0), SQLITE_IOERR_WRITE);
    sim_disk_heal(h.d);
    sim_disk_capacity(h.d, 10);
    CHECK_INT(m->xWrite(h.f, "ijkl", 4, 8), SQLITE_FULL);
    CHECK_INT(size_of(&h), 10);
    CHECK_INT(m->xWrite(h.f, "abcd", 4, 0), SQLITE_OK); /* nothing grows */
    CHECK_INT(m->xTruncate(h.f, 11), SQLITE_FULL);
    sim_disk_capacity(h.d, INT64_MAX);
    CHECK_INT(m->xWrite(h.f, "ijkl", 4, 8), SQLITE_OK);
    sim_disk_fault(h.d, &(struct disk_fault){DISK_CHANGE, DISK_DEAD, 2, false});
    CHECK_INT(m->xSync(h.f, 0), SQLITE_OK);
    CHECK(!sim_disk_dead(h.d));
    CHECK_INT(m->xWrite(h.f, "zzzz", 4, 0), SQLITE_IOERR_WRITE);
    CHECK(sim_disk_dead(h.d));
    char byte;
    CHECK_INT(m->xRead(h.f, &byte, 1, 0), SQLITE_IOERR_READ);
    hand_close(&h);
    sim_disk_crash(h.d, DISK_KILLED);
    CHECK(!sim_disk_dead(h.d));
    int64_t n;
    const char *p = sim_disk_bytes(h.d, "a", &n);
    CHECK(n == 12 && memcmp(p, "abcdefghijkl", 12) == 0);
    sim_disk_free(h.d);
}

/* --- SQLite on it --- */

static int64_t ask(sqlite3 *c, const char *sql)
{
    sqlite3_stmt *s = NULL;
    int64_t n = -1;
    if (sqlite3_prepare_v2(c, sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        n = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return n;
}

static sqlite3 *store(struct sim_disk *d)
{
    sqlite3 *c = NULL;
    if (sqlite3_open_v2("s.db", &c, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, sim_disk_name(d)) != SQLITE_OK ||
        sqlite3_exec(c,
                     "pragma journal_mode=wal; pragma synchronous=full; pragma wal_autocheckpoint=0;"
                     "create table if not exists t(id integer primary key, body text not null) strict",
                     NULL, NULL, NULL) != SQLITE_OK) {
        sqlite3_close(c);
        return NULL;
    }
    return c;
}

/* Rows 1, 2, 3...: each in a transaction of its own. Returns the last that was committed. */
static int64_t fill(sqlite3 *c, uint64_t *random, int64_t last, int turns)
{
    char sql[200];
    for (int i = 0; i < turns; i++) {
        (void)snprintf(sql, sizeof sql, "insert into t values(%lld, printf('%%.*c', %d, 'x'))", (long long)last + 1,
                       (int)(mix64(random) % 6000));
        if (sqlite3_exec(c, sql, NULL, NULL, NULL) != SQLITE_OK)
            return last;
        last++;
        if (mix64(random) % 12 == 0 && sqlite3_wal_checkpoint_v2(c, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL))
            return last;
    }
    return last;
}

/* A failed flush is not among them where only the process dies: SQLite then finds in memory what is not on the disk,
 * and builds upon it. That is for whoever opens a store again (db/sqlite.c). */
static void an_ill(struct sim_disk *d, uint64_t *random)
{
    static const enum disk_ill ills[] = {DISK_DEAD, DISK_DEAD, DISK_EIO, DISK_ENOSPC, DISK_SHORT};
    struct disk_fault f = {(enum disk_op)(mix64(random) % DISK_OPS), ills[mix64(random) % 5],
                           1 + (int64_t)(mix64(random) % 60), mix64(random) % 2};
    sim_disk_fault(d, &f);
}

static void sqlite_stays_whole_through_thousands_of_deaths(void)
{
    uint64_t random = 5;
    struct sim_disk *d = sim_disk_new("many", 9);
    int64_t last = 0;
    int opened = 0;
    int64_t flushes_failed = 0;
    for (int round = 0; round < 3000 && !test_here; round++) {
        sqlite3 *c = store(d); /* a disk that is well: always */
        CHECK(c != NULL);
        if (!c)
            break;
        opened++;
        int64_t have =
            ask(c, "select count(*) = max(id) or count(*) = 0 from t") == 1 ? ask(c, "select count(*) from t") : -1;
        CHECK(have == last || have == last + 1); /* what was told as stored is there; at most the one not answered */
        if (round % 16 == 0)
            CHECK_INT(ask(c, "select integrity_check = 'ok' from pragma_integrity_check"), 1);
        last = have;
        if (last > 150) {
            CHECK_INT(sqlite3_exec(c, "delete from t", NULL, NULL, NULL), SQLITE_OK);
            last = 0;
        }
        an_ill(d, &random);
        last = fill(c, &random, last, 12);
        if (mix64(&random) % 3)
            sim_disk_kill(d);
        sqlite3_close(c);
        bool flush_failed = sim_disk_counts(d).flush_failed > flushes_failed;
        flushes_failed = sim_disk_counts(d).flush_failed;
        sim_disk_crash(d, flush_failed || mix64(&random) % 3 ? DISK_POWER : DISK_KILLED);
    }
    CHECK_INT(opened, 3000);
    struct disk_counts n = sim_disk_counts(d);
    CHECK(n.failed > 3000 && n.unflushed > 500);
    printf("# %lld writes, %lld flushes, %lld failed, %lld unflushed at a loss of power\n",
           (long long)n.ops[DISK_WRITE], (long long)n.ops[DISK_SYNC], (long long)n.failed, (long long)n.unflushed);
    sim_disk_free(d);
}

static void two_connections_see_and_hold_off_each_other(void)
{
    struct sim_disk *d = sim_disk_new("two", 1);
    sqlite3 *a = store(d), *b = store(d);
    CHECK_INT(sqlite3_exec(a, "begin immediate; insert into t values(1, 'x')", NULL, NULL, NULL), SQLITE_OK);
    CHECK_INT(ask(b, "select count(*) from t"), 0);
    CHECK_INT(sqlite3_exec(b, "begin immediate", NULL, NULL, NULL), SQLITE_BUSY);
    CHECK_INT(sqlite3_exec(a, "commit", NULL, NULL, NULL), SQLITE_OK);
    CHECK_INT(ask(b, "select count(*) from t"), 1);
    CHECK_INT(sqlite3_exec(b, "begin; select * from t", NULL, NULL, NULL), SQLITE_OK);
    CHECK_INT(sqlite3_exec(a, "insert into t values(2, 'x')", NULL, NULL, NULL), SQLITE_OK);
    CHECK_INT(ask(b, "select count(*) from t"), 1); /* as it was when the reading began */
    CHECK_INT(sqlite3_exec(b, "commit", NULL, NULL, NULL), SQLITE_OK);
    CHECK_INT(ask(b, "select count(*) from t"), 2);
    sqlite3_close(a);
    sqlite3_close(b);
    sim_disk_free(d);
}

static uint64_t one_life(uint64_t seed)
{
    struct sim_disk *d = sim_disk_new("twice", seed);
    uint64_t random = seed, hash = 0;
    for (int round = 0; round < 20; round++) {
        (void)sqlite3_randomness(0, NULL);
        sqlite3 *c = store(d);
        if (c)
            (void)fill(c, &random, ask(c, "select coalesce(max(id), 0) from t"), 5);
        sim_disk_kill(d);
        sqlite3_close(c);
        sim_disk_crash(d, DISK_POWER);
        int64_t n = 0;
        const char *p = sim_disk_bytes(d, "s.db", &n);
        hash = hash * 31 + hash_bytes((struct hash_key){1, 2}, (struct span){p, (size_t)n});
    }
    sim_disk_free(d);
    return hash;
}

static void a_seed_gives_the_same_disk_again(void)
{
    CHECK(one_life(4) == one_life(4));
    CHECK(one_life(4) != one_life(5));
}

/* The product's own store on it: opened, written, dead, found again. */
static void our_store_lives_on_it(void)
{
    struct world_of_db w;
    struct sim_disk *d = sim_disk_new("ours", 2);
    world_begin(&w);
    w.settings.vfs = sim_disk_name(d);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
    world_open(&w);
    struct inbox_row r = an_inbox(1, "a-1", "+254700000001", NOW);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    sim_disk_fault(d, &(struct disk_fault){DISK_SYNC, DISK_EIO, 1, false});
    r = an_inbox(2, "a-2", "+254700000001", NOW);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_DISK);
    sim_disk_kill(d);
    db_close(w.db);
    sim_disk_crash(d, DISK_POWER);
    CHECK(access(w.path, F_OK) != 0); /* nothing of it is on the machine's disk */
    world_open(&w);
    r = an_inbox(3, "a-1", "+254700000001", NOW);
    CHECK_INT(db_inbox_add(w.db, &r), ERR_EXISTS);
    world_end(&w);
    sim_disk_free(d);
}

static bool stored(struct world_of_db *w, int64_t id)
{
    char msgid[32];
    (void)snprintf(msgid, sizeof msgid, "m-%lld", (long long)id);
    struct inbox_row r = an_inbox(id, msgid, "+254700000001", NOW);
    if (db_begin(w->db) != ERR_NONE || db_inbox_add(w->db, &r) != ERR_NONE) {
        db_rollback(w->db);
        return false;
    }
    return db_commit(w->db) == ERR_NONE;
}

/* A flush fails, the process ends and starts again on a machine that goes on: what it finds in the log may be in memory
 * alone. Another connection keeps the log from being tidied away. */
static void what_is_built_upon_a_failed_flush_lasts(void)
{
    for (uint64_t seed = 1; seed <= 30 && !test_here; seed++) {
        struct world_of_db w;
        struct db *other = NULL;
        struct sim_disk *d = sim_disk_new("firm", seed);
        world_begin(&w);
        w.settings.vfs = sim_disk_name(d);
        CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
        world_open(&w);
        CHECK(stored(&w, 1));
        sim_disk_fault(d, &(struct disk_fault){DISK_SYNC, DISK_EIO, 1, false});
        CHECK(!stored(&w, 2));
        sim_disk_kill(d);
        db_close(w.db);
        sim_disk_crash(d, DISK_KILLED);
        CHECK_INT(db_open(&w.settings, &other, w.why, sizeof w.why), ERR_NONE);
        CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
        world_open(&w);
        CHECK(stored(&w, 3));
        sim_disk_kill(d);
        db_close(other);
        db_close(w.db);
        sim_disk_crash(d, DISK_POWER);
        world_open(&w);
        CHECK(!stored(&w, 1));
        CHECK(!stored(&w, 3)); /* was told as stored, so it is there */
        world_end(&w);
        sim_disk_free(d);
    }
}

/* Who may be the first to open the store that an engine left which stopped at a failed flush. */
#define ROUNDS 240
enum first { AT_A_START, WHO_LOOKS, WHO_WRITES, WHO_MIGRATES, FIRSTS };

static bool comes_first(struct world_of_db *w, enum first who, int64_t id)
{
    enum err e = ERR_NONE;
    w->settings.read_only = who == WHO_LOOKS;
    w->db = NULL;
    if (who == AT_A_START)
        (void)db_keyring_make(w->path, w->settings.vfs);
    else if (who == WHO_MIGRATES)
        e = db_migrate(&w->settings, w->why, sizeof w->why);
    else
        e = db_open(&w->settings, &w->db, w->why, sizeof w->why);
    bool written = !e && who == WHO_WRITES && stored(w, id);
    db_close(w->db);
    w->settings.read_only = false;
    return written;
}

/* What a failed flush left in the log is in memory alone, and for whoever opens the store next it is there. Were it
 * moved into the store like that, a loss of power on the way would leave some pages of it and no log to mend them by:
 * a store that is not whole. */
static void what_is_in_memory_alone_never_reaches_the_store(void)
{
    struct world_of_db w;
    struct sim_disk *d = sim_disk_new("first", 7);
    uint64_t random = 3;
    int64_t id = 0, whole = 0, kept = 0, told = 0;
    world_begin(&w);
    w.settings.vfs = sim_disk_name(d);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
    for (int round = 0; round < ROUNDS && !test_here; round++) {
        world_open(&w);
        for (int64_t n = 1 + (int64_t)(mix64(&random) % 12); n > 0; n--)
            CHECK(stored(&w, ++id));
        sim_disk_fault(d, &(struct disk_fault){DISK_SYNC, DISK_EIO, 1, false});
        CHECK(!stored(&w, ++id));
        sim_disk_kill(d);
        db_close(w.db);
        sim_disk_crash(d, DISK_KILLED);
        struct disk_fault dies = {DISK_CHANGE, DISK_DEAD, 1 + (int64_t)(mix64(&random) % 40), false};
        sim_disk_fault(d, &dies);
        if (round % 3 == 0) /* and again before that */
            sim_disk_fault(d, &(struct disk_fault){DISK_SYNC, DISK_EIO, 1, false});
        bool written = comes_first(&w, (enum first)(round % FIRSTS), ++id);
        sim_disk_kill(d);
        sim_disk_crash(d, DISK_POWER);
        whole += sim_disk_whole(d, w.path);
        CHECK_INT(whole, round + 1);
        world_open(&w);
        CHECK(!stored(&w, id - 2)); /* the last that was told as stored before */
        told += written;
        kept += written && !stored(&w, id);
        db_close(w.db);
    }
    CHECK(told > 20);
    CHECK_INT(kept, told);
    w.db = NULL;
    world_end(&w);
    sim_disk_free(d);
}

int main(void)
{
    RUN(a_crash_leaves_a_legal_file);
    RUN(what_a_failed_flush_left_no_later_flush_saves);
    RUN(names_last_when_the_directory_is_flushed);
    RUN(faults_come_when_they_are_asked_for);
    RUN(sqlite_stays_whole_through_thousands_of_deaths);
    RUN(two_connections_see_and_hold_off_each_other);
    RUN(a_seed_gives_the_same_disk_again);
    RUN(our_store_lives_on_it);
    RUN(what_is_built_upon_a_failed_flush_lasts);
    RUN(what_is_in_memory_alone_never_reaches_the_store);
    return test_end();
}
