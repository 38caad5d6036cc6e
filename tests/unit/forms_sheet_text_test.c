/* forms_sheet_text_test.c - a form filled by a text: whose first word is no report's, in order or by names, and no word
 * is lost. */
#include "forms/sheet_text.h"

#include "base/day.h"
#include "tests/unit/test.h"

#include "tests/unit/forms_lexicon.h"
#include "tests/unit/register_book.h"

static unsigned char space[1 << 18];
static struct arena arena;
static struct sheet_world world;

static enum sheet_text_found find(const char *text, struct sheet_text *out)
{
    return sheet_text_find(&book.sheets, span_of(text), world.day, out);
}

static void only_a_form_with_its_reference_is_one(void)
{
    static const struct {
        const char *text;
        enum sheet_text_found found;
    } table[] = {
        {"VISIT 4817 3024 date 3.11.", SHEET_TEXT_OK},
        {"visit 48173024", SHEET_TEXT_OK},
        {"Visit: 48173024 leo", SHEET_TEXT_OK},
        {"  VISIT#4817-3024#leo", SHEET_TEXT_OK},
        {"VISIT 48173025 date 3.11.", SHEET_TEXT_BAD_REF},
        {"VISIT my neighbour, he beats a girl of 9", SHEET_TEXT_NO_REF},
        {"VISIT", SHEET_TEXT_NO_REF},
        {"VISITING 48173024", SHEET_TEXT_NONE},
        {"UPDATE 48173024 visited her", SHEET_TEXT_NONE},
        {"REPORT defilement girl 10 Watamu", SHEET_TEXT_NONE},
        {"", SHEET_TEXT_NONE},
        {"# VISIT 48173024", SHEET_TEXT_NONE},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        struct sheet_text t;
        if (find(table[i].text, &t) != table[i].found)
            printf("# %s\n", table[i].text);
        CHECK_INT(find(table[i].text, &t), table[i].found);
        CHECK(table[i].found == SHEET_TEXT_NONE || (t.sheet && strcmp(t.sheet->word, "VISIT") == 0));
        CHECK(table[i].found != SHEET_TEXT_OK || strcmp(t.ref.digits, "48173024") == 0);
    }
}

/* "date=..., status=..." of all answers, then what is bad and what is left. */
static const char *filled(const char *text)
{
    static char said[900];
    struct sheet_text found;
    struct sheet_filled out;
    struct text t;
    arena_reset(&arena);
    text_init(&t, said, sizeof said);
    if (find(text, &found) != SHEET_TEXT_OK || !sheet_text_read(&found, &world, &arena, &out))
        return "no form";
    const struct answer *list = out.answers.list;
    for (int i = 0; i < out.answers.count; i++) {
        if (i > 0)
            text_str(&t, ", ");
        text_str(&t, found.sheet->field[list[i].field].id);
        text_char(&t, '=');
        sheet_say(found.sheet, &list[i], &world, LANG_EN, &t);
    }
    for (int i = 0; i < out.bads; i++) {
        text_str(&t, " bad ");
        text_str(&t, found.sheet->field[out.bad[i].field].id);
        text_char(&t, ' ');
        text_str(&t, sheet_fault_word(out.bad[i].fault));
    }
    if (out.left.n > 0) {
        text_str(&t, " left ");
        text_span(&t, out.left);
    }
    return said;
}

static void answers_are_found(void)
{
    static const struct {
        const char *text, *answers;
    } table[] = {
        {"VISIT 4817 3024 date 3.11. status better comment sleeps well, eats again",
         "date=3 Nov 2026, status=Better, comment=sleeps well, eats again"},
        {"visit 48173024 tarehe 3/11/2026 hali nafuu salama ndiyo maelezo analala vizuri",
         "date=3 Nov 2026, status=Better, safe=Yes, comment=analala vizuri"},
        /* in the order of the form, a choice by its number */
        {"VISIT 48173024 3 Nov 2026 1 better yes went to school today",
         "date=3 Nov 2026, seen=Child seen and spoken to, status=Better, safe=Yes, comment=went to school today"},
        {"VISIT 48173024#leo#2#3#no#the father is back#she hides",
         "date=22 Nov 2026, seen=Child seen, not spoken to, status=Worse, safe=No, danger=the father is back, "
         "comment=she hides"},
        {"VISIT 48173024\nleo\n1\n1\nyes\nall well\n3.12.",
         "date=22 Nov 2026, seen=Child seen and spoken to, status=Better, safe=Yes, comment=all well, next=3 Dec 2026"},
        /* by names, then on in order */
        {"VISIT 48173024 date yesterday 1 2 2 hatari: moto",
         "date=21 Nov 2026, seen=Child seen and spoken to, status=The same, safe=No, danger=moto"},
        {"VISIT 48173024 status=worse safe=no danger=he came back next=5.12.",
         "status=Worse, safe=No, danger=he came back, next=5 Dec 2026"},
        /* a name within free words ends them only with a colon */
        {"VISIT 48173024 comment she is not safe next week", "comment=she is not safe next week"},
        {"VISIT 48173024 comment she is well next: 5.12.", "comment=she is well, next=5 Dec 2026"},
        /* what cannot be read is said, and kept */
        {"VISIT 48173024 status betterish date leo", "date=22 Nov 2026, comment=betterish bad status code"},
        {"VISIT 48173024 comment fine # 14:30 # date 31.2. # jana", "comment=fine bad date day left 14:30 31.2. jana"},
        {"VISIT 48173024 she sleeps well again", "comment=she sleeps well again"},
        {"VISIT 48173024 date", ""},
        {"VISIT 48173024", ""},
        {"VISIT 48173024 ,,, ### :::", ""},
        {"VISIT 48173024 date leo date jana", "date=22 Nov 2026, comment=date jana"},
        /* of several, all */
        {"MONITOR 48173024 leo 1 1 yes good fair poor good needs health, education comment ok",
         "date=22 Nov 2026, way=Visit at home, seen=Child seen and spoken to, safe=Yes, health=Good, school=Fair, "
         "feelings=Poor, bond=Good, needs=Health, needs=Education, comment=ok"},
    };
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
        CHECK_STR(filled(table[i].text), table[i].answers);
}

