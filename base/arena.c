/* arena.c - one block of memory for one event.
 * Deciding must not use the heap, so that it can be replayed and cannot leak: what an event needs is taken here in
 * order and given back all at once. A full arena is a polite refusal of that event, never a crash. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

#include "base/must.h"

void arena_init(struct arena *a, void *memory, size_t size_bytes)
{
    must(memory != NULL || size_bytes == 0);
    a->base = memory;
    a->size_bytes = size_bytes;
    a->used_bytes = 0;
    a->peak_bytes = 0;
    a->full = 0;
}

void arena_reset(struct arena *a)
{
    a->used_bytes = 0;
    a->full = 0;
}

void *arena_take(struct arena *a, size_t size_bytes)
{
    uintptr_t here = (uintptr_t)a->base + a->used_bytes;
    size_t gap = (size_t)(-here & (alignof(max_align_t) - 1));
    size_t left = a->size_bytes - a->used_bytes;
    if (gap > left || size_bytes > left - gap) {
        a->full = 1;
        return NULL;
    }
    unsigned char *p = a->base + a->used_bytes + gap;
    a->used_bytes += gap + size_bytes;
    if (a->used_bytes > a->peak_bytes)
        a->peak_bytes = a->used_bytes;
    memset(p, 0, size_bytes);
    return p;
}
