/* clock_guard.h - what time the service goes by, from the machine's clock and a steady one that nobody can set.
 *
 * Deadlines are moments, so a machine whose clock is set wrong for a minute could tell a whole country's cases to the
 * top, or put every step off for ten years. The service's time is therefore the machine's clock as long as both clocks
 * agree; when they do not, it goes on by the steady one, at which every deadline comes after its full length:
 *  - a leap ahead is believed after a while (hold_s), in which somebody can mend the clock. Until then the leap makes
 *    nothing due; what is due without it is done as ever;
 *  - a clock that falls behind or stands still is never believed by itself. Time does not go back.
 * At a start of the machine nothing is known of the time that passed: its clock is believed, unless it is behind the
 * last moment the store knows. At a start of the program alone the steady clock went on: nothing is forgiven. All in
 * seconds; pure: both clocks are told. */
#ifndef MLINZI_BASE_CLOCK_GUARD_H
#define MLINZI_BASE_CLOCK_GUARD_H

#include <stdbool.h>
#include <stdint.h>

enum clock_state { CLOCK_WELL, CLOCK_AHEAD, CLOCK_BEHIND, CLOCK_FROZEN };
struct clock_guard {
    int64_t jump_s, hold_s; /* settings; may be changed at any time */
    enum clock_state state;
    int64_t now_s;      /* the service's time; never goes back but by clock_guard_believe */
    int64_t offset_s;   /* of the service's time from the steady clock */
    int64_t apart_s;    /* machine's clock less service's time, as last seen */
    int64_t believe_s;  /* CLOCK_AHEAD: on the steady clock, when the leap is believed; else 0 */
    int64_t leap_s;     /* CLOCK_AHEAD: how far, when it was seen */
    int64_t machine_s;  /* as last seen, and since when (steady) it stands there */
    int64_t standing_s; /* the steady clock's time at which machine_s last changed */
};
enum clock_news { CLOCK_NO_NEWS, CLOCK_TROUBLE, CLOCK_BELIEVED, CLOCK_MENDED };

/* last_s: the newest moment the store knows, 0 none. CLOCK_TROUBLE: the machine's clock is behind it by more than
 * jump_s; the service goes on from that moment. jump_s and hold_s are set before. */
enum clock_news clock_guard_start(struct clock_guard *g, int64_t machine_s, int64_t steady_s, int64_t last_s);
/* The same where the steady clock went on since offset_s, believe_s and leap_s were noted, which stand in *g. */
enum clock_news clock_guard_resume(struct clock_guard *g, int64_t machine_s, int64_t steady_s);
/* Both clocks as they are now; g->now_s is then the time to go by. CLOCK_TROUBLE: g->state says what, each new leap is
 * told. CLOCK_BELIEVED: the leap ahead is taken. CLOCK_MENDED: they agree again. */
enum clock_news clock_guard_see(struct clock_guard *g, int64_t machine_s, int64_t steady_s);
/* Somebody says that the machine's clock is right: the one way in which time may go back. */
void clock_guard_believe(struct clock_guard *g, int64_t machine_s, int64_t steady_s);
/* When it has something to do by itself, in the service's time: INT64_MAX never. */
int64_t clock_guard_next(const struct clock_guard *g);
const char *clock_state_word(enum clock_state s); /* "well", "ahead", "behind", "frozen" */

#endif
