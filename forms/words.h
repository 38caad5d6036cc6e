/* words.h - kinds of abuse, perpetrators and intents as numbers, and their words. 0 is none. */
#ifndef MLINZI_FORMS_WORDS_H
#define MLINZI_FORMS_WORDS_H

#include "base/text.h"

enum kind {
    KIND_NONE,
#define KIND(id, word) KIND_##id,
#include "forms/words.def"
    KIND_COUNT
};
enum perpetrator {
    PERP_NONE,
#define PERP(id, word) PERP_##id,
#include "forms/words.def"
    PERP_COUNT
};
enum intent {
    INTENT_NONE,
#define INTENT(id, word) INTENT_##id,
#include "forms/words.def"
    INTENT_COUNT
};
enum lang { LANG_NONE, LANG_EN, LANG_SW, LANG_COUNT };

const char *kind_word(enum kind k);  /* "" for none */
enum kind kind_of(struct span word); /* KIND_NONE when unknown */
const char *perp_word(enum perpetrator p);
enum perpetrator perp_of(struct span word);
const char *intent_word(enum intent i);
enum intent intent_of(struct span word);
const char *lang_word(enum lang l); /* "", "en", "sw" */
enum lang lang_of(struct span word);
#define KIND_BIT(k) (UINT64_C(1) << (k))

#endif
