/* ussd.c - any keys at all to the walker of the USSD menus, with the shipped phrases, places and vocabulary, and a
 * service that answers as the input says. The first line is who dials and how the service answers, each further line
 * one hop. Every screen is of 160 septets at most; from everywhere 00 leads to the main menu, 98 to a last page, and 0
 * ends nothing; a third wrong key in a row ends it; and no hop asks the service without end. */
#include "forms/ussd_inside.h"

#include "base/gsm.h"
#include "base/log.h"
#include "forms/sheet_draft.h"
#include "mlinzid/load.h"
#include "tests/fuzz/fuzz.h"

#define NOW_S INT64_C(1790000000)
#define SCRATCH_BYTES ((size_t)1 << 18)
#define HOPS_MAX 60
#define ASKED_MAX 8   /* what one hop may have done before there is a screen */
#define PAGES_MAX 400 /* of the longest list there is */
#define BACK_MAX 20

static struct loaded *loaded;
static struct ussd_world w;
static struct arena scratch;
static unsigned char *memory, *kept_memory;
static struct arena kept_arena;
static struct answers kept; /* to the form in hand */

static void open_once(void)
{
    struct config_fault fault;
    if (loaded)
        return;
    log_quiet(1);
    must(load_all(NULL, &loaded, &fault) == ERR_NONE);
    memory = malloc(SCRATCH_BYTES);
    must(memory != NULL);
    arena_init(&scratch, memory, SCRATCH_BYTES);
    kept_memory = malloc(SCRATCH_BYTES);
    must(kept_memory != NULL);
    arena_init(&kept_arena, kept_memory, SCRATCH_BYTES);
    w = (struct ussd_world){phrases_book(loaded->phrases),
                            &loaded->areas,
                            loaded->lexicon,
                            &scratch,
                            NOW_S,
                            &loaded->sheets,
                            &loaded->codes,
                            NULL,
                            &kept};
}

/* --- the service --- */

static struct span answers; /* bytes the service's answers are chosen by; round and round */
static size_t answer_at;

static unsigned choose(unsigned of)
{
    if (!answers.n)
        return 0;
    return (unsigned char)answers.p[answer_at++ % answers.n] % of;
}

static void list(struct ussd_session *s, struct ussd_step *step)
{
    struct ussd_entry entry[USSD_LIST_MAX];
    int n = (int)choose(USSD_LIST_MAX + 1);
    for (int i = 0; i < n; i++)
        entry[i] =
            (struct ussd_entry){"48173024", (uint8_t)(choose(2) ? SAYING_STATE_CLOSED : SAYING_STATE_CLOSE_REQUESTED)};
    ussd_listed(s, entry, n, step);
}

/* One of those a service gives, or any phrase there is. */
static void answer(struct ussd_session *s, struct ussd_step *step)
{
    static const enum phrase usual[] = {PHRASE_REPORT_RECEIVED,
                                        PHRASE_REPORT_COMPLETED,
                                        PHRASE_REPORT_REPEATED,
                                        PHRASE_CASE_STATUS,
                                        PHRASE_DONE_UPDATED,
                                        PHRASE_ASK_EXPLANATION,
                                        PHRASE_NONE};
    unsigned which = choose(8);
    enum phrase key = which < countof(usual) ? usual[which] : (enum phrase)choose(PHRASE_COUNT);
    ussd_answered(&w, s, key, SPAN("case=48173024\nstate=closed\nplace_name=Ganda\n"), step);
}

/* As the service: what is told of a form is kept, or it is refused. */
static void keep_answer(struct ussd_session *s, struct ussd_step *step)
{
    struct answers now;
    struct span words = span_copy(&kept_arena, step->form);
    if (!choose(8)) {
        answer(s, step);
        return;
    }
    must(words.n && sheet_draft_read(w.form, words, &kept_arena, &now) && now.count > 0);
    must(sheet_draft_answer(&kept, now.list[0].field, now.list, now.count));
    ussd_answered(&w, s, PHRASE_USSD_FORM, span_of(""), step);
}

static void form_of(struct ussd_session *s, struct ussd_step *step)
{
    arena_reset(&kept_arena);
    kept = (struct answers){arena_array(&kept_arena, struct answer, ANSWERS_MAX), 0, ANSWERS_MAX};
    w.form = sheet_on(&loaded->sheets, span_of(s->sheet), day_of(NOW_S));
    must(w.form != NULL);
    ussd_drafted(&w, s, step);
}

