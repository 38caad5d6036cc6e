/* read_age.c - the child's age, out of all the numbers of a text.
 * A number is an age only when something says so: a unit, the child beside it, or its place among the fields. Houses,
 * classes, weeks ago, a range, an uncle's age and "under 5" are none; where two readings are as good, there is none. */
#include "forms/read_in.h"

#include "base/must.h"

struct age {
    int score; /* 0 none, 1 only if nothing else, 2 and more good */
    int unit;
    int value;
    int first, last; /* items it spans */
    bool old;        /* "old", "aged", "umri" stood with it */
};

static bool ends_old(struct scan *s, int i)
{
    struct span w = item_fold(s, i);
    return (w.n >= 3 && word_is((struct span){w.p + w.n - 3, 3}, "old")) || word_starts_with(w, "age") ||
           word_starts_with(w, "umri");
}

/* "2 aged 13", "darasa la nne miaka 10", "2, miaka 3 na 5": a unit that goes before its number, and has one. */
static bool unit_of_next(struct scan *s, int k)
{
    const struct item *unit = item_at(s, k), *next = item_at(s, k + 1);
    bool before = (unit->m.lang & LANG_BIT(LANG_EN)) == 0 || word_starts_with(item_fold(s, k), "age");
    return before && next->value >= 0 && next->gap == GAP_SPACE;
}

/* A unit after the number, or before it: "9yrs", "miaka 9", "aged: 9". */
static void find_unit(struct scan *s, int i, struct age *a)
{
    const struct item *before = item_at(s, i - 1), *here = &s->item[i];
    a->first = a->last = i;
    a->unit = UNIT_NONE;
    int k = i + 1;
    while (is(item_at(s, k), CLASS_BIT(HALF)) ||
           (is(item_at(s, k), CLASS_BIT(AND)) && is(item_at(s, k + 1), CLASS_BIT(HALF))))
        k++;
    const struct item *after = item_at(s, k);
    bool left = dom(before, DOM_UNIT) && (here->gap & (GAP_SENTENCE | GAP_COMMA)) == 0;
    bool right = dom(after, DOM_UNIT) && (after->gap & (uint16_t) ~(GAP_SPACE | GAP_DASH | GAP_DOT | GAP_QUOTE)) == 0;
    /* "y" and "b" alone are units only when glued. */
    if (right && item_fold(s, k).n == 1 && after->gap != 0)
        right = false;
    if (right && unit_of_next(s, k))
        right = false;
    if (right) {
        a->unit = after->m.unit;
        a->last = k;
        a->old = ends_old(s, k);
        if (left && ends_old(s, i - 1)) {
            a->first = i - 1;
            a->old = true;
        }
    } else if (left) {
        a->unit = before->m.unit;
        a->first = i - 1;
        a->old = (before->m.lang & LANG_BIT(LANG_SW)) == 0;
        if (a->old && a->unit != UNIT_YEARS)
            a->unit = UNIT_NONE; /* "days 2" is nobody's age */
    }
}

