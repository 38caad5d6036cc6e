/* mlinzid_forms_test.c - `mlinzi forms`: listed, printed blank in both languages, its codes, and what it refuses. */
#include "mlinzid/command/commands.h"
#include "mlinzid/load.h"
#include "tests/unit/command_run.h"

#define RUN_FORMS(...) COMMAND(cmd_forms, "forms", __VA_ARGS__)

static bool has(const char *words)
{
    return strstr(said, words) != NULL;
}

static void every_form_is_listed_and_printed(void)
{
    struct config_fault fault;
    struct loaded *loaded = NULL;
    CHECK_INT(RUN_FORMS("list"), 0);
    CHECK(has("follow-up") && has("VISIT") && has("Case record sheet"));
    static char list[sizeof said];
    memcpy(list, said, sizeof list);
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        abort();
    for (int i = 0; i < loaded->sheets.count; i++)
        CHECK(strstr(list, loaded->sheets.sheet[i]->id) != NULL);
    for (int i = 0; i < DATA_FILES; i++) /* the code book and the forms among them */
        CHECK(strlen(loaded->file[i].print) == 16 && loaded->file[i].bytes > 0);
    load_free(loaded);
    CHECK_INT(RUN_FORMS("show", "crs"), 0);
    CHECK(has("Brothers and sisters, row 8") && has("mlinzi forms codes case_category_id"));
    CHECK(has("Court (only if Reported by = Court)"));
}

static void in_swahili(void)
{
    CHECK_INT(RUN_FORMS("show", "follow-up", "--lang", "sw"), 0);
    CHECK(has("Ufuatiliaji") && has("[ ] 1 Nafuu") && has("* lazima kujibu") && !has("Better"));
    CHECK(has("Hatari ni ipi? * (ikiwa tu Je, mtoto yuko salama leo usiku? = Hapana)"));
    CHECK_INT(RUN_FORMS("codes", "risk_level_id", "--lang", "sw"), 0);
    CHECK_STR(said, "RLLW     Chini\nRLMD     Wastani\nRLHG     Juu\n");
}

static void codes_as_they_are_today(void)
{
    CHECK_INT(RUN_FORMS("codes"), 0);
    CHECK(has("case_category_id\n") && has("court_order_id\n"));
    CHECK_INT(RUN_FORMS("codes", "org_unit_type_id"), 0);
    CHECK(has("TNAC     Children Advisory Committee") && !has("Area Advisory"));
}

static void what_is_refused(void)
{
    CHECK_INT(RUN_FORMS("show", "nothing"), EXIT_CODE_REFUSED);
    CHECK(has("there is no form nothing"));
    CHECK_INT(RUN_FORMS("codes", "nothing"), EXIT_CODE_REFUSED);
    CHECK_INT(RUN_FORMS("show"), EXIT_CODE_USAGE);
    CHECK_INT(RUN_FORMS("list", "--lang", "fr"), EXIT_CODE_USAGE);
    CHECK_INT(RUN_FORMS("list", "--all"), EXIT_CODE_USAGE);
    CHECK_INT(RUN_FORMS("paint"), EXIT_CODE_USAGE);
    CHECK_INT(RUN_FORMS("check"), 0);
    CHECK(has("rows of the code book: good"));
}

int main(void)
{
    RUN(every_form_is_listed_and_printed);
    RUN(in_swahili);
    RUN(codes_as_they_are_today);
    RUN(what_is_refused);
    return test_end();
}
