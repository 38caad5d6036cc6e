/* arena.h - one block of memory for one event: taken in order, given back all at once. */
#ifndef MLINZI_BASE_ARENA_H
#define MLINZI_BASE_ARENA_H

#include <stddef.h>

struct arena {
    unsigned char *base;
    size_t size_bytes, used_bytes, peak_bytes;
    int full; /* set when a request was refused; cleared by arena_reset */
};

void arena_init(struct arena *a, void *memory, size_t size_bytes);
void arena_reset(struct arena *a);
/* Zeroed memory aligned for any type, or NULL when the arena is full (and a->full is set). */
void *arena_take(struct arena *a, size_t size_bytes);
#define arena_new(a, type) ((type *)arena_take((a), sizeof(type)))
#define arena_array(a, type, n) ((type *)arena_take((a), sizeof(type) * (size_t)(n)))

#endif
