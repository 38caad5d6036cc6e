/* child.h - what the pages of children share: a child in a line, those that are like somebody, and the children of a
 * case as a section of its page. */
#ifndef MLINZI_CONSOLE_CHILD_H
#define MLINZI_CONSOLE_CHILD_H

#include "console/page.h"

/* "Kadzo Nzai, girl, born 20 Mar 2016, Sokoni", linked to its page; beside: what follows its address, "" nothing. */
void child_line_put(struct page *p, const json_t *c, const char *beside);
/* Those like the one that is being registered or looked for: in full, or whom to ask. case_ref: "" none. */
void child_alike_put(struct page *p, const json_t *alike, const char *case_ref);
/* console/page_child.c: who a case is about, with what can be done. children: of the engine's answer. */
void case_children_put(struct page *p, const char *ref, const json_t *children, const json_t *accused);
/* What is unlikely of a child, in sentences: words of core/quality.h. */
void child_unlikely_put(struct page *p, const json_t *words);
/* Every form of a copy with its answers: rows of the engine's answer. */
void copy_sheets_put(struct page *p, const json_t *sheets);
/* One field of text with its label. */
void child_field(struct page *p, const char *name, enum word_key label, const char *value);
/* Why? 10 to 200 letters. */
void child_reason_field(struct page *p);

#endif
