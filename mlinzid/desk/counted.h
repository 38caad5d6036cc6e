/* counted.h - the cases that the map and the officers' page count, read once for all who look. Reading a month of the
 * nation takes a desk half a second (300,000 cases), so what was read is kept for a hundred times as long as it took, a
 * minute at most: counting never takes more than a hundredth of a desk's time, and where cases are few nothing is kept.
 * The keeper is the process: one store, one desk. */
#ifndef MLINZI_MLINZID_COUNTED_H
#define MLINZI_MLINZID_COUNTED_H

#include "mlinzid/desk/figures.h"

#define COUNTED_KEPT_MS 60000 /* at most */

struct counted_answer {
    struct figure_answer a;
    int64_t by_s; /* answered by then is in time */
};
/* Every case of the nation, whoever looks: rights are looked at for each viewer anew (figures_sees). */
struct counted {
    const struct counted_answer *answer; /* opened at since_s or later; maybe others before: see opened_s */
    size_t answers;
    const struct figure_open *open;
    size_t opens;
    bool cut;     /* there were more answers than FIGURE_ANSWERS_MAX */
    int64_t at_s; /* counted then, the store's time */
};
/* Valid until the next call. ERR_FULL: no memory. */
MUST_USE enum err counted_read(const struct figures *f, int64_t since_s, struct counted *out);
/* How long what took so long to read is kept; 0: not at all. */
int64_t counted_kept_ms(int64_t took_ms);

#endif
