/* message.h - what the processes of the daemon say to each other: one small record a datagram of a
 * SOCK_SEQPACKET socketpair. Packing and unpacking alone, no socket: what a confined child writes is read by the engine
 * as a stranger's, so every length is looked at before it is used. */
#ifndef MLINZI_MLINZID_PROC_MESSAGE_H
#define MLINZI_MLINZID_PROC_MESSAGE_H

#include "base/text.h"

enum process {
    PROCESS_ENGINE,
    PROCESS_WARDEN,
    PROCESS_KEEPER,
    PROCESS_DESK,
    PROCESS_DESK2,
    PROCESS_DOOR,
    PROCESS_COUNT
};
const char *process_word(enum process who);

enum proc_kind {
    PROC_NONE,
    /* engine to warden, and back. number[0]: which process (enum process) */
    PROC_SPAWN,
    PROC_KILL,
    PROC_SPAWNED, /* number[1]: its pid, 0 when it could not be made; the engine's end of its socket comes with it */
    PROC_COUNTER, /* after SPAWNED, of desk and door: the engine's end of its second socket comes with it */
    PROC_ENDED,   /* number[1]: its pid, number[2]: its status as wait(2) gives it */
    /* engine to any child, and back */
    PROC_PING,
    PROC_PONG, /* of the keeper: number as in enum keeper_count */
    /* engine to keeper, and back; id is the engine's, handed back */
    PROC_CHECKPOINT,
    PROC_CHECKPOINTED, /* numbers as in PROC_PONG */
    PROC_PIN_HASH,     /* text[0]: a PIN. number[0]: passes, number[1]: memory in KiB */
    PROC_PIN_HASHED,   /* text[0]: its hash, empty when there was no memory */
    PROC_PIN_CHECK,    /* the same, and text[1]: the hash it is compared with; empty: nothing, at the same cost */
    PROC_PIN_CHECKED,  /* number[PROC_RESULT]: 1 when it is that PIN */
    PROC_KINDS
};
enum { PROC_NUMBERS = 5, PROC_RESULT = PROC_NUMBERS - 1, PROC_TEXTS = 2, PROC_TEXT_MAX = 256 };
struct proc_message {
    enum proc_kind kind;
    int64_t id;
    int64_t number[PROC_NUMBERS];
    struct span text[PROC_TEXTS]; /* when unpacked: in the bytes it was unpacked from */
};
#define PROC_BYTES_MAX (4 + 8 + 8 * PROC_NUMBERS + PROC_TEXTS * (2 + PROC_TEXT_MAX))

/* How many bytes; 0: a text is too long. */
size_t proc_pack(const struct proc_message *m, unsigned char out[PROC_BYTES_MAX]);
/* False: not one whole record as proc_pack makes it. */
bool proc_unpack(const unsigned char *bytes, size_t n, struct proc_message *out);

#endif
