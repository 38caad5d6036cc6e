/* wheel.c - the timer wheel.
 * Every open case has one deadline, and a nation has millions of them; a list of linked timers pays a cache miss for
 * each. Here a slot is a chain of 256-byte blocks that hold {due, id} side by side, so that moving a slot is reading
 * memory in a row. Four levels of 256 slots: an entry stands at the highest byte in which its due time differs from
 * now, in the slot of its own byte there. So it moves down at most three times, and where it stands follows from now
 * and due alone.
 *
 * Cancelling only writes due_of[id]: an entry counts when due_of[id] still is its due. Entries nobody counts any more
 * are dropped when their time comes, or by the sweep. The sweep is why no sequence of calls can use up the blocks:
 *   - Only the head of a chain is partly filled (and the head of the one chain being swept), so E entries stand in at
 * most E/31 + 1026 blocks.
 *   - A round of the sweep starts when more than `limit` blocks are used. During it, each block wheel_set takes pays
 * for SWEEP_BLOCKS looked at. Levels are swept from the highest down and entries only move down, so each entry that was
 *     there at the start is looked at (or fires); none more often than four times, once a level. With B blocks in all
 * and A taken during a round: A <= (4 B + 4096) / (SWEEP_BLOCKS - 4) + 1, at most B/31 + 35.
 *   - A round leaves one entry for each of N timers, and at most two for each wheel_set made during it, of which there
 * are at most 31 A + 30 * 1024. So it ends with at most N/31 + 2 A + 3074 blocks used.
 *   - limit = B - B/31 - 1100 leaves room for a whole round, and B = 5/4 N/31 + 4800 puts the end of a round below it.
 * So wheel_set never fails. Two equal entries of one timer (set to a, to b, to a again) always stand in one slot; the
 * sweep keeps one of them by a bit a timer that lasts for one slot. */
#include "escalator/wheel.h"

#include <string.h>

#include "base/must.h"

#define LEVELS 4
#define SLOTS (LEVELS * 256)
#define NONE 0          /* due_of[] of a timer that is not armed; the wheel's own time begins at 1 */
#define LAST UINT32_MAX /* 136 years: whatever is due later is due then */
#define BLOCK_ENTRIES 31
#define SWEEP_BLOCKS 128
#define CALL_ENTRIES 100000 /* entries one wheel_advance may touch */
#define LINE_BYTES 64
#define CAPACITY_MAX 200000000 /* places of blocks stay below 4 GiB */

struct entry {
    uint32_t due, id;
};
struct block {
    uint32_t next, count; /* of the chain, 0 at its end */
    struct entry entry[BLOCK_ENTRIES];
};
_Static_assert(sizeof(struct block) == 256, "four cache lines");

struct sweep {
    bool running;
    bool disturbed;       /* entries of the slot were taken meanwhile: `seen` cannot be cleared by walking it */
    uint32_t slot, chain; /* what is being swept, SLOTS before and after; what of it was not looked at yet */
    uint32_t kept;
};

/* A block is named by its place in bytes from the start of the wheel. The one at 0, which is no chain's, is always
 * full: it stands as the head of every empty slot, so that setting a timer asks one question, not two. */
struct wheel {
    struct block full;
    int64_t base_s; /* second 0 of the wheel's own time */
    uint32_t capacity, now, count;
    uint32_t used, limit;       /* blocks */
    uint32_t free, fresh, last; /* those that came back, the first never used, the last of all */
    uint32_t draining;          /* the slot of level 1 and above that now has entered, or 0 */
    struct sweep sweep;
    uint64_t *seen;
    uint64_t occupied[SLOTS / 64];
    uint32_t head[SLOTS];
    uint32_t due_of[];
};

static size_t blocks_of(uint32_t capacity)
{
    return ((size_t)capacity + capacity / 4) / BLOCK_ENTRIES + 4800;
}

static size_t seen_words(uint32_t capacity)
{
    return (size_t)capacity / 64 + 1;
}

static size_t line_up(size_t bytes)
{
    return (bytes + LINE_BYTES - 1) & ~(size_t)(LINE_BYTES - 1);
}

/* Where the bits and the blocks begin, from the start of the wheel. */
static size_t seen_at(uint32_t capacity)
{
    return line_up(sizeof(struct wheel) + sizeof(uint32_t) * (size_t)capacity);
}

static size_t blocks_at(uint32_t capacity)
{
    return line_up(seen_at(capacity) + seen_words(capacity) * sizeof(uint64_t));
}

size_t wheel_memory(uint32_t capacity)
{
    return blocks_at(capacity) + blocks_of(capacity) * sizeof(struct block) + LINE_BYTES;
}