static bool child_near(struct scan *s, const struct age *a)
{
    int k = a->first - 1;
    while (k > 0 && item_at(s, k)->used && !item_at(s, k)->number && !dom(item_at(s, k), DOM_UNIT))
        k--; /* the name between: "girl named Karen 5" */
    if (k < a->first - 1 && is(item_at(s, k), CLASS_BIT(NAMED)))
        return item_child(item_at(s, k - 1)) || item_child(item_at(s, k - 2));
    const struct item *before = item_at(s, a->first - 1), *earlier = item_at(s, a->first - 2);
    const struct item *after = item_at(s, a->last + 1);
    bool join = is(before, CLASS_BIT(POSS) | CLASS_BIT(ABOUT) | CLASS_BIT(NOISE)) && !broken(item_at(s, a->first)) &&
                !broken(before) && before->value < 0;
    if (item_child(before) && !new_sentence(item_at(s, a->first)))
        return true;
    if (before->m.perp == PERP_SIBLING && is(earlier, CLASS_BIT(POSS)) && !broken(item_at(s, a->first)))
        return !item_agent(s, a->first - 1); /* my brother 7 */
    if (join && item_child(earlier))
        return true;
    if (is(before, CLASS_BIT(PASSIVE)) && is(earlier, CLASS_BIT(PRONOUN)) && !broken(item_at(s, a->first))) {
        bool then = a->first > 2 &&
                    (is(item_at(s, a->first - 3), CLASS_BIT(SINCE)) || word_is(item_fold(s, a->first - 3), "when"));
        return !then; /* she is 9, but not "since she was 9" */
    }
    if (a->first > 0 && !broken(item_at(s, a->first)) &&
        (word_is(item_fold(s, a->first - 1), "im") ||
         (a->first > 1 && word_is(item_fold(s, a->first - 1), "am") && word_is(item_fold(s, a->first - 2), "i"))))
        return true;
    bool small = a->unit > UNIT_YEARS; /* "siku mbili, msichana": the days are no girl's */
    return item_child(after) && !(small ? broken(after) : new_sentence(after)) && !is(after, CLASS_BIT(PLURAL));
}

/* Somebody grown is told of just before, and no child in between. */
static bool of_grown(struct scan *s, const struct age *a)
{
    for (int k = a->first; k > 0 && k > a->first - 4; k--) {
        if (new_sentence(&s->item[k]) || (s->item[k].gap & GAP_COMMA) != 0)
            return false;
        const struct item *it = &s->item[k - 1];
        if (item_child(it) && !is(it, CLASS_BIT(WEAK_SEX)) && !item_agent(s, k - 1))
            return item_does_it(s, k - 1); /* "boy 14 raped girl 6" */
        if (is(it, CLASS_BIT(DOER)) && dom(it, DOM_KIND) && item_child(item_at(s, a->last + 1)))
            return false; /* man defiled a 9 year old girl */
        if (it->geo_n > 0)
            return false; /* a place between: another field */
        if (item_agent(s, k - 1))
            return true;
        if (it->m.perp == PERP_SIBLING && k == a->first && !item_does_it(s, k - 1))
            return false; /* my brother 7 */
        if (item_grown(it))
            return !item_owner_of_child(s, k - 1);
    }
    if (item_agent(s, a->first)) /* by a 40 year old man */
        return true;
    const struct item *after = item_at(s, a->last + 1);
    return item_grown(after) && !item_child(after) && !broken(after) && a->old;
}

static bool excluded(struct scan *s, const struct age *a)
{
    const struct item *before = item_at(s, a->first - 1), *after = item_at(s, a->last + 1);
    bool told = !broken(item_at(s, a->first));
    if (is(after, CLASS_BIT(AGO)) && !broken(after))
        return true;
    if ((is(before, CLASS_BIT(LIMIT)) && told) || (is(after, CLASS_BIT(LIMIT)) && after->gap == 0))
        return true;
    if (after->gap & GAP_PLUS)
        return true;
    if (a->unit != UNIT_NONE && is(before, CLASS_BIT(SINCE)) && told)
        return true;
    if (a->unit == UNIT_NONE) {
        if (is(before, CLASS_BIT(LABEL)) && (s->item[a->first].gap & GAP_SENTENCE) == 0)
            return true;
        if (is(after, CLASS_BIT(MEASURE)) && !broken(after))
            return true;
        if (is(before, CLASS_BIT(MEASURE)) && before->m.kind == KIND_PHYSICAL && told)
            return true; /* viboko 12 */
        if (is(before, CLASS_BIT(MONEY)) || is(after, CLASS_BIT(MONEY)))
            return true;
        if (dom(after, DOM_MONTH) && after->gap == GAP_SPACE)
            return true;
        bool one = s->item[a->first].value == 1 && item_child(after) && after->gap == GAP_SPACE;
        if ((is(after, CLASS_BIT(PLURAL)) || one) && !broken(after)) /* 3 girls, 1 girl */
            return true;
    }
    return false;
}

