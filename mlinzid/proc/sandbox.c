/* sandbox.c - the lists of system calls, one table for all processes, and what else keeps a process to its work.
 *
 * A call that stands nowhere kills the process, so that a list too short is found by the first test that goes there
 * and not by an error handled somewhere in silence. What a C library tries and can do without is answered EPERM.
 */
#include "mlinzid/proc/sandbox.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define REAL false
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define REAL false
#endif
#endif
#ifndef REAL
#define REAL true
#endif

/* --- the table --- */

#define ENGINE (1u << PROCESS_ENGINE)
#define WARDEN (1u << PROCESS_WARDEN)
#define KEEPER (1u << PROCESS_KEEPER)
#define DESK (1u << PROCESS_DESK | 1u << PROCESS_DESK2)
#define DOOR (1u << PROCESS_DOOR)
#define CHILDREN (KEEPER | DESK | DOOR)
/* What a child may do its warden may: its list is laid over the warden's, and both must agree. */
#define ALL (ENGINE | WARDEN | CHILDREN)
#define STORE (ENGINE | WARDEN | KEEPER | DESK)
#define OPENS (ENGINE | WARDEN) /* the warden for its children, which open what they need before they are confined */
#define LOOP (ENGINE | WARDEN | DOOR) /* whoever waits for many; the warden for the door */

#define WX (PROT_WRITE | PROT_EXEC)
enum verdict { ALLOW, TRIES }; /* TRIES: answered EPERM */
struct row {
    int call;
    unsigned who;
    enum verdict verdict;
    /* Where compare is set, only with this argument (counted from 0). MASKED: argument & value == other. */
    unsigned argument;
    int compare;
    uint64_t value, other;
};
#define CALL(name, of)                      \
    {                                       \
        .call = SCMP_SYS(name), .who = (of) \
    }
#define TRY(name, of)                                         \
    {                                                         \
        .call = SCMP_SYS(name), .who = (of), .verdict = TRIES \
    }
#define IS(name, of, n, v)                                                                                   \
    {                                                                                                        \
        .call = SCMP_SYS(name), .who = (of), .argument = (n), .compare = SCMP_CMP_EQ, .value = (uint64_t)(v) \
    }
#define MASKED(name, of, n, mask, v)                                                                          \
    {                                                                                                         \
        .call = SCMP_SYS(name), .who = (of), .argument = (n), .compare = SCMP_CMP_MASKED_EQ, .value = (mask), \
        .other = (v)                                                                                          \
    }

