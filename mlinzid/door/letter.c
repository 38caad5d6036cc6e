/* letter.c - packing, sending and receiving letters. What lay in the buffers is wiped when the next letter comes and
 * goes: they carry passwords and what was reported. */
#include "mlinzid/door/letter.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "base/must.h"

#define HEAD (4 + 4 + 8 + 8 * LETTER_NUMBERS)

static unsigned char *put(unsigned char *to, const void *from, size_t n)
{
    if (n)
        memcpy(to, from, n);
    return to + n;
}

size_t letter_pack(const struct letter *l, unsigned char *out, size_t cap)
{
    uint32_t kind = (uint32_t)l->kind, parts = (uint32_t)l->parts;
    size_t n = HEAD;
    must(l->parts >= 0 && l->parts <= LETTER_PARTS);
    for (int i = 0; i < l->parts; i++)
        n += 4 + l->part[i].n;
    if (n > cap || n > LETTER_BYTES_MAX)
        return 0;
    out = put(out, &kind, sizeof kind);
    out = put(out, &parts, sizeof parts);
    out = put(out, &l->id, sizeof l->id);
    out = put(out, l->number, sizeof l->number);
    for (int i = 0; i < l->parts; i++) {
        uint32_t length = (uint32_t)l->part[i].n;
        out = put(out, &length, sizeof length);
        out = put(out, l->part[i].p, length);
    }
    return n;
}

bool letter_open(const unsigned char *bytes, size_t n, struct letter *out)
{
    uint32_t kind, parts, length;
    *out = (struct letter){0};
    if (n < HEAD)
        return false;
    memcpy(&kind, bytes, sizeof kind);
    memcpy(&parts, bytes + 4, sizeof parts);
    if (kind <= LETTER_NONE || kind >= LETTER_KINDS || parts > LETTER_PARTS)
        return false;
    memcpy(&out->id, bytes + 8, sizeof out->id);
    memcpy(out->number, bytes + 16, sizeof out->number);
    size_t at = HEAD;
    for (uint32_t i = 0; i < parts; i++) {
        if (n - at < sizeof length)
            return false;
        memcpy(&length, bytes + at, sizeof length);
        at += sizeof length;
        if (n - at < length)
            return false;
        out->part[i] = (struct span){(const char *)bytes + at, length};
        at += length;
    }
    out->kind = (enum letter_kind)kind;
    out->parts = (int)parts;
    return at == n;
}

bool letter_send(int fd, const struct letter *l, bool now)
{
    static unsigned char bytes[LETTER_BYTES_MAX];
    size_t n = letter_pack(l, bytes, sizeof bytes);
    ssize_t sent = -1;
    while (n && (sent = send(fd, bytes, n, MSG_NOSIGNAL | (now ? MSG_DONTWAIT : 0))) < 0 && errno == EINTR)
        continue;
    explicit_bzero(bytes, n);
    return sent > 0;
}

enum letter_got letter_receive(int fd, struct letter *out, bool now)
{
    static unsigned char bytes[LETTER_BYTES_MAX];
    static size_t last;
    struct iovec v = {bytes, sizeof bytes};
    struct msghdr h = {.msg_iov = &v, .msg_iovlen = 1};
    ssize_t n;
    explicit_bzero(bytes, last);
    last = 0;
    while ((n = recvmsg(fd, &h, MSG_CMSG_CLOEXEC | (now ? MSG_DONTWAIT : 0))) < 0 && errno == EINTR)
        continue;
    if (n < 0)
        return errno == EAGAIN || errno == EWOULDBLOCK ? LETTER_NOTHING : LETTER_END;
    if (n == 0)
        return LETTER_END;
    last = (size_t)n;
    return !(h.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) && letter_open(bytes, last, out) ? LETTER_GOT : LETTER_BROKEN;
}
