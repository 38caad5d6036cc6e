/* erasure.h - what the pages of records share: that one was erased, and asking for it. */
#ifndef MLINZI_CONSOLE_ERASURE_H
#define MLINZI_CONSOLE_ERASURE_H

#include "console/page.h"
#include "forms/sheet.h"

/* The engine says that it was erased: the page was answered. */
bool erasure_gone(struct page *p, const json_t *o);
/* What may be done about erasing it, as a section of its page; nothing where nothing may. o: the engine's answer. */
void erasure_put(struct page *p, enum about about, int64_t id, const json_t *o);

#endif
