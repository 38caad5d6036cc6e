/* db_unit_test.c - units as rows: written and read with the phone sealed, one version after another, listed by place
 * and kind, and known to the directory where they are no office of a place. */
#include "core/staff.h"
#include "db/unit.h"
#include "tests/unit/db_world.h"

static struct unit a_unit(const struct world_of_db *w, const char *code, const char *kind, const char *area)
{
    struct unit u = {.name = "Somewhere", .age_from = -1, .age_to = -1};
    (void)span_str(span_of(code), u.code, sizeof u.code);
    (void)span_str(span_of(kind), u.kind, sizeof u.kind);
    CHECK(area_read(&w->areas, span_of(area), &u.area));
    return u;
}

static enum err put(struct world_of_db *w, struct unit *u)
{
    enum err e = db_begin(w->db);
    if (!e)
        e = db_unit_put(w->db, u, NOW);
    if (!e)
        return db_commit(w->db);
    db_rollback(w->db);
    return e;
}

static void written_read_and_changed(void)
{
    struct world_of_db w;
    world_start(&w);
    struct unit u = a_unit(&w, "RH-PWANI", "TNRH", "003"), back, stale;
    u.phone = phone("+254711000001");
    u.capacity = 60;
    u.sex = 'M';
    u.age_from = 10;
    u.licence_to = 20600;
    CHECK_INT(put(&w, &u), ERR_NONE);
    CHECK_INT(db_unit(w.db, "RH-PWANI", &back), ERR_NONE);
    CHECK(back.party == u.party && back.party != 0 && back.version == 1 && back.capacity == 60 && back.sex == 'M');
    CHECK(back.age_from == 10 && back.age_to == -1 && back.licence_to == 20600 && back.area.county == 3);
    CHECK_STR(back.phone.s, "+254711000001");
    stale = back;
    back.capacity = 61;
    CHECK_INT(put(&w, &back), ERR_NONE);
    CHECK_INT(put(&w, &stale), ERR_STALE);
    CHECK_INT(db_unit_of_party(w.db, u.party, &back), ERR_NONE);
    CHECK(back.version == 2 && back.capacity == 61);
    struct unit again = a_unit(&w, "RH-PWANI", "TNRH", "003");
    CHECK_INT(put(&w, &again), ERR_EXISTS);
    CHECK_INT(db_unit(w.db, "RH-NOWHERE", &back), ERR_NOT_FOUND);
    world_end(&w);
}

static int listed(struct world_of_db *w, struct units_wanted want, const char *first)
{
    struct unit all[8];
    int n = 0;
    CHECK_INT(db_units(w->db, &want, all, 8, &n), ERR_NONE);
    CHECK_STR(n ? all[0].code : "", first);
    return n;
}

static void listed_and_in_the_directory(void)
{
    struct world_of_db w;
    struct directory d;
    world_start(&w);
    struct unit rows[] = {a_unit(&w, "003.016", "TNGD", "003.016"), a_unit(&w, "CCI-A", "TNRC", "003.016"),
                          a_unit(&w, "PS-B", "TNPS", "003"), a_unit(&w, "RH-C", "TNRH", "001")};
    rows[3].closed = day_of(NOW);
    for (size_t i = 0; i < countof(rows); i++)
        CHECK_INT(put(&w, &rows[i]), ERR_NONE);
    CHECK_INT(listed(&w, (struct units_wanted){.kind = "", .after = ""}, "003.016"), 4);
    CHECK_INT(listed(&w, (struct units_wanted){.kind = "", .after = "CCI-A"}, "PS-B"), 2);
    CHECK_INT(listed(&w, (struct units_wanted){.kind = "TNRH", .after = ""}, "RH-C"), 1);
    CHECK_INT(listed(&w, (struct units_wanted){.kind = "", .after = "", .named = "ps-b"}, "PS-B"), 1);
    CHECK_INT(listed(&w, (struct units_wanted){.kind = "", .after = "", .named = " WHERE  some"}, "003.016"), 4);
    CHECK_INT(listed(&w, (struct units_wanted){.kind = "", .after = "", .named = "place nowhere"}, ""), 0);
    CHECK_INT(listed(&w, (struct units_wanted){.kind = "", .after = "", .residence = true}, "CCI-A"), 2);
    CHECK_INT(listed(&w, (struct units_wanted){.kind = "", .after = "", .open_day = day_of(NOW)}, "003.016"), 3);
    CHECK_INT(listed(&w, (struct units_wanted){.kind = "", .after = "", .within = rows[1].area}, "003.016"), 2);
    CHECK_INT(db_directory(w.db, &d), ERR_NONE);
    CHECK_INT(d.units, 3); /* the office of a place is known by the place */
    CHECK(directory_find_unit(&d, "003.016") == NULL && directory_find_unit(&d, "PS") == NULL);
    const struct unit_place *c = directory_find_unit(&d, "RH-C"), *b = directory_find_unit(&d, "PS-B");
    CHECK(c && c->closed && c->of == UNIT_CLASS_STATUTORY && c->area.county == 1);
    CHECK(b && !b->closed && b->of == UNIT_CLASS_POLICE);
    struct post at_b = {ROLE_POLICE, "PS-B"}, kilifi = {ROLE_CCCS, "003"}, mombasa = {ROLE_CCCS, "001"};
    CHECK(!post_covers(&d, &at_b, rows[1].area)); /* who stands at a unit covers no place by that */
    CHECK(staff_sees(&d, &kilifi, 1, &at_b) && !staff_sees(&d, &mombasa, 1, &at_b));
    db_directory_free(&d);
    world_end(&w);
}

int main(void)
{
    RUN(written_read_and_changed);
    RUN(listed_and_in_the_directory);
    return test_end();
}
