/* referral.h - referrals and transfers as acts of a desk's person. */
#ifndef MLINZI_MLINZID_CONTROL_REFERRAL_H
#define MLINZI_MLINZID_CONTROL_REFERRAL_H

#include "core/referral.h"
#include "mlinzid/control/casework.h"

/* In the open transaction: it is offered, with its duty; *told is what its post hears once that is committed. */
MUST_USE enum err referral_begin(struct request *r, struct work *w, struct referral *f, struct event *told);
void referral_tell(struct request *r, const struct event *told);
/* Those of one case, with their words: for whoever reads the case, which is written down. */
json_t *referrals_json(struct db *db, int64_t case_id);
extern const struct operation control_desk_referrals[];

#endif
