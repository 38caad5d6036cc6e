/* phone.c - `mlinzi phone`: a terminal that holds everybody's phone of a practice world. Lines typed are texts
 * sent; texts that come are shown as they come. Works on a pipe as well: one line, its answers, the next line. */
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mlinzid/command/commands.h"
#include "mlinzid/command/phone.h"

#define AREAS_BYTES ((size_t)1 << 20)
#define QUIET_MS 1500 /* behind a real carrier: nothing came for so long */

static int refused(const json_t *answer)
{
    if (json_is_true(json_object_get(answer, "ok")))
        return 0;
    fprintf(stderr, "mlinzi: %s\n", json_string_value(json_object_get(answer, "error")));
    return EXIT_CODE_REFUSED;
}

static int daemon_open(struct phone *p)
{
    char why[512];
    if (!link_open(&p->daemon, p->settings.socket_path, why, sizeof why)) {
        fprintf(stderr, "mlinzi: %s\n        (make run starts one to practise with)\n", why);
        return EXIT_CODE_AWAY;
    }
    if (p->smsc.fd >= 0)
        return 0;
    json_t *answer = link_ask(&p->daemon, json_pack("{s:s}", "op", "phone.watch"));
    int code = answer ? refused(answer) : EXIT_CODE_AWAY;
    json_decref(answer);
    return code;
}

/* Behind Kannel the texts come when they come: on a pipe the next line waits until it is quiet. */
static void until_quiet(struct phone *p)
{
    struct pollfd fd = {.fd = p->smsc.fd, .events = POLLIN};
    while (poll(&fd, 1, QUIET_MS) > 0 && !p->away)
        p->away = !link_read(&p->smsc);
}

static void typed(struct phone *p, char *line)
{
    if (!p->tty) {
        phone_prompt(p);
        printf("%s\n", line);
    }
    phone_line(p, line);
    if (!p->tty && p->smsc.fd >= 0)
        until_quiet(p);
    fflush(stdout);
}

struct lines {
    char bytes[8192];
    size_t n;
};

/* Whole lines of what was typed; false at the end of input. */
static bool read_typed(struct phone *p, struct lines *l)
{
    ssize_t n = read(STDIN_FILENO, l->bytes + l->n, sizeof l->bytes - 1 - l->n);
    if (n < 0 && errno == EINTR)
        return true;
    if (n <= 0) {
        l->bytes[l->n] = '\0';
        if (l->n)
            typed(p, l->bytes);
        return false;
    }
    l->n += (size_t)n;
    l->bytes[l->n] = '\0';
    char *at = l->bytes, *end;
    while (!p->quit && !p->away && (end = strchr(at, '\n')) != NULL) {
        *end = '\0';
        if (end > at && end[-1] == '\r')
            end[-1] = '\0';
        typed(p, at);
        at = end + 1;
    }
    l->n -= (size_t)(at - l->bytes);
    memmove(l->bytes, at, l->n);
    if (l->n == sizeof l->bytes - 1)
        l->n = 0; /* no text is that long */
    return true;
}

static void run(struct phone *p)
{
    struct lines lines = {.n = 0};
    bool open = true;
    while (open && !p->quit && !p->away) {
        struct pollfd fd[3] = {{.fd = STDIN_FILENO, .events = POLLIN},
                               {.fd = p->daemon.fd, .events = POLLIN},
                               {.fd = p->smsc.fd, .events = POLLIN}};
        if (p->tty)
            phone_prompt(p);
        fflush(stdout);
        if (poll(fd, 3, -1) < 0 && errno != EINTR)
            return;
        if (p->tty && !(fd[0].revents & POLLIN))
            printf("\r\033[K"); /* the prompt makes room for what came */
        if (fd[1].revents)
            p->away = !link_read(&p->daemon);
        if (fd[2].revents)
            p->away = !link_read(&p->smsc);
        if (fd[0].revents & (POLLIN | POLLHUP))
            open = read_typed(p, &lines);
    }
}

static int start(struct phone *p, const char *who, const char *people)
{
    char path[SETTINGS_PATH_CAP + 64];
    if (!people && settings_find(&p->settings, "sample-people.csv", path))
        people = path;
    if (people && !book_read(&p->book, people, &p->areas)) {
        fprintf(stderr, "mlinzi: %s cannot be read as a list of people\n", people);
        return EXIT_CODE_USAGE;
    }
    p->me = book_find(&p->book, who);
    if (!p->me) {
        fprintf(stderr, "mlinzi: \"%s\" is no phone: a number as +254700000001, a role or a name\n", who);
        return EXIT_CODE_USAGE;
    }
    int code = daemon_open(p);
    if (code || !phone_clock(p))
        return code ? code : EXIT_CODE_AWAY;
    phone_intro(p);
    run(p);
    if (p->away)
        fprintf(stderr, "\nmlinzi: the daemon went away\n");
    return p->away ? EXIT_CODE_AWAY : 0;
}

/* The names of places, for the eye only: without them codes are shown. */
static void areas_load(struct phone *p, struct arena *arena, char *text[2])
{
    char path[SETTINGS_PATH_CAP + 64];
    struct config_fault fault;
    size_t n[2] = {0};
    int line;
    static const char *const names[2] = {"areas.tsv", "regions.tsv"};
    for (int i = 0; i < 2; i++)
        if (!settings_find(&p->settings, names[i], path) || config_slurp(path, &text[i], &n[i], &fault) != ERR_NONE)
            return;
    if (!arena->base ||
        !areas_read(&p->areas, (struct span){text[0], n[0]}, (struct span){text[1], n[1]}, arena, &line))
        p->areas = (struct areas){0};
}

static int with_areas(struct phone *p, const char *who, const char *people)
{
    struct arena arena;
    char *text[2] = {NULL, NULL};
    arena_init(&arena, malloc(AREAS_BYTES), AREAS_BYTES);
    areas_load(p, &arena, text);
    int code = start(p, who, people);
    free(arena.base);
    free(text[0]);
    free(text[1]);
    return code;
}

int cmd_phone(int argc, char **argv)
{
    struct args a;
    struct phone p = {.daemon = {.fd = -1}, .smsc = {.fd = -1}, .tty = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
    char why[200];
    int64_t port = 0;
    args_init(&a, argc, argv);
    const char *people = args_option(&a, "--people", false), *smsc = args_option(&a, "--smsc", false);
    if (!args_done(&a) || a.n > 2 || (smsc && !span_i64(span_of(smsc), &port)))
        return EXIT_CODE_USAGE;
    p.daemon.ctx = p.smsc.ctx = &p;
    p.daemon.event = p.smsc.event = phone_event;
    if (!client_settings(&p.settings))
        return EXIT_CODE_USAGE;
    int code = EXIT_CODE_AWAY;
    if (smsc && !link_open_tcp(&p.smsc, (int)port, why, sizeof why))
        fprintf(stderr, "mlinzi: %s\n", why);
    else {
        if (smsc)
            json_decref(link_ask(&p.smsc, json_pack("{s:s}", "do", "watch")));
        code = with_areas(&p, a.n == 2 ? a.v[1] : "volunteer", people);
    }
    link_close(&p.daemon);
    link_close(&p.smsc);
    return code;
}
