/* clock_guard.c - what time the service goes by, from the machine's clock and a steady one that nobody can set. */
#include "base/clock_guard.h"

static int64_t later(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

void clock_guard_believe(struct clock_guard *g, int64_t machine_s, int64_t steady_s)
{
    g->state = CLOCK_WELL;
    g->now_s = machine_s;
    g->offset_s = machine_s - steady_s;
    g->apart_s = g->leap_s = g->believe_s = 0;
    g->machine_s = machine_s;
    g->standing_s = steady_s;
}

enum clock_news clock_guard_start(struct clock_guard *g, int64_t machine_s, int64_t steady_s, int64_t last_s)
{
    clock_guard_believe(g, later(machine_s, last_s), steady_s);
    return clock_guard_see(g, machine_s, steady_s);
}

enum clock_news clock_guard_resume(struct clock_guard *g, int64_t machine_s, int64_t steady_s)
{
    struct clock_guard noted = *g;
    clock_guard_believe(g, steady_s + noted.offset_s, steady_s);
    if (noted.believe_s) {
        g->state = CLOCK_AHEAD;
        g->leap_s = noted.leap_s;
        g->believe_s = noted.believe_s;
    }
    return clock_guard_see(g, machine_s, steady_s);
}

/* What is wrong with the machine's clock: it is leap_s ahead of where it should be. */
static enum clock_state state_of(const struct clock_guard *g, int64_t leap_s, int64_t steady_s)
{
    if (leap_s > g->jump_s)
        return CLOCK_AHEAD;
    if (leap_s >= -g->jump_s)
        return CLOCK_WELL;
    return steady_s - g->standing_s > g->jump_s ? CLOCK_FROZEN : CLOCK_BEHIND;
}

static enum clock_news ahead(struct clock_guard *g, int64_t leap_s, int64_t machine_s, int64_t steady_s)
{
    int64_t further = leap_s - g->leap_s;
    bool anew = g->state != CLOCK_AHEAD || further > g->jump_s || further < -g->jump_s;
    g->state = CLOCK_AHEAD;
    if (anew) {
        g->leap_s = leap_s;
        g->believe_s = steady_s + g->hold_s;
        return CLOCK_TROUBLE;
    }
    if (steady_s < g->believe_s)
        return CLOCK_NO_NEWS;
    clock_guard_believe(g, machine_s, steady_s);
    return CLOCK_BELIEVED;
}

enum clock_news clock_guard_see(struct clock_guard *g, int64_t machine_s, int64_t steady_s)
{
    int64_t without_s = steady_s + g->offset_s, leap_s = machine_s - without_s;
    if (machine_s != g->machine_s) {
        g->machine_s = machine_s;
        g->standing_s = steady_s;
    }
    enum clock_state was = g->state, is = state_of(g, leap_s, steady_s);
    enum clock_news news = CLOCK_NO_NEWS;
    if (is == CLOCK_AHEAD) {
        g->now_s = later(g->now_s, without_s);
        news = ahead(g, leap_s, machine_s, steady_s);
    } else {
        g->state = is;
        g->believe_s = 0;
        g->now_s = later(g->now_s, is == CLOCK_WELL ? machine_s : without_s);
        if (is != was)
            news = is == CLOCK_WELL ? CLOCK_MENDED : CLOCK_TROUBLE;
    }
    g->apart_s = machine_s - g->now_s;
    return news;
}

int64_t clock_guard_next(const struct clock_guard *g)
{
    return g->state == CLOCK_AHEAD ? g->believe_s + g->offset_s : INT64_MAX;
}

const char *clock_state_word(enum clock_state s)
{
    static const char *const words[] = {"well", "ahead", "behind", "frozen"};
    return words[s];
}
