/* read_person.c - the perpetrator: only who does or omits the act.
 * A text names many people: who found the child, who feeds it, whose house it is. A perpetrator is the one after "by"
 * or a passive's "na", the one before the deed, or one standing alone as a form's field. Two different ones: nobody. */
#include "forms/read_in.h"

#include "base/must.h"

/* Somebody who acts, though not the act itself ("police refused to help"), gives way to whoever did that. */
enum role { ROLE_NOT, ROLE_FIELD, ROLE_OMITS, ROLE_ACTS, ROLE_DOER };

static bool is_omission(struct scan *s, int i)
{
    static const char *const words[] = {
        "left",      "ran away",        "run away",        "drinks",        "drinking",     "drunk",    "went away",
        "gone away", "always drunk",    "alcoholic",       "is a drunkard", "is drunk",     "leaves",   "ametoroka",
        "alitoroka", "ameondoka",       "aliondoka",       "mlevi",         "ni mlevi",     "analewa",  "amelewa",
        "anakunywa", "anakunywa pombe", "is always drunk", "drunkard",      "escaped",      "took off", "hunywa pombe",
        "hulewa",    "ameacha",         "aliacha",         "amekimbia",     "never at home"};
    struct span typed = item_text(s, i, i);
    char lower[48];
    struct text t;
    text_init(&t, lower, sizeof lower);
    text_fold(typed, &t);
    for (size_t k = 0; k < countof(words); k++)
        if (word_is(text_done(&t), words[k]))
            return true;
    return false;
}

/* What follows somebody: a deed, an omission, or a bystander's doing. */
static enum role by_what_follows(struct scan *s, int i, bool *plain)
{
    bool passive = false, omits = false; /* "has been touching" is no passive */
    int next = i + 1;
    *plain = false;
    for (int k = i + 1; k < s->n && k <= i + 6; k++) {
        const struct item *it = &s->item[k];
        if (broken(it) && !(k == i + 1 && (it->gap & (GAP_COMMA | GAP_COLON)) != 0 && is(it, CLASS_BIT(AUX))))
            break;
        if (k == i + 1 && (word_is(item_fold(s, k), "man") || word_is(item_fold(s, k), "guy")))
            continue; /* the boda boda man */
        if (is(it, CLASS_BIT(BARE_KNOWN) | CLASS_BIT(BARE_UNKNOWN)) && k == i + 1)
            return ROLE_NOT; /* father unknown */
        if (k == i + 1 && (word_is(item_fold(s, k), "of") || word_is(item_fold(s, k), "wa"))) {
            int to = k + 1; /* the mother of the boy 7 refuses */
            while (is(item_at(s, to), CLASS_BIT(POSS)))
                to++;
            if (!item_child(item_at(s, to)) && s->item[i].m.perp != PERP_FRIEND) /* a friend of whoever it is */
                break;
            k = item_at(s, to + 1)->value >= 0 ? to + 1 : to;
            next = k + 1;
            continue;
        }
        if (is(it, CLASS_BIT(NAMED)) ||
            (is(item_at(s, k - 1), CLASS_BIT(NAMED) | CLASS_BIT(GIVEN)) && (!it->known || is(it, CLASS_BIT(GIVEN)))))
            continue; /* known as Kazungu */
        if (it->m.kind ==
            KIND_CONFLICT_WITH_LAW) /* arrested for defiling: he did; arrested for stealing: nobody of ours */
            return dom(item_at(s, k + 1), DOM_KIND) ? ROLE_DOER : ROLE_NOT;
        if (is(it, CLASS_BIT(HELPER)))
            return omits ? ROLE_OMITS : ROLE_NOT;
        if (is(it, CLASS_BIT(DOER)) && !passive && !it->denied)
            omits = is_omission(s, k); /* "drinks and beats her": go on, the deed may follow */
        struct span word = item_fold(s, k);
        bool doing = word.n > 4 && word_is((struct span){word.p + word.n - 3, 3}, "ing");
        if (is(it, CLASS_BIT(DOER)) && (!passive || doing) && !it->denied && !omits)
            return dom(it, DOM_KIND) ? ROLE_DOER : ROLE_ACTS;
        if (omits && (is(it, CLASS_BIT(DOER)) || is(it, CLASS_BIT(AND)) || is(it, CLASS_BIT(ADULT_TOO))))
            continue;
        if (is(it, CLASS_BIT(DENY)))
            for (int to = k + 1; to <= k + 3 && !broken(item_at(s, to)); to++)
                if (item_at(s, to)->m.kind == KIND_CUSTODY)
                    return ROLE_ACTS; /* not paying support */
        if (it->m.kind == KIND_LOST)
            return ROLE_NOT; /* found a lost child */
        if (it->voice == VOICE_ACTIVE && dom(it, DOM_KIND))
            return ROLE_DOER;
        if (is(it, CLASS_BIT(PASSIVE)))
            passive = passive || !is(it, CLASS_BIT(AUX));
        else if (!is(it, CLASS_BIT(AUX) | CLASS_BIT(POSS)) && it->value < 0 && !dom(it, DOM_UNIT | DOM_PERP) &&
                 !it->used && !is(it, CLASS_BIT(AND)))
            break;
        if (is(it, CLASS_BIT(AND)) && !dom(item_at(s, k + 1), DOM_PERP) && !is(item_at(s, k + 1), CLASS_BIT(POSS)))
            break;
    }
    while (is(item_at(s, next), CLASS_BIT(AND)) && dom(item_at(s, next + 1), DOM_PERP))
        next += 2; /* uncle and aunt, neglect: the first as much as the second */
    const struct item *after = item_at(s, next);
    *plain = next >= s->n || broken(after) || item_is_value(after) || is(after, CLASS_BIT(SUSPECT));
    return omits ? ROLE_OMITS : ROLE_FIELD;
}

