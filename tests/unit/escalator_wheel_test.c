/* escalator_wheel_test.c - the timer wheel against a model that is too simple to be wrong.
 * A deadline that never fires is a child nobody looks after, and no one would notice; so every firing is compared with
 * a plain table, by millions of random operations around every border of the levels and by all short sequences there
 * are. */
#include "escalator/wheel.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/must.h"
#include "tests/unit/test.h"

#define BASE INT64_C(1790000000)

/* The model: a table of deadlines, looked through from end to end. */
struct world {
    struct wheel *w;
    void *memory;
    uint32_t n, armed;
    int64_t now, *due; /* 0 is not armed */
    uint32_t *out;
};

static struct world world_new(uint32_t n)
{
    struct world m = {.n = n, .now = BASE};
    size_t size = wheel_memory(n);
    m.memory = malloc(size);
    memset(m.memory, 0xA5, size < 100000 ? size : 100000); /* memory comes as it comes */
    m.w = wheel_init(m.memory, size, n, BASE);
    m.due = calloc(n, sizeof *m.due);
    m.out = calloc(n, sizeof *m.out);
    return m;
}

static void world_free(struct world *m)
{
    free(m->memory);
    free(m->due);
    free(m->out);
}

static void world_set(struct world *m, uint32_t id, int64_t due)
{
    CHECK(wheel_set(m->w, id, due));
    m->armed += m->due[id] == 0;
    m->due[id] = due < m->now ? m->now : due;
}

static void world_cancel(struct world *m, uint32_t id)
{
    wheel_cancel(m->w, id);
    m->armed -= m->due[id] != 0;
    m->due[id] = 0;
}

static int64_t world_next(const struct world *m)
{
    int64_t first = INT64_MAX;
    for (uint32_t i = 0; i < m->n; i++)
        if (m->due[i] != 0 && m->due[i] < first)
            first = m->due[i];
    return first;
}

/* What came out was due, in order, and had not come out before. */
static int64_t world_take(struct world *m, int n, int64_t to, int64_t last)
{
    for (int i = 0; i < n; i++) {
        uint32_t id = m->out[i];
        CHECK(id < m->n && m->due[id] != 0 && m->due[id] <= to && m->due[id] >= last);
        if (id >= m->n)
            return last;
        last = m->due[id];
        m->due[id] = 0;
        m->armed--;
    }
    return last;
}

static void world_advance(struct world *m, int64_t to, int cap)
{
    bool more = true;
    int64_t last = 0, before = m->now;
    int64_t asked = to;
    to = to < m->now ? m->now : to; /* time does not go back */
    while (more) {
        int n = wheel_advance(m->w, asked, m->out, cap, &more);
        CHECK(n <= cap && wheel_now(m->w) >= before && (more || n < cap || wheel_now(m->w) <= to));
        last = world_take(m, n, to, last);
        before = wheel_now(m->w);
    }
    m->now = to > m->now ? to : m->now;
    CHECK_INT(wheel_now(m->w), m->now);
    CHECK_INT(wheel_count(m->w), m->armed);
    CHECK(world_next(m) > m->now); /* nothing that is due was left behind */
}

static void world_check(const struct world *m)
{
    CHECK_INT(wheel_count(m->w), m->armed);
    CHECK_INT(wheel_next(m->w), world_next(m));
    for (uint32_t i = 0; i < m->n; i++) {
        int64_t due = 0;
        bool armed = wheel_armed(m->w, i, &due);
        CHECK(armed == (m->due[i] != 0) && (!armed || due == m->due[i]));
    }
}

/* A distance to the next deadline: near every border of the levels, or anywhere below one. */
static int64_t distance(uint64_t *seed)
{
    static const int64_t border[] = {0, 1, 1 << 8, 1 << 16, 1 << 24, 30 * 86400, 60, 86400};
    uint64_t r = mix64(seed);
    int64_t b = border[r % 8];
    switch (r >> 8 & 3) {
    case 0: return b + (int64_t)(r >> 16 & 7) - 3;
    case 1: return b == 0 ? 0 : (int64_t)((r >> 16) % (uint64_t)b);
    case 2: return (int64_t)(r >> 16 & 0xFF);
    default: return (int64_t)((r >> 16) % 100000);
    }
}

