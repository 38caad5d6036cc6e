/* person.c - `mlinzi person`, `post`, `office`, `message`, `holiday`, `status`: each asks the daemon one
 * thing. */
#include <stdio.h>
#include <string.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

static int list_of(struct args *a, const char *op, void (*print)(const json_t *answer))
{
    const char *place = args_option(a, "--place", false), *state = args_option(a, "--state", false),
               *limit = args_option(a, "--limit", false);
    int64_t n = 0;
    if (!args_done(a) || (limit && !span_i64(span_of(limit), &n)))
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:I}", "op", op, "place", or_empty(place), "state", or_empty(state),
                                "limit", (json_int_t)n),
                      print);
}

/* --- person --- */

static void print_people(const json_t *answer)
{
    static const struct column c[] = {
        {"name", "name", 30}, {"phones", "phones", 0}, {"lang", "lang", 0}, {"posts", "posts", 0}};
    table_print(json_object_get(answer, "people"), c, countof(c));
}

static int person_list(struct args *a)
{
    return list_of(a, "person.list", print_people);
}

static int person_add(struct args *a)
{
    const char *lang = args_option(a, "--lang", false), *name = args_option(a, "--name", false),
               *phone2 = args_option(a, "--phone2", false);
    bool deputy = args_option(a, "--deputy", true) != NULL;
    if (!args_done(a) || a->n != 5)
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:b}", "op", "person.add", "role", a->v[2], "phone",
                                a->v[3], "at", a->v[4], "lang", or_empty(lang), "name", or_empty(name), "phone2",
                                or_empty(phone2), "deputy", deputy),
                      NULL);
}

static int person_end(struct args *a)
{
    if (a->n != 3 && a->n != 5)
        return EXIT_CODE_USAGE;
    return client_run(a,
                      json_pack("{s:s,s:s,s:s,s:s}", "op", "person.end", "phone", a->v[2], "role",
                                a->n == 5 ? a->v[3] : "", "at", a->n == 5 ? a->v[4] : ""),
                      NULL);
}

static int person_lost(struct args *a)
{
    bool found = args_option(a, "--found", true) != NULL;
    if (!args_done(a) || a->n != 3)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s,s:b}", "op", "person.lost", "phone", a->v[2], "found", found), NULL);
}

int cmd_person(int argc, char **argv)
{
    static const struct sub subs[] = {{"list", person_list}, {"add", person_add},       {"end", person_end},
                                      {"lost", person_lost}, {"pin", person_pin},       {"password", person_password},
                                      {"totp", person_totp}, {"unlock", person_unlock}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}

/* --- post, office --- */

static void print_posts(const json_t *answer)
{
    static const struct column c[] = {{"role", "role", 0},     {"at", "at", 0},         {"holder", "holder", 30},
                                      {"deputy", "deputy", 0}, {"phones", "phones", 0}, {"on_leave", "on leave", 0}};
    table_print(json_object_get(answer, "posts"), c, countof(c));
}

static int post_list(struct args *a)
{
    return list_of(a, "post.list", print_posts);
}

int cmd_post(int argc, char **argv)
{
    static const struct sub subs[] = {{"list", post_list}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}

static int office_add(struct args *a)
{
    const char *phone = args_option(a, "--phone", false);
    if (!args_done(a) || a->n < 4)
        return EXIT_CODE_USAGE;
    json_t *areas = json_array();
    for (int i = 3; i < a->n; i++)
        json_array_append_new(areas, json_string(a->v[i]));
    return client_run(
        a,
        json_pack("{s:s,s:s,s:s,s:o}", "op", "office.add", "code", a->v[2], "phone", or_empty(phone), "areas", areas),
        NULL);
}

int cmd_office(int argc, char **argv)
{
    static const struct sub subs[] = {{"add", office_add}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}

/* --- message --- */

static void print_messages(const json_t *answer)
{
    static const struct column c[] = {
        {"at", "when", 16},       {"way", "way", 0},     {"number", "number", 0}, {"key", "text", 0},
        {"taken", "taken as", 0}, {"state", "state", 0}, {"case", "case", 0},     {"person", "for a person", 0}};
    table_print(json_object_get(answer, "messages"), c, countof(c));
}

static int message_list(struct args *a)
{
    return list_of(a, "message.list", print_messages);
}

int cmd_message(int argc, char **argv)
{
    static const struct sub subs[] = {{"list", message_list}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}

/* --- holiday --- */

static void print_holidays(const json_t *answer)
{
    static const struct column c[] = {{"day", "day", 0}, {"on", "holiday", 0}, {"name", "name", 0}};
    table_print(json_object_get(answer, "holidays"), c, countof(c));
    printf("Only what was added or removed here; the holidays that come with Mlinzi: forms/ke/holidays.tsv.\n");
}

static int holiday_list(struct args *a)
{
    return list_of(a, "holiday.list", print_holidays);
}

static int holiday(struct args *a, const char *op)
{
    if (a->n < 3)
        return EXIT_CODE_USAGE;
    return client_run(a, json_pack("{s:s,s:s,s:s}", "op", op, "day", a->v[2], "name", args_rest(a, 3)), NULL);
}

static int holiday_add(struct args *a)
{
    return holiday(a, "holiday.add");
}

static int holiday_remove(struct args *a)
{
    return holiday(a, "holiday.remove");
}

int cmd_holiday(int argc, char **argv)
{
    static const struct sub subs[] = {
        {"list", holiday_list}, {"add", holiday_add}, {"remove", holiday_remove}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}

/* --- status --- */

static void print_status(const json_t *answer)
{
    static const struct column processes[] = {
        {"name", "process", 0}, {"pid", "pid", 0}, {"answers", "answers", 0}, {"restarts", "made anew", 0}};
    const char *key;
    json_t *v;
    char words[200];
    json_object_foreach((json_t *)(uintptr_t)answer, key, v)
    {
        if (json_is_object(v)) {
            print_status(v);
            continue;
        }
        if (strcmp(key, "processes") == 0) {
            table_print(v, processes, countof(processes));
            continue;
        }
        value_words(v, words, sizeof words);
        if (*words && strcmp(key, "ok") != 0)
            printf("%-20s %s\n", key, words);
    }
}

int cmd_status(int argc, char **argv)
{
    struct args a;
    args_init(&a, argc, argv);
    if (!args_done(&a) || a.n != 1)
        return EXIT_CODE_USAGE;
    return client_run(&a, json_pack("{s:s}", "op", "status"), print_status);
}
