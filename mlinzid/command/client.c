/* client.c - asking the daemon over its socket. */
#include "mlinzid/command/client.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "mlinzid/command/commands.h"

/* --- settings --- */

static const char *chosen;

void client_use(const char *settings_file)
{
    chosen = settings_file;
}

static bool tree_file(char *out, size_t cap)
{
    static const char *const below[] = {"/../../var/mlinzi.cfg", "/../../../var/mlinzi.cfg"};
    char here[SETTINGS_PATH_CAP];
    ssize_t n = readlink("/proc/self/exe", here, sizeof here - 1);
    here[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(here, '/');
    if (slash)
        *slash = '\0';
    for (size_t i = 0; i < countof(below); i++)
        if (snprintf(out, cap, "%s%s", here, below[i]) < (int)cap && access(out, R_OK) == 0)
            return true;
    return false;
}

const char *client_settings_file(void)
{
    static char tree[SETTINGS_PATH_CAP + 32];
    static const char standard[] = "/etc/mlinzi/mlinzi.cfg";
    const char *set = getenv("MLINZI_CONFIG");
    if (chosen)
        return chosen;
    if (set && *set)
        return set;
    if (tree_file(tree, sizeof tree))
        return tree;
    return access(standard, R_OK) == 0 ? standard : NULL;
}

bool client_settings(struct settings *out)
{
    struct config_fault fault;
    if (settings_load(client_settings_file(), out, &fault) == ERR_NONE)
        return true;
    config_fault_print(&fault, stderr);
    return false;
}

/* --- the link --- */

bool link_open(struct link *l, const char *path, char *why, size_t cap)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    l->n = 0;
    l->cap = 65536;
    l->buffer = malloc(l->cap);
    l->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (strlen(path) >= sizeof to.sun_path) {
        snprintf(why, cap, "the socket's path %s is too long", path);
        link_close(l);
        return false;
    }
    memcpy(to.sun_path, path, strlen(path) + 1);
    if (l->buffer && l->fd >= 0 && connect(l->fd, (struct sockaddr *)&to, sizeof to) == 0)
        return true;
    snprintf(why, cap, "no mlinzid answers at %s (%s): is it running, with these settings, and are you its user?", path,
             strerror(errno));
    link_close(l);
    return false;
}

bool link_open_tcp(struct link *l, int port, char *why, size_t cap)
{
    struct sockaddr_in to = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    l->n = 0;
    l->cap = 65536;
    l->buffer = malloc(l->cap);
    l->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (l->buffer && l->fd >= 0 && connect(l->fd, (struct sockaddr *)&to, sizeof to) == 0)
        return true;
    snprintf(why, cap, "nobody answers at port %d: %s", port, strerror(errno));
    link_close(l);
    return false;
}

void link_close(struct link *l)
{
    if (l->fd >= 0)
        close(l->fd);
    free(l->buffer);
    l->fd = -1;
    l->buffer = NULL;
}

bool link_write(struct link *l, json_t *line)
{
    char *text = line ? json_dumps(line, JSON_COMPACT) : NULL;
    size_t n = text ? strlen(text) : 0, done = 0;
    json_decref(line);
    if (!text)
        return false;
    text[n++] = '\n'; /* in place of the NUL */
    while (done < n) {
        ssize_t w = send(l->fd, text + done, n - done, MSG_NOSIGNAL);
        if (w < 0 && errno == EINTR)
            continue;
        if (w <= 0)
            break;
        done += (size_t)w;
    }
    free(text);
    return done == n;
}

static bool fill(struct link *l)
{
    if (l->n == l->cap) {
        char *grown = realloc(l->buffer, l->cap * 2);
        if (!grown || l->cap > ((size_t)64 << 20))
            return false;
        l->buffer = grown;
        l->cap *= 2;
    }
    ssize_t n;
    do
        n = read(l->fd, l->buffer + l->n, l->cap - l->n);
    while (n < 0 && errno == EINTR);
    if (n <= 0)
        return false;
    l->n += (size_t)n;
    return true;
}

