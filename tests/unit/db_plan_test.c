/* db_plan_test.c - how SQLite would answer each statement of the register: no table that grows with the years is read
 * from end to end by a page, a form or a contact. A new statement that must read all of one says so here. */
#include <stdio.h>

#include "tests/unit/db_world.h"
#include "tests/unit/store_sql.h"

static const char *const files[] = {"child", "sheet",    "duty",    "unit",   "care",   "placement", "casework",
                                    "api",   "referral", "contact", "bridge", "record", "roster",    "protection"};
/* Small tables, partial indexes of what is still to be done, and what is asked for as a whole. */
static const char *const whole[] = {
    "child_alike_open", "child_alike_count", "child_keys_days", "child_numbers", "dir_units",
    "population_units", "contact_waiting",   "contact_calls",   "bridge_counts", "api_keys",
    "api_posts",        "contact_newest",                     /* by number from the newest: ends with the first few */
    "children_after",   "population_days",   "record_related" /* a subquery of few rows */
};

static bool may_read_all(const char *name)
{
    for (size_t i = 0; i < countof(whole); i++)
        if (strcmp(whole[i], name) == 0)
            return true;
    return false;
}

/* Casts are PostgreSQL's. */
static void without_casts(const char *sql, size_t n, char *out, size_t cap)
{
    size_t k = 0;
    for (size_t i = 0; i < n && k + 1 < cap; i++) {
        if (sql[i] == ':' && sql[i + 1] == ':')
            for (i += 2; (sql[i] >= 'a' && sql[i] <= 'z') || (sql[i] >= '0' && sql[i] <= '9'); i++)
                ;
        if (i < n)
            out[k++] = sql[i];
    }
    out[k] = '\0';
}

static void plan_is_right(sqlite3 *c, const char *name, const char *sql)
{
    char explain[4200];
    sqlite3_stmt *s = NULL;
    snprintf(explain, sizeof explain, "explain query plan %s", sql);
    CHECK_INT(sqlite3_prepare_v2(c, explain, -1, &s, NULL), SQLITE_OK);
    while (sqlite3_step(s) == SQLITE_ROW) {
        const char *step = (const char *)sqlite3_column_text(s, 3);
        bool scan = strncmp(step, "SCAN ", 5) == 0 && strcmp(step, "SCAN CONSTANT ROW") != 0;
        if (scan && !may_read_all(name))
            printf("# %s: %s\n", name, step);
        CHECK(!scan || may_read_all(name));
    }
    sqlite3_finalize(s);
}

static int of_file(sqlite3 *c, const char *file)
{
    static char text[65536], sql[4096];
    char path[80], name[64];
    int n = 0;
    snprintf(path, sizeof path, "db/sql/%s.sql", file);
    FILE *f = fopen(path, "r");
    CHECK(f != NULL);
    text[f ? fread(text, 1, sizeof text - 1, f) : 0] = '\0';
    if (f)
        fclose(f);
    for (const char *at = text; (at = strstr(at, "-- name: ")) != NULL; n++) {
        const char *end = strchr(at, ';');
        if (!end || sscanf(at, "-- name: %63s", name) != 1)
            break;
        at = strchr(at, '\n');
        without_casts(at, (size_t)(end - at), sql, sizeof sql);
        plan_is_right(c, name, sql);
    }
    return n;
}

static void what_grows_is_read_by_an_index(void)
{
    struct world_of_db w;
    sqlite3 *c = NULL;
    int n = 0;
    world_start(&w);
    CHECK_INT(sqlite3_open_v2(w.path, &c, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    for (size_t i = 0; i < countof(files); i++)
        n += of_file(c, files[i]);
    CHECK(n > 150);
    sqlite3_close(c);
    world_end(&w);
}

int main(void)
{
    RUN(what_grows_is_read_by_an_index);
    return test_end();
}
