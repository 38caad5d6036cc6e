/* stay.h - a child's stay in an institution, from admission to exit: what may happen next, and whether an admission may
 * be. Who is where on a day follows from the movements alone. Pure. Sources: CPIMS's lists of admissions and discharges
 * (17); Children Act 2022, Fifth Schedule and ss. 63-80: licences, capacity, reviews, orders that end. */
#ifndef MLINZI_CORE_STAY_H
#define MLINZI_CORE_STAY_H

#include "core/unit.h"

/* The numbers stand in the store. */
#define STAY_STATE_TABLE(X) \
    X(IN, "in")             \
    X(LEAVE, "leave")       \
    X(ESCAPED, "escaped")   \
    X(LEFT, "left")
enum stay_state {
    STAY_NONE,
#define X(id, word) STAY_##id,
    STAY_STATE_TABLE(X)
#undef X
        STAY_STATES
};
#define MOVE_TABLE(X)                       \
    X(ADMISSION, "admission")               \
    X(LEAVE, "leave")                       \
    X(RETURN, "return")                     \
    X(ESCAPE, "escape")                     \
    X(FOUND, "found") /* after an escape */ \
    X(EXIT, "exit")
enum move_kind {
    MOVE_NONE,
#define X(id, word) MOVE_##id,
    MOVE_TABLE(X)
#undef X
        MOVE_KINDS
};
const char *stay_state_word(enum stay_state s);
const char *move_word(enum move_kind k);
enum move_kind move_of(struct span word);
/* What the stay is after that; STAY_NONE: it cannot happen now. The whole table: docs/care.md. */
enum stay_state stay_after(enum stay_state now, enum move_kind k);

#define CARE_CODE_CAP 8
struct stay {
    int64_t id, child, version; /* child: party */
    char unit[AT_CAP];
    enum stay_state state;
    int32_t admitted, last_day, left; /* last_day: of the last movement; left 0: still */
    char type[CARE_CODE_CAP], class[CARE_CODE_CAP],
        reason[CARE_CODE_CAP]; /* lists admission_type_id,
                                  admission_class_id, care_admission_reason_id */
    char order[CARE_CODE_CAP]; /* of court_order_id; "" none */
    int32_t order_to;          /* its last day; 0 none */
    struct post post;          /* answers for the child */
    int32_t review_day;
    int64_t from;             /* the stay it was moved from; 0 none */
    char exit[CARE_CODE_CAP]; /* of discharge_type_id; "" still here */
};
struct movement {
    int64_t id, stay, child;
    int ord; /* in its stay, from 1 */
    enum move_kind kind;
    int32_t day, back_day;    /* back_day: LEAVE, when the child is due back */
    char code[CARE_CODE_CAP]; /* ADMISSION its type, EXIT how */
    char unit[AT_CAP];
    int held, present; /* what it adds to who is on the books, and to who is there that night; struck out: nothing */
    bool struck;
};

#define STAY_FAULT_TABLE(X)                                                                         \
    X(OPEN, "open")       /* the child is in another institution, or in this one */                 \
    X(FUTURE, "future")   /* a day that has not come */                                             \
    X(EARLY, "early")     /* before the birth, the opening, the last movement */                    \
    X(HOME, "home")       /* children do not live at that unit */                                   \
    X(CLOSED, "closed")   /* it is closed that day */                                               \
    X(LICENCE, "licence") /* its licence lapsed: only a court's order brings a child there */       \
    X(FULL, "full")       /* over its capacity without a reason */                                  \
    X(TYPE, "type")       /* no such code, as of the next ones */                                   \
    X(CLASS, "class")                                                                               \
    X(REASON, "reason")                                                                             \
    X(ORDER, "order")         /* an order has its kind, its number and its last day, all or none */ \
    X(ORDER_DAY, "order-day") /* it ended before the admission */                                   \
    X(POST, "post")           /* somebody answers for each child */                                 \
    X(REVIEW, "review")       /* a day after the admission, within six months of today */           \
    X(STATE, "state")         /* cannot happen now: see stay_after() */                             \
    X(EXIT, "exit")           /* how the child left: a code */                                      \
    X(BACK, "back")           /* a leave has the day it ends, within 60 days */                     \
    X(SAME, "same")           /* moved to where the child is */
enum stay_fault {
    STAY_OK,
#define X(id, word) STAY_FAULT_##id,
    STAY_FAULT_TABLE(X)
#undef X
        STAY_FAULTS
};
const char *stay_fault_word(enum stay_fault f);
/* Not refused, but somebody must say that they know. */
#define STAY_WARNING_TABLE(X)                                  \
    X(SEX, "sex")       /* not whom it takes */                \
    X(AGE, "age")       /* not of the ages it takes */         \
    X(OVER, "over")     /* over its capacity, with a reason */ \
    X(PLACED, "placed") /* an alternative family care placement of the child stands */
enum stay_warning {
    STAY_NO_WARNING,
#define X(id, word) STAY_WARNING_##id,
    STAY_WARNING_TABLE(X)
#undef X
        STAY_WARNINGS
};
const char *stay_warning_word(enum stay_warning w);
struct stay_verdict {
    uint32_t faults, warnings; /* 1 << of each */
};
static inline bool stay_has(uint32_t set, int one)
{
    return (set >> one & 1) != 0;
}

#define STAY_REVIEW_MOST_DAYS 186 /* half a year: care plans are looked at again at least as often */
#define STAY_LEAVE_MOST_DAYS 60
struct admission {
    const struct stay *new_; /* as it is to be: unit, admitted, codes, order, post, review_day */
    const struct unit *unit;
    int64_t held;            /* children on its books that day */
    int64_t sex;             /* the child's: 'F' 'M' 'X', 0 not known */
    int32_t born_day, today; /* born_day 0: not known */
    const struct stay *open; /* the child's open stay; NULL none */
    bool moved;              /* the open stay ends with it, the same day */
    int32_t free_day;        /* the last day of an earlier stay; 0 none */
    bool order_number, why_over, placed;
};
/* Codes must be known (bad_codes: STAY_FAULT_TYPE.. as found by the caller in the code book). */
struct stay_verdict stay_admission(const struct admission *a, uint32_t bad_codes);
/* Of a stay that stands, everything but an admission: fills held and present of m. */
struct stay_verdict stay_movement(const struct stay *s, struct movement *m, int32_t today);
/* An order of the court (court_order_id), or a service given (intervention_id), that brings a child to an institution.
 */
bool stay_by_order(struct span order);
bool stay_by_service(struct span intervention);
/* Its admission is written down by the next Monday: CPIMS's check of what a unit has not entered. */
int32_t stay_enter_by(int32_t day);
/* What the movements that stand leave of the stay, in their order: state, last_day, left and exit. None stands (its
 * admission was struck out): the child was never there, and *s is LEFT without a day. */
void stay_replay(struct stay *s, const struct movement *all, int n);
int stay_age(int32_t born_day, int32_t day); /* whole years; -1 not known, or not yet born */
/* Bands of the returns: 0-4, 5-9, 10-14, 15-17, 18 and over, not known. */
#define AGE_BANDS 6
int stay_band(int32_t born_day, int32_t day);

#endif