/* Every word of a text stands in an answer, in what is bad, or in what is left: here with words that fit nothing. */
static void no_word_is_lost(void)
{
    char text[1200] = "VISIT 48173024", word[12];
    for (int i = 0; i < 70; i++) {
        snprintf(word, sizeof word, " w%dx", i);
        strcat(text, word);
    }
    const char *said = filled(text);
    for (int i = 0; i < 70; i++) {
        snprintf(word, sizeof word, "w%dx", i);
        CHECK(strstr(said, word) != NULL);
    }
}

static uint64_t dice = 0x2545F4914F6CDD1Du;
static unsigned roll(unsigned n)
{
    dice ^= dice << 13;
    dice ^= dice >> 7;
    dice ^= dice << 17;
    return (unsigned)(dice % n);
}

/* Whatever the bytes, the reader ends within its space, and each answer it gives is one that sheet_take() would give.
 */
static void any_bytes(void)
{
    static const char *const some[] = {"date", "leo", "#",      "\n",    ":",       "=",  "status",   "better",
                                       "safe", "no",  "danger", "3.11.", "comment", ",",  "\xC3\xA9", "\xFF",
                                       "99",   "2",   "next",   "hali",  "VISIT",   "  ", "x"};
    for (int round = 0; round < 3000; round++) {
        char text[400] = "VISIT 48173024 ";
        size_t n = strlen(text);
        for (unsigned k = roll(30); k > 0; k--) {
            const char *piece = some[roll(sizeof some / sizeof some[0])];
            if (n + strlen(piece) + 2 > sizeof text)
                break;
            memcpy(text + n, piece, strlen(piece) + 1);
            n += strlen(piece);
            if (roll(3))
                text[n++] = ' ';
            text[n] = '\0';
        }
        struct sheet_refusal wrong[64];
        struct sheet_filled out;
        struct sheet_text found;
        arena_reset(&arena);
        if (find(text, &found) != SHEET_TEXT_OK)
            continue;
        CHECK(sheet_text_read(&found, &world, &arena, &out));
        CHECK(out.bads <= SHEET_TEXT_BAD_MAX && out.answers.count <= 64);
        int faults = sheet_check(found.sheet, &out.answers, &world, wrong, 64);
        for (int i = 0; i < faults; i++) /* values are sound; what lacks, or was not asked, is for the whole to say */
            CHECK(wrong[i].fault == SHEET_NEEDED || wrong[i].fault == SHEET_UNASKED || wrong[i].fault == SHEET_EARLY);
    }
}

static void first_words_take_no_report_away(void)
{
    static struct areas areas;
    const struct lexicon *lexicon = shipped_lexicon(&areas);
    struct config_fault fault;
    int with_word = 0;
    CHECK(sheet_text_collides(&book.sheets, lexicon) == NULL);
    for (int i = 0; i < book.sheets.count; i++)
        with_word += book.sheets.sheet[i]->word != NULL;
    CHECK(with_word >= 5);
    static const char *const taken[] = {"POLICE", "UPDATE", "CLOSE", "KESI", "WATAMU"};
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++) {
        char words[400];
        snprintf(words, sizeof words,
                 "id = \"x\"; version = 1; about = \"case\"; en = \"X\"; sw = \"Y\"; source = \"s\"; word = \"%s\";\n"
                 "sections = ( { id = \"a\"; en = \"A\"; sw = \"B\"; fields = (\n"
                 "{ id = \"f\"; kind = \"text\"; en = \"F\"; sw = \"G\"; } ); } );",
                 taken[i]);
        const struct sheet *one = book_sheet(words, &fault);
        const struct sheet *const list[] = {one};
        struct sheets all = {list, 1};
        CHECK(one && sheet_text_collides(&all, lexicon) == one);
    }
}

/* Of all texts that the reader of reports is held to, none is a form's. */
static void no_report_is_a_form(void)
{
    static const char *const files[] = {"tests/readings/oracle.tsv", "tests/readings/own.tsv",
                                        "tests/readings/public.tsv"};
    int n = 0;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct span rest = slurp(files[i]);
        (void)span_cut(&rest, '\n');
        while (rest.n > 0) {
            struct span line = span_cut(&rest, '\n'), parts = {NULL, 0};
            for (int column = 0; column < 3; column++)
                parts = span_cut(&line, '\t');
            struct sheet_text t;
            (void)span_cut(&parts, '"'); /* ["the text"... */
            CHECK_INT(sheet_text_find(&book.sheets, span_cut(&parts, '"'), world.day, &t), SHEET_TEXT_NONE);
            n++;
        }
    }
    CHECK(n > 1000);
}

int main(void)
{
    arena_init(&arena, space, sizeof space);
    if (!book_read())
        return 1;
    int32_t day = day_of_civil(2026, 11, 22);
    world = (struct sheet_world){.codes = &book.codes, .areas = &book.areas, .day = day, .today = day};
    RUN(only_a_form_with_its_reference_is_one);
    RUN(answers_are_found);
    RUN(no_word_is_lost);
    RUN(any_bytes);
    RUN(first_words_take_no_report_away);
    RUN(no_report_is_a_form);
    return test_end();
}
