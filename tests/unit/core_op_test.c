/* core_op_test.c - the acts of the console and the command: share, merge, severity. Reassigning is in
 * core_place_test.c. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define WARD "003.012.0062"
#define POLICE "+254744000001"

static void begin(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
    land_person("police", "003.012", POLICE);
}

static void share(int64_t id)
{
    struct event ev = {.kind = EVENT_OP, .op = OP_SHARE, .op_case = id, .op_post = {ROLE_POLICE, "003.012"}};
    land_mark();
    land_event(&ev);
}

static void sharing_tells_the_post_and_gives_it_sight(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    share(id);
    CHECK_INT(land_count(POLICE, PHRASE_CASE_NEW_SHARED), 1);
    land_act(POLICE, INTENT_UPDATE, id, "statement taken at the station");
    CHECK_INT(land_count(POLICE, PHRASE_DONE_UPDATED), 1);
}

static void severity_is_told_to_the_officer(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    struct event ev = {.kind = EVENT_OP, .op = OP_SEVERITY, .op_case = id, .op_value = SEVERITY_S2};
    land_mark();
    land_event(&ev);
    CHECK_INT(land_file(id)->severity, SEVERITY_S2);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_COMPLETED), 1);
}

static void merging_keeps_both_reporters(void)
{
    begin();
    int64_t one = land_case(KIND_NEGLECT, WARD);
    struct reading r = land_report(KIND_NEGLECT, 'F', 9, WARD);
    land_sms(STRANGER, r, "neglect girl 9 Mtepeni");
    struct event ev = {.kind = EVENT_OP, .op = OP_MERGE, .op_case = 2, .op_value = one};
    land_mark();
    land_event(&ev);
    CHECK_INT(land_file(2)->state, CASE_CLOSED);
    CHECK_INT(land_file(2)->merged_into, one);
    CHECK_INT(land_count(STRANGER, PHRASE_CASE_UPDATED), 1);
    land_act(LEVEL_1, INTENT_VERIFY, one, "home seen");
    CHECK_INT(land_count(STRANGER, PHRASE_CASE_VERIFIED), 1);
    CHECK_INT(land_count(VOLUNTEER, PHRASE_CASE_VERIFIED), 1);
}

static void an_emergency_is_not_merged_away_by_one(void)
{
    begin();
    int64_t one = land_case(KIND_NEGLECT, WARD), grave = land_case(KIND_ABANDONED, WARD);
    struct event ev = {.kind = EVENT_OP, .op = OP_MERGE, .op_case = grave, .op_value = one};
    land_event(&ev);
    CHECK_INT(land_file(grave)->merged_into, 0);
    CHECK(case_open(land_file(grave)));
}

/* Once a fault of core/op.c: merging an S1 is refused outright where the contract lets it wait for CONFIRM: "Every way
 * out of an S1 ladder (close, discard, merge, lower severity) then waits for CONFIRM". asked_value and ACT_MERGE stand
 * ready. */
static void merging_an_emergency_asks_another_person(void)
{
    begin();
    int64_t one = land_case(KIND_ABANDONED, WARD), again = land_case(KIND_ABANDONED, WARD);
    struct event ev = {.kind = EVENT_OP, .op = OP_MERGE, .op_case = again, .op_value = one};
    land_event(&ev);
    CHECK_INT(land_file(again)->state, CASE_CLOSE_REQUESTED);
    CHECK_INT(land_file(again)->asked_act, ACT_MERGE);
}

/* Once a fault of core/op.c: no look at the accused: the police post of the constituency is told of a case against the
 * police. Section 1: "A post of the kind named as perpetrator hears nothing of that case: its share goes to the county
 * post". */
static void a_share_to_the_accused_goes_to_the_county(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    land_file(id)->accused_role = ROLE_POLICE;
    share(id);
    CHECK_INT(land_count(POLICE, PHRASE_NONE), 0);
    CHECK_INT(land_count(LEVEL_2, PHRASE_CASE_NEW_SHARED), 1);
}

