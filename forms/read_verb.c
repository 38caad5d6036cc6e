/* read_verb.c - Swahili verbs taken apart: a-me-m-piga, wa-li-o-telekezwa, ha-ja-najisiwa.
 * No list can hold every person, tense and object of a verb. The few stems that matter are in words.tsv; here the
 * prefixes are taken off until a stem is left whole, so that a word is a verb of ours exactly or not at all. */
#include "forms/read_in.h"

#include <string.h>

#include "base/must.h"

struct verb {
    struct span stem;
    bool negative, object, infinitive;
    char present[40]; /* the stem of a denied present, its i an a again */
};

static bool eat(struct span *s, const char *prefix)
{
    size_t n = 0;
    for (; prefix[n] != '\0'; n++)
        if (n >= s->n || s->p[n] != prefix[n])
            return false;
    s->p += n;
    s->n -= n;
    return true;
}

static const struct stem *stem_of(const struct scan *s, struct span word)
{
    uint32_t w = word.n < 2 ? LEXICON_NONE : lexicon_word(s->lex, word);
    const struct stem *stem = &s->lex->stem[w == LEXICON_NONE ? 0 : s->lex->word[w].stem];
    return stem->what == 0 ? NULL : stem;
}

/* The stem itself, or after an object: m-piga, mw-acha, wa-piga, ni-piga. A passive has no object. */
static const struct stem *with_object(const struct scan *s, struct verb *v)
{
    static const char *const objects[] = {"mw", "mu", "m", "wa", "ni", "tu", "ji", "ku"};
    const struct stem *stem = stem_of(s, v->stem);
    if (stem != NULL)
        return stem;
    for (size_t i = 0; i < countof(objects); i++) {
        struct span rest = v->stem;
        if (!eat(&rest, objects[i]))
            continue;
        stem = stem_of(s, rest);
        if (stem != NULL && (stem->voice & VOICE_ACTIVE) != 0) {
            v->object = true;
            return stem;
        }
    }
    return NULL;
}

/* After the tense: perhaps a relative (a-li-ye-pigwa), then object and stem. */
static const struct stem *after_tense(const struct scan *s, struct verb *v, bool bare)
{
    static const char *const relatives[] = {"ye", "o", "cho", "lo", "yo"};
    struct span whole = v->stem;
    const struct stem *stem = with_object(s, v);
    for (size_t i = 0; stem == NULL && !bare && i < countof(relatives); i++) {
        v->stem = whole;
        if (eat(&v->stem, relatives[i]))
            stem = with_object(s, v);
    }
    return stem;
}

/* Negatives: ha-pigwi, haja-pigwa, haku-pigwa, hawa-ja-pigwa; the present ends in i. */
static const struct stem *negative(const struct scan *s, struct span word, struct verb *v)
{
    static const char *const subjects[] = {"hawa", "hatu", "ha", "si"};
    static const char *const tenses[] = {"ja", "ku", "ta", ""};
    v->negative = true;
    for (size_t i = 0; i < countof(subjects); i++)
        for (size_t k = 0; k < countof(tenses); k++) {
            v->stem = word;
            if (!eat(&v->stem, subjects[i]) || !eat(&v->stem, tenses[k]))
                continue;
            if (tenses[k][0] == '\0' && v->stem.p[v->stem.n - 1] == 'i') { /* 1 to 31 letters: see verb_read() */
                memcpy(v->present, v->stem.p, v->stem.n);
                v->present[v->stem.n - 1] = 'a';
                v->stem.p = v->present;
            }
            const struct stem *stem = with_object(s, v);
            if (stem != NULL)
                return stem;
        }
    return NULL;
}

/* What follows a subject: the tenses that may, then the rest. */
static const struct stem *after_subject(const struct scan *s, struct span rest, size_t subject, struct verb *v)
{
    static const char *const tenses[] = {"me", "li", "na", "ta", "mesha", "ka", "ki", "nge", "ku", "sha", "mekuwa", ""};
    for (size_t k = 0; k < countof(tenses); k++) {
        bool bare = tenses[k][0] == '\0'; /* only kupigwa, hupigwa, kapigwa: person prefixes need a tense */
        if (bare && (subject < 5 || subject > 7))
            continue;
        if (subject == 8 && k != 0 && k != 2) /* clipped: mepigwa, napigwa */
            continue;
        if (subject > 8 && k > 1) /* kichanga kimetupwa */
            return NULL;
        v->stem = rest;
        v->object = false;
        v->infinitive = bare && subject == 5; /* kupigwa: of whoever */
        const struct stem *stem = eat(&v->stem, tenses[k]) ? after_tense(s, v, bare) : NULL;
        if (stem != NULL)
            return stem;
    }
    return NULL;
}

