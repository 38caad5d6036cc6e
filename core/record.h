/* record.h - one record of the register that is not a case: a child, a person, a household, a contact of the helpline;
 * and what keeps it from being erased. Product section 4; Data Protection Act 2019, sections 39 and 40: what is needed
 * for a claim, a duty of law or the child's safety is kept until that has ended. */
#ifndef MLINZI_CORE_RECORD_H
#define MLINZI_CORE_RECORD_H

#include "forms/sheet.h"

struct record_of {
    enum about about; /* ABOUT_NONE: none */
    int64_t id;
};
/* The first that holds. Of a child by all its numbers; of a person or household also through the children it belongs
 * to now. */
#define RECORD_KEPT_TABLE(X)                                                                \
    X(CASE, "case", "a case about it is open: it is erased when the case is closed")        \
    X(HELD, "held", "a case about it is held back from erasing: it must be released first") \
    X(COURT, "court", "a court session about it is still to come")                          \
    X(STAY, "stay", "the child is in an institution: it must have left first")              \
    X(ORDER, "order", "a court's order about the child is still in force")                  \
    X(PLACEMENT, "placement", "the child's placement in alternative care is not closed")    \
    X(WANTED, "wanted", "what was told in it is just becoming a case")
enum record_kept {
    RECORD_FREE,
#define X(id, word, why) RECORD_KEPT_##id,
    RECORD_KEPT_TABLE(X)
#undef X
        RECORD_KEPTS
};
const char *record_kept_word(enum record_kept k); /* "" of RECORD_FREE */
const char *record_kept_why(enum record_kept k);  /* a sentence; "" */

/* Why it was erased: by the schedule; else by two persons. */
#define RECORD_RETIRED "record.retired"

struct record_facts {
    bool found, erased;
    enum record_kept kept;
    int64_t erased_s;
    int32_t last_day; /* the last day something was known or done of a child; of a contact the day it came */
    int64_t mark;     /* another number as soon as the record is another: changed, or merged */
};
/* A record as one number, for a code that waits, and back. */
static inline int64_t record_number(struct record_of r)
{
    return r.id * 16 + (int64_t)r.about;
}
static inline struct record_of record_numbered(int64_t n)
{
    return (struct record_of){(enum about)(n % 16), n / 16};
}

#endif
