/* fault.h - what is wrong in a settings or data file: where, and what to write instead. */
#ifndef MLINZI_CONFIG_FAULT_H
#define MLINZI_CONFIG_FAULT_H

#include <stddef.h>
#include <stdio.h>

#include "base/err.h"
#include "base/text.h"

struct config_fault {
    char file[256];
    int line;          /* 0: the file as a whole */
    char message[512]; /* one sentence or two, says what to write instead */
};
/* "forms/ke/phrases.cfg:12: ..." and, for syntax errors, the lines before and at the fault. */
void config_fault_print(const struct config_fault *f, FILE *out);
/* Fills the fault and returns ERR_CONFIG, so that a check can end with it. file NULL keeps the file already there. */
enum err config_fault_set(struct config_fault *f, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* The one of names (count of them) nearest to word by edit distance, NULL when none is near enough to be meant. */
const char *config_nearest(const char *word, const char *const *names, size_t count);

/* The whole of a file, NUL-terminated, to be freed by the caller. At most 16 MiB. */
enum err config_slurp(const char *path, char **out, size_t *n, struct config_fault *f);

/* A libconfig file, read; a syntax error becomes a fault that shows the line and the one before. */
struct config_t;
enum err config_open(const char *path, struct config_t *cfg, struct config_fault *f);

#endif
