/* link.h - sending and receiving the records of mlinzid/proc/message.h on a socketpair, and with one, once, a
 * file descriptor. */
#ifndef MLINZI_MLINZID_PROC_LINK_H
#define MLINZI_MLINZID_PROC_LINK_H

#include "mlinzid/proc/message.h"

#define PROC_FD 3 /* where each child holds its end */

struct proc_heard {
    struct proc_message m; /* its texts lie in bytes */
    int fd;                /* passed with it, the receiver's to close; -1 none */
    unsigned char bytes[PROC_BYTES_MAX];
};
bool proc_pair(int fd[2]);
/* pass: a descriptor sent with it, -1 none. now: never waits. False: nobody reads, or (now) there is no room. */
bool proc_send(int fd, const struct proc_message *m, int pass, bool now);
enum proc_got { PROC_GOT, PROC_NOTHING, PROC_BROKEN, PROC_END };
/* NOTHING: only with now. BROKEN: a record nobody of ours wrote. */
enum proc_got proc_receive(int fd, struct proc_heard *out, bool now);

#endif
