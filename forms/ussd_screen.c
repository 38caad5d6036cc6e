/* ussd_screen.c - the words of a USSD screen: its head, as many options as fit, and the keys that lead on and back.
 * Every screen is cut into pages by its own length, so that no list and no language can make one that a phone would
 * refuse. */
#include "base/must.h"
#include "forms/ussd_inside.h"

static const struct {
    enum phrase phrase;
    enum ussd_screen back;
} screens[USSD_SCREENS] = {
    {PHRASE_NONE, USSD_MENU},
#define SCREEN(id, phrase, back) {PHRASE_##phrase, USSD_##back},
#include "forms/ussd.def"
};
static const struct ussd_field fields[USSD_FIELDS] = {
#define FIELD(missing, screen) {missing, USSD_##screen},
#include "forms/ussd.def"
};
static const uint8_t kinds[] = {
#define KIND_AT(kind) KIND_##kind,
#include "forms/ussd.def"
};
enum who { ALL, OFFICER, OPEN, CLOSED, LADDER, ASKED };
static const struct option {
    enum ussd_screen screen;
    enum saying saying;
    enum who who;
    enum ussd_act act;
} options[] = {
#define OPTION(screen, saying, who, act) {USSD_##screen, SAYING_##saying, who, USSD_##act},
#include "forms/ussd.def"
};

enum ussd_screen ussd_back_of(enum ussd_screen screen)
{
    must(screen < USSD_SCREENS);
    return screens[screen].back;
}

enum phrase ussd_phrase_of(enum ussd_screen screen)
{
    must(screen < USSD_SCREENS);
    return screens[screen].phrase;
}

struct ussd_field ussd_field_at(int i)
{
    must(i >= 0 && i < USSD_FIELDS);
    return fields[i];
}

int ussd_kinds(void)
{
    return (int)countof(kinds);
}

enum kind ussd_kind_at(int i)
{
    return i >= 0 && i < ussd_kinds() ? (enum kind)kinds[i] : KIND_NONE;
}

/* --- options --- */

static bool shown_to(const struct ussd_session *s, enum who who)
{
    bool closed = s->state == SAYING_STATE_CLOSED || s->state == SAYING_STATE_DISCARDED;
    bool asked = s->state == SAYING_STATE_CLOSE_REQUESTED;
    switch (who) {
    case OFFICER: return s->officer;
    case OPEN: return !closed;
    case CLOSED: return closed;
    case LADDER: return !closed && !asked;
    case ASKED: return asked;
    default: return true;
    }
}

static const struct option *option_at(const struct ussd_session *s, int i)
{
    for (size_t o = 0; o < countof(options); o++)
        if (options[o].screen == (enum ussd_screen)s->screen && shown_to(s, options[o].who) && i-- == 0)
            return &options[o];
    return NULL;
}

int ussd_options(const struct ussd_world *w, const struct ussd_session *s)
{
    int n = 0;
    switch (s->screen) {
    case USSD_KIND: return ussd_kinds() + 1;
    case USSD_GUIDANCE: return ussd_kinds();
    case USSD_PLACE: return 1;
    case USSD_AREAS: return ussd_areas_below(w->areas, s->place);
    case USSD_CHOICES: return s->choices;
    case USSD_REPORTS:
    case USSD_CASES: return s->entries;
    case USSD_FORM: return 0;
    case USSD_FORMS:
        while (ussd_form_at(w, s, n))
            n++;
        return n;
    default:
        while (option_at(s, n))
            n++;
        return n;
    }
}

enum ussd_act ussd_option_act(const struct ussd_session *s, int i)
{
    const struct option *o = option_at(s, i);
    return o ? o->act : (enum ussd_act)0;
}

static struct span said(const struct ussd_world *w, const struct ussd_session *s, enum saying what)
{
    return w->book->saying[what][s->lang];
}

/* A name that stands for places of two levels, or twice in the country, is told apart by what it lies in. */
static void choice_say(const struct ussd_world *w, struct area a, struct text *out)
{
    gsm_plain(area_name(w->areas, a), out);
    text_str(out, " (");
    gsm_plain(area_name(w->areas, area_up(a, a.level == AREA_WARD ? AREA_CONSTITUENCY : AREA_COUNTY)), out);
    text_char(out, ')');
}

static void entry_say(const struct ussd_world *w, const struct ussd_session *s, int i, struct text *out)
{
    struct ref r;
    span_str(span_of(s->entry[i].ref), r.digits, sizeof r.digits);
    ref_show(&r, out);
    text_char(out, ' ');
    text_span(out, said(w, s, (enum saying)s->entry[i].state));
}