static const struct stem *positive(const struct scan *s, struct span word, struct verb *v)
{
    static const char *const subjects[] = {"a", "wa", "tu", "ni", "ka", "ku", "hu", "ka", "", "ki", "vi"};
    v->negative = false;
    for (size_t i = 0; i < countof(subjects); i++) {
        struct span rest = word;
        const struct stem *stem = eat(&rest, subjects[i]) ? after_subject(s, rest, i, v) : NULL;
        if (stem != NULL)
            return stem;
    }
    return NULL;
}

static void meaning_of(struct item *it, const struct stem *stem, const struct verb *v)
{
    it->known = true;
    it->denied = v->negative;
    it->voice = (stem->voice & VOICE_PASSIVE) != 0 && !v->object ? VOICE_PASSIVE : VOICE_ACTIVE;
    it->m.lang = LANG_BIT(LANG_SW);
    bool active = it->voice == VOICE_ACTIVE;
    switch ((int)stem->what) {
    case STEM_HELPER: it->m.is = CLASS_BIT(HELPER); break;
    case STEM_DOER:
    case STEM_LEAVE: it->m.is = CLASS_BIT(DOER); break;
    case STEM_SUFFER: it->m.is = CLASS_BIT(NOISE); break;
    case STEM_CIRCUMCISE: it->m.is = CLASS_BIT(CIRCUMCISE) | (active ? CLASS_BIT(DOER) : 0); break;
    case STEM_HIT:
        it->m.kind = KIND_PHYSICAL;
        it->m.domain = DOM_KIND;
        break;
    default:
        it->m.kind = stem->what;
        it->m.domain = DOM_KIND;
        it->m.is = active ? CLASS_BIT(DOER) : v->infinitive ? 0 : CLASS_BIT(ADULT_TOO);
        if (active && !v->object) /* anapiga: whom? see the kinds */
            it->voice = VOICE_ACTIVE | VOICE_PASSIVE;
        break;
    }
}

bool verb_read(struct scan *s, struct item *it, struct span folded)
{
    if (folded.n < 5 || folded.n > 32)
        return false;
    char last = folded.p[folded.n - 1];
    if (last != 'a' && last != 'i' && last != 'e' && last != 'u' && last != 'w')
        return false;
    struct verb v = {0};
    const struct stem *stem = positive(s, folded, &v);
    if (stem == NULL)
        stem = negative(s, folded, &v);
    if (stem == NULL)
        return false;
    meaning_of(it, stem, &v);
    return true;
}

bool lexicon_kind_word(const struct lexicon *lex, struct span word)
{
    char space[64];
    struct text folded;
    text_init(&folded, space, sizeof space);
    text_fold(word, &folded);
    struct span fold = text_done(&folded);
    uint32_t w = fold.n == 0 ? LEXICON_NONE : lexicon_word(lex, fold);
    if (w != LEXICON_NONE && lex->word[w].node != 0) {
        const struct meaning *m = &lex->meaning[lex->node[lex->word[w].node].meaning];
        return (m->domain & DOM_KIND) != 0;
    }
    struct scan s = {.lex = lex};
    struct item it = {0};
    return verb_read(&s, &it, fold) && (it.m.domain & DOM_KIND) != 0;
}

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

size_t lexicon_kind_phrase(const struct lexicon *lex, struct span words)
{
    uint32_t node = 0;
    size_t i = 0, end = 0;
    for (int n = 0; n < PHRASE_WORDS_MAX; n++) {
        char space[64];
        struct text folded;
        size_t from = i;
        while (i < words.n && in_word(words.p[i]))
            i++;
        text_init(&folded, space, sizeof space);
        text_fold((struct span){words.p + from, i - from}, &folded);
        uint32_t w = folded.n == 0 ? LEXICON_NONE : lexicon_word(lex, text_done(&folded));
        if (w == LEXICON_NONE)
            break;
        node = n == 0 ? lex->word[w].node : lexicon_step(lex, node, w);
        if (node == 0)
            break;
        if (n > 0 && (lex->meaning[lex->node[node].meaning].domain & DOM_KIND) != 0)
            end = i;
        while (i < words.n && (words.p[i] == ' ' || words.p[i] == '-'))
            i++;
    }
    return end;
}
