/* referral.c - referrals and transfers: their states, who may say what, and why not. */
#include "core/referral.h"

#include "core/unit.h"

enum { WHY_LEAST = 10, YEAR = 366 };

const char *referral_state_word(enum referral_state s)
{
    static const char *const words[REFERRAL_STATES] = {"",
#define X(id, word) word,
                                                       REFERRAL_STATE_TABLE(X)
#undef X
    };
    return (unsigned)s < REFERRAL_STATES ? words[s] : "";
}

enum referral_state referral_state_of(struct span word)
{
    for (int s = REFERRAL_NONE + 1; s < REFERRAL_STATES; s++)
        if (span_is(word, referral_state_word((enum referral_state)s)))
            return (enum referral_state)s;
    return REFERRAL_NONE;
}

struct fault_words {
    const char *word, *field;
};
#define X(id, word, field) {word, field},
static const struct fault_words referral_faults[REFERRAL_FAULTS] = {{"", ""}, REFERRAL_FAULT_TABLE(X)};
static const struct fault_words transfer_faults[TRANSFER_FAULTS] = {{"", ""}, TRANSFER_FAULT_TABLE(X)};
#undef X

const char *referral_fault_word(enum referral_fault f)
{
    return (unsigned)f < REFERRAL_FAULTS ? referral_faults[f].word : "";
}

const char *referral_fault_field(enum referral_fault f)
{
    return (unsigned)f < REFERRAL_FAULTS ? referral_faults[f].field : "";
}

const char *transfer_fault_word(enum transfer_fault f)
{
    return (unsigned)f < TRANSFER_FAULTS ? transfer_faults[f].word : "";
}

const char *transfer_fault_field(enum transfer_fault f)
{
    return (unsigned)f < TRANSFER_FAULTS ? transfer_faults[f].field : "";
}

/* --- referrals --- */

#define BIT(state) (1u << (state))

bool referral_may_move(enum referral_state from, enum referral_state to)
{
    static const unsigned may[REFERRAL_STATES] = {
        [REFERRAL_NONE] = BIT(REFERRAL_OFFERED),
        [REFERRAL_OFFERED] = BIT(REFERRAL_ACCEPTED) | BIT(REFERRAL_REFUSED) | BIT(REFERRAL_WITHDRAWN),
        [REFERRAL_ACCEPTED] = BIT(REFERRAL_RETURNED),
    };
    return (unsigned)from < REFERRAL_STATES && (unsigned)to < REFERRAL_STATES && (may[from] & BIT(to));
}

static bool held(const struct directory *dir, const struct post *post, int32_t today)
{
    return post_duty(dir, post, today, 0) != NULL;
}

/* The post that somebody does the duty of at that unit; role NONE where nobody does. */
static enum role unit_role(const struct directory *dir, const char *at, int32_t today)
{
    struct post p = {0};
    (void)span_str(span_of(at), p.at, sizeof p.at);
    for (p.role = ROLE_NONE + 1; p.role < ROLE_COUNT; p.role++)
        if (held(dir, &p, today))
            return p.role;
    return ROLE_NONE;
}

enum referral_fault referral_to(const struct directory *dir, const char *at, enum role role, int32_t today,
                                struct post *out)
{
    const struct unit_place *unit = directory_find_unit(dir, at);
    struct area area;
    *out = (struct post){.role = role};
    if (unit) {
        if (unit->closed)
            return REFERRAL_FAULT_CLOSED;
        if (role && !unit_holds(unit->of, role))
            return REFERRAL_FAULT_TO;
        out->role = role ? role : unit_role(dir, at, today);
        (void)span_str(span_of(at), out->at, sizeof out->at);
        return !role || held(dir, out, today) ? REFERRAL_OK : REFERRAL_FAULT_VACANT;
    }
    if (!role || role == ROLE_REPORTER || role == ROLE_ADMIN || role == ROLE_AUDITOR ||
        !area_read(dir->areas, span_of(at), &area))
        return REFERRAL_FAULT_TO;
    return directory_near(dir, role, area, today, out) ? REFERRAL_OK : REFERRAL_FAULT_VACANT;
}

static bool is_mine(const struct referral_actor *who, const struct post *post)
{
    for (int i = 0; i < who->n; i++)
        if (post_eq(&who->mine[i], post))
            return true;
    return false;
}

