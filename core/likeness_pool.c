/* likeness_pool.c - who is worth opening: children counted by the keys that led to them.
 * A search meets thousands of rows of the index and may open the names of some two hundred. A key that few children
 * share says more than one that thousands do: each counts by the logarithm of how many it leads to. */
#include <string.h>

#include "base/must.h"
#include "core/likeness.h"

enum { ALL_BITS = 24 }; /* 2^24: a register of seventeen million */

void likeness_pool_init(struct likeness_pool *p, struct likeness_hit *hit, uint32_t cap)
{
    must(cap >= 8 && (cap & (cap - 1)) == 0);
    *p = (struct likeness_pool){.hit = hit, .cap = cap};
    memset(hit, 0, cap * sizeof *hit);
}

static int points_of(enum sound_rank rank, uint32_t rows)
{
    static const int more[SOUND_RANKS] = {
        [SOUND_IDENTIFIER] = 60, [SOUND_PAIR] = 3, [SOUND_PAIR_PLACE] = 3, [SOUND_PLACE] = 2};
    int bits = 0;
    while (rows >> bits && bits < ALL_BITS)
        bits++;
    return ALL_BITS - bits + more[rank] + 1;
}

bool likeness_pool_add(struct likeness_pool *p, int64_t child, enum sound_rank rank, uint32_t rows)
{
    must(child != 0);
    uint32_t at = (uint32_t)(((uint64_t)child * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (p->cap - 1);
    while (p->hit[at].child && p->hit[at].child != child)
        at = (at + 1) & (p->cap - 1);
    if (p->hit[at].child == 0) {
        if (p->n >= p->cap - p->cap / 4)
            return false;
        p->n++;
        p->hit[at].child = child;
    }
    p->hit[at].points += points_of(rank, rows);
    return true;
}

static bool before(const struct likeness_hit *a, const struct likeness_hit *b)
{
    return a->points != b->points ? a->points > b->points : a->child < b->child;
}

static void swap(struct likeness_hit *a, struct likeness_hit *b)
{
    struct likeness_hit spare = *a;
    *a = *b;
    *b = spare;
}

static void sift(struct likeness_hit *hit, uint32_t n, uint32_t i)
{
    for (uint32_t child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && before(&hit[child + 1], &hit[child]))
            child++;
        if (!before(&hit[child], &hit[i]))
            return;
        swap(&hit[i], &hit[child]);
    }
}

uint32_t likeness_pool_best(struct likeness_pool *p, uint32_t most)
{
    uint32_t n = 0, best = 0;
    for (uint32_t i = 0; i < p->cap; i++)
        if (p->hit[i].child)
            p->hit[n++] = p->hit[i];
    for (uint32_t i = n / 2; i-- > 0;)
        sift(p->hit, n, i);
    for (; best < most && best < n; best++) { /* the best goes to the end, then all that is found to the front */
        swap(&p->hit[0], &p->hit[n - 1 - best]);
        sift(p->hit, n - 1 - best, 0);
    }
    for (uint32_t i = 0; i < best && i < n - 1 - i; i++)
        swap(&p->hit[i], &p->hit[n - 1 - i]);
    return best;
}
