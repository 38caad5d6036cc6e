/* story.c - `mlinzi story FILE...`: plays stories, prints TAP, exits 0 when all hold. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/story/story.h"

int cmd_story(int argc, char **argv)
{
    struct config_fault fault;
    struct loaded *loaded;
    int failed = 0, n = 0;
    bool crashes = argc > 1 && strcmp(argv[1], "--crashes") == 0;
    argc -= crashes;
    argv += crashes;
    if (argc < 2 || argv[1][0] == '-') {
        fprintf(
            stderr,
            "mlinzi story [--crashes] FILE...\n"
            "  plays each story against a store of its own and prints TAP (docs/stories.md)\n"
            "  --crashes: the engine is killed as by -9 before every statement; each story must hold all the same\n");
        return EXIT_CODE_USAGE;
    }
    log_quiet(1);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return EXIT_CODE_USAGE;
    }
    printf("1..%d\n", argc - 1);
    for (int i = 1; i < argc; i++) {
        char why[2100];
        bool ok = story_run(argv[i], loaded, crashes, why, sizeof why);
        failed += !ok;
        printf("%s %d - %s%s\n", ok ? "ok" : "not ok", ++n, argv[i], crashes ? " with crashes" : "");
        if (!ok)
            printf("# %s: %s\n", argv[i], why);
        fflush(stdout);
    }
    load_free(loaded);
    return failed ? EXIT_CODE_REFUSED : 0;
}
