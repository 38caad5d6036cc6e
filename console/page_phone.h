/* page_phone.h - what the files of the page /phone share. The engine's answer to phone.state is the whole of what they
 * know; the same is written with and without JavaScript. */
#ifndef MLINZI_CONSOLE_PAGE_PHONE_H
#define MLINZI_CONSOLE_PAGE_PHONE_H

#include "console/pages.h"

#define PHONES 4
struct phones {
    struct page *p;
    const json_t *state;
    const json_t *phone[PHONES]; /* volunteer, officer, county, nation; {} where nobody holds it */
    const json_t *file;          /* the case that is looked at; NULL none */
    const char *ref;             /* of it, or "" */
    int64_t seen;                /* texts after this one are new; -1: none is marked */
    int64_t newest;              /* the newest text of all */
    bool days;                   /* some text is of another day than now: each shows its day */
};

const char *phones_word(const struct phones *f, enum word_key first,
                        int i);                     /* first + i: rows that follow each other */
void phones_when(struct phones *f, int64_t time_s); /* "Mon 23 Nov 2026, 09:00" */
/* Opens a form of this page, which knows what was seen. */
void phones_form(struct phones *f, const char *action);
/* The code that a phone was sent last and has not answered with; "" none. */
const char *phones_code(const struct phones *f, int i);
bool phones_state_is(const struct phones *f, const char *word);
bool phones_told(const struct phones *f, int i); /* that phone heard of the case: it may speak of it */

void phones_guide(struct phones *f); /* console/page_phone_guide.c: what to try next */
/* console/page_phone_story.c: how the case stands, and what became of it */
void phones_stand(struct phones *f);
void phones_story(struct phones *f);

#endif
