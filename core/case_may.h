/* case_may.h - what somebody may do with a case now, so that a page offers that and nothing else. Offering is not
 * allowing: each act looks again (core/act_*.c), and the tests hold the two against each other. */
#ifndef MLINZI_CORE_CASE_MAY_H
#define MLINZI_CORE_CASE_MAY_H

#include "core/case.h"

#define CASE_ACT_TABLE(X)   \
    X(VERIFY, "verify")     \
    X(UPDATE, "update")     \
    X(CLOSE, "close")       \
    X(DISCARD, "discard")   \
    X(CONFIRM, "confirm")   \
    X(REJECT, "reject")     \
    X(REOPEN, "reopen")     \
    X(PASS, "pass")         \
    X(SHARE, "share")       \
    X(REFER, "refer")       \
    X(REASSIGN, "reassign") \
    X(SEVERITY, "severity") \
    X(MERGE, "merge")       \
    X(KIND, "kind")
enum case_act {
#define X(id, word) CASE_ACT_##id,
    CASE_ACT_TABLE(X)
#undef X
        CASE_ACTS
};
const char *case_act_word(enum case_act a);
/* level: 1..5 as rights say, 0 none; agency: the case is shared with them. Bits of 1 << enum case_act. */
unsigned case_may(const struct case_file *c, int64_t person, int level, bool agency);

#endif
