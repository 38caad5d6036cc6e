/* read_near.c - names of places by likeness, and villages.
 * Likeness is dangerous: an ordinary word is always a letter or two from some ward. So a near name must stand where a
 * place would stand - after a place word, beside its parent, as a field - and never leaves a county that was said. */
#include "forms/place_in.h"

#include "base/must.h"

/* "anapanda", "wamejenga": a Swahili verb we do not know is still no place. */
static bool verb_like(struct span word)
{
    static const char *const heads[] = {"ana",  "ame",  "ali",  "ata",  "wana", "wame", "wali", "wata", "tuna", "tume",
                                        "nime", "nina", "nili", "haja", "hawa", "haku", "kum",  "kuw",  "aki",  "aka"};
    if (word.n < 7)
        return false;
    char last = word.p[word.n - 1];
    if (last != 'a' && last != 'e' && last != 'i')
        return false;
    for (size_t i = 0; i < countof(heads); i++)
        if (word_starts_with(word, heads[i]))
            return true;
    return false;
}

static bool plain_unknown(const struct scan *s, int i)
{
    const struct item *it = item_at(s, i);
    return !it->known && it->geo_n == 0 && !verb_like(item_fold(s, i));
}

static bool window_ok(const struct scan *s, int first, int last)
{
    bool unknown = false;
    for (int i = first; i <= last; i++) {
        const struct item *it = item_at(s, i);
        if (it->used || it->number ||
            (i > first && (it->gap & (uint16_t) ~(GAP_SPACE | GAP_DASH | GAP_QUOTE | GAP_SLASH)) != 0))
            return false;
        if (dom(it, DOM_KIND | DOM_SEX | DOM_UNIT | DOM_CHILD | DOM_PERP | DOM_BORN | DOM_COMMAND))
            return false;
        unknown = unknown || plain_unknown(s, i);
    }
    return unknown;
}

static bool beside_name(const struct places_said *p, int first, int last)
{
    for (int i = 0; i < p->n; i++)
        if (p->m[i].stand != STAND_NOT &&
            (place_beside(p->s, p->m[i].last, first) || place_beside(p->s, last, p->m[i].first)))
            return true;
    return false;
}

static bool stands_like_place(struct places_said *p, int first, int last)
{
    struct scan *s = p->s;
    const struct item *before = item_at(s, first - 1), *after = item_at(s, last + 1);
    if (is(before, CLASS_BIT(TO) | CLASS_BIT(CARE) | CLASS_BIT(NAMED) | CLASS_BIT(BY)))
        return false;
    bool area_word = before->m.place == PLACE_WARD || before->m.place == PLACE_COUNTY ||
                     before->m.place == PLACE_CONSTITUENCY || before->m.place == PLACE_LOCATION;
    if (area_word && (item_at(s, first)->gap & (GAP_SENTENCE | GAP_COMMA)) == 0)
        return true;
    if (before->m.place == PLACE_VILLAGE || item_at(s, last + 1)->m.place == PLACE_VILLAGE)
        return false;
    if (is(before, CLASS_BIT(FROM) | CLASS_BIT(AT)) && !broken(item_at(s, first)))
        return true;
    if (dom(after, DOM_PLACE) && !broken(after) &&
        (after->m.place == PLACE_WARD || after->m.place == PLACE_COUNTY || after->m.place == PLACE_CONSTITUENCY) &&
        !is(after, CLASS_BIT(AT)))
        return true;
    if (beside_name(p, first, last))
        return true;
    const struct item *it = item_at(s, first);
    bool left = first == 0 || broken(it) || item_is_value(before);
    bool right = last + 1 >= s->n || broken(after) || item_is_value(after);
    return left && right && s->n > 1;
}

static void rows_within(const struct places_said *p, uint32_t node, struct area within, struct fit *out)
{
    const struct lexicon *lex = p->s->lex;
    const struct node *n = &lex->node[node];
    for (uint32_t i = 0; i < n->geo_n && out->n < READ_CANDIDATES_MAX; i++) {
        struct area a = lex->areas->row[lex->geo[n->geo + i].row].area;
        bool had = within.level != AREA_NONE && !(area_within(a, within) && a.level > within.level);
        for (int k = 0; k < out->n && !had; k++)
            had = area_eq(out->area[k], a);
        if (!had)
            out->area[out->n++] = a;
    }
}

bool place_near_at(struct places_said *p, int first, int last, struct area within, struct fit *out)
{
    struct scan *s = p->s;
    if (!window_ok(s, first, last))
        return false;
    struct span a = item_fold(s, first), b = item_fold(s, last);
    struct span joined = {a.p, (size_t)(b.p - a.p) + b.n};
    uint32_t node[16];
    int n = lexicon_near(s->lex, NEAR_PLACES, joined, joined.n <= 6 ? 1 : 2, node, 16);
    out->n = 0;
    for (int k = 0; k < n; k++)
        rows_within(p, node[k], within, out);
    for (int k = first; k <= last && out->n > 0; k++)
        s->item[k].used = true;
    return out->n > 0;
}

bool place_near(struct places_said *p, struct area within, struct fit *out, struct mention *where)
{
    struct scan *s = p->s;
    for (int tokens = 3; tokens >= 1; tokens--)
        for (int i = s->command_items; i + tokens <= s->n; i++) {
            if (!window_ok(s, i, i + tokens - 1) || !stands_like_place(p, i, i + tokens - 1))
                continue;
            if (!place_near_at(p, i, i + tokens - 1, within, out))
                continue;
            *where = (struct mention){.first = i, .last = i + tokens - 1};
            return true;
        }
    return false;
}

static bool could_be_village(const struct scan *s, int i, bool capital)
{
    const struct item *it = item_at(s, i);
    if (i < 0 || i >= s->n || it->number || it->used || it->tokens > 1 || item_fold(s, i).n < 3)
        return false;
    if (it->known && !is(it, CLASS_BIT(GIVEN)) &&
        !(s->ts.t[it->first].capital && s->ts.lower && it->m.domain == 0 &&
          !is(it, ~(CLASS_BIT(COMMON) | CLASS_BIT(GIVEN)))))
        return false;
    return !capital || (s->ts.t[it->first].capital && s->ts.lower);
}

static bool in_chosen(const struct mention *chosen, int i)
{
    return chosen->first >= 0 && i >= chosen->first && i <= chosen->last;
}

/* "kijiji cha Mikanjuni", "Mikanjuni village": the name beside a village word, when it is not the place itself. */
void read_locality(struct places_said *p, const struct mention *chosen)
{
    struct scan *s = p->s;
    for (int i = s->command_items; i < s->n; i++) {
        if (s->item[i].m.place != PLACE_VILLAGE)
            continue;
        int first = i + 1, last = i;
        bool after = (item_at(s, first)->gap & (GAP_SENTENCE | GAP_COMMA)) == 0;
        while (after && last - i < 2 && could_be_village(s, last + 1, last > i) && !in_chosen(chosen, last + 1) &&
               (last == i || (item_at(s, last + 1)->gap & (uint16_t)~GAP_SPACE) == 0))
            last++;
        bool swahili = (s->item[i].m.lang & LANG_BIT(LANG_SW)) != 0;
        bool before_first =
            !swahili && !broken(&s->item[i]) && could_be_village(s, i - 1, false) && !in_chosen(chosen, i - 1);
        if (before_first) {
            last = first = i - 1;
            if (!broken(item_at(s, i - 1)) && could_be_village(s, i - 2, true) && !in_chosen(chosen, i - 2))
                first--;
        }
        if (last < first)
            continue;
        s->slots->locality = item_text(s, first, last);
        return;
    }
}
