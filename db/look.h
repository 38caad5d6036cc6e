/* look.h - a second pair of eyes: what a store holds as committed, read over a connection of its own beside the
 * engine's. For the simulator, which believes nothing the engine says of itself. Plain columns only. A look is closed
 * before the store it stands beside, and must not be open while that one closes for good on a disk that lives: the last
 * to leave tidies the log away. */
#ifndef MLINZI_DB_LOOK_H
#define MLINZI_DB_LOOK_H

#include "db/db.h"

struct look;
MUST_USE enum err look_open(const struct db *beside, struct look **out);
void look_close(struct look *l);

struct look_inbox {
    int64_t id, at_s, stored_s, case_id;
    bool taken, report;
    char carrier[24], msgid[72], word[32], why[24];
};
struct look_audit {
    int64_t shard, seq, at_s, case_id, version, person, role, inbox_id;
    bool wrote;
    char act[40];
};
struct look_case {
    int64_t id, version, epoch, state, severity, opened_s, t0_s, county, level, told, base_level, disputed;
    int64_t asked_by, closer, closed_s, merged_into, unread, registered, accused_role;
    char ref[12], office[24];
};
struct look_text {
    int64_t id, to_ix, person, role, level, cls, case_id, epoch, version, rank;
    int64_t not_before_s, expires_s, made_s, said_s;
    enum outbox_state state;
    bool direct, bundle;
    char cause[64], key[40];
};
struct look_duty {
    int64_t id, kind, role, day, told_s, set_s, done_s;
};
/* Each calls take() for the rows after the given one, in order. */
MUST_USE enum err look_inbox(struct look *l, int64_t after_id, void *ctx,
                             void (*take)(void *ctx, const struct look_inbox *row));
MUST_USE enum err look_audit(struct look *l, int64_t shard, int64_t after_seq, void *ctx,
                             void (*take)(void *ctx, const struct look_audit *row));
MUST_USE enum err look_texts(struct look *l, int64_t after_id, void *ctx,
                             void (*take)(void *ctx, const struct look_text *row));
/* ERR_NOT_FOUND */
MUST_USE enum err look_case(struct look *l, int64_t id, struct look_case *out);
MUST_USE enum err look_text(struct look *l, int64_t id, struct look_text *out);
MUST_USE enum err look_duty(struct look *l, int64_t id, struct look_duty *out);
MUST_USE enum err look_timer(struct look *l, int64_t case_id, int64_t *due_s);
/* How many, and the first of them: deadlines that are past at by_s; ready texts whose time came by then; texts that
 * wait for this number, graver than rank and ready. */
MUST_USE enum err look_overdue(struct look *l, int64_t by_s, int64_t *n, int64_t *first);
MUST_USE enum err look_waiting(struct look *l, int64_t by_s, int64_t *n, int64_t *first);
MUST_USE enum err look_graver(struct look *l, const struct look_text *than, int64_t now_s, int64_t *n, int64_t *first);
/* Duties that are open and have no deadline, or one that is past at by_s. */
MUST_USE enum err look_duty_left(struct look *l, int64_t by_s, int64_t *n, int64_t *first);

#endif
