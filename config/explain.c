/* explain.c - options.def for people: --explain, docs/settings.md and the sample file.
 *
 * All three come from the one table, so that none can tell of a setting that is not there or miss one that is. */
#include <string.h>

#include "config/option.h"
#include "config/settings.h"

/* The value as it would stand in the file. */
static void print_default(const struct option *o, FILE *out)
{
    switch (o->type) {
    case OPTION_INT: fprintf(out, "%lld", (long long)o->number); break;
    case OPTION_BOOL: fprintf(out, o->number ? "true" : "false"); break;
    case OPTION_LIST: fprintf(out, "( )"); break;
    case OPTION_TEXT:
    case OPTION_PATH:
    case OPTION_WORD: fprintf(out, "\"%s\"", o->text); break;
    }
}

static void print_range(const struct option *o, FILE *out)
{
    switch (o->type) {
    case OPTION_INT: fprintf(out, "%lld to %lld %s", (long long)o->least, (long long)o->most, o->unit); break;
    case OPTION_BOOL: fprintf(out, "true or false"); break;
    case OPTION_LIST: fprintf(out, "at most %lld numbers", (long long)o->most); break;
    case OPTION_WORD: fprintf(out, "one of: %s", o->allowed); break;
    case OPTION_PATH: fprintf(out, "a path"); break;
    case OPTION_TEXT: fprintf(out, "text"); break;
    }
}

static void explain_rows(const struct option *rows, size_t count, const char *prefix, FILE *out)
{
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s%s = ", prefix, rows[i].key);
        print_default(&rows[i], out);
        fprintf(out, "\n    ");
        print_range(&rows[i], out);
        fprintf(out, "; %s\n", rows[i].words);
    }
}

void settings_explain(FILE *out)
{
    size_t n = 0;
    const struct option *rows = settings_options(&n);
    fprintf(out, "Settings of mlinzi.cfg, each with its default. (start): read once; SIGHUP changes the others.\n\n");
    explain_rows(rows, n, "", out);
    fprintf(out, "\nOf each group of the list links, at most %d:\n\n", SETTINGS_LINKS_MAX);
    rows = settings_link_options(&n);
    explain_rows(rows, n, "links.", out);
}

static void markdown_rows(const struct option *rows, size_t count, FILE *out)
{
    fprintf(out, "| setting | default | may be | what it does |\n|---|---|---|---|\n");
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "| `%s` | `", rows[i].key);
        print_default(&rows[i], out);
        fprintf(out, "` | ");
        print_range(&rows[i], out);
        fprintf(out, " | %s |\n", rows[i].words);
    }
}

void settings_markdown(FILE *out)
{
    size_t n = 0;
    const struct option *rows = settings_options(&n);
    fprintf(
        out,
        "# Settings\n\n"
        "Written by `tools/settings_doc` from `config/options.def`; change it there. The file is libconfig: a setting\n"
        "`store.path` stands as `store: { path = \"...\"; };`. What is left out has its default. `mlinzid "
        "--check-config -c FILE`\n"
        "checks a file and says what to write instead; `mlinzid --explain` prints this list. (start): read once at "
        "the\n"
        "start; SIGHUP changes the others, and keeps the old ones when the new file has a fault.\n\n");
    markdown_rows(rows, n, out);
    fprintf(out,
            "\n## Links\n\n`links` is a list of at most %d groups, one for each bearerbox or aggregator: `links = ( { "
            "name = "
            "\"kannel\"; port = 13001; } );`\n\n",
            SETTINGS_LINKS_MAX);
    rows = settings_link_options(&n);
    markdown_rows(rows, n, out);
}

/* "store.path": group "store" and name "path"; a key without a dot has the group "". */
static struct span group_of(const struct option *o)
{
    struct span rest = span_of(o->key), first = span_cut(&rest, '.');
    return rest.n > 0 ? first : (struct span){o->key, 0};
}

static void sample_rows(const struct option *rows, size_t count, const char *indent, FILE *out)
{
    struct span open = {"", 0};
    for (size_t i = 0; i < count; i++) {
        struct span group = group_of(&rows[i]);
        if (!span_eq(group, open)) {
            fprintf(out, open.n > 0 ? "%s};\n" : "%s\n", open.n > 0 ? indent : "");
            if (group.n > 0)
                fprintf(out, "%s%.*s: {\n", indent, (int)group.n, group.p);
            open = group;
        }
        const char *in = open.n > 0 ? "  " : "";
        fprintf(out, "%s%s// %s; ", indent, in, rows[i].words);
        print_range(&rows[i], out);
        fprintf(out, "\n%s%s%s = ", indent, in, rows[i].key + (group.n > 0 ? group.n + 1 : 0));
        print_default(&rows[i], out);
        fprintf(out, ";\n");
    }
    if (open.n > 0)
        fprintf(out, "%s};\n", indent);
}

void settings_sample(FILE *out)
{
    size_t n = 0;
    const struct option *rows = settings_options(&n);
    fprintf(
        out,
        "// mlinzi.cfg.sample - every setting with its default, written by tools/settings_doc from "
        "config/options.def.\n"
        "// Copy it to mlinzi.cfg and keep only what you change; mlinzid --check-config -c mlinzi.cfg checks it.\n");
    sample_rows(rows, n, "", out);
    fprintf(out, "\n// One group for each bearerbox or aggregator, used when carrier is \"links\" or "
                 "\"kannel\".\nlinks = (\n  {\n");
    rows = settings_link_options(&n);
    sample_rows(rows, n, "    ", out);
    fprintf(out, "  }\n);\n");
}
