/* timers.c - the wheel holds the deadlines of the next day, by case; the store holds all of them. The wheel says when
 * to look, the store's index says what is due, gravest first: so a wheel that lost a timer could only be late until the
 * next look, never wrong, and a million overdue cases cannot starve a new report. */
#include <stdlib.h>

#include "mlinzid/engine/inside.h"

/* Which small number stands for which case: open addressing, a power of two, at most half full. */
struct timer_map {
    int64_t *case_id; /* 0 free */
    uint32_t *slot_of;
    uint32_t mask;
    uint32_t *free_slot;
    uint32_t frees;
    int64_t *case_of_slot;
    uint32_t capacity;
};

static uint32_t home_of(const struct timer_map *m, int64_t case_id)
{
    uint64_t h = (uint64_t)case_id * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(h >> 32) & m->mask;
}

static uint32_t place_of(const struct timer_map *m, int64_t case_id, bool *found)
{
    uint32_t i = home_of(m, case_id);
    while (m->case_id[i] != 0 && m->case_id[i] != case_id)
        i = (i + 1) & m->mask;
    *found = m->case_id[i] != 0;
    return i;
}

/* Those behind move up into the gap, as far as their home allows: marks left for the dead would fill the map in time,
 * and then no search would end. */
static void forget(struct timer_map *m, uint32_t place)
{
    m->free_slot[m->frees++] = m->slot_of[place];
    for (uint32_t i = (place + 1) & m->mask; m->case_id[i] != 0; i = (i + 1) & m->mask) {
        uint32_t from_home = (i - home_of(m, m->case_id[i])) & m->mask, from_gap = (i - place) & m->mask;
        if (from_home < from_gap)
            continue;
        m->case_id[place] = m->case_id[i];
        m->slot_of[place] = m->slot_of[i];
        place = i;
    }
    m->case_id[place] = 0;
}

static void load_one(void *ctx, const struct timer_row *t)
{
    timers_set(ctx, t->case_id, t->due_s);
}

enum err timers_open(struct engine *e, int64_t now_s)
{
    uint32_t cap = (uint32_t)e->loaded->settings.timers_max, size = 1;
    while (size < cap * 2)
        size <<= 1;
    struct timer_map *m = calloc(1, sizeof *m);
    e->timers = m;
    if (!m)
        return ERR_FULL;
    *m = (struct timer_map){calloc(size, sizeof(int64_t)),
                            calloc(size, sizeof(uint32_t)),
                            size - 1,
                            calloc(cap, sizeof(uint32_t)),
                            0,
                            calloc(cap, sizeof(int64_t)),
                            cap};
    e->wheel_memory = malloc(wheel_memory(cap));
    if (!m->case_id || !m->slot_of || !m->free_slot || !m->case_of_slot || !e->wheel_memory)
        return ERR_FULL;
    e->wheel = wheel_init(e->wheel_memory, wheel_memory(cap), cap, now_s);
    for (uint32_t i = 0; i < cap; i++)
        m->free_slot[m->frees++] = cap - 1 - i;
    e->wheel_until_s = now_s + e->loaded->settings.timers_horizon_s;
    e->overdue_left = true; /* the first turns look for what is overdue */
    return db_timers_between(e->db, now_s, e->wheel_until_s, e, load_one);
}

void timers_close(struct engine *e)
{
    if (e->timers) {
        free(e->timers->case_id);
        free(e->timers->slot_of);
        free(e->timers->free_slot);
        free(e->timers->case_of_slot);
    }
    free(e->timers);
    free(e->pending);
    free(e->wheel_memory);
    e->timers = NULL;
    e->pending = NULL;
    e->wheel_memory = NULL;
    e->pendings = e->pending_cap = 0;
}

void timers_set(struct engine *e, int64_t case_id, int64_t due_s)
{
    struct timer_map *m = e->timers;
    bool found;
    uint32_t place = place_of(m, case_id, &found);
    if (due_s > e->wheel_until_s) {
        if (found) {
            wheel_cancel(e->wheel, m->slot_of[place]);
            forget(m, place);
        }
        return;
    }
    if (!found) {
        if (!m->frees) {
            e->overdue_left = true; /* the wheel is full: it is found when the next of its many timers fires */
            return;
        }
        m->case_id[place] = case_id;
        m->slot_of[place] = m->free_slot[--m->frees];
        m->case_of_slot[m->slot_of[place]] = case_id;
    }
    if (!wheel_set(e->wheel, m->slot_of[place], due_s))
        e->overdue_left = true;
}

bool timers_due(struct engine *e, int64_t now_s)
{
    uint32_t fired[256];
    bool more = true, any = false;
    while (more) {
        int n = wheel_advance(e->wheel, now_s, fired, 256, &more);
        for (int i = 0; i < n; i++) {
            bool found;
            uint32_t place = place_of(e->timers, e->timers->case_of_slot[fired[i]], &found);
            if (found)
                forget(e->timers, place);
        }
        any = any || n > 0;
        if (n == 256)
            more = true;
    }
    if (now_s + e->loaded->settings.timers_horizon_s / 2 > e->wheel_until_s) {
        int64_t from = e->wheel_until_s;
        e->wheel_until_s = now_s + e->loaded->settings.timers_horizon_s;
        if (from <
            now_s) /* the clock went on further than the wheel reached: what lies between is overdue in the store */
            e->overdue_left = true;
        if (db_timers_between(e->db, from > now_s ? from : now_s, e->wheel_until_s, e, load_one) != ERR_NONE)
            e->overdue_left = true;
    }
    return any;
}

int64_t timers_next(const struct engine *e)
{
    int64_t next = wheel_next(e->wheel), refill = e->wheel_until_s - e->loaded->settings.timers_horizon_s / 4;
    return next < refill ? next : refill;
}

void timers_pend(struct engine *e, int64_t case_id, int64_t due_s)
{
    if (e->pendings == e->pending_cap) {
        int cap = e->pending_cap ? e->pending_cap * 2 : 256;
        struct pending_timer *grown = realloc(e->pending, sizeof *grown * (size_t)cap);
        if (!grown) {
            e->overdue_left = true;
            return;
        }
        e->pending = grown;
        e->pending_cap = cap;
    }
    e->pending[e->pendings++] = (struct pending_timer){case_id, due_s};
}

void timers_take_pending(struct engine *e)
{
    for (int i = 0; i < e->pendings; i++)
        timers_set(e, e->pending[i].case_id, e->pending[i].due_s);
    e->pendings = 0;
}

void timers_drop_pending(struct engine *e)
{
    e->pendings = 0;
}
