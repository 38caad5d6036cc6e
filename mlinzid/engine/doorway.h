/* doorway.h - the engine's side of the door: texts and reports that aggregators call in are events like any other, and
 * are answered once they are stored. The door may end at any moment: what it had not been told is asked again by the
 * aggregator, and known by its id. */
#ifndef MLINZI_MLINZID_DOORWAY_H
#define MLINZI_MLINZID_DOORWAY_H

#include "gateway/carrier.h"

struct daemon;
struct doorway;
MUST_USE struct doorway *doorway_open(struct daemon *d);
void doorway_close(struct doorway *w);
/* The door's counter: a socket of letters. The door before it is forgotten. False: it could not be taken. */
MUST_USE bool doorway_attach(struct doorway *w, int fd);
/* The message with this id is stored. False: it did not come by the door. */
bool doorway_stored(struct doorway *w, struct span msgid);

/* A text for an aggregator's link: given to the door, which answers later. False: no door, or it does not read. */
bool doorway_give(struct doorway *w, const char *link, const struct carrier_mt *mt);

/* What a partner is to hear; the answer comes by hooks_told(). False: as above. */
struct letter;
bool doorway_tell(struct doorway *w, const struct letter *l);

#endif
