/* import.c - `mlinzi import people FILE.csv` and `import units FILE`. Every line is looked at before the first is
 * stored, so that whoever made the list mends it once, and no half of it is ever in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/typed/people.h"
#include "mlinzid/typed/units.h"

#define LINES_A_TIME 200
#define BYTES_A_TIME 40000
#define LINES_MAX 200000

/* What is imported: the daemon's act, and whether a first line will do. */
struct sort {
    const char *op, *empty;
    bool (*header)(char *line, char *why, size_t cap);
    bool above; /* a line may name one of an earlier line */
};
struct list {
    const struct sort *sort;
    const char *path;
    char *header;
    char **line;
    int64_t *number;
    bool *bad;
    int lines, room, errors;
    json_t *all_errors;
};

static bool more_room(struct list *l)
{
    int room = l->room ? l->room * 2 : 1024;
    room = room > LINES_MAX ? LINES_MAX : room;
    char **line = l->room == LINES_MAX ? NULL : realloc(l->line, sizeof *line * (size_t)room);
    if (!line)
        return false;
    l->line = line;
    int64_t *number = realloc(l->number, sizeof *number * (size_t)room);
    if (!number)
        return false;
    l->number = number;
    l->room = room;
    return true;
}

static bool keep_line(struct list *l, char *line, int64_t number)
{
    line[strcspn(line, "\r\n")] = '\0';
    if (l->lines == l->room && !more_room(l))
        return false;
    l->line[l->lines] = strdup(line);
    l->number[l->lines] = number;
    return l->line[l->lines++] != NULL;
}

static bool header_good(const struct list *l)
{
    char why[400], *copy = l->header ? strdup(l->header) : NULL;
    if (!copy)
        snprintf(why, sizeof why, "it is empty: its first line names the columns, as %s", l->sort->empty);
    bool ok = copy && l->sort->header(copy, why, sizeof why);
    if (!ok)
        fprintf(stderr, "%s:1: %s\n", l->path, why);
    free(copy);
    return ok;
}

static bool list_read(struct list *l)
{
    FILE *f = fopen(l->path, "re");
    char *line = NULL;
    size_t cap = 0;
    int64_t number = 0;
    bool ok = f != NULL;
    while (ok && getline(&line, &cap, f) >= 0) {
        number++;
        if (!l->header) {
            line[strcspn(line, "\r\n")] = '\0';
            l->header = strdup(line);
        } else if (line[strspn(line, " \t\r\n,")] && line[0] != '#')
            ok = keep_line(l, line, number);
    }
    free(line);
    if (f)
        fclose(f);
    l->bad = ok ? calloc((size_t)l->lines + 1, sizeof *l->bad) : NULL;
    if (!l->bad)
        fprintf(stderr, "mlinzi: %s cannot be read, or has more than %d lines\n", l->path, LINES_MAX);
    return l->bad && header_good(l);
}

static void note_errors(struct list *l, const int *index, const json_t *answer)
{
    size_t i;
    json_t *e;
    json_array_foreach(json_object_get(answer, "errors"), i, e)
    {
        int64_t at = json_integer_value(json_object_get(e, "line"));
        int n = index[at];
        l->bad[n] = true;
        l->errors++;
        json_array_append_new(l->all_errors, json_pack("{s:I,s:O}", "line", (json_int_t)l->number[n], "error",
                                                       json_object_get(e, "error")));
    }
}

/* Of units: the codes that lines from `at` on name as above them and that stand in lines before. */
static json_t *codes_before(const struct list *l, int at, int end)
{
    struct unit_columns columns;
    struct unit_fields f;
    char why[400], *header = strdup(l->header);
    json_t *named = json_object(), *all = json_array();
    bool know = l->sort->above && header && unit_header(header, &columns, why, sizeof why);
    for (int i = at; know && i < end; i++) {
        char *copy = strdup(l->line[i]);
        if (copy && unit_line(&columns, copy, &f) && *f.parent)
            json_object_set_new(named, f.parent, json_true());
        free(copy);
    }
    for (int i = 0; know && i < at; i++) {
        char *copy = strdup(l->line[i]);
        if (copy && unit_line(&columns, copy, &f) && json_object_get(named, f.code))
            json_array_append_new(all, json_string(f.code));
        free(copy);
    }
    json_decref(named);
    free(header);
    return all;
}

/* Sends the good lines, some at a time; their numbers on the way are 0, 1, 2... False: the answer was a refusal
 * (printed). */
