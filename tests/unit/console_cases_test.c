/* console_cases_test.c - the list of cases: open, ended and both, by the officer who was told, and what is overdue: the
 * same on Today, in the list and on the map. */
#include "core/late.h"
#include "db/duty.h"
#include "tests/unit/page_world.h"

#define NATIONAL "[{\"role\":\"national\",\"at\":\"KE\"}]"
#define ADMIN "[{\"role\":\"admin\",\"at\":\"KE\"}]"
#define AUDITOR "[{\"role\":\"auditor\",\"at\":\"KE\"}]"

/* As a reference stands in an address, and as it is shown. */
static const char *ref_of(int64_t id, bool shown)
{
    static char out[REF_CAP + 2];
    struct case_file c = a_case(&page.w, id);
    snprintf(out, sizeof out, shown ? "%.4s %.4s" : "%.4s%.4s", c.ref, c.ref + 4);
    return out;
}

static bool lists(const char *body, int64_t id)
{
    char link[80];
    snprintf(link, sizeof link, "<a href=\"/cases/%s\">", ref_of(id, false));
    return strstr(body, link) != NULL;
}

/* Which of cases 1 to 7 a filter lists, as digits: "135". */
static const char *listed(const char *query)
{
    static char out[16];
    size_t n = 0;
    const char *b = SHOW(page_cases, NATIONAL, "", query);
    CHECK_INT(page.out.status, 200);
    for (int64_t id = 1; id <= 7; id++)
        if (lists(b, id))
            out[n++] = (char)('0' + id);
    out[n] = '\0';
    return out;
}

/* It is Monday 09:00. 1: Malindi, S1, told an hour ago (level 2 after 20 min): overdue, levels 1 and 2 told. 2: the
 * same, taken up. 3: Malindi, S2, told on Sunday 20:00: two hours of a day of 06:00 to 22:00 ended at 22:00, overdue.
 * 4: Kilifi North, S2, told at 08:00. 5: closed. 6: discarded. 7: no sub-county known, helpline, S3. */
static void fill(void)
{
    struct person_row p = {.phone = phone("+254711000004"), .role = ROLE_NATIONAL, .at = "KE", .name = SPAN("N")};
    int64_t party;
    CHECK_INT(db_person_put(page.w.db, &p, NOW, 1, &party), ERR_NONE);
    for (int64_t id = 1; id <= 7; id++) {
        struct case_file c = a_case(&page.w, id);
        c.told = 1 << 1;
        c.severity = id <= 2 ? SEVERITY_S1 : id <= 4 ? SEVERITY_S2 : SEVERITY_S3;
        c.t0_s = c.opened_s = id <= 2 ? NOW - HOUR_S : id == 3 ? NOW - 13 * HOUR_S : id == 4 ? NOW - HOUR_S : NOW;
        if (id == 1)
            c.told |= 1 << 2, c.level = 2;
        if (id == 2)
            c.state = CASE_VERIFIED, c.verified_s = NOW;
        if (id == 4)
            c.constituency = 11, c.ward = 54, span_str(SPAN("003.011"), c.office, sizeof c.office);
        if (id == 7)
            c.constituency = c.ward = 0, c.area_level = AREA_COUNTY, span_str(SPAN("KE"), c.office, sizeof c.office);
        if (id == 5 || id == 6)
            c.state = id == 5 ? CASE_CLOSED : CASE_DISCARDED, c.closed_s = NOW;
        CHECK_INT(put_case(&page.w, &c), ERR_NONE);
        const struct timer_row t = {id, id == 1 ? NOW - 60 : NOW + id * HOUR_S, 1, (int64_t)c.severity};
        if (id != 5 && id != 6)
            CHECK_INT(db_timer_set(page.w.db, &t), ERR_NONE);
    }
}

static void open_ended_or_both(void)
{
    CHECK_STR(listed(""), "12347");
    CHECK_STR(listed("state=open"), "12347");
    CHECK_STR(listed("state=closed"), "56");
    CHECK_STR(listed("state=discarded"), "6");
    CHECK_STR(listed("state=all"), "1234567");
    CHECK_STR(listed("state=all&severity=S3"), "567");
    CHECK_STR(listed("state=verified"), "2");
    CHECK_STR(listed("state=all&place=003.011"), "4");
    (void)SHOW(page_cases, NATIONAL, "", "state=dead");
    CHECK_INT(page.out.status, 404);
}

