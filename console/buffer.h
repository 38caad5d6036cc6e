/* buffer.h - bytes that grow up to a ceiling: what a page is written into. Beyond the ceiling, or without memory, it is
 * full and takes nothing more; whoever sends it looks at that. */
#ifndef MLINZI_CONSOLE_BUFFER_H
#define MLINZI_CONSOLE_BUFFER_H

#include "base/text.h"

struct buffer {
    char *p;
    size_t n, cap, most; /* most: the ceiling in bytes */
    bool full;
};
void buffer_init(struct buffer *b, size_t most);
void buffer_free(struct buffer *b);
void buffer_add(struct buffer *b, const char *p, size_t n);
void buffer_str(struct buffer *b, const char *s);
void buffer_format(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
