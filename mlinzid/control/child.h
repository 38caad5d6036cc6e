/* child.h - what the acts about children, and about whoever belongs to them, share (mlinzid/control/child*.c,
 * control/relative.c, control/registering.c). */
#ifndef MLINZI_MLINZID_CONTROL_CHILD_H
#define MLINZI_MLINZID_CONTROL_CHILD_H

#include "db/child.h"
#include "mlinzid/control/care.h"
#include "mlinzid/typed/spine.h"

enum { CHILD_REASON_LEAST = 10, CHILD_REASON_MOST = 200 };
/* {"id","names","sex","born_day","born_about","place"}: for who may read it. */
json_t *child_json(const struct child *c);
/* The likest, each in full for who may read it; of others the initials, the year, the county and the place whose
 * officer to ask. *shown: how many in full. */
json_t *child_hits_json(struct request *r, const struct registrar *me, const struct child_hit *hits, int n, int *shown);
/* Whoever asks may do that with it. */
bool child_may(struct request *r, const struct registrar *me, enum register_act act, enum about about, int64_t id);
/* The request's `reason`, 10 to 200 letters. False: refused. */
bool child_reason(struct request *r, const char **out);

/* control/registering.c: a form of registration is being written. */
#define REGISTERING_ALIKE 8
struct registering {
    struct spine spine;
    bool is_new;
    struct register_subject to; /* what a new one is put beside; about ABOUT_NONE: nothing */
    char relation[24];          /* a person: what it is to `to` */
    struct child_hit alike[REGISTERING_ALIKE];
    int n;
};
/* Subject "new": whether it may be, and what it is put beside: members to, to_subject, relation. */
MUST_USE bool registering_begin(struct request *r, struct registrar *me, const struct sheet *s, struct registering *g);
/* Its answers are good: where it lives must be theirs, and whoever is like it is shown first ("alike") unless `sure`.
 */
MUST_USE bool registering_ready(struct request *r, struct registrar *me, const struct sheet_row *row,
                                struct registering *g);
/* In the open transaction, before its form: row->subject is set of what is new. */
MUST_USE enum err registering_put(struct request *r, struct registrar *me, struct registering *g,
                                  struct sheet_row *row);

/* control/quality.c: whether what is unlikely of a child was confirmed (`despite`); else the answer says it
 * ("unlikely"). */
MUST_USE bool quality_asked(struct request *r, const struct sheet *s, const struct answers *a,
                            const struct sheet_row *row, const struct registering *g);

/* control/child.c: also for the command (control/record.c). */
enum outcome child_find(struct request *r);
enum outcome child_read(struct request *r);
enum outcome child_copy(struct request *r);
extern const struct operation control_desk_quality[], control_desk_children[], control_desk_children_acts[],
    control_desk_relatives[];

#endif
