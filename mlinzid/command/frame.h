/* frame.h - a text message as it looks on the terminal: 80 columns, plain characters, also readable in a file. */
#ifndef MLINZI_MLINZID_FRAME_H
#define MLINZI_MLINZID_FRAME_H

#include <stdio.h>

#include "base/text.h"

#define FRAME_COLUMNS 78
void frame_print(FILE *out, const char *title, struct span text);
void frame_wrap(FILE *out, const char *before, struct span text, int columns, const char *after); /* the lines alone */

#endif
