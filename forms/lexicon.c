/* lexicon.c - the compiled vocabulary: words to numbers, phrases to nodes.
 * Two open-addressing tables do all the work of reading: one from a folded word to its number, one from (node, word) to
 * the longer phrase's node. Everything is placed in one arena at load and never changes afterwards. */
#include "forms/lexicon.h"

#include <string.h>

#include "base/must.h"
#include "forms/token.h"

static uint32_t hash_word(struct span s)
{
    uint64_t h = UINT64_C(0x9E3779B97F4A7C15) ^ s.n;
    size_t i = 0;
    for (; i + 8 <= s.n; i += 8) {
        uint64_t v;
        memcpy(&v, s.p + i, 8);
        h = (h ^ v) * UINT64_C(0xD6E8FEB86659FD93);
        h ^= h >> 32;
    }
    uint64_t v = 0;
    for (int shift = 0; i < s.n; i++, shift += 8)
        v |= (uint64_t)(unsigned char)s.p[i] << shift;
    h = (h ^ v) * UINT64_C(0xD6E8FEB86659FD93);
    h ^= h >> 32;
    return (uint32_t)(h * UINT64_C(0xD6E8FEB86659FD93) >> 32);
}

static uint32_t hash_edge(uint32_t from, uint32_t word)
{
    uint64_t h = ((uint64_t)from << 32 | word) * UINT64_C(0x9E3779B97F4A7C15);
    return (uint32_t)(h >> 32);
}

static bool word_is(const struct lexicon *lex, uint32_t w, struct span s)
{
    return lex->word[w].n == s.n && memcmp(lex->pool + lex->word[w].at, s.p, s.n) == 0;
}

uint32_t lexicon_word(const struct lexicon *lex, struct span folded)
{
    for (uint32_t i = hash_word(folded) & lex->slot_mask;; i = (i + 1) & lex->slot_mask) {
        uint32_t w = lex->slot[i];
        if (w == 0)
            return LEXICON_NONE;
        if (word_is(lex, w - 1, folded))
            return w - 1;
    }
}

uint32_t lexicon_step(const struct lexicon *lex, uint32_t node, uint32_t word)
{
    for (uint32_t i = hash_edge(node, word) & lex->edge_mask;; i = (i + 1) & lex->edge_mask) {
        const struct edge *e = &lex->edge[i];
        if (e->from == 0)
            return 0;
        if (e->from == node && e->word == word)
            return e->to;
    }
}

static uint32_t letter_mask(struct span s)
{
    uint32_t mask = 0;
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'a' && s.p[i] <= 'z')
            mask |= UINT32_C(1) << (s.p[i] - 'a');
    return mask;
}

static uint32_t intern(struct lexicon *lex, struct span s)
{
    uint32_t w = lexicon_word(lex, s);
    if (w != LEXICON_NONE)
        return w;
    if (lex->words == lex->words_cap || lex->pool_n + s.n > lex->pool_cap || lex->words * 2 > lex->slot_mask) {
        lex->full = true;
        return LEXICON_NONE;
    }
    memcpy(lex->pool + lex->pool_n, s.p, s.n);
    w = lex->words++;
    lex->word[w] = (struct word){.at = lex->pool_n, .n = (uint16_t)s.n, .mask = letter_mask(s)};
    lex->pool_n += (uint32_t)s.n;
    uint32_t i = hash_word(s) & lex->slot_mask;
    while (lex->slot[i] != 0)
        i = (i + 1) & lex->slot_mask;
    lex->slot[i] = w + 1;
    return w;
}

static uint32_t new_node(struct lexicon *lex)
{
    if (lex->nodes == lex->nodes_cap) {
        lex->full = true;
        return 0;
    }
    return lex->nodes++;
}

static uint32_t child_make(struct lexicon *lex, uint32_t from, uint32_t word)
{
    if (from == 0) {
        if (lex->word[word].node == 0)
            lex->word[word].node = new_node(lex);
        return lex->word[word].node;
    }
    uint32_t to = lexicon_step(lex, from, word);
    if (to != 0)
        return to;
    to = new_node(lex);
    if (to == 0 || lex->nodes * 2 > lex->edge_mask) {
        lex->full = true;
        return 0;
    }
    uint32_t i = hash_edge(from, word) & lex->edge_mask;
    while (lex->edge[i].from != 0)
        i = (i + 1) & lex->edge_mask;
    lex->edge[i] = (struct edge){from, word, to};
    lex->node[from].more = true;
    return to;
}

/* The folded words of a phrase, at most PHRASE_WORDS_MAX; returns how many. What stands in round brackets is a note. */
struct phrase {
    char space[160];
    struct span word[PHRASE_WORDS_MAX];
    int words;
    size_t n;
};

