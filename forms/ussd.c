/* ussd.c - from what was typed to the next screen, or to a word for the service.
 *
 * From the hop that makes the kind known each answer is a word of its own, so that a session that drops leaves a case
 * with all that was said. Nothing that was said is taken back by going back: a case is corrected by its officer. */
#include "forms/ussd.h"

#include "base/must.h"
#include "forms/ussd_inside.h"

/* --- going to a screen, and ending --- */

void ussd_go(struct ussd_session *s, enum ussd_screen screen, struct ussd_step *out)
{
    s->screen = (uint8_t)screen;
    s->first = 0;
    s->wrong = s->hint = 0;
    out->what = USSD_SHOW;
}

static void end(struct ussd_step *out, enum phrase key, struct span args)
{
    out->what = USSD_END;
    /* what takes several texts is no screen */
    out->key = key != PHRASE_NONE && phrase_budget(key) == 1 ? key : PHRASE_USSD_BYE;
    out->args = out->key == key ? args : (struct span){NULL, 0};
}

static void menu(struct ussd_session *s, struct ussd_step *out)
{
    s->ref[0] = '\0';
    s->sheet[0] = '\0';
    s->reporting = s->act = s->proved = s->entries = s->state = 0;
    ussd_go(s, USSD_MENU, out);
}

/* A word to the service about the case in hand. */
struct reading *ussd_say(struct ussd_session *s, struct ussd_step *out, enum ussd_word word, enum intent intent)
{
    struct reading *r = &out->reading;
    out->what = USSD_SAY;
    out->word = word;
    s->word = (uint8_t)word;
    *r = (struct reading){.intent = intent, .lang = (enum lang)s->lang, .keyword = true, .lone_number = -1};
    r->slots.age_years = r->slots.age_months = -1;
    r->slots.children = 1;
    span_str(span_of(s->ref), r->ref.digits, sizeof r->ref.digits);
    return r;
}

void ussd_wrong(struct ussd_session *s, struct ussd_step *out)
{
    s->hint = 1;
    out->what = USSD_SHOW;
    if (++s->wrong < USSD_WRONG_MAX)
        return;
    if (s->reporting)
        (void)ussd_say(s, out, USSD_END_DROPPED, INTENT_NONE);
    else
        (void)ussd_say(s, out, USSD_END_HELP, INTENT_HELP);
}

/* --- acts on cases --- */

static void command(struct ussd_session *s, enum intent intent, struct span words, struct ussd_step *out)
{
    struct reading *r = ussd_say(s, out, USSD_TELL_COMMAND, intent);
    r->text = out->text = words;
    out->proved = s->proved;
}

static enum intent intent_of_act(enum ussd_act act)
{
    switch (act) {
    case USSD_DO_VERIFY: return INTENT_VERIFY;
    case USSD_DO_CLOSE: return INTENT_CLOSE;
    case USSD_DO_CONFIRM: return INTENT_CONFIRM;
    case USSD_DO_REJECT: return INTENT_REJECT;
    case USSD_DO_NO: return INTENT_NO;
    default: return INTENT_UPDATE;
    }
}

static bool needs_pin(enum ussd_act act)
{
    return act == USSD_DO_CLOSE || act == USSD_DO_CONFIRM || act == USSD_DO_FORM;
}

static void act_begin(struct ussd_session *s, enum ussd_act act, struct ussd_step *out)
{
    s->act = (uint8_t)act;
    if (needs_pin(act) && !s->proved)
        ussd_go(s, s->has_pin ? USSD_PIN : USSD_PIN_NEW, out);
    else if (act == USSD_DO_FORM)
        out->what = s->sheet[0] ? USSD_FORM_OF : USSD_FORMS_OF;
    else if (act == USSD_DO_CONFIRM || act == USSD_DO_NO)
        command(s, intent_of_act(act), (struct span){NULL, 0}, out);
    else
        ussd_go(s, s->screen == USSD_REPORT ? USSD_ADD : USSD_WORDS, out);
}

static void case_chosen(struct ussd_session *s, const char *ref, enum saying state, struct ussd_step *out)
{
    span_str(span_of(ref), s->ref, sizeof s->ref);
    s->state = (uint8_t)state;
    s->proved = 0; /* a PIN is for one case */
    s->sheet[0] = '\0';
    if (s->screen == USSD_CASES && s->act)
        act_begin(s, (enum ussd_act)s->act, out);
    else
        command(s, INTENT_STATUS, (struct span){NULL, 0}, out);
}

