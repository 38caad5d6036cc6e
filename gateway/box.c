/* box.c - frames of Kannel's box protocol, by one table of fields a message type.
 *
 * The protocol has no tags and no version: a message is its fields in the order of Kannel's gw/msg-decl.h. One table
 * drives packing, unpacking and the walk through a frame too long to be kept, so that the three cannot disagree. */
#include "gateway/box.h"

#include <stddef.h>
#include <string.h>

#include "base/must.h"

enum kind { KIND_NUMBER, KIND_STRING, KIND_ID };
struct field {
    unsigned short at; /* offset in struct box_msg */
    unsigned char kind;
};
#define N(name)                                     \
    {                                               \
        offsetof(struct box_msg, name), KIND_NUMBER \
    }
#define S(name)                                     \
    {                                               \
        offsetof(struct box_msg, name), KIND_STRING \
    }
#define U(name)                                 \
    {                                           \
        offsetof(struct box_msg, name), KIND_ID \
    }

static const struct field heartbeat_fields[] = {N(load)};
static const struct field admin_fields[] = {N(command), S(boxc_id)};
static const struct field ack_fields[] = {N(nack), N(time), U(id)};
static const struct field sms_fields[] = {
    S(sms.sender),      S(sms.receiver),   S(sms.udhdata),  S(sms.msgdata),  N(sms.time),       S(sms.smsc_id),
    S(sms.smsc_number), S(sms.foreign_id), S(sms.service),  S(sms.account),  U(sms.id),         N(sms.sms_type),
    N(sms.mclass),      N(sms.mwi),        N(sms.coding),   N(sms.compress), N(sms.validity),   N(sms.deferred),
    N(sms.dlr_mask),    S(sms.dlr_url),    N(sms.pid),      N(sms.alt_dcs),  N(sms.rpi),        S(sms.charset),
    S(sms.boxc_id),     S(sms.binfo),      N(sms.msg_left), N(sms.priority), N(sms.resend_try), N(sms.resend_time),
    S(sms.meta_data),
};
_Static_assert(countof(sms_fields) == 31, "an sms has 31 fields");

static const struct shape {
    const struct field *field;
    int count;
} shapes[] = {
    [BOX_HEARTBEAT] = {heartbeat_fields, (int)countof(heartbeat_fields)},
    [BOX_ADMIN] = {admin_fields, (int)countof(admin_fields)},
    [BOX_SMS] = {sms_fields, (int)countof(sms_fields)},
    [BOX_ACK] = {ack_fields, (int)countof(ack_fields)},
};

static uint32_t read_u32(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void write_u32(char *p, uint32_t v)
{
    p[0] = (char)(v >> 24);
    p[1] = (char)(v >> 16);
    p[2] = (char)(v >> 8);
    p[3] = (char)v;
}

static int32_t *number_at(struct box_msg *msg, struct field f)
{
    return (int32_t *)(void *)((char *)msg + f.at);
}

static struct span *span_at(struct box_msg *msg, struct field f)
{
    return (struct span *)(void *)((char *)msg + f.at);
}

static void unset(struct box_msg *msg, const struct field *field, int count)
{
    for (int i = 0; i < count; i++)
        if (field[i].kind == KIND_NUMBER)
            *number_at(msg, field[i]) = BOX_UNSET;
        else
            *span_at(msg, field[i]) = (struct span){NULL, 0};
}

void box_sms_unset(struct box_sms *s)
{
    struct box_msg msg;
    unset(&msg, sms_fields, (int)countof(sms_fields));
    *s = msg.sms;
}

/* ids that can be said back in an ack: bearerbox's have 36 characters, others' up to BOX_ID_MAX */
static bool id_usable(struct span id)
{
    return id.p && id.n > 0 && id.n <= BOX_ID_MAX;
}

/* One field off the payload at *at. False: it does not end inside the payload. */
static bool field_read(struct span payload, size_t *at, struct box_msg *msg, struct field f)
{
    if (payload.n - *at < 4)
        return false;
    uint32_t v = read_u32(payload.p + *at);
    *at += 4;
    if (f.kind == KIND_NUMBER) {
        *number_at(msg, f) = (int32_t)v;
        return true;
    }
    if (v == UINT32_MAX)
        return true; /* null, as it already is */
    if (v > payload.n - *at)
        return false;
    *span_at(msg, f) = (struct span){payload.p + *at, v};
    *at += v;
    return true;
}

static bool is_uuid(const char *p)
{
    for (int i = 0; i < 36; i++) {
        char c = p[i];
        if (i == 8 || i == 13 || i == 18 || i == 23) {
            if (c != '-')
                return false;
        } else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) {
            return false;
        }
    }
    return true;
}

