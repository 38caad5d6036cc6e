/* mlinzid.c - the daemon's command line. It stays in the foreground and logs to stderr: the service manager does the
 * rest. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "mlinzid/daemon.h"
#include "mlinzid/version.h"

static int usage(FILE *out)
{
    fprintf(out,
            "mlinzid - the gateway itself: takes texts, decides, escalates, sends\n\n"
            "  mlinzid -c FILE                 run in the foreground; logs to stderr\n"
            "  mlinzid -c FILE --check-config  read the settings and every data file, say what is wrong, do nothing\n"
            "  mlinzid --explain               every setting, its default and what it does\n"
            "  mlinzid --version | --help\n\n"
            "Without -c: /etc/mlinzi/mlinzi.cfg where it stands, else the defaults.\n"
            "SIGHUP reads settings and data again; SIGTERM finishes the batch and goes.\n"
            "Exit codes: 0 asked to stop, 1 the store cannot be opened or written, 2 usage or settings.\n");
    return out == stdout ? 0 : 2;
}

static int check(const char *path)
{
    struct config_fault fault;
    struct loaded *l = NULL;
    if (load_all(path, &l, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return 2;
    }
    load_free(l);
    printf("%s: good\n", path ? path : "the defaults");
    return 0;
}

int main(int argc, char **argv)
{
    static const struct option options[] = {
        {"config", required_argument, NULL, 'c'}, {"check-config", no_argument, NULL, 'k'},
        {"explain", no_argument, NULL, 'e'},      {"version", no_argument, NULL, 'v'},
        {"help", no_argument, NULL, 'h'},         {NULL, 0, NULL, 0},
    };
    static const char standard[] = "/etc/mlinzi/mlinzi.cfg";
    const char *path = NULL;
    bool checking = false;
    for (int o; (o = getopt_long(argc, argv, "c:h", options, NULL)) != -1;)
        switch (o) {
        case 'c': path = optarg; break;
        case 'k': checking = true; break;
        case 'e': settings_explain(stdout); return 0;
        case 'v': printf("mlinzid " MLINZI_VERSION "\n"); return 0;
        case 'h': return usage(stdout);
        default: return usage(stderr);
        }
    if (optind < argc) {
        fprintf(stderr, "mlinzid: %s is not understood\n\n", argv[optind]);
        return usage(stderr);
    }
    if (!path && access(standard, R_OK) == 0)
        path = standard;
    return checking ? check(path) : daemon_run(path);
}
