/* erasure.c - `mlinzi erasure`: what is to be erased and when, and holding one back (docs/privacy.md). */
#include <stdio.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"

static void print_erasures(const json_t *answer)
{
    static const struct column c[] = {{"case", "case", 0},         {"texts_of", "texts of", 0},
                                      {"record", "record", 0},     {"announced", "announced", 16},
                                      {"due", "to be erased", 16}, {"held", "held", 0},
                                      {"done", "erased", 16},      {"why", "why", 0}};
    static const struct column h[] = {{"case", "held", 0}, {"since", "since", 16}};
    table_print(json_object_get(answer, "erasures"), c, countof(c));
    printf("\n");
    table_print(json_object_get(answer, "held"), h, countof(h));
}

static int list(struct args *a)
{
    const char *limit = args_option(a, "--limit", false);
    int64_t n = 0;
    if (!args_done(a) || a->n != 2 || (limit && !span_i64(span_of(limit), &n)))
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:I}", "op", "erasure.list", "limit", (json_int_t)n), print_erasures);
}

static int act(struct args *a, const char *op)
{
    if (a->n < 4)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s,s:s}", "op", op, "ref", a->v[2], "reason", args_rest(a, 3)), NULL);
}

static int hold(struct args *a)
{
    return act(a, "erasure.hold");
}

static int release(struct args *a)
{
    return act(a, "erasure.release");
}

static int ask(struct args *a)
{
    return a->n < 3 ? EXIT_CODE_USAGE : erasure_ask(a, a->v[2], 3);
}

int cmd_erasure(int argc, char **argv)
{
    static const struct sub subs[] = {{"list", list}, {"ask", ask}, {"hold", hold}, {"release", release}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