/* Blocks are taken from untouched memory only when none came back, so that a wheel of few timers stays small. */
struct wheel *wheel_init(void *memory, size_t size_bytes, uint32_t capacity, int64_t now_s)
{
    must(memory != NULL && capacity <= CAPACITY_MAX && size_bytes >= wheel_memory(capacity));
    uint32_t blocks = (uint32_t)blocks_of(capacity);
    unsigned char *start = (unsigned char *)memory + (-(uintptr_t)memory & (LINE_BYTES - 1));
    struct wheel *w = (struct wheel *)(void *)start;
    memset(w, 0, sizeof *w);
    w->base_s = now_s - 1;
    w->now = 1;
    w->capacity = capacity;
    w->limit = blocks - blocks / 31 - 1100;
    w->fresh = (uint32_t)blocks_at(capacity);
    w->last = w->fresh + (blocks - 1) * (uint32_t)sizeof(struct block);
    w->sweep.slot = SLOTS;
    w->seen = (uint64_t *)(void *)(start + seen_at(capacity));
    memset(w->due_of, 0, sizeof(uint32_t) * (size_t)capacity);
    memset(w->seen, 0, sizeof(uint64_t) * seen_words(capacity));
    w->full.count = BLOCK_ENTRIES;
    return w;
}

/* A time on the wheel's own clock, never before now. */
static uint32_t tick_of(const struct wheel *w, int64_t t)
{
    return t <= (int64_t)w->now ? w->now : t > (int64_t)LAST ? LAST : (uint32_t)t;
}

static uint32_t slot_of(uint32_t now, uint32_t due)
{
    uint32_t shift = (31U ^ (uint32_t)__builtin_clz((now ^ due) | 1)) & 24U;
    return shift << 5 | (due >> shift & 255);
}

static inline struct block *block_at(const struct wheel *w, uint32_t place)
{
    return (struct block *)(void *)((char *)(uintptr_t)w + place);
}

static uint32_t block_take(struct wheel *w)
{
    uint32_t i = w->free;
    if (i != 0) {
        w->free = block_at(w, i)->next;
    } else {
        i = w->fresh;
        w->fresh += (uint32_t)sizeof(struct block);
    }
    must(i <= w->last);
    w->used++;
    return i;
}

static void block_give(struct wheel *w, uint32_t i)
{
    block_at(w, i)->next = w->free;
    w->free = i;
    w->used--;
}

/* The slot's head is full, or there is none: a new one before it. */
static struct block *slot_grow(struct wheel *w, uint32_t slot)
{
    uint32_t i = block_take(w);
    struct block *b = block_at(w, i);
    b->next = w->head[slot];
    b->count = 0;
    w->head[slot] = i;
    w->occupied[slot / 64] |= UINT64_C(1) << slot % 64;
    return b;
}

static inline void slot_put(struct wheel *w, uint32_t slot, struct entry e)
{
    struct block *b = block_at(w, w->head[slot]);
    if (b->count == BLOCK_ENTRIES)
        b = slot_grow(w, slot);
    b->entry[b->count++] = e;
}

/* The chain to take from: what the sweep has not looked at yet goes first. NULL when the slot is empty. */
static inline uint32_t *slot_chain(struct wheel *w, uint32_t slot)
{
    if (__builtin_expect(w->sweep.slot == slot, 0)) {
        w->sweep.disturbed = true;
        if (w->sweep.chain != 0)
            return &w->sweep.chain;
    }
    return w->head[slot] != 0 ? &w->head[slot] : NULL;
}

/* Takes the first block, now used up, off a chain of the slot; true if the slot holds more. */
static inline bool chain_pop(struct wheel *w, uint32_t slot, uint32_t *chain)
{
    uint32_t i = *chain;
    *chain = block_at(w, i)->next;
    block_give(w, i);
    if (w->head[slot] != 0 || (w->sweep.slot == slot && w->sweep.chain != 0))
        return true;
    w->occupied[slot / 64] &= ~(UINT64_C(1) << slot % 64);
    return false;
}

static inline void block_soon(const struct wheel *w, uint32_t i)
{
    const char *p = (const char *)block_at(w, i);
    for (size_t line = 0; i != 0 && line < sizeof(struct block); line += LINE_BYTES)
        __builtin_prefetch(p + line);
}

/* The bits of one slot, all set by entries the sweep kept there. */
static void seen_clear(struct wheel *w)
{
    if (w->sweep.disturbed || w->sweep.kept > w->capacity / 64) {
        memset(w->seen, 0, sizeof(uint64_t) * seen_words(w->capacity));
    } else if (w->sweep.kept > 0) {
        for (uint32_t i = w->head[w->sweep.slot]; i != 0; i = block_at(w, i)->next)
            for (uint32_t k = 0; k < block_at(w, i)->count; k++)
                w->seen[block_at(w, i)->entry[k].id / 64] = 0;
    }
    w->sweep.kept = 0;
    w->sweep.disturbed = false;
}

