/* steady.h - the clock that nobody can set, for the hands and the top alone: the deciding floors know no clock but the
 * time of their event (tools/check_pure). */
#ifndef MLINZI_BASE_STEADY_H
#define MLINZI_BASE_STEADY_H

#include <stdint.h>
#include <time.h>

static inline int64_t steady_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

#endif
