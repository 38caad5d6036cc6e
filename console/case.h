/* case.h - what the pages about cases share: words for kinds, states and steps, and the form of each act. */
#ifndef MLINZI_CONSOLE_CASE_H
#define MLINZI_CONSOLE_CASE_H

#include "console/page.h"
#include "core/case_may.h"
#include "core/quality.h"

const char *state_said(const struct page *p, const char *state);
const char *delivery_said(const struct page *p, const char *state); /* of a text: "delivered" */
const char *kind_said(const struct page *p, const char *kind);
const char *perp_said(const struct page *p, const char *perp);       /* who is said to have done it: "mother" */
const char *sex_said(const struct page *p, const char *sex);         /* "F": girl; "" not known */
const char *step_said(const struct page *p, const char *phrase_key); /* "case.verified" of a timeline or a text */
void kinds_put(struct page *p, const json_t *kinds);
void severity_put(struct page *p, const char *severity); /* <span class="tag s1">S1 */
/* "003.016", or an office's code, as a name: "Malindi". */
void place_said(const struct page *p, const char *code, char *out, size_t cap);
/* A code, or a name as people write it: the code of the widest place that has it; "" for "". False: none. */
bool place_code(const struct page *p, const char *typed, char out[AREA_CODE_CAP]);
/* "7 days", "siku 7 zilizopita", in out. */
const char *days_said(const struct page *p, int64_t days, char *out, size_t cap);
void moment_put(struct page *p, int64_t time_s); /* <time>21 Nov 2026, 14:05 */

/* One act's form. was: what was typed before (NULL: nothing); wrong: the sentence at the field, NULL none. */
struct act_form {
    enum case_act act;
    const char *ref;
    int64_t version;
    const struct form *was;
    const char *wrong;
    const json_t
        *work;        /* what stands beside the case, NULL not asked for: leaving the ladder lists what is still open */
    bool prove;       /* the password is asked for */
    bool wrong_proof; /* wrong is about the password */
};
void act_form_put(struct page *p, const struct act_form *f);
enum word_key act_title(enum case_act a);

/* console/page_cases.c */
/* "Closed without its closure form": a filter of the lists, and the page of what to look at again. */
const char *case_lacks_said(const struct page *p, enum case_quality q);
void case_table(struct page *p, const json_t *cases, enum word_key none); /* rows of query case.list */

#endif
