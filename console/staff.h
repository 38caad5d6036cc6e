/* staff.h - what the pages of people, audit and settings share: asking the engine, and what it said. */
#ifndef MLINZI_CONSOLE_STAFF_H
#define MLINZI_CONSOLE_STAFF_H

#include "console/figure.h"
#include "console/page.h"

/* The engine's answer when it did it; NULL: not done. Then *why is its sentence for the page to show (in the arena), or
 * NULL when the page was answered already: away, forbidden (403), signed out. Takes request. */
json_t *staff_act(struct page *p, const char *op, json_t *request, const char **why);
/* After an act: done, on to `here`?done=1; else why. True: the page was answered. */
bool staff_did(struct page *p, const char *op, json_t *request, const char *here, const char **why);
/* What was done just now (from the address), or why it was not. why NULL: nothing was refused. */
void staff_notice(struct page *p, const char *why);
/* <option>s of the roles that people may hold; chosen: a role's word. */
void staff_roles(struct page *p, const char *chosen);
/* A labelled field of text; hint may be NULL. */
struct field {
    const char *name, *value, *type;
    enum word_key label, hint; /* hint 0: none */
    bool required;
};
void staff_field(struct page *p, const struct field *f);
/* "2030-01-01" as 1 Jan 2030, "2026-03-02 09:00:00" as 2 Mar 2026, 09:00; anything else as it is, "" for NULL. */
void staff_date(const char *written, char out[FIGURE_CAP]);

/* console/page_people.c: whether the viewer changes people (the engine says so again). */
bool people_admin(const struct page *p);
/* The engine's answer of names for a list of posts, each with its party: NULL: the page was answered. */
json_t *people_names(struct page *p, const json_t *posts, const char *about);
const json_t *people_name(const json_t *names, int64_t party); /* {"name":...,"phones":[...]}; NULL: not yours */

#endif
