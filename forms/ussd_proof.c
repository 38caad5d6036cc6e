/* ussd_proof.c - that every screen fits, shown when the files are loaded: its head with the longest values there are,
 * the hint before it, both keys below it, and all its options; of a list, which is cut into pages, the longest entry.
 * Then no session can show a screen that the network refuses, whatever is in the store. */
#include "base/must.h"
#include "forms/ussd_inside.h"

#define LONGEST_REF SPAN("4817302412") /* ten digits: from case 10,000,000 on */

struct proof {
    const struct ussd_world *w;
    struct ussd_session s;
    struct text *why;
    struct text name, choice; /* the longest of all places, and of them with what they lie in */
    char name_space[120], choice_space[240];
    struct span title; /* the longest of the forms offered */
};

static void longer(struct text *best, struct span s)
{
    if (s.n <= best->n)
        return;
    best->n = 0;
    text_span(best, s);
}

static void longest_places(struct proof *p)
{
    const struct areas *a = p->w->areas;
    text_init(&p->name, p->name_space, sizeof p->name_space);
    text_init(&p->choice, p->choice_space, sizeof p->choice_space);
    p->s.screen = USSD_CHOICES;
    for (int i = 0; i < a->count; i++) {
        char space[240];
        struct text t;
        if (a->row[i].area.level < AREA_COUNTY)
            continue;
        longer(&p->name, a->row[i].name);
        text_init(&t, space, sizeof space);
        p->s.choice[0] = a->row[i].area;
        ussd_option_say(p->w, &p->s, 0, &t);
        longer(&p->choice, text_done(&t));
    }
}

static struct span longest_title(const struct proof *p)
{
    struct span best = {NULL, 0};
    for (int i = 0; p->w->sheets && i < p->w->sheets->count; i++) {
        struct span title = span_of(p->w->sheets->sheet[i]->title[p->s.lang]);
        if (p->w->sheets->sheet[i]->ussd && title.n > best.n)
            best = title;
    }
    return best;
}

static struct span longest_state(const struct proof *p)
{
    struct span best = {NULL, 0};
    size_t most = 0;
    for (int s = 1; s < SAYING_COUNT; s++) {
        struct span word = span_of(saying_key((enum saying)s));
        if (span_is(span_cut(&word, '.'), "state") && p->w->book->saying[s][p->s.lang].n > most) {
            most = p->w->book->saying[s][p->s.lang].n;
            best = word;
        }
    }
    return best;
}

static enum kind longest_kind(const struct proof *p)
{
    enum kind best = KIND_NONE;
    for (int k = 0; k < KIND_COUNT; k++)
        if (p->w->book->kind[k][p->s.lang].n > p->w->book->kind[best][p->s.lang].n)
            best = (enum kind)k;
    return best;
}

static bool refuse(struct proof *p, enum phrase key, const struct text *t, const char *what)
{
    struct sms_size size = sms_measure(text_done(t));
    text_str(p->why, phrase_key(key));
    text_str(p->why, ", ");
    text_str(p->why, lang_word((enum lang)p->s.lang));
    text_str(p->why, ": with the longest values ");
    text_str(p->why, what);
    text_str(p->why, " takes ");
    text_i64(p->why, size.units);
    text_str(p->why, " letters, and a USSD screen holds 160: make it, or the words below it, shorter");
    return false;
}

static bool holds(const struct text *t)
{
    struct sms_size size = sms_measure(text_done(t));
    return !t->cut && size.gsm7 && size.units <= USSD_UNITS_MAX;
}

/* The longest entry of a list. */
static void entry_say(struct proof *p, struct text *out)
{
    struct text best;
    char space[240];
    text_init(&best, space, sizeof space);
    switch (p->s.screen) {
    case USSD_AREAS: longer(&best, text_done(&p->name)); break;
    case USSD_CHOICES: longer(&best, text_done(&p->choice)); break;
    case USSD_REPORTS:
    case USSD_CASES:
        p->s.entries = 1;
        span_str(LONGEST_REF, p->s.entry[0].ref, sizeof p->s.entry[0].ref);
        p->s.entry[0].state = (uint8_t)saying_of(SPAN("state"), longest_state(p));
        ussd_option_say(p->w, &p->s, 0, &best);
        break;
    case USSD_FORMS: longer(&best, p->title); break;
    default:
        for (int i = 0; i < ussd_options(p->w, &p->s); i++) {
            char one[200];
            struct text t;
            text_init(&t, one, sizeof one);
            ussd_option_say(p->w, &p->s, i, &t);
            longer(&best, text_done(&t));
        }
        break;
    }
    text_str(out, "\n99 ");
    text_span(out, text_done(&best));
}

static bool is_list(enum ussd_screen s)
{
    return s == USSD_KIND || s == USSD_GUIDANCE || s == USSD_AREAS || s == USSD_CHOICES || s == USSD_REPORTS ||
           s == USSD_CASES || s == USSD_FORMS;
}

