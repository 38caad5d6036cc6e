/* forms_clean_test.c - what must not leave with the words of a text: long numbers and the name that was found. */
#include "forms/clean.h"

#include "base/must.h"
#include "tests/unit/test.h"

static const char *clean(const char *words, const char *name)
{
    static char out[400];
    struct text t;
    text_init(&t, out, sizeof out);
    clean_words(span_of(words), span_of(name), &t);
    CHECK(!clean_has_number(text_done(&t)));
    CHECK(!clean_has_name(text_done(&t), span_of(name)));
    return out;
}

static void numbers_lose_their_digits(void)
{
    CHECK_STR(clean("call 0712345678", ""), "call 0710000000");
    CHECK_STR(clean("call +254712345678 now", ""), "call +254000000000 now");
    CHECK_STR(clean("piga 0712 345-678.", ""), "piga 0710 000-000.");
    CHECK_STR(clean("(0712) 345 678", ""), "(0710) 000 000");
    CHECK_STR(clean("ID 28765431x", ""), "ID 28700000x");
    CHECK_STR(clean("girl 9 0712345678", ""), "girl 9 0700000000");
    CHECK_STR(clean("0712345678,0787654321", ""), "0710000000,0780000000");
    CHECK_STR(clean("1234567", ""), "1230000");
    CHECK_STR(clean("12-03-2015 0712345678", ""), "12-00-0000 0000000000");
}

static void references_are_those_of_the_corpus(void)
{
    CHECK_STR(clean("CLOSE 48173024 done", ""), "CLOSE {REF} done");
    CHECK_STR(clean("STATUS 4817 3024", ""), "STATUS {REF}");
    CHECK_STR(clean("STATUS 48173025", ""), "STATUS 48100000");
}

static void ages_dates_and_amounts_stay(void)
{
    static const char *const same[] = {"girl 9 Ganda",
                                       "born 12-03-2015",
                                       "born 2015.03.12 Ganda",
                                       "tarehe 12/03/2015 saa 2",
                                       "ksh 5000, 123456",
                                       "mtoto wa miaka 6, darasa la 3",
                                       "",
                                       "{REF}",
                                       "ñandú 3"};
    for (size_t i = 0; i < countof(same); i++) {
        CHECK_STR(clean(same[i], ""), same[i]);
        CHECK(!clean_has_number(span_of(same[i])));
    }
    CHECK(clean_has_number(SPAN("99-99-9999")));
    CHECK(clean_has_number(SPAN("01 02 03 04")));
    CHECK(clean_has_number(SPAN("tarehe 12-03-2015 0712345678")));
    CHECK(clean_has_number(SPAN("STATUS 48173024")));
    CHECK(clean_has_number(SPAN("a0712345678")));
}

static void the_name_goes_wherever_it_stands(void)
{
    CHECK_STR(clean("Kadogo 6 Ganda, jina KADOGO", "Kadogo"), "Amani 6 Ganda, jina Amani");
    CHECK_STR(clean("Kadogos Kadogo-s xKadogo", "Kadogo"), "Kadogos Amani-s xKadogo");
    CHECK_STR(clean("Baby", "Baby Jane"), "Baby");
    CHECK(clean_has_name(SPAN("ni kadogo."), SPAN("Kadogo")));
    CHECK(!clean_has_name(SPAN("ni Kadogoo"), SPAN("Kadogo")));
    CHECK(!clean_has_name(SPAN("anything"), SPAN("")));
}

int main(void)
{
    RUN(numbers_lose_their_digits);
    RUN(references_are_those_of_the_corpus);
    RUN(ages_dates_and_amounts_stay);
    RUN(the_name_goes_wherever_it_stands);
    return test_end();
}
