/* core_retention_test.c - the retention schedule: what is announced for when, what is erased, and what is taken back.
 */
#include "core/retention.h"

#include "core/chore.h"
#include "tests/unit/test.h"
#include "tests/unit/world.h"

static struct effects out;
static struct facts facts;
static struct keeping due, found[60];
static struct record_facts record;
static int finds;

/* One run of the chore at `now` with the settings of land.limits; the store has `due` and found[]. */
static void chore(const char *now)
{
    struct event ev = {.kind = EVENT_CHORE, .chore = CHORE_RETENTION, .cause = "d:1:2"};
    ev.now_s = ev.due_s = land_time(now);
    land.now_s = ev.now_s;
    memset(&facts, 0, sizeof facts);
    for (int round = 0;; round++) {
        must(round < 4);
        arena_reset(&land_turn_arena);
        out = (struct effects){.list = land_list};
        struct decide d = {.ev = &ev, .w = &land.world, .f = &facts, .out = &out, .arena = &land_turn_arena};
        escalator_decide(&d);
        if (!facts.need)
            return;
        if (facts.need & NEED_KEEP) {
            facts.due = due;
            memcpy(facts.keep, found, sizeof found);
            facts.keeps = finds;
        }
        land_fetch(&facts, &ev);
        facts.record = record;
    }
}

static const struct effect *effect_of(enum effect_kind kind)
{
    for (int i = 0; i < out.count; i++)
        if (out.list[i].kind == kind)
            return &out.list[i];
    return NULL;
}

static bool audited(const char *act)
{
    for (int i = 0; i < out.count; i++)
        if (out.list[i].kind == EFFECT_AUDIT && span_is(out.list[i].word, act) && !out.list[i].case_id)
            return true;
    return false;
}

static void begin(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", "003.012.0062", VOLUNTEER);
    land.limits.retention_case_days = 3650;
    land.limits.retention_intake_days = 400;
    land.limits.retention_notice_days = 30;
    due = (struct keeping){0};
    finds = 0;
}

/* A case closed at that time. */
static struct case_file *closed(const char *at)
{
    struct case_file *c = land_file(land_case(KIND_NEGLECT, "003.012.0062"));
    c->state = CASE_CLOSED;
    c->closed_s = land_time(at);
    land.due_s[c->id - 1] = INT64_MAX;
    return c;
}

static void it_looks_as_far_as_the_notice(void)
{
    begin();
    chore("2036-02-01 03:00");
    CHECK_INT(facts.need_keep.closed_by_s, land_time("2036-02-01 03:00") - 3620 * DAY_S);
    CHECK_INT(facts.need_keep.day_by, day_of(land_time("2036-02-01 03:00")) - 371);
    CHECK(effect_of(EFFECT_CHORE) != NULL); /* done for today */
    land.limits.retention_case_days = 0;
    land.limits.retention_intake_days = 0;
    chore("2036-02-01 03:00");
    CHECK_INT(facts.need_keep.closed_by_s, 0);
    CHECK_INT(facts.need_keep.day_by, 0);
}

static void what_is_found_is_announced_for_its_day(void)
{
    begin();
    found[0] = (struct keeping){.case_id = 7, .ref = "48173024"};
    finds = 1;
    chore("2036-02-01 03:00");
    const struct effect *e = effect_of(EFFECT_ANNOUNCE);
    CHECK(e && e->case_id == 7 && e->other == land_time("2036-02-01 03:00") + 30 * DAY_S);
    CHECK(audited("erasure.announced"));
    CHECK(effect_of(EFFECT_ERASE) == NULL);
    found[0] = (struct keeping){.day = day_of(land_time("2034-12-30 10:00"))};
    chore("2036-02-01 03:00");
    e = effect_of(EFFECT_ANNOUNCE);
    CHECK(e && e->case_id == 0 && e->from_day == found[0].day);
}

static void a_full_hand_comes_again(void)
{
    begin();
    for (finds = 0; finds < 60; finds++)
        found[finds] = (struct keeping){.case_id = finds + 1};
    chore("2036-02-01 03:00");
    CHECK(!out.full);
    CHECK(effect_of(EFFECT_CHORE) == NULL);
}

static void what_is_due_is_erased_one_a_turn(void)
{
    begin();
    struct case_file *c = closed("2026-03-02 12:00");
    int64_t version = c->version;
    due = (struct keeping){.case_id = c->id, .ref = "48173024"};
    chore("2036-02-28 12:00");
    const struct effect *e = effect_of(EFFECT_ERASE);
    CHECK(e && e->c && e->c->erased_s == land.now_s && e->c->version == version + 1);
    CHECK(e && e == &out.list[out.count - 1]); /* after everything that still needs the key */
    CHECK(out.list[0].kind == EFFECT_CASE);
    CHECK(audited("erasure.done"));
    CHECK(effect_of(EFFECT_CHORE) == NULL); /* there may be more */
}

