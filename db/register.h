/* register.h - where the things of the register belong, so that core/register.h can say who may do what with them. */
#ifndef MLINZI_DB_REGISTER_H
#define MLINZI_DB_REGISTER_H

#include "core/register.h"
#include "db/db.h"

/* Places, shares and unit of one. ERR_NOT_FOUND: it is not there, or erased. */
MUST_USE enum err db_register_subject(struct db *db, enum about about, int64_t id, struct register_subject *out);
/* The same of a case that was read already. */
void register_case(const struct case_facts *c, struct register_subject *out);

/* What was made under that token within two days. ERR_NOT_FOUND: nothing. once says whose it is ("p12:..."). */
MUST_USE enum err db_once_get(struct db *db, const char *once, int64_t *id);
/* In the open transaction of what it made. */
MUST_USE enum err db_once_put(struct db *db, const char *once, int64_t id, int64_t now_s);
/* In the open transaction: what was done under that token made this. */
MUST_USE enum err db_once_made(struct db *db, const char *once, int64_t id);

#endif
