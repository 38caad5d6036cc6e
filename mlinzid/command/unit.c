/* unit.c - `mlinzi unit`: offices, institutions and organisations, as the daemon knows them. */
#include <stdio.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

static void print_units(const json_t *answer)
{
    static const struct column c[] = {{"code", "code", 0},
                                      {"kind", "kind", 0},
                                      {"name", "name", 50},
                                      {"area", "place", 0},
                                      {"parent", "above", 0},
                                      {"capacity", "capacity", 0},
                                      {"licence_to", "licence to", 0},
                                      {"closed", "closed", 0}};
    table_print(json_object_get(answer, "units"), c, countof(c));
}

static int unit_list(struct args *a)
{
    const char *place = args_option(a, "--place", false), *kind = args_option(a, "--kind", false);
    bool homes = args_option(a, "--homes", true) != NULL;
    if (!args_done(a) || a->n != 2)
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:b}", "op", "unit.list", "place", or_empty(place), "kind",
                                or_empty(kind), "homes", homes),
                      print_units);
}

static void print_unit(const json_t *answer)
{
    const char *key;
    json_t *v;
    char words[200];
    json_object_foreach(json_object_get(answer, "unit"), key, v)
    {
        value_words(v, words, sizeof words);
        if (*words)
            printf("%-10s %s\n", key, words);
    }
}

static int unit_show(struct args *a)
{
    if (!args_done(a) || a->n != 3)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s}", "op", "unit.show", "code", a->v[2]), print_unit);
}

/* girls, boys and other: 0 to 4, 5 to 9, 10 to 14, 15 to 17, 18 and over, not known. */
static int unit_population(struct args *a)
{
    const char *day = args_option(a, "--day", false);
    if (!args_done(a) || a->n != 3)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s,s:s}", "op", "unit.population", "code", a->v[2], "day", or_empty(day)),
                      print_unit);
}

int cmd_unit(int argc, char **argv)
{
    static const struct sub subs[] = {
        {"list", unit_list}, {"show", unit_show}, {"population", unit_population}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
