/* ctip.h - what follows when the screening of form D finds a victim of trafficking, or perhaps one: the case is
 * a trafficking case, by the same door as an officer who adds a kind to it, and the referrals that its forms C name are
 * set. */
#ifndef MLINZI_MLINZID_CONTROL_CTIP_H
#define MLINZI_MLINZID_CONTROL_CTIP_H

#include "mlinzid/control/protection.h"
#include "mlinzid/control/referral.h"

#define CTIP_REFERRALS 8
struct ctip_act {
    bool found; /* by the screening as it stood before this form was written */
    bool kind;  /* the case is to become a trafficking case */
    struct event told[CTIP_REFERRALS];
    int tolds;
};
/* Before the transaction. */
MUST_USE enum err ctip_begin(struct request *r, const struct protected_sheet *p, struct ctip_act *c);
/* In it, once the form is written; ctip_tell() says so once it is committed. */
MUST_USE enum err ctip_written(struct request *r, struct work *w, const struct protected_sheet *p, struct ctip_act *c);
void ctip_tell(struct request *r, const struct work *w, const struct ctip_act *c);
/* When the service starts: what it was too late to tell the time before. */
void ctip_settle(struct daemon *d);

#endif
