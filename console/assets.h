/* assets.h - the files of the pages, compiled in: style, and what npm brought (tools/embed). */
#ifndef MLINZI_CONSOLE_ASSETS_H
#define MLINZI_CONSOLE_ASSETS_H

#include <stddef.h>

struct asset {
    const char *name, *type;
    const unsigned char *bytes;
    size_t n;
    const char *etag; /* of its bytes, quoted */
};
extern const struct asset console_assets[];
extern const int console_assets_count;

#endif
