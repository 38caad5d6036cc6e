/* outgoing.h - what the files of outgoing texts share; what the engine asks of them stands in mlinzid/engine/inside.h.
 */
#ifndef MLINZI_MLINZID_OUTGOING_H
#define MLINZI_MLINZID_OUTGOING_H

#include "mlinzid/engine/inside.h"

#define OUTGOING_NUMBER_MAX 64 /* rows of one number that one step of a release looks at */

/* Puts the row on the list of this turn; row->m.receipt_by_s is how long a receipt may take. */
MUST_USE enum err outgoing_claim(struct engine *e, struct outbox_row *row, int64_t now_s);
MUST_USE enum err outgoing_mark(struct engine *e, struct outbox_row *row, enum outbox_state state);
/* Two texts to one officer go at once; from the third within the minute they wait for its end. 0: goes now. */
MUST_USE enum err outgoing_bundle_wait(struct engine *e, const struct message *m, int64_t now_s, int64_t *until_s);
bool outgoing_tells(enum phrase key); /* that there is this case */

#endif
