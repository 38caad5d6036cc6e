/* bridge_body.h - a case as CPIMS takes it (POST /api/v1/crs/): from the case's row, and from its case record sheet
 * where an officer filled one. What is sent and what never is: docs/cpims.md. */
#ifndef MLINZI_MLINZID_BRIDGE_BODY_H
#define MLINZI_MLINZID_BRIDGE_BODY_H

#include <jansson.h>

#include "core/case.h"
#include "forms/sheet.h"

struct bridge_case {
    const char *name;             /* the case_id both sides know it by */
    const char *unit;             /* our organisation unit; "" none */
    const struct case_file *file; /* with what is sealed of it */
    struct span words;            /* of the report that opened it */
    const char *child_names;      /* of the register's child, else the case's */
    const struct sheet *sheet;    /* crs; NULL: not filled */
    const struct answers *answers;
    const struct areas *areas;
};
/* NULL: no memory. */
json_t *bridge_body(const struct bridge_case *c);

#endif