static void list_key(struct ussd_session *s, int64_t number, struct span typed, struct ussd_step *out)
{
    struct ref ref;
    size_t used = 0;
    if (number >= 1 && number <= s->entries) {
        struct ussd_entry e = s->entry[number - 1];
        case_chosen(s, e.ref, (enum saying)e.state, out);
    } else if (s->screen == USSD_CASES && ref_read(typed, &ref, &used) == REF_OK && used == typed.n) {
        case_chosen(s, ref.digits, SAYING_NONE, out);
    } else {
        ussd_wrong(s, out);
    }
}

static void words_key(struct ussd_session *s, struct span typed, struct ussd_step *out)
{
    if (!typed.n)
        ussd_wrong(s, out);
    else if (s->screen == USSD_ADD)
        command(s, INTENT_UPDATE, typed, out);
    else
        command(s, intent_of_act((enum ussd_act)s->act), typed, out);
}

static void pin_key(struct ussd_session *s, struct span typed, struct ussd_step *out)
{
    bool six = typed.n == 6;
    for (size_t i = 0; i < typed.n; i++)
        six = six && typed.p[i] >= '0' && typed.p[i] <= '9';
    if (!six) {
        ussd_wrong(s, out);
        return;
    }
    out->typed = typed;
    out->what = s->screen == USSD_PIN ? USSD_PIN_TRY : s->screen == USSD_PIN_NEW ? USSD_PIN_KEEP : USSD_PIN_SET;
}

/* --- options --- */

static void option_done(struct ussd_session *s, enum ussd_act act, struct ussd_step *out)
{
    enum ussd_screen from = (enum ussd_screen)s->screen;
    switch (act) {
    case USSD_GO_MENU: menu(s, out); break;
    case USSD_GO_KIND:
        s->missing = USSD_ALL_MISSING;
        s->skipped = s->kind = 0;
        s->place = (struct area){0};
        ussd_go(s, USSD_KIND, out);
        break;
    case USSD_GO_REPORTS: out->what = USSD_MINE; break;
    case USSD_GO_GUIDANCE: ussd_go(s, USSD_GUIDANCE, out); break;
    case USSD_GO_LANGUAGE: ussd_go(s, USSD_LANGUAGE, out); break;
    case USSD_GO_CASES:
        s->act = s->chosen = 0;
        out->what = USSD_SEEN;
        break;
    case USSD_GO_ADD:
        s->act = USSD_DO_UPDATE;
        ussd_go(s, USSD_ADD, out);
        break;
    case USSD_GO_ON:
        s->reporting = 1;
        s->skipped = 0;
        ussd_next_field(s, out);
        break;
    case USSD_DO_VERIFY:
    case USSD_DO_UPDATE:
    case USSD_DO_CLOSE:
    case USSD_DO_FORM:
        s->act = (uint8_t)act;
        if (from == USSD_MENU) {
            s->chosen = s->act;
            out->what = USSD_SEEN;
        } else {
            act_begin(s, act, out);
        }
        break;
    case USSD_DO_CONFIRM:
    case USSD_DO_REJECT:
    case USSD_DO_NO: act_begin(s, act, out); break;
    case USSD_SEX_F: ussd_sex_told(s, 'F', out); break;
    case USSD_SEX_M: ussd_sex_told(s, 'M', out); break;
    case USSD_SEX_X: ussd_sex_told(s, 'X', out); break;
    case USSD_SKIP: ussd_skip(s, out); break;
    case USSD_FORM_KEEP:
        (void)ussd_say(s, out, USSD_TELL_SAVE, INTENT_UPDATE);
        out->proved = s->proved;
        break;
    case USSD_FINISH: (void)ussd_say(s, out, USSD_END_UNSAID, INTENT_NONE); break;
    case USSD_FINISH_TEXT: (void)ussd_say(s, out, USSD_END_TEXT, INTENT_NONE); break;
    case USSD_LANG_EN: ussd_say(s, out, USSD_TELL_LANG, INTENT_LANG)->lang = LANG_EN; break;
    case USSD_LANG_SW: ussd_say(s, out, USSD_TELL_LANG, INTENT_LANG)->lang = LANG_SW; break;
    default: ussd_wrong(s, out); break;
    }
    if (out->what == USSD_SAY && s->word == USSD_TELL_LANG)
        s->act = (uint8_t)act; /* which language, until the service has kept it */
}

/* --- keys --- */

