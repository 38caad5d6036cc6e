/* cpims.h - what CPIMS answers when it is told of a case, and what it says became of one: read here, without a socket.
 * Its endpoints and words: docs/cpims.md. */
#ifndef MLINZI_GATEWAY_CPIMS_H
#define MLINZI_GATEWAY_CPIMS_H

#include "base/must.h"
#include "base/text.h"

#define CPIMS_SERIAL_CAP 64
#define CPIMS_SAID_CAP 8
#define CPIMS_COMMENT_CAP 804 /* some 800 bytes; what is longer ends in "..." */
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
    char said[CPIMS_SAID_CAP];       /* "002" taken up there, "003" set aside there; "" nothing yet */
    char comment[CPIMS_COMMENT_CAP]; /* dco_followup1: an officer's words, UTF-8 on one line; "" none */
};
/* name: the case_id that was sent. A yes is JSON that names the case by it, or says that it is there already; any
 * other 2xx is none. status 0: no answer at all. */
void cpims_answer_read(int status, struct span body, const char *name, struct cpims_answer *out);
/* The answer to GET /api/v1/crs/?case_id=name: what became of it. CPIMS_TAKEN: it makes sense, also where nothing has
 * become of it yet. */
void cpims_became_read(int status, struct span body, const char *name, struct cpims_answer *out);
/* What CPIMS puts to app/answer/single/CASE of a system that told it of a case: some of verification_status,
 * dco_followup1, case_serial. CPIMS_REFUSED: it makes no sense, nothing of it counts. */
void cpims_put_read(struct span body, struct cpims_answer *out);

#endif
