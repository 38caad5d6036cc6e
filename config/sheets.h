/* sheets.h - loads the forms of the register, a file each (forms/ke/sheets/NAME.cfg), and refuses what could not be
 * filled: how a file is written stands in docs/data.md. */
#ifndef MLINZI_CONFIG_SHEETS_H
#define MLINZI_CONFIG_SHEETS_H

#include "config/fault.h"
#include "forms/sheet.h"

#define SHEET_LABEL_MAX 100 /* characters; the page and the printed sheet have room for so many */
#define SHEET_HINT_MAX 200
/* Every *.cfg of the directory; everything lies in the arena. On a fault *out is not to be used. */
enum err sheets_load(const char *directory, const struct codes *codes, struct arena *arena, struct sheets *out,
                     struct config_fault *f);
/* The names of the files, sorted by bytes: what is read, and in which order. Freed by sheets_names_free. */
enum err sheets_names(const char *directory, char ***out, int *n, struct config_fault *f);
void sheets_names_free(char **names, int n);

#endif
