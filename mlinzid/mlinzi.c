/* mlinzi.c - the command: one table of sub-commands. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/commands.h"

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *help;
} commands[] = {
    {"read", cmd_read, "[--at TIME] TEXT       what a text is read as; --batch FILE|- reads many"},
    {"read", cmd_read, "TEXT | --batch FILE     read a text as the service would; prints JSON"},
    {"ladder", cmd_ladder, "explain              who hears of a case when"},
    {"story", cmd_story, "FILE...               play stories against the real engine; prints TAP"},
};

static int usage(FILE *out)
{
    fprintf(out, "mlinzi - child protection by SMS and USSD\n\n");
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        fprintf(out, "  mlinzi %-8s %s\n", commands[i].name, commands[i].help);
    fprintf(out, "\nExit codes: 0 done, 1 refused or not found, 2 usage, 3 the daemon cannot be reached.\n");
    return out == stdout ? 0 : EXIT_CODE_USAGE;
}

int main(int argc, char **argv)
{
    if (argc < 2)
        return usage(stderr);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0)
        return usage(stdout);
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
        if (strcmp(commands[i].name, argv[1]) == 0)
            return commands[i].run(argc - 1, argv + 1);
    fprintf(stderr, "mlinzi: there is no sub-command %s\n\n", argv[1]);
    return usage(stderr);
}
