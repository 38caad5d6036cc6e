/* read.c - `mlinzi read`: what the reader makes of a text, as one JSON object; needs no database.
 * Officers try a wording with it, and tests read a thousand texts with --batch. Nothing is stored and nothing sent. */
#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/day.h"
#include "base/log.h"
#include "mlinzid/command/client.h"
#include "mlinzid/command/commands.h"
#include "mlinzid/load.h"

enum { SCRATCH_BYTES = 2 * 1024 * 1024, JSON_BYTES = 512 * 1024, TEXT_BYTES = 65536 };

struct reader {
    struct loaded *loaded;
    int64_t at_s;
    unsigned char *scratch;
    char *json;
};

static int usage(void)
{
    fprintf(stderr, "write: mlinzi read [--from MSISDN] [--at \"2026-11-21 12:00\"] [--json] TEXT\n"
                    "       mlinzi read [--at TIME] --batch [FILE|-]     (a JSON array of parts a line)\n");
    return EXIT_CODE_USAGE;
}

static void read_one(struct reader *r, struct span text)
{
    struct arena scratch;
    struct reading reading;
    struct text json;
    arena_init(&scratch, r->scratch, SCRATCH_BYTES);
    read_text(r->loaded->lexicon, text, r->at_s, &scratch, &reading);
    text_init(&json, r->json, JSON_BYTES);
    reading_json(&reading, &json);
    fwrite(json.p, 1, json.n, stdout);
    fputc('\n', stdout);
}

/* The parts of one line, joined without a separator. False when the line is no array of strings. */
static bool read_parts(struct reader *r, const char *line, size_t n)
{
    json_t *parts = json_loadb(line, n, 0, NULL);
    char *joined = malloc(TEXT_BYTES);
    size_t used = 0;
    bool ok = joined && json_is_array(parts);
    for (size_t i = 0; ok && i < json_array_size(parts); i++) {
        json_t *part = json_array_get(parts, i);
        ok = json_is_string(part);
        size_t length = ok ? json_string_length(part) : 0;
        if (length > TEXT_BYTES - used)
            length = TEXT_BYTES - used;
        if (ok)
            memcpy(joined + used, json_string_value(part), length);
        used += length;
    }
    if (ok)
        read_one(r, (struct span){joined, used});
    free(joined);
    json_decref(parts);
    return ok;
}

static int read_batch(struct reader *r, const char *path)
{
    FILE *in = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;
    int number = 0, status = 0;
    if (!in) {
        fprintf(stderr, "mlinzi read: %s cannot be opened\n", path);
        return EXIT_CODE_REFUSED;
    }
    while ((n = getline(&line, &cap, in)) > 0) {
        number++;
        if (line[n - 1] == '\n')
            n--;
        if (n > 0 && !read_parts(r, line, (size_t)n)) {
            fprintf(stderr, "mlinzi read: line %d is not a JSON array of strings\n", number);
            status = EXIT_CODE_REFUSED;
        }
    }
    free(line);
    if (in != stdin)
        fclose(in);
    return status;
}

static int read_open(struct reader *r, const char *batch, const char *text)
{
    struct config_fault fault;
    log_quiet(1);
    if (load_all(client_settings_file(), &r->loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stderr);
        return EXIT_CODE_USAGE;
    }
    r->scratch = malloc(SCRATCH_BYTES);
    r->json = malloc(JSON_BYTES);
    int status = EXIT_CODE_REFUSED;
    if (r->scratch && r->json) {
        status = 0;
        if (batch)
            status = read_batch(r, batch);
        else
            read_one(r, span_of(text));
    }
    free(r->scratch);
    free(r->json);
    load_free(r->loaded);
    return status;
}

int cmd_read(int argc, char **argv)
{
    static const struct option options[] = {{"from", required_argument, NULL, 'f'},
                                            {"at", required_argument, NULL, 'a'},
                                            {"batch", no_argument, NULL, 'b'},
                                            {"json", no_argument, NULL, 'j'},
                                            {0}};
    struct reader r = {.at_s = (int64_t)time(NULL)};
    const char *batch = NULL;
    int c;
    while ((c = getopt_long(argc, argv, "", options, NULL)) != -1)
        switch (c) {
        case 'a':
            if (!time_read(span_of(optarg), &r.at_s)) {
                fprintf(stderr, "mlinzi read: --at \"%s\" is no time; write \"2026-11-21 12:00\"\n", optarg);
                return EXIT_CODE_USAGE;
            }
            break;
        case 'b': batch = "-"; break;
        case 'f': /* who sent it changes nothing in what was said */
        case 'j': break;
        default: return usage();
        }
    if (batch ? argc > optind + 1 : optind + 1 != argc)
        return usage();
    if (batch && optind < argc)
        batch = argv[optind]; /* else from standard input */
    return read_open(&r, batch, batch ? NULL : argv[optind]);
}
