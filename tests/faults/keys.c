/* keys.c - making the keys of a store while each step of it fails, or the process dies at it: no key is ever half
 * there, the refusal is a sentence, the next try ends well, and what one opening gave the next one gives again. Every
 * call that changes the directory goes through here (--wrap, Makefile). */
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/must.h"
#include "db/keyring.h"
#include "mlinzid/story/files.h"
#include "tests/unit/test.h"

int __real_open(const char *path, int flags, mode_t mode);
ssize_t __real_read(int fd, void *p, size_t n);
ssize_t __real_write(int fd, const void *p, size_t n);
int __real_fsync(int fd);
int __real_link(const char *from, const char *to);
int __real_unlink(const char *path);
int __real_mkdir(const char *path, mode_t mode);
int __real_close(int fd);
int __wrap_open(const char *path, int flags, ...);
ssize_t __wrap_read(int fd, void *p, size_t n);
ssize_t __wrap_write(int fd, const void *p, size_t n);
int __wrap_fsync(int fd);
int __wrap_link(const char *from, const char *to);
int __wrap_unlink(const char *path);
int __wrap_mkdir(const char *path, mode_t mode);
int __wrap_close(int fd);

enum how { HOW_EIO, HOW_ENOSPC, HOW_SHORT, HOW_DIES, HOWS };
static int calls, fails_at;
static enum how how;
static bool armed;

/* The order in which things last: a file is flushed before its name is there, the directory after it. */
static bool dirty[1024], flushed_files, broken_order;
static int names_unflushed, directories_flushed;

static bool fails(void)
{
    if (!armed || ++calls != fails_at)
        return false;
    if (how == HOW_DIES)
        _exit(77);
    errno = how == HOW_EIO ? EIO : ENOSPC;
    return true;
}

int __wrap_open(const char *path, int flags, ...)
{
    va_list ap;
    va_start(ap, flags);
    mode_t mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
    va_end(ap);
    return fails() ? -1 : __real_open(path, flags, mode);
}

ssize_t __wrap_read(int fd, void *p, size_t n)
{
    if (fails())
        return how == HOW_SHORT ? __real_read(fd, p, n / 2) : -1;
    return __real_read(fd, p, n);
}

ssize_t __wrap_write(int fd, const void *p, size_t n)
{
    if (fails())
        return how == HOW_SHORT ? __real_write(fd, p, n / 2) : -1;
    if (fd >= 0 && fd < 1024)
        dirty[fd] = armed;
    return __real_write(fd, p, n);
}

