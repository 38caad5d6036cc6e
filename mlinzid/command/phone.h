/* phone.h - the terminal phone's state, shared by cmd_phone.c (its loop) and phone_words.c (its commands and words). */
#ifndef MLINZI_MLINZID_PHONE_H
#define MLINZI_MLINZID_PHONE_H

#include "mlinzid/command/client.h"
#include "mlinzid/command/phone_book.h"

struct phone {
    struct link daemon, smsc; /* smsc.fd -1: the loop carrier, phones through the daemon itself */
    struct settings settings;
    struct areas areas;
    struct phone_book book;
    const struct phone_owner *me;
    bool tty, quit, away;    /* away: the other side is gone */
    bool which;              /* somebody was asked which case is meant */
    bool told_wait, told_as; /* hints given */
    int64_t now_s;           /* as last told */
    int texts;               /* since the last line typed */
    char last[16];           /* the case last spoken of */
    bool dialling;           /* a USSD session is open: what is typed are its keys */
    int dials;               /* sessions so far: the last one's id */
};

void phone_intro(const struct phone *p);
void phone_line(struct phone *p, char *line); /* one typed line */
void phone_event(void *ctx, const json_t *event);
void phone_prompt(struct phone *p);
bool phone_clock(struct phone *p); /* asks the daemon what time it is; false: it is gone */

#endif
