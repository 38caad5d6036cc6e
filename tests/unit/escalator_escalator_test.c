/* escalator_escalator_test.c - the one root of deciding, walked through months: each level at exactly its time, "again"
 * without end, nothing early, and no open case without a deadline whatever people do to it. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define MONDAY "2026-03-02 09:00"
#define WARD "003.012.0062"

static void begin(void)
{
    land_open(MONDAY);
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
}

struct want {
    const char *at;
    enum phrase key;
    int level;
    const char *reason;
};

/* Everything said to posts from now to `then`, in order, and nothing else. */
static void is_said(int64_t id, const struct want *want, size_t n, const char *then)
{
    size_t k = 0;
    land_until(land_time(then));
    for (int i = land.mark; i < land.saids; i++) {
        const struct said *s = &land.said[i];
        if (s->m.case_id != id || !s->m.post.role || s->m.direct)
            continue;
        CHECK(k < n);
        if (k >= n) {
            printf("# also %s to %s at %+lld s\n", phrase_key(s->m.key), s->m.to.s,
                   (long long)(s->at_s - land_time(MONDAY)));
            continue;
        }
        CHECK_INT(s->at_s - land_time(want[k].at), 0);
        CHECK_STR(phrase_key(s->m.key), phrase_key(want[k].key));
        CHECK_STR(s->m.to.s, land_level(want[k].level));
        CHECK_STR(land_arg(s, "reason"), want[k].reason);
        CHECK(!s->m.late);
        k++;
    }
    CHECK_INT(k, n);
    CHECK(!land.went_back);
    CHECK(land.due_s[id - 1] > land.now_s && land.due_s[id - 1] < INT64_MAX);
}

#define U "unanswered"
static void s1_climbs_to_the_top_and_stays_loud(void)
{
    static const struct want want[] = {
        {"2026-03-02 09:00", PHRASE_CASE_NEW, 1, ""},      {"2026-03-02 09:10", PHRASE_CASE_REMINDER, 1, ""},
        {"2026-03-02 09:20", PHRASE_CASE_ESCALATED, 2, U}, {"2026-03-02 10:00", PHRASE_CASE_ESCALATED, 3, U},
        {"2026-03-02 11:00", PHRASE_CASE_ESCALATED, 4, U}, {"2026-03-02 15:00", PHRASE_CASE_ESCALATED, 5, U},
        {"2026-03-03 15:00", PHRASE_CASE_ESCALATED, 5, U}, {"2026-03-04 15:00", PHRASE_CASE_ESCALATED, 5, U},
        {"2026-03-05 15:00", PHRASE_CASE_ESCALATED, 5, U}};
    begin();
    int64_t id = land_case(KIND_ABANDONED, WARD);
    is_said(id, want, countof(want), "2026-03-06 14:59");
}

static void s2_climbs_by_the_day_clock(void)
{
    static const struct want want[] = {
        {"2026-03-02 09:00", PHRASE_CASE_NEW, 1, ""},      {"2026-03-02 10:00", PHRASE_CASE_REMINDER, 1, ""},
        {"2026-03-02 11:00", PHRASE_CASE_ESCALATED, 2, U}, {"2026-03-02 15:00", PHRASE_CASE_ESCALATED, 3, U},
        {"2026-03-03 09:00", PHRASE_CASE_ESCALATED, 4, U}, {"2026-03-05 09:00", PHRASE_CASE_ESCALATED, 5, U},
        {"2026-03-08 09:00", PHRASE_CASE_ESCALATED, 5, U}, {"2026-03-11 09:00", PHRASE_CASE_ESCALATED, 5, U}};
    begin();
    int64_t id = land_case(KIND_LOST, WARD);
    is_said(id, want, countof(want), "2026-03-12 12:00");
}

