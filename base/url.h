/* url.h - text as forms and addresses carry it: a space as +, any other byte as %2B (application/x-www-form-urlencoded,
 * URL Standard of the WHATWG, section 5.1). */
#ifndef MLINZI_BASE_URL_H
#define MLINZI_BASE_URL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

int hex_digit(char c); /* 0 to 15; -1: none */
/* One byte of what s carries from *i on, *i moved past it. A % without two digits after it stands for itself, and
 * *broken is set. Never more bytes than s has; a NUL may be among them. */
char url_next(struct span s, size_t *i, bool *broken);

#endif
