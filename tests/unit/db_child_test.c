/* db_child_test.c - children as rows: put, changed, found by sound and by number, merged and parted again with no trace
 * in any table, and nothing of a name in the file. */
#include "base/day.h"
#include "db/child.h"
#include "db/placement.h"
#include "db/sheet.h"
#include "tests/unit/db_world.h"
#include "tests/unit/store_sql.h"

static const struct area EVERYWHERE = {0}, KILIFI = {.county = 3}, MALINDI = {.county = 3, .constituency = 16},
                         KALOLENI = {.county = 3, .constituency = 13};

static int64_t put(struct world_of_db *w, struct child *c, const char *names, const char *phone)
{
    const struct identifier id = {"phone", span_of(phone)};
    (void)span_str(span_of(names), c->names, sizeof c->names);
    CHECK_INT(db_begin(w->db), ERR_NONE);
    CHECK_INT(db_child_put(w->db, c, &id, *phone != '\0', NOW), ERR_NONE);
    CHECK_INT(db_commit(w->db), ERR_NONE);
    return c->id;
}

static int64_t a_girl(struct world_of_db *w, const char *names, int year)
{
    struct child c = {.sex = 'F', .born_day = day_of_civil(year, 3, 12)};
    CHECK(area_read(&w->areas, SPAN("003.016"), &c.home));
    return put(w, &c, names, "");
}

/* The likest; 0: nobody. */
static int64_t found(struct world_of_db *w, const char *names, int year, int64_t sex)
{
    struct child_search s = {
        .names = span_of(names), .year = year, .year_from = year - 1, .year_to = year + 1, .sex = sex};
    struct child_hit hits[8];
    int n = 0;
    CHECK(area_read(&w->areas, SPAN("003.016"), &s.home));
    CHECK_INT(db_child_find(w->db, &s, hits, 8, &n), ERR_NONE);
    return n ? hits[0].child.id : 0;
}

