/* try.h - what would be done with a text, told to whoever asks: engine_try() decides it in a transaction that is rolled
 * back. */
#ifndef MLINZI_MLINZID_TRY_H
#define MLINZI_MLINZID_TRY_H

#include <jansson.h>

#include "mlinzid/engine/engine.h"

/* {"read":{...},"said":[{"to","role","at","key","text","at"}],"case":{...}|null,"deadline":...,"alarms":[...]}, or
 * NULL. */
json_t *try_text(struct engine *e, const char *carrier, struct span from, struct span text, int64_t now_s);
/* The same in words. */
void try_print(const json_t *result, FILE *out);

#endif
