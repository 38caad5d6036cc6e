/* spine.h - what a form of registration says, as the plain row that is found, counted and held against others: the form
 * "child" is the registration of a child, "person" and "household" are those of whoever belongs to it. The row is
 * written with the form, in one transaction, and changes with it. */
#ifndef MLINZI_MLINZID_SPINE_H
#define MLINZI_MLINZID_SPINE_H

#include "db/child.h"
#include "db/sheet.h"
#include "mlinzid/control/register.h"

#define SPINE_IDENTIFIERS 16
#define SPINE_WORDS 48
struct spine {
    enum about about; /* ABOUT_NONE: the form is no registration */
    struct child child;
    struct relative who; /* of a person or household */
    struct identifier ids[SPINE_IDENTIFIERS];
    char words[SPINE_IDENTIFIERS][SPINE_WORDS]; /* what ids point to */
    int n;
};
/* Whether that form is a registration: "child", "person", "household". */
bool spine_is(const struct sheet *s);
void spine_of(const struct sheet *s, const struct answers *a, const struct areas *areas, struct spine *out);
/* The row by subject (0: a new one; subject is set), beside its form in the open transaction. */
MUST_USE enum err spine_put(struct request *r, struct spine *s, int64_t *subject);
/* A child's row once more, as its form stands: after somebody who belongs to it got another phone. */
MUST_USE enum err spine_again(struct request *r, struct registrar *me, int64_t child);
/* Whoever answers to the names, the year and the papers of s, likest first. */
MUST_USE enum err spine_find(struct request *r, const struct spine *s, struct child_hit *out, int cap, int *n);

/* "2016-07-01": the day it may be when only the year is known. */
int32_t spine_year_day(int year);
int64_t spine_sex(struct span code);     /* of list sex_id: 'F' 'M' 'X'; 0 none */
const char *spine_sex_code(int64_t sex); /* "" none */

#endif
