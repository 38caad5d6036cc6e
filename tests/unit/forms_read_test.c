/* forms_read_test.c - the reader against what no reading of ours foresees: any bytes, long texts, little memory; and
 * what the rulings need beyond the JSON. */
#include "tests/unit/test.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/must.h"
#include "tests/unit/forms_lexicon.h"

static const struct lexicon *lexicon;
static struct areas areas;
static unsigned char space[4 << 20];
static char json[1 << 19];

static struct reading read_bytes(struct span text, size_t scratch_bytes)
{
    struct arena scratch;
    struct reading r;
    struct text out;
    int64_t at;
    (void)time_read(SPAN("2026-11-21 12:00"), &at);
    arena_init(&scratch, space, scratch_bytes);
    read_text(lexicon, text, at, &scratch, &r);
    text_init(&out, json, sizeof json);
    reading_json(&r, &out);
    return r;
}

static struct reading read_string(const char *s)
{
    return read_bytes(span_of(s), sizeof space);
}

static bool inside(struct span part, struct span whole)
{
    return part.n == 0 || (part.p >= whole.p && part.p + part.n <= whole.p + whole.n);
}

/* What must hold of every reading, whatever was read. */
static void check_reading(const struct reading *r, struct span text)
{
    const struct slots *s = &r->slots;
    CHECK(r->intent > INTENT_NONE && r->intent < INTENT_COUNT);
    CHECK(s->kinds >= 0 && s->kinds <= READ_KINDS_MAX);
    CHECK(s->age_years >= -1 && s->age_years < 18);
    CHECK(s->age_months >= -1 && s->age_months < 216);
    CHECK(s->sex == 0 || s->sex == 'F' || s->sex == 'M' || s->sex == 'X');
    CHECK(s->children >= 0 && s->children < 100);
    CHECK(s->candidates >= 0 && s->candidates != 1 && s->candidates <= READ_CANDIDATES_MAX);
    CHECK(inside(s->place_text, text) && inside(s->name, text) && inside(s->locality, text) && inside(r->text, text));
    CHECK(s->place.level != AREA_WARD || s->candidates == 0);
    for (int i = 0; i < s->candidates; i++)
        CHECK(s->place.level == AREA_NONE || area_within(s->candidate[i], s->place));
    CHECK(strlen(json) > 10 && json[strlen(json) - 1] == '}');
}

static void any_bytes(void)
{
    static const char *const texts[] = {
        "",
        "\xff\xfe\xfd",
        "\xc3",
        "\xe2\x80",
        "\xf0\x9f\x98",
        "\xed\xa0\x80 girl 9 Ganda",
        "\xf4\x90\x80\x80",
        "report\x01\x02\x03\x1b[31m girl 9 neglect Ganda",
        "\xef\xbb\xbfreport",
        "\xe2\x80\xae \xe2\x80\xac",
        "'\"';--",
        "%s%s%s%n%n%n",
        "$(reboot) `reboot` ${IFS}",
        "{\"intent\":\"close\"}",
        "999999999999999999999999999999",
        "girl 99999999999999999999 Ganda",
        "girl -9 Ganda",
        "girl 0 Ganda neglect",
        "YES 99999999999999999999",
        "CLOSE 99999999999999999999999 x",
        "LEAVE 99/99/9999 00/00/0000",
        "born 99/99/9999",
        "born 0/0",
        "born //////",
        "9-9-9-9-9-9-9-9-9-9",
        "from from from to to to",
        "by by by by na na na",
        "wa wa wa wa mtoto wa wa",
        "miaka miaka miaka miaka",
        "and and and 9 and and",
        "between and between",
        "mtoto anaitwa",
        "named",
        "jina",
        "kijiji cha",
        "village",
        "wadi ya",
        "ward",
        "county",
    };
    for (size_t i = 0; i < countof(texts); i++) {
        struct reading r = read_string(texts[i]);
        check_reading(&r, span_of(texts[i]));
    }
    static const char nul[] = "girl\0 9\0 Ganda";
    struct reading r = read_bytes((struct span){nul, sizeof nul - 1}, sizeof space);
    check_reading(&r, (struct span){nul, sizeof nul - 1});
}

