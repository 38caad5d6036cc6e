/* lexicon_near.c - words a letter or two away.
 * Thumbs slip and ears differ: "Mtepni", "defilemnt". Near words are asked for only when the exact ones are exhausted,
 * and the letters a word has, as 26 bits, throw out nearly every candidate before a distance is computed. */
#include <string.h>

#include "base/must.h"
#include "forms/lexicon.h"

enum { LENGTH_MAX = 32, LENGTH_MIN = 4 };

/* Restricted Damerau-Levenshtein distance, a swap of neighbours counting one; more than `most` is most + 1. */
static int distance(struct span a, struct span b, int most)
{
    int row[3][LENGTH_MAX + 2];
    int *before = row[0], *last = row[1], *now = row[2];
    int n = (int)a.n, m = (int)b.n;
    for (int j = 0; j <= m; j++)
        last[j] = before[j] = j;
    for (int i = 1; i <= n; i++) {
        int best = now[0] = i;
        for (int j = 1; j <= m; j++) {
            int cost = a.p[i - 1] != b.p[j - 1];
            int d = last[j - 1] + cost;
            d = last[j] + 1 < d ? last[j] + 1 : d;
            d = now[j - 1] + 1 < d ? now[j - 1] + 1 : d;
            if (i > 1 && j > 1 && cost && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1] && before[j - 2] + 1 < d)
                d = before[j - 2] + 1;
            now[j] = d;
            best = d < best ? d : best;
        }
        if (best > most)
            return most + 1;
        int *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[m];
}

/* One letter put for another. In short words, and among Swahili verbs (kutupa, kutuma), that is another word as often
 * as a slip of the thumb; a letter too many, too few or swapped is a slip. */
static bool one_for_another(struct span a, struct span b)
{
    int differ = 0;
    for (size_t i = 0; i < a.n && a.n == b.n; i++)
        differ += a.p[i] != b.p[i];
    return differ == 1;
}

static bool is_swahili(const struct lexicon *lex, const struct word *w)
{
    return lex->meaning[lex->node[w->node].meaning].lang == LANG_BIT(LANG_SW);
}

static bool too_close(const struct lexicon *lex, const struct word *w, struct span folded)
{
    struct span target = {lex->pool + w->at, w->n};
    bool swahili = is_swahili(lex, w);
    return (w->n <= 6 || swahili) && (one_for_another(folded, target) || (swahili && folded.n < 6));
}

static int bits(uint32_t v)
{
    v -= v >> 1 & 0x55555555u;
    v = (v & 0x33333333u) + (v >> 2 & 0x33333333u);
    return (int)(((v + (v >> 4)) & 0x0F0F0F0Fu) * 0x01010101u >> 24);
}

int lexicon_near(const struct lexicon *lex, enum near what, struct span folded, int most, uint32_t *nodes, int cap)
{
    int found = 0;
    uint32_t mask = 0;
    if (folded.n < LENGTH_MIN || folded.n > LENGTH_MAX)
        return 0;
    for (size_t i = 0; i < folded.n; i++)
        if (folded.p[i] >= 'a' && folded.p[i] <= 'z')
            mask |= UINT32_C(1) << (folded.p[i] - 'a');
    size_t from = folded.n - (size_t)most, to = folded.n + (size_t)most;
    from = from < LENGTH_MIN ? LENGTH_MIN : from;
    to = to > LENGTH_MAX ? LENGTH_MAX : to;
    for (uint32_t k = lex->near_from[what][from]; k < lex->near_from[what][to + 1]; k++) {
        if (bits(mask ^ lex->near[what][k].mask) > 2 * most)
            continue;
        const struct word *w = &lex->word[lex->near[what][k].word];
        /* Up to six letters one slip, more two: the shorter of the two words decides. Words of the vocabulary lie
         * closer together than names do, and people begin them right. */
        size_t one_slip = what == NEAR_PLACES ? 6 : 8;
        int allowed = w->n <= one_slip || folded.n <= one_slip ? 1 : most;
        allowed = allowed < most ? allowed : most;
        if ((what == NEAR_WORDS || folded.n <= 6) && lex->pool[w->at] != folded.p[0])
            continue;
        if (what == NEAR_WORDS && too_close(lex, w, folded))
            continue;
        int d = distance(folded, (struct span){lex->pool + w->at, w->n}, allowed);
        if (d > allowed)
            continue;
        if (d < most) {
            most = d;
            found = 0;
        }
        if (found < cap)
            nodes[found++] = w->node;
    }
    return found;
}

static bool listed(const struct lexicon *lex, const struct word *w, enum near what)
{
    const struct node *node = &lex->node[w->node];
    if (w->node == 0 || w->n < LENGTH_MIN || w->n > LENGTH_MAX)
        return false;
    const struct meaning *m = &lex->meaning[node->meaning];
    if (what == NEAR_PLACES)
        return node->geo_n > 0 && lex->geo[node->geo].quality == 0 && (m->is & CLASS_BIT(COMMON)) == 0;
    return node->meaning != 0 && w->n >= 5 && (m->is & CLASS_BIT(NOISE)) == 0 &&
           (m->domain & (DOM_KIND | DOM_SEX | DOM_PERP | DOM_COMMAND | DOM_UNIT)) != 0;
}

bool lexicon_near_build(struct lexicon *lex, struct arena *arena)
{
    for (int what = NEAR_PLACES; what <= NEAR_WORDS; what++) {
        uint32_t n = 0;
        lex->near[what] = arena_array(arena, struct near_word, lex->words + 1);
        if (lex->near[what] == NULL)
            return false;
        for (size_t length = 0; length <= LENGTH_MAX; length++) {
            lex->near_from[what][length] = n;
            for (uint32_t w = 0; w < lex->words; w++)
                if (lex->word[w].n == length && listed(lex, &lex->word[w], (enum near)what))
                    lex->near[what][n++] = (struct near_word){lex->word[w].mask, w};
        }
        lex->near_from[what][LENGTH_MAX + 1] = n;
    }
    return true;
}
