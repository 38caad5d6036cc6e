/* sub.c - choosing the word below a sub-command: `mlinzi case list`. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"

int sub_run(int argc, char **argv, const struct sub *subs)
{
    struct args a;
    int code = -1;
    args_init(&a, argc, argv);
    for (const struct sub *s = subs; a.n >= 2 && s->name; s++)
        if (strcmp(s->name, a.v[1]) == 0)
            code = s->run(&a);
    if (code == EXIT_CODE_USAGE)
        fprintf(stderr, "mlinzi: %s %s is written otherwise (mlinzi %s --help)\n", argv[0], a.v[1], argv[0]);
    if (code >= 0)
        return code == EXIT_CODE_SETTINGS ? EXIT_CODE_USAGE : code;
    fprintf(stderr, "write: mlinzi %s ", argv[0]);
    for (const struct sub *s = subs; s->name; s++)
        fprintf(stderr, "%s%s", s == subs ? "" : "|", s->name);
    fprintf(stderr, " (mlinzi %s --help)\n", argv[0]);
    return EXIT_CODE_USAGE;
}
