/* units.h - one unit as somebody wrote it down: checked here for the import and for the console alike. */
#ifndef MLINZI_MLINZID_UNITS_H
#define MLINZI_MLINZID_UNITS_H

#include "core/unit.h"

#define UNIT_FIELDS(X) \
    X(code)            \
    X(kind) X(name) X(area) X(parent) X(phone) X(licence) X(licence_to) X(capacity) X(sex) X(ages) X(opened) X(closed)
struct unit_fields {
#define X(name) const char *name;
    UNIT_FIELDS(X) /* "" where nothing is said */
#undef X
};
enum unit_column {
#define X(name) UNIT_COLUMN_##name,
    UNIT_FIELDS(X)
#undef X
        UNIT_COLUMNS
};

/* What is written of it becomes *out. False: why says in one sentence what is wrong and what to write instead. */
bool unit_read(const struct unit_fields *f, const struct areas *areas, struct unit *out, char *why, size_t cap);

/* The Directorate's offices are not listed but follow from the places: a line whose code is "*region", "*county" or
 * "*constituency" stands for the office of each; its name has {} where the place's goes. AREA_NONE: it is one unit. */
enum area_level unit_each(const char *code);
/* The office of one such place: its code is the place's, above it stands the next level's. */
bool unit_of_place(const struct unit_fields *f, const struct areas *areas, struct area place, struct unit *out,
                   char *why, size_t cap);

/* The first line names the columns: code, kind, name, area must be there, others may be; parted by commas or by tabs.
 */
struct unit_columns {
    int column[UNIT_COLUMNS]; /* -1: not there */
    bool tabs;
};
bool unit_header(char *line, struct unit_columns *out, char *why, size_t cap);
/* One line, cut in place; the fields point into it. False: a quote is open. */
bool unit_line(const struct unit_columns *c, char *line, struct unit_fields *out);

#endif
