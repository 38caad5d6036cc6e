/* mlinzid_rehearse_test.c - a rehearsal says what the engine then does, to the second: the same people, the same
 * report, the real engine on a store of its own. */
#include "tests/unit/town.h"

#include "mlinzid/engine/rehearse.h"

static struct holidays holidays;
static struct calendar calendar;
static struct policies policies;
static struct rehearsed_case out;

static struct area place(const char *code)
{
    struct area a = {0};
    CHECK(area_read(&town.loaded->areas, span_of(code), &a));
    return a;
}

static int64_t at(const char *when)
{
    int64_t t = 0;
    CHECK(time_read(span_of(when), &t));
    return t;
}

static const struct person *holder(const struct directory *d, const struct post *p, int64_t now_s)
{
    return post_duty(d, p, day_of(now_s), 0);
}

static void go(enum kind kind, const char *code, int64_t at_s, int days)
{
    struct directory d;
    CHECK_INT(db_directory(engine_db(town.e), &d), ERR_NONE);
    const struct world w = {.areas = &town.loaded->areas,
                            .policies = &policies,
                            .calendar = &calendar,
                            .directory = &d,
                            .limits = &town.loaded->limits,
                            .lexicon = town.loaded->lexicon,
                            .ref_key = {1, 2},
                            .text_key = {3, 4}};
    const struct rehearsal what = {
        .kind = kind, .age_years = 9, .place = place(code), .at_s = at_s, .until_s = at_s + days * DAY_S};
    rehearse(&w, &what, &out);
    CHECK(out.whole);
    db_directory_free(&d);
}

/* How many texts of a rehearsed step's key its post's holder has had. */
static int had(const struct rehearsed *r)
{
    struct directory d;
    int n = -1;
    CHECK_INT(db_directory(engine_db(town.e), &d), ERR_NONE);
    const struct person *p = holder(&d, &r->post, town.now_s);
    if (p)
        n = town_heard(person_phone(p)->s, phrase_key(r->key));
    db_directory_free(&d);
    return n;
}

/* The report comes to the engine; each step is not there a second before its time, and there at it. */
static int as_the_engine_does(const char *text)
{
    int steps = 0;
    town_text("+254700000000", text);
    for (int i = 0; i < out.steps; i++) {
        const struct rehearsed *r = &out.step[i];
        if (r->post.role == ROLE_NONE)
            continue;
        int before = 0;
        for (int j = 0; j < out.steps; j++)
            before += out.step[j].at_s < r->at_s && out.step[j].key == r->key && post_eq(&out.step[j].post, &r->post);
        if (r->at_s - 1 > town.now_s) {
            town_wait(r->at_s - 1 - town.now_s);
            CHECK_INT(had(r), before);
        }
        if (r->at_s > town.now_s)
            town_wait(r->at_s - town.now_s);
        CHECK(had(r) > before);
        steps++;
    }
    return steps;
}

static void people(void)
{
    town_person(ROLE_SCCO, "+254711000001", "003.016");
    town_person(ROLE_CCCS, "+254711000002", "003");
    town_person(ROLE_RCCS, "+254711000003", "R1");
    town_person(ROLE_NATIONAL, "+254711000004", "KE");
    town_person(ROLE_SECRETARY, "+254711000005", "KE");
    town_person(ROLE_ADMIN, "+254711000007", "KE");
    town_person(ROLE_POLICE, "+254711000031", "003.016");
}

static void an_emergency_on_a_friday_afternoon(void)
{
    static const struct {
        int level;
        enum phrase key;
        int64_t after_s;
    } want[] = {{1, PHRASE_CASE_NEW, 0},
                {1, PHRASE_CASE_REMINDER, 600},
                {2, PHRASE_CASE_ESCALATED, 1200},
                {3, PHRASE_CASE_ESCALATED, 3600},
                {4, PHRASE_CASE_ESCALATED, 7200},
                {5, PHRASE_CASE_ESCALATED, 21600},
                {5, PHRASE_CASE_ESCALATED, 21600 + 86400}};
    size_t n = 0;
    town_open();
    people();
    town.now_s = at("2026-03-06 16:50");
    go(KIND_DEFILEMENT, "003.016.0077", town.now_s, 3);
    CHECK_INT(out.severity, SEVERITY_S1);
    for (int i = 0; i < out.steps; i++) {
        const struct rehearsed *r = &out.step[i];
        if (!r->level || n == countof(want))
            continue;
        CHECK_INT(r->level, want[n].level);
        CHECK_INT(r->key, want[n].key);
        CHECK_INT(r->at_s - at("2026-03-06 16:50"), want[n].after_s);
        n++;
    }
    CHECK_INT(n, countof(want));
    CHECK(as_the_engine_does("Report defilement girl 9 Ganda neighbour") >= 8); /* the police post too */
}

static void a_standard_case_over_easter(void)
{
    town_open();
    people();
    town.now_s = at("2026-04-02 16:30"); /* the Thursday before Good Friday */
    go(KIND_NEGLECT, "003.016.0077", town.now_s, 20);
    CHECK_INT(out.severity, SEVERITY_S3);
    bool found = false;
    for (int i = 0; i < out.steps; i++)
        if (out.step[i].level == 2) {
            /* one working day after Thursday 16:30 is Tuesday: Friday and Monday are holidays */
            CHECK_INT(out.step[i].at_s, at("2026-04-07 16:30"));
            found = true;
        }
    CHECK(found);
    CHECK(as_the_engine_does("Report neglect girl 9 Ganda mother") >= 4);
}

static void vacant_posts_are_passed(void)
{
    town_open();
    town_person(ROLE_CCCS, "+254711000002", "003");
    town_person(ROLE_NATIONAL, "+254711000004", "KE");
    town_person(ROLE_ADMIN, "+254711000007", "KE");
    town.now_s = at("2026-03-06 16:50");
    go(KIND_DEFILEMENT, "003.016.0077", town.now_s, 1);
    const struct rehearsed *first = NULL;
    bool alarmed = false;
    for (int i = 0; i < out.steps; i++) {
        if (out.step[i].level && !first)
            first = &out.step[i];
        alarmed = alarmed || (out.step[i].key == PHRASE_ALARM_VACANT && strcmp(out.step[i].about, "scco 003.016") == 0);
    }
    CHECK(first && first->level == 2 && first->at_s == town.now_s && strcmp(first->reason, "vacant") == 0);
    CHECK(alarmed);
    CHECK(as_the_engine_does("Report defilement girl 9 Ganda neighbour") >= 3);
}

static void nobody_at_all_and_no_place(void)
{
    town_open();
    town.now_s = at("2026-03-06 16:50");
    go(KIND_NONE, "KE", town.now_s, 10);
    CHECK_INT(out.severity, SEVERITY_S2);
    for (int i = 0; i < out.steps; i++)
        CHECK_INT(out.step[i].post.role, ROLE_NONE); /* the reporter alone */
    go(KIND_PATERNITY, "003.016", town.now_s, 30);
    CHECK_INT(out.severity, SEVERITY_S4);
}

int main(void)
{
    if (!town_begin())
        return 2;
    holidays = town.loaded->holidays;
    calendar = holidays_calendar(&holidays);
    policies = ladder_policies(&town.loaded->ladder);
    RUN(an_emergency_on_a_friday_afternoon);
    RUN(a_standard_case_over_easter);
    RUN(vacant_posts_are_passed);
    RUN(nobody_at_all_and_no_place);
    return town_end();
}