static void s3_climbs_by_the_working_day(void)
{
    static const struct want want[] = {
        {"2026-03-02 09:00", PHRASE_CASE_NEW, 1, ""},      {"2026-03-02 13:00", PHRASE_CASE_REMINDER, 1, ""},
        {"2026-03-03 09:00", PHRASE_CASE_ESCALATED, 2, U}, {"2026-03-05 09:00", PHRASE_CASE_ESCALATED, 3, U},
        {"2026-03-11 09:00", PHRASE_CASE_ESCALATED, 4, U}, {"2026-03-23 09:00", PHRASE_CASE_ESCALATED, 5, U},
        {"2026-03-30 09:00", PHRASE_CASE_ESCALATED, 5, U}, {"2026-04-06 09:00", PHRASE_CASE_ESCALATED, 5, U}};
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    is_said(id, want, countof(want), "2026-04-07 09:00");
}

static void s4_waits_for_its_digest_and_stops_at_level_2(void)
{
    static const struct want want[] = {{"2026-03-03 08:30", PHRASE_CASE_DIGEST, 1, ""},
                                       {"2026-03-06 08:30", PHRASE_CASE_REMINDER, 1, ""},
                                       {"2026-03-17 08:30", PHRASE_CASE_ESCALATED, 2, U},
                                       {"2026-03-24 08:30", PHRASE_CASE_ESCALATED, 2, U},
                                       {"2026-03-31 08:30", PHRASE_CASE_ESCALATED, 2, U}};
    begin();
    int64_t id = land_case(KIND_REGISTRATION, WARD);
    is_said(id, want, countof(want), "2026-04-01 09:00");
}

static void again_never_ends(void)
{
    static const enum kind kind[] = {KIND_ABANDONED, KIND_LOST, KIND_NEGLECT, KIND_REGISTRATION};
    static const int least[] = {360, 110, 45, 45}; /* texts in a year */
    for (size_t i = 0; i < countof(kind); i++) {
        begin();
        land_case(kind[i], WARD);
        land_wait(365 * DAY_S);
        CHECK(land_count(NULL, PHRASE_CASE_ESCALATED) >= least[i]);
        CHECK(!land.went_back);
    }
}

static void taken_up_without_action_goes_one_up_each_hold(void)
{
    static const struct want want[] = {{"2026-03-02 11:00", PHRASE_CASE_ESCALATED, 2, "no-action"},
                                       {"2026-03-02 13:00", PHRASE_CASE_ESCALATED, 3, "no-action"},
                                       {"2026-03-02 15:00", PHRASE_CASE_ESCALATED, 4, "no-action"},
                                       {"2026-03-02 17:00", PHRASE_CASE_ESCALATED, 5, "no-action"},
                                       {"2026-03-03 17:00", PHRASE_CASE_ESCALATED, 5, "no-action"},
                                       {"2026-03-04 17:00", PHRASE_CASE_ESCALATED, 5, "no-action"},
                                       {"2026-03-05 09:00", PHRASE_CASE_ESCALATED, 5, "ceiling"}};
    begin();
    int64_t id = land_case(KIND_ABANDONED, WARD);
    land_act(LEVEL_1, INTENT_VERIFY, id, "");
    CHECK_INT(land_file(id)->state, CASE_VERIFIED);
    land_mark();
    is_said(id, want, countof(want), "2026-03-05 16:00");
}

static void no_progress_reminds_then_goes_one_up(void)
{
    static const struct want want[] = {
        {"2026-03-02 21:00", PHRASE_CASE_REMINDER, 1, ""},
        {"2026-03-03 09:00", PHRASE_CASE_ESCALATED, 2, "no-progress"},
        {"2026-03-04 09:00", PHRASE_CASE_ESCALATED, 3, "no-progress"},
        {"2026-03-05 09:00", PHRASE_CASE_ESCALATED, 4, "ceiling"}, /* both: one step, one text */
        {"2026-03-06 09:00", PHRASE_CASE_ESCALATED, 5, "no-progress"}};
    begin();
    int64_t id = land_case(KIND_ABANDONED, WARD);
    land_act(LEVEL_1, INTENT_VERIFY, id, "home seen, child with aunt");
    land_mark();
    is_said(id, want, countof(want), "2026-03-06 12:00");
}

