/* config_phrases_test.c - the texts as shipped may be sent; a text that may not is refused with what to write instead.
 */
#include "config/phrases.h"

#include "tests/unit/test.h"

#include "tests/unit/config_file.h"

static struct config_fault fault;
static struct phrases *phrases;
static char texts_path[SETTINGS_PATH_CAP + 64], guides_path[SETTINGS_PATH_CAP + 64];

static void find(void)
{
    if (!settings_find(NULL, "phrases.cfg", texts_path) || !settings_find(NULL, "guidance.cfg", guides_path))
        abort();
}

static const struct phrasebook *shipped(void)
{
    find();
    CHECK_INT(phrases_load(texts_path, guides_path, &phrases, &fault), ERR_NONE);
    CHECK_STR(fault.message, "");
    return phrases_book(phrases);
}

static const char *fault_of(const char *file, const char *from, const char *to)
{
    find();
    char *text = config_shipped(file, from, to);
    const char *changed = config_file(text);
    bool guides = strcmp(file, "guidance.cfg") == 0;
    CHECK_INT(phrases_load(guides ? texts_path : changed, guides ? changed : guides_path, &phrases, &fault),
              ERR_CONFIG);
    CHECK(phrases == NULL);
    CHECK_STR(fault.file, config_path);
    free(text);
    return fault.message;
}

static void both_languages_are_whole(void)
{
    const struct phrasebook *b = shipped();
    for (int l = LANG_EN; l < LANG_COUNT; l++) {
        for (int p = 1; p < PHRASE_COUNT; p++)
            CHECK(p == PHRASE_GUIDANCE || b->phrase[p][l].n > 0);
        for (int s = 1; s < SAYING_COUNT; s++)
            CHECK(b->saying[s][l].n > 0);
        for (int k = 0; k < KIND_COUNT; k++)
            CHECK(b->kind[k][l].n > 0);
    }
    phrases_free(phrases);
}

static void every_kind_has_guidance_in_both_languages(void)
{
    const struct phrasebook *b = shipped();
    for (int k = 1; k < KIND_COUNT; k++)
        for (int l = LANG_EN; l < LANG_COUNT; l++)
            for (int r = 0; r < GUIDE_ROLES; r++) {
                struct span s = b->guidance[k][r][l];
                struct sms_size size = sms_measure(s);
                if (r == GUIDE_CPV)
                    CHECK(s.n > 0);
                else
                    CHECK_INT(s.n > 0, b->guidance[k][r][LANG_EN].n > 0);
                CHECK(s.n == 0 || (size.gsm7 && size.parts >= 1 && size.parts <= 4));
            }
    phrases_free(phrases);
}

static bool contains(struct span s, const char *word)
{
    return s.p && memmem(s.p, s.n, word, strlen(word)) != NULL;
}

/* Section 7: what must not be missing where a child may have been hurt in this way. */
static void evidence_and_the_72_hours(void)
{
    static const enum kind kinds[] = {KIND_DEFILEMENT, KIND_SEXUAL_ASSAULT, KIND_SODOMY};
    static const char *const en[] = {
        "safe", "bathe|bathing", "paper, not plastic", "72 hours", "PRC", "P3", "Do not settle", "116"};
    static const char *const sw[] = {"salama", "Asioge|asioge", "si plastiki", "saa 72", "PRC",
                                     "P3",     "Msiyamalize",   "116"};
    const struct phrasebook *b = shipped();
    for (size_t k = 0; k < countof(kinds); k++)
        for (size_t i = 0; i < countof(en); i++)
            for (int l = LANG_EN; l < LANG_COUNT; l++) {
                struct span rest = span_of(l == LANG_EN ? en[i] : sw[i]);
                bool found = false;
                while (rest.n > 0) {
                    char word[32];
                    span_str(span_cut(&rest, '|'), word, sizeof word);
                    found = found || contains(b->guidance[kinds[k]][GUIDE_CPV][l], word);
                }
                CHECK(found);
            }
    phrases_free(phrases);
}

/* A stranger may read the phone: the gravest kinds are not named, and every text ends with where help is. */
static void guidance_is_neutral(void)
{
    static const enum kind kinds[] = {
        KIND_DEFILEMENT, KIND_SEXUAL_ASSAULT, KIND_SODOMY,         KIND_INCEST,
        KIND_FGM,        KIND_TRAFFICKING,    KIND_CHILD_MARRIAGE, KIND_SEXUAL_EXPLOITATION};
    const struct phrasebook *b = shipped();
    for (size_t i = 0; i < countof(kinds); i++)
        for (int r = 0; r < GUIDE_ROLES; r++)
            for (int l = LANG_EN; l < LANG_COUNT; l++) {
                char word[64];
                span_str(b->kind[kinds[i]][l], word, sizeof word);
                CHECK(!contains(b->guidance[kinds[i]][r][l], word));
            }
    for (int k = 1; k < KIND_COUNT; k++)
        for (int l = LANG_EN; l < LANG_COUNT; l++)
            CHECK(contains(b->guidance[k][GUIDE_CPV][l], "116"));
    phrases_free(phrases);
}

