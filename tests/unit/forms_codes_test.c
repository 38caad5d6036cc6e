/* forms_codes_test.c - the code book as shipped is whole, every code makes the round trip, and a faulty line is named.
 */
#include "forms/codes.h"

#include "base/day.h"
#include "tests/unit/test.h"

#include "tests/unit/register_book.h"

static void every_code_has_both_labels(void)
{
    for (int i = 0; i < book.codes.count; i++)
        for (int l = LANG_EN; l < LANG_COUNT; l++) {
            struct span label = book.codes.row[i].label[l];
            CHECK(label.n > 0 && span_characters(label) <= SHEET_LABEL_MAX);
        }
}

/* Known perpetrators were once shown as unknown ones: what is said for a code is taken back as that code alone. */
static void every_code_makes_the_round_trip(void)
{
    for (int i = 0; i < book.codes.count; i++) {
        const struct code_row *row = &book.codes.row[i];
        int32_t day = row->from_day ? row->from_day : row->to_day;
        for (int l = LANG_EN; l < LANG_COUNT; l++)
            CHECK(code_typed(&book.codes, row->list, code_label(row, (enum lang)l), day) == row);
        CHECK(code_typed(&book.codes, row->list, row->code, day) == row);
        CHECK(code_on(&book.codes, row->list, row->code, day) == row);
    }
}

static void shipped_lists(void)
{
    int first, n;
    CHECK(codes_list(&book.codes, SPAN("case_category_id"), &first, &n));
    CHECK(n > 40);
    CHECK(span_is(book.codes.row[first].code, "CDIS")); /* in the file's order */
    CHECK(!codes_list(&book.codes, SPAN("case_category"), &first, &n));
    CHECK(code_known(&book.codes, SPAN("case_nature_id"), SPAN("OOEM"), 0) != NULL);
    CHECK(
        span_is(code_label(code_known(&book.codes, SPAN("perpetrator_status_id"), SPAN("PKNW"), 0), LANG_EN), "Known"));
}

static void labels_are_those_of_their_day(void)
{
    int32_t before = day_of_civil(2022, 7, 25), after = day_of_civil(2022, 7, 26);
    struct span list = SPAN("org_unit_type_id"), code = SPAN("TNAC");
    CHECK(span_is(code_label(code_on(&book.codes, list, code, before), LANG_EN), "Area Advisory Council (AAC)"));
    CHECK(span_is(code_label(code_on(&book.codes, list, code, after), LANG_EN), "Children Advisory Committee"));
    /* typed by its old name, it is the same code */
    CHECK(code_typed(&book.codes, list, SPAN("area advisory council AAC"), after) ==
          code_on(&book.codes, list, code, after));
    /* what was not yet in force is known, not offered */
    CHECK(code_on(&book.codes, SPAN("intervention_id"), SPAN("IKAF"), before) == NULL);
    CHECK(code_known(&book.codes, SPAN("intervention_id"), SPAN("IKAF"), before) != NULL);
    CHECK(code_on(&book.codes, SPAN("intervention_id"), SPAN("XXXX"), after) == NULL);
}

static void other_modules_names(void)
{
    const struct code_row *row = code_was(&book.codes, SPAN("case_category_id"), SPAN("CSVC"), 0);
    CHECK(row && span_is(row->code, "CSUC"));
    row = code_was(&book.codes, SPAN("case_category_id"), SPAN("CSUC"), 0);
    CHECK(row && span_is(row->code, "CSUC"));
    CHECK(code_was(&book.codes, SPAN("case_category_id"), SPAN(""), 0) == NULL);
    CHECK(code_was(&book.codes, SPAN("case_category_id"), SPAN("ZZZZ"), 0) == NULL);
}

static void faults_are_named(void)
{
    static const struct {
        const char *tsv, *why;
        int line;
    } table[] = {
        {"head\na\tA1\t\t\t\tOne\tMoja\t\n", "nine columns", 2},
        {"head\na\tA1\t\t\t\tOne\tMoja\t\t\n\na\t\t\t\t\tTwo\tMbili\t\t\n", "must not be empty", 4},
        {"head\na\tA1\t\t\t\t012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
         "01234"
         "567890\tMoja\t\t\n",
         "at most 100 characters", 2},
        {"head\na\tA1\t\t2022-13-01\t\tOne\tMoja\t\t\n", "are days", 2},
        {"head\na\tA1\t\t2022-02-01\t2022-01-01\tOne\tMoja\t\t\n", "to is before from", 2},
        {"head\na\tA1\t\t\t2022-01-02\tOne\tMoja\t\t\na\tA1\t\t2022-01-02\t\tUno\tMosi\t\t\n", "twice", 3},
        {"head\na\tA1\t\t\t\tOne\tMoja\t\t\na\tA2\t\t\t\tTwo\tONE!\t\t\n", "same label", 3},
        {"head\na\tA1\t\t\t\tOne\tMoja\t\t\na\tA2\t\t\t\tA1\tMbili\t\t\n", "same label", 3},
        {"head\na\tA1\t\t\t\tA2\tMoja\t\t\na\tA2\t\t\t\tTwo\tMbili\t\t\n", "has this code as its label", 3},
        {"head\na\tA1\tB1\t\t\tOne\tMoja\t\t\n", "under is no code", 2},
        {"head\n", "holds no code", 1},
    };
    static unsigned char memory[4096], little[64];
    struct arena arena;
    struct codes codes;
    int line;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        arena_init(&arena, memory, sizeof memory);
        const char *why = codes_read(&codes, span_of(table[i].tsv), &arena, &line);
        CHECK(why && strstr(why, table[i].why));
        CHECK_INT(line, table[i].line);
    }
    arena_init(&arena, little, sizeof little);
    CHECK(codes_read(&codes, SPAN("head\na\tA1\t\t\t\tOne\tMoja\t\t\n"), &arena, &line) != NULL);
    /* one code, two times: no fault */
    arena_init(&arena, memory, sizeof memory);
    CHECK(!codes_read(&codes, SPAN("h\na\tA1\t\t\t2022-01-01\tOne\tMoja\t\t\na\tA1\t\t2022-01-02\t\tOne\tMoja\t\t\n"),
                      &arena, &line));
}

int main(void)
{
    if (!book_read())
        return 1;
    RUN(every_code_has_both_labels);
    RUN(every_code_makes_the_round_trip);
    RUN(shipped_lists);
    RUN(labels_are_those_of_their_day);
    RUN(other_modules_names);
    RUN(faults_are_named);
    return test_end();
}
