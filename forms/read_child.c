/* read_child.c - which child: sex, how many, and a name when it is clearly one.
 * The first child described fills the slots. Whoever did it may be called a boy too, and a pronoun may be anybody: they
 * count only when nothing better is said. Sex is never inferred from the kind of abuse. */
#include "forms/read_in.h"

#include "base/must.h"

static bool is_letter(struct scan *s, int i)
{
    return item_fold(s, i).n == 1;
}

/* f, m, ke, me: letters and clipped words that mean the sex only where a form would have them. */
static bool clipped_stands(struct scan *s, int i)
{
    const struct item *it = &s->item[i], *before = item_at(s, i - 1), *after = item_at(s, i + 1);
    struct span word = item_fold(s, i), label = item_fold(s, i > 0 ? i - 1 : i);
    if (word_is(label, "sex") || word_is(label, "gender") || word_is(label, "jinsia"))
        return true;
    bool number = before->value >= 0 || after->value >= 0 || dom(before, DOM_UNIT) || dom(after, DOM_UNIT);
    if (word_is(word, "me")) {
        if (is(before, CLASS_BIT(DEMAND) | CLASS_BIT(WITH) | CLASS_BIT(ASK) | CLASS_BIT(HELPER) | CLASS_BIT(DOER)) &&
            !broken(it) && !dom(before, DOM_KIND | DOM_COMMAND))
            return false;
        return item_field(s, i);
    }
    if (word_is(word, "mal") || word_is(word, "ke"))
        return item_field(s, i) || number || item_child(before);
    if (word_is(label, "i"))
        return false;
    return item_field(s, i) || (number && !is(before, CLASS_BIT(LABEL)));
}

/* "the son, 19, defiled": the age between commas. */
static bool between_commas(struct scan *s, int k)
{
    const struct item *it = item_at(s, k), *before = item_at(s, k - 1);
    return (it->gap & (GAP_BREAK & ~GAP_COMMA)) == 0 && (it->value >= 0 || before->value >= 0 || dom(before, DOM_UNIT));
}

/* "selling groundnuts" is a child's work; of "selling a girl" it is none, and she no worker. */
bool item_child_sold(struct scan *s, int i)
{
    if (item_at(s, i)->tokens > 1 || !word_starts_with(item_fold(s, i), "sell")) /* "selling drugs" sells no child */
        return false;
    int k = i + 1;
    while (is(item_at(s, k), CLASS_BIT(POSS)) || item_at(s, k)->value >= 0)
        k++;
    const struct item *after = item_at(s, k + 1); /* "selling boys' shoes": something of theirs */
    return item_child(item_at(s, k)) && !broken(item_at(s, k)) && (broken(after) || !is(after, CLASS_BIT(ORDINARY)));
}

/* "boy defiled girl 9", "kijana amempiga mtoto": the one before the deed did it. */
bool item_does_it(struct scan *s, int i)
{
    int k = i + 1;
    while (k < s->n && k < i + 5 && (!broken(item_at(s, k)) || between_commas(s, k)) &&
           !is(item_at(s, k), CLASS_BIT(DOER)) && !dom(item_at(s, k), DOM_KIND) &&
           (is(item_at(s, k), CLASS_BIT(AUX) | CLASS_BIT(POSS) | CLASS_BIT(NOISE)) || item_at(s, k)->value >= 0 ||
            dom(item_at(s, k), DOM_UNIT)))
        k++;
    const struct item *deed = item_at(s, k);
    if (k >= s->n || (broken(deed) && !between_commas(s, k)))
        return false;
    if (deed->voice == VOICE_ACTIVE && dom(deed, DOM_KIND))
        return true;
    if (item_child_sold(s, k)) /* beach boys selling a girl */
        return true;
    if (!is(deed, CLASS_BIT(DOER)) || is(item_at(s, k - 1), CLASS_BIT(PASSIVE)))
        return false;
    for (int j = k + 1; j <= k + 3 && j < s->n && !broken(&s->item[j]); j++) {
        const struct item *next = &s->item[j];
        if (item_child(next) && !is(next, CLASS_BIT(ZERO)) && !item_agent(s, j))
            return true;
        if (!is(next, CLASS_BIT(POSS) | CLASS_BIT(NOISE)) && next->value < 0)
            return false;
    }
    return false;
}

