/* buffer.c - growing by doubling. */
#include "console/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_init(struct buffer *b, size_t most)
{
    *b = (struct buffer){.most = most};
}

void buffer_free(struct buffer *b)
{
    free(b->p);
    *b = (struct buffer){0};
}

static bool room(struct buffer *b, size_t n)
{
    size_t want = b->n + n + 1, cap = b->cap ? b->cap : 4096;
    if (b->full || want > b->most + 1) {
        b->full = true;
        return false;
    }
    while (cap < want)
        cap *= 2;
    char *p = cap == b->cap ? b->p : realloc(b->p, cap);
    if (!p) {
        b->full = true;
        return false;
    }
    b->p = p;
    b->cap = cap;
    return true;
}

void buffer_add(struct buffer *b, const char *p, size_t n)
{
    if (!room(b, n))
        return;
    if (n)
        memcpy(b->p + b->n, p, n);
    b->n += n;
    b->p[b->n] = '\0';
}

void buffer_str(struct buffer *b, const char *s)
{
    buffer_add(b, s, strlen(s));
}

void buffer_format(struct buffer *b, const char *format, ...)
{
    char line[1024];
    va_list ap;
    va_start(ap, format);
    int n = vsnprintf(line, sizeof line, format, ap);
    va_end(ap);
    if (n < 0 || (size_t)n >= sizeof line)
        b->full = true;
    else
        buffer_add(b, line, (size_t)n);
}
