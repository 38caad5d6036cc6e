/* sealing.c - a sealed file while its disk fails or is interrupted, a vault while the machine has no memory for it.
 * Reads, writes and the memory for secrets go through here (--wrap, Makefile): the n-th fails, for each n there is. */
#include <errno.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "db/sealed.h"
#include "db/vault.h"
#include "tests/unit/test.h"

ssize_t __real_read(int fd, void *p, size_t n);
ssize_t __real_write(int fd, const void *p, size_t n);
void *__real_malloc(size_t n);
void *__real_sodium_malloc(size_t n);
void *__real_sodium_allocarray(size_t count, size_t n);
ssize_t __wrap_read(int fd, void *p, size_t n);
ssize_t __wrap_write(int fd, const void *p, size_t n);
void *__wrap_malloc(size_t n);
void *__wrap_sodium_malloc(size_t n);
void *__wrap_sodium_allocarray(size_t count, size_t n);

static int calls, fails_at, error; /* fails_at 0: none */
static bool armed;

static bool fails(void)
{
    if (!armed || ++calls != fails_at)
        return false;
    errno = error;
    return true;
}

ssize_t __wrap_read(int fd, void *p, size_t n)
{
    return fails() ? -1 : __real_read(fd, p, n);
}

ssize_t __wrap_write(int fd, const void *p, size_t n)
{
    return fails() ? -1 : __real_write(fd, p, n);
}

void *__wrap_malloc(size_t n)
{
    return fails() ? NULL : __real_malloc(n);
}

void *__wrap_sodium_malloc(size_t n)
{
    return fails() ? NULL : __real_sodium_malloc(n);
}

void *__wrap_sodium_allocarray(size_t count, size_t n)
{
    return fails() ? NULL : __real_sodium_allocarray(count, n);
}

static void arm(int at, int with)
{
    calls = 0;
    fails_at = at;
    error = with;
    armed = true;
}

static struct sealed_secret secret;
static struct sealed_public public;
static unsigned char plain[150000], back[150000 + SEALED_CHUNK_BYTES];
static char why[256];

/* Seals plain into a file in memory; its descriptor in *fd. */
static enum err seal(int *fd)
{
    static struct sealed_out o;
    struct sealed_label label = {.kind = "backup", .made_s = 1772431200, .schema = 5};
    *fd = memfd_create("sealed", 0);
    enum err e = sealed_begin(&o, *fd, &public, &label);
    e = e ? e : sealed_write(&o, plain, sizeof plain);
    return e ? e : sealed_end(&o);
}

static enum err unseal(int fd, size_t *n)
{
    static struct sealed_in in;
    size_t part = 1;
    *n = 0;
    why[0] = '\0';
    enum err e = sealed_open(&in, fd, &secret, why, sizeof why);
    while (!e && part > 0) {
        e = sealed_read(&in, back + *n, &part, why, sizeof why);
        *n += e ? 0 : part;
    }
    return e;
}

static void each_write_that_fails_is_told_and_one_interrupted_goes_on(void)
{
    int fd, n, refused = 0;
    size_t bytes;
    arm(0, 0);
    CHECK_INT(seal(&fd), ERR_NONE);
    armed = false;
    n = calls;
    close(fd);
    CHECK(n >= 6); /* the line, the box, the header, three chunks */
    for (int at = 1; at <= n; at++) {
        arm(at, ENOSPC);
        refused += seal(&fd) == ERR_DISK;
        armed = false;
        close(fd);
        arm(at, EINTR);
        CHECK_INT(seal(&fd), ERR_NONE);
        armed = false;
        CHECK(lseek(fd, 0, SEEK_SET) == 0);
        CHECK_INT(unseal(fd, &bytes), ERR_NONE);
        CHECK(bytes == sizeof plain && memcmp(back, plain, bytes) == 0);
        close(fd);
    }
    CHECK_INT(refused, n);
}

static void each_read_that_fails_is_told_and_one_interrupted_goes_on(void)
{
    int fd, n, refused = 0;
    size_t bytes;
    CHECK_INT(seal(&fd), ERR_NONE);
    CHECK(lseek(fd, 0, SEEK_SET) == 0);
    arm(0, 0);
    CHECK_INT(unseal(fd, &bytes), ERR_NONE);
    armed = false;
    n = calls;
    CHECK(n > 70); /* the line byte by byte, box and header, chunks, and what is behind the end */
    for (int at = 1; at <= n; at++) {
        CHECK(lseek(fd, 0, SEEK_SET) == 0);
        arm(at, EIO);
        refused += unseal(fd, &bytes) != ERR_NONE && why[0];
        CHECK(lseek(fd, 0, SEEK_SET) == 0);
        arm(at, EINTR);
        CHECK_INT(unseal(fd, &bytes), ERR_NONE);
        CHECK(bytes == sizeof plain && memcmp(back, plain, bytes) == 0);
    }
    armed = false;
    close(fd);
    CHECK_INT(refused, n);
}

static enum err no_key(void *ctx, int64_t subject, struct wrapped *out)
{
    (void)ctx, (void)subject, (void)out;
    return ERR_NOT_FOUND;
}

static enum err no_put(void *ctx, int64_t subject, const struct wrapped *w)
{
    (void)ctx, (void)subject, (void)w;
    return ERR_NONE;
}

static enum err first_generation(void *ctx, int64_t *generation)
{
    (void)ctx;
    *generation = 1;
    return ERR_NONE;
}

static void without_memory_there_is_no_vault_and_no_keyring(void)
{
    static struct keyring keys;
    struct vault_shelf shelf = {NULL, no_key, no_put, first_generation};
    struct vault *v = NULL;
    struct keyring *k = NULL;
    keyring_of_seed(&keys, 1);
    arm(0, 0);
    CHECK_INT(vault_new(&keys, &shelf, &v), ERR_NONE);
    armed = false;
    int n = calls;
    vault_free(v);
    CHECK(n >= 6); /* itself, its slots, two rings of two places */
    for (int at = 1; at <= n; at++) {
        arm(at, ENOMEM);
        CHECK_INT(vault_new(&keys, &shelf, &v), ERR_FULL);
        armed = false;
        CHECK(v == NULL);
    }
    arm(1, ENOMEM);
    CHECK_INT(keyring_open("nowhere", KEYRING_READ, &k, why, sizeof why), ERR_FULL);
    armed = false;
    CHECK(k == NULL);
    CHECK_STR(why, "no memory for the keys");
}

int main(void)
{
    if (sodium_init() < 0)
        return 2;
    sealed_pair(&secret, &public);
    for (size_t i = 0; i < sizeof plain; i++)
        plain[i] = (unsigned char)(i * 7919 >> 3);
    RUN(each_write_that_fails_is_told_and_one_interrupted_goes_on);
    RUN(each_read_that_fails_is_told_and_one_interrupted_goes_on);
    RUN(without_memory_there_is_no_vault_and_no_keyring);
    return test_end();
}
