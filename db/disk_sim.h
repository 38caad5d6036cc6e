/* disk_sim.h - a disk in memory for SQLite that can fail, fill up, die and lose power, every time the same by its seed.
 * What is written is seen at once, but lasts only once its file is flushed, and a new or deleted file only once its
 * directory is (SQLite's own face on Linux flushes it with the first flush of a new log or journal, and when it deletes
 * one). Under `mlinzi simulate` and the tests of faults; the daemon never has one.
 *
 * The name of a disk is what struct db_settings has as vfs; the path of a store on it is any name. Not for threads. */
#ifndef MLINZI_DB_DISK_SIM_H
#define MLINZI_DB_DISK_SIM_H

#include <stdbool.h>
#include <stdint.h>

enum disk_op {
    DISK_OPEN, /* that makes a file */
    DISK_READ,
    DISK_WRITE,
    DISK_SYNC,
    DISK_TRUNCATE,
    DISK_DELETE,
    DISK_CHANGE, /* any of these but a read */
    DISK_OPS
};
enum disk_ill {
    DISK_EIO,
    DISK_ENOSPC,
    DISK_SHORT, /* a write: half of it, then no room; elsewhere as DISK_EIO */
    DISK_DEAD,  /* from this operation on nothing works and nothing reaches the disk: the machine or process died */
};
struct disk_fault {
    enum disk_op op;
    enum disk_ill ill;
    int64_t in;    /* the in-th such operation from now on, 1 the next; 0: none (takes a fault back) */
    bool for_good; /* every one after it as well */
};
enum disk_crash {
    DISK_KILLED, /* the process died, the machine lives: what was written stays */
    DISK_POWER,  /* what was not flushed is lost, kept, torn by the sector or swapped, as the seed has it */
};
struct disk_counts {
    int64_t ops[DISK_OPS], failed, crashes;
    int64_t flush_failed; /* while alive */
    int64_t unflushed;    /* writes that were not flushed when the power failed */
};
struct sim_disk;
/* Makes it known to SQLite by this name, which is copied. NULL: out of memory, or the name is taken. */
struct sim_disk *sim_disk_new(const char *name, uint64_t seed);
void sim_disk_free(struct sim_disk *d); /* every store on it is closed */
const char *sim_disk_name(const struct sim_disk *d);
/* One fault for each kind of operation may wait; a new one replaces it. */
void sim_disk_fault(struct sim_disk *d, const struct disk_fault *f);
void sim_disk_heal(struct sim_disk *d); /* no fault waits or lasts any more; the dead stay dead */
void sim_disk_kill(struct sim_disk *d); /* dead from now on */
bool sim_disk_dead(const struct sim_disk *d);
/* The end of whoever wrote, and the disk as it is found afterwards: alive, no fault waiting. Every store on it is
 * closed by then (a dead disk lets them close, and keeps nothing of that). */
void sim_disk_crash(struct sim_disk *d, enum disk_crash how);
void sim_disk_capacity(struct sim_disk *d, int64_t bytes); /* of all files together; INT64_MAX: no end */
int64_t sim_disk_used(const struct sim_disk *d);
/* While it is on, what is done is neither counted nor struck by a fault: somebody looks at the disk who is not part of
 * the world. The dead stay dead for him too. */
void sim_disk_aside(struct sim_disk *d, bool on);
struct disk_counts sim_disk_counts(const struct sim_disk *d);
/* SQLite finds the store whole (its integrity_check). */
bool sim_disk_whole(struct sim_disk *d, const char *store);
/* For tests: the bytes of a file as they are seen now. NULL: no such file. */
const void *sim_disk_bytes(const struct sim_disk *d, const char *file, int64_t *size);

#endif