/* "by her father and uncle": the second of two after "by". */
static bool joined_agent(struct scan *s, int i)
{
    int k = i - 1;
    while (k > i - 3 && is(item_at(s, k), CLASS_BIT(POSS)))
        k--;
    return is(item_at(s, k), CLASS_BIT(AND)) && dom(item_at(s, k - 1), DOM_PERP) && item_agent(s, k - 1);
}

static bool after_suspect(struct scan *s, int i)
{
    for (int k = i - 1; k >= 0 && k >= i - 4; k--) {
        if (is(&s->item[k], CLASS_BIT(SUSPECT)))
            return true;
        if (!is(&s->item[k], CLASS_BIT(POSS) | CLASS_BIT(NOISE)) || new_sentence(&s->item[k + 1]))
            return false;
    }
    return false;
}

/* Found by, living with, taken to, at the home of, child of: not who did it. */
static bool set_aside(struct scan *s, int i)
{
    const struct item *it = &s->item[i];
    int k = i - 1;
    if (item_owner_of_child(s, i))
        return true;
    const struct token *last = &s->ts.t[it->first + it->tokens - 1];
    const struct item *after = item_at(s, i + 1);
    if (last->possessive && i + 1 < s->n && !broken(after))
        return true; /* uncle's house */
    while (is(item_at(s, k), CLASS_BIT(POSS)) && !broken(item_at(s, k + 1)))
        k--;
    const struct item *link = item_at(s, k);
    if (broken(item_at(s, k + 1)))
        return false;
    if (is(link, CLASS_BIT(BY) | CLASS_BIT(NA))) {
        for (k--; k > 0 && !broken(item_at(s, k)) && !dom(item_at(s, k), DOM_KIND) &&
                  (item_at(s, k)->geo_n > 0 || dom(item_at(s, k), DOM_PLACE) ||
                   (is(item_at(s, k), CLASS_BIT(AT) | CLASS_BIT(NOISE)) && !is(item_at(s, k), CLASS_BIT(CARED_BY))));)
            k--; /* found at the market by */
        const struct item *deed = item_at(s, k);
        if (deed->m.kind == KIND_LOST && word_starts_with(item_fold(s, k), "found"))
            return true; /* found wandering by */
        bool sent = deed->m.kind == 0 && item_at(s, k - 1)->m.kind == KIND_ONLINE &&
                    word_is(item_fold(s, k < 0 ? 0 : k), "sent");
        return is(deed, CLASS_BIT(CARED_BY)) && !dom(deed, DOM_KIND) && !sent;
    }
    return is(link, CLASS_BIT(WITH) | CLASS_BIT(CARED_BY) | CLASS_BIT(NEAR) | CLASS_BIT(HOME) | CLASS_BIT(AT) |
                        CLASS_BIT(HELPER) | CLASS_BIT(DENY) | CLASS_BIT(CARE));
}

