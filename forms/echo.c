/* echo.c - our own words coming back, found by hashes of runs of their plain letters.
 * Of each text every second run of ECHO_RUN bytes is kept; of what comes every run is looked up, by a hash that rolls.
 */
#include "forms/echo.h"

#include <string.h>

#include "base/hash.h"
#include "forms/read.h"

#define STRIDE 2
#define BASE UINT64_C(0x100000001b3)

static uint64_t run_hash(const char *p)
{
    uint64_t h = 0;
    for (int i = 0; i < ECHO_RUN; i++)
        h = h * BASE + (unsigned char)p[i];
    return h;
}

/* Where this hash stands, or the free slot it would go to. */
static size_t place(const struct echo *e, uint64_t h)
{
    uint64_t state = h;
    size_t i = (size_t)mix64(&state) & (ECHO_SLOTS - 1);
    while (e->slot[i] && e->slot[i] != h)
        i = (i + 1) & (ECHO_SLOTS - 1);
    return i;
}

static bool fill_piece(struct echo *e, struct span piece)
{
    char space[2048];
    struct text folded;
    text_init(&folded, space, sizeof space);
    text_fold(piece, &folded);
    for (size_t i = 0; i + ECHO_RUN <= folded.n; i += STRIDE) {
        uint64_t h = run_hash(folded.p + i);
        size_t at = place(e, h += h == 0);
        if (e->slot[at])
            continue;
        if (e->filled >= ECHO_SLOTS / 2)
            return false;
        e->slot[at] = h;
        e->filled++;
    }
    return true;
}

/* The pieces of a template between its braces: what stands in them is said with values that nobody knows here. */
static bool fill_template(struct echo *e, struct span text)
{
    size_t from = 0;
    bool ok = true;
    for (size_t i = 0; text.n && i <= text.n; i++) { /* a text that is not there has nothing to point into */
        if (i < text.n && text.p[i] != '{' && text.p[i] != '}')
            continue;
        ok = fill_piece(e, (struct span){text.p + from, i - from}) && ok;
        from = i + 1;
    }
    return ok;
}

bool echo_fill(struct echo *e, uint64_t *slot, const struct phrasebook *book)
{
    bool ok = true;
    *e = (struct echo){.slot = slot};
    for (int l = 0; l < LANG_COUNT; l++) {
        for (int p = 0; p < PHRASE_COUNT; p++)
            ok = (phrase_is_screen((enum phrase)p) || fill_template(e, book->phrase[p][l])) && ok;
        for (int k = 0; k < KIND_COUNT; k++)
            for (int r = 0; r < GUIDE_ROLES; r++)
                ok = fill_template(e, book->guidance[k][r][l]) && ok;
    }
    return ok;
}

int echo_runs(const struct echo *e, struct span folded)
{
    uint64_t leaving = 1, h = 0;
    int runs = 0;
    if (!e->slot)
        return 0;
    for (int i = 0; i < ECHO_RUN; i++)
        leaving *= BASE;
    for (size_t i = 0; i < folded.n; i++) {
        h = h * BASE + (unsigned char)folded.p[i];
        if (i >= ECHO_RUN)
            h -= leaving * (unsigned char)folded.p[i - ECHO_RUN];
        runs += i + 1 >= ECHO_RUN && e->slot[place(e, h + (h == 0))];
    }
    return runs;
}
