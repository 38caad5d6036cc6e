/* sms.c - between an sms of the box protocol and what the turn knows of a message.
 *
 * Coding 0 is UTF-8 both ways, coding 2 UTF-16BE; whatever a handset sends, the turn gets UTF-8 without NUL bytes,
 * because the store's text columns take no other. What is no text at all goes to a person as it came. */
#include "gateway/sms.h"

#include <string.h>

#include "base/gsm.h"
#include "base/url.h"

enum { CODING_7BIT = 0, CODING_8BIT = 1, CODING_UCS2 = 2 };
enum { DLR_DELIVERED = 1, DLR_FAILED = 2, DLR_SMSC_ACCEPTED = 8, DLR_SMSC_REFUSED = 16 };

bool sms_is_part(struct span udh)
{
    const unsigned char *p = (const unsigned char *)udh.p;
    if (udh.n == 0)
        return false;
    size_t end = (size_t)p[0] + 1 < udh.n ? (size_t)p[0] + 1 : udh.n;
    for (size_t i = 1; i + 1 < end; i += 2u + p[i + 1]) {
        size_t n = p[i + 1];
        if (i + 2 + n > end)
            break;
        if ((p[i] == 0 && n == 3 && p[i + 3] > 1) || (p[i] == 8 && n == 4 && p[i + 4] > 1))
            return true;
    }
    return false;
}

size_t sms_read_room(const struct box_sms *s)
{
    return 3 * s->msgdata.n + 4; /* a byte that is no UTF-8 becomes U+FFFD, three bytes */
}

static bool plain_ascii(struct span s)
{
    unsigned char bad = 0;
    for (size_t i = 0; i < s.n; i++)
        bad |= (unsigned char)((unsigned char)s.p[i] - 1u) & 0x80u; /* 0 and 0x81.. */
    for (size_t i = 0; i < s.n; i++)
        bad |= (unsigned char)s.p[i] & 0x80u;
    return bad == 0;
}

/* The same text as valid UTF-8 without NUL bytes. */
static struct span clean(struct span s, char *space)
{
    if (plain_ascii(s))
        return s;
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        n += utf8_put(c ? c : 0xfffd, space + n);
    }
    return (struct span){space, n};
}

/* UTF-16BE with whatever faults: lone halves of a pair, NULs and an odd last byte become U+FFFD. */
static struct span from_utf16(struct span s, char *space)
{
    const unsigned char *p = (const unsigned char *)s.p;
    size_t n = 0;
    for (size_t i = 0; i < s.n; i += 2) {
        uint32_t c = i + 1 < s.n ? (uint32_t)p[i] << 8 | p[i + 1] : 0;
        if (c >= 0xd800 && c < 0xdc00 && i + 3 < s.n && (p[i + 2] & 0xfcu) == 0xdc) {
            c = 0x10000 + ((c & 0x3ffu) << 10) + (((uint32_t)p[i + 2] & 3u) << 8 | p[i + 3]);
            i += 2;
        }
        if (c == 0 || (c >= 0xd800 && c < 0xe000))
            c = 0xfffd;
        n += utf8_put(c, space + n);
    }
    return (struct span){space, n};
}

void sms_read(const struct box_sms *s, char *space, struct carrier_mo *mo)
{
    *mo = (struct carrier_mo){.msgid = s->id, .sender = s->sender, .receiver = s->receiver, .time_s = s->time};
    mo->partial = sms_is_part(s->udhdata);
    if (s->coding == CODING_7BIT || s->coding == BOX_UNSET) {
        mo->text = clean(s->msgdata, space);
    } else if (s->coding == CODING_UCS2) {
        mo->text = from_utf16(s->msgdata, space);
    } else {
        mo->binary = true;
        mo->text = s->msgdata;
        if (mo->text.n > CARRIER_BROKEN_MAX)
            mo->text.n = CARRIER_BROKEN_MAX;
    }
}