static void random_operations(uint64_t seed, uint32_t timers, int operations)
{
    struct world m = world_new(timers);
    for (int i = 0; i < operations; i++) {
        uint64_t r = mix64(&seed);
        uint32_t id = (uint32_t)(r >> 8) % timers;
        int64_t edge = ((m.now - BASE + 1) | (r >> 40 & 1 ? 0xFF : 0xFFFF)) + BASE - 1; /* the last second of a slot */
        switch (r & 15) {
        case 0:
        case 1: world_cancel(&m, id); break;
        case 2: world_advance(&m, m.now + 1, 1 + (int)(r >> 60)); break;
        case 3:
            world_advance(&m, (r >> 41 & 31) == 0 ? m.now + distance(&seed) : m.now + (int64_t)(r >> 50 & 63), 7);
            break;
        case 4: world_set(&m, id, edge + (int64_t)(r >> 44 & 3) - 1); break;
        default: world_set(&m, id, m.now + distance(&seed)); break;
        }
        if (i % 997 == 0)
            world_check(&m);
        if (test_here > 5)
            break;
    }
    world_advance(&m, m.now + (1 << 26), 3);
    CHECK_INT(wheel_count(m.w), 0);
    CHECK_INT(wheel_next(m.w), INT64_MAX);
    world_free(&m);
}

static void agrees_with_the_model(void)
{
    for (uint64_t seed = 1; seed <= 9; seed++)
        random_operations(seed, 50, 1000000);
    random_operations(10, 1, 100000);
    random_operations(11, 3000, 200000);
}

/* Acts in a world of two timers; short sequences of all of them, and every sequence of seven of the first seven. */
enum { ACTS = 11, FEW = 7 };
static void act(struct world *m, int which)
{
    switch (which) {
    case 0: world_set(m, 0, m->now + 1); break;
    case 1: world_set(m, 0, m->now + 256); break;
    case 2: world_set(m, 1, m->now + 2); break;
    case 3: world_set(m, 1, m->now + 65537); break;
    case 4: world_cancel(m, 0); break;
    case 5: world_advance(m, m->now + 1, 1); break;
    case 6: world_advance(m, m->now + 256, 2); break;
    case 7: world_set(m, 0, m->now); break;
    case 8: world_set(m, 1, m->now + 256); break;
    case 9: world_cancel(m, 1); break;
    default: world_advance(m, m->now + 65536, 2); break;
    }
}

static void sequences(struct world *m, int64_t start, int acts, int depth)
{
    long all = 1;
    for (int d = 0; d < depth; d++)
        all *= acts;
    for (long code = 0; code < all && test_here < 5; code++) {
        m->w = wheel_init(m->memory, wheel_memory(m->n), m->n, BASE);
        memset(m->due, 0, m->n * sizeof *m->due);
        m->armed = 0;
        m->now = BASE;
        world_advance(m, BASE + start, 2);
        long rest = code;
        for (int d = 0; d < depth; d++, rest /= acts)
            act(m, (int)(rest % acts));
        world_check(m);
        world_advance(m, m->now + 70000, 2);
        CHECK_INT(wheel_count(m->w), 0);
    }
}

static void all_short_sequences(void)
{
    struct world m = world_new(2);
    for (int depth = 1; depth <= 4; depth++) {
        sequences(&m, 0, ACTS, depth);
        sequences(&m, (1 << 8) - 3, ACTS, depth);
        sequences(&m, (1 << 16) - 3, ACTS, depth);
        sequences(&m, (1 << 24) - 3, ACTS, depth);
    }
    sequences(&m, 253, FEW, 7);
    sequences(&m, (1 << 16) - 2, FEW, 7);
    sequences(&m, (1 << 16) - 3, ACTS, 5);
    world_free(&m);
}

