/* read.c - one text in, one reading out.
 * Commands that cannot be anything else first; then every slot; then likeness, only for what is still missing; then
 * what the whole amounts to. No text fails: what cannot be read is "unknown", and becomes a case for a person. */
#include "forms/read_in.h"

#include <string.h>

#include "base/day.h"
#include "base/must.h"

void read_lang(struct scan *s)
{
    int en = 0, sw = 0;
    enum lang keyword = LANG_NONE;
    for (int i = 0; i < s->n; i++) {
        const struct item *it = &s->item[i];
        if (it->geo_n > 0)
            continue;
        if (it->m.lang == LANG_BIT(LANG_EN))
            en += it->tokens;
        else if (it->m.lang == LANG_BIT(LANG_SW))
            sw += it->tokens;
        if (keyword == LANG_NONE && dom(it, DOM_COMMAND))
            keyword = it->m.lang == LANG_BIT(LANG_EN) ? LANG_EN : it->m.lang == LANG_BIT(LANG_SW) ? LANG_SW : LANG_NONE;
    }
    if (en != sw)
        s->out->lang = en > sw ? LANG_EN : LANG_SW;
    else
        s->out->lang = keyword != LANG_NONE ? keyword : en > 0 ? LANG_EN : LANG_NONE;
}

static void slots_clear(struct slots *slots)
{
    *slots = (struct slots){.age_years = -1, .age_months = -1, .children = 1};
}

static void read_slots(struct scan *s)
{
    slots_clear(s->slots);
    read_denials(s);
    read_list_numbers(s);
    read_name(s);
    read_place(s); /* first: "9 Mara" is no nine times once Mara is the place */
    read_sex(s);
    read_dates(s);
    read_children(s);
    read_age(s);
    read_kinds(s);
    read_perpetrator(s);
    read_urgent(s);
}

/* Domains a near word could still fill. */
static uint32_t wanted(const struct slots *slots)
{
    uint32_t domains = 0;
    if (slots->kinds == 0)
        domains |= DOM_KIND;
    if (slots->sex == 0)
        domains |= DOM_SEX;
    if (slots->age_years < 0)
        domains |= DOM_UNIT;
    if (slots->perpetrator == PERP_NONE)
        domains |= DOM_PERP;
    return domains;
}

static unsigned missing(const struct slots *slots)
{
    return (slots->kinds == 0 ? MISSING_ABUSE : 0u) | (slots->sex == 0 ? MISSING_SEX : 0u) |
           (slots->age_years < 0 ? MISSING_AGE : 0u) | (slots->place.level != AREA_WARD ? MISSING_WARD : 0u);
}

/* Every word is a value or says nothing: "girl 9 Ganda", "ni msichana". */
static bool values_only(const struct scan *s)
{
    const uint64_t story = CLASS_BIT(DOER) | CLASS_BIT(HELPER) | CLASS_BIT(CARE) | CLASS_BIT(CARED_BY) |
                           CLASS_BIT(DEMAND) | CLASS_BIT(HOME) | CLASS_BIT(SUSPECT) | CLASS_BIT(CIRCUMCISE) |
                           CLASS_BIT(SPAM);
    bool value = false;
    for (int i = 0; i < s->n; i++) {
        const struct item *it = &s->item[i];
        bool one = it->used || it->value >= 0 || it->geo_n > 0 ||
                   dom(it, DOM_SEX | DOM_UNIT | DOM_CHILD | DOM_INFANT | DOM_PLACE | DOM_BORN | DOM_PERP | DOM_MONTH);
        if (dom(it, DOM_KIND | DOM_URGENT) || it->denied || it->voice != 0)
            return false;
        bool polite = is(it, CLASS_BIT(ASK)) && is(it, CLASS_BIT(NOISE));
        if (!one && !polite && is(it, story))
            return false;
        if (!one &&
            !is(it, CLASS_BIT(NOISE) | CLASS_BIT(POSS) | CLASS_BIT(AT) | CLASS_BIT(QUALIFIER) | CLASS_BIT(ABOUT) |
                        CLASS_BIT(AND) | CLASS_BIT(NAMED) | CLASS_BIT(CHATTER) | CLASS_BIT(ASK) | CLASS_BIT(GIVEN)))
            return false;
        value = value || (one && !dom(it, DOM_PLACE)) || it->geo_n > 0 || it->used;
    }
    return value;
}

