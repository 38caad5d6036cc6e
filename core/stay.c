/* stay.c - what may happen to a stay next, as one table; and each rule of an admission by itself, so that all that is
 * wrong is said at once. */
#include "core/stay.h"

#include "base/day.h"
#include "base/must.h"

#define SET(fault) (UINT32_C(1) << (fault))

const char *stay_state_word(enum stay_state s)
{
    static const char *const words[STAY_STATES] = {[STAY_NONE] = "",
#define X(id, word) [STAY_##id] = word,
                                                   STAY_STATE_TABLE(X)
#undef X
    };
    return (unsigned)s < STAY_STATES ? words[s] : "";
}

static const char *const moves[MOVE_KINDS] = {[MOVE_NONE] = "",
#define X(id, word) [MOVE_##id] = word,
                                              MOVE_TABLE(X)
#undef X
};

const char *move_word(enum move_kind k)
{
    return (unsigned)k < MOVE_KINDS ? moves[k] : "";
}

enum move_kind move_of(struct span word)
{
    for (int k = MOVE_NONE + 1; k < MOVE_KINDS; k++)
        if (span_is(word, moves[k]))
            return (enum move_kind)k;
    return MOVE_NONE;
}

enum stay_state stay_after(enum stay_state now, enum move_kind k)
{
    static const uint8_t next[STAY_STATES][MOVE_KINDS] = {
        [STAY_NONE] = {[MOVE_ADMISSION] = STAY_IN},
        [STAY_IN] = {[MOVE_LEAVE] = STAY_LEAVE, [MOVE_ESCAPE] = STAY_ESCAPED, [MOVE_EXIT] = STAY_LEFT},
        [STAY_LEAVE] = {[MOVE_RETURN] = STAY_IN, [MOVE_ESCAPE] = STAY_ESCAPED, [MOVE_EXIT] = STAY_LEFT},
        [STAY_ESCAPED] = {[MOVE_FOUND] = STAY_IN, [MOVE_EXIT] = STAY_LEFT},
    };
    must((unsigned)now < STAY_STATES && (unsigned)k < MOVE_KINDS);
    return (enum stay_state)next[now][k];
}

const char *stay_fault_word(enum stay_fault f)
{
    static const char *const words[STAY_FAULTS] = {[STAY_OK] = "",
#define X(id, word) [STAY_FAULT_##id] = word,
                                                   STAY_FAULT_TABLE(X)
#undef X
    };
    return (unsigned)f < STAY_FAULTS ? words[f] : "";
}

const char *stay_warning_word(enum stay_warning w)
{
    static const char *const words[STAY_WARNINGS] = {[STAY_NO_WARNING] = "",
#define X(id, word) [STAY_WARNING_##id] = word,
                                                     STAY_WARNING_TABLE(X)
#undef X
    };
    return (unsigned)w < STAY_WARNINGS ? words[w] : "";
}

static bool one_of(struct span code, const char *const *all, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (span_is(code, all[i]))
            return true;
    return false;
}

bool stay_by_order(struct span order)
{
    static const char *const all[] = {"OCCR", "OCCI", "OLCB", "OLCR"};
    return one_of(order, all, countof(all));
}

bool stay_by_service(struct span intervention)
{
    static const char *const all[] = {"CCCI", "CCSI"};
    return one_of(intervention, all, countof(all));
}

/* Day 0 was a Thursday. */
int32_t stay_enter_by(int32_t day)
{
    return day + 7 - (day + 3) % 7;
}

void stay_replay(struct stay *s, const struct movement *all, int n)
{
    const struct movement *last = NULL;
    s->state = STAY_NONE;
    for (int i = 0; i < n; i++)
        if (!all[i].struck) {
            last = &all[i];
            s->state = stay_after(s->state, last->kind);
            must(s->state != STAY_NONE);
        }
    s->state = last ? s->state : STAY_LEFT;
    s->last_day = last ? last->day : s->admitted;
    s->left = last && s->state == STAY_LEFT ? last->day : 0;
    s->exit[0] = '\0';
    if (s->left)
        (void)span_str(span_of(last->code), s->exit, sizeof s->exit);
}

int stay_age(int32_t born_day, int32_t day)
{
    return !born_day || born_day > day ? -1 : day_years(born_day, day);
}