/* Once a fault of core/op.c: the actor is never looked at: "Rights are checked in core/, for every channel alike". */
static void a_person_without_rights_on_the_case_changes_nothing(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD), auditor = land_person("auditor", "KE", "+254711000090");
    struct event ev = {.kind = EVENT_OP,
                       .op = OP_SEVERITY,
                       .op_case = id,
                       .op_value = SEVERITY_S4,
                       .actor = auditor,
                       .actor_role = ROLE_AUDITOR};
    land_event(&ev);
    CHECK_INT(land_file(id)->severity, SEVERITY_S3);
}

static void op_as(int op, int64_t id, int64_t value, const char *why)
{
    struct event ev = {.kind = EVENT_OP, .op = (enum op_kind)op, .op_case = id, .op_value = value};
    land.refused[0] = '\0';
    land_mark();
    land_event(&ev);
    CHECK_STR(land.refused, why);
    CHECK_INT(land.saids - land.mark, 0);
}

static void a_severity_that_is_none_or_no_other_is_refused(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    op_as(OP_SEVERITY, id, SEVERITY_S1 - 1, "severity");
    op_as(OP_SEVERITY, id, SEVERITY_S4 + 1, "severity");
    op_as(OP_SEVERITY, id, SEVERITY_S3, "severity");
    CHECK_INT(land_file(id)->severity, SEVERITY_S3);
    int64_t grave = land_case(KIND_ABANDONED, WARD);
    struct event ev = {.kind = EVENT_OP, .op = OP_SEVERITY, .op_case = grave, .op_value = SEVERITY_S2};
    land_event(&ev);
    CHECK_INT(land_file(grave)->state, CASE_CLOSE_REQUESTED);
    op_as(OP_SEVERITY, grave, SEVERITY_S3, "severity"); /* one request at a time */
    CHECK_INT(land_file(grave)->asked_value, SEVERITY_S2);
}

/* Neglect, found to be trafficking: as grave as that, the police see it and hear; a second such kind tells nobody
 * again, and what is less grave takes nothing away. */
static void a_kind_that_is_found_later_is_added(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    op_as(OP_KIND, id, KIND_NONE, "kind");
    op_as(OP_KIND, id, KIND_COUNT, "kind");
    op_as(OP_KIND, id, KIND_NEGLECT, "kind");
    struct event ev = {.kind = EVENT_OP, .op = OP_KIND, .op_case = id, .op_value = KIND_TRAFFICKING};
    land_mark();
    land_event(&ev);
    CHECK_INT(land_file(id)->severity, SEVERITY_S1);
    CHECK_INT(land_file(id)->kinds, (int64_t)(KIND_BIT(KIND_NEGLECT) | KIND_BIT(KIND_TRAFFICKING)));
    CHECK_INT(land_count(POLICE, PHRASE_CASE_NEW_SHARED), 1);
    ev.op_value = KIND_ABDUCTION;
    land_mark();
    land_event(&ev);
    CHECK_INT(land_count(POLICE, PHRASE_CASE_NEW_SHARED), 0);
    ev.op_value = KIND_REGISTRATION;
    land_event(&ev);
    CHECK_INT(land_file(id)->severity, SEVERITY_S1);
}

static void a_case_is_merged_only_into_another_open_one(void)
{
    begin();
    int64_t one = land_case(KIND_NEGLECT, WARD), closed = land_case(KIND_NEGLECT, WARD);
    int64_t asked = land_case(KIND_ABANDONED, WARD);
    land_file(closed)->state = CASE_CLOSED;
    op_as(OP_MERGE, one, 77, "merge");
    op_as(OP_MERGE, one, one, "merge");
    op_as(OP_MERGE, one, closed, "merge");
    struct event ev = {.kind = EVENT_OP, .op = OP_MERGE, .op_case = asked, .op_value = one};
    land_event(&ev);
    CHECK_INT(land_file(asked)->state, CASE_CLOSE_REQUESTED);
    op_as(OP_MERGE, asked, one, "merge");
    for (int64_t id = one; id <= asked; id++)
        CHECK_INT(land_file(id)->merged_into, 0);
}

