/* read_kind.c - the kinds of abuse said, and which of the words that could say one do not.
 * "Not defiled, just lost" is lost; a mother's drinking is not her child's drug abuse; a dog's bite is no beating. What
 * is denied, done to somebody grown, or done by one is left out, never turned into something else. */
#include "forms/read_in.h"

#include "base/must.h"

/* After which a denial denies nothing more. */
static bool turns(struct span word)
{
    static const char *const words[] = {"but", "just", "only", "lakini", "bali", "ila", "rather", "tu"};
    for (size_t i = 0; i < countof(words); i++)
        if (word_is(word, words[i]))
            return true;
    return false;
}

/* A denial reaches three items on within its clause; "or" and "au" carry it further. */
static void deny_from(struct scan *s, int i)
{
    int reach = 3;
    bool denied = false;
    for (int k = i + 1; k < s->n && reach > 0; k++) {
        struct item *it = &s->item[k];
        struct span word = item_fold(s, k);
        if (broken(it) || turns(word) || (denied && is(it, CLASS_BIT(PRONOUN))))
            return; /* "wasn't beaten he is bullied" */
        /* Support that is not paid is the lack itself. */
        if (it->m.kind == KIND_CUSTODY && !word_is(word, "custody") && !word_is(word, "ulezi"))
            return;
        if (is(it, CLASS_BIT(HELPER)) && !dom(it, DOM_KIND) && s->item[i].tokens > 1)
            return; /* "nobody has reported the defilement" */
        if (is(it, CLASS_BIT(OR)) || word_is(word, "any") || word_is(word, "wala"))
            reach++;
        else if (dom(it, DOM_KIND | DOM_URGENT | DOM_PERP) || is(it, CLASS_BIT(CIRCUMCISE)))
            it->denied = denied = true;
        else
            reach--;
    }
}

void read_denials(struct scan *s)
{
    for (int i = 0; i < s->n; i++) {
        struct item *it = &s->item[i];
        /* "not only" and a lack ("hapewi chakula") were listed whole, and are no denial. */
        if (is(it, CLASS_BIT(DENY)))
            deny_from(s, i);
        /* "defiled: no", "urgent no" as a form would have it. */
        const struct item *after = item_at(s, i + 1);
        if (dom(it, DOM_KIND | DOM_URGENT) && is(after, CLASS_BIT(DENY)) && !new_sentence(after) &&
            broken(item_at(s, i + 2)) && item_fold(s, i + 1).n <= 6)
            it->denied = true;
    }
}

static bool starts_clause(struct scan *s, int k)
{
    static const char *const words[] = {"that", "kuwa", "kwamba", "kwmba"};
    for (size_t i = 0; i < countof(words); i++)
        if (word_is(item_fold(s, k), words[i]))
            return true;
    return is(item_at(s, k), CLASS_BIT(PRONOUN)) && dom(item_at(s, k), DOM_SEX);
}

/* Somebody grown: a sister or a friend who is told of may be the child itself. */
static bool grown(const struct item *it)
{
    return item_grown(it) && it->m.perp != PERP_SIBLING && it->m.perp != PERP_FRIEND;
}

/* The one whom the item at i is said of, looking back in its clause: a grown one, a child, or nobody. */
static const struct item *subject_of(struct scan *s, int i)
{
    /* "mama mlevi, anakunywa pombe": a habit goes on after a comma. */
    bool habit = s->item[i].m.kind == KIND_DRUGS;
    for (int k = i; k > 0; k--) {
        if (broken(&s->item[k]) && (!habit || new_sentence(&s->item[k])))
            return NULL;
        const struct item *it = &s->item[k - 1];
        if (item_child(it))
            return it;
        if (starts_clause(s, k - 1) && !is(it, CLASS_BIT(PRONOUN)))
            return NULL; /* "alimwambia mwalimu kuwa": somebody else */
        if (is(item_at(s, k - 2), CLASS_BIT(BY)))
            continue; /* "ameokolewa na jirani baada ya kupigwa": with or by somebody, not of him */
        if (grown(it) && !item_agent(s, k - 1) && !item_owner_of_child(s, k - 1))
            return it;
    }
    return NULL;
}

/* "mother was beaten", "mama amepigwa": the deed was done to somebody grown. */
static bool done_to_grown(struct scan *s, int i)
{
    const struct item *it = &s->item[i];
    if (broken(it))
        return false;
    int k = i - 1;
    struct span word = item_fold(s, i);
    bool passive = it->voice == VOICE_PASSIVE;
    bool doing = word.n > 3 && word_is((struct span){word.p + word.n - 3, 3}, "ing");
    if (word_starts_with(word, "arrested") && (grown(item_at(s, i - 1)) || is(item_at(s, i - 1), CLASS_BIT(SUSPECT))))
        return true;             /* "suspect arrested, girl 9": not an arrested girl */
    if (doing || it->tokens > 1) /* "is beating", "is not providing maintenance": it does, whoever stands before */
        return false;
    for (; is(item_at(s, k), CLASS_BIT(PASSIVE) | CLASS_BIT(POSS) | CLASS_BIT(AUX)) && !item_grown(item_at(s, k));
         k--) {
        if (broken(item_at(s, k)) || starts_clause(s, k))
            return false; /* "told her teacher that she was defiled" */
        passive = passive || is(item_at(s, k), CLASS_BIT(PASSIVE));
    }
    const struct item *who = item_at(s, k);
    if (!passive || !grown(who) || item_child(who))
        return false;
    return !item_agent(s, k) && !item_owner_of_child(s, k) && !is(item_at(s, k - 1), CLASS_BIT(BY));
}

