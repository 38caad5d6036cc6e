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

/* One look-up under way: the nearest words so far. */
struct search {
    const struct lexicon *lex;
    enum near what;
    struct span folded;
    uint32_t mask;
    int most;
    uint32_t *nodes;
    int cap, found;
};

static void look_at(struct search *q, const struct word *w)
{
    /* Up to six letters one slip, more two: the shorter of the two words decides. Words of the vocabulary lie closer
     * together than names do, and people begin them right. */
    size_t one_slip = q->what == NEAR_PLACES ? 6 : 8;
    int allowed = w->n <= one_slip || q->folded.n <= one_slip ? 1 : q->most;
    allowed = allowed < q->most ? allowed : q->most;
    if (q->what == NEAR_WORDS && too_close(q->lex, w, q->folded))
        return;
    int d = distance(q->folded, (struct span){q->lex->pool + w->at, w->n}, allowed);
    if (d > allowed)
        return;
    if (d < q->most) {
        q->most = d;
        q->found = 0;
    }
    if (q->found < q->cap)
        q->nodes[q->found++] = w->node;
}

int lexicon_near(const struct lexicon *lex, enum near what, struct span folded, int most, uint32_t *nodes, int cap)
{
    struct search q = {.lex = lex, .what = what, .folded = folded, .most = most, .nodes = nodes, .cap = cap};
    if (folded.n < LENGTH_MIN || folded.n > LENGTH_MAX)
        return 0;
    for (size_t i = 0; i < folded.n; i++)
        if (folded.p[i] >= 'a' && folded.p[i] <= 'z')
            q.mask |= UINT32_C(1) << (folded.p[i] - 'a');
    size_t from = folded.n - (size_t)most, to = folded.n + (size_t)most;
    from = from < LENGTH_MIN ? LENGTH_MIN : from;
    to = to > LENGTH_MAX ? LENGTH_MAX : to;
    bool same_first = what == NEAR_WORDS || folded.n <= 6;
    int first = folded.p[0] - 'a';
    if (same_first && (first < 0 || first > 25))
        return 0;
    for (size_t length = from; length <= to; length++) {
        const uint32_t *bucket = lex->near_first[what][length];
        uint32_t k = bucket[same_first ? first : 0], end = bucket[same_first ? first + 1 : 26];
        for (; k < end; k++)
            if (bits(q.mask ^ lex->near[what][k].mask) <= 2 * q.most)
                look_at(&q, &lex->word[lex->near[what][k].word]);
    }
    return q.found;
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

/* Length and first letter of a word that may be found by likeness; false for others. */
static bool bucket_of(const struct lexicon *lex, uint32_t w, enum near what, size_t *length, int *first)
{
    *length = lex->word[w].n;
    *first = listed(lex, &lex->word[w], what) ? lex->pool[lex->word[w].at] - 'a' : -1;
    return *first >= 0 && *first < 26;
}

bool lexicon_near_build(struct lexicon *lex, struct arena *arena)
{
    for (int what = NEAR_PLACES; what <= NEAR_WORDS; what++) {
        uint32_t n = 0, *bucket = &lex->near_first[what][0][0];
        size_t length;
        int first;
        lex->near[what] = arena_array(arena, struct near_word, lex->words + 1);
        if (lex->near[what] == NULL)
            return false;
        /* Counted, then summed to starts; filling moves each start to its end, which is the next one's start. */
        for (uint32_t w = 0; w < lex->words; w++)
            if (bucket_of(lex, w, (enum near)what, &length, &first))
                bucket[length * 27 + (size_t)first + 1]++;
        for (size_t i = 0; i < (LENGTH_MAX + 1) * 27; i++) {
            n += bucket[i];
            bucket[i] = n;
        }
        for (uint32_t w = lex->words; w-- > 0;)
            if (bucket_of(lex, w, (enum near)what, &length, &first))
                lex->near[what][--bucket[length * 27 + (size_t)first + 1]] = (struct near_word){lex->word[w].mask, w};
        for (size_t l = 0; l <= LENGTH_MAX; l++) { /* the filling left starts one place on */
            for (size_t i = 0; i < 26; i++)
                bucket[l * 27 + i] = bucket[l * 27 + i + 1];
            bucket[l * 27 + 26] = l < LENGTH_MAX ? bucket[(l + 1) * 27 + 1] : n;
        }
    }
    return true;
}
