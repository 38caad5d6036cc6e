/* pages.h - the functions named in console/routes.def. */
#ifndef MLINZI_CONSOLE_PAGES_H
#define MLINZI_CONSOLE_PAGES_H

#include "console/page.h"

#define ROUTE(method, path, whom, run) void run(struct page *p);
#include "console/routes.def"
#undef ROUTE

#endif
