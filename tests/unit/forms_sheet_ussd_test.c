/* forms_sheet_ussd_test.c - a form, one field a screen: every screen fits, every key does what it says, and whatever is
 * typed, the walk ends in answers that the form takes. */
#include "forms/sheet_draft.h"
#include "forms/sheet_ussd.h"

#include "base/day.h"
#include "config/phrases.h"
#include "tests/unit/test.h"

#include "tests/unit/register_book.h"

static unsigned char space[1 << 16];
static struct arena arena;
static struct sheet_ussd_world world;
static const struct sheet *s;
static struct answer list[ANSWERS_MAX];
static struct answers answers = {list, 0, ANSWERS_MAX};
static struct sheet_ussd u;
static struct sheet_ussd_step step;
static char shown[600], letters[4096];
static size_t letters_n;

static const char *screen(void)
{
    struct text t;
    text_init(&t, shown, sizeof shown);
    sheet_ussd_show(&world, s, &answers, &u, &t);
    return shown;
}

static void begin(const char *id, enum lang lang)
{
    s = sheet_version(&book.sheets, span_of(id), 0);
    answers.count = 0;
    letters_n = 0;
    sheet_ussd_begin(s, &answers, lang, &u, &step);
}

/* As the engine would: what is to be kept is kept (a new answer in place of the old), then on. */
static enum sheet_ussd_do key(const char *typed)
{
    char *kept = letters + letters_n;
    struct text t;
    text_init(&t, kept, sizeof letters - letters_n); /* answers point into what was typed */
    text_str(&t, typed);
    arena_reset(&arena);
    sheet_ussd_key(&world, s, &answers, &u, text_done(&t), &step);
    if (step.what != SHEET_USSD_KEEP)
        return step.what;
    letters_n += t.n + 1;
    int n = 0;
    for (int i = 0; i < answers.count; i++)
        if (list[i].field != u.field)
            list[n++] = list[i];
    answers.count = n;
    for (int i = 0; i < step.count; i++)
        list[answers.count++] = step.answer[i];
    sheet_ussd_next(s, &answers, &u, &step);
    return step.what;
}

static void a_visit_is_walked(void)
{
    begin("follow-up", LANG_EN);
    CHECK_STR(screen(), "Date of the visit\n0 Back 00 Menu");
    CHECK_INT(key("22112026"), SHEET_USSD_SHOW);
    CHECK_STR(screen(),
              "Who was seen?\n1 Child seen and spoken to\n2 Child seen, not spoken to\n3 Only the caregiver\n4 "
              "Nobody seen\n0 Back 00 Menu");
    CHECK_INT(key("2"), SHEET_USSD_SHOW);
    CHECK_INT(key("1"), SHEET_USSD_SHOW);
    CHECK_STR(screen(), "Is the child safe tonight?\n1 Yes\n2 No\n0 Back 00 Menu");
    CHECK_INT(key("2"), SHEET_USSD_SHOW);
    CHECK_STR(screen(), "What is the danger?\n0 Back 00 Menu"); /* asked only now */
    CHECK_INT(key("0"), SHEET_USSD_SHOW);
    CHECK_INT(key("1"), SHEET_USSD_SHOW); /* safe after all: the danger is not asked */
    CHECK_STR(screen(), "What was seen and done\n99 Skip\n0 Back 00 Menu");
    CHECK_INT(key("99"), SHEET_USSD_SHOW);
    CHECK_STR(screen(), "Next visit\n99 Skip\n0 Back 00 Menu");
    CHECK_INT(key("3.12."), SHEET_USSD_DONE);
    CHECK_INT(u.field, -1);
    struct sheet_refusal out[8];
    CHECK_INT(sheet_check(s, &answers, &world.w, out, 8), 0);
    CHECK_INT(answers.count, 5);
}

