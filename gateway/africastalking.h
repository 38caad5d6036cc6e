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

struct at_hop {                       /* of a USSD session */
    struct span session, phone, text; /* text: all that was typed since the dial, joined by '*' */
    bool over;                        /* the network tells how the session ended: nothing is shown any more */
};
/* False: without a session or a phone. */
MUST_USE bool at_hop_read(const struct fields *f, struct at_hop *out);

/* The body of a request that sends one text, as the aggregator's own client writes it (npm africastalking 0.8.3,
 * tests/doors/body.test.js). from: short code or name; may be empty. */
struct at_send {
    struct span username, to, from, text;
};
void at_send_write(const struct at_send *s, struct text *out);
#define AT_SEND_ROOM(s) (3 * ((s)->username.n + (s)->to.n + (s)->from.n + (s)->text.n) + 80)

#define AT_NAME_CAP 128
struct at_answer {
    enum receipt receipt;   /* ACCEPTED, FAILED: this text never; LATER: nothing was taken, or nobody knows */
    char name[AT_NAME_CAP]; /* what it calls the text from now on; may be empty */
    bool fault;             /* LATER: not of the moment, somebody must mend it: key, sender, money */
    const char *why;        /* a word, for the log; "" */
};
/* Its answer to that: the HTTP status, and the body. */
void at_answer_read(int status, struct span body, struct at_answer *out);

/* "2017-05-03T06:04:45Z" or "2017-05-03 06:04:45", both UTC; 0: no such thing. */
int64_t at_time(struct span date);

#endif
