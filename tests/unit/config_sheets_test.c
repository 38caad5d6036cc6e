/* config_sheets_test.c - the forms as shipped are whole in both languages; a faulty one is refused with what to write
 * instead, and where. */
#include "config/sheets.h"

#include "base/day.h"

#include "config/phrases.h"
#include "tests/unit/test.h"

#include "tests/unit/register_book.h"

static void labels_whole(const char *const label[LANG_COUNT], int most)
{
    char note[400];
    for (int l = LANG_EN; l < LANG_COUNT; l++) {
        struct span text = span_of(label[l]);
        CHECK(text.n > 0 && span_characters(text) <= (size_t)most);
        CHECK(phrases_check_gsm(text, note, sizeof note) == NULL);
    }
}

static int place_in_list(const char *id)
{
    for (int i = 0; i < book.sheets.count; i++)
        if (strcmp(book.sheets.sheet[i]->id, id) == 0)
            return i;
    return -1;
}

/* As somebody who looks for one by its number expects: 1A, 1B, 2A .. 9A, 10A. */
static void forms_stand_in_the_order_of_their_numbers(void)
{
    static const char *const order[] = {"afc-1a",  "afc-1b",  "afc-2a", "afc-9a",
                                        "afc-10a", "afc-17a", "si-009", "si-010"};
    for (size_t i = 1; i < countof(order); i++)
        CHECK(place_in_list(order[i - 1]) >= 0 && place_in_list(order[i - 1]) < place_in_list(order[i]));
}

static void every_form_is_whole(void)
{
    CHECK(book.sheets.count >= 7);
    for (int i = 0; i < book.sheets.count; i++) {
        const struct sheet *s = book.sheets.sheet[i];
        CHECK(s->fields > 0 && s->sections > 0 && s->about != ABOUT_NONE && s->version >= 1);
        CHECK(sheet_version(&book.sheets, span_of(s->id), s->version) == s);
        labels_whole(s->title, SHEET_LABEL_MAX);
        for (int k = 0; k < s->sections; k++)
            labels_whole(s->section[k].label, SHEET_LABEL_MAX);
        for (int k = 0; k < s->fields; k++) {
            labels_whole(s->field[k].label, SHEET_LABEL_MAX);
            CHECK(sheet_field_of(s, span_of(s->field[k].id)) == k);
            if (s->field[k].hint[LANG_EN])
                labels_whole(s->field[k].hint, SHEET_HINT_MAX);
        }
    }
}

/* A picture of a child is nowhere asked for. */
static void no_form_asks_for_a_picture(void)
{
    for (int i = 0; i < book.sheets.count; i++)
        for (int k = 0; k < book.sheets.sheet[i]->fields; k++) {
            const char *id = book.sheets.sheet[i]->field[k].id;
            CHECK(!strstr(id, "photo") && !strstr(id, "picture"));
        }
}

/* Two questions of one section with the same words could not be told apart. */
static void no_label_stands_twice_in_a_section(void)
{
    for (int i = 0; i < book.sheets.count; i++) {
        const struct sheet *s = book.sheets.sheet[i];
        for (int a = 0; a < s->fields; a++)
            for (int b = 0; b < a; b++)
                for (int l = LANG_EN; l < LANG_COUNT; l++) {
                    bool twice = s->field[a].section == s->field[b].section &&
                                 strcmp(s->field[a].label[l], s->field[b].label[l]) == 0;
                    if (twice)
                        printf("# %s: %s and %s\n", s->id, s->field[a].id, s->field[b].id);
                    CHECK(!twice);
                }
    }
}

/* Free words may hold a name, a school or a number by which a child is found: they are sealed, but for those that name
 * an office, a court, a language, a country or a law. */
static bool names_no_person(const char *id)
{
    static const char *const plain[] = {"asked_of",
                                        "border",
                                        "cash_transfer_which",
                                        "charge",
                                        "city",
                                        "country",
                                        "court",
                                        "facility",
                                        "from_country",
                                        "information",
                                        "institution",
                                        "interpreter_language",
                                        "language",
                                        "languages",
                                        "law",
                                        "nationality",
                                        "officer_title",
                                        "platform_other",
                                        "police_station",
                                        "receiver_office",
                                        "receiving_office",
                                        "referral_to",
                                        "referred_to",
                                        "report_office",
                                        "sent_by",
                                        "sent_to",
                                        "sentence",
                                        "station",
                                        "supervised_by",
                                        "supervision_by",
                                        "test_grade",
                                        "time",
                                        "to",
                                        "to_country",
                                        "to_office",
                                        "transferred_to"};
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        if (strcmp(id, plain[i]) == 0)
            return true;
    return false;
}

