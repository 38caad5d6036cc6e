/* store_sql.h - a statement of the test's own on a store's file, behind the back of whoever works with it: to look at
 * rows, and to damage them. */
#ifndef MLINZI_TESTS_UNIT_STORE_SQL_H
#define MLINZI_TESTS_UNIT_STORE_SQL_H

#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>

/* The first number of the first row; of a statement without rows how many it changed; -1: it failed, and the test's
 * output says why. */
static inline int64_t store_sql(const char *path, const char *sql)
{
    sqlite3 *c = NULL;
    sqlite3_stmt *s = NULL;
    int64_t value = -1;
    int code = sqlite3_open_v2(path, &c, SQLITE_OPEN_READWRITE, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(c, sql, -1, &s, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_step(s);
    if (code == SQLITE_ROW)
        value = sqlite3_column_int64(s, 0);
    else if (code == SQLITE_DONE)
        value = sqlite3_column_count(s) ? -1 : sqlite3_changes64(c);
    if (value < 0)
        printf("# %s: %s\n", sql, sqlite3_errmsg(c));
    sqlite3_finalize(s);
    sqlite3_close(c);
    return value;
}

/* The same on the store mlinzi.db of a directory. */
static inline int64_t store_sql_in(const char *directory, const char *sql)
{
    char path[600];
    snprintf(path, sizeof path, "%s/mlinzi.db", directory);
    return store_sql(path, sql);
}

#endif