static void hop(struct ussd_session *s, struct span typed, struct ussd_step *step)
{
    arena_reset(&scratch);
    ussd_key(&w, s, typed, step);
    for (int asked = 0;; asked++) {
        must(asked < ASKED_MAX);
        switch (step->what) {
        case USSD_SAY:
            if (s->word == USSD_TELL_FORM)
                keep_answer(s, step);
            else
                answer(s, step);
            break;
        case USSD_FORMS_OF: ussd_forms(s, choose(2), step); break;
        case USSD_FORM_OF: form_of(s, step); break;
        case USSD_MINE:
        case USSD_SEEN: list(s, step); break;
        case USSD_PIN_TRY:
        case USSD_PIN_KEEP:
        case USSD_PIN_SET:
            must(step->typed.n == 6);
            ussd_pinned(s, (enum ussd_pin)choose(3), step);
            break;
        default: return;
        }
    }
}

/* --- what must hold --- */

static void screen_good(const struct ussd_session *s, const struct ussd_step *step)
{
    static struct ussd_shown shown;
    ussd_show(&w, s, step, &shown);
    struct span t = text_done(&shown.text);
    struct sms_size size = sms_measure(t);
    must(size.gsm7 && size.units > 0 && size.units <= USSD_UNITS_MAX && fuzz_clean(t));
    must(shown.more == (step->what == USSD_SHOW) && fuzz_clean(text_done(&shown.args)));
    must(s->screen > USSD_NONE && s->screen < USSD_SCREENS && (s->wrong < USSD_WRONG_MAX || !shown.more));
    must(s->entries <= USSD_LIST_MAX && s->choices <= countof(s->choice) && s->lang < LANG_COUNT);
}

/* 0 never ends a session, and 00 is the main menu from wherever it leads. */
static void leads_out(const struct ussd_session *from)
{
    struct ussd_session s = *from;
    struct ussd_step step = {.what = USSD_SHOW};
    for (int n = 0; s.screen != USSD_MENU && n < BACK_MAX; n++) {
        hop(&s, SPAN("0"), &step);
        must(step.what == USSD_SHOW);
        screen_good(&s, &step);
    }
    hop(&s, SPAN("00"), &step);
    must(step.what == USSD_SHOW && s.screen == USSD_MENU && !s.first && !s.ref[0] && !s.proved);
    screen_good(&s, &step);
}

static void has_a_last_page(const struct ussd_session *from)
{
    struct ussd_session s = *from;
    struct ussd_step step = {.what = USSD_SHOW};
    for (int n = 0; ussd_has_more(&w, &s); n++) {
        unsigned first = s.first;
        must(n < PAGES_MAX);
        hop(&s, SPAN("98"), &step);
        must(step.what == USSD_SHOW && s.first > first && s.screen == from->screen);
        screen_good(&s, &step);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct span rest = {(const char *)data, size};
    struct ussd_session s = {0};
    struct ussd_step step = {.what = USSD_SHOW};
    open_once();
    answers = span_cut(&rest, '\n');
    answer_at = 0;
    struct ussd_caller who = {.lang = choose(2) ? LANG_SW : LANG_EN, .officer = choose(2), .has_pin = choose(2)};
    who.guide = (enum guide_role)choose(GUIDE_ROLES);
    if (choose(2)) {
        memcpy(who.resume, "48173024", 9);
        who.missing = choose(16);
    }
    if (choose(4) == 1) {
        memcpy(who.form_ref, "48173024", 9);
        memcpy(who.form, "afc-6a", 7);
    }
    w.form = NULL;
    ussd_begin(&s, &who, NOW_S);
    screen_good(&s, &step);
    for (int i = 0; rest.n && i < HOPS_MAX && step.what == USSD_SHOW; i++) {
        struct span line = span_cut(&rest, '\n');
        char *typed = (char *)(uintptr_t)fuzz_copy((const uint8_t *)line.p, line.n).p;
        hop(&s, (struct span){typed, line.n}, &step);
        screen_good(&s, &step);
        free(typed);
    }
    if (step.what == USSD_SHOW) {
        size_t at = answer_at;
        has_a_last_page(&s);
        answer_at = at;
        leads_out(&s);
    }
    return 0;
}