static void words_about_people_are_sealed(void)
{
    for (int i = 0; i < book.sheets.count; i++)
        for (int k = 0; k < book.sheets.sheet[i]->fields; k++) {
            const struct sheet_field *f = &book.sheets.sheet[i]->field[k];
            bool words = f->kind == FIELD_NAME || f->kind == FIELD_PHONE || f->kind == FIELD_LONG ||
                         (f->kind == FIELD_TEXT && !names_no_person(f->id));
            if (words && !f->sealed)
                printf("# %s.%s\n", book.sheets.sheet[i]->id, f->id);
            CHECK(!words || f->sealed);
        }
}

#define HEAD "id = \"x\"; version = 1; about = \"case\"; en = \"X\"; sw = \"Y\"; source = \"s\";\n"
#define OPEN "sections = ( { id = \"a\"; en = \"A\"; sw = \"B\"; fields = (\n"
#define SHUT " ); } );\n"
#define ONE "{ id = \"f\"; kind = \"text\"; en = \"F\"; sw = \"G\"; }"
#define WITH(more) HEAD OPEN "{ id = \"f\"; en = \"F\"; sw = \"G\"; " more " }" SHUT

static const struct {
    const char *words, *why;
    int line;
} faults[] = {
    {"id = \"X\"; " OPEN ONE SHUT, "a form has an id of small letters", 1},
    {"id = \"x\"; version = 0; " OPEN ONE SHUT, "version is missing", 1},
    {"id = \"x\"; version = 1; about = \"cases\"; " OPEN ONE SHUT, "did you mean case", 1},
    {"id = \"x\"; version = 1; about = \"q\"; " OPEN ONE SHUT, "write case, child, person", 1},
    {"id = \"x\"; version = 1; about = \"case\"; en = \"X\"; " OPEN ONE SHUT, "no text in Swahili", 0},
    {"id = \"x\"; version = 1; about = \"case\"; en = \"X\"; sw = \"Y\"; " OPEN ONE SHUT, "source is missing", 0},
    {HEAD "titel = \"x\";" OPEN ONE SHUT, "titel is not known here", 2},
    {HEAD "form = \"x\";" OPEN ONE SHUT, "did you mean from", 2},
    {HEAD "from = \"soon\";" OPEN ONE SHUT, "from is a day", 2},
    {HEAD "ussd = \"yes\";" OPEN ONE SHUT, "ussd is yes or no", 2},
    {HEAD "word = \"AB\";" OPEN ONE SHUT, "3 to 12 capital letters", 2},
    {HEAD "word = \"visit\";" OPEN ONE SHUT, "3 to 12 capital letters", 2},
    {HEAD "day = \"f\";" OPEN ONE SHUT, "day names the field", 2},
    {HEAD "day = \"f\";" OPEN "{ id = \"f\"; kind = \"day\"; en = \"F\"; sw = \"G\"; }" SHUT, "needed = true", 2},
    {HEAD, "sections is missing", 0},
    {HEAD "sections = ( { id = \"a\"; en = \"A\"; sw = \"B\"; } );", "section a has no fields", 2},
    {HEAD "sections = ( { en = \"A\"; sw = \"B\"; fields = ( " ONE " ); } );", "a section has an id", 2},
    {HEAD "sections = ( { id = \"a\"; en = \"A\"; sw = \"B\"; rows = 1; fields = ( " ONE " ); } );", "rows is how many",
     2},
    {HEAD OPEN ONE ", " ONE SHUT, "f: f is a name of f already", 3},
    {HEAD OPEN "{ id = \"F\"; kind = \"text\"; en = \"F\"; sw = \"G\"; }" SHUT, "a field has an id", 3},
    {WITH("kind = \"text\"; names = \"Neno\";"), "names are small letters", 3},
    {HEAD OPEN ONE ", { id = \"g\"; kind = \"text\"; en = \"H\"; sw = \"I\"; names = \"a|f\"; }" SHUT,
     "f is a name of f already", 3},
    {HEAD OPEN "{ id = \"f\"; kind = \"text\"; en = \"F\"; sw = \"G\"; names = \"n\"; },\n"
               "{ id = \"g\"; kind = \"text\"; en = \"H\"; sw = \"I\"; names = \"m|n\"; }" SHUT,
     "n is a name of f already", 4},
    {HEAD OPEN "{ id = \"f\"; kind = \"text\"; en = \"F\"; sw = \"G\"; names = \"n\"; },\n"
               "{ id = \"n\"; kind = \"text\"; en = \"H\"; sw = \"I\"; }" SHUT,
     "n is a name of f already", 4},
    {WITH("kind = \"txt\";"), "did you mean text", 3},
    {WITH("kind = \"photograph\";"), "write text, long, name", 3},
    {WITH("kind = \"text\"; hint_en = \"x\";"), "no text in Swahili: write hint_sw", 3},
    {WITH("kind = \"text\"; list = \"sex_id\";"), "only code and codes have list", 3},
    {WITH("kind = \"text\"; needed = 1;"), "needed is yes or no", 3},
    {WITH("kind = \"text\"; min = \"1\";"), "min is a whole number", 3},
    {WITH("kind = \"text\"; min = 9; max = 8;"), "min is more than max", 3},
    {WITH("kind = \"text\"; max = 5000;"), "1 to 4000 characters", 3},
    {WITH("kind = \"yesno\"; max = 5;"), "which has no limits", 3},
    {WITH("kind = \"number\"; min = 0;"), "write its limits", 3},
    {WITH("kind = \"day\"; min = -99999;"), "count it in days", 3},
    {WITH("kind = \"code\";"), "is chosen from a list", 3},
    {WITH("kind = \"code\"; list = \"sex\";"), "no list sex in codes.tsv", 3},
    {WITH("kind = \"code\"; list = \"sex_id\"; under = \"SMAL\";"), "no code of sex_id stands under SMAL", 3},
    {WITH("kind = \"text\"; when = \"g\"; is = \"yes\";"), "when names g, which is no field before it", 3},
    {WITH("kind = \"text\"; when = \"g\";"), "when and is go together", 3},
    {HEAD OPEN ONE ", { id = \"g\"; kind = \"text\"; en = \"H\"; sw = \"I\"; when = \"f\"; is = \"x\"; }" SHUT,
     "write a field of kind yesno, code or codes", 3},
    {HEAD OPEN "{ id = \"f\"; kind = \"yesno\"; en = \"F\"; sw = \"G\"; },\n"
               "{ id = \"g\"; kind = \"text\"; en = \"H\"; sw = \"I\"; when = \"f\"; is = \"maybe\"; }" SHUT,
     "maybe is no answer to f: write yes or no", 4},
    {HEAD OPEN "{ id = \"f\"; kind = \"code\"; list = \"sex_id\"; en = \"F\"; sw = \"G\"; },\n"
               "{ id = \"g\"; kind = \"text\"; en = \"H\"; sw = \"I\"; when = \"f\"; is = [\"SMAL\", \"MALE\"]; }" SHUT,
     "MALE is no answer to f: write one of its codes", 4},
    {HEAD OPEN ONE
     ", { id = \"g\"; kind = \"code\"; list = \"case_subcategory_id\"; under = \"f\"; en = \"H\"; sw = \"I\"; }" SHUT,
     "under names f, which is no field of kind code", 3},
    {HEAD "sections = ( { id = \"a\"; en = \"A\"; sw = \"B\"; rows = 3; fields = (\n"
          "{ id = \"f\"; kind = \"codes\"; list = \"sex_id\"; en = \"F\"; sw = \"G\"; } ); } );",
     "a table of rows has no field of kind codes", 3},
    {HEAD "sections = ( { id = \"a\"; en = \"A\"; sw = \"B\"; rows = 3; fields = (\n"
          "{ id = \"f\"; kind = \"yesno\"; en = \"F\"; sw = \"G\"; } ); },\n"
          "{ id = \"b\"; en = \"C\"; sw = \"D\"; fields = (\n"
          "{ id = \"g\"; kind = \"text\"; en = \"H\"; sw = \"I\"; when = \"f\"; is = \"yes\"; } ); } );",
     "which has many rows", 5},
    {HEAD OPEN "{ id = \"f\"; kind = \"text\"; en = \""
               "0123456789012345678901234567890123456789012345678901234567890123456789"
               "0123456789012345678901234567890\"; sw = \"G\"; }" SHUT,
     "en has 101 characters, at most 100", 3},
    {HEAD OPEN "{ id = \"f\"; kind = \"text\"; en = \"F\xE2\x98\x83\"; sw = \"G\"; }" SHUT, "en: ", 3},
};

