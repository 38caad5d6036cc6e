/* backup.h - `mlinzi db backup` and `mlinzi db restore`. */
#ifndef MLINZI_MLINZID_BACKUP_H
#define MLINZI_MLINZID_BACKUP_H

#include "mlinzid/command/at_store.h"

int backup_make(struct args *a);
int backup_restore(struct args *a);

/* What the store remembers of its last backup (meta "backup.last"). */
struct backup_note {
    int64_t at_s; /* 0: there never was one */
    bool sealed;
};
MUST_USE enum err backup_note_read(struct db *db, struct backup_note *out);

#endif
