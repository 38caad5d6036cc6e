/* command_run.h - a sub-command of `mlinzi` run here, its words and what it printed: for tests of commands that need no
 * daemon. */
#ifndef MLINZI_TESTS_UNIT_COMMAND_RUN_H
#define MLINZI_TESTS_UNIT_COMMAND_RUN_H

#include <stdlib.h>
#include <unistd.h>

#include "tests/unit/test.h"

static char said[65536];

/* Its exit code; what it printed is kept. */
static int run(int (*command)(int argc, char **argv), const char *const *words, int count)
{
    char *argv[16] = {0};
    FILE *file = tmpfile();
    if (!file)
        abort();
    for (int i = 0; i < count; i++)
        argv[i] = strdup(words[i]);
    fflush(stdout);
    fflush(stderr);
    int out = fileno(file), kept[2] = {dup(1), dup(2)};
    dup2(out, 1);
    dup2(out, 2);
    int code = command(count, argv);
    fflush(stdout);
    fflush(stderr);
    dup2(kept[0], 1);
    dup2(kept[1], 2);
    ssize_t n = pread(out, said, sizeof said - 1, 0);
    said[n > 0 ? n : 0] = 0;
    fclose(file);
    close(kept[0]);
    close(kept[1]);
    for (int i = 0; i < count; i++)
        free(argv[i]);
    return code;
}
#define COMMAND(command, ...) \
    run(command, (const char *const[]){__VA_ARGS__}, (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)))

#endif
