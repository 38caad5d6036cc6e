/* disk_vfs.c - SQLite's face of the simulated disk: its functions for files, locks and shared memory.
 * Several connections of one process may use it at a time, with the locks SQLite's own face on Linux has. The memory
 * that the connections of a log share is gone with the last of them, as it is when a process dies. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "db/disk_inside.h"

struct file {
    sqlite3_file base;
    struct sim_disk *disk;
    struct disk_inode *inode;
    int lock;
    bool shm, directory_unsafe, gone_when_closed;
    unsigned shm_shared, shm_exclusive; /* a bit for each lock that this connection holds */
};

static struct file *file_of(sqlite3_file *f)
{
    return (struct file *)(void *)f;
}

static int code_of(enum disk_ill how, int ioerr)
{
    return how == DISK_ENOSPC || how == DISK_SHORT ? SQLITE_FULL : ioerr;
}

/* --- bytes --- */

static int on_read(sqlite3_file *sf, void *p, int n, sqlite3_int64 at)
{
    struct file *f = file_of(sf);
    enum disk_ill how;
    if (disk_fails(f->disk, DISK_READ, &how))
        return SQLITE_IOERR_READ;
    const struct disk_bytes *b = &f->inode->now;
    int64_t have = b->n - at;
    have = have < 0 ? 0 : have < n ? have : n;
    if (have)
        memcpy(p, b->p + at, (size_t)have);
    if (have == n)
        return SQLITE_OK;
    memset((char *)p + have, 0, (size_t)(n - have));
    return SQLITE_IOERR_SHORT_READ;
}

static int on_write(sqlite3_file *sf, const void *p, int n, sqlite3_int64 at)
{
    struct file *f = file_of(sf);
    enum disk_ill how;
    bool failed = disk_fails(f->disk, DISK_WRITE, &how), half = failed && how == DISK_SHORT;
    if (failed && !half)
        return code_of(how, SQLITE_IOERR_WRITE);
    bool whole = disk_write(f->disk, f->inode, p, at, half ? n / 2 : n);
    return whole && !half ? SQLITE_OK : SQLITE_FULL;
}

static int on_truncate(sqlite3_file *sf, sqlite3_int64 size)
{
    struct file *f = file_of(sf);
    enum disk_ill how;
    if (disk_fails(f->disk, DISK_TRUNCATE, &how))
        return SQLITE_IOERR_TRUNCATE;
    return disk_resize(f->disk, f->inode, size) ? SQLITE_OK : SQLITE_FULL;
}

static int on_sync(sqlite3_file *sf, int flags)
{
    struct file *f = file_of(sf);
    enum disk_ill how;
    (void)flags;
    if (disk_fails(f->disk, DISK_SYNC, &how)) {
        if (how != DISK_DEAD)
            disk_flush_failed(f->disk, f->inode);
        return SQLITE_IOERR_FSYNC;
    }
    disk_flush(f->inode);
    if (f->directory_unsafe)
        f->disk->directory_safe = f->disk->directory;
    f->directory_unsafe = false;
    return SQLITE_OK;
}

static int on_size(sqlite3_file *sf, sqlite3_int64 *size)
{
    struct file *f = file_of(sf);
    *size = f->inode->now.n;
    return f->disk->dead ? SQLITE_IOERR_FSTAT : SQLITE_OK;
}

/* --- locks of the file --- */

static int on_lock(sqlite3_file *sf, int level)
{
    struct file *f = file_of(sf);
    struct disk_inode *i = f->inode;
    if (f->lock >= level)
        return SQLITE_OK;
    if (level == SQLITE_LOCK_SHARED) {
        if (i->waiting || i->exclusive)
            return SQLITE_BUSY;
        i->shared++;
    } else if (level == SQLITE_LOCK_RESERVED) {
        if (i->reserved)
            return SQLITE_BUSY;
        i->reserved = true;
    } else {
        if (f->lock < SQLITE_LOCK_PENDING && (i->waiting || (i->reserved && f->lock < SQLITE_LOCK_RESERVED)))
            return SQLITE_BUSY;
        i->waiting = i->reserved = true;
        f->lock = SQLITE_LOCK_PENDING;
        if (level == SQLITE_LOCK_EXCLUSIVE && i->shared > 1)
            return SQLITE_BUSY;
        i->exclusive = level == SQLITE_LOCK_EXCLUSIVE;
    }
    f->lock = level;
    return SQLITE_OK;
}

static int on_unlock(sqlite3_file *sf, int level)
{
    struct file *f = file_of(sf);
    struct disk_inode *i = f->inode;
    if (f->lock <= level)
        return SQLITE_OK;
    if (f->lock >= SQLITE_LOCK_PENDING)
        i->waiting = i->exclusive = false;
    if (f->lock >= SQLITE_LOCK_RESERVED)
        i->reserved = false;
    if (level == SQLITE_LOCK_NONE)
        i->shared--;
    f->lock = level;
    return SQLITE_OK;
}

