/* csv.c - tables for a spreadsheet. What people typed stands in them, so no cell may be one that a spreadsheet runs. */
#include "console/csv.h"

#include <stdio.h>
#include <string.h>

void csv_head(struct page *p, const char *file)
{
    char disposition[80];
    snprintf(disposition, sizeof disposition, "attachment; filename=\"%.40s\"", file);
    page_header(p, "Content-Type", "text/csv; charset=utf-8");
    page_header(p, "Content-Disposition", disposition);
    page_header(p, "Cache-Control", "no-store");
}

void csv_row(struct buffer *b, const char *const *cell, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buffer_str(b, i ? ",\"" : "\"");
        if (*cell[i] && strchr("=+-@\t\r", *cell[i]))
            buffer_str(b, "'");
        for (const char *c = cell[i]; *c; c++) {
            if (*c == '"')
                buffer_str(b, "\"");
            buffer_add(b, c, 1);
        }
        buffer_str(b, "\"");
    }
    buffer_str(b, "\r\n");
}

int csv_lines(char *text, char **line, int64_t *number, int most)
{
    int n = 0;
    int64_t at = 0;
    while (*text) {
        size_t length = strcspn(text, "\r\n");
        char *next = text + length;
        next += *next == '\r' && next[1] == '\n' ? 2 : *next != '\0';
        text[length] = '\0';
        at++;
        if (text[strspn(text, " \t,")] && *text != '#') {
            if (n == most)
                return -1;
            line[n] = text;
            number[n++] = at;
        }
        text = next;
    }
    return n;
}