static char noun_sex(struct scan *s, int i, bool weak)
{
    const struct item *it = &s->item[i];
    if (!dom(it, DOM_SEX) || is(it, CLASS_BIT(PRONOUN)) || is(it, CLASS_BIT(WEAK_SEX)) != weak || it->used)
        return 0;
    if (item_agent(s, i) || item_does_it(s, i))
        return 0;
    if (item_grown(it) && s->n > 1 && (broken(it) || !dom(item_at(s, i - 1), DOM_CHILD)))
        return 0;
    struct span word = item_fold(s, i);
    bool clipped = word.n == 1 || word_is(word, "me") || word_is(word, "ke") || word_is(word, "mal");
    return clipped && !clipped_stands(s, i) ? 0 : it->m.sex;
}

/* she, her: of the child, unless somebody grown of that sex could be meant. */
static char pronoun_sex(struct scan *s)
{
    bool her = false, him = false;
    for (int i = s->command_items; i < s->n; i++) {
        const struct item *it = &s->item[i], *after = item_at(s, i + 1);
        char sex = is(it, CLASS_BIT(HER))       ? 'F'
                   : is(it, CLASS_BIT(HIM))     ? 'M'
                   : is(it, CLASS_BIT(PRONOUN)) ? it->m.sex
                                                : 0;
        if (sex == 0)
            continue;
        bool subject = dom(it, DOM_SEX);
        if (subject && is(after, CLASS_BIT(DOER)) && !dom(item_at(s, i + 2), DOM_PERP))
            continue; /* he beats */
        if (!subject && !broken(after) && (item_child(after) || is(after, CLASS_BIT(ADULT))))
            continue; /* his wife, her kids */
        if (subject && is(after, CLASS_BIT(PASSIVE)) && item_at(s, i + 2)->value >= 0 && item_at(s, i + 2)->value < 18)
            return sex; /* she is 12 */
        her = her || sex == 'F';
        him = him || sex == 'M';
    }
    if (her == him)
        return 0;
    for (int i = s->command_items; i < s->n; i++) {
        int p = s->item[i].m.perp;
        bool woman = p == PERP_MOTHER || p == PERP_STEPMOTHER || p == PERP_AUNT;
        bool man = p == PERP_FATHER || p == PERP_STEPFATHER || p == PERP_UNCLE;
        /* "her mother" is a child's mother; "mother ... she" is anybody. */
        bool owned = is(item_at(s, i - 1), her ? CLASS_BIT(HER) : CLASS_BIT(HIM));
        if (owned && dom(&s->item[i], DOM_PERP))
            return her ? 'F' : 'M';
        if (((her && woman) || (him && man)) && !item_agent(s, i))
            return 0;
        if (is(&s->item[i], CLASS_BIT(ADULT)) && !item_agent(s, i))
            return 0;
    }
    return her ? 'F' : 'M';
}

void read_sex(struct scan *s)
{
    char word = 0, letter = 0, weak = 0;
    for (int i = s->command_items; i < s->n; i++) {
        char sex = noun_sex(s, i, false);
        if (sex != 0 && is_letter(s, i))
            letter = letter == 0 ? sex : letter;
        else if (sex != 0 && word == 0)
            word = sex;
        if (weak == 0)
            weak = noun_sex(s, i, true);
    }
    s->slots->sex = word != 0 ? word : letter != 0 ? letter : weak != 0 ? weak : pronoun_sex(s);
}