int __wrap_fsync(int fd)
{
    struct stat st;
    if (fails())
        return -1;
    if (armed && fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
        names_unflushed = 0, directories_flushed++;
    dirty[fd] = false;
    flushed_files = true;
    return __real_fsync(fd);
}

int __wrap_link(const char *from, const char *to)
{
    if (fails())
        return -1;
    for (int i = 3; i < 1024; i++)
        broken_order = broken_order || dirty[i];
    broken_order = broken_order || (armed && !flushed_files);
    flushed_files = false;
    names_unflushed++;
    return __real_link(from, to);
}

int __wrap_unlink(const char *path)
{
    return fails() ? -1 : __real_unlink(path);
}

int __wrap_mkdir(const char *path, mode_t mode)
{
    return fails() ? -1 : __real_mkdir(path, mode);
}

int __wrap_close(int fd)
{
    int end = __real_close(fd); /* what was not flushed before stays in `dirty` for the link to see */
    return fails() ? -1 : end;
}

static char directory[256], dir[300], why[600];
static const struct {
    const char *name;
    off_t bytes;
} files[] = {{"reference.key", 16}, {"index.key", 0}, {"kek-1", 32}, {"audit.key", 32}};

static void half_there(const char *doing)
{
    for (size_t i = 0; i < countof(files); i++) {
        char path[340];
        struct stat st;
        snprintf(path, sizeof path, "%s/%s", dir, files[i].name);
        if (stat(path, &st) != 0)
            continue;
        bool whole = files[i].bytes ? st.st_size == files[i].bytes : st.st_size == 16 || st.st_size == 32;
        if (!whole || (st.st_mode & 077)) {
            printf("# %s: %s has %lld bytes, mode %o\n", doing, files[i].name, (long long)st.st_size, st.st_mode);
            test_here++;
        }
    }
}

static void fresh(void)
{
    files_remove(directory);
    must(files_temporary(directory, sizeof directory));
    snprintf(dir, sizeof dir, "%s/keys", directory);
}

static enum keyring_make opens_for = KEYRING_NEW;
/* In a process of its own: 0 made, 1 refused with a sentence, 77 died at the step, else wrong. */
static int attempt(struct keyring *seen)
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        struct keyring *k = NULL;
        why[0] = '\0';
        calls = 0;
        armed = true;
        enum err err = keyring_open(dir, opens_for, &k, why, sizeof why);
        armed = false;
        if (err == ERR_NONE)
            *seen = *k;
        keyring_free(k);
        _exit(err == ERR_NONE ? 0 : why[0] && !k ? 1 : 2);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static bool same(const struct keyring *a, const struct keyring *b)
{
    return memcmp(&a->reference, &b->reference, sizeof a->reference) == 0 &&
           memcmp(a->index, b->index, KEY_BYTES) == 0 && memcmp(a->audit_seed, b->audit_seed, KEY_BYTES) == 0 &&
           a->keks == b->keks && memcmp(a->kek[0].key, b->kek[0].key, KEY_BYTES) == 0;
}

static int all_calls;
static void keys_are_flushed_before_they_have_a_name(void)
{
    struct keyring *k = NULL;
    fresh();
    calls = 0;
    armed = true;
    CHECK_INT(keyring_open(dir, KEYRING_NEW, &k, why, sizeof why), ERR_NONE);
    armed = false;
    all_calls = calls;
    CHECK(!broken_order);
    CHECK_INT(names_unflushed, 0);
    CHECK(all_calls > 12);
    keyring_free(k);
    half_there("no fault");
}

static void each_step_fails_or_is_the_last(void)
{
    struct keyring *seen = mmap(NULL, sizeof *seen, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    must(seen != MAP_FAILED);
    int refused = 0, died = 0;
    for (int h = 0; h < HOWS; h++)
        for (int n = 1; n <= all_calls; n++) {
            char doing[60];
            struct keyring *k = NULL;
            snprintf(doing, sizeof doing, "step %d, how %d", n, h);
            fresh();
            how = (enum how)h;
            fails_at = n;
            int end = attempt(seen);
            bool made = end == 0;
            refused += end == 1;
            died += end == 77;
            if (end != 0 && end != 1 && end != 77) {
                printf("# %s ended with %d\n", doing, end);
                test_here++;
            }
            half_there(doing);
            fails_at = directories_flushed = 0;
            armed = true;
            if (keyring_open(dir, KEYRING_NEW, &k, why, sizeof why) != ERR_NONE || (made && !same(k, seen))) {
                printf("# %s: the next try: %s\n", doing, why);
                test_here++;
            }
            armed = false;
            if (directories_flushed < 2) { /* the keys' and the one above, whoever made them */
                printf("# %s: names that may not last\n", doing);
                test_here++;
            }
            struct keyring *again = NULL;
            if (keyring_open(dir, KEYRING_READ, &again, why, sizeof why) != ERR_NONE || !same(k, again)) {
                printf("# %s: read again: %s\n", doing, why);
                test_here++;
            }
            keyring_free(k);
            keyring_free(again);
        }
    printf("# = %d steps make the keys; %d failures refused, %d deaths\n", all_calls, refused, died);
    CHECK_INT(died, all_calls);
    CHECK(refused > all_calls);
}

/* Of keys that are there: each step of opening them, for reading or by a start, fails or is interrupted half way.
 * Either it is refused, with a sentence, or the keys are the same ones: never others, never some of them. */
static void keys_that_are_there_are_read_whole_or_refused(void)
{
    struct keyring *seen = mmap(NULL, sizeof *seen, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct keyring *k = NULL;
    int refused = 0;
    must(seen != MAP_FAILED);
    for (opens_for = KEYRING_READ;; opens_for = KEYRING_NEW) {
        fresh();
        CHECK_INT(keyring_open(dir, KEYRING_NEW, &k, why, sizeof why), ERR_NONE);
        for (int h = 0; h < HOW_DIES; h++)
            for (int n = 1; n <= all_calls * 2; n++) {
                how = (enum how)h;
                fails_at = n;
                int end = attempt(seen);
                fails_at = 0;
                refused += end == 1;
                if (end > 1 || (end == 0 && !same(k, seen))) {
                    printf("# step %d, how %d ended with %d\n", n, h, end);
                    test_here++;
                }
            }
        keyring_free(k);
        if (opens_for == KEYRING_NEW)
            break;
    }
    printf("# = %d failures of opening keys refused\n", refused);
    CHECK(refused > 20);
}

int main(void)
{
    if (sodium_init() < 0 || !files_temporary(directory, sizeof directory))
        return 2;
    RUN(keys_are_flushed_before_they_have_a_name);
    RUN(each_step_fails_or_is_the_last);
    RUN(keys_that_are_there_are_read_whole_or_refused);
    files_remove(directory);
    return test_end();
}