static const char *said(const struct phrasebook *b, enum phrase p, enum lang lang, const char *args, struct text *t)
{
    t->n = 0;
    t->cut = false;
    phrase_say(b, p, KIND_NONE, GUIDE_CPV, lang, span_of(args), t);
    return t->p;
}

/* To a reporter: no place, whatever the caller passes; the acknowledgement asks to delete it and gives the office's
 * number. */
static void what_a_reporter_reads(void)
{
    char space[1024];
    struct text t;
    text_init(&t, space, sizeof space);
    const struct phrasebook *b = shipped();
    for (int l = LANG_EN; l < LANG_COUNT; l++) {
        const char *s = said(b, PHRASE_REPORT_RECEIVED, (enum lang)l,
                             "case=48173024\noffice=+254711000001\nplace_name=Magarini\n", &t);
        CHECK(strstr(s, "4817 3024") && strstr(s, "+254711000001") && !strstr(s, "Magarini"));
        CHECK(strstr(s, l == LANG_EN ? "delete" : "futa") != NULL);
        s = said(b, PHRASE_REPORT_RECEIVED, (enum lang)l, "case=48173024\n", &t);
        CHECK(!strstr(s, "Office") && !strstr(s, "Ofisi"));
        s = said(b, PHRASE_CASE_CLOSED, (enum lang)l, "case=48173024\nby=scco\nwords=safe\n", &t);
        CHECK(strstr(s, l == LANG_EN ? "reply NO 4817 3024" : "jibu HAPANA 4817 3024") != NULL);
        s = said(b, PHRASE_CASE_CLOSED, (enum lang)l, "case=48173024\nby=scco\nwords=safe\nlate=no\nseverity=S1\n", &t);
        CHECK(!strstr(s, l == LANG_EN ? "reply NO" : "jibu HAPANA")); /* that is for the reporter alone */
    }
    phrases_free(phrases);
}

static void what_an_officer_reads(void)
{
    char space[1024];
    struct text t;
    text_init(&t, space, sizeof space);
    const struct phrasebook *b = shipped();
    const char *s = said(
        b, PHRASE_CASE_ESCALATED, LANG_EN,
        "case=48173024\nseverity=S1\nplace=003.012\nplace_name=Magarini\nlevel=2\nreason=no-action\nlate=yes\n", &t);
    CHECK(strstr(s, "LATE. S1 EMERGENCY: case 4817 3024, Magarini") == s);
    CHECK(strstr(s, "no action yet") != NULL);
    s = said(b, PHRASE_CONFIRM_CODE, LANG_EN, "case=48173024\ncode=123456\nact=discard\nlate=no\nkind=neglect\n", &t);
    CHECK(strstr(s, "To discard case 4817 3024 reply YES 123456") == s);
    CHECK(!strstr(s, "neglect"));
    CHECK(strstr(said(b, PHRASE_CASE_VERIFIED, LANG_EN, "case=48173024\nby=scco\naction=yes\nwords=visited\n", &t),
                 "visited"));
    CHECK(strstr(said(b, PHRASE_CASE_VERIFIED, LANG_EN, "case=48173024\nby=scco\naction=no\nlate=no\n", &t),
                 "No action"));
    CHECK_STR(said(b, PHRASE_CASE_LIST, LANG_EN, "count=0\nlate=no\n", &t), "You have no open case.");
    phrases_free(phrases);
}

