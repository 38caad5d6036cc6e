/* disk_sim.c - files in memory, and what of them lasts.
 * A file is kept twice: as it is seen, and as it would be found after a loss of power; between the two lie the writes
 * that are not flushed. Losing power applies some of them, in some order, whole or by the sector. No byte outside of
 * what was written ever changes: that is what SQLite expects of a disk today (SQLITE_IOCAP_POWERSAFE_OVERWRITE). */
#include "db/disk_sim.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "db/disk_inside.h"

static int64_t dice(struct sim_disk *d, int64_t sides)
{
    return (int64_t)(mix64(&d->random) % (uint64_t)sides);
}

/* --- bytes --- */

static bool bytes_room(struct disk_bytes *b, int64_t n)
{
    if (n <= b->cap)
        return true;
    int64_t cap = b->cap ? b->cap : 4096;
    while (cap < n)
        cap *= 2;
    char *grown = realloc(b->p, (size_t)cap);
    if (!grown)
        return false;
    b->p = grown;
    b->cap = cap;
    return true;
}

static bool bytes_size(struct disk_bytes *b, int64_t n)
{
    if (!bytes_room(b, n))
        return false;
    if (n > b->n)
        memset(b->p + b->n, 0, (size_t)(n - b->n));
    b->n = n;
    return true;
}

static bool bytes_put(struct disk_bytes *b, const void *p, int64_t at, int64_t n)
{
    if (at + n > b->n && !bytes_size(b, at + n))
        return false;
    if (n)
        memcpy(b->p + at, p, (size_t)n);
    return true;
}

/* --- writing and flushing --- */

static bool pend(struct disk_inode *i, const void *p, int64_t at, int64_t n)
{
    if (i->pendings == i->pending_cap) {
        int cap = i->pending_cap ? i->pending_cap * 2 : 16;
        struct disk_pending *grown = realloc(i->pending, sizeof *grown * (size_t)cap);
        if (!grown)
            return false;
        i->pending = grown;
        i->pending_cap = cap;
    }
    char *copy = NULL;
    if (p) {
        copy = malloc((size_t)n + 1);
        if (!copy)
            return false;
        memcpy(copy, p, (size_t)n);
    }
    i->pending[i->pendings++] = (struct disk_pending){copy, at, n};
    return true;
}

int64_t sim_disk_used(const struct sim_disk *d)
{
    int64_t all = 0;
    for (const struct disk_inode *i = d->inodes; i; i = i->next)
        all += i->died ? 0 : i->now.n;
    return all;
}

bool disk_write(struct sim_disk *d, struct disk_inode *i, const void *p, int64_t at, int64_t n)
{
    int64_t more = at + n - i->now.n, room = more > 0 ? d->capacity - sim_disk_used(d) : more;
    bool fits = room >= more;
    if (!fits)
        n = n - (more - room) > 0 ? n - (more - room) : 0;
    if (!n)
        return fits;
    must(bytes_put(&i->now, p, at, n) && pend(i, p, at, n));
    return fits;
}

bool disk_resize(struct sim_disk *d, struct disk_inode *i, int64_t size)
{
    if (size - i->now.n > d->capacity - sim_disk_used(d))
        return false;
    must(bytes_size(&i->now, size) && pend(i, NULL, size, 0));
    return true;
}

static void apply(struct disk_inode *i, const struct disk_pending *w)
{
    must(w->p ? bytes_put(&i->safe, w->p, w->at, w->n) : bytes_size(&i->safe, w->at));
}

static void pending_clear(struct disk_inode *i)
{
    for (int k = 0; k < i->pendings; k++)
        free(i->pending[k].p);
    i->pendings = 0;
}

void disk_flush(struct disk_inode *i)
{
    for (int k = 0; k < i->pendings; k++)
        apply(i, &i->pending[k]);
    pending_clear(i);
}

/* --- what a loss of power leaves --- */

