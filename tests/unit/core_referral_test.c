/* core_referral_test.c - referrals and transfers: what may follow what, who may say it, and each reason to write
 * nothing, with the nearest that is still right. */
#include "core/referral.h"

#include "mlinzid/load.h"
#include "tests/unit/test.h"

static struct loaded *loaded;
#define TODAY 20500

static const struct person people[] = {{.id = 1, .phone = {{"+254711000031"}}},
                                       {.id = 2, .phone = {{"+254711000041"}}},
                                       {.id = 3, .phone = {{"+254711000001"}}}};
static const struct holding holdings[] = {{.post = {ROLE_POLICE, "PS-MALINDI"}, .person = 0},
                                          {.post = {ROLE_HEALTH, "003.016"}, .person = 1},
                                          {.post = {ROLE_SCCO, "003.016"}, .person = 2}};
static const struct unit_place units[] = {{.code = "CCI-SHUT", .of = UNIT_CLASS_CHARITABLE, .closed = true},
                                          {.code = "CCI-TULIA", .of = UNIT_CLASS_CHARITABLE},
                                          {.code = "PS-MALINDI", .of = UNIT_CLASS_POLICE}};
static struct directory dir = {
    .person = people, .persons = 3, .holding = holdings, .holdings = 3, .unit = units, .units = 3};
static const struct post scco = {ROLE_SCCO, "003.016"}, nurse = {ROLE_HEALTH, "003.016"};

static void where_what_was_typed_leads(void)
{
    static const struct {
        const char *at;
        enum role role;
        enum referral_fault f;
        enum role to;
    } rows[] = {
        {"003.016", ROLE_HEALTH, REFERRAL_OK, ROLE_HEALTH},
        {"003.016", ROLE_NONE, REFERRAL_FAULT_TO, ROLE_NONE},
        {"003.016", ROLE_REPORTER, REFERRAL_FAULT_TO, ROLE_REPORTER},
        {"003.016", ROLE_ADMIN, REFERRAL_FAULT_TO, ROLE_ADMIN},
        {"Nowhere", ROLE_HEALTH, REFERRAL_FAULT_TO, ROLE_HEALTH},
        {"", ROLE_HEALTH, REFERRAL_FAULT_TO, ROLE_HEALTH},
        {"003.012", ROLE_HEALTH, REFERRAL_FAULT_VACANT, ROLE_HEALTH},
        {"PS-MALINDI", ROLE_NONE, REFERRAL_OK, ROLE_POLICE},
        {"PS-MALINDI", ROLE_POLICE, REFERRAL_OK, ROLE_POLICE},
        {"PS-MALINDI", ROLE_HEALTH, REFERRAL_FAULT_TO, ROLE_HEALTH},
        {"CCI-TULIA", ROLE_NONE, REFERRAL_OK, ROLE_NONE},
        {"CCI-TULIA", ROLE_INSTITUTION, REFERRAL_FAULT_VACANT, ROLE_INSTITUTION},
        {"CCI-SHUT", ROLE_NONE, REFERRAL_FAULT_CLOSED, ROLE_NONE},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct post to;
        CHECK_INT(referral_to(&dir, rows[i].at, rows[i].role, TODAY, &to), rows[i].f);
        CHECK_INT(to.role, rows[i].to);
        CHECK_STR(to.at, rows[i].f == REFERRAL_OK ? rows[i].at : to.at);
    }
}

/* The nurse of 003.012 is nobody: the county, the region, the nation are above. Nobody refers to themselves, and what
 * accuses a role does not go to it. */
static void what_nobody_holds_goes_up(void)
{
    static const struct person above[] = {{.id = 1, .phone = {{"+254711000002"}}},
                                          {.id = 2, .phone = {{"+254711000003"}}},
                                          {.id = 3, .phone = {{"+254711000004"}}}};
    static const struct holding held[] = {{.post = {ROLE_CCCS, "003"}, .person = 0},
                                          {.post = {ROLE_RCCS, "R1"}, .person = 1},
                                          {.post = {ROLE_NATIONAL, "KE"}, .person = 2}};
    struct directory land = dir;
    const struct post cccs = {ROLE_CCCS, "003"};
    const struct referral_actor who = {&scco, 1, TODAY}, county = {&cccs, 1, TODAY};
    land.person = above, land.holding = held, land.persons = land.holdings = 3;
    struct post to = {ROLE_HEALTH, "003.012"};
    CHECK(referral_climb(&land, &who, ROLE_NONE, &to) && to.role == ROLE_CCCS);
    CHECK_STR(to.at, "003");
    /* A coordinator asked at a ward or a sub-county is the one of its county, region, nation. */
    static const enum role coordinators[] = {ROLE_CCCS, ROLE_RCCS, ROLE_NATIONAL};
    for (size_t i = 0; i < countof(coordinators); i++) {
        CHECK_INT(referral_to(&land, i % 2 ? "003.016.0077" : "003.012", coordinators[i], TODAY, &to), REFERRAL_OK);
        CHECK(post_eq(&to, &held[i].post));
    }
    CHECK_INT(referral_to(&land, "001", ROLE_CCCS, TODAY, &to), REFERRAL_FAULT_VACANT);
    to = (struct post){ROLE_HEALTH, "003.012"};
    CHECK(referral_climb(&land, &county, ROLE_NONE, &to) && to.role == ROLE_RCCS);
    to = (struct post){ROLE_SCCO, "003.012"};
    CHECK(referral_climb(&land, &who, ROLE_CCCS, &to) && to.role == ROLE_RCCS);
    to = (struct post){ROLE_RCCS, "R2"};
    CHECK(referral_climb(&land, &who, ROLE_NONE, &to) && to.role == ROLE_NATIONAL);
    to = (struct post){ROLE_NATIONAL, "KE"};
    CHECK(!referral_climb(&land, &who, ROLE_NONE, &to) && to.role == ROLE_NATIONAL); /* no secretary here */
    to = (struct post){ROLE_HEALTH, "Nowhere"};
    CHECK(!referral_climb(&land, &who, ROLE_NONE, &to));
}