static bool all_chatter(const struct scan *s)
{
    for (int i = 0; i < s->n; i++)
        if (!is(&s->item[i], CLASS_BIT(CHATTER)))
            return false;
    return s->n > 0;
}

static bool is_lone_kind(const struct scan *s)
{
    int kinds = 0;
    for (int i = 0; i < s->n; i++) {
        const struct item *it = &s->item[i];
        kinds += dom(it, DOM_KIND);
        if (!dom(it, DOM_KIND) && !is(it, CLASS_BIT(NOISE) | CLASS_BIT(POSS)))
            return false;
    }
    return kinds == 1;
}

void read_intent(struct scan *s)
{
    struct reading *out = s->out;
    const struct slots *slots = s->slots;
    for (int i = 0; i < s->n; i++)
        out->keyword = out->keyword || (s->item[i].m.command == COMMAND_REPORT &&
                                        !(is(&s->item[i], CLASS_BIT(MONEY)) && item_at(s, i + 1)->number)); /* KES 20 */
    out->lone_kind = is_lone_kind(s);
    bool anything = slots->kinds > 0 || slots->age_years >= 0 || slots->place.level != AREA_NONE ||
                    slots->candidates > 0 || slots->sex != 0;
    if (slots->kinds > 0 || out->keyword)
        out->intent = INTENT_REPORT;
    else if (all_chatter(s)) {
        out->intent = INTENT_UNKNOWN;
        out->chatter = true;
    } else if (values_only(s))
        out->intent = INTENT_ANSWER;
    else
        out->intent = anything ? INTENT_REPORT : INTENT_UNKNOWN;
    bool full = slots->sex != 0 && slots->age_years >= 0;
    if (!out->keyword && slots->kinds == 0 && !full && read_is_spam(s)) {
        out->spam = true;
        out->intent = INTENT_UNKNOWN;
    }
}

/* A text of one number: the choice, the age or yes, as whoever asked will know. It fills nothing by itself. */
static bool lone_number(struct scan *s)
{
    bool about = s->n == 2 && is(&s->item[0], CLASS_BIT(ABOUT)); /* about 9 */
    const struct item *it = &s->item[about];
    if (s->n != 1 + about || it->value < 0 || (it->number && it->digits == 8))
        return false;
    if (!it->number && !dom(it, DOM_NUMBER))
        return false;
    slots_clear(s->slots);
    s->out->intent = INTENT_ANSWER;
    s->out->lone_number = it->value < 100 ? it->value : -1;
    s->slots->missing = missing(s->slots);
    return true;
}

static void near_command(struct scan *s)
{
    const struct item *it = &s->item[0];
    if (it->known || it->number || it->geo_n > 0)
        return;
    int n = s->n;
    s->n = 1;
    (void)scan_near(s, DOM_COMMAND, true);
    s->n = n;
}

static void read_all(struct scan *s)
{
    near_command(s);
    read_lang(s);
    if (lone_number(s))
        return;
    if (read_command(s, true)) {
        if (s->out->intent == INTENT_ANSWER)
            s->slots->missing = missing(s->slots);
        return;
    }
    read_slots(s);
    uint32_t domains = wanted(s->slots);
    if (domains != 0 && scan_near(s, domains, false)) {
        scan_items(s);
        near_command(s);
        (void)scan_near(s, domains, true);
        read_slots(s);
        if (s->out->lang == LANG_NONE)
            read_lang(s);
    }
    s->slots->missing = missing(s->slots);
    if (!read_command(s, false))
        read_intent(s);
}

void read_text(const struct lexicon *lex, struct span text, int64_t today_s, struct arena *scratch, struct reading *out)
{
    *out = (struct reading){.intent = INTENT_UNKNOWN, .lone_number = -1};
    slots_clear(&out->slots);
    if (text.n > 65536)
        text.n = 65536;
    struct scan s = {
        .lex = lex, .text = text, .today = day_of(today_s), .scratch = scratch, .slots = &out->slots, .out = out};
    out->slots.missing = missing(&out->slots);
    if (!scan_make(&s)) {
        out->intent = INTENT_UNKNOWN;
        return;
    }
    if (s.n == 0) {
        out->intent = s.ts.emoji ? INTENT_UNKNOWN : INTENT_EMPTY;
        return;
    }
    read_all(&s);
}
