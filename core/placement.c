/* placement.c - the stages of alternative care as one table, and what each asks for. */
#include "core/placement.h"

#include "base/must.h"

#define SET(fault) (UINT32_C(1) << (PLACEMENT_FAULT_##fault))
#define TO(stage) (UINT32_C(1) << (PLACEMENT_##stage))

static const struct {
    const char *word, *sheet, *other;
} stages[PLACEMENT_STAGES] = {[PLACEMENT_NONE] = {"", NULL, NULL},
#define X(id, word, sheet, other) [PLACEMENT_##id] = {word, sheet, other},
                              PLACEMENT_STAGE_TABLE(X)
#undef X
};

const char *placement_word(enum placement_stage s)
{
    return (unsigned)s < PLACEMENT_STAGES ? stages[s].word : "";
}

enum placement_stage placement_of(struct span word)
{
    for (int s = PLACEMENT_NONE + 1; s < PLACEMENT_STAGES; s++)
        if (span_is(word, stages[s].word))
            return (enum placement_stage)s;
    return PLACEMENT_NONE;
}

bool placement_next(enum placement_stage from, enum placement_stage to)
{
    static const uint32_t next[PLACEMENT_STAGES] = {
        [PLACEMENT_NONE] = TO(IDENTIFIED),
        [PLACEMENT_IDENTIFIED] = TO(TRACED) | TO(ASSESSED) | TO(CLOSED),
        [PLACEMENT_TRACED] = TO(TRACED) | TO(ASSESSED) | TO(CLOSED),
        [PLACEMENT_ASSESSED] = TO(TRACED) | TO(FAMILY) | TO(CONSENTED) | TO(CLOSED),
        [PLACEMENT_FAMILY] = TO(TRACED) | TO(FAMILY) | TO(CONSENTED) | TO(CLOSED),
        [PLACEMENT_CONSENTED] = TO(PLANNED) | TO(CLOSED),
        [PLACEMENT_PLANNED] = TO(PLACED) | TO(CLOSED),
        [PLACEMENT_PLACED] = TO(MONITORED) | TO(REVIEWED) | TO(CLOSED),
        [PLACEMENT_MONITORED] = TO(MONITORED) | TO(REVIEWED) | TO(CLOSED),
        [PLACEMENT_REVIEWED] = TO(MONITORED) | TO(REVIEWED) | TO(CLOSED),
    };
    must((unsigned)from < PLACEMENT_STAGES && (unsigned)to < PLACEMENT_STAGES);
    return to && (next[from] >> to & 1) != 0;
}

const char *placement_sheet(enum placement_stage s, int which)
{
    must((unsigned)s < PLACEMENT_STAGES);
    return which == 0 ? stages[s].sheet : which == 1 ? stages[s].other : NULL;
}

bool placement_stands(enum placement_stage s)
{
    return s >= PLACEMENT_PLACED && s < PLACEMENT_CLOSED;
}

bool placement_residential(const char *kind)
{
    return span_is(span_of(kind), "AFIC") || span_is(span_of(kind), "AFPS");
}

const char *placement_fault_word(enum placement_fault f)
{
    static const char *const words[PLACEMENT_FAULTS] = {[PLACEMENT_OK] = "",
#define X(id, word) [PLACEMENT_FAULT_##id] = word,
                                                        PLACEMENT_FAULT_TABLE(X)
#undef X
    };
    return (unsigned)f < PLACEMENT_FAULTS ? words[f] : "";
}

/* A family's child has left the institution; an institution's child is in that one. */
static uint32_t home_wrong(const struct placement *p, const struct placement_step *s)
{
    bool there = s->stay && span_eq(span_of(s->stay->unit), span_of(p->unit));
    if (placement_residential(p->kind))
        return !p->unit[0] ? SET(CARER) : there ? 0 : SET(IN);
    return (p->carer || p->unit[0] ? 0 : SET(CARER)) | (s->stay ? SET(IN) : 0);
}

uint32_t placement_wrong(const struct placement *p, const struct placement_step *s)
{
    uint32_t f = 0;
    if (!placement_next(p->stage, s->to))
        f |= SET(STAGE);
    if (placement_sheet(s->to, 0) && !s->form)
        f |= SET(FORM);
    if (s->day > s->today)
        f |= SET(FUTURE);
    if (!s->day || s->day < p->last_day)
        f |= SET(EARLY);
    if (!p->post.role)
        f |= SET(POST);
    if (s->to != PLACEMENT_CLOSED && s->to >= PLACEMENT_PLACED &&
        (p->review_day <= s->day || p->review_day > s->today + STAY_REVIEW_MOST_DAYS))
        f |= SET(REVIEW);
    if (s->to == PLACEMENT_PLACED)
        f |= home_wrong(p, s) | (s->day < s->free_day ? SET(OVERLAP) : 0);
    if (s->to == PLACEMENT_CLOSED && !p->end[0])
        f |= SET(END);
    return f;
}
