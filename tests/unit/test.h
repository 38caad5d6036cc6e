/* test.h - unit tests as TAP. A file lists its tests in main(): int main(void) { RUN(day_of_epoch); return test_end();
 * } */
#ifndef MLINZI_TESTS_UNIT_TEST_H
#define MLINZI_TESTS_UNIT_TEST_H

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static int test_count, test_failed, test_here;
#define CHECK(cond)                                                           \
    do {                                                                      \
        if (!(cond)) {                                                        \
            test_here++;                                                      \
            printf("# %s:%d: %s does not hold\n", __FILE__, __LINE__, #cond); \
        }                                                                     \
    } while (0)
#define CHECK_INT(have, want)                                                                   \
    do {                                                                                        \
        long long have_ = (long long)(have), want_ = (long long)(want);                         \
        if (have_ != want_) {                                                                   \
            test_here++;                                                                        \
            printf("# %s:%d: %s is %lld, not %lld\n", __FILE__, __LINE__, #have, have_, want_); \
        }                                                                                       \
    } while (0)
#define CHECK_STR(have, want)                                                                       \
    do {                                                                                            \
        const char *have_ = (have), *want_ = (want);                                                \
        if (strcmp(have_, want_) != 0) {                                                            \
            test_here++;                                                                            \
            printf("# %s:%d: %s is \"%s\", not \"%s\"\n", __FILE__, __LINE__, #have, have_, want_); \
        }                                                                                           \
    } while (0)
#define RUN(name)                                                               \
    do {                                                                        \
        test_here = 0;                                                          \
        name();                                                                 \
        test_count++;                                                           \
        test_failed += test_here != 0;                                          \
        printf("%s %d - %s\n", test_here ? "not ok" : "ok", test_count, #name); \
        fflush(stdout);                                                         \
    } while (0)
static inline int test_end(void)
{
    printf("1..%d\n", test_count);
    return test_failed != 0;
}

#endif