/* The last resort for a frame whose fields cannot be walked: the one place where a length of 36 is followed by the
 * shape of a UUID. Two such places are as good as none. Without it such a frame would come back at every connect. */
static struct span find_uuid(struct span payload)
{
    struct span found = {NULL, 0};
    for (size_t i = 0; i + 40 <= payload.n; i++)
        if (read_u32(payload.p + i) == 36 && is_uuid(payload.p + i + 4)) {
            if (found.p)
                return (struct span){NULL, 0};
            found = (struct span){payload.p + i + 4, 36};
        }
    return found;
}

bool box_unpack(struct span payload, struct box_msg *msg)
{
    memset(msg, 0, sizeof *msg);
    unset(msg, sms_fields, (int)countof(sms_fields));
    msg->load = msg->command = msg->nack = msg->time = BOX_UNSET;
    msg->type = BOX_NONE;
    if (payload.n < 4)
        return false;
    uint32_t type = read_u32(payload.p);
    if (type > BOX_WDP)
        return false;
    msg->type = (enum box_type)type;
    if (msg->type == BOX_WDP)
        return true; /* for a wapbox; its fields are nothing to us */
    size_t at = 4;
    struct shape shape = shapes[type];
    int i = 0;
    while (i < shape.count && field_read(payload, &at, msg, shape.field[i]))
        i++;
    if (msg->type == BOX_SMS) {
        if (i < shape.count && !msg->sms.id.p)
            msg->sms.id = find_uuid(payload);
        msg->id = msg->sms.id;
    }
    if (!id_usable(msg->id))
        msg->id = msg->sms.id = (struct span){NULL, 0};
    return i == shape.count && (msg->id.p || (msg->type != BOX_SMS && msg->type != BOX_ACK));
}

int box_pack(const struct box_msg *msg, char *out, size_t cap)
{
    must(msg->type < BOX_WDP);
    struct shape shape = shapes[msg->type];
    struct box_msg *m = (struct box_msg *)(uintptr_t)msg; /* only read below: the table's accessors serve both ways */
    size_t at = 8;
    if (cap < at)
        return -1;
    write_u32(out + 4, (uint32_t)msg->type);
    for (int i = 0; i < shape.count; i++) {
        struct field f = shape.field[i];
        struct span s = f.kind == KIND_NUMBER ? (struct span){NULL, 0} : *span_at(m, f);
        must(s.p || s.n == 0);
        if (cap - at < 4 || cap - at - 4 < s.n)
            return -1;
        uint32_t v = f.kind == KIND_NUMBER ? (uint32_t)*number_at(m, f) : s.p ? (uint32_t)s.n : UINT32_MAX;
        write_u32(out + at, v);
        at += 4;
        if (s.p)
            memcpy(out + at, s.p, s.n);
        at += s.n;
    }
    must(at <= INT32_MAX);
    write_u32(out, (uint32_t)(at - 4));
    return (int)at;
}

void box_walk_start(struct box_walk *w)
{
    memset(w, 0, sizeof *w);
    w->field = -1; /* the type comes first */
}

/* One whole number of the frame: the type, a number's value, or a string's length. */
static void walk_number(struct box_walk *w)
{
    uint32_t v = read_u32(w->number);
    w->got = 0;
    if (w->field < 0) {
        w->over = v != BOX_SMS;
        w->field = 0;
        return;
    }
    enum kind kind = (enum kind)sms_fields[w->field].kind;
    if (kind == KIND_NUMBER || v == UINT32_MAX || v == 0) {
        w->over = kind == KIND_ID;
        w->field++;
    } else if (kind == KIND_ID && v > BOX_ID_MAX) {
        w->over = true;
    } else {
        w->left = v;
    }
}

void box_walk(struct box_walk *w, struct span piece)
{
    for (size_t i = 0; i < piece.n && !w->over;) {
        if (w->left == 0) {
            w->number[w->got++] = piece.p[i++];
            if (w->got == 4)
                walk_number(w);
            continue;
        }
        size_t n = piece.n - i < w->left ? piece.n - i : w->left;
        bool id = sms_fields[w->field].kind == KIND_ID;
        if (id) {
            memcpy(w->space + w->id_n, piece.p + i, n);
            w->id_n += n;
        }
        i += n;
        w->left -= (uint32_t)n;
        if (w->left == 0) {
            w->field++;
            w->over = id;
            w->found = id;
        }
    }
}

struct span box_walk_id(const struct box_walk *w)
{
    return w->found ? (struct span){w->space, w->id_n} : (struct span){NULL, 0};
}