static void borders_of_levels(void)
{
    static const int64_t border[] = {1 << 8, 1 << 16, 1 << 24};
    struct world m = world_new(100);
    for (int64_t shift = -300; shift < 300; shift += 1)
        for (size_t b = 0; b < countof(border); b++) {
            m.w = wheel_init(m.memory, wheel_memory(100), 100, BASE);
            memset(m.due, 0, 100 * sizeof *m.due);
            m.armed = 0;
            m.now = BASE;
            world_advance(&m, BASE + border[b] + shift, 1);
            for (uint32_t id = 0; id < 9; id++)
                for (uint32_t k = 0; k < countof(border); k++)
                    world_set(&m, id * 3 + k, m.now + border[k] + (int64_t)id - 4);
            world_check(&m);
            for (int step = 0; step < 30; step++)
                world_advance(&m, world_next(&m) == INT64_MAX ? m.now : world_next(&m), 4);
            CHECK_INT(wheel_count(m.w), 0);
        }
    world_free(&m);
}

static void far_and_past(void)
{
    struct world m = world_new(4);
    int64_t due = 0;
    CHECK(wheel_set(m.w, 0, BASE - 1000) && wheel_armed(m.w, 0, &due));
    CHECK_INT(due, BASE); /* what is overdue is due now */
    CHECK(wheel_set(m.w, 1, BASE + (INT64_C(1) << 40)) && wheel_armed(m.w, 1, &due));
    CHECK(due > BASE + 136 * INT64_C(365) * 86400); /* and what is due in ages waits at the end of the wheel's time */
    CHECK(wheel_set(m.w, 2, INT64_MIN / 2));
    CHECK_INT(wheel_next(m.w), BASE);
    bool more;
    CHECK_INT(wheel_advance(m.w, BASE - 5, m.out, 4, &more), 2); /* time does not go back */
    CHECK_INT(wheel_now(m.w), BASE);
    CHECK_INT(wheel_advance(m.w, BASE + (INT64_C(1) << 41), m.out, 4, &more), 1);
    CHECK_INT(m.out[0], 1);
    world_free(&m);
}

/* Setting and cancelling the same timers for ever leaves dead entries behind; they must never use up the blocks. */
enum churn {
    CHURN_TWO_DATES,  /* to and fro between two dates */
    CHURN_TWO_LEVELS, /* to and fro between levels */
    CHURN_CANCEL,     /* set and cancel */
    CHURN_SAME_DATE,  /* cancel, and set to the same date: equal entries without end, all of them true */
    CHURN_ONE,        /* one timer, all over the place */
    CHURN_FIRE,       /* many, while time moves and some fire */
    CHURN_SECONDS,    /* all within the next seconds, so that time enters slots in the middle of their sweeping */
    CHURN_SLOT,       /* the same one level up */
    CHURN_KINDS,
};
static void churn_once(struct world *m, enum churn kind, int i, uint64_t *seed)
{
    uint32_t id = (uint32_t)i % m->n, any = (uint32_t)(mix64(seed) % m->n);
    int64_t flip = i / (int64_t)m->n & 1, r = (int64_t)(mix64(seed) >> 8);
    switch (kind) {
    case CHURN_TWO_DATES: world_set(m, id, BASE + 100000 + flip); break;
    case CHURN_TWO_LEVELS: world_set(m, id, m->now + (flip ? 70000 : 300) + id % 7); break;
    case CHURN_CANCEL:
        world_set(m, id, m->now + 1 + r % 2592000);
        world_cancel(m, id);
        break;
    case CHURN_SAME_DATE:
        world_cancel(m, id);
        world_set(m, id, BASE + 100000 + id);
        break;
    case CHURN_ONE: world_set(m, 0, m->now + 1 + r % 20000000); break;
    case CHURN_FIRE:
        world_set(m, any, m->now + 1 + r % 2592000);
        if (i % (int)m->n == 0)
            world_advance(m, m->now + r % 5000, 100);
        break;
    case CHURN_SECONDS:
        world_set(m, any, m->now + 1 + r % 4);
        if (i % 50000 < 10)
            world_advance(m, m->now + (r >> 8) % 2, 1);
        break;
    default:
        world_set(m, any, (m->now | 255) + 1 + r % 256);
        if (i % 50000 < 10)
            world_advance(m, m->now + (r >> 8) % 20, 1);
        break;
    }
}

