/* read_scan.c - from tokens to items: the longest phrases and place names that start at each word.
 * A place's name and a word of the vocabulary may be the same letters; both readings are kept on the item, and the
 * rules of places decide by the company it keeps. */
#include "forms/read_in.h"

#include <string.h>

#include "base/must.h"

#define JOINING (GAP_SPACE | GAP_DASH | GAP_SLASH | GAP_QUOTE | GAP_DOT)

struct match {
    uint32_t node;
    int tokens;
};

/* "2day": digits and letters glued, when the vocabulary has them as one word. */
static uint32_t glued_word(const struct scan *s, int i, int *tokens)
{
    const struct token *t = &s->ts.t[i];
    struct span fold = token_fold(&s->ts, i);
    if (i + 1 < s->ts.count && t[1].gap == 0 && t[0].type != t[1].type) {
        uint32_t w = lexicon_word(s->lex, (struct span){fold.p, fold.n + t[1].fold_n});
        if (w != LEXICON_NONE && s->lex->word[w].node != 0) {
            *tokens = 2;
            return w;
        }
    }
    *tokens = 1;
    return lexicon_word(s->lex, fold);
}

/* The longest word or phrase with a meaning, and the longest place name, from token i to before token `end`. */
static void longest(const struct scan *s, int i, int end, struct match *meaning, struct match *geo)
{
    const struct lexicon *lex = s->lex;
    int tokens;
    uint32_t w = glued_word(s, i, &tokens);
    uint32_t node = w == LEXICON_NONE ? 0 : lex->word[w].node;
    int at = i;
    *meaning = *geo = (struct match){0, 0};
    while (node != 0) {
        at += tokens;
        if (at > end)
            return;
        if (lex->node[node].meaning != 0)
            *meaning = (struct match){node, at - i};
        if (lex->node[node].geo_n != 0)
            *geo = (struct match){node, at - i};
        if (!lex->node[node].more || at >= s->ts.count || (s->ts.t[at].gap & (uint16_t)~JOINING) != 0)
            return;
        w = glued_word(s, at, &tokens);
        node = w == LEXICON_NONE ? 0 : lexicon_step(lex, node, w);
    }
}

/* "is not | fed" against "not fed": a phrase gives way to one that begins inside it, goes further and says a kind. */
static void yield(const struct scan *s, int i, struct match *meaning, struct match *geo)
{
    const struct lexicon *lex = s->lex;
    if (meaning->tokens < 2 || (lex->meaning[lex->node[meaning->node].meaning].domain & DOM_KIND) != 0)
        return;
    for (int k = i + 1; k < i + meaning->tokens; k++) {
        struct match other, ignored;
        longest(s, k, s->ts.count, &other, &ignored);
        if (other.tokens == 0 || k + other.tokens <= i + meaning->tokens ||
            (lex->meaning[lex->node[other.node].meaning].domain & DOM_KIND) == 0)
            continue;
        longest(s, i, k, meaning, geo);
        return;
    }
}

static void item_number(struct scan *s, struct item *it)
{
    const struct token *t = &s->ts.t[it->first];
    if (it->tokens == 1 && t->type == TOKEN_NUMBER) {
        it->number = true;
        it->m.lang = 0;
        it->value = t->value;
        it->digits = t->digits;
    } else if (dom(it, DOM_NUMBER)) {
        it->value = it->m.number;
    }
}

/* "mjombake", "dadangu": a kinsman and whose he is. */
static bool kin_suffix(struct scan *s, struct item *it, struct span fold)
{
    static const char *const endings[] = {"ake", "angu", "ke", "ye", "ngu", "ko", "o"};
    for (size_t e = 0; e < countof(endings); e++) {
        size_t n = strlen(endings[e]);
        if (fold.n < n + 4 || memcmp(fold.p + fold.n - n, endings[e], n) != 0)
            continue;
        for (size_t extra = 0; extra < 2; extra++) { /* shangazi-ke, mjomb(a)-ake */
            char space[32];
            if (fold.n - n >= sizeof space)
                continue;
            memcpy(space, fold.p, fold.n - n);
            space[fold.n - n] = 'a';
            uint32_t w = lexicon_word(s->lex, (struct span){space, fold.n - n + extra});
            uint32_t node = w == LEXICON_NONE ? 0 : s->lex->word[w].node;
            const struct meaning *m = &s->lex->meaning[s->lex->node[node].meaning];
            if (node != 0 && (m->domain & DOM_PERP) != 0 && m->lang == LANG_BIT(LANG_SW)) {
                it->m = *m;
                it->known = true;
                return true;
            }
        }
    }
    return false;
}

/* A listed word that is a verb too: who does it, and the kind if the list says none. */
static void verb_add(struct scan *s, struct item *it, struct span fold)
{
    struct item verb = {0};
    if (!verb_read(s, &verb, fold) || verb.denied)
        return;
    bool listed = dom(it, DOM_KIND);
    it->voice = listed && verb.voice != VOICE_PASSIVE ? VOICE_ACTIVE : verb.voice;
    it->m.is |= verb.m.is & (CLASS_BIT(DOER) | CLASS_BIT(ADULT_TOO));
    if (listed)
        return;
    it->m.kind = verb.m.kind;
    it->m.domain |= verb.m.domain;
}