static json_t *next_line(struct link *l)
{
    char *end = memchr(l->buffer, '\n', l->n);
    if (!end)
        return NULL;
    size_t n = (size_t)(end - l->buffer) + 1;
    json_t *o = json_loadb(l->buffer, n - 1, 0, NULL);
    memmove(l->buffer, l->buffer + n, l->n - n);
    l->n -= n;
    return o ? o : json_object();
}

static void tell(struct link *l, json_t *line)
{
    if (l->event)
        l->event(l->ctx, line);
    json_decref(line);
}

json_t *link_ask(struct link *l, json_t *request)
{
    json_t *o;
    if (!link_write(l, request))
        return NULL;
    for (;;) {
        while ((o = next_line(l)) != NULL) {
            if (json_object_get(o, "ok") || json_object_get(o, "re"))
                return o;
            tell(l, o);
        }
        if (!fill(l))
            return NULL;
    }
}

bool link_read(struct link *l)
{
    json_t *o;
    if (!fill(l))
        return false;
    while ((o = next_line(l)) != NULL)
        tell(l, o);
    return true;
}

/* --- words of a command line --- */

void args_init(struct args *a, int argc, char **argv)
{
    *a = (struct args){.n = argc, .v = argv};
    a->json = args_option(a, "--json", true) != NULL;
}

const char *args_option(struct args *a, const char *name, bool flag)
{
    for (int i = 1; i < a->n; i++) {
        if (strcmp(a->v[i], name) != 0)
            continue;
        int words = flag ? 1 : 2;
        if (i + words > a->n) {
            a->bad = true;
            return NULL;
        }
        const char *value = flag ? "" : a->v[i + 1];
        memmove(&a->v[i], &a->v[i + words], sizeof *a->v * (size_t)(a->n - i - words));
        a->n -= words;
        return value;
    }
    return NULL;
}

bool args_done(struct args *a)
{
    for (int i = 1; i < a->n; i++)
        if (strncmp(a->v[i], "--", 2) == 0) {
            fprintf(stderr, "mlinzi: %s has no option %s here (mlinzi %s --help)\n", a->v[0], a->v[i], a->v[0]);
            return false;
        }
    if (a->bad)
        fprintf(stderr, "mlinzi: an option lacks its value (mlinzi %s --help)\n", a->v[0]);
    return !a->bad;
}

const char *args_rest(const struct args *a, int i)
{
    static char joined[4096];
    struct text t;
    text_init(&t, joined, sizeof joined);
    for (int j = i; j < a->n; j++) {
        if (j > i)
            text_char(&t, ' ');
        text_str(&t, a->v[j]);
    }
    return joined;
}

/* --- one request --- */

static int answered(const struct args *a, const json_t *answer, void (*print)(const json_t *answer))
{
    bool ok = json_is_true(json_object_get(answer, "ok"));
    if (a->json) {
        json_dumpf(answer, stdout, JSON_COMPACT);
        putchar('\n');
    } else if (!ok)
        fprintf(stderr, "mlinzi: %s\n", json_string_value(json_object_get(answer, "error")));
    else if (print)
        print(answer);
    else
        printf("done\n");
    return ok ? 0 : EXIT_CODE_REFUSED;
}

int client_run(const struct args *a, json_t *request, void (*print)(const json_t *answer))
{
    struct settings s;
    struct link l = {.fd = -1};
    char why[512];
    if (!client_settings(&s)) {
        json_decref(request);
        return EXIT_CODE_SETTINGS;
    }
    if (!link_open(&l, s.socket_path, why, sizeof why)) {
        json_decref(request);
        fprintf(stderr, "mlinzi: %s\n", why);
        return EXIT_CODE_AWAY;
    }
    json_t *answer = link_ask(&l, request);
    link_close(&l);
    if (!answer) {
        fprintf(stderr, "mlinzi: the daemon went away before it answered\n");
        return EXIT_CODE_AWAY;
    }
    int code = answered(a, answer, print);
    json_decref(answer);
    return code;
}