/* Of one write those sectors that reached the disk. Where the file grew over a hole, what lies there is not always
 * zero. */
static void apply_torn(struct sim_disk *d, struct disk_inode *i, const struct disk_pending *w, int64_t sector)
{
    if (!w->p) {
        if (dice(d, 2))
            apply(i, w);
        return;
    }
    int64_t size_before = i->safe.n;
    for (int64_t from = 0; from < w->n;) {
        int64_t to = ((w->at + from) / sector + 1) * sector - w->at;
        to = to < w->n ? to : w->n;
        if (dice(d, 2))
            must(bytes_put(&i->safe, w->p + from, w->at + from, to - from));
        from = to;
    }
    for (int64_t hole = size_before; dice(d, 4) == 0 && hole < w->at && hole < i->safe.n; hole++)
        i->safe.p[hole] = (char)dice(d, 256);
}

/* Writes may reach the disk in another order, but never past a cut. */
static void swap_some(struct sim_disk *d, struct disk_inode *i)
{
    for (int k = 0; k + 1 < i->pendings; k++) {
        int other = k + 1 + (int)dice(d, i->pendings - k - 1);
        for (int between = k; between <= other; between++)
            if (!i->pending[between].p)
                other = k;
        struct disk_pending kept = i->pending[k];
        i->pending[k] = i->pending[other];
        i->pending[other] = kept;
    }
}

static void lose(struct sim_disk *d, struct disk_inode *i)
{
    int64_t how = dice(d, 4), sector = dice(d, 2) ? 512 : 4096;
    int whole = how == 0 ? 0 : i->pendings; /* nothing; everything */
    if (how == 2)
        whole = (int)dice(d, i->pendings + 1); /* up to one that is torn */
    if (how == 3) {
        whole = 0;
        swap_some(d, i);
    }
    for (int k = 0; k < whole; k++)
        apply(i, &i->pending[k]);
    for (int k = whole; how >= 2 && k < (how == 2 ? whole + 1 : i->pendings) && k < i->pendings; k++)
        apply_torn(d, i, &i->pending[k], sector);
    pending_clear(i);
}

void disk_flush_failed(struct sim_disk *d, struct disk_inode *i)
{
    d->counts.flush_failed++;
    lose(d, i); /* what is seen stays as it was written: the pages in memory count as clean now */
}

/* The directory keeps its changes in order: those up to some moment last. */
static void lose_directory(struct sim_disk *d)
{
    int64_t until = d->directory_safe + dice(d, d->directory - d->directory_safe + 1);
    for (struct disk_inode *i = d->inodes; i; i = i->next) {
        if (i->died > until)
            i->died = 0;
        if (i->born > until)
            i->died = until; /* never was */
    }
    d->directory = until;
}

void sim_disk_crash(struct sim_disk *d, enum disk_crash how)
{
    must(d->handles == 0);
    if (how == DISK_POWER) {
        lose_directory(d);
        for (struct disk_inode *i = d->inodes; i; i = i->next) {
            d->counts.unflushed += i->pendings;
            lose(d, i);
            i->now.n = 0;
            must(bytes_put(&i->now, i->safe.p, 0, i->safe.n));
        }
        d->directory_safe = d->directory;
    }
    d->dead = false;
    sim_disk_heal(d);
    d->counts.crashes++;
    disk_sweep(d);
}

/* --- names --- */

struct disk_inode *disk_find(const struct sim_disk *d, const char *name)
{
    for (struct disk_inode *i = d->inodes; i; i = i->next)
        if (!i->died && i->name && strcmp(i->name, name) == 0)
            return i;
    return NULL;
}

struct disk_inode *disk_make(struct sim_disk *d, const char *name)
{
    struct disk_inode *i = calloc(1, sizeof *i);
    if (!i || (name && !(i->name = strdup(name)))) {
        free(i);
        return NULL;
    }
    i->born = ++d->directory;
    i->next = d->inodes;
    d->inodes = i;
    return i;
}

