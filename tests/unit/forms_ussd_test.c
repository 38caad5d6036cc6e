/* forms_ussd_test.c - the walker of the USSD menus: its data is whole, every screen fits whatever stands in the store,
 * no key leads astray, and what is typed becomes what the reader of texts would have read. */
#include "config/phrases.h"
#include "forms/sheet_draft.h"
#include "forms/ussd_inside.h"
#include "tests/unit/config_file.h"
#include "tests/unit/forms_lexicon.h"
#include "tests/unit/register_book.h"
#include "tests/unit/test.h"

static struct areas areas;
static const struct lexicon *lexicon;
static struct phrases *phrases;
static struct phrasebook said;
static unsigned char scratch_space[1 << 18];
static struct arena scratch;
static struct ussd_world w;
static struct ussd_session s;
static struct ussd_step step;
static struct ussd_shown shown;
#define NOW INT64_C(1772434800)

static void load(void)
{
    char texts[SETTINGS_PATH_CAP + 64], guides[SETTINGS_PATH_CAP + 64];
    struct config_fault fault;
    lexicon = shipped_lexicon(&areas);
    CHECK(settings_find(NULL, "phrases.cfg", texts) && settings_find(NULL, "guidance.cfg", guides));
    CHECK_INT(phrases_load(texts, guides, &phrases, &fault), ERR_NONE);
    said = *phrases_book(phrases);
    arena_init(&scratch, scratch_space, sizeof scratch_space);
    w = (struct ussd_world){.book = &said, .areas = &areas, .lexicon = lexicon, .scratch = &scratch, .now_s = NOW};
}

static bool fits(struct span t)
{
    struct sms_size size = sms_measure(t);
    return size.gsm7 && size.units > 0 && size.units <= USSD_UNITS_MAX;
}

static void show(void)
{
    ussd_show(&w, &s, &step, &shown);
    CHECK(fits(text_done(&shown.text)));
    CHECK(!shown.args.cut);
}

static void key(const char *typed)
{
    arena_reset(&scratch);
    ussd_key(&w, &s, span_of(typed), &step);
}

static void dial(bool officer)
{
    static bool has_pin;
    has_pin = !has_pin;
    ussd_begin(&s, &(struct ussd_caller){.lang = LANG_EN, .officer = officer, .has_pin = has_pin}, NOW);
    step = (struct ussd_step){.what = USSD_SHOW};
}

/* --- the data --- */

static void each_kind_stands_once(void)
{
    uint64_t seen = 0;
    for (int i = 0; i < ussd_kinds(); i++) {
        CHECK(!(seen & KIND_BIT(ussd_kind_at(i))));
        seen |= KIND_BIT(ussd_kind_at(i));
    }
    CHECK(seen == KIND_BIT(KIND_COUNT) - 2);
}

/* What a text is asked for and what a session asks for are the same fields. */
static void the_fields_are_those_of_texts(void)
{
    unsigned bits = 0;
    for (int i = 0; i < USSD_FIELDS; i++) {
        CHECK(!(bits & ussd_field_at(i).missing));
        bits |= ussd_field_at(i).missing;
    }
    struct reading r;
    arena_reset(&scratch);
    read_text(lexicon, SPAN("report"), NOW, &scratch, &r);
    CHECK_INT(bits, r.slots.missing);
}

/* --- screens --- */

static void every_screen_as_shipped_fits(void)
{
    char space[300];
    struct text why;
    text_init(&why, space, sizeof space);
    CHECK(ussd_fits(&w, &why));
    CHECK_STR(space, "");
}

static const char *refused(struct span *place, const char *text)
{
    static char space[300];
    struct span was = *place;
    struct text why;
    text_init(&why, space, sizeof space);
    *place = span_of(text);
    CHECK(!ussd_fits(&w, &why));
    *place = was;
    return space;
}

