/* core_register_test.c - who may do what with the register: every act by every role, as a table somebody of the
 * Directorate can read. Where: the child lives in the post's area; it lives elsewhere; it lives elsewhere, and a case
 * of it is shared with the post; it lives elsewhere, and is in the post's institution; it is about nobody yet; it is
 * what somebody told the helpline. */
#include "core/register.h"

#include "mlinzid/load.h"
#include "tests/unit/test.h"

static struct loaded *loaded;
static struct directory dir;

static struct post post_of(enum role role, const char *at)
{
    struct post p = {.role = role};
    (void)span_str(span_of(at), p.at, sizeof p.at);
    return p;
}

static const struct who {
    enum role role;
    const char *at;
} people[] = {
    {ROLE_SCCO, "003.016"},     {ROLE_CCCS, "003"},         {ROLE_RCCS, "R1"},           {ROLE_NATIONAL, "KE"},
    {ROLE_SECRETARY, "KE"},     {ROLE_HELPLINE, "KE"},      {ROLE_POLICE, "003.016"},    {ROLE_HEALTH, "003.016"},
    {ROLE_ODPP, "003"},         {ROLE_CPV, "003.016.0077"}, {ROLE_PARALEGAL, "003.016"}, {ROLE_CHP, "003.016.0077"},
    {ROLE_INSTITUTION, "SI-1"}, {ROLE_CSAC, "003.016"},     {ROLE_CBC, "003.016"},       {ROLE_ADMIN, "KE"},
    {ROLE_AUDITOR, "KE"},
};

#define OFFICERS "scco cccs rccs national secretary "
#define NATION "national secretary "
#define EVERYBODY                                                                                                 \
    "scco cccs rccs national secretary helpline police health odpp cpv paralegal chp institution csac cbc admin " \
    "auditor "
static const struct row {
    enum register_act act;
    const char *here, *elsewhere, *shared, *inside, *nobody, *contact;
} rows[] = {
    {REGISTER_READ, OFFICERS, NATION, EVERYBODY, NATION "institution ", OFFICERS "institution ", "helpline "},
    {REGISTER_FILL, OFFICERS, NATION, EVERYBODY, NATION "institution ", OFFICERS "institution ", "helpline "},
    {REGISTER_STRIKE, OFFICERS, NATION, NATION, NATION, OFFICERS, ""},
    {REGISTER_ADD, OFFICERS, NATION, NATION, NATION "institution ", OFFICERS "helpline institution ", "helpline "},
    {REGISTER_FIND, OFFICERS, NATION, NATION, NATION "institution ", OFFICERS "helpline institution ", "helpline "},
    {REGISTER_MERGE, OFFICERS, NATION, NATION, NATION, OFFICERS, ""},
    {REGISTER_ADMIT, OFFICERS, NATION, NATION, NATION "institution ", OFFICERS "institution ", ""},
    {REGISTER_PLACE, OFFICERS, NATION, NATION, NATION, OFFICERS, ""},
    {REGISTER_REFER, OFFICERS, NATION, EVERYBODY, NATION "institution ", OFFICERS "helpline institution ", "helpline "},
    {REGISTER_CONTACT, "", "", "", "", "helpline ", "helpline "},
    {REGISTER_UNITS, NATION "admin ", NATION "admin ", NATION "admin ", NATION "admin ", NATION "admin ", ""},
    {REGISTER_IMPORT, NATION "admin ", NATION "admin ", NATION "admin ", NATION "admin ", NATION "admin ", ""},
    {REGISTER_FIGURES, OFFICERS, NATION, NATION, NATION "institution ", OFFICERS "helpline institution ", "helpline "},
    {REGISTER_ERASE, "cccs rccs national secretary ", NATION, NATION, NATION, "cccs rccs national secretary helpline ",
     "helpline "},
    {REGISTER_BRIDGE, NATION "admin ", NATION "admin ", NATION "admin ", NATION "admin ", NATION "admin ", ""},
};

/* Who of all may; the subject as it stands for each of them. */
static const char *who_may(enum register_act act, const struct register_subject *of, bool shared, bool inside)
{
    static char out[400];
    struct text t;
    text_init(&t, out, sizeof out);
    for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
        struct register_subject s = *of;
        struct post mine = post_of(people[i].role, people[i].at), as;
        if (shared)
            s.shared[s.shares++] = mine;
        if (inside)
            (void)span_str(SPAN("SI-1"), s.unit, sizeof s.unit);
        if (register_may(&dir, &mine, 1, act, &s, &as)) {
            CHECK(post_eq(&mine, &as));
            text_str(&t, role_word(mine.role));
            text_char(&t, ' ');
        }
    }
    return out;
}

static void each_role_against_each_act(void)
{
    struct register_subject here = {.about = ABOUT_CHILD, .id = 1, .places = 1}, elsewhere = here, nobody = {0},
                            contact = here;
    contact.about = ABOUT_CONTACT;
    CHECK(area_read(&loaded->areas, SPAN("003.016.0077"), &here.place[0].area));
    CHECK(area_read(&loaded->areas, SPAN("047.277"), &elsewhere.place[0].area));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *r = &rows[i];
        CHECK_STR(who_may(r->act, &here, false, false), r->here);
        CHECK_STR(who_may(r->act, &elsewhere, false, false), r->elsewhere);
        CHECK_STR(who_may(r->act, &elsewhere, true, false), r->shared);
        CHECK_STR(who_may(r->act, &elsewhere, false, true), r->inside);
        CHECK_STR(who_may(r->act, &nobody, false, false), r->nobody);
        CHECK_STR(who_may(r->act, &contact, true, true), r->contact);
    }
    CHECK_INT(sizeof rows / sizeof *rows, REGISTER_ACTS);
}

/* Whoever is of the role that is accused sees nothing through that case, and what they see otherwise. */
static void the_accused_see_nothing(void)
{
    struct register_subject s = {.about = ABOUT_CASE, .places = 1};
    CHECK(area_read(&loaded->areas, SPAN("003.016.0077"), &s.place[0].area));
    s.place[0].accused = ROLE_SCCO;
    struct post scco = post_of(ROLE_SCCO, "003.016"), cccs = post_of(ROLE_CCCS, "003");
    CHECK(!register_may(&dir, &scco, 1, REGISTER_READ, &s, NULL));
    CHECK(register_may(&dir, &cccs, 1, REGISTER_READ, &s, NULL));
    s.place[s.places++].area = s.place[0].area;
    CHECK(register_may(&dir, &scco, 1, REGISTER_READ, &s, NULL));
}

/* Of several posts the highest is acted as. */
static void the_highest_post_acts(void)
{
    struct register_subject s = {.about = ABOUT_CHILD, .places = 1};
    struct post mine[] = {post_of(ROLE_SCCO, "003.016"), post_of(ROLE_RCCS, "R1"), post_of(ROLE_CCCS, "003")}, as;
    CHECK(area_read(&loaded->areas, SPAN("003.016"), &s.place[0].area));
    CHECK(register_may(&dir, mine, 3, REGISTER_READ, &s, &as));
    CHECK_INT(as.role, ROLE_RCCS);
}

int main(void)
{
    struct config_fault fault;
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        return 1;
    dir.areas = &loaded->areas;
    RUN(each_role_against_each_act);
    RUN(the_accused_see_nothing);
    RUN(the_highest_post_acts);
    load_free(loaded);
    return test_end();
}
