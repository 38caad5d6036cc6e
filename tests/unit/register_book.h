/* register_book.h - the code book, the places and the forms as shipped, for tests. */
#ifndef MLINZI_TESTS_UNIT_REGISTER_BOOK_H
#define MLINZI_TESTS_UNIT_REGISTER_BOOK_H

#include <stdlib.h>

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

#endif
