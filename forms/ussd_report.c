/* ussd_report.c - the fields of a report, asked one by one. Each answer is told to the service at once; what is typed
 * instead of a number is read by the reader of texts, and may fill several fields. */
#include "forms/ussd_inside.h"

#define ALL_MISSING USSD_ALL_MISSING
#define AGE_BABY 98
#define NOT_KNOWN 99
#define ADULT 18

void ussd_next_field(struct ussd_session *s, struct ussd_step *out)
{
    unsigned open = s->missing & ~(unsigned)s->skipped;
    for (int i = 0; i < USSD_FIELDS; i++) {
        struct ussd_field f = ussd_field_at(i);
        if (!(open & f.missing))
            continue;
        bool parts = f.screen == USSD_PLACE && s->place.level == AREA_CONSTITUENCY;
        ussd_go(s, parts ? USSD_AREAS : f.screen, out);
        return;
    }
    ussd_go(s, USSD_CHECK, out);
}

void ussd_skip(struct ussd_session *s, struct ussd_step *out)
{
    for (int i = 0; i < USSD_FIELDS; i++)
        if (ussd_field_at(i).screen == (enum ussd_screen)s->screen)
            s->skipped |= (uint8_t)ussd_field_at(i).missing;
    if (s->screen == USSD_AREAS || s->screen == USSD_CHOICES)
        s->skipped |= MISSING_WARD;
    ussd_next_field(s, out);
}

/* The field left out last before this one is asked again; what was told stands. */
void ussd_field_before(struct ussd_session *s, struct ussd_step *out)
{
    int at = USSD_FIELDS;
    for (int i = 0; i < USSD_FIELDS; i++)
        if (ussd_field_at(i).screen == (enum ussd_screen)s->screen)
            at = i;
    while (at-- > 0) {
        struct ussd_field f = ussd_field_at(at);
        if (!(s->missing & s->skipped & f.missing))
            continue;
        s->skipped &= (uint8_t)~f.missing;
        ussd_go(s, f.screen, out);
        return;
    }
    ussd_go(s, (enum ussd_screen)s->screen, out);
}

static unsigned given(const struct slots *slots)
{
    return (slots->kinds ? MISSING_ABUSE : 0U) | (slots->sex ? MISSING_SEX : 0U) |
           (slots->age_years >= 0 ? MISSING_AGE : 0U) | (slots->place.level == AREA_WARD ? MISSING_WARD : 0U);
}

/* What was read or chosen becomes the report, or an answer in it. */
static void tell(struct ussd_session *s, const struct slots *slots, struct span words, struct ussd_step *out)
{
    bool first = !s->reporting;
    struct reading *r =
        ussd_say(s, out, first ? USSD_TELL_REPORT : USSD_TELL_ANSWER, first ? INTENT_REPORT : INTENT_ANSWER);
    r->slots = *slots;
    r->slots.missing = ALL_MISSING & ~given(slots);
    out->text = words;
    if (first)
        s->missing = ALL_MISSING;
    s->missing &= (uint8_t)~given(slots);
    if (slots->kinds && !s->kind)
        s->kind = slots->kind[0];
    if (slots->place.level)
        s->place = slots->place;
}

static struct slots no_slots(void)
{
    return (struct slots){.age_years = -1, .age_months = -1, .children = 1};
}

static void read_words(const struct ussd_world *w, struct span typed, struct reading *r)
{
    read_text(w->lexicon, typed, w->now_s, w->scratch, r);
    if (r->intent != INTENT_REPORT && r->intent != INTENT_ANSWER && r->intent != INTENT_UNKNOWN)
        r->slots = no_slots();
}

/* --- places --- */

static void area_taken(struct ussd_session *s, struct area a, struct slots *slots, struct span words,
                       struct ussd_step *out)
{
    if (a.level == AREA_WARD || a.level == AREA_CONSTITUENCY) {
        slots->place = a;
        slots->candidates = 0;
        tell(s, slots, words, out);
        return;
    }
    s->place = a;
    ussd_go(s, USSD_AREAS, out);
}

/* Of several places those within what was chosen before. */
static int choices_within(const struct slots *slots, struct area within, struct area out[9])
{
    int n = 0;
    for (int i = 0; i < slots->candidates && i < READ_CANDIDATES_MAX; i++) {
        if (within.level && !area_within(slots->candidate[i], within))
            continue;
        if (n == 9)
            return 0;
        out[n++] = slots->candidate[i];
    }
    return n;
}

