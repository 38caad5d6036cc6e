/* core_placement_test.c - the stages of alternative care: the whole table; each thing that a stage asks for missing
 * alone, and the nearest that is right; and that every placement can be closed, and none is lost. */
#include "base/must.h"
#include "core/placement.h"
#include "tests/unit/test.h"

enum { TODAY = 20500 };

/* i identified, t traced, a assessed, f family, c consented, p planned, P placed, m monitored, r reviewed, x closed. */
static const char letters[PLACEMENT_STAGES + 1] = "-itafcpPmrx";

static void the_whole_table(void)
{
    static const char *const want[PLACEMENT_STAGES] = {"i",  "tax", "tax", "tfcx", "tfcx", "px",
                                                       "Px", "mrx", "mrx", "mrx",  ""};
    for (int from = 0; from < PLACEMENT_STAGES; from++) {
        char have[PLACEMENT_STAGES + 1] = "";
        size_t n = 0;
        for (int to = 0; to < PLACEMENT_STAGES; to++)
            if (placement_next((enum placement_stage)from, (enum placement_stage)to))
                have[n++] = letters[to];
        have[n] = '\0';
        CHECK_STR(have, want[from]);
    }
    for (int s = PLACEMENT_IDENTIFIED; s < PLACEMENT_CLOSED; s++)
        CHECK(placement_next((enum placement_stage)s, PLACEMENT_CLOSED));
    CHECK(!placement_stands(PLACEMENT_PLANNED) && placement_stands(PLACEMENT_PLACED) &&
          placement_stands(PLACEMENT_REVIEWED) && !placement_stands(PLACEMENT_CLOSED));
}

struct scene {
    struct placement p;
    struct placement_step s;
    struct stay stay;
};

static void put(char *to, size_t cap, const char *s)
{
    (void)span_str(span_of(s), to, cap);
}

static void scene_set(struct scene *x, enum placement_stage from, enum placement_stage to)
{
    *x = (struct scene){.p = {.stage = from, .last_day = TODAY - 3, .carer = 77, .post = {ROLE_SCCO, "003.016"}},
                        .s = {.to = to, .day = TODAY, .today = TODAY, .form = true}};
    x->p.review_day = TODAY + 60;
    put(x->p.kind, sizeof x->p.kind, "AFFC");
    put(x->p.end, sizeof x->p.end, to == PLACEMENT_CLOSED ? "PEFR" : "");
}

static int only(uint32_t set)
{
    int found = 0;
    for (int i = 1; i < 32; i++)
        if (stay_has(set, i))
            found = found ? -1 : i;
    return found;
}

#define WRONG(from, to, change, want)                              \
    do {                                                           \
        struct scene x;                                            \
        scene_set(&x, PLACEMENT_##from, PLACEMENT_##to);           \
        change;                                                    \
        CHECK_INT(only(placement_wrong(&x.p, &x.s)), (int)(want)); \
    } while (0)

static void each_stage_asks_for_its_form(void)
{
    static const enum placement_stage path[] = {
        PLACEMENT_NONE,    PLACEMENT_IDENTIFIED, PLACEMENT_ASSESSED,  PLACEMENT_FAMILY,   PLACEMENT_CONSENTED,
        PLACEMENT_PLANNED, PLACEMENT_PLACED,     PLACEMENT_MONITORED, PLACEMENT_REVIEWED, PLACEMENT_CLOSED};
    for (size_t i = 1; i < countof(path); i++) {
        struct scene x;
        scene_set(&x, path[i - 1], path[i]);
        CHECK_INT(placement_wrong(&x.p, &x.s), 0);
        x.s.form = false;
        CHECK_INT(only(placement_wrong(&x.p, &x.s)), PLACEMENT_FAULT_FORM);
        CHECK(placement_sheet(path[i], 0) != NULL);
    }
    WRONG(IDENTIFIED, TRACED, x.s.form = false, 0); /* tracing has none */
    CHECK_STR(placement_sheet(PLACEMENT_PLACED, 0), "afc-5a");
    CHECK_STR(placement_sheet(PLACEMENT_PLACED, 1), "afc-17a");
    CHECK(placement_sheet(PLACEMENT_PLACED, 2) == NULL && placement_sheet(PLACEMENT_TRACED, 0) == NULL);
}

static void stages_days_and_posts(void)
{
    WRONG(IDENTIFIED, PLACED, (void)0, PLACEMENT_FAULT_STAGE);
    WRONG(CLOSED, CLOSED, (void)0, PLACEMENT_FAULT_STAGE);
    WRONG(PLANNED, PLACED, x.s.day = TODAY + 1, PLACEMENT_FAULT_FUTURE);
    WRONG(ASSESSED, CONSENTED, x.s.day = TODAY - 4, PLACEMENT_FAULT_EARLY);
    WRONG(ASSESSED, CONSENTED, x.s.day = TODAY - 3, 0);
    WRONG(ASSESSED, CONSENTED, x.s.day = 0, PLACEMENT_FAULT_EARLY);
    WRONG(ASSESSED, CONSENTED, x.p.post.role = ROLE_NONE, PLACEMENT_FAULT_POST);
    WRONG(ASSESSED, CONSENTED, x.p.review_day = 0, 0); /* nobody lives there yet */
    WRONG(PLANNED, PLACED, x.p.review_day = TODAY, PLACEMENT_FAULT_REVIEW);
    WRONG(PLACED, REVIEWED, x.p.review_day = TODAY + STAY_REVIEW_MOST_DAYS + 1, PLACEMENT_FAULT_REVIEW);
    WRONG(PLACED, REVIEWED, x.p.review_day = TODAY + STAY_REVIEW_MOST_DAYS, 0);
    WRONG(PLACED, CLOSED, x.p.review_day = TODAY, 0);
    WRONG(PLACED, CLOSED, x.p.end[0] = '\0', PLACEMENT_FAULT_END);
}

static void where_the_child_goes(void)
{
    WRONG(PLANNED, PLACED, x.p.carer = 0, PLACEMENT_FAULT_CARER);
    WRONG(PLANNED, PLACED, (x.p.carer = 0, put(x.p.unit, sizeof x.p.unit, "NGO-A")), 0);
    WRONG(PLANNED, PLACED, x.s.stay = &x.stay, PLACEMENT_FAULT_IN); /* leaves the institution first */
    WRONG(PLANNED, PLACED, put(x.p.kind, sizeof x.p.kind, "AFIC"), PLACEMENT_FAULT_CARER);
    WRONG(PLANNED, PLACED, (put(x.p.kind, sizeof x.p.kind, "AFIC"), put(x.p.unit, sizeof x.p.unit, "CCI-A")),
          PLACEMENT_FAULT_IN); /* is admitted there first */
    WRONG(PLANNED, PLACED,
          (put(x.p.kind, sizeof x.p.kind, "AFPS"), put(x.p.unit, sizeof x.p.unit, "CCI-A"),
           put(x.stay.unit, sizeof x.stay.unit, "CCI-A"), x.s.stay = &x.stay),
          0);
    WRONG(PLANNED, PLACED, x.s.free_day = TODAY + 1, PLACEMENT_FAULT_OVERLAP);
    WRONG(PLANNED, PLACED, x.s.free_day = TODAY, 0);
}

int main(void)
{
    RUN(the_whole_table);
    RUN(each_stage_asks_for_its_form);
    RUN(stages_days_and_posts);
    RUN(where_the_child_goes);
    return test_end();
}
