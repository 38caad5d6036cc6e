/* read.h - the tolerant reader: one text message in, one reading out. Pure; the rules are product sections 2 to 4 and
 * rulings 17 to 20. What cannot be read is left out, never invented. Spans point into the text given. */
#ifndef MLINZI_FORMS_READ_H
#define MLINZI_FORMS_READ_H

#include "base/arena.h"
#include "base/msisdn.h"
#include "base/ref.h"
#include "forms/area.h"
#include "forms/words.h"

#define READ_KINDS_MAX 4
#define READ_CANDIDATES_MAX 64

enum missing { MISSING_ABUSE = 1, MISSING_SEX = 2, MISSING_AGE = 4, MISSING_WARD = 8 };

struct slots {
    uint8_t kind[READ_KINDS_MAX]; /* enum kind, in the order said, no doubles */
    int kinds;
    char sex;           /* 'F' 'M' 'X', 0 unknown */
    int16_t age_years;  /* -1 unknown */
    int16_t age_months; /* -1 unless said in months, weeks or days */
    char dob[11];       /* "2020", "2020-05", "2020-05-17" or "" */
    int16_t children;   /* 1 unless said; 0 a plural without a number */
    struct span name;   /* the child's name, or empty */
    struct area place;  /* the deepest level read; AREA_NONE when none */
    struct area
        candidate[READ_CANDIDATES_MAX]; /* several places fit: ascending by code; place then holds what they share */
    int candidates;                     /* 0, or 2 and more; counted beyond the array too */
    struct span place_text;             /* as typed: "KONDELE KISUMU" */
    struct span locality;               /* village, school...; or empty */
    bool urgent;
    enum perpetrator perpetrator;
    struct span when; /* the vocabulary's canonical word ("yesterday"), or a date "2026-03-02"; or empty */
    unsigned missing; /* enum missing bits; a ward is missing also when only a county or constituency is known */
};
struct reading {
    enum intent intent;
    enum lang lang; /* of the text; for INTENT_LANG the language asked for; LANG_NONE when it has none (empty, "9") */
    struct slots slots; /* filled for report, answer and unknown */
    struct ref ref;     /* "" when none */
    bool ref_error;     /* a number of reference length with a wrong check digit stood in the reference's place */
    struct span text;   /* verify, update: the action; close, discard, reject, reopen, pass: the explanation; trimmed */
    char code[8];       /* yes: six digits, or "" */
    struct span from, to, delegate; /* leave, as typed */
    /* For the rulings; not part of the JSON. */
    bool keyword;    /* REPORT, RIPOTI... was said */
    bool chatter;    /* only words of the closed list: asante, thanks, ok, sawa, amen, greetings */
    bool spam;       /* a link, an amount of money offered, a code */
    bool lone_kind;  /* nothing but one kind */
    int lone_number; /* nothing but one number 0..99, else -1 */
};

/* The vocabulary and the gazetteer, compiled once at load into the arena given; read only afterwards. */
struct lexicon;
struct lexicon_source {
    struct span vocab_tsv; /* forms/ke/vocab.tsv */
    struct span
        extra_tsv; /* forms/ke/words.tsv: our own further lists (chatter, spam, denials, common words), same columns */
    const struct areas *areas;
};
/* NULL when the arena is too small or a line is wrong; then *line is that line (0: the arena), negative in extra_tsv.
 */
const struct lexicon *lexicon_build(const struct lexicon_source *src, struct arena *arena, int *line);

/* today_s: the moment the text came (for ages from dates). Scratch is used and not reset. Never fails: what cannot be
 * read, or a full scratch arena, is INTENT_UNKNOWN. text is UTF-8 as it came, at most 64 KiB are looked at. */
void read_text(const struct lexicon *lex, struct span text, int64_t today_s, struct arena *scratch,
               struct reading *out);

/* The JSON object of product section 2, one line, keys in its order, for `mlinzi read`. */
void reading_json(const struct reading *r, struct text *out);

/* Lower case, accents off, punctuation and doubled spaces to one space: what "the same text" is compared by. */
void text_fold(struct span utf8, struct text *out);
/* One word that names a kind of abuse in the vocabulary, or is near enough to one: never echoed to a reporter. */
bool lexicon_kind_word(const struct lexicon *lex, struct span word);
/* Several words at the beginning of words that together name one ("child labour", "early-marriage"): how many bytes, 0
 * when they do not. */
size_t lexicon_kind_phrase(const struct lexicon *lex, struct span words);
/* Cuts a PIN out of a text ("PIN 1234", "pin yangu ni 1234"): *out is the text without it. True when one was cut. */
bool text_cut_pin(struct span utf8, struct text *out);

#endif
