/* page_today.c - what waits for whoever is signed in. */
#include "console/pages.h"

void page_today(struct page *p)
{
    page_begin(p, word(p, W_NAV_TODAY));
    page_end(p);
}
