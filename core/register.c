/* register.c - one row an act: from which level of the hierarchy a post that covers the place may do it, and who else.
 */
#include "core/register.h"

#include "core/rights.h"

#define YES true
#define NO false
/* level: the lowest that may, 0 none. shared: a post the case is shared with. unit: the institution the child is in.
 * desk: the helpline. */
static const struct {
    const char *word;
    int level;
    bool shared, unit, desk, admin;
} rules[REGISTER_ACTS] = {
    [REGISTER_READ] = {"read", 1, YES, YES, NO, NO},       [REGISTER_FILL] = {"fill", 1, YES, YES, NO, NO},
    [REGISTER_STRIKE] = {"strike", 1, NO, NO, NO, NO},     [REGISTER_ADD] = {"add", 1, NO, YES, YES, NO},
    [REGISTER_FIND] = {"find", 1, NO, YES, YES, NO},       [REGISTER_MERGE] = {"merge", 1, NO, NO, NO, NO},
    [REGISTER_ADMIT] = {"admit", 1, NO, YES, NO, NO},      [REGISTER_PLACE] = {"place", 1, NO, NO, NO, NO},
    [REGISTER_REFER] = {"refer", 1, YES, YES, YES, NO},    [REGISTER_CONTACT] = {"contact", 0, NO, NO, YES, NO},
    [REGISTER_UNITS] = {"units", 4, NO, NO, NO, YES},      [REGISTER_IMPORT] = {"import", 4, NO, NO, NO, YES},
    [REGISTER_FIGURES] = {"figures", 1, NO, YES, YES, NO}, [REGISTER_BRIDGE] = {"bridge", 4, NO, NO, NO, YES},
    [REGISTER_ERASE] = {"erase", 2, NO, NO, YES, NO},
};

const char *register_act_word(enum register_act a)
{
    return (unsigned)a < REGISTER_ACTS ? rules[a].word : "";
}

/* What a contact tells the helpline is its desk's alone; what became of it is the case's. */
static bool desk_alone(const struct register_subject *s)
{
    return s->about == ABOUT_CONTACT;
}

/* The level this post covers one of its places with; of nobody yet, its own level. */
static int level_of(const struct directory *dir, const struct post *post, const struct register_subject *s)
{
    int best = 0;
    if (s->about == ABOUT_NONE)
        return role_level(post->role);
    for (int i = 0; i < s->places; i++) {
        int level = post->role == ROLE_HELPLINE ? 0 : rights_level(dir, post, s->place[i].area, s->place[i].accused);
        best = level > best ? level : best;
    }
    return best;
}

static bool shared_with(const struct post *post, const struct register_subject *s)
{
    for (int i = 0; i < s->shares; i++)
        if (post_eq(&s->shared[i], post))
            return true;
    return false;
}

/* How high this post stands when it may: level 1 to 5, or 1 for who is no officer; 0 may not. */
static int may_as(const struct directory *dir, const struct post *post, enum register_act act,
                  const struct register_subject *s)
{
    int level = desk_alone(s) ? 0 : level_of(dir, post, s);
    if (rules[act].level && level >= rules[act].level)
        return level;
    if (desk_alone(s))
        return post->role == ROLE_HELPLINE && (rules[act].desk || act == REGISTER_READ || act == REGISTER_FILL);
    bool nobody = s->about == ABOUT_NONE;
    bool unit = post->role == ROLE_INSTITUTION && (nobody || (s->unit[0] && span_is(span_of(s->unit), post->at)));
    return (rules[act].shared && shared_with(post, s)) || (rules[act].unit && unit) ||
           (rules[act].desk && post->role == ROLE_HELPLINE && nobody) || (rules[act].admin && post->role == ROLE_ADMIN);
}

bool register_may(const struct directory *dir, const struct post *mine, int n, enum register_act act,
                  const struct register_subject *s, struct post *as)
{
    int best = 0;
    for (int i = 0; i < n; i++) {
        int now = may_as(dir, &mine[i], act, s);
        if (now > best && as)
            *as = mine[i];
        best = now > best ? now : best;
    }
    return best > 0;
}
