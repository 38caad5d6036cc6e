/* filtered.c - filtered NAMES COMMAND...: runs a command as a unit of systemd would that allows only the system calls
 * named in that file (others are answered EPERM), the address families AF_UNIX, AF_INET and AF_INET6, and no memory
 * that is both written and run (SystemCallFilter=, RestrictAddressFamilies=, MemoryDenyWriteExecute=). */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

static int allow(scmp_filter_ctx f, const char *name)
{
    int call = seccomp_syscall_resolve_name(name), bad = 0;
    if (call == __NR_SCMP_ERROR) /* not of this machine */
        return 0;
    if (call == SCMP_SYS(socket)) {
        bad |= seccomp_rule_add(f, SCMP_ACT_ALLOW, call, 1, SCMP_A0(SCMP_CMP_EQ, AF_UNIX));
        bad |= seccomp_rule_add(f, SCMP_ACT_ALLOW, call, 1, SCMP_A0(SCMP_CMP_EQ, AF_INET));
        return bad | seccomp_rule_add(f, SCMP_ACT_ALLOW, call, 1, SCMP_A0(SCMP_CMP_EQ, AF_INET6));
    }
    if (call == SCMP_SYS(mmap)) {
        bad |= seccomp_rule_add(f, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_WRITE, 0));
        return bad | seccomp_rule_add(f, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    }
    if (call == SCMP_SYS(mprotect))
        return seccomp_rule_add(f, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
    return seccomp_rule_add(f, SCMP_ACT_ALLOW, call, 0);
}

int main(int argc, char **argv)
{
    char name[64];
    FILE *names = argc > 2 ? fopen(argv[1], "re") : NULL;
    scmp_filter_ctx f = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (!names || !f)
        return 2;
    while (fscanf(names, "%63s", name) == 1)
        if (allow(f, name) != 0) {
            fprintf(stderr, "filtered: %s cannot be allowed\n", name);
            return 2;
        }
    if (seccomp_load(f) != 0)
        return 2;
    execvp(argv[2], argv + 2);
    perror(argv[2]);
    return 2;
}
