/* unit.h - units: the Directorate's offices, institutions children live in, and the organisations, police stations,
 * clinics, schools and courts it works with. What one may hold, and which posts may stand at it. Pure. Sources: unit
 * types of CPIMS; Children Act 2022 ss. 63-80 (institutions are registered, licences expire). */
#ifndef MLINZI_CORE_UNIT_H
#define MLINZI_CORE_UNIT_H

#include "core/directory.h"

#define UNIT_KIND_CAP 8
#define UNIT_NAME_CAP 120
#define UNIT_LICENCE_CAP 40
struct unit {
    char code[AT_CAP]; /* "SI-KABETE"; an office's is its area's ("003.016") */
    int64_t party;     /* for sealing and for the forms about it; 0 new */
    int64_t version;   /* 0 new */
    char kind[UNIT_KIND_CAP];
    char name[UNIT_NAME_CAP];
    struct area area;
    char parent[AT_CAP]; /* a unit's code; "" none */
    char licence[UNIT_LICENCE_CAP];
    int32_t licence_to;       /* the last day it holds; 0: no licence is known */
    int64_t capacity;         /* children; 0 not known */
    int64_t sex;              /* whom it takes: 'F' 'M', 0 both */
    int32_t age_from, age_to; /* years, both included; -1 any */
    int32_t opened, closed;   /* days; 0 not known, not closed. On the day it closes it is closed. */
    struct msisdn phone;      /* "" none, or without keys */
};

/* "" no such kind: UNIT_CLASS_NONE. */
enum unit_class unit_class_of(const char *kind);
bool unit_residence(const char *kind);
bool unit_open(const struct unit *u, int32_t day);
/* Its licence was good until before that day. Without one known, false: the licence's number is asked of charitable
 * ones when they are written down, statutory ones have none. */
bool unit_lapsed(const struct unit *u, int32_t day);
/* Whether a post of that role may stand at a unit of that class: an institution's manager, its police station's
 * officer. Posts of the ladder stand at offices, which are areas. */
bool unit_holds(enum unit_class c, enum role role);

#define UNIT_FAULT_TABLE(X)                                                                                    \
    X(CODE, "a code is 3 to 23 capitals, digits, points or dashes, as SI-KABETE or 003.016")                   \
    X(CODE_AREA, "a place's code is for the office of that place alone")                                       \
    X(KIND, "there is no such kind of unit")                                                                   \
    X(NAME, "a name has 3 to 119 bytes")                                                                       \
    X(AREA, "write the place by its code, as 003.016")                                                         \
    X(PARENT, "a unit is not above itself")                                                                    \
    X(LICENCE,                                                                                                 \
      "a licence has its number and the last day it holds, both or neither; charitable institutions have one") \
    X(CAPACITY, "a capacity is 0 (not known) to 5000, of a place where children live alone")                   \
    X(SEX, "sex is F, M or nothing (both), of a place where children live alone")                              \
    X(AGES, "ages are 0 to 25, the first not above the second, of a place where children live alone")          \
    X(CLOSED, "it cannot close before it opened")
enum unit_fault {
    UNIT_OK,
#define X(id, words) UNIT_FAULT_##id,
    UNIT_FAULT_TABLE(X)
#undef X
        UNIT_FAULTS
};
const char *unit_fault_words(enum unit_fault f); /* a sentence's beginning: what to write */
/* The first thing wrong with it. */
enum unit_fault unit_check(const struct unit *u, const struct areas *areas);

#endif
