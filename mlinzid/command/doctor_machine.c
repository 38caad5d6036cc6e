/* doctor_machine.c - disk, its speed, and the clock. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#include "mlinzid/command/doctor.h"

static void directory_of(const char *path, char *out, size_t cap)
{
    snprintf(out, cap, "%s", path);
    char *slash = strrchr(out, '/');
    if (slash == out)
        slash[1] = '\0';
    else if (slash)
        *slash = '\0';
    else
        snprintf(out, cap, ".");
}

/* --- disk --- */

#define MIB (UINT64_C(1) << 20)

void doctor_disk(struct doctor *d)
{
    char dir[SETTINGS_PATH_CAP];
    struct statvfs v;
    struct stat st;
    directory_of(d->loaded->settings.store_path, dir, sizeof dir);
    if (stat(dir, &st) != 0 || statvfs(dir, &v) != 0) {
        doctor_say(d, HEALTH_FAIL, "disk", "%s, the store's directory: %s. Make it, private: mkdir -m 700 %s", dir,
                   strerror(errno), dir);
        return;
    }
    if (st.st_mode & 077)
        doctor_say(d, HEALTH_FAIL, "disk", "%s, the store's directory, is open to others: chmod 700 %s", dir, dir);
    uint64_t left = (uint64_t)v.f_bavail * v.f_frsize / MIB, all = (uint64_t)v.f_blocks * v.f_frsize / MIB;
    enum health h = left < 64 ? HEALTH_FAIL : left < 1024 ? HEALTH_WARN : HEALTH_OK;
    doctor_say(d, h, "disk", "%llu MiB of %llu free at %s%s", (unsigned long long)left, (unsigned long long)all, dir,
               h ? ": make room; when it is full no report can be taken in" : "");
}

#define FLUSHES 25

static int by_value(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static bool flush_once(int fd, const char *block, size_t n, double *ms)
{
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    if (pwrite(fd, block, n, 0) != (ssize_t)n || fdatasync(fd) != 0)
        return false;
    clock_gettime(CLOCK_MONOTONIC, &to);
    *ms = (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
    return true;
}

void doctor_flush(struct doctor *d)
{
    char dir[SETTINGS_PATH_CAP], path[SETTINGS_PATH_CAP + 32];
    static const char block[65536];
    double ms[FLUSHES];
    directory_of(d->loaded->settings.store_path, dir, sizeof dir);
    snprintf(path, sizeof path, "%s/doctor-XXXXXX", dir);
    int fd = mkostemp(path, O_CLOEXEC), n = 0;
    bool ok = fd >= 0;
    while (ok && n < FLUSHES && (ok = flush_once(fd, block, sizeof block, &ms[n])))
        n++;
    int error = errno;
    if (fd >= 0) {
        close(fd);
        unlink(path);
    }
    if (!ok) {
        doctor_say(d, HEALTH_FAIL, "flush", "a write at %s failed: %s. No report can be taken in until this is mended",
                   dir, strerror(error));
        return;
    }
    qsort(ms, FLUSHES, sizeof *ms, by_value);
    double middle = ms[FLUSHES / 2], worst = ms[FLUSHES - 1];
    enum health h = middle > 50 ? HEALTH_WARN : HEALTH_OK;
    doctor_say(d, h, "flush", "a write is safe on disk in %.1f ms (worst of %d: %.1f ms)%s", middle, FLUSHES, worst,
               h ? ": slow; each batch of texts waits so long. A local SSD, not a network disk" : "");
}

/* --- the clock --- */

void doctor_clock(struct doctor *d)
{
    struct timex t = {0};
    int64_t real = (int64_t)time(NULL), last = d->db ? store_last(d->db) : 0;
    struct civil c = civil_of(real);
    if (c.year < 2025) {
        doctor_say(d, HEALTH_FAIL, "clock",
                   "this machine believes it is the year %d: set its clock (timedatectl set-ntp true)", c.year);
        return;
    }
    if (d->db && d->now_s != real)
        doctor_say(d, HEALTH_WARN, "clock",
                   "the clock of this store was moved by %lld s in practice: it cannot serve real phones",
                   (long long)(d->now_s - real));
    if (last > real + d->loaded->settings.clock_jump_s) {
        doctor_say(
            d, HEALTH_FAIL, "clock",
            "this machine's clock is %lld s behind the store's last moment, and not believed: set the clock, or, "
            "when it is right, `mlinzi clock believe`",
            (long long)(last - real));
        return;
    }
    bool unknown = adjtimex(&t) < 0;
    if (!unknown && (t.status & STA_UNSYNC))
        doctor_say(d, HEALTH_WARN, "clock",
                   "not kept by a time server: timedatectl set-ntp true (escalation is only as right as the clock)");
    else
        doctor_say(d, HEALTH_OK, "clock", "%04d-%02d-%02d %02d:%02d in Nairobi%s", c.year, c.month, c.day, c.hour,
                   c.minute, unknown ? "" : ", kept by a time server");
}
