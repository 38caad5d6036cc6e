/* fields.h - bodies of application/x-www-form-urlencoded, as aggregators send and want them (URL Standard of the
 * WHATWG, section 5). No socket, no heap. */
#ifndef MLINZI_GATEWAY_FIELDS_H
#define MLINZI_GATEWAY_FIELDS_H

#include "base/must.h"
#include "base/text.h"

#define FIELDS_MAX 24
struct fields {
    int n;
    struct field {
        struct span name, value;
    } field[FIELDS_MAX];
};
/* What the body says, decoded into space, which has room for body.n bytes. False: more fields than any form of ours
 * has, a NUL byte, or a % without two digits after it. */
MUST_USE bool fields_read(struct span body, char *space, struct fields *out);
/* The first field of that name; p NULL when there is none. */
struct span fields_get(const struct fields *f, const char *name);
/* name=value, after an & where something stands before. A space becomes +, and only A-Z a-z 0-9 and the signs of
 * `plain` stand for themselves. */
void fields_put(struct text *out, const char *plain, const char *name, struct span value);

#endif
