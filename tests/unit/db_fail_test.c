/* db_fail_test.c - what a store must survive: the same message again, a full disk, a failed flush, a kill in the
 * middle. The disk is a real one: a limit on the size of files makes it full, and fdatasync() is answered here, by the
 * test. */
#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "tests/unit/db_world.h"
#include "tests/unit/store_sql.h"

#define REPORTER "+254700000001"

static bool flush_fails;
static int flushes;
int fdatasync(int fd)
{
    flushes++;
    if (flush_fails) {
        errno = EIO;
        return -1;
    }
    return (int)syscall(SYS_fdatasync, fd);
}
int fsync(int fd)
{
    return fdatasync(fd);
}

static bool no_room;
ssize_t pwrite64(int fd, const void *p, size_t n, off64_t at)
{
    if (no_room) {
        errno = ENOSPC;
        return -1;
    }
    return (ssize_t)syscall(SYS_pwrite64, fd, p, n, at);
}

static int64_t whole(const char *path)
{
    return store_sql(path, "select count(*) = 1 and min(integrity_check) = 'ok' from pragma_integrity_check");
}

static void the_same_message_is_one_row(void)
{
    struct world_of_db w;
    world_start(&w);
    struct inbox_row r = an_inbox(1, "a-1", REPORTER, NOW);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    r.id = 2;
    CHECK_INT(db_inbox_add(w.db, &r), ERR_EXISTS);
    r.at_s = NOW + 1; /* the same id at another time of its link: it was started anew, the message is the same */
    CHECK_INT(db_inbox_add(w.db, &r), ERR_EXISTS);
    r.stored_s = NOW + 2 * DAY_S; /* but not for ever; from another link, or another id: other messages */
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    r = an_inbox(3, "a-1", REPORTER, NOW);
    r.carrier = SPAN("kannel");
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    r = an_inbox(4, "a-2", REPORTER, NOW);
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE); /* a duplicate spoils nothing of its turn */
    CHECK_INT(db_inbox_person(w.db, 4, "undecided"), ERR_NONE);
    CHECK_INT(db_inbox_person(w.db, 5, "undecided"), ERR_NOT_FOUND);
    db_close(w.db);
    world_open(&w);
    r.id = 6;
    CHECK_INT(db_inbox_add(w.db, &r), ERR_EXISTS); /* also after a restart */
    CHECK_INT(store_sql(w.path, "select count(*) from inbox"), 4);
    CHECK_INT(store_sql(w.path, "select id from inbox where person_why = 'undecided'"), 4);
    world_end(&w);
}

/* Runs in a child, with a limit on files: 0 as wanted. */
static int fill_the_disk(struct world_of_db *w)
{
    struct inbox_row r = an_inbox(1, "a-1", REPORTER, NOW);
    char body[4000];
    memset(body, 'x', sizeof body);
    (void)signal(SIGXFSZ, SIG_IGN);
    if (db_begin(w->db) || db_inbox_add(w->db, &r) || db_commit(w->db))
        return 1;
    struct rlimit limit = {512 * 1024, 512 * 1024};
    if (setrlimit(RLIMIT_FSIZE, &limit))
        return 2;
    enum err e = db_begin(w->db);
    for (int i = 2; !e && i < 400; i++) {
        char msgid[16];
        (void)snprintf(msgid, sizeof msgid, "b-%d", i);
        r = an_inbox(i, msgid, REPORTER, NOW + i);
        r.text = (struct span){body, sizeof body};
        e = db_inbox_add(w->db, &r);
    }
    if (!e)
        e = db_commit(w->db);
    else
        db_rollback(w->db);
    if (e != ERR_DISK)
        return 3;
    int64_t lease = 0;
    if (db_begin(w->db) || db_lease(w->db, "case", 1, &lease))
        return 4; /* a small turn still fits: the engine can go on as far as the disk lets it */
    db_rollback(w->db);
    return 0;
}

static void a_full_disk_stores_nothing_of_the_turn(void)
{
    struct world_of_db w;
    int status = -1;
    world_start(&w);
    db_close(w.db);
    w.db = NULL;
    pid_t child = fork();
    if (child == 0) {
        world_open(&w);
        _exit(fill_the_disk(&w));
    }
    CHECK(waitpid(child, &status, 0) == child);
    CHECK_INT(WIFEXITED(status) ? WEXITSTATUS(status) : -1, 0);
    CHECK_INT(whole(w.path), 1);
    CHECK_INT(store_sql(w.path, "select count(*) from inbox"), 1); /* what was acknowledged before is there */
    world_open(&w);
    world_end(&w);
}

static void no_room_left_is_said_as_such(void)
{
    struct world_of_db w;
    world_start(&w);
    struct inbox_row r = an_inbox(1, "a-1", REPORTER, NOW);
    struct effect e = {.kind = EFFECT_AUDIT, .word = SPAN("refused")};
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(put_effect(&w, NOW, e), ERR_NONE);
    no_room = true;
    CHECK_INT(db_commit(w.db), ERR_DISK);
    no_room = false;
    CHECK_INT(store_sql(w.path, "select count(*) from inbox"), 0);
    CHECK_INT(db_begin(w.db), ERR_NONE); /* there is room again: the same turn is run again */
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(put_effect(&w, NOW, e), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(store_sql(w.path, "select count(*) from inbox"), 1);
    CHECK_INT(store_sql(w.path, "select max(seq) from audit"), 1); /* the audit has no gap */
    world_end(&w);
}

static void a_failed_flush_fails_the_commit(void)
{
    struct world_of_db w;
    world_start(&w);
    struct inbox_row r = an_inbox(1, "a-1", REPORTER, NOW);
    flushes = 0;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK(flushes > 0); /* every commit is flushed */
    flush_fails = true;
    r = an_inbox(2, "a-2", REPORTER, NOW);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_DISK);
    flush_fails = false;
    CHECK_INT(db_begin(w.db), ERR_NONE); /* the turn is over, rolled back */
    db_rollback(w.db);
    db_close(w.db);
    world_open(&w);
    CHECK_INT(whole(w.path), 1);
    CHECK_INT(store_sql(w.path, "select count(*) from inbox"), 1);
    CHECK_INT(db_inbox_add(w.db, &r), ERR_NONE); /* it comes again from the carrier */
    world_end(&w);
}

