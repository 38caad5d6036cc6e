/* core_policy_test.c - how grave a set of kinds is, and which version of the ladder a case stands under. */
#include "tests/unit/test.h"

#include "tests/unit/world.h"

static const struct policy *shipped(void)
{
    land_open("2026-03-02 09:00");
    return &land.ladder.version[0];
}

static enum severity grade(enum kind a, enum kind b, int age, enum kind *first)
{
    uint8_t kinds[2] = {(uint8_t)a, (uint8_t)b};
    return policy_grade(shipped(), kinds, b ? 2 : a ? 1 : 0, age, first);
}

static void the_gravest_kind_counts_and_its_first_gives_guidance(void)
{
    enum kind first;
    CHECK_INT(grade(KIND_NEGLECT, KIND_DEFILEMENT, 9, &first), SEVERITY_S1);
    CHECK_INT(first, KIND_DEFILEMENT);
    CHECK_INT(grade(KIND_REGISTRATION, KIND_LOST, 9, &first), SEVERITY_S2);
    CHECK_INT(first, KIND_LOST);
    CHECK_INT(grade(KIND_ABDUCTION, KIND_DEFILEMENT, 9, &first), SEVERITY_S1);
    CHECK_INT(first, KIND_ABDUCTION); /* the first said of the gravest */
    CHECK_INT(grade(KIND_NONE, KIND_NONE, 9, &first), SEVERITY_S2);
    CHECK_INT(first, KIND_NONE);
}

static void physical_under_five_is_an_emergency(void)
{
    enum kind first;
    for (int age = 0; age < 5; age++)
        CHECK_INT(grade(KIND_PHYSICAL, KIND_NONE, age, &first), SEVERITY_S1);
    CHECK_INT(grade(KIND_PHYSICAL, KIND_NONE, 5, &first), SEVERITY_S2);
    CHECK_INT(grade(KIND_PHYSICAL, KIND_NONE, -1, &first), SEVERITY_S2); /* an unknown age is not young */
    CHECK_INT(grade(KIND_NEGLECT, KIND_NONE, 1, &first), SEVERITY_S3);
}

static void every_kind_has_a_severity(void)
{
    enum kind first;
    int count[SEVERITY_COUNT] = {0};
    for (int k = 1; k < KIND_COUNT; k++)
        count[grade((enum kind)k, KIND_NONE, 9, &first)]++;
    CHECK_INT(count[SEVERITY_NONE], 0);
    CHECK_INT(count[SEVERITY_S1], 8);
    CHECK_INT(count[SEVERITY_S2], 11); /* and unknown */
    CHECK_INT(count[SEVERITY_S4], 3);
}

static void a_version_is_found_by_its_number(void)
{
    struct policy three[3] = {{.version = 1}, {.version = 4}, {.version = 7}};
    struct policies all = {three, 3, NULL};
    CHECK(policy_find(&all, 1) == &three[0]);
    CHECK(policy_find(&all, 4) == &three[1]);
    CHECK(policy_newest(&all) == &three[2]);
    CHECK(policy_find(&all, 5) == &three[2]); /* gone: the newest, never none */
}

int main(void)
{
    RUN(the_gravest_kind_counts_and_its_first_gives_guidance);
    RUN(physical_under_five_is_an_emergency);
    RUN(every_kind_has_a_severity);
    RUN(a_version_is_found_by_its_number);
    return test_end();
}