/* "9-10", "9 or 10", "9 to 10", "9/10 years": nobody knows which. */
static bool in_range(struct scan *s, int i)
{
    for (int side = -1; side <= 1; side += 2) {
        int near = i + side, far = i + 2 * side;
        int right = side < 0 ? i : i + 1;
        if (item_at(s, near)->value >= 0 && item_at(s, near)->value < 100 && !item_at(s, near)->used) {
            uint16_t gap = item_at(s, right)->gap;
            if ((gap & (GAP_DASH | GAP_SLASH)) != 0 && (gap & (GAP_FIELD | GAP_STOP)) == 0)
                return true;
        }
        int word = near;
        if (is(item_at(s, word), CLASS_BIT(RANGE)) && item_at(s, far)->value >= 0 && item_at(s, far)->value < 100 &&
            !broken(item_at(s, right)) && !broken(item_at(s, right + (side < 0 ? -1 : 1))) && !item_at(s, far)->used)
            return true;
        /* "9 years to 10 years", "9yrs or 10yrs" */
        if (side > 0 && dom(item_at(s, near), DOM_UNIT) && is(item_at(s, far), CLASS_BIT(RANGE)) &&
            item_at(s, i + 3)->value > 0)
            return true;
        if (side < 0 && is(item_at(s, near), CLASS_BIT(RANGE)) && dom(item_at(s, far), DOM_UNIT) &&
            item_at(s, i - 3)->value > 0)
            return true;
    }
    /* "between 6 and 8", "kati ya miaka 6 na 8" */
    for (int k = i - 1; k >= 0 && k >= i - 4; k--) {
        const struct item *it = item_at(s, k);
        if (is(it, CLASS_BIT(LIMIT)) && is(it, CLASS_BIT(OR)))
            return true;
        if (it->value < 0 && !is(it, CLASS_BIT(AND)) && !dom(it, DOM_UNIT))
            return false;
    }
    return false;
}

/* "boys 2,4 and 6yrs": the unit at the end of a list is every member's. */
static int unit_of_list(struct scan *s, int i)
{
    for (int k = i + 1; k < s->n && k < i + 12; k++) {
        const struct item *it = &s->item[k];
        bool link = is(it, CLASS_BIT(AND));
        if (dom(it, DOM_UNIT) && item_at(s, k - 1)->value >= 0)
            return item_at(s, k + 1)->m.kind == KIND_PREGNANCY ? UNIT_NONE : it->m.unit;
        if (it->value < 0 && !link)
            return UNIT_NONE;
        if (it->value >= 0 && !is(item_at(s, k - 1), CLASS_BIT(AND)) && (it->gap & GAP_COMMA) == 0)
            return UNIT_NONE;
    }
    return UNIT_NONE;
}

static int score_small_unit(struct scan *s, const struct age *a, bool child)
{
    const struct item *before = item_at(s, a->first - 1), *after = item_at(s, a->last + 1);
    if (before->m.kind == KIND_PREGNANCY || after->m.kind == KIND_PREGNANCY)
        return 0;
    if (child || a->old)
        return 4;
    return a->unit == UNIT_MONTHS && item_field(s, a->first) && item_field(s, a->last) ? 3 : 0;
}

