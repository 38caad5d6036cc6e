/* read_date.c - dates: when the child was born, and when it happened.
 * Dates are day first. A date is a birth only after a word for it; what is left may be the day of the event. A bare
 * year, a date to come and an adult's birth say no age, and no guess is made from them. */
#include "forms/read_in.h"

#include "base/day.h"
#include "base/must.h"

struct date {
    int year, month, day; /* 0 not said */
    int items;
};

static int year_of(const struct scan *s, const struct item *it)
{
    if (!it->number)
        return 0;
    int this_year = civil_of(day_start(s->today)).year;
    if (it->digits == 4 && it->value >= 1900 && it->value <= 2100)
        return it->value;
    if (it->digits == 2 && it->value <= this_year % 100)
        return this_year / 100 * 100 + it->value;
    return 0;
}

static bool is_sep(const struct item *it)
{
    return (it->gap & (GAP_SLASH | GAP_DASH | GAP_DOT)) != 0 && (it->gap & (GAP_BREAK | GAP_MARK)) == 0;
}

static bool ordinal(const struct scan *s, int i)
{
    struct span w = item_fold(s, i);
    return s->item[i].gap == 0 && (word_is(w, "th") || word_is(w, "st") || word_is(w, "nd") || word_is(w, "rd"));
}

/* Noise that may stand inside a date: "12 mwezi wa 3 mwaka wa 2015", "12th of March, 2015". */
static int skip_words(const struct scan *s, int i)
{
    static const char *const words[] = {"of", "wa", "mwezi", "mwaka", "ya", "wamwezi", "waka", "wamwaka"};
    for (; i < s->n && !s->item[i].number && s->item[i].m.month == 0; i++) {
        bool noise = ordinal(s, i);
        for (size_t k = 0; k < countof(words); k++)
            noise = noise || word_is(item_fold(s, i), words[k]);
        if (!noise)
            break;
    }
    return i;
}

/* 12/3/2015, 12-03-15, 12.3.2015, 2015-03-12, 5/2020 */
static bool date_digits(const struct scan *s, int i, struct date *d)
{
    const struct item *a = item_at(s, i), *b = item_at(s, i + 1), *c = item_at(s, i + 2);
    *d = (struct date){0};
    if (!a->number || !b->number || !is_sep(b))
        return false;
    bool third = c->number && is_sep(c);
    if (third && a->digits == 4 && b->digits <= 2 && c->digits <= 2) {
        *d = (struct date){.year = year_of(s, a), .month = b->value, .day = c->value, .items = 3};
        return true;
    }
    if (third && a->digits <= 2 && b->digits <= 2 && (c->digits == 4 || c->digits == 2)) {
        *d = (struct date){.year = year_of(s, c), .month = b->value, .day = a->value, .items = 3};
        return true;
    }
    if (a->digits <= 2 && b->digits == 4) {
        *d = (struct date){.year = year_of(s, b), .month = a->value, .items = 2};
        return true;
    }
    if (a->digits == 4 && b->digits <= 2 && !third) {
        *d = (struct date){.year = year_of(s, a), .month = b->value, .items = 2};
        return true;
    }
    return false;
}

/* 12 March 2015, March 12 2015, March 2015, tarehe 12 mwezi wa 3 mwaka wa 2015 */
static bool date_words(const struct scan *s, int i, struct date *d)
{
    *d = (struct date){0};
    int k = i, at;
    if (item_at(s, k)->number && item_at(s, k)->digits <= 2) {
        d->day = item_at(s, k)->value;
        k++;
    }
    at = skip_words(s, k);
    bool swahili = at > k && d->day > 0 && !ordinal(s, at - 1) && !word_is(item_fold(s, at - 1), "of");
    if (item_at(s, at)->m.month > 0) {
        d->month = item_at(s, at)->m.month;
        k = at + 1;
    } else if (swahili && item_at(s, at)->value > 0 && item_at(s, at)->value <= 12) {
        d->month = item_at(s, at)->value;
        k = at + 1;
    } else {
        return false;
    }
    if (d->day == 0 && item_at(s, k)->number && item_at(s, k)->digits <= 2 &&
        year_of(s, item_at(s, skip_words(s, k + 1))) > 0) {
        d->day = item_at(s, k)->value;
        k++;
    }
    at = skip_words(s, k);
    if (item_at(s, at)->digits == 4 || (item_at(s, at)->number && d->day > 0 && item_at(s, at)->digits == 2)) {
        d->year = year_of(s, item_at(s, at));
        k = at + 1;
    }
    d->items = k - i;
    return d->day > 0 || d->year > 0;
}

