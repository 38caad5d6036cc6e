/* casework.c - services and hearings: their states, and why something cannot be written. */
#include "core/casework.h"

#include <string.h>

#include "base/must.h"

enum { YEARS_BACK = 3653, DAYS_AHEAD = 731 };

const char *service_state_word(enum service_state s)
{
    static const char *const words[SERVICE_STATES] = {"",
#define X(id, word) word,
                                                      SERVICE_STATE_TABLE(X)
#undef X
    };
    return (unsigned)s < SERVICE_STATES ? words[s] : "";
}

const char *hearing_state_word(enum hearing_state s)
{
    static const char *const words[HEARING_STATES] = {"",
#define X(id, word) word,
                                                      HEARING_STATE_TABLE(X)
#undef X
    };
    return (unsigned)s < HEARING_STATES ? words[s] : "";
}

static const struct {
    const char *word, *field;
} faults[CASEWORK_FAULTS] = {{"", ""},
#define X(id, word, field) {word, field},
                             CASEWORK_FAULT_TABLE(X)
#undef X
};

const char *casework_fault_word(enum casework_fault f)
{
    return (unsigned)f < CASEWORK_FAULTS ? faults[f].word : "";
}

const char *casework_fault_field(enum casework_fault f)
{
    return (unsigned)f < CASEWORK_FAULTS ? faults[f].field : "";
}

/* --- forms --- */

static const struct {
    const char *sheet;
    enum role role;
} agencies[] = {{"police", ROLE_POLICE}, {"hospital", ROLE_HEALTH}, {"prosecution", ROLE_ODPP}};

enum role casework_agency(struct span sheet)
{
    for (size_t i = 0; i < countof(agencies); i++)
        if (span_is(sheet, agencies[i].sheet))
            return agencies[i].role;
    return ROLE_NONE;
}

/* The numbers stand in the store: the order above is kept. */
int64_t casework_agency_thing(int64_t case_id, enum role agency)
{
    for (size_t i = 0; i < countof(agencies); i++)
        if (agency == agencies[i].role)
            return case_id * 4 + (int64_t)i + 1;
    return 0;
}

bool casework_progress(struct span sheet)
{
    return casework_agency(sheet) || span_is(sheet, "follow-up");
}

/* --- what may follow what --- */

#define BIT(state) (1u << (state))

bool service_may_move(enum service_state from, enum service_state to)
{
    static const unsigned may[SERVICE_STATES] = {
        [SERVICE_NONE] = BIT(SERVICE_PLANNED),
        [SERVICE_PLANNED] = BIT(SERVICE_GIVEN) | BIT(SERVICE_REFUSED) | BIT(SERVICE_STRUCK),
        [SERVICE_REFUSED] = BIT(SERVICE_GIVEN), /* the family has come round */
    };
    return (unsigned)from < SERVICE_STATES && (unsigned)to < SERVICE_STATES && (may[from] & BIT(to));
}

bool hearing_may_move(enum hearing_state from, enum hearing_state to)
{
    static const unsigned may[HEARING_STATES] = {
        [HEARING_NONE] = BIT(HEARING_SET),
        [HEARING_SET] = BIT(HEARING_HELD) | BIT(HEARING_STRUCK),
    };
    return (unsigned)from < HEARING_STATES && (unsigned)to < HEARING_STATES && (may[from] & BIT(to));
}

/* --- services --- */

static bool in_force(const struct codes *codes, const char *list, const char *code, int32_t day)
{
    return *code && code_on(codes, span_of(list), span_of(code), day);
}

enum casework_fault service_plan(const struct service *s, const struct codes *codes, int32_t today)
{
    if (!service_may_move(s->state, SERVICE_PLANNED))
        return CASEWORK_STATE;
    if (s->planned_day > today || s->planned_day < today - YEARS_BACK)
        return CASEWORK_PLANNED;
    if (!in_force(codes, "referral_type_id", s->need, s->planned_day))
        return CASEWORK_NEED;
    if (!in_force(codes, "intervention_id", s->intervention, s->planned_day))
        return CASEWORK_CODE;
    if (*s->provider && !in_force(codes, "service_provider_id", s->provider, s->planned_day))
        return CASEWORK_PROVIDER;
    if (s->due_day < s->planned_day || s->due_day > s->planned_day + DAYS_AHEAD)
        return CASEWORK_DUE;
    return CASEWORK_OK;
}

enum casework_fault service_move(struct service *s, enum service_state to, int32_t day, int32_t today)
{
    if (!service_may_move(s->state, to))
        return CASEWORK_STATE;
    if (to != SERVICE_STRUCK && day < s->planned_day)
        return CASEWORK_UNPLANNED;
    if (to != SERVICE_STRUCK && day > today)
        return CASEWORK_TO_COME;
    s->state = to;
    s->done_day = to == SERVICE_STRUCK ? 0 : day;
    return CASEWORK_OK;
}

/* --- hearings --- */

static bool line_fits(const char *s, size_t least, size_t most)
{
    size_t n = span_written(span_of(s));
    return n >= least && n <= most;
}

enum casework_fault hearing_set(const struct hearing *h, const struct codes *codes, int32_t today)
{
    if (!hearing_may_move(h->state, HEARING_SET))
        return CASEWORK_STATE;
    if (!line_fits(h->court, 2, 80))
        return CASEWORK_COURT;
    if (!line_fits(h->file, 0, 40))
        return CASEWORK_FILE;
    if (h->day < today)
        return CASEWORK_PAST;
    if (h->day > today + DAYS_AHEAD)
        return CASEWORK_FAR;
    return in_force(codes, "court_event", h->purpose, h->day) ? CASEWORK_OK : CASEWORK_PURPOSE;
}

enum casework_fault hearing_hold(struct hearing *h, const struct hearing *held, const struct codes *codes,
                                 int32_t today)
{
    if (!hearing_may_move(h->state, HEARING_HELD))
        return CASEWORK_STATE;
    if (h->day > today)
        return CASEWORK_NOT_YET;
    if (!in_force(codes, "hearing_outcome", held->outcome, h->day))
        return CASEWORK_OUTCOME;
    if (*held->order && !in_force(codes, "court_order_id", held->order, h->day))
        return CASEWORK_ORDER;
    if (held->next_day && held->next_day <= h->day)
        return CASEWORK_NEXT;
    if (held->next_day > h->day + DAYS_AHEAD)
        return CASEWORK_NEXT_FAR;
    h->state = HEARING_HELD;
    memcpy(h->outcome, held->outcome, sizeof h->outcome);
    memcpy(h->order, held->order, sizeof h->order);
    h->next_day = held->next_day;
    return CASEWORK_OK;
}

enum casework_fault hearing_strike(struct hearing *h)
{
    if (!hearing_may_move(h->state, HEARING_STRUCK))
        return CASEWORK_STATE;
    h->state = HEARING_STRUCK;
    return CASEWORK_OK;
}

struct hearing hearing_next(const struct hearing *h, const char *purpose)
{
    struct hearing next = *h;
    next.id = next.version = 0;
    next.day = h->next_day;
    next.next_day = 0;
    next.outcome[0] = next.order[0] = '\0';
    next.state = HEARING_NONE;
    if (*purpose)
        (void)span_str(span_of(purpose), next.purpose, sizeof next.purpose);
    return next;
}