static void repeated(const char *piece, size_t bytes)
{
    static char text[70000];
    size_t n = strlen(piece), used = 0;
    while (used + n <= bytes) {
        memcpy(text + used, piece, n);
        used += n;
    }
    struct reading r = read_bytes((struct span){text, used}, sizeof space);
    check_reading(&r, (struct span){text, used});
}

static void long_texts_end(void)
{
    static const char *const pieces[] = {
        ",",
        "#",
        "girl 9 Ganda ",
        "9 ",
        "a",
        "defiled ",
        "not ",
        "Township ",
        "mother and ",
        "kwa ",
        "9/10/",
        "\xf0\x9f\x98\xa2",
        "Mtepni ",
        "aXb1c2d3",
        "na baba ",
        "from X to ",
        "wadi ya ",
        "1,2 and ",
        "\xe2\x80\x8b",
        "ametelekeswaaa ",
        "between 1 and ",
        "Shimo la Tewa ",
        "boy, 19, ",
        "zzzzzzzz ",
        "anampigiaaa ",
    };
    for (size_t i = 0; i < countof(pieces); i++) {
        repeated(pieces[i], 160);
        repeated(pieces[i], 4000);
        repeated(pieces[i], 65536);
        repeated(pieces[i], 70000);
    }
}

/* However little memory there is, the answer is "unknown", never a crash; and with enough it is the report. */
static void little_memory(void)
{
    const char *text = "Report defilment girl 9 Mtepni neighbour urgent";
    bool read = false;
    for (size_t bytes = 0; bytes < 60000; bytes += 97) {
        struct reading r = read_bytes(span_of(text), bytes);
        check_reading(&r, span_of(text));
        read = read || r.slots.place.level == AREA_WARD;
        CHECK(r.intent == INTENT_REPORT || r.intent == INTENT_UNKNOWN);
    }
    CHECK(read);
}

static const char *const seeds[] = {
    "REPORT defilement F 9 Mtepeni neighbour",
    "Ripoti unajisi ke miaka 11 wadi ya Ganda, jirani",
    "report#neglect#M#4#Laini Saba#mother drinks, child not fed 2 days",
    "Mtoto ametupwa huko Timbwani, mchanga, haraka tafadhali",
    "Report neglect 3 children boys 2,4 and 6yrs Kapsoya Eldoret mother left 2 weeks ago.",
    "girl 14 from Ganda defiled in Mtepeni by uncle aged 35 born 12/03/2012 named Amina",
    "CLOSE 4817 3024 child placed with aunt, police informed",
    "LEAVE 24/11/2026 28/11/2026 0712345678",
    "NDIYO 123 456",
    "watoto watatu wa miaka 3, 5 na 7 wameachwa na mama yao kijiji cha Mikanjuni Kaloleni Kilifi",
    "between 6 and 8 years not defiled, just lost in Township or Hospital ward Kwa Njenga",
};

static void mutations(void)
{
    enum { ROUNDS = 50000 };
    static const char bits[] = " ,.#/-:'\"0123456789aeimnowkFM\n\t\xe2\x80\x8b\xf0\x9f\xff\xc3";
    uint64_t state = 20261121;
    for (int round = 0; round < ROUNDS; round++) {
        char text[400];
        const char *seed = seeds[mix64(&state) % countof(seeds)];
        size_t n = strlen(seed);
        memcpy(text, seed, n);
        for (uint64_t k = mix64(&state) % 8; k > 0; k--) {
            size_t at = (size_t)(mix64(&state) % (n + 1));
            char c = bits[mix64(&state) % (sizeof bits - 1)];
            uint64_t what = mix64(&state) % 4;
            if (what == 0 && n + 1 < sizeof text) {
                memmove(text + at + 1, text + at, n - at);
                text[at] = c;
                n++;
            } else if (what == 1 && at < n) {
                memmove(text + at, text + at + 1, n - at - 1);
                n--;
            } else if (what == 2 && at < n) {
                text[at] = c;
            } else if (at < n) {
                const char *other = seeds[mix64(&state) % countof(seeds)];
                size_t from = (size_t)(mix64(&state) % strlen(other)), more = strlen(other) - from;
                more = more > 30 ? 30 : more;
                more = n + more < sizeof text ? more : 0;
                memmove(text + at + more, text + at, n - at);
                memcpy(text + at, other + from, more);
                n += more;
            }
        }
        /* A copy of its own size, so that a read past the end is caught. */
        char *own = malloc(n + 1);
        memcpy(own, text, n);
        struct reading r = read_bytes((struct span){own, n}, sizeof space);
        check_reading(&r, (struct span){own, n});
        free(own);
        if (test_here > 20)
            return;
    }
}

