/* base_arena_test.c - one block of memory for one event. */
#include "base/arena.h"

#include <stdalign.h>

#include "tests/unit/test.h"

static void takes_in_order_and_aligned(void)
{
    static unsigned char space[1024];
    struct arena a;
    memset(space, 0xFF, sizeof space);
    arena_init(&a, space + 1, sizeof space - 1); /* a crooked start */
    char *one = arena_take(&a, 1);
    long double *two = arena_new(&a, long double);
    int64_t *row = arena_array(&a, int64_t, 5);
    CHECK(one != NULL && two != NULL && row != NULL);
    CHECK((uintptr_t)one % alignof(max_align_t) == 0 && (uintptr_t)two % alignof(max_align_t) == 0);
    CHECK((char *)two > one && (char *)row >= (char *)(two + 1));
    CHECK(*one == 0 && row[0] == 0 && row[4] == 0); /* zeroed, whatever was there */
    CHECK(a.full == 0);
}

static void refuses_when_full(void)
{
    static unsigned char space[256];
    struct arena a;
    arena_init(&a, space, sizeof space);
    CHECK(arena_take(&a, 200) != NULL);
    size_t used = a.used_bytes;
    CHECK(arena_take(&a, 100) == NULL && a.full);
    CHECK(arena_take(&a, SIZE_MAX) == NULL);
    CHECK(a.used_bytes == used);
    CHECK(arena_take(&a, 16) != NULL); /* what still fits is given; full stays said */
    CHECK(a.full);
    size_t peak = a.peak_bytes;
    arena_reset(&a);
    CHECK(!a.full && a.used_bytes == 0 && a.peak_bytes == peak);
    CHECK(arena_take(&a, 256) != NULL);
    CHECK(arena_take(&a, 1) == NULL);
}

static void takes_nothing(void)
{
    struct arena a;
    arena_init(&a, NULL, 0);
    CHECK(arena_take(&a, 1) == NULL && a.full);
    static alignas(max_align_t) unsigned char space[64];
    arena_init(&a, space + 1, 8); /* no aligned byte in it */
    CHECK(arena_take(&a, 1) == NULL && a.full);
}

int main(void)
{
    RUN(takes_in_order_and_aligned);
    RUN(refuses_when_full);
    RUN(takes_nothing);
    return test_end();
}
