/* html.c - escaping. Bytes that are no UTF-8 become U+FFFD, as everywhere. */
#include "console/html.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/gsm.h"
#include "base/must.h"

/* C0 but tab and newlines, DEL, C1, and what turns the direction of writing (U+061C, 200E, 200F, 202A to 202E, 2066 to
 * 2069): shown as U+FFFD, so that whoever reads sees that something was there. */
static bool hidden(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0) || c == 0x61C || c == 0x200E ||
           c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void html_span(struct buffer *b, struct span value)
{
    for (size_t i = 0; i < value.n;) {
        char bytes[4];
        uint32_t c = utf8_next(value, &i);
        switch (c) {
        case '&': buffer_str(b, "&amp;"); break;
        case '<': buffer_str(b, "&lt;"); break;
        case '>': buffer_str(b, "&gt;"); break;
        case '"': buffer_str(b, "&quot;"); break;
        case '\'': buffer_str(b, "&#39;"); break;
        default: buffer_add(b, bytes, utf8_put(hidden(c) ? 0xFFFD : c, bytes)); break;
        }
    }
}

static void url(struct buffer *b, const char *s)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    for (; *s; s++)
        if (strchr(plain, *s))
            buffer_add(b, s, 1);
        else
            buffer_format(b, "%%%02X", (unsigned)(unsigned char)*s);
}

void html(struct buffer *b, const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    for (const char *mark; (mark = strchr(format, '%')) != NULL; format = mark + 2) {
        const char *s;
        buffer_add(b, format, (size_t)(mark - format));
        switch (mark[1]) {
        case 's':
            s = va_arg(ap, const char *);
            html_span(b, span_of(s ? s : ""));
            break;
        case 'u':
            s = va_arg(ap, const char *);
            url(b, s ? s : "");
            break;
        case 'd': buffer_format(b, "%lld", (long long)va_arg(ap, int64_t)); break;
        case '%': buffer_add(b, "%", 1); break;
        default: must(false); /* a format of html() knows %s, %u and %d alone */
        }
    }
    va_end(ap);
    buffer_str(b, format);
}

void html_raw(struct buffer *b, const char *literal)
{
    buffer_str(b, literal);
}
