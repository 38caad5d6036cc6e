/* referral.h - handing a case, or one thing of it, to another post or unit: offered, answered, brought back; and a case
 * that goes to another office for good. What may follow what, who may say it, and why not: values. Design "register",
 * points 3 and 4. Pure. */
#ifndef MLINZI_CORE_REFERRAL_H
#define MLINZI_CORE_REFERRAL_H

#include "core/directory.h"
#include "forms/codes.h"

/* The numbers stand in the store. */
#define REFERRAL_STATE_TABLE(X) \
    X(OFFERED, "offered")       \
    X(ACCEPTED, "accepted")     \
    X(REFUSED, "refused")       \
    X(RETURNED, "returned")     \
    X(WITHDRAWN, "withdrawn")
enum referral_state {
    REFERRAL_NONE,
#define X(id, word) REFERRAL_##id,
    REFERRAL_STATE_TABLE(X)
#undef X
        REFERRAL_STATES
};
const char *referral_state_word(enum referral_state s);
enum referral_state referral_state_of(struct span word);

#define REFERRAL_CODE_CAP 16
#define REFERRAL_WORDS_MOST 400 /* letters */
#define REFERRAL_WORDS_CAP 1604
struct referral {
    int64_t id, version;            /* version rises by one with every write: compare and set */
    int64_t case_id, child;         /* child 0: the case's, as its report says */
    struct post from, to;           /* to.role NONE: a unit where nobody has a post; to.at is its code */
    char reason[REFERRAL_CODE_CAP]; /* referral_type_id */
    int32_t answer_day;             /* to be answered by; once it is accepted, to be brought back by */
    enum referral_state state;
    char told[REFERRAL_WORDS_CAP];     /* what may be told there; sealed */
    char why[REFERRAL_WORDS_CAP];      /* of a refusal or withdrawal; sealed */
    char feedback[REFERRAL_WORDS_CAP]; /* what came of it; sealed */
    int64_t person;
    enum role role;
};

/* Why nothing was written: REFERRAL_FAULT(id, word, field): field is the one it is said at, "" the whole. */
#define REFERRAL_FAULT_TABLE(X)                                                              \
    X(STATE, "state", "")         /* what stands there cannot become that */                 \
    X(REASON, "reason", "reason") /* none, no such code, or not in force today */            \
    X(TO, "to", "to")             /* no such post or unit */                                 \
    X(CLOSED, "unit-closed", "to")                                                           \
    X(VACANT, "vacant", "to")     /* nobody does that post's duty today */                   \
    X(SELF, "self", "to")         /* to oneself */                                           \
    X(ACCUSED, "accused", "to")   /* to the role that is accused in the case */              \
    X(DAY, "answer-day", "day")   /* before today, or later than a year from now */          \
    X(WORDS, "words", "text")     /* a refusal, withdrawal or return says why: 10 letters */ \
    X(LONG, "long", "text")       /* more than REFERRAL_WORDS_MOST */                        \
    X(NOT_ASKED, "not-asked", "") /* an answer by who was not asked */                       \
    X(NOT_OURS, "not-ours", "")   /* withdrawn by who did not offer it */
enum referral_fault {
    REFERRAL_OK,
#define X(id, word, field) REFERRAL_FAULT_##id,
    REFERRAL_FAULT_TABLE(X)
#undef X
        REFERRAL_FAULTS
};
const char *referral_fault_word(enum referral_fault f);
const char *referral_fault_field(enum referral_fault f);

bool referral_may_move(enum referral_state from, enum referral_state to);
/* Who acts: all posts whose duty they do today. */
struct referral_actor {
    const struct post *mine;
    int n;
    int32_t today;
};
/* Where what was typed leads: a unit's code, or a place (its code) with a role. ROLE_NONE with a unit: whichever post
 * somebody holds there, none is allowed. */
enum referral_fault referral_to(const struct directory *dir, const char *at, enum role role, int32_t today,
                                struct post *out);
/* Nobody does the duty of that post: *to becomes the nearest post above it whose duty somebody does, as a case climbs
 * (county, region, nation, secretary), but for the posts of who refers and the role accused. False: there is none. */
bool referral_climb(const struct directory *dir, const struct referral_actor *who, enum role accused, struct post *to);
/* One that is to be offered; accused: the role accused in the case, ROLE_NONE none. */
enum referral_fault referral_offer(const struct referral *r, const struct codes *codes, enum role accused,
                                   const struct referral_actor *who);
/* Accepted, refused, returned by who was asked (of a unit without a post: by who referred), withdrawn by who offered;
 * text: why, what came of it, "" nothing. *r is moved on when nothing is wrong. */
enum referral_fault referral_move(struct referral *r, enum referral_state to, const char *text,
                                  const struct referral_actor *who);
/* The post that owes the next step of it: its answer, then what came of it. */
const struct post *referral_owed_by(const struct referral *r);

/* A case goes to another office for good. */
#define TRANSFER_FAULT_TABLE(X)                                              \
    X(PLACE, "place", "place")    /* none, or wider than a constituency */   \
    X(OFFICE, "office", "office") /* no such office */                       \
    X(COVERS, "covers", "office") /* that office does not cover the place */ \
    X(SAME, "same", "place")      /* the case is there already */            \
    X(REASON, "transfer-reason", "reason")
enum transfer_fault {
    TRANSFER_OK,
#define X(id, word, field) TRANSFER_FAULT_##id,
    TRANSFER_FAULT_TABLE(X)
#undef X
        TRANSFER_FAULTS
};
const char *transfer_fault_word(enum transfer_fault f);
const char *transfer_fault_field(enum transfer_fault f);
struct transfer {
    struct area place;  /* where the child is now */
    const char *office; /* the office that takes it; "" whichever the place's is */
    const char *reason; /* case_transfer_ids */
    const char *from;   /* the office it is of */
    struct area from_place;
};
enum transfer_fault transfer_check(const struct directory *dir, const struct transfer *t, const struct codes *codes,
                                   int32_t today);

#endif
