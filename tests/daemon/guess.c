/* guess.c - somebody who guesses PINs on the control socket.
 * guess all SOCKET PHONE COUNT CONNECTIONS RIGHT   COUNT PINs on so many connections at once, the right one in their
 *                                                  midst; told to try again, it does. Prints what it was answered
 * guess time SOCKET PHONE COUNT PIN                the same PIN one after the other; prints the median in ms */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct count {
    int right, wrong, later, lost;
};

static int dial(const char *path)
{
    struct sockaddr_un to = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    snprintf(to.sun_path, sizeof to.sun_path, "%s", path);
    return fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) == 0 ? fd : -1;
}

/* 1 right, 0 wrong, -1 try again, -2 the daemon is gone or said something else. */
static int try_pin(int fd, const char *phone, const char *pin)
{
    char line[400];
    size_t n =
        (size_t)snprintf(line, sizeof line, "{\"op\":\"pin.try\",\"phone\":\"%s\",\"pin\":\"%s\"}\n", phone, pin);
    if (send(fd, line, n, MSG_NOSIGNAL) != (ssize_t)n)
        return -2;
    for (n = 0; n + 1 < sizeof line && read(fd, line + n, 1) == 1 && line[n] != '\n'; n++)
        continue;
    line[n] = '\0';
    if (strstr(line, "\"right\":true"))
        return 1;
    if (strstr(line, "\"right\":false"))
        return 0;
    return strstr(line, "try again") ? -1 : -2;
}

static void guess(int fd, const char *phone, int n, const char *right, struct count *c)
{
    char pin[16];
    int said = -1;
    snprintf(pin, sizeof pin, "%06d", 310000 + 7 * n);
    while ((said = try_pin(fd, phone, right ? right : pin)) == -1) {
        __atomic_add_fetch(&c->later, 1, __ATOMIC_RELAXED);
        usleep(2000);
    }
    __atomic_add_fetch(said == 1 ? &c->right : said == 0 ? &c->wrong : &c->lost, 1, __ATOMIC_RELAXED);
}

static int all(char **v)
{
    int n = atoi(v[2]), connections = atoi(v[3]);
    struct count *c = mmap(NULL, sizeof *c, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (c == MAP_FAILED)
        return 1;
    for (int k = 0; k < connections; k++)
        if (fork() == 0) {
            int fd = dial(v[0]);
            for (int i = k; i < n; i += connections)
                guess(fd, v[1], i, i == n / 2 ? v[4] : NULL, c);
            _exit(0);
        }
    while (wait(NULL) > 0)
        continue;
    printf("right=%d wrong=%d lost=%d later=%d\n", c->right, c->wrong, c->lost, c->later);
    return 0;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int median(char **v)
{
    double ms[100] = {0};
    int n = atoi(v[2]), fd = dial(v[0]);
    if (n < 1 || n > 100)
        return 2;
    for (int i = 0; i < n; i++) {
        struct timespec a, b;
        clock_gettime(CLOCK_MONOTONIC, &a);
        if (try_pin(fd, v[1], v[3]) < 0)
            return 1;
        clock_gettime(CLOCK_MONOTONIC, &b);
        ms[i] = (double)(b.tv_sec - a.tv_sec) * 1e3 + (double)(b.tv_nsec - a.tv_nsec) / 1e6;
    }
    qsort(ms, (size_t)n, sizeof ms[0], by_size);
    printf("%.0f\n", ms[n / 2]);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 7 && strcmp(argv[1], "all") == 0)
        return all(argv + 2);
    if (argc == 6 && strcmp(argv[1], "time") == 0)
        return median(argv + 2);
    return 2;
}
