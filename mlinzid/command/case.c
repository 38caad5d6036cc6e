/* case.c - `mlinzi case`: what the service knows of its cases, and the acts that are not done by text (ruling 16).
 */
#include <stdio.h>
#include <string.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"

static void print_list(const json_t *answer)
{
    static const struct column columns[] = {
        {"ref", "case", 0},    {"severity", "sev", 0}, {"state", "state", 0},    {"level", "level", 0},
        {"place", "place", 0}, {"kinds", "kinds", 40}, {"opened", "opened", 16}, {"deadline", "next look", 16}};
    table_print(json_object_get(answer, "cases"), columns, countof(columns));
}

static void print_case(const json_t *answer)
{
    static const struct column timeline[] = {
        {"at", "when", 16}, {"what", "what", 0}, {"by", "by", 0}, {"text", "words", 120}};
    static const struct column texts[] = {{"said", "said", 16}, {"state", "state", 0}, {"key", "text", 0},
                                          {"number", "to", 0},  {"role", "role", 0},   {"post", "post", 0},
                                          {"late", "late", 0}};
    const char *key;
    json_t *v;
    char words[400];
    json_t *c = json_object_get(answer, "case");
    json_object_foreach(c, key, v)
    {
        value_words(v, words, sizeof words);
        if (*words && strcmp(key, "timeline") != 0 && strcmp(key, "texts") != 0)
            printf("%-12s %s\n", key, words);
    }
    printf("\nTimeline\n");
    table_print(json_object_get(c, "timeline"), timeline, countof(timeline));
    printf("\nTexts\n");
    table_print(json_object_get(c, "texts"), texts, countof(texts));
}

static int list(struct args *a)
{
    const char *place = args_option(a, "--place", false), *state = args_option(a, "--state", false),
               *limit = args_option(a, "--limit", false);
    int64_t n = 0;
    if (!args_done(a) || (limit && !span_i64(span_of(limit), &n)))
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:I}", "op", "case.list", "place", place ? place : "", "state",
                                state ? state : "", "limit", (json_int_t)n),
                      print_list);
}

static int show(struct args *a)
{
    const char *as = args_option(a, "--as", false), *reason = args_option(a, "--reason", false);
    if (!args_done(a) || a->n < 3)
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:s}", "op", "case.show", "ref", args_rest(a, 2), "as", as ? as : "",
                                "reason", reason ? reason : ""),
                      print_case);
}

static void print_asked(const json_t *answer)
{
    (void)answer;
    puts("The second person now has a code. The case is erased when they answer YES and the code within 30 minutes.");
}

static int erase(struct args *a)
{
    const char *second = args_option(a, "--second", false);
    if (!args_done(a) || a->n < 4 || !second)
        return EXIT_CODE_USAGE;
    return client_run(
        a,
        json_pack("{s:s,s:s,s:s,s:s}", "op", "case.erase", "ref", a->v[2], "second", second, "reason", args_rest(a, 3)),
        print_asked);
}

static int share(struct args *a)
{
    if (a->n != 4 && a->n != 5)
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:s}", "op", "case.share", "ref", a->v[2], "role", a->v[3], "at",
                                a->n == 5 ? a->v[4] : ""),
                      NULL);
}

static int refer(struct args *a)
{
    const char *at = args_option(a, "--at", false);
    if (!args_done(a) || a->n < 5)
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:s,s:s}", "op", "case.refer", "ref", a->v[2], "role", a->v[3], "at",
                                at ? at : "", "reason", args_rest(a, 4)),
                      NULL);
}

static int reassign(struct args *a)
{
    return a->n == 4 ? client_run(
                           a, json_pack("{s:s,s:s,s:s}", "op", "case.reassign", "ref", a->v[2], "place", a->v[3]), NULL)
                     : EXIT_CODE_USAGE;
}

static int severity(struct args *a)
{
    if (a->n < 5)
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:s}", "op", "case.severity", "ref", a->v[2], "severity", a->v[3],
                                "reason", args_rest(a, 4)),
                      NULL);
}

static int kind(struct args *a)
{
    if (a->n < 5)
        return EXIT_CODE_USAGE;
    return client_run(
        a,
        json_pack("{s:s,s:s,s:s,s:s}", "op", "case.kind", "ref", a->v[2], "kind", a->v[3], "reason", args_rest(a, 4)),
        NULL);
}

static int merge(struct args *a)
{
    return a->n == 4
               ? client_run(a, json_pack("{s:s,s:s,s:s}", "op", "case.merge", "ref", a->v[2], "into", a->v[3]), NULL)
               : EXIT_CODE_USAGE;
}

int cmd_case(int argc, char **argv)
{
    static const struct sub subs[] = {{"list", list},
                                      {"show", show},
                                      {"share", share},
                                      {"refer", refer},
                                      {"reassign", reassign},
                                      {"severity", severity},
                                      {"kind", kind},
                                      {"merge", merge},
                                      {"export", bundle_export},
                                      {"erase", erase},
                                      {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