#define SIXTY "sixty letters in a row are more than some screens have left "
static void what_would_not_fit_is_refused_by_its_name(void)
{
    const char *why = refused(&said.phrase[PHRASE_USSD_SEX][LANG_SW], SIXTY SIXTY "{case}");
    CHECK(strstr(why, "ussd.sex, sw") != NULL);
    why = refused(&said.phrase[PHRASE_USSD_CASE][LANG_EN], "{case} {state} {place_name} {deadline} " SIXTY SIXTY);
    CHECK(strstr(why, "ussd.case, en") != NULL);
    why = refused(&said.saying[SAYING_MENU_CLOSE][LANG_EN], SIXTY);
    CHECK(strstr(why, "ussd.menu, en") != NULL);
    why = refused(&said.saying[SAYING_USSD_HINT][LANG_SW], SIXTY); /* it comes before each of them */
    CHECK(strstr(why, ", sw") != NULL);
    why = refused(&said.saying[SAYING_STATE_CLOSED][LANG_SW], SIXTY SIXTY); /* one entry of a list */
    CHECK(strstr(why, "ussd.reports, sw") != NULL);
    why = refused(&said.kind[KIND_LOST][LANG_EN], SIXTY SIXTY);
    CHECK(strstr(why, "ussd.kind, en") != NULL);
    why = refused(&said.phrase[PHRASE_USSD_BYE][LANG_EN], SIXTY SIXTY SIXTY);
    CHECK(strstr(why, "ussd.bye, en") != NULL);
    why = refused(&said.phrase[PHRASE_USSD_AGE][LANG_EN], "no GSM letter: \xC5\xA9");
    CHECK(strstr(why, "ussd.age, en") != NULL);
}

/* Page after page to the last, and back to the first: each option once, each page short enough. */
static void walk_pages(void)
{
    bool hint = s.hint; /* it shortens the first page alone */
    uint16_t firsts[1500];
    int pages = 0, n = ussd_options(&w, &s);
    step = (struct ussd_step){.what = USSD_SHOW};
    s.first = 0;
    for (;;) {
        show();
        firsts[pages++] = s.first;
        if (!ussd_has_more(&w, &s))
            break;
        uint16_t before = s.first;
        key("98");
        CHECK(s.first > before);
        if (s.first <= before || pages == 1500)
            return;
    }
    char last[24];
    snprintf(last, sizeof last, "\n%d ", n);
    CHECK(n == 0 || strstr(shown.text_space, last) != NULL);
    CHECK(pages == 1 || strstr(shown.text_space, "98 ") == NULL);
    while (pages-- > 1 && !hint) {
        key("0");
        CHECK_INT(s.first, firsts[pages - 1]);
    }
}

static void lists_are_whole_in_every_language(void)
{
    for (int lang = LANG_EN; lang < LANG_COUNT; lang++)
        for (int hint = 0; hint < 2; hint++) {
            dial(false);
            s.lang = (uint8_t)lang;
            s.hint = (uint8_t)hint;
            s.screen = USSD_KIND;
            walk_pages();
            s.screen = USSD_GUIDANCE;
            walk_pages();
            s.screen = USSD_CASES;
            s.entries = USSD_LIST_MAX;
            for (int i = 0; i < USSD_LIST_MAX; i++)
                s.entry[i] = (struct ussd_entry){"4817302412", SAYING_STATE_CLOSE_REQUESTED};
            walk_pages();
        }
}

static void every_place_can_be_reached_from_the_list_of_counties(void)
{
    int wards = 0;
    for (int lang = LANG_EN; lang < LANG_COUNT; lang++)
        for (int i = -1; i < areas.count; i++) {
            struct area a = i < 0 ? (struct area){0} : areas.row[i].area;
            if (i >= 0 && a.level != AREA_COUNTY && a.level != AREA_CONSTITUENCY)
                continue;
            dial(false);
            s.lang = (uint8_t)lang;
            s.screen = USSD_AREAS;
            s.place = a;
            for (int k = 0; k < ussd_areas_below(&areas, a); k++) {
                struct area below = ussd_area_below(&areas, a, k);
                CHECK(i < 0 || area_within(below, a));
                wards += below.level == AREA_WARD;
            }
            walk_pages();
        }
    CHECK_INT(wards, 2 * 1450);
}

