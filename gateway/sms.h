/* sms.h - what an sms of the box protocol means to us, and how ours is written for bearerbox. No socket. */
#ifndef MLINZI_GATEWAY_SMS_H
#define MLINZI_GATEWAY_SMS_H

#include "gateway/box.h"
#include "gateway/carrier.h"

#define SMS_ID_CAP 37
#define SMS_URL_CAP 24
#define SMS_DLR_MASK 27 /* delivered 1, failed 2, SMSC accepted 8, SMSC refused 16 */

/* True when the UDH says this is one part of several (3GPP TS 23.040, 9.2.3.24.1 and .8). */
bool sms_is_part(struct span udh);
/* Bytes of space that sms_read may need for this sms. */
size_t sms_read_room(const struct box_sms *s);
/* Fills everything of mo but the carrier's name. Spans point into s or into space. */
void sms_read(const struct box_sms *s, char *space, struct carrier_mo *mo);

/* The 36-character id of an outgoing message, from the box's own number and our outbox id, and back. */
void sms_id(uint32_t box, int64_t outbox_id, char out[SMS_ID_CAP]);
bool sms_id_read(uint32_t box, struct span id, int64_t *outbox_id);

/* What a delivery report (sms type 3) says. False: it is not about a message of ours, or says nothing that changes it.
 */
bool sms_receipt(const struct box_sms *s, int64_t *outbox_id, enum receipt *r);

struct sms_out { /* what the written sms points to */
    char id[SMS_ID_CAP], url[SMS_URL_CAP];
    char *space; /* sms_write_room bytes */
};
size_t sms_write_room(const struct carrier_mt *mt);
/* Fills s with coding 0 where GSM 03.38 has every letter, else UTF-16BE. The box, its route and the time are the
 * link's. */
void sms_write(const struct carrier_mt *mt, uint32_t box, bool receipts, struct sms_out *out, struct box_sms *s);

#endif
