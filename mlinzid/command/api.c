/* api.c - `mlinzi api key`: keys for call centres and partner organisations (docs/api.md). */
#include <stdio.h>
#include <string.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"

static void print_new(const json_t *answer)
{
    printf("%s\n", json_string_value(json_object_get(answer, "key")));
    fprintf(stderr,
            "This is shown once, and stands nowhere: hand it over by a safe way. mlinzi api end %lld ends it.\n",
            (long long)json_integer_value(json_object_get(answer, "id")));
}

static int key_add(struct args *a)
{
    const char *name = args_option(a, "--name", false), *scopes = args_option(a, "--scopes", false),
               *days = args_option(a, "--days", false);
    int64_t n = 365;
    if (!args_done(a) || a->n != 3 || !name || !scopes || (days && !span_i64(span_of(days), &n)))
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:s,s:I}", "op", "api.key.add", "phone", a->v[2], "name", name, "scopes",
                                scopes, "days", (json_int_t)n),
                      print_new);
}

static void print_keys(const json_t *answer)
{
    static const struct column c[] = {
        {"id", "key", 0}, {"name", "whose", 30}, {"state", "state", 0}, {"scopes", "for", 0}};
    table_print(json_object_get(answer, "keys"), c, countof(c));
}

static int key_list(struct args *a)
{
    if (!args_done(a) || a->n != 2)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s}", "op", "api.key.list"), print_keys);
}

static int key_end(struct args *a)
{
    int64_t id;
    if (!args_done(a) || a->n != 3 || !span_i64(span_of(a->v[2]), &id))
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:I}", "op", "api.key.end", "id", (json_int_t)id), NULL);
}

static void print_secret(const json_t *answer)
{
    printf("%s\n", json_string_value(json_object_get(answer, "secret")));
    fprintf(stderr, "This signs what is sent, is shown once and stands nowhere: hand it over by a safe way.\n");
}

static int hook(struct args *a)
{
    int64_t id;
    bool end = args_option(a, "--end", true);
    if (!args_done(a) || a->n != (end ? 3 : 4) || !span_i64(span_of(a->v[2]), &id))
        return EXIT_CODE_USAGE;
    if (end)
        return client_run(a, json_pack("{s:s,s:I}", "op", "api.hook.end", "id", (json_int_t)id), NULL);
    return client_run(a, json_pack("{s:s,s:I,s:s}", "op", "api.hook.set", "id", (json_int_t)id, "url", a->v[3]),
                      print_secret);
}

static void print_hooks(const json_t *answer)
{
    static const struct column c[] = {
        {"key", "key", 0}, {"waiting", "waiting", 0}, {"aside", "set aside", 0}, {"url", "told at", 0}};
    table_print(json_object_get(answer, "hooks"), c, countof(c));
}

static int hook_list(struct args *a)
{
    if (!args_done(a) || a->n != 2)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s}", "op", "api.hook.list"), print_hooks);
}

int cmd_api(int argc, char **argv)
{
    static const struct sub subs[] = {{"add", key_add}, {"list", key_list},   {"end", key_end},
                                      {"hook", hook},   {"hooks", hook_list}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