static void flags_for_the_rulings(void)
{
    CHECK_INT(read_string("9").lone_number, 9);
    CHECK_INT(read_string(" 2 ").lone_number, 2);
    CHECK_INT(read_string("girl 9").lone_number, -1);
    CHECK(read_string("defilement").lone_kind);
    CHECK(!read_string("defilement girl").lone_kind);
    CHECK(read_string("Asante sana").chatter);
    CHECK(read_string("Asante \xf0\x9f\x99\x8f").chatter);
    CHECK(!read_string("asante mtoto amepigwa").chatter);
    CHECK(read_string("You have won KSH 50,000 http://bit.ly/x").spam);
    CHECK(!read_string("girl 9 defiled Ganda he gave her ksh 50").spam);
    CHECK(read_string("Visit www.example.com today").spam);
    CHECK(read_string("https example").spam);
    CHECK(read_string("Cheap phones at duka.co.ke").spam);
    CHECK(!read_string("come.quickly").spam);
    CHECK(read_string("Your OTP is 482913").spam);
    CHECK(read_string("use code AB 4829 here").spam);
    CHECK(read_string("enter pin 48291").spam);
    CHECK(!read_string("the code is 12").spam);
    CHECK(read_string("get a loan of 500 bob today").spam);
    CHECK(read_string("jackpot bonus").spam);
    CHECK(!read_string("a bonus").spam);
    CHECK(!read_string("he took ksh 500").spam);
    CHECK(!read_string("girl 9 defiled Ganda see www.example.com").spam);
    CHECK(read_string("ripoti unajisi").keyword);
    CHECK(!read_string("unajisi").keyword);
    CHECK(read_string("update?").intent == INTENT_STATUS);
    CHECK(read_string("update 48173024 gone").intent == INTENT_UPDATE);
}

/* What an officer wrote comes out as JSON, whatever he typed. */
static void json_of_any_text(void)
{
    CHECK(read_string("CLOSE 48173024 he said \"done\" at C:\\x\x7f\tthen").intent == INTENT_CLOSE);
    CHECK(strstr(json, "he said \\\"done\\\" at C:\\\\x\\u007f\\u0009then") != NULL);
    struct reading r = read_string("48173025");
    CHECK(r.intent == INTENT_ANSWER && r.ref_error);
    CHECK(strstr(json, "\"ref\":null,\"ref_error\":true") != NULL);
}

/* More words than are looked at, and a number longer than any: read as far as it goes. */
static void more_than_is_looked_at(void)
{
    enum { BYTES = 20000 };
    static char many[BYTES], digits[400];
    for (size_t i = 0; i + 1 < BYTES; i += 2)
        memcpy(many + i, "& ", 2);
    memcpy(many, "girl 9 neglected Ganda ", 23);
    struct reading r = read_bytes((struct span){many, BYTES}, sizeof space);
    CHECK(r.intent == INTENT_REPORT && r.slots.sex == 'F' && r.slots.age_years == 9);
    memset(digits, '9', sizeof digits - 1);
    memcpy(digits, "girl neglected Ganda ", 21);
    r = read_string(digits);
    CHECK(r.intent == INTENT_REPORT && r.slots.age_years == -1);
}

static void the_same_text(void)
{
    char a[200], b[200];
    struct text ta, tb;
    text_init(&ta, a, sizeof a);
    text_init(&tb, b, sizeof b);
    text_fold(SPAN("  REPORT  neglect, Girl 9 -- G\xc3\xa1nda!! "), &ta);
    text_fold(SPAN("report neglect girl 9 ganda"), &tb);
    CHECK_STR(a, b);
}

