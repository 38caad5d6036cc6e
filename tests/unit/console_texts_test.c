/* console_texts_test.c - the page of texts, and its counter in the browser held against the one that counts what is
 * sent: every character by itself, every text that is shipped, and texts at the edges of parts. */
#include "tests/unit/page_world.h"

#define NATIONAL "[{\"role\":\"national\",\"at\":\"KE\"}]"

static const char *trying(const char *key, const char *lang, const char *text)
{
    static char body[4096];
    struct buffer b;
    buffer_init(&b, sizeof body - 1);
    html(&b, "lang=%u&text=%u", lang, text);
    snprintf(body, sizeof body, "%s", b.p);
    buffer_free(&b);
    return page_show(page_texts_try, NATIONAL, key, "", body, LANG_EN);
}

static void every_text_is_listed(void)
{
    const char *b = SHOW(page_texts, NATIONAL, "", "");
    CHECK_INT(page.out.status, 200);
    CHECK_INT(page_count(b, "<tr><th scope=\"row\">"), PHRASE_COUNT - 2); /* all but none and guidance */
    HAS(b, "href=\"/texts/case.new\"");
    b = SHOW(page_texts, NATIONAL, "", "show=guidance");
    CHECK(page_count(b, "href=\"/texts/guidance.") >= KIND_COUNT - 1);
    HAS(b, "guidance.defilement.chp");
}

static void one_text_is_whole(void)
{
    const char *b = SHOW(page_texts_one, NATIONAL, "report.received", "");
    HAS(b, "Thank you for telling us. Your report is {case}.");
    HAS(b, "Asante kwa kutuambia.");
    HAS(b, "<code>case office</code>");
    HAS(b, ", 1 part</p>");
    HAS_NOT(b, "KES");
    page.loaded->settings.cost_part_cents = 80;
    b = SHOW(page_texts_one, NATIONAL, "guidance.defilement.cpv", "");
    HAS(b, "3 parts, KES 2.40</p>");
    page.loaded->settings.cost_part_cents = 0;
    (void)SHOW(page_texts_one, NATIONAL, "nothing.here", "");
    CHECK_INT(page.out.status, 404);
    (void)SHOW(page_texts_one, NATIONAL, "guidance.neglect.nobody", "");
    CHECK_INT(page.out.status, 404);
}

static void another_wording(void)
{
    const char *b = trying("lang.set", "en", "We write in \"English\" now.");
    HAS(b, "This can be sent.");
    HAS(b, "en = &quot;We write in \\&quot;English\\&quot; now.&quot;;");
    b = trying("lang.set", "en", "It\xE2\x80\x99s English now \xF0\x9F\x99\x82");
    HAS(b, "This would be refused.");
    HAS(b, "(U+2019): write <code>&#39;</code>");
    HAS(b, "(U+1F642): leave it out");
    b = trying("lang.set", "en", "Hello {nobody}");
    HAS(b, "{nobody} is no name of this text");
    b = trying("lang.set", "en", "");
    HAS(b, "there is no text");
    char text[200];
    memset(text, 'a', sizeof text);
    text[155] = '\0'; /* and "LATE. " before it, where it comes late */
    b = trying("lang.set", "en", text);
    HAS(b, "more than 1 part");
    text[154] = '\0';
    HAS(trying("lang.set", "en", text), "160 characters, 1 part");
    b = trying("guidance.neglect.cpv", "sw", "Mtoto apewe chakula {case}");
    HAS(b, "no names in {braces}");
    b = trying("lang.set", "en", "<script>alert(1)</script>");
    HAS_NOT(b, "<script>alert");
}

/* --- both counters --- */

static const char node_words[] =
    "const { smsMeasure } = require('./console/assets/texts.js');"
    "for (const line of require('fs').readFileSync(0, 'utf8').split('\\n').slice(0, -1)) {"
    "const m = smsMeasure(JSON.parse(line)); console.log(m.gsm7 ? 1 : 0, m.units, m.parts); }";