static void place_typed(const struct ussd_world *w, struct ussd_session *s, struct span typed, struct ussd_step *out)
{
    struct reading *r = arena_new(w->scratch, struct reading);
    struct area choice[9];
    if (!r) {
        ussd_wrong(s, out);
        return;
    }
    read_words(w, typed, r);
    int n = choices_within(&r->slots, s->screen == USSD_AREAS ? s->place : (struct area){0}, choice);
    if (n == 0 && s->screen == USSD_AREAS)
        n = choices_within(&r->slots, (struct area){0}, choice);
    if (n == 1) {
        area_taken(s, choice[0], &r->slots, typed, out);
    } else if (n > 1) {
        s->choices = (uint8_t)n;
        for (int i = 0; i < n; i++)
            s->choice[i] = choice[i];
        ussd_go(s, USSD_CHOICES, out);
    } else if (!r->slots.candidates && r->slots.place.level >= AREA_COUNTY) {
        area_taken(s, r->slots.place, &r->slots, typed, out);
    } else {
        ussd_wrong(s, out);
    }
}

void ussd_place_key(const struct ussd_world *w, struct ussd_session *s, int64_t number, struct span typed,
                    struct ussd_step *out)
{
    struct slots slots = no_slots();
    struct area a = {0};
    if (number == NOT_KNOWN) {
        ussd_skip(s, out);
        return;
    }
    if (number < 0) {
        place_typed(w, s, typed, out);
        return;
    }
    if (s->screen == USSD_PLACE && number == 1) {
        s->place = a;
        ussd_go(s, USSD_AREAS, out);
        return;
    }
    if (number >= 1 && number <= ussd_options(w, s) && s->screen != USSD_PLACE)
        a = s->screen == USSD_CHOICES ? s->choice[number - 1] : ussd_area_below(w->areas, s->place, (int)number - 1);
    if (a.level)
        area_taken(s, a, &slots, area_name(w->areas, a), out);
    else
        ussd_wrong(s, out);
}

/* --- kind, sex, age --- */

static bool narrative(struct span typed)
{
    size_t letters = 0;
    bool words = false;
    for (size_t i = 0; i < typed.n; i++) {
        char c = typed.p[i];
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
        words = words || c == ' ';
    }
    return words && letters >= 8;
}

void ussd_kind_key(const struct ussd_world *w, struct ussd_session *s, int64_t number, struct span typed,
                   struct ussd_step *out)
{
    struct slots slots = no_slots();
    struct reading *r = arena_new(w->scratch, struct reading);
    if (number >= 1 && number <= ussd_kinds()) {
        enum kind k = ussd_kind_at((int)number - 1);
        slots.kind[slots.kinds++] = (uint8_t)k;
        tell(s, &slots, span_of(kind_word(k)), out);
    } else if (number == ussd_kinds() + 1) {
        if (s->reporting) {
            ussd_skip(s, out);
        } else {
            tell(s, &slots, SPAN("something else"), out);
            s->skipped |= MISSING_ABUSE;
        }
    } else if (number < 0 && r) {
        read_words(w, typed, r);
        bool told = r->slots.kinds || (!s->reporting && narrative(typed)); /* no report is ever dropped */
        if (told)
            tell(s, &r->slots, typed, out);
        else
            ussd_wrong(s, out);
    } else {
        ussd_wrong(s, out);
    }
}

void ussd_sex_told(struct ussd_session *s, char sex, struct ussd_step *out)
{
    struct slots slots = no_slots();
    slots.sex = sex;
    tell(s, &slots, sex == 'F' ? SPAN("girl") : sex == 'M' ? SPAN("boy") : SPAN("intersex"), out);
}

/* Words where a number was asked for: "msichana", "miezi 6". */
void ussd_field_typed(const struct ussd_world *w, struct ussd_session *s, struct span typed, unsigned field,
                      struct ussd_step *out)
{
    struct reading *r = arena_new(w->scratch, struct reading);
    if (r)
        read_words(w, typed, r);
    if (r && (given(&r->slots) & field))
        tell(s, &r->slots, typed, out);
    else
        ussd_wrong(s, out);
}

void ussd_age_key(const struct ussd_world *w, struct ussd_session *s, int64_t number, struct span typed,
                  struct ussd_step *out)
{
    struct slots slots = no_slots();
    if (number == NOT_KNOWN) {
        ussd_skip(s, out);
    } else if (number == AGE_BABY || (number >= 0 && number < ADULT)) {
        slots.age_years = number == AGE_BABY ? 0 : (int16_t)number;
        tell(s, &slots, number == AGE_BABY ? SPAN("under one year") : typed, out);
    } else if (number < 0) {
        ussd_field_typed(w, s, typed, MISSING_AGE, out);
    } else {
        ussd_wrong(s, out);
    }
}