/* mother's boyfriend, rafiki wa baba: the one who is somebody's, not whose he is. */
static bool owner_of_other(struct scan *s, int i)
{
    if (i < 2 || broken(&s->item[i]))
        return false;
    struct span word = item_fold(s, i - 1);
    return (word_is(word, "wa") || word_is(word, "of")) && item_grown(item_at(s, i - 2));
}

/* "mimba ya mwalimu", "ball ya mwalimu": whose it is. */
static bool fathered(struct scan *s, int i)
{
    return i > 1 && word_is(item_fold(s, i - 1), "ya") && item_at(s, i - 2)->m.kind == KIND_PREGNANCY &&
           !broken(&s->item[i]);
}

/* "I am a neighbour", "mimi ni mwalimu", "my name is John a teacher": whoever writes. */
static bool writes(struct scan *s, int i)
{
    for (int k = i - 1; k >= 0 && k >= i - 4 && !broken(&s->item[k + 1]); k--) {
        struct span word = item_fold(s, k);
        if (word_is(word, "i") || word_is(word, "im") || word_is(word, "mimi") || word_is(word, "iam") ||
            (is(item_at(s, k), CLASS_BIT(NAMED)) && word_is(item_fold(s, k > 0 ? k - 1 : k), "my")))
            return true;
        if (!is(item_at(s, k), CLASS_BIT(POSS) | CLASS_BIT(NOISE) | CLASS_BIT(GIVEN) | CLASS_BIT(NAMED)) &&
            !s->ts.t[s->item[k].first].possessive) /* "I am a neighbour's friend" */
            return false;
    }
    return false;
}

static enum role role_of(struct scan *s, int i)
{
    const struct item *it = &s->item[i];
    if (it->denied || owner_of_other(s, i))
        return ROLE_NOT;
    if (set_aside(s, i) || writes(s, i))
        return ROLE_NOT;
    if (item_agent(s, i) || joined_agent(s, i) || after_suspect(s, i) || fathered(s, i))
        return ROLE_DOER;
    bool plain;
    enum role role = by_what_follows(s, i, &plain);
    /* "incest: father and girl 14" */
    plain = plain || (s->slots->kinds == 1 && s->slots->kind[0] == KIND_INCEST &&
                      is(item_at(s, i + 1), CLASS_BIT(AND)) && item_child(item_at(s, i + 2)));
    if (role != ROLE_FIELD)
        return role;
    const struct item *before = item_at(s, i - 1);
    bool left = i == 0 || broken(it) || item_is_value(before) || is(before, CLASS_BIT(POSS) | CLASS_BIT(AND)) ||
                (it->gap & GAP_QUOTE) != 0;
    return plain && left ? ROLE_FIELD : ROLE_NOT;
}

static bool bare_stands(struct scan *s, int i)
{
    const struct item *before = item_at(s, i - 1), *after = item_at(s, i + 1);
    if (is(before, CLASS_BIT(SUSPECT) | CLASS_BIT(BY) | CLASS_BIT(ADULT)))
        return true;
    if (is(after, CLASS_BIT(ADULT) | CLASS_BIT(SUSPECT)) && !broken(after))
        return true;
    bool other = dom(before, DOM_UNIT | DOM_SEX | DOM_CHILD | DOM_PERP) ||
                 is(before, CLASS_BIT(NOISE) | CLASS_BIT(NAMED) | CLASS_BIT(DENY));
    return !other && i == s->n - 1 && i > 0 && (broken(&s->item[i]) || item_is_value(before));
}

