/* keyring.c - the key files of a store; see keyring.h for what each is.
 * Everything that is used is derived here once, so that no other file knows how a key file looks. */
#include "db/keyring.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/must.h"

#define PATH_CAP 640

/* --- files --- */

bool dir_flush(const char *dir)
{
    int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    return close(fd) == 0 && ok;
}

/* Flushed also when it is there: a start that died on the way may have made it. */
static bool dir_make(const char *dir)
{
    char up[PATH_CAP];
    bool made = mkdir(dir, 0700) == 0;
    if (!made && errno != EEXIST)
        return false;
    (void)snprintf(up, sizeof up, "%s/..", dir);
    return dir_flush(up) || !made;
}

static bool write_whole(const char *path, const void *bytes, size_t n)
{
    (void)unlink(path); /* of one that died: it may be a second name of a whole key, which must not be cut */
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0)
        return false;
    bool ok = write(fd, bytes, n) == (ssize_t)n && fsync(fd) == 0;
    return close(fd) == 0 && ok;
}

enum err key_file_write(const char *dir, const char *name, const void *bytes, size_t n)
{
    char path[PATH_CAP], half[PATH_CAP + 8];
    if (snprintf(path, sizeof path, "%s/%s", dir, name) >= (int)sizeof path)
        return ERR_RANGE;
    (void)snprintf(half, sizeof half, "%s.part", path);
    /* link() refuses a name that is taken, rename() would not. */
    bool ok = write_whole(half, bytes, n) && link(half, path) == 0;
    int why = errno;
    (void)unlink(half);
    if (ok && dir_flush(dir))
        return ERR_NONE;
    return !ok && why == EEXIST ? ERR_EXISTS : ERR_IO;
}

/* How many bytes the file holds, read up to cap; -1: it is not there, -2: it cannot be read. */
static int file_read_key(const char *dir, const char *name, unsigned char *out, size_t cap)
{
    char path[PATH_CAP];
    if (snprintf(path, sizeof path, "%s/%s", dir, name) >= (int)sizeof path)
        return -2;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT || errno == ENOTDIR ? -1 : -2;
    unsigned char space[KEY_BYTES + 1];
    size_t n = 0;
    ssize_t part; /* a short read would pass for the shorter key of an older store */
    while ((part = read(fd, space + n, sizeof space - n)) > 0)
        n += (size_t)part;
    (void)close(fd);
    bool whole = part == 0 && n <= cap;
    if (whole)
        memcpy(out, space, n);
    sodium_memzero(space, sizeof space);
    return whole ? (int)n : -2;
}

struct wanted { /* one file, and how much of it there must be */
    const char *name;
    int least, most;
};

/* Reads the file, or makes it where that is allowed. How many bytes it has; -1: said in why. */
static int key_get(const char *dir, const struct wanted *w, bool may_make, unsigned char out[KEY_BYTES], char *why,
                   size_t cap)
{
    int n = file_read_key(dir, w->name, out, KEY_BYTES);
    if (n == -1 && may_make) {
        randombytes_buf(out, (size_t)w->most);
        if (key_file_write(dir, w->name, out, (size_t)w->most) == ERR_NONE)
            return w->most;
        (void)snprintf(why, cap, "the key file %s/%s cannot be written: %s", dir, w->name, strerror(errno));
        return -1;
    }
    if (n == w->least || n == w->most)
        return n;
    if (n == -1)
        (void)snprintf(why, cap,
                       "the store exists but its key file %s/%s is not there: put it back (from the escrow); a new key "
                       "would open nothing, so none is made",
                       dir, w->name);
    else
        (void)snprintf(why, cap, "the key file %s/%s cannot be read whole: put it back from the escrow", dir, w->name);
    return -1;
}

/* --- deriving --- */

static void derive(unsigned char *out, size_t n, const unsigned char *key, size_t key_n, const char *use)
{
    (void)crypto_generichash(out, n, (const unsigned char *)use, strlen(use), key, key_n);
}

static void fill_index(struct keyring *k, const unsigned char *file, size_t n)
{
    unsigned char text[16];
    derive(k->index, KEY_BYTES, file, n, "mlinzi index");
    derive(text, sizeof text, file, n, "mlinzi text");
    memcpy(&k->text, text, sizeof k->text);
    sodium_memzero(text, sizeof text);
}

static void fill_audit(struct keyring *k)
{
    unsigned char secret[crypto_sign_SECRETKEYBYTES];
    (void)crypto_sign_seed_keypair(k->audit_public, secret, k->audit_seed);
    derive(k->audit_mac, KEY_BYTES, k->audit_seed, KEY_BYTES, "mlinzi audit head");
    sodium_memzero(secret, sizeof secret);
}

/* --- key-encryption keys --- */

static bool kek_add(struct keyring *k, int64_t generation, const unsigned char key[KEY_BYTES])
{
    int at = k->keks;
    if (k->keks == KEKS_MAX)
        return false;
    for (; at > 0 && k->kek[at - 1].generation > generation; at--)
        k->kek[at] = k->kek[at - 1];
    k->kek[at].generation = generation;
    memcpy(k->kek[at].key, key, KEY_BYTES);
    k->keks++;
    return true;
}

static int64_t kek_number(const char *name)
{
    int64_t n = 0;
    if (strncmp(name, "kek-", 4) != 0 || !span_i64(span_of(name + 4), &n) || n < 1)
        return 0;
    return n;
}

