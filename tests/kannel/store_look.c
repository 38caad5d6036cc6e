/* store_look.c - prints what a store holds, one line a row, columns apart by tabs: store_look FILE.db SQL. Sealed
 * columns are opened by unsealed(column, row, value) of tests/unseal.h, with the keys in keys/ beside the file.
 *
 * The tests count cases and texts in the store itself and not through the program under test. The sqlite3 command is
 * not on every machine; its library is. Reads only, beside a running daemon; a store that is not there yet is an empty
 * one. */
#include <unistd.h>

#include "tests/unseal.h"

int main(int argc, char **argv)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *rows = NULL;
    int r = SQLITE_ROW;
    if (argc != 3) {
        fprintf(stderr, "store_look FILE.db SQL\n");
        return 2;
    }
    if (access(argv[1], R_OK) != 0)
        return 0;
    if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
        sqlite3_exec(db, "pragma query_only = on; pragma busy_timeout = 5000; pragma wal_autocheckpoint = 0", NULL,
                     NULL, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    char keys[600];
    const char *slash = strrchr(argv[1], '/');
    snprintf(keys, sizeof keys, "%.*s/keys", slash ? (int)(slash - argv[1]) : 1, slash ? argv[1] : ".");
    if (strstr(argv[2], "unsealed(") && !unseal_with(db, keys))
        return 1;
    if (sqlite3_prepare_v2(db, argv[2], -1, &rows, NULL) == SQLITE_OK)
        while ((r = sqlite3_step(rows)) == SQLITE_ROW) {
            for (int i = 0, n = sqlite3_column_count(rows); i < n; i++)
                printf("%s%s", i ? "\t" : "",
                       sqlite3_column_text(rows, i) ? (const char *)sqlite3_column_text(rows, i) : "");
            putchar('\n');
        }
    if (r != SQLITE_DONE)
        fprintf(stderr, "store_look: %s\n", sqlite3_errmsg(db));
    sqlite3_finalize(rows);
    sqlite3_close(db);
    return r == SQLITE_DONE ? 0 : 1;
}