static void back(const struct ussd_world *w, struct ussd_session *s, struct ussd_step *out)
{
    if (s->first) {
        uint16_t first = (uint16_t)ussd_page_before(w, s);
        ussd_go(s, (enum ussd_screen)s->screen, out);
        s->first = first;
        return;
    }
    switch (s->screen) {
    case USSD_AREAS:
        if (s->place.level <= AREA_REGION) {
            ussd_go(s, USSD_PLACE, out);
            return;
        }
        s->place = s->place.level == AREA_CONSTITUENCY ? area_up(s->place, AREA_COUNTY) : (struct area){0};
        ussd_go(s, USSD_AREAS, out);
        return;
    case USSD_SEX:
    case USSD_AGE:
    case USSD_PLACE:
    case USSD_CHECK: ussd_field_before(s, out); return;
    case USSD_KIND:
        if (s->reporting)
            ussd_field_before(s, out);
        else
            menu(s, out);
        return;
    case USSD_ADD: ussd_go(s, s->reporting ? USSD_CHECK : USSD_REPORTS, out); return;
    case USSD_FORM: ussd_form_key(w, s, SPAN("0"), out); return;
    case USSD_FORM_SAVE: ussd_form_back(w, s, out); return;
    default: break;
    }
    enum ussd_screen to = ussd_back_of((enum ussd_screen)s->screen);
    if (to == USSD_CASES)
        s->act = s->chosen;
    if (to == USSD_MENU || (to == USSD_CASES && !s->entries)) /* of a form gone on with, no list was shown */
        menu(s, out);
    else
        ussd_go(s, to, out);
}

static void screen_key(const struct ussd_world *w, struct ussd_session *s, int64_t number, struct span typed,
                       struct ussd_step *out)
{
    switch (s->screen) {
    case USSD_KIND: ussd_kind_key(w, s, number, typed, out); break;
    case USSD_AGE: ussd_age_key(w, s, number, typed, out); break;
    case USSD_PLACE:
    case USSD_AREAS:
    case USSD_CHOICES: ussd_place_key(w, s, number, typed, out); break;
    case USSD_GUIDANCE:
        s->kind = number < 1 || number > ussd_kinds() ? 0 : (uint8_t)ussd_kind_at((int)number - 1);
        if (s->kind)
            ussd_go(s, USSD_GUIDE, out);
        else
            ussd_wrong(s, out);
        break;
    case USSD_REPORTS:
    case USSD_CASES: list_key(s, number, typed, out); break;
    case USSD_ADD:
    case USSD_WORDS: words_key(s, typed, out); break;
    case USSD_FORMS: ussd_form_chosen(w, s, number, out); break;
    case USSD_FORM: ussd_form_key(w, s, typed, out); break;
    case USSD_PIN:
    case USSD_PIN_NEW:
    case USSD_PIN_AGAIN: pin_key(s, typed, out); break;
    case USSD_SEX:
        if (number < 0) {
            ussd_field_typed(w, s, typed, MISSING_SEX, out);
            break;
        }
        option_done(s, ussd_option_act(s, (int)number - 1), out);
        break;
    default: option_done(s, number >= 1 ? ussd_option_act(s, (int)number - 1) : (enum ussd_act)0, out); break;
    }
}

void ussd_key(const struct ussd_world *w, struct ussd_session *s, struct span typed, struct ussd_step *out)
{
    int64_t number = -1;
    *out = (struct ussd_step){.what = USSD_SHOW};
    typed = span_trim(typed);
    s->hops++;
    bool digits = typed.n > 0 && typed.n <= 4;
    for (size_t i = 0; i < typed.n; i++)
        digits = digits && typed.p[i] >= '0' && typed.p[i] <= '9';
    if (digits && !span_i64(typed, &number))
        number = -1;
    if (span_is(typed, "00")) {
        menu(s, out);
    } else if (span_is(typed, "0")) {
        back(w, s, out);
    } else if (span_is(typed, "98") && s->screen != USSD_FORM && ussd_has_more(w, s)) {
        struct ussd_shown page = {.more = true};
        text_init(&page.args, page.args_space, sizeof page.args_space);
        text_init(&page.text, page.text_space, sizeof page.text_space);
        ussd_head_args(w, s, &page.args);
        uint16_t first = (uint16_t)(s->first + ussd_page(w, s, text_done(&page.args), &page.text));
        ussd_go(s, (enum ussd_screen)s->screen, out);
        s->first = first;
    } else {
        screen_key(w, s, number, typed, out);
    }
}

/* --- what the service says --- */

void ussd_begin(struct ussd_session *s, const struct ussd_caller *c, int64_t now_s)
{
    uint32_t hops = s->hops; /* a session that begins afresh says nothing twice under the same number */
    uint16_t heard = s->heard;
    *s = (struct ussd_session){.layout = USSD_LAYOUT, .began_s = now_s, .hops = hops, .heard = heard};
    s->lang = (uint8_t)(c->lang ? c->lang : LANG_EN);
    s->officer = c->officer;
    s->has_pin = c->has_pin;
    s->guide = (uint8_t)c->guide;
    bool form = !c->resume[0] && c->form_ref[0];
    s->screen = form ? USSD_FORM_RESUME : c->resume[0] ? USSD_RESUME : USSD_MENU;
    s->missing = (uint8_t)c->missing;
    span_str(span_of(form ? c->form_ref : c->resume), s->ref, sizeof s->ref);
    span_str(span_of(form ? c->form : ""), s->sheet, sizeof s->sheet);
}

