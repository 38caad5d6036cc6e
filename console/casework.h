/* casework.h - services, hearings and referrals on a case's page, and the small forms of their acts
 * (console/page_casework.c). */
#ifndef MLINZI_CONSOLE_CASEWORK_H
#define MLINZI_CONSOLE_CASEWORK_H

#include "console/page.h"

/* The sections of a case's page. work: of the engine's case.read. The form that the address names (?work=give&id=12) is
 * open. Of a case that is over, what was not done is said to have been open then. */
enum work_shown { WORK_WITH_ACTS, WORK_ON_PAPER, WORK_OVER };
void casework_put(struct page *p, const char *ref, const json_t *work, enum work_shown how);
/* What is still to be done, as list items; how many. */
int casework_left_put(struct page *p, const json_t *work);
const char *work_fault_said(const struct page *p, const char *fault); /* why nothing was written, as a sentence */
const char *work_state_said(const struct page *p, const char *state);
/* A code of a list as people read it. */
void code_put(struct page *p, const char *list, const char *code);
/* Steps of the timeline whose text is a code, and that code's label. */
bool casework_has_note(const char *step);
void casework_note_put(struct page *p, const char *step, const char *text);

#endif