void disk_unlink(struct sim_disk *d, struct disk_inode *i)
{
    i->died = ++d->directory;
}

static void inode_free(struct disk_inode *i)
{
    pending_clear(i);
    for (int k = 0; k < i->pages; k++)
        free(i->page[k]);
    free((void *)i->page);
    free(i->pending);
    free(i->now.p);
    free(i->safe.p);
    free(i->name);
    free(i);
}

void disk_sweep(struct sim_disk *d)
{
    for (struct disk_inode **at = &d->inodes; *at;) {
        struct disk_inode *i = *at;
        bool gone = i->died && i->handles == 0 && (!i->name || i->died <= d->directory_safe);
        if (gone) {
            *at = i->next;
            inode_free(i);
        } else
            at = &i->next;
    }
}

/* --- faults --- */

static bool struck(struct sim_disk *d, enum disk_op op, enum disk_ill *how)
{
    struct disk_fault *f = &d->fault[op];
    if (!f->in || (f->in > 1 && f->in--))
        return false;
    *how = f->ill;
    d->dead = d->dead || f->ill == DISK_DEAD;
    f->in = f->for_good;
    return true;
}

bool disk_fails(struct sim_disk *d, enum disk_op op, enum disk_ill *how)
{
    *how = DISK_DEAD;
    if (d->aside && !d->dead)
        return false;
    if (!d->dead) {
        d->counts.ops[op]++;
        d->counts.ops[DISK_CHANGE] += op != DISK_READ;
        bool one = struck(d, op, how), any = op != DISK_READ && struck(d, DISK_CHANGE, how);
        if (!one && !any)
            return false;
    }
    d->counts.failed++;
    return true;
}

void sim_disk_fault(struct sim_disk *d, const struct disk_fault *f)
{
    must(f->op < DISK_OPS && f->in >= 0);
    d->fault[f->op] = *f;
}

void sim_disk_heal(struct sim_disk *d)
{
    memset(d->fault, 0, sizeof d->fault);
}

void sim_disk_kill(struct sim_disk *d)
{
    d->dead = true;
}

void sim_disk_aside(struct sim_disk *d, bool on)
{
    d->aside = on;
}

bool sim_disk_dead(const struct sim_disk *d)
{
    return d->dead;
}

/* --- the whole --- */

struct sim_disk *sim_disk_new(const char *name, uint64_t seed)
{
    if (sqlite3_vfs_find(name))
        return NULL;
    struct sim_disk *d = calloc(1, sizeof *d);
    char *copy = strdup(name);
    if (!d || !copy) {
        free(d);
        free(copy);
        return NULL;
    }
    d->random = seed;
    d->capacity = INT64_MAX;
    d->directory = d->directory_safe = 1;
    d->vfs.zName = copy;
    disk_vfs_fill(d);
    must(sqlite3_vfs_register(&d->vfs, 0) == SQLITE_OK);
    return d;
}

void sim_disk_free(struct sim_disk *d)
{
    if (!d)
        return;
    must(d->handles == 0);
    (void)sqlite3_vfs_unregister(&d->vfs);
    while (d->inodes) {
        struct disk_inode *i = d->inodes;
        d->inodes = i->next;
        inode_free(i);
    }
    free((void *)(uintptr_t)d->vfs.zName);
    free(d);
}

const char *sim_disk_name(const struct sim_disk *d)
{
    return d->vfs.zName;
}

void sim_disk_capacity(struct sim_disk *d, int64_t bytes)
{
    d->capacity = bytes;
}

struct disk_counts sim_disk_counts(const struct sim_disk *d)
{
    return d->counts;
}

const void *sim_disk_bytes(const struct sim_disk *d, const char *file, int64_t *size)
{
    const struct disk_inode *i = disk_find(d, file);
    *size = i ? i->now.n : 0;
    return i ? (i->now.p ? i->now.p : "") : NULL;
}
