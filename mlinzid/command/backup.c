/* backup.c - `mlinzi db backup`: a whole, consistent copy of the store while it is written, sealed to an offline key.
 *
 * SQLite copies into a private directory beside the store; that copy loses its name as soon as it is whole, and is
 * sealed from there, so that nothing of it stays behind whatever happens to us. Only a kill while SQLite copies leaves
 * it there: the next backup takes it away, and doctor says so. */
#include "mlinzid/command/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mlinzid/command/new_file.h"
#include "mlinzid/command/offline_key.h"
#include "mlinzid/story/files.h"

struct backup {
    struct at_store *at;
    struct sealed_public public;
    bool sealed;
    char why[NEW_FILE_PATH + 256];
};
static const char *asked_to;

static bool refuse(struct backup *b, const char *words)
{
    snprintf(b->why, sizeof b->why, "%s", words);
    return false;
}

/* --- the copy --- */

static bool copy_into(struct backup *b, const char *path, int *fd)
{
    enum err err = db_backup(b->at->db, path);
    *fd = err ? -1 : open(path, O_RDONLY | O_CLOEXEC);
    if (*fd >= 0)
        return true;
    snprintf(b->why, sizeof b->why, "the store could not be copied beside itself (%s): is there room for a second one?",
             err ? err_words(err) : strerror(errno));
    return false;
}

/* The copy as a file without a name. */
static bool copy_take(struct backup *b, int *fd)
{
    char dir[NEW_FILE_PATH];
    snprintf(dir, sizeof dir, "%s.backup", b->at->store.path);
    if (mkdir(dir, 0700) != 0 && errno != EEXIST) {
        snprintf(b->why, sizeof b->why, "%s cannot be made: %s", dir, strerror(errno));
        return false;
    }
    int lock = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (lock < 0 || flock(lock, LOCK_EX | LOCK_NB) != 0) {
        if (lock >= 0)
            close(lock);
        return refuse(b, "another backup of this store is being made: wait for it");
    }
    char path[NEW_FILE_PATH + 8];
    snprintf(path, sizeof path, "%s/copy", dir);
    (void)unlink(path); /* of one that was killed */
    bool ok = copy_into(b, path, fd);
    files_remove(dir);
    close(lock);
    return ok;
}

/* --- the file --- */

static enum err pass_on(int from, struct sealed_out *o, int to)
{
    static unsigned char block[SEALED_CHUNK_BYTES];
    for (;;) {
        ssize_t n = stop_asked() ? -1 : read(from, block, sizeof block);
        if (n < 0)
            return ERR_IO;
        if (n == 0)
            return ERR_NONE;
        enum err err = o ? sealed_write(o, block, (size_t)n) : write(to, block, (size_t)n) == n ? ERR_NONE : ERR_DISK;
        if (err)
            return err;
    }
}

static enum err write_sealed(struct backup *b, int from, int to)
{
    struct sealed_label label = {.kind = "backup", .made_s = b->at->now_s};
    char schema[24] = "0";
    struct sealed_out *o = malloc(sizeof *o);
    enum err err = o ? db_meta_get(b->at->db, "schema", schema, sizeof schema) : ERR_FULL;
    if (!err && !span_i64(span_of(schema), &label.schema))
        err = ERR_DB;
    if (!err)
        err = sealed_begin(o, to, &b->public, &label);
    if (!err)
        err = pass_on(from, o, -1);
    if (!err)
        err = sealed_end(o);
    free(o);
    return err;
}

static bool write_file(struct backup *b, int from, const char *path)
{
    struct new_file f;
    if (!new_file_open(&f, path, b->why, sizeof b->why))
        return false;
    enum err err = b->sealed ? write_sealed(b, from, f.fd) : pass_on(from, NULL, f.fd);
    if (!err && !stop_asked())
        return new_file_keep(&f, b->why, sizeof b->why);
    new_file_drop(&f);
    if (stop_asked())
        return refuse(b, "broken off; nothing is left of it");
    snprintf(b->why, sizeof b->why, "%s could not be written (%s): is there room?", path, err_words(err));
    return false;
}

/* --- what the store remembers --- */

enum err backup_note_read(struct db *db, struct backup_note *out)
{
    char text[80];
    *out = (struct backup_note){0};
    enum err err = db_meta_get(db, "backup.last", text, sizeof text);
    if (err)
        return err == ERR_NOT_FOUND ? ERR_NONE : err;
    struct span rest = span_of(text);
    bool good = span_i64(span_cut(&rest, ' '), &out->at_s);
    out->sealed = span_starts(rest, "sealed");
    return good ? ERR_NONE : ERR_DB;
}

static void note(struct backup *b)
{
    char text[80], print[17] = "", about[64], why[512];
    if (b->sealed)
        sealed_fingerprint(&b->public, print);
    snprintf(text, sizeof text, "%lld %s %s", (long long)b->at->now_s, b->sealed ? "sealed" : "plain", print);
    enum err err = db_begin(b->at->db);
    if (!err)
        err = db_meta_set(b->at->db, "backup.last", text);
    if (!err)
        err = db_commit(b->at->db);
    if (err) {
        db_rollback(b->at->db);
        fprintf(stderr, "mlinzi: the backup is whole, but the store could not note it (%s)\n", err_words(err));
    }
    snprintf(about, sizeof about, "%s", b->sealed ? "sealed" : "not sealed");
    if (!at_store_note(b->at, "store.backup", about, why, sizeof why))
        fprintf(stderr, "mlinzi: %s\n", why);
}

/* --- the command --- */

static int done(struct backup *b)
{
    char print[17];
    if (!b->sealed) {
        if (!b->at->a->json)
            fprintf(stderr,
                    "mlinzi: THIS BACKUP IS NOT SEALED: places, kinds, ages and times of every case can be read "
                    "in it. Make a pair with `mlinzi key pair FILE` and set backup.public_key\n");
        return at_said(b->at->a, true, "copied, NOT SEALED; keep it as private as the store, and the keys elsewhere");
    }
    sealed_fingerprint(&b->public, print);
    return at_said(b->at->a, true,
                   "copied and sealed to %s; the keys of the store are not in it (mlinzi key escrow), and only the "
                   "secret key opens it",
                   print);
}

static int make_now(struct at_store *at)
{
    struct backup b = {.at = at};
    int fd = -1;
    enum err err = offline_public(asked_to, at->settings, &b.public, b.why, sizeof b.why);
    if (err && err != ERR_NOT_FOUND)
        return at_said(at->a, false, "%s", b.why);
    b.sealed = !err;
    if (access(at->a->v[2], F_OK) == 0)
        return at_said(at->a, false, "the file is there already: a backup never overwrites; choose another name");
    stop_listen();
    bool ok = copy_take(&b, &fd) && write_file(&b, fd, at->a->v[2]);
    if (fd >= 0)
        close(fd);
    if (!ok)
        return at_said(at->a, false, "%s", b.why);
    note(&b);
    return done(&b);
}

int backup_make(struct args *a)
{
    asked_to = args_option(a, "--to", false);
    return args_done(a) && a->n == 3 ? at_store(a, AT_STORE_OPEN, make_now) : EXIT_CODE_USAGE;
}