/* A number that counts the plural at i: "3 small children", "watoto watatu". */
static int plural_number(struct scan *s, int i)
{
    const struct item *before = item_at(s, i - 1);
    int k = i - 1;
    while (k > i - 3 && k >= 0 && before->value < 0 && !broken(item_at(s, k + 1)) &&
           is(before, CLASS_BIT(NOISE) | CLASS_BIT(POSS)) && !is(before, CLASS_BIT(NA)))
        before = item_at(s, --k);
    const struct item *after = item_at(s, i + 1), *next = item_at(s, i + 2);
    bool own_unit = dom(next, DOM_UNIT) && item_at(s, i + 3)->value >= 0 && item_at(s, i + 3)->gap == GAP_SPACE &&
                    ((next->m.lang & LANG_BIT(LANG_EN)) == 0 || word_starts_with(item_fold(s, i + 2), "age"));
    own_unit = own_unit && after->value > 0 && after->value < 100 && !broken(after);
    if (own_unit) /* "boys 2 aged 13": never an age, whatever else counts them */
        s->item[i + 1].used = true;
    if (k >= 0 && before->value > 0 && before->value < 100 && !broken(item_at(s, k + 1)) && !before->used) {
        s->item[k].used = true;
        return before->value;
    }
    if (own_unit)
        return after->value;
    bool swahili = (s->item[i].m.lang & LANG_BIT(LANG_EN)) == 0;
    bool ages = dom(next, DOM_UNIT) || next->value >= 0 || (is(next, CLASS_BIT(AND)) && item_at(s, i + 3)->value >= 0);
    if (swahili && after->value > 0 && after->value < 100 && !broken(after) && (!ages || !after->number)) {
        s->item[i + 1].used = true;
        return after->value;
    }
    return 0;
}

/* "girls 5, 7 and 9 yrs": as many as there are ages. */
static int ages_listed(struct scan *s, int i)
{
    int n = 0;
    for (int k = i + 1; k < s->n; k++) {
        const struct item *it = &s->item[k];
        if (it->value >= 0 && it->value < 18 &&
            (n == 0 || (it->gap & GAP_COMMA) != 0 || is(item_at(s, k - 1), CLASS_BIT(AND))))
            n++;
        else if (!dom(it, DOM_UNIT) && !is(it, CLASS_BIT(AND)) && !(n == 0 && is(it, CLASS_BIT(POSS))) &&
                 !(k == i + 1 && word_is(item_fold(s, k), "of")))
            break;
    }
    return n > 1 ? n : 0;
}

/* The same anywhere in the text: "kids ... ages 2 and 4". */
static int ages_anywhere(struct scan *s)
{
    for (int i = s->command_items; i < s->n; i++)
        if (s->item[i].m.unit == UNIT_YEARS && item_at(s, i + 1)->value >= 0 && ages_listed(s, i) > 1)
            return ages_listed(s, i);
    return 0;
}

/* "girl 9 and boy 7", "boy and girl": children told one by one. */
static int told_one_by_one(struct scan *s)
{
    int n = 0, last = -10;
    bool aged = false;
    for (int i = s->command_items; i < s->n; i++) {
        const struct item *it = &s->item[i], *after = item_at(s, i + 1), *next = item_at(s, i + 2);
        bool sibling = it->m.perp == PERP_SIBLING && is(item_at(s, i - 1), CLASS_BIT(AND) | CLASS_BIT(POSS)) &&
                       after->value > 0 && after->value < 18;
        if ((!dom(it, DOM_SEX) || is(it, CLASS_BIT(PRONOUN) | CLASS_BIT(PLURAL)) || is_letter(s, i)) && !sibling)
            continue;
        if (item_agent(s, i) || item_does_it(s, i) || is(it, CLASS_BIT(WEAK_SEX)))
            continue;
        bool has_age = (after->value >= 0 && after->value < 18) || (dom(after, DOM_UNIT) && next->value >= 0);
        bool linked = i - last <= 5;
        for (int k = last + 1; k < i && linked; k++)
            linked = is(&s->item[k], CLASS_BIT(AND) | CLASS_BIT(POSS)) || s->item[k].value >= 0 ||
                     dom(&s->item[k], DOM_UNIT);
        if (n == 0 ||
            (linked && (has_age == aged) && (is(item_at(s, i - 1), CLASS_BIT(AND) | CLASS_BIT(POSS)) || broken(it))))
            n++;
        else
            continue;
        aged = has_age;
        last = i;
    }
    return n;
}

