/* procs.c - one record for each process: its socket, its pid, when it was last heard, and when it is made anew.
 *
 * A process that ended is made anew after a wait that doubles each time, so that one which cannot live costs little;
 * one that lived for as long as the longest wait starts from the first wait again. One that is silent for too long is
 * ended, which its parent, the warden, can do and the engine's own list of calls need not allow. */
#include "mlinzid/proc/procs.h"

#include <event2/event.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/steady.h"
#include "mlinzid/proc/warden.h"

#define CLOSE_WAIT_MS 3000

struct proc {
    struct procs *all;
    enum process who;
    int fd; /* -1 none */
    pid_t pid;
    struct event *read, *again;
    bool answers, asked; /* asked: a ping is unanswered */
    bool wanted;         /* its end is (procs_again) */
    int64_t heard_ms, made_ms, wait_ms;
    int64_t restarts;
};
struct procs {
    struct event_base *base;
    struct procs_events on;
    struct event *tick;
    int64_t restart_ms, restart_max_ms, silence_ms;
    pid_t warden;
    struct proc proc[PROCESS_COUNT]; /* the warden's among them: its socket */
};

static struct timeval tv(int64_t ms)
{
    return (struct timeval){ms / 1000, (suseconds_t)(ms % 1000) * 1000};
}

static bool warden_ask(struct procs *p, enum proc_kind kind, enum process who)
{
    struct proc_message m = {.kind = kind, .number = {who}};
    return p->proc[PROCESS_WARDEN].fd >= 0 && proc_send(p->proc[PROCESS_WARDEN].fd, &m, -1, true);
}

/* --- the end of one, and its new beginning --- */

static void drop(struct proc *c)
{
    if (c->fd < 0)
        return;
    event_free(c->read);
    c->read = NULL;
    close(c->fd);
    c->fd = -1;
    c->answers = c->asked = false;
    if (c->all->on.gone)
        c->all->on.gone(c->all->on.ctx, c->who);
}

static void again_later(struct proc *c)
{
    const struct procs *p = c->all;
    if (c->made_ms && steady_ms() - c->made_ms >= p->restart_max_ms)
        c->wait_ms = 0;
    c->wait_ms = c->wait_ms ? c->wait_ms * 2 : p->restart_ms;
    if (c->wait_ms > p->restart_max_ms)
        c->wait_ms = p->restart_max_ms;
    struct timeval wait = tv(c->wait_ms);
    event_add(c->again, &wait);
}

static void on_again(evutil_socket_t fd, short what, void *ctx)
{
    struct proc *c = ctx;
    (void)fd;
    (void)what;
    if (warden_ask(c->all, PROC_SPAWN, c->who))
        c->restarts++;
    else
        again_later(c);
}

static void ended(struct proc *c, const struct proc_message *m)
{
    int status = (int)m->number[2];
    drop(c);
    c->pid = 0;
    if (c->wanted) {
        struct timeval now = {0, 0};
        c->wait_ms = 0;
        event_add(c->again, &now);
    } else
        again_later(c);
    c->wanted = false;
    log_event("process.ended", LOG_W("name", process_word(c->who)), LOG_I("pid", m->number[1]),
              LOG_I("signal", WIFSIGNALED(status) ? WTERMSIG(status) : 0),
              LOG_I("exit", WIFEXITED(status) ? WEXITSTATUS(status) : 0), LOG_I("again_ms", c->wait_ms));
}

/* Nothing is made anew from here on. The children end with the warden; reports need none of them. */
static void warden_gone(struct procs *p)
{
    log_event("alarm", LOG_W("kind", "warden"));
    for (int i = PROCESS_WARDEN; i < PROCESS_COUNT; i++) {
        drop(&p->proc[i]);
        p->proc[i].pid = 0;
        if (p->proc[i].again)
            event_del(p->proc[i].again);
    }
    event_del(p->tick);
    (void)waitpid(p->warden, NULL, WNOHANG);
}

/* --- what is heard --- */

static void on_child(evutil_socket_t fd, short what, void *ctx)
{
    struct proc *c = ctx;
    struct proc_heard heard;
    (void)what;
    enum proc_got got = proc_receive(fd, &heard, true);
    if (got == PROC_NOTHING)
        return;
    if (got == PROC_GOT && heard.fd < 0) {
        c->heard_ms = steady_ms();
        c->asked = false;
        c->answers = true;
        if (c->all->on.heard)
            c->all->on.heard(c->all->on.ctx, c->who, &heard.m);
        return;
    }
    if (got == PROC_GOT) /* no child has anything to pass */
        close(heard.fd);
    if (got != PROC_END)
        log_event("process.broken", LOG_W("name", process_word(c->who)), LOG_I("pid", c->pid));
    drop(c);
    (void)warden_ask(c->all, PROC_KILL, c->who); /* whoever closed its socket is no use any more */
}

static void ping(struct proc *c)
{
    struct proc_message m = {.kind = PROC_PING};
    if (c->fd >= 0 && !c->asked)
        c->asked = proc_send(c->fd, &m, -1, true);
}

