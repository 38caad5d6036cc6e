/* africastalking.h - the forms of one aggregator, read and written: what it calls us with, and what it wants to be
 * called with. No socket. Fields and statuses: its documentation, and docs/aggregators.md for what was measured. */
#ifndef MLINZI_GATEWAY_AFRICASTALKING_H
#define MLINZI_GATEWAY_AFRICASTALKING_H

#include "gateway/carrier.h"
#include "gateway/fields.h"

struct at_text { /* a text somebody sent us */
    struct span id, from, to, text;
    int64_t time_s; /* 0: it does not say */
};
/* False: without a sender or a text, or without anything by which it would be known again. */
MUST_USE bool at_text_read(const struct fields *f, struct at_text *out);

struct at_report {  /* what became of a text of ours */
    struct span id; /* as it gave it when it took the text */
    enum receipt receipt;
};
/* False: without an id, or with a status nobody knows. */
MUST_USE bool at_report_read(const struct fields *f, struct at_report *out);

/* "2017-05-03T06:04:45Z" or "2017-05-03 06:04:45", both UTC; 0: no such thing. */
int64_t at_time(struct span date);

#endif
