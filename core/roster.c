/* roster.c - the helpline's shifts. */
#include "core/roster.h"

#include "base/day.h"

enum { SHIFT_S = 8 * HOUR_S, FIRST_S = 6 * HOUR_S };

static const struct {
    const char *field, *words;
} faults[ROSTER_FAULTS] = {[ROSTER_OK] = {"", ""},
#define X(id, field, words) [ROSTER_FAULT_##id] = {field, words},
                           ROSTER_FAULT_TABLE(X)
#undef X
};

const char *roster_fault_field(enum roster_fault f)
{
    return (unsigned)f < ROSTER_FAULTS ? faults[f].field : "";
}

const char *roster_fault_words(enum roster_fault f)
{
    return (unsigned)f < ROSTER_FAULTS ? faults[f].words : "";
}

struct shift shift_of(int64_t time_s)
{
    return (struct shift){day_of(contact_shift_start(time_s)), contact_shift(time_s)};
}

struct shift shift_before(struct shift s)
{
    return s.number ? (struct shift){s.day, s.number - 1} : (struct shift){s.day - 1, CONTACT_SHIFTS - 1};
}

int64_t shift_start(struct shift s)
{
    return day_start(s.day) + FIRST_S + (int64_t)s.number * SHIFT_S;
}

bool shift_same(struct shift a, struct shift b)
{
    return a.day == b.day && a.number == b.number;
}

struct shift shift_handed_over(int64_t now_s, bool was_on, bool is_on)
{
    const struct shift now = shift_of(now_s);
    return was_on && !is_on && now_s - shift_start(now) < HOUR_S ? shift_before(now) : now;
}

static bool line_good(const char *line)
{
    struct span s = span_of(line);
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (!word && c != '-' && (c != ' ' || i == 0 || i + 1 == s.n))
            return false;
    }
    return s.n > 0 && s.n <= 20;
}

enum roster_fault roster_check(const struct directory *dir, const struct roster_row *row, int64_t days, int32_t today)
{
    if (row->shift.number < 0 || row->shift.number >= CONTACT_SHIFTS)
        return ROSTER_FAULT_SHIFT;
    if (!line_good(row->line))
        return ROSTER_FAULT_LINE;
    if (!roster_serves(dir, row->person))
        return ROSTER_FAULT_PERSON;
    if (days < 1 || days > ROSTER_DAYS)
        return ROSTER_FAULT_DAYS;
    return row->shift.day < today || row->shift.day + days - 1 > today + ROSTER_AHEAD ? ROSTER_FAULT_DAY : ROSTER_OK;
}

static bool holds(const struct directory *dir, int64_t person, bool deputies)
{
    for (int i = 0; i < dir->holdings; i++) {
        const struct holding *h = &dir->holding[i];
        if (h->post.role == ROLE_HELPLINE && dir->person[h->person].id == person && (!deputies || h->deputy))
            return true;
    }
    return false;
}

bool roster_serves(const struct directory *dir, int64_t person)
{
    return holds(dir, person, false);
}

bool roster_plans(const struct directory *dir, int64_t person, int32_t today)
{
    static const struct post desk = {ROLE_HELPLINE, "KE"};
    const struct person *duty = post_duty(dir, &desk, today, 0);
    return (duty && duty->id == person) || holds(dir, person, true);
}
