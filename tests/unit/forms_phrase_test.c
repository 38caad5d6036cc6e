/* forms_phrase_test.c - what a text becomes: names, conditions, words of the language, cutting to the budget, privacy.
 */
#include "forms/phrase.h"

#include "tests/unit/test.h"

static char space[2048];
static struct text out;

static const char *filled(const char *template_text, const char *args, bool whole)
{
    text_init(&out, space, sizeof space);
    CHECK_INT(phrase_fill(span_of(template_text), span_of(args), &out), whole);
    return space;
}

static void values_and_conditions(void)
{
    CHECK_STR(filled("Case {case}.", "case=123\n", true), "Case 123.");
    CHECK_STR(filled("A{x?yes}{x!no}B", "x=1\n", true), "AyesB");
    CHECK_STR(filled("A{x?yes}{x!no}B", "y=1\n", true), "AnoB");
    CHECK_STR(filled("{x=1:one}{x=2:two}{x~1:other}", "x=2\n", true), "twoother");
    CHECK_STR(filled("{x~1:none}", "", true), "none");
    CHECK_STR(filled("{a?({b?{b}}{b!-})}", "a=1\nb=2\n", true), "(2)");
    CHECK_STR(filled("{a?({b?{b}}{b!-})}", "a=1\n", true), "(-)");
}

static void an_unknown_name_is_told_and_left_out(void)
{
    CHECK_STR(filled("Case {case}, {place_name}.", "case=1\n", false), "Case 1, .");
    CHECK_STR(filled("{a?{b}}x", "", true), "x"); /* not said, so not missed */
}

static void a_broken_template_is_told(void)
{
    filled("Case {case", "case=1\n", false);
    filled("Case {case?yes", "case=1\n", false);
    filled("Case }", "case=1\n", false);
    filled("Case {}", "case=1\n", false);
    filled("Case {Case}", "case=1\n", false);
    filled("{a=1}", "a=1\n", false);
    filled("{a?{a?{a?{a?{a?{a?deep}}}}}}", "a=1\n", false);
}

static void one_full_stop_is_enough(void)
{
    CHECK_STR(filled("Reason: {words}. End", "words=Safe now.\n", true), "Reason: Safe now. End");
    CHECK_STR(filled("Reason: {words}. End", "words=Safe now\n", true), "Reason: Safe now. End");
    CHECK_STR(filled("Reason: {words}. End", "words=Is it?\n", true), "Reason: Is it? End");
}

static void names_of_a_template(void)
{
    char names[128];
    struct text t;
    text_init(&t, names, sizeof names);
    CHECK(phrase_names(SPAN("{case} {a?{b} {case}}{c=1:{d}}"), &t));
    CHECK_STR(names, "case a b c d");
    text_init(&t, names, sizeof names);
    CHECK(!phrase_names(SPAN("{case"), &t));
}

static void keys(void)
{
    CHECK_INT(phrase_of(SPAN("case.new")), PHRASE_CASE_NEW);
    CHECK_INT(phrase_of(SPAN("guidance.neglect")), PHRASE_GUIDANCE);
    CHECK_INT(phrase_of(SPAN("guidance.weather")), PHRASE_NONE);
    CHECK_INT(phrase_of(SPAN("case.newer")), PHRASE_NONE);
    CHECK_STR(phrase_key(PHRASE_ASK_DETAILS), "ask.details");
    CHECK_INT(phrase_budget(PHRASE_ASK_DETAILS), 3);
    for (int p = 1; p < PHRASE_COUNT; p++)
        CHECK_INT(phrase_of(span_of(phrase_key((enum phrase)p))), p);
    CHECK_INT(saying_of(SPAN("role"), SPAN("scco")), SAYING_ROLE_SCCO);
    CHECK_INT(saying_of(SPAN("state"), SPAN("scco")), SAYING_NONE);
}

/* A small book of our own, so that these tests do not move when the texts are bettered. */
static struct phrasebook book;

