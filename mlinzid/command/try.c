/* try.c - `mlinzi try TEXT`: what would happen, without its happening. Asks the daemon, whose people and cases it
 * then speaks of; without one it plays in a store made for this, with the sample people of Kilifi. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/engine/try.h"
#include "mlinzid/story/driver.h"
#include "mlinzid/story/files.h"
#include "mlinzid/typed/people.h"

static int print(const struct args *a, const json_t *result)
{
    if (a->json) {
        json_dumpf(result, stdout, JSON_COMPACT);
        putchar('\n');
    } else
        try_print(result, stdout);
    return 0;
}

/* The answer of the daemon; NULL: there is none. */
static json_t *ask_daemon(const char *from, const char *text)
{
    struct settings s;
    struct link l = {.fd = -1};
    struct config_fault fault;
    char why[512];
    if (settings_load(client_settings_file(), &s, &fault) != ERR_NONE || !link_open(&l, s.socket_path, why, sizeof why))
        return NULL;
    json_t *answer = link_ask(&l, json_pack("{s:s,s:s,s:s}", "op", "try", "from", from, "text", text));
    link_close(&l);
    return answer;
}

static enum err add_sample(struct driver *d, const struct loaded *l)
{
    char path[SETTINGS_PATH_CAP + 64], line[512], why[400];
    struct csv_columns columns;
    struct people_places where = {&l->areas, NULL};
    FILE *f = settings_find(&l->settings, "sample-people.csv", path) ? fopen(path, "re") : NULL;
    enum err err =
        f && fgets(line, sizeof line, f) && csv_header(line, &columns, why, sizeof why) ? ERR_NONE : ERR_NOT_FOUND;
    while (err == ERR_NONE && fgets(line, sizeof line, f)) {
        const char *field[16];
        struct people_fields p;
        struct person_row row;
        int n = csv_cut(line, field, 16);
        if (n < 3)
            continue;
        csv_fields(&columns, field, n, &p);
        err = people_read(&p, &where, &row, why, sizeof why) ? driver_person(d, &row) : ERR_SYNTAX;
    }
    if (f)
        fclose(f);
    return err;
}

static json_t *alone_in(const char *directory, struct loaded *l, struct span from, struct span text, int64_t now_s)
{
    struct driver_settings s = {.directory = directory, .loaded = l, .now_s = now_s, .receipts = true};
    struct driver *d = NULL;
    char why[512] = "";
    json_t *result = NULL;
    enum err err = driver_open(&s, &d, why, sizeof why);
    if (err == ERR_NONE)
        err = add_sample(d, l);
    if (err == ERR_NONE)
        result = try_text(driver_engine(d), "loop", from, text, now_s);
    else
        fprintf(stderr, "mlinzi: %s\n", why[0] ? why : "the sample people (sample-people.csv) could not be read");
    driver_close(d);
    return result;
}

static json_t *alone(const char *from, const char *text, int64_t now_s)
{
    struct config_fault fault;
    struct loaded *l = NULL;
    char directory[512];
    json_t *result = NULL;
    log_quiet(1);
    if (load_all(client_settings_file(), &l, &fault) != ERR_NONE)
        config_fault_print(&fault, stderr);
    else if (!files_temporary(directory, sizeof directory))
        fprintf(stderr, "mlinzi: no temporary directory could be made\n");
    else {
        result = alone_in(directory, l, span_of(from), span_of(text), now_s);
        files_remove(directory);
    }
    load_free(l);
    return result;
}

int cmd_try(int argc, char **argv)
{
    struct args a;
    args_init(&a, argc, argv);
    const char *from = args_option(&a, "--from", false), *at = args_option(&a, "--at", false);
    bool only = args_option(&a, "--alone", true) != NULL || at;
    int64_t now_s = (int64_t)time(NULL);
    if (!args_done(&a) || a.n < 2 || (at && !time_read(span_of(at), &now_s))) {
        fprintf(stderr, "write: mlinzi try [--from PHONE] [--at \"2026-03-02 09:00\"] TEXT\n");
        return EXIT_CODE_USAGE;
    }
    from = from ? from : "+254700000001";
    json_t *result = only ? NULL : ask_daemon(from, args_rest(&a, 1));
    bool by_daemon = result != NULL;
    if (!result)
        result = alone(from, args_rest(&a, 1), now_s);
    int code = EXIT_CODE_REFUSED;
    if (by_daemon && !json_is_true(json_object_get(result, "ok")))
        fprintf(stderr, "mlinzi: %s\n", json_string_value(json_object_get(result, "error")));
    else if (result)
        code = print(&a, result);
    json_decref(result);
    return code;
}
