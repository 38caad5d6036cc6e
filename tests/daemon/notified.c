/* notified.c - notified SOCKET: what a daemon tells its service manager (sd_notify(3)), a line each, until it stops. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    struct sockaddr_un at = {.sun_family = AF_UNIX};
    char said[200];
    int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (argc != 2 || fd < 0)
        return 2;
    snprintf(at.sun_path, sizeof at.sun_path, "%s", argv[1]);
    if (bind(fd, (struct sockaddr *)&at, sizeof at) != 0)
        return 2;
    for (ssize_t n; (n = recv(fd, said, sizeof said - 1, 0)) > 0;) {
        said[n] = '\0';
        printf("%s\n", said);
        fflush(stdout);
        if (strstr(said, "STOPPING=1"))
            return 0;
    }
    return 1;
}