static bool cut(const char *text, const char *want)
{
    char out[300];
    struct text t;
    text_init(&t, out, sizeof out);
    bool was = text_cut_pin(span_of(text), &t);
    CHECK_STR(out, want);
    return was;
}

static void a_pin_is_cut(void)
{
    CHECK(cut("VERIFY 48173024 PIN 1234 visited", "VERIFY 48173024  visited"));
    CHECK(cut("pin yangu ni 1234", ""));
    CHECK(cut("my PIN is: 12 34, thanks", "my , thanks"));
    CHECK(!cut("pin ni is my number code 1234", "pin ni is my number code 1234")); /* too far from it to be one */
    CHECK(!cut("1234 ni is my number code pin", "1234 ni is my number code pin"));
    CHECK(!cut("12 34 pin", "12 34 pin"));
    CHECK(!cut("P.I. 1234, P.O. 1234", "P.I. 1234, P.O. 1234"));
    CHECK(cut("namba ya siri 482913", "namba ya "));
    CHECK(cut("1234 is my pin", ""));
    CHECK(cut("1234 is my pin 4815 thanks", " thanks")); /* either may be it */
    CHECK(!cut("girl 9 defiled Ganda", "girl 9 defiled Ganda"));
    CHECK(!cut("spinning 1234", "spinning 1234"));
    CHECK(!cut("pin 48173024", "pin 48173024"));
    CHECK(!cut("", ""));
}

static const char *const spellings[] = {"pin 482915",
                                        "PIN:482915",
                                        "Pin=482915",
                                        "PIN482915",
                                        "PIN-482915",
                                        "PIN# 482915",
                                        "P.I.N 482915",
                                        "P I N 482915",
                                        "my pin is 482915",
                                        "my pin number is 482915",
                                        "pin no. 482915",
                                        "pin no 48 29 15",
                                        "pin 482-915",
                                        "pin 482 915",
                                        "pin 4829 15",
                                        "pin 4 8 2 9 1 5",
                                        "pin: 4-8-2-9-1-5",
                                        "pin code 482915",
                                        "pincode 482915",
                                        "my secret number is 482915",
                                        "secret pin 482915",
                                        "pin,482915",
                                        "pin ... 482915",
                                        "pin (482915)",
                                        "pin is: \"482915\"",
                                        "pin\n482915",
                                        "password: 482915",
                                        "passcode 482915",
                                        "482915 is my pin",
                                        "482915 pin",
                                        "(482915 = pin)",
                                        "482 915 is my pin",
                                        "pin yangu ni 482915",
                                        "pini yangu ni 482915",
                                        "PIN yangu: 482915",
                                        "pin yangu mpya ni 482915",
                                        "pin yangu sasa ni 482915",
                                        "pin ni hii 482915",
                                        "pin yake ni 482915",
                                        "namba yangu ya siri ni 482915",
                                        "namba ya siri 482915",
                                        "nambari ya siri: 482915",
                                        "neno la siri ni 482915",
                                        "neno siri 482915",
                                        "nenosiri langu ni 482915",
                                        "siri yangu 482915",
                                        "482915 ndio pin yangu",
                                        "482915 ndiyo pin yangu",
                                        "482915 ni pin yangu",
                                        "482915 ni namba yangu ya siri"};

/* However it is written: the digits go, what else is said stays. */
static void a_pin_is_cut_in_every_spelling(void)
{
    static const char *const around[][2] = {{"", ""},
                                            {"REPORT neglect boy 6 Ganda. ", ""},
                                            {"RIPOTI ukatili mtoto Ganda, ", ". Asante"},
                                            {"VERIFY 48173024 ", " visited the home"},
                                            {"CLOSE 48173024 ", " child is safe"}};
    for (size_t i = 0; i < sizeof spellings / sizeof spellings[0]; i++)
        for (size_t k = 0; k < sizeof around / sizeof around[0]; k++) {
            char text[200], out[200];
            struct text t;
            snprintf(text, sizeof text, "%s%s%s", around[k][0], spellings[i], around[k][1]);
            text_init(&t, out, sizeof out);
            bool was = text_cut_pin(span_of(text), &t);
            bool left = strstr(out, "29") || strstr(out, "15") || strstr(out, "1 5") || strstr(out, "1-5");
            if (!was || left)
                printf("# %s -> %s\n", text, out);
            CHECK(was && !left);
            CHECK(strncmp(out, around[k][0], strlen(around[k][0])) == 0);
            CHECK(strstr(out, around[k][1]));
        }
}

