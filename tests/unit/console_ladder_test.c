/* console_ladder_test.c - the ladder's page: the policy as loaded, and rehearsals with odd things typed. */
#include "tests/unit/page_world.h"

#define NATIONAL "[{\"role\":\"national\",\"at\":\"KE\"}]"

static void person(enum role role, const char *at, const char *number, int64_t id)
{
    struct person_row p = {.phone = phone(number), .role = role, .name = SPAN("Somebody Invented")};
    int64_t party;
    span_str(span_of(at), p.at, sizeof p.at);
    CHECK_INT(db_person_put(page.w.db, &p, NOW, id, &party), ERR_NONE);
}

static void the_policy_is_drawn(void)
{
    const char *b = SHOW(page_ladder, NATIONAL, "", "");
    CHECK_INT(page.out.status, 200);
    CHECK_INT(page_count(b, "<svg class=\"chart stairs\""), 4);
    CHECK_INT(page_count(b, "class=\"cell never\""), 3); /* S4: levels 3 to 5 */
    HAS(b,
        "<th scope=\"row\">Level 2, county</th><td data-l=\"Emergency (S1)\">20 min</td><td data-l=\"Urgent (S2)\">2 dh"
        "</td><td data-l=\"Standard (S3)\">1 wd</td><td data-l=\"Administrative (S4)\">10 wd</td>");
    HAS(b, "value=\"2026-03-06\""); /* NOW is Monday 2 March: the next Friday */
    HAS_NOT(b, "style=");
    HAS(b, "<th scope=\"row\">court hearing</th><td data-l=\"Days before\">5, 1</td><td data-l=\"Days after\">1, 3, "
           "7</td><td "
           "data-l=\"Days are\">working days</td><td data-l=\"Told at\">08:30</td><td class=\"n\" data-l=\"Up to "
           "level\">4</td>");
    HAS(b, "<th scope=\"row\">entry of a placement</th><td data-l=\"Days before\">-</td>");
    b = page_show(page_ladder, NATIONAL, "", "", NULL, LANG_SW);
    HAS(b, "papo hapo");
}

static void a_friday_afternoon_in_ganze(void)
{
    const char *b = SHOW(page_ladder, NATIONAL, "", "kind=defilement&place=ganze&age=9&day=2026-03-06&time=16%3A50");
    CHECK_INT(page.out.status, 200);
    /* nobody holds the sub-county's post: the county hears at once */
    HAS(b, "<th scope=\"row\">Fri 6 Mar, 16:50</th><td data-l=\"After the report\">0 min</td><td data-l=\"Who\">County "
           "coordinator, Kilifi</td><td class=\"n\" data-l=\"Level\">2</td><td data-l=\"What\">is told that the case "
           "comes "
           "up: the post below is vacant</td>");
    HAS(b, "<th scope=\"row\">Fri 6 Mar, 18:50</th><td data-l=\"After the report\">2 h 0 min</td><td "
           "data-l=\"Who\">National "
           "desk, Kenya</td>");
    CHECK(page_count(b, "<circle class=\"bar\"") >= 2);
    HAS_NOT(b, "Somebody");
    HAS_NOT(b, "+254");
    b = SHOW(page_ladder, NATIONAL, "", "kind=neglect&place=003.016&day=2026-04-02&time=16:30");
    HAS(b, "Public holidays within it: 3 Apr 2026, 6 Apr 2026");
}

static void odd_things_typed(void)
{
    HAS(SHOW(page_ladder, NATIONAL, "", "kind=defilement&place=Atlantis&day=2026-03-06&time=16:50"),
        "There is no such place");
    HAS(SHOW(page_ladder, NATIONAL, "", "kind=defilement&place=&day=2026-03-06&time=16:50"), "There is no such place");
    HAS(SHOW(page_ladder, NATIONAL, "", "kind=defilement&place=Ganze&day=2026-02-30&time=16:50"),
        "This is not understood");
    HAS(SHOW(page_ladder, NATIONAL, "", "kind=defilement&place=Ganze&day=&time="), "This is not understood");
    HAS(SHOW(page_ladder, NATIONAL, "", "kind=defilement&place=Ganze&age=x&day=2026-03-06&time=16:50"),
        "This is not understood");
    HAS(SHOW(page_ladder, NATIONAL, "", "kind=defilement&place=%3Cb%3E&day=2026-03-06&time=16:50"),
        "value=\"&lt;b&gt;\"");
    const char *b = SHOW(page_ladder, NATIONAL, "", "kind=nothing&place=Ganze&day=2026-03-06&time=16:50");
    CHECK_INT(page.out.status, 200);
    HAS_NOT(b, "<circle");
}

int main(void)
{
    if (!page_world_open())
        return 2;
    person(ROLE_CCCS, "003", "+254711000002", 12);
    person(ROLE_NATIONAL, "KE", "+254711000004", 14);
    RUN(the_policy_is_drawn);
    RUN(a_friday_afternoon_in_ganze);
    RUN(odd_things_typed);
    page_world_end();
    return test_end();
}
