/* planted.c - three faults put here on purpose: the runner must see each, or nothing it says of the others is worth
 * anything. One is in the corpus it is given, one must be looked for, and one is memory that nobody gives back. */
#include "tests/fuzz/fuzz.h"

static volatile char last;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span s = fuzz_copy(data, size);
    must(!span_is(s, "a property that does not hold"));
    if (span_starts(s, "far")) {
        if (s.n > 3 && s.p[3] == '!' && s.n < 8)
            last = s.p[8]; /* beyond its end */
    }
    if (!span_starts(s, "leak"))
        free((void *)(uintptr_t)s.p);
    return 0;
}
