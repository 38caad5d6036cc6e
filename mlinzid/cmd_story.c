/* cmd_story.c - `mlinzi story FILE...`: plays stories, prints TAP, exits 0 when all hold. */
#include <stdio.h>

#include "base/log.h"
#include "mlinzid/commands.h"
#include "mlinzid/story.h"

int cmd_story(int argc, char **argv)
{
    struct config_fault fault;
    struct loaded *loaded;
    int failed = 0, n = 0;
    if (argc < 2) {
        fprintf(stderr, "write: mlinzi story FILE...\n");
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
        bool ok = story_run(argv[i], loaded, why, sizeof why);
        failed += !ok;
        printf("%s %d - %s\n", ok ? "ok" : "not ok", ++n, argv[i]);
        if (!ok)
            printf("# %s: %s\n", argv[i], why);
        fflush(stdout);
    }
    load_free(loaded);
    return failed ? EXIT_CODE_REFUSED : 0;
}
