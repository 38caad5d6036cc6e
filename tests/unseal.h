/* unseal.h - for tests that look into a store by themselves: teaches a connection of SQLite's the function
 * unsealed(column, row, value), which opens a sealed value with the keys of a directory. column is a number of enum
 * vault_column. What cannot be opened is NULL. */
#ifndef MLINZI_TESTS_UNSEAL_H
#define MLINZI_TESTS_UNSEAL_H

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "db/vault.h"

static enum err unseal_get(void *ctx, int64_t subject, struct wrapped *out)
{
    sqlite3_stmt *s = NULL;
    enum err e = ERR_NOT_FOUND;
    if (sqlite3_prepare_v2(ctx, "select kek, wrapped from subject_key where id = ?", -1, &s, NULL) == SQLITE_OK) {
        sqlite3_bind_int64(s, 1, subject);
        if (sqlite3_step(s) == SQLITE_ROW && sqlite3_column_bytes(s, 1) == WRAPPED_BYTES) {
            out->kek = sqlite3_column_int64(s, 0);
            memcpy(out->bytes, sqlite3_column_blob(s, 1), WRAPPED_BYTES);
            e = ERR_NONE;
        }
    }
    sqlite3_finalize(s);
    return e;
}

static void unsealed(sqlite3_context *c, int n, sqlite3_value **v)
{
    struct vault *vault = sqlite3_user_data(c);
    struct span plain, sealed = {sqlite3_value_blob(v[2]), (size_t)sqlite3_value_bytes(v[2])};
    (void)n;
    if (vault_open(vault, (enum vault_column)sqlite3_value_int(v[0]), sqlite3_value_int64(v[1]), sealed, &plain) ==
        VAULT_OPEN)
        sqlite3_result_text64(c, plain.p, plain.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/* False: the keys are not there (yet); why is printed as a comment. The vault lives as long as the program. */
static bool unseal_with(sqlite3 *db, const char *keys_dir)
{
    struct keyring *keys = NULL;
    struct vault *vault = NULL;
    struct vault_shelf shelf = {.ctx = db, .get = unseal_get};
    char why[400] = "";
    if (keyring_open(keys_dir, KEYRING_READ, &keys, why, sizeof why) == ERR_NONE &&
        vault_new(keys, &shelf, &vault) == ERR_NONE)
        return sqlite3_create_function(db, "unsealed", 3, SQLITE_UTF8, vault, unsealed, NULL, NULL) == SQLITE_OK;
    fprintf(stderr, "# %s\n", why);
    return false;
}

#endif
