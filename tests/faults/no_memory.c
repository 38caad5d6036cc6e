/* no_memory.c - an allocator in which the n-th call fails, once or for good: preloaded into the daemon, which knows
 * nothing of it. Every library asks it too. NO_MEMORY_COUNT=FILE   the number of calls is written there at the end
 *   NO_MEMORY_AT=N         the N-th call finds no memory; with NO_MEMORY_FOR_GOOD=1 every one after it as well */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t n);
extern void *__libc_calloc(size_t a, size_t b);
extern void *__libc_realloc(void *p, size_t n);

static long calls, at;
static bool for_good, counting;

__attribute__((constructor)) static void begin(void)
{
    const char *n = getenv("NO_MEMORY_AT"), *good = getenv("NO_MEMORY_FOR_GOOD");
    at = n ? strtol(n, NULL, 10) : 0;
    for_good = good && *good == '1';
    counting = true;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("NO_MEMORY_COUNT");
    char line[32];
    counting = false;
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
    int n = snprintf(line, sizeof line, "%ld\n", calls);
    if (fd >= 0 && write(fd, line, (size_t)n) != n)
        abort();
    if (fd >= 0)
        close(fd);
}

static bool fails(void)
{
    if (!counting)
        return false;
    calls++;
    if (!at || calls < at || (calls > at && !for_good))
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t n)
{
    return fails() ? NULL : __libc_malloc(n);
}

void *calloc(size_t a, size_t b)
{
    return fails() ? NULL : __libc_calloc(a, b);
}

void *realloc(void *p, size_t n)
{
    return fails() ? NULL : __libc_realloc(p, n);
}
