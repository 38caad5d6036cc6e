/* config_file.h - tests of config/ write small files and look at the fault that comes back. */
#ifndef MLINZI_TESTS_UNIT_CONFIG_FILE_H
#define MLINZI_TESTS_UNIT_CONFIG_FILE_H

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "config/settings.h"

static char config_path[] = P_tmpdir "/mlinzi-config-XXXXXX";

/* One file, written anew by each call, removed at the end of the program. */
static inline void config_remove(void)
{
    unlink(config_path);
}
static inline const char *config_file(const char *content)
{
    static int made;
    if (!made++) {
        int fd = mkstemp(config_path);
        if (fd < 0)
            abort();
        close(fd);
        atexit(config_remove);
    }
    FILE *f = fopen(config_path, "w");
    if (!f || fputs(content, f) < 0 || fclose(f) != 0)
        abort();
    return config_path;
}
/* A shipped file's content, with the first `from` replaced by `to` when from is not NULL (it must be there). */
static inline char *config_shipped(const char *name, const char *from, const char *to)
{
    char path[SETTINGS_PATH_CAP + 64];
    struct config_fault fault;
    char *text = NULL;
    size_t n = 0;
    if (!settings_find(NULL, name, path) || config_slurp(path, &text, &n, &fault) != ERR_NONE)
        abort();
    if (!from)
        return text;
    char *at = strstr(text, from), *out = malloc(n + strlen(to) + 1);
    if (!at || !out)
        abort();
    memcpy(out, text, (size_t)(at - text));
    strcpy(out + (at - text), to);
    strcat(out, at + strlen(from));
    free(text);
    return out;
}

#endif