static void make_book(void)
{
    memset(&book, 0, sizeof book);
    book.saying[SAYING_ROLE_SCCO][LANG_EN] = SPAN("the children's officer");
    book.saying[SAYING_ROLE_SCCO][LANG_SW] = SPAN("afisa wa watoto");
    book.saying[SAYING_MISSING_ABUSE][LANG_EN] = SPAN("what happened");
    book.saying[SAYING_MISSING_AGE][LANG_EN] = SPAN("the age");
    book.saying[SAYING_MISSING_WARD][LANG_EN] = SPAN("the ward");
    book.saying[SAYING_AND][LANG_EN] = SPAN(" and ");
    book.saying[SAYING_STATE_REPORTED][LANG_EN] = SPAN("waiting");
    book.saying[SAYING_LAST_VERIFIED][LANG_EN] = SPAN("taken up");
    book.saying[SAYING_LATE][LANG_EN] = SPAN("LATE. ");
    book.saying[SAYING_LATE][LANG_SW] = SPAN("IMECHELEWA. ");
    book.kind[KIND_NEGLECT][LANG_EN] = SPAN("neglect");
    book.phrase[PHRASE_CASE_UPDATED][LANG_EN] = SPAN("Case {case}: {by} says: {words}.");
    book.phrase[PHRASE_CASE_UPDATED][LANG_SW] = SPAN("Kesi {case}: {by}: {words}.");
    book.phrase[PHRASE_ASK_DETAILS][LANG_EN] = SPAN("{case}: tell us {missing}");
    book.phrase[PHRASE_CASE_STATUS][LANG_EN] =
        SPAN("{case} {state}{kind? K:{kind}}{place_name? P:{place_name}}{last? L:{last}}{deadline? D:{deadline}}");
    book.phrase[PHRASE_CASE_LIST][LANG_EN] = SPAN("{count}: {list}");
    book.phrase[PHRASE_LEAVE_SET][LANG_EN] = SPAN("{from} to {to}");
    book.phrase[PHRASE_CASE_NEW][LANG_EN] = SPAN("{severity} {place_name}");
    book.guidance[KIND_NEGLECT][GUIDE_CPV][LANG_EN] = SPAN("feed");
    book.guidance[KIND_NEGLECT][GUIDE_CPV][LANG_SW] = SPAN("lisha");
    book.guidance[KIND_NEGLECT][GUIDE_CHP][LANG_EN] = SPAN("measure");
}

static const char *said(enum phrase p, enum lang lang, const char *args)
{
    text_init(&out, space, sizeof space);
    phrase_say(&book, p, KIND_NONE, GUIDE_CPV, lang, span_of(args), &out);
    return space;
}

static void words_of_the_language(void)
{
    make_book();
    CHECK_STR(said(PHRASE_CASE_UPDATED, LANG_EN, "case=48173024\nby=scco\nwords=visited\n"),
              "Case 4817 3024: the children's officer says: visited.");
    CHECK_STR(said(PHRASE_CASE_UPDATED, LANG_SW, "case=48173024\nby=scco\nwords=visited\n"),
              "Kesi 4817 3024: afisa wa watoto: visited.");
    CHECK_STR(said(PHRASE_ASK_DETAILS, LANG_EN, "case=48173024\nmissing=abuse\n"), "4817 3024: tell us what happened");
    CHECK_STR(said(PHRASE_ASK_DETAILS, LANG_EN, "case=48173024\nmissing=abuse,age,ward\n"),
              "4817 3024: tell us what happened, the age and the ward");
}

static void a_text_without_swahili_is_said_in_english(void)
{
    make_book();
    CHECK_STR(said(PHRASE_LEAVE_SET, LANG_SW, "from=2026-03-02\nto=2026-03-06\n"), "2/3/2026 to 6/3/2026");
    CHECK_STR(said(PHRASE_LEAVE_SET, LANG_NONE, "from=2026-03-02\nto=2026-03-06\n"), "2/3/2026 to 6/3/2026");
}

static void late_is_said_first(void)
{
    make_book();
    CHECK_STR(said(PHRASE_CASE_UPDATED, LANG_SW, "late=yes\ncase=48173024\nby=scco\nwords=x\n"),
              "IMECHELEWA. Kesi 4817 3024: afisa wa watoto: x.");
    CHECK_STR(said(PHRASE_CASE_UPDATED, LANG_EN, "late=no\ncase=48173024\nby=scco\nwords=x\n"),
              "Case 4817 3024: the children's officer says: x.");
}

