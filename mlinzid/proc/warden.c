/* warden.c - makes keeper, desk and door when the engine asks, hands the engine its end of each one's socket, and tells
 * when one has ended. It reads nothing but the engine's few words and opens nothing for itself.
 *
 * All of them end with the engine: at the end of its socket, and, were it killed, by the signal that a parent's death
 * sends (PR_SET_PDEATHSIG): the engine's to the warden, the warden's to the children. */
#include "mlinzid/proc/warden.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mlinzid/proc/sandbox.h"

#define APART 64 /* no descriptor we are given is as high */

/* From here on this process holds 2 (the log), and at PROC_FD and after it what `want` names, -1 for nothing. */
static bool hold_only(const int want[CHILD_FDS - PROC_FD])
{
    int apart[CHILD_FDS - PROC_FD];
    for (int i = 0; i < CHILD_FDS - PROC_FD; i++) /* a place may hold what another place is to get */
        if ((apart[i] = want[i] < 0 ? -1 : fcntl(want[i], F_DUPFD_CLOEXEC, APART)) < 0 && want[i] >= 0)
            return false;
    for (int i = 0; i < CHILD_FDS - PROC_FD; i++)
        if (apart[i] < 0)
            close(PROC_FD + i);
        else if (dup2(apart[i], PROC_FD + i) < 0)
            return false;
    return close_range(CHILD_FDS, ~0u, 0) == 0;
}

/* What is read from 0 or written to 1 goes nowhere. */
static bool hush(void)
{
    int none = open("/dev/null", O_RDWR | O_CLOEXEC);
    return none >= 0 && dup2(none, 0) >= 0 && dup2(none, 1) >= 0;
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
    return !s->settings->process_sandbox || sandbox_enter(who);
}

struct warden {
    const struct child_settings *s;
    int hall[2]; /* the door's end, the desks'; both are kept, so that one made anew finds the other */
    pid_t pid[PROCESS_COUNT];
};

/* want: what it finds at PROC_FD and after it. */
static _Noreturn void child_run(enum process who, pid_t warden, const int want[], const struct child_settings *s)
{
    char name[16];
    sigset_t none;
    sigemptyset(&none);
    signal(SIGCHLD, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    snprintf(name, sizeof name, "mlinzi-%s", process_word(who));
    if (!bind_to(name, warden) || !hold_only(want))
        _exit(1);
    if (who == PROCESS_KEEPER)
        keeper_run(s);
    if (who == PROCESS_DOOR)
        door_run(s);
    desk_run(who, s);
}

/* --- the warden --- */

static void close_pair(int fd[2])
{
    for (int i = 0; i < 2; i++)
        if (fd[i] >= 0)
            close(fd[i]);
}

/* A desk's counter is a stream of lines, the door's one of letters; the keeper has none. */
static bool counter_pair(enum process who, int fd[2])
{
    int type = who == PROCESS_DOOR ? SOCK_SEQPACKET : SOCK_STREAM;
    return who == PROCESS_KEEPER || socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, fd) == 0;
}

static void spawn(struct warden *w, enum process who)
{
    struct proc_message said = {.kind = PROC_SPAWNED, .number = {who}};
    pid_t self = getpid(), pid = -1;
    int fd[2] = {-1, -1}, counter[2] = {-1, -1};
    bool door = who == PROCESS_DOOR, keeper = who == PROCESS_KEEPER;
    if (!w->pid[who] && proc_pair(fd) && counter_pair(who, counter)) {
        int want[] = {fd[1], keeper ? -1 : w->hall[door ? 0 : 1], counter[1], door ? w->s->listening.pages : -1,
                      door ? w->s->listening.health : -1};
        pid = fork();
        if (pid == 0)
            child_run(who, self, want, w->s);
    }
    if (pid > 0)
        said.number[1] = w->pid[who] = pid;
    (void)proc_send(PROC_FD, &said, pid > 0 ? fd[0] : -1, false);
    said.kind = PROC_COUNTER;
    if (pid > 0 && counter[0] >= 0)
        (void)proc_send(PROC_FD, &said, counter[0], false);
    close_pair(fd);
    close_pair(counter);
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
    struct child_settings own = *s;
    struct warden w = {.s = &own, .hall = {-1, -1}};
    const int want[] = {fd, -1, -1, s->listening.pages, s->listening.health};
    struct proc_heard heard;
    sigset_t held, open;
    pid_t engine = getppid();
    sigemptyset(&held);
    sigemptyset(&open);
    sigaddset(&held, SIGCHLD);
    sigprocmask(SIG_BLOCK, &held, NULL);
    sigaction(SIGCHLD, &(struct sigaction){.sa_handler = on_child}, NULL);
    leave_signals();
    own.listening.pages = s->listening.pages < 0 ? -1 : CHILD_LISTEN;
    own.listening.health = s->listening.health < 0 ? -1 : CHILD_HEALTH;
    if (!hush() || !hold_only(want) || !proc_pair(w.hall) || !bind_to("mlinzi-warden", engine) ||
        !child_confine(PROCESS_WARDEN, s))
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