/* Every row of every table but the audit's, and but the version of a child: FNV-1a of its bytes. */
static uint64_t rows_hash(const char *path)
{
    sqlite3 *c = NULL;
    sqlite3_stmt *tables = NULL, *rows = NULL;
    uint64_t h = UINT64_C(14695981039346656037);
    CHECK_INT(sqlite3_open_v2(path, &c, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    CHECK_INT(sqlite3_prepare_v2(
                  c, "select name from sqlite_master where type = 'table' and name not like 'audit%' order by 1", -1,
                  &tables, NULL),
              SQLITE_OK);
    while (sqlite3_step(tables) == SQLITE_ROW) {
        char sql[200];
        const char *name = (const char *)sqlite3_column_text(tables, 0);
        bool child = strcmp(name, "child") == 0;
        snprintf(sql, sizeof sql, "select * from %s order by 1, 2", name);
        if (sqlite3_prepare_v2(c, sql, -1, &rows, NULL) != SQLITE_OK) { /* a table of one column */
            snprintf(sql, sizeof sql, "select * from %s order by 1", name);
            CHECK_INT(sqlite3_prepare_v2(c, sql, -1, &rows, NULL), SQLITE_OK);
        }
        while (sqlite3_step(rows) == SQLITE_ROW)
            for (int i = 0; i < sqlite3_column_count(rows); i++) {
                const unsigned char *p = sqlite3_column_blob(rows, i);
                if (child && strcmp(sqlite3_column_name(rows, i), "version") == 0)
                    continue;
                for (int k = 0; k < sqlite3_column_bytes(rows, i); k++)
                    h = (h ^ p[k]) * UINT64_C(1099511628211);
                h = (h ^ 0x100) * UINT64_C(1099511628211);
            }
        sqlite3_finalize(rows);
    }
    sqlite3_finalize(tables);
    sqlite3_close(c);
    return h;
}

static void put_and_changed(void)
{
    struct world_of_db w;
    struct child c = {.sex = 'F', .born_day = day_of_civil(2018, 3, 12), .person = 7, .role = ROLE_SCCO}, back, stale;
    world_start(&w);
    int64_t id = put(&w, &c, "Zawadi Charo", "+254711555001");
    CHECK_INT(db_child(w.db, id, &back), ERR_NONE);
    CHECK_STR(back.names, "Zawadi Charo");
    CHECK(back.version == 1 && back.sex == 'F' && back.born_day == c.born_day && back.person == 7 && !back.merged_into);
    stale = back;
    put(&w, &back, "Zawadi Neema Charo", "+254711555002");
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_child_put(w.db, &stale, NULL, 0, NOW), ERR_STALE);
    db_rollback(w.db);
    CHECK_INT(db_child(w.db, id, &back), ERR_NONE);
    CHECK(back.version == 2);
    CHECK_STR(back.names, "Zawadi Neema Charo");
    const struct identifier was = {"phone", SPAN("+254711555001")}, now = {"phone", SPAN("+254711555002")};
    int64_t party[4];
    int n = 0;
    CHECK_INT(db_identified(w.db, &was, party, 4, &n), ERR_NONE);
    CHECK_INT(n, 0);
    CHECK_INT(db_identified(w.db, &now, party, 4, &n), ERR_NONE);
    CHECK(n == 1 && party[0] == id);
    CHECK_INT(db_child(w.db, id + 1, &back), ERR_NOT_FOUND);
    world_end(&w);
}

static void found_by_sound(void)
{
    struct world_of_db w;
    world_start(&w);
    int64_t zawadi = a_girl(&w, "Zawadi Neema Charo", 2018), amina = a_girl(&w, "Amina Yusuf Said", 2015);
    CHECK_INT(found(&w, "Charo Zawady", 2018, 'F'), zawadi);
    CHECK_INT(found(&w, "Said Amina", 2015, 0), amina);
    CHECK_INT(found(&w, "Said Amina", 2005, 0), 0);
    CHECK_INT(found(&w, "Kibet Chebet", 2018, 'F'), 0);
    CHECK_INT(store_sql(w.path, "select count(*) from child_key where child not in (select id from child)"), 0);
    CHECK_INT(store_sql(w.path, "select count(*) from party where instr(name, 'Zawadi') > 0"), 0);
    world_end(&w);
}

static void merged_and_parted_again(void)
{
    struct world_of_db w;
    struct child from, stale;
    int64_t root = 0, whole[4];
    int n = 0;
    world_start(&w);
    int64_t one = a_girl(&w, "Zawadi Charo", 2018), two = a_girl(&w, "Zawadi Neema", 2018);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_case_child(w.db, 41, two, true, 7, NOW), ERR_NONE);
    CHECK_INT(db_alike_add(w.db, &(struct child_pair){two, one, 900, NOW}), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    uint64_t before = rows_hash(w.path);
    CHECK_INT(db_child(w.db, two, &from), ERR_NONE);
    stale = from;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_child_merge(w.db, &from, one), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK(rows_hash(w.path) != before);
    CHECK_INT(db_child_root(w.db, two, &root), ERR_NONE);
    CHECK_INT(root, one);
    CHECK_INT(db_child_whole(w.db, one, whole, 4, &n), ERR_NONE);
    CHECK(n == 2 && whole[0] == one && whole[1] == two);
    CHECK_INT(found(&w, "Zawadi Neema", 2018, 'F'), one); /* by the name of either */
    CHECK_INT(db_children(w.db, KILIFI, 0, whole, 4, &n), ERR_NONE);
    CHECK(n == 1 && whole[0] == one);
    CHECK_INT(db_children(w.db, MALINDI, 0, whole, 4, &n), ERR_NONE);
    CHECK(n == 1 && whole[0] == one);
    CHECK_INT(db_children(w.db, KALOLENI, 0, whole, 4, &n), ERR_NONE);
    CHECK_INT(n, 0);
    CHECK_INT(db_children(w.db, EVERYWHERE, 0, whole, 4, &n), ERR_NONE);
    CHECK(n == 1 && whole[0] == one);
    CHECK_INT(db_children(w.db, EVERYWHERE, one, whole, 4, &n), ERR_NONE);
    CHECK_INT(n, 0);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_child_merge(w.db, &stale, one), ERR_STALE);
    db_rollback(w.db);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_child_merge(w.db, &from, 0), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK(rows_hash(w.path) == before); /* nothing but the version of the child */
    CHECK_INT(db_child_root(w.db, two, &root), ERR_NONE);
    CHECK_INT(root, two);
    world_end(&w);
}

