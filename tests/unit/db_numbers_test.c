/* db_numbers_test.c - the numbers that stand in stores for words never change their meaning.
 * Roles, states, kinds and the rest are kept as the numbers of their tables. A row put into the middle of such a table
 * would turn every officer in an old store into another one: new words go to the end, and this test says so. */
#include "db/store.h"
#include "tests/unit/test.h"

struct word {
    int number;
    const char *word;
};

static void roles(void)
{
    static const struct word words[] = {
        {1, "cpv"},          {2, "paralegal"}, {3, "chp"},  {4, "police"},    {5, "health"},     {6, "odpp"},
        {7, "scco"},         {8, "cccs"},      {9, "rccs"}, {10, "national"}, {11, "secretary"}, {12, "helpline"},
        {13, "institution"}, {14, "csac"},     {15, "cbc"}, {16, "admin"},    {17, "auditor"},   {18, "reporter"}};
    for (size_t i = 0; i < countof(words); i++)
        CHECK_STR(role_word((enum role)words[i].number), words[i].word);
}

static void states_severities_and_acts(void)
{
    static const struct word states[] = {
        {1, "reported"}, {2, "verified"}, {3, "close-requested"}, {4, "closed"}, {5, "discarded"}};
    for (size_t i = 0; i < countof(states); i++)
        CHECK_STR(state_word((enum case_state)states[i].number), states[i].word);
    static const struct word acts[] = {{1, "close"}, {2, "discard"},  {3, "confirm"},
                                       {4, "merge"}, {5, "severity"}, {6, "erase"}};
    for (size_t i = 0; i < countof(acts); i++)
        CHECK_STR(act_word((enum act)acts[i].number), acts[i].word);
    for (int s = 1; s <= 4; s++) {
        char word[4] = {'S', (char)('0' + s), 0};
        CHECK_STR(severity_word((enum severity)s), word);
    }
    CHECK(LANG_EN == 1 && LANG_SW == 2);
    CHECK(GUIDE_CPV == 0 && GUIDE_PARALEGAL == 1 && GUIDE_CHP == 2);
    CHECK(OUT_WAITING == 0 && OUT_CLAIMED == 1 && OUT_SENT == 2 && OUT_DELIVERED == 3 && OUT_FAILED == 4 &&
          OUT_DROPPED == 5 && OUT_BUNDLED == 6);
    CHECK(SAY_IDLE == 0 && SAY_CHANGE == 1 && SAY_CODE == 2 && SAY_LADDER == 3 && SAY_AGENCY == 4 &&
          SAY_FEEDBACK == 5 && SAY_ALARM == 6);
    CHECK(PARTY_PERSON == 1 && PARTY_REPORTER == 2 && PARTY_CHILD == 3 && PARTY_CAREGIVER == 4 && PARTY_PAYEE == 5);
    CHECK(AREA_NATION == 1 && AREA_REGION == 2 && AREA_COUNTY == 3 && AREA_CONSTITUENCY == 4 && AREA_WARD == 5);
}

/* Kinds are bits of a column, perpetrators numbers of another. */
static void kinds_and_perpetrators(void)
{
    static const struct word kinds[] = {{1, "defilement"},
                                        {2, "sexual-assault"},
                                        {3, "sodomy"},
                                        {4, "incest"},
                                        {5, "sexual-exploitation"},
                                        {6, "physical"},
                                        {7, "neglect"},
                                        {8, "abandoned"},
                                        {9, "fgm"},
                                        {10, "child-marriage"},
                                        {11, "pregnancy"},
                                        {12, "child-labour"},
                                        {13, "trafficking"},
                                        {14, "abduction"},
                                        {15, "lost"},
                                        {16, "emotional"},
                                        {17, "online"},
                                        {18, "bullying"},
                                        {19, "street"},
                                        {20, "orphan"},
                                        {21, "out-of-school"},
                                        {22, "truancy"},
                                        {23, "drugs"},
                                        {24, "custody"},
                                        {25, "disability"},
                                        {26, "confinement"},
                                        {27, "child-headed"},
                                        {28, "displaced"},
                                        {29, "refugee"},
                                        {30, "radicalization"},
                                        {31, "harmful-practice"},
                                        {32, "conflict-with-law"},
                                        {33, "registration"},
                                        {34, "inheritance"},
                                        {35, "paternity"}};
    static const struct word perps[] = {{1, "father"},      {2, "mother"},         {3, "stepfather"},
                                        {4, "stepmother"},  {5, "uncle"},          {6, "aunt"},
                                        {7, "grandparent"}, {8, "sibling"},        {9, "neighbour"},
                                        {10, "teacher"},    {11, "employer"},      {12, "boda"},
                                        {13, "religious"},  {14, "police"},        {15, "friend"},
                                        {16, "stranger"},   {17, "caregiver"},     {18, "known"},
                                        {19, "unknown"},    {20, "health-worker"}, {21, "childrens-officer"}};
    for (size_t i = 0; i < countof(kinds); i++)
        CHECK_STR(kind_word((enum kind)kinds[i].number), kinds[i].word);
    for (size_t i = 0; i < countof(perps); i++)
        CHECK_STR(perp_word((enum perpetrator)perps[i].number), perps[i].word);
    CHECK(KIND_COUNT <= 63); /* bits of one INT8 */
}

int main(void)
{
    RUN(roles);
    RUN(states_severities_and_acts);
    RUN(kinds_and_perpetrators);
    return test_end();
}
