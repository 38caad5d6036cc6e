/* helpline.h - what the pages of the helpline share. */
#ifndef MLINZI_CONSOLE_HELPLINE_H
#define MLINZI_CONSOLE_HELPLINE_H

#include "console/page.h"

const char *contact_kind_said(const struct page *p, const char *kind);
/* An answered refusal: signed out, not theirs, not there. True: the page was answered. */
bool helpline_refused(struct page *p, const json_t *o);
/* page_helpline_shifts.c, of the query "helpline": who is on now; that the last shift left something unread. */
void shift_now_put(struct page *p, const json_t *o);
void shift_unread_put(struct page *p, const json_t *o);
/* The rows of a list of contacts. */
void contacts_put(struct page *p, enum word_key caption, const json_t *all, enum word_key none);
/* The fields of the part "if it becomes a case"; was: what was typed (NULL nothing); why: what is wrong with the words
 * of the report (NULL nothing). */
void contact_case_fields(struct page *p, const struct form *was, const char *why);
/* What is wrong with the part "if it becomes a case" as it was sent, in the reader's language; NULL: nothing that is
 * known here. */
const char *contact_report_fault(const struct page *p);
/* The report they make; the caller's. danger, sex, age and place of the form with them. */
json_t *contact_report_typed(struct page *p);

#endif