/* A page of one row after another shows each once, open ones before those that ended. */
static void pages_go_through_both(void)
{
    char seen[16] = "", after[80] = "";
    for (int i = 0; i < 8; i++) {
        json_t *o = page_ask_desk(
            NULL, "case.list", json_pack("{s:i,s:s,s:i,s:s}", "person", 1, "state", "all", "limit", 1, "after", after));
        const json_t *one = json_array_get(json_object_get(o, "cases"), 0);
        for (int64_t id = 1; one && id <= 7; id++)
            if (strcmp(json_str(one, "ref"), ref_of(id, false)) == 0)
                snprintf(seen + strlen(seen), 2, "%d", (int)id);
        snprintf(after, sizeof after, "%s", json_str(o, "next"));
        json_decref(o);
        if (!*after)
            break;
    }
    CHECK_STR(seen, "1234756");
}

static void by_the_officer_who_was_told(void)
{
    CHECK_STR(listed("officer=scco"), "1234");
    CHECK_STR(listed("officer=scco&officer_at=Malindi"), "123");
    CHECK_STR(listed("officer=scco&officer_at=003.011"), "4");
    CHECK_STR(listed("officer=scco&officer_at=003"), "1234");
    CHECK_STR(listed("officer=cccs"), "1");
    CHECK_STR(listed("officer=cccs&officer_at=004"), "");
    CHECK_STR(listed("officer=helpline"), "7");
    CHECK_STR(listed("officer=scco&officer_at=003.016&state=all"), "12356");
    const char *b = SHOW(page_cases, NATIONAL, "", "officer=scco&officer_at=nowhere");
    CHECK_INT(page.out.status, 422);
    HAS(b, "<div class=\"field wrong\"><label for=\"officer_at\">");
    b = SHOW(page_cases, NATIONAL, "", "officer=scco&officer_at=003.016");
    HAS(b, "<option value=\"scco\" selected>");
    HAS(b, "/cases.csv?officer=scco&amp;officer_at=003.016");
}

/* Case 1 waits for an act of the engine, which is not what overdue is; 3 does not, and is. */
static void overdue_is_one_thing(void)
{
    CHECK_STR(listed("overdue=1"), "13");
    const char *b = SHOW(page_cases, NATIONAL, "", "");
    CHECK_INT(page_count(b, "<span class=\"late\">overdue</span>"), 2);
    HAS(b, ", 08:20</time> <span class=\"late\">"); /* what was missed, not the next step's moment */
    HAS(b, ", 06:00</time> <span class=\"late\">");
    CHECK_STR(listed("due=today"), "12347");
    CHECK_STR(listed("kind=none"), "");
    b = SHOW(page_today, NATIONAL, "", "");
    HAS(b, "<a href=\"/cases?due=today\">");
    HAS(b, "<a href=\"/cases?overdue=1\"><span class=\"figure\">2</span> overdue</a>");
    HAS(b, "<span class=\"figure\">5</span> due today");
    b = SHOW(page_map, NATIONAL, "", "figure=overdue");
    HAS(b, "2: Kilifi, Overdue now");
    b = SHOW(page_map_place, NATIONAL, "003.016", "");
    CHECK_INT(page_count(b, "<strong class=\"late\">overdue</strong>"), 2);
    struct holidays h = {0};
    struct calendar calendar = holidays_calendar(&h);
    struct policies policies = ladder_policies(&page.loaded->ladder);
    struct late late;
    late_begin(&late, &policies, &calendar, NOW);
    CHECK(late_is(&late, CASE_REPORTED, SEVERITY_S1, 1, NOW - 20 * 60));
    CHECK(!late_is(&late, CASE_REPORTED, SEVERITY_S1, 1, NOW - 20 * 60 + 1));
    CHECK(late_is(&late, CASE_REPORTED, SEVERITY_S1, 99, NOW - 20 * 60)); /* a version that is gone: the newest */
    CHECK(!late_is(&late, CASE_VERIFIED, SEVERITY_S1, 1, NOW - 20 * 60));
    CHECK(!late_is(&late, CASE_REPORTED, SEVERITY_S3, 1, NOW - 71 * HOUR_S)); /* since Friday 10:00: 8 of 9 hours */
    CHECK(late_is(&late, CASE_REPORTED, SEVERITY_S3, 1, NOW - 72 * HOUR_S));
}

