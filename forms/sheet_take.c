/* sheet_take.c - what somebody typed, as a typed answer.
 * People write a sum as 1,500/=, a phone as 0712 345 678, a place by its name; whoever refuses that teaches them to
 * leave the field empty. What can mean two things is refused: nobody is asked later. */
#include <string.h>

#include "base/must.h"
#include "forms/read.h"
#include "forms/sheet.h"
#include "forms/sheet_inside.h"

static bool is_digit(struct span s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

/* A whole number at the front of *s, cut off it; thousands may be set apart by commas or spaces. */
static bool cut_whole(struct span *s, int64_t *out)
{
    bool minus = s->n > 0 && s->p[0] == '-';
    size_t i = minus;
    uint64_t v = 0;
    if (!is_digit(*s, i))
        return false;
    for (; is_digit(*s, i); i++) {
        if (v > (uint64_t)INT64_MAX / 1000)
            return false;
        v = v * 10 + (uint64_t)(s->p[i] - '0');
        bool thousands = i + 1 < s->n && (s->p[i + 1] == ',' || s->p[i + 1] == ' ') && is_digit(*s, i + 2) &&
                         is_digit(*s, i + 3) && is_digit(*s, i + 4) && !is_digit(*s, i + 5);
        if (thousands)
            i++;
    }
    *out = minus ? -(int64_t)v : (int64_t)v;
    *s = (struct span){s->p + i, s->n - i};
    return true;
}

/* ASCII letters alike whatever their case. */
static bool alike(struct span a, struct span b)
{
    for (size_t i = 0; i < a.n && a.n == b.n; i++) {
        char x = a.p[i], y = b.p[i];
        if (x >= 'A' && x <= 'Z')
            x = (char)(x + 32);
        if (y >= 'A' && y <= 'Z')
            y = (char)(y + 32);
        if (x != y)
            return false;
    }
    return a.n == b.n;
}

static enum sheet_fault take_number(const struct sheet_field *f, struct span typed, int64_t *out)
{
    if (!cut_whole(&typed, out))
        return SHEET_NUMBER;
    typed = span_trim(typed);
    return typed.n == 0 || (f->unit && alike(typed, span_of(f->unit))) ? SHEET_OK : SHEET_NUMBER;
}

/* KES 1,234.50; Ksh 500; 500/=; 500/- */
static enum sheet_fault take_cents(struct span typed, int64_t *out)
{
    static const char *const before[] = {"kes", "kshs", "ksh", "shs", "sh"};
    static const char *const after[] = {"", "/=", "/-", "=", "kes", "ksh", "shs", "sh", "bob"};
    int64_t cents = 0;
    for (size_t i = 0; i < countof(before); i++) {
        size_t n = strlen(before[i]);
        if (typed.n > n && alike((struct span){typed.p, n}, span_of(before[i]))) {
            typed = span_trim((struct span){typed.p + n, typed.n - n});
            if (typed.n > 0 && typed.p[0] == '.')
                typed = span_trim((struct span){typed.p + 1, typed.n - 1});
            break;
        }
    }
    if (!cut_whole(&typed, out) || *out > INT64_MAX / 1000 || *out < INT64_MIN / 1000)
        return SHEET_NUMBER;
    bool minus = *out < 0;
    if (typed.n > 0 && typed.p[0] == '.' && is_digit(typed, 1)) {
        bool two = is_digit(typed, 2);
        cents = (typed.p[1] - '0') * 10 + (two ? typed.p[2] - '0' : 0);
        typed = (struct span){typed.p + (two ? 3 : 2), typed.n - (two ? 3 : 2)};
    }
    *out = *out * 100 + (minus ? -cents : cents);
    typed = span_trim(typed);
    for (size_t i = 0; i < countof(after); i++)
        if (alike(typed, span_of(after[i])))
            return SHEET_OK;
    return SHEET_NUMBER;
}

static enum sheet_fault take_yesno(struct span typed, int64_t *out)
{
    static const char *const yes[] = {"yes", "y", "ndiyo", "ndio", "1"};
    static const char *const no[] = {"no", "hapana", "la", "0"}; /* no "n": it begins both "no" and "ndiyo" */
    for (size_t i = 0; i < countof(yes); i++)
        if (alike(typed, span_of(yes[i]))) {
            *out = 1;
            return SHEET_OK;
        }
    for (size_t i = 0; i < countof(no); i++)
        if (alike(typed, span_of(no[i]))) {
            *out = 0;
            return SHEET_OK;
        }
    return SHEET_CODE;
}

static enum sheet_fault take_place(struct span typed, const struct sheet_world *w, struct arena *arena,
                                   struct span *out)
{
    struct area area;
    char code[AREA_CODE_CAP];
    bool found = area_read(w->areas, typed, &area) && area.level >= AREA_COUNTY;
    if (!found && !sheet_place_named(w->areas, typed, &area))
        return SHEET_PLACE;
    area_code(area, code);
    *out = span_copy(arena, span_of(code));
    return out->p ? SHEET_OK : SHEET_LONG;
}

static enum sheet_fault take_phone(struct span typed, struct arena *arena, struct span *out)
{
    struct msisdn number;
    if (!sheet_phone_typed(typed, &number))
        return SHEET_PHONE;
    *out = span_copy(arena, span_of(number.s));
    return out->p ? SHEET_OK : SHEET_LONG;
}

static enum sheet_fault take_code(const struct sheet_field *f, struct span typed, const struct sheet_world *w,
                                  struct span *out)
{
    const struct code_row *row = code_typed(w->codes, span_of(f->list), typed, w->day);
    if (!row)
        return SHEET_CODE;
    *out = row->code;
    return SHEET_OK;
}

static enum sheet_fault take(const struct sheet *s, struct span typed, const struct sheet_world *w, struct arena *arena,
                             struct answer *out)
{
    const struct sheet_field *f = &s->field[out->field];
    struct day_bounds bounds = {sheet_base_day(s, out->field, w), f->min, f->max};
    int32_t day = 0;
    switch (f->kind) {
    case FIELD_NUMBER: return take_number(f, typed, &out->number);
    case FIELD_CENTS: return take_cents(typed, &out->number);
    case FIELD_YESNO: return take_yesno(typed, &out->number);
    case FIELD_DAY:
        if (!sheet_day_typed(typed, bounds, &day))
            return SHEET_DAY;
        out->number = day;
        return SHEET_OK;
    case FIELD_CODE:
    case FIELD_CODES: return take_code(f, typed, w, &out->text);
    case FIELD_PLACE: return take_place(typed, w, arena, &out->text);
    case FIELD_PHONE: return take_phone(typed, arena, &out->text);
    default: out->text = typed; return SHEET_OK;
    }
}

enum sheet_fault sheet_take(const struct sheet *s, int field, struct span typed, const struct sheet_world *w,
                            struct arena *arena, struct answer *out)
{
    int64_t limit = 0;
    *out = (struct answer){.field = field};
    typed = span_trim(typed);
    if (typed.n == 0)
        return SHEET_NEEDED;
    enum sheet_fault fault = take(s, typed, w, arena, out);
    if (fault == SHEET_OK)
        fault = sheet_judge(s, out, w, &limit);
    if (fault != SHEET_OK)
        *out = (struct answer){.field = field, .number = sheet_fault_limited(fault) ? limit : 0};
    return fault;
}