static void made(struct proc *c, const struct proc_message *m, int fd)
{
    struct procs *p = c->all;
    drop(c);
    c->pid = (pid_t)m->number[1];
    c->fd = fd;
    c->read = fd >= 0 ? event_new(p->base, fd, EV_READ | EV_PERSIST, on_child, c) : NULL;
    if (!c->read || event_add(c->read, NULL) != 0) {
        if (fd >= 0)
            close(fd);
        c->fd = -1;
        again_later(c);
        return;
    }
    c->made_ms = c->heard_ms = steady_ms();
    log_event("process.made", LOG_W("name", process_word(c->who)), LOG_I("pid", c->pid));
    ping(c);
}

static void on_warden(evutil_socket_t fd, short what, void *ctx)
{
    struct procs *p = ctx;
    struct proc_heard heard;
    (void)what;
    enum proc_got got = proc_receive(fd, &heard, true);
    if (got == PROC_NOTHING)
        return;
    const struct proc_message *m = &heard.m;
    bool known = got == PROC_GOT && m->number[0] >= PROCESS_KEEPER && m->number[0] < PROCESS_COUNT;
    if (known && m->kind == PROC_SPAWNED)
        made(&p->proc[m->number[0]], m, heard.fd);
    else if (known && m->kind == PROC_COUNTER && heard.fd >= 0)
        p->on.counter(p->on.ctx, (enum process)m->number[0], heard.fd);
    else if (known && m->kind == PROC_ENDED && m->number[1] == p->proc[m->number[0]].pid)
        ended(&p->proc[m->number[0]], m);
    else if (got != PROC_GOT)
        warden_gone(p);
}

static void on_tick(evutil_socket_t fd, short what, void *ctx)
{
    struct procs *p = ctx;
    (void)fd;
    (void)what;
    for (int i = PROCESS_KEEPER; i < PROCESS_COUNT; i++) {
        struct proc *c = &p->proc[i];
        if (c->fd >= 0 && c->asked && steady_ms() - c->heard_ms > p->silence_ms) {
            log_event("process.silent", LOG_W("name", process_word(c->who)), LOG_I("pid", c->pid));
            (void)warden_ask(p, PROC_KILL, c->who);
        } else
            ping(c);
    }
}

/* --- public --- */

struct procs *procs_fork(const struct settings *s, const char *settings_path, const struct listening *l)
{
    struct child_settings child = {s, settings_path, *l};
    struct procs *p = calloc(1, sizeof *p);
    int fd[2];
    if (!p || !proc_pair(fd)) {
        free(p);
        return NULL;
    }
    p->restart_ms = s->process_restart_ms;
    p->restart_max_ms = s->process_restart_max_ms;
    p->silence_ms = s->process_silence_s * 1000;
    for (int i = 0; i < PROCESS_COUNT; i++)
        p->proc[i] = (struct proc){.all = p, .who = (enum process)i, .fd = -1};
    p->warden = fork();
    if (p->warden == 0)
        warden_run(fd[1], &child);
    close(fd[1]);
    p->proc[PROCESS_WARDEN].fd = fd[0];
    p->proc[PROCESS_WARDEN].pid = p->warden;
    if (p->warden > 0)
        return p;
    close(fd[0]);
    free(p);
    return NULL;
}

bool procs_start(struct procs *p, struct event_base *base, const struct procs_events *on)
{
    struct proc *w = &p->proc[PROCESS_WARDEN];
    struct timeval every = tv(p->silence_ms / 4);
    p->base = base;
    p->on = *on;
    p->tick = event_new(base, -1, EV_PERSIST, on_tick, p);
    w->read = event_new(base, w->fd, EV_READ | EV_PERSIST, on_warden, p);
    bool ok = p->tick && w->read && event_add(p->tick, &every) == 0 && event_add(w->read, NULL) == 0;
    for (int i = PROCESS_KEEPER; ok && i < PROCESS_COUNT; i++) {
        p->proc[i].again = evtimer_new(base, on_again, &p->proc[i]);
        ok = p->proc[i].again && warden_ask(p, PROC_SPAWN, (enum process)i);
    }
    return ok;
}

bool procs_send(struct procs *p, enum process to, const struct proc_message *m)
{
    return p && p->proc[to].fd >= 0 && proc_send(p->proc[to].fd, m, -1, true);
}

void procs_again(struct procs *p, enum process who)
{
    if (p && p->proc[who].pid && warden_ask(p, PROC_KILL, who))
        p->proc[who].wanted = true;
}

struct proc_state procs_state(const struct procs *p, enum process who)
{
    const struct proc *c = &p->proc[who];
    return (struct proc_state){c->pid, who == PROCESS_WARDEN ? c->fd >= 0 : c->answers, c->restarts};
}

static void wait_for(pid_t pid)
{
    for (int ms = 0; ms < CLOSE_WAIT_MS; ms += 5) {
        if (waitpid(pid, NULL, WNOHANG) != 0)
            return;
        nanosleep(&(struct timespec){0, 5 * 1000 * 1000}, NULL);
    }
    kill(pid, SIGKILL);
    (void)waitpid(pid, NULL, 0);
}

void procs_close(struct procs *p)
{
    if (!p)
        return;
    p->on = (struct procs_events){0};
    for (int i = PROCESS_COUNT - 1; i >= PROCESS_WARDEN; i--) {
        struct proc *c = &p->proc[i];
        if (c->read)
            event_free(c->read);
        if (c->again)
            event_free(c->again);
        if (c->fd >= 0)
            close(c->fd);
    }
    if (p->tick)
        event_free(p->tick);
    wait_for(p->warden);
    free(p);
}
