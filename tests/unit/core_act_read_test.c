/* core_act_read_test.c - reading a case in full: who is told of a broken glass, what counts as guessing, and the alarm
 * of one who reads case after case. */
#include "tests/unit/test.h"
#include "tests/unit/world.h"

#define WARD "003.012.0062"
#define WHO "+254733000001"
#define WHY "the brother of the girl is in a case of mine"

static const struct effect *audited(const char *act)
{
    for (int i = 0; i < EFFECTS_MAX; i++)
        if (land_list[i].kind == EFFECT_AUDIT && span_is(land_list[i].word, act))
            return &land_list[i];
    return NULL;
}

static void reads(const char *phone, const char *ref, const char *reason)
{
    struct event ev = {.kind = EVENT_OP, .op = OP_READ, .cause = "op:1", .op_text = span_of(reason)};
    ev.from = land_phone(phone);
    ev.actor = land.person[land_index(phone)].id;
    (void)span_str(span_of(ref), ev.op_ref, sizeof ev.op_ref);
    memset(land_list, 0, sizeof land_list);
    land_mark();
    land_event(&ev);
}

static const char *begin(void)
{
    land_open("2026-03-02 22:30");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    return land_file(land_case(KIND_NEGLECT, WARD))->ref;
}

static void the_post_above_is_told_at_once(void)
{
    const char *ref = begin();
    land_person("scco", "003.016", WHO);
    reads(WHO, ref, WHY);
    const struct effect *e = audited("break-glass");
    CHECK(e && e->case_id == 1 && span_is(e->text, WHY));
    CHECK_INT(land_count(LEVEL_2, PHRASE_ALARM_BREAK_GLASS), 1);
    CHECK_INT(land_count(NULL, PHRASE_NONE), 1);
    const struct said *s = land_first(LEVEL_2, PHRASE_ALARM_BREAK_GLASS);
    CHECK(s && s->m.not_before_s == land.now_s && s->m.direct && !s->m.bundles && !s->m.case_id);
    CHECK_STR(land_arg(s, "case"), ref);
    CHECK_STR(land_arg(s, "role"), "scco");
    CHECK_STR(land_arg(s, "place_name"), "");
    CHECK_STR(land_arg(s, "kind"), "");
}

/* One who is his own post above, or whose post above is vacant: the next one; with nobody above, every admin. */
static void somebody_else_is_always_told(void)
{
    const char *ref = begin();
    land_person("scco", "004.020", WHO); /* nobody is at that county: the region */
    reads(WHO, ref, WHY);
    CHECK_INT(land_count(LEVEL_3, PHRASE_ALARM_BREAK_GLASS), 1);
    ref = begin();
    land_person("police", "003.016", WHO);
    land_person("cccs", "003", WHO); /* holds the county's post, too: sees it by that */
    reads(WHO, ref, WHY);
    CHECK(audited("read") != NULL);
    ref = begin();
    land_leaves("cccs", LEVEL_2);
    land_leaves("rccs", LEVEL_3);
    land_leaves("national", LEVEL_4);
    land_leaves("secretary", LEVEL_5);
    land_person("admin", "KE", "+254711000071");
    land_person("odpp", "003.016", WHO);
    reads(WHO, ref, WHY);
    CHECK_INT(land_count(ADMIN, PHRASE_ALARM_BREAK_GLASS), 1);
    CHECK_INT(land_first(ADMIN, PHRASE_ALARM_BREAK_GLASS)->m.not_before_s, land.now_s); /* at night, too */
    CHECK_INT(land_count("+254711000071", PHRASE_ALARM_BREAK_GLASS), 1);
}

/* What is not there and what is not seen: the same refusal, and the same count. */
static void guessing_is_counted(void)
{
    const char *ref = begin();
    land_person("institution", "003.012", WHO);
    const char *refs[] = {ref, "10000004", ref, "10000004", ref};
    for (size_t i = 0; i < countof(refs); i++) {
        CHECK(audited("number.guessing") == NULL || i == 0);
        reads(WHO, refs[i], "");
        const struct effect *e = audited("refused");
        CHECK(e && span_is(e->text, "refuse.no-such-case") && !e->case_id);
    }
    CHECK(audited("number.guessing") != NULL);
    CHECK_INT(land_count(NULL, PHRASE_NONE), 0);
    struct msisdn who = land_phone(WHO);
    CHECK(land_number_of(&who)->row.muted_until_s > land.now_s);
}

static void case_after_case_is_an_alarm(void)
{
    const char *ref = begin();
    for (int i = 1; i <= 45; i++) {
        reads(LEVEL_1, ref, "");
        CHECK(audited("read") != NULL);
        CHECK_INT(audited("reads.many") != NULL, i == 40);
        CHECK_INT(land_count(LEVEL_2, PHRASE_ALARM_READS), i == 40);
    }
    CHECK_INT(land.reads, 45);
    reads(LEVEL_1, "10000004", "");
    CHECK_INT(land.reads, 45); /* nothing was read */
}

static void a_lost_phone_reads_nothing(void)
{
    const char *ref = begin();
    land.person[land_index(LEVEL_1)].lost[0] = true;
    reads(LEVEL_1, ref, WHY);
    CHECK(audited("refused") && !audited("break-glass"));
    CHECK_INT(land_count(NULL, PHRASE_NONE), 0);
}

int main(void)
{
    RUN(the_post_above_is_told_at_once);
    RUN(somebody_else_is_always_told);
    RUN(guessing_is_counted);
    RUN(case_after_case_is_an_alarm);
    RUN(a_lost_phone_reads_nothing);
    return test_end();
}
