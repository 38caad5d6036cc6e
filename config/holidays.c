/* holidays.c - reads the holidays' table.
 *
 * The rule is ruling 30: a row counts when it applies to all, an estimate too until the Gazette replaces it. Rows for
 * some (by faith) are kept in the file for people to read, and count only once somebody adds the day. */
#include "config/holidays.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS 6
static const char *const columns[COLUMNS] = {"date", "name_en", "name_sw", "rule", "certainty", "applies"};

bool holidays_add(struct holidays *h, int32_t day)
{
    int at = 0;
    while (at < h->count && h->day[at] < day)
        at++;
    if (at < h->count && h->day[at] == day)
        return true;
    if (h->count == HOLIDAYS_MAX)
        return false;
    memmove(&h->day[at + 1], &h->day[at], (size_t)(h->count - at) * sizeof h->day[0]);
    h->day[at] = day;
    h->count++;
    return true;
}

void holidays_remove(struct holidays *h, int32_t day)
{
    for (int at = 0; at < h->count; at++)
        if (h->day[at] == day) {
            h->count--;
            memmove(&h->day[at], &h->day[at + 1], (size_t)(h->count - at) * sizeof h->day[0]);
            return;
        }
}

struct calendar holidays_calendar(const struct holidays *h)
{
    return (struct calendar){.holiday = h->day, .count = h->count};
}

static enum err check_header(struct span row, int line, struct config_fault *f)
{
    for (int i = 0; i < COLUMNS; i++)
        if (!span_is(span_cut(&row, '\t'), columns[i]))
            return config_fault_set(
                f, NULL, line,
                "the first row names the columns: write date name_en name_sw rule certainty applies, "
                "with tabs between");
    return ERR_NONE;
}

static enum err read_row(struct span row, int line, struct holidays *out, struct config_fault *f)
{
    int tabs = 0;
    int32_t day = 0;
    for (size_t i = 0; i < row.n; i++)
        tabs += row.p[i] == '\t';
    if (tabs != COLUMNS - 1)
        return config_fault_set(f, NULL, line, "this row has %d columns: write six, with tabs between", tabs + 1);
    struct span date = span_cut(&row, '\t'), applies = row;
    for (int i = 1; i < COLUMNS; i++)
        applies = span_cut(&row, '\t');
    if (!day_read(date, &day))
        return config_fault_set(f, NULL, line, "\"%.*s\" is no day: write it as 2026-12-12", (int)date.n, date.p);
    if (span_is(applies, "all") && !holidays_add(out, day))
        return config_fault_set(f, NULL, line, "more than %d holidays: leave out past years", HOLIDAYS_MAX);
    return ERR_NONE;
}

enum err holidays_load(const char *path, struct holidays *out, struct config_fault *f)
{
    char *text = NULL;
    size_t n = 0;
    memset(out, 0, sizeof *out);
    memset(f, 0, sizeof *f);
    enum err e = config_slurp(path, &text, &n, f);
    if (e != ERR_NONE)
        return e;
    span_str(span_of(path), f->file, sizeof f->file);
    struct span rest = {text, n};
    bool header = false;
    for (int line = 1; rest.n > 0 && e == ERR_NONE; line++) {
        struct span row = span_cut(&rest, '\n');
        if (row.n > 0 && row.p[row.n - 1] == '\r')
            row.n--;
        if (row.n == 0 || row.p[0] == '#')
            continue;
        e = header ? read_row(row, line, out, f) : check_header(row, line, f);
        header = true;
    }
    if (e == ERR_NONE && !header)
        e = config_fault_set(f, NULL, 0, "holds no rows: write the header and a row for each holiday");
    free(text);
    return e;
}
