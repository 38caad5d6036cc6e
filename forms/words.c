/* words.c - kinds of abuse, perpetrators and intents as numbers, and their words.
 * One table (words.def) makes both directions, so that a word of the data files and of the JSON can never drift apart.
 */
#include "forms/words.h"

#include <string.h>

static const char *const kind_words[KIND_COUNT] = {
    "",
#define KIND(id, word) word,
#include "forms/words.def"
};
static const char *const perp_words[PERP_COUNT] = {
    "",
#define PERP(id, word) word,
#include "forms/words.def"
};
static const char *const intent_words[INTENT_COUNT] = {
    "",
#define INTENT(id, word) word,
#include "forms/words.def"
};
static const char *const lang_words[LANG_COUNT] = {"", "en", "sw"};

static int find(const char *const *table, int count, struct span word)
{
    for (int i = 1; i < count; i++)
        if (span_is(word, table[i]))
            return i;
    return 0;
}

const char *kind_word(enum kind k)
{
    return (unsigned)k < KIND_COUNT ? kind_words[k] : "";
}

enum kind kind_of(struct span word)
{
    return (enum kind)find(kind_words, KIND_COUNT, word);
}

const char *perp_word(enum perpetrator p)
{
    return (unsigned)p < PERP_COUNT ? perp_words[p] : "";
}

enum perpetrator perp_of(struct span word)
{
    return (enum perpetrator)find(perp_words, PERP_COUNT, word);
}

const char *intent_word(enum intent i)
{
    return (unsigned)i < INTENT_COUNT ? intent_words[i] : "";
}

enum intent intent_of(struct span word)
{
    return (enum intent)find(intent_words, INTENT_COUNT, word);
}

const char *lang_word(enum lang l)
{
    return (unsigned)l < LANG_COUNT ? lang_words[l] : "";
}

enum lang lang_of(struct span word)
{
    return (enum lang)find(lang_words, LANG_COUNT, word);
}
