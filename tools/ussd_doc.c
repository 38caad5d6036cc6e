/* ussd_doc.c - draws every USSD screen in both languages, as the walker words them, for docs/ussd.md. Run by
 * tools/ussd_doc. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config/phrases.h"
#include "config/sheets.h"
#include "forms/ussd_inside.h"

#define WIDE 38
#define ROWS 24
static struct areas areas;
static struct phrases *phrases;
static struct codes codes;
static struct sheets sheets;
static unsigned char memory[12 << 20];
#define NOW_S INT64_C(1772434800) /* 2026-03-02 */

struct drawn {
    char row[ROWS][WIDE + 1];
    int rows;
    int units;
};

/* At most WIDE characters of a line, cut at a space. */
static size_t piece(const char *s, size_t n)
{
    if (n <= WIDE)
        return n;
    size_t i = WIDE;
    while (i > 0 && s[i] != ' ')
        i--;
    return i ? i : WIDE;
}

static void draw(struct drawn *d, const char *text)
{
    d->rows = 0;
    d->units = sms_measure(span_of(text)).units;
    while (*text && d->rows < ROWS) {
        size_t n = strcspn(text, "\n"), take = piece(text, n);
        snprintf(d->row[d->rows++], WIDE + 1, "%.*s", (int)take, text);
        text += take;
        if (take < n)
            text += *text == ' ';
        else
            text += *text == '\n';
    }
}

static void pair(struct ussd_session s, const struct ussd_step *step)
{
    struct drawn d[LANG_COUNT] = {{.rows = 0}};
    const struct answers none = {.list = NULL};
    struct ussd_world w = {.book = phrases_book(phrases),
                           .areas = &areas,
                           .now_s = NOW_S,
                           .sheets = &sheets,
                           .codes = &codes,
                           .form = s.sheet[0] ? sheet_version(&sheets, span_of(s.sheet), 0) : NULL,
                           .answers = &none};
    for (int lang = LANG_EN; lang < LANG_COUNT; lang++) {
        struct ussd_shown shown;
        s.lang = s.form.lang = (uint8_t)lang;
        ussd_show(&w, &s, step, &shown);
        draw(&d[lang], shown.text_space);
    }
    printf("```\n");
    for (int i = 0; i < ROWS && (i < d[LANG_EN].rows || i < d[LANG_SW].rows); i++)
        printf("| %-*s | %-*s |\n", WIDE, i < d[LANG_EN].rows ? d[LANG_EN].row[i] : "", WIDE,
               i < d[LANG_SW].rows ? d[LANG_SW].row[i] : "");
    printf("```\n%d and %d letters of %d.\n\n", d[LANG_EN].units, d[LANG_SW].units, USSD_UNITS_MAX);
}

/* A session as it typically stands at that screen. */
static struct ussd_session at(enum ussd_screen screen)
{
    struct ussd_session s = {.layout = USSD_LAYOUT, .screen = (uint8_t)screen, .officer = 1, .act = USSD_DO_VERIFY};
    bool named = screen != USSD_MENU && screen != USSD_KIND && screen != USSD_LANGUAGE && screen != USSD_GUIDANCE;
    if (named)
        span_str(SPAN("48173024"), s.ref, sizeof s.ref);
    s.state = SAYING_STATE_REPORTED;
    s.kind = KIND_NEGLECT;
    s.missing = MISSING_WARD;
    s.entries = screen == USSD_REPORTS || screen == USSD_CASES ? 2 : 0;
    s.entry[0] = (struct ussd_entry){"48173024", SAYING_STATE_REPORTED};
    s.entry[1] = (struct ussd_entry){"51028839", SAYING_STATE_VERIFIED};
    if (screen == USSD_FORM || screen == USSD_FORM_SAVE || screen == USSD_FORM_RESUME) {
        span_str(SPAN("follow-up"), s.sheet, sizeof s.sheet);
        s.form = (struct sheet_ussd){.layout = SHEET_USSD_LAYOUT, .field = 1};
    }
    s.child = 1;
    if (screen == USSD_AREAS)
        (void)area_read(&areas, SPAN("003.016"), &s.place);
    if (screen == USSD_CHOICES) {
        s.choices = 2;
        (void)area_read(&areas, SPAN("004"), &s.choice[0]);
        s.choice[0] = ussd_area_below(&areas, s.choice[0], 0);
        (void)area_read(&areas, SPAN("004.019"), &s.choice[1]);
    }
    return s;
}