static void the_work_list(void)
{
    struct world_of_db w;
    struct child_pair pairs[4];
    int n = 0;
    world_start(&w);
    int64_t a = a_girl(&w, "Zawadi Charo", 2018), b = a_girl(&w, "Zawady Charo", 2018),
            c = a_girl(&w, "Zawad Charo", 2018);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_alike_add(w.db, &(struct child_pair){b, a, 800, NOW}), ERR_NONE);
    CHECK_INT(db_alike_add(w.db, &(struct child_pair){c, a, 950, NOW}), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_alike_open(w.db, KILIFI, pairs, 4, &n), ERR_NONE);
    CHECK(n == 2 && pairs[0].child == c && pairs[1].child == b); /* the likest first */
    CHECK_INT(db_alike_open(w.db, KALOLENI, pairs, 4, &n), ERR_NONE);
    CHECK_INT(n, 0); /* of another constituency */
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_alike_decide(w.db, a, c, false, 7), ERR_NONE); /* either way round */
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_alike_open(w.db, EVERYWHERE, pairs, 4, &n), ERR_NONE);
    CHECK(n == 1 && pairs[0].child == b);
    world_end(&w);
}

static void who_belongs_to_it(void)
{
    struct world_of_db w;
    struct relative mother = {.about = ABOUT_PERSON, .names = "Halima Karisa"}, back;
    struct register_subject s;
    struct relation all[4];
    int n = 0;
    const struct identifier id = {"INTL", SPAN("31 222-333")}, typed = {"INTL", SPAN("31222333")};
    int64_t party[4];
    world_start(&w);
    int64_t child = a_girl(&w, "Zawadi Charo", 2018);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_relative_put(w.db, &mother, &id, 1, NOW), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_register_subject(w.db, ABOUT_PERSON, mother.id, &s), ERR_NOT_FOUND); /* nobody's yet */
    struct relation rel = {
        .about = ABOUT_CHILD, .subject = child, .party = mother.id, .kind = "CGPM", .from_day = 20000};
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_relation_add(w.db, &rel, 7, NOW), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_register_subject(w.db, ABOUT_PERSON, mother.id, &s), ERR_NONE);
    CHECK(s.places == 1 && s.place[0].area.constituency == 16);
    CHECK_INT(db_register_subject(w.db, ABOUT_HOUSEHOLD, mother.id, &s), ERR_NOT_FOUND); /* she is no household */
    CHECK_INT(db_relative(w.db, mother.id, &back), ERR_NONE);
    CHECK_STR(back.names, "Halima Karisa");
    CHECK_INT(db_identified(w.db, &typed, party, 4, &n), ERR_NONE);
    CHECK(n == 1 && party[0] == mother.id);
    rel.to_day = 20100;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_relation_end(w.db, &rel, 7), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_relations_to(w.db, ABOUT_CHILD, child, all, 4, &n), ERR_NONE);
    CHECK(n == 1 && all[0].to_day == 20100 && all[0].from_day == 20000);
    world_end(&w);
}

static int64_t born(struct world_of_db *w, const char *names, int32_t day, bool about, int64_t sex, const char *phone)
{
    struct child c = {.sex = sex, .born_day = day, .born_about = about};
    CHECK(area_read(&w->areas, SPAN("003.016"), &c.home));
    return put(w, &c, names, phone);
}

static int swept(struct world_of_db *w, struct child_pair *pairs, int cap)
{
    struct alike_sweep found;
    int n = 0;
    CHECK_INT(db_begin(w->db), ERR_NONE);
    CHECK_INT(db_alike_sweep(w->db, NOW, &found), ERR_NONE);
    CHECK_INT(db_commit(w->db), ERR_NONE);
    CHECK_INT(db_alike_open(w->db, EVERYWHERE, pairs, cap, &n), ERR_NONE);
    CHECK_INT(found.open, n);
    return n;
}

