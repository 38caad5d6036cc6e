/* casework.h - what is done about a case beside its ladder: services planned and given, and court hearings. What may
 * follow what, and why something is refused: values, so that a page says each at its field. Design "register", point
 * 3; the codes are CPIMS's (forms/ke/codes.tsv). Pure. */
#ifndef MLINZI_CORE_CASEWORK_H
#define MLINZI_CORE_CASEWORK_H

#include "base/day.h"
#include "core/types.h"
#include "forms/codes.h"

/* The numbers stand in the store. */
#define SERVICE_STATE_TABLE(X)                             \
    X(PLANNED, "planned")                                  \
    X(GIVEN, "given")                                      \
    X(REFUSED, "refused") /* by the child or the family */ \
    X(STRUCK, "struck")
enum service_state {
    SERVICE_NONE,
#define X(id, word) SERVICE_##id,
    SERVICE_STATE_TABLE(X)
#undef X
        SERVICE_STATES
};
const char *service_state_word(enum service_state s);

#define HEARING_STATE_TABLE(X) \
    X(SET, "set")              \
    X(HELD, "held")            \
    X(STRUCK, "struck")
enum hearing_state {
    HEARING_NONE,
#define X(id, word) HEARING_##id,
    HEARING_STATE_TABLE(X)
#undef X
        HEARING_STATES
};
const char *hearing_state_word(enum hearing_state s);

#define CASEWORK_CODE_CAP 16
/* A need of the child and what answers it. Days since 1970, 0 none. */
struct service {
    int64_t id, version;                    /* version rises by one with every write: compare and set */
    int64_t case_id, child;                 /* child 0: the case's, as its report says */
    char need[CASEWORK_CODE_CAP];           /* referral_type_id */
    char intervention[CASEWORK_CODE_CAP];   /* intervention_id */
    char provider[CASEWORK_CODE_CAP];       /* service_provider_id, "" not known yet */
    int32_t planned_day, due_day, done_day; /* done: given, or refused */
    enum service_state state;
    int64_t person; /* who wrote it last, and as what */
    enum role role;
};
struct hearing {
    int64_t id, version, case_id;
    char court[84], file[44]; /* file: the court's number of the case, sealed */
    int32_t day, next_day;
    char purpose[CASEWORK_CODE_CAP]; /* court_event */
    char outcome[CASEWORK_CODE_CAP]; /* hearing_outcome; "" not held yet */
    char order[CASEWORK_CODE_CAP];   /* court_order_id; "" none made */
    enum hearing_state state;
    int64_t person;
    enum role role;
};

/* Why nothing was written: CASEWORK_FAULT(id, word, field): field is the one it is said at, "" the whole. */
#define CASEWORK_FAULT_TABLE(X)                                                                 \
    X(STATE, "state", "")   /* what stands there cannot become that */                          \
    X(NEED, "need", "need") /* none, no such code, or not in force on its day */                \
    X(CODE, "code", "code") /* the same of an intervention */                                   \
    X(PROVIDER, "provider", "provider")                                                         \
    X(PLANNED, "planned", "planned") /* on a day to come, or longer ago than ten years */       \
    X(DUE, "due", "due")             /* before it was planned, or later than two years after */ \
    X(UNPLANNED, "unplanned", "day") /* done before it was planned */                           \
    X(TO_COME, "to-come", "day")     /* done on a day to come */                                \
    X(COURT, "court", "court")       /* none named, or no text */                               \
    X(FILE, "file", "file")                                                                     \
    X(PURPOSE, "purpose", "purpose")                                                            \
    X(PAST, "past", "day")       /* a hearing set for a day that is over */                     \
    X(FAR, "far", "day")         /* later than two years from now */                            \
    X(NOT_YET, "not-yet", "day") /* held before its day has come */                             \
    X(OUTCOME, "outcome", "outcome")                                                            \
    X(ORDER, "order", "order")                                                                  \
    X(NEXT, "next", "next")         /* the next date is not after this one */                   \
    X(NEXT_FAR, "next-far", "next") /* later than two years after it */
enum casework_fault {
    CASEWORK_OK,
#define X(id, word, field) CASEWORK_##id,
    CASEWORK_FAULT_TABLE(X)
#undef X
        CASEWORK_FAULTS
};
const char *casework_fault_word(enum casework_fault f);
const char *casework_fault_field(enum casework_fault f);

/* The partner whose update that form is: police, health, odpp; ROLE_NONE of any other. */
enum role casework_agency(struct span sheet);
/* The thing of that partner's duty of an update: one for each partner and case; 0: it is no partner. */
int64_t casework_agency_thing(int64_t case_id, enum role agency);
/* Is something done for the child when that form is filled, so that the no-progress clock begins anew? */
bool casework_progress(struct span sheet);

/* What may follow what, of the tables printed in docs/cases.md. */
bool service_may_move(enum service_state from, enum service_state to);
bool hearing_may_move(enum hearing_state from, enum hearing_state to);

/* A service that is to be planned: its codes, planned_day and due_day. Today is the day it is written. */
enum casework_fault service_plan(const struct service *s, const struct codes *codes, int32_t today);
/* It is given, refused or struck out on that day; *s is moved on when nothing is wrong. */
enum casework_fault service_move(struct service *s, enum service_state to, int32_t day, int32_t today);
/* A hearing that is to be set: court, file, day, purpose. */
enum casework_fault hearing_set(const struct hearing *h, const struct codes *codes, int32_t today);
/* What came of it: outcome, order ("" none) and next_day (0 none), taken from *held; *h is moved on. */
enum casework_fault hearing_hold(struct hearing *h, const struct hearing *held, const struct codes *codes,
                                 int32_t today);
enum casework_fault hearing_strike(struct hearing *h);
/* The one that the next date sets: same court and file, for `purpose` ("" the same as before). */
struct hearing hearing_next(const struct hearing *h, const char *purpose);

#endif