static void nothing_fires_early(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    for (int i = 0; i < 200; i++) {
        int saids = land.saids;
        int64_t version = land_file(id)->version, due = land.due_s[id - 1];
        land.now_s = due - 1;
        struct event ev = {.kind = EVENT_TIMER, .case_id = id, .version = version};
        land_event(&ev);
        CHECK_INT(land.saids, saids);
        CHECK_INT(land_file(id)->version, version);
        CHECK_INT(land.due_s[id - 1], due);
        land_until(due);
        CHECK(land_file(id)->version > version);
    }
}

static void a_timer_of_an_older_version_does_nothing(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    int saids = land.saids;
    land.now_s = land.due_s[id - 1];
    struct event ev = {.kind = EVENT_TIMER, .case_id = id, .version = land_file(id)->version + 1};
    land_event(&ev);
    CHECK_INT(land.saids, saids);
}

static void after_an_outage_one_late_text_a_person(void)
{
    begin();
    int64_t id = land_case(KIND_ABANDONED, WARD);
    land_mark();
    land.now_s += 30 * HOUR_S; /* all rows and one "again" are overdue */
    struct event ev = {.kind = EVENT_TIMER, .case_id = id, .version = land_file(id)->version};
    land_event(&ev);
    for (int level = 1; level <= LEVELS; level++)
        CHECK_INT(land_count(land_level(level), PHRASE_NONE), 1);
    CHECK(land_first(LEVEL_5, PHRASE_CASE_ESCALATED)->m.late);
    CHECK_INT(land_file(id)->level, 5);
    CHECK_INT(land.due_s[id - 1], land_time("2026-03-03 15:00") + DAY_S);
}

static void a_holiday_puts_off_a_standard_case_only(void)
{
    begin();
    int64_t standard = land_case(KIND_NEGLECT, WARD), urgent = land_case(KIND_LOST, WARD);
    land_until(land_time("2026-03-02 14:00"));
    int64_t before = land.due_s[urgent - 1];
    land_holiday("2026-03-03");
    for (int64_t id = standard; id <= urgent; id++) {
        struct event ev = {.kind = EVENT_HOLIDAY, .case_id = id};
        land_event(&ev);
    }
    CHECK_INT(land.due_s[standard - 1], land_time("2026-03-04 09:00"));
    CHECK_INT(land.due_s[urgent - 1], before);
}

/* --- whatever people do, 90 days of it --- */

static void random_act(uint64_t *seed, int64_t id)
{
    static const char *const who[] = {LEVEL_1, LEVEL_2, LEVEL_3, LEVEL_4, LEVEL_5, VOLUNTEER, STRANGER};
    static const enum intent word[] = {INTENT_VERIFY, INTENT_UPDATE, INTENT_CLOSE, INTENT_DISCARD, INTENT_CONFIRM,
                                       INTENT_REJECT, INTENT_REOPEN, INTENT_PASS,  INTENT_NO,      INTENT_STATUS};
    const char *phone = who[mix64(seed) % countof(who)];
    enum intent w = word[mix64(seed) % countof(word)];
    if (mix64(seed) % 4 == 0)
        land_person("rccs", "R1", LEVEL_3);
    else if (mix64(seed) % 6 == 0)
        land_leaves("rccs", LEVEL_3);
    land_act(phone, w, id, mix64(seed) % 3 ? "the child was seen and is safe with an aunt" : "");
    int i = land_index(phone);
    if (i >= 0 && land.code[i].act)
        land_yes(phone);
}

static void every_open_case_has_a_deadline_whatever_people_do(void)
{
    static const enum kind kind[] = {KIND_ABANDONED, KIND_LOST, KIND_NEGLECT, KIND_REGISTRATION};
    int64_t seen[CASE_STATE_COUNT] = {0};
    for (uint64_t seed = 1; seed <= 60; seed++) {
        uint64_t chance = seed * 7919;
        begin();
        int64_t id = land_case(kind[seed % countof(kind)], WARD), end = land.now_s + 90 * DAY_S;
        while (land.now_s < end && land.saids < LAND_SAID - 100 && land.directory.holdings < LAND_PEOPLE - 2) {
            land_wait((int64_t)(mix64(&chance) % (mix64(&chance) % 3 ? 3 * HOUR_S : 4 * DAY_S)));
            random_act(&chance, id);
            const struct case_file *c = land_file(id);
            seen[c->state]++;
            CHECK(!case_open(c) || (land.due_s[0] > land.now_s && land.due_s[0] <= land.now_s + 70 * DAY_S));
            CHECK(case_open(c) || land.due_s[0] == INT64_MAX);
            CHECK(!land.went_back);
        }
    }
    for (int s = CASE_REPORTED; s < CASE_STATE_COUNT; s++)
        CHECK(seen[s] > 20);
}

