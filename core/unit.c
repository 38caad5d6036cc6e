/* unit.c - what a unit may hold, and who may stand at it: tables. */
#include "core/unit.h"

#include "base/must.h"

enum { CAPACITY_MOST = 5000, AGE_MOST = 25 };

static const struct {
    const char *code;
    enum unit_class of;
    bool residence;
} kinds[] = {
#define UNIT_KIND(code, class, residence) {code, UNIT_CLASS_##class, residence},
#include "core/unit_kinds.def"
#undef UNIT_KIND
};

static int kind_at(const char *kind)
{
    for (size_t i = 0; i < countof(kinds); i++)
        if (span_eq(span_of(kind), span_of(kinds[i].code)))
            return (int)i;
    return -1;
}

enum unit_class unit_class_of(const char *kind)
{
    int i = kind_at(kind);
    return i < 0 ? UNIT_CLASS_NONE : kinds[i].of;
}

bool unit_residence(const char *kind)
{
    int i = kind_at(kind);
    return i >= 0 && kinds[i].residence;
}

bool unit_open(const struct unit *u, int32_t day)
{
    return (!u->opened || u->opened <= day) && (!u->closed || day < u->closed);
}

bool unit_lapsed(const struct unit *u, int32_t day)
{
    return u->licence_to && u->licence_to < day;
}

bool unit_holds(enum unit_class c, enum role role)
{
    static const struct {
        enum unit_class of;
        enum role role;
    } stands[] = {
        {UNIT_CLASS_STATUTORY, ROLE_INSTITUTION},
        {UNIT_CLASS_CHARITABLE, ROLE_INSTITUTION},
        {UNIT_CLASS_ORGANISATION, ROLE_INSTITUTION},
        {UNIT_CLASS_SCHOOL, ROLE_INSTITUTION},
        {UNIT_CLASS_POLICE, ROLE_POLICE},
        {UNIT_CLASS_HEALTH, ROLE_HEALTH},
        {UNIT_CLASS_COURT, ROLE_ODPP},
        {UNIT_CLASS_COMMITTEE, ROLE_CSAC},
    };
    for (size_t i = 0; i < countof(stands); i++)
        if (stands[i].of == c && stands[i].role == role)
            return true;
    return false;
}

const char *unit_fault_words(enum unit_fault f)
{
    static const char *const words[UNIT_FAULTS] = {[UNIT_OK] = "",
#define X(id, words) [UNIT_FAULT_##id] = words,
                                                   UNIT_FAULT_TABLE(X)
#undef X
    };
    return (unsigned)f < UNIT_FAULTS ? words[f] : "";
}

static bool code_shaped(const char *code)
{
    size_t n = 0;
    for (; code[n]; n++)
        if (!((code[n] >= 'A' && code[n] <= 'Z') || (code[n] >= '0' && code[n] <= '9') || code[n] == '-' ||
              code[n] == '.'))
            return false;
    return n >= 2 && n < AT_CAP;
}

static enum unit_fault code_check(const struct unit *u, const struct areas *areas, enum unit_class of)
{
    struct area own;
    bool is_area = area_read(areas, span_of(u->code), &own);
    if (!code_shaped(u->code))
        return UNIT_FAULT_CODE;
    if (is_area && (of != UNIT_CLASS_OFFICE || !area_eq(own, u->area)))
        return UNIT_FAULT_CODE_AREA;
    return is_area || span_of(u->code).n > 2 ? UNIT_OK : UNIT_FAULT_CODE;
}

static enum unit_fault home_check(const struct unit *u, enum unit_class of)
{
    bool home = unit_residence(u->kind), number = u->licence[0], ages = u->age_from >= 0 || u->age_to >= 0;
    if (number != (u->licence_to != 0) || (of == UNIT_CLASS_CHARITABLE && !number))
        return UNIT_FAULT_LICENCE;
    if (u->capacity < 0 || u->capacity > CAPACITY_MOST || (u->capacity && !home))
        return UNIT_FAULT_CAPACITY;
    if ((u->sex && u->sex != 'F' && u->sex != 'M') || (u->sex && !home))
        return UNIT_FAULT_SEX;
    if (u->age_from < -1 || u->age_to < -1 || u->age_from > AGE_MOST || u->age_to > AGE_MOST ||
        (u->age_to >= 0 && u->age_from > u->age_to) || (ages && !home))
        return UNIT_FAULT_AGES;
    return u->opened && u->closed && u->closed < u->opened ? UNIT_FAULT_CLOSED : UNIT_OK;
}

enum unit_fault unit_check(const struct unit *u, const struct areas *areas)
{
    size_t name = span_of(u->name).n;
    enum unit_class of = unit_class_of(u->kind);
    if (!of)
        return UNIT_FAULT_KIND;
    if (!u->area.level)
        return UNIT_FAULT_AREA;
    enum unit_fault f = code_check(u, areas, of);
    if (f)
        return f;
    if (name < 3 || name >= UNIT_NAME_CAP)
        return UNIT_FAULT_NAME;
    if (u->parent[0] && span_eq(span_of(u->parent), span_of(u->code)))
        return UNIT_FAULT_PARENT;
    return home_check(u, of);
}
