/* casework.h - services, hearings and referrals on a case's page, and the small forms of their acts
 * (console/page_casework.c). */
#ifndef MLINZI_CONSOLE_CASEWORK_H
#define MLINZI_CONSOLE_CASEWORK_H

#include "console/page.h"

/* The sections of a case's page. work: of the engine's case.read; open: the case is, and so acts are offered. The form
 * that the address names (?work=give&id=12) is open. */
void casework_put(struct page *p, const char *ref, const json_t *work, bool open);
const char *work_fault_said(const struct page *p, const char *fault); /* why nothing was written, as a sentence */
const char *work_state_said(const struct page *p, const char *state);
/* A code of a list as people read it. */
void code_put(struct page *p, const char *list, const char *code);
/* Steps of the timeline whose text is a code, and that code's label. */
bool casework_has_note(const char *step);
void casework_note_put(struct page *p, const char *step, const char *text);

#endif