struct corpus {
    FILE *f;
    struct sms_size *want;
    int n, cap;
};

static void corpus_add(struct corpus *c, struct span text)
{
    json_t *j = json_stringn(text.n ? text.p : "", text.n);
    char *line = json_dumps(j, JSON_ENCODE_ANY);
    fprintf(c->f, "%s\n", line);
    if (c->n == c->cap) {
        c->cap = c->cap ? 2 * c->cap : 1024;
        c->want = realloc(c->want, (size_t)c->cap * sizeof *c->want);
    }
    c->want[c->n++] = sms_measure(text);
    free(line);
    json_decref(j);
}

static void corpus_repeat(struct corpus *c, const char *one, int n, const char *end)
{
    struct buffer b;
    buffer_init(&b, 1 << 20);
    for (int i = 0; i < n; i++)
        buffer_str(&b, one);
    buffer_str(&b, end);
    corpus_add(c, (struct span){b.p, b.n});
    buffer_free(&b);
}

static void corpus_fill(struct corpus *c)
{
    static const char *const ones[] = {"a", "[", "\xE2\x82\xAC", "\xE2\x80\x99", "\xF0\x9F\x99\x82", "\xC3\xA9"};
    static const int edges[] = {0,   1,   35,  66,  67,  69,  70,  71,  76,  77,  80,  81,
                                133, 134, 135, 152, 153, 154, 159, 160, 161, 306, 307, 460};
    const struct phrasebook *book = phrases_book(page.loaded->phrases);
    char bytes[8];
    for (uint32_t p = 1; p < 0x3000; p++)
        corpus_add(c, (struct span){bytes, utf8_put(p, bytes)});
    for (size_t i = 0; i < countof(ones); i++)
        for (size_t j = 0; j < countof(ones); j++)
            for (size_t k = 0; k < countof(edges); k++)
                corpus_repeat(c, ones[i], edges[k], ones[j]);
    for (int p = 1; p < PHRASE_COUNT; p++)
        for (int l = LANG_EN; l < LANG_COUNT; l++)
            corpus_add(c, book->phrase[p][l]);
    for (int k = 1; k < KIND_COUNT; k++)
        for (int l = LANG_EN; l < LANG_COUNT; l++)
            corpus_add(c, book->guidance[k][GUIDE_CPV][l]);
    unsigned x = 5;
    for (int i = 0; i < 2000; i++) {
        struct buffer b;
        buffer_init(&b, 4096);
        for (int n = 0; n < 60 + i % 200; n++) {
            x = x * 1664525 + 1013904223;
            buffer_str(&b, ones[(x >> 24) % (i % 3 ? 3 : 6)]);
        }
        corpus_add(c, (struct span){b.p, b.n});
        buffer_free(&b);
    }
}

static void both_counters_agree(void)
{
    char path[600], command[2048];
    int differ = 0, n = 0, gsm7, units, parts;
    snprintf(path, sizeof path, "%s/corpus", page.w.dir);
    struct corpus c = {.f = fopen(path, "w")};
    if (system("command -v node >/dev/null 2>&1") != 0) {
        printf("# node is not installed: not compared\n");
        fclose(c.f);
        return;
    }
    corpus_fill(&c);
    fclose(c.f);
    snprintf(command, sizeof command, "node -e \"%s\" <%s", node_words, path);
    FILE *answers = popen(command, "r");
    while (n < c.n && fscanf(answers, "%d %d %d", &gsm7, &units, &parts) == 3) {
        differ += gsm7 != c.want[n].gsm7 || units != c.want[n].units || parts != c.want[n].parts;
        n++;
    }
    CHECK_INT(pclose(answers), 0);
    CHECK_INT(n, c.n);
    CHECK(c.n > 15000);
    CHECK_INT(differ, 0);
    free(c.want);
}

int main(void)
{
    if (!page_world_open())
        return 2;
    RUN(every_text_is_listed);
    RUN(one_text_is_whole);
    RUN(another_wording);
    RUN(both_counters_agree);
    page_world_end();
    return test_end();
}