static void sweep_block(struct wheel *w)
{
    struct sweep *s = &w->sweep;
    struct block *b = block_at(w, s->chain);
    block_soon(w, b->next);
    for (uint32_t k = 0; k < b->count; k++) {
        struct entry e = b->entry[k];
        uint64_t bit = UINT64_C(1) << e.id % 64, *seen = &w->seen[e.id / 64];
        if (w->due_of[e.id] != e.due || (*seen & bit) != 0)
            continue;
        *seen |= bit;
        s->kept++;
        slot_put(w, s->slot, e);
    }
    chain_pop(w, s->slot, &s->chain);
}

/* One share of a round: from the highest slot to the lowest, see above. */
static void sweep_some(struct wheel *w)
{
    struct sweep *s = &w->sweep;
    s->running = true;
    for (int i = 0; i < SWEEP_BLOCKS; i++) {
        while (s->chain == 0) {
            seen_clear(w);
            if (s->slot == 0) {
                *s = (struct sweep){.slot = SLOTS};
                return;
            }
            s->slot--;
            s->chain = w->head[s->slot];
            w->head[s->slot] = 0;
        }
        sweep_block(w);
    }
}

/* The sweep may have left room in the slot that wanted a block. Always true, so that wheel_set can end with it. */
static __attribute__((noinline)) bool set_slowly(struct wheel *w, uint32_t slot, struct entry e)
{
    if (w->sweep.running || w->used > w->limit)
        sweep_some(w);
    slot_put(w, slot, e);
    return true;
}

static inline bool set_tick(struct wheel *w, uint32_t id, uint32_t due)
{
    uint32_t was = w->due_of[id];
    if (was == due)
        return true; /* its entry is there */
    w->count += was == NONE;
    w->due_of[id] = due;
    uint32_t slot = slot_of(w->now, due);
    struct block *b = block_at(w, w->head[slot]);
    if (b->count == BLOCK_ENTRIES)
        return set_slowly(w, slot, (struct entry){due, id});
    b->entry[b->count++] = (struct entry){due, id};
    return true;
}

static __attribute__((noinline)) bool set_clamped(struct wheel *w, uint32_t id, int64_t t)
{
    return set_tick(w, id, tick_of(w, t));
}

bool wheel_set(struct wheel *w, uint32_t id, int64_t due_s)
{
    must(id < w->capacity);
    int64_t t = due_s - w->base_s;
    if (__builtin_expect(t != (int64_t)(uint32_t)t || (uint32_t)t <= w->now, 0))
        return set_clamped(w, id, t);
    return set_tick(w, id, (uint32_t)t);
}

void wheel_cancel(struct wheel *w, uint32_t id)
{
    must(id < w->capacity);
    w->count += (uint32_t)(w->due_of[id] == NONE) - 1;
    w->due_of[id] = NONE;
}

bool wheel_armed(const struct wheel *w, uint32_t id, int64_t *due_s)
{
    must(id < w->capacity);
    if (w->due_of[id] == NONE)
        return false;
    *due_s = w->base_s + w->due_of[id];
    return true;
}

int64_t wheel_now(const struct wheel *w)
{
    return w->base_s + w->now;
}

uint32_t wheel_count(const struct wheel *w)
{
    return w->count;
}

/* The first occupied slot of a level from byte `from` on, or 256. */
static uint32_t level_from(const struct wheel *w, uint32_t level, uint32_t from)
{
    const uint64_t *bits = &w->occupied[level * 4];
    if (from > 255)
        return 256;
    uint64_t word = bits[from / 64] & UINT64_MAX << from % 64;
    for (uint32_t i = from / 64;;) {
        if (word != 0)
            return i * 64 + (uint32_t)__builtin_ctzll(word);
        if (++i == 4)
            return 256;
        word = bits[i];
    }
}

/* Deadlines as 64 bits here, so that `none` is later than all. */
static int64_t chain_earliest(const struct wheel *w, uint32_t chain)
{
    int64_t first = INT64_MAX;
    for (; chain != 0; chain = block_at(w, chain)->next)
        for (uint32_t k = 0; k < block_at(w, chain)->count; k++) {
            struct entry e = block_at(w, chain)->entry[k];
            if (e.due < first && w->due_of[e.id] == e.due)
                first = e.due;
        }
    return first;
}

static int64_t slot_earliest(const struct wheel *w, uint32_t slot)
{
    int64_t a = chain_earliest(w, w->head[slot]);
    int64_t b = w->sweep.slot == slot ? chain_earliest(w, w->sweep.chain) : INT64_MAX;
    return a < b ? a : b;
}