static int on_reserved(sqlite3_file *sf, int *is)
{
    *is = file_of(sf)->inode->reserved;
    return SQLITE_OK;
}

/* --- the memory shared by the connections of a log --- */

static int on_shm_map(sqlite3_file *sf, int page, int size, int extend, void volatile **out)
{
    struct file *f = file_of(sf);
    struct disk_inode *i = f->inode;
    *out = NULL;
    if (f->disk->dead)
        return SQLITE_IOERR_SHMMAP;
    if (!f->shm) {
        f->shm = true;
        i->page_users++;
    }
    while (i->pages <= page && extend) {
        char **grown = realloc((void *)i->page, sizeof *grown * (size_t)(i->pages + 1));
        if (!grown)
            return SQLITE_NOMEM;
        i->page = grown;
        grown[i->pages] = calloc(1, (size_t)size);
        if (!grown[i->pages])
            return SQLITE_NOMEM;
        i->pages++;
    }
    *out = page < i->pages ? i->page[page] : NULL;
    return SQLITE_OK;
}

static int shm_unlock(struct file *f, unsigned mask)
{
    for (int k = 0; k < DISK_SHM_LOCKS; k++) {
        if (mask & f->shm_shared & 1U << k)
            f->inode->shm_shared[k]--;
        if (mask & f->shm_exclusive & 1U << k)
            f->inode->shm_exclusive[k] = false;
    }
    f->shm_shared &= ~mask;
    f->shm_exclusive &= ~mask;
    return SQLITE_OK;
}

static int on_shm_lock(sqlite3_file *sf, int first, int n, int flags)
{
    struct file *f = file_of(sf);
    struct disk_inode *i = f->inode;
    unsigned mask = ((1U << n) - 1) << first;
    if (flags & SQLITE_SHM_UNLOCK)
        return shm_unlock(f, mask);
    bool exclusive = flags & SQLITE_SHM_EXCLUSIVE;
    for (int k = first; k < first + n; k++) {
        bool mine = f->shm_shared & 1U << k;
        if (i->shm_exclusive[k] || (exclusive && i->shm_shared[k] > mine))
            return SQLITE_BUSY;
    }
    for (int k = first; k < first + n; k++) {
        if (exclusive)
            i->shm_exclusive[k] = true;
        else if (!(f->shm_shared & 1U << k))
            i->shm_shared[k]++;
    }
    if (exclusive)
        f->shm_exclusive |= mask;
    else
        f->shm_shared |= mask;
    return SQLITE_OK;
}

static void on_shm_barrier(sqlite3_file *sf)
{
    (void)sf;
}

static int on_shm_unmap(sqlite3_file *sf, int delete)
{
    struct file *f = file_of(sf);
    struct disk_inode *i = f->inode;
    (void)delete;
    if (!f->shm)
        return SQLITE_OK;
    (void)shm_unlock(f, (1U << DISK_SHM_LOCKS) - 1);
    f->shm = false;
    if (--i->page_users > 0)
        return SQLITE_OK;
    for (int k = 0; k < i->pages; k++)
        free(i->page[k]);
    i->pages = 0;
    return SQLITE_OK;
}

/* --- opening and closing --- */

static int on_close(sqlite3_file *sf)
{
    struct file *f = file_of(sf);
    (void)on_shm_unmap(sf, 0);
    (void)on_unlock(sf, SQLITE_LOCK_NONE);
    f->inode->handles--;
    f->disk->handles--;
    if (f->gone_when_closed && !f->inode->died)
        disk_unlink(f->disk, f->inode);
    disk_sweep(f->disk);
    return SQLITE_OK;
}

static int on_control(sqlite3_file *sf, int op, void *arg)
{
    (void)sf;
    (void)op;
    (void)arg;
    return SQLITE_NOTFOUND;
}

static int on_sector(sqlite3_file *sf)
{
    (void)sf;
    return 4096;
}

static int on_traits(sqlite3_file *sf)
{
    (void)sf;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = on_close,
    .xRead = on_read,
    .xWrite = on_write,
    .xTruncate = on_truncate,
    .xSync = on_sync,
    .xFileSize = on_size,
    .xLock = on_lock,
    .xUnlock = on_unlock,
    .xCheckReservedLock = on_reserved,
    .xFileControl = on_control,
    .xSectorSize = on_sector,
    .xDeviceCharacteristics = on_traits,
    .xShmMap = on_shm_map,
    .xShmLock = on_shm_lock,
    .xShmBarrier = on_shm_barrier,
    .xShmUnmap = on_shm_unmap,
};

static struct sim_disk *disk_of(sqlite3_vfs *v)
{
    return v->pAppData;
}