static bool date_read(const struct scan *s, int i, struct date *d)
{
    if (!date_digits(s, i, d) && !date_words(s, i, d))
        return false;
    return d->items > 0;
}

static void take(struct scan *s, int i, int items)
{
    for (int k = i; k < i + items; k++)
        s->item[k].used = true;
}

static void set_dob(struct scan *s, const struct date *d)
{
    struct civil now = civil_of(day_start(s->today));
    if (d->year == 0 || d->month < 1 || d->month > 12 || d->year > now.year)
        return;
    if (d->day != 0 && !day_valid(d->year, d->month, d->day))
        return;
    int age = now.year - d->year - (now.month < d->month || (now.month == d->month && now.day < d->day));
    bool future =
        d->day != 0 ? day_of_civil(d->year, d->month, d->day) > s->today : d->year == now.year && d->month > now.month;
    if (future || age >= 18)
        return;
    struct text t;
    text_init(&t, s->slots->dob, sizeof s->slots->dob);
    text_pad(&t, d->year, 4);
    text_char(&t, '-');
    text_pad(&t, d->month, 2);
    if (d->day != 0) {
        text_char(&t, '-');
        text_pad(&t, d->day, 2);
    }
    s->slots->age_years = (int16_t)age;
}

/* After "born": the date, or a bare year, which is nobody's age. */
static bool read_born(struct scan *s, int i)
{
    int k = i + 1;
    struct span word = item_fold(s, i);
    if (word.n == 1 && (item_at(s, k)->gap & (GAP_DOT | GAP_COLON)) == 0)
        return false; /* "b" alone is no birth */
    while (k < i + 6 && !item_at(s, k)->number && item_at(s, k)->m.month == 0 &&
           (is(item_at(s, k), CLASS_BIT(NOISE) | CLASS_BIT(AT) | CLASS_BIT(ABOUT) | CLASS_BIT(LABEL)) ||
            dom(item_at(s, k), DOM_BORN | DOM_UNIT)) &&
           !new_sentence(item_at(s, k)))
        k++;
    struct date d;
    if (k < s->n && date_read(s, k, &d)) {
        bool first = s->slots->dob[0] == '\0';
        if (first)
            set_dob(s, &d);
        take(s, k, d.items);
        return true;
    }
    if (item_at(s, k)->number && item_at(s, k)->digits == 4)
        s->item[k].used = true;
    return false;
}

