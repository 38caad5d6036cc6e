/* keyset.c - the keys of a store as one thing.
 *
 * The sealed stream holds for each file a line "name size" and then its bytes. Whoever restores it gets the same files
 * back, and never one in the place of another. */
#include "mlinzid/command/keyset.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUNDLE_MAX ((size_t)16 << 20) /* keys are small; the list of the erased grows by a line each */
#define ERASED "erased"

/* --- reading --- */

void key_print(const char *name, const unsigned char *bytes, size_t n, char out[17])
{
    unsigned char hash[crypto_generichash_BYTES];
    (void)crypto_generichash(hash, sizeof hash, bytes, n, (const unsigned char *)name, strlen(name));
    (void)sodium_bin2hex(out, 17, hash, 8);
}

static bool one_add(struct keyset *s, const char *name, const unsigned char *bytes, size_t n)
{
    if (s->count == KEYSET_MAX)
        return false;
    struct keyset_one *o = &s->one[s->count++];
    (void)snprintf(o->name, sizeof o->name, "%s", name);
    memcpy(o->bytes, bytes, n);
    o->n = n;
    key_print(name, bytes, n, o->print);
    return true;
}

static bool file_add(struct keyset *s, const char *dir, const char *name, char *why, size_t cap)
{
    char path[NAME_MAX + 600];
    unsigned char bytes[KEY_BYTES];
    (void)snprintf(path, sizeof path, "%s/%s", dir, name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, bytes, sizeof bytes);
    if (n <= 0)
        (void)snprintf(why, cap, "the key file %s cannot be read: %s", path, n < 0 ? strerror(errno) : "it is empty");
    if (fd >= 0)
        (void)close(fd);
    bool ok = n > 0 && one_add(s, name, bytes, (size_t)n);
    sodium_memzero(bytes, sizeof bytes);
    return ok;
}

struct keyset *keyset_read(const struct keyring *k, char *why, size_t cap)
{
    static const char *const files[] = {"reference.key", "index.key", "audit.key"};
    struct keyset *s = sodium_malloc(sizeof *s);
    bool ok = s != NULL;
    (void)snprintf(why, cap, "no memory for the keys");
    if (s)
        s->count = 0;
    for (size_t i = 0; ok && i < countof(files); i++)
        ok = file_add(s, k->dir, files[i], why, cap);
    for (int i = 0; ok && i < k->keks; i++) {
        char name[24];
        (void)snprintf(name, sizeof name, "kek-%lld", (long long)k->kek[i].generation);
        ok = one_add(s, name, k->kek[i].key, KEY_BYTES);
    }
    if (ok)
        return s;
    keyset_free(s);
    return NULL;
}

void keyset_free(struct keyset *s)
{
    sodium_free(s); /* wiped by it */
}

/* --- what the store remembers --- */

enum err escrow_note_read(struct db *db, struct escrow_note *out)
{
    char text[sizeof out->keys + 64];
    *out = (struct escrow_note){0};
    enum err e = db_meta_get(db, "keys.escrow", text, sizeof text);
    if (e)
        return e == ERR_NOT_FOUND ? ERR_NONE : e;
    struct span rest = span_of(text), at = span_cut(&rest, ' ');
    bool good = span_i64(at, &out->at_s) && span_str(span_cut(&rest, ' '), out->to, sizeof out->to) &&
                span_str(rest, out->keys, sizeof out->keys);
    return good ? ERR_NONE : ERR_DB;
}

enum err escrow_note_write(struct db *db, const struct keyset *s, const struct sealed_public *to, int64_t now_s)
{
    char value[sizeof((struct escrow_note *)0)->keys + 64], print[17];
    struct text t;
    sealed_fingerprint(to, print);
    text_init(&t, value, sizeof value);
    text_i64(&t, now_s);
    text_char(&t, ' ');
    text_str(&t, print);
    for (int i = 0; i < s->count; i++) {
        text_char(&t, ' ');
        text_str(&t, s->one[i].name);
        text_char(&t, ':');
        text_str(&t, s->one[i].print);
    }
    enum err e = db_begin(db);
    if (!e)
        e = db_meta_set(db, "keys.escrow", value);
    if (!e)
        return db_commit(db);
    db_rollback(db);
    return e;
}

const struct keyset_one *escrow_lacks(const struct escrow_note *note, const struct keyset *s)
{
    for (int i = 0; i < s->count; i++) {
        char want[sizeof s->one[i].name + sizeof s->one[i].print];
        struct span rest = span_of(note->keys);
        bool there = false;
        (void)snprintf(want, sizeof want, "%s:%s", s->one[i].name, s->one[i].print);
        while (!there && rest.n)
            there = span_is(span_cut(&rest, ' '), want);
        if (!there)
            return &s->one[i];
    }
    return NULL;
}

/* --- sealing --- */

static enum err put_file(struct sealed_out *o, const char *name, const void *bytes, size_t n)
{
    char line[64];
    int length = snprintf(line, sizeof line, "%s %zu\n", name, n);
    enum err e = sealed_write(o, line, (size_t)length);
    return e ? e : sealed_write(o, bytes, n);
}