static const struct row rows[] = {
    /* living, and ending */
    CALL(read, ALL),
    CALL(write, ALL),
    CALL(writev, ALL),
    CALL(close, ALL),
    CALL(exit, ALL),
    CALL(exit_group, ALL),
    CALL(rt_sigreturn, ALL),
    CALL(rt_sigprocmask, ALL),
    CALL(rt_sigaction, ALL),
    CALL(sigaltstack, ALL),
    CALL(restart_syscall, ALL),
    CALL(getpid, ALL),
    CALL(gettid, ALL),
    IS(tgkill, ALL, 2, SIGABRT), /* must() */
    CALL(clock_gettime, ALL),
    CALL(gettimeofday, ALL),
    CALL(time, ALL),
    CALL(getrandom, ALL),
    CALL(futex, ALL),
    /* memory, never to be written and run */
    CALL(brk, ALL),
    CALL(munmap, ALL),
    CALL(mremap, ALL),
    CALL(madvise, ALL),
    MASKED(mmap, ALL, 2, WX, 0),
    MASKED(mmap, ALL, 2, WX, PROT_WRITE),
    MASKED(mprotect, ALL, 2, WX, 0),
    MASKED(mprotect, ALL, 2, WX, PROT_WRITE),
    MASKED(mmap, OPENS, 2, WX, PROT_EXEC),     /* a library the names of users need */
    MASKED(mprotect, OPENS, 2, WX, PROT_EXEC), /* the same */
    CALL(mlock, ENGINE | WARDEN | KEEPER),
    CALL(munlock, ENGINE | WARDEN | KEEPER),
    /* its socketpair */
    CALL(sendmsg, ALL),
    CALL(recvmsg, ALL),
    /* the store's files, open already */
    CALL(pread64, STORE),
    CALL(pwrite64, STORE),
    CALL(lseek, STORE),
    CALL(fcntl, STORE | DOOR),
    CALL(fsync, STORE),
    CALL(fdatasync, STORE),
    CALL(ftruncate, STORE),
    CALL(fallocate, STORE),
    CALL(fstat, STORE | DOOR),
    CALL(newfstatat, STORE | DOOR),
    CALL(stat, STORE),
    CALL(geteuid, STORE | DOOR),
    CALL(getuid, STORE | DOOR),
    CALL(nanosleep, STORE),
    CALL(clock_nanosleep, STORE),
    CALL(fchmod, STORE),
    CALL(fchown, STORE),
    /* files */
    CALL(open, OPENS),
    CALL(openat, OPENS),
    CALL(access, OPENS),
    CALL(faccessat, OPENS),
    CALL(faccessat2, OPENS),
    CALL(lstat, OPENS),
    CALL(statx, OPENS),
    CALL(readlink, OPENS),
    CALL(readlinkat, OPENS),
    CALL(getcwd, OPENS),
    CALL(unlink, OPENS),
    CALL(unlinkat, OPENS),
    CALL(mkdir, OPENS),
    CALL(mkdirat, OPENS),
    CALL(chmod, OPENS),
    CALL(fchmodat, OPENS),
    CALL(umask, OPENS),
    CALL(getdents64, OPENS),
    CALL(flock, OPENS),
    CALL(statfs, OPENS),
    CALL(fstatfs, OPENS),
    CALL(rename, ENGINE),
    CALL(renameat, ENGINE),
    CALL(renameat2, ENGINE),
    CALL(link, ENGINE),
    CALL(linkat, ENGINE),
    CALL(rmdir, ENGINE),
    CALL(readv, LOOP),
    CALL(preadv, ENGINE),
    CALL(pwritev, ENGINE),
    CALL(sync_file_range, ENGINE),
    CALL(fadvise64, ENGINE),
    CALL(truncate, ENGINE),
    CALL(utimensat, ENGINE),
    /* the loop and its sockets */
    CALL(poll, LOOP | DESK),
    CALL(ppoll, ENGINE | WARDEN),
    CALL(select, LOOP),
    CALL(pselect6, LOOP),
    CALL(epoll_create1, LOOP),
    CALL(epoll_ctl, LOOP),
    CALL(epoll_wait, LOOP),
    CALL(epoll_pwait, LOOP),
    CALL(epoll_pwait2, LOOP),
    CALL(eventfd2, LOOP),
    CALL(pipe2, LOOP),
    CALL(timerfd_create, LOOP),
    CALL(timerfd_settime, LOOP),
    IS(socket, LOOP, 0, AF_UNIX),
    IS(socket, LOOP, 0, AF_INET),
    IS(socket, LOOP, 0, AF_INET6),
    IS(socketpair, LOOP, 0, AF_UNIX),
    CALL(bind, ENGINE),
    CALL(listen, ENGINE),
    CALL(accept, LOOP),
    CALL(accept4, LOOP),
    CALL(connect, LOOP),
    CALL(shutdown, LOOP),
    CALL(getsockopt, LOOP),
    CALL(setsockopt, LOOP | DESK),
    CALL(getsockname, LOOP),
    CALL(getpeername, LOOP),
    CALL(sendto, LOOP | DESK),
    CALL(recvfrom, LOOP | DESK),
    CALL(sendmmsg, LOOP),
    CALL(recvmmsg, LOOP),
    CALL(ioctl, LOOP),
    CALL(dup, ENGINE),
    CALL(dup2, ENGINE | WARDEN),
    CALL(dup3, ENGINE | WARDEN),
    CALL(getgid, LOOP),
    CALL(getegid, LOOP),
    CALL(getppid, ENGINE | WARDEN),
    CALL(clock_getres, ENGINE),
    CALL(getrusage, ENGINE),
    /* the warden makes the children, and each confines itself; the engine waits for the warden */
    MASKED(clone, WARDEN, 0, (uint64_t) ~(CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID), SIGCHLD),
    CALL(set_robust_list, WARDEN),
    CALL(rseq, WARDEN),
    CALL(wait4, ENGINE | WARDEN),
    IS(kill, ENGINE | WARDEN, 1, SIGKILL),
    CALL(close_range, WARDEN),
    CALL(setpriority, WARDEN), /* a desk, before it is confined */
    CALL(prctl, WARDEN),
    CALL(seccomp, WARDEN),
    /* what a C library or the loop tries and can do without */
    TRY(sysinfo, ALL),
    TRY(uname, ALL),
    TRY(sched_getaffinity, ALL),
    TRY(sched_yield, ALL),
    TRY(prlimit64, ALL),
    TRY(getrlimit, ALL),
    TRY(clone3, WARDEN),
    /* SQLite would flush the store's directory, which the engine has done: refused, it goes on without */
    TRY(openat, KEEPER | DESK),
};

/* --- public --- */

bool sandbox_real(void)
{
    return REAL;
}

void sandbox_begin(void)
{
    umask(077);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (REAL) /* the sanitizer's search for leaks must look into the process */
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    signal(SIGPIPE, SIG_IGN);
}

bool sandbox_user(const char *user, char *why, size_t cap)
{
    if (!*user || geteuid() != 0)
        return true;
    const struct passwd *p = getpwnam(user);
    if (!p || p->pw_uid == 0) {
        snprintf(why, cap, "process.user \"%.40s\" is %s; make a user of its own for mlinzid", user,
                 p ? "root" : "no user of this machine");
        return false;
    }
    if (setgroups(0, NULL) != 0 || setresgid(p->pw_gid, p->pw_gid, p->pw_gid) != 0 ||
        setresuid(p->pw_uid, p->pw_uid, p->pw_uid) != 0 || setuid(0) == 0) {
        snprintf(why, cap, "mlinzid could not become the user %.40s: %s", user, strerror(errno));
        return false;
    }
    if (REAL)
        prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    return true;
}

static bool add(scmp_filter_ctx f, const struct row *r)
{
    struct scmp_arg_cmp only = {r->argument, (enum scmp_compare)r->compare, r->value, r->other};
    uint32_t action = r->verdict == TRIES ? SCMP_ACT_ERRNO(EPERM) : SCMP_ACT_ALLOW;
    return seccomp_rule_add_array(f, action, r->call, r->compare ? 1 : 0, &only) == 0;
}

bool sandbox_enter(enum process who)
{
    if (!REAL)
        return true;
    scmp_filter_ctx f = seccomp_init(SCMP_ACT_KILL_PROCESS);
    bool ok = f && seccomp_attr_set(f, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS) == 0 &&
              seccomp_attr_set(f, SCMP_FLTATR_CTL_OPTIMIZE, 2) == 0; /* a tree: a few steps a call, not a hundred */
    for (size_t i = 0; ok && i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].who & (1u << who))
            ok = add(f, &rows[i]);
    ok = ok && seccomp_load(f) == 0;
    if (f)
        seccomp_release(f);
    return ok;
}