static void wrong_keys(void)
{
    begin("follow-up", LANG_SW);
    CHECK_INT(key("soon"), SHEET_USSD_SHOW);
    CHECK_STR(screen(), "Jaribu tena. Tarehe ya ziara\n0 Rudi 00 Mwanzo");
    CHECK_INT(key("99"), SHEET_USSD_SHOW); /* it must be answered */
    CHECK_INT(key("98"), SHEET_USSD_OVER);
    begin("follow-up", LANG_SW);
    CHECK_INT(key("x"), SHEET_USSD_SHOW);
    CHECK_INT(key("leo"), SHEET_USSD_SHOW); /* a good one, and the count begins anew */
    CHECK_INT(key("9"), SHEET_USSD_SHOW);
    CHECK_INT(key(""), SHEET_USSD_SHOW);
    CHECK_INT(key("00"), SHEET_USSD_LEFT);
    begin("follow-up", LANG_SW);
    CHECK_INT(key("0"), SHEET_USSD_LEFT);
}

static void a_long_list_has_pages(void)
{
    begin("police", LANG_EN);
    CHECK_INT(key("leo"), SHEET_USSD_SHOW);
    CHECK(strstr(screen(), "98 More") && !strstr(shown, "8 Closed"));
    CHECK_INT(key("98"), SHEET_USSD_SHOW);
    CHECK(!strstr(screen(), "98 More") && strstr(shown, "8 Closed"));
    CHECK_INT(key("0"), SHEET_USSD_SHOW);
    CHECK(strstr(screen(), "98 More") != NULL);
    CHECK_INT(key("98"), SHEET_USSD_SHOW);
    CHECK_INT(key("8"), SHEET_USSD_SHOW);
    CHECK(answers.count == 2 && span_is(list[1].text, "PSCL"));
}

static void several_of_a_list(void)
{
    begin("afc-6a", LANG_EN);
    s = sheet_version(&book.sheets, SPAN("afc-6a"), 0);
    u.field = (int16_t)sheet_field_of(s, SPAN("needs"));
    CHECK(strstr(screen(), "Where help is needed (1 3 5: several)") != NULL);
    CHECK_INT(key("1 1"), SHEET_USSD_SHOW); /* the same twice */
    CHECK_INT(key("1 77"), SHEET_USSD_SHOW);
    CHECK_INT(key("2  3"), SHEET_USSD_SHOW);
    CHECK_INT(answers.count, 2);
    CHECK(list[1].ord == 1 && span_is(list[1].text, "PAED"));
}

static void begun_anew_it_goes_on(void)
{
    begin("follow-up", LANG_EN);
    CHECK_INT(key("leo"), SHEET_USSD_SHOW);
    CHECK_INT(key("1"), SHEET_USSD_SHOW);
    sheet_ussd_begin(s, &answers, LANG_EN, &u, &step);
    CHECK_INT(u.field, sheet_field_of(s, SPAN("status")));
}

static void every_screen_fits(void)
{
    char why[300];
    int with_screens = 0;
    for (int i = 0; i < book.sheets.count; i++) {
        struct text t;
        text_init(&t, why, sizeof why);
        const struct sheet *one = book.sheets.sheet[i];
        with_screens += one->ussd;
        if (one->ussd)
            CHECK(sheet_ussd_fits(world.book, &book.codes, one, &t));
        CHECK_STR(why, "");
    }
    CHECK(with_screens >= 4);
    struct text t;
    text_init(&t, why, sizeof why);
    static const char table[] = "id = \"x\"; version = 1; about = \"case\"; en = \"X\"; sw = \"Y\"; source = \"s\";\n"
                                "sections = ( { id = \"a\"; en = \"A\"; sw = \"B\"; rows = 3; fields = (\n"
                                "{ id = \"f\"; kind = \"yesno\"; en = \"F\"; sw = \"G\"; } ); } );";
    struct config_fault fault;
    const struct sheet *one = book_sheet(table, &fault);
    CHECK(one && !sheet_ussd_fits(world.book, &book.codes, one, &t));
    CHECK(strstr(why, "x, f: ") && strstr(why, "table of rows"));
    static const char wide[] =
        "id = \"x\"; version = 1; about = \"case\"; en = \"X\"; sw = \"Y\"; source = \"s\";\n"
        "sections = ( { id = \"a\"; en = \"A\"; sw = \"B\"; fields = (\n"
        "{ id = \"f\"; kind = \"code\"; list = \"court_order_id\"; sw = \"G\"; en = \"0123456789 0123456789 0123456789 "
        "0123456789 0123456789 0123456789 0123456789 0123456789 0123456789\"; } ); } );";
    one = book_sheet(wide, &fault);
    text_init(&t, why, sizeof why);
    CHECK(one && !sheet_ussd_fits(world.book, &book.codes, one, &t));
    CHECK(strstr(why, "x, f: the USSD screen takes ") != NULL);
    static const struct {
        const char *field;
        bool good;
    } numbers[] = {{"kind = \"number\"; min = 0; max = 5;", false},
                   {"kind = \"number\"; min = 1; max = 98;", true},
                   {"kind = \"number\"; min = 1; max = 99;", false},
                   {"kind = \"number\"; min = 1; max = 99; needed = true;", true},
                   {"kind = \"cents\";", false},
                   {"kind = \"cents\"; min = 10000; max = 90000;", true}};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        char words[400];
        snprintf(words, sizeof words,
                 "id = \"x\"; version = 1; about = \"case\"; en = \"X\"; sw = \"Y\"; source = \"s\";\n"
                 "sections = ( { id = \"a\"; en = \"A\"; sw = \"B\"; fields = (\n"
                 "{ id = \"f\"; en = \"F\"; sw = \"G\"; %s } ); } );",
                 numbers[i].field);
        one = book_sheet(words, &fault);
        text_init(&t, why, sizeof why);
        CHECK(one && sheet_ussd_fits(world.book, &book.codes, one, &t) == numbers[i].good);
        CHECK(numbers[i].good || strstr(why, "0 and 99 are keys"));
    }
}

