/* core_rights_test.c - every role at every act, the whole matrix written out: who does not see is told of no case, who
 * sees and may not is told so, and nobody's answer depends on the channel. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

#define WARD "003.012.0062"
#define WHO "+254733000001"

/* What a text is answered with. */
enum out { NOTHING, NO_CASE, REFUSED, DONE, CODE, ASKED };
static const char *const out_word[] = {"nothing", "no-such-case", "not-authorised", "done", "code", "asked"};

static enum out outcome(void)
{
    const struct said *s = land_first(WHO, PHRASE_NONE);
    if (!s)
        return NOTHING;
    switch (s->m.key) {
    case PHRASE_REFUSE_NO_SUCH_CASE: return NO_CASE;
    case PHRASE_REFUSE_NOT_AUTHORISED: return REFUSED;
    case PHRASE_CONFIRM_CODE: return CODE;
    case PHRASE_ASK_ACTION:
    case PHRASE_ASK_EXPLANATION: return ASKED;
    default: return DONE;
    }
}

/* Columns, in this order. The case is S3 and verified with an action, but reported for verify and pass, close-requested
 * (S1, asked by level 1) for confirm and reject, closed for reopen and no. */
static const enum intent act[] = {INTENT_STATUS, INTENT_VERIFY,  INTENT_UPDATE, INTENT_CLOSE,  INTENT_DISCARD,
                                  INTENT_PASS,   INTENT_CONFIRM, INTENT_REJECT, INTENT_REOPEN, INTENT_NO};
static const struct {
    const char *role, *at;
    const char *want; /* a letter an act: n no such case, x not authorised, d done, c code */
} rows[] = {
    /*                             SVUCDPCRRN */
    {"cpv", WARD, /*           */ "nnnnnnnnnn"},
    {"paralegal", WARD, /*     */ "nnnnnnnnnn"},
    {"chp", WARD, /*           */ "nnnnnnnnnn"},
    {"police", "003.012", /*   */ "nnnnnnnnnn"}, /* not shared with them */
    {"health", "003.012", /*   */ "nnnnnnnnnn"},
    {"odpp", "003.012", /*     */ "nnnnnnnnnn"},
    {"scco", "003.012", /*     */ "dddccdxxxx"},
    {"cccs", "003", /*         */ "dddccdcddx"},
    {"rccs", "R1", /*          */ "dddccdcddx"},
    {"national", "KE", /*      */ "dddccdcddx"},
    {"secretary", "KE", /*     */ "dddccdcddx"},
    {"helpline", "KE", /*      */ "nnnnnnnnnn"}, /* this case has its office */
    {"institution", "003.012", "nnnnnnnnnn"},
    {"csac", "003.012", /*     */ "nnnnnnnnnn"},
    {"cbc", "003", /*          */ "nnnnnnnnnn"},
    {"admin", "KE", /*         */ "nnnnnnnnnn"},
    {"auditor", "KE", /*       */ "nnnnnnnnnn"},
    {"scco", "003.016", /*     */ "nnnnnnnnnn"}, /* another office */
    {"cccs", "004", /*         */ "nnnnnnnnnn"},
    {"rccs", "R2", /*          */ "nnnnnnnnnn"},
};
static const enum out letters[128] = {['n'] = NO_CASE, ['x'] = REFUSED, ['d'] = DONE, ['c'] = CODE};

/* A case in the state the act is for. */
static int64_t case_for(enum intent w)
{
    bool s1 = w == INTENT_CONFIRM || w == INTENT_REJECT;
    int64_t id = land_case(s1 ? KIND_TRUANCY : KIND_NEGLECT, WARD);
    struct case_file *c = land_file(id);
    if (s1) {
        c->severity = SEVERITY_S1;
        c->state = CASE_CLOSE_REQUESTED;
        c->before = CASE_VERIFIED;
        c->asked_act = ACT_CLOSE;
        c->asked_s = land.now_s;
        c->asked_by = land.person[land_index(LEVEL_1)].id;
        c->asked_by_level = 1;
    } else if (w == INTENT_REOPEN || w == INTENT_NO) {
        c->state = CASE_CLOSED;
        c->closed_s = land.now_s;
        c->closer_level = 1;
    } else if (w != INTENT_VERIFY && w != INTENT_PASS) {
        c->state = CASE_VERIFIED;
        c->verified_s = c->progress_s = land.now_s;
        c->action = 1;
    }
    return id;
}

static enum out try_act(enum intent w, int64_t id)
{
    land_mark();
    land_act(WHO, w, id, "the child was seen and is safe with an aunt");
    return outcome();
}

static void begin(void)
{
    land_open("2026-03-02 09:00");
    land_staff();
    land_person("cpv", WARD, VOLUNTEER);
}

static void every_role_at_every_act(void)
{
    for (size_t i = 0; i < countof(rows); i++)
        for (size_t k = 0; k < countof(act); k++) {
            begin();
            land_person(rows[i].role, rows[i].at, WHO);
            enum out want = letters[(int)rows[i].want[k]], have = try_act(act[k], case_for(act[k]));
            if (have != want)
                printf("# %s at %s, %s: %s, not %s\n", rows[i].role, rows[i].at, intent_word(act[k]), out_word[have],
                       out_word[want]);
            CHECK_INT(have, want);
        }
}

