/* desk.h - what the files of a desk share: asking the store. */
#ifndef MLINZI_MLINZID_DESK_H
#define MLINZI_MLINZID_DESK_H

#include <jansson.h>

#include "db/db.h"
#include "mlinzid/load.h"

#define DESK_ENGINE_WAIT_S 5

/* One question of the pages to the store, by name; {"ok":true,...}, or {"ok":false,"error":...}. NULL: the store cannot
 * be read now. Plain columns alone; it never waits for the engine. */
json_t *desk_query(struct db *db, const struct loaded *l, const char *name, const json_t *params);
#endif
