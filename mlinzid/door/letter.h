/* letter.h - what door, desk and engine say to each other about one request from outside: one record a datagram of a
 * SOCK_SEQPACKET socketpair, a few numbers and a row of parts. Whoever opens a letter takes it for a stranger's: every
 * length is looked at before it is used. Records of the processes themselves are mlinzid/proc/message.h. */
#ifndef MLINZI_MLINZID_LETTER_H
#define MLINZI_MLINZID_LETTER_H

#include "base/must.h"
#include "base/text.h"

enum letter_kind {
    LETTER_NONE,
    LETTER_ASK,    /* door to desk: a request; parts: enum ask_part; number[0]: enum http_method */
    LETTER_ANSWER, /* desk to door: number[0]: status, number[1]: 1 more of the body follows; parts: enum answer_part */
    /* Door and engine, over the door's counter. What comes from outside is answered after its commit. */
    LETTER_TEXT,    /* a text that came; parts: enum text_part; number[0]: when, 0 not said, [1]: 1 not UTF-8 */
    LETTER_REPORT,  /* what became of a text of ours; parts: enum report_part; number[0]: enum receipt */
    LETTER_STORED,  /* the engine's answer to both; number[0]: 1 stored, 0 not taken: ask again */
    LETTER_HOP,     /* a hop of USSD; parts: enum hop_part. Answered by LETTER_SCREEN, or LETTER_STORED 0: not taken */
    LETTER_SCREEN,  /* its screen, one part; number[0]: 1 the session goes on */
    LETTER_OVER,    /* the network says that a session is over; parts as of a hop; answered by LETTER_STORED */
    LETTER_LOOK,    /* door to engine: how are you? */
    LETTER_FIGURES, /* its answer: one part, the figures as Prometheus reads them; number[0]: enum ready, what is well
                     */
    LETTER_SEND,    /* engine to door: a text for an aggregator; parts: enum send_part; number[0]: our outbox id */
    LETTER_SENT, /* its answer; parts: enum report_part, the id may be empty; number[0]: outbox id, [1]: enum receipt */
    LETTER_TELL, /* engine to door: what a partner hears; parts: enum tell_part; id: the event, number[0]: tries before
                  */
    LETTER_TOLD, /* its answer, by the same id; number[0]: HTTP's status, 0 none */
    LETTER_BRIDGE,  /* engine to door: a case for CPIMS; parts: enum bridge_part; id: the case */
    LETTER_BRIDGED, /* its answer, by the same id; parts: enum bridged_part; number[0]: HTTP's status, 0 none, [1]: enum
                       cpims_end */
    LETTER_KINDS
};
enum text_part { TEXT_LINK, TEXT_ID, TEXT_FROM, TEXT_TO, TEXT_BODY, TEXT_PARTS };
enum ready { READY_DESK = 1, READY_STORE = 2, READY_LINK = 4, READY_ALL = 7 };
enum hop_part { HOP_LINK, HOP_SESSION, HOP_PHONE, HOP_TEXT, HOP_PARTS }; /* text: all that was typed since the dial */
enum send_part { SEND_LINK, SEND_TO, SEND_FROM, SEND_TEXT, SEND_PARTS };
enum tell_part { TELL_URL, TELL_BODY, TELL_SIGNATURE, TELL_PARTS };
enum bridge_part { BRIDGE_NAME, BRIDGE_BODY, BRIDGE_PARTS }; /* body: empty asks what became of it */
enum bridged_part { BRIDGED_WHY, BRIDGED_SERIAL, BRIDGED_SAID, BRIDGED_COMMENT, BRIDGED_PARTS };
enum report_part { REPORT_LINK, REPORT_ID, REPORT_PARTS }; /* the aggregator's id of it */
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
