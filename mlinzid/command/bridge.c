/* bridge.c - `mlinzi bridge`: what CPIMS is to hear (docs/cpims.md). */
#include <stdio.h>
#include <string.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"

static void print_rows(const json_t *answer)
{
    static const struct column c[] = {{"ref", "case", 0},      {"state", "state", 0},  {"why", "why", 0},
                                      {"status", "status", 0}, {"tries", "tries", 0},  {"serial", "serial", 40},
                                      {"said", "says", 0},     {"name", "known as", 0}};
    const json_t *n = json_object_get(answer, "counts");
    const char *url = json_string_value(json_object_get(answer, "url"));
    table_print(json_object_get(answer, "rows"), c, countof(c));
    printf("%lld waiting, %lld acknowledged, %lld quarantined, %lld skipped; CPIMS: %s\n",
           (long long)json_integer_value(json_object_get(n, "waiting")),
           (long long)json_integer_value(json_object_get(n, "acknowledged")),
           (long long)json_integer_value(json_object_get(n, "quarantined")),
           (long long)json_integer_value(json_object_get(n, "skipped")), url && *url ? url : "off");
}

static int list(struct args *a)
{
    const char *state = args_option(a, "--state", false);
    if (!args_done(a) || a->n != 2)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s}", "op", "bridge.list", "state", state ? state : ""), print_rows);
}

static void print_again(const json_t *answer)
{
    long long n = json_integer_value(json_object_get(answer, "cases"));
    printf("%lld case%s will be sent\n", n, plural(n));
}

static int retry(struct args *a)
{
    bool all = args_option(a, "--all", true) != NULL;
    if (!args_done(a) || a->n != (all ? 2 : 3))
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s,s:b}", "op", "bridge.again", "ref", all ? "" : a->v[2], "all", all),
                      print_again);
}

static int skip(struct args *a)
{
    if (!args_done(a) || a->n != 3)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s}", "op", "bridge.skip", "ref", a->v[2]), NULL);
}

int cmd_bridge(int argc, char **argv)
{
    static const struct sub subs[] = {{"list", list}, {"retry", retry}, {"skip", skip}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
