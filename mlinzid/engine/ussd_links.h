/* ussd_links.h - USSD that comes over SMPP through Kannel, at the engine's door: each hop's screen goes back by its
 * link, then the hop is acknowledged. */
#ifndef MLINZI_MLINZID_USSD_LINKS_H
#define MLINZI_MLINZID_USSD_LINKS_H

#include "gateway/carrier.h"

struct daemon;
void ussd_links_take(struct daemon *d, const struct carrier_ussd *u);

#endif
