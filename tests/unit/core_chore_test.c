/* core_chore_test.c - the chores of the day: when each is due, and who hears the audit's fingerprint. */
#include "core/chore.h"

#include "escalator/escalator.h"
#include "tests/unit/test.h"
#include "tests/unit/world.h"

static struct effects out;
static struct facts facts;

static void decide(const char *now, const char *due, int64_t mark)
{
    struct event ev = {.kind = EVENT_CHORE, .chore = CHORE_FINGERPRINT, .due_s = land_time(due), .cause = "d:1:1"};
    ev.now_s = land_time(now);
    out = (struct effects){.list = land_list};
    memset(&facts, 0, sizeof facts);
    struct decide d = {.ev = &ev, .w = &land.world, .f = &facts, .out = &out, .arena = &land_turn_arena};
    escalator_decide(&d);
    CHECK_INT(facts.need, NEED_MARK);
    facts.need = 0;
    facts.have = NEED_MARK;
    facts.mark = (struct mark_facts){.n = mark, .at_s = land_time("2026-03-03 06:58"), .records = 4711};
    (void)span_str(SPAN("0123456789abcdef"), facts.mark.print, sizeof facts.mark.print);
    d = (struct decide){.ev = &ev, .w = &land.world, .f = &facts, .out = &out, .arena = &land_turn_arena};
    escalator_decide(&d);
    CHECK_INT(facts.need, 0);
}

static const struct effect *effect_of(enum effect_kind kind, int which)
{
    for (int i = 0; i < out.count; i++)
        if (out.list[i].kind == kind && which-- == 0)
            return &out.list[i];
    return NULL;
}

static void it_is_due_once_a_day_at_its_minute(void)
{
    struct limits l = {.fingerprint_min = 420};
    int64_t seven = land_time("2026-03-03 07:00");
    CHECK_INT(chore_due(CHORE_FINGERPRINT, &l, land_time("2026-03-02 07:00")), seven);
    CHECK_INT(chore_due(CHORE_FINGERPRINT, &l, land_time("2026-03-02 23:59")), seven);
    CHECK_INT(chore_due(CHORE_FINGERPRINT, &l, land_time("2026-03-03 00:00")), seven);
    CHECK_INT(chore_due(CHORE_FINGERPRINT, &l, land_time("2026-03-03 06:59")), seven);
    CHECK_INT(chore_due(CHORE_FINGERPRINT, &l, seven), seven + DAY_S);
    l.fingerprint_min = 0;
    CHECK_INT(chore_due(CHORE_FINGERPRINT, &l, land_time("2026-03-02 09:00")), land_time("2026-03-03 00:00"));
}

static void every_auditor_hears_the_newest_mark(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("auditor", "KE", "+254711000081");
    land_person("auditor", "KE", "+254711000082");
    decide("2026-03-03 07:00", "2026-03-03 07:00", 12);
    const struct effect *a = effect_of(EFFECT_SAY, 0), *b = effect_of(EFFECT_SAY, 1);
    CHECK(a && b && !effect_of(EFFECT_SAY, 2));
    if (!a || !b)
        return;
    CHECK_STR(a->say.to.s, "+254711000081");
    CHECK_STR(b->say.to.s, "+254711000082");
    CHECK_INT(a->say.key, PHRASE_AUDIT_FINGERPRINT);
    CHECK(!a->say.late);
    CHECK(span_is(args_get(a->say.args, "number"), "12"));
    CHECK(span_is(args_get(a->say.args, "count"), "4711"));
    CHECK(span_is(args_get(a->say.args, "day"), "2026-03-03"));
    CHECK(span_is(args_get(a->say.args, "digest"), "0123456789abcdef"));
    CHECK(span_is(effect_of(EFFECT_AUDIT, 0)->word, "fingerprint.sent"));
    CHECK_INT(effect_of(EFFECT_CHORE, 0)->other, CHORE_FINGERPRINT);
}

/* After an outage: said late, and never in the night. */
static void what_comes_late_says_so(void)
{
    land_open("2026-03-02 09:00");
    land_person("auditor", "KE", "+254711000081");
    decide("2026-03-03 23:10", "2026-03-03 07:00", 3);
    const struct effect *a = effect_of(EFFECT_SAY, 0);
    CHECK(a && a->say.late);
    CHECK_INT(a ? a->say.not_before_s : 0, land_time("2026-03-04 06:00"));
}

static void with_no_auditor_or_no_mark_the_audit_says_so(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    decide("2026-03-03 07:00", "2026-03-03 07:00", 12);
    CHECK(!effect_of(EFFECT_SAY, 0));
    CHECK(span_is(effect_of(EFFECT_AUDIT, 0)->word, "fingerprint.nobody"));
    CHECK(effect_of(EFFECT_CHORE, 0) != NULL);
    land_person("auditor", "KE", "+254711000081");
    decide("2026-03-03 07:00", "2026-03-03 07:00", 0);
    CHECK(!effect_of(EFFECT_SAY, 0));
    CHECK(span_is(effect_of(EFFECT_AUDIT, 0)->word, "fingerprint.none"));
    CHECK(effect_of(EFFECT_CHORE, 0) != NULL);
}

int main(void)
{
    RUN(it_is_due_once_a_day_at_its_minute);
    RUN(every_auditor_hears_the_newest_mark);
    RUN(what_comes_late_says_so);
    RUN(with_no_auditor_or_no_mark_the_audit_says_so);
    return test_end();
}
