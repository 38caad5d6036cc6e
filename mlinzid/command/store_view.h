/* store_view.h - the store opened beside a daemon that may be running: for `mlinzi db`, `doctor`. */
#ifndef MLINZI_MLINZID_STORE_VIEW_H
#define MLINZI_MLINZID_STORE_VIEW_H

#include "db/db.h"
#include "mlinzid/load.h"

/* Where the store is and how its rows are read. may_make: the keys of a store that is not there yet (or not sealed yet)
 * are made. False: the keys cannot be had, *why says it; nothing is to be ended then. */
bool store_settings(const struct loaded *l, bool may_make, struct db_settings *out, char *why, size_t cap);
void store_settings_end(struct db_settings *s);
/* True: no daemon holds the store; *fd keeps it so until closed. -1: there is
 * none, no daemon ever worked here. */
bool store_lock(const char *store_path, int *fd);
/* The store's own time: the machine's, and what practice moved it by. */
int64_t store_now(struct db *db);
/* The last moment the daemon noted, without what practice moved it by; 0: it never did. */
int64_t store_last(struct db *db);

#endif
