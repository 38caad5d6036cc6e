/* fault.c - saying what is wrong in a file so that the person at the keyboard can mend it.
 *
 * Everything a deployment edits passes here. libconfig knows the line of a syntax error but often notices it one line
 * late (a missing brace or semicolon), so both lines are shown; our own checks name the word that was probably meant.
 */
#include "config/fault.h"

#include <errno.h>
#include <libconfig.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/must.h"

#define SLURP_MAX_BYTES (16L * 1024 * 1024)
#define NEAREST_CAP 64

void config_fault_print(const struct config_fault *f, FILE *out)
{
    if (f->line > 0)
        fprintf(out, "%s:%d: %s\n", f->file, f->line, f->message);
    else
        fprintf(out, "%s: %s\n", f->file, f->message);
}

enum err config_fault_set(struct config_fault *f, const char *file, int line, const char *format, ...)
{
    va_list args;
    if (file)
        span_str(span_of(file), f->file, sizeof f->file);
    f->line = line;
    va_start(args, format);
    vsnprintf(f->message, sizeof f->message, format, args);
    va_end(args);
    return ERR_CONFIG;
}

/* Levenshtein with neighbouring letters exchanged counted once (optimal string alignment): what fingers do. */
static size_t edit_distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b), row[3][NEAREST_CAP + 1];
    if (n > NEAREST_CAP || m > NEAREST_CAP)
        return NEAREST_CAP;
    for (size_t j = 0; j <= m; j++)
        row[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *here = row[i % 3], *up = row[(i + 2) % 3], *up2 = row[(i + 1) % 3];
        here[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = up[j - 1] + (a[i - 1] != b[j - 1]);
            if (up[j] + 1 < best)
                best = up[j] + 1;
            if (here[j - 1] + 1 < best)
                best = here[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && up2[j - 2] + 1 < best)
                best = up2[j - 2] + 1;
            here[j] = best;
        }
    }
    return row[n % 3][m];
}

const char *config_nearest(const char *word, const char *const *names, size_t count)
{
    const char *best = NULL;
    size_t allowed = strlen(word) / 3, least = (allowed < 2 ? 2 : allowed) + 1;
    for (size_t i = 0; i < count; i++) {
        size_t d = edit_distance(word, names[i]);
        if (d < least) {
            least = d;
            best = names[i];
        }
    }
    return best;
}

enum err config_slurp(const char *path, char **out, size_t *n, struct config_fault *f)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return config_fault_set(f, path, 0, "cannot be opened: %s", strerror(errno));
    long size = -1;
    if (fseek(file, 0, SEEK_END) == 0)
        size = ftell(file);
    rewind(file);
    if (size < 0 || size > SLURP_MAX_BYTES) {
        fclose(file);
        return config_fault_set(f, path, 0, "is no ordinary file of at most %ld MiB", SLURP_MAX_BYTES >> 20);
    }
    char *p = malloc((size_t)size + 1);
    *n = p ? fread(p, 1, (size_t)size, file) : 0;
    bool bad = !p || ferror(file);
    fclose(file);
    if (bad) {
        free(p);
        return config_fault_set(f, path, 0, "cannot be read");
    }
    p[*n] = 0;
    *out = p;
    return ERR_NONE;
}

/* Copies line number `line` (from 1) of the text, its length cut to fit. */
static void copy_line(const char *text, int line, char *out, size_t cap)
{
    for (int i = 1; i < line && text; i++) {
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
    }
    size_t n = text ? strcspn(text, "\r\n") : 0;
    span_str((struct span){text, n}, out, cap);
}

/* The first line on which a quote is opened and not closed, 0 when there is none: libconfig sees it only at the file's
 * end. */
static int open_quote(const char *text)
{
    bool quoted = false;
    int line = 1;
    for (; *text; text++) {
        if (*text == '\n') {
            if (quoted)
                return line;
            line++;
        } else if (quoted && *text == '\\' && text[1] && text[1] != '\n')
            text++;
        else if (*text == '"')
            quoted = !quoted;
        else if (!quoted && (*text == '#' || (text[0] == '/' && text[1] == '/')))
            text += strcspn(text, "\n") - 1;
    }
    return quoted ? line : 0;
}

static enum err syntax_fault(const char *path, const char *text, const config_t *cfg, struct config_fault *f)
{
    int line = config_error_line(cfg), quote = open_quote(text);
    char before[160], at[160];
    if (quote && quote < line) {
        copy_line(text, quote, at, sizeof at);
        return config_fault_set(f, path, quote, "a quote is opened here and not closed: write the other one\n  %d | %s",
                                quote, at);
    }
    copy_line(text, line - 1, before, sizeof before);
    copy_line(text, line, at, sizeof at);
    return config_fault_set(f, path, line,
                            "%s here or on the line before; look for a missing quote, brace, bracket, comma or "
                            "semicolon\n  %d | %s\n  %d | %s",
                            config_error_text(cfg), line - 1, before, line, at);
}

enum err config_open(const char *path, struct config_t *cfg, struct config_fault *f)
{
    char *text = NULL;
    size_t n = 0;
    enum err e = config_slurp(path, &text, &n, f);
    if (e != ERR_NONE)
        return e;
    must(text != NULL);
    config_init(cfg);
    if (memchr(text, 0, n) != NULL)
        e = config_fault_set(f, path, 0, "holds a zero byte: it is no text file");
    else if (config_read_string(cfg, text) != CONFIG_TRUE)
        e = syntax_fault(path, text, cfg, f);
    if (e != ERR_NONE)
        config_destroy(cfg);
    free(text);
    return e;
}
