/* mlinzid_sandbox_test.c - a program of its own puts on the list of each process and then does what that process must
 * never do: it is ended by the system, and not by its own good will. What a process needs it can still do. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "mlinzid/proc/link.h"
#include "mlinzid/proc/sandbox.h"
#include "tests/unit/test.h"

/* Each returns true when it was done. */
static bool open_file(void)
{
    return open("/dev/null", O_RDONLY) >= 0;
}

static bool make_file(void)
{
    return open(P_tmpdir, O_TMPFILE | O_WRONLY, 0600) >= 0;
}

static bool speak_tcp(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool speak_netlink(void)
{
    return socket(AF_NETLINK, SOCK_RAW, 0) >= 0;
}

static bool run_program(void)
{
    char *const none[] = {NULL};
    execve("/bin/true", none, none);
    return false;
}

static bool run_open_program(void)
{
    char *const none[] = {NULL};
    syscall(SYS_execveat, 0, "", none, none, AT_EMPTY_PATH);
    return false;
}

static bool look_into_parent(void)
{
    return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == 0;
}

static bool copy_from_parent(void)
{
    return syscall(SYS_process_vm_readv, getppid(), NULL, 0, NULL, 0, 0) >= 0;
}

static bool fork_itself(void)
{
    pid_t pid = fork();
    if (pid == 0)
        _exit(0);
    return pid > 0;
}

static bool start_thread(void)
{
    return syscall(SYS_clone, CLONE_VM | CLONE_THREAD | CLONE_SIGHAND, NULL, NULL, NULL, NULL) >= 0;
}

static bool signal_parent(void)
{
    return kill(getppid(), SIGCONT) == 0;
}

static bool write_and_run(void)
{
    return mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
}

static bool become_root(void)
{
    return syscall(SYS_setuid, 0) == 0;
}

static bool leave_namespace(void)
{
    return syscall(SYS_unshare, 0) == 0;
}

static bool take_memory(void)
{
    char *p = malloc(8 << 20);
    if (p)
        memset(p, 1, 8 << 20);
    free(p);
    return p != NULL;
}

static bool say_a_line(void)
{
    return write(2, "", 0) == 0;
}

static bool give_up(void) /* must() shall end a process as it ends any other */
{
    abort();
}

/* --- what becomes of it --- */

enum end { DONE, REFUSED, KILLED, ABORTED, OTHER };

static enum end try_as(enum process who, bool (*act)(void))
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        sandbox_begin();
        if (!sandbox_enter(who))
            _exit(9);
        _exit(act() ? 0 : errno == EPERM ? 1 : 2);
    }
    if (pid < 0 || waitpid(pid, &status, 0) != pid)
        return OTHER;
    if (WIFSIGNALED(status))
        return WTERMSIG(status) == SIGSYS ? KILLED : WTERMSIG(status) == SIGABRT ? ABORTED : OTHER;
    return WEXITSTATUS(status) == 0 ? DONE : WEXITSTATUS(status) == 1 ? REFUSED : OTHER;
}

static void everybody(bool (*act)(void), enum end want)
{
    for (int i = 0; i < PROCESS_COUNT; i++) {
        enum end have = try_as((enum process)i, act);
        if (have != want)
            printf("# %s\n", process_word((enum process)i));
        CHECK_INT(have, want);
    }
}

static void nobody_runs_a_program(void)
{
    everybody(run_program, KILLED);
    everybody(run_open_program, KILLED);
}

static void nobody_looks_into_another_or_signals_it(void)
{
    everybody(look_into_parent, KILLED);
    everybody(copy_from_parent, KILLED);
    everybody(signal_parent, KILLED);
}

static void nobody_changes_user_or_world(void)
{
    everybody(become_root, KILLED);
    everybody(leave_namespace, KILLED);
    everybody(speak_netlink, KILLED);
}

static void nobody_writes_what_it_runs(void)
{
    everybody(write_and_run, KILLED);
}

static void only_the_warden_forks_and_nobody_has_threads(void)
{
    for (int i = 0; i < PROCESS_COUNT; i++) {
        CHECK_INT(try_as((enum process)i, fork_itself), i == PROCESS_WARDEN ? DONE : KILLED);
        CHECK_INT(try_as((enum process)i, start_thread), KILLED);
    }
}

static void only_engine_and_warden_open_files(void)
{
    static const enum end opens[PROCESS_COUNT] = {DONE, DONE, REFUSED, REFUSED, REFUSED, KILLED};
    for (int i = 0; i < PROCESS_COUNT; i++) {
        CHECK_INT(try_as((enum process)i, open_file), opens[i]);
        CHECK_INT(try_as((enum process)i, make_file), opens[i]);
    }
}

/* The warden for the door's sake: a child's list is laid over it. */
static void keeper_and_desks_have_no_net(void)
{
    static const enum end speaks[PROCESS_COUNT] = {DONE, DONE, KILLED, KILLED, KILLED, DONE};
    for (int i = 0; i < PROCESS_COUNT; i++)
        CHECK_INT(try_as((enum process)i, speak_tcp), speaks[i]);
}

static void all_live_and_end(void)
{
    everybody(take_memory, DONE);
    everybody(say_a_line, DONE);
    everybody(give_up, ABORTED);
}

int main(void)
{
    if (!sandbox_real()) {
        printf("ok 1 # SKIP under the sanitizers no list is put on\n1..1\n");
        return 0;
    }
    RUN(nobody_runs_a_program);
    RUN(nobody_looks_into_another_or_signals_it);
    RUN(nobody_changes_user_or_world);
    RUN(nobody_writes_what_it_runs);
    RUN(only_the_warden_forks_and_nobody_has_threads);
    RUN(only_engine_and_warden_open_files);
    RUN(keeper_and_desks_have_no_net);
    RUN(all_live_and_end);
    return test_end();
}