static void item_make(struct scan *s, struct item *it, struct match meaning, struct match geo)
{
    int tokens = meaning.tokens > geo.tokens ? meaning.tokens : geo.tokens;
    *it = (struct item){.first = it->first, .tokens = (uint16_t)(tokens > 0 ? tokens : 1), .value = -1};
    it->gap = s->ts.t[it->first].gap;
    if (meaning.tokens == tokens && tokens > 0) {
        it->m = s->lex->meaning[s->lex->node[meaning.node].meaning];
        it->known = true;
    }
    if (geo.tokens == tokens && tokens > 0) {
        it->geo = s->lex->node[geo.node].geo;
        it->geo_n = s->lex->node[geo.node].geo_n;
        if (it->known && (it->m.is & ~CLASS_BIT(COMMON)) != CLASS_BIT(GIVEN))
            it->m.is |= CLASS_BIT(COMMON);
        it->m.domain |= DOM_GEO;
    }
    item_number(s, it);
    struct span fold = token_fold(&s->ts, it->first);
    if (!it->known && it->geo_n == 0 && !it->number && fold.n >= 4 && !verb_read(s, it, fold))
        (void)kin_suffix(s, it, fold);
    else if (it->known && it->tokens == 1 && it->m.lang == LANG_BIT(LANG_SW) &&
             (dom(it, DOM_KIND) || is(it, CLASS_BIT(DOER))))
        verb_add(s, it, fold);
}

bool scan_make(struct scan *s)
{
    if (!tokens_read(s->text, s->scratch, &s->ts))
        return false;
    s->item = arena_array(s->scratch, struct item, s->ts.count + 1);
    if (s->item == NULL)
        return false;
    scan_items(s);
    return true;
}

/* "0722 000 111": a phone number in groups, no member of it is an age or a date. */
static void phones(struct scan *s)
{
    for (int i = 0; i + 1 < s->n; i++) {
        const struct item *it = &s->item[i];
        if (!it->number || it->digits < 3 ||
            (s->text.p[s->ts.t[it->first].at] != '0' && it->value != 254 && (it->gap & GAP_PLUS) == 0))
            continue;
        int digits = it->digits, end = i + 1;
        while (end < s->n && s->item[end].number && s->item[end].digits >= 2 && digits < 13 &&
               (s->item[end].gap & (uint16_t) ~(GAP_SPACE | GAP_DASH | GAP_DOT)) == 0)
            digits += s->item[end++].digits;
        for (int k = i; k < end && end > i + 1 && digits >= 9 && digits <= 13; k++)
            s->item[k].used = true;
    }
}

/* A child's age at item i, and nothing after it that it counts. */
static bool young_age(const struct scan *s, int i, int least)
{
    const struct item *age = item_at(s, i), *after = item_at(s, i + 1);
    bool counts = after->number || item_child(after) || is(after, CLASS_BIT(AGO) | CLASS_BIT(MEASURE)) ||
                  (dom(after, DOM_UNIT) && after->m.unit != UNIT_YEARS);
    return age->value >= least && age->value < 18 && (!counts || broken(after));
}

/* "woman 16 raped": with a child's age beside her she is one. Nobody says so of one below ten. */
static void young(struct scan *s)
{
    for (int i = 0; i < s->n; i++) {
        struct item *it = &s->item[i];
        int k = i - 1;
        while (is(item_at(s, k), CLASS_BIT(POSS)))
            k--;
        if (is(item_at(s, k), CLASS_BIT(TO) | CLASS_BIT(BY) | CLASS_BIT(WITH))) /* sold to a man 17: another */
            continue;
        if (!is(it, CLASS_BIT(ADULT)) || !is(it, CLASS_BIT(WEAK_SEX)) ||
            !young_age(s, i + 1 + (item_at(s, i + 1)->m.unit == UNIT_YEARS), dom(it, DOM_SEX) ? 1 : 10))
            continue;
        if (!dom(it, DOM_SEX))
            it->m.sex = word_is(item_fold(s, i), "woman") ? 'F' : 'M';
        it->m.domain |= DOM_SEX | DOM_CHILD;
    }
}

void scan_items(struct scan *s)
{
    s->n = 0;
    for (int i = 0; i < s->ts.count;) {
        struct match meaning, geo;
        longest(s, i, s->ts.count, &meaning, &geo);
        yield(s, i, &meaning, &geo);
        struct item *it = &s->item[s->n++];
        it->first = (uint16_t)i;
        item_make(s, it, meaning, geo);
        i += it->tokens;
    }
    phones(s);
    /* "twenty five", "ishirini na tano": one number, and no child's age. */
    for (int i = 0; i + 1 < s->n; i++) {
        int next = is(&s->item[i + 1], CLASS_BIT(NA)) ? i + 2 : i + 1;
        struct item *a = &s->item[i];
        const struct item *b = item_at(s, next);
        if (!a->number && !b->number && a->value >= 20 && a->value % 10 == 0 && b->value > 0 && b->value < 10) {
            a->value += b->value;
            s->item[next].value = -1;
        }
    }
    young(s);
}

