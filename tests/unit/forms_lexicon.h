/* forms_lexicon.h - the shipped vocabulary and places, loaded for tests of the reader. Tests run from the root. */
#ifndef MLINZI_TESTS_UNIT_FORMS_LEXICON_H
#define MLINZI_TESTS_UNIT_FORMS_LEXICON_H

#include <stdio.h>
#include <stdlib.h>

#include "base/day.h"
#include "forms/read.h"

static inline struct span slurp(const char *path)
{
    FILE *in = fopen(path, "r");
    static char *kept[8]; /* reachable to the end, for the lexicon points into them */
    static int files;
    size_t cap = 1 << 20, n = 0;
    char *space = kept[files % 8] = malloc(cap);
    files++;
    if (in && space)
        n = fread(space, 1, cap, in);
    else
        fprintf(stderr, "# %s cannot be read; tests run from the root\n", path);
    if (in)
        fclose(in);
    return (struct span){kept[(files - 1) % 8], n};
}

static inline const struct lexicon *shipped_lexicon(struct areas *areas)
{
    enum { BYTES = 32 << 20 };
    struct arena arena;
    int line = 0;
    static void *memory;
    memory = malloc(BYTES);
    arena_init(&arena, memory, BYTES);
    if (!areas_read(areas, slurp("forms/ke/areas.tsv"), slurp("forms/ke/regions.tsv"), &arena, &line)) {
        fprintf(stderr, "# areas.tsv or regions.tsv: line %d\n", line);
        return NULL;
    }
    struct lexicon_source src = {slurp("forms/ke/vocab.tsv"), slurp("forms/ke/words.tsv"), areas};
    const struct lexicon *lex = lexicon_build(&src, &arena, &line);
    if (!lex)
        fprintf(stderr, "# vocab.tsv (or, negative, words.tsv): line %d\n", line);
    return lex;
}

#endif