static void never_the_kind_beside_the_place(void)
{
    make_book();
    CHECK_STR(said(PHRASE_CASE_STATUS, LANG_EN, "case=48173024\nstate=reported\nkind=neglect\n"),
              "4817 3024 waiting K:neglect");
    CHECK_STR(said(PHRASE_CASE_STATUS, LANG_EN, "case=48173024\nstate=reported\nplace_name=Magarini\n"),
              "4817 3024 waiting P:Magarini");
    CHECK_STR(said(PHRASE_CASE_STATUS, LANG_EN, "case=48173024\nstate=reported\nkind=neglect\nplace_name=Magarini\n"),
              "4817 3024 waiting P:Magarini");
}

static void moments_and_steps(void)
{
    make_book();
    /* 2026-03-06 16:50 in Nairobi */
    CHECK_STR(
        said(PHRASE_CASE_STATUS, LANG_EN, "case=48173024\nstate=reported\nlast=case.verified\ndeadline=1772805000\n"),
        "4817 3024 waiting L:taken up D:6/3 16:50");
    CHECK_STR(
        said(PHRASE_CASE_STATUS, LANG_EN, "case=48173024\nstate=reported\nlast=went, saw\ndeadline=2026-03-06 16:50\n"),
        "4817 3024 waiting L:went, saw D:6/3 16:50");
    CHECK_STR(said(PHRASE_CASE_LIST, LANG_EN, "count=2\nlist=48173024:reported:S1,48173099:reported\n"),
              "2: 4817 3024 waiting S1, 4817 3099 waiting");
}

static void long_words_are_cut_at_a_word(void)
{
    make_book();
    char args[1200] = "case=48173024\nby=scco\nwords=";
    for (int i = 0; i < 60; i++)
        strcat(args, "counselled ");
    strcat(args, "end\n");
    said(PHRASE_CASE_UPDATED, LANG_EN, args);
    struct sms_size size = sms_measure(text_done(&out));
    CHECK_INT(size.parts, 2);
    CHECK(size.units > 306 - 16); /* it uses the room there is */
    CHECK(out.n > 14 && strcmp(space + out.n - 14, " counselled...") == 0);
}

static void one_endless_word_is_cut_too(void)
{
    make_book();
    char args[1200] = "case=48173024\nby=scco\nwords=";
    for (int i = 0; i < 700; i++)
        strcat(args, "a");
    said(PHRASE_CASE_UPDATED, LANG_EN, args);
    CHECK_INT(sms_measure(text_done(&out)).parts, 2);
    CHECK(strcmp(space + out.n - 4, "a...") == 0);
}

static void letters_an_sms_has_not(void)
{
    make_book();
    said(PHRASE_CASE_UPDATED, LANG_EN, "case=48173024\nby=scco\nwords=m\xC5\xA9nene \xE2\x80\x9Cok\xE2\x80\x9D\n");
    CHECK(sms_measure(text_done(&out)).gsm7);
    CHECK_STR(space, "Case 4817 3024: the children's officer says: munene \"ok\".");
}

static void guidance_falls_back(void)
{
    make_book();
    CHECK(span_is(guidance_text(&book, KIND_NEGLECT, GUIDE_CPV, LANG_SW), "lisha"));
    CHECK(span_is(guidance_text(&book, KIND_NEGLECT, GUIDE_PARALEGAL, LANG_EN), "feed"));
    CHECK(span_is(guidance_text(&book, KIND_NEGLECT, GUIDE_CHP, LANG_EN), "measure"));
    CHECK(span_is(guidance_text(&book, KIND_NEGLECT, GUIDE_CHP, LANG_SW), "lisha")); /* her language before her role */
    CHECK_INT(guidance_text(&book, KIND_LOST, GUIDE_CPV, LANG_EN).n, 0);
    text_init(&out, space, sizeof space);
    phrase_say(&book, PHRASE_GUIDANCE, KIND_NEGLECT, GUIDE_CHP, LANG_EN, SPAN("case=48173024\n"), &out);
    CHECK_STR(space, "measure");
}

int main(void)
{
    RUN(values_and_conditions);
    RUN(an_unknown_name_is_told_and_left_out);
    RUN(a_broken_template_is_told);
    RUN(one_full_stop_is_enough);
    RUN(names_of_a_template);
    RUN(keys);
    RUN(words_of_the_language);
    RUN(a_text_without_swahili_is_said_in_english);
    RUN(late_is_said_first);
    RUN(never_the_kind_beside_the_place);
    RUN(moments_and_steps);
    RUN(long_words_are_cut_at_a_word);
    RUN(one_endless_word_is_cut_too);
    RUN(letters_an_sms_has_not);
    RUN(guidance_falls_back);
    return test_end();
}