bool scan_near(struct scan *s, uint32_t domains, bool take)
{
    bool found = false;
    for (int i = 0; i < s->n; i++) {
        struct item *it = &s->item[i];
        struct span fold = token_fold(&s->ts, it->first);
        if (it->known || it->number || it->geo_n > 0 || fold.n < 5 || (it->used && !take))
            continue;
        uint32_t node[4];
        int n = lexicon_near(s->lex, NEAR_WORDS, fold, fold.n >= 8 ? 2 : 1, node, 4);
        for (int k = 0; k < n; k++) {
            const struct meaning *m = &s->lex->meaning[s->lex->node[node[k]].meaning];
            if ((m->domain & domains) == 0 || (m->is & CLASS_BIT(NOISE)) != 0)
                continue;
            found = true;
            if (!take)
                return true;
            it->m = *m;
            it->m.domain &= domains;
            it->known = it->near = true;
            break;
        }
    }
    return found;
}

const struct item item_nothing = {.gap = GAP_STOP, .value = -1};

struct span item_text(const struct scan *s, int first, int last)
{
    const struct token *a = &s->ts.t[s->item[first].first];
    const struct item *it = &s->item[last];
    const struct token *b = &s->ts.t[it->first + it->tokens - 1];
    return (struct span){s->text.p + a->at, b->at + b->n - a->at};
}

struct span item_fold(const struct scan *s, int i)
{
    const struct item *it = &s->item[i];
    struct span a = token_fold(&s->ts, it->first), b = token_fold(&s->ts, it->first + it->tokens - 1);
    return (struct span){a.p, (size_t)(b.p - a.p) + b.n};
}

bool item_is_value(const struct item *it)
{
    return it->value >= 0 ||
           dom(it, DOM_KIND | DOM_SEX | DOM_UNIT | DOM_INFANT | DOM_CHILD | DOM_URGENT | DOM_PERP | DOM_WHEN | DOM_GEO |
                       DOM_PLACE) ||
           it->m.command == COMMAND_REPORT;
}

bool item_field(const struct scan *s, int i)
{
    const struct item *it = item_at(s, i), *before = item_at(s, i - 1), *after = item_at(s, i + 1);
    bool left = i == 0 || broken(it) || (it->gap & GAP_MARK) != 0 || item_is_value(before);
    bool right = i + 1 >= s->n || broken(after) || (after->gap & GAP_MARK) != 0 || item_is_value(after);
    return left && right;
}

bool item_child(const struct item *it)
{
    return dom(it, DOM_CHILD | DOM_INFANT) || (dom(it, DOM_SEX) && !is(it, CLASS_BIT(PRONOUN)));
}

bool item_grown(const struct item *it)
{
    return dom(it, DOM_PERP) || (is(it, CLASS_BIT(ADULT)) && !dom(it, DOM_CHILD));
}

bool item_agent(const struct scan *s, int i)
{
    if (broken(item_at(s, i)))
        return false;
    for (int k = i - 1; k >= i - 6; k--) {
        const struct item *it = item_at(s, k);
        if (is(it, CLASS_BIT(BY))) {
            const struct item *deed = item_at(s, k - 1);
            if (!is(it, CLASS_BIT(NA))) {
                for (int back = k - 1; back > k - 5 && dom(deed, DOM_PLACE); back--)
                    if (dom(item_at(s, back - 1), DOM_PLACE | DOM_GEO | DOM_KIND) && !broken(item_at(s, back)))
                        deed = item_at(s, back - 1); /* neglected in Pangani ward by */
                return !dom(deed, DOM_PLACE);
            }
            for (int back = k - 2; back > k - 4 && !broken(item_at(s, back + 1)) && !dom(deed, DOM_KIND) &&
                                   (is(deed, CLASS_BIT(NOISE)) || dom(deed, DOM_WHEN));
                 back--)
                deed = item_at(s, back); /* amechapwa vibaya sana na */
            return dom(deed, DOM_KIND) || deed->voice == VOICE_PASSIVE;
        }
        if (broken(it) || !(it->value >= 0 || dom(it, DOM_UNIT) || is(it, CLASS_BIT(POSS) | CLASS_BIT(ABOUT))))
            return false;
    }
    return false;
}

bool item_owner_of_child(const struct scan *s, int i)
{
    const struct item *of = item_at(s, i - 1), *child = item_at(s, i - 2), *after = item_at(s, i + 1);
    const struct token *last = &s->ts.t[s->item[i].first + s->item[i].tokens - 1];
    if (last->possessive && item_child(after) && !broken(after))
        return true;
    struct span word = i > 0 ? item_fold(s, i - 1) : (struct span){0};
    bool linked = word_is(word, "wa") || word_is(word, "of") ||
                  (is(of, CLASS_BIT(POSS)) && i > 1 && (child = item_at(s, i - 3), word_is(item_fold(s, i - 2), "of")));
    return linked && !broken(item_at(s, i)) && item_child(child);
}
