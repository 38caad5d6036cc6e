/* checkpoint.h - moving the store's log into the store on a connection of its own, for the process that does nothing
 * else (mlinzid/proc/keeper.c): the engine's loop then never waits for those writes. */
#ifndef MLINZI_DB_CHECKPOINT_H
#define MLINZI_DB_CHECKPOINT_H

#include "base/err.h"

/* The store must be there. Once it returns everything it will ever need is open: nothing is opened later.
 * There is no way to close it: its process ends, and the store's files are left to whoever else has them open. */
MUST_USE enum err checkpoint_open(const char *store_path, int busy_ms, void **out);
MUST_USE enum err checkpoint_run(void *checkpointer);

#endif
