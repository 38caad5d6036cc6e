/* fuzz.h - what the harnesses share: the door libFuzzer knocks at, and what each may ask of what comes out.
 * A property that does not hold is a must(): it aborts like any fault of ours, and the input is kept. */
#ifndef MLINZI_TESTS_FUZZ_FUZZ_H
#define MLINZI_TESTS_FUZZ_FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/must.h"
#include "base/text.h"

/* The name and shape are libFuzzer's. 0: whatever this input was, it is worth keeping when it reached new code. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input as text of its own, so that a look beyond its end is seen; freed by the caller. */
static inline struct span fuzz_copy(const uint8_t *data, size_t size)
{
    char *p = malloc(size ? size : 1);
    must(p != NULL);
    if (size)
        memcpy(p, data, size);
    return (struct span){p, size};
}

/* As fuzz_copy, ended by a NUL: a line of a file as getline() gives it. */
static inline char *fuzz_string(const uint8_t *data, size_t size)
{
    char *p = malloc(size + 1);
    must(p != NULL);
    if (size)
        memcpy(p, data, size);
    p[size] = '\0';
    return p;
}

static inline bool fuzz_within(struct span part, struct span whole)
{
    return part.n == 0 || (part.p >= whole.p && part.n <= whole.n && part.p + part.n <= whole.p + whole.n);
}

/* UTF-8 as RFC 3629 has it, without NUL bytes: what the store takes as text. */
static inline bool fuzz_clean(struct span s)
{
    for (size_t i = 0; i < s.n;) {
        size_t at = i;
        uint32_t c = utf8_next(s, &i);
        if (c == 0 || (c == 0xFFFD && (i - at != 3 || memcmp(s.p + at, "\xEF\xBF\xBD", 3) != 0)))
            return false;
    }
    return true;
}

#endif
