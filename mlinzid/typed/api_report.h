/* api_report.h - a report as JSON, made into what the reader would have read: docs/api.md, "A report". */
#ifndef MLINZI_MLINZID_API_REPORT_H
#define MLINZI_MLINZID_API_REPORT_H

#include <jansson.h>

#include "base/msisdn.h"
#include "forms/read.h"

#define API_POINTER_CAP 100
struct api_report {
    char unknown[API_POINTER_CAP]; /* what the pointer to an unknown member is written into */
    struct msisdn reporter;        /* "" none given */
    struct reading reading;        /* its spans lie in the JSON or in the arena */
    struct span text;              /* the words that are kept */
};
struct api_world {
    const struct areas *areas;
    const struct lexicon *lexicon;
    int64_t now_s;
    struct arena *arena;
};
/* False: why is a sentence, field the member it is about (a JSON pointer). */
bool api_report_read(const struct api_world *w, const json_t *o, struct api_report *out, const char **field, char *why,
                     size_t cap);

#endif
