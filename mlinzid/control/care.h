/* care.h - what the acts about children in care share (mlinzid/control/care*.c): the child, whose it is, its
 * duties, and what the rules refused. */
#ifndef MLINZI_MLINZID_CONTROL_CARE_H
#define MLINZI_MLINZID_CONTROL_CARE_H

#include "db/child.h"
#include "db/duty.h"
#include "db/stay.h"
#include "db/unit.h"
#include "mlinzid/control/register.h"

#define CARE_WORDS_MOST 200
#define CARE_WHOLE 16 /* records that are one child */
/* The request's `child` as it stands for itself now. False: refused, as not there. */
MUST_USE bool care_child(struct request *r, struct child *out);
/* A day typed as 2026-11-22, or none. False: it is no day. */
bool care_day(const struct request *r, const char *key, int32_t *out);
/* A code of that list in force today, copied; false: none, or no such code. */
bool care_code(const struct request *r, const char *key, const char *list, char out[CARE_CODE_CAP]);
/* The post of `post_role` and `post_at`: of the ladder, at a place or an office. False: none. */
bool care_post(const struct request *r, const struct registrar *me, struct post *out);
/* One more sentence of what is refused ("refusals") or warned of ("warnings"). */
void care_say(struct request *r, const char *list, const char *word);
enum outcome care_refused(struct request *r);
/* Its duty until that day, at its post; day 0: it is done. In the open transaction. */
struct care_duty {
    enum duty_kind kind;
    int64_t thing, child;
    struct post post;
    int32_t day;
    enum duty_outcome ends; /* day 0: how */
};
MUST_USE enum err care_duty(struct request *r, const struct care_duty *d);

/* control/placement.c: the placements of a child, by all the numbers it has, with their stages and what may come next,
 * into the answer. */
MUST_USE enum err care_placements(struct request *r, struct registrar *me, const int64_t *ids, int n);
/* control/care_read.c: its stays with their movements, and its placements. For who reads it. */
MUST_USE enum err care_whole(struct request *r, struct registrar *me, const int64_t *ids, int n);
/* The open stay and the open placement of a child, by whichever of its numbers: ERR_NOT_FOUND none. */
struct placement;
MUST_USE enum err care_open_stay(struct request *r, int64_t child, struct stay *out);
MUST_USE enum err care_open_placement(struct request *r, int64_t child, struct placement *out);
extern const struct operation control_desk_care[], control_desk_units[], control_desk_placements[];

#endif
