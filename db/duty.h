/* duty.h - duties as rows: setting one, ending one, and lists of what is due. Whoever sets a duty does it in the
 * transaction of what it follows from (a court date with its hearing), so that neither stands without the other. When
 * who is told is reckoned by the engine from the ladder's table (core/duty.h): setting only asks it to look at once. */
#ifndef MLINZI_DB_DUTY_H
#define MLINZI_DB_DUTY_H

#include "core/duty.h"
#include "core/scope.h"
#include "db/db.h"

/* The key of a duty's row in table timer and in the wheel: its id with this bit. Ids of cases never reach it. */
#define DUTY_KEY (INT64_C(1) << 62)

/* In the open transaction. Sets the duty that d->kind and d->thing name, or moves the one that is there; what is done
 * is open again. The caller fills kind, about, subject, case_id (0 none), thing, post, area, day, and without a case
 * ref (what texts call it; never a name). Set again with the same day and post, nothing is said again. Gives d->id and
 * the rest as it then stands. next_id: fresh ids of rows. */
MUST_USE enum err db_duty_put(struct db *db, struct duty *d, int64_t now_s, int64_t *next_id);
struct duty_end {
    enum duty_kind kind;
    int64_t thing;
    enum duty_outcome outcome; /* DONE, STRUCK or REPLACED */
    int64_t person;            /* who did it */
};
/* In the open transaction. Also where nothing of it is open: then nothing is changed. */
MUST_USE enum err db_duty_done(struct db *db, const struct duty_end *end, int64_t now_s);

struct duties {
    struct duty *list; /* room for cap of them */
    int cap, n;
};
/* All of a subject, done ones too: the open first, by day; then the last done first. */
MUST_USE enum err db_duties_of(struct db *db, enum about about, int64_t subject, struct duties *out);
MUST_USE enum err db_duties_of_case(struct db *db, int64_t case_id, struct duties *out);
/* The open ones somebody sees (core/scope.h, as lists of cases): those of the own posts, of the stays in an institution
 * they manage, and of the places of posts above; never of a case in which that post's role is accused. By day. */
MUST_USE enum err db_duties_scope(struct db *db, const struct scope *scope, int32_t until_day, struct duties *out);
MUST_USE enum err db_duty_named(struct db *db, enum duty_kind kind, int64_t thing,
                                struct duty *out);                          /* ERR_NOT_FOUND */
MUST_USE enum err db_duty_get(struct db *db, int64_t id, struct duty *out); /* ERR_NOT_FOUND */

/* Writes it with the next version and its deadline; ERR_STALE: it moved. Of EFFECT_DUTY. */
MUST_USE enum err db_duty_write(struct db *db, const struct duty *d);
/* Its deadline alone, as d->id, version and due_s say. */
MUST_USE enum err db_duty_deadline(struct db *db, const struct duty *d);
/* The case closed: struck out are the kinds that do not outlive it. It came back: so do they. It is one with another:
 * they are the other's (into), but for what it owed by itself (duty_by_itself()). */
MUST_USE enum err db_duties_struck(struct db *db, int64_t case_id, int64_t now_s);
MUST_USE enum err db_duties_back(struct db *db, int64_t case_id, int64_t now_s);
MUST_USE enum err db_duties_moved(struct db *db, int64_t case_id, int64_t into, int64_t now_s);
/* The ladder's table of duties or the calendar changed: the engine is to look at every open one. In a transaction. */
MUST_USE enum err db_duties_look(struct db *db, int64_t now_s);
bool db_duty_news(struct db *db); /* since it was last asked: one may be due now */

#endif
