/* unit.h - units as rows (core/unit.h says what they may hold): written by code, read by code or party, and listed. All
 * but the phone is plain. */
#ifndef MLINZI_DB_UNIT_H
#define MLINZI_DB_UNIT_H

#include "core/unit.h"
#include "db/db.h"

/* A new one (version 0: its party is made) or the next version of one. ERR_STALE: another version stands. ERR_EXISTS: a
 * new one, and the code is there. In the open transaction. */
MUST_USE enum err db_unit_put(struct db *db, struct unit *u, int64_t now_s);
MUST_USE enum err db_unit(struct db *db, const char *code, struct unit *out);       /* ERR_NOT_FOUND */
MUST_USE enum err db_unit_of_party(struct db *db, int64_t party, struct unit *out); /* ERR_NOT_FOUND */
struct units_wanted {
    struct area within; /* none: anywhere */
    const char *kind;   /* "" any */
    enum unit_class of; /* UNIT_CLASS_NONE any */
    bool residence;     /* only where children live */
    int32_t open_day;   /* only those open that day; 0 all */
    const char *after;  /* codes behind this one; "" from the first */
    const char *named;  /* each word of it stands in the name, or it is the code; NULL or "" any */
};
/* At most cap, by code, without phones. */
MUST_USE enum err db_units(struct db *db, const struct units_wanted *w, struct unit *out, int cap, int *n);

#endif
