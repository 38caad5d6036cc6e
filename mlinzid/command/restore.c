/* restore.c - `mlinzi db restore`: from a backup to a store a daemon may work with, or nothing at all.
 *
 * The file is opened into STORE.part, verified to its end, looked at and settled there (command/restore_settle.c), and
 * only then gets its name. Whatever goes wrong, nothing is left behind and nothing was written over. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "mlinzid/command/backup.h"
#include "mlinzid/command/new_file.h"
#include "mlinzid/command/offline_key.h"
#include "mlinzid/command/restore_inside.h"

struct restore {
    struct at_store *at;
    struct new_file file;
    struct restored r;
    int64_t made_s; /* 0: a plain copy, which does not say */
    char why[2048];
};
static struct {
    const char *secret, *into, *keys;
    bool anyway;
} asked;

static bool refuse(struct restore *r, const char *words, const char *more)
{
    snprintf(r->why, sizeof r->why, "%s%s", words, more);
    return false;
}

/* --- the stream --- */

static bool put(struct restore *r, const void *bytes, size_t n)
{
    const char *p = bytes;
    while (n > 0) {
        ssize_t w = write(r->file.fd, p, n);
        if (w < 0 && errno == EINTR)
            continue;
        if (w <= 0)
            return refuse(r, "the store could not be written: ", w < 0 ? strerror(errno) : "no room");
        p += w;
        n -= (size_t)w;
    }
    return !stop_asked() || refuse(r, "broken off; nothing is left of it", "");
}

static bool unseal(struct restore *r, int fd)
{
    struct sealed_secret secret;
    struct sealed_in *in = malloc(sizeof *in);
    unsigned char *chunk = malloc(SEALED_CHUNK_BYTES);
    size_t n = 1;
    bool ok = in && chunk && offline_secret(asked.secret, &secret, r->why, sizeof r->why);
    if (ok) {
        ok = sealed_open(in, fd, &secret, r->why, sizeof r->why) == ERR_NONE;
        sealed_forget(&secret, sizeof secret);
    }
    if (ok && strcmp(in->label.kind, "backup") != 0)
        ok = refuse(r, "it holds keys, not a backup: mlinzi key restore", "");
    r->made_s = ok ? in->label.made_s : 0;
    while (ok && n > 0)
        ok = sealed_read(in, chunk, &n, r->why, sizeof r->why) == ERR_NONE && put(r, chunk, n);
    if (in)
        sealed_forget(in, sizeof *in);
    free(in);
    free(chunk);
    return ok;
}

static bool copy(struct restore *r, int fd)
{
    char block[65536];
    ssize_t n;
    while ((n = read(fd, block, sizeof block)) > 0)
        if (!put(r, block, (size_t)n))
            return false;
    return n == 0 || refuse(r, "it could not be read: ", strerror(errno));
}

