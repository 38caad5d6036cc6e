/* hooks.h - the engine's side of webhooks: rows that were committed leave by the door, and what came of each is written
 * in transactions of their own. The door or the engine may end at any moment: what nobody is known to have taken goes
 * again, under the same id. */
#ifndef MLINZI_MLINZID_HOOKS_H
#define MLINZI_MLINZID_HOOKS_H

#include "base/must.h"

#include <stdint.h>

struct daemon;
struct hooks;
MUST_USE struct hooks *hooks_open(struct daemon *d);
void hooks_close(struct hooks *h);
void hooks_wake(struct hooks *h);                             /* rows may be there, or the clock went on */
void hooks_changed(struct hooks *h);                          /* who hears is another */
void hooks_door(struct hooks *h);                             /* a door came, or went: what it had is nobody's */
void hooks_told(struct hooks *h, int64_t id, int64_t status); /* 0: no answer */

#endif