static struct referral a_referral(enum referral_state state)
{
    struct referral r = {.from = scco, .to = nurse, .reason = "RMTX", .answer_day = TODAY + 3, .state = state};
    return r;
}

static void an_offer_is_taken_as_it_can_be(void)
{
    const struct referral_actor who = {&scco, 1, TODAY};
    static const struct {
        struct post to;
        const char *reason;
        int32_t day;
        enum role accused;
        enum referral_state was;
        enum referral_fault f;
    } rows[] = {
        {{ROLE_HEALTH, "003.016"}, "RMTX", TODAY, ROLE_NONE, REFERRAL_NONE, REFERRAL_OK},
        {{ROLE_HEALTH, "003.016"}, "RMTX", TODAY + 366, ROLE_POLICE, REFERRAL_NONE, REFERRAL_OK},
        {{ROLE_NONE, "CCI-TULIA"}, "RMTX", TODAY, ROLE_NONE, REFERRAL_NONE, REFERRAL_OK},
        {{ROLE_HEALTH, "003.016"}, "RMTX", TODAY, ROLE_NONE, REFERRAL_OFFERED, REFERRAL_FAULT_STATE},
        {{ROLE_HEALTH, ""}, "RMTX", TODAY, ROLE_NONE, REFERRAL_NONE, REFERRAL_FAULT_TO},
        {{ROLE_SCCO, "003.016"}, "RMTX", TODAY, ROLE_NONE, REFERRAL_NONE, REFERRAL_FAULT_SELF},
        {{ROLE_HEALTH, "003.016"}, "RMTX", TODAY, ROLE_HEALTH, REFERRAL_NONE, REFERRAL_FAULT_ACCUSED},
        {{ROLE_HEALTH, "003.016"}, "", TODAY, ROLE_NONE, REFERRAL_NONE, REFERRAL_FAULT_REASON},
        {{ROLE_HEALTH, "003.016"}, "CEHE", TODAY, ROLE_NONE, REFERRAL_NONE, REFERRAL_FAULT_REASON},
        {{ROLE_HEALTH, "003.016"}, "RMTX", TODAY - 1, ROLE_NONE, REFERRAL_NONE, REFERRAL_FAULT_DAY},
        {{ROLE_HEALTH, "003.016"}, "RMTX", TODAY + 367, ROLE_NONE, REFERRAL_NONE, REFERRAL_FAULT_DAY},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct referral r = a_referral(rows[i].was);
        r.to = rows[i].to;
        r.answer_day = rows[i].day;
        (void)span_str(span_of(rows[i].reason), r.reason, sizeof r.reason);
        CHECK_INT(referral_offer(&r, &loaded->codes, rows[i].accused, &who), rows[i].f);
    }
    const struct post both[] = {scco, nurse};
    const struct referral_actor wears_two = {both, 2, TODAY};
    struct referral r = a_referral(REFERRAL_NONE);
    CHECK_INT(referral_offer(&r, &loaded->codes, ROLE_NONE, &wears_two), REFERRAL_FAULT_SELF);
    memset(r.told, 'a', 401);
    CHECK_INT(referral_offer(&r, &loaded->codes, ROLE_NONE, &(struct referral_actor){&scco, 1, TODAY}),
              REFERRAL_FAULT_LONG);
}