/* Once a fault of escalator/escalator.c: it expires like any text, 24 h of the clock on. Ruling 33: "reminders until
 * the next row". After an outage the reminder of a row long passed is still in the line. */
static void a_reminder_lives_until_the_next_row(void)
{
    begin();
    land_case(KIND_ABANDONED, WARD);
    land_wait(15 * MINUTE_S);
    const struct said *s = land_first(LEVEL_1, PHRASE_CASE_REMINDER);
    CHECK(s && s->m.expires_s == land_time("2026-03-02 09:20"));
}

/* --- receipts --- */

static void fails(const struct said *s)
{
    struct message m = s->m;
    struct event ev = {.kind = EVENT_RECEIPT, .case_id = m.case_id, .failed = &m};
    land_mark();
    land_event(&ev);
}

static void an_unreachable_officer_falls_back_then_one_up(void)
{
    begin();
    land_person("scco", "003.012", "+254711000011");
    land.person[land_index(LEVEL_1)].phone[1] = land_phone("+254722000010");
    int64_t id = land_case(KIND_ABANDONED, WARD);
    const struct said *s = land_first(LEVEL_1, PHRASE_CASE_NEW);
    CHECK(s != NULL);
    CHECK_INT(s->m.receipt_by_s, 5 * MINUTE_S);
    fails(s);
    s = land_first("+254722000010", PHRASE_CASE_NEW);
    CHECK(s && s->m.step == 1);
    fails(s);
    s = land_first("+254711000011", PHRASE_CASE_NEW);
    CHECK(s && s->m.step == 2);
    fails(s);
    CHECK_STR(land_arg(land_first(LEVEL_2, PHRASE_CASE_ESCALATED), "reason"), "unreachable");
    CHECK_INT(land_file(id)->level, 2);
    CHECK_STR(land_arg(land_first(LEVEL_2, PHRASE_CASE_ESCALATED), "level"), "2");
}

static void a_failed_text_of_a_case_taken_up_or_closed_is_let_be(void)
{
    begin();
    int64_t id = land_case(KIND_ABANDONED, WARD);
    const struct said *s = land_first(LEVEL_1, PHRASE_CASE_NEW);
    land_act(LEVEL_1, INTENT_VERIFY, id, "home seen, child with aunt");
    fails(s);
    CHECK_INT(land_count(NULL, PHRASE_NONE), 0);
}

/* --- vacancies --- */

static void a_vacant_county_is_passed_at_its_time_and_said(void)
{
    static const struct want want[] = {{"2026-03-02 09:00", PHRASE_CASE_NEW, 1, ""},
                                       {"2026-03-02 09:10", PHRASE_CASE_REMINDER, 1, ""},
                                       {"2026-03-02 09:20", PHRASE_CASE_ESCALATED, 3, "vacant"},
                                       {"2026-03-02 11:00", PHRASE_CASE_ESCALATED, 4, U}};
    begin();
    land_leaves("cccs", LEVEL_2);
    int64_t id = land_case(KIND_ABANDONED, WARD);
    is_said(id, want, countof(want), "2026-03-02 14:00");
    CHECK_INT(land_count(ADMIN, PHRASE_ALARM_VACANT), 1);
    CHECK_INT(land_file(id)->level, 4);
}

