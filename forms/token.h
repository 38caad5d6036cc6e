/* token.h - a text as words and numbers, folded, with what stood between them. Inside forms/ only, but for char_fold(),
 * by which core/sound.c reads names. */
#ifndef MLINZI_FORMS_TOKEN_H
#define MLINZI_FORMS_TOKEN_H

#include "base/arena.h"
#include "base/text.h"

/* What stood between a token and the one before it; several bits may be set. None: digits and letters glued ("9yrs").
 */
enum gap {
    GAP_SPACE = 1,
    GAP_DASH = 2,
    GAP_SLASH = 4, /* / or \ */
    GAP_DOT =
        8, /* a full stop glued to both sides ("12.3.2015", "9yrs.shimo") or after an abbreviation ("Mt. Elgon") */
    GAP_COMMA = 16,
    GAP_COLON = 32,
    GAP_QUOTE = 64,  /* ' " ( ) and their like */
    GAP_FIELD = 128, /* # * | ; new line, ellipsis, a dash with spaces, an emoji: another field */
    GAP_STOP = 256,  /* . ! ? ending a sentence */
    GAP_QUERY = 512, /* ? was among them */
    GAP_PLUS = 1024,
    GAP_MARK = 2048, /* @ % $ < > = and others */
};
#define GAP_BREAK (GAP_COMMA | GAP_COLON | GAP_FIELD | GAP_STOP | GAP_QUERY)
#define GAP_SENTENCE (GAP_STOP | GAP_FIELD | GAP_QUERY)

enum token_type { TOKEN_WORD, TOKEN_NUMBER };
#define TOKENS_MAX 4096
#define NUMBER_TOO_BIG 1000000000

struct token {
    uint32_t at, n;  /* bytes of the text */
    uint32_t fold;   /* its letters, lower case, accents and apostrophes off: offset into tokens.fold */
    uint16_t fold_n; /* longer words are cut: no word of the vocabulary is */
    uint16_t gap;    /* enum gap, before it */
    uint8_t type;
    uint8_t digits;  /* of a number, at most 255 */
    bool capital;    /* begins with a capital letter */
    bool possessive; /* ends in 's or s' */
    int32_t value;   /* of a number, at most NUMBER_TOO_BIG */
};
struct tokens {
    struct token *t;
    int count;
    char *fold;
    uint16_t last_gap; /* after the last token */
    bool emoji;        /* a symbol that is no punctuation was seen */
    bool lower;        /* a lower-case letter was seen: capitals mean something */
};

/* False when the arena is full. Digits and letters that touch become two tokens, with no gap between. */
bool tokens_read(struct span text, struct arena *scratch, struct tokens *out);
static inline struct span token_fold(const struct tokens *ts, int i)
{
    return (struct span){ts->fold + ts->t[i].fold, ts->t[i].fold_n};
}

#define CHAR_SKIP 0  /* invisible: as if it were not there */
#define CHAR_PUNCT 1 /* a separator */
#define CHAR_EMOJI 2 /* a symbol that says something, but not to us */
#define CHAR_SPACE 3
#define CHAR_APOSTROPHE 4
#define CHAR_LETTER 5 /* at or above: part of a word; the folded bytes are in `out` */
#define CHAR_DIGIT 6
/* One character, folded: lower case, accents off, full width made narrow, Eastern digits made ours. *c_out is the plain
 * ASCII punctuation it stands for. Returns the class; *out_n bytes in out (at most 4). */
int char_fold(struct span s, size_t *i, char out[4], int *out_n, char *c_out);

#endif
