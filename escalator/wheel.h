/* wheel.h - the timer wheel: millions of deadlines at 1 s resolution, in memory given by the caller.
 * 8-bit x 4 levels, a slot is a chain of 256-byte blocks of {due, id}, placed by the XOR of now and due; cancelling is
 * lazy, against due_of[]. Pure: it knows no clock; time moves by wheel_advance. Times are u32 seconds from `base_s`. */
#ifndef MLINZI_ESCALATOR_WHEEL_H
#define MLINZI_ESCALATOR_WHEEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A timer is a small number 0 .. capacity-1 that the caller gives out; setting it again moves it. */
struct wheel; /* opaque, lives at the start of the memory given */

size_t wheel_memory(uint32_t capacity); /* bytes needed for that many timers */
struct wheel *wheel_init(void *memory, size_t size_bytes, uint32_t capacity, int64_t now_s);
/* Arms or moves timer id. due_s <= now is taken as now and fires at the next advance; beyond 136 years it waits at
 * their end. Always true: the memory suffices for any sequence of calls (why: wheel.c), so nothing has to be done about
 * a false. */
bool wheel_set(struct wheel *w, uint32_t id, int64_t due_s);
void wheel_cancel(struct wheel *w, uint32_t id);
bool wheel_armed(const struct wheel *w, uint32_t id, int64_t *due_s);
int64_t wheel_now(const struct wheel *w);
uint32_t wheel_count(const struct wheel *w);
/* The earliest armed deadline, INT64_MAX when none. Looks through one slot, and through those before it that hold only
 * cancelled ones: with millions of timers that may take milliseconds. A loop that ticks by the second needs it not. */
int64_t wheel_next(const struct wheel *w);
/* Moves time towards now_s and writes the ids that became due, in order of due (ids of one second in no promised
 * order), at most cap; each is disarmed. Returns how many. *more is set while time has not come to now_s, because cap
 * was reached or about 100,000 entries were moved (then it may return fewer, even 0): call again. Setting and
 * cancelling in between is allowed. Time does not go back: now_s before wheel_now is taken as wheel_now. */
int wheel_advance(struct wheel *w, int64_t now_s, uint32_t *out, int cap, bool *more);

#endif
