/* files.h - temporary directories for stories, `try` and tests: made private, removed whole. */
#ifndef MLINZI_MLINZID_FILES_H
#define MLINZI_MLINZID_FILES_H

#include <stdbool.h>
#include <stddef.h>

bool files_temporary(char *out, size_t cap); /* in memory where the machine has such a place, else TMPDIR */
void files_remove(const char *directory);    /* with everything in it; never follows a link */

#endif
