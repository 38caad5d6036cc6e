/* contact.c - what must be known of a contact of the helpline. */
#include "core/contact.h"

#include "base/day.h"

static const char *const kinds[CONTACT_KINDS] = {[CONTACT_NONE] = "",
#define X(id, word) [CONTACT_##id] = word,
                                                 CONTACT_KIND_TABLE(X)
#undef X
};

static const struct {
    const char *field, *words;
} faults[CONTACT_FAULTS] = {[CONTACT_OK] = {"", ""},
#define X(id, field, words) [CONTACT_FAULT_##id] = {field, words},
                            CONTACT_FAULT_TABLE(X)
#undef X
};

const char *contact_word(enum contact_kind k)
{
    return (unsigned)k < CONTACT_KINDS ? kinds[k] : "";
}

enum contact_kind contact_kind_of(struct span word)
{
    for (int k = CONTACT_NONE + 1; k < CONTACT_KINDS; k++)
        if (span_is(word, kinds[k]))
            return (enum contact_kind)k;
    return CONTACT_NONE;
}

const char *contact_fault_field(enum contact_fault f)
{
    return (unsigned)f < CONTACT_FAULTS ? faults[f].field : "";
}

const char *contact_fault_words(enum contact_fault f)
{
    return (unsigned)f < CONTACT_FAULTS ? faults[f].words : "";
}

int contact_band(int64_t age)
{
    static const int from[CONTACT_BANDS] = {0, 6, 10, 14, 16, 18};
    int band = -1;
    for (int i = 0; i < CONTACT_BANDS; i++)
        if (age >= from[i])
            band = i;
    return band;
}

enum { SHIFT_S = 8 * 3600, FIRST_S = 6 * 3600 };

/* Seconds since the first shift of its day began, 06:00. */
static int64_t into_watch(int64_t time_s)
{
    int64_t s = (time_s - day_start(day_of(time_s)) - FIRST_S) % DAY_S;
    return s < 0 ? s + DAY_S : s;
}

int contact_shift(int64_t time_s)
{
    return (int)(into_watch(time_s) / SHIFT_S);
}

int64_t contact_shift_start(int64_t time_s)
{
    return time_s - into_watch(time_s) % SHIFT_S;
}

void contact_place_in_time(struct contact *c)
{
    c->day = day_of(c->begun_s);
    c->hour = (int)((c->begun_s - day_start(c->day)) / HOUR_S);
    c->shift = contact_shift(c->begun_s);
}

bool contact_becomes_case(const struct contact *c)
{
    return span_is(span_of(c->outcome), "OTCA");
}

static bool contact_calls_back(const struct contact *c)
{
    return span_is(span_of(c->outcome), "OTCB");
}

static bool is_code(const struct codes *codes, const char *list, const char *code, int32_t day)
{
    return code[0] && code_on(codes, span_of(list), span_of(code), day);
}

static enum contact_fault times_check(const struct contact *c, int64_t now_s, int64_t late_s)
{
    return c->begun_s > c->ended_s || c->ended_s > now_s || c->ended_s - c->begun_s > CONTACT_LONGEST_S ||
                   now_s - c->ended_s > late_s
               ? CONTACT_FAULT_TIME
               : CONTACT_OK;
}

static enum contact_fault call_check(const struct contact *c, int64_t now_s)
{
    int32_t today = day_of(now_s);
    bool wanted = contact_calls_back(c);
    if (wanted != (c->call_day != 0) || (wanted && !c->number.s[0]))
        return CONTACT_FAULT_CALL;
    return wanted && (c->call_day < today || c->call_day > today + CONTACT_CALL_DAYS) ? CONTACT_FAULT_CALL : CONTACT_OK;
}

static enum contact_fault talk_check(const struct contact *c, const struct codes *codes, int64_t now_s)
{
    if (!is_code(codes, "contact_language", c->language, c->day))
        return CONTACT_FAULT_LANGUAGE;
    if (c->caller[0] && !is_code(codes, "caller_kind", c->caller, c->day))
        return CONTACT_FAULT_CALLER;
    if (!is_code(codes, "contact_subject", c->subject, c->day))
        return CONTACT_FAULT_SUBJECT;
    if (!is_code(codes, "contact_outcome", c->outcome, c->day))
        return CONTACT_FAULT_OUTCOME;
    if (c->sex && c->sex != 'F' && c->sex != 'M' && c->sex != 'X')
        return CONTACT_FAULT_SEX;
    if (c->anonymous && c->number.s[0])
        return CONTACT_FAULT_NAMELESS;
    return call_check(c, now_s);
}

enum contact_fault contact_check(const struct contact *c, const struct codes *codes, int64_t now_s, int64_t late_s)
{
    if (c->kind == CONTACT_NONE || c->kind >= CONTACT_KINDS)
        return CONTACT_FAULT_KIND;
    if (times_check(c, now_s, late_s) != CONTACT_OK)
        return CONTACT_FAULT_TIME;
    if (!is_code(codes, "contact_channel", c->channel, c->day))
        return CONTACT_FAULT_CHANNEL;
    return c->kind == CONTACT_TALK ? talk_check(c, codes, now_s) : CONTACT_OK;
}