/* "girl 9 and her brother 6": another child. "My brother, 7": the child itself, when none was told of before. */
static bool sibling_is_child(struct scan *s, int i)
{
    const struct item *after = item_at(s, i + 1), *before = item_at(s, i - 1);
    bool first = true;
    for (int k = s->command_items; k < i; k++)
        first = first && !item_child(&s->item[k]);
    bool aged = (after->value >= 0 && after->value < 18) || (dom(after, DOM_UNIT) && item_at(s, i + 2)->value >= 0);
    bool joined =
        is(item_at(s, is(before, CLASS_BIT(POSS)) ? i - 2 : i - 1), CLASS_BIT(AND)); /* "and her brother, 6" */
    return s->item[i].m.perp == PERP_SIBLING && aged && (first || joined || !broken(after)) && !item_agent(s, i) &&
           !item_does_it(s, i) &&
           (broken(&s->item[i]) || is(before, CLASS_BIT(AND) | CLASS_BIT(POSS) | CLASS_BIT(WITH)) ||
            dom(before, DOM_CHILD | DOM_INFANT));
}

struct found {
    int perp[ROLE_DOER + 1];
    bool several[ROLE_DOER + 1];
};

static void note(struct found *f, enum role role, int perp)
{
    bool vague = perp == PERP_KNOWN || perp == PERP_UNKNOWN;
    int had = f->perp[role];
    bool had_vague = had == PERP_KNOWN || had == PERP_UNKNOWN;
    if (had == PERP_NONE || (had_vague && !vague))
        f->perp[role] = perp;
    else if (had != perp && !vague)
        f->several[role] = true;
}

/* "left by mother", "ameachwa na mamake": the phrase that says the kind ends in who did it. */
static int doer_in_phrase(struct scan *s, const struct item *it)
{
    if (!dom(it, DOM_KIND) || it->tokens < 3 || it->m.kind != KIND_ABANDONED)
        return PERP_NONE;
    int last = it->first + it->tokens - 1;
    struct span link = token_fold(&s->ts, last - 1), before = token_fold(&s->ts, last - 2);
    if (!word_is(link, "by") && !word_is(link, "na") && !word_is(before, "by"))
        return PERP_NONE;
    uint32_t w = lexicon_word(s->lex, token_fold(&s->ts, last));
    uint32_t node = w == LEXICON_NONE ? 0 : s->lex->word[w].node;
    return s->lex->meaning[s->lex->node[node].meaning].perp;
}

void read_perpetrator(struct scan *s)
{
    struct found f = {0};
    for (int i = s->command_items; i < s->n; i++) {
        const struct item *it = &s->item[i];
        int within = doer_in_phrase(s, it);
        if (within != PERP_NONE)
            note(&f, ROLE_DOER, within);
        if (!dom(it, DOM_PERP))
            continue;
        if (is(it, CLASS_BIT(BARE_KNOWN) | CLASS_BIT(BARE_UNKNOWN)) && !bare_stands(s, i))
            continue;
        if (sibling_is_child(s, i))
            continue;
        enum role role = role_of(s, i);
        if (role == ROLE_NOT)
            continue;
        note(&f, role, it->m.perp);
        /* "father and mother beat her": what is said of the second is said of the first. */
        if (role >= ROLE_OMITS && is(item_at(s, i - 1), CLASS_BIT(AND)) && dom(item_at(s, i - 2), DOM_PERP))
            note(&f, role, s->item[i - 2].m.perp);
    }
    bool lack = s->slots->kinds == 0;
    for (int k = 0; k < s->slots->kinds; k++)
        lack = lack || s->slots->kind[k] == KIND_NEGLECT || s->slots->kind[k] == KIND_ABANDONED ||
               s->slots->kind[k] == KIND_CONFINEMENT || s->slots->kind[k] == KIND_OUT_OF_SCHOOL ||
               s->slots->kind[k] == KIND_CUSTODY || s->slots->kind[k] == KIND_STREET;
    for (int role = ROLE_DOER; role >= ROLE_FIELD; role--) {
        if (f.perp[role] == PERP_NONE || (role == ROLE_OMITS && !lack))
            continue;
        if (!f.several[role])
            s->slots->perpetrator = (enum perpetrator)f.perp[role];
        return;
    }
}
