/* referral.h - referrals as rows, and what a case that goes to another office takes with it. What may be written is
 * core/referral.h's to say. */
#ifndef MLINZI_DB_REFERRAL_H
#define MLINZI_DB_REFERRAL_H

#include "core/referral.h"
#include "db/db.h"

#define REFERRALS_SHOWN 40
/* In the open transaction: a new row (id 0; id and version are set), or the next version of one (ERR_STALE: it moved
 * meanwhile; from, to, reason and told stay as they were). */
MUST_USE enum err db_referral_put(struct db *db, struct referral *r, int64_t now_s);
MUST_USE enum err db_referral_get(struct db *db, int64_t id, struct referral *out); /* ERR_NOT_FOUND */
MUST_USE enum err db_referrals_of(struct db *db, int64_t case_id, struct referral *out, int cap, int *n);
/* Plain columns alone, for a desk: what that post is to answer or bring back, the earliest first; what it offered, the
 * newest first. */
struct referral_listed {
    struct referral referral;
    char ref[12]; /* of its case */
};
MUST_USE enum err db_referrals_to(struct db *db, const struct post *post, struct referral_listed *out, int cap, int *n);
MUST_USE enum err db_referrals_from(struct db *db, const struct post *post, struct referral_listed *out, int cap,
                                    int *n);

/* For db/casework.c: the case is one with another. */
MUST_USE enum err referrals_moved(struct db *db, int64_t case_id, int64_t into);

/* EFFECT_TRANSFER, in the turn: the row that says so, and the old office's open duties for the case are the new one's.
 */
MUST_USE enum err transfer_apply(struct db *db, struct apply *a, const struct effect *e);

#endif