static void advice_is_shown_to_its_end(void)
{
    for (int lang = LANG_EN; lang < LANG_COUNT; lang++)
        for (int k = 0; k < ussd_kinds(); k++) {
            char whole[2000] = "";
            dial(false);
            s.lang = (uint8_t)lang;
            s.screen = USSD_GUIDE;
            s.kind = (uint8_t)ussd_kind_at(k);
            for (int page = 0; page < 20; page++) {
                show();
                bool more = ussd_has_more(&w, &s);
                char *end = strstr(shown.text_space, more ? "\n98 " : "\n0 ");
                CHECK(end != NULL);
                if (!end)
                    return;
                *end = '\0';
                strcat(whole, shown.text_space);
                if (!more)
                    break;
                strcat(whole, " ");
                key("98");
            }
            struct span want = guidance_text(&said, (enum kind)s.kind, GUIDE_CPV, (enum lang)lang);
            CHECK(span_is(want, whole));
        }
}

/* --- walking --- */

static void what_is_typed_is_read_as_in_a_text(void)
{
    dial(false);
    key("1");
    key("girl 9 defiled in Ganda");
    CHECK_INT(step.what, USSD_SAY);
    CHECK_INT(step.word, USSD_TELL_REPORT);
    struct reading r;
    static unsigned char other[1 << 18];
    struct arena at;
    arena_init(&at, other, sizeof other);
    read_text(lexicon, SPAN("girl 9 defiled in Ganda"), NOW, &at, &r);
    CHECK_INT(step.reading.slots.kind[0], r.slots.kind[0]);
    CHECK_INT(step.reading.slots.sex, r.slots.sex);
    CHECK_INT(step.reading.slots.age_years, r.slots.age_years);
    CHECK(area_eq(step.reading.slots.place, r.slots.place));
    CHECK_INT(step.reading.slots.missing, 0);
}

static const char *said_by(const char *typed)
{
    key(typed);
    return step.what == USSD_SAY ? intent_word(step.reading.intent) : "";
}

static void an_age_is_a_childs(void)
{
    static const struct {
        const char *typed;
        int years;
    } table[] = {{"9", 9}, {"17", 17}, {"98", 0}, {"1", 1}, {"miezi 6", 0}, {"umri miaka 9", 9}};
    for (size_t i = 0; i < countof(table); i++) {
        dial(false);
        s.screen = USSD_AGE;
        s.reporting = 1;
        s.missing = 15;
        CHECK_STR(said_by(table[i].typed), "answer");
        CHECK_INT(step.reading.slots.age_years, table[i].years);
    }
    static const char *const wrong[] = {"18", "97", "100", "", "x", "-3", "9999999999999999999999"};
    for (size_t i = 0; i < countof(wrong); i++) {
        dial(false);
        s.screen = USSD_AGE;
        s.reporting = 1;
        s.missing = 15;
        CHECK_STR(said_by(wrong[i]), "");
        CHECK_INT(s.wrong, 1);
    }
}

/* The service's part of a form: the answers so far, which it keeps between two screens. */
static struct {
    unsigned char space[1 << 18];
    struct arena arena;
    struct answer list[ANSWERS_MAX];
    struct answers all;
    char sheet[USSD_SHEET_CAP];
} draft;

static void form_in_hand(void)
{
    if (strcmp(draft.sheet, s.sheet) != 0 || draft.arena.size_bytes - draft.arena.used_bytes < 4096) {
        arena_init(&draft.arena, draft.space, sizeof draft.space);
        draft.all = (struct answers){draft.list, 0, ANSWERS_MAX};
        memcpy(draft.sheet, s.sheet, sizeof draft.sheet);
    }
    w.form = s.sheet[0] ? sheet_version(&book.sheets, span_of(s.sheet), 0) : NULL;
    w.answers = &draft.all;
    ussd_drafted(&w, &s, &step);
}

static void form_keeps(void)
{
    static unsigned char space[1 << 16];
    struct arena arena;
    struct answers got;
    char *kept = arena_take(&draft.arena, step.form.n);
    arena_init(&arena, space, sizeof space);
    CHECK(kept && s.form.field >= 0);
    if (!kept)
        return;
    memcpy(kept, step.form.p, step.form.n);
    CHECK(sheet_draft_read(w.form, (struct span){kept, step.form.n}, &arena, &got));
    CHECK(sheet_draft_answer(&draft.all, s.form.field, got.list, got.count));
}