static void churn(uint32_t timers, enum churn kind, int operations)
{
    struct world m = world_new(timers);
    uint64_t seed = 42;
    for (int i = 0; i < operations && test_here < 5; i++)
        churn_once(&m, kind, i, &seed);
    world_check(&m);
    world_advance(&m, m.now + (1 << 26), 1000);
    CHECK_INT(wheel_count(m.w), 0);
    world_free(&m);
}

static void endless_setting_never_fails(void)
{
    for (enum churn kind = 0; kind < CHURN_KINDS; kind++) {
        churn(10, kind, 1000000);
        churn(20000, kind, 2000000);
    }
    churn(200000, CHURN_TWO_DATES, 3000000);
    churn(200000, CHURN_SAME_DATE, 3000000);
    churn(100, CHURN_SECONDS, 5000000);
    churn(100, CHURN_SLOT, 5000000);
}

/* Buries eight living timers, the last one `deep`, under `dead` entries due at the same time. */
static void bury(struct world *m, int dead, int deep, int64_t due)
{
    for (int i = 0; i < dead; i++) {
        uint32_t id = 8 + (uint32_t)i % (m->n - 8);
        if (i >= deep && i < deep + 8)
            world_set(m, (uint32_t)(i - deep), due);
        world_set(m, id, due);
        world_cancel(m, id);
    }
}

/* A round of the sweep begins at about 134,000 entries here and takes 1,100 calls: time enters the slot at every stage.
 */
static void time_enters_a_slot_being_swept(void)
{
    struct world m = world_new(20000);
    uint64_t seed = 42;
    for (int dead = 133900; dead < 135800; dead += 31) {
        int64_t ahead = dead % 2 == 0 ? 3 : 300;
        m.w = wheel_init(m.memory, wheel_memory(m.n), m.n, BASE);
        m.now = BASE;
        /* What starts the sweep is set to the same slot, or to another. */
        int more = dead % 4 < 2 ? dead - 133900 : 0;
        bury(&m, dead - more, (int)(mix64(&seed) % 100000), BASE + ahead);
        bury(&m, more, more, BASE + ahead + 400);
        for (int64_t t = ahead - 2; t <= ahead; t++) {
            world_advance(&m, BASE + t, 3);
            bury(&m, 20, 30, BASE + ahead + 400);
        }
        CHECK_INT(m.armed, 0);
        bury(&m, 136000, (int)(mix64(&seed) % 100000), m.now + 700);
        CHECK_INT(m.armed, 8);
        world_advance(&m, m.now + 700, 3);
        CHECK_INT(wheel_count(m.w), 0);
    }
    world_free(&m);
}

/* A day of deadlines in one minute comes out in order, in calls of bounded work. The minute begins where a slot does,
 * so that what is due in its first second, set last and so spread last, is due while the rest is still being
 * spread.
 */
static void storm_in_bounded_calls(void)
{
    enum { TIMERS = 400000 };
    const int64_t minute = BASE - 1 + 337 * 256;
    struct world m = world_new(TIMERS);
    uint64_t seed = 42;
    for (uint32_t id = 0; id < TIMERS; id++)
        world_set(&m, id, id > TIMERS - 9 ? minute : minute + 1 + (int64_t)(mix64(&seed) % 59));
    int calls = 0, fired = 0;
    for (int64_t to = minute - 10; to < minute + 70; to++) { /* second by second, as the loop ticks */
        bool more = true;
        int64_t last = to;
        for (; more; calls++) {
            int n = wheel_advance(m.w, to, m.out, 5000, &more);
            world_take(&m, n, to, last);
            fired += n;
        }
        CHECK(wheel_now(m.w) == to);
    }
    CHECK_INT(fired, TIMERS);
    CHECK(calls >= TIMERS / 5000);
    world_free(&m);
}

static void memory_is_small(void)
{
    CHECK(wheel_memory(1000000) <= 16000000);
    CHECK(wheel_memory(10000000) <= 160000000);
}

int main(void)
{
    RUN(far_and_past);
    RUN(borders_of_levels);
    RUN(all_short_sequences);
    RUN(agrees_with_the_model);
    RUN(endless_setting_never_fails);
    RUN(time_enters_a_slot_being_swept);
    RUN(storm_in_bounded_calls);
    RUN(memory_is_small);
    return test_end();
}