/* One screen with these names at its head. */
static bool screen_holds(struct proof *p, struct span args)
{
    char space[1200];
    struct text t;
    enum ussd_screen screen = (enum ussd_screen)p->s.screen;
    text_init(&t, space, sizeof space);
    if (is_list(screen)) {
        ussd_head_say(p->w, &p->s, args, &t);
        entry_say(p, &t);
        ussd_foot_say(p->w, &p->s, true, &t);
        return holds(&t) || refuse(p, ussd_phrase_of(screen), &t, "the screen of its longest entry");
    }
    ussd_head_say(p->w, &p->s, args, &t);
    for (int i = 0; i < ussd_options(p->w, &p->s); i++) {
        text_char(&t, '\n');
        ussd_number(&t, i);
        ussd_option_say(p->w, &p->s, i, &t);
    }
    ussd_foot_say(p->w, &p->s, false, &t);
    return holds(&t) || refuse(p, ussd_phrase_of(screen), &t, "the screen");
}

/* Every value that a name may have where the words differ by it. */
static const struct {
    enum ussd_screen screen;
    const char *name, *value;
} variants[] = {
    {USSD_WORDS, "act", "verify"},    {USSD_WORDS, "act", "update"},     {USSD_WORDS, "act", "close"},
    {USSD_WORDS, "act", "reject"},    {USSD_WORDS, "act", "confirm"},    {USSD_ADD, "act", "update"},
    {USSD_PIN_NEW, "step", "new"},    {USSD_PIN_AGAIN, "step", "again"}, {USSD_AREAS, "step", "list"},
    {USSD_CHOICES, "step", "choice"}, {USSD_REPORTS, "count", "0"},      {USSD_REPORTS, "count", "12"},
    {USSD_CASES, "count", "0"},       {USSD_CASES, "count", "12"},       {USSD_FORMS, "step", "list"},
    {USSD_FORMS, "step", "none"},     {USSD_FORM_SAVE, "step", "save"},  {USSD_FORM_RESUME, "step", "resume"},
};

static void head_args(struct proof *p, struct text *t, bool placed)
{
    args_put(t, "case", LONGEST_REF);
    args_put(t, "within", text_done(&p->name));
    args_put(t, "what", p->title);
    args_put(t, "missing", SPAN("abuse,sex,age,ward"));
    args_put(t, "state", longest_state(p));
    args_put(t, "deadline", SPAN("2026-12-26 16:50"));
    if (placed)
        args_put(t, "place_name", text_done(&p->name));
    else
        args_put(t, "kind", span_of(kind_word(longest_kind(p))));
}

static bool all_variants_hold(struct proof *p)
{
    bool any = false;
    for (size_t v = 0; v < countof(variants); v++) {
        char space[800];
        struct text t;
        if (variants[v].screen != (enum ussd_screen)p->s.screen)
            continue;
        any = true;
        text_init(&t, space, sizeof space);
        head_args(p, &t, false);
        args_put(&t, variants[v].name, span_of(variants[v].value));
        if (!screen_holds(p, text_done(&t)))
            return false;
    }
    for (int placed = 0; !any && placed < 2; placed++) {
        char space[800];
        struct text t;
        text_init(&t, space, sizeof space);
        head_args(p, &t, placed);
        if (!screen_holds(p, text_done(&t)))
            return false;
    }
    return true;
}

/* Each state has options of its own. */
static bool screen_proved(struct proof *p)
{
    for (int state = SAYING_STATE_REPORTED; state <= SAYING_STATE_DISCARDED; state++) {
        p->s.state = (uint8_t)state;
        if (!all_variants_hold(p))
            return false;
        if (p->s.screen != USSD_CASE && p->s.screen != USSD_REPORT)
            return true;
    }
    return true;
}

/* The screens that end a session: the words alone. */
static bool end_holds(struct proof *p, enum phrase key)
{
    char space[400], said[800];
    struct text a, t;
    text_init(&a, space, sizeof space);
    text_init(&t, said, sizeof said);
    args_put(&a, "case", LONGEST_REF);
    args_put(&a, "what", p->title);
    args_put(&a, "how", SPAN("keys"));
    phrase_speak(p->w->book, &(const struct speech){.key = key, .lang = (enum lang)p->s.lang}, text_done(&a), &t);
    return holds(&t) || refuse(p, key, &t, "the screen");
}

static bool advice_holds(struct proof *p)
{
    p->s.screen = USSD_GUIDE;
    p->s.guide = GUIDE_CPV;
    p->s.hint = 1;
    for (int i = 0; i < ussd_kinds(); i++) {
        char space[USSD_TEXT_CAP];
        struct text t;
        text_init(&t, space, sizeof space);
        p->s.kind = (uint8_t)ussd_kind_at(i);
        if (ussd_page(p->w, &p->s, (struct span){NULL, 0}, &t) == 0)
            return refuse(p, PHRASE_GUIDANCE, &t, "a page");
    }
    return true;
}

bool ussd_fits(const struct ussd_world *w, struct text *why)
{
    static const enum phrase ends[] = {PHRASE_USSD_DONE, PHRASE_USSD_BYE, PHRASE_SHEET_FILLED};
    for (int lang = LANG_EN; lang < LANG_COUNT; lang++) {
        struct proof p = {.w = w, .why = why, .s = {.lang = (uint8_t)lang, .hint = 1, .officer = 1}};
        longest_places(&p);
        p.title = longest_title(&p);
        for (int screen = USSD_NONE + 1; screen < USSD_SCREENS; screen++) {
            p.s.screen = (uint8_t)screen;
            if (screen != USSD_GUIDE && screen != USSD_FORM && !screen_proved(&p))
                return false;
        }
        for (size_t i = 0; i < countof(ends); i++)
            if (!end_holds(&p, ends[i]))
                return false;
        if (!advice_holds(&p))
            return false;
    }
    return true;
}
