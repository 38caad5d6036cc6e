/* mlinzid_texts_test.c - every text that leaves may be read by whoever picks the phone up: hundreds of reports, steps,
 * questions and days of ladder with planted names and numbers in them, and each text that left is searched. None holds
 * a child's name, a number, or what was reported; and the kind is never beside the place. */
#include "forms/read.h"
#include "forms/words.h"
#include "tests/unit/town.h"

#define OFFICER "+254711000001"
#define POLICE "+254711000031"
#define PLANTED 400
#define MINUTE 60
#define DAY 86400

static struct {
    char words[PLANTED][24];
    int n;
} planted;
static int64_t searched;

static const char *plant(const char *form, int i)
{
    must(planted.n < PLANTED);
    char *w = planted.words[planted.n++];
    snprintf(w, sizeof planted.words[0], form, 'a' + i % 26, 'a' + i / 26);
    return w;
}

static bool has_kind(const char *text)
{
    for (const char *p = text; *p;) {
        size_t n = strspn(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (n && (lexicon_kind_word(town.loaded->lexicon, (struct span){p, n}) ||
                  lexicon_kind_phrase(town.loaded->lexicon, span_of(p))))
            return true;
        p += n ? n : 1;
    }
    return false;
}

static const char *said_by(int i)
{
    static char number[MSISDN_CAP];
    snprintf(number, sizeof number, "+2547226%05d", 13001 + i * 7);
    return number;
}

static void search(void)
{
    static const char *const places[] = {"Ganda", "Jilore", "Malindi"};
    for (int i = 0; i < town.saids; i++) {
        const char *text = town.said[i].text;
        bool kind = has_kind(text);
        searched++;
        for (int w = 0; w < planted.n; w++)
            if (strcasestr(text, planted.words[w])) {
                printf("# to %s: %s\n", town.said[i].to, text);
                CHECK(false); /* a planted word leaves */
            }
        /* More than four digits together: one run in twelve has a reference with a 7226 or a 7338 in it. */
        if (strstr(text, "722613") || strstr(text, "722614") || strstr(text, "7226 13 0") || strstr(text, "733820")) {
            printf("# to %s: %s\n", town.said[i].to, text);
            CHECK(false); /* a number leaves */
        }
        if (kind && town_arg(&town.said[i], "words")[0]) {
            printf("# to %s: %s\n", town.said[i].to, text);
            CHECK(false); /* the kind leaves in somebody's words */
        }
        for (size_t p = 0; kind && p < sizeof places / sizeof *places; p++)
            if (strstr(text, places[p])) {
                printf("# to %s: %s\n", town.said[i].to, text);
                CHECK(false); /* the kind leaves beside the place */
            }
    }
    town_forget();
}

static void begin(void)
{
    town_open();
    town.loaded->settings.cost_parts_a_day = 0;
    town_person(ROLE_SCCO, OFFICER, "003.016");
    town_person(ROLE_CCCS, "+254711000002", "003");
    town_person(ROLE_RCCS, "+254711000003", "R1");
    town_person(ROLE_NATIONAL, "+254711000004", "KE");
    town_person(ROLE_SECRETARY, "+254711000005", "KE");
    town_person(ROLE_POLICE, POLICE, "003.016");
}

static void a_report(int i)
{
    static const char *const wards[] = {"Ganda", "Jilore"};
    enum kind k = (enum kind)(1 + i % (KIND_COUNT - 1));
    char text[300];
    const char *name = plant("Zq%cb%cwex", i), *father = plant("Xuv%cz%cq", i);
    snprintf(text, sizeof text,
             i % 3 ? "REPORT %s girl %d %s, her name is %s, %s of house %d did it, call 07338%05d"
                   : "%s msichana miaka %d %s, jina lake %s, mtoto wa %s nyumba %d simu 07338%05d",
             kind_word(k), 3 + i % 14, wards[i % 2], name, father, 700 + i, 20000 + i);
    town_text(said_by(i), text);
}

/* What the officer and the reporter say on: the child's name, numbers and the kind in it. */
static void goes_on(int i)
{
    enum kind k = (enum kind)(1 + i % (KIND_COUNT - 1));
    const struct town_said *receipt = town_last(said_by(i), "report.received");
    char text[300], ref[20], name[24];
    span_str(span_of(town_arg(receipt, "case")), ref, sizeof ref);
    span_str(span_of(planted.words[2 * i]), name, sizeof name);
    CHECK(ref[0]);
    snprintf(text, sizeof text, "VERIFY %s went to %s, saw %s, phoned 07226 13 001 and +254733820000", ref, name,
             kind_word(k));
    town_text(OFFICER, text);
    snprintf(text, sizeof text, "UPDATE %s %s is worse now, 07338%05d", ref, name, 20000 + i);
    town_text(said_by(i), text);
    snprintf(text, sizeof text, "STATUS %s", ref);
    town_text(said_by(i), text);
    town_text(OFFICER, text);
    town_text(POLICE, text);
    if (i % 4 == 0) {
        snprintf(text, sizeof text, "CLOSE %s %s is safe with an aunt, %s has ended, 07338%05d", ref, name,
                 kind_word(k), 20000 + i);
        town_text(OFFICER, text);
        const struct town_said *code = town_last(OFFICER, "confirm.code");
        if (code) {
            snprintf(text, sizeof text, "YES %s", town_arg(code, "code"));
            town_text(OFFICER, text);
        }
    }
}

static void no_text_that_leaves_says_who(void)
{
    begin();
    for (int i = 0; i < PLANTED / 2; i++) {
        a_report(i);
        if (i % 2)
            goes_on(i);
        town_wait(20 * MINUTE);
        search();
    }
    town_text(OFFICER, "LIST");
    for (int day = 0; day < 8; day++) {
        town_wait(DAY);
        search();
    }
    printf("# = %lld texts searched for %d planted words, for numbers, and for the kind beside the place\n",
           (long long)searched, planted.n);
    CHECK(searched >= 2000);
    CHECK(town_count("select count(*) from case_file where length(child_name) > 0") >= 60);
}

static void the_search_finds(void)
{
    CHECK(has_kind("a case of defilement in Ganda"));
    CHECK(!has_kind("Case 4817 3024, Ganda: please act"));
}

int main(void)
{
    if (!town_begin())
        return 2;
    RUN(the_search_finds);
    RUN(no_text_that_leaves_says_who);
    return town_end();
}