static void on_a_case_closed_erased_or_unknown_nothing_is_done(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD), version;
    op_as(OP_SEVERITY, 77, SEVERITY_S2, "no-such-case");
    land_file(id)->state = CASE_CLOSED;
    version = land_file(id)->version;
    op_as(OP_SEVERITY, id, SEVERITY_S2, "closed");
    op_as(OP_RELEASE, id, 0, "not-held");
    land_file(id)->erased_s = land.now_s;
    op_as(OP_HOLD, id, 0, "no-such-case");
    CHECK_INT(land_file(id)->version, version);
}

static void progress_by(int64_t id, int64_t actor)
{
    struct event ev = {.kind = EVENT_OP, .op = OP_PROGRESS, .op_case = id, .actor = actor};
    land.refused[0] = '\0';
    land_mark();
    land_event(&ev);
}

/* What was done in the register begins the clocks anew and is news to those who wait: an officer's always, an agency's
 * once somebody has taken the case up and acted, and nobody else's. */
static void what_the_register_did_is_progress(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD), scco = land_person("scco", "003.012", LEVEL_1),
            police = land_person("police", "003.012", POLICE), auditor = land_person("auditor", "KE", "+254711000090");
    progress_by(id, auditor);
    CHECK_STR(land.refused, "not-authorised");
    progress_by(id, police); /* it was never shared with them */
    CHECK_STR(land.refused, "not-authorised");
    share(id);
    progress_by(id, police); /* nobody took it up yet: it is news, and no progress */
    CHECK_STR(land.refused, "");
    CHECK_INT(land_file(id)->progress_s, 0);
    CHECK_INT(land_count(VOLUNTEER, PHRASE_CASE_UPDATED), 1);
    land_act(LEVEL_1, INTENT_VERIFY, id, "home seen, neighbour asked");
    land_file(id)->action = 0;
    int64_t before = land_file(id)->progress_s;
    land_wait(HOUR_S);
    progress_by(id, police); /* taken up, and nothing done yet */
    CHECK_INT(land_file(id)->progress_s, before);
    land_file(id)->action = 1;
    progress_by(id, police);
    CHECK(land_file(id)->progress_s > before);
    before = land_file(id)->progress_s;
    land_wait(HOUR_S);
    progress_by(id, scco);
    CHECK(land_file(id)->progress_s > before);
    int64_t version = land_file(id)->version;
    land_file(id)->state = CASE_CLOSED;
    progress_by(id, scco);
    CHECK_INT(land_file(id)->version, version);
    CHECK_INT(land_count(VOLUNTEER, PHRASE_CASE_UPDATED), 0);
}

/* A referral is told to the post that was asked, and its answer to the post that asked. */
static void a_referral_and_its_answer_are_told(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    struct event offered = {.kind = EVENT_OP,
                            .op = OP_REFERRAL,
                            .op_case = id,
                            .op_value = day_of(land.now_s) + 3,
                            .op_post = {ROLE_POLICE, "003.012"}},
                 answered = {.kind = EVENT_OP,
                             .op = OP_REFERRAL,
                             .op_case = id,
                             .op_text = SPAN("accepted"),
                             .op_post = {ROLE_SCCO, "003.012"}};
    land_mark();
    land_event(&offered);
    CHECK_INT(land_count(POLICE, PHRASE_REFERRAL_OFFERED), 1);
    CHECK_INT(land_count(LEVEL_1, PHRASE_REFERRAL_OFFERED), 0);
    land_mark();
    land_event(&answered);
    CHECK_INT(land_count(LEVEL_1, PHRASE_REFERRAL_ANSWERED), 1);
    CHECK_INT(land_count(POLICE, PHRASE_REFERRAL_ANSWERED), 0);
}

