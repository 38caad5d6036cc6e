/* children.h - children of an existing register, line by line: which column is which field of the form "child", and
 * what a line says. docs/import.md. */
#ifndef MLINZI_MLINZID_CHILDREN_H
#define MLINZI_MLINZID_CHILDREN_H

#include "config/fault.h"
#include "mlinzid/load.h"
#include "mlinzid/typed/spine.h"

#define CHILD_COLUMNS 64
struct child_map {
    const struct sheet *sheet;
    int n;
    struct {
        int field, column; /* column -1: `always` */
        char name[80];     /* of the column, as the file's first line has it */
        char always[80];
    } row[CHILD_COLUMNS];
};
/* FILE.cfg: field = "column"; or field = "=words"; for each. */
MUST_USE enum err child_map_read(const char *path, const struct sheets *sheets, int32_t today, struct child_map *out,
                                 struct config_fault *fault);
/* The first line of the file, which is changed. False: *why. */
MUST_USE bool child_map_header(struct child_map *m, char *line, char *why, size_t cap);
/* One line, which is changed; answers lie in the arena. False: it is refused, why says at which field. */
MUST_USE bool child_line(const struct child_map *m, char *line, const struct sheet_world *w, struct arena *arena,
                         struct answers *out, struct text *why);

#endif
