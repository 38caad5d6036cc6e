/* redis_server.h - a redis-server of a test's own, on a Unix socket in a directory of its own: nothing of it listens on
 * a network, and it ends with who started it. */
#ifndef MLINZI_TESTS_REDIS_SERVER_H
#define MLINZI_TESTS_REDIS_SERVER_H

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static char redis_dir[32], redis_at[36]; /* the socket's path */
static pid_t redis_pid;

static inline void redis_start(void)
{
    redis_pid = fork();
    if (redis_pid == 0) {
        int none = open("/dev/null", O_RDWR);
        prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
        dup2(none, 1);
        dup2(none, 2);
        execlp("redis-server", "redis-server", "--port", "0", "--unixsocket", redis_at, "--save", "", "--appendonly",
               "no", "--dir", redis_dir, NULL);
        _exit(127);
    }
    for (int i = 0; i < 300 && access(redis_at, R_OK) != 0; i++)
        usleep(10000);
}

static inline void redis_end(int how)
{
    kill(redis_pid, how);
    waitpid(redis_pid, NULL, 0);
    unlink(redis_at);
}

/* False: there is no redis-server on this machine. */
static inline bool redis_open(void)
{
    snprintf(redis_dir, sizeof redis_dir, P_tmpdir "/mlinzi-redis-XXXXXX");
    if (system("command -v redis-server >/dev/null") != 0 || !mkdtemp(redis_dir))
        return false;
    snprintf(redis_at, sizeof redis_at, "%s/s", redis_dir);
    redis_start();
    return true;
}

static inline void redis_close(void)
{
    redis_end(SIGTERM);
    rmdir(redis_dir);
}

#endif
