/* quality.h - what is unlikely of a child in a case: an age or a sex that does not go with what is said to have
 * happened. It is asked about when it is written down and listed for the officer; nothing is refused for it. The rules
 * are those of CPIMS's own checks (docs/data.md). Ages are of the day it happened or was reported, never of today.
 * Pure. */
#ifndef MLINZI_CORE_QUALITY_H
#define MLINZI_CORE_QUALITY_H

#include "base/text.h"
#include "core/types.h"

#define QUALITY_TABLE(X)                                         \
    X(NO_DATE, "no-date")                                        \
    X(UNBORN, "unborn")       /* it happened before the birth */ \
    X(OLD, "old")             /* 25 or over */                   \
    X(ABANDONED, "abandoned") /* over 15 */                      \
    X(NEGLECT, "neglect")     /* over 18 */                      \
    X(LABOUR, "labour")       /* under 6, and truancy */         \
    X(TRUANCY, "truancy")                                        \
    X(OFFENDER, "offender") /* under 11, as those below */       \
    X(PREGNANCY, "pregnancy")                                    \
    X(MARRIAGE, "marriage")                                      \
    X(DELINQUENCY, "delinquency")                                \
    X(PREGNANT_BOY, "pregnant-boy")                              \
    X(FGM_BOY, "fgm-boy")
enum quality {
#define X(id, word) QUALITY_##id,
    QUALITY_TABLE(X)
#undef X
        QUALITIES
};
const char *quality_word(enum quality q);

struct quality_child {
    int64_t sex;      /* 'F' 'M' 'X', 0 not known */
    int32_t born_day; /* 0 not known */
    int32_t day;      /* it happened, else it was reported */
};
/* One bit a quality. category: of list case_category_id; empty: of the child alone. */
uint32_t quality_check(const struct quality_child *c, struct span category);
/* What is missing or late of a case's data: listed for its officer. */
#define CASE_QUALITY_TABLE(X)                                                                \
    X(NO_CLOSURE, "no-closure")   /* closed, and no closure form is filled */                \
    X(NO_PLAN, "no-plan")         /* taken up, and nothing is planned or was given for it */ \
    X(LATE_RECORD, "late-record") /* no case record sheet by the 5th of the next month */
enum case_quality {
#define X(id, word) CASE_QUALITY_##id,
    CASE_QUALITY_TABLE(X)
#undef X
        CASE_QUALITIES
};
const char *case_quality_word(enum case_quality q);
enum case_quality case_quality_of(struct span word); /* CASE_QUALITIES: none of these */
struct quality_case {
    enum case_state state;
    bool merged;                             /* it is one with another, which has its data */
    bool closure, plan;                      /* a closure form stands; a service not struck out */
    int32_t reported_day, record_day, today; /* the sheet was first written; 0 it is not there */
};
/* One bit a case_quality. */
uint32_t quality_case(const struct quality_case *c);

#endif