static void who_may_answer_and_when(void)
{
    static const struct {
        bool asked; /* the nurse acts; else the officer who offered */
        enum referral_state from, to;
        const char *text;
        enum referral_fault f;
    } rows[] = {
        {true, REFERRAL_OFFERED, REFERRAL_ACCEPTED, "", REFERRAL_OK},
        {true, REFERRAL_OFFERED, REFERRAL_REFUSED, "no bed here", REFERRAL_OK},
        {true, REFERRAL_OFFERED, REFERRAL_REFUSED, "no bed he", REFERRAL_FAULT_WORDS},
        {true, REFERRAL_OFFERED, REFERRAL_RETURNED, "treated today", REFERRAL_FAULT_STATE},
        {true, REFERRAL_ACCEPTED, REFERRAL_RETURNED, "treated today", REFERRAL_OK},
        {true, REFERRAL_ACCEPTED, REFERRAL_RETURNED, "", REFERRAL_FAULT_WORDS},
        {true, REFERRAL_ACCEPTED, REFERRAL_REFUSED, "no bed here", REFERRAL_FAULT_STATE},
        {true, REFERRAL_RETURNED, REFERRAL_ACCEPTED, "", REFERRAL_FAULT_STATE},
        {true, REFERRAL_OFFERED, REFERRAL_WITHDRAWN, "not needed now", REFERRAL_FAULT_NOT_OURS},
        {false, REFERRAL_OFFERED, REFERRAL_WITHDRAWN, "not needed now", REFERRAL_OK},
        {false, REFERRAL_OFFERED, REFERRAL_WITHDRAWN, "short", REFERRAL_FAULT_WORDS},
        {false, REFERRAL_ACCEPTED, REFERRAL_WITHDRAWN, "not needed now", REFERRAL_FAULT_STATE},
        {false, REFERRAL_OFFERED, REFERRAL_ACCEPTED, "", REFERRAL_FAULT_NOT_ASKED},
        {false, REFERRAL_OFFERED, REFERRAL_REFUSED, "no bed here", REFERRAL_FAULT_NOT_ASKED},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct referral r = a_referral(rows[i].from);
        const struct referral_actor who = {rows[i].asked ? &nurse : &scco, 1, TODAY};
        CHECK_INT(referral_move(&r, rows[i].to, rows[i].text, &who), rows[i].f);
        CHECK_INT(r.state, rows[i].f ? rows[i].from : rows[i].to);
        CHECK_STR(r.feedback, !rows[i].f && rows[i].to == REFERRAL_RETURNED ? rows[i].text : "");
        CHECK_STR(r.why, !rows[i].f && rows[i].to != REFERRAL_RETURNED ? rows[i].text : "");
    }
    struct referral r =
        a_referral(REFERRAL_OFFERED); /* of a unit where nobody has a post: who offered writes it down */
    r.to = (struct post){ROLE_NONE, "CCI-TULIA"};
    CHECK_INT(referral_move(&r, REFERRAL_ACCEPTED, "", &(struct referral_actor){&nurse, 1, TODAY}),
              REFERRAL_FAULT_NOT_ASKED);
    CHECK_INT(referral_move(&r, REFERRAL_ACCEPTED, "", &(struct referral_actor){&scco, 1, TODAY}), REFERRAL_OK);
}

static void a_transfer_goes_where_somebody_covers(void)
{
    static const struct {
        const char *place, *office, *reason;
        enum transfer_fault f;
    } rows[] = {
        {"003.012", "", "CTFMO", TRANSFER_OK},
        {"003.012", "003.012", "CTFMO", TRANSFER_OK},
        {"003.016.0077", "", "CTFMO", TRANSFER_OK}, /* a ward of the same office */
        {"003", "", "CTFMO", TRANSFER_FAULT_PLACE},
        {"003.016", "", "CTFMO", TRANSFER_FAULT_SAME},
        {"003.012", "003.016", "CTFMO", TRANSFER_FAULT_COVERS},
        {"003.012", "003", "CTFMO", TRANSFER_FAULT_OFFICE},
        {"003.012", "OFF-NONE", "CTFMO", TRANSFER_FAULT_OFFICE},
        {"003.012", "", "", TRANSFER_FAULT_REASON},
        {"003.012", "", "RMTX", TRANSFER_FAULT_REASON},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct transfer t = {.office = rows[i].office, .reason = rows[i].reason, .from = "003.016"};
        CHECK(area_read(&loaded->areas, span_of(rows[i].place), &t.place));
        CHECK(area_read(&loaded->areas, SPAN("003.016"), &t.from_place));
        CHECK_INT(transfer_check(&dir, &t, &loaded->codes, TODAY), rows[i].f);
    }
}

int main(void)
{
    struct config_fault fault;
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        return 1;
    dir.areas = &loaded->areas;
    RUN(where_what_was_typed_leads);
    RUN(what_nobody_holds_goes_up);
    RUN(an_offer_is_taken_as_it_can_be);
    RUN(who_may_answer_and_when);
    RUN(a_transfer_goes_where_somebody_covers);
    load_free(loaded);
    return test_end();
}
