/* record.h - a record of the register that is asked to be erased, or was: what its page and its acts say. */
#ifndef MLINZI_MLINZID_CONTROL_RECORD_H
#define MLINZI_MLINZID_CONTROL_RECORD_H

#include "db/record.h"
#include "mlinzid/control/register.h"

/* It was erased, and whoever asks may look for such records at all: the answer says when, and nothing else is there to
 * be read or done. */
MUST_USE bool record_gone(struct request *r, const struct registrar *me, struct record_of of);
/* What whoever asks may do about erasing it, into the answer as "erasure": {"may":true,"kept":"case","why":"..."},
 * and "asked" when their own code for it waits. */
MUST_USE enum err record_erasure_put(struct request *r, const struct registrar *me, const struct register_subject *s);
/* The engine's word of why it was refused (core/act_record.c), as a sentence. */
const char *record_refused(const char *word);

extern const struct operation control_desk_records[], control_records[];

#endif