/* What must be answered needs no letters, and a call has time for the questions: else it is not offered. */
static void keys_alone(void)
{
    static const struct {
        const char *id, *why;
    } not [] = {{"hearing", "hearing, court: words must be typed"},
                {"hospital", "hospital, facility: words must be typed"},
                {"police", "police, ob_number: words must be typed"}};
    char why[300];
    struct text t;
    for (size_t i = 0; i < sizeof not / sizeof not [0]; i++) {
        text_init(&t, why, sizeof why);
        const struct sheet *one = sheet_version(&book.sheets, span_of(not [i].id), 0);
        CHECK(!one->ussd && !sheet_ussd_fits(world.book, &book.codes, one, &t));
        CHECK(strncmp(why, not [i].why, strlen(not [i].why)) == 0);
    }
    char words[3000];
    text_init(&t, words, sizeof words);
    text_str(&t, "id = \"x\"; version = 1; about = \"case\"; en = \"X\"; sw = \"Y\"; source = \"s\";\n"
                 "sections = ( { id = \"a\"; en = \"A\"; sw = \"B\"; fields = (\n");
    for (int i = 0; i < SHEET_USSD_FIELDS_MAX + 1; i++) {
        text_str(&t, i ? ", { id = \"f" : "{ id = \"f");
        text_i64(&t, i);
        text_str(&t, "\"; kind = \"yesno\"; needed = true; en = \"F\"; sw = \"G\"; }");
    }
    text_str(&t, " ); } );");
    struct config_fault fault;
    const struct sheet *one = book_sheet(words, &fault);
    text_init(&t, why, sizeof why);
    CHECK(one && !sheet_ussd_fits(world.book, &book.codes, one, &t));
    CHECK(strstr(why, "x, f12: more questions than") != NULL);
}

