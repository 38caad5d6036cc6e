/* import.h - how far a file of an existing register is in: written in the transaction that stores its lines, so that
 * each good line is in once, however often the import is ended and begun again. */
#ifndef MLINZI_DB_IMPORT_H
#define MLINZI_DB_IMPORT_H

#include "db/db.h"

struct import_file {
    char print[65]; /* hex of the BLAKE2b-256 of the file and its map */
    int64_t line;   /* the last that is decided */
    int64_t good, bad;
    int64_t bad_bytes; /* of the list of refused lines: what stands behind them is to be written again */
    int64_t begun_s;
};
MUST_USE enum err db_import_get(struct db *db, struct import_file *f); /* by print; ERR_NOT_FOUND */
MUST_USE enum err db_import_put(struct db *db, const struct import_file *f, int64_t now_s);

#endif
