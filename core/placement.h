/* placement.h - alternative care: a child's placement from identification to closure, as one table of stages. A stage
 * that has a form is entered only when the form is filled. Pure. Sources: Guidelines for the Alternative Family Care of
 * Children in Kenya (2014) and its forms 1A to 17A as CPIMS has them; Children Act 2022. */
#ifndef MLINZI_CORE_PLACEMENT_H
#define MLINZI_CORE_PLACEMENT_H

#include "core/stay.h"

/* PLACEMENT(id, word, sheet, other): the form of that stage, or the other one instead; NULL none. The numbers stand in
 * the store: new ones go to the end. */
#define PLACEMENT_STAGE_TABLE(X)                                                             \
    X(IDENTIFIED, "identified", "afc-1a", NULL)                                              \
    X(TRACED, "traced", NULL, NULL) /* the family was looked for, and what was found */      \
    X(ASSESSED, "assessed", "afc-1b", NULL)                                                  \
    X(FAMILY, "family-assessed", "afc-2a", NULL)                                             \
    X(CONSENTED, "consented", "afc-3a", NULL)                                                \
    X(PLANNED, "planned", "afc-4a", NULL)                                                    \
    X(PLACED, "placed", "afc-5a", "afc-17a") /* 17A: where the placement is reunification */ \
    X(MONITORED, "monitored", "afc-6a", NULL)                                                \
    X(REVIEWED, "reviewed", "afc-7a", "afc-8a") /* 8A: of a young person */                  \
    X(CLOSED, "closed", "afc-9a", NULL)
enum placement_stage {
    PLACEMENT_NONE,
#define X(id, word, sheet, other) PLACEMENT_##id,
    PLACEMENT_STAGE_TABLE(X)
#undef X
        PLACEMENT_STAGES
};
const char *placement_word(enum placement_stage s);
enum placement_stage placement_of(struct span word);
/* Whether `to` may come after `from`; the whole table: docs/care.md. */
bool placement_next(enum placement_stage from, enum placement_stage to);
/* Its form, or the other that will do (which 0 or 1); NULL none. */
const char *placement_sheet(enum placement_stage s, int which);
bool placement_stands(enum placement_stage s); /* the child lives there now: placed and not closed */

struct placement {
    int64_t id, child, case_id, version;
    char kind[CARE_CODE_CAP]; /* of alternative_family_care_type_id: ten */
    enum placement_stage stage;
    int32_t opened, last_day; /* last_day: of the last stage */
    int32_t placed, closed;   /* days; 0 not yet */
    char unit[AT_CAP];        /* where it is in an institution or with an organisation; "" a family */
    int64_t carer;            /* the person or household who takes the child; 0 not known yet */
    struct post post;
    int32_t review_day;
    char end[CARE_CODE_CAP]; /* of placement_end_id */
};
bool placement_residential(const char *kind); /* the child lives in an institution: AFIC, AFPS */

#define PLACEMENT_FAULT_TABLE(X)                                                         \
    X(KIND, "kind")       /* no such kind */                                             \
    X(STANDS, "stands")   /* another placement of the child is open */                   \
    X(OVERLAP, "overlap") /* it would begin before an earlier one ended */               \
    X(STAGE, "stage")     /* this stage cannot come now */                               \
    X(FORM, "form")       /* its form is not filled, or was used for an earlier stage */ \
    X(FUTURE, "placement-future")                                                        \
    X(EARLY, "placement-early") /* before the last stage */                              \
    X(POST, "placement-post")                                                            \
    X(REVIEW, "placement-review")                                                        \
    X(CARER, "carer") /* placed with nobody */                                           \
    X(IN, "in")       /* the child is in an institution still */                         \
    X(END, "end")     /* why it ended: a code */
enum placement_fault {
    PLACEMENT_OK,
#define X(id, word) PLACEMENT_FAULT_##id,
    PLACEMENT_FAULT_TABLE(X)
#undef X
        PLACEMENT_FAULTS
};
const char *placement_fault_word(enum placement_fault f);
struct placement_step {
    enum placement_stage to;
    int32_t day, today;
    bool form;               /* one of its forms is filled and not used by an earlier stage */
    const struct stay *stay; /* the child's open stay; NULL none */
    int32_t free_day;        /* the last day of an earlier placement that the child lived in; 0 none */
};
/* What is wrong with going on, 1 << of each; p as it is to be: carer, unit, review_day, end, kind filled in. */
uint32_t placement_wrong(const struct placement *p, const struct placement_step *s);

#endif
