/* staff.h - people as the console's pages show and change them: by the number of their party, never by a phone that a
 * page would have to know. */
#ifndef MLINZI_DB_STAFF_H
#define MLINZI_DB_STAFF_H

#include "db/db.h"

/* One post that somebody holds: plain columns, for a desk too. */
struct staff_post {
    struct post post;
    int64_t party;
    bool deputy, away; /* away: on leave on the day asked for */
};
/* In the order of role, place and entry. role ROLE_NONE: of every role. take() must not ask the store. */
MUST_USE enum err db_staff_posts(struct db *db, enum role role, int32_t today, void *ctx,
                                 void (*take)(void *ctx, const struct staff_post *p));
/* Every post of one person, volunteers' too. */
MUST_USE enum err db_staff_posts_of(struct db *db, int64_t party, struct post *out, int cap, int *n);
/* Sets name, lang, phones (masked), leave and locked of a person; needs keys. ERR_NOT_FOUND: no person. */
struct json_t;
MUST_USE enum err db_staff_person(struct db *db, int64_t party, int64_t now_s, struct json_t *out);
/* The first (1) or second (2) number on file, lost or not. ERR_NOT_FOUND: none. */
MUST_USE enum err db_staff_phone(struct db *db, int64_t party, int64_t place, struct msisdn *out);

#endif
