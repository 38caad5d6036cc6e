/* link.c - one record a datagram: SOCK_SEQPACKET keeps their edges and says when the other end is gone.
 * What was sent is wiped after: a record may carry a PIN. */
#include "mlinzid/proc/link.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

bool proc_pair(int fd[2])
{
    return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fd) == 0;
}

union passed {
    struct cmsghdr align;
    char space[CMSG_SPACE(sizeof(int))];
};

bool proc_send(int fd, const struct proc_message *m, int pass, bool now)
{
    unsigned char bytes[PROC_BYTES_MAX];
    struct iovec v = {bytes, proc_pack(m, bytes)};
    union passed with = {0};
    struct msghdr h = {.msg_iov = &v, .msg_iovlen = 1};
    ssize_t n = -1;
    if (pass >= 0) {
        h.msg_control = with.space;
        h.msg_controllen = sizeof with.space;
        *CMSG_FIRSTHDR(&h) = (struct cmsghdr){CMSG_LEN(sizeof pass), SOL_SOCKET, SCM_RIGHTS};
        memcpy(CMSG_DATA(CMSG_FIRSTHDR(&h)), &pass, sizeof pass);
    }
    while (v.iov_len && (n = sendmsg(fd, &h, MSG_NOSIGNAL | (now ? MSG_DONTWAIT : 0))) < 0 && errno == EINTR)
        continue;
    explicit_bzero(bytes, sizeof bytes);
    return n > 0;
}

enum proc_got proc_receive(int fd, struct proc_heard *out, bool now)
{
    struct iovec v = {out->bytes, sizeof out->bytes};
    union passed with = {0};
    struct msghdr h = {.msg_iov = &v, .msg_iovlen = 1, .msg_control = with.space, .msg_controllen = sizeof with.space};
    ssize_t n;
    out->fd = -1;
    while ((n = recvmsg(fd, &h, MSG_CMSG_CLOEXEC | (now ? MSG_DONTWAIT : 0))) < 0 && errno == EINTR)
        continue;
    if (n < 0)
        return errno == EAGAIN || errno == EWOULDBLOCK ? PROC_NOTHING : PROC_END;
    const struct cmsghdr *c = CMSG_FIRSTHDR(&h);
    if (c && c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS && c->cmsg_len == CMSG_LEN(sizeof(int)))
        memcpy(&out->fd, CMSG_DATA(c), sizeof out->fd);
    if (n == 0)
        return PROC_END;
    if ((h.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0 && proc_unpack(out->bytes, (size_t)n, &out->m))
        return PROC_GOT;
    if (out->fd >= 0)
        close(out->fd);
    out->fd = -1;
    return PROC_BROKEN;
}
