/* rights.h - who may see a case and who may act on it, for every channel alike. Product section 1, rulings 8, 29. */
#ifndef MLINZI_CORE_RIGHTS_H
#define MLINZI_CORE_RIGHTS_H

#include "core/decide.h"

struct rights {
    bool sees;
    bool reporter;  /* this number reported it */
    bool agency;    /* police, health, odpp it is shared with */
    int level;      /* 1..5: may act as that level; the highest held */
    enum role role; /* for by= and the audit: the role acted in */
    struct post post;
};
/* Of the sender of this event, on the case in hand. */
struct rights rights_of(struct decide *d);
/* The level 1..5 a post acts as on a case at that place, whose accused_role is `accused`; 0: it does not see it (a
 * share apart). What a person may count and list is what the posts of today see by this. */
int rights_level(const struct directory *dir, const struct post *post, struct area place, enum role accused);
bool rights_duty(struct decide *d); /* holds a post of ruling 14: levels 1 to 5, helpline, police, health, odpp */
const struct post *rights_mine(struct decide *d, int *count); /* the sender's posts today, delegated ones too */

#endif