static void faults_say_what_to_write(void)
{
    struct config_fault fault;
    CHECK(book_sheet(HEAD OPEN ONE SHUT, &fault) != NULL);
    CHECK_STR(fault.message, "");
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        CHECK(book_sheet(faults[i].words, &fault) == NULL);
        if (!strstr(fault.message, faults[i].why))
            printf("# fault %zu: %s\n", i, fault.message);
        CHECK(strstr(fault.message, faults[i].why));
        CHECK_INT(fault.line, faults[i].line);
        CHECK(strstr(fault.file, "one.cfg") != NULL);
    }
}

static enum err two(const char *first, const char *second, struct sheets *out, struct config_fault *fault)
{
    static unsigned char memory[1 << 20];
    static struct arena arena;
    char directory[] = P_tmpdir "/mlinzi-sheets-XXXXXX", path[sizeof directory + 16];
    const char *words[] = {first, second};
    arena_init(&arena, memory, sizeof memory);
    if (!mkdtemp(directory))
        abort();
    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%d.cfg", directory, i);
        FILE *f = fopen(path, "w");
        if (!f || fputs(words[i], f) < 0 || fclose(f) != 0)
            abort();
    }
    enum err err = sheets_load(directory, &book.codes, &arena, out, fault);
    for (int i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%d.cfg", directory, i);
        unlink(path);
    }
    rmdir(directory);
    return err;
}

