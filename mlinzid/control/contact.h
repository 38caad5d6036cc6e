/* contact.h - what the acts about contacts of the helpline share, for its desk and for a call centre's API. */
#ifndef MLINZI_MLINZID_CONTROL_CONTACT_H
#define MLINZI_MLINZID_CONTROL_CONTACT_H

#include "mlinzid/control/register.h"
#include "mlinzid/typed/contact_read.h"

struct contact_world contact_world(struct request *r, struct arena *arena, int64_t late_s);
/* In the open transaction: stored once, by who brought it ("p7", "k3") and under what words. ERR_EXISTS: it was taken
 * before; its id is in g. */
MUST_USE enum err contact_keep(struct request *r, struct contact_given *g, const char *by, const char *once);
/* The plain columns a list shows. */
json_t *contact_brief(const struct contact *c);
extern const struct operation control_desk_contacts[], control_api_contacts[];

#endif