static void what_no_longer_stands_is_taken_back(void)
{
    begin();
    struct case_file *c = closed("2026-03-02 12:00");
    due = (struct keeping){.case_id = c->id};
    chore("2036-02-28 11:59"); /* a minute early: the settings were made longer, or it was closed anew */
    CHECK(effect_of(EFFECT_WITHDRAW) && !effect_of(EFFECT_ERASE) && audited("erasure.withdrawn"));
    c->state = CASE_REPORTED;
    chore("2036-03-28 12:00");
    CHECK(effect_of(EFFECT_WITHDRAW) && !effect_of(EFFECT_ERASE));
    c->state = CASE_CLOSED;
    land.limits.retention_case_days = 0;
    chore("2036-03-28 12:00");
    CHECK(effect_of(EFFECT_WITHDRAW) && !effect_of(EFFECT_ERASE));
}

static void a_day_of_intake_is_whole_before_it_goes(void)
{
    begin();
    due = (struct keeping){.day = day_of(land_time("2026-03-02 12:00"))};
    chore("2027-04-06 23:59"); /* 400 days after the day */
    CHECK(effect_of(EFFECT_WITHDRAW) && !effect_of(EFFECT_ERASE));
    chore("2027-04-07 00:00");
    const struct effect *e = effect_of(EFFECT_ERASE);
    CHECK(e && !e->c && e->from_day == due.day);
    CHECK(audited("erasure.done"));
}

/* What is announced stands when its notice has passed: else it would be taken back and announced for ever. */
static void what_is_announced_stands_when_its_time_comes(void)
{
    begin();
    chore("2036-02-01 03:00");
    int64_t closed_by_s = facts.need_keep.closed_by_s, day = facts.need_keep.day_by;
    struct case_file *c = closed("2026-03-02 12:00");
    c->closed_s = closed_by_s;
    due = (struct keeping){.case_id = c->id};
    chore("2036-03-02 03:00");
    CHECK(effect_of(EFFECT_ERASE) && !effect_of(EFFECT_WITHDRAW));
    due = (struct keeping){.day = day};
    chore("2036-03-02 03:00");
    CHECK(effect_of(EFFECT_ERASE) && !effect_of(EFFECT_WITHDRAW));
}

/* Of the register: a child of whom something is younger than was thought is put off to that day; the others are
 * announced, and erased when nothing keeps them. */
static void records_of_the_register(void)
{
    const struct record_of child = {ABOUT_CHILD, 7}, contact = {ABOUT_CONTACT, 8};
    begin();
    land.limits.retention_child_days = 3650;
    land.limits.retention_contact_days = 1000;
    chore("2036-02-01 03:00");
    int64_t child_by = facts.need_keep.child_by, contact_by = facts.need_keep.contact_by;
    CHECK_INT(child_by, day_of(land.now_s) - 1 - 3620);
    CHECK_INT(contact_by, day_of(land.now_s) - 1 - 970);
    found[0] = (struct keeping){.record = child, .last_day = (int32_t)child_by + 1};
    found[1] = (struct keeping){.record = contact, .last_day = (int32_t)contact_by};
    finds = 2;
    chore("2036-02-01 03:00");
    const struct effect *e = effect_of(EFFECT_LATER);
    CHECK(e && e->record.id == 7 && e->from_day == child_by + 1);
    e = effect_of(EFFECT_ANNOUNCE);
    CHECK(e && e->record.about == ABOUT_CONTACT && e->record.id == 8 && !e->case_id);
    found[0].last_day = (int32_t)child_by;
    finds = 1;
    chore("2036-02-01 03:00");
    e = effect_of(EFFECT_ANNOUNCE);
    CHECK(e && e->record.about == ABOUT_CHILD && !effect_of(EFFECT_LATER));
    due = (struct keeping){.record = child};
    record = (struct record_facts){.found = true, .last_day = (int32_t)child_by};
    chore("2036-03-01 03:00"); /* a day early */
    CHECK(effect_of(EFFECT_WITHDRAW) && !effect_of(EFFECT_ERASE));
    chore("2036-03-02 03:00");
    e = effect_of(EFFECT_ERASE);
    CHECK(e && e->record.id == 7 && !e->live && audited("erasure.done"));
    record.kept = RECORD_KEPT_STAY;
    chore("2036-03-02 03:00");
    CHECK(effect_of(EFFECT_WITHDRAW) && !effect_of(EFFECT_ERASE));
    record.kept = RECORD_FREE;
    land.limits.retention_child_days = 0;
    chore("2036-03-02 03:00");
    CHECK(effect_of(EFFECT_WITHDRAW) && !effect_of(EFFECT_ERASE));
}

static void it_is_due_at_night(void)
{
    CHECK_INT(chore_due(CHORE_RETENTION, &land.limits, land_time("2026-03-02 09:00")), land_time("2026-03-03 03:00"));
    CHECK_STR(chore_word(CHORE_RETENTION), "retention");
}

int main(void)
{
    RUN(it_looks_as_far_as_the_notice);
    RUN(what_is_found_is_announced_for_its_day);
    RUN(a_full_hand_comes_again);
    RUN(what_is_due_is_erased_one_a_turn);
    RUN(what_no_longer_stands_is_taken_back);
    RUN(a_day_of_intake_is_whole_before_it_goes);
    RUN(what_is_announced_stands_when_its_time_comes);
    RUN(records_of_the_register);
    RUN(it_is_due_at_night);
    return test_end();
}