static void versions_stand_side_by_side(void)
{
    struct config_fault fault = {.line = 0};
    struct sheets all;
    static const char second[] = "id = \"x\"; version = 2; about = \"case\"; en = \"X\"; sw = \"Y\"; source = \"s\"; "
                                 "from = \"2026-07-01\";" OPEN ONE SHUT;
    static const char other[] = "id = \"w\"; version = 1; about = \"case\"; en = \"X\"; sw = \"Y\"; source = \"s\"; "
                                "word = \"VISIT\";" OPEN ONE SHUT;
    CHECK_INT(two(second, HEAD OPEN ONE SHUT, &all, &fault), ERR_NONE);
    CHECK_INT(all.count, 2);
    CHECK_INT(all.sheet[0]->version, 1);
    CHECK_INT(sheet_on(&all, SPAN("x"), day_of_civil(2026, 6, 30))->version, 1);
    CHECK_INT(sheet_on(&all, SPAN("x"), day_of_civil(2026, 7, 1))->version, 2);
    CHECK_INT(sheet_version(&all, SPAN("x"), 0)->version, 2);
    CHECK(sheet_version(&all, SPAN("x"), 3) == NULL && sheet_on(&all, SPAN("y"), 0) == NULL);
    CHECK_INT(two(HEAD OPEN ONE SHUT, second, &all, &fault), ERR_NONE);
    CHECK(all.sheet[0]->version == 1 && all.sheet[1]->version == 2);
    CHECK_INT(two(HEAD OPEN ONE SHUT, other, &all, &fault), ERR_NONE);
    CHECK_STR(all.sheet[0]->id, "w");
    CHECK_INT(two(second, second, &all, &fault), ERR_CONFIG);
    CHECK(strstr(fault.message, "another form x of version 2") != NULL);
    CHECK_INT(two(other, HEAD "word = \"VISIT\";" OPEN ONE SHUT, &all, &fault), ERR_CONFIG);
    CHECK(strstr(fault.message, "VISIT begins the texts of form w already") != NULL);
}

static void too_little_room_is_a_fault(void)
{
    static unsigned char little[20000];
    struct config_fault fault = {.line = 0};
    struct arena arena;
    struct sheets all;
    for (size_t n = 64; n < sizeof little; n += 997) {
        arena_init(&arena, little, n);
        CHECK_INT(sheets_load(book.directory, &book.codes, &arena, &all, &fault), ERR_CONFIG);
        CHECK(strstr(fault.message, "too large") != NULL);
    }
    CHECK_INT(sheets_load("/nonexistent", &book.codes, &arena, &all, &fault), ERR_CONFIG);
    CHECK(strstr(fault.message, "is no directory") != NULL);
}

int main(void)
{
    if (!book_read())
        return 1;
    RUN(every_form_is_whole);
    RUN(forms_stand_in_the_order_of_their_numbers);
    RUN(no_form_asks_for_a_picture);
    RUN(no_label_stands_twice_in_a_section);
    RUN(words_about_people_are_sealed);
    RUN(faults_say_what_to_write);
    RUN(versions_stand_side_by_side);
    RUN(too_little_room_is_a_fault);
    return test_end();
}
