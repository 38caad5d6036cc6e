/* core_staff_test.c - each role at each right over people, audit and settings, the whole matrix written out; whose
 * posts somebody sees, and whom they unlock. */
#include "core/staff.h"
#include "mlinzid/load.h"
#include "tests/unit/test.h"

static struct loaded *loaded;
static struct directory dir;
static struct office office = {.code = "malindi-north", .areas = 2};

/* Letters: l look, c change, a audit, s settings, e erasures, h hold, r release, t teach the reader. */
static void each_role_at_each_right(void)
{
    static const char letters[STAFF_RIGHTS + 1] = "lcasehrt";
    static const struct {
        enum role role;
        const char *at, *may;
    } rows[] = {
        {ROLE_CPV, "003.016.0077", ""},    {ROLE_PARALEGAL, "003.016", ""}, {ROLE_CHP, "003.016", ""},
        {ROLE_POLICE, "003.016", ""},      {ROLE_HEALTH, "003.016", ""},    {ROLE_ODPP, "003.016", ""},
        {ROLE_SCCO, "003.016", "l"},       {ROLE_CCCS, "003", "l"},         {ROLE_RCCS, "R1", "l"},
        {ROLE_NATIONAL, "KE", "lehrt"},    {ROLE_SECRETARY, "KE", "lehrt"}, {ROLE_HELPLINE, "KE", ""},
        {ROLE_INSTITUTION, "003.016", ""}, {ROLE_CSAC, "003.016", ""},      {ROLE_CBC, "003", ""},
        {ROLE_ADMIN, "KE", "lcaseht"},     {ROLE_AUDITOR, "KE", "ae"},      {ROLE_REPORTER, "KE", ""},
        {ROLE_ADMIN, "003", ""},           {ROLE_AUDITOR, "003", ""},       {ROLE_SCCO, "malindi-north", "l"},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct post p = {.role = rows[i].role};
        char may[STAFF_RIGHTS + 1] = "";
        size_t n = 0;
        (void)span_str(span_of(rows[i].at), p.at, sizeof p.at);
        for (int r = 0; r < STAFF_RIGHTS; r++)
            if (staff_may(&p, 1, (enum staff_right)r))
                may[n++] = letters[r];
        may[n] = '\0';
        CHECK_STR(may, rows[i].may);
    }
    CHECK(!staff_may(NULL, 0, STAFF_LOOK));
}

static struct post post(enum role role, const char *at)
{
    struct post p = {.role = role};
    (void)span_str(span_of(at), p.at, sizeof p.at);
    return p;
}

static bool sees(struct post mine, struct post theirs)
{
    return staff_sees(&dir, &mine, 1, &theirs);
}

static void one_sees_ones_own_area(void)
{
    const struct post admin = post(ROLE_ADMIN, "KE"), ganda = post(ROLE_CPV, "003.016.0077"),
                      malindi = post(ROLE_SCCO, "003.016"), kilifi = post(ROLE_CCCS, "003"),
                      coast = post(ROLE_RCCS, "R1"), nation = post(ROLE_NATIONAL, "KE");
    CHECK(sees(admin, nation) && sees(admin, ganda));
    CHECK(sees(malindi, malindi) && sees(malindi, post(ROLE_POLICE, "003.016")));
    CHECK(!sees(malindi, kilifi) && !sees(malindi, post(ROLE_SCCO, "003.012")) && !sees(malindi, nation));
    CHECK(sees(kilifi, malindi) && !sees(kilifi, post(ROLE_CCCS, "004")) && !sees(kilifi, coast));
    CHECK(sees(coast, kilifi) && sees(coast, ganda) && !sees(coast, post(ROLE_CCCS, "047")));
    CHECK(sees(nation, coast) && sees(nation, admin));
    CHECK(!sees(post(ROLE_POLICE, "003.016"), ganda) && !sees(post(ROLE_AUDITOR, "KE"), ganda));
    CHECK(!sees(post(ROLE_ADMIN, "003"), ganda));
}

/* Ward 0077 is the office's own: its volunteers are the office's, and no more the sub-county's. */
static void an_office_sees_what_it_owns(void)
{
    const struct post north = post(ROLE_SCCO, "malindi-north"), malindi = post(ROLE_SCCO, "003.016"),
                      ganda = post(ROLE_CPV, "003.016.0077"), other = post(ROLE_CPV, "003.016.0075");
    CHECK(sees(north, ganda) && !sees(north, other) && !sees(north, malindi));
    CHECK(!sees(malindi, ganda) && sees(malindi, other));
    CHECK(!sees(malindi, north));
    CHECK(sees(post(ROLE_CCCS, "003"), north) && !sees(post(ROLE_CCCS, "004"), north));
    CHECK(sees(north, north));
    CHECK(!sees(malindi, post(ROLE_SCCO, "no-such-office")));
}

static bool unlocks(struct post mine, const struct post *theirs, int m)
{
    return staff_unlocks(&dir, &mine, 1, theirs, m);
}

static void one_unlocks_who_is_below(void)
{
    const struct post malindi = post(ROLE_SCCO, "003.016"), kilifi = post(ROLE_CCCS, "003"),
                      nation = post(ROLE_NATIONAL, "KE"), admin = post(ROLE_ADMIN, "KE"),
                      volunteer = post(ROLE_CPV, "003.016.0075");
    const struct post two[] = {volunteer, post(ROLE_CCCS, "004")};
    CHECK(unlocks(kilifi, &malindi, 1) && unlocks(malindi, &volunteer, 1) && unlocks(nation, &kilifi, 1));
    CHECK(!unlocks(malindi, &malindi, 1) && !unlocks(malindi, &kilifi, 1)); /* of one level, above */
    CHECK(!unlocks(post(ROLE_CCCS, "004"), &malindi, 1));                   /* another area */
    CHECK(!unlocks(admin, &volunteer, 1) && !unlocks(nation, &admin, 1));   /* beside the ladder */
    CHECK(!unlocks(malindi, two, 2) && !unlocks(kilifi, two, 2));           /* one of the posts is too high */
    CHECK(unlocks(nation, two, 2));
    CHECK(!unlocks(nation, NULL, 0));
}

int main(void)
{
    struct config_fault fault;
    if (load_all(NULL, &loaded, &fault) != ERR_NONE) {
        config_fault_print(&fault, stdout);
        return 1;
    }
    CHECK(area_read(&loaded->areas, SPAN("003.016.0077"), &office.area[0]));
    CHECK(area_read(&loaded->areas, SPAN("003.016.0078"), &office.area[1]));
    dir = (struct directory){.office = &office, .offices = 1, .areas = &loaded->areas};
    RUN(each_role_at_each_right);
    RUN(one_sees_ones_own_area);
    RUN(an_office_sees_what_it_owns);
    RUN(one_unlocks_who_is_below);
    load_free(loaded);
    return test_end();
}
