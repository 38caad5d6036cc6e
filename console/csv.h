/* csv.h - tables for a spreadsheet, and lines that came from one. */
#ifndef MLINZI_CONSOLE_CSV_H
#define MLINZI_CONSOLE_CSV_H

#include "console/page.h"

/* The answer is a file of that name, kept nowhere on its way; its first line is the page's to write. */
void csv_head(struct page *p, const char *file);
/* One line, each cell in quotes; one that a spreadsheet would take for a formula begins with a '. */
void csv_row(struct buffer *b, const char *const *cell, size_t n);
/* The whole text taken apart into lines, in place: without their ends, at most `most`. Returns how many there are, -1:
 * more. number[i]: of the line in the text, from 1. Lines that say nothing and those that begin with # are left out. */
int csv_lines(char *text, char **line, int64_t *number, int most);

#endif
