/* types.h - the words of the service as numbers: severities, roles, states, reasons, acts. 0 is none everywhere. */
#ifndef MLINZI_CORE_TYPES_H
#define MLINZI_CORE_TYPES_H

#include "base/text.h"

enum severity { SEVERITY_NONE, SEVERITY_S1, SEVERITY_S2, SEVERITY_S3, SEVERITY_S4, SEVERITY_COUNT };

/* Product section 1. The order of scco .. secretary is the order of levels 1 .. 5. */
#define ROLE_TABLE(X)             \
    X(CPV, "cpv")                 \
    X(PARALEGAL, "paralegal")     \
    X(CHP, "chp")                 \
    X(POLICE, "police")           \
    X(HEALTH, "health")           \
    X(ODPP, "odpp")               \
    X(SCCO, "scco")               \
    X(CCCS, "cccs")               \
    X(RCCS, "rccs")               \
    X(NATIONAL, "national")       \
    X(SECRETARY, "secretary")     \
    X(HELPLINE, "helpline")       \
    X(INSTITUTION, "institution") \
    X(CSAC, "csac")               \
    X(CBC, "cbc")                 \
    X(ADMIN, "admin")             \
    X(AUDITOR, "auditor")         \
    X(REPORTER, "reporter") /* nobody's post: who reported, in `by=` */
enum role {
    ROLE_NONE,
#define X(id, word) ROLE_##id,
    ROLE_TABLE(X)
#undef X
        ROLE_COUNT
};

#define STATE_TABLE(X)                    \
    X(REPORTED, "reported")               \
    X(VERIFIED, "verified")               \
    X(CLOSE_REQUESTED, "close-requested") \
    X(CLOSED, "closed")                   \
    X(DISCARDED, "discarded")
enum case_state {
    CASE_NONE,
#define X(id, word) CASE_##id,
    STATE_TABLE(X)
#undef X
        CASE_STATE_COUNT
};

#define REASON_TABLE(X)           \
    X(UNANSWERED, "unanswered")   \
    X(NO_ACTION, "no-action")     \
    X(NO_PROGRESS, "no-progress") \
    X(CEILING, "ceiling")         \
    X(VACANT, "vacant")           \
    X(UNREACHABLE, "unreachable") \
    X(PASSED, "passed")
enum reason {
    REASON_NONE,
#define X(id, word) REASON_##id,
    REASON_TABLE(X)
#undef X
        REASON_COUNT
};

/* What a code confirms, and what a request to leave an S1 ladder asks for. */
#define ACT_TABLE(X)        \
    X(CLOSE, "close")       \
    X(DISCARD, "discard")   \
    X(CONFIRM, "confirm")   \
    X(MERGE, "merge")       \
    X(SEVERITY, "severity") \
    X(ERASE, "erase")
enum act {
    ACT_NONE,
#define X(id, word) ACT_##id,
    ACT_TABLE(X)
#undef X
        ACT_COUNT
};

#define LEVELS 5
const char *severity_word(enum severity s); /* "S1", "" for none */
enum severity severity_of(struct span word);
const char *role_word(enum role r);
enum role role_of(struct span word);
const char *state_word(enum case_state s);
enum case_state state_of(struct span word);
const char *reason_word(enum reason r);
const char *act_word(enum act a);
int role_level(enum role r); /* 1..5 for scco..secretary, else 0 */
enum role level_role(int level);

#endif
