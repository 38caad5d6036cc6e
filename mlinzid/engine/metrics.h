/* metrics.h - how the service is, in counts and gauges as Prometheus reads them (docs/metrics.md): nothing of any
 * person, place or case, and never more lines than there are links and processes. */
#ifndef MLINZI_MLINZID_METRICS_H
#define MLINZI_MLINZID_METRICS_H

#include "base/text.h"

#define METRICS_CAP 16384
struct daemon;
/* Returns what is well, enum ready of mlinzid/door/letter.h. */
int64_t metrics_write(struct daemon *d, struct text *out);

/* Lines of the format; name without "mlinzi_". one: a head and its only line. label NULL: none. */
void metrics_head(struct text *t, const char *name, const char *type, const char *help);
void metrics_line(struct text *t, const char *name, const char *label, const char *value, int64_t n);
void metrics_one(struct text *t, const char *name, const char *type, int64_t n, const char *help);

#endif