/* Runs in a child: one turn committed, then a large one left open, until it is killed. */
static void open_turn(struct world_of_db *w, int tell)
{
    struct inbox_row r = an_inbox(1, "a-1", REPORTER, NOW);
    static char body[60000];
    memset(body, 'x', sizeof body);
    bool bad = db_begin(w->db) || db_inbox_add(w->db, &r) || db_commit(w->db) || db_begin(w->db);
    for (int i = 2; !bad && i < 600; i++) { /* more than the cache holds: some of it is in the log already */
        char msgid[16];
        (void)snprintf(msgid, sizeof msgid, "b-%d", i);
        r = an_inbox(i, msgid, REPORTER, NOW + i);
        r.text = (struct span){body, sizeof body};
        bad = db_inbox_add(w->db, &r) != ERR_NONE;
    }
    struct case_file c = a_case(w, 7);
    bad = bad || put_case(w, &c);
    if (write(tell, bad ? "!" : ".", 1) == 1)
        for (;;)
            (void)pause();
}

static void a_kill_in_the_middle_stores_nothing_of_the_turn(void)
{
    struct world_of_db w;
    int ends[2], status;
    char said = 0;
    world_start(&w);
    db_close(w.db);
    w.db = NULL;
    CHECK(pipe(ends) == 0);
    pid_t child = fork();
    if (child == 0) {
        world_open(&w);
        open_turn(&w, ends[1]);
        _exit(1);
    }
    (void)close(ends[1]);
    CHECK(read(ends[0], &said, 1) == 1 && said == '.');
    (void)close(ends[0]);
    CHECK(kill(child, SIGKILL) == 0);
    CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
    world_open(&w);
    CHECK_INT(whole(w.path), 1);
    CHECK_INT(store_sql(w.path, "select count(*) from inbox"), 1);
    CHECK_INT(store_sql(w.path, "select count(*) from case_file"), 0);
    CHECK_INT(store_sql(w.path, "select count(*) from party"), 0);
    world_end(&w);
}

/* A second writer is refused after the wait, not silently mixed in. */
static void two_writers_do_not_mix(void)
{
    struct world_of_db w;
    struct db *other = NULL;
    world_start(&w);
    w.settings.busy_ms = 20;
    CHECK_INT(db_open(&w.settings, &other, w.why, sizeof w.why), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_begin(other), ERR_BUSY);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_begin(other), ERR_NONE);
    db_rollback(other);
    db_close(other);
    world_end(&w);
}

/* The audit counts on without a gap after turns that failed. */
static void the_audit_has_no_gap_after_a_rollback(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 7);
    struct effect e = {.kind = EFFECT_AUDIT, .case_id = 7, .version = 1, .word = SPAN("case.opened")};
    for (int i = 0; i < 2; i++) {
        CHECK_INT(db_begin(w.db), ERR_NONE);
        CHECK_INT(put_case(&w, &c), ERR_NONE);
        CHECK_INT(put_effect(&w, NOW, e), ERR_NONE);
        CHECK_INT(put_effect(&w, NOW, e), ERR_NONE); /* a second row of that version does not stand for it */
        if (i == 0)
            db_rollback(w.db);
        else
            CHECK_INT(db_commit(w.db), ERR_NONE);
    }
    CHECK_INT(store_sql(w.path, "select min(seq) * 10 + max(seq) from audit where shard = 3"), 12);
    CHECK_INT(store_sql(w.path, "select count(*) from audit where wrote"), 1);
    e.case_id = 0;
    CHECK_INT(put_effect(&w, NOW, e), ERR_NONE); /* of no case: shard 0 */
    CHECK_INT(store_sql(w.path, "select max(seq) from audit where shard = 0"), 1);
    world_end(&w);
}

/* Writing the same version twice is caught even where the compare and set were missing. */
static void a_version_is_written_once(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 7);
    struct effect e = {.kind = EFFECT_AUDIT, .case_id = 7, .version = 1, .word = SPAN("case.opened")};
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK_INT(put_effect(&w, NOW, e), ERR_NONE);
    db_close(w.db);
    CHECK_INT(store_sql(w.path, "delete from case_file returning id"), 7);
    world_open(&w);
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK_INT(put_effect(&w, NOW, e), ERR_EXISTS);
    world_end(&w);
}

int main(void)
{
    RUN(the_same_message_is_one_row);
    RUN(a_full_disk_stores_nothing_of_the_turn);
    RUN(no_room_left_is_said_as_such);
    RUN(a_failed_flush_fails_the_commit);
    RUN(a_kill_in_the_middle_stores_nothing_of_the_turn);
    RUN(two_writers_do_not_mix);
    RUN(the_audit_has_no_gap_after_a_rollback);
    RUN(a_version_is_written_once);
    return test_end();
}