/* "father beating his wife": somebody grown does it to somebody grown. */
static bool done_between_grown(struct scan *s, int i)
{
    const struct item *it = &s->item[i];
    if (!is(it, CLASS_BIT(DOER)) || it->m.kind != KIND_PHYSICAL)
        return false;
    int to = i + 1, by = i - 1;
    while (!broken(item_at(s, to)) && is(item_at(s, to), CLASS_BIT(POSS)))
        to++;
    while (by > i - 3 && is(item_at(s, by), CLASS_BIT(AUX) | CLASS_BIT(POSS)) && !item_grown(item_at(s, by)))
        by--;
    if (broken(item_at(s, to)) || !item_grown(item_at(s, to)) || item_child(item_at(s, to)))
        return false;
    /* "beating mother" alone may be a form's fields: only a doer before makes it the object. */
    return !is(item_at(s, to + 1), CLASS_BIT(AND)) && item_grown(item_at(s, by)) && !broken(it);
}

/* Hit by a vehicle, bitten by a dog: an accident. */
static bool accident(struct scan *s, int i)
{
    static const char *const words[] = {"bitten", "hit", "bitting", "burnt", "burned", "hitting", "kicked"};
    struct span word = item_fold(s, i);
    bool could = word.n > 6 && word_is((struct span){word.p + word.n - 6, 6}, "gongwa");
    for (size_t k = 0; k < countof(words); k++)
        could = could || word_is(word, words[k]);
    for (int k = i + 1; could && k <= i + 4 && !new_sentence(item_at(s, k)); k++)
        if (is(&s->item[k], CLASS_BIT(VEHICLE)) || (s->item[k].m.perp == PERP_BODA && word_is(word, "hit")))
            return true;
    return false;
}

/* An active verb without an object needs a child right after it: "anapiga mtoto", not "anapiga simu". */
static bool lacks_object(struct scan *s, int i)
{
    if (word_is(item_fold(s, i), "sold") && item_grown(item_at(s, i - 1)) && !broken(&s->item[i])) {
        for (int k = i + 1; k <= i + 3 && !broken(item_at(s, k)); k++) /* mother sold the cow */
            if (item_child(item_at(s, k)) || is(item_at(s, k), CLASS_BIT(HER) | CLASS_BIT(HIM) | CLASS_BIT(PRONOUN)))
                return false;
        return true;
    }
    if (s->item[i].voice != (VOICE_ACTIVE | VOICE_PASSIVE))
        return false;
    for (int k = i + 1; k <= i + 2; k++)
        if (item_child(item_at(s, k)) && !new_sentence(item_at(s, k)))
            return false;
    return true;
}

static void add_kind(struct slots *slots, int kind)
{
    for (int i = 0; i < slots->kinds; i++)
        if (slots->kind[i] == kind)
            return;
    if (slots->kinds < READ_KINDS_MAX)
        slots->kind[slots->kinds++] = (uint8_t)kind;
}

/* Takes the kind off items that do not say one, so that no later rule takes them for a value. */
static bool kind_stands(struct scan *s, int i)
{
    const struct item *it = &s->item[i];
    if (it->denied || lacks_object(s, i) || accident(s, i) || done_to_grown(s, i) || done_between_grown(s, i))
        return false;
    if (it->m.kind == KIND_CHILD_LABOUR && (item_agent(s, i) || item_does_it(s, i)))
        return false; /* beaten by the house help */
    if (!is(it, CLASS_BIT(ADULT_TOO)) || item_child_sold(s, i))
        return true;
    const struct item *who = subject_of(s, i);
    return who == NULL || item_child(who);
}

void read_kinds(struct scan *s)
{
    for (int i = s->command_items; i < s->n; i++) {
        struct item *it = &s->item[i];
        if (is(it, CLASS_BIT(CIRCUMCISE)) && !dom(it, DOM_KIND) && !it->denied && s->slots->sex == 'F')
            add_kind(s->slots, KIND_FGM);
        if (!dom(it, DOM_KIND))
            continue;
        if (kind_stands(s, i)) {
            if (item_child_sold(s, i))
                it->m.kind = KIND_TRAFFICKING;
            add_kind(s->slots, it->m.kind);
        } else {
            it->m.domain &= (uint32_t)~DOM_KIND;
            it->denied = true;
        }
    }
}

/* Times that say "now": urgent when something is demanded, else a time (ruling 20). */
static bool demanded(struct scan *s, int i)
{
    const struct token *last = &s->ts.t[s->item[i].first + s->item[i].tokens - 1];
    size_t end = last->at + last->n;
    if (end < s->text.n && s->text.p[end] == '!')
        return true;
    for (int k = i - 1; k >= 0 && k >= i - 5 && !new_sentence(&s->item[k + 1]); k--) {
        if (is(&s->item[k], CLASS_BIT(DEMAND)) || dom(&s->item[k], DOM_URGENT))
            return true;
        if (dom(&s->item[k], DOM_KIND))
            return false;
    }
    const struct item *after = item_at(s, i + 1);
    if (is(after, CLASS_BIT(ASK)) && !new_sentence(after)) /* now please come */
        after = item_at(s, i + 2);
    return is(after, CLASS_BIT(DEMAND)) && !new_sentence(after);
}

void read_urgent(struct scan *s)
{
    for (int i = s->command_items; i < s->n; i++) {
        const struct item *it = &s->item[i];
        if (!dom(it, DOM_URGENT) || it->denied)
            continue;
        if (is(it, CLASS_BIT(NOW)) && !demanded(s, i))
            continue;
        s->slots->urgent = true;
        return;
    }
}
