/* letter.h - what door, desk and engine say to each other about one request from outside: one record a datagram of a
 * SOCK_SEQPACKET socketpair, a few numbers and a row of parts. Whoever opens a letter takes it for a stranger's: every
 * length is looked at before it is used. Records of the processes themselves are mlinzid/proc_message.h. */
#ifndef MLINZI_MLINZID_LETTER_H
#define MLINZI_MLINZID_LETTER_H

#include "base/must.h"
#include "base/text.h"

enum letter_kind {
    LETTER_NONE,
    LETTER_ASK,    /* door to desk: a request; parts: enum ask_part; number[0]: enum http_method, [1]: enum ask_flag */
    LETTER_ANSWER, /* desk to door: number[0]: status, number[1]: 1 more of the body follows; parts: enum answer_part */
    LETTER_KINDS
};
enum ask_part {
    ASK_PATH,
    ASK_QUERY,
    ASK_BODY,
    ASK_TYPE, /* Content-Type */
    ASK_COOKIE,
    ASK_AUTHORIZATION,
    ASK_LANGUAGE,
    ASK_REMOTE, /* the address it came from */
    ASK_HOST,
    ASK_ORIGIN,
    ASK_IDEMPOTENCY, /* Idempotency-Key */
    ASK_ETAG,        /* If-None-Match */
    ASK_PARTS
};
enum ask_flag { ASK_HTMX = 1, ASK_TLS = 2 };
enum answer_part { ANSWER_HEADERS, ANSWER_BODY, ANSWER_PARTS }; /* headers: "Name: value\n" each; body: one piece */

enum { LETTER_NUMBERS = 4, LETTER_PARTS = 16, LETTER_BYTES_MAX = 96 * 1024, LETTER_PIECE = 48 * 1024 };
struct letter {
    enum letter_kind kind;
    int64_t id; /* of the one who asks, handed back */
    int64_t number[LETTER_NUMBERS];
    int parts;
    struct span part[LETTER_PARTS]; /* when opened: in the bytes it was opened from */
};
/* How many bytes; 0: it does not fit. */
size_t letter_pack(const struct letter *l, unsigned char *out, size_t cap);
MUST_USE bool letter_open(const unsigned char *bytes, size_t n, struct letter *out);

enum letter_got { LETTER_GOT, LETTER_NOTHING, LETTER_BROKEN, LETTER_END };
/* now: never waits; false: nobody reads, no room, or it does not fit. Not for two threads: one buffer a process. */
MUST_USE bool letter_send(int fd, const struct letter *l, bool now);
/* The letter lies in a buffer of this file until the next one is received. */
enum letter_got letter_receive(int fd, struct letter *out, bool now);

#endif
