/* core_unit_test.c - what a unit may hold: each rule broken alone, and the nearest that is still right; which posts may
 * stand at which kind; open and lapsed by day. */
#include "core/unit.h"
#include "mlinzid/load.h"
#include "tests/unit/test.h"

static struct loaded *loaded;

static struct unit home(void)
{
    struct unit u = {.code = "CCI-TULIA",
                     .kind = "TNRC",
                     .name = "Tulia Home",
                     .licence = "L/7",
                     .licence_to = 20500,
                     .age_from = -1,
                     .age_to = -1};
    (void)area_read(&loaded->areas, SPAN("003.016"), &u.area);
    return u;
}

static void put(char *to, size_t cap, const char *s)
{
    (void)span_str(span_of(s), to, cap);
}

static void a_code_is_short_capitals_and_no_other_place(void)
{
    static const struct {
        const char *code, *kind, *area;
        enum unit_fault f;
    } rows[] = {
        {"CCI-TULIA", "TNRC", "003.016", UNIT_OK},
        {"C1.A", "TNRC", "003.016", UNIT_OK},
        {"cci", "TNRC", "003.016", UNIT_FAULT_CODE},
        {"A B", "TNRC", "003.016", UNIT_FAULT_CODE},
        {"", "TNRC", "003.016", UNIT_FAULT_CODE},
        {"AB", "TNRC", "003.016", UNIT_FAULT_CODE},
        {"KE", "TNGN", "KE", UNIT_OK},
        {"003.016", "TNGD", "003.016", UNIT_OK},
        {"003.016", "TNGD", "003.012", UNIT_FAULT_CODE_AREA},
        {"003.016", "TNRH", "003.016", UNIT_FAULT_CODE_AREA},
        {"CCI-TULIA", "", "003.016", UNIT_FAULT_KIND},
        {"CCI-TULIA", "XXXX", "003.016", UNIT_FAULT_KIND},
        {"CCI-TULIA", "TNRC", "", UNIT_FAULT_AREA},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct unit u = home();
        u.area = (struct area){0};
        (void)area_read(&loaded->areas, span_of(rows[i].area), &u.area);
        put(u.code, sizeof u.code, rows[i].code);
        put(u.kind, sizeof u.kind, rows[i].kind);
        CHECK_INT(unit_check(&u, &loaded->areas), rows[i].f);
    }
}

static void what_stands_in_it_is_held_to_its_kind(void)
{
    static const struct {
        const char *kind, *licence;
        int32_t licence_to;
        int64_t capacity, sex;
        int32_t from, to;
        enum unit_fault f;
    } rows[] = {
        {"TNRC", "L/7", 20500, 0, 0, -1, -1, UNIT_OK},
        {"TNRC", "", 0, 0, 0, -1, -1, UNIT_FAULT_LICENCE},     /* a charitable one has a licence */
        {"TNRC", "L/7", 0, 0, 0, -1, -1, UNIT_FAULT_LICENCE},  /* and until when */
        {"TNRH", "", 20500, 0, 0, -1, -1, UNIT_FAULT_LICENCE}, /* until when, of nothing */
        {"TNRH", "", 0, 0, 0, -1, -1, UNIT_OK},                /* the state's own need none */
        {"TNRH", "", 0, 5000, 'F', 0, 25, UNIT_OK},
        {"TNRH", "", 0, 5001, 'F', 0, 25, UNIT_FAULT_CAPACITY},
        {"TNRH", "", 0, -1, 'F', 0, 25, UNIT_FAULT_CAPACITY},
        {"TNPS", "", 0, 1, 0, -1, -1, UNIT_FAULT_CAPACITY}, /* nobody lives at a police station */
        {"TNPS", "", 0, 0, 'M', -1, -1, UNIT_FAULT_SEX},
        {"TNRH", "", 0, 0, 'X', -1, -1, UNIT_FAULT_SEX},
        {"TNRH", "", 0, 0, 0, 10, 10, UNIT_OK},
        {"TNRH", "", 0, 0, 0, 11, 10, UNIT_FAULT_AGES},
        {"TNRH", "", 0, 0, 0, 11, -1, UNIT_OK},
        {"TNRH", "", 0, 0, 0, -1, 26, UNIT_FAULT_AGES},
        {"TNPS", "", 0, 0, 0, 3, -1, UNIT_FAULT_AGES},
    };
    for (size_t i = 0; i < countof(rows); i++) {
        struct unit u = home();
        put(u.kind, sizeof u.kind, rows[i].kind);
        put(u.licence, sizeof u.licence, rows[i].licence);
        u.licence_to = rows[i].licence_to;
        u.capacity = rows[i].capacity;
        u.sex = rows[i].sex;
        u.age_from = rows[i].from;
        u.age_to = rows[i].to;
        CHECK_INT(unit_check(&u, &loaded->areas), rows[i].f);
    }
}

static void name_parent_and_days(void)
{
    struct unit u = home();
    put(u.name, sizeof u.name, "Tu");
    CHECK_INT(unit_check(&u, &loaded->areas), UNIT_FAULT_NAME);
    u = home();
    put(u.parent, sizeof u.parent, "CCI-TULIA");
    CHECK_INT(unit_check(&u, &loaded->areas), UNIT_FAULT_PARENT);
    put(u.parent, sizeof u.parent, "003.016");
    CHECK_INT(unit_check(&u, &loaded->areas), UNIT_OK);
    u.opened = 100;
    u.closed = 99;
    CHECK_INT(unit_check(&u, &loaded->areas), UNIT_FAULT_CLOSED);
    u.closed = 100;
    CHECK_INT(unit_check(&u, &loaded->areas), UNIT_OK);
    u.closed = 200;
    CHECK(!unit_open(&u, 99) && unit_open(&u, 100) && unit_open(&u, 199) && !unit_open(&u, 200));
    CHECK(!unit_lapsed(&u, 20500) && unit_lapsed(&u, 20501));
    u.licence_to = 0;
    CHECK(!unit_lapsed(&u, 20501));
}

/* Every role at one kind of each class: letters i institution, p police, h health, o odpp, c csac. */
static void who_may_stand_where(void)
{
    static const struct {
        const char *kind, *may;
    } rows[] = {{"TNGN", ""},  {"TNRH", "i"}, {"TNRC", "i"}, {"TNND", "i"}, {"TNGE", "i"}, {"TNPS", "p"},
                {"TNGH", "h"}, {"TNGC", "o"}, {"TNAC", "c"}, {"UHLP", ""},  {"XXXX", ""}};
    for (size_t i = 0; i < countof(rows); i++) {
        char may[ROLE_COUNT + 1] = "";
        size_t n = 0;
        for (enum role r = ROLE_NONE + 1; r < ROLE_COUNT; r++)
            if (unit_holds(unit_class_of(rows[i].kind), r))
                may[n++] = *role_word(r);
        may[n] = '\0';
        CHECK_STR(may, rows[i].may);
    }
    CHECK(unit_residence("TNRH") && unit_residence("TNRC") && !unit_residence("TNPS") && !unit_residence("XXXX"));
    CHECK(!unit_residence("TNND") && !unit_residence("UHLP"));
}

int main(void)
{
    struct config_fault fault;
    if (load_all(NULL, &loaded, &fault) != ERR_NONE)
        return 1;
    RUN(a_code_is_short_capitals_and_no_other_place);
    RUN(what_stands_in_it_is_held_to_its_kind);
    RUN(name_parent_and_days);
    RUN(who_may_stand_where);
    load_free(loaded);
    return test_end();
}
