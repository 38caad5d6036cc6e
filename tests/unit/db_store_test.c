/* db_store_test.c - the store as a whole: migrations, versions, statements, leases, counters. */

#include "db/store.h"
#include "tests/unit/db_world.h"
#include "tests/unit/store_sql.h"

static void a_fresh_store_is_migrated_and_opens(void)
{
    struct world_of_db w;
    world_begin(&w);
    CHECK_INT(db_open(&w.settings, &w.db, w.why, sizeof w.why), ERR_NOT_FOUND);
    CHECK(w.db == NULL);
    CHECK(access(w.path, F_OK) != 0); /* opening makes no file */
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_NONE); /* and again: nothing to do */
    world_open(&w);
    char version[8] = "", newest[24];
    (void)snprintf(newest, sizeof newest, "%lld", (long long)migration_newest("."));
    CHECK_INT(db_meta_get(w.db, "schema", version, sizeof version), ERR_NONE);
    CHECK_STR(version, newest);
    CHECK_INT(db_meta_get(w.db, "nothing", version, sizeof version), ERR_NOT_FOUND);
    world_end(&w);
}

static void a_newer_store_is_refused(void)
{
    struct world_of_db w;
    world_start(&w);
    CHECK_INT(db_meta_set(w.db, "schema", "999"), ERR_NONE);
    db_close(w.db);
    w.db = NULL;
    CHECK_INT(db_open(&w.settings, &w.db, w.why, sizeof w.why), ERR_VERSION);
    CHECK(strstr(w.why, "999") != NULL);
    CHECK_INT(db_migrate(&w.settings, w.why, sizeof w.why), ERR_VERSION);
    world_end(&w);
}

static void a_case_comes_back_as_it_was_written(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 7);
    int64_t n = 100;
    /* every column another value */
#define NUM(name)                                        \
    if (strcmp(#name, "id") && strcmp(#name, "version")) \
        c.name = n++;
#define STR(name, cap) (void)snprintf(c.name, sizeof c.name, "x%lld", (long long)n++);
#define SEAL(name, cap) (void)snprintf(c.name, sizeof c.name, "s%lld", (long long)n++);
#include "core/case_fields.def"
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    struct case_facts back;
    memset(&back, 0, sizeof back);
    CHECK_INT(db_case(w.db, 7, &back), ERR_NONE);
#define NUM(name) CHECK_INT(back.file.name, c.name);
#define STR(name, cap) CHECK_STR(back.file.name, c.name);
#define SEAL(name, cap) CHECK_STR(back.file.name, c.name);
#include "core/case_fields.def"
    CHECK_INT(db_case(w.db, 8, &back), ERR_NOT_FOUND);
    CHECK(!back.found);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    world_end(&w);
}

static void a_moved_version_is_stale(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 7);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK_INT(put_case(&w, &c), ERR_EXISTS); /* not twice */
    c.version = 2;
    c.level = 1;
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK_INT(put_case(&w, &c), ERR_STALE); /* the same timer twice, or on two nodes */
    c.version = 4;
    CHECK_INT(put_case(&w, &c), ERR_STALE);
    struct case_facts back;
    CHECK_INT(db_case(w.db, 7, &back), ERR_NONE);
    CHECK_INT(back.file.version, 2);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    world_end(&w);
}

static void leased_ids_are_never_given_twice(void)
{
    struct world_of_db w;
    world_start(&w);
    int64_t first = 0;
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_lease(w.db, "case", 100, &first), ERR_NONE);
    CHECK_INT(first, 1);
    CHECK_INT(db_lease(w.db, "case", 100, &first), ERR_NONE);
    CHECK_INT(first, 101);
    CHECK_INT(db_lease(w.db, "inbox", 10, &first), ERR_NONE);
    CHECK_INT(first, 1);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_lease(w.db, "case", 1, &first), ERR_NONE);
    CHECK_INT(first, 201);
    db_rollback(w.db);
    db_close(w.db);
    world_open(&w);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_lease(w.db, "case", 5, &first), ERR_NONE);
    CHECK_INT(first, 201); /* what was rolled back was never given */
    CHECK_INT(db_count_up(w.db, "case", &first), ERR_NONE);
    CHECK_INT(first, 1); /* a serial of that name is another row */
    CHECK_INT(db_count_up(w.db, "case", &first), ERR_NONE);
    CHECK_INT(first, 2);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    world_end(&w);
}

static void a_backup_is_a_whole_store(void)
{
    struct world_of_db w;
    world_start(&w);
    struct case_file c = a_case(&w, 7);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(put_case(&w, &c), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    char copy[640];
    (void)snprintf(copy, sizeof copy, "%s/copy.db", w.dir);
    CHECK_INT(db_backup(w.db, copy), ERR_NONE);
    db_checkpoint(w.db);
    db_close(w.db);
    w.settings.path = copy;
    world_open(&w);
    struct case_facts back;
    CHECK_INT(db_case(w.db, 7, &back), ERR_NONE);
    world_end(&w);
}

/* One event reads several cases, and damaged columns stay as they are in each; what is mended is written again. */
static void damaged_columns_of_several_cases_stay(void)
{
    struct world_of_db w;
    struct case_facts c[4];
    world_start(&w);
    for (int64_t id = 1; id <= 4; id++) {
        struct case_file f = a_case(&w, id);
        CHECK_INT(put_case(&w, &f), ERR_NONE);
    }
    CHECK_INT(store_sql(w.path, "update case_file set place_text = zeroblob(61) where id < 4"), 3);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    for (int round = 0; round < 2; round++) /* deciding may ask twice */
        for (int i = 0; i < 4; i++)
            CHECK_INT(db_case(w.db, i + 1, &c[i]), ERR_NONE);
    for (int i = 0; i < 4; i++) {
        CHECK_STR(c[i].file.place_text, i < 3 ? "" : "Ganda");
        c[i].file.version++;
        CHECK_INT(put_case(&w, &c[i].file), ERR_NONE);
    }
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(store_sql(w.path, "select count(*) from case_file where place_text = zeroblob(61)"), 3);
    CHECK_INT(store_sql(w.path, "update case_file set place_text = x'' where id = 2"), 1);
    CHECK_INT(db_begin(w.db), ERR_NONE);
    CHECK_INT(db_case(w.db, 2, &c[1]), ERR_NONE);
    c[1].file.version++;
    (void)snprintf(c[1].file.place_text, sizeof c[1].file.place_text, "Jilore");
    CHECK_INT(put_case(&w, &c[1].file), ERR_NONE);
    CHECK_INT(db_commit(w.db), ERR_NONE);
    CHECK_INT(db_case(w.db, 2, &c[1]), ERR_NONE);
    CHECK_STR(c[1].file.place_text, "Jilore");
    world_end(&w);
}

int main(void)
{
    RUN(a_fresh_store_is_migrated_and_opens);
    RUN(a_newer_store_is_refused);
    RUN(a_case_comes_back_as_it_was_written);
    RUN(a_moved_version_is_stale);
    RUN(damaged_columns_of_several_cases_stay);
    RUN(leased_ids_are_never_given_twice);
    RUN(a_backup_is_a_whole_store);
    return test_end();
}
