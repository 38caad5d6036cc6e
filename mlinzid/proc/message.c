/* message.c - records between the daemon's processes as bytes: two marks, the kind, an id, five numbers, two texts
 * with their lengths. Little end first, so that a trace reads the same on every machine. */
#include "mlinzid/proc/message.h"

#include <string.h>

#define MARK 'M'
#define FORMAT 1

const char *process_word(enum process who)
{
    static const char *const words[PROCESS_COUNT] = {"engine", "warden", "keeper", "desk", "desk2", "door"};
    return who < PROCESS_COUNT ? words[who] : "?";
}

static size_t put(unsigned char *to, uint64_t v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] = (unsigned char)(v >> (8 * i));
    return n;
}

static uint64_t get(const unsigned char *from, size_t n)
{
    uint64_t v = 0;
    for (size_t i = 0; i < n; i++)
        v |= (uint64_t)from[i] << (8 * i);
    return v;
}

size_t proc_pack(const struct proc_message *m, unsigned char out[PROC_BYTES_MAX])
{
    size_t at = 0;
    at += put(out + at, MARK, 1);
    at += put(out + at, FORMAT, 1);
    at += put(out + at, m->kind, 2);
    at += put(out + at, (uint64_t)m->id, 8);
    for (int i = 0; i < PROC_NUMBERS; i++)
        at += put(out + at, (uint64_t)m->number[i], 8);
    for (int i = 0; i < PROC_TEXTS; i++) {
        if (m->text[i].n > PROC_TEXT_MAX)
            return 0;
        at += put(out + at, m->text[i].n, 2);
        if (m->text[i].n)
            memcpy(out + at, m->text[i].p, m->text[i].n);
        at += m->text[i].n;
    }
    return at;
}

bool proc_unpack(const unsigned char *bytes, size_t n, struct proc_message *out)
{
    const size_t head = 4 + 8 + 8 * PROC_NUMBERS;
    memset(out, 0, sizeof *out);
    if (n < head || bytes[0] != MARK || bytes[1] != FORMAT)
        return false;
    uint64_t kind = get(bytes + 2, 2);
    if (kind <= PROC_NONE || kind >= PROC_KINDS)
        return false;
    out->kind = (enum proc_kind)kind;
    out->id = (int64_t)get(bytes + 4, 8);
    for (size_t i = 0; i < PROC_NUMBERS; i++)
        out->number[i] = (int64_t)get(bytes + 12 + 8 * i, 8);
    size_t at = head;
    for (int i = 0; i < PROC_TEXTS; i++) {
        if (n - at < 2)
            return false;
        size_t length = (size_t)get(bytes + at, 2);
        at += 2;
        if (length > PROC_TEXT_MAX || length > n - at)
            return false;
        out->text[i] = (struct span){(const char *)bytes + at, length};
        at += length;
    }
    return at == n;
}
