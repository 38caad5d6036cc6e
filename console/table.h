/* table.h - tables and bars as every page of figures has them. A table turns into blocks where there is no room for
 * columns; each cell then says what it is. */
#ifndef MLINZI_CONSOLE_TABLE_H
#define MLINZI_CONSOLE_TABLE_H

#include "console/figure.h"
#include "console/page.h"

struct column {
    enum word_key head;
    bool number;
};
void table_begin(struct page *p, const char *caption, const struct column *c, int n);
void table_end(struct page *p);
void table_row(struct page *p); /* <tr> */
void table_row_end(struct page *p);
/* A row's first cell; href NULL: no link. */
void table_name(struct page *p, const char *name, const char *href);
void table_cell(struct page *p, const struct column *c, const char *text);
void table_count(struct page *p, const struct column *c, int64_t n);
void table_length(struct page *p, const struct column *c, int64_t s); /* -1: none */

/* One bar a row; a value below 0 is none. said: what is written beside it. */
struct bar {
    const char *name, *said;
    int64_t value;
};
void chart_bars(struct page *p, const char *label, const struct bar *bars, int n);

#endif
