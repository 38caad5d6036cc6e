/* quality.h - what is unlikely of a child in a case: an age or a sex that does not go with what is said to have
 * happened. It is asked about when it is written down and listed for the officer; nothing is refused for it. The rules
 * are those of CPIMS's own checks (docs/data.md). Ages are of the day it happened or was reported, never of today.
 * Pure. */
#ifndef MLINZI_CORE_QUALITY_H
#define MLINZI_CORE_QUALITY_H

#include "base/text.h"

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
/* Whole years of age on that day; below 0: not born yet. */
int quality_age(int32_t born_day, int32_t day);

#endif