static void screens(void)
{
    static const char *const title[USSD_SCREENS] = {
        [USSD_MENU] = "The menu. Options 5 to 9 are there for officers and agencies alone",
        [USSD_KIND] = "1, report: what happened. With the answer the case is open",
        [USSD_SEX] = "Then what is missing, in this order: the sex",
        [USSD_AGE] = "The age",
        [USSD_PLACE] = "The place, by name",
        [USSD_AREAS] = "... from a list: counties, constituencies, wards",
        [USSD_CHOICES] = "... or one of several that have the name",
        [USSD_CHECK] = "All is told, or not known",
        [USSD_ADD] = "Words of one's own to a report",
        [USSD_REPORTS] = "2, my reports",
        [USSD_REPORT] = "One of them",
        [USSD_GUIDANCE] = "3, advice",
        [USSD_GUIDE] = "One advice, page by page",
        [USSD_LANGUAGE] = "4, the language, kept for the number",
        [USSD_CASES] = "5, my cases; 6 to 9 begin with the same list",
        [USSD_CASE] = "One of them",
        [USSD_WORDS] = "What was done, what is new, why it can be closed",
        [USSD_PIN] = "Before closing, agreeing to it, or a form: the PIN",
        [USSD_PIN_NEW] = "... which is chosen first by who has none",
        [USSD_PIN_AGAIN] = "... and typed twice",
        [USSD_FORMS] = "9, which form; those about a child only where one child is registered in the case",
        [USSD_FORM] = "One question after the other; what need not be answered has 99",
        [USSD_FORM_SAVE] = "All are answered",
        [USSD_FORM_RESUME] = "Whoever dials within a day of the last answer to a form that is not saved",
        [USSD_RESUME] = "Whoever dials with a report left before its end",
    };
    for (int i = USSD_NONE + 1; i < USSD_SCREENS; i++) {
        struct ussd_step step = {.what = USSD_SHOW};
        if (i == USSD_CASE)
            step.args = SPAN("case=48173024\nstate=reported\nkind=neglect\ndeadline=2026-03-06 16:50\n");
        if (i == USSD_REPORT)
            step.args = SPAN("case=48173024\nstate=reported\n");
        printf("%s (`%s`):\n\n", title[i], phrase_key(ussd_phrase_of((enum ussd_screen)i)));
        pair(at((enum ussd_screen)i), &step);
    }
    struct ussd_step done = {.what = USSD_END, .key = PHRASE_USSD_DONE, .args = SPAN("case=48173024\n")};
    printf("The end of a report, with the first advice (`ussd.done`):\n\n");
    pair(at(USSD_CHECK), &done);
    done = (struct ussd_step){
        .what = USSD_END, .key = PHRASE_SHEET_FILLED, .args = SPAN("case=48173024\nwhat=Follow-up\nhow=keys\n")};
    printf("A form is saved (`sheet.filled`):\n\n");
    pair(at(USSD_CHECK), &done);
    done = (struct ussd_step){.what = USSD_END};
    done.key = PHRASE_USSD_BYE;
    printf("After the third wrong key (`ussd.bye`):\n\n");
    pair(at(USSD_CHECK), &done);
}

static char *slurp(const char *path, size_t *n)
{
    char *text = NULL;
    struct config_fault fault;
    return config_slurp(path, &text, n, &fault) == ERR_NONE ? text : NULL;
}

int main(void)
{
    struct arena arena;
    struct config_fault fault;
    size_t an = 0, rn = 0, cn = 0;
    int line = 0;
    arena_init(&arena, memory, sizeof memory);
    char *a = slurp("forms/ke/areas.tsv", &an), *r = slurp("forms/ke/regions.tsv", &rn);
    char *c = slurp("forms/ke/codes.tsv", &cn);
    if (!a || !r || !c || codes_read(&codes, (struct span){c, cn}, &arena, &line) ||
        sheets_load("forms/ke/sheets", &codes, &arena, &sheets, &fault) != ERR_NONE ||
        !areas_read(&areas, (struct span){a, an}, (struct span){r, rn}, &arena, &line) ||
        phrases_load("forms/ke/phrases.cfg", "forms/ke/guidance.cfg", &phrases, &fault) != ERR_NONE)
        return 2;
    screens();
    phrases_free(phrases);
    free(a);
    free(r);
    free(c);
    return ferror(stdout) ? 1 : 0;
}
