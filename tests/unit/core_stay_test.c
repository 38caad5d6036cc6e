/* core_stay_test.c - what may happen to a stay: the whole table; every rule of an admission and of a movement broken
 * alone, and the nearest that is right. */
#include "base/day.h"
#include "base/must.h"
#include "core/stay.h"
#include "tests/unit/test.h"

enum { TODAY = 20500 };

/* Each state with each movement: i in, l leave, e escaped, x left, - cannot be. */
static void the_whole_table(void)
{
    static const char want[STAY_STATES][MOVE_KINDS] = {
        /*          -  adm  leave ret  esc  found exit */
        [STAY_NONE] = {'-', 'i', '-', '-', '-', '-', '-'},  [STAY_IN] = {'-', '-', 'l', '-', 'e', '-', 'x'},
        [STAY_LEAVE] = {'-', '-', '-', 'i', 'e', '-', 'x'}, [STAY_ESCAPED] = {'-', '-', '-', '-', '-', 'i', 'x'},
        [STAY_LEFT] = {'-', '-', '-', '-', '-', '-', '-'},
    };
    static const char letters[STAY_STATES] = {'-', 'i', 'l', 'e', 'x'};
    for (int s = 0; s < STAY_STATES; s++)
        for (int m = 0; m < MOVE_KINDS; m++) {
            enum stay_state next = stay_after((enum stay_state)s, (enum move_kind)m);
            if (letters[next] != want[s][m])
                printf("# state %d movement %d: %c, not %c\n", s, m, letters[next], want[s][m]);
            CHECK(letters[next] == want[s][m]);
        }
    CHECK(move_of(SPAN("leave")) == MOVE_LEAVE && move_of(SPAN("")) == MOVE_NONE && move_of(SPAN("x")) == MOVE_NONE);
}

struct scene {
    struct stay new_, open;
    struct unit unit;
    struct admission a;
    uint32_t bad;
};

static void scene_set(struct scene *s)
{
    *s = (struct scene){.new_ = {.unit = "RH-PWANI", .admitted = TODAY, .post = {ROLE_SCCO, "003.016"}},
                        .unit = {.code = "RH-PWANI", .kind = "TNRH", .age_from = -1, .age_to = -1}};
    s->new_.review_day = TODAY + 90;
    s->a = (struct admission){
        .new_ = &s->new_, .unit = &s->unit, .sex = 'M', .born_day = TODAY - 12 * 366, .today = TODAY};
}

static struct stay_verdict judged(struct scene *s)
{
    return stay_admission(&s->a, s->bad);
}

/* The one that is wrong, 0 none, -1 several. */
static int only(uint32_t set)
{
    int found = 0;
    for (int i = 1; i < 32; i++)
        if (stay_has(set, i))
            found = found ? -1 : i;
    return found;
}

static void an_admission_as_it_should_be(void)
{
    struct scene s;
    scene_set(&s);
    CHECK_INT(judged(&s).faults, 0);
    CHECK_INT(judged(&s).warnings, 0);
}

#define FAULT(change, want)                       \
    do {                                          \
        struct scene s;                           \
        scene_set(&s);                            \
        change;                                   \
        CHECK_INT(only(judged(&s).faults), want); \
    } while (0)
#define WARNING(change, want)                       \
    do {                                            \
        struct scene s;                             \
        scene_set(&s);                              \
        change;                                     \
        CHECK_INT(only(judged(&s).warnings), want); \
    } while (0)

static void put(char *to, size_t cap, const char *s)
{
    (void)span_str(span_of(s), to, cap);
}

static void each_day_that_is_wrong(void)
{
    FAULT(s.new_.admitted = TODAY + 1, STAY_FAULT_FUTURE);
    FAULT(s.new_.admitted = TODAY, 0);
    FAULT(s.new_.admitted = s.a.born_day - 1, STAY_FAULT_EARLY);
    FAULT(s.new_.admitted = s.a.born_day, 0);
    FAULT(s.unit.opened = TODAY + 1, STAY_FAULT_EARLY);
    FAULT(s.unit.opened = TODAY, 0);
    FAULT(s.a.free_day = TODAY + 1, STAY_FAULT_EARLY);
    FAULT(s.a.free_day = TODAY, 0); /* left and came the same day */
    FAULT(s.unit.closed = TODAY, STAY_FAULT_CLOSED);
    FAULT(s.unit.closed = TODAY + 1, 0);
    FAULT(s.new_.review_day = TODAY, STAY_FAULT_REVIEW);
    FAULT(s.new_.review_day = TODAY + 1, 0);
    FAULT(s.new_.review_day = TODAY + STAY_REVIEW_MOST_DAYS, 0);
    FAULT(s.new_.review_day = TODAY + STAY_REVIEW_MOST_DAYS + 1, STAY_FAULT_REVIEW);
}