/* What CPIMS made of a case is told to its officer alone, and nothing of the case moves by it. */
static void what_cpims_said_is_told_and_decides_nothing(void)
{
    static const char *const said[] = {"003", "002"};
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD), version = land_file(id)->version;
    for (size_t i = 0; i < countof(said); i++) {
        struct event ev = {.kind = EVENT_OP, .op = OP_CPIMS, .op_case = id, .op_text = span_of(said[i])};
        land_mark();
        land_event(&ev);
        CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_CPIMS), 1);
        CHECK_INT(land_count(VOLUNTEER, PHRASE_CASE_CPIMS), 0);
        int closed = 0;
        for (int e = 0; e < EFFECTS_MAX; e++)
            if (land_list[e].kind == EFFECT_SAY && land_list[e].say.key == PHRASE_CASE_CPIMS)
                closed += span_is(args_get(land_list[e].say.args, "closed"), "yes");
        CHECK_INT(closed, i == 0);
    }
    CHECK_INT(land_file(id)->version, version);
    CHECK_INT(land_file(id)->state, CASE_REPORTED);
    land_file(id)->state = CASE_CLOSED;
    struct event ev = {.kind = EVENT_OP, .op = OP_CPIMS, .op_case = id, .op_text = SPAN("003")};
    land_mark();
    land_event(&ev);
    CHECK_INT(land_count(LEVEL_1, PHRASE_CASE_CPIMS), 0);
}

/* A case that moves takes a row of the transfer with it: from which office, to which, and the reason by its code. */
static void a_move_is_a_transfer(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD);
    for (int coded = 0; coded < 2; coded++) {
        struct event ev = {
            .kind = EVENT_OP, .op = OP_REASSIGN, .op_case = id, .op_value = coded, .op_text = SPAN("CTFM")};
        CHECK(area_read(&land.areas, coded ? SPAN("003.012.0062") : SPAN("003.016.0077"), &ev.op_area));
        land_event(&ev);
        int found = 0;
        for (int i = 0; i < EFFECTS_MAX; i++)
            if (land_list[i].kind == EFFECT_TRANSFER) {
                found++;
                CHECK_STR(land_list[i].post.at, coded ? "003.012" : "003.016");
                CHECK(span_is(land_list[i].word, coded ? "003.016" : "003.012"));
                CHECK_INT(land_list[i].text.n, coded ? 4 : 0);
            }
        CHECK_INT(found, 1);
    }
}

/* Two pages open on one case: the second act, on what was seen before the first, does nothing. */
static void an_act_on_what_has_changed_does_nothing(void)
{
    begin();
    int64_t id = land_case(KIND_NEGLECT, WARD), seen = land_file(id)->version;
    land_act(LEVEL_1, INTENT_VERIFY, id, "home seen, neighbour asked");
    struct event ev = {.kind = EVENT_OP,
                       .op = OP_SEVERITY,
                       .op_case = id,
                       .op_value = SEVERITY_S2,
                       .channel = CHANNEL_WEB,
                       .seen_version = seen};
    land_event(&ev);
    CHECK_INT(land_file(id)->severity, SEVERITY_S3);
}

int main(void)
{
    RUN(what_the_register_did_is_progress);
    RUN(a_referral_and_its_answer_are_told);
    RUN(what_cpims_said_is_told_and_decides_nothing);
    RUN(a_move_is_a_transfer);
    RUN(an_act_on_what_has_changed_does_nothing);
    RUN(sharing_tells_the_post_and_gives_it_sight);
    RUN(severity_is_told_to_the_officer);
    RUN(merging_keeps_both_reporters);
    RUN(an_emergency_is_not_merged_away_by_one);
    RUN(merging_an_emergency_asks_another_person);
    RUN(a_share_to_the_accused_goes_to_the_county);
    RUN(a_person_without_rights_on_the_case_changes_nothing);
    RUN(a_severity_that_is_none_or_no_other_is_refused);
    RUN(a_kind_that_is_found_later_is_added);
    RUN(a_case_is_merged_only_into_another_open_one);
    RUN(on_a_case_closed_erased_or_unknown_nothing_is_done);
    return test_end();
}
