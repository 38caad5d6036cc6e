/* read_stand.c - how a place's name stands in its sentence, and whether a common word is one.
 * "From X to Y" is X; "lives in X" is the home; "taken to X", "mother works in X" are elsewhere. Kwa, Mara and Hospital
 * are words first: they are places only after a place word, beside their parent, or when nothing else can be. */
#include "forms/place_in.h"

#include "base/must.h"

static bool word_starts(const struct scan *s, int i, const char *prefix)
{
    return i >= 0 && word_starts_with(item_fold(s, i), prefix);
}

/* The level a word says: ward, constituency, county; AREA_NONE for "in", "eneo la" and the like. */
static uint8_t level_of(const struct scan *s, int i)
{
    const struct item *it = item_at(s, i);
    switch (it->m.place) {
    case PLACE_COUNTY: return AREA_COUNTY;
    case PLACE_CONSTITUENCY: return AREA_CONSTITUENCY;
    case PLACE_WARD:
        return word_starts(s, i, "wa") || word_starts(s, i, "wr") || word_starts(s, i, "wd") ||
                       word_starts(s, i, "kata") || word_starts(s, i, "wodi")
                   ? AREA_WARD
                   : AREA_NONE;
    default: return AREA_NONE;
    }
}

static bool has_level(const struct places_said *p, const struct mention *m, uint8_t level)
{
    const struct lexicon *lex = p->s->lex;
    for (uint32_t i = 0; i < m->geo_n; i++)
        if (lex->areas->row[lex->geo[m->geo + i].row].area.level == level)
            return true;
    return false;
}

static bool is_facility(uint8_t place)
{
    return place == PLACE_SCHOOL || place == PLACE_HOSPITAL || place == PLACE_STATION || place == PLACE_LANDMARK ||
           place == PLACE_CHIEF;
}

/* Words right before and after the name that say what it is. */
static void read_level(struct places_said *p, struct mention *m)
{
    const struct scan *s = p->s;
    const struct item *before = item_at(s, m->first - 1), *after = item_at(s, m->last + 1);
    bool touching = !broken(after) || (after->gap & GAP_BREAK) == GAP_COLON;
    uint8_t level = touching ? level_of(s, m->last + 1) : AREA_NONE;
    if (level != AREA_NONE && has_level(p, m, level))
        m->level = level;
    level = new_sentence(item_at(s, m->first)) ? AREA_NONE : level_of(s, m->first - 1);
    bool taken = m->first > 1 && item_at(s, m->first - 2)->geo_n > 0 && !broken(before) && before->tokens == 1 &&
                 (before->m.lang & LANG_BIT(LANG_EN)) != 0 && (item_at(s, m->first)->gap & GAP_COLON) == 0;
    if (m->level == AREA_NONE && level != AREA_NONE && !taken && has_level(p, m, level))
        m->level = level;
    bool village_after = (after->m.place == PLACE_VILLAGE || is_facility(after->m.place)) && !broken(after);
    bool village_before = (before->m.place == PLACE_VILLAGE || is_facility(before->m.place)) &&
                          (item_at(s, m->first)->gap & (GAP_SENTENCE | GAP_COMMA)) == 0 &&
                          !(m->first > 1 && item_at(s, m->first - 2)->geo_n > 0 && !broken(before));
    m->village = village_after || village_before;
}

/* Somebody grown is the one who is there: "mother works in Nairobi", "uncle from Kisumu". */
static bool of_grown(struct scan *s, int i)
{
    bool doing = false;
    /* A bare name at the end of what is said of somebody grown is a field of its own: "mother is pregnant Ganda". */
    const struct item *link = item_at(s, i - 1);
    if (!is(link, CLASS_BIT(AT) | CLASS_BIT(FROM) | CLASS_BIT(TO) | CLASS_BIT(HOME) | CLASS_BIT(QUALIFIER)) &&
        link->m.kind != KIND_CHILD_LABOUR && !word_starts(s, i - 1, "work"))
        return false;
    for (int k = i - 1; k >= 0 && k >= i - 6; k--) {
        const struct item *it = &s->item[k];
        if (new_sentence(&s->item[k + 1]) || (s->item[k + 1].gap & GAP_COMMA) != 0 || item_child(it))
            return false;
        doing = doing || is(it, CLASS_BIT(HELPER) | CLASS_BIT(HOME) | CLASS_BIT(FROM) | CLASS_BIT(CARED_BY)) ||
                it->m.kind == KIND_CHILD_LABOUR || (is(it, CLASS_BIT(DOER)) && !dom(it, DOM_KIND));
        if (dom(it, DOM_KIND) && !it->denied && !is(it, CLASS_BIT(ADULT_TOO)))
            return false;
        if (item_grown(it) && !item_owner_of_child(s, k))
            return doing && !item_agent(s, k);
    }
    return false;
}

/* "come to Ganda", "tuma mtu Ganda": that is the scene. */
static bool called_to(const struct scan *s, int i)
{
    for (int k = i - 1; k >= 0 && k >= i - 5 && !new_sentence(&s->item[k + 1]); k--)
        if (is(&s->item[k], CLASS_BIT(DEMAND)))
            return true;
    return false;
}

