/* lexicon.h - the vocabulary and the gazetteer, compiled: what a row of words means. Inside forms/ only.
 * Words have numbers; phrases are paths of word numbers from the root, so that reading a text costs one look-up a word,
 * and one more only where the words so far begin a longer phrase. */
#ifndef MLINZI_FORMS_LEXICON_H
#define MLINZI_FORMS_LEXICON_H

#include "forms/read.h"

enum class {
#define CLASS(id, word) CLASS_##id,
#include "forms/classes.def"
    CLASS_COUNT
};
#define CLASS_BIT(c) (UINT64_C(1) << CLASS_##c)

/* What a form is, by the domains of the vocabulary. */
enum domain {
    DOM_KIND = 1,
    DOM_SEX = 2,
    DOM_UNIT = 4,
    DOM_INFANT = 8,
    DOM_BORN = 16,
    DOM_NUMBER = 32,
    DOM_CHILD = 64,
    DOM_URGENT = 128,
    DOM_PERP = 256,
    DOM_WHEN = 512,
    DOM_PLACE = 1024,
    DOM_COMMAND = 2048,
    DOM_MONTH = 4096,
    DOM_PAIR = 8192, /* twins: two of them */
    DOM_STATUS = 16384,
    DOM_GEO = 32768,
};
enum unit { UNIT_NONE, UNIT_YEARS, UNIT_MONTHS, UNIT_WEEKS, UNIT_DAYS };
enum place_word {
    PLACE_NONE,
    PLACE_WARD,
    PLACE_VILLAGE,
    PLACE_SCHOOL,
    PLACE_HOME,
    PLACE_HOSPITAL,
    PLACE_STATION,
    PLACE_COUNTY,
    PLACE_CONSTITUENCY,
    PLACE_CHIEF,
    PLACE_LOCATION,
    PLACE_LANDMARK
};
enum command_word { /* intents, and after them REPORT */ COMMAND_REPORT = INTENT_COUNT, COMMAND_OTHER };
#define LANG_BIT(l) (1u << (l))

struct meaning {
    uint64_t is;     /* CLASS_BITs */
    uint32_t domain; /* enum domain */
    uint8_t kind, perp, unit, place, command;
    char sex;
    uint8_t lang; /* LANG_BITs of the languages it was listed under */
    uint8_t number, month;
    struct span when; /* the canonical word */
};
enum voice { VOICE_PASSIVE = 1, VOICE_ACTIVE = 2 };
enum stem_word { STEM_DOER = KIND_COUNT, STEM_HELPER, STEM_HIT, STEM_CIRCUMCISE, STEM_LEAVE, STEM_SUFFER };
struct stem {
    uint8_t what; /* enum kind or stem_word; 0 none */
    uint8_t voice;
};
struct node {
    uint32_t meaning; /* index, 0 none */
    uint32_t geo;     /* index of its first place */
    uint16_t geo_n;
    bool more; /* begins a longer phrase */
};
struct word {
    uint32_t at;
    uint16_t n;
    uint16_t stem; /* index of its verb stem, 0 none */
    uint32_t node; /* the node of the word alone, 0 none */
    uint32_t mask; /* letters in it, for near look-ups */
};
struct edge {
    uint32_t from, word, to;
};
struct geo {
    uint16_t row;
    uint8_t quality; /* 0 a name; 1 a part of one: without "Town" or "North", one side of a hyphen */
};
struct near_word {
    uint32_t mask, word; /* letters in it; its number */
};
struct lexicon {
    const struct areas *areas;
    char *pool;
    uint32_t pool_n, pool_cap;
    uint32_t *slot; /* open addressing: word index + 1 */
    uint32_t slot_mask;
    struct word *word;
    uint32_t words, words_cap;
    struct node *node;
    uint32_t nodes, nodes_cap;
    struct edge *edge; /* open addressing: from 0 is free */
    uint32_t edge_mask;
    struct meaning *meaning;
    uint32_t meanings, meanings_cap;
    struct stem *stem;
    uint32_t stems, stems_cap;
    struct geo *geo;
    uint32_t geos;
    uint32_t near_first[2][34][27]; /* near look-ups: words by length and first letter; 0 places, 1 vocabulary */
    struct near_word *near[2];
    bool full;
};

#define LEXICON_NONE UINT32_MAX
uint32_t lexicon_word(const struct lexicon *lex, struct span folded);           /* LEXICON_NONE when unknown */
uint32_t lexicon_step(const struct lexicon *lex, uint32_t node, uint32_t word); /* 0 when there is none */

/* Building. A phrase is folded and split at everything that is no letter or digit. */
#define PHRASE_WORDS_MAX 10
uint32_t lexicon_add(struct lexicon *lex, struct span phrase); /* its node, made when new; 0 when it has no word */
uint32_t lexicon_add_joined(struct lexicon *lex,
                            struct span phrase);                  /* without its spaces; 0 when it has one word only */
uint32_t lexicon_intern(struct lexicon *lex, struct span phrase); /* the word number of a single word */
bool lexicon_rows(struct lexicon *lex, struct span tsv, int *line); /* vocab.tsv, words.tsv */
bool lexicon_places(struct lexicon *lex, struct span extra_tsv, struct arena *arena, int *line);
bool lexicon_near_build(struct lexicon *lex, struct arena *arena);

enum near { NEAR_PLACES, NEAR_WORDS };
/* Words within `most` edits of `folded`, only the nearest ones; returns how many nodes (at most cap), *distance theirs.
 */
int lexicon_near(const struct lexicon *lex, enum near what, struct span folded, int most, uint32_t *nodes, int cap);

#endif
