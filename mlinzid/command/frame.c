/* frame.c - text in a box, wrapped between words, counted in characters and not in bytes. */
#include "mlinzid/command/frame.h"

#include <string.h>

static int columns_of(struct span s)
{
    int n = 0;
    for (size_t i = 0; i < s.n; n++)
        (void)utf8_next(s, &i);
    return n;
}

/* Bytes of the longest start of s that fits: at a space where there is one; *skip what is left out after it. */
static size_t fit(struct span s, int columns, size_t *skip)
{
    size_t i = 0, space = 0;
    int n = 0;
    *skip = 0;
    while (i < s.n && s.p[i] != '\n' && n < columns) {
        if (s.p[i] == ' ')
            space = i;
        (void)utf8_next(s, &i);
        n++;
    }
    if (i >= s.n)
        return s.n;
    if (s.p[i] == '\n' || s.p[i] == ' ') {
        *skip = 1;
        return i;
    }
    if (!space)
        return i;
    *skip = 1;
    return space;
}

void frame_wrap(FILE *out, const char *before, struct span s, int columns, const char *after)
{
    do {
        size_t skip, n = fit(s, columns, &skip);
        struct span line = {s.p, n};
        fprintf(out, "%s", before);
        fwrite(line.p, 1, n, out);
        if (*after)
            fprintf(out, "%*s%s", columns - columns_of(line), "", after);
        fputc('\n', out);
        s.p += n + skip;
        s.n -= n + skip;
    } while (s.n);
}

static void rule(FILE *out, const char *title)
{
    struct span t = span_of(title);
    size_t n = 0;
    int used = 5;
    for (; n < t.n && used < FRAME_COLUMNS - 3; used++) /* what is too long for the frame is cut */
        (void)utf8_next(t, &n);
    fprintf(out, title[0] ? "  +-- %.*s " : "  +%.*s", (int)n, title);
    for (int i = title[0] ? used : 1; i < FRAME_COLUMNS - 3; i++)
        fputc('-', out);
    fprintf(out, "+\n");
}

void frame_print(FILE *out, const char *title, struct span text)
{
    rule(out, title);
    frame_wrap(out, "  | ", text, FRAME_COLUMNS - 6, " |");
    rule(out, "");
}
