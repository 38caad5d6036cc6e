/* crs_report.h - a case as other systems send it to CPIMS, made into what the reader would have read. Nothing is
 * refused for a missing nicety: whatever of it can be read is taken, and all of its words are kept. docs/cpims.md. */
#ifndef MLINZI_MLINZID_CRS_REPORT_H
#define MLINZI_MLINZID_CRS_REPORT_H

#include "forms/codes.h"
#include "mlinzid/typed/api_report.h"

struct crs_report {
    const char *name;       /* by which its sender knows it; "" it gave none */
    struct reading reading; /* its spans lie in the JSON or in the arena */
    struct span text;       /* the words that are kept */
};
/* o NULL: it was no JSON; body: then its words are all there is. */
void crs_report_read(const struct api_world *w, const struct codes *codes, const json_t *o, struct span body,
                     struct crs_report *out);

#endif
