/* cpims.h - what CPIMS answers when it is told of a case: read here, without a socket. Its endpoints and words:
 * docs/cpims.md. */
#ifndef MLINZI_GATEWAY_CPIMS_H
#define MLINZI_GATEWAY_CPIMS_H

#include "base/must.h"
#include "base/text.h"

#define CPIMS_SERIAL_CAP 64
#define CPIMS_SAID_CAP 8
enum cpims_end {
    CPIMS_TAKEN,   /* it has the case: now, or from an earlier time whose answer was lost */
    CPIMS_LATER,   /* nothing was said of the case: away, overloaded, a redirect, a page for people */
    CPIMS_REFUSED, /* it has something against this case, or what it said makes no sense */
    CPIMS_CLOSED   /* it does not know us: somebody must mend the token */
};
struct cpims_answer {
    enum cpims_end end;
    const char *why; /* a word, for the log and the page; "" taken */
    char serial[CPIMS_SERIAL_CAP];
    char said[CPIMS_SAID_CAP]; /* verification_status: "002", "003"; "" none */
};
/* name: the case_id that was sent. A yes is JSON that names the case by it, or says that it is there already; any
 * other 2xx is none. status 0: no answer at all. */
void cpims_answer_read(int status, struct span body, const char *name, struct cpims_answer *out);

#endif
