/* base_msisdn_test.c - phone numbers in one form, against libphonenumber's readings. */
#include "base/msisdn.h"

#include <stdlib.h>

#include "base/must.h"
#include "tests/unit/test.h"

/* The file's inputs are JSON strings; they need no escapes beyond these. */
static struct span json_string(struct span s, char *out)
{
    struct text t;
    text_init(&t, out, 128);
    CHECK(s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"');
    for (size_t i = 1; i + 1 < s.n; i++) {
        char hex[5] = "", put[4];
        if (s.p[i] != '\\') {
            text_char(&t, s.p[i]);
        } else if (s.p[++i] == 'u') {
            memcpy(hex, s.p + i + 1, 4);
            text_span(&t, (struct span){put, utf8_put((uint32_t)strtoul(hex, NULL, 16), put)});
            i += 4;
        } else {
            text_char(&t, s.p[i] == 't' ? '\t' : s.p[i] == 'n' ? '\n' : s.p[i]);
        }
    }
    return text_done(&t);
}

/* What libphonenumber calls invalid and we take all the same: blocks of 1 and 7 it did not know when its table was
 * made, and 00 for the plus. Everything else it refuses, we refuse. */
static bool lenient(struct span s)
{
    static const char *const head[] = {"+254109", "254109", "0109",    "109",    "+254122", "254122",
                                       "0122",    "122",    "+254147", "254147", "0147",    "147",
                                       "+254190", "254190", "0190",    "190",    "002547"};
    for (size_t i = 0; i < countof(head); i++)
        if (span_starts(s, head[i]) && s.n >= 9)
            return true;
    return false;
}

static void agrees_with_the_oracle(void)
{
    static char line[512];
    FILE *f = fopen("tests/data/msisdn-oracle.tsv", "r");
    int rows = 0, valid = 0, taken = 0;
    CHECK(f != NULL && fgets(line, sizeof line, f) != NULL);
    while (f != NULL && fgets(line, sizeof line, f) != NULL) {
        char space[128];
        struct msisdn m;
        struct span rest = span_of(line), in = json_string(span_cut(&rest, '\t'), space);
        bool want = span_is(span_cut(&rest, '\t'), "1");
        struct span e164 = span_cut(&rest, '\t');
        bool have = msisdn_read(in, &m) == SENDER_KE_MOBILE;
        if (have != (want || lenient(in)) || (want && !span_is(e164, m.s)))
            printf("# row %d: %s gives %s\n", rows + 1, space, m.s), test_here++;
        CHECK(!have || (strlen(m.s) == 13 && span_starts(span_of(m.s), "+254")));
        rows++;
        valid += want;
        taken += have && !want;
    }
    CHECK_INT(rows, 316);
    CHECK_INT(valid, 256);
    CHECK_INT(taken, 36); /* four new blocks in four spellings, twenty of 00254 */
    if (f != NULL)
        fclose(f);
}

static void every_kind(void)
{
    static const struct {
        const char *in;
        enum sender_kind kind;
        const char *out;
    } row[] = {
        {"", SENDER_NONE, ""},
        {" \xE2\x80\x8B\t", SENDER_NONE, ""},
        {"0712345678", SENDER_KE_MOBILE, "+254712345678"},
        {"000254712345678", SENDER_KE_MOBILE, "+254712345678"},
        {"00254 (0) 112 345 678", SENDER_KE_MOBILE, "+254112345678"},
        {"2540712345678", SENDER_KE_MOBILE, "+254712345678"},
        {"TEL:0712345678", SENDER_KE_MOBILE, "+254712345678"},
        {"\xE2\x80\xAA+254712345678\xE2\x80\xAC", SENDER_KE_MOBILE, "+254712345678"},
        {"０７１２３４５６７８", SENDER_KE_MOBILE, "+254712345678"},
        {"0712\xE2\x80\x93"
         "345\xC2\xA0"
         "678",
         SENDER_KE_MOBILE, "+254712345678"},
        {"+255712345678", SENDER_FOREIGN, "+255712345678"},
        {"256 712 345678", SENDER_FOREIGN, "+256712345678"},
        {"000256712345678", SENDER_FOREIGN, "+256712345678"},
        {"+12025550123", SENDER_FOREIGN, "+12025550123"},
        {"+29041234567", SENDER_FOREIGN, "+29041234567"},
        {"+712345678", SENDER_FOREIGN, "+712345678"},
        {"2557123456", SENDER_ALPHA, "2557123456"}, /* ten digits: more likely a slip at home than a number abroad */
        {"116", SENDER_SHORT, "116"},
        {"20 880", SENDER_SHORT, "20880"},
        {"123456", SENDER_SHORT, "123456"},
        {"12", SENDER_ALPHA, "12"},
        {"1234567", SENDER_ALPHA, "1234567"},
        {"MPESA", SENDER_ALPHA, "MPESA"},
        {"  Safaricom ", SENDER_ALPHA, "Safaricom"},
        {"+", SENDER_ALPHA, "+"},
        {"0", SENDER_ALPHA, "0"},
        {"-", SENDER_ALPHA, "-"},
        {"++254712345678", SENDER_ALPHA, "++254712345678"},
        {"+116", SENDER_ALPHA, "+116"},
        {"0203530000", SENDER_ALPHA, "0203530000"}, /* a fixed line cannot hear a text */
        {"+254203530000", SENDER_ALPHA, "+254203530000"},
        {"+25471234567", SENDER_ALPHA, "+25471234567"},
        {"07123456789", SENDER_ALPHA, "07123456789"},
        {"0712 345 67a", SENDER_ALPHA, "0712 345 67a"},
        {"+0712345678", SENDER_ALPHA, "+0712345678"},
        {"+254+712345678", SENDER_ALPHA, "+254+712345678"},
        {"12345678901234567890123456789012", SENDER_ALPHA, "12345678901234567890123"}, /* cut to fit */
        {"ééééééééééééééé", SENDER_ALPHA, "ééééééééééé"},
        {"+12345678901234567", SENDER_ALPHA, "+12345678901234567"},
    };
    for (size_t i = 0; i < countof(row); i++) {
        struct msisdn m;
        enum sender_kind kind = msisdn_read(span_of(row[i].in), &m);
        if (kind != row[i].kind)
            printf("# %s\n", row[i].in);
        CHECK_INT(kind, row[i].kind);
        CHECK_STR(m.s, row[i].out);
    }
}

/* The canonical form of a number reads as itself. */
static void reads_its_own_writing(void)
{
    static const char *const in[] = {"0712345678", "112345678", "+255712345678", "40404", "MLINZI"};
    for (size_t i = 0; i < countof(in); i++) {
        struct msisdn a, b;
        enum sender_kind kind = msisdn_read(span_of(in[i]), &a);
        CHECK(msisdn_read(span_of(a.s), &b) == kind && msisdn_eq(&a, &b));
    }
    struct msisdn a, b;
    msisdn_read(SPAN("0712345678"), &a);
    msisdn_read(SPAN("0712345679"), &b);
    CHECK(!msisdn_eq(&a, &b));
}

static void masks(void)
{
    static const char *const row[][2] = {
        {"+254711222301", "+254711****01"},
        {"+12025550123", "+12025****23"},
        {"+1234567", "+1****67"},
        {"40404", "40404"},
        {"Safaricom", "Sa***"},
        {"J", "J***"},
        {"", ""},
        {"\n=x", "??***"},
        {"071234567", "07***"},
        {"+12345678901234567890", "+123456************90"},
        {"+Amina Charo", "+A***"}, /* a plus makes no number of a name */
        {"+5  pin \xB1\n", "+5***"},
    };
    for (size_t i = 0; i < countof(row); i++) {
        struct msisdn m = {""};
        char out[MSISDN_CAP];
        memcpy(m.s, row[i][0], strlen(row[i][0]));
        msisdn_mask(&m, out);
        CHECK_STR(out, row[i][1]);
    }
}

int main(void)
{
    RUN(agrees_with_the_oracle);
    RUN(every_kind);
    RUN(reads_its_own_writing);
    RUN(masks);
    return test_end();
}