static void score(struct scan *s, int i, struct age *a)
{
    const struct item *it = &s->item[i];
    *a = (struct age){.value = it->value};
    if (it->value < 0 || it->used || (it->number && it->digits > 3))
        return;
    find_unit(s, i, a);
    bool child = child_near(s, a);
    if (in_range(s, i) || excluded(s, a))
        return;
    if (is(it, CLASS_BIT(ONE)) && a->unit == UNIT_NONE)
        return;
    if (a->unit == UNIT_NONE)
        a->unit = unit_of_list(s, i);
    if (of_grown(s, a)) {
        a->score = it->value < 18 && a->unit == UNIT_NONE && item_field(s, i) ? 1 : 0;
        return;
    }
    if (a->unit == UNIT_MONTHS || a->unit == UNIT_WEEKS || a->unit == UNIT_DAYS)
        a->score = score_small_unit(s, a, child);
    else if (a->unit == UNIT_YEARS)
        a->score = 4;
    else if (child && (!broken(it) || item_field(s, i)))
        a->score = 2;
    else if (item_field(s, i) && !is(item_at(s, i - 1), CLASS_BIT(NOISE)))
        a->score = 1;
    /* "baby 3" may be months as well as years. */
    if (a->unit == UNIT_NONE && dom(item_at(s, i - 1), DOM_INFANT))
        a->score = 0;
}

static void set_months(struct slots *slots, int months)
{
    if (months >= 18 * 12)
        return;
    slots->age_months = (int16_t)months;
    slots->age_years = (int16_t)(months / 12);
}

static void take(struct scan *s, const struct age *a)
{
    struct slots *slots = s->slots;
    for (int k = a->first; k <= a->last; k++)
        s->item[k].used = true;
    switch (a->unit) {
    case UNIT_MONTHS: set_months(slots, a->value); return;
    case UNIT_WEEKS: set_months(slots, a->value * 7 * 100 / 3044); return;
    case UNIT_DAYS: set_months(slots, a->value * 100 / 3044); return;
    default: break;
    }
    slots->age_years = (int16_t)a->value;
    /* "1 year 6 months", "mwaka 1 na miezi 6" */
    int k = a->last + 1;
    if (is(item_at(s, k), CLASS_BIT(AND)))
        k++;
    for (int end = k + 2; k < end; k++) {
        struct age more = {0};
        if (item_at(s, k)->value < 0 || broken(item_at(s, k)))
            continue;
        find_unit(s, k, &more);
        if (more.unit == UNIT_MONTHS && item_at(s, k)->value < 12 && a->unit == UNIT_YEARS)
            set_months(slots, a->value * 12 + item_at(s, k)->value);
        return;
    }
}

/* "mwaka na nusu", "a year and a half": one, and no number said it. */
static bool year_and_half(struct scan *s)
{
    for (int i = s->command_items; i < s->n; i++) {
        int k = is(item_at(s, i + 1), CLASS_BIT(AND)) ? i + 2 : i + 1;
        if (s->item[i].m.unit == UNIT_YEARS && is(item_at(s, k), CLASS_BIT(HALF)) && !broken(item_at(s, k)) &&
            item_at(s, i - 1)->value < 0 && item_at(s, k + 1)->value < 0) {
            s->slots->age_years = 1;
            return true;
        }
    }
    return false;
}

void read_age(struct scan *s)
{
    struct age best = {0};
    bool grown_up = false;
    int doubtful = 0;
    for (int i = s->command_items; i < s->n; i++) {
        struct age a;
        score(s, i, &a);
        if (a.score == 0)
            continue;
        bool years = a.unit == UNIT_YEARS || a.unit == UNIT_NONE;
        if (years && a.value >= 18) {
            grown_up = grown_up || a.score >= 2;
            continue;
        }
        doubtful += a.score == 1;
        if (a.score >= 2 || best.score == 0) {
            bool first_good = a.score >= 2;
            best = a;
            if (first_good)
                break;
        }
    }
    /* Two bare numbers, and nothing tells which: neither. */
    if (best.score > 0 && !((grown_up || doubtful > 1) && best.score < 2)) {
        take(s, &best);
        return;
    }
    if (s->slots->dob[0] == '\0' && year_and_half(s))
        return;
    for (int i = s->command_items; i < s->n && s->slots->dob[0] == '\0' && !grown_up; i++) {
        const struct item *before = item_at(s, i - 1);
        if (is(&s->item[i], CLASS_BIT(ZERO)) && before->m.kind != KIND_CHILD_LABOUR) {
            set_months(s->slots, 0);
            return;
        }
    }
}
