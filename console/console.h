/* console.h - the pages and the API: a request from outside in, an answer out. It holds no store, no key and no socket:
 * what it shows and what it has done it asks of whoever stands behind it (struct console_behind), which is the desk's
 * process (mlinzid/desk/desk.c) or a test. */
#ifndef MLINZI_CONSOLE_CONSOLE_H
#define MLINZI_CONSOLE_CONSOLE_H

#include <jansson.h>

#include "console/buffer.h"
#include "console/map.h"
#include "core/policy.h"
#include "forms/area.h"
#include "forms/sheet.h"

enum http_method { HTTP_GET, HTTP_POST, HTTP_PUT, HTTP_PATCH, HTTP_DELETE, HTTP_METHODS };
struct console_in {
    enum http_method method; /* HEAD is GET; the door drops the body */
    struct span path, query, body, type, cookie, authorization, language, remote, host, origin, idempotency, etag;
};
#define CONSOLE_HEADERS_MAX 12288 /* bytes of an answer: among them an address of 2 KiB to come back to, as %XX */
struct console_out {
    int status;
    struct buffer headers; /* "Name: value\n" each, at most CONSOLE_HEADERS_MAX together */
    struct buffer body;
};
/* What stands behind. Both answer as on the control socket (docs/control.md): {"ok":true,...} or
 * {"ok":false,"error":"a sentence"}; NULL: it is away, a page says so and tries again. The caller's to decref. */
struct console_behind {
    void *ctx;
    int64_t (*now_s)(void *ctx);
    /* Reads plain columns of the store as it is committed: never waits for the engine. params may be NULL; it takes it.
     */
    json_t *(*query)(void *ctx, const char *name, json_t *params);
    /* The engine does it, checks rights, writes the audit: {"op":...,"session":...}. Takes request. */
    json_t *(*act)(void *ctx, json_t *request);
};
struct console {
    struct console_behind behind;
    const struct areas *areas;
    const struct codes *codes;   /* labels of the code book */
    const struct sheets *sheets; /* forms of the register */
    const struct map *map;       /* how the country is drawn (console/map.h) */
    bool practice;               /* invented people on a loop carrier: the phone page is there */
    bool secure;                 /* reached by TLS only: cookies say so */
};
void console_serve(const struct console *c, const struct console_in *in, struct console_out *out);

#endif
