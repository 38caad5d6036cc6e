/* crs.h - the case categories of CPIMS (list case_category_id of the code book) and our kinds of abuse, one for the
 * other: for the bridge (docs/cpims.md). */
#ifndef MLINZI_FORMS_CRS_H
#define MLINZI_FORMS_CRS_H

#include "forms/words.h"

const char *crs_category(enum kind k); /* "" for none */
/* The nearest of ours; KIND_NONE: no category of CPIMS. */
enum kind crs_kind(struct span category);
/* "PKNW", "PUNK": whether the perpetrator is known (list perpetrator_status_id). */
const char *crs_perpetrator(enum perpetrator p);

#endif
