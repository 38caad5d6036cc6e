/* box.h - frames of Kannel's box protocol (1.4.4, 1.4.5): packing and unpacking, no socket. Source: gw/msg-decl.h of
 * Kannel, described in docs/kannel.md. A frame is a u32 big-endian payload length, then the payload. */
#ifndef MLINZI_GATEWAY_BOX_H
#define MLINZI_GATEWAY_BOX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

#define BOX_FRAME_MAX (1024u * 1024u)
#define BOX_ID_MAX 64 /* an id is 36 characters from bearerbox; a longer one than this is none */
enum box_type { BOX_HEARTBEAT, BOX_ADMIN, BOX_SMS, BOX_ACK, BOX_WDP, BOX_NONE };
enum box_admin { BOX_SHUTDOWN, BOX_SUSPEND, BOX_RESUME, BOX_IDENTIFY, BOX_RESTART, BOX_FEATURE };
enum box_ack { BOX_ACK_SUCCESS, BOX_ACK_FAILED, BOX_ACK_LATER, BOX_ACK_BUFFERED };
enum box_sms_type { BOX_MO, BOX_MT_REPLY, BOX_MT_PUSH, BOX_REPORT_MO, BOX_REPORT_MT };
#define BOX_UNSET (-1)

struct box_sms { /* strings with p NULL are null; numbers BOX_UNSET are unset */
    struct span sender, receiver, udhdata, msgdata;
    int32_t time;
    struct span smsc_id, smsc_number, foreign_id, service, account, id;
    int32_t sms_type, mclass, mwi, coding, compress, validity, deferred, dlr_mask;
    struct span dlr_url;
    int32_t pid, alt_dcs, rpi;
    struct span charset, boxc_id, binfo;
    int32_t msg_left, priority, resend_try, resend_time;
    struct span meta_data;
};
struct box_msg {
    enum box_type type;
    int32_t load;    /* heartbeat */
    int32_t command; /* admin */
    struct span boxc_id;
    int32_t nack, time; /* ack */
    struct span id;
    struct box_sms sms;
};
void box_sms_unset(struct box_sms *s); /* every field null or unset */
/* Reads one payload (without its length). Spans point into it; an sms's id stands in msg->id too. False: malformed, or
 * an sms or ack without an id; then msg->id holds the id where it could be read all the same (by walking the fields
 * before it, else as the one UUID in sight), else p NULL, and of an sms the fields before the fault are set. Bytes
 * after the last field are let pass, as Kannel does. The fields of a wdp datagram are not read. */
bool box_unpack(struct span payload, struct box_msg *msg);
/* Appends the frame (length and payload) to out. Returns bytes written, or -1 when cap is too small. */
int box_pack(const struct box_msg *msg, char *out, size_t cap);

/* The id of an sms frame too long to be kept: feed its payload piece by piece, and ask at its end. */
struct box_walk {
    int field;        /* -1: the type is still to come */
    uint32_t left;    /* bytes of a string still to come */
    int got;          /* bytes of a number that have come */
    bool over, found; /* nothing more to learn; the id was read */
    char number[4];
    char space[BOX_ID_MAX];
    size_t id_n;
};
void box_walk_start(struct box_walk *w);
void box_walk(struct box_walk *w, struct span piece);
struct span box_walk_id(const struct box_walk *w); /* p NULL: none */

#endif