static void a_region_without_a_holder_is_passed_in_silence(void)
{
    static const struct want want[] = {{"2026-03-02 09:00", PHRASE_CASE_NEW, 1, ""},
                                       {"2026-03-02 09:10", PHRASE_CASE_REMINDER, 1, ""},
                                       {"2026-03-02 09:20", PHRASE_CASE_ESCALATED, 2, U},
                                       {"2026-03-02 11:00", PHRASE_CASE_ESCALATED, 4, U}};
    begin();
    land_leaves("rccs", LEVEL_3);
    int64_t id = land_case(KIND_ABANDONED, WARD);
    is_said(id, want, countof(want), "2026-03-02 14:00");
    CHECK_INT(land_count(ADMIN, PHRASE_NONE), 0);
}

static void who_is_appointed_to_a_vacant_post_hears_of_its_cases(void)
{
    begin();
    land_leaves("scco", LEVEL_1);
    int64_t id = land_case(KIND_ABANDONED, WARD);
    CHECK_STR(land_arg(land_first(LEVEL_2, PHRASE_CASE_ESCALATED), "reason"), "vacant");
    land_wait(5 * MINUTE_S);
    land_mark();
    land_person("scco", "003.012", "+254711000012");
    struct event ev = {.kind = EVENT_APPOINTED, .case_id = id};
    land_event(&ev);
    CHECK_INT(land_count("+254711000012", PHRASE_CASE_NEW), 1);
    CHECK_INT(land.saids - land.mark, 1);
}

static void a_lost_second_phone_and_a_person_who_left_fall_to_the_deputy(void)
{
    for (int how = 0; how < 2; how++) {
        begin();
        land_person("scco", "003.012", "+254711000011");
        land.person[land_index(LEVEL_1)].phone[1] = land_phone("+254722000010");
        land.person[land_index(LEVEL_1)].lost[1] = how == 0;
        land_case(KIND_ABANDONED, WARD);
        struct said s = *land_first(LEVEL_1, PHRASE_CASE_NEW);
        if (how == 1)
            s.m.person = 777; /* no longer in the directory */
        fails(&s);
        CHECK_INT(land_count("+254722000010", PHRASE_NONE), 0);
        CHECK_INT(land_count("+254711000011", PHRASE_CASE_NEW) + land_count(LEVEL_1, PHRASE_CASE_NEW), 1);
    }
}

static void with_nobody_above_the_ladders_own_again_goes_on(void)
{
    begin();
    int64_t id = land_case(KIND_ABANDONED, WARD);
    land_wait(7 * HOUR_S);
    const struct said *s = land_first(LEVEL_5, PHRASE_CASE_ESCALATED);
    CHECK(s != NULL);
    fails(s);
    CHECK_INT(land.saids - land.mark, 0);
    CHECK_INT(land_file(id)->level, 5);
    land_wait(DAY_S);
    CHECK_INT(land_count(LEVEL_5, PHRASE_CASE_ESCALATED), 1);
}

/* What failed is looked at as the case stands now: a text of an earlier opening, or of a case that is closed or waits
 * for a second person, is let be; a ladder text of a case taken up still says that somebody must act. */
static void a_failed_text_matters_as_the_case_stands_now(void)
{
    static const struct {
        enum case_state state;
        enum phrase key;
        int epochs; /* gone by since */
        bool matters;
    } row[] = {{CASE_REPORTED, PHRASE_CASE_NEW, 0, true},
               {CASE_REPORTED, PHRASE_CASE_NEW, 1, false},
               {CASE_CLOSED, PHRASE_CASE_NEW, 0, false},
               {CASE_CLOSE_REQUESTED, PHRASE_CASE_NEW, 0, false},
               {CASE_VERIFIED, PHRASE_CASE_NEW, 0, false},
               {CASE_CLOSE_REQUESTED, PHRASE_CASE_ESCALATED, 0, false},
               {CASE_VERIFIED, PHRASE_CASE_REMINDER, 0, true},
               {CASE_VERIFIED, PHRASE_CASE_ESCALATED, 0, true},
               {CASE_VERIFIED, PHRASE_CASE_CLOSE_REQUESTED, 0, false},
               {CASE_REPORTED, PHRASE_CASE_COMPLETED, 0, false},
               {CASE_VERIFIED, PHRASE_CASE_DISPUTED, 0, false}};
    for (size_t i = 0; i < countof(row); i++) {
        begin();
        int64_t id = land_case(KIND_ABANDONED, WARD);
        struct said s = *land_first(LEVEL_1, PHRASE_CASE_NEW);
        s.m.key = row[i].key;
        struct case_file *c = land_file(id);
        c->state = row[i].state;
        c->epoch += row[i].epochs;
        c->verified_s = c->progress_s = c->asked_s = land.now_s;
        c->action = 1;
        fails(&s);
        if ((land_count(LEVEL_2, PHRASE_CASE_ESCALATED) == 1) != row[i].matters)
            printf("# row %d\n", (int)i);
        CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_ESCALATED), row[i].matters);
        CHECK_INT(land.saids - land.mark, row[i].matters);
    }
}

