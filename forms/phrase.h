/* phrase.h - saying things: a phrase key, a language and names become the text of one SMS.
 * The texts are data (forms/ke/phrases.cfg, guidance.cfg); in them {name} stands for a value, {name?yes text} and
 * {name!no text} for text that is there only when the name has a value or has none, {name=value:text} when it has that
 * value, {name~value:text} when it has another or none. They nest up to PHRASE_NEST_MAX. */
#ifndef MLINZI_FORMS_PHRASE_H
#define MLINZI_FORMS_PHRASE_H

#include "base/gsm.h"
#include "forms/words.h"

enum phrase {
    PHRASE_NONE,
#define PHRASE(id, key, budget) PHRASE_##id,
#include "forms/phrases.def"
    PHRASE_COUNT
};
const char *phrase_key(enum phrase p);  /* "" for none */
enum phrase phrase_of(struct span key); /* "guidance.neglect" is PHRASE_GUIDANCE */
int phrase_budget(enum phrase p);       /* parts */
bool phrase_is_screen(enum phrase p);   /* of USSD: it is never a text, and nobody sends it back */

/* Canonical words and how they are said: "role.scco", "state.reported"... (forms/sayings.def). */
enum saying {
    SAYING_NONE,
#define SAYING(id, key) SAYING_##id,
#include "forms/sayings.def"
    SAYING_COUNT
};
const char *saying_key(enum saying s);                         /* "role.scco", "" for none */
enum saying saying_of(struct span set, struct span canonical); /* ("role", "scco"); SAYING_NONE when there is none */

/* Filled by config/ from the data files; templates live as long as the book. */
enum guide_role { GUIDE_CPV, GUIDE_PARALEGAL, GUIDE_CHP, GUIDE_ROLES };
struct phrasebook {
    struct span phrase[PHRASE_COUNT][LANG_COUNT];
    struct span guidance[KIND_COUNT][GUIDE_ROLES][LANG_COUNT];
    struct span saying[SAYING_COUNT][LANG_COUNT];
    struct span kind[KIND_COUNT][LANG_COUNT]; /* [KIND_NONE]: kind unknown */
};
/* Ruling 34: a missing role falls back to cpv, a language to English. */
struct span guidance_text(const struct phrasebook *book, enum kind k, enum guide_role role, enum lang lang);

#define PHRASE_NEST_MAX 4
/* Writes template with the names of args (name=value lines). False when a name of the template is unknown to args and
 * not optional, or the template is broken; what could be said is in out all the same. */
bool phrase_fill(struct span template_text, struct span args, struct text *out);
/* The names a template uses, each once, separated by one space. False when the template is broken or out is full. */
bool phrase_names(struct span template_text, struct text *out);

/* The text of one message: args hold case, severity, office, missing...; kind only for guidance. Words of severity,
 * role, state, missing, reason, level, act and kind in args are canonical ("S1", "scco", "abuse,age") and said in the
 * language.
 *
 * - case: digits, said as "4817 3024". by, role: a role. untold: roles, agency posts with nobody.
 * - late=yes says that the text is late. late (yes or no) is there for every text to a post and never for a reporter:
 *   texts said to both differ by it, {late?...} to a post and {late!...} to a reporter.
 * - closed=yes: CPIMS has set the case aside.
 * - office: the office's published number. place_name: beside place=, the constituency's name.
 * - last: the last step ("case.verified"). words: a person's words. list: "48173024:reported:S1,...". choice_list:
 *   "1 Ganda, 2 Mnarani".
 * - deadline: Unix seconds or "2026-03-06 16:50". from, to, day: "2026-03-06". days: of a dispute, else 14.
 *
 * words, last, list, choice_list are brought to GSM-7 and cut at a word's end, with "...", so that the whole text fits
 * the phrase's budget. With both kind and place_name the kind is not said (section 2, Privacy; ruling 31). */
struct speech {
    enum phrase key;
    enum kind kind;       /* guidance only */
    enum guide_role role; /* guidance only */
    enum lang lang;
};
void phrase_speak(const struct phrasebook *book, const struct speech *what, struct span args, struct text *out);
#define phrase_say(book, key_, kind_, role_, lang_, args, out) \
    phrase_speak(book, &(const struct speech){.key = key_, .kind = kind_, .role = role_, .lang = lang_}, args, out)

#endif
