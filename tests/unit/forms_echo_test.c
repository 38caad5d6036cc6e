/* forms_echo_test.c - our own words are known when they come back, whole, quoted or cut short; and no text that a
 * person would write is taken for ours. */
#include <stdio.h>
#include <stdlib.h>

#include "config/phrases.h"
#include "config/settings.h"
#include "forms/echo.h"
#include "forms/read.h"
#include "tests/unit/test.h"

static struct phrases *phrases;
static struct echo echo;
static uint64_t slots[ECHO_SLOTS];

static int ours(const char *s)
{
    char space[4096];
    struct text folded;
    text_init(&folded, space, sizeof space);
    text_fold(span_of(s), &folded);
    return echo_runs(&echo, text_done(&folded));
}

static void what_we_say_is_known_when_it_comes_back(void)
{
    CHECK(ours("Thank you for telling us. Your report is 4817 3024. A children's officer gets it. Danger now?"));
    CHECK(ours("RE: thank you for telling us, your report is 4817 3024"));
    CHECK(ours("Asante kwa kutuambia. Ripoti yako ni 4817 3024. Inaenda kwa afisa wa watoto."));
    CHECK(ours("S3: case 1265 7396, Malindi comes up to you: nobody answered. Reply VERIFY 1265 7396 and what you do. "
               "Details: STATUS 1265 7396."));
}

static void what_people_write_is_not(void)
{
    static const char *const theirs[] = {"REPORT neglect girl 9 Ganda",
                                         "REPORT defilement girl 9 Mtepeni please hurry, the neighbour",
                                         "girl 9 Ganda",
                                         "VERIFY 4817 3024 visited home, mother counselled",
                                         "STATUS 4817 3024",
                                         "UPDATE 4817 3024 he is beating her again",
                                         "Thank you",
                                         "Call 116",
                                         ""};
    for (size_t i = 0; i < countof(theirs); i++)
        CHECK(!ours(theirs[i]));
}

/* Every text of the collection of readings, as people write them: 1,700 and more. */
static void no_text_of_the_readings_is_ours(void)
{
    static const char *const files[] = {"tests/readings/oracle.tsv", "tests/readings/own.tsv",
                                        "tests/readings/public.tsv"};
    char line[8192];
    int texts = 0, some = 0;
    for (size_t i = 0; i < countof(files); i++) {
        FILE *f = fopen(files[i], "r");
        CHECK(f != NULL);
        while (f && fgets(line, sizeof line, f)) {
            char *end = strchr(line, ']'); /* the text; behind it the reading says parts of it again */
            texts++;
            if (end)
                *end = '\0';
            CHECK(ours(line) < ECHO_SURE);
            some += ours(line) > 0;
        }
        if (f)
            fclose(f);
    }
    CHECK(texts > 1500);
    CHECK_INT(some, 1); /* a closing in the words of our own example */
}

static void the_table_is_half_empty_at_least(void)
{
    printf("# %zu of %zu slots\n", echo.filled, (size_t)ECHO_SLOTS);
    CHECK(echo.filled > 1000 && echo.filled < ECHO_SLOTS / 2);
}

int main(void)
{
    char p[SETTINGS_PATH_CAP + 64], g[SETTINGS_PATH_CAP + 64];
    struct config_fault fault;
    if (!settings_find(NULL, "phrases.cfg", p) || !settings_find(NULL, "guidance.cfg", g) ||
        phrases_load(p, g, &phrases, &fault) != ERR_NONE || !echo_fill(&echo, slots, phrases_book(phrases)))
        return 2;
    RUN(what_we_say_is_known_when_it_comes_back);
    RUN(what_people_write_is_not);
    RUN(no_text_of_the_readings_is_ours);
    RUN(the_table_is_half_empty_at_least);
    phrases_free(phrases);
    return test_end();
}