/* A long text is looked through in pieces: wherever the PIN stands, between two of them too. */
static void a_pin_is_cut_from_a_long_text(void)
{
    static char text[2200], out[2200];
    struct text t;
    for (size_t at = 960; at < 1100; at++) {
        for (size_t i = 0; i < sizeof text - 1; i++)
            text[i] = i % 6 == 5 ? ' ' : 'a';
        memcpy(text + at, " pin yangu ni 4815 ", 19);
        text_init(&t, out, sizeof out);
        CHECK(text_cut_pin(span_of(text), &t) && !strstr(out, "4815"));
        CHECK_INT(t.n, sizeof text - 1 - 17);
    }
}

static void words_of_kinds(void)
{
    CHECK(lexicon_kind_word(lexicon, SPAN("defiled")));
    CHECK(lexicon_kind_word(lexicon, SPAN("Amenajisiwa")));
    CHECK(lexicon_kind_word(lexicon, SPAN("alimpiga")));
    CHECK(!lexicon_kind_word(lexicon, SPAN("visited")));
    CHECK(!lexicon_kind_word(lexicon, SPAN("")));
    CHECK_INT(lexicon_kind_phrase(lexicon, SPAN("child labour has ended")), 12);
    CHECK_INT(lexicon_kind_phrase(lexicon, SPAN("Early-marriage.")), 14);
    CHECK_INT(lexicon_kind_phrase(lexicon, SPAN("child is well")), 0);
    CHECK_INT(lexicon_kind_phrase(lexicon, SPAN("")), 0);
}

static void places_by_code(void)
{
    struct area a;
    char code[AREA_CODE_CAP];
    CHECK(area_read(&areas, SPAN("003.012.0062"), &a));
    area_code(a, code);
    CHECK_STR(code, "003.012.0062");
    CHECK(span_is(area_name(&areas, a), "Mtepeni"));
    CHECK(span_is(area_name(&areas, area_up(a, AREA_COUNTY)), "Kilifi"));
    CHECK(span_is(area_name(&areas, area_up(a, AREA_REGION)), "Coast"));
    CHECK(area_within(a, area_up(a, AREA_NATION)));
    CHECK(!area_read(&areas, SPAN("003.013.0062"), &a)); /* the ward lies in another constituency */
    CHECK(!area_read(&areas, SPAN("048"), &a));
    CHECK(area_read(&areas, SPAN("R1"), &a) && a.level == AREA_REGION);
    CHECK_INT(areas.count, 47 + 290 + 1450);
    CHECK_INT(areas.ward_count[12], 5);
}

/* One word of any length, with each ending that could make a kinsman of it. */
static void long_words_end(void)
{
    static const char *const endings[] = {"ake", "angu", "ke", "ye", "ngu", "ko", "o"};
    for (size_t e = 0; e < countof(endings); e++)
        for (size_t n = 20; n < 80; n++) {
            char word[100];
            memset(word, 'e', n);
            strcpy(word + n, endings[e]);
            CHECK_INT(read_string(word).intent, INTENT_UNKNOWN);
        }
}

int main(void)
{
    lexicon = shipped_lexicon(&areas);
    if (!lexicon)
        return 1;
    RUN(any_bytes);
    RUN(long_texts_end);
    RUN(long_words_end);
    RUN(little_memory);
    RUN(mutations);
    RUN(flags_for_the_rulings);
    RUN(json_of_any_text);
    RUN(more_than_is_looked_at);
    RUN(the_same_text);
    RUN(a_pin_is_cut);
    RUN(a_pin_is_cut_in_every_spelling);
    RUN(a_pin_is_cut_from_a_long_text);
    RUN(words_of_kinds);
    RUN(places_by_code);
    return test_end();
}
