/* console_case_test.c - a case's page: one form at a time, and a long time line by pages, none of it lost or shown
 * twice. */
#include "tests/unit/page_world.h"

#define NATIONAL "[{\"role\":\"national\",\"at\":\"KE\"}]"
enum { LONG = 120 };

/* What the engine answers: that many notes, a minute apart, at most those asked for, the newest. */
static const char *show(int notes, const char *query)
{
    json_t *all = json_array(),
           *o = json_pack("{s:b,s:[s,s],s:{s:s,s:s,s:s,s:I}}", "ok", 1, "may", "update", "close", "case", "ref",
                          "48173024", "severity", "S3", "state", "verified", "version", (json_int_t)7);
    for (int i = 0; i < notes; i++) {
        char at[32], text[16];
        snprintf(at, sizeof at, "2026-11-21 %02d:%02d:00", 8 + i / 60, i % 60);
        snprintf(text, sizeof text, "note %03d.", i);
        json_array_append_new(
            all, json_pack("{s:s,s:s,s:s,s:s}", "at", at, "what", "case.updated", "by", "scco", "text", text));
    }
    json_object_set_new(json_object_get(o, "case"), "timeline", all);
    json_decref(page.answer);
    page.answer = o;
    return SHOW(page_case, NATIONAL, "48173024", query);
}

static int64_t lines_asked(void)
{
    return json_integer_value(json_object_get(page.acted, "lines"));
}

static void no_form_until_an_act_is_chosen(void)
{
    const char *b = show(3, "");
    CHECK_INT(page.out.status, 200);
    HAS(b, "href=\"/cases/48173024?act=close#acts\"");
    HAS_NOT(b, "action=\"/cases/48173024/");
    HAS_NOT(b, "?page=");
}

static void the_chosen_one_is_open(void)
{
    const char *b = show(3, "act=close");
    HAS(b, "action=\"/cases/48173024/close\"");
    HAS_NOT(b, "action=\"/cases/48173024/update\"");
    HAS(b, "name=\"version\" value=\"7\"");
    HAS(b, "?act=update#acts");
    b = show(3, "act=merge"); /* not offered to this person */
    HAS_NOT(b, "action=\"/cases/48173024/merge\"");
}

static void the_newest_fifty_are_shown(void)
{
    const char *b = show(LONG, "");
    CHECK_INT(lines_asked(), 51);
    CHECK_INT(page_count(b, "note "), 50);
    HAS(b, "note 119.");
    HAS(b, "note 070.");
    HAS(b, "?page=1\"");
    HAS(b, "?all=1\"");
}

static void the_pages_have_each_entry_once(void)
{
    const char *b = show(LONG, "page=1");
    CHECK_INT(lines_asked(), 101);
    CHECK_INT(page_count(b, "note "), 50);
    HAS(b, "note 069.");
    HAS(b, "note 020.");
    b = show(LONG, "page=2");
    CHECK_INT(page_count(b, "note "), 20);
    HAS(b, "note 000.");
    HAS_NOT(b, "?page=3");
    HAS(b, "?page=1\"");
    b = show(LONG, "page=9");
    CHECK_INT(page_count(b, "note "), 0);
    CHECK_INT(page.out.status, 200);
    b = show(LONG, "page=-1");
    CHECK_INT(page_count(b, "note "), 50);
}

static void all_of_it_is_there_to_be_printed(void)
{
    const char *b = show(LONG, "all=1");
    CHECK_INT(lines_asked(), 0);
    CHECK_INT(page_count(b, "note "), LONG);
    HAS_NOT(b, "?page=");
}

int main(void)
{
    if (!page_world_open())
        return 1;
    RUN(no_form_until_an_act_is_chosen);
    RUN(the_chosen_one_is_open);
    RUN(the_newest_fifty_are_shown);
    RUN(the_pages_have_each_entry_once);
    RUN(all_of_it_is_there_to_be_printed);
    page_world_end();
    return test_end();
}
