/* listen.c - opening the door's sockets. */
#include "mlinzid/door/listen.h"

#include <errno.h>
#include <event2/util.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "mlinzid/door/tls_files.h"

#define SPARE_FILES 1024
#define WAITING 256 /* connections that wait to be accepted */

static bool listen_at(const char *where, const char *setting, int *out, char *why, size_t cap)
{
    struct sockaddr_storage at = {0};
    int n = sizeof at, one = 1;
    *out = -1;
    if (!*where)
        return true;
    if (evutil_parse_sockaddr_port(where, (struct sockaddr *)&at, &n) != 0 ||
        (at.ss_family == AF_INET ? ((struct sockaddr_in *)&at)->sin_port : ((struct sockaddr_in6 *)&at)->sin6_port) ==
            0) {
        snprintf(why, cap, "%s = \"%.60s\" is no address with a port; write it as \"127.0.0.1:8254\" or \"[::1]:8254\"",
                 setting, where);
        return false;
    }
    int fd = socket(at.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one) == 0 &&
        bind(fd, (struct sockaddr *)&at, (socklen_t)n) == 0 && listen(fd, WAITING) == 0) {
        *out = fd;
        return true;
    }
    snprintf(why, cap, "%s = \"%.60s\" cannot be listened on: %s", setting, where, strerror(errno));
    if (fd >= 0)
        close(fd);
    return false;
}

/* Each connection is an open file. */
static void room_for(int64_t connections)
{
    struct rlimit files;
    rlim_t want = (rlim_t)connections + SPARE_FILES;
    if (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur < want) {
        files.rlim_cur = files.rlim_max < want ? files.rlim_max : want;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

bool listening_open(const struct settings *s, struct listening *out, char *why, size_t cap)
{
    *out = (struct listening){-1, -1};
    if (*s->http_listen)
        room_for(s->http_connections_max);
    if (!tls_files_there(s, why, cap))
        return false;
    if (listen_at(s->http_listen, "http.listen", &out->pages, why, cap) &&
        listen_at(s->http_health, "http.health", &out->health, why, cap))
        return true;
    listening_close(out);
    return false;
}

void listening_close(struct listening *l)
{
    if (l->pages >= 0)
        close(l->pages);
    if (l->health >= 0)
        close(l->health);
    *l = (struct listening){-1, -1};
}
