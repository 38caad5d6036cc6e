/* disk_inside.h - the simulated disk's own parts, for db/disk_sim.c (files and what lasts) and db/disk_vfs.c (SQLite's
 * face of it) alone. */
#ifndef MLINZI_DB_DISK_INSIDE_H
#define MLINZI_DB_DISK_INSIDE_H

#include <sqlite3.h>

#include "base/err.h"
#include "db/disk_sim.h"

struct disk_bytes {
    char *p;
    int64_t n, cap;
};
struct disk_pending { /* written and not flushed */
    char *p;          /* NULL: cut or stretched to `at` */
    int64_t at, n;
};
#define DISK_SHM_LOCKS 8
struct disk_inode {
    struct disk_inode *next;
    char *name;                  /* NULL: a file without a name, gone when it is closed */
    int64_t born, died;          /* numbers of the directory's changes; died 0: it is there */
    struct disk_bytes now, safe; /* as seen, as it would be found after a loss of power */
    struct disk_pending *pending;
    int pendings, pending_cap;
    int handles;
    /* locks, as SQLite has them: of the file, and of the memory that its connections share */
    int shared;
    bool reserved, waiting, exclusive;
    char **page;
    int pages;
    int page_users;
    int shm_shared[DISK_SHM_LOCKS];
    bool shm_exclusive[DISK_SHM_LOCKS];
};
struct sim_disk {
    sqlite3_vfs vfs;
    uint64_t random;
    struct disk_inode *inodes;
    int64_t directory, directory_safe; /* its changes so far, and how many of them last */
    int handles;
    bool dead, aside;
    int64_t capacity, now_ms;
    struct disk_fault fault[DISK_OPS];
    struct disk_counts counts;
};

/* Counts the operation. True: it fails, and how. */
bool disk_fails(struct sim_disk *d, enum disk_op op, enum disk_ill *how);
struct disk_inode *disk_find(const struct sim_disk *d, const char *name);
struct disk_inode *disk_make(struct sim_disk *d, const char *name); /* NULL: out of memory */
void disk_unlink(struct sim_disk *d, struct disk_inode *i);
void disk_sweep(struct sim_disk *d); /* frees what nobody can see any more, after a crash either */
/* False: no room, and as much as fits was written. */
MUST_USE bool disk_write(struct sim_disk *d, struct disk_inode *i, const void *p, int64_t at, int64_t n);
MUST_USE bool disk_resize(struct sim_disk *d, struct disk_inode *i, int64_t size);
void disk_flush(struct disk_inode *i);
/* A flush that failed: some of it reached the disk, and no later flush will try the rest again. */
void disk_flush_failed(struct sim_disk *d, struct disk_inode *i);
void disk_vfs_fill(struct sim_disk *d);

#endif
