/* bridge_heard.h - what CPIMS says of a case that it has, asked for or put to us. It is shown and told; it decides
 * nothing here: whatever CPIMS makes of a case, the case stays as it is. docs/cpims.md, "What comes back". */
#ifndef MLINZI_MLINZID_BRIDGE_HEARD_H
#define MLINZI_MLINZID_BRIDGE_HEARD_H

#include "core/effect.h"
#include "db/bridge.h"

struct daemon;
struct cpims_news {
    const char *said, *serial, *comment; /* as of struct cpims_answer; "" nothing */
};
/* In the open transaction: what is new of it becomes a line of the timeline and a row of the audit, once; row is
 * changed and is the caller's to mark. by: "asked" or "put". */
MUST_USE enum err bridge_heard(struct daemon *d, struct bridge_row *row, const struct cpims_news *news, const char *by);
/* A note, an audit row or an alarm, in the open transaction. */
MUST_USE enum err bridge_note(struct daemon *d, enum effect_kind kind, int64_t case_id, const char *word,
                              const char *text);
/* What was committed and whose officer has not heard of it goes to the engine, from the act *after on. */
MUST_USE enum err bridge_tell_due(struct daemon *d, int64_t *after);

#endif