static char *put_hex(char *p, uint64_t v, int digits)
{
    for (int i = digits - 1; i >= 0; i--)
        *p++ = "0123456789abcdef"[v >> (4 * i) & 15];
    return p;
}

/* A UUID of version 8 (RFC 9562: the maker's own meaning): the box, then the 64 bits of the outbox id. */
void sms_id(uint32_t box, int64_t outbox_id, char out[SMS_ID_CAP])
{
    uint64_t id = (uint64_t)outbox_id;
    char *p = put_hex(out, box, 8);
    *p++ = '-';
    p = put_hex(p, id >> 48, 4);
    *p++ = '-';
    p = put_hex(p, 0x8000u | (id >> 36 & 0xfffu), 4);
    *p++ = '-';
    p = put_hex(p, 0x8000u | (id >> 24 & 0xfffu), 4);
    *p++ = '-';
    p = put_hex(p, id & 0xffffffu, 12);
    *p = 0;
}

bool sms_id_read(uint32_t box, struct span id, int64_t *outbox_id)
{
    uint64_t half[2] = {0, 0}; /* the first and the last 16 digits */
    char again[SMS_ID_CAP];
    int n = 0;
    if (id.n != 36)
        return false;
    for (size_t i = 0; i < 36; i++) {
        if (i == 8 || i == 13 || i == 18 || i == 23)
            continue;
        int v = hex_digit(id.p[i]);
        if (v < 0)
            return false;
        half[n / 16] = half[n / 16] << 4 | (uint64_t)v;
        n++;
    }
    uint64_t hi = half[0], lo = half[1];
    uint64_t value = (hi >> 16 & 0xffffu) << 48 | (hi & 0xfffu) << 36 | (lo >> 48 & 0xfffu) << 24 | (lo & 0xffffffu);
    sms_id(box, (int64_t)value, again);
    for (int i = 0; i < 36; i++)
        if (hex_digit(again[i]) != hex_digit(id.p[i])) /* the dashes are -1 on both sides, or it is another's id */
            return false;
    *outbox_id = (int64_t)value;
    return true;
}

bool sms_receipt(const struct box_sms *s, int64_t *outbox_id, enum receipt *r)
{
    if (!span_i64(s->dlr_url, outbox_id) || *outbox_id <= 0)
        return false;
    switch (s->dlr_mask) {
    case DLR_DELIVERED: *r = RECEIPT_DELIVERED; return true;
    case DLR_SMSC_ACCEPTED: *r = RECEIPT_ACCEPTED; return true;
    case DLR_FAILED:
    case DLR_SMSC_REFUSED: *r = RECEIPT_FAILED; return true;
    default: return false; /* queued at the SMSC, or on its way: nothing new */
    }
}

size_t sms_write_room(const struct carrier_mt *mt)
{
    return 2 * mt->text.n + 2; /* no character takes more bytes in UTF-16 than twice those of its UTF-8 */
}

void sms_write(const struct carrier_mt *mt, uint32_t box, bool receipts, struct sms_out *out, struct box_sms *s)
{
    struct text url;
    box_sms_unset(s);
    sms_id(box, mt->id, out->id);
    s->id = (struct span){out->id, 36};
    s->sms_type = BOX_MT_PUSH;
    s->sender = mt->from;
    s->receiver = span_of(mt->to.s);
    if (sms_measure(mt->text).gsm7) {
        s->coding = CODING_7BIT;
        s->msgdata = mt->text;
    } else {
        int n = utf16_from_utf8(mt->text, out->space, sms_write_room(mt));
        must(n >= 0);
        s->coding = CODING_UCS2;
        s->msgdata = (struct span){out->space, (size_t)n};
    }
    if (mt->expires_s > 0 && mt->expires_s <= INT32_MAX)
        s->validity = (int32_t)mt->expires_s;
    if (receipts) {
        text_init(&url, out->url, sizeof out->url);
        text_i64(&url, mt->id);
        s->dlr_mask = SMS_DLR_MASK;
        s->dlr_url = text_done(&url);
    }
}
