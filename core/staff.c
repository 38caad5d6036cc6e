/* staff.c - rights over people, audit and settings as one table, and who stands below whom. */
#include "core/staff.h"

#include "base/must.h"

#define OF(role) (UINT32_C(1) << (role))
#define LADDER OF(ROLE_SCCO) | OF(ROLE_CCCS) | OF(ROLE_RCCS) | OF(ROLE_NATIONAL) | OF(ROLE_SECRETARY)

/* For the whole country these posts are held at KE; a right of the ladder's own area has no such condition. */
static const struct {
    uint32_t roles;
    bool at_ke;
} rights[STAFF_RIGHTS] = {
    [STAFF_LOOK] = {LADDER | OF(ROLE_ADMIN), false},
    [STAFF_CHANGE] = {OF(ROLE_ADMIN), true},
    [STAFF_AUDIT] = {OF(ROLE_ADMIN) | OF(ROLE_AUDITOR), true},
    [STAFF_SETTINGS] = {OF(ROLE_ADMIN), true},
    [STAFF_ERASURES] = {OF(ROLE_ADMIN) | OF(ROLE_AUDITOR) | OF(ROLE_NATIONAL) | OF(ROLE_SECRETARY), true},
    [STAFF_HOLD] = {OF(ROLE_ADMIN) | OF(ROLE_NATIONAL) | OF(ROLE_SECRETARY), true},
    [STAFF_RELEASE] = {OF(ROLE_NATIONAL) | OF(ROLE_SECRETARY), true},
    [STAFF_TEACH] = {OF(ROLE_ADMIN) | OF(ROLE_NATIONAL) | OF(ROLE_SECRETARY), true},
};

static bool at_ke(const struct post *p)
{
    return span_is(span_of(p->at), "KE");
}

bool staff_may(const struct post *mine, int n, enum staff_right what)
{
    must(what < STAFF_RIGHTS);
    for (int i = 0; i < n; i++)
        if ((rights[what].roles & OF(mine[i].role)) && (at_ke(&mine[i]) || !rights[what].at_ke) &&
            (mine[i].role != ROLE_ADMIN || at_ke(&mine[i])))
            return true;
    return false;
}

/* An office lies in an area when all it owns does. */
static bool lies_in(const struct directory *dir, const struct post *mine, const struct post *theirs)
{
    struct area a;
    const struct office *o = directory_find_office(dir, theirs->at);
    const struct unit_place *u = directory_find_unit(dir, theirs->at);
    if (span_eq(span_of(mine->at), span_of(theirs->at)))
        return true;
    if (u)
        return post_covers(dir, mine, u->area);
    if (!o)
        return area_read(dir->areas, span_of(theirs->at), &a) && post_covers(dir, mine, a);
    for (int i = 0; i < o->areas; i++)
        if (!post_covers(dir, mine, o->area[i]))
            return false;
    return o->areas > 0;
}

bool staff_sees(const struct directory *dir, const struct post *mine, int n, const struct post *theirs)
{
    for (int i = 0; i < n; i++)
        if (mine[i].role == ROLE_ADMIN ? at_ke(&mine[i]) : role_level(mine[i].role) && lies_in(dir, &mine[i], theirs))
            return true;
    return false;
}

/* Admin and auditor stand beside the ladder: nobody on it is above them. */
static bool below(const struct post *theirs, int level)
{
    return theirs->role != ROLE_ADMIN && theirs->role != ROLE_AUDITOR && role_level(theirs->role) < level;
}

bool staff_unlocks(const struct directory *dir, const struct post *mine, int n, const struct post *theirs, int m)
{
    for (int i = 0; i < n; i++) {
        int level = role_level(mine[i].role);
        bool in_area = false, all_below = level > 0;
        for (int j = 0; j < m; j++) {
            in_area = in_area || lies_in(dir, &mine[i], &theirs[j]);
            all_below = all_below && below(&theirs[j], level);
        }
        if (in_area && all_below)
            return true;
    }
    return false;
}