static void one_stay_at_a_time(void)
{
    FAULT(s.a.open = &s.open, STAY_FAULT_OPEN);
    FAULT((put(s.open.unit, sizeof s.open.unit, "RH-BARA"), s.a.open = &s.open, s.a.moved = true), 0);
    FAULT((put(s.open.unit, sizeof s.open.unit, "RH-PWANI"), s.a.open = &s.open, s.a.moved = true), STAY_FAULT_SAME);
    FAULT((put(s.open.unit, sizeof s.open.unit, "RH-BARA"), s.open.last_day = TODAY + 1, s.a.open = &s.open,
           s.a.moved = true),
          STAY_FAULT_EARLY);
}

static void the_unit_and_its_licence(void)
{
    FAULT(put(s.unit.kind, sizeof s.unit.kind, "TNPS"), STAY_FAULT_HOME);
    FAULT(s.unit.licence_to = TODAY - 1, STAY_FAULT_LICENCE);
    FAULT(s.unit.licence_to = TODAY, 0);
    FAULT((s.unit.licence_to = TODAY - 1, put(s.new_.order, sizeof s.new_.order, "CTCO"), s.new_.order_to = TODAY + 30,
           s.a.order_number = true),
          0); /* by an order of a court */
    FAULT((s.unit.capacity = 10, s.a.held = 10), STAY_FAULT_FULL);
    FAULT((s.unit.capacity = 10, s.a.held = 9), 0);
    FAULT((s.unit.capacity = 10, s.a.held = 10, s.a.why_over = true), 0);
    FAULT((s.unit.capacity = 0, s.a.held = 1000), 0); /* not known */
}

static void the_order_the_post_and_the_codes(void)
{
    FAULT(put(s.new_.order, sizeof s.new_.order, "CTCO"), STAY_FAULT_ORDER);
    FAULT(s.new_.order_to = TODAY, STAY_FAULT_ORDER);
    FAULT(s.a.order_number = true, STAY_FAULT_ORDER);
    FAULT((put(s.new_.order, sizeof s.new_.order, "CTCO"), s.new_.order_to = TODAY, s.a.order_number = true), 0);
    FAULT((put(s.new_.order, sizeof s.new_.order, "CTCO"), s.new_.order_to = TODAY - 1, s.a.order_number = true),
          STAY_FAULT_ORDER_DAY);
    FAULT(s.new_.post.role = ROLE_NONE, STAY_FAULT_POST);
    FAULT(s.bad = 1u << STAY_FAULT_TYPE, STAY_FAULT_TYPE);
}

static void what_is_warned_of(void)
{
    WARNING(s.unit.sex = 'F', STAY_WARNING_SEX);
    WARNING(s.unit.sex = 'M', 0);
    WARNING((s.unit.sex = 'F', s.a.sex = 0), 0); /* not known: nobody is warned */
    WARNING(s.unit.age_from = 13, STAY_WARNING_AGE);
    WARNING(s.unit.age_from = 12, 0);
    WARNING(s.unit.age_to = 11, STAY_WARNING_AGE);
    WARNING(s.unit.age_to = 12, 0);
    WARNING((s.unit.age_to = 11, s.a.born_day = 0), 0);
    WARNING((s.unit.capacity = 10, s.a.held = 10, s.a.why_over = true), STAY_WARNING_OVER);
    WARNING(s.a.placed = true, STAY_WARNING_PLACED);
}