void ussd_option_say(const struct ussd_world *w, const struct ussd_session *s, int i, struct text *out)
{
    const struct option *o = option_at(s, i);
    switch (s->screen) {
    case USSD_KIND:
    case USSD_GUIDANCE:
        if (i < ussd_kinds())
            text_span(out, w->book->kind[ussd_kind_at(i)][s->lang]);
        else
            text_span(out, said(w, s, SAYING_KIND_OTHER));
        return;
    case USSD_PLACE: text_span(out, said(w, s, SAYING_PLACE_LIST)); return;
    case USSD_AREAS: gsm_plain(area_name(w->areas, ussd_area_below(w->areas, s->place, i)), out); return;
    case USSD_CHOICES: choice_say(w, s->choice[i], out); return;
    case USSD_REPORTS:
    case USSD_CASES: entry_say(w, s, i, out); return;
    case USSD_FORMS: text_str(out, ussd_form_at(w, s, i)->title[s->lang]); return;
    default:
        if (o)
            text_span(out, said(w, s, o->saying));
        return;
    }
}

/* --- one page --- */

void ussd_number(struct text *out, int i)
{
    text_i64(out, i + 1);
    text_char(out, ' ');
}

static void missing_put(struct text *out, unsigned missing)
{
    static const char *const word[] = {"abuse", "sex", "age", "ward"};
    char space[32];
    struct text t;
    text_init(&t, space, sizeof space);
    for (int i = 0; i < 4; i++) {
        if (!(missing & (1U << i)))
            continue;
        if (t.n)
            text_char(&t, ',');
        text_str(&t, word[i]);
    }
    if (t.n)
        args_put(out, "missing", text_done(&t));
}

static const char *act_said(enum ussd_act act)
{
    switch (act) {
    case USSD_DO_VERIFY: return "verify";
    case USSD_DO_CLOSE: return "close";
    case USSD_DO_CONFIRM: return "confirm";
    case USSD_DO_REJECT: return "reject";
    default: return "update";
    }
}

void ussd_head_args(const struct ussd_world *w, const struct ussd_session *s, struct text *out)
{
    bool lists = s->screen == USSD_REPORTS || s->screen == USSD_CASES;
    if (s->ref[0] && !lists && s->screen != USSD_MENU)
        args_put(out, "case", span_of(s->ref));
    switch (s->screen) {
    case USSD_AREAS:
        args_put(out, "step", SPAN("list"));
        if (s->place.level >= AREA_COUNTY)
            args_put(out, "within", area_name(w->areas, s->place));
        return;
    case USSD_CHOICES: args_put(out, "step", SPAN("choice")); return;
    case USSD_CHECK: missing_put(out, s->missing); return;
    case USSD_REPORTS:
    case USSD_CASES: args_put_i64(out, "count", s->entries); return;
    case USSD_FORMS:
    case USSD_FORM:
    case USSD_FORM_SAVE:
    case USSD_FORM_RESUME: ussd_form_args(w, s, out); return;
    case USSD_PIN_NEW: args_put(out, "step", SPAN("new")); return;
    case USSD_PIN_AGAIN: args_put(out, "step", SPAN("again")); return;
    case USSD_ADD:
    case USSD_WORDS: args_put(out, "act", span_of(act_said((enum ussd_act)s->act))); return;
    default: return;
    }
}

static bool fits(const struct text *t)
{
    struct sms_size size = sms_measure(text_done(t));
    return !t->cut && size.gsm7 && size.units <= USSD_UNITS_MAX;
}

void ussd_foot_say(const struct ussd_world *w, const struct ussd_session *s, bool more, struct text *out)
{
    if (more) {
        text_char(out, '\n');
        text_span(out, said(w, s, SAYING_USSD_MORE));
    }
    if (s->screen != USSD_MENU) {
        text_char(out, '\n');
        text_span(out, said(w, s, SAYING_USSD_BACK));
    }
}

static void cut_back(struct text *t, size_t n)
{
    t->n = n;
    t->p[n] = '\0';
    t->cut = false;
}

void ussd_head_say(const struct ussd_world *w, const struct ussd_session *s, struct span args, struct text *out)
{
    if (s->hint)
        text_span(out, said(w, s, SAYING_USSD_HINT));
    struct speech what = {.key = ussd_phrase_of((enum ussd_screen)s->screen), .lang = (enum lang)s->lang};
    if (s->screen != USSD_GUIDE)
        phrase_speak(w->book, &what, args, out);
}

static struct span guide_text(const struct ussd_world *w, const struct ussd_session *s)
{
    return guidance_text(w->book, (enum kind)s->kind, (enum guide_role)s->guide, (enum lang)s->lang);
}

/* As many whole words of the advice as fit. */
static int page_of_text(const struct ussd_world *w, const struct ussd_session *s, struct text *out)
{
    struct span whole = guide_text(w, s);
    size_t start = out->n, good = 0;
    size_t from = s->first < whole.n ? s->first : whole.n;
    for (size_t i = from + 1; i <= whole.n; i++) {
        if (i < whole.n && whole.p[i] != ' ')
            continue;
        cut_back(out, start);
        text_span(out, (struct span){whole.p + from, i - from});
        ussd_foot_say(w, s, i < whole.n, out);
        if (!fits(out))
            break;
        good = i;
    }
    cut_back(out, start);
    if (good > from)
        text_span(out, (struct span){whole.p + from, good - from});
    ussd_foot_say(w, s, good < whole.n, out);
    return good > from ? (int)(good - from + (good < whole.n)) : 0; /* the space between goes with it */
}

