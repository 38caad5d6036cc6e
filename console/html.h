/* html.h - writing HTML so that nothing a person typed can become markup: the format is ours, each value is escaped,
 * and control and direction characters of values are shown as signs (a right-to-left override must not turn a line
 * round). Raw text goes by html_raw alone, for literals. */
#ifndef MLINZI_CONSOLE_HTML_H
#define MLINZI_CONSOLE_HTML_H

#include "console/buffer.h"

/* %s a value, escaped for text and for quoted attributes; %u a value for a URL's query or path, percent-encoded;
 * %d an int64_t. Nothing else is known: another letter aborts. */
void html(struct buffer *b, const char *format, ...);
void html_raw(struct buffer *b, const char *literal);
void html_span(struct buffer *b, struct span value); /* one value, escaped */

#endif
