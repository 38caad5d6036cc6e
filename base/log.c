/* log.c - log lines and the end of a program that is wrong. The one file of this floor that touches the world.
 * A line is made whole and written by one call, so that lines of two processes never mix. What can be put in one is a
 * number, a masked phone number or a word of our own; a child's name cannot be passed. */
#include "base/log.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int quiet;

static void say(const struct text *line)
{
    struct span s = text_done(line);
    while (s.n > 0) {
        ssize_t n = write(STDERR_FILENO, s.p, s.n);
        if (n <= 0)
            return; /* nobody is left to tell */
        s.p += n;
        s.n -= (size_t)n;
    }
}

static void put_field(struct text *t, const struct log_field *f)
{
    char masked[MSISDN_CAP];
    text_char(t, ' ');
    text_str(t, f->name);
    text_char(t, '=');
    switch (f->kind) {
    case 1: text_i64(t, f->number); break;
    case 2:
        msisdn_mask(f->phone, masked);
        text_str(t, masked);
        break;
    case 3:
        /* A word of several ("ok", "the store refused") is quoted, so that key=value can still be split at spaces. */
        if (memchr(f->word, ' ', strlen(f->word)) != NULL) {
            text_char(t, '"');
            text_str(t, f->word);
            text_char(t, '"');
        } else {
            text_str(t, f->word);
        }
        break;
    default: must(f->kind >= 1 && f->kind <= 3);
    }
}

/* What wants somebody: "alarm", "alarm.kannel", "turn.failed", "queue.full". */
static int is_error(const char *event)
{
    static const char *const ends[] = {".failed", ".full"};
    size_t n = strlen(event);
    if (strncmp(event, "alarm", 5) == 0)
        return 1;
    for (size_t i = 0; i < countof(ends); i++)
        if (n > strlen(ends[i]) && strcmp(event + n - strlen(ends[i]), ends[i]) == 0)
            return 1;
    return 0;
}

void log_line(const char *event, const struct log_field *fields, int count)
{
    char space[1024];
    struct text t;
    if (quiet == LOG_NOTHING || (quiet == LOG_ERRORS && !is_error(event)))
        return;
    text_init(&t, space, sizeof space - 1); /* room for the line's end even when it was cut */
    text_str(&t, event);
    for (int i = 0; i < count && fields[i].kind != 0; i++)
        put_field(&t, &fields[i]);
    t.p[t.n++] = '\n';
    say(&t);
}

int log_quiet(int how)
{
    int before = quiet;
    quiet = how;
    return before;
}

_Noreturn void must_fail(const char *cond, const char *file, int line)
{
    char space[512];
    struct text t;
    text_init(&t, space, sizeof space - 1);
    text_str(&t, "must.failed at=");
    text_str(&t, file);
    text_char(&t, ':');
    text_i64(&t, line);
    text_str(&t, " cond=\"");
    text_str(&t, cond);
    text_char(&t, '"');
    t.p[t.n++] = '\n';
    say(&t);
    abort();
}
