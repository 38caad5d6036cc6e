/* types.c - the words of severities, roles, states, reasons and acts, from the tables of types.h. */
#include "core/types.h"

static const char *const roles[] = {"",
#define X(id, word) word,
                                    ROLE_TABLE(X)
#undef X
};
static const char *const states[] = {"",
#define X(id, word) word,
                                     STATE_TABLE(X)
#undef X
};
static const char *const reasons[] = {"",
#define X(id, word) word,
                                      REASON_TABLE(X)
#undef X
};
static const char *const acts[] = {"",
#define X(id, word) word,
                                   ACT_TABLE(X)
#undef X
};
static const char *const severities[] = {"", "S1", "S2", "S3", "S4"};

static int find(const char *const *table, int count, struct span word)
{
    for (int i = 1; i < count; i++)
        if (span_is(word, table[i]))
            return i;
    return 0;
}

const char *severity_word(enum severity s)
{
    return (unsigned)s < SEVERITY_COUNT ? severities[s] : "";
}

enum severity severity_of(struct span word)
{
    return (enum severity)find(severities, SEVERITY_COUNT, word);
}

const char *role_word(enum role r)
{
    return (unsigned)r < ROLE_COUNT ? roles[r] : "";
}

enum role role_of(struct span word)
{
    return (enum role)find(roles, ROLE_COUNT, word);
}

const char *state_word(enum case_state s)
{
    return (unsigned)s < CASE_STATE_COUNT ? states[s] : "";
}

enum case_state state_of(struct span word)
{
    return (enum case_state)find(states, CASE_STATE_COUNT, word);
}

const char *reason_word(enum reason r)
{
    return (unsigned)r < REASON_COUNT ? reasons[r] : "";
}

const char *act_word(enum act a)
{
    return (unsigned)a < ACT_COUNT ? acts[a] : "";
}

int role_level(enum role r)
{
    return r >= ROLE_SCCO && r <= ROLE_SECRETARY ? (int)r - (int)ROLE_SCCO + 1 : 0;
}

enum role level_role(int level)
{
    return level >= 1 && level <= LEVELS ? (enum role)((int)ROLE_SCCO + level - 1) : ROLE_NONE;
}