/* The helpline and nobody's level: its texts of a case without a place fall back too; a shared agency's do not. */
static void what_the_helpline_does_not_get_goes_up_and_an_agencys_does_not(void)
{
    begin();
    land_person("police", "003.012", "+254744000001");
    struct reading r = land_report(KIND_ABANDONED, 'F', 9, "");
    land_sms(STRANGER, r, "abandoned girl 9");
    const struct said *s = land_first(HELPLINE, PHRASE_CASE_NEW);
    CHECK(s != NULL);
    fails(s);
    CHECK_INT(land_count(LEVEL_4, PHRASE_CASE_ESCALATED), 1);
    land_case(KIND_DEFILEMENT, WARD);
    s = land_first("+254744000001", PHRASE_CASE_NEW_SHARED);
    CHECK(s != NULL);
    fails(s);
    CHECK_INT(land.saids - land.mark, 0);
}

static void an_appointment_tells_only_what_the_appointed_must_hear(void)
{
    for (int how = 0; how < 4; how++) {
        begin();
        int64_t id = land_case(KIND_NEGLECT, WARD);
        struct event ev = {.kind = EVENT_APPOINTED, .case_id = id, .was_vacant = how != 0};
        if (how == 1)
            land_file(id)->state = CASE_CLOSED;
        else if (how == 2)
            land_file(id)->t0_s = land.now_s + HOUR_S; /* its first hour is still to come */
        else if (how == 3)
            land_leaves("scco", LEVEL_1); /* and gone again */
        land_mark();
        land_event(&ev);
        CHECK_INT(land_count(NULL, PHRASE_CASE_NEW), 0); /* how 0: a second holder; the first was told */
    }
    struct event unknown = {.kind = EVENT_APPOINTED, .case_id = 77, .was_vacant = true};
    land_event(&unknown);
    CHECK_INT(land.saids - land.mark, 0);
}

static void holiday(int64_t id)
{
    struct event ev = {.kind = EVENT_HOLIDAY, .case_id = id};
    land_event(&ev);
}

static void a_holiday_moves_a_digest_that_is_still_to_come(void)
{
    begin();
    int64_t id = land_case(KIND_REGISTRATION, WARD), version = land_file(id)->version;
    holiday(id); /* the calendar is as it was */
    CHECK_INT(land_file(id)->version, version);
    land_holiday("2026-03-03");
    holiday(id);
    CHECK_INT(land_file(id)->t0_s, land_time("2026-03-04 08:30"));
    land_file(id)->state = CASE_VERIFIED; /* taken up: no digest is to come */
    land_file(id)->verified_s = land_file(id)->progress_s = land.now_s;
    land_holiday("2026-03-04");
    holiday(id);
    CHECK_INT(land_file(id)->t0_s, land_time("2026-03-04 08:30"));
    begin();
    id = land_case(KIND_REGISTRATION, WARD);
    land_until(land_time("2026-03-03 09:00"));
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_DIGEST), 1);
    land_holiday("2026-03-03"); /* told already */
    holiday(id);
    CHECK_INT(land_file(id)->t0_s, land_time("2026-03-03 08:30"));
    land_file(id)->epoch = 2; /* opened again: from its new beginning, not from the old one */
    land_file(id)->rows = land_file(id)->told = 0;
    land_file(id)->t0_s = land_time("2026-03-05 08:30");
    land_holiday("2026-03-05");
    holiday(id);
    CHECK_INT(land_file(id)->t0_s, land_time("2026-03-06 08:30"));
}

