/* checkpoint.c - passive checkpoints on a connection of their own.
 * Passive: it copies what is committed and holds up nobody; what is written meanwhile waits for the next one. It may,
 * because the engine that has the store open made the log last before (db/sqlite.c); of its own it writes nothing. */
#include "db/checkpoint.h"

#include <stddef.h>

#include "db/engine.h"

enum err checkpoint_open(const char *store_path, int busy_ms, void **out)
{
    const struct db_open_how how = {.path = store_path, .read_only = true, .busy_ms = busy_ms};
    enum err err = db_sqlite.open(&how, out);
    if (err == ERR_NONE) /* the first one opens the log and its index */
        err = db_sqlite.checkpoint(*out);
    if (err == ERR_NONE || err == ERR_BUSY)
        return ERR_NONE;
    if (*out)
        db_sqlite.close(*out);
    *out = NULL;
    return err;
}

enum err checkpoint_run(void *checkpointer)
{
    return db_sqlite.checkpoint(checkpointer);
}