static enum err keks_of(struct keyring *k, const char *dir)
{
    DIR *d = opendir(dir);
    struct dirent *entry;
    enum err e = ERR_NONE;
    while (d && !e && (entry = readdir(d))) {
        unsigned char key[KEY_BYTES];
        int64_t generation = kek_number(entry->d_name);
        if (!generation || keyring_kek(k, generation))
            continue;
        if (file_read_key(dir, entry->d_name, key, KEY_BYTES) != KEY_BYTES)
            e = ERR_IO;
        else if (!kek_add(k, generation, key))
            e = ERR_FULL;
        sodium_memzero(key, sizeof key);
    }
    if (d)
        (void)closedir(d);
    return e;
}

enum err keyring_reload(struct keyring *k)
{
    const char *given = getenv("CREDENTIALS_DIRECTORY");
    enum err e = given ? keks_of(k, given) : ERR_NONE;
    return e ? e : keks_of(k, k->dir);
}

enum err keyring_make_kek(struct keyring *k, int64_t generation, char *why, size_t cap)
{
    char name[32];
    unsigned char key[KEY_BYTES];
    if (keyring_kek(k, generation))
        return ERR_NONE;
    if (k->keks == KEKS_MAX) { /* before it is written: with one file too many the store would not open again */
        (void)snprintf(why, cap, "%s holds %d key-encryption keys, and no more are allowed", k->dir, KEKS_MAX);
        return ERR_FULL;
    }
    (void)snprintf(name, sizeof name, "kek-%lld", (long long)generation);
    const struct wanted w = {name, KEY_BYTES, KEY_BYTES};
    int n = key_get(k->dir, &w, true, key, why, cap);
    bool made = n == KEY_BYTES;
    if (made)
        must(kek_add(k, generation, key));
    sodium_memzero(key, sizeof key);
    return made ? ERR_NONE : ERR_IO;
}

const struct kek *keyring_kek(const struct keyring *k, int64_t generation)
{
    for (int i = 0; i < k->keks; i++)
        if (k->kek[i].generation == generation)
            return &k->kek[i];
    return NULL;
}

/* --- opening --- */

static enum err fill(struct keyring *k, enum keyring_make make, char *why, size_t cap)
{
    static const struct wanted reference = {"reference.key", 16, 16}, index = {"index.key", 16, KEY_BYTES},
                               audit = {"audit.key", KEY_BYTES, KEY_BYTES};
    unsigned char space[KEY_BYTES];
    bool first = make == KEYRING_NEW;
    int n = key_get(k->dir, &reference, first, space, why, cap);
    if (n > 0) {
        memcpy(&k->reference, space, sizeof k->reference);
        n = key_get(k->dir, &index, first, space, why, cap);
    }
    if (n > 0) {
        fill_index(k, space, (size_t)n);
        n = key_get(k->dir, &audit, make != KEYRING_READ, k->audit_seed, why, cap);
    }
    sodium_memzero(space, sizeof space);
    if (n <= 0)
        return ERR_CONFIG;
    fill_audit(k);
    if (keyring_reload(k) != ERR_NONE) {
        (void)snprintf(why, cap, "a key file kek-N in %s cannot be read whole: put it back from the escrow", k->dir);
        return ERR_CONFIG;
    }
    if (k->keks)
        return ERR_NONE;
    if (make != KEYRING_READ)
        return keyring_make_kek(k, 1, why, cap);
    (void)snprintf(why, cap,
                   "the store exists but no key-encryption key (kek-1 ...) is in %s: put it back (from the escrow); "
                   "without it nothing personal can be read, and a new one would open nothing",
                   k->dir);
    return ERR_CONFIG;
}

enum err keyring_open(const char *dir, enum keyring_make make, struct keyring **out, char *why, size_t cap)
{
    *out = NULL;
    (void)snprintf(why, cap, "no memory for the keys");
    struct keyring *k = sodium_init() < 0 ? NULL : sodium_malloc(sizeof *k);
    if (!k)
        return ERR_FULL;
    memset(k, 0, sizeof *k);
    enum err e = ERR_NONE;
    if (!span_str(span_of(dir), k->dir, sizeof k->dir)) {
        (void)snprintf(why, cap, "the name of the directory of keys is too long");
        e = ERR_CONFIG;
    } else if (make == KEYRING_NEW && !dir_make(dir)) {
        (void)snprintf(why, cap, "cannot make the directory of keys %s: %s", dir, strerror(errno));
        e = ERR_IO;
    }
    if (!e)
        e = fill(k, make, why, cap);
    /* A store is made or sealed with these next. Its keys last before it does, also those that an earlier start made
     * and did not come to flush. */
    if (!e && make != KEYRING_READ && !dir_flush(dir)) {
        (void)snprintf(why, cap, "the directory of keys %s cannot be flushed: %s", dir, strerror(errno));
        e = ERR_IO;
    }
    if (e)
        keyring_free(k);
    else
        *out = k;
    return e;
}

bool keyring_private(const char *dir, char *why, size_t cap)
{
    struct stat st;
    if (stat(dir, &st) != 0 || !(st.st_mode & 077))
        return true;
    (void)snprintf(why, cap,
                   "the directory of keys %s is open to others (mode %04o): chmod 700 %s, and think of who may have "
                   "read them (docs/keys.md, \"A key is stolen\")",
                   dir, (unsigned)(st.st_mode & 07777), dir);
    return false;
}

void keyring_free(struct keyring *k)
{
    sodium_free(k); /* wiped by it */
}

void keyring_of_seed(struct keyring *k, uint64_t seed)
{
    unsigned char from[16] = {0}, key[KEY_BYTES];
    memset(k, 0, sizeof *k);
    memcpy(from, &seed, sizeof seed);
    derive((unsigned char *)&k->reference, sizeof k->reference, from, sizeof from, "reference");
    fill_index(k, from, sizeof from);
    derive(k->audit_seed, KEY_BYTES, from, sizeof from, "audit");
    fill_audit(k);
    derive(key, KEY_BYTES, from, sizeof from, "kek");
    (void)kek_add(k, 1, key);
}