/* What is kept between two screens is what was answered, whatever the words are. */
static void a_draft_is_read_as_it_was_written(void)
{
    static struct answer room[8];
    static char kept[2000];
    struct answers in = {room, 0, 8}, out;
    struct text t;
    s = sheet_version(&book.sheets, SPAN("afc-6a"), 0);
    struct answer date = {.number = -20514}, words = {.text = SPAN("9:line\nneeds 0 0 4:PAED\n")};
    struct answer needs[2] = {{.ord = 0, .text = SPAN("PAED")}, {.ord = 1, .text = SPAN("PAHE")}};
    date.field = sheet_field_of(s, SPAN("date"));
    words.field = sheet_field_of(s, SPAN("comment"));
    needs[0].field = needs[1].field = sheet_field_of(s, SPAN("needs"));
    CHECK(sheet_draft_answer(&in, words.field, &words, 1) && sheet_draft_answer(&in, date.field, &date, 1));
    CHECK(sheet_draft_answer(&in, needs[0].field, needs, 2) && sheet_draft_answer(&in, needs[0].field, needs, 1));
    CHECK_INT(in.count, 3);
    text_init(&t, kept, sizeof kept);
    sheet_draft_write(s, &in, &t);
    arena_reset(&arena);
    CHECK(sheet_draft_read(s, text_done(&t), &arena, &out));
    CHECK_INT(out.count, 3);
    CHECK(out.list[0].field == date.field && out.list[0].number == -20514);
    CHECK(out.list[1].field == needs[0].field && span_is(out.list[1].text, "PAED"));
    CHECK(out.list[2].field == words.field && span_eq(out.list[2].text, words.text));
    struct sheet other = *s; /* a newer version that has one question less: the rest stands */
    other.fields--;
    arena_reset(&arena);
    CHECK(sheet_draft_read(&other, SPAN("next 0 20514 0:\ndate 0 20500 0:\n"), &arena, &out));
    CHECK(out.count == 1 && out.list[0].number == 20500);
    static const char *const bad[] = {"date 0 1 5:abc\n",
                                      "date 0 1 -1:\n",
                                      "date 0 x 0:\n",
                                      "date 0 1 0:",
                                      "date",
                                      "date 9999 1 0:\n",
                                      "date 0 1 99999999999999999999:\n"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        arena_reset(&arena);
        CHECK(!sheet_draft_read(s, span_of(bad[i]), &arena, &out));
    }
}

static uint64_t dice = 0x9E3779B97F4A7C15u;
static unsigned roll(unsigned n)
{
    dice ^= dice << 13;
    dice ^= dice >> 7;
    dice ^= dice << 17;
    return (unsigned)(dice % n);
}

/* Random keys on every form with screens: no screen is too long, and what is DONE lacks nothing. */
static void any_keys(void)
{
    static const char *const keys[] = {"1",  "2",  "3",   "1",          "1",       "0",           "98",
                                       "99", "99", "leo", "3.12.",      "Kisumu",  "all is well", "4",
                                       "x",  "15", "1 2", "0712345678", "Achieng", "2026"};
    int done = 0;
    for (int i = 0; i < book.sheets.count; i++)
        for (int round = 0; round < 40 && book.sheets.sheet[i]->ussd; round++) {
            begin(book.sheets.sheet[i]->id, round % 2 ? LANG_EN : LANG_SW);
            for (int hop = 0; hop < 150 && step.what == SHEET_USSD_SHOW && letters_n < 3800; hop++) {
                struct sms_size size = sms_measure(span_of(screen()));
                CHECK(size.gsm7 && size.units <= 160);
                u.wrong = 0; /* the third wrong one would end it */
                (void)key(keys[roll(sizeof keys / sizeof keys[0])]);
            }
            if (step.what != SHEET_USSD_DONE)
                continue;
            struct sheet_refusal out[64];
            sheet_prune(s, &answers); /* answers from before one above them was changed */
            CHECK_INT(sheet_check(s, &answers, &world.w, out, 64), 0);
            done++;
        }
    CHECK(done > 20);
}

int main(void)
{
    static struct phrases *phrases;
    char texts[SETTINGS_PATH_CAP + 64], guides[SETTINGS_PATH_CAP + 64];
    struct config_fault fault;
    arena_init(&arena, space, sizeof space);
    if (!book_read() || !settings_find(NULL, "phrases.cfg", texts) || !settings_find(NULL, "guidance.cfg", guides) ||
        phrases_load(texts, guides, &phrases, &fault) != ERR_NONE)
        return 1;
    int32_t day = day_of_civil(2026, 11, 22);
    world = (struct sheet_ussd_world){.book = phrases_book(phrases), .scratch = &arena};
    world.w = (struct sheet_world){.codes = &book.codes, .areas = &book.areas, .day = day, .today = day};
    RUN(a_visit_is_walked);
    RUN(wrong_keys);
    RUN(a_long_list_has_pages);
    RUN(several_of_a_list);
    RUN(begun_anew_it_goes_on);
    RUN(every_screen_fits);
    RUN(keys_alone);
    RUN(a_draft_is_read_as_it_was_written);
    RUN(any_keys);
    phrases_free(phrases);
    return test_end();
}
