/* rehearse.h - who would hear what, and when, of a report that nobody answers: the same deciding floors as the
 * engine's, with a case that is nowhere stored and texts that go to nobody. */
#ifndef MLINZI_MLINZID_REHEARSE_H
#define MLINZI_MLINZID_REHEARSE_H

#include "core/decide.h"

struct rehearsal {
    enum kind kind; /* KIND_NONE: unknown */
    int age_years;  /* -1 unknown */
    bool urgent;
    struct area place; /* none: nobody could read it */
    int64_t at_s;      /* when it is reported */
    int64_t until_s;   /* at the latest */
};
struct rehearsed {
    int64_t at_s;
    struct post post; /* ROLE_NONE: the reporter */
    int level;        /* 1..5, 0 no level's text */
    enum phrase key;
    char reason[16]; /* "unanswered", "vacant"; "" */
    char about[64];  /* of an alarm: the vacant post, as "scco 003.016" */
};
#define REHEARSED_MOST 48
struct rehearsed_case {
    enum severity severity;
    int version;
    struct rehearsed step[REHEARSED_MOST];
    int steps;
    bool whole; /* false: a fault in our own deciding, nothing of it is to be shown */
};
/* Ends where a level is told for the third time and from then on again and again. The directory of w says who is there;
 * its numbers are not used. */
void rehearse(const struct world *w, const struct rehearsal *what, struct rehearsed_case *out);

#endif