void ussd_listed(struct ussd_session *s, const struct ussd_entry *entry, int n, struct ussd_step *out)
{
    bool mine = out->what == USSD_MINE;
    s->entries = (uint8_t)(n < USSD_LIST_MAX ? n : USSD_LIST_MAX);
    for (int i = 0; i < s->entries; i++)
        s->entry[i] = entry[i];
    ussd_go(s, mine ? USSD_REPORTS : USSD_CASES, out);
}

void ussd_dropped(struct ussd_session *s, struct ussd_step *out)
{
    (void)ussd_say(s, out, USSD_END_DROPPED, INTENT_NONE);
}

enum phrase ussd_head(const struct ussd_session *s)
{
    return ussd_phrase_of((enum ussd_screen)s->screen);
}

static void status_answered(struct ussd_session *s, enum phrase key, struct span args, struct ussd_step *out)
{
    if (key != PHRASE_CASE_STATUS) {
        end(out, key, args);
        return;
    }
    s->state = (uint8_t)saying_of(SPAN("state"), args_get(args, "state"));
    ussd_go(s, s->screen == USSD_REPORTS ? USSD_REPORT : USSD_CASE, out);
    out->args = args;
}

static void command_answered(struct ussd_session *s, enum phrase key, struct span args, struct ussd_step *out)
{
    if (s->screen == USSD_REPORTS || (s->screen == USSD_CASES && !s->act))
        status_answered(s, key, args, out);
    else if (key == PHRASE_ASK_EXPLANATION && s->screen == USSD_WORDS)
        ussd_wrong(s, out);
    else if (key == PHRASE_DONE_UPDATED && s->screen == USSD_ADD && s->reporting)
        ussd_go(s, USSD_CHECK, out);
    else
        end(out, key, args);
}

void ussd_answered(const struct ussd_world *w, struct ussd_session *s, enum phrase key, struct span args,
                   struct ussd_step *out)
{
    enum ussd_word word = (enum ussd_word)s->word;
    (void)w;
    s->word = USSD_NO_WORD;
    *out = (struct ussd_step){.what = USSD_SHOW};
    switch (word) {
    case USSD_TELL_REPORT:
        if (key != PHRASE_REPORT_RECEIVED) {
            end(out, key, args);
            break;
        }
        s->reporting = 1;
        span_str(args_get(args, "case"), s->ref, sizeof s->ref);
        ussd_next_field(s, out);
        break;
    case USSD_TELL_ANSWER:
        if (key == PHRASE_REPORT_COMPLETED || key == PHRASE_REPORT_REPEATED)
            ussd_next_field(s, out);
        else
            end(out, key, args);
        break;
    case USSD_TELL_COMMAND: command_answered(s, key, args, out); break;
    case USSD_TELL_FORM:
        if (key == PHRASE_USSD_FORM)
            ussd_form_kept(w, s, out);
        else
            end(out, key, args);
        break;
    case USSD_TELL_SAVE: end(out, key, args); break;
    case USSD_TELL_LANG:
        s->lang = s->act == USSD_LANG_SW ? LANG_SW : LANG_EN;
        menu(s, out);
        break;
    case USSD_END_UNSAID:
    case USSD_END_TEXT: {
        char *space = arena_take(w->scratch, 40);
        struct text t;
        text_init(&t, space, space ? 40 : 0);
        if (space)
            args_put(&t, "case", span_of(s->ref));
        end(out, PHRASE_USSD_DONE, space ? text_done(&t) : (struct span){NULL, 0});
        break;
    }
    default: end(out, PHRASE_USSD_BYE, (struct span){NULL, 0}); break;
    }
}

void ussd_pinned(struct ussd_session *s, enum ussd_pin answer, struct ussd_step *out)
{
    enum ussd_do was = out->what;
    *out = (struct ussd_step){.what = USSD_SHOW};
    if (answer == USSD_PIN_LATER) {
        end(out, PHRASE_USSD_BYE, (struct span){NULL, 0});
    } else if (answer == USSD_PIN_WRONG) {
        if (was == USSD_PIN_SET)
            s->screen = USSD_PIN_NEW;
        ussd_wrong(s, out);
    } else if (was == USSD_PIN_KEEP) {
        uint64_t mark = s->pin_mark;
        uint8_t tries = s->wrong;
        ussd_go(s, USSD_PIN_AGAIN, out);
        s->pin_mark = mark;
        s->wrong = tries;
    } else {
        s->has_pin = s->proved = 1;
        s->pin_mark = 0;
        act_begin(s, (enum ussd_act)s->act, out);
    }
}
