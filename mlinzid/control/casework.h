/* casework.h - what the acts about a case beside its ladder share (mlinzid/control/casework.c,
 * control/referral.c): the case, who acts, the duty of what was written, and the word to the engine that something was
 * done. */
#ifndef MLINZI_MLINZID_CONTROL_CASEWORK_H
#define MLINZI_MLINZID_CONTROL_CASEWORK_H

#include "core/casework.h"
#include "db/casework.h"
#include "db/duty.h"
#include "mlinzid/control/register.h"
#include "mlinzid/engine/owed.h"

struct work {
    struct registrar *me;
    struct case_facts c;
    struct register_subject subject;
    int32_t today;
    int64_t now_s;
    int64_t op;          /* of the progress that is told after the commit; 0 none */
    char once[ONCE_CAP]; /* work_once() */
    bool again;
};
/* The case of the request's `ref`, open, and theirs to `act` on. */
MUST_USE bool work_case(struct request *r, struct work *w, enum register_act act);
/* An act that makes a row, by its form's token: false: it was refused, or made before by this very form, whose row is
 * answered; work_refused() says which. work_made() in the open transaction. */
MUST_USE bool work_once(struct request *r, struct work *w);
MUST_USE enum err work_made(struct request *r, const struct work *w, int64_t id);
static inline enum outcome work_refused(const struct work *w)
{
    return w->again ? DONE : REFUSED;
}
/* A typed day under that name; 0 when it is empty, INT32_MIN when it is no day. */
int32_t work_day(const struct request *r, const struct work *w, const char *name);
/* The request's `child`, one the case is about; 0: none was named. */
MUST_USE bool work_child(struct request *r, const struct work *w, int64_t *out);
/* Refused at a field: {"fault":"due","field":"due"}. */
enum outcome work_fault(struct request *r, const char *fault, const char *field);
/* In the open transaction: what must be done by that day, by the case's own officer, or by `post` (NULL). */
MUST_USE enum err work_due(struct request *r, const struct work *w, enum duty_kind kind, int64_t thing, int32_t day,
                           const struct post *post);
MUST_USE enum err work_done(struct request *r, const struct work *w, enum duty_kind kind, int64_t thing,
                            enum duty_outcome outcome);
/* In the open transaction: the case has made progress; work_tell() says so to the engine once it is committed. The
 * process dying between the two costs a reminder too many. */
MUST_USE enum err work_progress(struct request *r, struct work *w);
void work_tell(struct request *r, const struct work *w);
/* Runs one act with its registrar. */
enum outcome work_with(struct request *r, enum outcome (*run)(struct request *, struct work *));

/* The same for an act that has its case already; malloced, NULL: it could not be read. */
struct work *work_of(struct request *r, struct registrar *me, int64_t case_id);
/* The same acts' duties, as mlinzid/engine/owed.h takes them. */
struct owed work_owed(const struct request *r, const struct work *w);
/* A sheet about a case was filled or changed, in the open transaction: its duties, and whether it is progress. */
MUST_USE enum err work_sheet_filled(struct request *r, struct work *w, const struct owed_form *f);
MUST_USE enum err work_sheet_struck(struct request *r, const struct work *w, const struct sheet_row *row);
/* What the case's page shows of it: {"services":[],"hearings":[]}. The court's numbers are sealed: for whoever reads
 * the case, which is written down. */
json_t *casework_json(struct db *db, int64_t case_id);
extern const struct operation control_desk_casework[];

#endif