/* Whatever the service may say to it. */
static void service(uint64_t *chance)
{
    static const enum phrase answers[] = {
        PHRASE_REPORT_RECEIVED, PHRASE_REPORT_COMPLETED,    PHRASE_CASE_STATUS, PHRASE_DONE_UPDATED,
        PHRASE_ASK_EXPLANATION, PHRASE_REFUSE_NO_SUCH_CASE, PHRASE_NONE,        PHRASE_LANG_SET};
    static const struct ussd_entry entries[] = {{"48173024", SAYING_STATE_REPORTED},
                                                {"48173025", SAYING_STATE_CLOSE_REQUESTED},
                                                {"48173026", SAYING_STATE_CLOSED}};
    switch (step.what) {
    case USSD_SAY:
        if (step.word == USSD_TELL_FORM)
            form_keeps();
        ussd_answered(&w, &s,
                      step.word == USSD_TELL_FORM && mix64(chance) % 16 ? PHRASE_USSD_FORM
                                                                        : answers[mix64(chance) % countof(answers)],
                      SPAN("case=48173024\nstate=verified\n"), &step);
        break;
    case USSD_MINE:
    case USSD_SEEN: ussd_listed(&s, entries, (int)(mix64(chance) % 4), &step); break;
    case USSD_FORMS_OF: ussd_forms(&s, mix64(chance) % 2, &step); break;
    case USSD_FORM_OF: form_in_hand(); break;
    default: ussd_pinned(&s, (enum ussd_pin)(mix64(chance) % 3), &step); break;
    }
}

/* Anything typed anywhere, and any answer of the service: every screen fits, and every session comes to an end. */
static void no_key_leads_astray(void)
{
    CHECK(book_read());
    w.sheets = &book.sheets;
    w.codes = &book.codes;
    static const char *const keys[] = {"1",
                                       "2",
                                       "3",
                                       "4",
                                       "5",
                                       "6",
                                       "7",
                                       "8",
                                       "9",
                                       "0",
                                       "00",
                                       "98",
                                       "99",
                                       "35",
                                       "36",
                                       "480317",
                                       "Bura",
                                       "",
                                       "47",
                                       "12",
                                       "Kilifi",
                                       "18",
                                       "miezi 6",
                                       "*",
                                       "girl 9 beaten",
                                       "Ganda",
                                       "a cry that nobody reads",
                                       "48173024"};
    static const char *const replies[] = {"1", "1", "2", "12", "01/03/2026", "seen at home"};
    uint64_t chance = 7;
    int ended = 0, screens[USSD_SCREENS] = {0};
    dial(true);
    for (int i = 0; i < 150000; i++) {
        /* a form has many questions: most keys answer them */
        bool asked = s.screen == USSD_FORM && mix64(&chance) % 16;
        key(asked ? replies[mix64(&chance) % countof(replies)] : keys[mix64(&chance) % countof(keys)]);
        for (int round = 0; round < 5 && step.what != USSD_SHOW && step.what != USSD_END; round++) {
            service(&chance);
        }
        CHECK(step.what == USSD_SHOW || step.what == USSD_END);
        CHECK(s.screen > USSD_NONE && s.screen < USSD_SCREENS && s.wrong <= USSD_WRONG_MAX);
        show();
        screens[s.screen]++;
        if (step.what == USSD_END) {
            ended++;
            dial(mix64(&chance) % 2);
            s.lang = (uint8_t)(1 + mix64(&chance) % 2);
            if (mix64(&chance) % 4 == 0) { /* far in already: a case chosen, the PIN right */
                (void)span_str(SPAN("48173024"), s.ref, sizeof s.ref);
                s.proved = true;
                ussd_forms(&s, mix64(&chance) % 2, &step);
            }
        }
    }
    CHECK(ended > 1000);
    for (int i = USSD_NONE + 1; i < USSD_SCREENS; i++)
        if (i != USSD_RESUME && i != USSD_FORM_RESUME && !screens[i]) {
            printf("# screen %d was never seen\n", i);
            test_here++;
        }
}

int main(void)
{
    load();
    RUN(each_kind_stands_once);
    RUN(the_fields_are_those_of_texts);
    RUN(every_screen_as_shipped_fits);
    RUN(what_would_not_fit_is_refused_by_its_name);
    RUN(lists_are_whole_in_every_language);
    RUN(every_place_can_be_reached_from_the_list_of_counties);
    RUN(advice_is_shown_to_its_end);
    RUN(what_is_typed_is_read_as_in_a_text);
    RUN(an_age_is_a_childs);
    RUN(no_key_leads_astray);
    phrases_free(phrases);
    return test_end();
}
