/* sheet_say.c - an answer as people read it; sheet_take() of it is the same answer again. */
#include "base/day.h"
#include "base/must.h"
#include "forms/sheet.h"
#include "forms/sheet_inside.h"

static void say_day(int32_t day, enum lang lang, struct text *out)
{
    struct civil c = civil_of(day_start(day));
    text_i64(out, c.day);
    text_char(out, ' ');
    text_str(out, sheet_month(c.month, lang));
    text_char(out, ' ');
    text_i64(out, c.year);
}

static void say_thousands(int64_t v, struct text *out)
{
    if (v >= 1000) {
        say_thousands(v / 1000, out);
        text_char(out, ',');
        text_pad(out, v % 1000, 3);
    } else {
        text_i64(out, v);
    }
}

static void say_cents(int64_t cents, struct text *out)
{
    if (cents < 0)
        text_char(out, '-');
    cents = cents < 0 ? -cents : cents;
    say_thousands(cents / 100, out);
    text_char(out, '.');
    text_pad(out, cents % 100, 2);
}

/* Sokoni, Kilifi North, Kilifi: all of it, as the names of wards recur. */
static void say_place(struct span code, const struct areas *areas, struct text *out)
{
    struct area a;
    if (!area_read(areas, code, &a)) {
        text_span(out, code);
        return;
    }
    text_span(out, area_name(areas, a));
    for (int level = a.level - 1; level >= AREA_COUNTY; level--) {
        text_str(out, ", ");
        text_span(out, area_name(areas, area_up(a, (enum area_level)level)));
    }
}

void sheet_say(const struct sheet *s, const struct answer *a, const struct sheet_world *w, enum lang lang,
               struct text *out)
{
    const struct sheet_field *f = &s->field[a->field];
    const struct code_row *row;
    switch (f->kind) {
    case FIELD_NUMBER:
        text_i64(out, a->number);
        if (f->unit) {
            text_char(out, ' ');
            text_str(out, f->unit);
        }
        return;
    case FIELD_CENTS: say_cents(a->number, out); return;
    case FIELD_DAY: say_day((int32_t)a->number, lang, out); return;
    case FIELD_YESNO:
        text_str(out, lang == LANG_SW ? a->number ? "Ndiyo" : "Hapana" : a->number ? "Yes" : "No");
        return;
    case FIELD_CODE:
    case FIELD_CODES:
        row = code_known(w->codes, span_of(f->list), a->text, w->day);
        text_span(out, row ? code_label(row, lang) : a->text);
        return;
    case FIELD_PLACE: say_place(a->text, w->areas, out); return;
    default: text_span(out, a->text); return;
    }
}