static enum err put_erased(struct sealed_out *o, const char *dir)
{
    char path[NAME_MAX + 600];
    struct stat st;
    (void)snprintf(path, sizeof path, "%s/" ERASED, dir);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? ERR_NONE : ERR_IO;
    char *all = fstat(fd, &st) == 0 && st.st_size < (off_t)BUNDLE_MAX / 2 ? malloc((size_t)st.st_size + 1) : NULL;
    ssize_t n = all ? read(fd, all, (size_t)st.st_size) : -1;
    (void)close(fd);
    enum err e = n == st.st_size ? put_file(o, ERASED, all, (size_t)n) : ERR_IO;
    free(all);
    return e;
}

enum err keyset_seal(const struct keyset *s, const char *keys_dir, int fd, const struct sealed_public *to,
                     int64_t now_s)
{
    const struct sealed_label label = {.kind = "keys", .made_s = now_s};
    struct sealed_out *o = sodium_malloc(sizeof *o);
    enum err e = o ? sealed_begin(o, fd, to, &label) : ERR_FULL;
    for (int i = 0; !e && i < s->count; i++)
        e = put_file(o, s->one[i].name, s->one[i].bytes, s->one[i].n);
    if (!e)
        e = put_erased(o, keys_dir);
    if (!e)
        e = sealed_end(o);
    sodium_free(o);
    return e;
}

/* --- opening --- */

struct bundle {
    unsigned char *bytes;
    size_t n;
};

static enum err bundle_read(struct bundle *b, int fd, const struct sealed_secret *secret, char *why, size_t cap)
{
    struct sealed_in *in = malloc(sizeof *in);
    size_t part = 1;
    (void)snprintf(why, cap, "no memory");
    enum err e = in ? sealed_open(in, fd, secret, why, cap) : ERR_FULL;
    if (!e && strcmp(in->label.kind, "keys") != 0) {
        (void)snprintf(why, cap, "it holds a %s, not keys (a backup: mlinzi db restore)", in->label.kind);
        e = ERR_REFUSED;
    }
    while (!e && part > 0 && b->n + SEALED_CHUNK_BYTES <= BUNDLE_MAX) {
        e = sealed_read(in, b->bytes + b->n, &part, why, cap);
        b->n += e ? 0 : part;
    }
    if (!e && part > 0) {
        (void)snprintf(why, cap, "it is too long to be keys");
        e = ERR_RANGE;
    }
    free(in);
    return e;
}

/* Only names that we write ourselves: no path, no surprise. */
static bool name_good(struct span name)
{
    int64_t generation = 0;
    if (span_is(name, "reference.key") || span_is(name, "index.key") || span_is(name, "audit.key") ||
        span_is(name, ERASED))
        return true;
    return span_starts(name, "kek-") && name.n < 23 && span_i64((struct span){name.p + 4, name.n - 4}, &generation) &&
           generation > 0;
}

struct bundle_file {
    char name[24];
    const unsigned char *bytes;
    size_t n;
};

/* The next file of the bundle; false: the end, or *good says that it is none of ours. */
static bool next_file(struct span *rest, struct bundle_file *f, bool *good)
{
    int64_t n = 0;
    if (rest->n == 0)
        return false;
    struct span line = span_cut(rest, '\n'), name = span_cut(&line, ' ');
    *good = name_good(name) && span_i64(line, &n) && n >= 0 && (size_t)n <= rest->n &&
            span_str(name, f->name, sizeof f->name);
    if (!*good)
        return false;
    f->bytes = (const unsigned char *)rest->p;
    f->n = (size_t)n;
    rest->p += n;
    rest->n -= (size_t)n;
    return true;
}

static enum err files_free(const char *dir, struct span all, char *why, size_t cap)
{
    struct bundle_file f;
    bool good = true;
    int n = 0;
    while (next_file(&all, &f, &good)) {
        char path[NAME_MAX + 600];
        (void)snprintf(path, sizeof path, "%s/%s", dir, f.name);
        n++;
        if (access(path, F_OK) == 0) {
            (void)snprintf(why, cap,
                           "%s is there already; nothing was written. Name an empty directory, compare, and put each "
                           "file in its place by hand",
                           path);
            return ERR_EXISTS;
        }
    }
    if (good && n > 0)
        return ERR_NONE;
    (void)snprintf(why, cap, "what it holds is not understood");
    return ERR_SYNTAX;
}

static enum err files_write(const char *dir, struct span all, char *why, size_t cap)
{
    struct bundle_file f;
    bool good = true;
    while (next_file(&all, &f, &good)) {
        enum err e = key_file_write(dir, f.name, f.bytes, f.n);
        if (e) {
            (void)snprintf(why, cap, "%s/%s cannot be written: %s", dir, f.name, err_words(e));
            return e;
        }
    }
    return ERR_NONE;
}

enum err keyset_unseal(int fd, const struct sealed_secret *secret, const char *dir, char *why, size_t cap)
{
    struct bundle b = {.bytes = malloc(BUNDLE_MAX)};
    (void)snprintf(why, cap, "no memory");
    enum err e = b.bytes ? bundle_read(&b, fd, secret, why, cap) : ERR_FULL;
    const struct span all = {(const char *)b.bytes, b.n};
    if (!e)
        e = files_free(dir, all, why, cap);
    if (!e && mkdir(dir, 0700) != 0 && errno != EEXIST) {
        (void)snprintf(why, cap, "the directory %s cannot be made: %s", dir, strerror(errno));
        e = ERR_IO;
    }
    if (!e)
        e = files_write(dir, all, why, cap);
    if (b.bytes)
        sodium_memzero(b.bytes, b.n);
    free(b.bytes);
    return e;
}
