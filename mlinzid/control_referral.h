/* control_referral.h - referrals and transfers as acts of a desk's person. */
#ifndef MLINZI_MLINZID_CONTROL_REFERRAL_H
#define MLINZI_MLINZID_CONTROL_REFERRAL_H

#include "mlinzid/control_casework.h"

/* Those of one case, with their words: for whoever reads the case, which is written down. */
json_t *referrals_json(struct db *db, int64_t case_id);
extern const struct operation control_desk_referrals[];

#endif
