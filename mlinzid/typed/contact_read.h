/* contact_read.h - a contact of the helpline as JSON, from the page or from a call centre by the API, made into a row:
 * docs/api.md, "A contact". */
#ifndef MLINZI_MLINZID_CONTACT_READ_H
#define MLINZI_MLINZID_CONTACT_READ_H

#include "db/contact.h"
#include "mlinzid/typed/api_report.h"

struct contact_given {
    struct contact contact;
    struct contact_said said; /* in the JSON, and for the report in *dumped */
    char *dumped;             /* malloced; free it */
    char pointer[API_POINTER_CAP];
};
struct contact_world {
    struct api_world report;
    const struct codes *codes;
    int64_t late_s; /* so long after it ended it may be handed in */
};
/* False: why is a sentence, field the member it is about (a JSON pointer). What was made is freed either way by
 * contact_given_free(). */
MUST_USE bool contact_read(const struct contact_world *w, const json_t *o, struct contact_given *out,
                           const char **field, char *why, size_t cap);
void contact_given_free(struct contact_given *g);
/* The report that is to become a case, alone: as the API's report, but for the reporter, who is the contact's number.
 */
MUST_USE bool contact_report_read(const struct api_world *w, const json_t *report, struct api_report *out,
                                  const char **field, char *why, size_t cap);

#endif