static void one_person_at_county_and_region_is_told_once_and_the_nation_next(void)
{
    begin();
    land_leaves("cccs", LEVEL_2);
    land_leaves("rccs", LEVEL_3);
    land_person("rccs", "R1", LEVEL_1);
    land_case(KIND_ABANDONED, WARD);
    land_wait(20 * MINUTE_S);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_ESCALATED), 0); /* the officer holds the region too */
    CHECK_INT(land_count(LEVEL_4, PHRASE_CASE_ESCALATED), 1);
    begin();
    land_leaves("cccs", LEVEL_2);
    land_leaves("rccs", LEVEL_3); /* two in a row without anybody */
    land_case(KIND_ABANDONED, WARD);
    land_wait(20 * MINUTE_S);
    CHECK_INT(land_count(LEVEL_4, PHRASE_CASE_ESCALATED), 1);
}

/* Taken up with an action and everybody gone since: no reminder can be said, the clock goes on and the posts are said
 * to be vacant. */
static void with_everybody_gone_the_clocks_still_run(void)
{
    static const char *const post[] = {"", "scco", "cccs", "rccs", "national", "secretary"};
    begin();
    int64_t id = land_case(KIND_ABANDONED, WARD);
    land_act(LEVEL_1, INTENT_VERIFY, id, "home seen, child with aunt");
    for (int level = 1; level <= LEVELS; level++)
        land_leaves(post[level], land_level(level));
    land_mark();
    land_wait(3 * DAY_S);
    for (int level = 1; level <= LEVELS; level++)
        CHECK_INT(land_count(land_level(level), PHRASE_NONE), 0);
    CHECK(land_count(ADMIN, PHRASE_ALARM_VACANT) > 0);
    CHECK(!land.went_back && land.due_s[id - 1] > land.now_s && land.due_s[id - 1] < INT64_MAX);
    land_person("rccs", "R1", LEVEL_3);
    land_wait(DAY_S);
    CHECK(land_count(LEVEL_3, PHRASE_CASE_ESCALATED) > 0); /* whoever comes hears of it */
}

int main(void)
{
    RUN(s1_climbs_to_the_top_and_stays_loud);
    RUN(s2_climbs_by_the_day_clock);
    RUN(s3_climbs_by_the_working_day);
    RUN(s4_waits_for_its_digest_and_stops_at_level_2);
    RUN(again_never_ends);
    RUN(taken_up_without_action_goes_one_up_each_hold);
    RUN(no_progress_reminds_then_goes_one_up);
    RUN(nothing_fires_early);
    RUN(a_timer_of_an_older_version_does_nothing);
    RUN(after_an_outage_one_late_text_a_person);
    RUN(a_holiday_puts_off_a_standard_case_only);
    RUN(every_open_case_has_a_deadline_whatever_people_do);
    RUN(an_unreachable_officer_falls_back_then_one_up);
    RUN(a_failed_text_of_a_case_taken_up_or_closed_is_let_be);
    RUN(a_vacant_county_is_passed_at_its_time_and_said);
    RUN(a_region_without_a_holder_is_passed_in_silence);
    RUN(who_is_appointed_to_a_vacant_post_hears_of_its_cases);
    RUN(a_reminder_lives_until_the_next_row);
    RUN(a_lost_second_phone_and_a_person_who_left_fall_to_the_deputy);
    RUN(with_nobody_above_the_ladders_own_again_goes_on);
    RUN(a_failed_text_matters_as_the_case_stands_now);
    RUN(what_the_helpline_does_not_get_goes_up_and_an_agencys_does_not);
    RUN(an_appointment_tells_only_what_the_appointed_must_hear);
    RUN(a_holiday_moves_a_digest_that_is_still_to_come);
    RUN(one_person_at_county_and_region_is_told_once_and_the_nation_next);
    RUN(with_everybody_gone_the_clocks_still_run);
    return test_end();
}
