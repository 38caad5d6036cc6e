/* phrase.h - saying things: a phrase key, a language and names become the text of one SMS.
 * The texts are data (forms/ke/phrases.cfg, guidance.cfg); in them {name} stands for a value, {name?yes text} and
 * {name!no text} for text that is there only when the name has a value or has none, {name=value:text} when it has that value. */
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
const char *phrase_key(enum phrase p);
enum phrase phrase_of(struct span key); /* "guidance.neglect" is PHRASE_GUIDANCE */
int phrase_budget(enum phrase p);       /* parts */

/* Filled by config/ from the data files; templates live as long as the book. */
enum guide_role { GUIDE_CPV, GUIDE_PARALEGAL, GUIDE_CHP, GUIDE_ROLES };
struct phrasebook {
    struct span phrase[PHRASE_COUNT][LANG_COUNT];
    struct span guidance[KIND_COUNT][GUIDE_ROLES][LANG_COUNT];
};
/* Ruling 34: a missing role falls back to cpv, a language to English. */
struct span guidance_text(const struct phrasebook *book, enum kind k, enum guide_role role, enum lang lang);
/* Writes template with the names of args (name=value lines). False when a name of the template is unknown to args and not
 * optional, or the template is broken; what could be said is in out all the same. */
bool phrase_fill(struct span template_text, struct span args, struct text *out);
/* The text of one message: args hold case, severity, office, missing...; kind only for guidance. Words of severity, role,
 * state, missing, reason and kind in args are canonical ("S1", "scco", "abuse,age") and are said in the language. */
void phrase_say(const struct phrasebook *book, enum phrase p, enum kind kind, enum guide_role role, enum lang lang,
                struct span args, struct text *out);

#endif