/* The same acts by agencies with the case shared with them, by the number that reported it, and by nobody. */
static void sharing_gives_sight_and_updates_only(void)
{
    static const char *const roles[] = {"police", "health", "odpp"};
    static const char want[] = "dxdxxxxxxx";
    for (size_t i = 0; i < countof(roles); i++)
        for (size_t k = 0; k < countof(act); k++) {
            begin();
            land_person(roles[i], "003.012", WHO);
            int64_t id = case_for(act[k]);
            struct case_facts *c = &land.c[id - 1];
            c->share[c->shares] = (struct share){{role_of(span_of(roles[i])), "003.012"}, true};
            c->shares = 1;
            CHECK_INT(try_act(act[k], id), letters[(int)want[k]]);
            c->share[0].live = false; /* sight lost by a move */
            CHECK_INT(try_act(act[k], id), NO_CASE);
        }
}

static void the_number_that_reported_sees_adds_and_disputes(void)
{
    static const char want[] = "dxdxxxxxxd";
    for (int registered = 0; registered < 2; registered++)
        for (size_t k = 0; k < countof(act); k++) {
            begin();
            if (registered)
                land_person("cpv", WARD, WHO);
            int64_t id = case_for(act[k]);
            land.c[id - 1].reporter[0].number = land_phone(WHO);
            CHECK_INT(try_act(act[k], id), letters[(int)want[k]]);
            land.c[id - 1].reporter[0].lost = true; /* marked as taken over (ruling 8) */
            CHECK_INT(try_act(act[k], id), NO_CASE);
        }
}

static void a_stranger_sees_nothing(void)
{
    for (size_t k = 0; k < countof(act); k++) {
        begin();
        CHECK_INT(try_act(act[k], case_for(act[k])), NO_CASE);
    }
}

static void the_helpline_has_an_officers_rights_where_no_place_is_known(void)
{
    static const char want[] = "dddccd";
    for (size_t k = 0; k < countof(want) - 1; k++) {
        begin();
        land_person("helpline", "KE", WHO);
        int64_t id = case_for(act[k]);
        struct case_file *c = land_file(id);
        c->area_level = c->region = c->county = c->constituency = c->ward = 0;
        (void)span_str(SPAN("KE"), c->office, sizeof c->office);
        CHECK_INT(try_act(act[k], id), letters[(int)want[k]]);
    }
}

static void a_lost_phone_has_no_privileged_word(void)
{
    begin();
    land_person("cccs", "003", WHO);
    int64_t id = case_for(INTENT_UPDATE);
    land.person[land_index(WHO)].lost[0] = true;
    for (size_t k = 0; k < 2; k++)
        CHECK_INT(try_act(act[k], id), NO_CASE);
}

/* Ruling 29: a post of the kind named neither sees nor acts, whatever was shared before. */
static void the_accused_see_nothing(void)
{
    static const char *const roles[] = {"police", "health", "scco"};
    for (size_t i = 0; i < countof(roles); i++) {
        begin();
        land_person(roles[i], "003.012", WHO);
        int64_t id = case_for(INTENT_UPDATE);
        struct case_facts *c = &land.c[id - 1];
        c->share[0] = (struct share){{role_of(span_of(roles[i])), "003.012"}, true};
        c->shares = 1;
        CHECK_INT(try_act(INTENT_STATUS, id), DONE);
        c->file.accused_role = role_of(span_of(roles[i]));
        CHECK_INT(try_act(INTENT_STATUS, id), NO_CASE);
        CHECK_INT(try_act(INTENT_UPDATE, id), NO_CASE);
    }
}

static void a_delegate_has_the_rights_of_the_post(void)
{
    begin();
    int64_t id = case_for(INTENT_VERIFY), delegate = land_person("scco", "003.016", WHO);
    CHECK_INT(try_act(INTENT_STATUS, id), NO_CASE);
    int32_t today = day_of(land.now_s);
    land.leave[land.directory.leaves++] = (struct leave){land_index(LEVEL_2), today, today, delegate};
    CHECK_INT(try_act(INTENT_STATUS, id), DONE);
    CHECK_STR(land_arg(land_first(WHO, PHRASE_NONE), "by"), "cccs");
    land.now_s += DAY_S;
    CHECK_INT(try_act(INTENT_STATUS, id), NO_CASE);
}

int main(void)
{
    RUN(every_role_at_every_act);
    RUN(sharing_gives_sight_and_updates_only);
    RUN(the_number_that_reported_sees_adds_and_disputes);
    RUN(a_stranger_sees_nothing);
    RUN(the_helpline_has_an_officers_rights_where_no_place_is_known);
    RUN(a_lost_phone_has_no_privileged_word);
    RUN(the_accused_see_nothing);
    RUN(a_delegate_has_the_rights_of_the_post);
    return test_end();
}