void read_children(struct scan *s)
{
    struct slots *slots = s->slots;
    bool single = false;
    slots->children = 1;
    for (int i = s->command_items; i < s->n; i++) {
        const struct item *it = &s->item[i];
        bool several = is(it, CLASS_BIT(PLURAL)) || dom(it, DOM_PAIR) || is(it, CLASS_BIT(TRIPLETS));
        if (it->used || it->denied || !(several || item_child(it)) || item_agent(s, i) || item_does_it(s, i))
            continue;
        if (several) {
            int n = plural_number(s, i);
            n = n > 0 ? n : ages_listed(s, i);
            n = n > 0 || dom(it, DOM_PAIR) ? n : ages_anywhere(s);
            bool vague = n == 0 && !dom(it, DOM_PAIR) && !is(it, CLASS_BIT(TRIPLETS));
            if (vague && single)
                continue;
            if (n == 0 && !vague)
                n = is(it, CLASS_BIT(TRIPLETS)) ? 3 : is(it, CLASS_BIT(PLURAL)) ? 0 : 2;
            slots->children = (int16_t)n;
            if (n > 0)
                return;
            single = true; /* a later plural says no more */
            continue;
        }
        single = true;
    }
    if (slots->children == 1) {
        int n = told_one_by_one(s);
        slots->children = (int16_t)(n > 30 ? 0 : n > 1 ? n : 1);
    }
}

/* --- name --- */

static bool names_somebody_grown(struct scan *s, int i)
{
    /* "my name is", "jina langu ni": whoever writes */
    if ((i > 0 && word_is(item_fold(s, i - 1), "my")) || (i + 1 < s->n && word_is(item_fold(s, i + 1), "langu")))
        return true;
    for (int k = i - 1; k >= 0 && k >= i - 8; k--) {
        const struct item *it = &s->item[k];
        if (item_child(it))
            return item_agent(s, k); /* "by a boy named Juma" */
        if (item_grown(it) && !item_owner_of_child(s, k))
            return true;
        if (new_sentence(&s->item[k + 1]) || (s->item[k + 1].gap & GAP_COMMA) != 0)
            return false;
    }
    return false;
}

static bool lone_place(const struct scan *s, int i)
{
    for (int k = s->command_items; k < s->n; k++)
        if (k != i && s->item[k].geo_n > 0 && !is(&s->item[k], CLASS_BIT(COMMON)))
            return false;
    return true;
}

static bool could_be_name(struct scan *s, int i, int so_far)
{
    const struct item *it = item_at(s, i);
    if (i >= s->n || it->number || (so_far > 0 && (it->gap & (uint16_t) ~(GAP_SPACE | GAP_DASH)) != 0))
        return false;
    bool given = is(it, CLASS_BIT(GIVEN)), unknown = !it->known;
    bool capital = s->ts.t[it->first].capital && s->ts.lower;
    if (it->tokens != 1 || item_fold(s, i).n < 2)
        return false;
    if (so_far > 0 && it->geo_n > 0 && !given && lone_place(s, i))
        return false; /* "named Baraka Ganda": the only place there is */
    if (so_far == 0)
        return given || (unknown && it->geo_n == 0) || (capital && (unknown || it->m.domain == DOM_GEO));
    return given || (capital && unknown);
}

void read_name(struct scan *s)
{
    for (int i = s->command_items; i < s->n; i++) {
        if (!is(&s->item[i], CLASS_BIT(NAMED)) || names_somebody_grown(s, i))
            continue;
        int from = i + 1;
        struct span word = item_fold(s, i);
        while (from < i + 5 && !is(item_at(s, from), CLASS_BIT(GIVEN)) &&
               is(item_at(s, from), CLASS_BIT(NOISE) | CLASS_BIT(POSS) | CLASS_BIT(NAMED)) &&
               !new_sentence(item_at(s, from)))
            from++;
        if (from != i + 1 && (word_is(word, "called") || word_is(word, "names")))
            continue;
        int n = 0;
        while (n < 3 && could_be_name(s, from + n, n))
            n++;
        if (n == 0 || new_sentence(&s->item[from]))
            continue;
        s->slots->name = item_text(s, from, from + n - 1);
        for (int k = from; k < from + n; k++) {
            s->item[k].used = true;
            s->item[k].geo_n = 0;
            s->item[k].m.domain &= (uint32_t)~DOM_GEO;
            s->item[k].known = true;
        }
        return;
    }
}