static int send_lines(struct link *link, struct list *l, bool check)
{
    int index[LINES_A_TIME];
    for (int at = 0; at < l->lines;) {
        json_t *lines = json_array();
        int n = 0;
        size_t bytes = 0;
        const int from = at;
        for (; at < l->lines && n < LINES_A_TIME && bytes < BYTES_A_TIME; at++) {
            if (l->bad[at])
                continue;
            bytes += strlen(l->line[at]) + 4;
            json_t *line = json_string(l->line[at]);
            json_array_append_new(lines, line ? line : json_string("this line is not UTF-8"));
            index[n++] = at;
        }
        json_t *answer =
            link_ask(link, json_pack("{s:s,s:s,s:i,s:b,s:o,s:o}", "op", l->sort->op, "header", l->header, "first", 0,
                                     "check", check, "lines", lines, "before", codes_before(l, from, at)));
        bool ok = json_is_true(json_object_get(answer, "ok"));
        if (ok)
            note_errors(l, index, answer);
        else
            fprintf(stderr, "mlinzi: %s\n",
                    answer ? json_string_value(json_object_get(answer, "error")) : "the daemon went away");
        int code = ok ? 0 : answer ? EXIT_CODE_REFUSED : EXIT_CODE_AWAY;
        json_decref(answer);
        if (code)
            return code;
    }
    return 0;
}

static int outcome(const struct args *a, const struct list *l, bool stored)
{
    size_t i;
    json_t *e;
    int good = stored ? l->lines - l->errors : 0;
    if (a->json) {
        json_t *o = json_pack("{s:b,s:i,s:O}", "ok", l->errors == 0, "imported", good, "errors", l->all_errors);
        json_dumpf(o, stdout, JSON_COMPACT);
        putchar('\n');
        json_decref(o);
        return l->errors ? EXIT_CODE_REFUSED : 0;
    }
    json_array_foreach(l->all_errors, i, e)
        fprintf(stderr, "%s:%lld: %s\n", l->path, (long long)json_integer_value(json_object_get(e, "line")),
                json_string_value(json_object_get(e, "error")));
    if (stored)
        printf("%d imported%s\n", good, l->errors ? ", the bad lines left out" : "");
    else
        printf("%d line%s good, %d bad: nothing was imported\n", l->lines - l->errors, plural(l->lines - l->errors),
               l->errors);
    return l->errors ? EXIT_CODE_REFUSED : 0;
}

static int import_list(const struct args *a, struct list *l, bool skip, bool only_check)
{
    struct settings s;
    struct link link = {.fd = -1};
    char why[512];
    if (!client_settings(&s))
        return EXIT_CODE_USAGE;
    if (!link_open(&link, s.socket_path, why, sizeof why)) {
        fprintf(stderr, "mlinzi: %s\n", why);
        return EXIT_CODE_AWAY;
    }
    int code = send_lines(&link, l, true);
    bool store = !code && !only_check && (!l->errors || skip);
    if (store)
        code = send_lines(&link, l, false);
    link_close(&link);
    return code ? code : outcome(a, l, store);
}

static int list_file(struct args *a, const struct sort *sort)
{
    struct list l = {.sort = sort, .all_errors = json_array()};
    bool skip = args_option(a, "--skip-bad", true) != NULL, check = args_option(a, "--check", true) != NULL;
    int code = EXIT_CODE_USAGE;
    if (args_done(a) && a->n == 3) {
        l.path = a->v[2];
        code = list_read(&l) ? import_list(a, &l, skip, check) : EXIT_CODE_REFUSED;
    }
    for (int i = 0; i < l.lines; i++)
        free(l.line[i]);
    free(l.line);
    free(l.number);
    free(l.bad);
    free(l.header);
    json_decref(l.all_errors);
    return code;
}

static bool people_header(char *line, char *why, size_t cap)
{
    struct csv_columns columns;
    return csv_header(line, &columns, why, cap);
}

static bool units_header(char *line, char *why, size_t cap)
{
    struct unit_columns columns;
    return unit_header(line, &columns, why, cap);
}

static int people(struct args *a)
{
    static const struct sort sort = {"import", "role,phone,at,lang,name,phone2,deputy", people_header, false};
    return list_file(a, &sort);
}

static int units(struct args *a)
{
    static const struct sort sort = {"unit.import", "code,kind,name,area", units_header, true};
    return list_file(a, &sort);
}

int cmd_import(int argc, char **argv)
{
    static const struct sub subs[] = {
        {"people", people}, {"units", units}, {"children", import_children}, {NULL, NULL}};
    return sub_run(argc, argv, subs);
}
