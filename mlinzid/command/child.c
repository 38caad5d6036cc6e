/* child.c - `mlinzi child`: children of the register, read and searched with the rights of the person it names
 * (docs/children.md); what that one may not see is not there. Each is a row of the audit. */
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"

/* Days since 1970, 0 none. */
static void born_put(const json_t *child, char out[16])
{
    int32_t day = (int32_t)json_integer_value(json_object_get(child, "born_day"));
    struct text t;
    text_init(&t, out, 16);
    if (day)
        day_write(day, &t);
    (void)text_done(&t);
}

static const char *str(const json_t *o, const char *key)
{
    const char *s = json_string_value(json_object_get(o, key));
    return s ? s : "";
}

static long long number(const json_t *o, const char *key)
{
    return (long long)json_integer_value(json_object_get(o, key));
}

/* Whose it is not: initials, year and county, and whose officer to ask. */
static void print_found(const json_t *answer)
{
    const json_t *all = json_object_get(answer, "children");
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *c = json_array_get(all, i);
        char born[16];
        born_put(c, born);
        if (number(c, "id"))
            printf("%8lld %4lld  %-32s %s %-10s %s\n", number(c, "id"), number(c, "score"), str(c, "names"),
                   str(c, "sex"), born, str(c, "place"));
        else
            printf("%8s %4lld  %-32s   %-10lld %s  ask %s\n", "-", number(c, "score"), str(c, "initials"),
                   number(c, "year"), str(c, "county"), str(c, "ask"));
    }
    if (!json_array_size(all))
        puts("nobody like that is registered");
}

static void print_list(const json_t *answer, const char *list, const char *title, const struct column *c, int n)
{
    printf("\n%s\n", title);
    table_print(json_object_get(answer, list), c, n);
}

static void print_child(const json_t *answer)
{
    static const struct column cases[] = {{"ref", "case", 0}, {"state", "state", 0}},
                               people[] = {{"party", "number", 0},
                                           {"about", "what", 0},
                                           {"names", "names", 0},
                                           {"kind", "is", 0}},
                               papers[] = {{"kind", "kind", 0}, {"words", "number", 0}},
                               sheets[] = {{"id", "form", 0}, {"sheet", "which", 0}, {"version", "version", 0}},
                               merged[] = {{"id", "number", 0}, {"names", "names", 0}};
    const json_t *c = json_object_get(answer, "child");
    char born[16];
    born_put(c, born);
    printf("number       %lld\nnames        %s\nsex          %s\nborn         %s%s\nlives        %s\n", number(c, "id"),
           str(c, "names"), str(c, "sex"), json_is_true(json_object_get(c, "born_about")) ? "about " : "", born,
           str(c, "place"));
    print_list(answer, "papers", "Numbers", papers, countof(papers));
    print_list(answer, "cases", "Cases", cases, countof(cases));
    print_list(answer, "relations", "Who belongs to it", people, countof(people));
    print_list(answer, "sheets", "Forms", sheets, countof(sheets));
    print_list(answer, "merged", "Records that are this child", merged, countof(merged));
}

static int find(struct args *a)
{
    static const char *const keys[] = {"as", "year", "born", "sex", "phone", "place"};
    static const char *const options[] = {"--as", "--year", "--born", "--sex", "--phone", "--place"};
    json_t *o = json_pack("{s:s}", "op", "child.find");
    for (size_t i = 0; i < countof(keys); i++) {
        const char *value = args_option(a, options[i], false);
        json_object_set_new(o, keys[i], json_string(value ? value : ""));
    }
    if (!args_done(a) || !*str(o, "as")) {
        json_decref(o);
        return EXIT_CODE_USAGE;
    }
    json_object_set_new(o, "names", json_string(args_rest(a, 2)));
    return client_run(a, o, print_found);
}

static int with_number(struct args *a, const char *op, void (*print)(const json_t *answer))
{
    const char *as = args_option(a, "--as", false);
    int64_t id = 0;
    if (!args_done(a) || a->n != 3 || !as || !span_i64(span_of(a->v[2]), &id))
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s,s:I}", "op", op, "as", as, "child", (json_int_t)id), print);
}

static int show(struct args *a)
{
    return with_number(a, "child.read", print_child);
}

/* All that is held, as JSON: for a file that is handed over. */
static int export(struct args *a)
{
    a->json = true;
    return with_number(a, "child.copy", NULL);
}

static void print_asked(const json_t *answer)
{
    (void)answer;
    puts("The second person now has a code. The record is erased when they answer YES and the code within 30 minutes.");
}

int erasure_ask(struct args *a, const char *about, int at)
{
    const char *second = args_option(a, "--second", false), *as = args_option(a, "--as", false);
    if (!args_done(a) || a->n < at + 2 || !second || !as)
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:s,s:s,s:s}", "op", "record.erase", "as", as, "about", about, "subject",
                                a->v[at], "second", second, "reason", args_rest(a, at + 1)),
                      print_asked);
}

static int erase(struct args *a)
{
    return erasure_ask(a, "child", 2);
}

int cmd_child(int argc, char **argv)
{
    static const struct sub subs[] = {
        {"find", find}, {"show", show}, {"export", export}, {"erase", erase}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