/* As a register that came in from elsewhere holds them, in which nobody was asked. */
static void doubles_of_a_register(void)
{
    struct world_of_db w;
    struct child_pair pairs[8];
    int32_t day = day_of_civil(2018, 3, 12);
    world_start(&w);
    int64_t one = born(&w, "Zawadi Neema Charo", day, false, 'F', "");
    (void)born(&w, "Zawadi Neema Charo", day + 40, false, 'F', "");                 /* a namesake */
    (void)born(&w, "Zawadi Neema Charo", day_of_civil(2018, 1, 1), false, 'F', ""); /* whose day nobody knew */
    (void)born(&w, "Zawadi Neema Charo", day_of_civil(2018, 1, 1), false, 'F', "");
    (void)born(&w, "Zawadi Neema Charo", day, true, 'F', "");  /* somebody guessed it */
    (void)born(&w, "Kahindi Baya Charo", day, false, 'M', ""); /* born that day too */
    (void)born(&w, "Sidi Neema Charo", day, false, 'F', "");   /* a twin */
    CHECK_INT(swept(&w, pairs, 8), 0);
    int64_t two = born(&w, "Charo Zawadi", day, false, 'M', ""); /* the sex was entered wrongly */
    int64_t three = born(&w, "Zawady Neema Charo", day_of_civil(2018, 12, 3), false, 'F', ""); /* turned round */
    int64_t four = born(&w, "Said Amina Yusuf", day_of_civil(2015, 1, 9), false, 'F', "+254711555001");
    int64_t five = born(&w, "Amina Yusuf", 0, true, 'F', "+254711555001");
    int n = swept(&w, pairs, 8), seen = 0;
    for (int i = 0; i < n; i++)
        seen |= pairs[i].child == two && pairs[i].other == one     ? 1
                : pairs[i].child == three && pairs[i].other == one ? 2
                : pairs[i].child == three && pairs[i].other == two ? 4
                : pairs[i].child == five && pairs[i].other == four ? 8
                                                                   : 16;
    CHECK_INT(seen, 15);
    CHECK_INT(n, 4);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_alike_decide(w.db, two, one, false, 7), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(swept(&w, pairs, 8), 3); /* what was decided is not asked again */
    world_end(&w);
}

/* Where its case was is none of its places any more, unless nothing else is known of where it belongs. */
static void a_child_belongs_where_its_open_cases_are(void)
{
    struct world_of_db w;
    struct register_subject s;
    struct child nowhere = {.sex = 'M'};
    world_start(&w);
    struct case_file c = a_case(&w, 1);
    c.county = 3;
    c.constituency = 13;
    c.area_level = AREA_CONSTITUENCY;
    int64_t girl = a_girl(&w, "Zawadi Charo", 2018), boy = put(&w, &nowhere, "Baraka Ngala", "");
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_case_child(w.db, 1, girl, true, 7, NOW), ERR_NONE);
    CHECK_INT(db_case_child(w.db, 1, boy, true, 7, NOW), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_register_subject(w.db, ABOUT_CHILD, girl, &s), ERR_NONE);
    CHECK(s.places == 2 && s.place[0].area.constituency == 16 && s.place[1].area.constituency == 13);
    c.state = CASE_CLOSED;
    c.version++;
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK_INT(db_register_subject(w.db, ABOUT_CHILD, girl, &s), ERR_NONE);
    CHECK(s.places == 1 && s.place[0].area.constituency == 16);
    CHECK_INT(db_register_subject(w.db, ABOUT_CHILD, boy, &s), ERR_NONE);
    CHECK(s.places == 2 && s.place[1].area.constituency == 13);
    world_end(&w);
}

/* Its placement was begun under the number that went: the forms filled since are about the one that stays. */
static void a_placement_goes_on_after_a_merge(void)
{
    static const struct sheet closes = {.id = "afc-9a", .version = 1, .about = ABOUT_CHILD};
    const struct answers none = {NULL, 0, 0};
    struct world_of_db w;
    struct placement_form form;
    struct child from;
    struct sheet_row row = {.sheet = "afc-9a", .about = ABOUT_CHILD};
    world_start(&w);
    int64_t went = a_girl(&w, "Zawadi Charo", 2018), stays = a_girl(&w, "Zawadi Charo", 2018);
    const struct placement_wants wants = {ABOUT_CHILD, went, "afc-9a"};
    row.subject = stays;
    CHECK_INT(db_child(w.db, went, &from), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_sheet_add(w.db, &closes, &row, &none, NOW), ERR_NONE);
    CHECK_INT(db_placement_form(w.db, &wants, &form), ERR_NOT_FOUND); /* another child's */
    CHECK_INT(db_child_merge(w.db, &from, stays), ERR_NONE);
    CHECK_INT(db_placement_form(w.db, &wants, &form), ERR_NONE);
    CHECK(form.sheet == row.id && form.version == 1);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    world_end(&w);
}

int main(void)
{
    RUN(put_and_changed);
    RUN(found_by_sound);
    RUN(merged_and_parted_again);
    RUN(the_work_list);
    RUN(doubles_of_a_register);
    RUN(who_belongs_to_it);
    RUN(a_child_belongs_where_its_open_cases_are);
    RUN(a_placement_goes_on_after_a_merge);
    return test_end();
}