int64_t wheel_next(const struct wheel *w)
{
    int64_t first = w->draining != 0 ? slot_earliest(w, w->draining) : INT64_MAX, here = INT64_MAX;
    for (uint32_t level = 0; level < LEVELS && here == INT64_MAX; level++) {
        uint32_t from = (w->now >> level * 8 & 255) + (level > 0);
        for (uint32_t i = level_from(w, level, from); i < 256 && here == INT64_MAX; i = level_from(w, level, i + 1))
            here = slot_earliest(w, level * 256 + i);
    }
    first = here < first ? here : first;
    return first == INT64_MAX ? INT64_MAX : w->base_s + first;
}

/* Moves time to the next occupied slot, at most to `target`. A slot of a higher level is entered at its first second.
 */
static void step(struct wheel *w, uint32_t target)
{
    for (uint32_t level = 0; level < LEVELS; level++) {
        uint32_t shift = level * 8, i = level_from(w, level, (w->now >> shift & 255) + 1);
        if (i == 256)
            continue;
        uint32_t at = (uint32_t)((uint64_t)w->now >> (shift + 8) << (shift + 8)) | i << shift;
        if (at > target)
            break;
        w->now = at;
        w->draining = level > 0 ? level * 256 + i : 0;
        return;
    }
    w->now = target;
}

/* Spreads the slot that now has entered over the levels below. Returns how many entries of `budget` are left, 0 if it
 * could not finish. From level 1 everything falls to level 0, where the slot is the second. */
static int drain(struct wheel *w, int budget)
{
    uint32_t *chain = slot_chain(w, w->draining);
    while (chain != NULL) {
        struct block *b = block_at(w, *chain);
        if (budget <= 0)
            return 0;
        block_soon(w, b->next);
        budget -= (int)b->count;
        const struct entry *e = b->entry, *end = e + b->count;
        if (w->draining < 512)
            for (; e < end; e++)
                slot_put(w, e->due & 255, *e);
        else
            for (; e < end; e++)
                slot_put(w, slot_of(w->now, e->due), *e);
        chain = chain_pop(w, w->draining, chain) ? slot_chain(w, w->draining) : NULL;
    }
    w->draining = 0;
    return budget > 0 ? budget : 1;
}

/* Takes entries of this second out of one block until it is empty or `room` timers fired. */
static inline int fire_block(struct wheel *w, struct block *b, uint32_t *out, int room)
{
    uint32_t k = b->count;
    int n = 0;
    for (uint32_t i = 0; k > 1 && i < k; i++)
        __builtin_prefetch(&w->due_of[b->entry[i].id], 1);
    while (k > 0 && n < room) {
        struct entry e = b->entry[--k];
        if (w->due_of[e.id] != e.due)
            continue;
        w->due_of[e.id] = NONE;
        out[n++] = e.id;
    }
    b->count = k;
    w->count -= (uint32_t)n;
    return n;
}

static __attribute__((noinline)) int advance(struct wheel *w, uint32_t target, uint32_t *out, int cap, bool *more)
{
    int n = 0, budget = CALL_ENTRIES;
    *more = true;
    for (;;) {
        if (w->draining != 0 && (budget = drain(w, budget)) == 0)
            return n;
        uint32_t *chain = slot_chain(w, w->now & 255);
        while (chain != NULL) {
            struct block *b = block_at(w, *chain);
            if (n >= cap || budget <= 0)
                return n;
            block_soon(w, b->next);
            budget -= (int)b->count;
            n += fire_block(w, b, out + n, cap - n);
            if (b->count == 0)
                chain = chain_pop(w, w->now & 255, chain) ? slot_chain(w, w->now & 255) : NULL;
        }
        if (w->now >= target)
            break;
        step(w, target);
    }
    *more = false;
    return n;
}

/* Most seconds of most nights nothing is due: a look at the bits from this second to the last says so, and which is the
 * first of them to be awake in. */
int wheel_advance(struct wheel *w, int64_t now_s, uint32_t *out, int cap, bool *more)
{
    int64_t t = now_s - w->base_s;
    uint64_t from = w->now % 64, ahead = (uint64_t)t - w->now;
    if (ahead < 64 && from + ahead < 64 && w->draining == 0) {
        uint64_t seconds = w->occupied[w->now / 64 % 4] >> from;
        if (seconds << (~ahead % 64) == 0) {
            w->now = (uint32_t)t;
            *more = false;
            return 0;
        }
        w->now += (uint32_t)__builtin_ctzll(seconds);
    }
    return advance(w, tick_of(w, t), out, cap, more);
}
