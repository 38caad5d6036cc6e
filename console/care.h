/* care.h - what the pages of units and of children in care share: labels of codes, fields of forms, what the engine
 * refused or warned of, and the section of a child's page that says where the child has been. */
#ifndef MLINZI_CONSOLE_CARE_H
#define MLINZI_CONSOLE_CARE_H

#include "console/figure.h"
#include "console/page.h"

/* A code's label as it was on that day (0: today), the code itself where the code book has none. */
void care_label_put(struct page *p, const char *list, const char *code, int32_t day);
struct care_choice {
    const char *name, *list, *chosen;
    enum word_key label;
    bool needed; /* else there is a first option of nothing */
};
void care_select(struct page *p, const struct care_choice *c); /* the codes in force today */
/* A date. value: "2026-11-22"; NULL: the day itself (days since 1970), 0 none. */
struct care_date {
    const char *name, *value;
    enum word_key label;
    int32_t day;
    bool needed;
};
void care_date_field(struct page *p, const struct care_date *d);
void care_day_put(struct page *p, int32_t day); /* 22 Nov 2026; "-" for 0 */
/* "refusals" and "warnings" of an answer as sentences; with warnings alone, the tick that says it is meant. Inside the
 * form that is sent again. */
void care_refusals_put(struct page *p, const json_t *answer);
/* After an act: done, on to `here`. False: refused, *o is the answer for the page to show (the caller's); NULL: the
 * page was answered (away, signed out, not there, forbidden). */
bool care_did(struct page *p, const char *op, json_t *request, const char *here, json_t **o);

/* What can happen next, and what was sent and refused. */
struct care_next {
    int64_t child;
    const json_t *stay;    /* the open one; NULL none */
    const json_t *refused; /* of the act that was sent; NULL none */
    const char *act;       /* that was sent; "" none */
};
void care_form(struct page *p, int64_t child, const char *act); /* opens the form that posts to /care/CHILD/ACT */
void care_post_options(struct page *p, const char *chosen);     /* <option>s of the posts that answer for a child */

/* console/page_placement.c */
void placements_put(struct page *p, const json_t *care);
const json_t *placement_of_care(const json_t *care); /* the open one; NULL none */
void placement_next_put(struct page *p, const json_t *care, const struct care_next *n);
/* console/page_care.c: a child's stays and placements as a section of any page. care: the engine's answer of care.read.
 */
void care_put(struct page *p, const json_t *care);
/* console/page_unit.c: "your institution" for the page of today; nothing where there is none. */
void units_today_put(struct page *p);
/* console/page_helpline_shifts.c: the helpline's desk on the page of today; nothing for whoever is not of it. */
void helpline_today_put(struct page *p);

#endif