void mention_stand(struct places_said *p, struct mention *m)
{
    struct scan *s = p->s;
    read_level(p, m);
    m->stand = m->village ? STAND_HOME : STAND_SCENE;
    for (int k = m->first - 1; k >= 0 && k >= m->first - 4; k--) {
        const struct item *it = &s->item[k];
        if (new_sentence(&s->item[k + 1]))
            break;
        if (is(it, CLASS_BIT(CARE)) || is(it, CLASS_BIT(TO))) {
            m->to = true;
            m->stand = called_to(s, k) ? STAND_SCENE : STAND_NOT;
            break;
        }
        if (is(it, CLASS_BIT(FROM))) {
            m->stand = STAND_HOME;
            break;
        }
        if (is(it, CLASS_BIT(HOME))) {
            m->stand = STAND_HOME;
            break;
        }
        if (is(it, CLASS_BIT(NEAR))) {
            m->stand = STAND_NEAR;
            break;
        }
        if (it->geo_n > 0 && !broken(&s->item[k + 1]))
            break;
        if (!is(it, CLASS_BIT(AT) | CLASS_BIT(QUALIFIER) | CLASS_BIT(POSS)) && !dom(it, DOM_PLACE))
            break;
    }
    if (m->stand != STAND_NOT && of_grown(s, m->first))
        m->stand = STAND_NOT;
}

static bool place_word_ok(const struct places_said *p, const struct mention *m, bool facility)
{
    const struct scan *s = p->s;
    const struct item *before = item_at(s, m->first - 1), *after = item_at(s, m->last + 1);
    bool near_before = (item_at(s, m->first)->gap & (GAP_SENTENCE | GAP_COMMA)) == 0;
    if (level_of(s, m->last + 1) != AREA_NONE && !broken(after) && has_level(p, m, level_of(s, m->last + 1)))
        return true;
    if (near_before && is(before, CLASS_BIT(FROM) | CLASS_BIT(HOME)) && !facility)
        return true;
    if (!near_before || !dom(before, DOM_PLACE))
        return false;
    if (before->m.place == PLACE_LOCATION)
        return true;
    if (level_of(s, m->first - 1) != AREA_NONE)
        return has_level(p, m, level_of(s, m->first - 1));
    if (before->m.place == PLACE_WARD) /* in, at, huko, eneo la */
        return !facility || !is(before, CLASS_BIT(AT)) ||
               (s->ts.t[item_at(s, m->first)->first].capital && s->ts.lower && !dom(item_at(s, m->first), DOM_PLACE));
    return false;
}

static bool beside_parent(struct places_said *p, const struct mention *m)
{
    struct fit mine, other;
    mention_rows(p, m, &mine);
    for (int i = 0; i < p->n; i++) {
        const struct mention *o = &p->m[i];
        if (o == m || is(&p->s->item[o->first], CLASS_BIT(COMMON)))
            continue;
        bool beside = place_beside(p->s, o->last, m->first) || place_beside(p->s, m->last, o->first);
        mention_rows(p, o, &other);
        for (int a = 0; beside && a < mine.n; a++)
            for (int b = 0; b < other.n; b++)
                if (mine.area[a].level != other.area[b].level &&
                    (area_within(mine.area[a], other.area[b]) || area_within(other.area[b], mine.area[a])))
                    return o->stand != STAND_NOT;
    }
    return false;
}

/* Nothing else can be the place: no other name, and the word stands as a field. */
static bool nothing_else(struct places_said *p, const struct mention *m, bool facility)
{
    struct scan *s = p->s;
    const struct item *it = &s->item[m->first], *after = item_at(s, m->last + 1);
    for (int i = 0; i < p->n; i++)
        if (!is(&s->item[p->m[i].first], CLASS_BIT(COMMON)))
            return false;
    if (dom(it, DOM_PERP | DOM_URGENT | DOM_SEX | DOM_KIND | DOM_CHILD | DOM_WHEN) || it->value >= 0)
        return false;
    if (is(it, CLASS_BIT(CHATTER)) && s->n < 3)
        return false;
    const struct item *before = item_at(s, m->first - 1);
    bool last_field = (before->value >= 0 || dom(before, DOM_UNIT)) && (m->last + 1 >= s->n || broken(after));
    if (facility && !(s->ts.t[it->first].capital && s->ts.lower) && !(last_field && !dom(it, DOM_PLACE)))
        return false; /* "F 9 PIPELINE" is a place, "alipelekwa sokoni" is none */
    bool grammar = is(it, CLASS_BIT(NOISE) | CLASS_BIT(LABEL) | CLASS_BIT(MEASURE) | CLASS_BIT(AT) | CLASS_BIT(WITH));
    bool name_like = s->ts.t[it->first].capital && s->ts.lower && !is(it, CLASS_BIT(NOISE));
    if (grammar && !name_like && !(m->last + 1 >= s->n || broken(after)))
        return false;
    return item_field(s, m->first);
}

bool mention_common_ok(struct places_said *p, const struct mention *m)
{
    const struct item *it = &p->s->item[m->first];
    bool facility = is(it, CLASS_BIT(FACILITY));
    if (it->tokens > 1)
        return true;
    if (place_word_ok(p, m, facility))
        return true;
    if (beside_parent(p, m))
        return m->stand != STAND_NOT && !(facility && m->to);
    return nothing_else(p, m, facility);
}
