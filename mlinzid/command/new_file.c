/* new_file.c - files that are there whole or not at all. */
#include "mlinzid/command/new_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "db/keyring.h"

static bool refuse(char *why, size_t cap, const char *path, const char *words)
{
    (void)snprintf(why, cap, "%s: %s", path, words);
    return false;
}

bool new_file_open(struct new_file *f, const char *path, char *why, size_t cap)
{
    f->fd = -1;
    if (snprintf(f->path, sizeof f->path, "%s", path) >= (int)sizeof f->path)
        return refuse(why, cap, path, "the name is too long");
    (void)snprintf(f->half, sizeof f->half, "%s.part", path);
    if (access(path, F_OK) == 0)
        return refuse(why, cap, path, "is there already, and nothing is ever written over it: choose another name");
    (void)unlink(f->half); /* of one that was killed */
    f->fd = open(f->half, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    return f->fd >= 0 || refuse(why, cap, f->half, strerror(errno));
}

static bool parent_flush(const char *path)
{
    char dir[NEW_FILE_PATH];
    (void)snprintf(dir, sizeof dir, "%s", path);
    char *slash = strrchr(dir, '/');
    if (slash)
        slash[slash == dir] = '\0';
    return dir_flush(slash ? dir : ".");
}

/* Some file systems of sticks cannot refuse a taken name by themselves. */
static bool name_it(const struct new_file *f)
{
    if (renameat2(AT_FDCWD, f->half, AT_FDCWD, f->path, RENAME_NOREPLACE) == 0)
        return true;
    return (errno == EINVAL || errno == ENOSYS) && access(f->path, F_OK) != 0 && rename(f->half, f->path) == 0;
}

bool new_file_keep(struct new_file *f, char *why, size_t cap)
{
    bool ok = fsync(f->fd) == 0;
    ok = close(f->fd) == 0 && ok;
    f->fd = -1;
    if (ok && name_it(f) && parent_flush(f->path))
        return true;
    (void)refuse(why, cap, f->path, strerror(errno));
    (void)unlink(f->half);
    return false;
}

void new_file_drop(struct new_file *f)
{
    if (f->fd >= 0)
        (void)close(f->fd);
    f->fd = -1;
    (void)unlink(f->half);
}

static volatile sig_atomic_t asked;

static void on_signal(int number)
{
    (void)number;
    asked = 1;
}

void stop_listen(void)
{
    struct sigaction a = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigaction(SIGINT, &a, NULL);
    sigaction(SIGTERM, &a, NULL);
    sigaction(SIGHUP, &a, NULL);
}

bool stop_asked(void)
{
    return asked != 0;
}
