/* casework.h - services and hearings as rows. What may be written is core/casework.h's to say. */
#ifndef MLINZI_DB_CASEWORK_H
#define MLINZI_DB_CASEWORK_H

#include "core/casework.h"
#include "db/db.h"

#define SERVICES_SHOWN 60
#define HEARINGS_SHOWN 60
/* In the open transaction: a new row (id 0; id and version are set), or the next version of one (ERR_STALE: it moved
 * meanwhile; its codes, child, planned day, court, file and day stay as they were). */
MUST_USE enum err db_service_put(struct db *db, struct service *s, int64_t now_s);
MUST_USE enum err db_hearing_put(struct db *db, struct hearing *h, int64_t now_s);
MUST_USE enum err db_service_get(struct db *db, int64_t id, struct service *out); /* ERR_NOT_FOUND */
MUST_USE enum err db_hearing_get(struct db *db, int64_t id, struct hearing *out); /* ERR_NOT_FOUND */
/* Of one case: services in the order they were planned, hearings by day; at most cap. */
MUST_USE enum err db_services_of(struct db *db, int64_t case_id, struct service *out, int cap, int *n);
MUST_USE enum err db_hearings_of(struct db *db, int64_t case_id, struct hearing *out, int cap, int *n);
/* In the open transaction: the case is one with another. Its services, hearings and referrals are the other's, as their
 * duties are: a closed case takes no answer any more. The children beside it and who is accused in it stand beside
 * both.
 */
MUST_USE enum err casework_moved(struct db *db, int64_t case_id, int64_t into);

#endif
