/* form.h - what a browser or a client sends: application/x-www-form-urlencoded, and the same in a query. */
#ifndef MLINZI_CONSOLE_FORM_H
#define MLINZI_CONSOLE_FORM_H

#include "base/arena.h"
#include "base/text.h"

#define FORM_FIELDS_MAX 400 /* a Case Record Sheet with its tables of siblings and categories */
struct form {
    struct {
        struct span name, value; /* decoded, in the arena; no NUL, no byte that is not UTF-8 */
    } field[FORM_FIELDS_MAX];
    int fields;
    bool broken; /* too many fields, or no room: whoever reads it answers 400 */
};
void form_read(struct form *f, struct span encoded, struct arena *a);
/* NUL-terminated; "" when it is not there (form_has tells). The first of a name. */
const char *form_get(const struct form *f, const char *name);
bool form_has(const struct form *f, const char *name);
/* A cookie's value in a Cookie header; the empty span. */
struct span cookie_get(struct span header, const char *name);

#endif