static void references_are_shown_in_one_form(void)
{
    const char *b = SHOW(page_cases, NATIONAL, "", "");
    for (int64_t id = 1; id <= 4; id++)
        HAS(b, ref_of(id, true));
    b = SHOW(page_map_place, NATIONAL, "003.016", "");
    HAS(b, ref_of(1, true));
    b = SHOW(page_cases_csv, NATIONAL, "", "");
    HAS(b, ref_of(1, true));
    HAS_NOT(b, ref_of(1, false));
}

static void who_sees_no_case_is_told_so(void)
{
    const char *b = SHOW(page_today, ADMIN, "", "");
    HAS(b, "Your post sees no cases");
    HAS(b, "<li><a href=\"/people\">");
    HAS_NOT(b, "Nothing waits for you");
    b = SHOW(page_today, AUDITOR, "", "");
    HAS(b, "<li><a href=\"/audit\">");
    HAS_NOT(b, "<li><a href=\"/people\">");
    b = page_show(page_today, ADMIN, "", "", NULL, LANG_SW);
    HAS(b, "Nafasi yako haioni kesi");
    b = SHOW(page_today, "[{\"role\":\"admin\",\"at\":\"KE\"},{\"role\":\"national\",\"at\":\"KE\"}]", "", "");
    HAS(b, "What to do first");
}

static void duty(enum duty_kind kind, int64_t case_id, const char *at, int32_t in_days)
{
    struct duty d = {.kind = kind, .about = ABOUT_CASE, .subject = case_id, .case_id = case_id, .thing = case_id};
    d.post.role = ROLE_SCCO;
    span_str(span_of(at), d.post.at, AT_CAP);
    CHECK(area_read(&page.w.areas, span_of(at), &d.area));
    d.day = day_of(NOW) + in_days;
    span_str(SPAN("C-9"), d.ref, sizeof d.ref);
    CHECK_INT(db_duty_put(page.w.db, &d, NOW, &page.w.next_id), ERR_NONE);
}

/* Late, today and within seven days, with the way to the case; what is later or done is not there. */
static void what_must_be_done_by_a_day(void)
{
    const struct duty_end end = {DUTY_REVIEW, 1, DUTY_DONE, 1};
    char link[80];
    const char *b = SHOW(page_today, NATIONAL, "", "");
    HAS(b, "Nothing has to be done within the next seven days.");
    duty(DUTY_HEARING, 1, "003.016", -3);
    duty(DUTY_SERVICE, 4, "003.011", 0);
    duty(DUTY_VISIT, 0, "003.016", 7);
    duty(DUTY_FOLLOW_UP, 2, "003.016", 8);
    duty(DUTY_REVIEW, 1, "003.016", 1);
    CHECK_INT(db_duty_done(page.w.db, &end, NOW), ERR_NONE);
    b = SHOW(page_today, NATIONAL, "", "");
    CHECK_INT(page.out.status, 200);
    HAS(b, "<time>27 Feb 2026</time> <span class=\"late\">overdue</span></th><td data-l=\"What\">court hearing</td>");
    HAS(b,
        "<time>2 Mar 2026</time> <span class=\"late\">today</span></th><td data-l=\"What\">service to the child</td>");
    HAS(b, "<time>9 Mar 2026</time></th><td data-l=\"What\">visit to a placement</td>");
    HAS(b, "C-9</td>");
    HAS_NOT(b, "follow-up");
    HAS_NOT(b, "review of a placement");
    int n = snprintf(link, sizeof link, "<a href=\"/cases/%s\">", ref_of(1, false));
    snprintf(link + n, sizeof link - (size_t)n, "%s</a></td><td data-l=\"Who answers\">", ref_of(1, true));
    HAS(b, link);
    b = page_show(page_today, NATIONAL, "", "", NULL, LANG_SW);
    HAS(b, "kesi kusikizwa mahakamani");
    HAS(b, "limechelewa");
}

int main(void)
{
    if (!page_world_open())
        return 2;
    fill();
    RUN(open_ended_or_both);
    RUN(pages_go_through_both);
    RUN(by_the_officer_who_was_told);
    RUN(overdue_is_one_thing);
    RUN(references_are_shown_in_one_form);
    RUN(who_sees_no_case_is_told_so);
    RUN(what_must_be_done_by_a_day);
    page_world_end();
    return test_end();
}