/* The day it happened, said as a date: with its year, or after "on", "tarehe". */
static bool date_of_event(struct scan *s, int i, char out[11])
{
    struct date d;
    static const char *const marks[] = {"on", "tarehe", "date", "dated", "since", "mnamo"};
    struct span before = i > 0 ? item_fold(s, i - 1) : (struct span){0};
    bool marked = false;
    for (size_t k = 0; k < countof(marks); k++)
        marked = marked || word_is(before, marks[k]);
    if (word_is(before, "ob") || (i > 1 && word_is(item_fold(s, i - 2), "ob")))
        return false;
    if (!date_read(s, i, &d)) {
        const struct item *b = item_at(s, i + 1);
        if (!marked || !item_at(s, i)->number || !b->number || (b->gap & GAP_SLASH) == 0)
            return false;
        d = (struct date){.day = item_at(s, i)->value, .month = b->value, .items = 2};
    }
    take(s, i, d.items);
    if (d.day == 0 || d.month == 0 || d.month > 12)
        return false;
    int this_year = civil_of(day_start(s->today)).year;
    bool yearless = d.year == 0;
    if (yearless) {
        d.year = this_year;
        if (day_valid(d.year, d.month, d.day) && day_of_civil(d.year, d.month, d.day) > s->today)
            d.year--;
    }
    if (!day_valid(d.year, d.month, d.day) || day_of_civil(d.year, d.month, d.day) > s->today ||
        day_of_civil(d.year, d.month, d.day) < s->today - (yearless ? 183 : 366))
        return false;
    struct text t;
    text_init(&t, out, 11);
    day_write(day_of_civil(d.year, d.month, d.day), &t);
    return true;
}

/* A date with its year beside a child, long enough ago: a date of birth in a form's field. */
static bool dob_field(struct scan *s, int i)
{
    struct date d;
    const struct item *before = item_at(s, i - 1);
    bool alone = i == 0 && date_read(s, i, &d) && d.items == s->n;
    if (!date_read(s, i, &d) || d.year == 0 || (!alone && (!item_child(before) || new_sentence(item_at(s, i)))))
        return false;
    int age = civil_of(day_start(s->today)).year - d.year;
    if (age < 2 || age > 18)
        return false;
    set_dob(s, &d);
    take(s, i, d.items);
    return true;
}

static bool when_stands(struct scan *s, int i)
{
    const struct item *it = &s->item[i], *before = item_at(s, i - 1);
    if (it->used || it->denied || dom(before, DOM_BORN))
        return false;
    if (!is(it, CLASS_BIT(NOW)))
        return true;
    struct span word = item_fold(s, i);
    const struct item *after = item_at(s, i + 1);
    if (is(before, CLASS_BIT(DEMAND)) || dom(before, DOM_URGENT) ||
        (is(after, CLASS_BIT(DEMAND)) && !new_sentence(after)))
        return false;
    bool going_on = (dom(before, DOM_KIND) || before->voice != 0) && !broken(it);
    return going_on || (!word_is(word, "now") && !word_is(word, "sasa"));
}

void read_list_numbers(struct scan *s)
{
    int next = 1, at[20];
    for (int i = 0; i < s->n && next < 20; i++) {
        const struct item *it = &s->item[i], *after = item_at(s, i + 1);
        if (next == 1 && i > 0 && it->value == 1)
            return; /* a list begins at the beginning */
        if (it->number && it->value == next && i + 1 < s->n && (after->gap & (GAP_STOP | GAP_DOT | GAP_QUOTE)) != 0)
            at[next++] = i;
    }
    for (int k = next > 2 ? 1 : next; k < next; k++) /* one number is no list */
        s->item[at[k]].used = true;
}

void read_dates(struct scan *s)
{
    for (int i = s->command_items; i < s->n; i++)
        if (dom(&s->item[i], DOM_BORN) && !dom(&s->item[i], DOM_INFANT))
            (void)read_born(s, i);
    for (int i = s->command_items; i < s->n && s->slots->dob[0] == '\0'; i++)
        if (s->item[i].number && !s->item[i].used)
            (void)dob_field(s, i);
    for (int i = s->command_items; i < s->n; i++) {
        const struct item *it = &s->item[i];
        if ((it->number || it->m.month > 0) && !it->used) {
            char day[11];
            if (date_of_event(s, i, day) && s->slots->when.n == 0)
                s->slots->when = span_copy(s->scratch, (struct span){day, 10});
        } else if (dom(it, DOM_WHEN) && !word_is(it->m.when, "other") && s->slots->when.n == 0 && when_stands(s, i)) {
            s->slots->when = it->m.when;
        }
    }
}
