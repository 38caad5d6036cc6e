/* network.h - addresses and networks as settings write them: "192.0.2.7", "192.0.2.0/24", "2001:db8::/32". */
#ifndef MLINZI_MLINZID_NETWORK_H
#define MLINZI_MLINZID_NETWORK_H

#include "base/must.h"
#include "base/text.h"

#define NETWORK_CAP 64
#define NETWORKS_MAX 16
struct network {
    int family;
    unsigned char address[16];
    int bits;
};
struct networks {
    struct network network[NETWORKS_MAX];
    int n;
};
/* ::ffff:192.0.2.7 is 192.0.2.7. False: it is none. */
MUST_USE bool network_read(struct span s, struct network *out);
bool network_has(const struct network *n, const struct network *one);
/* Apart by spaces. False: one of them is none, or they are too many. */
MUST_USE bool networks_read(struct span list, struct networks *out);
bool networks_have(const struct networks *all, struct span address); /* false where it is none */

#endif
