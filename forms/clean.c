/* clean.c - finding numbers and one name in a text. In doubt it is a number: whoever proposes the words can write
 * others, but what has left cannot be called back. */
#include "forms/clean.h"

#include "base/ref.h"

enum { DIGITS_LEAST = 7, DIGITS_KEPT = 3 };

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || digit(c) || (unsigned char)c >= 0x80;
}

static char low(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Digits that belong together, from s.p on: two of " .-()" at most between them. */
struct run {
    size_t n, digits; /* n: bytes up to the last digit */
};
static struct run run_at(struct span s)
{
    struct run r = {0, 0};
    size_t between = 0;
    for (size_t i = 0; i < s.n && between <= 2; i++)
        if (digit(s.p[i])) {
            r = (struct run){i + 1, r.digits + 1};
            between = 0;
        } else if (s.p[i] == ' ' || s.p[i] == '.' || s.p[i] == '-' || s.p[i] == '(' || s.p[i] == ')')
            between++;
        else
            break;
    return r;
}

/* 12-03-2015, 2015.03.12: three groups of one to four digits, one of them a year of this century or the last. */
static bool date(struct span run)
{
    int64_t group[3] = {0};
    size_t digits[3] = {0};
    int g = 0;
    for (size_t i = 0; i < run.n; i++)
        if (digit(run.p[i])) {
            if (++digits[g] > 4)
                return false;
            group[g] = group[g] * 10 + (run.p[i] - '0');
        } else if (!digits[g] || ++g == 3)
            return false;
    bool first = digits[0] == 4, last = digits[2] == 4;
    if (g != 2 || first == last || digits[1] > 2)
        return false;
    int64_t year = group[first ? 0 : 2], day = group[first ? 2 : 0];
    return year >= 1900 && year < 2100 && group[1] >= 1 && group[1] <= 12 && day >= 1 && day <= 31;
}

static bool reference(struct span run)
{
    struct ref ref;
    size_t used = 0;
    return ref_read(run, &ref, &used) == REF_OK && used == run.n;
}

static void put_run(struct span run, struct text *out)
{
    size_t n = 0;
    if (reference(run)) {
        text_str(out, "{REF}");
        return;
    }
    for (size_t i = 0; i < run.n; i++)
        text_char(out, digit(run.p[i]) && ++n > DIGITS_KEPT ? '0' : run.p[i]);
}

/* The bytes of a number that must not leave, which begins here; 0 none. */
static size_t number_at(struct span words, size_t at)
{
    const struct span rest = {words.p + at, words.n - at};
    const struct run r = run_at(rest);
    return digit(rest.p[0]) && r.digits >= DIGITS_LEAST && !date((struct span){rest.p, r.n}) ? r.n : 0;
}

static size_t name_at(struct span words, size_t at, struct span name)
{
    if (!name.n || name.n > words.n - at || (at && letter(words.p[at - 1])))
        return 0;
    for (size_t i = 0; i < name.n; i++)
        if (low(words.p[at + i]) != low(name.p[i]))
            return 0;
    return at + name.n < words.n && letter(words.p[at + name.n]) ? 0 : name.n;
}

void clean_words(struct span words, struct span name, struct text *out)
{
    for (size_t i = 0; i < words.n;) {
        size_t number = number_at(words, i), named = name_at(words, i, name), digits = 0;
        if (number)
            put_run((struct span){words.p + i, number}, out);
        else if (named)
            text_str(out, "Amani");
        else { /* a date as a whole: no number begins within it */
            while (i + digits < words.n && digit(words.p[i + digits]))
                digits++;
            const struct run r = run_at((struct span){words.p + i, words.n - i});
            digits = digits && r.digits >= DIGITS_LEAST ? r.n : digits ? digits : 1;
            text_span(out, (struct span){words.p + i, digits});
        }
        i += number ? number : named ? named : digits;
    }
}

bool clean_has_number(struct span words)
{
    for (size_t i = 0; i < words.n;) {
        size_t n = number_at(words, i), digits = 0;
        bool open = n && reference((struct span){words.p + i, n});
        for (size_t j = 0; j < n; j++)
            open = open || (digit(words.p[i + j]) && ++digits > DIGITS_KEPT && words.p[i + j] != '0');
        if (open)
            return true;
        const struct run r = run_at((struct span){words.p + i, words.n - i});
        i += n ? n : digit(words.p[i]) && r.n ? r.n : 1;
    }
    return false;
}

bool clean_has_name(struct span words, struct span name)
{
    for (size_t i = 0; i < words.n; i++)
        if (name_at(words, i, name))
            return true;
    return false;
}
