/* later.c - a clock that tests can move under a program they do not change: preloaded, it adds MLINZI_LATER_S seconds
 * to the time that passed, or the 8-byte number in the file MLINZI_LATER, which may change while the program runs.
 *
 * What waits for an hour of work or a day of silence is then tested on the shipped ladder and the shipped binary. Time
 * passes as on a machine that slept: the time of day and the time since it was started move, the monotonic clock, by
 * which links time themselves, stays. A second number in the file sets the time of day alone, as somebody sets it
 * wrong; with a third that is not 0 it stands still there. */
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile int64_t fixed_s[3];
static volatile int64_t *moved = fixed_s; /* time that passed, set wrong by, stands at */

__attribute__((constructor)) static void later_start(void)
{
    const char *seconds = getenv("MLINZI_LATER_S"), *path = getenv("MLINZI_LATER");
    if (seconds)
        fixed_s[0] = strtoll(seconds, NULL, 10);
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return;
    void *p = mmap(NULL, sizeof fixed_s, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    if (p != MAP_FAILED)
        moved = p; /* a file of one number: the others of its page are 0 */
}

int clock_gettime(clockid_t which, struct timespec *t)
{
    long r = syscall(SYS_clock_gettime, which, t);
    bool day = which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE;
    if (r == 0 && (day || which == CLOCK_BOOTTIME))
        t->tv_sec += moved[0] + (day ? moved[1] : 0);
    if (r == 0 && day && moved[2])
        *t = (struct timespec){.tv_sec = moved[2]};
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
