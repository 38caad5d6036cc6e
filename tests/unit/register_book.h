/* register_book.h - the code book, the places and the forms as shipped, for tests. */
#ifndef MLINZI_TESTS_UNIT_REGISTER_BOOK_H
#define MLINZI_TESTS_UNIT_REGISTER_BOOK_H

#include <stdlib.h>
#include <unistd.h>

#include "config/settings.h"
#include "config/sheets.h"

static struct register_book {
    struct areas areas;
    struct codes codes;
    struct sheets sheets;
    char directory[SETTINGS_PATH_CAP + 64];
} book;

static inline struct span book_slurp(const char *name)
{
    char path[SETTINGS_PATH_CAP + 64], *text = NULL;
    struct config_fault fault;
    size_t n = 0;
    if (!settings_find(NULL, name, path) || config_slurp(path, &text, &n, &fault) != ERR_NONE)
        abort();
    return (struct span){text, n};
}

/* False: a fault is printed as the daemon would print it. The texts live as long as the program. */
static inline bool book_read(void)
{
    static struct span areas, regions, codes; /* held here, so that a leak checker finds them */
    static unsigned char memory[8 << 20];
    static struct arena arena;
    struct config_fault fault = {.line = 0};
    int line = 0;
    arena_init(&arena, memory, sizeof memory);
    areas = book_slurp("areas.tsv");
    regions = book_slurp("regions.tsv");
    codes = book_slurp("codes.tsv");
    if (!areas_read(&book.areas, areas, regions, &arena, &line))
        abort();
    const char *why = codes_read(&book.codes, codes, &arena, &line);
    if (why) {
        printf("# codes.tsv:%d: %s\n", line, why);
        return false;
    }
    if (!settings_find(NULL, "sheets/", book.directory))
        abort();
    if (sheets_load(book.directory, &book.codes, &arena, &book.sheets, &fault) == ERR_NONE)
        return true;
    printf("# ");
    config_fault_print(&fault, stdout);
    return false;
}

/* One form of these words, read as a file of its own; NULL: the fault says why. Until the next call. */
static inline const struct sheet *book_sheet(const char *words, struct config_fault *fault)
{
    static unsigned char memory[1 << 20];
    static struct arena arena;
    static struct sheets sheets;
    char directory[] = P_tmpdir "/mlinzi-sheets-XXXXXX", path[sizeof directory + 16];
    arena_init(&arena, memory, sizeof memory);
    if (!mkdtemp(directory))
        abort();
    snprintf(path, sizeof path, "%s/one.cfg", directory);
    FILE *f = fopen(path, "w");
    if (!f || fputs(words, f) < 0 || fclose(f) != 0)
        abort();
    *fault = (struct config_fault){.line = 0};
    enum err err = sheets_load(directory, &book.codes, &arena, &sheets, fault);
    unlink(path);
    rmdir(directory);
    return err == ERR_NONE ? sheets.sheet[0] : NULL;
}

#endif
