/* duty.h - what somebody must have done by a day (a hearing prepared, a visit made, an order renewed, a referral
 * answered), and who is told when: the post that answers some days before, on the day, then a level higher for each
 * interval, until it is done or struck out. The table is the ladder's (config/ladder.cfg, duties), read anew at every
 * telling: a duty pins no version. docs/decisions/0012-the-register.md. Pure. */
#ifndef MLINZI_CORE_DUTY_H
#define MLINZI_CORE_DUTY_H

#include "base/day.h"
#include "core/directory.h"
#include "forms/sheet.h"

/* DUTY(id, word, care): care, it is owed to a child in care and outlives the case (it ends with the placement); the
 * others are struck out when their case closes. The numbers stand in the store: new ones go to the end. */
#define DUTY_TABLE(X)                               \
    X(HEARING, "hearing", false)                    \
    X(FOLLOW_UP, "follow-up", false)                \
    X(SERVICE, "service", false)                    \
    X(REVIEW, "review", true) /* of a placement */  \
    X(ORDER_EXPIRY, "order-expiry", true)           \
    X(REFERRAL, "referral", false) /* unanswered */ \
    X(AGENCY_UPDATE, "agency-update", false)        \
    X(VISIT, "visit", true) /* to a placement */    \
    X(PLACEMENT_ENTRY, "placement-entry", true)     \
    X(LEAVE_RETURN, "leave-return", true)           \
    X(ESCAPE, "escape", true)                       \
    X(TAKEDOWN, "takedown", false) /* ask again */  \
    X(CLOSURE, "closure", true)    /* the form of a closed case: owed because it closed */
enum duty_kind {
    DUTY_NONE,
#define X(id, word, care) DUTY_##id,
    DUTY_TABLE(X)
#undef X
        DUTY_COUNT
};
const char *duty_word(enum duty_kind k);
enum duty_kind duty_of(struct span word);
bool duty_outlives_case(enum duty_kind k);
/* Set by the service itself when something happens (a case is shared with a partner, a case closes), not by somebody
 * who names a day: its rule says within how many days. */
bool duty_by_itself(enum duty_kind k);

/* The numbers stand in the store. */
#define DUTY_OUTCOME_TABLE(X) \
    X(DONE, "done")           \
    X(STRUCK, "struck")       \
    X(REPLACED, "replaced")
enum duty_outcome {
    DUTY_OPEN,
#define X(id, word) DUTY_##id,
    DUTY_OUTCOME_TABLE(X)
#undef X
        DUTY_OUTCOME_COUNT
};
const char *duty_outcome_word(enum duty_outcome o); /* "" open */

struct duty {
    int64_t id;
    enum duty_kind kind;
    enum about about;
    int64_t subject;   /* id of what it is about */
    int64_t case_id;   /* 0 none */
    int64_t thing;     /* id of the row that set it; with kind the duty's name: set again, it moves */
    struct post post;  /* who answers for it */
    struct area area;  /* who is above that post: its county, region, nation */
    char ref[12];      /* what texts call it: the case's reference, a child's number; never a name */
    char home[AT_CAP]; /* the institution of a child who is away from it: its manager hears, too; "" none. Looked up
                          (db_duty_get), not of its row */
    int32_t day;       /* to be done by the end of it */
    int64_t version;   /* rises by one with every write: compare and set */
    int64_t level;     /* the highest level that heard it is overdue, or was passed; 0 none */
    int64_t told_s;    /* tellings up to this moment are said, or were never owed: it was set then */
    int64_t due_s;     /* the next telling; INT64_MAX: done */
    int64_t set_s, done_s;
    enum duty_outcome outcome;
    int64_t person; /* who ended it, 0 the service itself */
};

#define DUTY_STEPS_MAX 6
/* A row of the ladder's table of duties. Days are those of the clock: working days, or (clock "day") all days. */
struct duty_rule {
    enum clock clock;                    /* CLOCK_WORK or CLOCK_DAY */
    int minute;                          /* of the day: when it is told, 8 * 60 + 30 */
    int before[DUTY_STEPS_MAX], befores; /* so many days before, falling */
    int after[DUTY_STEPS_MAX], afters;   /* so many days after, rising; one at least */
    int top;                             /* the highest level that hears in the ordinary course */
    bool at_once;                        /* who answers hears it the moment it is set, at any hour, and no reminder */
    int within;                          /* duty_by_itself(): so many days after it is set; 0 of the others */
};

enum duty_say { DUTY_SAY_NONE, DUTY_SAY_REMIND, DUTY_SAY_DUE, DUTY_SAY_OVER, DUTY_SAY_NOW };
struct duty_step {
    enum duty_say say;
    int64_t due_s; /* INT64_MAX: never (done) */
    int up;        /* OVER: so many levels above the post's own by now */
};
/* The first telling after told_s (NOW, of a rule told at once: told_s is then set_s; once it is said, later). On the
 * day, and days before it, are told on the last day of the clock that is not later: what is to be done on a Sunday is
 * said on Friday. After it, again and again in the last interval. Does not depend on now: it may lie in the past. */
struct duty_step duty_next(const struct duty_rule *rule, const struct duty *duty, const struct calendar *cal);
/* The day of one that is set today by itself: the rule's nth day of the clock after it. */
int32_t duty_day_within(const struct duty_rule *rule, const struct calendar *cal, int32_t today);
struct case_file;
/* One about that case, owed by its own officer (the helpline where it has no sub-county); kind, thing and day are the
 * caller's. */
struct duty duty_of_case(const struct case_file *c);
/* The level of the post that answers: 1 to 5; agencies, institutions and volunteers count as level 1, the helpline as
 * 4. */
int duty_base(const struct duty *duty);

#endif
