/* record.h - what is known of a record that somebody asks to have erased, and erasing it: its key destroyed, its words
 * emptied, everything by which it was found removed. Who may ask, and that a second person agrees, is core's. */
#ifndef MLINZI_DB_RECORD_H
#define MLINZI_DB_RECORD_H

#include "core/record.h"
#include "db/db.h"

/* Of a child: as it stands for itself, with all that was merged into it. */
MUST_USE enum err db_record_facts(struct db *db, struct record_of of, int64_t now_s, struct record_facts *out);
/* When it was erased; 0: it was not. ERR_NOT_FOUND: there is none of that kind. */
MUST_USE enum err db_record_erased(struct db *db, struct record_of of, int64_t *erased_s);
/* The key a record's words are sealed under; and whose key that is: about ABOUT_NONE: nobody's of the register. */
int64_t record_subject(struct record_of of);
MUST_USE enum err db_record_of_subject(struct db *db, int64_t subject, struct record_of *out);

#endif
