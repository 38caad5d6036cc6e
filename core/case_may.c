/* case_may.c - the conditions of the acts on a case, side by side. */
#include "core/case_may.h"

const char *case_act_word(enum case_act a)
{
    static const char *const words[] = {
#define X(id, word) word,
        CASE_ACT_TABLE(X)
#undef X
    };
    return (unsigned)a < CASE_ACTS ? words[a] : "";
}

#define BIT(act) (1u << CASE_ACT_##act)

unsigned case_may(const struct case_file *c, int64_t person, int level, bool agency)
{
    bool in_ladder = c->state == CASE_REPORTED || c->state == CASE_VERIFIED;
    unsigned may = 0;
    if (c->erased_s)
        return 0;
    if (case_open(c) && (level || agency))
        may |= BIT(UPDATE);
    if (level && in_ladder)
        may |= BIT(DISCARD) | BIT(PASS) | BIT(SEVERITY) | BIT(MERGE);
    if (level && in_ladder && !(c->state == CASE_VERIFIED && c->action)) /* else it is an update */
        may |= BIT(VERIFY);
    if (level && in_ladder && c->action)
        may |= BIT(CLOSE);
    if (level && case_open(c))
        may |= BIT(SHARE) | BIT(REFER) | BIT(REASSIGN) | BIT(KIND);
    if (level && c->state == CASE_CLOSE_REQUESTED && person != c->asked_by && (level > c->asked_by_level || level >= 4))
        may |= BIT(CONFIRM) | BIT(REJECT);
    bool over = c->state == CASE_CLOSED || c->state == CASE_DISCARDED;
    if (level >= 2 && !c->merged_into && (over || (c->state == CASE_REPORTED && c->disputed)))
        may |= BIT(REOPEN);
    return may;
}
