/* people.h - one person as somebody wrote them down: checked here for `mlinzi person add`, for the import and for the
 * sample of `make run` alike. */
#ifndef MLINZI_MLINZID_PEOPLE_H
#define MLINZI_MLINZID_PEOPLE_H

#include "core/directory.h"
#include "db/db.h"

struct people_fields {
    const char *role, *phone, *at, *lang, *name, *phone2, *deputy; /* "" where nothing is said */
};
/* Where people may stand. directory: for the codes of offices; NULL: none are known. */
struct people_places {
    const struct areas *areas;
    const struct directory *directory;
};
/* False: why says in one sentence what is wrong and what to write instead. out->name points into f. */
bool people_read(const struct people_fields *f, const struct people_places *where, struct person_row *out, char *why,
                 size_t cap);
/* A code of an area or an office; why as above. */
bool people_place(const char *at, const struct people_places *where, char *why, size_t cap);

/* One line of CSV (RFC 4180, no line breaks within quotes), cut in place. Returns how many fields, -1: a quote is open.
 */
int csv_cut(char *line, const char **field, int most);
/* The file's first line names the columns: role,phone,at,lang,name,phone2,deputy in any order; role, phone, at must be
 * there. order[i] is the column's number of field i. */
struct csv_columns {
    int column[7]; /* -1: not there */
};
bool csv_header(char *line, struct csv_columns *out, char *why, size_t cap);
void csv_fields(const struct csv_columns *c, const char *const *field, int n, struct people_fields *out);

#endif
