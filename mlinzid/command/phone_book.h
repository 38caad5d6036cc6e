/* phone_book.h - who is who on the terminal phone: the sample people, by role, name and number. */
#ifndef MLINZI_MLINZID_PHONE_BOOK_H
#define MLINZI_MLINZID_PHONE_BOOK_H

#include "core/directory.h"

#define BOOK_MAX 64
struct phone_owner {
    struct msisdn number;
    enum role role; /* ROLE_NONE: a number nobody here knows */
    char name[64], at[AT_CAP], place[64];
};
struct phone_book {
    struct phone_owner owner[BOOK_MAX];
    int owners;
};
/* Reads a file as config/sample-people.csv is. False: it cannot be read. */
bool book_read(struct phone_book *b, const char *path, const struct areas *areas);
/* "officer", "county", "scco", "Amina", "0711000001"; any number not in it is taken in as a stranger's. NULL: nobody.
 */
const struct phone_owner *book_find(struct phone_book *b, const char *word);
const char *role_said(enum role r);  /* "children's officer" */
const char *role_short(enum role r); /* the word that /as takes: "officer" */
void book_place_said(const struct areas *areas, const char *at, char *out, size_t cap); /* "Ganda ward" */

#endif
