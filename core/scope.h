/* scope.h - which open cases the posts of a person see, as parts that a store can look up: a county's, an office's,
 * those shared with a post. What LIST and the console's lists show comes from here; core/rights.h says the same of one
 * case. */
#ifndef MLINZI_CORE_SCOPE_H
#define MLINZI_CORE_SCOPE_H

#include "core/directory.h"

enum scope_kind { SCOPE_ALL, SCOPE_COUNTY, SCOPE_OFFICE, SCOPE_SHARE };
struct scope_part {
    enum scope_kind kind;
    struct area area; /* SCOPE_COUNTY: the county, or a constituency or ward of it */
    struct post post; /* through which; cases whose accused are of its role are not in it */
};
#define SCOPE_MAX 128
struct scope {
    struct scope_part part[SCOPE_MAX];
    int parts;
};
void scope_of(const struct areas *areas, const struct post *posts, int n, struct scope *out);
/* Only what lies in that place: parts that cannot are left out, wide ones made narrower. A case of what is left may
 * still lie elsewhere (an office's, a shared one): whoever reads rows looks at their place. */
void scope_narrow(struct scope *s, const struct areas *areas, struct area place);

#endif