static void each_movement(void)
{
    static const struct {
        enum stay_state state;
        enum move_kind kind;
        int32_t day, back;
        const char *code;
        int fault, held, present;
    } rows[] = {
        {STAY_IN, MOVE_LEAVE, TODAY, TODAY + 3, "", 0, 0, -1},
        {STAY_IN, MOVE_LEAVE, TODAY, TODAY - 1, "", STAY_FAULT_BACK, 0, -1},
        {STAY_IN, MOVE_LEAVE, TODAY, TODAY + STAY_LEAVE_MOST_DAYS, "", 0, 0, -1},
        {STAY_IN, MOVE_LEAVE, TODAY, TODAY + STAY_LEAVE_MOST_DAYS + 1, "", STAY_FAULT_BACK, 0, -1},
        {STAY_LEAVE, MOVE_LEAVE, TODAY, TODAY + 3, "", STAY_FAULT_STATE, 0, 0},
        {STAY_LEAVE, MOVE_RETURN, TODAY, 0, "", 0, 0, 1},
        {STAY_LEAVE, MOVE_ESCAPE, TODAY, 0, "", 0, 0, 0}, /* not there already */
        {STAY_IN, MOVE_RETURN, TODAY, 0, "", STAY_FAULT_STATE, 0, -1},
        {STAY_IN, MOVE_ESCAPE, TODAY, 0, "", 0, 0, -1},
        {STAY_ESCAPED, MOVE_FOUND, TODAY, 0, "", 0, 0, 1},
        {STAY_ESCAPED, MOVE_EXIT, TODAY, 0, "DREN", 0, -1, 0},
        {STAY_IN, MOVE_EXIT, TODAY, 0, "DREN", 0, -1, -1},
        {STAY_IN, MOVE_EXIT, TODAY, 0, "", STAY_FAULT_EXIT, -1, -1},
        {STAY_IN, MOVE_EXIT, TODAY + 1, 0, "DREN", STAY_FAULT_FUTURE, -1, -1},
        {STAY_IN, MOVE_EXIT, TODAY - 5, 0, "DREN", 0, -1, -1},
        {STAY_IN, MOVE_EXIT, TODAY - 6, 0, "DREN", STAY_FAULT_EARLY, -1, -1}, /* before the admission */
        {STAY_LEFT, MOVE_EXIT, TODAY, 0, "DREN", STAY_FAULT_STATE, -1, 0},
        {STAY_LEFT, MOVE_LEAVE, TODAY, TODAY, "", STAY_FAULT_STATE, 0, 0},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct stay st = {.state = rows[i].state, .last_day = TODAY - 5};
        struct movement m = {.kind = rows[i].kind, .day = rows[i].day, .back_day = rows[i].back};
        put(m.code, sizeof m.code, rows[i].code);
        struct stay_verdict v = stay_movement(&st, &m, TODAY);
        if (only(v.faults) != rows[i].fault)
            printf("# row %zu\n", i);
        CHECK_INT(only(v.faults), rows[i].fault);
        CHECK_INT(m.held, rows[i].held);
        CHECK_INT(m.present, rows[i].present);
    }
}

static void ages_and_bands(void)
{
    int32_t born = day_of_civil(2012, 2, 29);
    CHECK_INT(stay_age(born, day_of_civil(2026, 2, 28)), 13);
    CHECK_INT(stay_age(born, day_of_civil(2026, 3, 1)), 14);
    CHECK_INT(stay_age(born, day_of_civil(2026, 1, 31)), 13);
    CHECK_INT(stay_age(0, 20500), -1);
    CHECK_INT(stay_age(born, born - 1), -1);
    static const struct {
        int age, band;
    } rows[] = {{0, 0}, {4, 0}, {5, 1}, {9, 1}, {10, 2}, {14, 2}, {15, 3}, {17, 3}, {18, 4}, {40, 4}};
    for (size_t i = 0; i < countof(rows); i++)
        CHECK_INT(stay_band(day_of_civil(2026 - rows[i].age, 1, 1), day_of_civil(2026, 1, 1)), rows[i].band);
    CHECK_INT(stay_band(0, 20500), AGE_BANDS - 1);
}

/* 16 February 2026 was a Monday: what happens on it is entered by the 23rd, as what happens on the Sunday after. */
static void an_admission_is_entered_by_the_next_monday(void)
{
    const int32_t monday = day_of_civil(2026, 2, 16);
    for (int d = 0; d < 7; d++)
        CHECK_INT(stay_enter_by(monday + d), monday + 7);
    CHECK(stay_by_order(SPAN("OCCR")) && stay_by_order(SPAN("OLCB")) && !stay_by_order(SPAN("OFST")) &&
          !stay_by_order(SPAN("")));
    CHECK(stay_by_service(SPAN("CCSI")) && !stay_by_service(SPAN("LEGA")));
}

static void what_the_movements_leave_of_a_stay(void)
{
    struct movement all[] = {{.kind = MOVE_ADMISSION, .day = 10},
                             {.kind = MOVE_ESCAPE, .day = 12, .struck = true},
                             {.kind = MOVE_LEAVE, .day = 13},
                             {.kind = MOVE_EXIT, .day = 15, .code = "DREN"}};
    struct stay s = {.admitted = 10};
    stay_replay(&s, all, 4);
    CHECK(s.state == STAY_LEFT && s.left == 15 && s.last_day == 15);
    CHECK_STR(s.exit, "DREN");
    stay_replay(&s, all, 3);
    CHECK(s.state == STAY_LEAVE && s.left == 0 && s.last_day == 13 && !s.exit[0]);
    stay_replay(&s, all, 2);
    CHECK(s.state == STAY_IN && s.last_day == 10);
    all[0].struck = true;
    stay_replay(&s, all, 2);
    CHECK(s.state == STAY_LEFT && s.left == 0 && s.last_day == 10);
}

int main(void)
{
    RUN(an_admission_is_entered_by_the_next_monday);
    RUN(what_the_movements_leave_of_a_stay);
    RUN(the_whole_table);
    RUN(an_admission_as_it_should_be);
    RUN(each_day_that_is_wrong);
    RUN(one_stay_at_a_time);
    RUN(the_unit_and_its_licence);
    RUN(the_order_the_post_and_the_codes);
    RUN(what_is_warned_of);
    RUN(each_movement);
    RUN(ages_and_bands);
    return test_end();
}
