/* console_officers_test.c - how soon posts answer, which are vacant and who is away, as people with different posts see
 * it. */
#include "tests/unit/page_world.h"

#define NATIONAL "[{\"role\":\"national\",\"at\":\"KE\"}]"
#define COUNTY3 "[{\"role\":\"cccs\",\"at\":\"003\"}]"
#define COUNTY4 "[{\"role\":\"cccs\",\"at\":\"004\"}]"
#define ADMIN "[{\"role\":\"admin\",\"at\":\"KE\"}]"

static int64_t next_case = 1;

/* A standard case (answered in time within one working day, nine working hours) of Malindi or elsewhere, told so long
 * ago, taken up after so long (-1: not). Monday 09:00 is NOW. */
static void told(const char *office, int county, int constituency, int ward, int64_t ago_s, int64_t after_s)
{
    struct case_file c = a_case(&page.w, next_case++);
    c.county = county, c.constituency = constituency, c.ward = ward;
    span_str(span_of(office), c.office, sizeof c.office);
    c.severity = SEVERITY_S1; /* by the wall clock: 20 min */
    c.opened_s = c.t0_s = NOW - ago_s;
    if (after_s >= 0)
        c.state = CASE_VERIFIED, c.verified_s = c.t0_s + after_s;
    CHECK_INT(put_case(&page.w, &c), ERR_NONE);
}

static void person(enum role role, const char *at, const char *number, int64_t id)
{
    struct person_row p = {.phone = phone(number), .role = role, .name = SPAN("Somebody Invented")};
    int64_t party;
    span_str(span_of(at), p.at, sizeof p.at);
    CHECK_INT(db_person_put(page.w.db, &p, NOW, id, &party), ERR_NONE);
}

static void fill(void)
{
    person(ROLE_SCCO, "003.016", "+254711000001", 11);
    person(ROLE_CCCS, "003", "+254711000002", 12);
    person(ROLE_SCCO, "003.011", "+254711000003", 13);
    person(ROLE_NATIONAL, "KE", "+254711000004", 14);
    CHECK_INT(db_leave_put(page.w.db, 11, day_of(NOW), day_of(NOW) + 2, 12), ERR_NONE);
    CHECK_INT(db_leave_put(page.w.db, 13, day_of(NOW) + 5, day_of(NOW) + 9, 0), ERR_NONE);
    for (int i = 1; i <= 10; i++) /* ten cases of Malindi, taken up after 1 to 10 minutes */
        told("003.016", 3, 16, 77, DAY_S, i * 60);
    told("003.016", 3, 16, 77, DAY_S, 2 * HOUR_S);     /* late */
    told("003.016", 3, 16, 77, HOUR_S, -1);            /* late, nobody yet */
    told("003.016", 3, 16, 77, 60, -1);                /* still has time */
    told("004.020", 4, 20, 96, DAY_S, 20 * 60);        /* just in time */
    told("003.016", 3, 16, 77, 40 * DAY_S, 9 * DAY_S); /* not of these days */
}

static void figures_are_of_the_rows(void)
{
    const char *b = SHOW(page_officers, NATIONAL, "", "");
    CHECK_INT(page.out.status, 200);
    HAS(b, "<a href=\"/cases?overdue=1&amp;officer=scco&amp;officer_at=003.016\">SCCO, Malindi</a></th><td class=\"n\" "
           "data-l=\"Cases told\">13</td>"
           "<td class=\"n\" data-l=\"Answered in time\">10</td><td class=\"n\" data-l=\"Not answered in time\">2</td>"
           "<td class=\"n\" data-l=\"Share not in time\">17 %</td>"
           "<td class=\"n\" data-l=\"Median time until taken up\">6 min</td>"
           "<td class=\"n\" data-l=\"Nine of ten taken up within\">10 min</td>");
    HAS(b, "SCCO, Bura</th><td class=\"n\" data-l=\"Cases told\">1</td><td class=\"n\" data-l=\"Answered in "
           "time\">1</td>"
           "<td class=\"n\" data-l=\"Not answered in time\">0</td><td class=\"n\" data-l=\"Share not in time\">0 %</td>"
           "<td class=\"n\" data-l=\"Median time until taken up\">20 min</td>");
    HAS_NOT(b, "Somebody");
    HAS_NOT(b, "+254");
    b = SHOW(page_officers, NATIONAL, "", "days=90");
    HAS(b, "data-l=\"Cases told\">14</td>");
}

static void a_county_sees_its_own_posts(void)
{
    const char *b = SHOW(page_officers, COUNTY4, "", "");
    HAS_NOT(b, "Malindi");
    HAS(b, "SCCO, Bura");
    HAS_NOT(b, "name=\"place\"");
    b = SHOW(page_officers, COUNTY4, "", "place=003");
    HAS_NOT(b, "Malindi");
    b = SHOW(page_officers, COUNTY3, "", "");
    HAS(b, "SCCO, Malindi");
    HAS_NOT(b, "Bura");
    HAS_NOT(b, "National desk");
}

static void vacant_posts_and_leave(void)
{
    const char *b = SHOW(page_officers, COUNTY3, "", "");
    /* Kilifi has seven sub-counties and its county post; five sub-counties are nobody's, Malindi's delegate is here */
    HAS(b, "<span class=\"figure\">8</span>posts of the ladder");
    HAS(b, "<span class=\"figure\">5</span>vacant");
    HAS(b, "<span class=\"figure\">0</span>held, but everybody is away");
    HAS(b, "SCCO, Malindi</th><td data-l=\"How it stands\">away now</td><td data-l=\"From\">2 Mar 2026</td>"
           "<td data-l=\"To\">4 Mar 2026</td><td data-l=\"Delegate\">County coordinator, Kilifi</td>");
    HAS(b, "<td data-l=\"How it stands\">soon</td>");
    b = SHOW(page_officers, ADMIN, "", "place=003"); /* sees posts, and no case */
    HAS(b, "<span class=\"figure\">8</span>posts of the ladder");
    HAS_NOT(b, "Cases told");
    b = SHOW(page_officers, ADMIN, "", "");
    HAS(b, "<span class=\"figure\">348</span>posts of the ladder"); /* 290 + 47 + 8 + 3 */
}

static void nothing_at_all(void)
{
    const char *b = page_show(page_officers, "[]", "", "", NULL, LANG_SW);
    CHECK_INT(page.out.status, 200);
    HAS(b, "<span class=\"figure\">0</span>haina mtu");
    HAS_NOT(b, "Malindi");
    (void)SHOW(page_officers, NATIONAL, "", "place=nowhere");
    CHECK_INT(page.out.status, 404);
}

int main(void)
{
    if (!page_world_open())
        return 2;
    fill();
    RUN(figures_are_of_the_rows);
    RUN(a_county_sees_its_own_posts);
    RUN(vacant_posts_and_leave);
    RUN(nothing_at_all);
    page_world_end();
    return test_end();
}
