/* pin.c - weak PINs are refused by a few plain rules, each of which can be said in a sentence. */
#include "core/pin.h"

bool pin_is_six(struct span pin)
{
    for (size_t i = 0; i < pin.n; i++)
        if (pin.p[i] < '0' || pin.p[i] > '9')
            return false;
    return pin.n == PIN_DIGITS;
}

static bool repeats(struct span pin, size_t period)
{
    for (size_t i = period; i < pin.n; i++)
        if (pin.p[i] != pin.p[i - period])
            return false;
    return true;
}

/* Each digit follows the one before by `step`, nine and nought being neighbours. */
static bool runs(struct span pin, int step)
{
    for (size_t i = 1; i < pin.n; i++)
        if ((pin.p[i] - pin.p[i - 1] - step + 20) % 10 != 0)
            return false;
    return true;
}

/* Patterns of the keypad and of counting, which lists of the commonest PINs begin with. */
static bool known(struct span pin)
{
    static const char *const list[] = {
        "123321", "112233", "111222", "123654", "654123", "147258", "258369", "147369", "159753", "159357", "147852",
        "789456", "456789", "456123", "789123", "123789", "102030", "010203", "112211", "100000", "200000", "000001",
        "254700", "254711", "254722", "111112", "123455", "123457", "246810", "135790", "101112", "520520", "131313"};
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
        if (span_is(pin, list[i]))
            return true;
    return false;
}

enum pin_fault pin_check(struct span pin, struct span phone)
{
    if (!pin_is_six(pin))
        return PIN_NOT_SIX;
    if (repeats(pin, 1) || repeats(pin, 2) || repeats(pin, 3))
        return PIN_REPEATS;
    if (runs(pin, 1) || runs(pin, -1))
        return PIN_RUNS;
    if (known(pin))
        return PIN_KNOWN;
    if (phone.n >= pin.n && span_eq(pin, (struct span){phone.p + phone.n - pin.n, pin.n}))
        return PIN_OF_PHONE;
    return PIN_GOOD;
}

const char *pin_fault_words(enum pin_fault f)
{
    static const char *const words[PIN_FAULTS] = {
        "",
        "a PIN is six digits",
        "that PIN repeats itself: choose six digits that do not",
        "that PIN counts up or down: choose six digits that do not",
        "that PIN is one of those that people guess first: choose another",
        "that PIN is the end of the person's own number: choose another",
    };
    return f < PIN_FAULTS ? words[f] : "";
}

bool pin_may_try(int64_t tries, bool locked, int64_t most)
{
    return !locked && tries >= 0 && tries < most;
}

bool pin_locks(int64_t tries, int64_t most)
{
    return tries >= most;
}