static void phrase_split(struct phrase *p, struct span s)
{
    size_t start = 0;
    p->words = 0;
    p->n = 0;
    for (size_t i = 0; i <= s.n;) {
        char folded[4], plain = 0;
        int n = 0, class = CHAR_PUNCT;
        if (i < s.n) {
            class = char_fold(s, &i, folded, &n, &plain);
        } else {
            i++;
        }
        if (class >= CHAR_LETTER && p->n + (size_t)n < sizeof p->space) {
            memcpy(p->space + p->n, folded, (size_t)n);
            p->n += (size_t)n;
        } else if (class != CHAR_SKIP && class != CHAR_APOSTROPHE) {
            if (plain == '&' && p->n + 1 < sizeof p->space)
                p->space[p->n++] = '&';
            if (p->n > start && p->words < PHRASE_WORDS_MAX)
                p->word[p->words++] = (struct span){p->space + start, p->n - start};
            start = p->n;
            if (plain == '(')
                break;
        }
    }
}

uint32_t lexicon_add(struct lexicon *lex, struct span phrase)
{
    struct phrase p;
    uint32_t node = 0;
    phrase_split(&p, phrase);
    for (int i = 0; i < p.words; i++) {
        uint32_t w = intern(lex, p.word[i]);
        if (w == LEXICON_NONE)
            return 0;
        node = child_make(lex, node, w);
        if (node == 0)
            return 0;
    }
    return node;
}

uint32_t lexicon_add_joined(struct lexicon *lex, struct span phrase)
{
    struct phrase p;
    phrase_split(&p, phrase);
    if (p.words < 2)
        return 0;
    uint32_t w = intern(lex, (struct span){p.space, p.n});
    return w == LEXICON_NONE ? 0 : child_make(lex, 0, w);
}

uint32_t lexicon_intern(struct lexicon *lex, struct span phrase)
{
    struct phrase p;
    phrase_split(&p, phrase);
    return p.words == 1 ? intern(lex, p.word[0]) : LEXICON_NONE;
}

static uint32_t power_of_two(uint32_t least)
{
    uint32_t n = 1024;
    while (n < least)
        n *= 2;
    return n;
}

static int lines_of(struct span s)
{
    int n = 1;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == '\n';
    return n;
}

static bool tables_make(struct lexicon *lex, const struct lexicon_source *src, struct arena *arena)
{
    uint32_t rows = (uint32_t)(lines_of(src->vocab_tsv) + lines_of(src->extra_tsv));
    uint32_t places = (uint32_t)src->areas->count;
    lex->areas = src->areas;
    lex->pool_cap = rows * 24 + places * 160 + 4096;
    lex->words_cap = rows * 2 + places * 8 + 64;
    lex->nodes_cap = rows * 4 + places * 12 + 64;
    lex->meanings_cap = rows * 2 + 64;
    lex->stems_cap = rows + 1;
    lex->slot_mask = power_of_two(lex->words_cap * 2) - 1;
    lex->edge_mask = power_of_two(lex->nodes_cap * 2) - 1;
    lex->pool = arena_array(arena, char, lex->pool_cap);
    lex->word = arena_array(arena, struct word, lex->words_cap);
    lex->node = arena_array(arena, struct node, lex->nodes_cap);
    lex->meaning = arena_array(arena, struct meaning, lex->meanings_cap);
    lex->stem = arena_array(arena, struct stem, lex->stems_cap);
    lex->slot = arena_array(arena, uint32_t, lex->slot_mask + 1);
    lex->edge = arena_array(arena, struct edge, lex->edge_mask + 1);
    lex->nodes = lex->meanings = lex->stems = 1; /* 0 is none */
    return lex->pool != NULL && lex->word != NULL && lex->node != NULL && lex->meaning != NULL && lex->stem != NULL &&
           lex->slot != NULL && lex->edge != NULL;
}

const struct lexicon *lexicon_build(const struct lexicon_source *src, struct arena *arena, int *line)
{
    struct lexicon *lex = arena_new(arena, struct lexicon);
    *line = 0;
    if (lex == NULL || !tables_make(lex, src, arena))
        return NULL;
    if (!lexicon_rows(lex, src->vocab_tsv, line))
        return NULL;
    if (!lexicon_rows(lex, src->extra_tsv, line) || !lexicon_places(lex, src->extra_tsv, arena, line)) {
        *line = -*line;
        return NULL;
    }
    if (lex->full || !lexicon_near_build(lex, arena)) {
        *line = 0;
        return NULL;
    }
    return lex;
}