static int on_open(sqlite3_vfs *v, const char *name, sqlite3_file *sf, int flags, int *out_flags)
{
    struct sim_disk *d = disk_of(v);
    struct file *f = file_of(sf);
    enum disk_ill how;
    memset(f, 0, sizeof *f); /* no methods: a failed open is not closed */
    struct disk_inode *i = name ? disk_find(d, name) : NULL;
    if (d->dead || (i && flags & SQLITE_OPEN_EXCLUSIVE && flags & SQLITE_OPEN_CREATE))
        return SQLITE_CANTOPEN;
    if (!i) {
        if (!(flags & SQLITE_OPEN_CREATE))
            return SQLITE_CANTOPEN;
        if (disk_fails(d, DISK_OPEN, &how))
            return how == DISK_ENOSPC ? SQLITE_FULL : SQLITE_CANTOPEN;
        i = disk_make(d, name);
        if (!i)
            return SQLITE_NOMEM;
    }
    bool log = flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL);
    f->directory_unsafe = log && flags & SQLITE_OPEN_CREATE;
    f->base.pMethods = &methods;
    f->disk = d;
    f->inode = i;
    f->gone_when_closed = !name || flags & SQLITE_OPEN_DELETEONCLOSE;
    i->handles++;
    d->handles++;
    if (out_flags)
        *out_flags = flags;
    return SQLITE_OK;
}

static int on_delete(sqlite3_vfs *v, const char *name, int directory)
{
    struct sim_disk *d = disk_of(v);
    enum disk_ill how;
    struct disk_inode *i = disk_find(d, name);
    if (!i)
        return SQLITE_IOERR_DELETE_NOENT;
    if (disk_fails(d, DISK_DELETE, &how))
        return SQLITE_IOERR_DELETE;
    disk_unlink(d, i);
    if (directory)
        d->directory_safe = d->directory;
    disk_sweep(d);
    return SQLITE_OK;
}

static int on_access(sqlite3_vfs *v, const char *name, int flags, int *is)
{
    const struct sim_disk *d = disk_of(v);
    const struct disk_inode *i = disk_find(d, name);
    /* As SQLite's own: an empty journal does not count as one. */
    *is = i && (flags != SQLITE_ACCESS_EXISTS || i->now.n > 0);
    return d->dead ? SQLITE_IOERR_ACCESS : SQLITE_OK;
}

static int on_path(sqlite3_vfs *v, const char *name, int n, char *out)
{
    (void)v;
    if (strlen(name) >= (size_t)n)
        return SQLITE_CANTOPEN;
    memcpy(out, name, strlen(name) + 1);
    return SQLITE_OK;
}

static int on_random(sqlite3_vfs *v, int n, char *out)
{
    for (int i = 0; i < n; i++)
        out[i] = (char)mix64(&disk_of(v)->random);
    return n;
}

/* Nobody else moves while one waits: time passes at once, and only in what SQLite asks. */
static int on_sleep(sqlite3_vfs *v, int us)
{
    disk_of(v)->now_ms += us / 1000 + 1;
    return us;
}

static int on_time64(sqlite3_vfs *v, sqlite3_int64 *ms)
{
    *ms = disk_of(v)->now_ms;
    return SQLITE_OK;
}

static int on_time(sqlite3_vfs *v, double *days)
{
    *days = (double)disk_of(v)->now_ms / 86400000.0;
    return SQLITE_OK;
}

static int on_last_error(sqlite3_vfs *v, int n, char *out)
{
    (void)v;
    if (n > 0)
        out[0] = '\0';
    return 0;
}

void disk_vfs_fill(struct sim_disk *d)
{
    const char *name = d->vfs.zName;
    d->vfs = (sqlite3_vfs){
        .iVersion = 2,
        .szOsFile = sizeof(struct file),
        .mxPathname = 512,
        .zName = name,
        .pAppData = d,
        .xOpen = on_open,
        .xDelete = on_delete,
        .xAccess = on_access,
        .xFullPathname = on_path,
        .xRandomness = on_random,
        .xSleep = on_sleep,
        .xCurrentTime = on_time,
        .xGetLastError = on_last_error,
        .xCurrentTimeInt64 = on_time64,
    };
    d->now_ms = INT64_C(212000000000000); /* in the 21st century by the Julian days SQLite counts in */
}

bool sim_disk_whole(struct sim_disk *d, const char *store)
{
    sqlite3 *c = NULL;
    sqlite3_stmt *s = NULL;
    bool whole = sqlite3_open_v2(store, &c, SQLITE_OPEN_READWRITE, d->vfs.zName) == SQLITE_OK &&
                 sqlite3_db_config(c, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL) == SQLITE_OK &&
                 sqlite3_prepare_v2(c, "pragma integrity_check(1)", -1, &s, NULL) == SQLITE_OK &&
                 sqlite3_step(s) == SQLITE_ROW && strcmp((const char *)sqlite3_column_text(s, 0), "ok") == 0;
    sqlite3_finalize(s);
    sqlite3_close(c);
    return whole;
}