int stay_band(int32_t born_day, int32_t day)
{
    static const int from[] = {0, 5, 10, 15, 18};
    int age = stay_age(born_day, day), band = AGE_BANDS - 1;
    for (int i = 0; age >= 0 && i < (int)countof(from); i++)
        if (age >= from[i])
            band = i;
    return band;
}

static uint32_t days_wrong(const struct admission *a)
{
    const int32_t day = a->new_->admitted;
    uint32_t f = 0;
    if (day > a->today)
        f |= SET(STAY_FAULT_FUTURE);
    if (!day || (a->born_day && day < a->born_day) || (a->unit->opened && day < a->unit->opened) || day < a->free_day ||
        (a->moved && a->open && day < a->open->last_day))
        f |= SET(STAY_FAULT_EARLY);
    if (a->unit->closed && day >= a->unit->closed)
        f |= SET(STAY_FAULT_CLOSED);
    if (a->new_->review_day <= day || a->new_->review_day > a->today + STAY_REVIEW_MOST_DAYS)
        f |= SET(STAY_FAULT_REVIEW);
    return f;
}

static uint32_t order_wrong(const struct admission *a)
{
    const struct stay *n = a->new_;
    bool kind = n->order[0] != '\0', to = n->order_to != 0;
    if (kind != to || kind != a->order_number)
        return SET(STAY_FAULT_ORDER);
    return to && n->order_to < n->admitted ? SET(STAY_FAULT_ORDER_DAY) : 0;
}

static bool over(const struct admission *a)
{
    return a->unit->capacity && a->held >= a->unit->capacity;
}

static uint32_t unit_wrong(const struct admission *a)
{
    uint32_t f = 0;
    if (!unit_residence(a->unit->kind))
        f |= SET(STAY_FAULT_HOME);
    if (unit_lapsed(a->unit, a->new_->admitted) && !a->new_->order[0])
        f |= SET(STAY_FAULT_LICENCE);
    if (over(a) && !a->why_over)
        f |= SET(STAY_FAULT_FULL);
    return f;
}

static uint32_t warnings_of(const struct admission *a)
{
    const struct unit *u = a->unit;
    int age = stay_age(a->born_day, a->new_->admitted);
    uint32_t w = 0;
    if (u->sex && a->sex && a->sex != u->sex)
        w |= SET(STAY_WARNING_SEX);
    if (age >= 0 && ((u->age_from >= 0 && age < u->age_from) || (u->age_to >= 0 && age > u->age_to)))
        w |= SET(STAY_WARNING_AGE);
    if (over(a))
        w |= SET(STAY_WARNING_OVER);
    if (a->placed)
        w |= SET(STAY_WARNING_PLACED);
    return w;
}

struct stay_verdict stay_admission(const struct admission *a, uint32_t bad_codes)
{
    struct stay_verdict v = {bad_codes | days_wrong(a) | order_wrong(a) | unit_wrong(a), 0};
    if (a->open && !a->moved)
        v.faults |= SET(STAY_FAULT_OPEN);
    if (a->open && a->moved && span_eq(span_of(a->open->unit), span_of(a->unit->code)))
        v.faults |= SET(STAY_FAULT_SAME);
    if (!a->new_->post.role)
        v.faults |= SET(STAY_FAULT_POST);
    v.warnings = warnings_of(a);
    return v;
}

struct stay_verdict stay_movement(const struct stay *s, struct movement *m, int32_t today)
{
    struct stay_verdict v = {0, 0};
    bool was = s->state == STAY_IN, is = stay_after(s->state, m->kind) == STAY_IN;
    if (!stay_after(s->state, m->kind))
        v.faults |= SET(STAY_FAULT_STATE);
    if (m->day < s->last_day)
        v.faults |= SET(STAY_FAULT_EARLY);
    if (m->day > today)
        v.faults |= SET(STAY_FAULT_FUTURE);
    if (m->kind == MOVE_EXIT && !m->code[0])
        v.faults |= SET(STAY_FAULT_EXIT);
    if (m->kind == MOVE_LEAVE && (m->back_day < m->day || m->back_day > m->day + STAY_LEAVE_MOST_DAYS))
        v.faults |= SET(STAY_FAULT_BACK);
    m->held = m->kind == MOVE_EXIT ? -1 : 0;
    m->present = (int)is - (int)was;
    return v;
}