int ussd_page(const struct ussd_world *w, const struct ussd_session *s, struct span args, struct text *out)
{
    int n = ussd_options(w, s), i = s->first;
    if (s->screen == USSD_FORM) {
        ussd_form_page(w, s, out);
        return 0;
    }
    ussd_head_say(w, s, args, out);
    if (s->screen == USSD_GUIDE)
        return page_of_text(w, s, out);
    size_t good = out->n;
    for (; i < n; i++) {
        text_char(out, '\n');
        ussd_number(out, i);
        ussd_option_say(w, s, i, out);
        size_t end = out->n;
        ussd_foot_say(w, s, i + 1 < n, out);
        bool fit = fits(out);
        cut_back(out, fit ? end : good);
        if (!fit)
            break;
        good = end;
    }
    ussd_foot_say(w, s, i < n, out);
    return i - s->first;
}

static int page_size(const struct ussd_world *w, const struct ussd_session *s)
{
    char space[USSD_TEXT_CAP], args[300];
    struct text t, a;
    text_init(&t, space, sizeof space);
    text_init(&a, args, sizeof args);
    ussd_head_args(w, s, &a);
    return ussd_page(w, s, text_done(&a), &t);
}

static int whole_size(const struct ussd_world *w, const struct ussd_session *s)
{
    return s->screen == USSD_GUIDE ? (int)guide_text(w, s).n : ussd_options(w, s);
}

bool ussd_has_more(const struct ussd_world *w, const struct ussd_session *s)
{
    int n = page_size(w, s);
    return n > 0 && s->first + n < whole_size(w, s);
}

int ussd_page_before(const struct ussd_world *w, const struct ussd_session *s)
{
    struct ussd_session at = *s;
    int before = 0;
    at.hint = 0;
    at.first = 0;
    for (int n = page_size(w, &at); n > 0 && at.first + n < s->first; n = page_size(w, &at)) {
        at.first = (uint16_t)(at.first + n);
        before = at.first;
    }
    return before;
}

/* --- showing --- */

/* The first advice, as many whole sentences as the last screen has room for. */
static void done_say(const struct ussd_world *w, const struct ussd_session *s, struct ussd_shown *out)
{
    struct span whole = s->kind ? guide_text(w, s) : (struct span){NULL, 0};
    struct speech what = {.key = PHRASE_USSD_DONE, .lang = (enum lang)s->lang};
    size_t args_n = out->args.n;
    for (size_t i = 0, good = 0; i <= whole.n; i++) {
        bool end = i == whole.n || (whole.p[i] == '.' && (i + 1 == whole.n || whole.p[i + 1] == ' '));
        if (!end || i == 0)
            continue;
        size_t to = i < whole.n ? i + 1 : i;
        cut_back(&out->args, args_n);
        args_put(&out->args, "words", (struct span){whole.p, to});
        cut_back(&out->text, 0);
        phrase_speak(w->book, &what, text_done(&out->args), &out->text);
        struct span t = text_done(&out->text);
        bool cut = false;
        for (size_t j = 0; j + 3 <= t.n; j++)
            cut = cut || (t.p[j] == '.' && t.p[j + 1] == '.' && t.p[j + 2] == '.');
        if (cut || !fits(&out->text)) {
            cut_back(&out->args, args_n);
            if (good)
                args_put(&out->args, "words", (struct span){whole.p, good});
            break;
        }
        good = to;
    }
    cut_back(&out->text, 0);
    phrase_speak(w->book, &what, text_done(&out->args), &out->text);
}

void ussd_show(const struct ussd_world *w, const struct ussd_session *s, const struct ussd_step *step,
               struct ussd_shown *out)
{
    *out = (struct ussd_shown){.more = step->what == USSD_SHOW};
    text_init(&out->args, out->args_space, sizeof out->args_space);
    text_init(&out->text, out->text_space, sizeof out->text_space);
    out->key = out->more ? ussd_phrase_of((enum ussd_screen)s->screen) : step->key;
    if (out->more && !step->args.n)
        ussd_head_args(w, s, &out->args);
    text_span(&out->args, step->args);
    if (out->key == PHRASE_GUIDANCE)
        out->kind = (enum kind)s->kind;
    struct speech what = {.key = out->key, .lang = (enum lang)s->lang};
    if (out->more)
        (void)ussd_page(w, s, text_done(&out->args), &out->text);
    else if (out->key == PHRASE_USSD_DONE)
        done_say(w, s, out);
    else
        phrase_speak(w->book, &what, text_done(&out->args), &out->text);
    if ((s->screen == USSD_FORM ? s->form.hint : s->hint) && out->more)
        args_put(&out->args, "hint", SPAN("yes"));
    args_put(&out->args, "lang", span_of(lang_word((enum lang)s->lang)));
}
