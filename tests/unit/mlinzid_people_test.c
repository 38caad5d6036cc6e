/* mlinzid_people_test.c - lines of a list of people: what CSV allows, and what is refused with what to write instead.
 */
#include "mlinzid/typed/people.h"

#include "mlinzid/command/frame.h"
#include "mlinzid/load.h"
#include "tests/unit/test.h"

static int cut(const char *line, const char **field, char space[200])
{
    snprintf(space, 200, "%s", line);
    return csv_cut(space, field, 16);
}

static void csv_fields_are_cut(void)
{
    const char *f[16];
    char s[200];
    CHECK_INT(cut("a,b,c\r\n", f, s), 3);
    CHECK_STR(f[2], "c");
    CHECK_INT(cut("a,,", f, s), 3);
    CHECK_STR(f[1], "");
    CHECK_STR(f[2], "");
    CHECK_INT(cut("\"Charo, Amina\",\"say \"\"hi\"\"\"", f, s), 2);
    CHECK_STR(f[0], "Charo, Amina");
    CHECK_STR(f[1], "say \"hi\"");
    CHECK_INT(cut("  a  , b ", f, s), 2);
    CHECK_STR(f[0], "a");
    CHECK_STR(f[1], "b");
    CHECK_INT(cut("\"open", f, s), -1);
    CHECK_INT(cut("", f, s), 1);
    CHECK_STR(f[0], "");
    CHECK_INT(cut("1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18", f, s), 16); /* what is beyond is not looked at */
}

static bool header(const char *line, struct csv_columns *c, char why[400])
{
    char s[200];
    snprintf(s, sizeof s, "%s", line);
    return csv_header(s, c, why, 400);
}

static void columns_have_names_in_any_order(void)
{
    struct csv_columns c;
    struct people_fields p;
    char why[400];
    const char *f[] = {"003", "cccs", "0711000002"};
    CHECK(header("\xEF\xBB\xBF"
                 "at,role,phone",
                 &c, why));
    csv_fields(&c, f, 3, &p);
    CHECK_STR(p.role, "cccs");
    CHECK_STR(p.at, "003");
    CHECK_STR(p.phone, "0711000002");
    CHECK_STR(p.deputy, "");
    CHECK(!header("role,phone", &c, why));
    CHECK(strstr(why, "no column at") != NULL);
    CHECK(!header("role,phone,at,role", &c, why));
    CHECK(strstr(why, "there twice") != NULL);
    CHECK(!header("", &c, why));
}

static struct loaded *loaded;

static bool reads(const char *role, const char *phone, const char *at, char why[400])
{
    struct people_fields f = {role, phone, at, "", "", "", ""};
    struct people_places w = {&loaded->areas, NULL};
    struct person_row p;
    return people_read(&f, &w, &p, why, 400);
}

static void a_role_stands_at_its_level(void)
{
    char why[400];
    CHECK(reads("scco", "0711000001", "003.016", why));
    CHECK(reads("cpv", "+254700000001", "003.016.0077", why));
    CHECK(reads("national", "0711000001", "KE", why));
    CHECK(reads("rccs", "0711000001", "R1", why));
    CHECK(!reads("scco", "0711000001", "003", why));
    CHECK(strstr(why, "constituency (003.016)") != NULL);
    CHECK(!reads("national", "0711000001", "003", why));
    CHECK(!reads("rccs", "0711000001", "003", why));
    CHECK(!reads("reporter", "0711000001", "KE", why)); /* nobody's post */
    CHECK(!reads("", "0711000001", "KE", why));
    CHECK(!reads("scco", "0711000001", "", why));
    CHECK(!reads("scco", "22116", "003.016", why));
    CHECK(!reads("scco", "MPESA", "003.016", why));
}

static int widest(const char *text)
{
    char line[400];
    int most = 0;
    FILE *f = tmpfile();
    frame_print(f, "a title", span_of(text));
    rewind(f);
    while (fgets(line, sizeof line, f)) {
        int n = 0;
        for (const char *p = line; *p && *p != '\n'; p++)
            n += (*p & 0xC0) != 0x80; /* characters, not bytes */
        most = n > most ? n : most;
        CHECK(n == 0 || n == FRAME_COLUMNS);
    }
    fclose(f);
    return most;
}

static void frames_are_even(void)
{
    CHECK_INT(widest("short"), FRAME_COLUMNS);
    CHECK_INT(widest(""), FRAME_COLUMNS);
    CHECK_INT(
        widest("a line\nand another, which is so long that it has to be cut somewhere between two of its many words"),
        FRAME_COLUMNS);
    CHECK_INT(widest("oneverylongwordthatholdsnospaceatallandisstilltobeshownsomehowonaterminalofeightycolumnsonly"),
              FRAME_COLUMNS);
    CHECK_INT(widest("caf\xC3\xA9 caf\xC3\xA9 caf\xC3\xA9"), FRAME_COLUMNS);
}

int main(void)
{
    struct config_fault fault;
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        return 2;
    RUN(csv_fields_are_cut);
    RUN(columns_have_names_in_any_order);
    RUN(a_role_stands_at_its_level);
    RUN(frames_are_even);
    load_free(loaded);
    return test_end();
}
