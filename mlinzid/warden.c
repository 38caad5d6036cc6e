/* warden.c - makes keeper, desk and door when the engine asks, hands the engine its end of each one's socket, and tells
 * when one has ended. It reads nothing but the engine's few words and opens nothing for itself.
 *
 * All of them end with the engine: at the end of its socket, and, were it killed, by the signal that a parent's death
 * sends (PR_SET_PDEATHSIG): the engine's to the warden, the warden's to the children. */
#include "mlinzid/warden.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mlinzid/sandbox.h"

/* Keeps 2 (the log) and PROC_FD; what is read from 0 or written to 1 goes nowhere. */
static bool hold_only(int fd)
{
    int none = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (none < 0 || dup2(none, 0) < 0 || dup2(none, 1) < 0)
        return false;
    return (fd == PROC_FD || dup2(fd, PROC_FD) == PROC_FD) && close_range(PROC_FD + 1, ~0u, 0) == 0;
}

/* Named in the list of processes; dies with its parent, also when that was gone before it could say so. */
static bool bind_to(const char *name, pid_t parent)
{
    prctl(PR_SET_NAME, name, 0, 0, 0);
    return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && getppid() == parent;
}

/* Signals meant for the service are the engine's business: it ends the others in its own order. */
static void leave_signals(void)
{
    static const int engines[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT};
    for (size_t i = 0; i < sizeof engines / sizeof engines[0]; i++)
        signal(engines[i], SIG_IGN);
}

/* --- a child --- */

bool child_confine(enum process who, const struct child_settings *s)
{
    return !s->sandbox || sandbox_enter(who);
}

static _Noreturn void child_run(enum process who, pid_t warden, int fd, const struct child_settings *s)
{
    char name[16];
    sigset_t none;
    sigemptyset(&none);
    signal(SIGCHLD, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    snprintf(name, sizeof name, "mlinzi-%s", process_word(who));
    if (!bind_to(name, warden) || dup2(fd, PROC_FD) != PROC_FD || close_range(PROC_FD + 1, ~0u, 0) != 0)
        _exit(1);
    if (who == PROCESS_KEEPER)
        keeper_run(s);
    idle_run(who, s);
}

void idle_run(enum process who, const struct child_settings *s)
{
    struct proc_heard heard;
    if (!child_confine(who, s))
        _exit(1);
    while (proc_receive(PROC_FD, &heard, false) == PROC_GOT) {
        struct proc_message pong = {.kind = PROC_PONG, .id = heard.m.id};
        if (heard.m.kind != PROC_PING || !proc_send(PROC_FD, &pong, -1, false))
            break;
    }
    _exit(0);
}

/* --- the warden --- */

struct warden {
    const struct child_settings *s;
    pid_t pid[PROCESS_COUNT];
};

static void spawn(struct warden *w, enum process who)
{
    struct proc_message said = {.kind = PROC_SPAWNED, .number = {who}};
    pid_t self = getpid(), pid;
    int fd[2] = {-1, -1};
    if (w->pid[who] || !proc_pair(fd)) {
        (void)proc_send(PROC_FD, &said, -1, false);
        return;
    }
    pid = fork();
    if (pid == 0)
        child_run(who, self, fd[1], w->s);
    close(fd[1]);
    if (pid > 0)
        said.number[1] = w->pid[who] = pid;
    (void)proc_send(PROC_FD, &said, pid > 0 ? fd[0] : -1, false);
    close(fd[0]);
}

static void reap(struct warden *w)
{
    int status;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;)
        for (int who = 0; who < PROCESS_COUNT; who++)
            if (w->pid[who] == pid) {
                struct proc_message said = {.kind = PROC_ENDED, .number = {who, pid, status}};
                w->pid[who] = 0;
                (void)proc_send(PROC_FD, &said, -1, false);
            }
}

static void heed(struct warden *w, const struct proc_message *m)
{
    enum process who = (enum process)m->number[0];
    if (m->number[0] < PROCESS_KEEPER || m->number[0] >= PROCESS_COUNT)
        return;
    if (m->kind == PROC_SPAWN)
        spawn(w, who);
    else if (m->kind == PROC_KILL && w->pid[who])
        kill(w->pid[who], SIGKILL);
}

static void on_child(int signal)
{
    (void)signal; /* only so that ppoll is interrupted */
}

void warden_run(int fd, const struct child_settings *s)
{
    struct warden w = {.s = s};
    struct proc_heard heard;
    sigset_t held, open;
    pid_t engine = getppid();
    sigemptyset(&held);
    sigemptyset(&open);
    sigaddset(&held, SIGCHLD);
    sigprocmask(SIG_BLOCK, &held, NULL);
    sigaction(SIGCHLD, &(struct sigaction){.sa_handler = on_child}, NULL);
    leave_signals();
    if (!hold_only(fd) || !bind_to("mlinzi-warden", engine) || !child_confine(PROCESS_WARDEN, s))
        _exit(1);
    for (;;) {
        struct pollfd p = {PROC_FD, POLLIN, 0};
        int n = ppoll(&p, 1, NULL, &open); /* a child's end is heard here alone, between two messages */
        reap(&w);
        if (n <= 0)
            continue;
        enum proc_got got = proc_receive(PROC_FD, &heard, true);
        if (got == PROC_GOT)
            heed(&w, &heard.m);
        else if (got != PROC_NOTHING)
            break;
    }
    /* The engine has gone. Each child hears the end of its own socket; whoever does not is ended by our own end. */
    pid_t pid = 0;
    for (int i = 0; i < 40 && (pid = waitpid(-1, NULL, WNOHANG)) >= 0; i++)
        if (pid == 0)
            (void)ppoll(NULL, 0, &(struct timespec){0, 50 * 1000 * 1000}, &open);
    _exit(0);
}