static void faults_in_a_text(void)
{
    CHECK_STR(fault_of("phrases.cfg", "key = \"report.repeated\"", "key = \"report.repeeted\""),
              "there is no phrase report.repeeted: did you mean report.repeated?");
    CHECK(fault.line > 10);
    CHECK_STR(fault_of("phrases.cfg", "sw = \"Asante kwa kutuambia", "se = \"Asante kwa kutuambia"),
              "se is not known here: did you mean sw?");
    CHECK_STR(fault_of("phrases.cfg", "en = \"Thank you for telling us.", "en = \"\"; // "),
              "report.received has no text in English: write en = \"...\";");
    CHECK_STR(fault_of("phrases.cfg", "Your report is {case}.", "Your report is {kase}."),
              "report.received, en: {kase} is no name of this text: did you mean {case}?");
    CHECK_STR(fault_of("phrases.cfg", "Your report is {case}.", "Your report from {place_name}."),
              "report.received, en: {place_name} is no name of this text: it may use case office");
    CHECK_STR(fault_of("phrases.cfg", "Your report is {case}.", "Your report is {case."),
              "report.received, en: a {...} is not closed or not understood: write {name}, {name?text}, {name!text}, "
              "{name=value:text}");
    CHECK_STR(fault_of("phrases.cfg", "Your report is", "Your report \xE2\x80\x93"),
              "report.received, en: the letter \xE2\x80\x93 is not in the alphabet of SMS (GSM-7): write -");
    CHECK_STR(fault_of("phrases.cfg", "Your report is", "Your report \xF0\x9F\x98\x80"),
              "report.received, en: the sign U+1F600 is not for SMS (GSM-7): leave it out");
    CHECK(
        strstr(fault_of("phrases.cfg", "Your report is", "Your report, the one that you have just now sent to us, is"),
               "report.received, en: with long but ordinary values it takes 20") != NULL);
}

static void faults_of_the_whole(void)
{
    CHECK_STR(fault_of("phrases.cfg", "key = \"word.role.cpv\"", "key = \"word.role.cpw\""),
              "there is no word word.role.cpw: the keys are those of forms/sayings.def, after \"word.\"");
    CHECK_STR(fault_of("phrases.cfg", "key = \"word.kind.lost\"", "key = \"word.kind.street\""),
              "word.kind.street stands twice: leave one out");
    CHECK(strstr(fault_of("phrases.cfg", "  { key = \"lang.set\";", "  { key = \"start.set\";"),
                 "start.set stands here and on line") != NULL);
    CHECK(strstr(fault_of("phrases.cfg", "phrases = (", "frases = ("), "phrases is missing") == fault.message);
    const char *m = fault_of("phrases.cfg", "en = \"Thank you for telling us.", "en = Thank you for telling us.");
    CHECK(strstr(m, "look for a missing quote") && strstr(m, "report.received"));
}

static void faults_in_guidance(void)
{
    CHECK_STR(
        fault_of("guidance.cfg", "{ kind = \"neglect\"; role = \"cpv\"", "{ kind = \"neglect\"; role = \"paralegal\""),
        "guidance for neglect is missing in English: write { kind = \"neglect\"; role = \"cpv\"; en = \"...\"; sw = "
        "\"...\"; }");
    CHECK_STR(fault_of("guidance.cfg", "kind = \"lost\"", "kind = \"losst\""),
              "kind \"losst\" is not known: write a kind of forms/words.def");
    CHECK_STR(fault_of("guidance.cfg", "role = \"cpv\"", "role = \"scco\""),
              "role \"scco\" is not known: write cpv, paralegal or chp");
    CHECK_STR(fault_of("guidance.cfg", "Believe the child", "Believe {name}"),
              "defilement for cpv, en: guidance has no names, leave out {...}");
    char *text = config_shipped("guidance.cfg", NULL, NULL);
    free(text);
}

static void too_long_guidance_is_refused(void)
{
    char more[400];
    memset(more, 'x', sizeof more - 1);
    more[sizeof more - 1] = 0;
    CHECK_STR(fault_of("guidance.cfg", "Believe the child", more),
              "defilement for cpv, en: takes 6 parts, at most 4: make it shorter");
}

static void swahili_alone_shows_no_english(void)
{
    const struct phrasebook *b = shipped();
    char *buffer = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&buffer, &n);
    phrases_print(phrases, LANG_SW, out);
    fclose(out);
    CHECK(strstr(buffer, "report.received\tAsante") != NULL);
    CHECK(strstr(buffer, "guidance.cpv.neglect\t") != NULL);
    CHECK(!strstr(buffer, "Thank you"));
    CHECK(b->phrase[PHRASE_HELP][LANG_SW].n > 0);
    free(buffer);
    phrases_free(phrases);
}

int main(void)
{
    RUN(both_languages_are_whole);
    RUN(every_kind_has_guidance_in_both_languages);
    RUN(evidence_and_the_72_hours);
    RUN(guidance_is_neutral);
    RUN(what_a_reporter_reads);
    RUN(what_an_officer_reads);
    RUN(faults_in_a_text);
    RUN(faults_of_the_whole);
    RUN(faults_in_guidance);
    RUN(too_long_guidance_is_refused);
    RUN(swahili_alone_shows_no_english);
    return test_end();
}
