/* files.c - temporary directories. */
#include "mlinzid/story/files.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool files_temporary(char *out, size_t cap)
{
    const char *set = getenv("TMPDIR");
    const char *const place[] = {set ? set : "/dev/shm", "/dev/shm", "/tmp", "."};
    for (size_t i = 0; i < sizeof place / sizeof place[0]; i++)
        if (snprintf(out, cap, "%s/mlinzi-XXXXXX", place[i]) < (int)cap && mkdtemp(out))
            return true;
    return false;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *f)
{
    (void)st;
    (void)kind;
    (void)f;
    return remove(path);
}

void files_remove(const char *directory)
{
    (void)nftw(directory, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}
