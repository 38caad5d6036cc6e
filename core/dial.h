/* dial.h - what whoever dials may be shown before a word is said: the language, whether there is a report to go on
 * with, the own reports, the open cases of the own posts. Pure, and decided in rounds like an event; nothing is
 * written. */
#ifndef MLINZI_CORE_DIAL_H
#define MLINZI_CORE_DIAL_H

#include "core/decide.h"

#define DIAL_MAX 12
struct dial_entry {
    char ref[REF_CAP];
    enum case_state state;
};
enum dial_want {
    DIAL_BEGIN, /* all but the entries */
    DIAL_MINE,  /* own reports: of the last days, the newest first, then older ones that are open */
    DIAL_SEEN   /* open cases of the posts held today, the oldest first */
};
struct dial {
    enum lang lang; /* LANG_NONE: not known */
    bool duty;      /* holds a post of ruling 14: there are officers' choices */
    enum guide_role guide;
    char resume[REF_CAP]; /* the newest open own report of the last day that lacks something; "" none */
    unsigned missing;
    int64_t newest; /* the newest open own report of the last day that lacks nothing; 0 none */
    char newest_ref[REF_CAP];
    struct dial_entry entry[DIAL_MAX];
    int entries;
};
/* d->ev: kind EVENT_SMS, channel CHANNEL_USSD, from. Decided again while d->f->need is not 0. */
void dial_decide(struct decide *d, enum dial_want want, struct dial *out);

#endif
