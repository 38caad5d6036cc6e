/* sheet_day.c - a date as people type it: 22/11/2026, 22.11.2026, 2026-11-22, 22 Nov 2026, 22 Novemba, 22112026 on a
 * phone without signs, 3.11. without its year. Day before month, as Kenya writes. */
#include "base/day.h"
#include "base/must.h"
#include "forms/sheet_inside.h"
#include "forms/token.h"

enum { PARTS = 4, WORD_CAP = 12 };
static const char *const months[12][2] = {{"january", "januari"}, {"february", "februari"}, {"march", "machi"},
                                          {"april", "aprili"},    {"may", "mei"},           {"june", "juni"},
                                          {"july", "julai"},      {"august", "agosti"},     {"september", "septemba"},
                                          {"october", "oktoba"},  {"november", "novemba"},  {"december", "desemba"}};

struct part {
    bool word;
    int digits; /* or letters */
    int value;
    char letters[WORD_CAP];
};

const char *sheet_month(int month, enum lang lang)
{
    static const char *const names[12][2] = {{"Jan", "Jan"}, {"Feb", "Feb"}, {"Mar", "Mac"}, {"Apr", "Apr"},
                                             {"May", "Mei"}, {"Jun", "Jun"}, {"Jul", "Jul"}, {"Aug", "Ago"},
                                             {"Sep", "Sep"}, {"Oct", "Okt"}, {"Nov", "Nov"}, {"Dec", "Des"}};
    return month < 1 || month > 12 ? "" : names[month - 1][lang == LANG_SW];
}

static bool part_is(const struct part *p, const char *word)
{
    return p->word && span_is((struct span){p->letters, (size_t)p->digits}, word);
}

/* 22nd, 1st: the letters say nothing. */
static bool is_ordinal(const struct part *p)
{
    return part_is(p, "st") || part_is(p, "nd") || part_is(p, "rd") || part_is(p, "th");
}

/* Words and numbers, at most PARTS; -1: something that is in no date. */
static int parts_read(struct span s, struct part part[PARTS])
{
    int n = 0;
    bool open = false;
    for (size_t i = 0; i < s.n;) {
        char letter[4], plain;
        int bytes;
        int class = char_fold(s, &i, letter, &bytes, &plain);
        bool word = class == CHAR_LETTER;
        if (class == CHAR_SKIP)
            continue;
        if (class != CHAR_DIGIT && !word) {
            open = false;
            if (class != CHAR_SPACE && plain != '.' && plain != '/' && plain != '-' && plain != ',')
                return -1;
            continue;
        }
        if (open && part[n - 1].word != word && n > 0)
            open = false;
        if (!open && n > 0 && is_ordinal(&part[n - 1]))
            n--;
        if (!open && n == PARTS)
            return -1;
        if (!open)
            part[n++] = (struct part){.word = word};
        open = true;
        struct part *p = &part[n - 1];
        if (p->digits >= (word ? WORD_CAP : 8) || bytes != 1)
            return -1;
        if (word)
            p->letters[p->digits] = letter[0];
        else
            p->value = p->value * 10 + (letter[0] - '0');
        p->digits++;
    }
    return n > 0 && is_ordinal(&part[n - 1]) ? n - 1 : n;
}

/* A month by its name in either language, or at least three letters of it; 0: none. */
static int month_of(const struct part *p)
{
    struct span word = {p->letters, (size_t)p->digits};
    for (int m = 0; m < 12 && p->word && word.n >= 3; m++)
        for (int l = 0; l < 2; l++) {
            struct span name = span_of(months[m][l]);
            if (word.n <= name.n && span_eq(word, (struct span){name.p, word.n}))
                return m + 1;
        }
    return part_is(p, "mac") ? 3 : 0;
}

static int year_of(const struct part *p, int32_t base)
{
    int now = civil_of(day_start(base)).year;
    if (p->word || (p->digits != 2 && p->digits != 4))
        return 0;
    if (p->digits == 4)
        return p->value >= 1900 && p->value <= 2200 ? p->value : 0;
    return 2000 + p->value <= now + 20 ? 2000 + p->value : 1900 + p->value;
}

static bool put_day(int year, int month, const struct part *day, int32_t *out)
{
    if (day->word || day->digits > 2 || year == 0 || !day_valid(year, month, day->value))
        return false;
    *out = day_of_civil(year, month, day->value);
    return true;
}

/* Of this year, the last and the next, the nearest that the field may hold; else the nearest. */
static bool without_year(int month, const struct part *day, struct day_bounds b, int32_t *out)
{
    int now = civil_of(day_start(b.base)).year;
    int64_t best = -1;
    for (int year = now - 1; year <= now + 1; year++) {
        int32_t d;
        if (!put_day(year, month, day, &d))
            continue;
        int64_t off = d > b.base ? (int64_t)d - b.base : (int64_t)b.base - d;
        bool inside = d >= b.base + b.min && d <= b.base + b.max;
        off += inside ? 0 : 10000;
        if (best < 0 || off < best) {
            best = off;
            *out = d;
        }
    }
    return best >= 0;
}

/* 22112026, else 20261122. */
static bool eight_digits(int v, int32_t *out)
{
    int dmy[3] = {v / 1000000, v / 10000 % 100, v % 10000}, ymd[3] = {v % 100, v / 100 % 100, v / 10000};
    const int *t = dmy[2] >= 1900 && dmy[2] <= 2200 && day_valid(dmy[2], dmy[1], dmy[0]) ? dmy : ymd;
    struct part day = {.digits = 2, .value = t[0]};
    return t[2] >= 1900 && t[2] <= 2200 && put_day(t[2], t[1], &day, out);
}

static bool one_part(const struct part *p, int32_t base, int32_t *out)
{
    bool today = part_is(p, "today") || part_is(p, "leo"), before = part_is(p, "yesterday") || part_is(p, "jana");
    if (!p->word)
        return p->digits == 8 && eight_digits(p->value, out);
    *out = base - before;
    return today || before;
}

static int month_number(const struct part *p)
{
    return p->word ? month_of(p) : p->digits <= 2 ? p->value : 0;
}

bool sheet_day_typed(struct span typed, struct day_bounds b, int32_t *out)
{
    struct part p[PARTS];
    int n = parts_read(typed, p);
    if (n == 1)
        return one_part(&p[0], b.base, out);
    if (n != 2 && n != 3)
        return false;
    bool first = p[0].word && !p[1].word; /* Nov 22, 2026 */
    const struct part *day = first ? &p[1] : &p[0], *month = first ? &p[0] : &p[1];
    if (n == 2)
        return without_year(month_number(month), day, b, out);
    if (!p[0].word && p[0].digits == 4)
        return put_day(year_of(&p[0], b.base), month_number(&p[1]), &p[2], out);
    return put_day(year_of(&p[2], b.base), month_number(month), day, out);
}

bool sheet_day_read(struct span typed, int32_t today, int32_t *out)
{
    const struct day_bounds around = {today, -3650, 3650};
    return sheet_day_typed(span_trim(typed), around, out);
}
