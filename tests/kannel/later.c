/* later.c - a clock that tests can move under a program they do not change: preloaded, it adds MLINZI_LATER_S seconds
 * to the time of day, or the 8-byte number in the file MLINZI_LATER, which may change while the program runs.
 *
 * What waits for an hour of work or a day of silence is then tested on the shipped ladder and the shipped binary. Only
 * the time of day moves; the monotonic clock, by which links time themselves, stays. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t fixed_s;
static volatile int64_t *offset_s = &fixed_s;

__attribute__((constructor)) static void later_start(void)
{
    const char *seconds = getenv("MLINZI_LATER_S"), *path = getenv("MLINZI_LATER");
    if (seconds)
        fixed_s = strtoll(seconds, NULL, 10);
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return;
    void *p = mmap(NULL, sizeof *offset_s, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    if (p != MAP_FAILED)
        offset_s = p;
}

int clock_gettime(clockid_t which, struct timespec *t)
{
    long r = syscall(SYS_clock_gettime, which, t);
    if (r == 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE))
        t->tv_sec += *offset_s;
    return (int)r;
}

time_t time(time_t *out)
{
    struct timespec t = {0};
    clock_gettime(CLOCK_REALTIME_COARSE, &t);
    if (out)
        *out = t.tv_sec;
    return t.tv_sec;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
    struct timespec t = {0};
    (void)zone;
    int r = clock_gettime(CLOCK_REALTIME, &t);
    out->tv_sec = t.tv_sec;
    out->tv_usec = t.tv_nsec / 1000;
    return r;
}
