/* mlinzid_door_test.c - a door alone, and this test in the place of its desks: each question is answered by whoever was
 * asked, and by nobody else. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mlinzid/door/letter.h"
#include "mlinzid/proc/warden.h"
#include "tests/unit/test.h"

static struct {
    pid_t pid;
    int hall, port;
} door;

static int listener(int *port)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t n = sizeof at;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&at, sizeof at) != 0 || listen(fd, 16) != 0 ||
        getsockname(fd, (struct sockaddr *)&at, &n) != 0)
        return -1;
    *port = ntohs(at.sin_port);
    return fd;
}

/* Its sockets at the places where a child finds them. */
static void be_door(int engine, int hall, int counter, int pages)
{
    static struct settings settings;
    const int from[] = {engine, hall, counter, pages};
    int high[4];
    settings_default(&settings);
    for (int i = 0; i < 4; i++)
        high[i] = fcntl(from[i], F_DUPFD, 64);
    for (int i = 0; i < 4; i++)
        (void)dup2(high[i], PROC_FD + i);
    const struct child_settings s = {.settings = &settings, .listening = {PROC_FD + 3, -1}};
    door_run(&s);
}

static bool open_door(void)
{
    int engine[2], hall[2], counter[2], pages = listener(&door.port);
    if (pages < 0 || socketpair(AF_UNIX, SOCK_SEQPACKET, 0, engine) != 0 ||
        socketpair(AF_UNIX, SOCK_SEQPACKET, 0, hall) != 0 || socketpair(AF_UNIX, SOCK_SEQPACKET, 0, counter) != 0)
        return false;
    door.pid = fork();
    if (door.pid == 0)
        be_door(engine[1], hall[1], counter[1], pages);
    door.hall = hall[0];
    close(pages);
    close(hall[1]);
    return door.pid > 0;
}

static int browser(const char *path)
{
    struct sockaddr_in at = {
        .sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_port = htons((uint16_t)door.port)};
    char request[200];
    int fd = socket(AF_INET, SOCK_STREAM, 0),
        n = snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", path);
    if (fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof at) != 0 || write(fd, request, (size_t)n) != n)
        return -1;
    return fd;
}

static bool readable(int fd, int ms)
{
    struct pollfd p = {fd, POLLIN, 0};
    return poll(&p, 1, ms) == 1;
}

static int64_t asked(const char *path)
{
    struct letter l;
    if (!readable(door.hall, 5000) || letter_receive(door.hall, &l, false) != LETTER_GOT || l.kind != LETTER_ASK)
        return 0;
    CHECK(span_is(l.part[ASK_PATH], path));
    return l.id;
}

static void answer(int64_t id, const char *body)
{
    struct letter l = {.kind = LETTER_ANSWER, .id = id, .number = {200}, .parts = ANSWER_PARTS};
    l.part[ANSWER_HEADERS] = SPAN("Content-Type: text/plain\n");
    l.part[ANSWER_BODY] = span_of(body);
    CHECK(letter_send(door.hall, &l, false));
}

static const char *heard(int fd)
{
    static char all[4096];
    ssize_t n = readable(fd, 5000) ? read(fd, all, sizeof all - 1) : 0;
    all[n > 0 ? n : 0] = '\0';
    return all;
}

/* One desk was asked for /mine. It knows no more of the question of another than it can guess. */
static void nobody_answers_what_another_was_asked(void)
{
    int mine = browser("/mine");
    int64_t id = asked("/mine");
    int other = browser("/other");
    int64_t others = asked("/other");
    CHECK(id > 0 && others > 0);
    int64_t apart = others > id ? others - id : id - others;
    CHECK(apart > 1000000);
    for (int64_t i = 1; i <= 100; i++) {
        answer(id + i, "forged");
        answer(id - i, "forged");
    }
    answer(id, "of mine");
    CHECK(strstr(heard(mine), "of mine") != NULL);
    CHECK(!readable(other, 100));
    answer(others, "of the other");
    CHECK(strstr(heard(other), "of the other") != NULL);
    answer(others, "once more"); /* nobody's any more */
    CHECK(!readable(other, 100));
    close(mine);
    close(other);
}

int main(void)
{
    if (!open_door())
        return 1;
    RUN(nobody_answers_what_another_was_asked);
    kill(door.pid, SIGTERM);
    (void)waitpid(door.pid, NULL, 0);
    return test_end();
}
