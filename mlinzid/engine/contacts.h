/* contacts.h - contacts of the helpline that are to become cases: each report that is stored goes into the engine's
 * queue, again after every start, until it is a case. The queue takes it once, by the contact's own number. */
#ifndef MLINZI_MLINZID_CONTACTS_H
#define MLINZI_MLINZID_CONTACTS_H

#include "base/must.h"
#include "mlinzid/engine/engine.h"

struct daemon;
struct contacts_queue;
MUST_USE struct contacts_queue *contacts_open(void);
void contacts_close(struct contacts_queue *q);
void contacts_wake(struct daemon *d); /* one was stored: a turn is to look */
void contacts_look(struct daemon *d); /* after a turn, never inside one */
/* engine_settings.answered: a word was decided; it may be ours. */
void contacts_answered(struct contacts_queue *q, const struct engine_answers *a);

#endif
