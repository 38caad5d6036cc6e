/* must.h - the programmer's own errors: an assertion that is always on.
 * must() is for what cannot happen unless the code is wrong. The world's failures are enum err (base/err.h). */
#ifndef MLINZI_BASE_MUST_H
#define MLINZI_BASE_MUST_H

#define must(cond) ((cond) ? (void)0 : must_fail(#cond, __FILE__, __LINE__))
#define MUST_USE __attribute__((warn_unused_result))
#define countof(a) (sizeof(a) / sizeof((a)[0]))

/* Prints the place on stderr and aborts. Defined by the program (base/log.c), named by the pure floors. */
_Noreturn void must_fail(const char *cond, const char *file, int line);

#endif