static bool bring(struct restore *r)
{
    static const char plain[] = "SQLite format 3";
    char first[sizeof plain] = "";
    int fd = open(r->at->a->v[2], O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return refuse(r, strerror(errno), "");
    bool is_plain =
        pread(fd, first, sizeof first, 0) == (ssize_t)sizeof first && memcmp(first, plain, sizeof plain) == 0;
    bool ok = is_plain       ? copy(r, fd)
              : asked.secret ? unseal(r, fd)
                             : refuse(r, "it is not a plain copy: name the secret key's file, --secret FILE", "");
    close(fd);
    return ok;
}

/* --- the store --- */

static bool settle(struct restore *r)
{
    struct db_settings s = r->at->store;
    char why[512] = "";
    s.path = r->file.half;
    if (db_migrate(&s, why, sizeof why) != ERR_NONE || db_open(&s, &r->r.db, why, sizeof why) != ERR_NONE)
        return refuse(r, "what it holds cannot be opened: ", why);
    r->r.keys = s.keys;
    /* Its own clock: what practice moved it by counts; a store of real phones is by the machine's. */
    r->r.now_s = store_now(r->r.db);
    r->r.areas = s.areas;
    r->r.last_s = store_last(r->r.db);
    if (r->r.last_s)
        r->r.last_s += r->r.now_s - (int64_t)time(NULL);
    bool ok = restore_settle(&r->r, asked.anyway);
    if (!ok)
        (void)refuse(r, r->r.why, "");
    db_checkpoint(r->r.db);
    db_close(r->r.db);
    r->r.db = NULL;
    return ok && (!stop_asked() || refuse(r, "broken off; nothing is left of it", ""));
}

/* SQLite's own files beside the half one; with the last connection closed there should be none. */
static bool aside(struct restore *r, bool away)
{
    static const char *const ends[] = {"-wal", "-shm", "-journal"};
    char path[NEW_FILE_PATH + 24];
    bool there = false;
    for (size_t i = 0; i < countof(ends); i++) {
        snprintf(path, sizeof path, "%s%s", r->file.half, ends[i]);
        there = there || access(path, F_OK) == 0;
        if (away)
            (void)unlink(path);
    }
    return there;
}

static bool free_place(struct restore *r, const char *into)
{
    static const char *const ends[] = {"-wal", "-shm", "-journal"};
    char path[NEW_FILE_PATH + 24];
    for (size_t i = 0; access(into, F_OK) != 0 && i < countof(ends); i++) {
        snprintf(path, sizeof path, "%s%s", into, ends[i]);
        if (access(path, F_OK) == 0)
            return refuse(r, path,
                          " lies there, of another store: move it away first, it would be taken for a part of "
                          "this one");
    }
    return new_file_open(&r->file, into, r->why, sizeof r->why);
}

static bool all(struct restore *r)
{
    if (!free_place(r, asked.into))
        return false;
    (void)aside(r, true);
    bool ok = bring(r) && (fsync(r->file.fd) == 0 || refuse(r, "the store could not be flushed: ", strerror(errno)));
    ok = ok && settle(r);
    if (ok && aside(r, false))
        ok = refuse(r, "the store's log could not be folded in", "");
    if (ok)
        return new_file_keep(&r->file, r->why, sizeof r->why);
    (void)aside(r, true);
    new_file_drop(&r->file);
    return false;
}

static int restore_now(struct at_store *at)
{
    struct restore r = {.at = at, .file = {.fd = -1}};
    char of[40] = "a time it does not say";
    struct text t;
    stop_listen();
    if (!all(&r))
        return at_said(at->a, false, "%s: %s", at->a->v[2], r.why);
    if (r.made_s) {
        text_init(&t, of, sizeof of);
        time_write(r.made_s, &t);
    }
    if (r.r.warned[0])
        fprintf(stderr, "mlinzi: it is in its place, but not everything holds:\n%s\n", r.r.warned);
    return at_said(
        at->a, true,
        "%s is the store as of %s; what was erased since is erased again (%d subject%s). What was reported after that "
        "time is not in it: look at mlinzi message list, at bearerbox and at the phones. New cases get "
        "other numbers than those given out since. Start the daemon with this store and these keys",
        asked.into, of, r.r.erased, plural(r.r.erased));
}

static int with_keys(struct at_store *at)
{
    char why[512] = "";
    at->store = (struct db_settings){.path = asked.into,
                                     .sql_dir = at->loaded->sql_dir,
                                     .areas = &at->loaded->areas,
                                     .busy_ms = (int)at->settings->store_busy_ms};
    if (keyring_open(asked.keys ? asked.keys : at->settings->keys_dir, KEYRING_READ, &at->store.keys, why,
                     sizeof why) != ERR_NONE)
        return at_said(at->a, false, "%s", why);
    int code = restore_now(at);
    keyring_free(at->store.keys);
    return code;
}

int backup_restore(struct args *a)
{
    asked.secret = args_option(a, "--secret", false);
    asked.into = args_option(a, "--into", false);
    asked.keys = args_option(a, "--keys", false);
    asked.anyway = args_option(a, "--anyway", true) != NULL;
    if (!args_done(a) || a->n != 3 || !asked.into)
        return EXIT_CODE_USAGE;
    return at_store(a, AT_STORE_SETTINGS, with_keys);
}