/* Who is above a post that stands there. */
static bool place_of(const struct directory *dir, const char *at, struct area *out)
{
    const struct unit_place *unit = directory_find_unit(dir, at);
    const struct office *office = directory_find_office(dir, at);
    if (unit || (office && office->areas)) {
        *out = unit ? unit->area : office->area[0];
        return true;
    }
    return area_read(dir->areas, span_of(at), out);
}

bool referral_climb(const struct directory *dir, const struct referral_actor *who, enum role accused, struct post *to)
{
    static const enum area_level of[LEVELS + 1] = {[2] = AREA_COUNTY, [3] = AREA_REGION};
    int base = role_level(to->role) ? role_level(to->role) : to->role == ROLE_HELPLINE ? 4 : 1;
    struct area place;
    if (!place_of(dir, to->at, &place))
        return false;
    for (int level = base + 1; level <= LEVELS; level++) {
        struct post up = {.role = level_role(level)};
        struct area at = of[level] ? area_up(place, of[level]) : (struct area){.level = AREA_NATION};
        if (!at.level)
            continue;
        directory_post(dir, up.role, at, &up);
        if (up.role != accused && !is_mine(who, &up) && held(dir, &up, who->today)) {
            *to = up;
            return true;
        }
    }
    return false;
}

enum referral_fault referral_offer(const struct referral *r, const struct codes *codes, enum role accused,
                                   const struct referral_actor *who)
{
    if (!referral_may_move(r->state, REFERRAL_OFFERED))
        return REFERRAL_FAULT_STATE;
    if (!r->to.at[0])
        return REFERRAL_FAULT_TO;
    if (post_eq(&r->from, &r->to) || is_mine(who, &r->to))
        return REFERRAL_FAULT_SELF;
    if (accused && r->to.role == accused)
        return REFERRAL_FAULT_ACCUSED;
    if (!r->reason[0] || !code_on(codes, SPAN("referral_type_id"), span_of(r->reason), who->today))
        return REFERRAL_FAULT_REASON;
    if (r->answer_day < who->today || r->answer_day > who->today + YEAR)
        return REFERRAL_FAULT_DAY;
    return span_written(span_of(r->told)) <= REFERRAL_WORDS_MOST ? REFERRAL_OK : REFERRAL_FAULT_LONG;
}

const struct post *referral_owed_by(const struct referral *r)
{
    return r->to.role == ROLE_NONE ? &r->from : &r->to;
}

enum referral_fault referral_move(struct referral *r, enum referral_state to, const char *text,
                                  const struct referral_actor *who)
{
    size_t n = span_written(span_of(text));
    bool answer = to != REFERRAL_WITHDRAWN;
    if (!is_mine(who, answer ? referral_owed_by(r) : &r->from))
        return answer ? REFERRAL_FAULT_NOT_ASKED : REFERRAL_FAULT_NOT_OURS;
    if (!referral_may_move(r->state, to))
        return REFERRAL_FAULT_STATE;
    if (to != REFERRAL_ACCEPTED && n < WHY_LEAST)
        return REFERRAL_FAULT_WORDS;
    char *words = to == REFERRAL_RETURNED ? r->feedback : r->why;
    if (n > REFERRAL_WORDS_MOST || !span_str(span_of(text), words, REFERRAL_WORDS_CAP))
        return REFERRAL_FAULT_LONG;
    r->state = to;
    return REFERRAL_OK;
}

/* --- transfers --- */

enum transfer_fault transfer_check(const struct directory *dir, const struct transfer *t, const struct codes *codes,
                                   int32_t today)
{
    char takes[AT_CAP];
    struct area area;
    struct post to = {.role = ROLE_SCCO};
    if (t->place.level < AREA_CONSTITUENCY)
        return TRANSFER_FAULT_PLACE;
    directory_office(dir, t->place, takes);
    if (*t->office) {
        if (!span_str(span_of(t->office), to.at, sizeof to.at) ||
            (!directory_find_office(dir, t->office) &&
             (!area_read(dir->areas, span_of(t->office), &area) || area.level != AREA_CONSTITUENCY)))
            return TRANSFER_FAULT_OFFICE;
        if (!post_covers(dir, &to, t->place) || !span_is(span_of(t->office), takes))
            return TRANSFER_FAULT_COVERS;
    }
    if (span_is(span_of(t->from), takes) && area_eq(t->place, t->from_place))
        return TRANSFER_FAULT_SAME;
    return *t->reason && code_on(codes, SPAN("case_transfer_ids"), span_of(t->reason), today) ? TRANSFER_OK
                                                                                              : TRANSFER_FAULT_REASON;
}
