/* box.h - frames of Kannel's box protocol (1.4.4, 1.4.5): packing and unpacking, no socket. Source: gw/msg-decl.h of Kannel,
 * described in docs/kannel.md. A frame is a u32 big-endian payload length, then the payload. */
#ifndef MLINZI_GATEWAY_BOX_H
#define MLINZI_GATEWAY_BOX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/text.h"

#define BOX_FRAME_MAX (1024u * 1024u)
enum box_type { BOX_HEARTBEAT, BOX_ADMIN, BOX_SMS, BOX_ACK, BOX_WDP };
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
/* Reads one payload (without its length). Spans point into it. False: malformed; then msg->id (and sms.id) hold the message's
 * id where it could be read all the same (sms: by walking the fields before it), else p NULL. */
bool box_unpack(struct span payload, struct box_msg *msg);
/* Appends the frame (length and payload) to out. Returns bytes written, or -1 when cap is too small. */
int box_pack(const struct box_msg *msg, char *out, size_t cap);

#endif
