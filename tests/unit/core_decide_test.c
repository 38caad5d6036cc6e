/* core_decide_test.c - the plumbing: facts asked for once, effects in order and bounded, the case's row first. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

static struct effect list[EFFECTS_MAX];
static struct effects out;
static struct facts facts;

static struct decide fresh(const struct event *ev)
{
    land_open("2026-03-02 09:00");
    out = (struct effects){.list = list};
    memset(&facts, 0, sizeof facts);
    return (struct decide){.ev = ev, .w = &land.world, .f = &facts, .out = &out, .arena = &land_turn_arena};
}

static void facts_are_asked_for_once(void)
{
    struct event ev = {.kind = EVENT_TIMER};
    struct decide d = fresh(&ev);
    CHECK(!decide_have(&d, NEED_SENDER | NEED_CASE));
    CHECK_INT(facts.need, NEED_SENDER | NEED_CASE);
    facts.have = NEED_SENDER;
    facts.need = 0;
    CHECK(!decide_have(&d, NEED_SENDER | NEED_CASE));
    CHECK_INT(facts.need, NEED_CASE);
    facts.have |= NEED_CASE;
    facts.need = 0;
    CHECK(decide_have(&d, NEED_CASE));
    CHECK_INT(facts.need, 0);
}

static void effects_beyond_the_room_say_so_and_touch_nothing_else(void)
{
    struct event ev = {.kind = EVENT_TIMER};
    struct decide d = fresh(&ev);
    for (int i = 0; i < EFFECTS_MAX; i++)
        effect_add(&d, EFFECT_NOTE);
    CHECK(!out.full);
    CHECK(effect_add(&d, EFFECT_SAY) == &list[EFFECTS_MAX - 1]);
    CHECK(out.full);
    CHECK_INT(out.count, EFFECTS_MAX);
}

static void the_case_in_hand_is_a_copy(void)
{
    struct event ev = {.kind = EVENT_TIMER};
    struct decide d = fresh(&ev);
    facts.c[0].file.state = CASE_REPORTED;
    struct case_facts *c = decide_take(&d, 0);
    c->file.state = CASE_CLOSED;
    CHECK_INT(facts.c[0].file.state, CASE_REPORTED);
}

/* One audit row and one version a change, whatever it did; the row is the first effect. */
static void every_write_is_one_version_and_one_audit_row(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", "003.012.0062", VOLUNTEER);
    int64_t id = land_case(KIND_ABANDONED, "003.012.0062");
    for (int i = 0; i < 12; i++) {
        int64_t version = land_file(id)->version;
        land_until(land.due_s[id - 1]);
        CHECK_INT(land_file(id)->version, version + 1);
        CHECK_INT(land_list[0].kind, EFFECT_CASE);
        int audits = 0;
        for (int k = 0; k < EFFECTS_MAX && land_list[k].kind; k++)
            audits += land_list[k].kind == EFFECT_AUDIT && land_list[k].version == version + 1;
        CHECK_INT(audits, 1);
        memset(land_list, 0, sizeof land_list);
    }
}

int main(void)
{
    RUN(facts_are_asked_for_once);
    RUN(effects_beyond_the_room_say_so_and_touch_nothing_else);
    RUN(the_case_in_hand_is_a_copy);
    RUN(every_write_is_one_version_and_one_audit_row);
    return test_end();
}
