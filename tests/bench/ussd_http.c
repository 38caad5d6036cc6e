/* ussd_http.c - how many hops of USSD the door takes a second, beside a server of evhttp that says hello: both asked by
 * the same loader in the same run. `ussd_http hello PORT` serves; `ussd_http load PORT PATH SECONDS CONNECTIONS` asks:
 * each connection dials, presses keys of a menu, and dials again, waiting for each screen. Run by
 * tests/bench/ussd_http.js. */
#include <arpa/inet.h>
#include <event2/buffer.h>
#include <event2/event.h>
#include <event2/http.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CONNECTIONS_MAX 256
#define HOPS 20 /* of one session */
#define SAMPLES (1 << 20)

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void on_hello(struct evhttp_request *req, void *ctx)
{
    struct evbuffer *b = evbuffer_new();
    (void)ctx;
    evbuffer_add_printf(b, "CON hello");
    evhttp_send_reply(req, 200, NULL, b);
    evbuffer_free(b);
}

static int hello(int port)
{
    struct event_base *base = event_base_new();
    struct evhttp *http = evhttp_new(base);
    evhttp_set_gencb(http, on_hello, NULL);
    if (evhttp_bind_socket(http, "127.0.0.1", (uint16_t)port) != 0)
        return 1;
    return event_base_dispatch(base);
}

struct caller {
    int fd, session, hop, got;
    double asked;
    char in[4096];
};
static int sessions;
static float took[SAMPLES];
static int answers, bad;

static void ask(struct caller *c, const char *path)
{
    char body[256], all[1024], keys[2 * HOPS + 1] = "";
    if (c->hop == HOPS || !c->session) {
        c->session = ++sessions;
        c->hop = 0;
    }
    for (int i = 0; i < c->hop; i++) /* advice, and back */
        snprintf(keys + strlen(keys), 3, "%s%c", i ? "*" : "", i % 2 ? '0' : '3');
    int n = snprintf(body, sizeof body, "sessionId=b%d.%d&serviceCode=%%2A384%%23&phoneNumber=%%2B2547%08d&text=%s",
                     (int)getpid(), c->session, c->session, keys);
    int m = snprintf(all, sizeof all,
                     "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                     "Content-Length: %d\r\n\r\n%s",
                     path, n, body);
    c->hop++;
    c->got = 0;
    c->asked = now();
    if (write(c->fd, all, (size_t)m) != m)
        bad++;
}

/* True: the whole answer is there. */
static int read_answer(struct caller *c)
{
    ssize_t n = read(c->fd, c->in + c->got, sizeof c->in - 1 - (size_t)c->got);
    if (n <= 0) {
        fprintf(stderr, "the connection ended\n");
        exit(1);
    }
    c->got += (int)n;
    c->in[c->got] = '\0';
    const char *end = strstr(c->in, "\r\n\r\n"), *length = strcasestr(c->in, "Content-Length: ");
    if (!end || !length || c->got < end + 4 - c->in + atoi(length + 16))
        return 0;
    bad += strncmp(c->in + 9, "200", 3) != 0 || strncmp(end + 4, "CON ", 4) != 0;
    if (answers < SAMPLES)
        took[answers] = (float)(now() - c->asked);
    answers++;
    return 1;
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

static int load(int port, const char *path, double seconds, int n)
{
    static struct caller caller[CONNECTIONS_MAX];
    struct pollfd p[CONNECTIONS_MAX];
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < n; i++) {
        p[i] = (struct pollfd){socket(AF_INET, SOCK_STREAM, 0), POLLIN, 0};
        caller[i].fd = p[i].fd;
        if (connect(p[i].fd, (struct sockaddr *)&at, sizeof at) != 0)
            return 1;
        ask(&caller[i], path);
    }
    double start = now();
    while (now() - start < seconds && poll(p, (nfds_t)n, 2000) > 0)
        for (int i = 0; i < n; i++)
            if (p[i].revents && read_answer(&caller[i]))
                ask(&caller[i], path);
    double took_s = now() - start;
    int count = answers < SAMPLES ? answers : SAMPLES;
    qsort(took, (size_t)count, sizeof took[0], by_size);
    printf("%.0f %.0f %.0f %d\n", answers / took_s, took[count / 2] * 1e6, took[count * 99 / 100] * 1e6, bad);
    return bad > 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "hello") == 0)
        return hello(atoi(argv[2]));
    if (argc == 6 && strcmp(argv[1], "load") == 0 && atoi(argv[5]) <= CONNECTIONS_MAX)
        return load(atoi(argv[2]), argv[3], atof(argv[4]), atoi(argv[5]));
    return 2;
}
